"""Standard output and standard error when they are pipes, full, closed, or the user has enough."""

import functools
import os
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

WRITING = [
    "",
    "--version",
    "list",
    "compare lyon nantes -f json -q",
]


def test_a_reader_that_closes_the_pipe_ends_the_program_in_silence(shell):
    result = shell("ftcli show saint-etienne --all | head -1; exit ${PIPESTATUS[0]}")

    assert result.status == 0
    assert result.err == ""
    assert result.out.startswith("Saint-Étienne · ")
    assert len(result.lines) == 1


def test_a_reader_that_reads_nothing_ends_the_program_in_silence(shell):
    result = shell("ftcli ratios -f csv -q | true; exit ${PIPESTATUS[0]}")

    assert (result.status, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize("words", WRITING)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_in_one_line(shell, words):
    result = shell(f"ftcli {words} > /dev/full")

    assert (result.status, result.out) == (1, "")
    assert result.err == "ftcli: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize("words", WRITING)
def test_a_closed_standard_output_is_said_in_one_line(shell, words):
    result = shell(f"ftcli {words} >&-")

    assert (result.status, result.out) == (1, "")
    assert result.err == "ftcli: standard output is closed\n  name a file: -o FILE\n"


def test_a_closed_standard_error_does_no_harm(shell, small):
    loud = shell(f"ftcli compare belleville saint-loup --data {small} -f csv")
    closed = shell(f"ftcli compare belleville saint-loup --data {small} -f csv 2>&-")

    assert loud.err
    assert (closed.status, closed.out, closed.err) == (0, loud.out, "")


def test_an_error_with_both_streams_closed_still_gives_its_status(shell):
    result = shell("ftcli show nowhere >&- 2>&-")

    assert (result.status, result.out, result.err) == (1, "", "")


def test_control_c_ends_with_130_and_no_traceback(surroundings, tmp_path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "ftcli", "list", "--data", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings,
        # Whoever runs the tests in the background has the signal ignored.
        preexec_fn=functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    # Opening succeeds once the program has opened its end: it waits for data from here on.
    with pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert len(err.splitlines()) <= 1


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "xx_YY.nothing"},
    ],
    ids=lambda env: " ".join(f"{key}={value}" for key, value in env.items()),
)
def test_output_is_utf_8_in_every_locale(program, env):
    plain = program("show", "saint-etienne")
    result = program("show", "saint-etienne", **env)

    assert (result.status, result.out, result.err) == (0, plain.out, "")


def test_an_error_is_readable_where_only_ascii_is(program):
    result = program("show", "Orléons", PYTHONIOENCODING="ascii")

    assert (result.status, result.out) == (1, "")
    assert result.err == (
        "ftcli: no ecosystem called 'Orl\\xe9ons'\n"
        "  did you mean 'orleans'? 'ftcli list' shows them all.\n"
    )


def test_output_works_where_the_folder_is_gone(surroundings, tmp_path, program):
    gone = tmp_path / "gone"
    gone.mkdir()
    plain = program("list")
    done = subprocess.run(
        ["bash", "-c", f'cd {gone}; rmdir {gone}; exec "{sys.executable}" -m ftcli list'],
        capture_output=True,
        env=surroundings,
        check=False,
    )

    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, plain.out, b"")


def _limited() -> None:
    limit = 1536 * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


DOCUMENT = '{"format": "ftcli/1", "updated": "2020", "sources": {}, "ecosystems": {}}'
SOURCE = '"sources": {"s": {"title": "t", "publisher": "p", "kind": "press"}}'


def with_figure(figure: str) -> bytes:
    return (
        f'{{"format": "ftcli/1", "updated": "2020", {SOURCE}, "ecosystems": {{"a": {{"name": "A", '
        f'"figures": [{figure}]}}}}}}'
    ).encode()


