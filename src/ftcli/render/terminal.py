"""Documents on a terminal or in a pipe, with Rich.

Each block is laid out in the widest of its layouts that fits. Where even the narrowest does not,
a figure, a name or a long word runs over the edge and is never cut; all other words are wrapped.
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
EDGELESS = 100_000  # the console has no edge of its own: every print says its width
RULE = "─" * 9
LEAST_EXCERPT = 36
LEAST_PROSE = 18  # columns below which a text in words is laid out another way

# Spaces that no line may end at: inside "10 000", after « and before French punctuation. Rich
# breaks at every kind of space, so these stand as characters of private use while it lays out.
_STICKY_SPACE = re.compile(r"(?<=\d)[ \u2009](?=\d{3}(?!\d))|(?<=«) | (?=[»:;?!%€])")
_STAND_INS = {" ": "\ue0a0", "\u00a0": "\ue0a1", "\u202f": "\ue0a2", "\u2009": "\ue0a3"}
_BACK = str.maketrans({stand_in: space for space, stand_in in _STAND_INS.items()})
_ALL_HARD = str.maketrans(_STAND_INS)
_HARD = str.maketrans({space: _STAND_INS[space] for space in ("\u00a0", "\u202f")})

STYLES = {Kind.LABEL: "bold", Kind.NOTE: "dim", Kind.CODE: "yellow"}
WRAPPED = frozenset({Kind.PROSE, Kind.EXCERPT})
_MARKED = re.compile("‹[^›]*›")
_WORD = re.compile(" *[^ ]+ *")
RIGHT = frozenset({Kind.COUNT, Kind.NUMBER, Kind.LOW, Kind.HIGH})


def terminal_text(document: Document, style: Style) -> str:
    """The text of a document, with colour and links where the style allows them."""
    console = Console(
        file=io.StringIO(),
        width=EDGELESS,
        force_terminal=style.is_terminal and style.has_colour,
        color_system="standard" if style.is_terminal and style.has_colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},  # the style has decided already
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
        bold = Text(title, style="bold")
        console.print(_wrapped(bold, style.width), width=max(style.width, len(title)))
    grid = _grid(sheet, gap, style.width)
    # Rich counts a gap behind the last column too, and would take it from a figure.
    console.print(grid, width=width + gap, crop=False)


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
        cells: a (text, note, address) per cell.
        note_at: where the notes of a column begin, behind its widest figure; 0 where they follow
            the figure, in columns that wrap.
    """

    def __init__(self, table: Table, lang: str) -> None:
        self.table = table
        self.headers = [cell_text(column.label, lang) for column in table.columns]
        self.cells = [[_words(cell, lang) for cell in row] for row in table.rows]
        columns = range(len(table.columns))
        self.note_at = [self._widest_noted(index) for index in columns]
        self._least = [self._least_text(index) for index in columns]
        self._natural = [self._widest(index) for index in columns]

    def least_width(self, gap: int) -> int:
        """The least width of the whole table."""
        columns = range(len(self.table.columns))
        return sum(self._least_column(index, gap) for index in columns) + gap * (len(columns) - 1)

    def widths(self, gap: int, width: int) -> list[int]:
        """The width of each column in a table of a width: what is left goes to those that wrap."""
        columns = range(len(self.table.columns))
        widths = [self._least_column(index, gap) for index in columns]
        left = width - self.least_width(gap)
        wrapping = [index for index in columns if self._wraps(index)]
        for place, index in enumerate(wrapping):
            share = left // (len(wrapping) - place)
            extra = max(0, min(share, self._natural[index] - widths[index]))
            widths[index] += extra
            left -= extra
        return widths

    def rooms(self, gap: int, width: int) -> list[int]:
        """Where the lines of each column end if the table is wider: only a long word sticks out."""
        columns = range(len(self.table.columns))
        least = [self._least_column(index, gap) for index in columns]
        wrapping = [index for index in columns if self._wraps(index)]
        if not wrapping or self.least_width(gap) <= width:
            return least
        fixed = sum(least[index] for index in columns if index not in wrapping)
        left = (width - fixed - gap * (len(columns) - 1)) // len(wrapping)
        for index in wrapping:
            least[index] = min(least[index], max(left, LEAST_PROSE))
        return least

    def _wraps(self, index: int) -> bool:
        return self.table.columns[index].kind in WRAPPED

    def _widest_noted(self, index: int) -> int:
        if self._wraps(index):
            return 0
        column = zip(self.table.rows, self.cells, strict=True)
        return max(
            (cell_len(cells[index][0]) for row, cells in column if isinstance(row[index], Entry)),
            default=0,
        )

    def _widest(self, index: int) -> int:
        cells = (_line(*row[index][:2], 0, GAPS[0]) for row in self.cells)
        return max(map(cell_len, (*cells, self.headers[index])), default=0)

    def _least_text(self, index: int) -> int:
        """The least width of a column's texts: of the widest, or of a few words where it wraps."""
        texts = [row[index][0] for row in self.cells]
        widest = max(map(cell_len, (*texts, self.headers[index])), default=0)
        if not self._wraps(index):
            return widest
        words = [
            cell_len(word)
            for cells in self.cells
            for text in cells[index][:2]
            if not cells[index][2]
            for word in text.split(" ")
        ]
        is_excerpt = self.table.columns[index].kind is Kind.EXCERPT
        least = LEAST_EXCERPT if is_excerpt else LEAST_PROSE
        return min(self._widest(index), max((least, *words)))

    def _least_column(self, index: int, gap: int) -> int:
        """The least width of a column, notes included where they stand in a line."""
        notes = max((cell_len(row[index][1]) for row in self.cells), default=0)
        if not notes or self._wraps(index):
            return self._least[index]
        return max(self._least[index], self.note_at[index] + gap + notes)


