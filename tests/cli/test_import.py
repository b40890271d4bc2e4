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
  "la-ville-tableau": {"title": "Tableau", "publisher": "La Ville", "kind": "institution"}
 },
 "ecosystems": {
  "belleville": {
   "name": "Belleville-sur-Mer",
   "figures": [
    {"metric": "jobs", "stated": "9 500", "on": "2018", "source": "la-ville-tableau"},
    {"metric": "revenue", "stated": "12,67 M€", "on": "2019", "source": "la-ville-tableau"}
   ]
  },
  "saint-loup": {
   "name": "Saint-Loup",
   "figures": [
    {"metric": "jobs", "stated": "environ 42 000", "on": "2018", "source": "la-ville-tableau"},
    {"metric": "revenue", "stated": "1 234,5 M€", "on": "2019", "source": "la-ville-tableau"}
   ]
  },
  "port-neuf": {
   "name": "Port-Neuf",
   "figures": [
    {"metric": "revenue", "stated": "0,5 M€", "on": "2019", "source": "la-ville-tableau"}
   ]
  }
 }
}
"""
PAGE = """\
5 figures of 3 ecosystems, dataset of 31 Dec 2019
                                               In the words of the
Place City               Metric  Figure        source              Date [source]
B2    Belleville-sur-Mer Jobs    9,500 jobs    “9 500”             2018 [1]
C2    Belleville-sur-Mer Revenue €12.67m       “12,67 M€”          2019 [1]
B3    Saint-Loup         Jobs    ≈ 42,000 jobs “environ 42 000”    2018 [1]
C3    Saint-Loup         Revenue €1,234.5m     “1 234,5 M€”        2019 [1]
C4    Port-Neuf          Revenue €500,000      “0,5 M€”            2019 [1]

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


def test_a_file_that_ends_as_another_format_is_refused(take, table, tmp_path):
    path = tmp_path / "mine.csv"
    result = take(table(), *SOURCE, "-q", "-o", str(path))

    assert (result.status, result.out, path.exists()) == (2, "", False)
    assert result.err == (
        "ftcli: import writes a data file, which is in json or jsonl\n"
        "  end the file in .json or .jsonl; --dry-run shows the figures in any format\n"
    )


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
        "source": "la-ville-tableau", "url": None,
    }  # fmt: skip


