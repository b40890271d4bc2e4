"""On a real terminal: colour and links; none of them anywhere else."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable

import pytest

LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b\x07]*)(?:\x1b\\|\x07)")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|9[0-7]|38)[;m]")


@pytest.fixture
def terminal(surroundings: dict[str, str]) -> Callable[..., tuple[int, str]]:
    """Runs the program on a terminal of its own: its status, and all that was written to it."""

    def call(*words: str, columns: int = 80, **env: str) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        clean = {key: value for key, value in surroundings.items() if key != "COLUMNS"}
        process = subprocess.Popen(
            [sys.executable, "-m", "ftcli", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=clean | env,
            close_fds=True,
        )
        os.close(theirs)
        written = b""
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


def plain(text: str) -> str:
    """A text without styles and links."""
    bare = STYLE.sub("", LINK.sub("", text))
    return "".join(f"{line.rstrip()}\n" for line in bare.splitlines())


def test_a_terminal_of_80_columns_shows_what_a_pipe_of_80_does(terminal, program):
    words = ("compare", "saint-etienne", "aix-marseille")
    status, text = terminal(*words)

    assert status == 0
    assert plain(text) == program(*words).out


def test_a_terminal_of_60_columns_shows_what_a_pipe_of_60_does(terminal, program):
    status, text = terminal("show", "lyon", columns=60)

    assert status == 0
    assert plain(text) == program("show", "lyon", COLUMNS="60").out


def test_sources_are_links_on_a_terminal(terminal, small):
    status, text = terminal("show", "belleville", "--data", small)

    assert status == 0
    assert "https://gazette.example/a?b=1&c=2" in LINK.findall(text)
    assert "https://gazette.example" not in plain(text)


def test_every_link_that_opens_is_closed_on_its_line(terminal):
    _, text = terminal("show", "saint-etienne")

    for line in text.split("\n"):
        ends = LINK.findall(line)
        assert len(ends) % 2 == 0
        assert all(bool(address) == (index % 2 == 0) for index, address in enumerate(ends))


@pytest.mark.parametrize(
    ("words", "env"),
    [
        ((), {"NO_COLOR": "1"}),
        (("--no-color",), {}),
        ((), {"TERM": "dumb"}),
        ((), {"TERM": "unknown"}),
    ],
)
def test_a_dull_terminal_gets_text_alone(terminal, program, words, env):
    line = ("compare", "saint-etienne", "aix-marseille")
    status, text = terminal(*line, *words, **env)

    assert status == 0
    assert "\x1b" not in text
    assert text == program(*line).out


def test_an_empty_no_color_asks_for_nothing(terminal):
    _, text = terminal("compare", "saint-etienne", "aix-marseille", NO_COLOR="")

    assert "\x1b" in text


def test_the_codes_of_warnings_have_a_colour(terminal):
    _, text = terminal("compare", "saint-etienne", "aix-marseille")

    assert COLOUR.search(next(line for line in text.split("\n") if "date-gap" in line))


@pytest.mark.parametrize("form", ["csv", "json", "markdown", "html"])
def test_other_formats_have_no_colour_on_a_terminal(terminal, program, form):
    status, text = terminal("show", "lyon", "-f", form, "-q")

    assert status == 0
    assert "\x1b" not in text
    assert text == program("show", "lyon", "-f", form, "-q").out.replace("\r\n", "\n")


def test_a_file_gets_no_colour_from_a_terminal(terminal, small, tmp_path):
    path = tmp_path / "page.txt"
    status, text = terminal("show", "belleville", "--data", small, "-o", str(path))

    assert (status, text) == (0, "")
    assert "\x1b" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1"}, {"CLICOLOR_FORCE": "1"}])
def test_a_pipe_gets_text_alone(program, env):
    result = program("show", "saint-etienne", "--all", **env)

    assert (result.status, result.err) == (0, "")
    assert "\x1b" not in result.out


def test_a_terminal_of_no_size_is_no_hindrance(terminal):
    status, text = terminal("list", columns=0)

    assert status == 0
    assert "saint-etienne" in text
