"""What each shell offers behind the cursor."""

import pytest

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def offered(program):
    """What a shell offers for a line whose last word is being typed."""

    def call(shell: str, line: str, **env: str) -> tuple[list[str], str]:
        words = line.split(" ")
        state = {
            "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
            "zsh": {"_TYPER_COMPLETE_ARGS": line},
            "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        }[shell]
        result = program(**state, _FTCLI_COMPLETE=f"complete_{shell}", **env)
        assert result.status == 0
        # zsh falls back on the names of files where nothing is offered: that is Typer's way.
        return [line for line in result.lines if line not in {"", "_files"}], result.err

    return call


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("ftcli comp", ["compare"]),
        ("ftcli show saint", ["saint-etienne"]),
        ("ftcli compare lyon saint", ["saint-etienne"]),
        ("ftcli list -f js", ["json", "jsonl"]),
        ("ftcli list --format csv", ["csv", "csv-fr"]),
        ("ftcli ratios lyon --ratio revenue_per", ["revenue_per_job", "revenue_per_firm"]),
        ("ftcli list --filter re", ["region="]),
        ("ftcli compare --sort pop", ["population"]),
        ("ftcli list --like saint", ["saint-etienne"]),
        ("ftcli list --as", ["--as-of"]),
        ("ftcli validate -f git", ["github"]),
        ("ftcli list -f git", []),
        ("ftcli validate --fail-on rec", ["recopied"]),
        ("ftcli show zzz", []),
    ],
)
def test_each_shell_offers_what_begins_so(offered, shell, line, wanted):
    lines, err = offered(shell, line)

    assert err == ""
    text = "\n".join(lines)
    for word in wanted:
        assert word in text
    if shell == "bash":
        assert sorted(lines) == sorted(wanted)


def test_cities_already_named_are_not_offered_again(offered):
    lines, err = offered("bash", "ftcli compare lyon ")

    assert err == ""
    assert "nantes" in lines
    assert "lyon" not in lines


def test_cities_are_those_of_the_data_file_named_before(offered, small):
    lines, err = offered("bash", f"ftcli show --data {small} ")

    assert (sorted(lines), err) == (["belleville", "saint-loup", "villeneuve"], "")


def test_cities_are_those_of_the_data_file_of_the_environment(offered, small):
    lines, err = offered("bash", "ftcli show ", FTCLI_DATA=small)

    assert (sorted(lines), err) == (["belleville", "saint-loup", "villeneuve"], "")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b"null", b'{"ecosystems": [1]}',
     b'{"ecosystems": {"a": 1}}', b'{"ecosystems": {"a": {}}}'],
)  # fmt: skip
def test_a_broken_data_file_offers_nothing_and_prints_no_error(offered, tmp_path, shell, content):
    path = tmp_path / "broken.json"
    path.write_bytes(content)

    lines, err = offered(shell, "ftcli show ", FTCLI_DATA=str(path))

    assert (lines, err) == ([], "")


def test_a_data_file_that_is_not_there_offers_nothing(offered, tmp_path):
    lines, err = offered("bash", "ftcli show ", FTCLI_DATA=str(tmp_path / "none.json"))

    assert (lines, err) == ([], "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_program_prints_the_completion_of_a_shell(shell, surroundings, tmp_path):
    import shutil
    import subprocess
    import sys

    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    launcher = tmp_path / "ftcli"
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ftcli "$@"\n')
    launcher.chmod(0o755)
    # The shell that starts the program is recognised by its name among the parents.
    done = subprocess.run(
        [found, "-c", f"{launcher} --show-completion; true"],
        capture_output=True,
        encoding="utf-8",
        env=surroundings | {"SHELL": found},
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "_FTCLI_COMPLETE=complete_" in done.stdout
