"""Data files in JSON Lines on the command line: every command says what it says of JSON."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMANDS = (
    "list", "show belleville --all", "compare belleville saint-loup", "ratios",
    "ratios villeneuve", "sources", "sources saint-loup", "metrics", "export",
    "show sainte-loup", "show b", "compare belleville nowhere", "list --as-of 2017",
    "show belleville --strict", "compare belleville belleville", "list --as-of 2012",
)  # fmt: skip
LIST = """\
11 figures of 3 ecosystems, dataset of 31 Jan 2020
City       Name               Figures Years     Label         Unknown
belleville Belleville-sur-Mer       6 2018–2019 labelled 2015 pure players
saint-loup Saint-Loup               5 2017                    none
villeneuve Villeneuve               0                         jobs, firms, pure
                                                              players, revenue
"""
FAULTY = """\
ftcli: {0}:3:22: saint-loup, nam: unknown key; did you mean 'name'?
{0}:4:99: villeneuve, figures[0].source: no source called 'gazete'; did you mean 'gazette'?
  'ftcli validate {0}' checks it again once mended
"""


@pytest.fixture
def lines(small: str, tmp_path: Path) -> Callable[..., str]:
    """Writes the three cities of `small.json` as JSON Lines, each line changed as is said."""

    def call(change: Callable[[dict[str, object]], object] = dict, name: str = "small") -> str:
        content = json.loads(Path(small).read_text("utf-8"))
        cities = content.pop("ecosystems")
        records = [content, *({"id": id_, **city} for id_, city in cities.items())]
        texts = [json.dumps(change(record), ensure_ascii=False) for record in records]
        path = tmp_path / f"{name}.jsonl"
        path.write_text("".join(f"{text}\n" for text in texts), "utf-8")
        return str(path)

    return call


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_every_command_says_the_same_of_lines(run, small, lines, command, form):
    if command == "export" and form == "table":
        form = "json"
    words = [*command.split(), "-f", form, "--data"]

    assert run(*words, lines()) == run(*words, small)


def test_the_page_of_a_file_of_lines(run, lines):
    result = run("list", "--data", lines())

    assert (result.status, result.out, result.err) == (0, LIST, "")


def test_lines_are_added_to_a_dataset_and_a_dataset_to_lines(run, small, lines, tmp_path):
    more = tmp_path / "more.json"
    more.write_text(
        '{"format": "ftcli/1", "updated": "2021", "sources": {}, "ecosystems": '
        '{"villeneuve": {"name": "Villeneuve-lès-Lines"}, "beauport": {"name": "Beauport"}}}',
        "utf-8",
    )
    expected = run("list", "--data", small, "--with", str(more), "-f", "csv")

    assert expected.lines[-2:] == [
        "villeneuve,Villeneuve-lès-Lines,,,,,,0,0,,,jobs;firms;pure_players;revenue",
        "beauport,Beauport,,,,,,0,0,,,jobs;firms;pure_players;revenue",
    ]
    assert run("list", "--data", lines(), "--with", str(more), "-f", "csv") == expected
    assert run("show", "villeneuve les", "--data", lines(), "--with", str(more)).status == 0
    assert run("show", "belle", "--data", str(more), "--with", lines()).status == 0


def test_json_leaves_the_number_of_figures_out_which_nobody_has_counted(run, small, lines):
    of_json = json.loads(run("show", "belleville", "--data", small, "-f", "json").out)
    of_lines = json.loads(run("show", "belleville", "--data", lines(), "-f", "json").out)

    assert of_json["dataset"].pop("figures") == 11
    assert of_lines == of_json


def test_the_version_counts_what_is_known_without_reading_all(run, lines):
    result = run("--version", FTCLI_DATA=lines())

    assert (result.status, result.err) == (0, "")
    assert result.out.endswith("dataset of 2020-01-31: 3 ecosystems, 3 sources\n")


def test_a_file_of_lines_is_validated(run, lines):
    path = lines()

    result = run("validate", path, "-f", "json")

    assert (result.status, result.err) == (0, "")
    told = json.loads(result.out)
    assert told["faults"] == []
    assert {key: told["files"][0][key] for key in ("ecosystems", "figures", "targets")} == {
        "ecosystems": 3,
        "figures": 11,
        "targets": 1,
    }


def broken(record: dict[str, object]) -> object:
    """A line with a fault in it, of two of the cities."""
    if record.get("id") == "saint-loup":
        return {"id": "saint-loup", "nam": 1, **record}
    if record.get("id") == "villeneuve":
        figure = {"metric": "jobs", "stated": "5 emplois", "source": "gazete", "on": "2014"}
        return {"id": "villeneuve", "name": "V", "figures": [figure]}
    return record


def test_all_faults_of_all_lines_are_told_with_line_and_column(run, lines):
    path = lines(broken, "broken")

    result = run("validate", path)

    assert (result.status, result.out) == (3, "")
    assert result.err == FAULTY.format(path)


def test_a_faulty_line_is_told_where_it_is_asked_for_only(run, lines):
    path = lines(broken, "broken")

    assert run("show", "belleville", "--data", path).status == 0
    for words in (["show", "saint-loup"], ["list"], ["sources"], ["ratios", "saint loup"]):
        result = run(*words, "--data", path)
        assert (result.status, result.out) == (1, "")
        assert result.err == (
            "ftcli: broken.jsonl: line 3: saint-loup, nam: unknown key; did you mean 'name'?\n"
            "  'ftcli validate broken.jsonl' checks it again once mended\n"
        )


def test_a_file_without_cities_is_listed_as_empty(run, tmp_path):
    path = tmp_path / "none.jsonl"
    path.write_text('{"format": "ftcli/1", "updated": "2026-01-01", "sources": {}}\n', "utf-8")

    for words in (["list"], ["sources"], ["ratios"]):
        result = run(*words, "--data", str(path), "-f", "csv")
        assert (result.status, len(result.lines), result.err) == (0, 1, "")
    result = run("show", "lyon", "--data", str(path))
    assert (result.status, result.out) == (1, "")
    assert result.err == "ftcli: no ecosystem called 'lyon'\n  'ftcli list' shows them all.\n"


def test_the_cities_of_lines_are_offered(program, lines):
    line = f"ftcli compare --data {lines()} belleville "
    state = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}

    result = program(**state, _FTCLI_COMPLETE="complete_bash")

    assert (result.status, sorted(result.lines), result.err) == (
        0,
        ["saint-loup", "villeneuve"],
        "",
    )


@pytest.mark.parametrize("is_lines", [False, True])
def test_what_reads_lines_is_loaded_only_where_there_are_some(surroundings, small, lines, is_lines):
    words = ["list", "--data", lines() if is_lines else small]
    program = (
        f"import sys; sys.argv = ['ftcli', *{words!r}]\n"
        "from ftcli.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: print(*(f'ftcli.{name}' in sys.modules for name in "
        "('store.linedata', 'validation.linecheck')))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=surroundings,
        check=True,
        encoding="utf-8",
    )

    assert (done.stdout.splitlines()[-1], done.stderr) == (f"{is_lines} False", "")
