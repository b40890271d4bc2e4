"""Quantities with one-sided bounds, and the arithmetic that carries them.

"plus d'1 milliard d'euros" is not one billion: it is an interval open below and without end above.
A `Quantity` keeps that. Numbers are exact rationals, so that 10 000 / 750 is 40/3, not a rounding.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Self, TypeAlias

from ftcli.errors import FtcliError

Number: TypeAlias = int | Fraction

COUNTS = frozenset({"jobs", "firms", "startups", "people", "count"})
MONEY = frozenset({"EUR", "USD", "GBP"})
# What is counted or paid cannot be negative: "fewer than 50 jobs" begins at none.
NEVER_NEGATIVE = COUNTS | MONEY | {"m2", "ha"}


class UnitMismatch(FtcliError, ValueError):
    """Two quantities of different units cannot be added or compared."""


class Verdict(StrEnum):
    """What is known of one quantity beside another."""

    HIGHER = "higher"
    LOWER = "lower"
    EQUAL = "equal"
    UNDECIDED = "undecided"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a phrase entails about a number.

    Attributes:
        low: the lower bound, None where there is none.
        high: the upper bound, None where there is none.
        low_open: whether the lower bound itself is excluded ("plus de").
        high_open: whether the upper bound itself is excluded ("moins de").
        nominal: the number in the words, None for a range.
        approximate: whether the words say "about", "nearly" and the like.
        unit: a unit of `ftcli.catalogue.UNITS`, None where the words give none.
        per: what a rate is per ("year", "job"), None for a plain amount.
        step: the unit of the last significant digit as written; None when computed.
        low_assumed: whether the lower bound is a convention, not entailed by the words.
        high_assumed: the same of the upper bound.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False
    nominal: Fraction | None = None
    approximate: bool = False
    unit: str | None = None
    per: str | None = None
    step: Fraction | None = None
    low_assumed: bool = False
    high_assumed: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.low is self.high and not (self.low_open or self.high_open):
            return  # a plain number, by far the most
        if self.low is not None and self.high is not None:
            empty = self.low > self.high
            if empty or (self.low == self.high and (self.low_open or self.high_open)):
                raise ValueError(f"no number lies between {self.low} and {self.high}")

    @classmethod
    def exactly(cls, number: Number, unit: str | None = None) -> Self:
        """The quantity that is one number.

        >>> Quantity.exactly(750, "firms").is_exact
        True
        """
        value = Fraction(number)
        return cls(low=value, high=value, nominal=value, unit=unit)

    @property
    def is_exact(self) -> bool:
        """Whether the bounds leave one number only."""
        return self.low is not None and self.low == self.high

    @property
    def stated_number(self) -> tuple[object, ...]:
        """The number in the words, however it is hedged, or the bounds of a range; its unit."""
        number = (self.low, self.high) if self.nominal is None else self.nominal
        return number, self.unit, self.per

    @property
    def is_indeterminate(self) -> bool:
        """Whether nothing bounds it, on either side."""
        return self.high is None and self._says_nothing_below

    @property
    def is_one_sided(self) -> bool:
        """Whether it has no upper bound, or no lower bound that says anything."""
        return self.high is None or self._says_nothing_below

    @property
    def _says_nothing_below(self) -> bool:
        """Whether the lower bound is absent, or only says that a count is not negative."""
        return self.low is None or self._has_bare_zero

    @property
    def _has_bare_zero(self) -> bool:
        return self.low == 0 and self.high != 0 and self.unit != "%"

    def without_bare_zero(self) -> Self:
        """The same without a lower bound of 0 that only says that nothing is less than nothing.

        So it is of what is counted or paid, and of how many times one is of another, also where 0
        itself is excluded. A 0 % is kept: what is told in percent may be negative.

        >>> Quantity(Fraction(0), Fraction(50), unit="jobs").without_bare_zero().low is None
        True
        >>> Quantity(Fraction(0), Fraction(50), unit="%").without_bare_zero().low
        Fraction(0, 1)
        """
        return replace(self, low=None, low_open=False) if self._has_bare_zero else self

    def with_unit(self, unit: str | None, per: str | None = None) -> Self:
        """The same bounds in another unit's name; what is counted or paid begins at 0."""
        floor = unit in NEVER_NEGATIVE and self.low is None
        return replace(self, unit=unit, per=per or self.per, low=Fraction(0) if floor else self.low)

    def strict(self) -> Self:
        """Only what the words entail: bounds that are a convention are dropped.

        >>> about = Quantity(Fraction(15), Fraction(25), nominal=Fraction(20), unit="jobs",
        ...                  approximate=True, low_assumed=True, high_assumed=True)
        >>> about.strict().low, about.strict().high
        (Fraction(0, 1), None)
        """
        if not (self.low_assumed or self.high_assumed):
            return self
        bare = replace(
            self,
            low=None if self.low_assumed else self.low,
            low_open=self.low_open and not self.low_assumed,
            high=None if self.high_assumed else self.high,
            high_open=self.high_open and not self.high_assumed,
            low_assumed=False,
            high_assumed=False,
        )
        return bare.with_unit(bare.unit)

    def compare(self, other: "Quantity") -> Verdict:
        """HIGHER, LOWER or EQUAL where the bounds decide, else UNDECIDED.

        Raises:
            UnitMismatch: the units differ.
        """
        _same_unit(self, other)
        if _above(self, other):
            return Verdict.HIGHER
        if _above(other, self):
            return Verdict.LOWER
        if self.is_exact and other.is_exact:
            return Verdict.EQUAL
        return Verdict.UNDECIDED

    def meets(self, other: "Quantity") -> bool:
        """Whether one number can satisfy both."""
        return not (_above(self, other) or _above(other, self))

    def __contains__(self, number: Number) -> bool:
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = (
            self.high is None or number < self.high or (number == self.high and not self.high_open)
        )
        return above and below

    def __neg__(self) -> "Quantity":
        return Quantity(
            low=None if self.high is None else -self.high,
            high=None if self.low is None else -self.low,
            low_open=self.high_open,
            high_open=self.low_open,
            nominal=None if self.nominal is None else -self.nominal,
            approximate=self.approximate,
            unit=self.unit,
            per=self.per,
        )

    def __add__(self, other: "Quantity | Number") -> "Quantity":
        addend = _quantity(other, self.unit, self.per)
        _same_unit(self, addend)
        low, low_open = _sum(_low(self), _low(addend))
        high, high_open = _sum(_high(self), _high(addend))
        return Quantity(
            low=low,
            high=high,
            low_open=low_open,
            high_open=high_open,
            nominal=_nominal(self, addend, lambda a, b: a + b),
            approximate=self.approximate or addend.approximate,
            unit=self.unit,
            per=self.per,
        )

    def __sub__(self, other: "Quantity | Number") -> "Quantity":
        return self + -_quantity(other, self.unit, self.per)

    def __mul__(self, other: "Quantity | Number") -> "Quantity":
        factor = _quantity(other)
        corners = [_product(a, b) for a in (_low(self), _high(self)) for b in _ends(factor)]
        low, low_open = _least(corners)
        high, high_open = _greatest(corners)
        return Quantity(
            low=low,
            high=high,
            low_open=low_open,
            high_open=high_open,
            nominal=_nominal(self, factor, lambda a, b: a * b),
            approximate=self.approximate or factor.approximate,
            unit=None if self.unit and factor.unit else self.unit or factor.unit,
            per=self.per or factor.per,
        )

    def __truediv__(self, other: "Quantity | Number") -> "Quantity":
        divisor = _quantity(other)
        unit = None if self.unit == divisor.unit else self.unit
        inverse = _reciprocal(divisor)
        if inverse is None:
            result = Quantity(approximate=self.approximate or divisor.approximate)
        else:
            result = self * inverse
        return replace(result, unit=unit, per=self._per_over(divisor))

    def _per_over(self, divisor: "Quantity") -> str | None:
        """What a quotient is per: jobs over firms are per firm, a yearly flow stays yearly."""
        if divisor.unit is None:
            return self.per
        if divisor.unit != self.unit:
            return divisor.unit
        if self.per and divisor.per and self.per != divisor.per:
            raise UnitMismatch(f"{_name(self)} and {_name(divisor)} do not compare")
        return self.per if divisor.per is None else None

    def __rsub__(self, other: Number) -> "Quantity":
        return -self + other

    def __rtruediv__(self, other: Number) -> "Quantity":
        return _quantity(other) / self

    __radd__ = __add__
    __rmul__ = __mul__


