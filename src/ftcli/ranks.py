"""Ranks of quantities whose bounds may overlap: the interval of ranks that each may have."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence

from ftcli.quantity import Quantity


def ranks(
    quantities: Sequence[Quantity | None], kinds: Sequence[Hashable] | None = None
) -> tuple[tuple[int, int] | None, ...]:
    """The ranks that each quantity may have among those known, the greatest first.

    A rank is one more than the number of greater quantities: at best only those surely above
    count, at worst all that may be. Equal numbers share their rank, and the next one is as much
    lower: 1, 1, 3. A quantity given twice stands beside itself.

    Args:
        quantities: what is ranked; None where nothing is known.
        kinds: what each is, where that decides whether two compare: the length of the period of
            a total. Of quantities of other kinds or units, nothing is known.

    >>> ranks([Quantity.exactly(5), Quantity(low=Quantity.exactly(4).low), None])
    ((1, 2), (1, 2), None)
    """
    kinds = kinds or [None] * len(quantities)
    keys = [q and (q.unit, q.per, kind) for q, kind in zip(quantities, kinds, strict=True)]
    grouped: dict[object, list[Quantity]] = {}
    for key, quantity in zip(keys, quantities, strict=True):
        if quantity is not None:
            grouped.setdefault(key, []).append(quantity)
    fields = {key: _Field(group) for key, group in grouped.items()}
    size = sum(field.size for field in fields.values())
    times = Counter(map(id, quantities))

    def interval(quantity: Quantity, field: _Field) -> tuple[int, int]:
        elsewhere = size - field.size  # another unit or kind: nothing is known of it
        itself = times[id(quantity)] if _may_exceed(quantity, quantity) else 0
        maybe = field.maybe_above(quantity) - itself + elsewhere
        return field.surely_above(quantity) + 1, maybe + 1

    return tuple(
        None if quantity is None else interval(quantity, fields[key])
        for key, quantity in zip(keys, quantities, strict=True)
    )


def _may_exceed(other: Quantity, quantity: Quantity) -> bool:
    return other.high is None or quantity.low is None or other.high > quantity.low


class _Field:
    """Quantities of one unit, sorted once, so that ranks of many take no time per pair."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self.size = len(quantities)
        # A bound that is excluded lies a little inside: (number, 1) above, (number, -1) below.
        self._lows = sorted((q.low, int(q.low_open)) for q in quantities if q.low is not None)
        self._highs = sorted(q.high for q in quantities if q.high is not None)

    def surely_above(self, quantity: Quantity) -> int:
        """How many lie wholly above a quantity."""
        if quantity.high is None:
            return 0
        # "from 5 on" is not above "up to 5", but "more than 5" is, and so is 5 above "under 5".
        edge = (quantity.high, 0 if quantity.high_open else 1)
        return len(self._lows) - bisect_left(self._lows, edge)

    def maybe_above(self, quantity: Quantity) -> int:
        """How many may lie above a quantity, itself included where it is no exact number."""
        if quantity.low is None:
            return self.size
        return self.size - bisect_right(self._highs, quantity.low)
