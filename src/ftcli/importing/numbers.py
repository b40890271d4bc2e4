"""Decimal commas and points: which of them a file uses, and numbers read so.

"1,234" is 1 234 to one reader and 1.234 to another. Other cells of the same column, then of the
same file, decide: "12,67", "0,5" and "1.234,5" say comma, "12.67" and "1,234,567" say point.
"""

import re
from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from ftcli.wording.tokens import GROUPERS

COMMA, POINT = ",", "."
_SPACES = f"[{GROUPERS}]"
NUMERAL = re.compile(rf"(?<![\w.,])\d+(?:{_SPACES}\d{{3}}(?!\d))*(?:[.,]\d+)*(?!\w)")
_WHOLE = re.compile(rf"\d+(?:{_SPACES}\d{{3}})*(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_UNGROUPED = dict.fromkeys(map(ord, GROUPERS))
LONGEST = 40  # digits of a number


class Readings(NamedTuple):
    """A numeral read with a decimal comma, and with a decimal point; None where it has no such."""

    comma: Fraction | None
    point: Fraction | None

    @property
    def evidence(self) -> str | None:
        """The decimal mark that the numeral itself shows; None where it fits both or neither."""
        if (self.comma is None) == (self.point is None):
            return None
        return COMMA if self.point is None else POINT

    @property
    def thousands(self) -> Fraction | None:
        """The number with its mark grouping thousands, where it may be a decimal mark as well."""
        if self.comma is None or self.point is None or self.comma == self.point:
            return None
        return max(self.comma, self.point)

    def all(self, mark: str | None) -> tuple[Fraction, ...]:
        """What it may be: with a mark that is known, what that makes of it, if it fits."""
        found = dict.fromkeys(one for one in self if one is not None)
        known = self.comma if mark == COMMA else self.point if mark == POINT else None
        return (known,) if known is not None else tuple(found)


def readings(numeral: str) -> Readings | None:
    """What a numeral may mean; None where it is none: "1.2.3", "12 67".

    >>> readings("12,67")
    Readings(comma=Fraction(1267, 100), point=None)
    >>> readings("1,234").evidence is None, readings("1 234,5").evidence
    (True, ',')
    """
    text = numeral.strip()
    if len(text) > LONGEST or not _WHOLE.fullmatch(text):
        return None
    is_spaced = any(char in text for char in GROUPERS)
    plain = text.translate(_UNGROUPED)
    comma = _decimal(plain, COMMA, POINT, is_spaced=is_spaced)
    point = _decimal(plain, POINT, COMMA, is_spaced=is_spaced)
    return None if comma is None and point is None else Readings(comma, point)


def _decimal(plain: str, mark: str, group: str, *, is_spaced: bool) -> Fraction | None:
    """A numeral read with one decimal mark, the other grouping thousands; None if it has not so."""
    whole, found, fraction = plain.partition(mark)
    if mark in fraction or group in fraction:
        return None
    if group in whole:
        if is_spaced or not _GROUPED.fullmatch(whole) or whole.startswith("0"):
            return None
        whole = whole.replace(group, "")
    return Fraction(Decimal(f"{whole}.{fraction}" if found else whole))


def mark_of(texts: Iterable[str]) -> str | None:
    """The decimal mark that cells show; None where they show none, "" where they show both.

    >>> mark_of(["1,234", "12,67"]), mark_of(["1,234"]), mark_of(["12,67", "12.67"])
    (',', None, '')
    """
    shown = set()
    for text in texts:
        if COMMA not in text and POINT not in text:
            continue
        for match in NUMERAL.finditer(text):
            found = readings(match.group())
            if found is not None and found.evidence:
                shown.add(found.evidence)
    return "" if len(shown) > 1 else next(iter(shown), None)


def plain(number: Fraction, mark: str) -> str:
    """A number in digits that are read in one way only, whoever reads them.

    Nothing groups its thousands, and behind the decimal mark there are never exactly three digits.

    >>> plain(Fraction(12345, 1000), ","), plain(Fraction(9500), ".")
    ('12,3450', '9500')
    """
    with localcontext(prec=2 * LONGEST):  # exact: what is typed is a decimal
        text = f"{Decimal(number.numerator) / number.denominator:f}"
    if "." not in text:
        return text
    whole, _, fraction = text.rstrip("0").partition(".")
    if len(fraction) == 3:
        fraction += "0"
    return f"{whole}{mark}{fraction}" if fraction else whole


def unmistakable(text: str, mark: str) -> str:
    """A text whose numerals are all written plainly, read with a decimal mark.

    >>> unmistakable("plus de 12,345 M€", "."), unmistakable("plus de 12,345 M€", ",")
    ('plus de 12345 M€', 'plus de 12,3450 M€')
    """

    def rewritten(match: re.Match[str]) -> str:
        found = readings(match.group())
        numbers = found.all(mark) if found else ()
        return plain(numbers[0], mark) if len(numbers) == 1 else match.group()

    return NUMERAL.sub(rewritten, text)
