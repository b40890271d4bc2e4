"""CSV, CSV for a French spreadsheet, TSV: every cell comes back as it was written."""

import csv
import io
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import listing
from ftcli.catalogue import RATIOS
from ftcli.comparison import all_metrics, compare
from ftcli.render import MACHINE, Style
from ftcli.render.delimited import RUN, guarded, unguarded
from ftcli.table import Column, Document, Kind, Table
from ftcli.views import View
from ftcli.views.compare import compare_view

COLUMNS = [
    "ecosystem", "metric", "kind", "value", "low", "high", "low_open", "high_open", "approximate",
    "unit", "per", "stated", "on", "area", "sector", "counts", "source", "url", "rivals",
    "warnings",
]  # fmt: skip
DELIMITERS = {"csv": ",", "csv-fr": ";", "tsv": "\t"}


def view_of(dataset, lang="en"):
    cities = list(dataset)
    result = compare(
        dataset, *cities, metrics=all_metrics(dataset, *cities), ratios=RATIOS.values()
    )
    return compare_view(result, dataset, lang, urls=False)


def parsed(text: str, form: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=DELIMITERS[form]))


def of_table(*rows, kinds):
    columns = tuple(Column(f"c{index}", kind=kind) for index, kind in enumerate(kinds))
    return View(lambda: Document(()), lambda: Table(columns, rows))


@pytest.fixture(scope="module")
def shipped_view(shipped_dataset):
    return view_of(shipped_dataset)


@pytest.mark.parametrize("form", DELIMITERS)
def test_the_columns_are_those_of_the_documents_in_their_order(shipped_view, form):
    rows = parsed(MACHINE[form](shipped_view, Style()), form)

    assert rows[0] == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == len(shipped_view.table().rows) + 1


def test_every_form_holds_the_same_cells(shipped_view):
    point = parsed(MACHINE["csv"](shipped_view, Style()), "csv")
    tabs = parsed(MACHINE["tsv"](shipped_view, Style()), "tsv")
    french = parsed(MACHINE["csv-fr"](shipped_view, Style()), "csv-fr")

    assert tabs == point
    numbers = [COLUMNS.index(name) for name in ("value", "low", "high", "rivals")]
    for row in french[1:]:
        for index in numbers:
            row[index] = row[index].replace(",", ".")
    assert french == point


def test_the_french_form_has_its_mark_its_ends_of_line_and_its_commas(shipped_view):
    text = MACHINE["csv-fr"](shipped_view, Style())

    assert text.startswith("\ufeffecosystem;metric;kind;value;")
    assert text.count("\r\n") == text.count("\n") == len(shipped_view.table().rows) + 1
    assert re.search(r";ratio;\d+,\d+;", text)
    assert not re.search(r";ratio;\d+\.\d+;", text)


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_the_other_forms_have_no_mark_and_plain_ends_of_line(shipped_view, form):
    text = MACHINE[form](shipped_view, Style())

    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")


def test_numbers_have_15_digits_and_bounds_are_rounded_outward(shipped_view):
    rows = list(csv.DictReader(io.StringIO(MACHINE["csv"](shipped_view, Style()))))

    for row, cells in zip(rows, shipped_view.table().rows, strict=True):
        value, low, high = (cells[COLUMNS.index(name)] for name in ("value", "low", "high"))
        for name in ("value", "low", "high"):
            digits = row[name].replace(".", "").replace("-", "").strip("0")
            assert len(digits) <= 15
            assert "e" not in row[name].lower()
        if low is not None:
            assert Decimal(row["low"]) * low.denominator <= low.numerator
        if high is not None:
            assert Decimal(row["high"]) * high.denominator >= high.numerator
        if value is not None:
            assert abs(Decimal(row["value"]) - Decimal(value.numerator) / value.denominator) <= (
                abs(Decimal(row["value"])) * Decimal("1e-14")
            )


