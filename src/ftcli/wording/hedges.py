"""The words that bound a number, and the bounds they entail.

Sources of the readings: "more than" gives no upper bound (Cummins, Sauerland and Solt 2012); "près
de" is close, though below (CNRTL, étymologie s.v. près; Académie, 8th edition); "about", "over" and
"almost" move by half a unit of the last significant digit (Chen and Ferson, PyUncertainNumber;
Ferson et al. 2015); "une vingtaine" is about twenty (TLFi s.v. vingtaine); "et quelques" is a little
more (Académie, 9th edition, s.v. quelque). A side that comes from such a convention is marked
assumed, makes the quantity approximate, and goes in strict reading.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from fractions import Fraction

from ftcli.quantity import COUNTS, Quantity


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
            exceeds, in excess of, upwards of, well over, far more than, >, quelque chose de plus
        """,
        Hedge.AT_LEAST: """
            au moins, au minimum, minimum, pas moins, a partir, du moins, at least, no less than,
            no fewer than, not less than, not fewer than, a minimum of, minimum of, from, ≥, >=
        """,
        Hedge.LESS: """
            moins, inferieur, inferieure, inferieurs, inferieures, en dessous, au - dessous,
            en - dessous, au dessous, sous la barre, less than, fewer than, under, below, <
        """,
        Hedge.AT_MOST: """
            au plus, au maximum, maximum, pas plus, jusqu, a concurrence, dans la limite,
            at most, no more than, not more than, up to, as many as, as much as, a maximum of,
            maximum of, ≤, <=
        """,
        Hedge.ABOUT: """
            environ, quelque, quelques, autour, aux alentours, aux environs, alentours, a peu pres,
            approximativement, dans, de l ordre, plus ou moins, avoisine, avoisinent, avoisinant,
            avoisinait, avoisinaient, avoisiner, grosso modo, ~, ≈, ca, ca ., circa, about, around,
            approximately, roughly, some, in the region of, in the order of
        """,
        Hedge.NEARLY: """
            pres, presque, quasi, quasiment, pas loin, a peine, frole, frolent, frolant, un peu moins,
            legerement moins, nearly, almost, close to, just under, approaching, a little under,
            slightly less than, just below, not quite
        """,
        Hedge.JUST_OVER: """
            un peu plus, a peine plus, legerement plus, tout juste plus, just over, just above,
            slightly more than, slightly over, a little over, a little more than, little more than
        """,
    }
)

# "dans les 500 emplois" is about 500; "dans 7.000 entreprises" is a place. Only with an article.
NEEDS_ARTICLE = frozenset({("dans",)})
# "en plus 500" is no bound; "plus de 500" is.
NEEDS_LINK = frozenset({("plus",), ("moins",), ("pres",)})

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


def margin(value: Fraction, step: Fraction, unit: str | None) -> Fraction:
    """How far "about" reaches: half a unit of the last significant digit, at most a quarter.

    At least 1 for counts, since half a job is no job.

    >>> margin(Fraction(500), Fraction(100), "jobs")
    Fraction(50, 1)
    >>> margin(Fraction(10), Fraction(10), "firms")
    Fraction(5, 2)
    """
    reach = min(step / 2, abs(value) / 4)
    return max(reach, Fraction(1)) if unit in COUNTS and value >= 1 else reach


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
    reach = margin(value, step, unit)
    low, high = value - reach, value + reach
    bare = Quantity(nominal=value, unit=unit, step=step)
    match hedge:
        case None:
            shaped = replace(bare, low=value, high=value)
        case Hedge.MORE:
            shaped = replace(bare, low=value, low_open=True)
        case Hedge.AT_LEAST:
            shaped = replace(bare, low=value)
        case Hedge.LESS:
            shaped = replace(bare, high=value, high_open=True)
        case Hedge.AT_MOST:
            shaped = replace(bare, high=value)
        case Hedge.ABOUT:
            shaped = replace(
                bare, low=low, high=high, approximate=True, low_assumed=True, high_assumed=True
            )
        case Hedge.NEARLY:
            shaped = replace(
                bare, low=low, high=value, high_open=True, approximate=True, low_assumed=True
            )
        case Hedge.JUST_OVER:
            shaped = replace(
                bare, low=value, low_open=True, high=high, approximate=True, high_assumed=True
            )
    return shaped.with_unit(unit)
