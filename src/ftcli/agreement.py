"""When two numbers are one claim in other words, and when they exclude each other."""

from ftcli.quantity import Quantity


def excludes(quantity: Quantity, other: Quantity) -> bool:
    """Whether two claims exclude each other: no number satisfies both.

    Claims in different units do not, nor do two that are one number.
    """
    same_unit = (other.unit, other.per) == (quantity.unit, quantity.per)
    return same_unit and not (quantity.meets(other) or is_one_number(quantity, other))


def is_one_number(quantity: Quantity, other: Quantity) -> bool:
    """Whether "38 500" stands beside "près de 38 500", one claim that was rounded.

    In strict reading "près de 38 500" is only under it, and excludes the number; so does "plus de
    38 500" beside "près de 38 500".
    """
    is_about = quantity.approximate or other.approximate
    if quantity.nominal is None or quantity.nominal != other.nominal or not is_about:
        return False
    if quantity.is_exact != other.is_exact:
        has_convention = any(one.low_assumed or one.high_assumed for one in (quantity, other))
        return has_convention or quantity.meets(other)
    return quantity.approximate and other.approximate and quantity.meets(other)


def is_rounding_of(coarse: Quantity, fine: Quantity) -> bool:
    """Whether a number may be another one rounded: two digits of it count, or more.

    >>> from ftcli.wording.reading import read
    >>> is_rounding_of(read("28 800 emplois").quantity, read("28.807 emplois").quantity)
    True
    >>> is_rounding_of(read("10 000 emplois").quantity, read("9 500 emplois").quantity)
    False
    """
    if not (fine.is_exact and coarse.is_exact) or fine.nominal is None or coarse.nominal is None:
        return False
    if fine.step is None or coarse.step is None or fine.step >= coarse.step:
        return False
    is_told_well = coarse.step * 10 <= abs(coarse.nominal)
    return is_told_well and abs(fine.nominal - coarse.nominal) * 2 <= coarse.step