FIGURE = '"metric": "jobs", "on": "2014", "source": "s"'
HOSTILE = {
    "nothing": (b"", "x.json: is empty"),
    "no JSON": (b"a,b\n1,2\n", "x.json: line 1, column 1: no JSON"),
    "a comma too many": (b'{"format": "ftcli/1",\n}', "x.json: line "),
    "an unclosed bracket": (DOCUMENT[:-1].encode(), "x.json: line 1, column "),
    "a key twice": (
        b'{"format": "ftcli/1",\n "updated": "2020", "updated": "2021"}',
        "x.json: line 2, column 21: key 'updated' stands twice in one object",
    ),
    "NaN": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois", "value": NaN}}'),
        "x.json: line 1, column 237: NaN is no number of JSON",
    ),
    "infinity": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois", "value": -Infinity}}'),
        "x.json: line 1, column 237: -Infinity is no number of JSON",
    ),
    "1e400": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois", "value": 1e400}}'),
        "x.json: a, figures[0].value: ",
    ),
    "a number of 5000 digits": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois", "value": {"9" * 5000}}}'),
        "x.json: ",
    ),
    "a phrase of 5000 digits": (
        with_figure(f'{{{FIGURE}, "stated": "{"9" * 5000} emplois"}}'),
        "x.json: a, figures[0].stated: ",
    ),
    "brackets in brackets": (b"[" * 200_000, "x.json: line 1, column 101: nested too deep"),
    "objects in objects": (b'{"a":' * 200_000, "x.json: line 1, column 501: nested too deep"),
    "closed brackets in brackets": (b"[" * 100_000 + b"]" * 100_000, "x.json: "),
    "a byte order mark": (
        b"\xef\xbb\xbf" + DOCUMENT.encode(), "x.json: begins with a byte order mark",
    ),
    "UTF-16": (DOCUMENT.encode("utf-16"), "x.json: begins with a byte order mark"),
    "UTF-16 without a mark": (DOCUMENT.encode("utf-16-le"), "x.json: line 1"),
    "Latin-1": (
        b'{"format": "ftcli/1",\n"updated": "\xe9"}', "x.json: line 2, column 13: not UTF-8",
    ),
    "an escape character": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois \\u001b[31m"}}'),
        "x.json: a, figures[0].stated: holds U+001B (control character)",
    ),
    "a raw control character": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois \x07"}}'), "x.json: line 1, column ",
    ),
    "a right-to-left override": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois \\u202e"}}'),
        "x.json: a, figures[0].stated: holds U+202E (right-to-left override)",
    ),
    "half a character": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois \\ud800"}}'), "x.json: ",
    ),
    "an unknown key": (
        with_figure(f'{{{FIGURE}, "stated": "9 emplois", "\\u001b[31mx": 1}}'), "x.json: a, ",
    ),
    "an unknown metric": (
        with_figure('{"metric": "job", "stated": "9", "on": "2014", "source": "s"}'),
        "x.json: a, figures[0].metric: no metric called 'job'; did you mean 'jobs'?",
    ),
    "a source that is not there": (
        with_figure('{"metric": "jobs", "stated": "9", "on": "2014", "source": "t"}'),
        "x.json: a, figures[0].source: no source called 't'",
    ),
    "another type at the top": (b"[1, 2]", "x.json: "),
    "a word at the top": (b'"ftcli/1"', "x.json: "),
    "null bytes": (b"\0" * 1000, "x.json: line 1, column 1: no JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", ["list", "show a"])
def test_a_hostile_file_ends_with_one_located_message(run, tmp_path, name, command):
    content, message = HOSTILE[name]
    path = tmp_path / "x.json"
    path.write_bytes(content)
    if name == "a phrase of 5000 digits" and command == "list":
        pytest.skip("the list reads no phrase")

    result = run(*command.split(), "--data", str(path))

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"ftcli: {message}")
    assert len(result.err.splitlines()) <= 2
    assert max(map(len, result.err.splitlines())) <= 400
    assert "\x1b" not in result.err


@pytest.mark.parametrize("name", HOSTILE)
def test_validate_finds_the_faults_of_a_hostile_file(run, tmp_path, name):
    content, message = HOSTILE[name]
    path = tmp_path / "x.json"
    path.write_bytes(content)

    result = run("validate", str(path))

    assert (result.status, result.out) == (3, "")
    spots = re.findall(rf"(?m)^(?:ftcli: )?{re.escape(str(path))}:([0-9]+):([0-9]+): ", result.err)
    assert len(spots) == len(result.err.splitlines()) - 1
    said = re.sub(r"^x.json: (line [0-9]*(, column [0-9]*)?(: )?)?", "", message)
    assert f": {said}" in result.err