# A bound seen alone: its number (None: infinity, on the side asked for), and whether it is open.
_Bound: TypeAlias = tuple[Fraction | None, bool]
# The same with its sign, so that a product knows which infinity it is.
_End: TypeAlias = tuple[Fraction | None, bool, int]


def _low(quantity: Quantity) -> _End:
    return quantity.low, quantity.low_open or quantity.low is None, -1


def _high(quantity: Quantity) -> _End:
    return quantity.high, quantity.high_open or quantity.high is None, 1


def _ends(quantity: Quantity) -> tuple[_End, _End]:
    return _low(quantity), _high(quantity)


def _above(a: Quantity, b: Quantity) -> bool:
    if a.low is None or b.high is None:
        return False
    return a.low > b.high or (a.low == b.high and (a.low_open or b.high_open))


def _sum(a: _End, b: _End) -> _Bound:
    if a[0] is None or b[0] is None:
        return None, False
    return a[0] + b[0], a[1] or b[1]


def _sign(end: _End) -> int:
    number, _, side = end
    return side if number is None else (number > 0) - (number < 0)


def _product(a: _End, b: _End) -> _End:
    sign = _sign(a) * _sign(b)
    if sign == 0:
        # Zero times anything is zero, and it is reached as soon as one zero is.
        reached = any(number == 0 and not is_open for number, is_open, _ in (a, b))
        return Fraction(0), not reached, 0
    if a[0] is None or b[0] is None:
        return None, True, sign
    return a[0] * b[0], a[1] or b[1], sign


