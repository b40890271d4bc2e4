"""Whether a figure is an aim, what kind of aim, and when it is due.

The word nearest in front of the number that places it in time decides: an aim ("ambitionne", a
future), the present ("compte"), or the past ("a créé"). Where none does, a horizon right beside the
number makes an aim of it ("20 à l'horizon 2016").
"""

from collections.abc import Sequence
from typing import NamedTuple

from ftcli.dates import Period
from ftcli.text.numbers import Number
from ftcli.text.scenes import Scene
from ftcli.wording.horizons import NEXT, Horizon
from ftcli.wording.lexicon import NEW
from ftcli.wording.tokens import Token, word

_AIM_STEMS = (
    "objectif", "ambition", "souhait", "esper", "projett", "envisag", "perspectiv",
    "promett", "promess", "cible", "aspir",
)  # fmt: skip
_AIMS = frozenset({
    "vise", "visent", "visons", "viser", "visant", "veut", "veulent", "voulons", "voudrait",
    "entend", "entendent", "doit", "doivent", "devrait", "devraient", "pourrait", "pourraient",
    "prevoit", "prevoient", "prevoyait", "prevu", "prevus", "prevues", "horizon",
    "misent", "want", "wants", "will", "would", "aims", "aim", "aiming", "plan", "plans", "planned",
    "targets", "target", "goal", "goals", "hopes", "hope", "expects", "expected", "should",
    "intends", "engage", "engagent", "attend", "attendent", "table", "tablent", "permettrait",
    "permettraient",
})  # fmt: skip
# Behind a number: "4 000 emplois attendus", "trois programmes sont programmés".
_AIMS_BEHIND = frozenset({"attendus", "attendues", "programmes", "programmees", "prevus", "prevues",
                          "prevu", "prevue",
                          "vises", "visees", "espere", "esperes", "promis", "planned", "expected",
                          "devrait", "devraient", "pourrait", "pourraient", "doit", "doivent",
                          "envisages"})  # fmt: skip
_NOW = frozenset({
    "compte", "comptent", "comptant", "emploie", "emploient", "represente", "representent",
    "totalise", "affiche", "pese", "pesent", "regroupe", "regroupent", "rassemble", "federe",
    "accueille", "abrite", "recense", "fort", "forte", "riche", "deja",
    "actuellement", "aujourd", "realise", "realisent", "genere", "generent", "employs", "has",
    "have", "revendique", "concentre", "mobilise", "heberge", "travaillent",
    "reunit", "etait", "etaient",
})  # fmt: skip
_AUXILIARIES = frozenset(
    {"a", "ont", "ai", "avons", "avez", "avait", "avaient", "has", "have", "had"}
)
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "is", "it", "u", "us", "ue", "ed")
_NO_PARTICIPLES = frozenset({"du", "au", "aussi", "ainsi", "plus", "qui", "puis"})
_FUTURES = ("era", "eront", "ira", "iront", "dra", "dront", "aura", "auront", "vra", "vront",
            "rra", "rront", "erons", "irons")  # fmt: skip
_NO_FUTURES = frozenset({"opera", "camera", "etcetera", "environs"})
# Horizons that point ahead by themselves; "en dix ans" may be ten years gone.
AHEAD = NEXT | {"ici", "horizon", "dans", "sous", "by", "within", "until", "before", "avant"}
# Verbs that lead right to what is to be: "créer 4 000 emplois".
_TO_BE = frozenset({
    "creer", "generer", "atteindre", "emerger", "accueillir", "lever", "former", "attirer",
    "recruter", "embaucher", "create", "generate", "reach", "attract", "doubler", "tripler",
    "multiplier", "porter", "accroitre", "augmenter",
})  # fmt: skip
# "companies generate €2bn" is the present; "to generate" is an aim.
_ENGLISH_TO_BE = frozenset({"create", "generate", "reach", "attract"})
_NEAR = 7


