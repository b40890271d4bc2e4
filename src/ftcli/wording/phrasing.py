"""Quantities and dates to words: what people read.

A bound is rounded outward, never past what the words entail: a low of 204 081.63 prints as
"> 204,081". What was stated prints with the digits it was stated with, never cut; what was computed
prints with one decimal from 1 to 100, none above, two significant digits below 1; the bounds of a
multiple under 10 with two decimals.
"""

from datetime import date
from enum import Enum
from fractions import Fraction
from math import ceil, floor, log10
from typing import NamedTuple

from ftcli.catalogue import UNITS
from ftcli.dates import Period
from ftcli.quantity import COUNTS, MONEY, NEVER_NEGATIVE, Quantity, Verdict

MOST_DECIMALS = 15
NARROW = "\u202f"  # the narrow no-break space that French puts between thousands and before signs

MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
           "nov.", "déc."),
}  # fmt: skip
ONE_SIDED = {
    "en": {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "},
    "fr": {">": "plus de ", ">=": "au moins ", "<": "moins de ", "<=": "au plus "},
}
OVER = {"en": "over ", "fr": "plus de "}
UNDER = {"en": " to under ", "fr": " à moins de "}
TO = {"en": " to ", "fr": " à "}
RATE = {
    "en": {"year": " a year", "month": " a month", "day": " a day"},
    "fr": {"year": " par an", "month": " par mois", "day": " par jour"},
}
INDETERMINATE = {"en": "indeterminate", "fr": "indéterminé"}
VERDICTS = {
    Verdict.HIGHER: ("higher", "supérieur"),
    Verdict.LOWER: ("lower", "inférieur"),
    Verdict.EQUAL: ("equal", "égal"),
    Verdict.UNDECIDED: ("undecided", "indécis"),
    Verdict.UNKNOWN: ("unknown", "inconnu"),
}
SCALES = {
    "en": ((10**9, "bn"), (10**6, "m")),
    "fr": ((10**9, NARROW + "Md"), (10**6, NARROW + "M")),
}


class Rounding(Enum):
    """Which way a number that does not fit its digits goes."""

    DOWN = "down"
    NEAREST = "nearest"
    UP = "up"


class _Piece(NamedTuple):
    """A number with what stands around it: "€" "1.5" "bn"."""

    prefix: str
    digits: str
    suffix: str

    def __str__(self) -> str:
        return self.prefix + self.digits + self.suffix


def quantity_text(quantity: Quantity, lang: str = "en", *, noun: bool = False) -> str:
    """A quantity in words.

    Args:
        quantity: the quantity.
        lang: "en" or "fr".
        noun: whether to name what is counted ("750 firms"); money, shares, areas and lengths of
            time always carry their unit.

    >>> from ftcli.wording.reading import read
    >>> quantity_text(read("plus d'1 milliard d'euros").quantity)
    '> €1bn'
    >>> quantity_text(read("près de 500 entreprises").quantity)
    '450 to under 500'
    >>> quantity_text(read("entre 3 et 18 mois").quantity)
    '3–18 months'
    """
    text = _bounds(quantity, lang, noun=noun)
    return text + RATE[lang].get(quantity.per or "", "")


def verdict_text(verdict: Verdict, lang: str = "en") -> str:
    """A verdict in words.

    >>> verdict_text(Verdict.UNDECIDED, "fr")
    'indécis'
    """
    return VERDICTS[verdict][lang == "fr"]


def _bounds(quantity: Quantity, lang: str, *, noun: bool) -> str:
    def piece(value: Fraction, rounding: Rounding) -> _Piece:
        return _piece(value, quantity, lang, rounding, noun=noun)

    low, high = quantity.low, quantity.high
    if quantity.nominal is not None and is_about(quantity):
        return f"≈ {piece(quantity.nominal, Rounding.NEAREST)}"
    if low is not None and low == high:
        return str(piece(low, Rounding.NEAREST))
    signs = ONE_SIDED[lang]
    if high is not None and (low is None or _is_floor(quantity)):
        return f"{signs['<' if quantity.high_open else '<=']}{piece(high, Rounding.UP)}"
    if low is None or quantity.is_indeterminate:
        return INDETERMINATE[lang]
    if high is None:
        return f"{signs['>' if quantity.low_open else '>=']}{piece(low, Rounding.DOWN)}"
    return _range(quantity, piece(low, Rounding.DOWN), piece(high, Rounding.UP), lang)


def _range(quantity: Quantity, lower: _Piece, upper: _Piece, lang: str) -> str:
    closed = not quantity.low_open and not quantity.high_open
    about = "≈ " if quantity.low_assumed and quantity.high_assumed else ""
    # "10–20 M€", "450 à moins de 500 entreprises": a unit that both share is named once.
    plain = not _is_scaled(lower, lang)
    shared = lower.suffix == upper.suffix and (plain or (closed and len(lower.digits) <= 3))
    first = f"{lower.prefix}{lower.digits}" if shared else str(lower)
    if closed:
        second = f"{upper.digits}{upper.suffix}" if shared else str(upper)
        return f"{about}{first}–{second}"
    start = OVER[lang] if quantity.low_open else ""
    return f"{start}{first}{(UNDER if quantity.high_open else TO)[lang]}{upper}"


def _is_scaled(piece: _Piece, lang: str) -> bool:
    return any(piece.suffix.startswith(name) for _, name in SCALES[lang])


def _is_floor(quantity: Quantity) -> bool:
    """Whether the lower bound only says that a count is not negative, or not nothing."""
    return quantity.low == 0 and quantity.unit in NEVER_NEGATIVE


def is_about(quantity: Quantity) -> bool:
    """Whether the words say "about": a stated number with conventional or absent bounds."""
    if quantity.step is None or not quantity.approximate:
        return False
    return (quantity.low_assumed and quantity.high_assumed) or quantity.is_indeterminate


def _piece(
    value: Fraction, quantity: Quantity, lang: str, rounding: Rounding, *, noun: bool
) -> _Piece:
    unit = quantity.unit
    stated = quantity.step is not None
    biggest = max(abs(bound) for bound in (quantity.low, quantity.high, value) if bound is not None)
    places = None if stated and terminates(value) else _places(biggest)
    if places == 1 and unit == "multiple" and biggest < 10:
        places = 2  # to a tenth, 2.548 and 2.5 times would be one, and 1.6 to 2.2 become 1.5 to 2.3
    scale, name = 1, ""
    # "€1–€2m" would read as one to two millions: a small lower end keeps the upper unscaled.
    small = quantity.high is not None and quantity.low is not None and 0 < quantity.low < 1000
    if unit in MONEY and not (small and not quantity.is_exact):
        for factor, word in SCALES[lang]:
            if abs(value) >= factor and (value * 1000 / factor).denominator == 1:
                scale, name = factor, word
                break
    digits = number_text(
        value / scale, lang, places=places if scale == 1 else None, rounding=rounding
    )
    if unit is None or unit == "count" or (unit in COUNTS and not noun):
        return _Piece("", digits, "")
    if unit == "multiple":
        return _Piece("×", digits, "")
    # "1–2 firms": the lower end of a range is named with the upper one.
    named = quantity.high if value == quantity.low and quantity.high is not None else value
    sign = _unit_name(unit, named, lang)
    if unit in MONEY:
        if lang == "en":
            return _Piece(sign, digits, name)
        return _Piece("", digits, name + sign if name else NARROW + sign)
    gap = NARROW if lang == "fr" and unit in {"%", "m2", "ha"} else " "
    return _Piece("", digits, gap + sign)


def _unit_name(unit: str, value: Fraction, lang: str) -> str:
    """A unit beside a number: English counts 1.5 as many, French begins with 2."""
    if lang == "fr":
        return UNITS[unit].fr[abs(value) >= 2]
    return UNITS[unit].en[value != 1]


def _places(magnitude: Fraction) -> int:
    """How many decimals a computed number of a size is worth."""
    if magnitude >= 100:
        return 0
    if magnitude >= 1 or magnitude == 0:
        return 1
    return 1 - floor(log10(magnitude))


def terminates(value: Fraction) -> bool:
    """Whether a number has a finite decimal form.

    >>> terminates(Fraction(1, 8)), terminates(Fraction(1, 3))
    (True, False)
    """
    denominator = value.denominator
    for factor in (2, 5):
        while denominator % factor == 0:
            denominator //= factor
    return denominator == 1


def number_text(
    value: Fraction,
    lang: str = "en",
    *,
    places: int | None = None,
    rounding: Rounding = Rounding.NEAREST,
) -> str:
    """A number with grouped thousands, in the style of a language.

    Args:
        value: the number.
        lang: "en" or "fr".
        places: most decimals; None for all of a number that terminates, else 15.
        rounding: which way the rest goes.

    >>> number_text(Fraction(3_000_000, 7), places=1, rounding=Rounding.DOWN)
    '428,571.4'
    >>> number_text(Fraction(9500), "fr") == "9\u202f500"
    True
    """
    if places is None:
        places = 0 if terminates(value) else MOST_DECIMALS
        while terminates(value) and (value * 10**places).denominator != 1:
            places += 1
    scaled = value * 10**places
    match rounding:
        case Rounding.DOWN:
            whole = floor(scaled)
        case Rounding.UP:
            whole = ceil(scaled)
        case Rounding.NEAREST:
            whole = round_half_away(scaled)
    sign = "-" if whole < 0 else ""
    integer, fraction = divmod(abs(whole), 10**places)
    decimals = f"{fraction:0{places}d}".rstrip("0") if places else ""
    group, point = (NARROW, ",") if lang == "fr" else (",", ".")
    return sign + f"{integer:,}".replace(",", group) + (point + decimals if decimals else "")


def round_half_away(value: Fraction) -> int:
    """The nearest integer; a half goes away from zero, as people expect.

    >>> round_half_away(Fraction(5, 2)), round_half_away(Fraction(-5, 2))
    (3, -3)
    """
    nearest = floor(abs(value) + Fraction(1, 2))
    return nearest if value >= 0 else -nearest


def period_text(period: Period, lang: str = "en") -> str:
    """A date in words, as exact as it was given.

    >>> period_text(Period.parse("2016-02/2016-03"))
    'Feb–Mar 2016'
    >>> period_text(Period.parse("2014-11/.."), "fr")
    'depuis nov. 2014'
    """
    start, _, end = period.edtf.partition("/")
    if period.open_end:
        return ("depuis " if lang == "fr" else "since ") + _date(start, lang)
    if not end:
        return _date(start, lang)
    if len(start) == len(end) == 4:
        return f"{start}–{end}"
    if len(start) == len(end) == 7 and start[:4] == end[:4]:
        first, last = (_month(date.fromisoformat(f"{part}-01"), lang) for part in (start, end))
        return f"{first}–{last} {start[:4]}"
    return f"{_date(start, lang)} – {_date(end, lang)}"


def years_text(period: Period) -> str:
    """The years a date touches: "2016", "2014–2015".

    >>> years_text(Period.parse("2014-11/2015-06"))
    '2014–2015'
    """
    first, last = period.years[0], period.years[-1]
    return str(first) if first == last else f"{first}–{last}"


def _date(edtf: str, lang: str) -> str:
    match len(edtf):
        case 4:
            return edtf
        case 7:
            return f"{_month(date.fromisoformat(edtf + '-01'), lang)} {edtf[:4]}"
        case _:
            day = date.fromisoformat(edtf)
            number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
            return f"{number} {_month(day, lang)} {day.year}"


def _month(day: date, lang: str) -> str:
    return MONTHS[lang][day.month - 1]
