"""Two ways to run the program: in this process, and as a user's shell does."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ftcli.cli.app import app

HERE = Path(__file__).parent

# What the surroundings of a test run could change in the output, set or taken away.
PLAIN = {
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "80",
    "TERM": "xterm-256color",
    "PYDANTIC_DISABLE_PLUGINS": "__all__",
    "XDG_CONFIG_HOME": str(HERE / "nowhere"),  # never the data of whoever runs the tests
}
AWAY = (
    "FTCLI_DATA", "FTCLI_LANG", "NO_COLOR", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS",
    "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LINES", "LANG", "LC_MESSAGES",
    "LANGUAGE", "PYTHONIOENCODING", "PYTHONUTF8", "TERMINAL_WIDTH",
)  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What a run of the program gave: status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()


@pytest.fixture
def run() -> Callable[..., Run]:
    """Runs a command in this process: `run("show", "lyon", COLUMNS="40")`."""

    def call(*words: str, **env: str) -> Run:
        surroundings: dict[str, str | None] = dict.fromkeys(AWAY) | PLAIN | env
        result = CliRunner().invoke(
            app, list(words), env=surroundings, prog_name="ftcli", catch_exceptions=False
        )
        return Run(result.exit_code, result.stdout_bytes.decode(), result.stderr_bytes.decode())

    return call


@pytest.fixture
def surroundings() -> dict[str, str]:
    """An environment without anything that changes the output."""
    return {name: value for name, value in os.environ.items() if name not in AWAY} | PLAIN


@pytest.fixture
def program(surroundings: dict[str, str]) -> Callable[..., Run]:
    """Runs the program in a process of its own: `program("list", COLUMNS="40")`."""

    def call(*words: str, options: dict[str, Any] | None = None, **env: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "ftcli", *words],
            capture_output=True,
            env=surroundings | env,
            check=False,
            timeout=60,
            **(options or {}),
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def shell(surroundings: dict[str, str], tmp_path: Path) -> Callable[..., Run]:
    """Runs a line of shell in a folder of its own, with `ftcli` standing for the program."""

    def call(line: str, **env: str) -> Run:
        done = subprocess.run(
            ["bash", "-c", f'ftcli() {{ "{sys.executable}" -m ftcli "$@"; }}\n{line}'],
            capture_output=True,
            env=surroundings | env,
            cwd=tmp_path,
            check=False,
            timeout=60,
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def small() -> str:
    """A data file of three made-up cities, which holds one of each kind of figure."""
    return str(HERE / "small.json")


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with the file of `golden/` that it must equal.

    To write the files anew after a change that is meant: `FTCLI_GOLDEN=write pytest tests/cli`,
    then read the difference as a user would.
    """

    def check(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if os.environ.get("FTCLI_GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return check
