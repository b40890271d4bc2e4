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
NUMERAL = re.compile(rf"(?<![\w.,])\d+(?:{_SPACES}\d{{3}}(?!\d))*(?:[.,]\d+)*(?!\d)")
_WHOLE = re.compile(rf"\d+(?:{_SPACES}\d{{3}})*(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_UNGROUPED = dict.fromkeys(map(ord, GROUPERS))
LONGEST = 40  # digits of a number


class Manner(NamedTuple):
    """How the numbers of a column are written.

    Attributes:
        mark: its decimal mark; None where nothing tells.
        is_french: whether words that have to be added are French.
        is_given: whether the mark is given by the user, and not found out.
    """

    mark: str | None
    is_french: bool
    is_given: bool = False

    @property
    def own_mark(self) -> str:
        """The mark to write numbers with."""
        return self.mark or (COMMA if self.is_french else POINT)


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


def has_mark(text: str) -> bool:
    """Whether a text may have a decimal mark in it."""
    return COMMA in text or POINT in text


def has_two_readings(text: str) -> bool:
    """Whether a numeral of a text is another number with a comma than with a point.

    >>> has_two_readings("1,234 M€"), has_two_readings("1,5 M€")
    (True, False)
    """
    found = (readings(one.group()) for one in NUMERAL.finditer(text)) if has_mark(text) else ()
    return any(one is not None and one.thousands is not None for one in found)


def mark_of(texts: Iterable[str]) -> str | None:
    """The decimal mark that cells show; None where they show none, "" where they show both.

    >>> mark_of(["1,234", "12,67"]), mark_of(["1,234"]), mark_of(["12,67", "12.67"])
    (',', None, '')
    """
    shown = set()
    for text in texts:
        if not has_mark(text):
            continue
        for match in NUMERAL.finditer(text):
            found = readings(match.group())
            if found is not None and found.evidence:
                shown.add(found.evidence)
    return "" if len(shown) > 1 else next(iter(shown), None)


def digits(number: Fraction, mark: str, decimals: int = 0) -> str:
    """A number in the fewest digits, nothing between its thousands.

    Args:
        number: the number.
        mark: the decimal mark.
        decimals: how many digits stand behind the mark at least: "1,0" is not as vague as "1".

    >>> digits(Fraction(1234, 1000), "."), digits(Fraction(9500), "."), digits(Fraction(1), ",", 1)
    ('1.234', '9500', '1,0')
    """
    with localcontext(prec=2 * LONGEST):  # exact: what is typed is a decimal
        text = f"{Decimal(number.numerator) / number.denominator:f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    return f"{whole}{mark}{fraction}" if fraction else whole


def plain(number: Fraction, mark: str, decimals: int = 0) -> str:
    """A number in digits that are read in one way only, whoever reads them.

    Like `digits`, and behind the decimal mark there are never exactly three.

    >>> plain(Fraction(12345, 1000), ","), plain(Fraction(9500), "."), plain(Fraction(1), ",", 1)
    ('12,3450', '9500', '1,0')
    """
    text = digits(number, mark, decimals)
    return f"{text}0" if len(text.partition(mark)[2]) == 3 else text


def unmistakable(text: str, mark: str) -> str:
    """A text whose numerals are all written plainly, read with a decimal mark.

    >>> unmistakable("plus de 12,345 M€", "."), unmistakable("plus de 12,345 M€", ",")
    ('plus de 12345 M€', 'plus de 12,3450 M€')
    """

    def rewritten(match: re.Match[str]) -> str:
        found = readings(match.group())
        numbers = found.all(mark) if found else ()
        if len(numbers) != 1:
            return match.group()
        return plain(numbers[0], mark, _decimals(match.group(), numbers[0]))

    return NUMERAL.sub(rewritten, text)


def thousandths(text: str, mark: str) -> bool:
    """Whether a numeral of a text has exactly three digits behind a decimal mark.

    >>> thousandths("env. 12,345 €", ","), thousandths("env. 12,345 €", ".")
    (True, False)
    """
    found = ((one.group(), readings(one.group())) for one in NUMERAL.finditer(text))
    return any(_decimals(numeral, both.all(mark)[0]) == 3 for numeral, both in found if both)


def _decimals(numeral: str, number: Fraction) -> int:
    """How many digits a numeral that is read as a number has behind its decimal mark."""
    marks = [at for at in map(numeral.rfind, (COMMA, POINT)) if at >= 0]
    written = len(numeral) - 1 - max(marks) if marks else 0
    scaled = "".join(char for char in numeral if char.isdecimal())
    return written if number * 10**written == int(scaled) else 0
