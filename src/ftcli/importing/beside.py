"""What stands beside the number of a cell and must not be overlooked: money, tax, units, notes."""

import re
import unicodedata

from ftcli.catalogue import METRICS
from ftcli.importing.brackets import without_tax
from ftcli.importing.cells import BadCell, told
from ftcli.importing.metrics import Unit, unit_named
from ftcli.quantity import COUNTS, MONEY

_NOTE = re.compile(r"\d\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|[(\[]\d{1,2}[)\]])$")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_CODES = re.compile(r"\b(?:US|EUR|USD|CHF|GBP|CAD|JPY|CNY)\b")
_BARE = re.compile(r"[\d.,\s'’+-]*\d[\d.,\s'’+-]*")


def refuse_beside(text: str, metric: str, field: str) -> None:
    """Makes sure that a cell shows nothing beside its number that its reading leaves out.

    Args:
        text: the cell.
        metric: the metric that it is a figure of.
        field: which field of the row it is, for messages.

    Raises:
        BadCell: it bears the mark of a footnote, tax without a currency, a unit in brackets, or
            it is money where heads are counted.
    """
    if _NOTE.search(text):
        raise BadCell(field, f"{told(text)} has the mark of a footnote: remove it")
    amount, tax = without_tax(text)
    if tax and _BARE.fullmatch(amount):
        said = f"{told(text)} says {tax} beside its number: write {told(amount)}, and {tax}"
        raise BadCell(field, f"{said} in the header, as in CA {tax} (k€)")
    for inner in _BRACKETS.findall(text):
        named = unit_named(inner)
        if named is not None and (named.factor != 1 or named.id in MONEY | {"%"}):
            plain = " ".join(_BRACKETS.sub(f" {inner} ", text).split())
            raise BadCell(field, f"{told(text)} has its unit in brackets: write {told(plain)}")
    if METRICS[metric].unit in COUNTS and _is_money(text):
        raise BadCell(field, f"{told(text)} is an amount of money, the metric {metric} is none")


def _is_money(text: str) -> bool:
    return any(unicodedata.category(char) == "Sc" for char in text) or bool(_CODES.search(text))


def refuse_bare_money(text: str, own: str | None, scale: int, unit: Unit, field: str) -> None:
    """Makes sure that a cell with a currency and no scale does not stand under a scale.

    Args:
        text: the cell, or the words.
        own: the unit that they name.
        scale: the scale that they name, 1 for none.
        unit: the unit of their column.
        field: which field of the row they are, for messages.

    Raises:
        BadCell: it does: "1 250,00 €" under CA (k€) may be 1,250 euros or 1.25 million.
    """
    if own in MONEY and scale == 1 < unit.factor:
        name = unit.template.format("").strip()
        said = f"{told(text)} may count {own} as it shows, or {name} as its column says"
        raise BadCell(
            field, f"{said}: take the currency out of the cells, or {name} out of the header"
        )
