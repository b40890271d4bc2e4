"""JSON and JSON Lines: the rows of CSV with their types."""

import csv
import io
import json

import pytest

from ftcli.render import MACHINE, Style

from .test_delimited import COLUMNS, view_of


@pytest.fixture(scope="module")
def shipped_view(shipped_dataset):
    return view_of(shipped_dataset)


def test_json_holds_the_dataset_then_the_rows(shipped_view):
    text = MACHINE["json"](shipped_view, Style(about={"updated": "2020", "figures": 3}))
    document = json.loads(text)

    assert list(document) == ["dataset", "rows"]
    assert document["dataset"] == {"updated": "2020", "figures": 3}
    assert all(list(row) == COLUMNS for row in document["rows"])
    assert text.endswith("}\n")


def test_json_lines_are_the_rows_one_a_line(shipped_view):
    rows = json.loads(MACHINE["json"](shipped_view, Style()))
    text = MACHINE["jsonl"](shipped_view, Style())

    assert [json.loads(line) for line in text.splitlines()] == rows
    assert text.count("\n") == len(rows)


def test_json_without_a_dataset_is_the_rows_alone(shipped_view):
    assert isinstance(json.loads(MACHINE["json"](shipped_view, Style())), list)


def test_types_are_those_of_the_columns(shipped_view):
    for row in json.loads(MACHINE["json"](shipped_view, Style())):
        for name in ("value", "low", "high"):
            assert row[name] is None or type(row[name]) in {int, float}
        for name in ("low_open", "high_open", "approximate"):
            assert row[name] is None or type(row[name]) is bool
        assert row["rivals"] is None or type(row["rivals"]) is int
        for name in ("ecosystem", "metric", "kind", "warnings"):
            assert type(row[name]) is str


def test_json_says_what_csv_says(shipped_view):
    rows = json.loads(MACHINE["json"](shipped_view, Style()))
    cells = csv.DictReader(io.StringIO(MACHINE["csv"](shipped_view, Style(raw=True))))

    def text(value):
        if value is None:
            return ""
        return str(value).lower() if isinstance(value, bool) else str(value)

    for row, line in zip(rows, cells, strict=True):
        for name in COLUMNS:
            if isinstance(row[name], float):
                assert float(line[name]) == row[name]
            else:
                assert line[name] == text(row[name])


def test_accents_stand_as_they_are(shipped_view):
    assert "numérique" in MACHINE["json"](shipped_view, Style())
    assert "\\u" not in MACHINE["json"](shipped_view, Style())


def test_hostile_names_come_back_as_they_were(hostile_dataset):
    rows = json.loads(MACHINE["json"](view_of(hostile_dataset), Style()))

    assert {row["counts"] for row in rows if row["metric"] == "jobs"} == {
        item.name for item in hostile_dataset.ecosystems.values()
    }