class Aim(NamedTuple):
    """An aim that a figure states.

    Attributes:
        words: the words that say so.
        mode: increment, level, flow, multiply or growth, as in the data file.
        horizon: when it is due, where the words name it.
    """

    words: str
    mode: str
    horizon: Horizon | None = None


class Tense(NamedTuple):
    """What a verb says of the time of a figure.

    Attributes:
        is_aim: whether it is still to be.
        words: the verb.
    """

    is_aim: bool
    words: str


def aim_of(scene: Scene, on: Period | None, before: Aim | None = None) -> Aim | None:
    """The aim that a figure states, None where it tells what is or was.

    Args:
        scene: the figure.
        on: the date of the text, where it is known.
        before: the aim of the figure before in the sentence, which one without a verb goes on.
    """
    if scene.number.is_start:
        return None
    tense = time_of(scene)
    horizon = _horizon(scene, on, is_told=tense is not None and tense.is_aim)
    if tense is None and horizon is not None:
        tense = Tense(is_aim=True, words=_words(scene, horizon))
    if tense is None and horizon is None:
        horizon = _later(scene, on)  # "…, de 8 500 m², ouvrira en 2017"
        tense = Tense(is_aim=True, words=_words(scene, horizon)) if horizon else None
    if tense is None and before is not None:
        return before._replace(mode=_mode(scene), horizon=None)
    if tense is None or not tense.is_aim:
        return None
    return Aim(tense.words, _mode(scene), horizon)


def time_of(scene: Scene) -> Tense | None:
    """What the verb of a figure says of its time; None where it has none that tells."""
    return _tense_before(scene) or _tense_behind(scene)


def _tense_before(scene: Scene) -> Tense | None:
    """What the word nearest in front of a number says of its time."""
    line, pending = scene.line, _infinitive(scene)
    for index in range(scene.first - 1, scene.clause.start - 1, -1):
        token = line[index]
        if token.kind == "number":
            continue
        distance = scene.first - index
        is_infinitive = token.fold in _TO_BE and not (
            token.fold in _ENGLISH_TO_BE and word(line, index - 1) != "to"
        )
        if is_infinitive and pending is None and distance <= _NEAR:
            pending = Tense(is_aim=True, words=token.text)
        elif _tells_aim(line, index, distance):
            return Tense(is_aim=True, words=token.text)
        elif _is_past(line, index) or (token.fold in _NOW and pending is None):
            return Tense(is_aim=False, words=token.text)
    return pending


def _infinitive(scene: Scene) -> Tense | None:
    """The aim that a multiple in the infinitive is: "doubler le nombre d'emplois"."""
    token = scene.line[scene.first]
    is_verb = scene.quantity.unit == "multiple" and token.fold.endswith("er")
    return Tense(is_aim=True, words=token.text) if is_verb else None


def _tense_behind(scene: Scene) -> Tense | None:
    """What the verb of which a number is the subject says of its time."""
    stop = min(scene.clause.stop, scene.room.stop, scene.end + 10)
    for token in scene.line[scene.end : stop]:
        if token.fold in {",", "qui", "dont", "que"}:
            return None
        if _is_future(token) or token.fold in _AIMS_BEHIND:
            return Tense(is_aim=True, words=token.text)
    return None


def _tells_aim(line: Sequence[Token], index: int, distance: int) -> bool:
    """Whether a word so far in front of a number makes an aim of it."""
    token = line[index]
    # "passer de 600 à 1 000": the second number is the aim.
    changes = token.fold == "passer" and distance > 2
    is_noun = _is_purpose(line, index) or _means_to(line, index)
    return changes or is_noun or _is_aim(token) or _is_future(token)


def _is_aim(token: Token) -> bool:
    return token.fold in _AIMS or token.fold.startswith(_AIM_STEMS)


def _is_purpose(line: Sequence[Token], index: int) -> bool:
    """Whether a noun is an aim by what it leads to: "un potentiel de", "pour but de"."""
    return word(line, index) in {"potentiel", "but", "cap"} and (
        word(line, index + 1) in {"de", "d", "est"}
        and word(line, index - 1) not in {"fort", "haut"}
    )


