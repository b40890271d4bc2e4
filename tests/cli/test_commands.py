"""What every command shares: help, version, and the first words of the program."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from ftcli.cli.app import WELCOME, app

ARTICLE = Path(__file__).parents[2] / "docs" / "examples" / "article.txt"
COMMANDS = list(get_command(app).commands)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
SHARED = (
    "--data", "--with", "--no-user-data", "--format", "-f", "--output", "-o", "--force", "--as-of",
    "--lang", "--strict", "--raw", "--no-color", "--quiet", "-q", "--help", "-h",
)  # fmt: skip


def test_the_bare_program_shows_three_commands_to_try(run):
    result = run()

    assert (result.status, result.out, result.err) == (0, WELCOME, "")
    tried = [line.split("  ")[1].strip() for line in WELCOME.splitlines() if line[:7] == "  ftcli"]
    assert len(tried) == 3
    for line in tried:
        assert run(*line.split()[1:]).status == 0


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_every_command_in_its_panel(run, flag):
    result = run(flag)
    text = ANSI.sub("", result.out)

    assert (result.status, result.err) == (0, "")
    assert text.index(" Read ") < text.index("compare") < text.index(" Check ")
    for command in COMMANDS:
        assert re.search(rf"^│ {command}\s+[A-Z]", text, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_has_a_verb_an_example_and_the_shared_options(run, command):
    result = run(command, "--help", COLUMNS="100")
    text = ANSI.sub("", result.out)

    assert (result.status, result.err) == (0, "")
    assert re.search(rf"^ Example: ftcli {command}\b", text, re.MULTILINE)
    assert "Shared options" in text
    missing = [flag for flag in SHARED if not re.search(rf"(?<![\w-]){flag}(?![\w-])", text)]
    assert missing == []
    assert "FTCLI_DATA" in text
    assert "FTCLI_LANG" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_of_each_command_runs(run, small, tmp_path, command):
    text = ANSI.sub("", run(command, "--help", COLUMNS="200").out)
    example = re.search(r"Example: ftcli (.+)", text)[1].strip()
    words = re.findall(r'"[^"]*"|\S+', example)
    if command == "validate":
        words = ["validate", small]
    if command == "diff":
        words = ["diff", small, small]
    if command in {"extract", "audit"}:
        words = [word.replace("article.txt", str(ARTICLE)) for word in words]
    if command == "import":
        words = [word.replace("villes.csv", str(ARTICLE.parent / "villes.csv")) for word in words]

    result = run(*(word.strip('"') for word in words))

    assert result.status == 0
    assert result.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_fits_a_terminal(run, command):
    text = ANSI.sub("", run(command, "--help", COLUMNS="80").out)

    assert max(map(len, text.splitlines())) <= 80


def test_the_version_of_the_shipped_data_is_one_line(program):
    result = program("--version")

    assert (result.status, result.err) == (0, "")
    assert re.fullmatch(
        r"ftcli [\d.]+, dataset of \d{4}-\d\d-\d\d: \d+ figures, \d+ ecosystems, \d+ sources\n",
        result.out,
    )


def test_an_option_before_the_command_is_refused(run):
    result = run("--lang", "fr", "list")

    assert (result.status, result.out) == (2, "")
    assert "No such option: --lang" in ANSI.sub("", result.err)


def test_a_command_that_is_not_there_is_refused_with_one_that_is(run):
    result = run("compar", "lyon")

    assert (result.status, result.out) == (2, "")
    assert "compare" in result.err


def test_compare_without_a_city_is_refused(run):
    result = run("compare")

    assert (result.status, result.out) == (2, "")
    assert "CITY" in result.err


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_metrics_are_listed_with_their_ratios(run, lang):
    result = run("metrics", "--lang", lang, COLUMNS="160")

    assert (result.status, result.err) == (0, "")
    for name in ("jobs", "revenue", "jobs_per_firm", "funds_raised / startups"):
        assert name in result.out


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        ({"LC_ALL": "fr_FR.UTF-8"}, "aucun connu"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_CA"}, "aucun connu"),
        ({"LC_ALL": "", "LANG": "fr"}, "aucun connu"),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, "none known"),
        ({"LC_ALL": "de_DE.UTF-8"}, "none known"),
        ({"LC_ALL": ""}, "none known"),
        ({"LC_ALL": "fr_FR.UTF-8", "FTCLI_LANG": "en"}, "none known"),
        ({"LC_ALL": "C", "FTCLI_LANG": "fr"}, "aucun connu"),
    ],
)
def test_the_language_is_that_of_the_option_else_of_the_locale(run, small, locale, word):
    result = run("show", "villeneuve", "--data", small, **locale)

    assert (result.status, result.err) == (0, "")
    assert word in result.out


def test_the_data_file_of_the_option_wins_over_the_environment(run, small):
    result = run("list", "--data", small, FTCLI_DATA="/nowhere.json")

    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("11 figures of 3 ecosystems")


def test_quiet_leaves_standard_error_empty(run):
    loud = run("compare", "saint-etienne", "aix-marseille", "-f", "csv")
    quiet = run("compare", "saint-etienne", "aix-marseille", "-f", "csv", "-q")

    assert loud.err
    assert (quiet.status, quiet.out, quiet.err) == (0, loud.out, "")


@pytest.mark.parametrize(
    "columns",
    [
        "",
        "0",
        "-5",
        "abc",
        "999999999999",
        "²",
    ],
)
def test_a_strange_number_of_columns_does_no_harm(run, small, columns):
    result = run("compare", "belleville", "saint-loup", "--data", small, COLUMNS=columns)

    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("     ")
