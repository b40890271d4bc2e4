"""Whose figure a number is, for the ecosystem that a text is about.

The territory named right behind the number wins, then the holder in front of it, then what the
paragraph or the heading names, then the text's own subject.
"""

from collections.abc import Set
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.quantity import MONEY
from ftcli.text.numbers import Reason
from ftcli.text.places import Naming, Place, Scope
from ftcli.text.scenes import Scene
from ftcli.text.subjects import Holder, Subject, holder_before, is_possessed, place_behind
from ftcli.wording.tokens import word

# What a firm has as well, so that a firm spoken of may be the one that has it.
_OF_FIRMS = frozenset({"jobs", "jobs_created", "revenue", "funds_raised", "budget", "startups_jobs",
                       "private_investment", "jobs_growth", "jobs_share"})  # fmt: skip
# What a site inside a territory has a part of.
_OF_SITES = frozenset({"jobs", "firms", "startups", "revenue", "startups_jobs"})
_REGIONAL = frozenset({"regional", "regionale", "regionaux", "regionales"})
# Less than this, and no territory named: a firm's, whoever it is.
_LEAST = {"jobs": 100, "jobs_created": 10, "revenue": 20_000_000, "funds_raised": 5_000_000}


class Whose(NamedTuple):
    """Whose figure a number is.

    Attributes:
        territory: id of the ecosystem, or the name of another territory; None where none is known.
        area: type and name of the region or site counted instead of the whole territory.
        reason: why it is no figure of the ecosystem.
        words: the words that say so.
    """

    territory: str | None
    area: tuple[str, str] | None = None
    reason: Reason | None = None
    words: str = ""


class Context(NamedTuple):
    """What the sentences before have made plain.

    Attributes:
        about: the territory that the whole text is about, None for several or none.
        is_asked: whether the reader named it, so that other ecosystems are not wanted.
        section: the territory of the heading above.
        paragraph: the territory named last in the paragraph.
        is_of_company: whether the sentence before spoke of a firm.
        is_of_startups: whether the figure before counts start-ups, which a pronoun may mean.
        organisations: folded names of incubators, clusters and the like.
    """

    about: Place | None = None
    is_asked: bool = False
    section: Place | None = None
    paragraph: Place | None = None
    is_of_company: bool = False
    organisations: Set[str] = frozenset()


def whose(scene: Scene, metric: str, context: Context, given: Place | None = None) -> Whose:
    """Whose figure a quantity is.

    Args:
        scene: the quantity in its sentence.
        metric: what it states.
        context: what the sentences before have made plain.
        given: the territory that "respectivement" gives it.
    """
    if given is not None:
        return _of_place(given, given.id, context)
    beside = _beside_bracket(scene)  # "derrière Nice (5 000 étudiants)"
    subject = holder_before(scene.line, scene.first, scene.namings, context.organisations)
    if beside is None and subject is not None and _has_it(subject, metric):
        return Whose(None, None, Reason.COMPANY, subject.words)
    behind = beside or place_behind(scene)
    if behind is not None:
        return _of_place(behind.place, scene.words(behind.first, behind.end), context)
    if _is_regional(scene) and context.about and context.about.region:
        return _usual(context)._replace(area=("region", context.about.region), words="régional")
    return _of_holder(subject, scene, metric, context)


def _has_it(subject: Subject, metric: str) -> bool:
    """Whether a firm is the holder of what firms have."""
    return subject.holder is Holder.COMPANY and metric in _OF_FIRMS


def _beside_bracket(scene: Scene) -> Naming | None:
    """The territory right in front of the brackets that a number stands in."""
    opening = scene.clause.start - 1
    if not scene.is_bracketed:
        return None
    return next((naming for naming in scene.namings if naming.end == opening), None)


def _is_regional(scene: Scene) -> bool:
    """Whether an adjective behind a number says whose it is: "le secteur numérique régional"."""
    return any(token.fold in _REGIONAL for token in scene.beside(0, 8))


def _of_holder(subject: Subject | None, scene: Scene, metric: str, context: Context) -> Whose:
    if subject is not None and subject.place is not None:
        return _of_place(subject.place, subject.words, context)
    pays = METRICS[metric].unit in MONEY
    if (
        subject is None
        or subject.holder is Holder.COMPANY
        or (subject.holder is Holder.STATE and not pays)
    ):
        return _unnamed(scene, metric, context)
    if subject.holder in {Holder.NATION, Holder.STATE}:
        return Whose("France", None, Reason.NATIONAL, subject.words)
    usual = _usual(context)._replace(words=subject.words)
    if (
        subject.holder is Holder.REGION
        and metric in _OF_SITES | _OF_FIRMS
        and context.about
        and context.about.region
    ):
        return usual._replace(area=("region", context.about.region))
    if subject.holder is Holder.SITE and metric in _OF_SITES and usual.area is None:
        return usual._replace(area=("site", subject.words))
    return usual


def _unnamed(scene: Scene, metric: str, context: Context) -> Whose:
    """Whose figure it is where no word of the sentence gives it to a territory."""
    named = [naming.place for naming in scene.namings if naming.first >= scene.end]
    if named and (is_possessed(scene) or word(scene.line, 0) in {"avec", "with"}):
        # "Avec ses 500 emplois, Nantes …"
        return _of_place(named[0], named[0].id, context)
    if metric in _OF_FIRMS:
        nominal = scene.quantity.nominal
        amount = scene.quantity.unit not in {"%", "multiple"}
        is_small = amount and nominal is not None and nominal < _LEAST.get(metric, 0)
        if context.is_of_company or is_small or is_possessed(scene):
            return Whose(None, None, Reason.COMPANY)
    return _usual(context)


def _usual(context: Context) -> Whose:
    place = context.paragraph or context.section or context.about
    return _of_place(place, "", context) if place else Whose(None)


def _of_place(place: Place, words: str, context: Context) -> Whose:
    """Whose figure a territory's is, to the ecosystem that the text is about."""
    about = context.about
    if place.scope is Scope.COUNTRY:
        return Whose(place.id, None, Reason.NATIONAL, words)
    if place == about:
        is_part = place.scope is Scope.REGION and not place.ecosystem
        area = ("region", place.id) if is_part else None
        return Whose(place.ecosystem or place.id, area, None, words)
    if place.scope is Scope.REGION:
        is_around = about is None or place.region == about.region
        territory = about.id if about and is_around else place.id
        reason = None if is_around else Reason.OTHER_TERRITORY
        return Whose(territory, ("region", place.id), reason, words)
    reason = Reason.OTHER_TERRITORY if context.is_asked else None
    return Whose(place.id, None, reason, words)
