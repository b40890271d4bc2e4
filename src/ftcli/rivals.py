"""Rival numbers that exclude each other, found by year and bound instead of pair by pair."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple, TypeAlias

from ftcli.agreement import excludes
from ftcli.model import Figure
from ftcli.quantity import Quantity
from ftcli.warnings import total_years

_Bound: TypeAlias = tuple[Fraction, bool]


def number_of(quantity: Quantity) -> tuple[object, ...]:
    """What is one in statements of one number: its bounds, and the number in the words."""
    return (
        quantity.low,
        quantity.high,
        quantity.low_open,
        quantity.high_open,
        quantity.nominal,
    )


class _Ends(NamedTuple):
    """The numbers of one period in the order of one of their bounds."""

    bounds: Sequence[_Bound]
    quantities: Sequence[Quantity]

    def beyond(self, bound: Fraction | None, *, is_open: bool) -> Sequence[Quantity]:
        """Those whose bound lies beyond another, or on it where either is open."""
        if bound is None:
            return ()
        return self.quantities[bisect_left(self.bounds, (bound, not is_open)) :]


class Rivals:
    """Numbers of one metric, area and unit, by the periods in which figures are rivals.

    To find those that exclude one takes as long as there are such, not as there are figures.

    Attributes:
        numbers: each number once, by `number_of`; all that is found is one of these.
    """

    def __init__(self, stated: Iterable[tuple[Figure, Quantity]]) -> None:
        several = list(stated)
        # Two dates touch one year if both touch the later of their first years.
        self._starts = sorted({figure.on.first.year for figure, _ in several})
        self.numbers: dict[tuple[object, ...], Quantity] = {}
        periods: dict[Hashable, dict[int, Quantity]] = {}
        for figure, quantity in several:
            number = self.numbers.setdefault(number_of(quantity), quantity)
            for period in self._periods(figure):
                periods.setdefault(period, {})[id(number)] = number
        self._lows: Mapping[Hashable, _Ends] = {
            period: _ordered((q, q.low, q.low_open) for q in numbers.values())
            for period, numbers in periods.items()
        }
        # Downwards: the sign is turned, so that lower is beyond.
        self._highs: Mapping[Hashable, _Ends] = {
            period: _ordered(
                (q, None if q.high is None else -q.high, q.high_open) for q in numbers.values()
            )
            for period, numbers in periods.items()
        }

    def above(self, figures: Iterable[Figure], quantity: Quantity) -> Iterator[Quantity]:
        """The numbers above one that some figures state, and which their rivals exclude it by.

        One may come several times, once per year.
        """
        for period in self._all_periods(figures):
            for other in self._lows[period].beyond(quantity.high, is_open=quantity.high_open):
                if _is_other(quantity, other):
                    yield other

    def below(self, figures: Iterable[Figure], quantity: Quantity) -> Iterator[Quantity]:
        """The numbers below one that some figures state, as `above`."""
        low = None if quantity.low is None else -quantity.low
        for period in self._all_periods(figures):
            for other in self._highs[period].beyond(low, is_open=quantity.low_open):
                if _is_other(quantity, other):
                    yield other

    def are_against(self, figure: Figure, quantity: Quantity) -> bool:
        """Whether any rival excludes a figure."""
        found = chain(self.above((figure,), quantity), self.below((figure,), quantity))
        return next(found, None) is not None

    def _all_periods(self, figures: Iterable[Figure]) -> Iterable[Hashable]:
        return dict.fromkeys(period for figure in figures for period in self._periods(figure))

    def _periods(self, figure: Figure) -> Sequence[Hashable]:
        """What a figure has in common with its rivals, as `ftcli.warnings.are_rivals` has it."""
        if total_years(figure) is not None:
            return (figure.on.years,)
        first = bisect_left(self._starts, figure.on.first.year)
        return self._starts[first : bisect_right(self._starts, figure.on.last.year)]


def _ordered(ends: Iterable[tuple[Quantity, Fraction | None, bool]]) -> _Ends:
    known = [((bound, is_open), quantity) for quantity, bound, is_open in ends if bound is not None]
    known.sort(key=lambda one: one[0])
    return _Ends([bound for bound, _ in known], [quantity for _, quantity in known])


def _is_other(quantity: Quantity, other: Quantity) -> bool:
    """Whether two that do not meet exclude each other: one may be the other, rounded."""
    return quantity.nominal != other.nominal or excludes(quantity, other)