def _words(cell: Cell, lang: str) -> tuple[str, str, str | None]:
    """A cell as text, the note beside it, and the address it leads to."""
    if isinstance(cell, Entry):
        text, note = entry_parts(cell, lang)
        return text.translate(_ALL_HARD), note, None
    return _unbroken(cell_text(cell, lang)), "", cell.url if isinstance(cell, Link) else None


def _line(text: str, note: str, note_at: int, gap: int) -> str:
    """A figure with its note behind it, in line with those above and below."""
    return text + " " * (max(note_at - cell_len(text), 0) + gap) + note if note else text


def _grid(sheet: _Sheet, gap: int, edge: int) -> Grid:
    has_header = any(sheet.headers)
    grid = Grid(box=None, pad_edge=False, padding=(0, gap, 0, 0), show_header=has_header)
    widths = sheet.widths(gap, max(edge, sheet.least_width(gap)))
    rooms = sheet.rooms(gap, edge)
    has_overhang = sheet.least_width(gap) > edge
    for index, column in enumerate(sheet.table.columns):
        grid.add_column(
            Text(sheet.headers[index]),
            style=STYLES.get(column.kind, ""),
            header_style="bold",
            justify="right" if column.kind in RIGHT else "left",
            no_wrap=column.kind not in WRAPPED,
            overflow="fold",
            width=widths[index],
        )
    for number, row in enumerate(sheet.cells):
        if number in sheet.table.breaks and number:
            grid.add_row(Text(RULE, style="dim"))
        cells = [_cell(*cell, sheet.note_at[i], gap) for i, cell in enumerate(row)]
        for cell, column in zip(cells, sheet.table.columns, strict=True):
            if column.kind is Kind.EXCERPT:
                cell.highlight_regex(_MARKED, "bold")
        if has_overhang:
            cells = [
                _wrapped(cell, room) if column.kind in WRAPPED else cell
                for cell, room, column in zip(cells, rooms, sheet.table.columns, strict=True)
            ]
        grid.add_row(*cells)
    return grid


def _cell(text: str, note: str, url: str | None, note_at: int, gap: int) -> Text:
    line = Text(_line(text, note, note_at, gap), style=f"link {url}" if url else "")
    if note:
        line.stylize("dim", len(line) - len(note))
    return line


def _wrapped(text: Text, width: int) -> Text:
    """A text in lines of a width, but that a longer word is not cut, as Rich would."""
    breaks, column = [], 0
    for word in _WORD.finditer(text.plain):
        if column and column + cell_len(word.group().rstrip(" ")) > width:
            breaks.append(word.start())
            column = 0
        column += cell_len(word.group())
    lines = text.divide(breaks)
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _unbroken(text: str) -> str:
    """The text with stand-ins for the spaces that no line may end at."""
    return _STICKY_SPACE.sub(lambda m: _STAND_INS[m.group()], text).translate(_HARD)
