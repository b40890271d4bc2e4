"""Documents on a terminal or in a pipe, with Rich.

Each block is laid out in the widest of its layouts that fits. Where even the narrowest does not,
lines run over the edge: a figure or a name is never cut.
"""

import io
import re

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from ftcli.render import Style
from ftcli.render.cells import cell_text, entry_parts
from ftcli.table import Block, Cell, Document, Entry, Kind, Link, Table

GAPS = (2, 1)  # between columns: the airy one first, the tight one before another layout
RULE = "─" * 9
LEAST_PROSE = 18  # columns below which a text in words is laid out another way

# Spaces that no line may end at: inside "10 000", after « and before French punctuation. Rich
# breaks at every kind of space, so these stand as characters of private use while it lays out.
_STICKY_SPACE = re.compile(r"(?<=\d)[ \u2009](?=\d{3}(?!\d))|(?<=«) | (?=[»:;?!%€])")
_STAND_INS = {" ": "\ue0a0", "\u00a0": "\ue0a1", "\u202f": "\ue0a2", "\u2009": "\ue0a3"}
_BACK = str.maketrans({stand_in: space for space, stand_in in _STAND_INS.items()})
_HARD = str.maketrans({space: _STAND_INS[space] for space in ("\u00a0", "\u202f")})

STYLES = {Kind.LABEL: "bold", Kind.NOTE: "dim", Kind.CODE: "yellow"}
RIGHT = frozenset({Kind.COUNT, Kind.NUMBER, Kind.LOW, Kind.HIGH})


def terminal_text(document: Document, style: Style) -> str:
    """The text of a document, with colour and links where the style allows them."""
    console = Console(
        file=io.StringIO(),
        width=style.width,
        force_terminal=style.is_terminal and style.has_colour,
        color_system="standard" if style.is_terminal and style.has_colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for index, block in enumerate(document.blocks):
        if index:
            console.print()
        _print(console, block, style)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text.translate(_BACK).split("\n")[:-1]) + "\n"


def _print(console: Console, block: Block, style: Style) -> None:
    sheet, gap = _fitting(block, style)
    width = max(style.width, sheet.least_width(gap))
    if sheet.table.title:
        title = _unbroken(cell_text(sheet.table.title, style.lang))
        console.print(Text(title, style="bold"), width=width)
    console.print(_grid(sheet, gap), width=width, crop=False)


def _fitting(block: Block, style: Style) -> "tuple[_Sheet, int]":
    """The widest layout that fits, airy before tight; the narrowest where none does."""
    for table in block.layouts:
        sheet = _Sheet(table, style.lang)
        for gap in GAPS:
            if sheet.least_width(gap) <= style.width:
                return sheet, gap
    return sheet, gap


class _Sheet:
    """A table whose cells are words, measured once whatever the gap.

    Attributes:
        table: the table.
        headers: the header of each column.
        cells: a (text, note, address) per cell; notes stand in a line behind the widest text.
    """

    def __init__(self, table: Table, lang: str) -> None:
        self.table = table
        self.headers = [cell_text(column.label, lang) for column in table.columns]
        self.cells = [[_words(cell, lang) for cell in row] for row in table.rows]
        columns = range(len(table.columns))
        self.noted = [self._widest_noted(index) for index in columns]
        self._notes = [
            max((cell_len(row[i][1]) for row in self.cells if row[i][1]), default=0)
            for i in columns
        ]
        self._texts = [self._text_width(index) for index in columns]

    def _widest_noted(self, index: int) -> int:
        """The width of the widest figure of a column, so that its notes stand in a line."""
        column = zip(self.table.rows, self.cells, strict=True)
        return max(
            (cell_len(cells[index][0]) for row, cells in column if isinstance(row[index], Entry)),
            default=0,
        )

    def _text_width(self, index: int) -> int:
        """The least width of a column's texts: of the widest, or of a few words where it wraps."""
        texts = [row[index][0] for row in self.cells]
        widest = max(map(cell_len, (*texts, self.headers[index])), default=0)
        if self.table.columns[index].kind is not Kind.PROSE:
            return widest
        words = [
            cell_len(word)
            for row in self.cells
            if not row[index][2]
            for word in row[index][0].split(" ")
        ]
        return min(widest, max((LEAST_PROSE, *words)))

    def column_width(self, index: int, gap: int) -> int:
        """The least width of a column, notes included."""
        noted = self.noted[index] + gap + self._notes[index] if self._notes[index] else 0
        return max(self._texts[index], noted)

    def least_width(self, gap: int) -> int:
        """The least width of the whole table."""
        columns = range(len(self.table.columns))
        return sum(self.column_width(index, gap) for index in columns) + gap * (len(columns) - 1)


def _words(cell: Cell, lang: str) -> tuple[str, str, str | None]:
    """A cell as text, the note beside it, and the address it leads to."""
    if isinstance(cell, Entry):
        text, note = entry_parts(cell, lang)
        return _unbroken(text), note, None
    return _unbroken(cell_text(cell, lang)), "", cell.url if isinstance(cell, Link) else None


def _grid(sheet: _Sheet, gap: int) -> Grid:
    has_header = any(sheet.headers)
    grid = Grid(box=None, pad_edge=False, padding=(0, gap, 0, 0), show_header=has_header)
    for index, column in enumerate(sheet.table.columns):
        grid.add_column(
            Text(sheet.headers[index]),
            style=STYLES.get(column.kind, ""),
            header_style="bold",
            justify="right" if column.kind in RIGHT else "left",
            no_wrap=column.kind is not Kind.PROSE,
            overflow="fold",
            min_width=sheet.column_width(index, gap),
        )
    for number, row in enumerate(sheet.cells):
        if number in sheet.table.breaks and number:
            grid.add_row(Text(RULE, style="dim"))
        grid.add_row(*(_cell(*cell, sheet.noted[i] + gap) for i, cell in enumerate(row)))
    return grid


def _cell(words: str, note: str, url: str | None, note_at: int) -> Text:
    text = Text(words, style=f"link {url}" if url else "")
    if note:
        text.append(" " * (note_at - cell_len(words)) + note, style="dim")
    return text


def _unbroken(text: str) -> str:
    """The text with stand-ins for the spaces that no line may end at."""
    return _STICKY_SPACE.sub(lambda m: _STAND_INS[m.group()], text).translate(_HARD)
