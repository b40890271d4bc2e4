"""`--with FILE` on the command line: what it adds to every command, and how it fails."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from ftcli.cli.app import app

COMMANDS = list(get_command(app).commands)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
HELP = "Data file that adds to the dataset.  Repeatable."

MORE = """\
{"format": "ftcli/1", "updated": "2021-05-06", "credit": "Noted by a reader.",
 "sources": {
  "enquete": {"title": "Enquête", "publisher": "La Ville", "published": "2021-05",
   "kind": "institution"},
  "rival": {"title": "Autre compte", "publisher": "Le Rival", "published": "2019-02",
   "kind": "blog"}
 },
 "ecosystems": {
  "villeneuve": {"name": "Villeneuve", "figures": [
    {"metric": "jobs", "stated": "environ 90 emplois", "on": "2021-05", "source": "enquete"},
    {"metric": "jobs", "stated": "80 emplois", "on": "2018", "source": "rival"}]},
  "beauport": {"name": "Beauport", "aliases": ["Le Port"], "figures": [
    {"metric": "jobs", "stated": "50 emplois", "on": "2021-05", "source": "enquete"}]}
 }}
"""
LIST = """\
14 figures of 4 ecosystems, dataset of 6 May 2021
City       Name               Figures Years     Label         Unknown
belleville Belleville-sur-Mer       6 2018–2019 labelled 2015 pure players
saint-loup Saint-Loup               5 2017                    none
villeneuve Villeneuve               2 2018–2021               firms, pure
                                                              players, revenue
beauport   Beauport                 1 2021                    firms, pure
                                                              players, revenue
"""
PAGE = """\
Villeneuve
Label  no label event known
Note   Nothing was stated yet.

Figures
                           In the words of the
Metric        Figure       source                     Date [source]  Chosen
Jobs          ≈ 90     +1  “environ 90 emplois”       May 2021 [1]   latest of 2
Firms         unknown
Pure players  unknown
Revenue       unknown

Legend
≈   about that number
+N  that many other figures of the same metric and territory: 'ftcli show CITY
    --all'

