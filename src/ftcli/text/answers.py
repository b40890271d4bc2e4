"""What one quantity says of another that is claimed: it agrees, contradicts, or cannot tell."""

from enum import StrEnum

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
    if _is_one_number(claim, figure) or is_rounded(figure, claim):
        return Answer.AGREES
    if not claim.meets(figure):
        return Answer.CANNOT_TELL if is_rounded(claim, figure) else Answer.CONTRADICTS
    if claim.is_indeterminate:  # "about 500" in strict reading bounds nothing
        return Answer.CANNOT_TELL
    return Answer.AGREES if _within(figure, claim) else Answer.CANNOT_TELL


def _is_one_number(a: Quantity, b: Quantity) -> bool:
    """Whether "38 500" stands beside "près de 38 500", one claim that was rounded."""
    if a.nominal is None or a.nominal != b.nominal or not (a.approximate or b.approximate):
        return False
    return a.is_exact != b.is_exact or (a.approximate and b.approximate and a.meets(b))


def is_rounded(fine: Quantity, coarse: Quantity) -> bool:
    """Whether a number is another one rounded, to two digits that count or more.

    >>> from ftcli.wording.reading import read
    >>> is_rounded(read("28.807 emplois").quantity, read("28 800 emplois").quantity)
    True
    >>> is_rounded(read("9 500 emplois").quantity, read("10 000 emplois").quantity)
    False
    """
    if not (fine.is_exact and coarse.is_exact) or fine.nominal is None or coarse.nominal is None:
        return False
    if fine.step is None or coarse.step is None or fine.step >= coarse.step:
        return False
    is_told_well = coarse.step * 10 <= abs(coarse.nominal)
    return is_told_well and abs(fine.nominal - coarse.nominal) * 2 <= coarse.step


def _within(inner: Quantity, outer: Quantity) -> bool:
    """Whether every number that one quantity allows the other allows too."""
    return _begins_within(inner, outer) and _begins_within(-inner, -outer)


def _begins_within(inner: Quantity, outer: Quantity) -> bool:
    if outer.low is None or inner.low is None:
        return outer.low is None
    same = inner.low == outer.low and (inner.low_open or not outer.low_open)
    return same or inner.low > outer.low
