"""`add` on the command line: what is written, shown, asked and refused; nothing is lost."""

import contextlib
import csv
import errno
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from breaking import killed, refusing, steps_of
from ftcli.cli.app import app
from ftcli.files import locked

WANTED = ("belleville", "jobs", "près de 9 000 emplois", "--on", "2020-02", "--source", "gazette")
RECORD = (
    '{"metric": "jobs", "stated": "près de 9 000 emplois", "on": "2020-02", "source": "gazette"}'
)
OTHER = RECORD.replace("près de 9 000", "9 100")
NEW_SOURCE = ("--source", "new", "--title", "T", "--publisher", "P", "--published", "2020-03")
PAGE = """\
Belleville-sur-Mer · Jobs
In the words of the source  “près de 9 000 emplois”
Read as                     8,500 to under 9,000 jobs
Date [source]               Feb 2020 [1]
To look at                  dated 2020-02, but gazette was published 2019-03-05
In the file                 {"metric": "jobs", "stated": "près de 9 000
                            emplois", "on": "2020-02", "source": "gazette"}

What it stands beside
                                        In the words of the
                  Figure                source                     Date [source]
this one, chosen  8,500 to under 9,000  “près de 9 000 emplois”    Feb 2020 [1]
another           6,500 to under 7,000  “près de 7 000 emplois”    Mar 2019 [1]
another           8,000                 “8 000 salariés”           Feb 2019 [2]

Legend
A to under B  nearly or just over: one bound is a convention, not a claim;
              --strict drops it

Sources
[1]  La Gazette, 5 Mar 2019: La tech d'ici
[2]  Le Rival, Feb 2019: Autre compte
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file to add to, in a folder of its own; not there yet."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder / "mine.json"


@pytest.fixture
def add(run, small: str, file: Path):
    """Adds to the file, beside the small dataset."""
    return lambda *words, **env: run("add", *words, "--to", str(file), "--data", small, **env)


def figures(file: Path, city: str = "belleville") -> list[str]:
    """The words of the figures of a city in a file."""
    content = json.loads(file.read_text("utf-8"))
    return [figure["stated"] for figure in content["ecosystems"][city]["figures"]]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# What is written and shown


def test_a_figure_is_read_shown_and_written(add, file):
    result = add(*WANTED)

    assert (result.status, result.out) == (0, PAGE)
    assert result.err == (f"added to {file}\n  --with {file} adds it to the data of a command\n")
    content = json.loads(file.read_text("utf-8"))
    assert list(content["sources"]) == ["gazette"]
    assert content["ecosystems"]["belleville"] == {
        "name": "Belleville-sur-Mer",
        "figures": [json.loads(RECORD)],
    }
    assert f"    {RECORD}\n" in file.read_text("utf-8")
    assert names(file.parent) == [".mine.json.lock", "mine.json"]


def test_in_french_the_page_is_french(add):
    result = add(*WANTED, "--lang", "fr", "--dry-run", COLUMNS="120")

    assert result.status == 0
    assert "Lu comme                    8\u202f500 à moins de 9\u202f000 emplois\n" in result.out
    assert "celui-ci, retenu" in result.out


def test_machines_get_the_figure_and_those_beside_it(add):
    result = add(*WANTED, "-f", "csv", "-q")
    rows = list(csv.DictReader(io.StringIO(result.out)))

    assert (result.status, result.err) == (0, "")
    assert [(row["state"], row["stated"]) for row in rows] == [
        ("new", "près de 9 000 emplois"),
        ("beside", "près de 7 000 emplois"),
        ("beside", "8 000 salariés"),
    ]
    assert (rows[0]["low"], rows[0]["high"], rows[0]["high_open"]) == ("8500", "9000", "true")


def test_what_the_file_held_is_kept_beside_it(add, file):
    add(*WANTED)
    before = file.read_bytes()

    result = add("villeneuve", "firms", "12 PME", "--on", "2020", *NEW_SOURCE)

    assert result.status == 0
    assert result.err.startswith(f"added to {file}; what it held before is in mine.json.bak\n")
    assert file.with_name("mine.json.bak").read_bytes() == before
    assert figures(file, "villeneuve") == ["12 PME"]
    assert json.loads(file.read_text("utf-8"))["sources"]["new"] == {
        "title": "T", "publisher": "P", "published": "2020-03", "kind": "press",
    }  # fmt: skip


def test_the_fields_of_a_figure_are_options(add, file, small):
    result = add(
        "saint-loup", "startups", "9", "--on", "2020", "--area", "site", "--area-name", "La Halle",
        "--sector", "oecd-ict", "--counts", "en résidence", "--note", "n", "--context",
        "--value", "9", "--unit", "startups", "--source", "rival",
    )  # fmt: skip

    assert result.status == 0
    record = json.loads(file.read_text("utf-8"))["ecosystems"]["saint-loup"]["figures"][0]
    assert record == {
        "metric": "startups", "stated": "9", "value": 9, "unit": "startups", "on": "2020",
        "source": "rival", "area": {"type": "site", "name": "La Halle"}, "sector": "oecd-ict",
        "counts": "en résidence", "context": True, "note": "n",
    }  # fmt: skip


def test_a_figure_of_a_new_city_is_the_first_of_its_metric(add, file):
    result = add("beauport", "jobs", "50", "--on", "2020", *NEW_SOURCE, "--name", "Beauport")

    assert result.status == 0
    assert result.out.startswith("Beauport · Jobs\n")
    assert "No other figure of this metric is known for the territory.\n" in result.out
    assert figures(file, "beauport") == ["50"]


def test_a_figure_of_a_site_stands_beside_those_of_the_site(add):
    words = ("--on", "2020", "--area", "site", "--area-name", "La Halle", "--source", "rival")

    result = add("saint-loup", "startups", "14 start-ups", *words, "-f", "csv", "-q")

    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [row["stated"] for row in rows] == ["14 start-ups", "12 start-ups"]


def test_the_next_command_reads_the_users_own_file(run, tmp_path):
    there = {"XDG_CONFIG_HOME": str(tmp_path)}
    own = tmp_path / "ftcli" / "ecosystems.json"

    added = run("add", "lyon", "events", "3 événements", "--on", "2020", *NEW_SOURCE, **there)
    listed = run("show", "lyon", "--all", **there)

    assert (added.status, added.err) == (0, f"added to {own}\n")
    assert "“3 événements”" in listed.out
    assert "“3 événements”" not in run("show", "lyon", "--all", "--no-user-data", **there).out


def test_a_file_of_with_may_be_begun(run, small, file):
    words = (*WANTED, "--data", small, "--with", str(file), "--to", str(file))

    result = run("add", *words)

    assert (result.status, result.out, result.err) == (0, PAGE, f"added to {file}\n")
    assert figures(file) == ["près de 9 000 emplois"]


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        (
            "9 000 emplois d'ici 2030",
            "“9 000 emplois d'ici 2030” is of 2030, `on` says 2020; an aim stands under `targets`",
        ),
        ("12,67 emplois", "“12,67 emplois” is no whole number of what comes whole"),
    ],
)
def test_what_to_look_at_in_the_figure_is_told(add, phrase, told):
    result = add("belleville", "jobs", phrase, "--on", "2020", *NEW_SOURCE, COLUMNS="200")

    assert result.status == 0
    assert f"To look at                  {told}\n" in result.out


def test_a_dry_run_writes_nothing(add, file):
    result = add(*WANTED, "--dry-run")

    assert (result.status, result.out) == (0, PAGE)
    assert result.err == f"nothing is written: not added to {file}\n"
    assert names(file.parent) == []


def test_a_figure_that_is_known_is_not_written_again(add, file):
    add(*WANTED)
    before = file.read_bytes()

    own = add(*WANTED)
    small = add(
        "belleville", "jobs", "8 000 salariés", "--on", "2019-02", "--source", "rival", "-f", "csv"
    )

    assert (own.status, own.err) == (0, f"nothing is written: {file} holds it already\n")
    assert (small.status, small.out.splitlines()[1].split(",")[0]) == (0, "known")
    assert small.err.endswith("nothing is written: small.json holds it already\n")
    assert file.read_bytes() == before
    assert names(file.parent) == [".mine.json.lock", "mine.json"]


def test_a_page_may_go_to_a_file(add, file, tmp_path):
    page = tmp_path / "page.md"

    result = add(*WANTED, "-o", str(page))

    assert (result.status, result.out) == (0, "")
    assert "Belleville-sur-Mer · Jobs" in page.read_text("utf-8")
    assert figures(file) == ["près de 9 000 emplois"]


def test_a_page_in_the_way_is_told_before_anything_is_written(add, file, tmp_path):
    result = add(*WANTED, "-o", str(tmp_path / "own"))

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: {tmp_path / 'own'} is a folder\n  name a file\n"
    assert names(file.parent) == []


def test_strict_reading_shows_what_the_words_entail(add):
    result = add(*WANTED, "--strict", "--dry-run")

    assert result.out.startswith("Strict: only the bounds that the words entail.\n")
    assert "Read as                     < 9,000 jobs\n" in result.out


# What is refused


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ("belville", *WANTED[1:]),
            (
                1,
                "ftcli: no ecosystem called 'belville'",
                "  did you mean 'belleville'? 'ftcli list' shows them all. "
                "--name NAME makes a new one.",
            ),
        ),
        (
            ("belleville", "job", *WANTED[2:]),
            (1, "ftcli: no metric called 'job'", "  did you mean 'jobs'?"),
        ),
        (
            ("belleville", "jobs", "9 000", "--on", "May", "--source", "gazette"),
            (
                2,
                "ftcli: --on: 'May' is no date",
                "  write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09",
            ),
        ),
        (
            ("belleville", "jobs", "#DIV/0!", "--on", "2020", "--source", "gazette"),
            (
                1,
                'ftcli: no number in "#DIV/0!"',
                '  write the figure as the source prints it, such as "750 entreprises"',
            ),
        ),
        (
            ("belleville", "jobs", "peu", "--on", "2020", "--source", "gazette"),
            (
                1,
                'ftcli: no number in "peu"',
                '  write the figure as the source prints it, such as "750 entreprises"',
            ),
        ),
        (
            (*WANTED, "--area", "site"),
            (2, "ftcli: --area and --area-name go together", "  give both"),
        ),
        (
            (*WANTED, "--kind", "blog"),
            (
                2,
                "ftcli: --kind: the source gazette says 'press'",
                "  leave --kind out, or name another source: --source ID",
            ),
        ),
        (
            (*WANTED, "--per", "week"),
            (2, "ftcli: --per: Input should be 'year', 'month' or 'day'", "  correct it"),
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(add, file, words, expected):
    result = add(*words)

    assert (result.status, *result.err.splitlines()) == expected
    assert result.out == ""
    assert names(file.parent) == []


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--fail-on", "nonsense"), 2, "--fail-on: no warning called 'nonsense'\n"),
        (("--as-of", "nonsense"), 2, "--as-of: 'nonsense' is no date\n"),
        (("-o", "none/x.csv"), 1, "cannot write none/x.csv: No such file or directory\n"),
        (("-o", "page.xyz"), 2, "no format for files that end in '.xyz'\n"),
        (("--published", "mars 2020"), 2, "--published: 'mars 2020' is no date\n  write 2020-03\n"),
        (
            ("-f", "csv", "-o", "../own/mine.json", "--force"),
            2,
            "--output names {}, which is added to\n  name another: -o FILE\n",
        ),
    ],
)
def test_what_is_wrong_with_the_page_is_told_before_the_figure_is_written(
    add, file, words, status, said
):
    with contextlib.chdir(file.parent):
        result = add(*WANTED, *words)

    assert (result.status, result.out) == (status, "")
    assert result.err.startswith(f"ftcli: {said.format(file)}")
    assert names(file.parent) == []


def test_a_page_never_takes_the_place_of_the_file_that_is_added_to(add, file, tmp_path):
    add(*WANTED)
    (tmp_path / "link.json").symlink_to(file)
    before = file.read_bytes()

    for path in (file, tmp_path / "link.json"):
        result = add(*WANTED[:4], "2021", *WANTED[5:], "-o", str(path), "--force", "-f", "csv")
        assert (result.status, result.out) == (2, "")

    assert file.read_bytes() == before


def test_a_figure_with_a_warning_of_fail_on_is_shown_and_not_written(add, file):
    wanted = ("belleville", "jobs", "9 000 emplois", "--on", "2019", "--source", "gazette")
    allowed = add(*wanted, "--dry-run", "--fail-on", "private-only")

    result = add(*wanted, "--fail-on", "any")

    assert (allowed.status, result.status) == (0, 3)
    assert result.out == allowed.out
    assert result.err == (
        f"ftcli: failed on rivals-disagree\nnothing is written: not added to {file}\n"
    )
    assert names(file.parent) == []
    assert add(*wanted, "--fail-on", "private-only").status == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_page_that_cannot_be_put_out_is_told_with_where_the_figure_is(shell, small, file):
    words = " ".join(f"'{word}'" for word in WANTED)

    result = shell(f"ftcli add {words} --to {file} --data {small} > /dev/full")
    again = shell(f"ftcli add {words} --to {file} --data {small} -q > /dev/full")

    assert (result.status, result.out) == (1, "")
    assert result.err == (
        f"added to {file}\n  --with {file} adds it to the data of a command\n"
        "ftcli: cannot write to standard output: No space left on device\n"
        f"  only the page is lost: the figure is in {file}\n"
    )
    assert figures(file) == ["près de 9 000 emplois"]
    assert (again.status, again.err) == (
        1,
        f"nothing is written: {file} holds it already\n"
        "ftcli: cannot write to standard output: No space left on device\n",
    )


def test_a_closed_standard_output_is_told_before_anything_is_written(shell, small, file):
    words = " ".join(f"'{word}'" for word in WANTED)

    result = shell(f"ftcli add {words} --to {file} --data {small} >&-")

    assert (result.status, result.out) == (1, "")
    assert result.err == "ftcli: standard output is closed\n  name a file: -o FILE\n"
    assert names(file.parent) == []


def test_a_reader_that_leaves_still_learns_where_the_figure_is(shell, small, file):
    words = " ".join(f"'{word}'" for word in WANTED)

    result = shell(f"ftcli add {words} --to {file} --data {small} | true; exit ${{PIPESTATUS[0]}}")

    assert (result.status, result.out) == (0, "")
    assert result.err.startswith(f"added to {file}\n")
    assert figures(file) == ["près de 9 000 emplois"]


def test_a_format_that_is_none_writes_nothing(add, file):
    result = add(*WANTED, "-f", "exel")

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ftcli: no format called 'exel'\n")
    assert names(file.parent) == []


def test_a_rival_without_a_number_is_told_before_anything_is_written(add, run, file, tmp_path):
    other = tmp_path / "other.json"
    other.write_text(
        '{"format": "ftcli/1", "updated": "2020", "sources": {"x": {"title": "T", "publisher": "P",'
        ' "kind": "blog"}}, "ecosystems": {"belleville": {"name": "Belleville", "figures": ['
        '{"metric": "jobs", "stated": "peu", "on": "2020", "source": "x"}]}}}',
        "utf-8",
    )

    result = add(*WANTED, "--with", str(other))

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(
        'ftcli: other.json: belleville, figures[0].stated: no number in "peu"\n'
    )
    assert not file.exists()


def test_a_faulty_file_stays_as_it_is(add, file):
    file.write_text("{")

    result = add(*WANTED)

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"ftcli: {file}: line 1, column 2: no JSON")
    assert file.read_text() == "{"
    assert names(file.parent) == ["mine.json"]


def test_a_figure_in_other_words_is_replaced_only_with_leave(add, file):
    add(*WANTED)
    before = file.read_bytes()
    words = tuple(word.replace("près de 9 000", "9 100") for word in WANTED)

    refused = add(*words)
    kept = file.read_bytes()
    done = add(*words, "--yes")

    assert (refused.status, refused.out, kept) == (1, "", before)
    assert refused.err == (
        f'ftcli: {file} says "près de 9 000 emplois" of the same metric, date and source\n'
        "  --yes replaces it; --counts TEXT says what another figure counts\n"
    )
    assert done.status == 0
    assert done.err.startswith(f"replaced in {file}; what it held before is in mine.json.bak\n")
    assert "In place of                 “près de 9 000 emplois”, Feb 2020 [1]\n" in done.out
    assert file.read_text("utf-8") == before.decode().replace(RECORD, OTHER)


def test_the_file_that_is_left_out_is_not_added_to(run):
    result = run("add", *WANTED, "--no-user-data")

    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "ftcli: --no-user-data leaves out the file that 'add' adds to\n  name another: --to FILE\n"
    )


def test_json_lines_are_not_added_to(run, tmp_path):
    result = run("add", *WANTED, "--to", str(tmp_path / "x.jsonl"))

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ftcli: 'add' changes data files in JSON\n")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("none/x.json", "cannot write {}: No such file or directory"),
        ("own", "{} is a folder"),
        ("pipe", "{} is no file that can be added to"),
        ("loop.json", "cannot write {}: "),
    ],
)
def test_a_place_that_holds_no_file_is_one_line(run, file, tmp_path, place, said):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop.json").symlink_to("loop.json")
    path = str(tmp_path / place)

    result = run("add", "lyon", *WANTED[1:5], "--source", "figaro2018", "--to", path)

    assert (result.status != 0, result.out) == (True, "")
    assert result.err.startswith(f"ftcli: {said.format(path)}")
    assert len(result.err.splitlines()) <= 2


def test_the_data_file_itself_may_be_added_to(run, small, tmp_path):
    data = tmp_path / "data.json"
    data.write_bytes(Path(small).read_bytes())

    result = run("add", *WANTED, "--data", str(data), "--to", str(data), "-q")

    assert (result.status, result.err) == (0, "")
    line = '"sector": "oecd-ict"}'
    old, new = Path(small).read_text("utf-8"), data.read_text("utf-8")
    dated = re.sub('"updated": "[0-9-]+"', '"updated": "2020-01-31"', new)
    assert dated == old.replace(line, f"{line},\n    {RECORD}")


# On a terminal, where it can be asked


@pytest.fixture
def terminal(surroundings: dict[str, str], small: str, file: Path):
    """Runs `add` on a terminal, does something once it asks, and answers."""

    def call(
        answer: str, meanwhile: Callable[[], object] = lambda: None, more: tuple[str, ...] = ()
    ) -> tuple[int, str]:
        words = [word.replace("près de 9 000", "9 100") for word in WANTED]
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [
                sys.executable, "-m", "ftcli", "add", *words, *more,
                "--to", str(file), "--data", small,
            ],
            stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings, close_fds=True,
        )  # fmt: skip
        os.close(theirs)
        written = b""
        while b"[y/N]" not in written:
            written += os.read(ours, 65536)
        meanwhile()
        os.write(ours, f"{answer}\n".encode())
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            written += piece
        os.close(ours)
        return process.wait(timeout=60), written.decode().replace("\r\n", "\n")

    return call


def test_it_asks_before_it_replaces(add, file, terminal):
    add(*WANTED)

    status, text = terminal("y")

    assert status == 0
    assert text.index("“9 100 emplois”") < text.index(
        f'Replace "près de 9 000 emplois" in {file}? [y/N]:'
    )
    assert text.endswith("  --with " + str(file) + " adds it to the data of a command\n")
    assert figures(file) == ["9 100 emplois"]


def test_no_leaves_the_file_as_it_was(add, file, terminal):
    add(*WANTED)

    status, text = terminal("n")

    assert (status, text.splitlines()[-1].strip()) == (1, "nothing is written")
    assert figures(file) == ["près de 9 000 emplois"]


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("n", 1)])
def test_a_page_that_goes_to_a_file_is_written_once_the_figure_is(
    add, file, terminal, answer, status
):
    add(*WANTED)
    page = file.with_name("page.md")

    ended, text = terminal(answer, more=("-o", str(page)))

    assert ended == status
    assert text.startswith(f'Replace "près de 9 000 emplois" in {file}? [y/N]:')
    assert page.exists() == (answer == "y")


def test_a_file_that_changes_while_it_asks_is_kept(add, file, terminal):
    add(*WANTED)

    status, text = terminal("y", lambda: file.write_text("of an editor"))

    assert status == 1
    assert text.endswith(
        f"ftcli: {file} was changed meanwhile\n  nothing is written: run it again\n"
    )
    assert file.read_text() == "of an editor"


# Nothing is lost


def test_two_and_more_at_once_all_land(surroundings, small, file):
    years = [str(year) for year in range(2011, 2017)]
    words = (sys.executable, "-m", "ftcli", "add", "belleville", "jobs")
    to = ("--source", "gazette", "--to", str(file), "--data", small, "-q")
    runs = [
        subprocess.Popen(
            [*words, f"{year} emplois", "--on", year, *to],
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for year in years
    ]
    ended = [(run.communicate(timeout=60)[1], run.returncode) for run in runs]

    assert ended == [(b"", 0)] * len(years)
    assert sorted(figures(file)) == [f"{year} emplois" for year in years]


def test_a_run_that_holds_the_file_is_waited_for(surroundings, small, file):
    with locked(file):
        run = subprocess.Popen(
            [sys.executable, "-m", "ftcli", "add", *WANTED, "--to", str(file), "--data", small],
            env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(timeout=1.5)
        assert not file.exists()
    _, err = run.communicate(timeout=60)

    assert (run.returncode, file.exists()) == (0, True), err


def call(*words: str) -> Callable[[], tuple[int, str, str]]:
    """A run of the program in this process, for a system that breaks."""

    def run() -> tuple[int, str, str]:
        result = CliRunner().invoke(app, list(words), prog_name="ftcli", catch_exceptions=False)
        return result.exit_code, result.stdout, result.stderr

    return run


@pytest.fixture
def writing(add, file: Path, small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A command that writes a file, by name, with the file: once it is there, once it is not."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    output, sheet = tmp_path / "output.json", tmp_path / "sheet.csv"

    def named(command: str) -> tuple[Path, Callable[[], tuple[int, str, str]]]:
        if command == "add":
            add("villeneuve", "jobs", "5 emplois", "--on", "2020", "--source", "rival")
            return file, call("add", *WANTED, "--to", str(file), "--data", small)
        output.write_text("old")
        sheet.write_text("ecosystem,metric,stated,on,source\nlyon,jobs,9 emplois,2020,rival\n")
        words = {
            "export": ("export", "-f", "json"),
            "import": ("import", str(sheet), "-f", "json", "-q"),
        }[command]
        return output, call(*words, "--data", small, "-o", str(output), "--force")

    return named


@pytest.mark.parametrize("command", ["add", "export", "import"])
def test_at_whatever_step_it_is_killed_the_file_is_the_old_or_the_new_one(writing, command):
    path, run = writing(command)
    old = path.read_bytes()
    steps = steps_of(run)
    new = path.read_bytes()
    assert new != old
    seen = set()
    for at in range(1, steps + 1):
        path.write_bytes(old)
        assert killed(run, at)
        seen.add(path.read_bytes())
    assert seen == {old, new}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("command", ["add", "export", "import"])
def test_whatever_step_is_refused_is_one_line_and_changes_nothing(writing, command, number):
    path, run = writing(command)
    old = path.read_bytes()
    steps = steps_of(run)
    new = path.read_bytes()
    statuses = []
    for at in range(1, steps + 1):
        path.write_bytes(old)
        status, out, err = refusing(run, at, number)
        statuses.append(status)
        if status:
            assert (out, path.read_bytes()) == ("", old)
            assert err.startswith("ftcli: cannot write ")
            assert err.endswith(f": {os.strerror(number)}\n")
            assert err.count("\n") == 1
        else:
            assert path.read_bytes() == new
    assert set(statuses) == {0, 1}


@settings(max_examples=25)
@given(st.text(max_size=20), st.text(max_size=20))
def test_strange_words_give_an_error_or_a_file_that_loads(tmp_path_factory, phrase, note):
    file = tmp_path_factory.mktemp("strange") / "x.json"
    words = ("--on", "2020", "--note", note, "--source", "figaro2018", "--to", str(file))

    status, out, err = call("add", "lyon", "jobs", "-q", *words, "--", phrase)()

    assert status in {0, 1, 2}
    assert (status == 0) == file.exists() == bool(out)
    assert "Traceback" not in err


def test_a_second_article_of_a_publisher_and_a_year_is_another_source_in_its_language(add, file):
    said = ("--publisher", "The Journal", "--published", "2014", "--on", "2014", "-q")
    first = add("belleville", "jobs", "9 000 jobs", "--title", "One", *said)
    second = add("belleville", "jobs", "over 9,000", "--title", "Two", "--language", "en", *said)

    assert (first.status, first.err, second.status, second.err) == (0, "", 0, "")
    content = json.loads(file.read_text("utf-8"))
    common = {"publisher": "The Journal", "published": "2014", "kind": "press"}
    assert content["sources"] == {
        "the-journal-2014": {"title": "One", **common},
        "the-journal-2014-2": {"title": "Two", **common, "language": "en"},
    }
    assert [one["source"] for one in content["ecosystems"]["belleville"]["figures"]] == [
        "the-journal-2014", "the-journal-2014-2",
    ]  # fmt: skip
