"""What the columns of a table stand for, and which kind of table it is."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ftcli.errors import UsageError, shortened
from ftcli.importing.cells import Cell, Typed, letters, text_of
from ftcli.importing.fields import DERIVED, FIELDS, NUMBERS, field_of, is_french
from ftcli.importing.metrics import Named, metric_named
from ftcli.importing.numbers import has_mark, has_two_readings, mark_of, readings
from ftcli.importing.sheet import Sheet
from ftcli.store.faults import near
from ftcli.store.names import key
from ftcli.tables import COLUMNS
from ftcli.wording.reading import LONGEST_PHRASE
from ftcli.wording.reading import readings as quantities_in

LONG, WIDE, SOURCES, ECOSYSTEMS, NONE = "long", "wide", "sources", "ecosystems", ""
_HEADERS_WITHIN = 20  # rows: titles and blank ones may stand above
_LONGEST_NUMBER, _MOST_WORDS = 40, 5  # of a cell that holds a number and its unit
_UNQUOTED = "a separator in an unquoted cell?"
_TWO_ROWS = (
    "a header of two rows, or of merged cells? name each column in one row, as in Emplois 2015"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNS, _SCALES = "+-− ", " kKM"
_DIGIT = re.compile(r"\d")
_CITY = ("ecosystem", "name", "id")

_EXPORTED = frozenset(tuple(column.key for column in columns) for columns in COLUMNS.values())


class Layout(NamedTuple):
    """The columns of a table.

    Attributes:
        kind: LONG, WIDE, SOURCES or ECOSYSTEMS; NONE for a table of none of these.
        header: the index of the row with their names, the lower one of two.
        names: their names.
        fields: the index of the column of each field.
        metrics: the columns of a wide table that hold figures, with what their names say.
        others: the columns that stand for nothing known.
        marks: the decimal mark of each column of numbers; None where nothing tells.
        words_mark: that of the column of words; None where nothing tells, or nobody needs it.
        is_french: whether names, separators or numbers are French.
        mark_is_given: whether the user has said the decimal mark.
        is_exact: whether it is a table as ftcli exports it, whose texts are taken as they stand.
        is_double: whether the names stand in two rows, metrics above and dates below.
        surplus: what cells beyond the header may come of.
    """

    kind: str
    header: int
    names: tuple[str, ...]
    fields: Mapping[str, int]
    metrics: tuple[tuple[int, Named], ...] = ()
    others: tuple[int, ...] = ()
    marks: Mapping[int, str | None] = {}
    words_mark: str | None = None
    is_french: bool = False
    mark_is_given: bool = False
    is_exact: bool = False
    is_double: bool = False
    surplus: str = ""

    def name(self, index: int) -> str:
        """The name of a column; "" where it has none."""
        return self.names[index] if index < len(self.names) else ""

    def called(self, index: int) -> str:
        """A column as messages name it: "B (Emplois)"."""
        return f"{letters(index)} ({shortened(self.name(index), 40)})"


def recognised(row: Sequence[Cell], mapping: Mapping[str, str] | None = None) -> int:
    """How many cells of a row are names of columns.

    >>> recognised(["Ville", "Emplois 2014", "Maire"])
    2
    """
    names = map(text_of, row)
    return sum(1 for name in names if name and (_meant(name, mapping or {}) or "") != "")


def layout_of(sheet: Sheet, mapping: Mapping[str, str], decimal: str | None = None) -> Layout:
    """What the columns of a table stand for.

    Args:
        sheet: the table.
        mapping: what columns stand for by name, in place of what their names say; "" leaves out.
        decimal: the decimal mark, found out where None.

    Raises:
        UsageError: two columns stand for one field, or a column is mapped to what is no field.
    """
    header = _header(sheet.rows[:_HEADERS_WITHIN], mapping)
    names = tuple(map(text_of, sheet.rows[header])) if sheet.rows else ()
    double = _double_header(sheet.rows, header)
    if double:
        header, names = double
    fields: dict[str, int] = {}
    metrics, others = [], []
    for index, name in enumerate(names):
        meant = _meant(name, mapping)
        if isinstance(meant, Named):
            metrics.append((index, meant))
        elif meant in fields:
            _refuse_both(sheet, meant, fields[meant], index, names)
        elif meant:
            fields[meant] = index
        elif name and meant is None and key(name) not in DERIVED:
            others.append(index)
    layout = Layout(_kind(fields, metrics), header, names, fields, tuple(metrics), tuple(others),
                    is_exact=not mapping and names in _EXPORTED, is_double=double is not None,
                    surplus=_TWO_ROWS if sheet.is_grid else _UNQUOTED)  # fmt: skip
    return _with_numbers(sheet, layout, decimal)


def _header(rows: Sequence[Sequence[Cell]], mapping: Mapping[str, str]) -> int:
    """The index of the row with most names of columns; of the first with several cells for none."""
    counts = [recognised(row, mapping) for row in rows]
    if any(counts):
        return counts.index(max(counts))
    return next((i for i, row in enumerate(rows) if sum(map(bool, map(text_of, row))) > 1), 0)


def _double_header(
    rows: Sequence[Sequence[Cell]], header: int
) -> tuple[int, tuple[str, ...]] | None:
    """The lower row of a header of two, and the names of its columns; None for a header of one."""
    for upper in (header, header - 1):
        if 0 <= upper < len(rows) - 1 and (names := _joined_names(rows[upper], rows[upper + 1])):
            return upper + 1, names
    return None


def _joined_names(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[str, ...] | None:
    """The names in two rows, where metrics stand above, each over its dates; None where not so.

    >>> _joined_names(["Ville", "Emplois"], ["", "2015", "2016"])
    ('Ville', 'Emplois 2015', 'Emplois 2016')
    >>> _joined_names(["Ville", "Emplois"], ["Lyon", "2015"]) is None
    True
    """
    names: list[str] = []
    metric, carried = "", False
    for above, below in zip_longest(map(text_of, upper), map(text_of, lower), fillvalue=""):
        if above or not below:
            named = metric_named(above)
            metric = above if below and named and not named.on else ""
        if below and (metric or above):
            joined = metric_named(f"{metric} {below}") if metric else None
            if joined is None or not joined.on:
                return None
            names.append(f"{metric} {below}")
            carried = carried or not above
        else:
            names.append(above or below)
    filled = [name for name in names if name]
    return tuple(names) if carried and len(set(filled)) == len(filled) else None


def _meant(name: str, mapping: Mapping[str, str]) -> str | Named | None:
    """The field or the metric that a column stands for; "" where it is to be left out."""
    told = mapping.get(key(name))
    if told is not None:
        name = told
        if not name:
            return ""
    return (name if name in FIELDS else None) or field_of(name) or metric_named(name)


def mapping_of(pairs: Sequence[str]) -> dict[str, str]:
    """What `--map COLUMN=FIELD` says, by the keys of the columns.

    Raises:
        UsageError: one is no pair, or maps to neither a field nor a metric.

    >>> mapping_of(["Effectif total=jobs 2014", "Code="])
    {'effectif total': 'jobs 2014', 'code': ''}
    """
    mapping = {}
    for pair in pairs:
        column, equals, meant = (part.strip() for part in pair.rpartition("="))
        if not equals or not key(column):
            raise UsageError(f"--map {shortened(pair)!r} is no COLUMN=FIELD", "Ville=ecosystem")
        if meant and _meant(meant, {}) is None:
            from ftcli.catalogue import METRICS

            hint = near(meant, [*FIELDS, *METRICS]) or f"known: {', '.join(sorted(FIELDS))}"
            raise UsageError(f"--map: no field or metric called {shortened(meant)!r}", hint)
        mapping[key(column)] = meant
    return mapping


def _refuse_both(sheet: Sheet, field: str, first: int, second: int, names: Sequence[str]) -> None:
    raise UsageError(
        f"{sheet.name}: columns {letters(first)} ({names[first]}) and {letters(second)} "
        f"({names[second]}) both stand for {field}",
        f"--map '{names[second]}=' leaves one out; --map '{names[second]}=FIELD' names another",
    )


def _kind(fields: Mapping[str, int], metrics: Sequence[tuple[int, Named]]) -> str:
    has_city = any(name in fields for name in _CITY)
    if "metric" in fields:
        holds = {"stated", *NUMBERS} & fields.keys()
        return LONG if has_city and holds else NONE
    if metrics:
        return WIDE if has_city else NONE
    if {"source_title", "source_publisher"} <= fields.keys() and {"id", "source"} & fields.keys():
        return SOURCES
    return ECOSYSTEMS if {"id", "name"} <= fields.keys() else NONE


def mapping_hint(layout: Layout) -> str:
    """How to say what the columns of a table stand for that is none of figures, in its own names.

    >>> mapping_hint(Layout(NONE, 0, ("Agglo", "2015"), {}, others=(0, 1)))
    "--map COLUMN=FIELD says what one is: --map 'Agglo=ecosystem' --map '2015=jobs 2015'"
    """
    names = [layout.name(index) for index in layout.others]
    years = [name for name in names if _YEAR.fullmatch(name)]
    texts = [name for name in names if name not in years]
    meant = []
    if texts and not any(field in layout.fields for field in _CITY):
        meant.append(f"{texts.pop(0)}=ecosystem")
    if not layout.metrics and "metric" not in layout.fields:
        meant += [f"{year}=jobs {year}" for year in years[:1]] or [
            f"{one}=jobs" for one in texts[:1]
        ]
    told = " ".join(f"--map '{shortened(one, 60)}'" for one in meant)
    return "--map COLUMN=FIELD says what one is" + (f": {told}" if told else "")


def city_field(layout: Layout) -> str:
    """The field of the column that names the ecosystems of a table of figures."""
    return next(name for name in _CITY if name in layout.fields)


def _with_numbers(sheet: Sheet, layout: Layout, decimal: str | None) -> Layout:
    """The layout with the decimal mark of each column of numbers."""
    body = sheet.rows[layout.header + 1 :]
    indexes = [layout.fields[name] for name in NUMBERS if name in layout.fields]
    indexes += [index for index, _ in layout.metrics]
    own = {index: mark_of(_texts(body, index)) for index in indexes}
    shown = {mark for mark in own.values() if mark}
    of_all = shown.pop() if len(shown) == 1 else None
    # A comma in one column and a point in another decide for these only.
    marks = {
        index: decimal or (of_all if mark is None else mark) or None for index, mark in own.items()
    }
    french = any(map(is_french, layout.names)) or sheet.is_french or of_all == ","
    words = decimal or _mark_of_words(_texts(body, layout.fields.get("stated", len(layout.names))))
    return layout._replace(
        marks=marks, words_mark=words, is_french=french, mark_is_given=decimal is not None
    )


def _mark_of_words(texts: Sequence[str]) -> str | None:
    """The decimal mark that words show in their figures, where the number of some rests on it.

    >>> _mark_of_words(["1,234 M€", "Web 2.0", "0.5 M€"]), _mark_of_words(["0.5 M€"])
    ('.', None)
    """
    if not any(map(has_two_readings, texts)):
        return None
    figures = (
        text[one.start : one.end]
        for text in texts
        if len(text) <= LONGEST_PHRASE and has_mark(text)
        for one in quantities_in(text)
    )
    return mark_of(figures) or None


def _texts(rows: Sequence[Sequence[Cell]], index: int) -> list[str]:
    cells = (row[index] for row in rows if index < len(row))
    return [cell for cell in cells if isinstance(cell, str) and cell]


def holds_numbers(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """Whether a column holds a number, alone or with its unit: "7 %", "env. 12 M€"."""
    return any(index < len(row) and _is_number(row[index]) for row in rows)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, Typed):
        return cell.number is not None
    bare = text_of(cell).lstrip(_SIGNS).rstrip(_SCALES)
    if readings(bare) is not None:
        return True
    if len(bare) > _LONGEST_NUMBER or len(bare.split()) > _MOST_WORDS or not _DIGIT.search(bare):
        return False  # most texts, and at no cost
    return any((one.start, one.end) == (0, len(bare)) for one in quantities_in(bare))