def test_validate_reads_every_phrase_and_tells_all_faults_at_once(run, tmp_path):
    path = tmp_path / "x.json"
    path.write_bytes(
        with_figure(
            f'{{{FIGURE}, "stated": "beaucoup"}}, {{{FIGURE}, "stated": "9 emplois"}}, '
            f'{{{FIGURE}, "stated": "9 emplois", "value": 8}}'
        )
    )

    result = run("validate", str(path))

    assert (result.status, result.out) == (3, "")
    assert result.err == (
        f'ftcli: {path}:1:215: a, figures[0].stated: no number in "beaucoup"\n'
        f'{path}:1:358: a, figures[2].stated: "9 emplois" says 9, value 8\n'
        f"  'ftcli validate {path}' checks it again once mended\n"
    )


def test_only_fifty_faults_are_told_and_the_rest_counted(run, tmp_path):
    path = tmp_path / "x.json"
    path.write_bytes(with_figure(", ".join([f'{{{FIGURE}, "stated": "x"}}'] * 60)))

    result = run("validate", str(path))

    lines = result.err.splitlines()
    assert (result.status, result.out) == (3, "")
    assert len(lines) == 52
    assert lines[50] == "and 10 more faults"


def test_a_folder_is_no_data_file(run, tmp_path):
    result = run("list", "--data", str(tmp_path))

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: {tmp_path} is a folder\n  name a data file\n"


def test_a_file_that_is_not_there_is_said_so(run, tmp_path):
    result = run("list", "--data", str(tmp_path / "none.json"))

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: no file {tmp_path / 'none.json'}\n  check its path\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said_so(run, tmp_path):
    path = tmp_path / "x.json"
    path.write_text(DOCUMENT)
    path.chmod(0)

    result = run("list", "--data", str(path))

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: cannot read {path}: Permission denied\n"


def test_a_name_of_great_length_is_said_so(run):
    result = run("list", "--data", "x" * 5000)

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: cannot read {'x' * 5000}: File name too long\n"


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown", "html"])
@pytest.mark.parametrize("command", ["list", "sources", "ratios", "validate", "metrics"])
def test_an_empty_dataset_is_shown_as_empty(run, tmp_path, command, form):
    path = tmp_path / "x.json"
    path.write_text(DOCUMENT)

    result = run(command, "--data", str(path), "-f", form)

    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("size", ["a gigabyte of nothing", "endless zeros", "an endless text"])
def test_a_file_without_end_is_read_to_a_stated_size_only(program, tmp_path, size):
    path = tmp_path / "x.json"
    if size == "a gigabyte of nothing":
        with path.open("wb") as file:
            file.truncate(2**30)
    elif size == "endless zeros":
        path = Path("/dev/zero")
    else:
        path.write_bytes(b'{"a": "' + b"x" * (34 * 2**20))

    result = program("list", "--data", str(path), options={"preexec_fn": _limited})

    assert (result.status, result.out) == (1, "")
    assert result.err == (
        f"ftcli: {path} is larger than 32 MiB, the most ftcli reads of a data file\n"
        "  split it by ecosystem\n"
    )


@pytest.mark.parametrize(
    "content",
    [b"[" * (31 * 2**20), b'"' + b"x" * (31 * 2**20), b"[" + b"1," * (15 * 2**20), b" " * 2**25],
    ids=["brackets", "one text", "numbers", "spaces"],
)
def test_a_large_file_stays_within_bounded_memory(program, tmp_path, content):
    path = tmp_path / "x.json"
    path.write_bytes(content)

    result = program("list", "--data", str(path), options={"preexec_fn": _limited})

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("ftcli: x.json: ")
    assert len(result.err.splitlines()) <= 2


@pytest.mark.parametrize("command", ["--help", "compare --help"])
def test_help_ends_in_silence_where_the_reader_closes_the_pipe(shell, command):
    result = shell(f"ftcli {command} | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}")

    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("command", ["--help", "compare --help"])
def test_a_full_disk_under_help_is_said_in_one_line(shell, command):
    result = shell(f"ftcli {command} > /dev/full")

    assert result.status == 1
    assert result.err == "ftcli: cannot write to standard output: No space left on device\n"


def test_a_completion_of_nothing_is_silent(shell):
    result = shell("_FTCLI_COMPLETE=complete_bash ftcli")

    assert (result.status, result.out, result.err) == (0, "", "")
