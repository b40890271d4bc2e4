"""Which metric a quantity states: by its noun, and by the words that stand with it.

The rules are rows of a table (`ftcli.text.metric_rules`): the first that fits decides, and the
words that decided are kept, so that a person can see why a number was taken.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ftcli.quantity import COUNTS, MONEY
from ftcli.text.metric_rules import (
    ACTORS,
    DURATION,
    FEWEST,
    FRACTION,
    MIXED,
    MONEY_FAMILY,
    PARAGRAPH,
    RULES,
    SENTENCE,
    WHOLE_CLAUSE,
    Rule,
)
from ftcli.text.numbers import Reason
from ftcli.text.scenes import Scene
from ftcli.wording.counting import noun_at
from ftcli.wording.lexicon import ADJECTIVES, DURATIONS, NOT_COUNTED
from ftcli.wording.tokens import Token, fold, is_word, word

_SIGNS = frozenset({"%", "cent", "cents", "pourcent", "percent"})


# To create jobs is an aim of jobs: what was created is another metric than what is to be.
_AIMED = {
    "jobs_created": "jobs", "firms_created": "firms", "startups_created": "startups",
    "jobs_growth": "jobs", "firms_growth": "firms",
}  # fmt: skip


class Stated(NamedTuple):
    """What a quantity states.

    Attributes:
        metric: the metric, None for none.
        words: the words that decided.
        reason: why it states none.
    """

    metric: str | None
    words: tuple[str, ...] = ()
    reason: Reason | None = None


def stated_metric(scene: Scene) -> Stated:
    """The metric that a quantity states, with the words that say so."""
    family = _family(scene)
    if family == "jobs" and _is_size(scene):
        return Stated(None, (), Reason.COUNT)
    for rule in RULES.get(family or "", ()):
        words = _decisive(scene, rule)
        if words is None:
            continue
        if rule.metric is None:
            return Stated(None, words, rule.reason)
        if _is_too_few(scene, rule.metric):
            break
        return Stated(rule.metric, words or (scene.words(scene.first, scene.end),))
    return Stated(None, (), Reason.COUNT)


def aimed(metric: str) -> str:
    """The metric that an aim is of.

    >>> aimed("jobs_created"), aimed("revenue")
    ('jobs', 'revenue')
    """
    return _AIMED.get(metric, metric)


def labelled_metric(label: Sequence[Token]) -> Stated:
    """The metric that the first noun of a label states by itself, as at the head of a column.

    >>> from ftcli.wording.tokens import tokens
    >>> labelled_metric(tokens("Nombre de start-up (2014)")).metric
    'startups'
    """
    for index in range(len(label)):
        noun, end = noun_at(label, index)
        if noun is None:
            continue
        rules = RULES.get(fold(noun.concept)) or RULES.get(noun.unit, ())
        metric = next((rule.metric for rule in rules if not rule.stems), None)
        if metric is not None:
            return Stated(metric, (_joined(label[index:end]),))
    return Stated(None)


def _joined(words: Sequence[Token]) -> str:
    """Tokens as they were written, but for the width of spaces."""
    return "".join(token.text if token.tight else f" {token.text}" for token in words).strip()


def mixed_end(scene: Scene) -> int:
    """The index behind the last kind that a number counts together with its noun.

    "50 startups, grands groupes et institutions" is not fifty start-ups. The index behind the
    number where it counts one kind.
    """
    line, place = scene.line, scene.end
    if scene.quantity.unit not in COUNTS:
        return place
    end = place
    while is_word(line, place) and word(line, place) not in NOT_COUNTED:
        place += 1
        if place - end > 2:
            return end
    while word(line, place) in {",", "et", "and"}:
        place += 1
        while word(line, place) in ADJECTIVES | {"et", "and", "de", "d"}:
            place += 1
        if word(line, place) not in ACTORS:
            break
        end = place = place + 1
        if is_word(line, place) and word(line, place)[-1:] in {"s", "x"}:
            end = place = place + 1  # "institutions régionales"
    return end


def _family(scene: Scene) -> str | None:
    """The rows for what a quantity counts: those of its concept, else of its unit."""
    if mixed_end(scene) > scene.end:
        return MIXED
    unit = scene.quantity.unit
    if unit == "%" and not _SIGNS & {token.fold for token in scene.line[scene.first : scene.end]}:
        return FRACTION  # "la moitié", "un sur huit"
    for name in (fold(scene.reading.concept or ""), unit):
        if name in RULES:
            return name
    if unit in MONEY:
        return MONEY_FAMILY
    return DURATION if unit in DURATIONS else None


def _is_size(scene: Scene) -> bool:
    """Whether jobs tell the size of firms: "les entreprises de moins de 10 salariés"."""
    owner = word(scene.line, scene.first - 2)
    is_firm = owner.startswith(("entrepris", "societ", "etablissement", "pme", "%"))
    return word(scene.line, scene.first - 1) in {"de", "d", "of"} and is_firm


def _is_too_few(scene: Scene, metric: str) -> bool:
    """Whether so few are some, not all there are: "deux entreprises"."""
    nominal = scene.quantity.nominal
    counts = scene.quantity.unit in COUNTS
    return counts and nominal is not None and nominal < FEWEST.get(metric, 0)


def _decisive(scene: Scene, rule: Rule) -> tuple[str, ...] | None:
    """The words that make a rule fit; None where it does not."""
    if not rule.stems:
        return ()
    if rule.reach == PARAGRAPH:
        first = next((name for name in scene.around if name.startswith(rule.stems)), None)
    else:
        first = _first(_reached(scene, rule), rule.stems)
    if first is None or not rule.also:
        return None if first is None else (first,)
    second = _first(scene.line[scene.clause.start : scene.clause.stop], rule.also)
    return None if second is None else (first, second)


def _reached(scene: Scene, rule: Rule) -> Iterable[Token]:
    if rule.reach == SENTENCE:
        return scene.line
    if rule.reach == WHOLE_CLAUSE:
        return scene.line[scene.clause.start : scene.clause.stop]
    return scene.beside(*rule.reach)


def _first(line: Iterable[Token], stems: tuple[str, ...]) -> str | None:
    """The first word that begins as one of the stems."""
    return next((token.text for token in line if f"{token.fold} ".startswith(stems)), None)