def _is_future(token: Token) -> bool:
    name = token.fold
    is_verb = len(name) > 3 and token.text[0].islower() and name not in _NO_FUTURES
    return is_verb and name.endswith(_FUTURES)


def _means_to(line: Sequence[Token], index: int) -> bool:
    """Whether "compte" is an intention: "compte créer 500 emplois"."""
    return word(line, index) in {"compte", "comptent"} and word(line, index + 1).endswith("er")


def _is_past(line: Sequence[Token], index: int) -> bool:
    """Whether an auxiliary and a participle begin at an index: "a réussi à créer"."""
    if line[index].text.lower() not in _AUXILIARIES:
        return False
    return any(
        token.kind == "word"
        and len(token.text) > 2
        and (token.text.endswith(_PARTICIPLES) or token.fold == "cree")
        and token.fold not in _NO_PARTICIPLES
        for token in line[index + 1 : index + 4]
    )


def _horizon(scene: Scene, on: Period | None, *, is_told: bool) -> Horizon | None:
    """When a figure is due: what stands behind it, else in front of it.

    Where no word tells an aim (`is_told`), only a horizon right beside the number does, and one
    that points ahead by its own words or its date.
    """
    first, end = scene.first, scene.end
    ahead = [d for d in scene.dated if is_told or _points_ahead(scene.line, d, on)]
    clause = scene.clause
    space = range(end, min(clause.stop, scene.room.stop))
    behind = [d for d in ahead if d.first in space and (is_told or _is_beside(scene, end, d.first))]
    if behind:
        return behind[0].horizon
    in_front = [d for d in ahead if d.end <= first and not _has_passed(d, on)]
    if not is_told:
        in_front = [d for d in in_front if d.first <= 2 or _is_beside(scene, d.end, first)]
    return in_front[-1].horizon if in_front else None


def _later(scene: Scene, on: Period | None) -> Horizon | None:
    """The date behind a figure that lies after the text."""
    for dated in scene.dated:
        date = dated.horizon.date if dated.horizon else None
        if dated.first not in scene.room or dated.first < scene.end or date is None or on is None:
            continue
        between = scene.line[scene.end : dated.first]
        if date.first > on.last and any(map(_is_future, between)):
            return dated.horizon
    return None


def _words(scene: Scene, horizon: Horizon) -> str:
    return scene.words(horizon.first, horizon.end)


def _is_beside(scene: Scene, start: int, end: int) -> bool:
    """Whether no comma and few words stand between a number and its horizon."""
    return end - start <= _NEAR and all(scene.line[i].fold != "," for i in range(start, end))


def _points_ahead(line: Sequence[Token], dated: Number, on: Period | None) -> bool:
    """Whether a horizon lies ahead of the text by its words, or by its date."""
    horizon = dated.horizon
    if horizon is None or _has_passed(dated, on):
        return False
    if horizon.is_vague or any(word(line, i) in AHEAD for i in range(dated.first, dated.end)):
        return True
    return horizon.date is not None and on is not None and horizon.date.first > on.last


def _has_passed(dated: Number, on: Period | None) -> bool:
    """Whether a date lies before the text."""
    date = dated.horizon.date if dated.horizon else None
    return date is not None and on is not None and date.last < on.first


def _mode(scene: Scene) -> str:
    """How an aim is meant: so many more, so many in all, so many a year, so many times."""
    quantity = scene.quantity
    if quantity.unit == "multiple":
        return "multiply"
    if quantity.unit == "%":
        return "growth"
    if quantity.per is not None:
        return "flow"
    # A verb of creation may stand a few words in front: "créer à terme 4 000 emplois".
    leads = {word(scene.line, scene.first - back) for back in range(1, 5)}
    is_new = scene.reading.increment or bool(leads & NEW)
    return "increment" if is_new else "level"
