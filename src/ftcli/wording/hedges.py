"""The words that bound a number, and the bounds they entail.

Sources of the readings: "more than" gives no upper bound (Cummins, Sauerland and Solt 2012); "près
de" is close, though below (CNRTL, étymologie s.v. près; Académie, 8th edition); "about", "over"
and "almost" move by half a unit of the last significant digit (Chen and Ferson,
PyUncertainNumber; Ferson et al. 2015); "une vingtaine" is about twenty (TLFi s.v. vingtaine); "et
quelques" is a little more (Académie, 9th edition, s.v. quelque). A side that comes from such a
convention is marked assumed, makes the quantity approximate, and goes in strict reading.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.quantity import COUNTS, Quantity
from ftcli.wording.brackets import hedge_in_brackets, hedge_in_brackets_before
from ftcli.wording.hedge_forms import (
    AFTER,
    ARTICLES,
    BEFORE,
    FAR,
    LINKS,
    NEEDS_ARTICLE,
    NEEDS_LINK,
    NOT_HEDGES,
    Form,
    Hedge,
)
from ftcli.wording.tokens import Token, word, words_at

# Words that turn "more than" into "at most"; what may stand between them and it; and what may not.
_NEGATORS = frozenset({"pas", "jamais", "non", "not", "never", "no", "sans", "without", "cannot",
                       "ni", "nor", "rarement", "rarely", "seldom"})  # fmt: skip
_DENIERS = frozenset({"pas", "jamais", "non", "not", "never", "no", "cannot"})
_FILLERS = frozenset({"est", "etre", "ete", "etait", "sont", "be", "been", "was", "is", "are",
                      "have", "has", "encore", "toujours", "ever", "yet", "a", "to"})  # fmt: skip
_MODALS = frozenset({"peut", "peuvent", "doit", "doivent", "saurait", "pourra", "devra", "pourrait",
                     "devrait"})  # fmt: skip
_STOPS = frozenset({"", "que", "qu", "et", "mais", "and", "but", "dont", "soit", "ou", "or", "de"})
# The hedges that may stand behind an outer one, which wins: "au moins près de 500".
_BEHIND_OUTER: Mapping[Hedge, frozenset[Hedge]] = {
    Hedge.MORE: frozenset({Hedge.ABOUT, Hedge.MORE, Hedge.AT_LEAST, Hedge.JUST_OVER}),
    Hedge.AT_LEAST: frozenset(
        {Hedge.ABOUT, Hedge.NEARLY, Hedge.MORE, Hedge.AT_LEAST, Hedge.JUST_OVER}
    ),
    Hedge.LESS: frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.LESS, Hedge.AT_MOST}),
    Hedge.AT_MOST: frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.LESS, Hedge.AT_MOST}),
    Hedge.ABOUT: frozenset(Hedge) - {Hedge.UNCLEAR},
    Hedge.NEARLY: frozenset({Hedge.ABOUT, Hedge.NEARLY}),
    Hedge.JUST_OVER: frozenset({Hedge.ABOUT, Hedge.JUST_OVER}),
}
# The outer does not win whole where the number itself is only about: "jusqu'à environ 500" may be
# a little more than 500.
_OVER_ABOUT: Mapping[tuple[Hedge, Hedge | None], Hedge] = {
    (Hedge.MORE, Hedge.ABOUT): Hedge.AT_LEAST_ABOUT,
    (Hedge.AT_LEAST, Hedge.ABOUT): Hedge.AT_LEAST_ABOUT,
    (Hedge.AT_LEAST, Hedge.NEARLY): Hedge.AT_LEAST_ABOUT,
    (Hedge.LESS, Hedge.ABOUT): Hedge.AT_MOST_ABOUT,
    (Hedge.AT_MOST, Hedge.ABOUT): Hedge.AT_MOST_ABOUT,
    (Hedge.NEARLY, Hedge.ABOUT): Hedge.ABOUT,
    (Hedge.JUST_OVER, Hedge.ABOUT): Hedge.ABOUT,
}
_UPWARD = frozenset({Hedge.MORE, Hedge.AT_LEAST, Hedge.JUST_OVER, Hedge.AT_LEAST_ABOUT})
_DOWNWARD = frozenset({Hedge.LESS, Hedge.AT_MOST, Hedge.NEARLY, Hedge.AT_MOST_ABOUT})


# Forms with a negation of their own: "ne dépasse pas", "pas plus".
_SETTLED = frozenset(form for form in BEFORE if not _NEGATORS.isdisjoint(form))


def _sizes(words: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    """How long the forms that share a word are, longest first."""
    sizes: dict[str, set[int]] = {}
    for name, size in words:
        sizes.setdefault(name, set()).add(size)
    return {name: tuple(sorted(found, reverse=True)) for name, found in sizes.items()}


# Looked at first: most words are the end of no hedge, and the beginning of none.
_ENDING = _sizes((form[-1], len(form)) for form in (*BEFORE, *NOT_HEDGES))
_BEGINNING = _sizes((form[0], len(form)) for form in BEFORE)
_TRAILING = _sizes((form[0], len(form)) for form in AFTER)


def margin(value: Fraction, step: Fraction, unit: str | None) -> Fraction:
    """How far "about" reaches: half a unit of the last significant digit, at most a quarter.

    At least 1 for counts, since half a job is no job.

    >>> margin(Fraction(500), Fraction(100), "jobs")
    Fraction(50, 1)
    >>> margin(Fraction(10), Fraction(10), "firms")
    Fraction(5, 2)
    """
    if value.denominator == step.denominator == 1:  # whole numbers, by far the most: no fractions
        quarters = min(2 * step.numerator, abs(value.numerator))
        at_least = 4 if unit in COUNTS and value.numerator >= 1 else 0
        return Fraction(max(quarters, at_least), 4)
    reach = min(step / 2, abs(value) / 4)
    return max(reach, Fraction(1)) if unit in COUNTS and value >= 1 else reach


class _Shape(NamedTuple):
    """Where the bounds lie: 0 at the number, -1 and 1 a margin away, None nowhere."""

    low: int | None
    high: int | None
    low_open: bool = False
    high_open: bool = False


_SHAPES: Mapping[Hedge | None, _Shape] = {
    None: _Shape(0, 0),
    Hedge.MORE: _Shape(0, None, low_open=True),
    Hedge.AT_LEAST: _Shape(0, None),
    Hedge.LESS: _Shape(None, 0, high_open=True),
    Hedge.AT_MOST: _Shape(None, 0),
    Hedge.ABOUT: _Shape(-1, 1),
    Hedge.NEARLY: _Shape(-1, 0, high_open=True),
    Hedge.JUST_OVER: _Shape(0, 1, low_open=True),
    Hedge.AT_LEAST_ABOUT: _Shape(-1, None),
    Hedge.AT_MOST_ABOUT: _Shape(None, 1),
    Hedge.UNCLEAR: _Shape(None, None),
}


def hedged(hedge: Hedge | None, value: Fraction, step: Fraction, unit: str | None) -> Quantity:
    """The quantity that a hedge makes of a number.

    Args:
        hedge: None for a bare number.
        value: the number.
        step: the unit of its last significant digit as written.
        unit: its unit; what is counted or paid begins at 0.

    >>> hedged(Hedge.NEARLY, Fraction(500), Fraction(100), "firms").low
    Fraction(450, 1)
    """
    shape = _SHAPES[hedge]
    conventional = shape.low == -1 or shape.high == 1
    reach = margin(value, step, unit) if conventional else None
    quantity = Quantity(
        low=_moved(value, shape.low, reach),
        high=_moved(value, shape.high, reach),
        low_open=shape.low_open,
        high_open=shape.high_open,
        nominal=value,
        approximate=conventional,
        unit=unit,
        step=step,
        low_assumed=shape.low == -1,
        high_assumed=shape.high == 1,
    )
    return quantity if quantity.low is not None else quantity.with_unit(unit)


def _moved(value: Fraction, way: int | None, reach: Fraction | None) -> Fraction | None:
    """A bound: the number itself, or a margin below or above it."""
    if way is None or reach is None:
        return None if way is None else value
    return value + way * reach if way else value


def combined(outer: Hedge, inner: Hedge | None) -> Hedge:
    """The hedge that two in front of a number make: the outer, where the inner fits behind it.

    >>> combined(Hedge.AT_MOST, Hedge.ABOUT)
    <Hedge.AT_MOST_ABOUT: 'at most about'>
    >>> combined(Hedge.AT_MOST, Hedge.MORE)
    <Hedge.UNCLEAR: 'not understood'>
    """
    if inner is None:
        return outer
    fits = inner in _BEHIND_OUTER.get(outer, ())
    return _OVER_ABOUT.get((outer, inner), outer) if fits else Hedge.UNCLEAR


def around(before: Hedge | None, behind: Hedge | None) -> Hedge | None:
    """The hedge that one in front of a number and one behind make: the one in front.

    What is only about is so on either side of the number: the other hedge is the outer one.
    """
    if before is None or behind is None:
        return before or behind
    pair = {before, behind}
    contrary = pair & _UPWARD and pair & _DOWNWARD
    if contrary or Hedge.UNCLEAR in pair:
        return Hedge.UNCLEAR
    outer, inner = (behind, before) if before is Hedge.ABOUT else (before, behind)
    return _OVER_ABOUT.get((outer, inner), before)


def hedge_before(line: Sequence[Token], start: int) -> tuple[Hedge | None, int]:
    """The hedge in front of an index, with its link, and the index of its first word."""
    if word(line, start - 1) == ")":
        return hedge_in_brackets_before(line, start)
    place, article = start, False
    while True:
        form = _form_ending_at(line, place, linked=place < start, article=article)
        if form:
            return _negated(line, form, place - len(form))
        if start - place == 2 or word(line, place - 1) not in LINKS:
            return None, start
        place -= 1
        article = article or word(line, place) in ARTICLES


def _form_ending_at(line: Sequence[Token], end: int, *, linked: bool, article: bool) -> Form:
    """The longest hedge whose last word stands before an index; empty where there is none."""
    for size in _ENDING.get(word(line, end - 1), ()):
        form = words_at(line, end - size, size) if size <= end else ()
        if form in NOT_HEDGES:
            break
        needs_more = (form in NEEDS_ARTICLE and not article) or (form in NEEDS_LINK and not linked)
        if form in BEFORE and not needs_more and _is_meant(line, form, end):
            return form
    return ()


def _is_meant(line: Sequence[Token], form: Form, end: int) -> bool:
    """Whether a letter or sign that may be anything is a hedge: "c. 500", "- de 50".

    "Catégorie C." ends a sentence; a dash inside a text is one, and in front of a line a bullet.
    """
    if form == ("c", "."):
        return line[end - 2].text == "c" and not line[end - 2].tight
    leads = word(line, end) in {"de", "d"} and (end == 1 or word(line, end - 2) == "(")
    return leads or form != ("-",)


def _negated(line: Sequence[Token], form: Form, begin: int) -> tuple[Hedge, int]:
    """What a hedge says behind a negation, as in "jamais plus de", and where that begins.

    A negation not right in front of it ("pas seulement plus de") is not understood.
    """
    hedge = BEFORE[form]
    if form in _SETTLED:
        return hedge, begin
    strange = modal = False
    for place in range(begin - 1, begin - 4, -1):
        name = word(line, place)
        if name == "t" and word(line, place - 1) == "":
            return _denied(line, form, place), place  # "won't exceed"
        if name in _STOPS or line[place].kind in {"sign", "number"}:
            break
        if name in _NEGATORS or name in {"n", "ne"}:
            sure = not strange and (name in _DENIERS or (name in {"n", "ne"} and modal))
            return _denied(line, form, place) if sure else Hedge.UNCLEAR, place
        modal = modal or name in _MODALS
        if name not in _FILLERS and name not in _MODALS:
            if strange:
                break
            strange = True
    return hedge, begin


def _denied(line: Sequence[Token], form: Form, place: int) -> Hedge:
    """The contrary of "more than" or "less than", denied by the word at a place."""
    if form in FAR or word(line, place - 1) in _ENDING or word(line, place - 1) == "si":
        return Hedge.UNCLEAR  # "presque jamais plus de", "pas beaucoup plus de"
    contrary = {Hedge.MORE: Hedge.AT_MOST, Hedge.LESS: Hedge.AT_LEAST}
    return contrary.get(BEFORE[form], Hedge.UNCLEAR)


def hedge_at(line: Sequence[Token], start: int) -> tuple[Hedge | None, int]:
    """The hedge that begins at an index, and the index of the number behind its links."""
    for size in _BEGINNING.get(word(line, start), ()):
        form = words_at(line, start, size)
        if len(form) == size and form in BEFORE:
            place = start + size
            while place < start + size + 2 and word(line, place) in LINKS:
                place += 1
            linked = place > start + size
            return (BEFORE[form], place) if linked or form not in NEEDS_LINK else (None, start)
    return None, start


def hedge_after(line: Sequence[Token], index: int) -> tuple[Hedge | None, int]:
    """The hedge behind a number ("ou plus"), and the index behind it."""
    if word(line, index) == "(":
        return hedge_in_brackets(line, index)
    start = index + 1 if word(line, index) == "," and word(line, index + 1) == "voire" else index
    for size in _TRAILING.get(word(line, start), ()):
        form = words_at(line, start, size)
        if len(form) == size and form in AFTER and not _leads_on(line, form, start + size):
            return AFTER[form], start + size
    return None, index


def _leads_on(line: Sequence[Token], form: Form, end: int) -> bool:
    """Whether a hedge behind a number belongs to the next: "500 emplois et plus de 30 sites"."""
    if form[0] == "-":
        return not line[end - 1].tight
    follows = word(line, end)
    if form[-1] in {"plus", "moins", "more", "over", "above", "less", "fewer"}:
        return (
            follows in {"de", "than"}
            or (follows == "d" and word(line, end + 1) != "ici")
            or (end < len(line) and line[end].kind == "number")
        )
    return form == ("+",) and end < len(line) and line[end].kind == "number"
