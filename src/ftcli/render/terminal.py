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
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Link, Table

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
    choices = [(table, gap) for table in block.layouts for gap in GAPS]
    fitting = (pair for pair in choices if _least_width(*pair, style) <= style.width)
    table, gap = next(fitting, choices[-1])
    width = max(style.width, _least_width(table, gap, style))
    if table.title:
        console.print(Text(cell_text(table.title, style.lang), style="bold"), width=width)
    console.print(_grid(table, gap, style), width=width, crop=False)


def _grid(table: Table, gap: int, style: Style) -> Grid:
    has_header = any(column.label for column in table.columns)
    grid = Grid(box=None, pad_edge=False, padding=(0, gap, 0, 0), show_header=has_header)
    values = [_value_width(table, index, style) for index in range(len(table.columns))]
    for index, column in enumerate(table.columns):
        grid.add_column(
            Text(cell_text(column.label, style.lang)),
            style=STYLES.get(column.kind, ""),
            header_style="bold",
            justify="right" if column.kind in RIGHT else "left",
            no_wrap=column.kind is not Kind.PROSE,
            overflow="fold",
            min_width=_column_width(table, index, gap, style),
        )
    for number, row in enumerate(table.rows):
        if number in table.breaks and number:
            grid.add_row(Text(RULE, style="dim"))
        grid.add_row(*(_cell(cell, values[i], gap, style) for i, cell in enumerate(row)))
    return grid


def _cell(cell: Cell, value_width: int, gap: int, style: Style) -> Text:
    if isinstance(cell, Entry):
        value, note = entry_parts(cell, style.lang)
        text = Text(_unbroken(value))
        if note:
            text.append(" " * (value_width - cell_len(value) + gap) + note, style="dim")
        return text
    return Text(
        _unbroken(cell_text(cell, style.lang)),
        style=f"link {cell.url}" if isinstance(cell, Link) and cell.url else "",
    )


def _unbroken(text: str) -> str:
    """The text with stand-ins for the spaces that no line may end at."""
    return _STICKY_SPACE.sub(lambda m: _STAND_INS[m.group()], text).translate(_HARD)


def _value_width(table: Table, index: int, style: Style) -> int:
    """The width of the widest figure of a column, notes apart, so that notes stand in a line."""
    entries = [row[index] for row in table.rows if isinstance(row[index], Entry)]
    return max(
        (cell_len(entry_parts(e, style.lang)[0]) for e in entries if isinstance(e, Entry)),
        default=0,
    )


def _column_width(table: Table, index: int, gap: int, style: Style) -> int:
    """The least width of a column: of its widest cell, or of a few words where it wraps."""
    column: Column = table.columns[index]
    value_width = _value_width(table, index, style)
    cells = [_cell(row[index], value_width, gap, style).cell_len for row in table.rows]
    widest = max((*cells, cell_len(column.label)), default=0)
    if column.kind is not Kind.PROSE:
        return widest
    words = [
        cell_len(word)
        for row in table.rows
        if not isinstance(row[index], Link)
        for word in _unbroken(cell_text(row[index], style.lang)).split(" ")
    ]
    return min(widest, max((LEAST_PROSE, *words)))


def _least_width(table: Table, gap: int, style: Style) -> int:
    widths = [_column_width(table, index, gap, style) for index in range(len(table.columns))]
    return sum(widths) + gap * (len(widths) - 1)