BAD = "Ville;Emplois\nbelleville;beaucoup\nsaint-loup;12\n;13\n"
FAULTS = """\
villes.csv: row 2, column B (Emplois): no number in "beaucoup"
villes.csv: row 4, column A (Ville): no ecosystem; of merged cells, repeat it in each row
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


def test_quiet_still_says_how_many_rows_are_lost_to_faults(take, table):
    text = "Ville;Emplois;Code\nbelleville;beaucoup;1\nsaint-loup;12;2\n;13;3\n"
    result = take(table(text), *SOURCE, "--skip", "-q", "--dry-run", "-f", "csv")

    assert (result.status, len(result.lines)) == (0, 2)
    assert result.err == "villes.csv: left out, at fault: 2 of 3 rows and 1 column\n"


TOWNS = "Ville;Emplois 2017;Entreprises 2017\nB-sur-M;1 200;30\nSaint-Loup;8;1\nB'ville;3 000;\n"


def test_two_towns_that_are_taken_for_one_ecosystem_are_told_and_stop_the_import(
    run, table, small, tmp_path
):
    document = json.loads(Path(small).read_text("utf-8"))
    document["ecosystems"]["belleville"]["aliases"] = ["B-sur-M", "B'ville"]
    data = tmp_path / "known.json"
    data.write_text(json.dumps(document), "utf-8")
    result = run("import", table(TOWNS), *SOURCE, "--data", str(data))

    area = "columns area_type (city) and area_name say what each counts, or name them otherwise"
    assert (result.status, result.out) == (3, "")
    assert result.err == (
        "villes.csv: semicolon, UTF-8; 3 rows, 2 figures, 1 source, 2 rows left out\n"
        "'B-sur-M' is taken for belleville\n"
        '"B\'ville" is taken for belleville\n'
        "ftcli: villes.csv: row 2, column A (Ville): 'B-sur-M' and \"B'ville\" are both taken for "
        f"belleville: {area}\n"
        "villes.csv: row 4, column A (Ville): \"B'ville\" and 'B-sur-M' are both taken for "
        f"belleville: {area}\n"
        "  mend them, or leave them out: --skip\n"
    )

    head, *rows = TOWNS.splitlines()
    areas = [f"{head};area_type;area_name", f"{rows[0]};city;Bourg", f"{rows[2]};city;Berg"]
    own = [head, rows[0], rows[2].replace("B'ville", "Ville de B'ville")]
    for lines in (areas, own):
        path = tmp_path / "mine.json"
        done = run("import", table("\n".join(lines)), *SOURCE, "--data", str(data), "-q",
                   "-o", str(path), "--force")  # fmt: skip
        assert (done.status, done.err) == (0, "")
        assert run("list", "--data", str(data), "--with", str(path)).status == 0


def test_two_imports_of_a_publisher_without_a_date_are_joined(take, run, table, tmp_path):
    for name in ("a", "b"):
        words = ("--publisher", "Métropole", "--title", f"Table {name}", "--on", "2019", "-q")
        assert take(table(), *words, "-o", str(tmp_path / f"{name}.json")).status == 0

    files = (str(tmp_path / "a.json"), "--with", str(tmp_path / "b.json"))
    shown = run("show", "port-neuf", "--data", *files, "--all", "-f", "csv", "-q")
    assert (shown.status, shown.err) == (0, "")
    assert "metropole-table-a" in shown.out
    sources = run("sources", "--data", *files, "-f", "csv", "-q")
    assert [line.partition(",")[0] for line in sources.lines[1:]] == [
        "metropole-table-a", "metropole-table-b",
    ]  # fmt: skip


def test_the_language_of_a_source_may_be_said(take, table):
    result = take(table(), *SOURCE, "--language", "en", "-q")

    assert json.loads(result.out)["sources"]["la-ville-tableau"]["language"] == "en"


def test_json_lines_go_by_either_ending(take, run, table, small, tmp_path):
    path = tmp_path / "mine.ndjson"
    done = take(table(), *SOURCE, "-q", "-o", str(path))
    shown = run("list", "--data", str(path), "-f", "csv", "-q")
    exported = run("export", "--data", small, "-o", str(tmp_path / "all.ndjson"))
    rows = run("list", "--data", small, "-q", "-o", str(tmp_path / "rows.ndjson"))

    assert (done.status, done.err) == (0, "")
    assert (shown.status, len(shown.lines)) == (0, 4)
    assert (exported.status, rows.status) == (0, 0)
    assert run("validate", str(tmp_path / "all.ndjson")).status == 0
    listed = (tmp_path / "rows.ndjson").read_text("utf-8").splitlines()
    assert [json.loads(line)["ecosystem"] for line in listed] == [
        "belleville", "saint-loup", "villeneuve",
    ]  # fmt: skip


def test_a_place_stands_on_a_narrow_page_too(take, table):
    result = take(table(), *SOURCE, "--dry-run", "-q", COLUMNS="40")

    assert result.lines[:5] == [
        "5 figures of 3 ecosystems, dataset of 31",
        "Dec 2019",
        "B2: Belleville-sur-Mer, Jobs: 9,500",
        "jobs, “9 500”, 2018 [1]",
        "C2: Belleville-sur-Mer,",
    ]


def test_one_figure_of_one_ecosystem_is_told_so_in_both_languages(take, table):
    text = "Ville;Emplois\nbelleville;12\n"
    titles = [
        take(table(text), *SOURCE, "--dry-run", "-q", "--lang", lang).lines[0]
        for lang in ("en", "fr")
    ]

    assert titles == [
        "1 figure of 1 ecosystem, dataset of 31 Dec 2019",
        "1 chiffre de 1 écosystème, données du 31 déc. 2019",
    ]


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
    assert figures == [
        {"metric": "jobs", "stated": "12", "on": "2018", "source": "la-ville-tableau"}
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--on", "hier"), "ftcli: --on: 'hier' is no date\n  write 2014, 2014-10, 2014-10-08, or "
         "an interval 2014-07/2014-09\n"),
        (("--published", "x"), "ftcli: --published: 'x' is no date\n  write 2014, 2014-10, "
         "2014-10-08, or an interval 2014-07/2014-09\n"),
        (("--map", "x"), "ftcli: --map 'x' is no COLUMN=FIELD\n  Ville=ecosystem\n"),
        ((), "ftcli: no column says where the figures are from\n  --source ID of a known "
         "one ('ftcli sources' lists them), or --title and --publisher of a new one\n"),
        (("--source", "Bad Id"), "ftcli: --source: 'Bad Id' is no id\n  small letters and digits, "
         "joined by hyphens\n"),
        (("--source", "gazete"), "ftcli: no source called 'gazete'\n  did you mean 'gazette'? "
         "'ftcli sources' lists them; a new one needs --title and --publisher\n"),
        (("--source", "x", "--title", "t"), "ftcli: no source called 'x'\n  'ftcli sources' lists "
         "them; a new one needs --publisher\n"),
        (("--source", "gazette", "--kind", "blog"), "ftcli: --kind: the source gazette says "
         "'press'\n  leave --kind out, or name another source: --source ID\n"),
        (("--source", "x", "--url", "ftp"), "ftcli: --url: an address begins with http:// or "
         "https:// and holds no space\n  correct it\n"),
        ((*SOURCE, "--language", "english"), "ftcli: --language: a language is two small letters, "
         "such as fr or en\n  correct it\n"),
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


def test_as_of_leaves_out_what_was_dated_later_and_counts_and_tells_that(take, table):
    result = take(table(), *SOURCE, "--as-of", "2018")

    assert (result.status, result.err) == (
        0,
        "villes.csv: semicolon, Windows-1252, decimal comma; 4 rows, 2 figures, 1 source, 2 rows "
        "left out\n"
        "villes.csv: left out, a total: row 5\n"
        "villes.csv: left out, as dated later: row 2, 3, 4\n"
        "villes.csv: columns left out: D (Maire)\n",
    )
    found = json.loads(result.out)
    assert found["updated"] == "2018-12-31"
    assert {id_: city["figures"] for id_, city in found["ecosystems"].items()} == {
        "belleville": [
            {"metric": "jobs", "stated": "9 500", "on": "2018", "source": "la-ville-tableau"}
        ],
        "saint-loup": [
            {"metric": "jobs", "stated": "environ 42 000", "on": "2018",
             "source": "la-ville-tableau"},
        ],
    }  # fmt: skip
    shown = take(table(), *SOURCE, "--as-of", "2018", "-q", "--dry-run")
    assert shown.out.splitlines()[2] == "2 figures of 2 ecosystems, dataset of 31 Dec 2018"


def test_as_of_holds_for_data_files_too(take, table, tmp_path):
    path = tmp_path / "mine.json"
    take(table(), *SOURCE, "-q", "-o", str(path))

    result = take(str(path), "--as-of", "2018", "--dry-run", "-f", "csv")

    assert result.err == ("mine.json: a data file; 3 ecosystems, 2 figures, 0 targets, 1 source\n")
    assert [line.rpartition('",')[0] for line in result.lines[1:]] == [
        '"mine.json: belleville, figures[0]', '"mine.json: saint-loup, figures[0]',
    ]  # fmt: skip


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
        "true,true,jobs,,près de 500 emplois,2019,2030,la-ville-tableau,"
    )
    assert "Emplois (objectif : en plus)" in page


def test_many_new_cities_are_told_in_part(take, table):
    text = "Ville;Emplois\n" + "".join(f"Zzz {number};1\n" for number in range(60))
    result = take(table(text), *SOURCE)

    assert result.status == 0
    assert len(result.err.splitlines()) == 52
    assert result.err.splitlines()[-1] == "and 10 more such lines"
