"""JSON and JSON Lines: rows as objects, tables by name, data files."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, document, encoded, figure
from ftcli.importing.phrases import NOT_WHOLE
from ftcli.store.datafile import UnreadableFile
from importing.conftest import attempt

ROWS = [
    {"city": "Lyon", "jobs 2014": 42000, "revenue (M€)": 1.25, "note": None},
    {"city": "Brest", "revenue (M€)": 1234567890123456, "jobs 2014": "n/a"},
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rows.json", json.dumps(ROWS)),
        ("rows.json", "\ufeff" + json.dumps(ROWS, ensure_ascii=False)),
        ("rows.json", json.dumps({"dataset": {}, "rows": ROWS})),
        ("rows.json", json.dumps({"figures": ROWS})),
        ("rows.jsonl", "\n".join(map(json.dumps, ROWS)) + "\n\n"),
        ("rows.ndjson", "\r\n".join(map(json.dumps, ROWS))),
        ("rows.txt", "\n".join(map(json.dumps, ROWS))),
        ("rows.txt", json.dumps(ROWS)),
    ],
)
def test_objects_are_rows(figures, name, text):
    assert figures(text, name) == [
        ("lyon", "jobs", "42000", 42000),
        ("lyon", "revenue", "1.25 M€", 1250000),
        ("brest-bretagne-ouest", "revenue", "1234567890123456 M€", 1234567890123456 * 10**6),
    ]


def test_faults_name_the_item_and_its_key(faults):
    assert faults(
        json.dumps([ROWS[0], {"city": "Lyon", "jobs 2014": "beaucoup"}]), "rows.json"
    ) == ['rows.json: item 2, key jobs 2014: no number in "beaucoup"']


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("[1]", "a list or an object, where a text or a number is wanted"),
        ('{"a": 1}', "a list or an object, where a text or a number is wanted"),
        ("true", 'no number in "true"'),
        ("1e400", "a number of too many digits"),
        ("9" * 100, "a number of too many digits"),
        ("12.5", f'"12.5" {NOT_WHOLE}'),
        (r'"\ud800"', 'no number in "\ufffd"'),
        (r'"\u0007 9"', "holds U+0007 (control character), which cannot be seen"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_told(faults, value, said):
    assert faults(f'[{{"city": "Lyon", "jobs": {value}}}]', "rows.json") == [
        f"rows.json: item 1, key jobs: {said}"
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.json", "", "a.json is empty"),
        ("a.json", "[1, 2]", "a.json: item 1 is no object"),
        ("a.json", "{}", "a.json: an object, and no table"),
        ("a.json", "[", "a.json: line 1, column 2: no JSON (Expecting value)"),
        ("a.json", "[NaN]", "a.json: line 1, column 2: NaN is no number of JSON"),
        ("a.json", "[" * 100_000, "a.json: line 1, column 101: nested too deep"),
        ("a.jsonl", '{"city": "Lyon", "jobs": 1}\n{"city"\n',
         "a.jsonl: line 2, column 8: no JSON (Expecting ':' delimiter)"),
        ("a.jsonl", '{"city": "Lyon"}\n\n' + "[" * 100_000,
         "a.jsonl: line 3, column 101: nested too deep"),
        ("a.json", "[" + "1," * 2_500_000 + "1]", "a.json: holds more than 2,500,000 values"),
    ],
)  # fmt: skip
def test_what_is_broken_is_told_with_its_place(taken, name, text, message):
    with pytest.raises(UnreadableFile) as caught:
        taken(text, name)
    assert caught.value.message == message


def test_a_data_file_is_imported_as_it_is_and_joined_with_rows(taken, tmp_path):
    from ftcli.importing import Request, imported
    from importing.conftest import KNOWN

    raw = encoded(document(ville=city(figure("jobs", "500 emplois"))))
    found = taken(raw, "mine.json")
    assert [str(report) for report in found.reports] == [
        "mine.json: a data file; 1 ecosystem, 1 figure, 0 targets, 7 sources"
    ]
    assert found.dataset["ville"].figures[0].stated == "500 emplois"

    rows = tmp_path / "rows.csv"
    rows.write_text("city,jobs\nville,600\n", "utf-8")
    both = Request([tmp_path / "mine.json", rows], source="press", on="2015")
    joined = imported(both, KNOWN).dataset
    assert [one.stated for one in joined["ville"].figures] == ["500 emplois", "600"]


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(
        st.sampled_from(("city", "jobs", "metric", "stated", "value", "on", "rows", "figures",
                         "format", "sources", "id", "x")), inner, max_size=5)),
    max_leaves=12,
)  # fmt: skip


@given(value=json_values, name=st.sampled_from(("any.json", "any.jsonl")))
def test_any_json_is_rows_or_refused(value, name, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / name
    path.write_text(json.dumps(value), "utf-8")

    assert attempt(path)


@given(raw=st.binary(max_size=200), name=st.sampled_from(("any.json", "any.jsonl", "any.zip")))
def test_any_bytes_are_rows_or_refused(raw, name, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(raw)

    assert attempt(path)
