"""Cells to text: the one place where people's values become characters."""

import unicodedata
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from ftcli.dates import Period
from ftcli.quantity import Quantity, Verdict
from ftcli.table import Cell, Entry, Kind, Link, Quote
from ftcli.views.words import quoted
from ftcli.wording.phrasing import (
    number_text,
    period_text,
    quantity_text,
    verdict_text,
    years_text,
)

SIGNIFICANT_DIGITS = 15

_CONTEXTS = {
    Kind.LOW: Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_FLOOR),
    Kind.HIGH: Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_CEILING),
    Kind.NUMBER: Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_UP),
}


def cell_text(cell: Cell, lang: str) -> str:
    """A cell in words and numbers of a language, safe for a terminal; "" for nothing."""
    return safe(_text(cell, lang))


def entry_parts(entry: Entry, lang: str) -> tuple[str, str]:
    """A figure, and what stands beside it: "10,000" and "2016 [1] +3"."""
    if entry.value is None:
        return safe(entry.missing), ""
    note = [years_text(entry.period)] if entry.period else []
    note += [f"[{number}]" for number in entry.references]
    if entry.sector:
        note.append(entry.sector)
    if entry.rivals:
        note.append(f"+{entry.rivals}")
    if entry.rank:
        best, worst = entry.rank
        span = str(best) if best == worst else f"{best}–{worst}"
        note.append(f"n° {span}" if lang == "fr" else f"#{span}")
    return quantity_text(entry.value, lang), " ".join(note)


def decimal_text(number: Fraction | int, kind: Kind) -> str:
    """A number for machines: at most 15 significant digits, a bound rounded outward.

    >>> decimal_text(Fraction(2_000_000, 19), Kind.LOW), decimal_text(Fraction(12), Kind.NUMBER)
    ('105263.157894736', '12')
    """
    exact = number if isinstance(number, Fraction) else Fraction(number)
    if exact.denominator == 1 and abs(exact.numerator) < 10**SIGNIFICANT_DIGITS:
        return str(exact.numerator)
    context = _CONTEXTS.get(kind, _CONTEXTS[Kind.NUMBER])
    quotient = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    text = f"{quotient:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def safe(text: str) -> str:
    r"""A text whose control characters are visible, so that data cannot drive a terminal.

    >>> safe("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(
        char
        if char.isprintable() or unicodedata.category(char) == "Zs" or char in "\u200c\u200d\u00ad"
        else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def _text(cell: Cell, lang: str) -> str:  # noqa: PLR0911  # one return per kind of cell
    match cell:
        case None:
            return ""
        case Verdict():  # a text too, so before it
            return verdict_text(cell, lang)
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case Quantity():
            return quantity_text(cell, lang)
        case Period():
            return period_text(cell, lang)
        case Quote():
            return quoted(cell, lang)
        case Link():
            return cell.text
        case Entry():
            return "  ".join(filter(None, entry_parts(cell, lang)))
        case _:
            return number_text(Fraction(cell), lang)
