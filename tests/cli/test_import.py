"""`ftcli import`: tables in, a data file out; what was found out and what is wrong is said."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

FRENCH = """\
Ville;Emplois 2018;CA (M€);Maire
belleville;9 500;12,67;X
Saint Loup;environ 42 000;1 234,5;
Port-Neuf;n.c.;0,5;
Total;51500;1247,67;
"""
SAID = """\
villes.csv: semicolon, Windows-1252, decimal comma; 4 rows, 5 figures, 1 source, 1 row left out
villes.csv: left out, a total: row 5
villes.csv: columns left out: D (Maire)
new ecosystem 'port-neuf'
"""
DATA_FILE = """\
{
 "format": "ftcli/1",
 "updated": "2019-12-31",
 "sources": {
  "la-ville": {"title": "Tableau", "publisher": "La Ville", "kind": "institution"}
 },
 "ecosystems": {
  "belleville": {
   "name": "Belleville-sur-Mer",
   "figures": [
    {"metric": "jobs", "stated": "9 500", "on": "2018", "source": "la-ville"},
    {"metric": "revenue", "stated": "12,67 M€", "on": "2019", "source": "la-ville"}
   ]
  },
  "saint-loup": {
   "name": "Saint-Loup",
   "figures": [
    {"metric": "jobs", "stated": "environ 42 000", "on": "2018", "source": "la-ville"},
    {"metric": "revenue", "stated": "1 234,5 M€", "on": "2019", "source": "la-ville"}
   ]
  },
  "port-neuf": {
   "name": "Port-Neuf",
   "figures": [
    {"metric": "revenue", "stated": "0,5 M€", "on": "2019", "source": "la-ville"}
   ]
  }
 }
}
"""
PAGE = """\
5 figures of 3 ecosystems, dataset of 31 Dec 2019
                                            In the words of the
City                Metric   Figure         source                 Date [source]
Belleville-sur-Mer  Jobs     9,500 jobs     “9 500”                2018 [1]
Belleville-sur-Mer  Revenue  €12.67m        “12,67 M€”             2019 [1]
Saint-Loup          Jobs     ≈ 42,000 jobs  “environ 42 000”       2018 [1]
Saint-Loup          Revenue  €1,234.5m      “1 234,5 M€”           2019 [1]
Port-Neuf           Revenue  €500,000       “0,5 M€”               2019 [1]

Legend
≈  about that number

