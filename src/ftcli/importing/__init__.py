"""Tables that people keep, to data files: spreadsheets, CSV, JSON, data packages.

Rows are read one by one, each bad one told with its place; what is put together is a dataset that
loads like any other.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ftcli.dates import Period
    from ftcli.importing.assembly import Imported
    from ftcli.model import Dataset


class Request(NamedTuple):
    """What to import, and what the files do not tell.

    Attributes:
        paths: the files, or folders of data packages; None for standard input.
        maps: what columns stand for: "COLUMN=FIELD", as `--map` has them.
        decimal: the decimal mark, "," or "."; found out where None.
        encoding: the encoding of delimited texts; found out where None.
        sheet: the one sheet of workbooks to read; all where None.
        on: the date of figures whose row gives none, in EDTF; "" for none.
        source: the id of the source of rows that name none; "" for none.
        fields: title, publisher and the like of the source of rows that do not say them.
        until: leaves out what was dated later; None for nothing.
    """

    paths: Sequence[Path | None]
    maps: Sequence[str] = ()
    decimal: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    on: str = ""
    source: str = ""
    fields: Sequence[tuple[str, str]] = ()
    until: "Period | None" = None


def imported(request: Request, known: "Dataset") -> "Imported":
    """What files hold, as a dataset, with what was found out of them and what is wrong in them.

    Args:
        request: the files, and how to read them.
        known: the dataset whose ecosystems and sources the rows may name.

    Raises:
        UnreadableFile: a file is no table, broken, or larger than ftcli reads.
        FaultyData: a data file breaks the format.
        MissingExtra: a workbook needs the extra `xlsx`.
        UsageError: the request does not fit the files.
    """
    from ftcli.errors import UsageError
    from ftcli.importing.assembly import Assembly
    from ftcli.importing.headers import mapping_of, recognised
    from ftcli.importing.reading import How, content_of
    from ftcli.store.datafile import STDIN, names_for

    mapping = mapping_of(request.maps)
    how = How(request.encoding, request.sheet)
    files = [path for path in request.paths if path is not None]
    names: dict[Path | None, str] = {None: STDIN, **dict(zip(files, names_for(files), strict=True))}
    contents = [content_of(path, names[path], lambda row: recognised(row, mapping), how)
                for path in request.paths]  # fmt: skip
    for option, given in (("encoding", request.encoding), ("sheet", request.sheet)):
        if given is not None and not any(option in content.heeds for content in contents):
            raise UsageError(f"--{option}: {_OF[option]}", "leave it out")
    return Assembly(request, mapping, known, contents).of()


_OF = {
    "encoding": "none of the files is a CSV, TSV or data package, which alone have one to name",
    "sheet": "none of the files is a workbook",
}
