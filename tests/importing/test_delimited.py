"""CSV and TSV: encodings, separators, quotes; what is broken is told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.errors import UsageError
from ftcli.importing.delimited import delimited_sheet
from ftcli.importing.headers import recognised
from ftcli.importing.sheet import MAX_COLUMNS, MAX_ROWS
from ftcli.store.datafile import UnreadableFile
from importing.conftest import attempt

TABLE = "Ville;Emplois 2014;Remarque\nSaint-Étienne;9 500;l’été\nLyon;12,5;\n"


def sheet(raw: bytes, **options):
    return delimited_sheet(
        raw, "t.csv", recognised, **{"encoding": None, "is_tsv": False} | options
    )


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_in_the_encodings_that_spreadsheets_save_in(encoding, said, end):
    found = sheet(TABLE.replace("\n", end).encode(encoding))

    assert found.rows == (
        ("Ville", "Emplois 2014", "Remarque"),
        ("Saint-Étienne", "9 500", "l’été"),
        ("Lyon", "12,5"),
    )
    assert found.detected == ("semicolon", said)
    assert found.is_french


def test_another_encoding_is_read_where_it_is_named():
    raw = TABLE.encode("mac_roman")

    with pytest.raises(UnreadableFile) as caught:
        sheet(raw)
    assert caught.value.message == "t.csv: line 2: neither in UTF-8, UTF-16 nor Windows-1252"
    found = sheet(raw, encoding="macroman")
    assert found.rows[1][0] == "Saint-Étienne"
    assert found.detected == ("semicolon", "mac-roman")


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "base64", "\0", "x" * 500])
def test_an_encoding_that_is_none_is_refused(encoding):
    with pytest.raises(UsageError, match="--encoding: no encoding called"):
        sheet(b"a;b", encoding=encoding)


def test_an_encoding_that_the_file_is_not_in_is_refused_with_the_line():
    with pytest.raises(UnreadableFile) as caught:
        sheet(TABLE.encode("cp1252"), encoding="utf-8")
    assert caught.value.message == "t.csv: line 2: not in utf-8"


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Ville;Emplois\nLyon;1,5\n", "semicolon"),
        ("city,jobs\nLyon,1\n", "comma"),
        ("city\tjobs\nLyon\t1\n", "tab"),
        ("city|jobs\nLyon|1\n", "vertical bar"),
        ('city,"jobs;2014"\n"Lyon;Rhône",1\n', "comma"),
        ("Titre, avec virgules, et plus\nVille;Emplois\nLyon, Rhône;1\n", "semicolon"),
        ("city\nLyon\n", "semicolon"),
        ("a,b\n1,2\n3,4\n", "comma"),
    ],
)
def test_the_separator_is_the_one_with_which_the_columns_are_known(text, separator):
    assert sheet(text.encode()).detected[0] == separator


def test_quoted_cells_hold_separators_quotes_and_line_ends():
    rows = sheet(b'city;note\n"Lyon;\n";"il dit ""oui"""\n').rows

    assert rows[1] == ("Lyon;\n", 'il dit "oui"')


def test_guards_against_spreadsheets_are_undone():
    rows = sheet(b"city;note\nLyon;'=1+1\nBrest;''=1+1\nNice;'90s\n").rows

    assert [row[1] for row in rows[1:]] == ["=1+1", "'=1+1", "'90s"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('city;jobs\nLyon;1\nBrest;"2\nNice;3\n',
         "t.csv: line 3: begins a quote that nothing closes"),
        ('city;jobs\nLyon;"1"2\n', "t.csv: line 2: ';' expected after '\"'"),
        ("city;jobs\nLyon;\0\n", "t.csv: line 2: a NUL, so this is no text"),
        ("city;jobs\nLyon;" + "1" * 200_000,
         "t.csv: line 2: a cell of more than 131,072 characters: a quote that is not closed?"),
        (";".join(["a"] * (MAX_COLUMNS + 1)),
         "t.csv: row 1: more than 1,000 columns, the most ftcli reads"),
        ("a;b\n" * (MAX_ROWS + 1),
         "t.csv: row 250001: more than 250,000 rows, the most ftcli reads"),
        ((";".join("x" * 1000) + "\n") * 2501,
         "t.csv: row 2501: more than 2,500,000 cells, the most ftcli reads"),
    ],
)  # fmt: skip
def test_what_is_broken_or_too_large_is_told_with_its_place(text, message):
    with pytest.raises(UnreadableFile) as caught:
        sheet(text.encode())
    assert caught.value.message == message


@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_a_table_or_refused(content, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    found = attempt(path)
    assert found
    assert isinstance(found, str) or all(fault.said for fault in found.faults)


words = st.sampled_from((
    "Ville", "city", "Emplois", "jobs 2014", "CA (M€)", "metric", "stated", "value", "low", "on",
    "unit", "source", "Lyon", "Sainté", "9 500", "12,67", "1,234", "1.234", "plus de 500", "2014",
    "03/04/2014", "31/12/2014", "EUR", "M€", "jobs", "n.c.", "=1+1", "'=1", '"', "\n", "", " ",
    "\x1b[31m", "\u200b", "-5", "(500)", "1e9", "𝟙𝟚", "press", "http://x", "true", "¼", "٣",
))  # fmt: skip


@given(rows=st.lists(st.lists(words, max_size=7), max_size=8), separator=st.sampled_from(";,\t|"))
def test_any_rows_of_such_words_give_figures_that_load_or_faults(rows, separator, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "words.csv"
    path.write_text("\n".join(separator.join(row) for row in rows), "utf-8")
    found = attempt(path)
    if isinstance(found, str):
        assert found
        return
    for ecosystem in found.dataset.ecosystems.values():
        for statement in (*ecosystem.figures, *ecosystem.targets):
            assert ecosystem.quantity(statement) is not None
    assert all(fault.place.startswith("words.csv: row ") for fault in found.faults)