def test_flags_are_true_false_or_nothing(shipped_view):
    rows = list(csv.DictReader(io.StringIO(MACHINE["csv"](shipped_view, Style()))))

    for row in rows:
        flags = {row["low_open"], row["high_open"], row["approximate"]}
        assert flags <= ({"true", "false"} if row["low"] or row["high"] else {"", "true", "false"})


def test_one_row_a_metric_where_asked(shipped_dataset):
    result = compare(shipped_dataset, "lyon", "nantes")
    view = compare_view(result, shipped_dataset, "en", urls=False)
    rows = parsed(MACHINE["csv"](view, Style(wide=True)), "csv")

    assert rows[0] == [
        "metric", "kind", "unit", "per", "lyon_value", "lyon_low", "lyon_high", "nantes_value",
        "nantes_low", "nantes_high",
    ]  # fmt: skip
    # What is counted in two units stands in two rows.
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == [row.id for row in result.rows]
    assert len({(row[0], row[2], row[3]) for row in rows}) == len(rows)


def test_a_view_without_a_wide_form_gives_its_long_one(shipped_dataset):
    view = listing(shipped_dataset)

    assert MACHINE["csv"](view, Style(wide=True)) == MACHINE["csv"](view, Style())


@pytest.mark.parametrize("form", DELIMITERS)
@pytest.mark.parametrize("cell", ["=1+1", "+2", "-1+1", "@x", "\tx", "=HYPERLINK(1)"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(form, cell):
    view = of_table((cell,), kinds=[Kind.TEXT])

    assert parsed(MACHINE[form](view, Style()), form)[1] == [f"'{cell}"]
    assert parsed(MACHINE[form](view, Style(raw=True)), form)[1][0].startswith(cell[:1])


@pytest.mark.parametrize("form", DELIMITERS)
@pytest.mark.parametrize("cell", ["'=1+1", "''+2", "'@x"])
def test_a_cell_that_looks_guarded_gets_another_apostrophe(form, cell):
    view = of_table((cell,), kinds=[Kind.TEXT])

    assert parsed(MACHINE[form](view, Style()), form)[1] == [f"'{cell}"]
    assert parsed(MACHINE[form](view, Style(raw=True)), form)[1] == [cell]


@given(st.text(alphabet="'=+-@\t\r a1"))
def test_every_text_comes_back_from_its_guarded_cell(text):
    cell = guarded(text)

    assert unguarded(cell) == text
    assert not cell.startswith(RUN)
    assert cell in {text, f"'{text}"}


def test_a_negative_number_is_no_formula():
    from fractions import Fraction

    view = of_table((Fraction(-3, 2), -4), kinds=[Kind.LOW, Kind.NUMBER])

    assert parsed(MACHINE["csv"](view, Style()), "csv")[1] == ["-1.5", "-4"]
    assert parsed(MACHINE["csv-fr"](view, Style()), "csv-fr")[1] == ["-1,5", "-4"]


@pytest.mark.parametrize("form", DELIMITERS)
def test_separators_quotes_and_line_ends_come_back_as_they_were(form):
    cells = ('a"b', "a,b;c\td", "a\nb", "a\r\nb", "", " x ", "é\u202f€", "'x")
    view = of_table(cells, kinds=[Kind.TEXT] * len(cells))
    text = MACHINE[form](view, Style())
    back = next(
        row
        for index, row in enumerate(
            csv.reader(
                io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=DELIMITERS[form]
            )
        )
        if index == 1
    )

    assert tuple(back) == cells


@pytest.mark.parametrize("form", DELIMITERS)
def test_hostile_names_run_nothing(hostile_dataset, form):
    for view in (
        view_of(hostile_dataset),
        listing(hostile_dataset),
    ):
        rows = parsed(MACHINE[form](view, Style()), form)
        raw = parsed(MACHINE[form](view, Style(raw=True)), form)
        for row, left in zip(rows[1:], raw[1:], strict=True):
            for cell, bare in zip(row, left, strict=True):
                assert not re.match(r"[=@\t\r]|[+-](?!\d+([.,]\d+)?$)", cell)
                assert cell in {bare, f"'{bare}"}