Sources
[1]  La Ville, May 2021: Enquête
"""


@pytest.fixture
def more(tmp_path: Path) -> str:
    """A data file that adds two figures to a city of `small`, and a city."""
    path = tmp_path / "more.json"
    path.write_text(MORE, "utf-8")
    return str(path)


@pytest.fixture
def write(tmp_path: Path):
    """Writes a data file and gives its path: `write("x.json", MORE, ("50", "60"))`."""

    def call(name: str, content: str = MORE, *changes: tuple[str, str]) -> str:
        for old, new in changes:
            assert old in content
            content = content.replace(old, new)
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return str(path)

    return call


def jobs(text: str) -> list[list[str]]:
    """Ecosystem, value, low, words and rivals of the rows of jobs, in CSV."""
    head, *rows = [line.split(",") for line in text.splitlines()]
    places = [head.index(key) for key in ("ecosystem", "value", "low", "stated", "rivals")]
    return [[row[place] for place in places] for row in rows if row[1] == "jobs"]


# What it adds


def test_the_list_holds_what_the_files_add(run, small, more):
    result = run("list", "--data", small, "--with", more)

    assert (result.status, result.err) == (0, "")
    assert result.out == LIST


def test_a_city_shows_the_figures_of_all_files(run, small, more):
    result = run("show", "villeneuve", "--data", small, "--with", more)

    assert (result.status, result.err) == (0, "")
    assert result.out == PAGE


def test_a_city_of_an_added_file_is_compared_by_any_of_its_names(run, small, more):
    result = run(
        "compare", "le port", "villeneuve", "--data", small, "--with", more, "-f", "csv", "-q"
    )

    assert (result.status, result.err) == (0, "")
    assert jobs(result.out) == [
        ["beauport", "50", "50", "50 emplois", "0"],
        ["villeneuve", "90", "85", "environ 90 emplois", "1"],
    ]


def test_files_add_to_the_shipped_dataset(run, more):
    alone, both = run("list", "-f", "csv"), run("list", "-f", "csv", "--with", more)

    assert (both.status, both.err) == (0, "")
    assert both.lines[: len(alone.lines)] == alone.lines
    assert [line.split(",")[0] for line in both.lines[len(alone.lines) :]] == [
        "villeneuve",
        "beauport",
    ]


def test_files_add_to_the_data_file_of_the_environment(run, small, more):
    named = run("list", "--data", small, "--with", more)

    assert run("list", "--with", more, FTCLI_DATA=small) == named
    assert named.status == 0


def test_files_are_added_in_the_order_of_the_line(run, small, more, write):
    other = write("other.json", MORE, ("50 emplois", "60 emplois"), ("environ 90", "95"))
    words = ("compare", "beauport", "villeneuve", "--data", small, "-f", "csv", "-q")

    first = run(*words, "--with", more, "--with", other)
    second = run(*words, f"--with={other}", f"--with={more}")

    assert jobs(first.out) == [
        ["beauport", "50", "50", "50 emplois", "1"],
        ["villeneuve", "90", "85", "environ 90 emplois", "2"],
    ]
    assert jobs(second.out) == [
        ["beauport", "60", "60", "60 emplois", "1"],
        ["villeneuve", "95", "95", "95 emplois", "2"],
    ]


def test_the_same_file_twice_is_one(run, small, more):
    once = run("list", "--data", small, "--with", more)

    assert run("list", "--data", small, "--with", more, "--with", more) == once
    assert run("list", "--data", more, "--with", more) == run("list", "--data", more)


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (["--as-of", "2020"], [["villeneuve", "80", "80", "80 emplois", "0"]]),
        (["--strict"], [["villeneuve", "90", "0", "environ 90 emplois", "1"]]),
    ],
)
def test_the_date_and_strictness_apply_to_what_is_added(run, small, more, options, rows):
    result = run(
        "compare", "villeneuve", "--data", small, "--with", more, "-f", "csv", "-q", *options
    )

    assert (result.status, result.err) == (0, "")
    assert jobs(result.out) == rows


def test_json_says_date_size_and_credits_of_all_files(run, small, more):
    result = run("sources", "--data", small, "--with", more, "-f", "json")

    assert (result.status, result.err) == (0, "")
    document = json.loads(result.out)
    assert document["dataset"] == {
        "updated": "2021-05-06",
        "ecosystems": 4,
        "figures": 14,
        "sources": 4,
        "credit": "Made up for the tests. | Noted by a reader.",
    }
    assert [(row["source"], row["statements"]) for row in document["rows"]] == [
        ("gazette", 10),
        ("rival", 4),
        ("institut", 2),
        ("enquete", 2),
    ]


def test_the_version_is_that_of_the_dataset_alone(run, small, more):
    result = run("--with", more, "--version", FTCLI_DATA=small)

    assert (result.status, result.out) == (2, "")
    assert "No such option: --with" in ANSI.sub("", result.err)
    assert "dataset of 2020-01-31: 11 figures" in run("--version", FTCLI_DATA=small).out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_explains_it_in_one_line(run, command):
    text = ANSI.sub("", run(command, "--help", COLUMNS="120").out)

    assert re.search(rf"^│ --with +FILE +{re.escape(HELP)} +│$", text, re.MULTILINE)


# Validating


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "small.json + more.json: no fault; 4 ecosystems, 14 figures, 1 target; 1 to look at",
        ),
        (
            "fr",
            "small.json + more.json : aucune faute ; 4 écosystèmes, 14 chiffres, 1 objectif ; "
            "1 à vérifier",
        ),
    ],
)
def test_files_are_validated_together(run, small, more, lang, text):
    result = run("validate", small, "--with", more, "--lang", lang, COLUMNS="120")

    assert (result.status, result.lines[0], result.err) == (0, text, "")
    data = run("validate", "--data", small, "--with", more, "--lang", lang, COLUMNS="120")
    assert data == result


def test_validate_reads_every_phrase_of_an_added_file(run, small, more, write):
    bad = write("bad.json", MORE, ("environ 90 emplois", "peu"), ("50 emplois", "beaucoup"))

    result = run("validate", small, "--with", more, "--with", bad)

    assert (result.status, result.out) == (3, "")
    assert result.err == (
        f'ftcli: {bad}:10:34: villeneuve, figures[0].stated: no number in "peu"\n'
        f'{bad}:13:34: beauport, figures[0].stated: no number in "beaucoup"\n'
        f"  'ftcli validate {bad}' checks it again once mended\n"
    )


CLASHES = (
    "ftcli: x.json: source rival: another source has this id in small.json (title, published)\n"
    "x.json: beauport: 'belleville' also means belleville\n"
    "  give it another id in x.json, or import again with --source ID; rename it in x.json; "
    "'ftcli validate' with the same files checks it again\n"
)


@pytest.mark.parametrize("command", ["list", "show zzz"])
def test_files_that_contradict_each_other_are_refused(run, small, write, command):
    clash = write(
        "x.json",
        MORE,
        ("Autre compte", "Un autre"),
        ("2019-02", "2019-03"),
        ("Le Port", "Belleville"),
    )

    result = run(*command.split(), "--data", small, "--with", clash)

    assert (result.status, result.out, result.err) == (1, "", CLASHES)
    assert run("validate", clash).status == 0
    validated = run("validate", "--data", small, "--with", clash)
    assert (validated.status, validated.out) == (3, "")
    assert validated.err == (
        f"ftcli: {clash}:5:3: source rival: another source has this id in small.json "
        "(title, published); give it another id in x.json, or import again with --source ID\n"
        f"{clash}:12:3: beauport: 'belleville' also means belleville; rename it in x.json\n"
        f"  'ftcli validate {clash}' checks it again once mended\n"
    )


# What fails


@pytest.mark.parametrize("command", ["list", "show villeneuve", "validate", "metrics"])
def test_a_file_that_is_not_there_is_said_so(run, small, more, tmp_path, command):
    result = run(
        *command.split(), "--data", small, "--with", more, "--with", str(tmp_path / "none.json")
    )

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: no file {tmp_path / 'none.json'}\n  check its path\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "x.json: is empty\n  a data file holds format, updated, sources and ecosystems"),
        (
            '{"a": 1,\n "b" 2}',
            "x.json: line 2, column 6: no JSON (Expecting ':' delimiter)\n"
            "  a missing comma, quote or bracket is the usual cause",
        ),
        (
            MORE.replace('"source": "rival"', '"source": "gazette"').replace("jobs", "job", 1),
            "x.json: villeneuve, figures[0].metric: no metric called 'job'; did you mean 'jobs'?\n"
            "x.json: villeneuve, figures[1].source: no source called 'gazette'\n"
            "  'ftcli validate x.json' checks it again once mended",
        ),
        (
            MORE.replace('"source": "rival"', '"source": "gazette"'),
            "x.json: villeneuve, figures[1].source: no source called 'gazette'\n"
            "  'ftcli validate x.json' checks it again once mended",
        ),
    ],
)
def test_a_faulty_file_fails_as_it_does_alone(run, small, write, content, message):
    path = write("x.json", content)

    result = run("list", "--data", small, "--with", path)

    assert (result.status, result.out, result.err) == (1, "", f"ftcli: {message}\n")
    assert run("list", "--data", path) == result


def test_a_fault_of_the_first_file_is_told_first(run, write):
    broken = write("broken.json", "")

    result = run("list", "--data", broken, "--with", "nowhere.json")

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("ftcli: broken.json: is empty\n")


def test_words_that_give_no_number_are_told_with_their_file(run, small, write):
    path = write("x.json", MORE, ("environ 90 emplois", "peu"))

    result = run("show", "villeneuve", "--data", small, "--with", path)

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(
        'ftcli: x.json: villeneuve, figures[0].stated: no number in "peu"\n'
    )


def test_an_option_without_its_file_is_wrong_usage(run):
    result = run("list", "--with")

    assert (result.status, result.out) == (2, "")
    assert "--with" in result.err


# Completion


def offered(program, line: str, **env: str) -> list[str]:
    state = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
    result = program(**state, _FTCLI_COMPLETE="complete_bash", **env)
    assert (result.status, result.err) == (0, "")
    return sorted(line for line in result.lines if line)


def test_cities_of_added_files_are_offered(program, small, more):
    line = f"ftcli compare --data {small} --with {more} villeneuve "

    assert offered(program, line) == ["beauport", "belleville", "saint-loup"]
    assert offered(program, f"ftcli show --with {more} beau") == ["beauport"]


def test_a_file_that_cannot_be_read_offers_nothing_and_hides_nothing(program, small, more, write):
    broken = write("broken.json", '{"ecosystems": [1]}')
    line = f"ftcli show --data {small} --with {broken} --with {more} --with /nowhere.json "

    assert offered(program, line) == ["beauport", "belleville", "saint-loup", "villeneuve"]


def test_the_home_of_the_user_stands_in_the_name_of_a_file(program, more):
    home = str(Path(more).parent)

    assert offered(program, "ftcli show --with ~/more.json beau", HOME=home) == ["beauport"]
    assert offered(program, "ftcli show --data ~/more.json ", HOME=home) == [
        "beauport",
        "villeneuve",
    ]
    assert offered(program, "ftcli show --data ~nobody-of-this-name/more.json ") == []


# Start-up


@pytest.mark.parametrize("added", [False, True])
def test_merging_is_loaded_only_where_a_file_is_added(surroundings, small, more, added):
    words = ["list", "--data", small, *(["--with", more] if added else [])]
    program = (
        f"import sys; sys.argv = ['ftcli', *{words!r}]\n"
        "from ftcli.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: print('ftcli.store.merging' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=surroundings,
        check=True,
        encoding="utf-8",
    )

    assert (done.stdout.splitlines()[-1], done.stderr) == (str(added), "")
