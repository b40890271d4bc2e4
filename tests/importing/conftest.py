"""Short ways to import: a text or bytes as a file, with a small dataset that its rows may name."""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from building import city, dataset, figure
from ftcli.errors import FtcliError
from ftcli.importing import Request, imported
from ftcli.importing.assembly import Imported
from ftcli.importing.fitting import statement_of

KNOWN = dataset(
    saint_etienne=city(figure("jobs", "9 500 emplois"), aliases=["Sainté"]),
    lyon=city(),
    brest_bretagne_ouest=city(name="Brest Bretagne Ouest"),
)


def attempt(path: Path) -> Imported | str:
    """What a file gives when it is imported, or why it is refused; nothing else can happen."""
    try:
        return imported(Request([path], source="press", on="2014"), KNOWN)
    except FtcliError as error:
        return error.message


def book(
    *rows: Sequence[object],
    formats: Mapping[str, str] | None = None,
    title: str = "Villes",
    others: Sequence[tuple[str, Sequence[Sequence[object]]]] = (),
    comments: Sequence[str] = (),
) -> bytes:
    """A workbook of a sheet; formats of its cells by name: `{"B2": "0%"}`."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment

    made = Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell, shown in (formats or {}).items():
        sheet[cell].number_format = shown
    for cell in comments:
        sheet[cell].comment = Comment("À vérifier", "Jeanne")
    for name, lines in others:
        other = made.create_sheet(name)
        for line in lines:
            other.append(line)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.fixture
def taken(tmp_path: Path) -> Callable[..., Imported]:
    """Imports a text: `taken("Ville;Emplois\\nLyon;12\\n", source="press")`."""

    def call(content: str | bytes, name: str = "rows.csv", **options: Any) -> Imported:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return imported(Request([path], **options), KNOWN)

    return call


@pytest.fixture
def figures(taken: Callable[..., Imported]) -> Callable[..., list[tuple[str, str, str, Any]]]:
    """The figures of a text: city, metric, words and nominal; none of its rows may be bad."""

    def call(content: str | bytes, name: str = "rows.csv", **options: Any) -> list[Any]:
        found = taken(content, name, **{"source": "press", "on": "2014"} | options)
        assert found.faults == ()
        return [
            (each.id, one.metric, one.stated, one.quantity.nominal)
            for each in found.dataset.ecosystems.values()
            for one in each.figures
        ]

    return call


@pytest.fixture
def faults(taken: Callable[..., Imported]) -> Callable[..., list[str]]:
    """What is wrong in a text, a line each."""

    def call(content: str | bytes, name: str = "rows.csv", **options: Any) -> list[str]:
        options = {"source": "press", "on": "2014"} | options
        return [str(fault) for fault in taken(content, name, **options).faults]

    return call


def record(**more: Any) -> dict[str, Any]:
    """What is known of a statement but its words."""
    return {"metric": "jobs", "on": "2014", "source": "press", **more}


def quantity(made: dict[str, Any]) -> Any:
    """The quantity of a record."""
    return statement_of(made).quantity
