"""CSV and TSV to rows: the encoding and the separator are found out, and said."""

import codecs
import csv
from collections.abc import Callable, Iterator
from io import StringIO

from ftcli.errors import UsageError, shortened
from ftcli.importing.cells import EMPTY
from ftcli.importing.sheet import Limit, Sheet, trimmed
from ftcli.render.delimited import unguarded
from ftcli.store.datafile import UnreadableFile
from ftcli.text.documents import encodings

SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "vertical bar"}
_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}
_LOOKED_AT = 30  # rows, and a stated size, in which the separator is found out
_HEAD = 200_000
_SAVE = "save it as CSV in UTF-8, or name its encoding: --encoding macroman"

HEEDS = frozenset({"encoding"})  # the options that say how such a text is read

Recognised = Callable[[tuple[str, ...]], int]


def delimited_sheet(
    raw: bytes, name: str, recognised: Recognised, *, encoding: str | None, is_tsv: bool
) -> Sheet:
    """The rows of a delimited text.

    The separator is the one with which most names of columns are known, then the one that gives
    most rows of one length; the encoding UTF-8, UTF-16 where its mark says so, or Windows-1252.

    Args:
        raw: the bytes of the file.
        name: what messages call it.
        recognised: how many cells of a row are names of columns.
        encoding: the encoding, found out where None.
        is_tsv: whether its name says that tabs separate the cells.

    Raises:
        UnreadableFile: it is no text, its quotes do not close, or it is too large.
        UsageError: there is no such encoding.
    """
    text, used = _text(raw, name, encoding)
    separator = "\t" if is_tsv else _separator(text, recognised)
    rows = tuple(_rows(text, separator, name))
    said = _NAMES.get(used, used)
    return Sheet(name, rows, (SEPARATORS[separator], said), separator == ";")


def _text(raw: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """The characters of a file, and its encoding."""
    for used in (_known(encoding),) if encoding else encodings(raw):
        try:
            text = raw.decode(used)
        except ValueError:  # not in this one
            continue
        at = text.find("\0")
        if at >= 0:
            line = text.count("\n", 0, at) + 1
            raise UnreadableFile(f"{name}: line {line}: a NUL, so this is no text", _SAVE)
        return text.removeprefix("\ufeff"), used
    said = f"not in {encoding}" if encoding else "neither in UTF-8, UTF-16 nor Windows-1252"
    raise UnreadableFile(f"{name}: line {_bad_line(raw, encoding)}: {said}", _SAVE)


def _bad_line(raw: bytes, encoding: str | None) -> int:
    """The line of the first byte that an encoding does not have."""
    try:
        raw.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1
    except ValueError:
        pass
    return 1


def _known(encoding: str) -> str:
    """The encoding of a name.

    Raises:
        UsageError: there is none that texts are written in.
    """
    if not is_encoding(encoding):
        said = f"--encoding: no encoding called {shortened(encoding)!r}"
        raise UsageError(said, "for example utf-8, windows-1252, macroman")
    return codecs.lookup(encoding).name


def is_encoding(name: str) -> bool:
    """Whether texts are written in an encoding of a name.

    >>> is_encoding("macroman"), is_encoding("rot13"), is_encoding("klingon")
    (True, False, False)
    """
    try:
        "a".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _separator(text: str, recognised: Recognised) -> str:
    def worth(separator: str) -> tuple[int, int]:
        rows = _first_rows(text, separator)
        widths = [len(row) for row in rows if len(row) > 1]
        known = max((recognised(tuple(row)) for row in rows), default=0)
        return known, max((widths.count(width) for width in set(widths)), default=0)

    return max(SEPARATORS, key=worth)


def _first_rows(text: str, separator: str) -> list[list[str]]:
    """Some rows from the beginning; a row that is cut, or ill quoted, ends them."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text[:_HEAD], newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) >= _LOOKED_AT:
                break
    except csv.Error:
        pass
    return rows


def _rows(text: str, separator: str, name: str) -> Iterator[tuple[str, ...]]:
    """The rows, each without the empty cells at its end; guards against spreadsheets undone."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    limit = Limit(name)
    begin = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = _QUOTES.get(str(error), str(error))
            raise UnreadableFile(f"{name}: line {begin}: {said}", _MEND) from error
        if max(map(len, row), default=0) > _LONGEST_CELL:  # another library may lift csv's limit
            raise UnreadableFile(f"{name}: line {begin}: {_TOO_LONG}", _MEND)
        begin = reader.line_num + 1
        limit.add(len(row))
        yield trimmed([unguarded(cell) if cell else EMPTY for cell in row])  # type: ignore[misc]


_MEND = "a cell that holds quotes stands between quotes, and has them twice"
_LONGEST_CELL = 131_072  # csv's own limit
_TOO_LONG = f"a cell of more than {_LONGEST_CELL:,} characters: a quote that is not closed?"
_QUOTES = {
    f"field larger than field limit ({_LONGEST_CELL})": _TOO_LONG,
    "unexpected end of data": "begins a quote that nothing closes",
}
