"""The cells of tables: texts as typed, and what a file holds as a number or a date."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from ftcli.errors import FtcliError, shortened
from ftcli.store.names import key

MOST_LISTED = 8
_BREAK = re.compile(r" *[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+ *")
# What people type where they have no figure.
_NO_WORD = re.compile(r"[\s.…?*/()–—−-]*")
_UNKNOWN = frozenset({
    "na", "n a", "nan", "nc", "n c", "nd", "n d", "ns", "n s", "so", "s o", "nr", "null",
    "none", "inconnu", "inconnue", "unknown", "non communique", "non disponible", "not available",
    "non renseigne",
})  # fmt: skip
# Where a figure is to stand; elsewhere these are words.
_WITHHELD = frozenset({
    "sans objet", "a venir", "en cours", "confidentiel", "confidentielle", "confidential", "secret",
    "secret statistique",
})  # fmt: skip
# What spreadsheets save of a formula that failed, in any language.
_ERROR = re.compile(r"#[^\W\d_][\w/]*\s?[!?]|Err\s?:\s?\d{3}")
_YES = frozenset({"true", "yes", "y", "1", "x", "vrai", "oui", "o"})
_NO = frozenset({"false", "no", "n", "0", "faux", "non"})


class Typed(NamedTuple):
    """A cell that its file holds as a number, a date, or as something that is neither.

    Attributes:
        text: how it is told.
        number: the number, exact; None for none.
        template: how the number is shown: "{} M€"; its own digits stand for the braces.
        date: the date in EDTF, to the precision that is shown; "" for none.
        fault: why nothing can be read of it; "" where something can.
        scale: what its format divides the number by before it is shown; 1 for nothing.
        decimals: how many digits its format shows behind the decimal mark at least.
        shown: the number to the digits that its format shows; None where it shows all.
    """

    text: str
    number: Fraction | None = None
    template: str = "{}"
    date: str = ""
    fault: str = ""
    scale: int = 1
    decimals: int = 0
    shown: Fraction | None = None


Cell: TypeAlias = str | Typed
EMPTY = ""


class BadCell(FtcliError):
    """A cell does not hold what its column needs.

    Attributes:
        field: which field of the row it is; "" for the row itself.
    """

    def __init__(self, field: str, said: str) -> None:
        super().__init__(said)
        self.field = field


def text_of(cell: Cell) -> str:
    r"""A cell as a text on one line.

    >>> text_of(" 9 500\n emplois ")
    '9 500 emplois'
    """
    return _BREAK.sub(" ", cell if isinstance(cell, str) else cell.text).strip()


def whole(text: str) -> str:
    r"""A text whose halves of characters are told as such: no file can hold them.

    >>> whole("a\ud800") == "a\ufffd", whole("été")
    (True, 'été')
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def is_unknown(cell: Cell) -> bool:
    """Whether a cell says nothing, or that nothing is known.

    >>> is_unknown("n.c."), is_unknown("—"), is_unknown("0")
    (True, True, False)
    """
    if fault_of(cell):
        return False
    text = text_of(cell)
    return bool(_NO_WORD.fullmatch(text)) or key(text) in _UNKNOWN


def is_no_figure(cell: Cell) -> bool:
    """Whether a cell for a figure says that there is none, or that it is not told.

    >>> is_no_figure("en cours"), is_no_figure("n.c."), is_unknown("en cours")
    (True, True, False)
    """
    return is_unknown(cell) or key(text_of(cell)) in _WITHHELD


def fault_of(cell: Cell) -> str:
    """Why nothing can be read of a cell; "" where something can.

    >>> fault_of("#DIV/0!"), fault_of("#N/A")
    ('the error #DIV/0! of the spreadsheet', '')
    """
    if isinstance(cell, Typed):
        return cell.fault
    text = text_of(cell)
    return error_of_formula(text) if _ERROR.fullmatch(text) else ""


def error_of_formula(code: str) -> str:
    """What is wrong with a cell whose formula failed."""
    return f"the error {shortened(code, 20)} of the spreadsheet"


def flag_of(cell: Cell, field: str) -> bool | None:
    """Yes or no, in both languages; None for an empty cell.

    Raises:
        BadCell: it is something else.

    >>> flag_of("VRAI", "context"), flag_of("", "context")
    (True, None)
    """
    word = key(text_of(cell))
    if not word:
        return None
    if word in _YES | _NO:
        return word in _YES
    raise BadCell(field, f"{told(cell)} is neither true nor false")


def told(cell: Cell) -> str:
    """A cell as messages repeat it, shortened."""
    return f'"{shortened(text_of(cell), 60)}"'


def letters(index: int) -> str:
    """What spreadsheets call a column, from 0.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def listed(first: Sequence[str], count: int) -> str:
    """The first of some names, and how many more there are.

    >>> listed(["B2", "C3"], 2), listed(["B2", "C3"], 1002)
    ('B2, C3', 'B2, C3 and 1,000 more')
    """
    more = count - len(first)
    return ", ".join(first) + (f" and {more:,} more" if more else "")


def is_blank(row: Iterable[Cell]) -> bool:
    """Whether nothing stands in a row."""
    return not any(map(text_of, row))
