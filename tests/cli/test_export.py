"""`ftcli export`: every format whole, to the right place, with only what was asked for."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest

from building import check
from ftcli import load
from ftcli.export import ENDINGS, FILES, FORMATS, SINGLE
from ftcli.store.datawriter import json_pieces
from ftcli.tables import NAMES

EXTRAS = {"xlsx": "openpyxl", "parquet": "pyarrow"}
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def here(form: str) -> bool:
    """Whether what a format needs is installed."""
    return form not in EXTRAS or find_spec(EXTRAS[form]) is not None


INSTALLED = [form for form in FORMATS if here(form)]
needs = {
    form: pytest.mark.skipif(not here(form), reason=f"needs the extra {form}") for form in EXTRAS
}


@pytest.fixture
def export(run, small):
    """Exports the small dataset."""
    return lambda *words, **env: run("export", *words, "--data", small, **env)


@pytest.mark.parametrize("form", ["csv", "csv-fr", "tsv"])
@pytest.mark.parametrize("table", NAMES)
def test_a_table_goes_to_standard_output(export, golden, form, table):
    result = export("-f", form, "--table", table)

    assert (result.status, result.err) == (0, "")
    golden(f"export/{table}.{form}", result.out)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_data_file_goes_to_standard_output(export, golden, form):
    result = export("-f", form)

    assert (result.status, result.err) == (0, "")
    golden(f"export/data.{form}", result.out)


def test_without_a_format_it_is_the_figures_as_csv(export):
    assert export() == export("-f", "csv", "--table", "figures")


def test_language_and_width_change_nothing(export):
    assert export(COLUMNS="40", FTCLI_LANG="fr") == export("--lang", "en")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_shipped_data_come_back_from_a_data_file(run, tmp_path, form):
    path = tmp_path / f"data.{form}"

    result = run("export", "-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    again, whole = load(path), load()
    check(again, path.name)
    # A path to the schema leads nowhere from another folder.
    whole = whole.model_copy(update={"json_schema": None})
    assert "".join(json_pieces(again)) == "".join(json_pieces(whole))


@pytest.mark.parametrize(("ending", "form"), ENDINGS.items())
def test_the_ending_gives_the_format(export, tmp_path, ending, form):
    if not here(form):
        pytest.skip(f"needs the extra {form}")
    path = tmp_path / f"data{ending.upper()}"

    result = export("-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert is_whole(path, form)


def is_whole(path: Path, form: str) -> bool:
    """Whether a file of a format, or the folder of a data package, can be read to its end."""
    if form in {"datapackage", "xlsx"} and path.is_file():
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    if form == "datapackage":
        return json.loads((path / "datapackage.json").read_text("utf-8"))["name"] != ""
    if form == "sqlite":
        with closing(sqlite3.connect(path)) as database:
            return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if form == "parquet":
        import pyarrow.parquet as pq

        return pq.read_table(path).num_rows > 0
    text = path.read_text("utf-8")
    return text.endswith("\n") and (form != "json" or json.loads(text)["format"] == "ftcli/1")


def test_a_data_package_is_a_folder_where_its_name_has_no_ending(export, tmp_path):
    path = tmp_path / "package"

    result = export("-f", "datapackage", "-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert sorted(each.name for each in path.iterdir()) == sorted(
        ["datapackage.json", *(f"{name}.csv" for name in NAMES)]
    )
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    assert path.stat().st_mode == fresh.stat().st_mode
    for name in NAMES:
        shown = export("-f", "csv", "--table", name).out
        assert (path / f"{name}.csv").read_bytes().decode() == shown


def test_an_empty_folder_is_filled_and_a_full_one_never_replaced(export, tmp_path):
    path = tmp_path / "package"
    path.mkdir()
    words = ("-f", "datapackage", "-o", str(path))

    assert export(*words).status == 0
    before = {each.name: each.read_bytes() for each in path.iterdir()}
    for more in ((), ("--force",)):
        result = export(*words, *more)
        assert (result.status, result.out) == (1, "")
        assert result.err == (
            f"ftcli: {path} is not empty\n  name a folder that is not there yet\n"
        )
    assert {each.name: each.read_bytes() for each in path.iterdir()} == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", INSTALLED)
def test_a_file_is_replaced_only_where_asked(export, tmp_path, form):
    path = tmp_path / "data.zip"
    path.write_text("mine")
    words = ("-f", form, "-o", str(path))

    kept = export(*words)

    assert (kept.status, kept.out) == (1, "")
    assert kept.err == f"ftcli: {path} exists\n  --force replaces it\n"
    assert path.read_text() == "mine"
    assert export(*words, "--force").status == 0
    assert is_whole(path, form)


def test_only_the_cities_named_and_their_sources_are_exported(run):
    result = run("export", "toulon", "Toulon", "-f", "json")
    record = json.loads(result.out)
    text = json.dumps(record["ecosystems"])

    assert (result.status, list(record["ecosystems"])) == (0, ["toulon"])
    assert len(record["sources"]) == 7
    assert all(f'"{name}"' in text for name in record["sources"])


def test_only_what_was_dated_until_then_is_exported(run):
    result = run("export", "--as-of", "2013", "-f", "json")
    record = json.loads(result.out)
    dates = [
        item["on"]
        for each in record["ecosystems"].values()
        for kind in ("figures", "targets")
        for item in each[kind]
    ]

    assert (result.status, len(record["ecosystems"])) == (0, 29)
    assert dates
    assert max(date.split("/")[-1][:4] for date in dates) <= "2013"
    assert "lyonent2015" not in record["sources"]


def test_strict_reading_leaves_the_conventional_bounds_out(run):
    def bounds(*words):
        lines = run("export", "toulouse", *words).lines
        keys = lines[0].split(",")
        row = next(line for line in lines if "près de" in line or "quelque" in line)
        cells = dict(zip(keys, re.split(r",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", row), strict=True))
        return cells["low"], cells["high"]

    (low, high), (strict_low, strict_high) = bounds(), bounds("--strict")
    assert low != "0"
    assert (strict_low, strict_high in {"", high}) == ("0", True)


@pytest.mark.parametrize("form", [form for form in FILES if form in INSTALLED])
def test_what_only_a_file_holds_needs_one(export, form):
    for words in ((), ("-o", "-")):
        result = export("-f", form, *words)

        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f"ftcli: {form} is written to a file\n  name one: -o FILE.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("-f", "xls"),
            "no export format called 'xls'\n  did you mean 'xlsx'? Known: csv, csv-fr, tsv, "
            "json, jsonl, xlsx, parquet, sqlite, datapackage.\n",
        ),
        (
            ("-f", "table"),
            "no export format called 'table'\n  Known: csv, csv-fr, tsv, json, jsonl, xlsx, "
            "parquet, sqlite, datapackage.\n",
        ),
        (
            ("-o", "data.ods"),
            "no export format for files that end in '.ods'\n  name one with -f, or end it in "
            ".csv, .tsv, .json, .jsonl, .ndjson, .xlsx, .parquet, .sqlite, .sqlite3, .db, .zip\n",
        ),
        (
            ("-o", "data"),
            "no export format for a file without an ending\n  name one with -f, or end it in "
            ".csv, .tsv, .json, .jsonl, .ndjson, .xlsx, .parquet, .sqlite, .sqlite3, .db, .zip\n",
        ),
        (
            ("-f", "sqlite", "-o", "data.db", "--table", "sources"),
            "--table goes with csv, csv-fr, parquet, tsv\n  leave it out: sqlite holds all\n",
        ),
        (
            ("--as-of", "never"),
            "--as-of: 'never' is no date\n  write 2014, 2014-10, 2014-10-08, or an interval "
            "2014-07/2014-09\n",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(export, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)

    result = export(*words)

    assert (result.status, result.out, result.err) == (2, "", f"ftcli: {said}")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_city_is_said_and_nothing_written(export, tmp_path):
    result = export("bellevile", "-o", str(tmp_path / "a.db"))

    assert (result.status, result.out) == (1, "")
    assert result.err == (
        "ftcli: no ecosystem called 'bellevile'\n"
        "  did you mean 'belleville'? 'ftcli list' shows them all.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def wordless(tmp_path):
    """A data file whose second figure has no number in its words."""
    figures = [
        {"metric": "jobs", "stated": words, "on": "2014", "source": "s"}
        for words in ("500 emplois", "beaucoup d'emplois")
    ]
    path = tmp_path / "wordless.json"
    path.write_text(
        json.dumps(
            {
                "format": "ftcli/1", "updated": "2020",
                "sources": {"s": {"title": "t", "publisher": "p", "kind": "press"}},
                "ecosystems": {"ici": {"name": "Ici", "figures": figures}},
            }
        )
    )  # fmt: skip
    return path


@pytest.mark.parametrize("form", [form for form in INSTALLED if form not in {"json", "jsonl"}])
def test_words_without_a_number_are_an_error_and_nothing_is_written(run, wordless, form):
    path = wordless.parent / "out.zip"
    to_file = run("export", "--data", str(wordless), "-f", form, "-o", str(path))

    assert (to_file.status, to_file.out) == (1, "")
    assert "ici, figures[1].stated: " in to_file.err
    assert list(wordless.parent.iterdir()) == [wordless]
    if form not in FILES:
        shown = run("export", "--data", str(wordless), "-f", form)
        assert (shown.status, shown.out, shown.err) == (1, "", to_file.err)


def test_words_without_a_number_are_kept_in_a_data_file(run, wordless):
    result = run("export", "--data", str(wordless), "-f", "json")

    assert (result.status, result.err) == (0, "")
    assert json.loads(result.out)["ecosystems"]["ici"]["figures"][1]["stated"] == (
        "beaucoup d'emplois"
    )


@pytest.mark.parametrize("form", INSTALLED)
def test_an_empty_dataset_is_exported_as_empty(run, tmp_path, form):
    data = tmp_path / "empty.json"
    data.write_text('{"format":"ftcli/1","updated":"2026-01-01","sources":{},"ecosystems":{}}')
    path = tmp_path / "out.zip"

    result = run("export", "--data", str(data), "-f", form, "-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    if form in SINGLE and form not in FILES:
        assert len(path.read_text("utf-8").splitlines()) == 1
    if form in {"json", "jsonl"}:
        assert json.loads(path.read_text())["sources"] == {}


NOT_INSTALLED = """
import sys
sys.modules[sys.argv.pop(1)] = None
sys.argv[0] = "ftcli"
from ftcli.__main__ import main
main()
"""


@pytest.mark.parametrize(("form", "library"), EXTRAS.items())
def test_without_the_extra_its_format_says_how_to_install_it(tmp_path, surroundings, form, library):
    path = tmp_path / f"data.{form}"
    done = subprocess.run(
        [sys.executable, "-c", NOT_INSTALLED, library, "export", "lyon", "-o", str(path)],
        capture_output=True,
        env=surroundings,
        check=False,
    )
    name = "XLSX" if form == "xlsx" else "Parquet"

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == (
        f"ftcli: writing {name} needs an extra\n  pip install 'ftcli[{form}]'\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in EXTRAS])
def test_the_other_formats_need_no_extra(tmp_path, surroundings, form):
    path = tmp_path / "data.zip"
    code = "import sys; sys.modules['pyarrow'] = None\n" + NOT_INSTALLED
    words = ("openpyxl", "export", "lyon", "-f", form, "-o", str(path))
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, env=surroundings, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert is_whole(path, form)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("form", [form for form in ("csv", *FILES) if here(form)])
def test_a_run_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path, surroundings, form):
    path = tmp_path / "data.zip"
    path.write_text("old")
    words = [sys.executable, "-m", "ftcli", "export", "-f", form, "-o", str(path), "--force"]
    for wait in (0.5, 0.8):
        process = subprocess.Popen(words, env=surroundings)
        time.sleep(wait)
        process.kill()
        process.wait()
        is_old = path.stat().st_size == len("old") and path.read_text() == "old"
        assert is_old or is_whole(path, form)


@pytest.mark.parametrize("form", [form for form in INSTALLED if form != "json"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_one_line(program, form):
    result = program("export", "-f", form, "-o", "/dev/full", "--force")

    assert (result.status, result.out) == (1, "")
    assert len(result.err.splitlines()) <= 2
    assert result.err.startswith("ftcli: ")


@needs["xlsx"]
@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_an_office_program_opens_the_workbook_with_numbers_links_and_no_formula(
    run, tmp_path, surroundings, wordless
):
    record = json.loads(wordless.read_text())
    first = record["ecosystems"]["ici"]["figures"][0]
    hard = ("=1+1", "@x", "+1", "'=1", "<r><t>a</t></r>", "é & <b>")
    record["ecosystems"]["ici"]["figures"] = [{**first, "note": note} for note in hard]
    record["sources"]["s"]["url"] = "https://example.org/a?b=1&c=2"
    wordless.write_text(json.dumps(record))
    path = tmp_path / "data.xlsx"
    assert run("export", "--data", str(wordless), "-o", str(path)).status == 0

    done = subprocess.run(
        [
            str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to", "ods", "--outdir", str(tmp_path), str(path),
        ],
        capture_output=True, env=surroundings, check=False, timeout=180,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "data.ods") as archive:
        tree = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314  # our own
    sheets = {sheet.get(f"{TABLE}name"): sheet for sheet in tree.iter(f"{TABLE}table")}
    assert list(sheets) == [*NAMES, "about"]
    # LibreOffice has no flags of its own: it keeps TRUE as "=TRUE()".
    formulas = {cell.get(f"{TABLE}formula", "of:=TRUE()") for cell in tree.iter()}
    assert formulas == {"of:=TRUE()", "of:=FALSE()"}
    cells = [
        (cell.get(f"{OFFICE}value-type"), cell.get(f"{OFFICE}value"), "".join(cell.itertext()))
        for cell in sheets["figures"].iter(f"{TABLE}table-cell")
        for _ in range(int(cell.get(f"{TABLE}number-columns-repeated", "1")) % 100)
    ]
    assert cells.count(("float", "500", "500")) == 3 * len(hard)
    shown = {"''=1" if text == "'=1" else text for text in hard}  # what looks guarded is guarded
    assert {text for kind, _, text in cells if kind == "string"} >= shown
    links = [each.attrib for each in tree.iter() if each.tag.endswith("}a")]
    assert len(links) == len(hard) + 1


def test_the_shell_offers_the_formats_of_export(program):
    result = program(_FTCLI_COMPLETE="complete_bash", COMP_WORDS="ftcli export -f ", COMP_CWORD="3")

    assert (result.status, result.err) == (0, "")
    assert result.lines == list(FORMATS)
