"""`ftcli import`: numbers that rest on a scale, a decimal mark or bounds come in right or not."""

import json

import pytest

ROWS = """\
ecosystem,metric,stated,unit,value,low,high
belleville,revenue,"0,5",M€,,,
belleville,jobs,9,milliers,,,
belleville,firms,,,100,90,110
"""
FAULTY = """\
ecosystem,metric,stated,unit,value,low,high
belleville,revenue,"1,234 M€",,,,
belleville,revenue,9k,M€,,,
belleville,jobs,"12,67",,,,
belleville,jobs,,,100,200,
"""


@pytest.fixture
def take(run, small, tmp_path):
    """Imports a table beside the small dataset."""

    def call(text, *words, name="rows.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        source = ("--source", "gazette", "--on", "2018")
        return run("import", str(path), *source, *words, "--data", small)

    return call


def test_scales_and_bounds_of_a_row_are_kept_in_the_data_file(take):
    result = take(ROWS)

    assert (result.status, result.err) == (
        0, "rows.csv: comma, UTF-8; 3 rows, 3 figures, 1 source\n",
    )  # fmt: skip
    figures = json.loads(result.out)["ecosystems"]["belleville"]["figures"]
    assert [
        {key: value for key, value in one.items() if key not in {"metric", "on", "source"}}
        for one in figures
    ] == [
        {"stated": "0,5 M€"},
        {"stated": "9 milliers"},
        {"stated": "about 100", "value": {"low": 90, "high": 110}},
    ]


def test_numbers_that_are_not_certain_stop_the_import(take):
    result = take(FAULTY, "--decimal", "point")

    assert (result.status, result.out) == (3, "")
    assert result.err == (
        "rows.csv: comma, UTF-8, decimal point; 4 rows, 4 rows left out\n"
        'ftcli: rows.csv: row 2, column C (stated): "1,234 M€" is read as 1234000, and by '
        '--decimal point as 1234000000: for the latter write "1234 M€", for the former give its '
        "value beside it\n"
        'rows.csv: row 3, column C (stated): "9k" has another scale than its column, M€: write '
        "its unit beside the number\n"
        'rows.csv: row 4, column C (stated): "12,67" is no whole number; give its value '
        "beside it, or name its scale (milliers)\n"
        'rows.csv: row 5, column E (value): "100" lies outside its bounds, low is 200\n'
        "  mend them, or leave them out: --skip\n"
    )


def test_a_line_that_is_no_json_is_told_once(take):
    result = take('{"city": "Belleville", "jobs": 1}\n' + "[" * 100_000, name="deep.jsonl")

    assert (result.status, result.out) == (1, "")
    assert result.err == "ftcli: deep.jsonl: line 2, column 101: nested too deep\n"