def _key(end: _End) -> tuple[int, Fraction]:
    number, _, side = end
    return (side, Fraction(0)) if number is None else (0, number)


def _least(ends: list[_End]) -> _Bound:
    number, is_open, _ = min(ends, key=lambda end: (_key(end), end[1]))
    return number, is_open and number is not None


def _greatest(ends: list[_End]) -> _Bound:
    number, is_open, _ = max(ends, key=lambda end: (_key(end), not end[1]))
    return number, is_open and number is not None


def _reciprocal(quantity: Quantity) -> Quantity | None:
    """1 / quantity, over its non-zero numbers; None where zero lies inside it or is all of it."""
    low, high = quantity.low, quantity.high
    positive = low is not None and low >= 0
    negative = high is not None and high <= 0
    if positive == negative:
        return None
    return Quantity(
        low=_inverse(high) if high != 0 else None,
        high=_inverse(low) if low != 0 else None,
        low_open=(quantity.high_open or high is None) and high != 0,
        high_open=(quantity.low_open or low is None) and low != 0,
        nominal=1 / quantity.nominal if quantity.nominal else None,
        approximate=quantity.approximate,
    )


def _inverse(bound: Fraction | None) -> Fraction:
    return Fraction(0) if bound is None else 1 / bound


def _nominal(
    a: Quantity, b: Quantity, operation: Callable[[Fraction, Fraction], Fraction]
) -> Fraction | None:
    if a.nominal is None or b.nominal is None:
        return None
    return operation(a.nominal, b.nominal)


def _quantity(
    value: Quantity | Number, unit: str | None = None, per: str | None = None
) -> Quantity:
    if isinstance(value, Quantity):
        return value
    return replace(Quantity.exactly(value, unit), per=per)


def _same_unit(a: Quantity, b: Quantity) -> None:
    if (a.unit, a.per) != (b.unit, b.per):
        raise UnitMismatch(f"{_name(a)} and {_name(b)} do not compare")


def _name(quantity: Quantity) -> str:
    unit = quantity.unit or "a number without unit"
    return f"{unit} per {quantity.per}" if quantity.per else unit
