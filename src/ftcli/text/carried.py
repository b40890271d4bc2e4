"""What a number leaves out because the words around it have said it: "20 à l'horizon 2016".

A bare number takes its noun from a label ("Emplois : 9 500"), from the number it stands with ("500
et 300 entreprises"), from what its brackets explain ("ces emplois (4 500)"), or from the figure
before, where a date, a rate or "contre" puts it beside that.
"""

from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.nouns import nouns
from ftcli.quantity import COUNTS, MONEY
from ftcli.text.metrics import labelled_metric
from ftcli.text.scenes import Scene
from ftcli.wording.counting import noun_at
from ftcli.wording.tokens import tokens, word

_JOINED = frozenset({",", "a", "et", "and", "puis", "ou", "or", "des", "of", "the", "sur", "les"})
_AGAINST = frozenset({"contre", "soit", "puis", "against", "from", "to"})
PARTS = frozenset({"dont", "parmi", "including"})
_MONEY_AT_LEAST = 1_000_000
_LINKS = frozenset({"de", "d", "des", "du", "les", "la", "le", "l", "of", "the"})
_GROWTH_OF = {"jobs": "jobs_growth", "jobs_created": "jobs_growth", "firms": "firms_growth"}
_RISES = ("croiss", "hauss", "progress", "augment", "bond", "growth", "increas", "rise")


class Before(NamedTuple):
    """The figure before, which a later one may lean on.

    Attributes:
        metric: what it states.
        unit: its unit.
        stated: its words.
        is_near: whether it stands in the same sentence.
    """

    metric: str
    unit: str | None
    stated: str
    is_near: bool


class Carried(NamedTuple):
    """A number completed.

    Attributes:
        scene: the scene of the number, with the noun it takes over.
        metric: the metric it takes over; None where its noun decides.
        words: the words it takes them from.
    """

    scene: Scene
    metric: str | None = None
    words: str = ""


def completed(scene: Scene, before: Before | None) -> Carried:
    """A number with what it leaves out; as it is where nothing is carried over."""
    unit = scene.quantity.unit
    if unit in MONEY and before is not None and before.unit in MONEY and _is_in_series(scene):
        return Carried(scene, before.metric, before.stated) if before.is_near else Carried(scene)
    if unit == "%":
        return _growth(scene, before)
    if unit == "multiple":
        return _of_that(scene, before)
    if unit in {None, "count"} and _money_of(scene):
        return Carried(scene.counting("EUR", "euro"), _money_of(scene))
    if unit is not None:
        return Carried(scene)
    return (
        _numbered(scene)
        or _labelled(scene)
        or _joined(scene)
        or _explained(scene)
        or _continued(scene, before)
    )


def _growth(scene: Scene, before: Before | None) -> Carried:
    """A rise of the figure before: "1 420 sociétés (+40 %)", "un chiffre en hausse de 21 %"."""
    if before is None or before.metric not in _GROWTH_OF:
        return Carried(scene)
    sign = word(scene.line, scene.first) in {"+", "-"} or (word(scene.line, scene.first - 1) == "+")
    rises = any(token.fold.startswith(_RISES) for token in scene.beside(5, 0))
    counts = any((token.fold,) in nouns() for token in scene.beside(0, 4) if token.fold != "%")
    if before.is_near and not counts and (rises or (sign and scene.is_bracketed)):
        return Carried(scene, _GROWTH_OF[before.metric], before.stated)
    return Carried(scene)


def _of_that(scene: Scene, before: Before | None) -> Carried:
    """A multiple of the figure before: "doubler ce chiffre"."""
    that = {token.fold for token in scene.beside(0, 4)} & {"chiffre", "nombre", "figure", "number"}
    if before is None or not that or "de" in {token.fold for token in scene.beside(0, 4)}:
        return Carried(scene)
    return Carried(scene, before.metric, before.stated)


