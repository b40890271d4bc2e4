"""XLSX: what cells show, and files that are made to break the reader."""

import io
import zipfile
from datetime import date
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.errors import UsageError
from ftcli.importing.workbook import MOST_BYTES, MOST_PARTS, check_archive, workbook_sheets
from ftcli.store.datafile import UnreadableFile
from importing.conftest import attempt, book

pytestmark = pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs the extra xlsx")

OCTOBER = date(2014, 10, 1)


def changed(raw: bytes, part: str, change) -> bytes:
    """A workbook with one part changed; None leaves the part out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for item in old.infolist():
            text = old.read(item)
            text = change(text) if item.filename == part else text
            if text is not None:
                new.writestr(item.filename, text)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("value", "shown", "edtf"),
    [
        (OCTOBER, "dd/mm/yyyy", "2014-10-01"),
        (OCTOBER, "mmm-yy", "2014-10"),
        (OCTOBER, "yyyy", "2014"),
        (2014, "General", "2014"),
        ("2014-07/2014-09", "General", "2014-07/2014-09"),
    ],
)  # fmt: skip
def test_a_date_has_the_precision_that_its_cell_shows(taken, value, shown, edtf):
    raw = book(("Ville", "Emplois", "Date"), ("Lyon", 1, value), formats={"C2": shown})

    found = taken(raw, "t.xlsx", source="press")

    assert found.faults == ()
    assert [str(one.on) for one in found.dataset["lyon"].figures] == [edtf]


def test_a_formula_without_its_value_is_a_fault_and_an_error_too(faults):
    raw = book(("Ville", "Emplois", "Entreprises"), ("Lyon", "=1+1", "#N/A"))

    assert faults(raw, "t.xlsx") == [
        "t.xlsx: row 2, column B (Emplois): a formula without the value it gives: open the file "
        "in a spreadsheet and save it",
        "t.xlsx: row 2, column C (Entreprises): the error #N/A of the spreadsheet",
    ]


def test_a_formula_counts_with_the_value_that_was_kept(taken):
    raw = book(("Ville", "Emplois"), ("Lyon", "=20*2"))
    raw = changed(raw, SHEET, lambda xml: xml.replace(b"<v></v>", b"<v>40</v>").replace(
        b"<v />", b"<v>40</v>").replace(b"<v/>", b"<v>40</v>"))  # fmt: skip

    found = taken(raw, "t.xlsx", source="press", on="2014")

    assert [one.stated for one in found.dataset["lyon"].figures] == ["40"]
    assert found.reports[0].detected == ("workbook", "values of formulas as last saved: 1")


def test_a_date_where_a_number_is_wanted_is_a_fault(faults):
    raw = book(("Ville", "Emplois"), ("Lyon", OCTOBER))

    assert faults(raw, "t.xlsx") == ['t.xlsx: row 2, column B (Emplois): no number in "2014-10-01"']


def test_sheets_that_are_no_tables_are_left_out_and_said(taken):
    raw = book(("Ville", "Emplois"), ("Lyon", 1), others=[("Notes", [("rien", "ici")])])

    found = taken(raw, "t.xlsx", source="press", on="2014")

    assert [str(report) for report in found.reports] == [
        "t.xlsx, sheet Villes: workbook; 1 row, 1 figure, 1 source",
        "t.xlsx, sheet Notes: left out: no name of a column is known",
    ]


def test_one_sheet_is_read_where_it_is_named(figures, taken):
    raw = book(
        ("Ville", "Emplois"), ("Lyon", 1), others=[("B", [("Ville", "Emplois"), ("Lyon", 2)])]
    )

    assert [one[3] for one in figures(raw, "t.xlsx")] == [1, 2]
    assert [one[3] for one in figures(raw, "t.xlsx", sheet="B")] == [2]
    with pytest.raises(UsageError) as caught:
        taken(raw, "t.xlsx", sheet="C")
    assert (caught.value.message, caught.value.hint) == (
        "t.xlsx: no sheet called 'C'", "it has Villes, B",
    )  # fmt: skip


def test_a_sheet_whose_name_is_a_date_dates_the_rows_that_nothing_else_does(taken):
    rows = [("Ville", "Emplois", "Entreprises 2012"), ("Lyon", 9500, 300)]
    others = [("T3 2015", rows), ("Villes", rows), ("1200", rows)]
    raw = book(*rows, title="2014", others=others)
    source = [("title", "T"), ("publisher", "P"), ("published", "2018")]
    found = taken(raw, "t.xlsx", fields=source)

    assert found.faults == ()
    assert [(one.metric, str(one.on)) for one in found.dataset["lyon"].figures] == [
        ("jobs", "2014"), ("firms", "2012"), ("jobs", "2015-07/2015-09"), ("jobs", "2018"),
    ]  # fmt: skip
    assert [report.remarks[-1] for report in found.reports[:3]] == [
        "t.xlsx, sheet 2014: figures that have the date of their sheet: 1",
        "t.xlsx, sheet T3 2015: figures that have the date of their sheet: 1",
        "t.xlsx, sheet Villes: figures that have the date of their source: 1",
    ]
    given = taken(raw, "t.xlsx", source="press", on="2013", sheet="2014")
    assert [str(one.on) for one in given.dataset["lyon"].figures] == ["2013", "2012"]


def test_a_column_of_numbers_without_a_name_is_a_fault_in_a_workbook_too(faults):
    raw = book(("Ville", "Emplois", None, "Entreprises"), ("Lyon", 1000, 1100, 12))

    assert faults(raw, "t.xlsx") == [
        "t.xlsx: row 1, column C: it holds numbers and has no name: name it, or empty it"
    ]


def test_dates_below_names_are_joined_to_them_as_their_cells_show_them(taken):
    raw = book(
        ("Ville", "Emplois", None, "Entreprises"), (None, OCTOBER, 2015, OCTOBER),
        ("Lyon", 1, 2, 3), formats={"B2": "mmm-yy", "D2": "yyyy-mm-dd"},
    )  # fmt: skip
    found = taken(raw, "t.xlsx", source="press")

    assert [(one.metric, str(one.on)) for one in found.dataset["lyon"].figures] == [
        ("jobs", "2014-10"), ("jobs", "2015"), ("firms", "2014-10-01"),
    ]  # fmt: skip


def test_comments_of_cells_are_left_out_and_said(taken):
    rows = [("Lyon", jobs) for jobs in range(1, 10)]
    cells = ["A1", *(f"B{row}" for row in range(2, 11))]
    raw = book(("Ville", "Emplois"), *rows, comments=cells)

    found = taken(raw, "t.xlsx", source="press", on="2014")

    assert found.reports[0].remarks == (
        "t.xlsx: comments left out, of A1, B2, B3, B4, B5, B6, B7, B8 and 2 more; what stands in a "
        "column note is kept",
    )


def test_a_workbook_whose_comments_are_broken_is_refused():
    raw = book(*ROWS, comments=["B2"])
    part = "xl/comments/comment1.xml"

    assert refusal(changed(raw, part, lambda _: b"<comments>")).startswith(
        "t.xlsx: no whole workbook (no element found"
    )
    assert refusal(changed(raw, part, lambda _: None)).startswith("t.xlsx: no whole workbook (")


def test_guards_against_spreadsheets_are_undone_as_in_a_csv(taken):
    texts = ["'+40%", "''=1+1", "'90s", "+40%"]
    rows = [("Lyon", number, text) for number, text in enumerate(texts, 1)]

    found = taken(book(("Ville", "Emplois", "Note"), *rows), "t.xlsx", source="press", on="2014")

    assert [one.note for one in found.dataset["lyon"].figures] == ["+40%", "'=1+1", "'90s", "+40%"]


ABOUT = [("updated", OCTOBER), ("credit", "Merci"), ("made_with", "ftcli 1.0")]


def test_the_sheet_about_of_an_export_has_its_date_also_as_a_date_of_the_spreadsheet(taken):
    found = taken(book(*ROWS, others=[("about", ABOUT)]), "t.xlsx", source="press", on="2014")

    assert (found.dataset.updated.edtf, found.dataset.credit) == ("2014-10-01", "Merci")
    assert [report.name for report in found.reports] == ["t.xlsx, sheet Villes"]
    assert found.remarks == ()


def test_what_is_no_date_of_the_data_is_left_out_and_said(taken):
    about = [("updated", "last week"), ABOUT[2]]
    found = taken(book(*ROWS, others=[("about", about)]), "t.xlsx", source="press", on="2014")

    assert found.dataset.updated.edtf == "2014-12-31"
    assert found.remarks == (
        't.xlsx, sheet about: left out, as it is no date: updated "last week"',
    )  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        [("Ville", "Emplois"), ("Brest", 7)],
        [("Ville", "Emplois"), ("Brest", 7), ("made_with", "")],
        [("updated", 2014), ("Ville", "Emplois"), ("Brest", 7)],
    ],
)
def test_a_sheet_of_figures_may_be_called_about(figures, lines):
    raw = book(*ROWS, others=[("about", lines)])

    assert figures(raw, "t.xlsx") == [
        ("lyon", "jobs", "1", 1), ("brest-bretagne-ouest", "jobs", "7", 7),
    ]  # fmt: skip


def test_a_header_of_two_rows_that_cannot_be_read_is_told_without_separators(faults):
    raw = book(("Ville", "Emplois", None), (None, "directs", "indirects"), ("Lyon", 1, 2))
    said = (
        "column C: the row has 3 cells, the header 2: a header of two rows, or of merged cells? "
        "name each column in one row, as in Emplois 2015"
    )

    assert faults(raw, "t.xlsx") == [f"t.xlsx: row 2, {said}", f"t.xlsx: row 3, {said}"]


def test_metrics_above_their_years_are_read_in_a_workbook(figures):
    raw = book(("Ville", "Emplois", None), (None, 2015, 2016), ("Lyon", 1, 2))

    assert [one[2] for one in figures(raw, "t.xlsx")] == ["1", "2"]


def test_characters_that_xml_has_not_are_what_they_stand_for():
    raw = book(("Ville", "Emplois"), ("_x005F_x0041_ _x00E9_", 1))

    [sheet] = workbook_sheets(raw, "t.xlsx", None)

    assert sheet.rows[1][0] == "_x0041_ é"


ROWS = (("Ville", "Emplois"), ("Lyon", 1))


def refusal(raw: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        workbook_sheets(raw, "t.xlsx", None)
    assert caught.value.hint
    return caught.value.message


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_part_that_is_packed_too_well_is_refused_before_it_is_opened():
    bomb = changed(book(*ROWS), SHEET, lambda xml: xml + b" " * (64 * 2**20))

    assert refusal(bomb) == (
        f"t.xlsx: {SHEET} is packed more than 200 times: no spreadsheet writes that"
    )


def test_more_than_is_read_is_refused_before_it_is_opened():
    row = bytes(range(256)) * 2**12
    parts = {f"xl/media/{number}.bin": row for number in range(MOST_BYTES // len(row) + 1)}

    assert refusal(zipped(**parts)) == "t.xlsx: unpacks to more than 64 MiB, the most ftcli reads"
    many = zipped(**{str(number): b"" for number in range(MOST_PARTS + 1)})
    assert refusal(many) == "t.xlsx: more than 2,000 parts"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", [b"", b"<!--" + b"x" * 70_000 + b"-->"])
def test_a_document_type_is_refused(encoding, before):
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    xml = (b"<?xml version='1.0'?>" + before + entity + b"<x>&a;</x>").decode().encode(encoding)
    for part in (SHEET, "xl/styles.xml", "xl/_rels/workbook.xml.rels"):
        raw = changed(book(*ROWS), part, lambda _: xml)

        said = f"t.xlsx: {part} defines a document type: no spreadsheet writes that"
        assert refusal(raw) == said


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="XFD1048576"><v>1</v></c>',
        b'<c r="ZZZZZ1"><v>1</v></c>',
        b'<c r="A99999999999"><v>1</v></c>',
        b'<c r="B3" t="s"><v>999999</v></c>',
        b'<c r="B3" t="n"><v>abc</v></c>',
        b'<c r="B3" s="99999"><v>1</v></c>',
        b'<c r="B3" t="e"><v>#REF!</v></c>',
        b'<c r="-1"><v>1</v></c>',
        b'<c r="B3"><v>1e999</v></c>',
        b'<c r="B3"><v>nan</v></c>',
    ],
)
def test_a_strange_cell_is_read_or_refused_in_bounded_time(cell, tmp_path):
    raw = changed(book(*ROWS), SHEET, lambda xml: xml.replace(
        b"</sheetData>", b'<row r="3">' + cell + b"</row></sheetData>"))  # fmt: skip
    path = tmp_path / "t.xlsx"
    path.write_bytes(raw)
    found = attempt(path)
    assert not isinstance(found, str) or found.startswith("t.xlsx: ")


@pytest.mark.parametrize("dimension", [b"A1:XFD1048576", b"A1:A1", b"B7:C9"])
def test_what_a_sheet_says_of_its_size_is_not_believed(dimension, figures):
    raw = changed(
        book(*ROWS), SHEET, lambda xml: xml.replace(b'ref="A1:B2"', b'ref="' + dimension + b'"')
    )

    assert figures(raw, "t.xlsx") == [("lyon", "jobs", "1", 1)]


def test_a_row_that_lies_far_below_is_refused():
    raw = changed(
        book(*ROWS),
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
        ),
    )

    assert refusal(raw) == "t.xlsx: row 250001: more than 250,000 rows, the most ftcli reads"


def test_what_is_no_workbook_is_refused(taken):
    whole = book(*ROWS)
    for raw, message in {
        b"PK\x03\x04 nothing": "t.xlsx: no whole workbook (File is not a zip file)",
        zipped(a=b"b"): "t.xlsx: neither a workbook nor a data package",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "t.xlsx is a workbook of the old kind (XLS)",
    }.items():
        with pytest.raises(UnreadableFile) as caught:
            taken(raw, "t.xlsx")
        assert caught.value.message == message
    with pytest.raises(UnreadableFile, match=r"t\.xlsx: no whole workbook \("):
        taken(whole[: len(whole) // 2], "t.xlsx")
    with pytest.raises(UnreadableFile, match=r"t\.xlsx: no table in it"):
        taken(changed(whole, "xl/workbook.xml", lambda _: b"<nothing/>"), "t.xlsx")


def test_formulas_are_found_without_opening_the_workbook():
    assert not check_archive(book(*ROWS), "t.xlsx")
    assert check_archive(book(*ROWS, ("Brest", "=1+1")), "t.xlsx")


WHOLE = (
    zipfile.ZipFile(io.BytesIO(book(*ROWS, ("Brest", "=1+1")))) if find_spec("openpyxl") else None
)
PARTS = {name: WHOLE.read(name) for name in WHOLE.namelist()} if WHOLE else {}


@given(data=st.data())
def test_a_workbook_with_a_damaged_part_is_read_or_refused(data, tmp_path_factory):
    parts = dict(PARTS)
    name = data.draw(st.sampled_from(sorted(parts)))
    content = parts[name]
    first = data.draw(st.integers(0, len(content)))
    size = data.draw(st.integers(0, 40))
    put = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(
        (b"<row>", b"</c>", b'r="ZZ9"', b"&amp;", b"&a;", b"<!DOCTYPE x>", b'"', b'count="9999999"')
    )))  # fmt: skip
    parts[name] = content[:first] + put + content[first + size :]
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    path.write_bytes(zipped(**parts))
    assert attempt(path)


@given(flips=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=6))
def test_a_workbook_with_damaged_bytes_is_read_or_refused(flips, tmp_path_factory):
    raw = bytearray(zipped(**PARTS))
    for place, byte in flips:
        raw[place % len(raw)] = byte
    path = tmp_path_factory.getbasetemp() / "flipped.xlsx"
    path.write_bytes(raw)
    assert attempt(path)
