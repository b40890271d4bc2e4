"""XLSX: typed cells, links, and texts that stay texts; read with openpyxl and as bare XML."""

import re
import zipfile
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from building import city, dataset, figure
from ftcli.export import Export
from ftcli.export import xlsx as workbooks
from ftcli.export.xlsx import TooLarge, write_xlsx
from ftcli.render.delimited import unguarded
from ftcli.tables import COLUMNS, NAMES
from random_datasets import HARD, datasets

pytestmark = pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs the extra xlsx")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ESCAPED = re.compile("_x([0-9A-F]{4})_")


def opened(export: Export, path: Path):
    """The workbook of an export, as openpyxl reads it."""
    from openpyxl import load_workbook

    write_xlsx(export, path)
    return load_workbook(path)


def seen(value: object) -> object:
    """A value as it is read again: without a guard, with the characters that XML has escaped."""
    if isinstance(value, str):
        return unguarded(ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))
    return value


def values(sheet) -> list[tuple[object, ...]]:
    """The cells of a sheet under its header."""
    return [tuple(map(seen, row)) for row in sheet.iter_rows(min_row=2, values_only=True)]


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=datasets())
def test_every_cell_of_every_table_comes_back(tmp_path, cells, data):
    book = opened(Export(data), tmp_path / "data.xlsx")

    assert book.sheetnames == [*NAMES, "about"]
    for name in NAMES:
        assert values(book[name]) == cells(data, name)
        header = [cell.value for cell in book[name][1]]
        assert header == [column.key for column in COLUMNS[name]]


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=datasets())
def test_no_sheet_holds_a_formula_or_a_control_character(tmp_path, data):
    write_xlsx(Export(data), tmp_path / "data.xlsx")
    with zipfile.ZipFile(tmp_path / "data.xlsx") as archive:
        for part in archive.namelist():
            text = archive.read(part).decode()
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", text)
            tree = ElementTree.fromstring(text)  # noqa: S314  # our own
            kinds = {cell.get("t", "n") for cell in tree.iter(f"{MAIN}c")}
            assert list(tree.iter(f"{MAIN}f")) == []
            assert kinds <= {"n", "b", "inlineStr"}


def test_texts_that_look_like_something_else_stay_as_they_are(tmp_path):
    notes = [figure("jobs", "500 emplois", note=note) for note in HARD]
    sheet = opened(Export(dataset(ici=city(*notes))), tmp_path / "data.xlsx")["figures"]
    column = [name.value for name in sheet[1]].index("note")
    found = [row[column] for row in sheet.iter_rows(min_row=2)]

    assert [seen(cell.value) for cell in found] == list(HARD)
    assert {cell.data_type for cell in found} == {"s"}
    # Whoever types over such a cell starts from a text, not from a formula.
    assert [cell.value for cell in found if cell.quotePrefix] == ["=1+1", "+33 1", "-5", "@here"]


def test_numbers_are_grouped_and_addresses_lead_somewhere(tmp_path, shipped):
    book = opened(shipped, tmp_path / "data.xlsx")
    figures, sources = book["figures"], book["sources"]
    keys = [cell.value for cell in figures[1]]
    first = dict(zip(keys, figures[2], strict=True))
    share = next(
        row[keys.index("value")]
        for row in figures.iter_rows(min_row=2)
        if isinstance(row[keys.index("value")].value, float)
    )

    assert (first["value"].value, first["value"].number_format) == (9500, "#,##0")
    assert share.number_format == "General"
    assert first["source_url"].hyperlink.target == first["source_url"].value
    linked = [row[6].hyperlink.target for row in sources.iter_rows(min_row=2) if row[6].value]
    addresses = [source.url for source in shipped.dataset.sources.values() if source.url]
    assert linked == addresses


def test_the_sheet_about_has_date_credit_licences_and_every_column(tmp_path, shipped):
    book = opened(shipped, tmp_path / "data.xlsx")
    rows = list(book["about"].iter_rows(values_only=True))

    assert rows[:3] == list(shipped.about.items())
    assert [row[1].partition(":")[0] for row in rows if row[0] == "licence"] == [
        "Licence Ouverte",
        "Licence Ouverte",
    ]
    told = [row[0] for row in rows]
    keys = {column.key for columns in COLUMNS.values() for column in columns}
    assert {f"column {key}" for key in keys} | {f"sheet {name}" for name in NAMES} <= set(told)
    assert (book.properties.creator, book.properties.description) == (
        shipped.about["made_with"],
        shipped.dataset.credit,
    )


def test_the_header_stays_in_sight_and_filters(tmp_path, shipped):
    sheet = opened(shipped, tmp_path / "data.xlsx")["figures"]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Y215"
    assert sheet["A1"].font.bold


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 2)
    data = dataset(ici=city(*[figure("jobs", "500 emplois")] * 3))

    with pytest.raises(TooLarge, match="more sources than the 2 rows") as caught:
        write_xlsx(Export(dataset()), tmp_path / "data.xlsx")
    assert caught.value.hint == "name cities, or export as sqlite or parquet"
    with pytest.raises(TooLarge, match="more figures than the 2 rows"):
        write_xlsx(Export(data), tmp_path / "data.xlsx")


def test_a_text_longer_than_a_cell_holds_is_refused_not_cut(tmp_path):
    units = [{"name": f"Commune {number}", "type": "COMMUNE"} for number in range(1000)]
    data = dataset(ici=city(perimeter={"units": units}))

    with pytest.raises(TooLarge, match=r"perimeter of \d\d,\d{3} characters"):
        write_xlsx(Export(data), tmp_path / "data.xlsx")


def test_links_end_where_there_are_too_many_and_addresses_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_LINKS", 2)
    data = dataset(ici=city(*[figure("jobs", "500 emplois")] * 3))
    sheet = opened(Export(data), tmp_path / "data.xlsx")["figures"]
    found = [row[-1] for row in sheet.iter_rows(min_row=2)]

    assert [bool(cell.hyperlink) for cell in found] == [True, True, False]
    assert {cell.value for cell in found} == {"https://example.org/article"}


def test_an_empty_dataset_makes_sheets_with_headers(tmp_path):
    book = opened(Export(dataset()), tmp_path / "data.xlsx")

    assert [values(book[name]) for name in NAMES[:3]] == [[], [], []]
