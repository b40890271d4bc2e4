"""What one quantity says of another that is claimed: it agrees, contradicts, or cannot tell."""

from enum import StrEnum

from ftcli.agreement import is_one_number, is_rounding_of
from ftcli.quantity import Quantity


class Answer(StrEnum):
    """What figures say of a claim."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    CANNOT_TELL = "cannot-tell"


def answer(claim: Quantity, figure: Quantity) -> Answer:
    """What a figure says of a claim of the same unit.

    It agrees where whatever it allows the claim allows too, where the two are one number, about
    which either says "about", or where the claim is the figure rounded. It contradicts where no
    number satisfies both, unless it may itself be the claim rounded.

    Raises:
        UnitMismatch: the units differ.

    >>> from ftcli.wording.reading import read
    >>> said = read("plus de 9 000 emplois").quantity
    >>> answer(said, read("10 000 emplois").quantity).value
    'agrees'
    >>> answer(read("12 000 emplois").quantity, read("plus de 10 000 emplois").quantity).value
    'cannot-tell'
    """
    claim.compare(figure)  # the units must be one
    if is_one_number(claim, figure) or is_rounding_of(claim, figure):
        return Answer.AGREES
    if not claim.meets(figure):
        return Answer.CANNOT_TELL if is_rounding_of(figure, claim) else Answer.CONTRADICTS
    if claim.is_indeterminate:  # "about 500" in strict reading bounds nothing
        return Answer.CANNOT_TELL
    return Answer.AGREES if _within(figure, claim) else Answer.CANNOT_TELL


def _within(inner: Quantity, outer: Quantity) -> bool:
    """Whether every number that one quantity allows the other allows too."""
    return _begins_within(inner, outer) and _begins_within(-inner, -outer)


def _begins_within(inner: Quantity, outer: Quantity) -> bool:
    if outer.low is None or inner.low is None:
        return outer.low is None
    same = inner.low == outer.low and (inner.low_open or not outer.low_open)
    return same or inner.low > outer.low