def _money_of(scene: Scene) -> str | None:
    """What money is told by: "un milliard et demi de chiffre d'affaires"."""
    words = [token.fold for token in scene.line[scene.end - 1 : scene.end + 4]]
    nominal = scene.quantity.nominal
    if scene.quantity.unit is None and nominal is not None and nominal >= _MONEY_AT_LEAST:
        words += [token.fold for token in scene.beside(6, 0)]  # "un CA de 1,1 milliard"
    if {"chiffre", "affaires"} <= set(words) or "ca" in words:
        return "revenue"
    return "funds_raised" if "levees" in words and "fonds" in words else None


def _numbered(scene: Scene) -> Carried | None:
    """The noun of a number of its own: "évalue à 1 000 le nombre d'emplois"."""
    line, clause = scene.line, scene.clause
    for index in range(clause.start, clause.stop - 2):
        if word(line, index) in {"nombre", "number"} and word(line, index + 1) in _LINKS:
            noun, end = noun_at(line, index + 2)
            if noun is not None and noun.unit in COUNTS:
                named = scene.counting(noun.unit, noun.concept)
                return Carried(named, None, scene.words(index, end))
    return None


def _labelled(scene: Scene) -> Carried | None:
    """The metric of a label: in front ("Emplois : 9 500"), or at the head of a row or a column."""
    line, place = scene.line, scene.first - 1
    label = line[max(0, place - 5) : place] if word(line, place) == ":" else []
    heads = [token for text in scene.labels for token in tokens(text)]
    stated = labelled_metric([*label, *heads])
    if stated.metric is None or METRICS[stated.metric].unit not in COUNTS:
        return None
    named = scene.counting(METRICS[stated.metric].unit, None)
    return Carried(named, stated.metric, stated.words[0])


def _joined(scene: Scene) -> Carried | None:
    """The noun of the next number: "500 et 300 entreprises", "300 des 900 start-up"."""
    following = scene.following
    if following is None or following.reading is None:
        return None
    between = {token.fold for token in scene.line[scene.end : following.first]}
    unit = following.reading.quantity.unit
    if not between <= _JOINED or unit not in COUNTS:
        return None
    words = scene.words(following.first, following.end)
    return Carried(scene.counting(unit, following.reading.concept), None, words)


def _explained(scene: Scene) -> Carried | None:
    """The noun beside a bracket that holds the number alone: "ces emplois (4 500)"."""
    line, clause = scene.line, scene.clause
    if not scene.is_bracketed or clause.stop - clause.start != scene.end - scene.first:
        return None
    behind = clause.stop + 1
    while word(line, behind) in _LINKS:
        behind += 1
    for index in (clause.start - 2, behind):
        noun = nouns().get((word(line, index),))
        if noun is not None and noun.unit in COUNTS:
            return Carried(scene.counting(noun.unit, noun.concept), None, line[index].text)
    return None


def _continued(scene: Scene, before: Before | None) -> Carried:
    """The noun of the figure before: "20 à l'horizon 2016", "contre 8 000 début 2020"."""
    line, first = scene.line, scene.first
    if before is None or before.unit in {"%", "multiple"}:
        return Carried(scene)
    another = "autre" in {word(line, first), word(line, first + 1)}
    bracketed = before.is_near and scene.is_bracketed
    part = bool(PARTS & {word(line, first - 1), word(line, first - 2)})
    if not (another or bracketed or part or scene.quantity.per or _is_in_series(scene)):
        return Carried(scene)
    # "Un autre million" is money as the million before; what it is spent on its own words say.
    metric = None if another else before.metric
    return Carried(scene.counting(before.unit, None), metric, before.stated)


def _is_in_series(scene: Scene) -> bool:
    """Whether a date right behind a number, or "contre", puts it beside the one before."""
    first, end = scene.first, scene.end
    dated = any(0 <= dated.first - end <= 1 for dated in scene.dated)
    return dated or word(scene.line, first - 1) in _AGAINST
