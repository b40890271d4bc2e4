"""The words that bound a number, and the bounds they entail.

Sources of the readings: "more than" gives no upper bound (Cummins, Sauerland and Solt 2012); "près
de" is close, though below (CNRTL, étymologie s.v. près; Académie, 8th edition); "about", "over"
and "almost" move by half a unit of the last significant digit (Chen and Ferson,
PyUncertainNumber; Ferson et al. 2015); "une vingtaine" is about twenty (TLFi s.v. vingtaine); "et
quelques" is a little more (Académie, 9th edition, s.v. quelque). A side that comes from such a
convention is marked assumed, makes the quantity approximate, and goes in strict reading.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from ftcli.quantity import COUNTS, Quantity
from ftcli.wording.tokens import Token, word, words_at


class Hedge(Enum):
    """What a hedge does to the number it stands with."""

    MORE = "more than"
    AT_LEAST = "at least"
    LESS = "less than"
    AT_MOST = "at most"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"


def _table(rows: Mapping[Hedge, str]) -> Mapping[tuple[str, ...], Hedge]:
    return {
        tuple(form.split()): hedge
        for hedge, forms in rows.items()
        for form in forms.split(",")
        if form.split()
    }


# Without case, accents, apostrophes and the preposition behind: "plus" serves "plus de" and
# "plus d'". Hyphens are words of their own.
BEFORE = _table(
    {
        Hedge.MORE: """
            plus, superieur, superieure, superieurs, superieures, au - dela, au dela, depasse,
            depassent, depassant, depassait, depasser, excede, excedent, excedant, bien plus,
            largement plus, nettement plus, beaucoup plus, more than, over, above, exceeding,
            exceeds, in excess of, upwards of, well over, far more than, >, +
        """,
        Hedge.AT_LEAST: """
            au moins, au minimum, minimum, pas moins, a partir, du moins, at least, no less than,
            no fewer than, not less than, not fewer than, a minimum of, minimum of, a minima, from,
            ≥, > =
        """,
        Hedge.LESS: """
            moins, inferieur, inferieure, inferieurs, inferieures, en dessous, au - dessous,
            en - dessous, au dessous, sous la barre, atteint pas, atteignent pas, less than,
            fewer than, under, below, <
        """,
        Hedge.AT_MOST: """
            au plus, au maximum, maximum, pas plus, jusqu, a concurrence, dans la limite,
            depasse pas, depassent pas, excede pas, at most, no more than, not more than,
            not exceed, not exceeding, up to, as many as, as much as, a maximum of,
            maximum of, ≤, < =
        """,
        Hedge.ABOUT: """
            environ, quelque, quelques, autour, aux alentours, aux environs, alentours, a peu pres,
            approximativement, dans, de l ordre, plus ou moins, avoisine, avoisinent, avoisinant,
            avoisinait, avoisinaient, avoisiner, grosso modo, ~, ≈, ca, ca ., circa, about, around,
            approximately, roughly, some, in the region of, in the order of
        """,
        Hedge.NEARLY: """
            pres, presque, quasi, quasiment, pas loin, a peine, frole, frolent, frolant,
            un peu moins, legerement moins, nearly, almost, close to, just under, approaching,
            a little under, slightly less than, just below, not quite
        """,
        Hedge.JUST_OVER: """
            un peu plus, a peine plus, legerement plus, tout juste plus, just over, just above,
            slightly more than, slightly over, a little over, a little more than, little more than
        """,
    }
)

# "dans les 500 emplois" is about 500; "dans 7.000 entreprises" is a place. Only with an article.
NEEDS_ARTICLE = frozenset({("dans",)})
# "1 plus 500" and "+ 5 %" are no bounds; "plus de 500" and "+ de 500" are.
NEEDS_LINK = frozenset({("plus",), ("moins",), ("pres",), ("+",)})
# "en plus des 500 emplois" adds to them.
NOT_HEDGES = frozenset({("en", "plus")})

AFTER = _table(
    {
        Hedge.AT_LEAST: """
            ou plus, et plus, minimum, au minimum, au moins, or more, and more, and above, +,
            and over
        """,
        Hedge.AT_MOST: "ou moins, au plus, maximum, au maximum, or less, or fewer, at most",
        Hedge.ABOUT: "environ, a peu pres, approximativement, or so",
        Hedge.JUST_OVER: "et quelques",
    }
)

# What may stand between a hedge and its number: "plus de", "dépasse les", "de l'ordre de".
LINKS = frozenset({"de", "d", "des", "du", "a", "au", "aux", "les", "la", "le", "l", "the", "que"})
ARTICLES = frozenset({"les", "la", "le", "l", "the"})

LONGEST_HEDGE = max(len(form) for form in (*BEFORE, *AFTER))
# Looked at first: most words are the end of no hedge, and the beginning of none.
_LAST_WORDS = frozenset(form[-1] for form in (*BEFORE, *NOT_HEDGES))
_FIRST_WORDS = frozenset(form[0] for form in (*BEFORE, *AFTER))


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


def hedge_before(line: Sequence[Token], start: int) -> tuple[Hedge | None, int]:
    """The hedge in front of an index, with its link, and the index of its first word."""
    place, article = start, False
    while True:
        hedge, begin = _hedge_ending_at(line, place, linked=place < start, article=article)
        if hedge is not None:
            return hedge, begin
        if start - place == 2 or word(line, place - 1) not in LINKS:
            return None, start
        place -= 1
        article = article or word(line, place) in ARTICLES


def _hedge_ending_at(
    line: Sequence[Token], end: int, *, linked: bool, article: bool
) -> tuple[Hedge | None, int]:
    """The longest hedge whose last word stands before an index."""
    if word(line, end - 1) not in _LAST_WORDS:
        return None, end
    for size in range(min(LONGEST_HEDGE, end), 0, -1):
        form = words_at(line, end - size, size)
        if form in NOT_HEDGES:
            break
        needs_more = (form in NEEDS_ARTICLE and not article) or (form in NEEDS_LINK and not linked)
        if form in BEFORE and not needs_more:
            return BEFORE[form], end - size
    return None, end


def hedge_at(line: Sequence[Token], start: int) -> tuple[Hedge | None, int]:
    """The hedge that begins at an index, and the index of the number behind its links."""
    if word(line, start) not in _FIRST_WORDS:
        return None, start
    for size in range(LONGEST_HEDGE, 0, -1):
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
    if word(line, index) not in _FIRST_WORDS:
        return None, index
    for size in range(LONGEST_HEDGE, 0, -1):
        form = words_at(line, index, size)
        if len(form) == size and form in AFTER:
            return AFTER[form], index + size
    return None, index
