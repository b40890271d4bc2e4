"""`ftcli import`: options that no file heeds, and tables that other programs have written."""

import csv
import subprocess
import sys
from importlib.util import find_spec

import pytest

needs_openpyxl = pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs the extra xlsx")
SOURCE = ("--source", "gazette", "--on", "2018")


@pytest.fixture
def take(run, small):
    """Imports beside the small dataset."""
    return lambda *words: run("import", *map(str, words), *SOURCE, "--data", small)


@pytest.fixture
def books(tmp_path):
    """A workbook of one sheet, and a CSV of the same."""
    from openpyxl import Workbook

    made = Workbook()
    made.active.title = "Villes"
    for row in (("Ville", "Emplois"), ("Belleville", 12)):
        made.active.append(row)
    made.save(tmp_path / "t.xlsx")
    (tmp_path / "t.csv").write_text("Ville;Emplois\nBelleville;12\n", "utf-8")
    (tmp_path / "t.json").write_text('[{"Ville": "Belleville", "Emplois": 12}]', "utf-8")
    return tmp_path


@needs_openpyxl
@pytest.mark.parametrize(
    ("files", "option", "said"),
    [
        (("t.csv",), ("--sheet", "Villes"), "--sheet: none of the files is a workbook"),
        (("t.csv", "t.json"), ("--sheet", "foo"), "--sheet: none of the files is a workbook"),
        (("t.xlsx",), ("--encoding", "macroman"),
         "--encoding: none of the files is a CSV, TSV or data package, which alone have one to "
         "name"),
        (("t.json",), ("--encoding", "x"),
         "--encoding: none of the files is a CSV, TSV or data package, which alone have one to "
         "name"),
    ],
)  # fmt: skip
def test_an_option_that_no_file_heeds_is_refused(take, books, files, option, said):
    result = take(*(books / file for file in files), *option)

    assert (result.status, result.out, result.err) == (2, "", f"ftcli: {said}\n  leave it out\n")


@needs_openpyxl
def test_an_option_that_one_of_the_files_heeds_is_taken(take, books):
    for option in (("--sheet", "Villes"), ("--encoding", "macroman")):
        assert take(books / "t.xlsx", books / "t.csv", *option).status == 0


TWO_ROWS = (
    "Ville;Emplois;;Entreprises;Part des chats;\n"
    ";juin-15;déc-15;2015;2015;x\n"
    "Belleville;10;20;30;7 %;5\n"
    "Moyenne nationale;1;2;3;4 %;5\n"
)


def test_columns_that_nobody_knows_are_told_with_a_step_that_works(run, small, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(TWO_ROWS, "utf-8")
    words = ("import", str(path), "--source", "gazette", "--data", small)
    found = run(*words)

    assert (found.status, found.out, found.err) == (
        3,
        "",
        "t.csv: semicolon, UTF-8, header in rows 1 and 2; 2 rows, 3 figures, 1 source, 1 row left "
        "out\n"
        "t.csv: left out, a total: row 4\n"
        "t.csv: columns left out: E (Part des chats 2015), F (x)\n"
        "ftcli: t.csv: row 2, column E (Part des chats 2015): it holds numbers and is no metric: "
        "--map 'Part des chats 2015=METRIC 2015' says which, --map 'Part des chats 2015=' leaves "
        "it out\n"
        "t.csv: row 2, column F (x): it holds numbers and is no metric: --map 'x=METRIC' says "
        "which, --map 'x=' leaves it out\n"
        "  mend them, or leave them out: --skip\n",
    )
    mended = run(*words, "--map", "Part des chats 2015=", "--map", "x=", "--dry-run", "-f", "csv")
    assert mended.status == 0
    rows = csv.DictReader(mended.out.splitlines())
    assert [(row["ecosystem"], row["metric"], row["value"], row["on"]) for row in rows] == [
        ("belleville", "jobs", "10", "2015-06"),
        ("belleville", "jobs", "20", "2015-12"),
        ("belleville", "firms", "30", "2015"),
    ]


TO_EXCEL = """
import pandas, sys
pandas.read_csv(sys.argv[1]).to_excel(sys.argv[2])
"""


@needs_openpyxl
def test_a_csv_of_ours_that_another_program_has_made_a_workbook_is_read_the_same(
    run, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    for table in ("figures", "targets", "ecosystems", "sources"):
        run("export", "--table", table, "-o", f"{table}.csv")
    for table in ("figures", "targets"):  # +40 % and =… are guarded in them
        subprocess.run(
            [sys.executable, "-c", TO_EXCEL, f"{table}.csv", f"{table}.xlsx"], check=True
        )

    files = [f"{table}.{end}" for end in ("csv", "xlsx") for table in ("figures", "targets")]
    outcomes = [
        run("import", *tables, "ecosystems.csv", "sources.csv", "-q")
        for tables in (files[:2], files[2:])
    ]

    assert [(one.status, one.err) for one in outcomes] == [(0, ""), (0, "")]
    assert outcomes[0].out == outcomes[1].out
