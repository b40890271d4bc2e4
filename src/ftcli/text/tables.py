"""Tables in text: rows of cells, each under the head of its column and beside the head of its row.

Cells are parted by tabs or upright bars. The first row of a run of rows of one length is its head.
"""

import re
from typing import NamedTuple

from ftcli.text.sentences import Sentence
from ftcli.wording.tokens import tokens

_BAR = re.compile(r"[|\t]")
_RULE = re.compile(r"[\s|:+=-]*")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
MOST_CELLS = 200


class Cell(NamedTuple):
    """A cell of a table.

    Attributes:
        content: the cell, as a sentence of its own.
        labels: the heads of its row and of its column.
    """

    content: Sentence
    labels: tuple[str, ...] = ()


class Head(NamedTuple):
    """The first row of a table: the texts of its cells."""

    texts: tuple[str, ...] = ()


def row_of(sentence: Sentence, head: Head) -> tuple[list[Cell], Head] | None:
    r"""The cells of a line that is a row of a table, and the head of the rows to come.

    None for a line that is no row. A rule of dashes has no cells.

    >>> from ftcli.text.sentences import sentences
    >>> first, second = sentences("Ville | Emplois\nLyon | 50 000")
    >>> _, head = row_of(first, Head())
    >>> [(cell.content.text, cell.labels) for cell in row_of(second, head)[0]]
    [('Lyon', ()), ('50 000', ('Lyon', 'Emplois'))]
    """
    if "|" not in sentence.text and "\t" not in sentence.text:
        return None
    if _RULE.fullmatch(sentence.text):
        return [], head
    pieces = _cells(sentence)
    if not 2 <= len(pieces) <= MOST_CELLS:
        return None
    texts = tuple(piece.text for piece in pieces)
    if any(_holds_figures(text) for text in texts[1:]) and len(head.texts) not in {
        len(texts),
        len(texts) - 1,
    }:
        # A row of figures under no head: each has that of its row.
        cells = [Cell(pieces[0])] + [Cell(piece, (texts[0],)) for piece in pieces[1:]]
        return [cell for cell in cells if cell.content.text], Head()
    if len(head.texts) not in {len(texts), len(texts) - 1}:
        return [Cell(piece) for piece in pieces if piece.text], Head(texts)
    # A head without a word above the labels of the rows is one cell shorter.
    heads = ("",) * (len(texts) - len(head.texts)) + head.texts
    cells = [Cell(pieces[0])]
    cells += [
        Cell(piece, (texts[0], column)) for piece, column in zip(pieces[1:], heads[1:], strict=True)
    ]
    return [cell for cell in cells if cell.content.text], head


def _holds_figures(text: str) -> bool:
    """Whether a cell has digits that are no year: it is no head of a column."""
    return any(not _YEAR.fullmatch(digits) for digits in _DIGITS.findall(text))


def _cells(sentence: Sentence) -> list[Sentence]:
    """The cells of a row, each as a sentence; empty ones too, so that all keep their column."""
    found = []
    start = 0
    for text in _BAR.split(sentence.text):
        content = text.strip()
        at = start + len(text) - len(text.lstrip())
        start += len(text) + 1
        found.append(
            sentence._replace(text=content, start=sentence.start + at, words=tokens(content))
        )
    # Bars on both sides frame the row.
    return found[1:-1] if _BAR.match(sentence.text) and not found[-1].text else found