Sources
[1]  La Ville, no date: Tableau
"""
SOURCE = ("--title", "Tableau", "--publisher", "La Ville", "--kind", "institution", "--on", "2019")


@pytest.fixture
def table(tmp_path: Path):
    """Writes a table and gives its path."""

    def call(text: str | bytes = FRENCH.encode("cp1252"), name: str = "villes.csv") -> str:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return call


@pytest.fixture
def take(run, small):
    """Imports beside the small dataset."""
    return lambda *words, **env: run("import", *words, "--data", small, **env)


def test_a_french_spreadsheet_becomes_a_data_file(take, table):
    result = take(table(), *SOURCE)

    assert (result.status, result.err) == (0, SAID)
    assert result.out == DATA_FILE


def test_quiet_says_nothing_and_output_goes_to_a_file_that_validates(take, run, table, tmp_path):
    path = tmp_path / "mine.json"
    result = take(table(), *SOURCE, "-q", "-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert path.read_text("utf-8") == DATA_FILE
    assert run("validate", str(path)).status == 0


def test_json_lines_are_written_where_they_are_asked_for(take, run, table, tmp_path):
    path = tmp_path / "mine.jsonl"
    by_ending = take(table(), *SOURCE, "-q", "-o", str(path))
    by_option = take(table(), *SOURCE, "-q", "-f", "jsonl")

    assert (by_ending.status, by_option.status) == (0, 0)
    assert path.read_text("utf-8") == by_option.out
    assert json.loads(by_option.lines[1])["id"] == "belleville"
    assert run("validate", str(path)).status == 0


@pytest.mark.parametrize("form", ["csv", "table", "xlsx"])
def test_another_format_is_refused_before_anything_is_read(take, form):
    result = take("nowhere.csv", "-f", form)

    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "ftcli: import writes a data file, which is in json or jsonl\n"
        "  leave --format out; --dry-run shows the figures in any format\n"
    )


def test_a_dry_run_shows_how_each_figure_is_read(take, table):
    result = take(table(), *SOURCE, "--dry-run", COLUMNS="80")

    assert (result.status, result.err) == (0, SAID)
    assert result.out == PAGE


def test_a_dry_run_writes_no_file(take, table, tmp_path):
    path = tmp_path / "mine.json"
    result = take(table(), *SOURCE, "--dry-run", "-q", "-o", str(path), COLUMNS="80")

    assert (result.status, result.out, result.err) == (0, PAGE, "")
    assert not path.exists()


def test_a_dry_run_for_machines_gives_the_row_of_each_figure(take, table):
    result = take(table(), *SOURCE, "--dry-run", "-q", "-f", "jsonl")

    assert (result.status, result.err) == (0, "")
    assert json.loads(result.lines[1]) == {
        "row": "villes.csv: row 2, column C (CA (M€))", "ecosystem": "belleville",
        "metric": "revenue", "kind": "figure", "mode": None, "value": 12670000, "low": 12670000,
        "high": 12670000, "low_open": False, "high_open": False, "approximate": False,
        "unit": "EUR", "per": None, "stated": "12,67 M€", "on": "2019", "deadline": None,
        "source": "la-ville", "url": None,
    }  # fmt: skip


BAD = "Ville;Emplois\nbelleville;beaucoup\nsaint-loup;12\n;13\n"
FAULTS = """\
villes.csv: row 2, column B (Emplois): no number in "beaucoup"
villes.csv: row 4, column A (Ville): no ecosystem
"""


def test_a_bad_row_stops_the_import_and_nothing_is_written(take, table, tmp_path):
    path = tmp_path / "mine.json"
    for words in ((), ("-o", str(path)), ("--dry-run",)):
        result = take(table(BAD), *SOURCE, *words)

        assert (result.status, result.out) == (3, "")
        assert result.err == (
            "villes.csv: semicolon, UTF-8; 3 rows, 1 figure, 1 source, 2 rows left out\n"
            f"ftcli: {FAULTS}  mend them, or leave them out: --skip\n"
        )
        assert not path.exists()


def test_bad_rows_are_left_out_where_that_is_asked_for(take, table):
    result = take(table(BAD), *SOURCE, "--skip")

    assert result.status == 0
    assert result.err == (
        f"villes.csv: semicolon, UTF-8; 3 rows, 1 figure, 1 source, 2 rows left out\n{FAULTS}"
    )
    assert list(json.loads(result.out)["ecosystems"]) == ["saint-loup"]


def test_at_most_50_faults_are_told(take, table):
    result = take(table("Ville;Emplois\n" + "belleville;x\n" * 60), *SOURCE, "-q")

    assert result.status == 3
    assert len(result.err.splitlines()) == 52
    assert result.err.splitlines()[-2] == "and 10 more faults"


def test_a_mapping_names_columns(take, table):
    text = "Agglo;Effectif total;Code\nbelleville;12;69\n"
    words = ("--map", "Agglo=ecosystem", "--map", "Effectif total=jobs 2018", "--map", "Code=")
    result = take(table(text), *SOURCE, *words, "-q")

    assert (result.status, result.err) == (0, "")
    figures = json.loads(result.out)["ecosystems"]["belleville"]["figures"]
    assert figures == [{"metric": "jobs", "stated": "12", "on": "2018", "source": "la-ville"}]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--on", "hier"), "ftcli: --on: 'hier' is no date\n  write 2014, 2014-10, 2014-10-08, or "
         "an interval 2014-07/2014-09\n"),
        (("--published", "x"), "ftcli: --published: 'x' is no date\n  write 2014, 2014-10, "
         "2014-10-08, or an interval 2014-07/2014-09\n"),
        (("--map", "x"), "ftcli: --map 'x' is no COLUMN=FIELD\n  Ville=ecosystem\n"),
        ((), "ftcli: no column says where the figures are from\n  add --source ID, or "
         "--title TEXT and --publisher NAME\n"),
        (("--source", "Bad Id"), "ftcli: --source: 'Bad Id' is no id\n  small letters and digits, "
         "joined by hyphens\n"),
        (("--source", "gazete"), "ftcli: --source: no source called 'gazete'\n  did you mean "
         "'gazette'?\n"),
        (("--source", "x", "--title", "t"), "ftcli: --source: no source called 'x'\n  for a new "
         "one add --publisher\n"),
        (("--source", "x", "--url", "ftp"), "ftcli: --url: String should match pattern "
         "'^https?://\\S+$'\n  correct it\n"),
        (("--encoding", "klingon"), "ftcli: --encoding: no encoding called 'klingon'\n  for "
         "example utf-8, windows-1252, macroman\n"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told(take, table, words, message):
    result = take(table(), *words)

    assert (result.status, result.out, result.err) == (2, "", message)


def test_standard_input_is_read_once(program, small):
    piped = {"input": b"city,jobs\nbelleville,12\n"}
    words = ("import", "-", "--data", small, "--source", "gazette", "--on", "2018")
    result = program(*words, "--dry-run", "-f", "csv", options=piped)

    assert (result.status, result.err) == (
        0,
        "standard input: comma, UTF-8; 1 row, 1 figure, 1 source\n",
    )
    assert result.lines[1].startswith('"standard input: row 2, column B (jobs)",belleville,jobs,')
    twice = program(*words, "-")
    assert (twice.status, twice.out, twice.err) == (
        2, "", "ftcli: - stands for standard input, which can be read once\n  name files\n",
    )  # fmt: skip


def test_a_city_named_alike_is_said(take, table):
    result = take(table("Ville;Emplois\nbellevile;12\n"), *SOURCE)

    assert result.status == 0
    assert result.err.splitlines()[1:] == [
        "new ecosystem 'bellevile'; did you mean 'belleville'?"
    ]  # fmt: skip


def test_an_empty_dataset_knows_no_city_and_takes_all(run, table, tmp_path):
    empty = tmp_path / "empty.json"
    empty.write_text('{"format":"ftcli/1","updated":"2026-01-01","sources":{},"ecosystems":{}}')
    result = run("import", table(), *SOURCE, "--data", str(empty), "-q")

    assert (result.status, result.err) == (0, "")
    assert list(json.loads(result.out)["ecosystems"]) == ["belleville", "saint-loup", "port-neuf"]


def test_as_of_leaves_out_what_was_dated_later(take, table):
    until = take(table(), *SOURCE, "--as-of", "2018", "-q")
    shown = take(table(), *SOURCE, "--as-of", "2018", "-q", "--dry-run", "-f", "tsv")

    assert (until.status, shown.status) == (0, 0)
    found = json.loads(until.out)["ecosystems"]
    assert [len(city.get("figures", ())) for city in found.values()] == [1, 1, 0]
    assert len(shown.lines) == 3


def test_a_file_that_exists_is_kept_unless_force_replaces_it(take, table, tmp_path):
    path = tmp_path / "mine.json"
    path.write_text("mine")

    kept = take(table(), *SOURCE, "-q", "-o", str(path))
    assert (kept.status, kept.out, path.read_text()) == (1, "", "mine")
    replaced = take(table(), *SOURCE, "-q", "-o", str(path), "--force")
    assert (replaced.status, path.read_text("utf-8")) == (0, DATA_FILE)


NO_OPENPYXL = """
import sys
sys.modules["openpyxl"] = None
from ftcli.__main__ import main
sys.argv[0] = "ftcli"
main()
"""


def test_without_the_extra_a_workbook_says_how_to_install_it(tmp_path, surroundings):
    import zipfile

    path = tmp_path / "villes.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    done = subprocess.run(
        [sys.executable, "-c", NO_OPENPYXL, "import", str(path)],
        capture_output=True, encoding="utf-8", env=surroundings, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "ftcli: villes.xlsx is a workbook, and reading one needs an extra\n"
        "  pip install 'ftcli[xlsx]'; or save it as CSV, which needs nothing more\n"
    )


def test_without_the_extra_all_else_is_imported(tmp_path, surroundings, table):
    done = subprocess.run(
        [sys.executable, "-c", NO_OPENPYXL, "import", table(), *SOURCE, "-q"],
        capture_output=True, encoding="utf-8", env=surroundings, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["format"] == "ftcli/1"


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
def test_a_killed_import_leaves_the_old_file_or_the_new_one(table, tmp_path, surroundings):
    path = tmp_path / "mine.json"
    rows = "".join(f"ville {number};{number}\n" for number in range(10_000, 14_000))
    words = [
        sys.executable, "-m", "ftcli", "import", table(f"Ville;Emplois\n{rows}"), *SOURCE, "-q",
        "-o", str(path), "--force",
    ]  # fmt: skip
    path.write_text("old")
    seen = set()
    for delay in (0.0, 0.002, 0.01, 0.05, None):
        before = {item.name for item in tmp_path.iterdir()}
        with subprocess.Popen(words, env=surroundings) as run:
            # Once a new file is there beside it, the writing has begun.
            while run.poll() is None and {item.name for item in tmp_path.iterdir()} == before:
                time.sleep(0.0005)
            if delay is not None:
                time.sleep(delay)
                run.send_signal(signal.SIGKILL)
        text = path.read_text("utf-8")
        if text != "old":
            assert len(json.loads(text)["ecosystems"]) == 4_000
        seen.add(text == "old")
    assert seen == {True, False}


def test_a_dry_run_shows_targets_and_reads_strictly_where_that_is_asked_for(take, table):
    text = "city,metric,stated,mode,deadline\nbelleville,jobs,près de 500 emplois,increment,2030\n"
    rows = take(table(text), *SOURCE, "--dry-run", "-q", "-f", "csv", "--strict").lines
    page = take(table(text), *SOURCE, "--dry-run", "-q", "--lang", "fr").out

    assert rows[1] == (
        '"villes.csv: row 2, column C (stated)",belleville,jobs,target,increment,500,0,500,false,'
        "true,true,jobs,,près de 500 emplois,2019,2030,la-ville,"
    )
    assert "Emplois (objectif : en plus)" in page


def test_many_new_cities_are_told_in_part(take, table):
    text = "Ville;Emplois\n" + "".join(f"Zzz {number};1\n" for number in range(60))
    result = take(table(text), *SOURCE)

    assert result.status == 0
    assert len(result.err.splitlines()) == 52
    assert result.err.splitlines()[-1] == "and 10 more such lines"
