"""Every console and Python block of the documents runs, and gives what it shows.

A block of ```` ```console ```` holds commands (`$ `) and their output below; standard output and
standard error come together, as on a terminal. The words after `console` are its settings:

- `width=100`: the columns of the terminal, 80 otherwise.
- `status=2`: the exit status of its commands, 0 otherwise.
- `no-run`: it installs or fetches, and is not run.

A line `…` stands for any number of lines; a command without output below it must only end well.
All blocks of a document run in one folder, one after the other. A ```` ```python ```` block runs
as a doctest where it has prompts, and as it is where not; blocks of a document share their names.
"""

import difflib
import doctest
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.main import get_command

from ftcli.cli.app import app
from ftcli.longform import COLUMNS
from ftcli.render import RENDERERS
from ftcli.views.explanations import EXPLANATIONS
from ftcli.warnings import CODES

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = ("python3 -m venv", "python -m venv", "pip ", "git ", "pipx ", "uvx ")
ANY_LINES = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block of a document."""

    language: str
    settings: frozenset[str]
    text: str
    line: int

    def setting(self, name: str, default: int) -> int:
        """The number that a setting gives: `width=100`."""
        found = [word.partition("=")[2] for word in self.settings if word.startswith(f"{name}=")]
        return int(found[0]) if found else default


@dataclass(frozen=True)
class Step:
    """A command and the lines that it must print; no lines, nothing compared."""

    command: str
    output: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a document."""
    return [
        Block(
            match[1], frozenset(match[2].split()), match[3], text.count("\n", 0, match.start()) + 2
        )
        for match in FENCE.finditer(text)
    ]


def steps(block: Block) -> list[Step]:
    """The commands of a console block, each with the lines below it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and found[-1][0].endswith("\\") and line.startswith("> "):
            found[-1] = (f"{found[-1][0]}\n{line[2:]}", [])
        elif found:
            found[-1][1].append(line)
        else:
            raise ValueError(f"line {block.line}: output before any command")
    return [Step(command, tuple(output)) for command, output in found]


def fits(shown: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether the lines of a document are those given, `…` standing for any number of them."""
    if not shown:
        return not given
    if shown[0] == ANY_LINES:
        return any(fits(shown[1:], given[start:]) for start in range(len(given) + 1))
    return bool(given) and shown[0] == given[0] and fits(shown[1:], given[1:])


def of_language(language: str) -> list[Path]:
    """The documents that hold a block of a language."""
    return [
        path
        for path in DOCUMENTS
        if path.exists()
        and any(
            block.language == language and "no-run" not in block.settings
            for block in blocks(path.read_text(encoding="utf-8"))
        )
    ]


def name(path: Path) -> str:
    """A document as its links name it."""
    return path.relative_to(ROOT).as_posix()


@pytest.fixture
def shell(tmp_path):
    """Runs a line as a reader would: in a folder of their own, with `ftcli` on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "ftcli"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ftcli "$@"\n')
    program.chmod(0o755)
    here = tmp_path / "here"
    here.mkdir()
    # What the documents show commands with.
    shutil.copytree(ROOT / "docs" / "examples", here / "docs" / "examples")
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("FTCLI_", "LC_", "PYTHONIOENCODING"))
        and key not in {"NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS", "LANG", "SHELL"}
    }
    clean |= {"XDG_CONFIG_HOME": str(tmp_path / "config")}  # not the data of whoever runs it
    clean |= {"LC_ALL": "C.UTF-8", "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}

    def call(command: str, width: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            cwd=here,
            env=clean | {"COLUMNS": str(width)},
            check=False,
            timeout=60,
        )

    return call


@pytest.mark.parametrize("path", of_language("console"), ids=name)
def test_every_console_block_gives_what_it_shows(path, shell):
    faults = []
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.language != "console" or "no-run" in block.settings:
            continue
        for step in steps(block):
            done = shell(step.command, block.setting("width", 80))
            given = tuple(done.stdout.splitlines())
            place = f"{name(path)}, block of line {block.line}: $ {step.command}"
            if done.returncode != block.setting("status", 0):
                faults.append(f"{place}\nstatus {done.returncode}\n{done.stdout}")
            elif step.output and not fits(step.output, given):
                diff = difflib.unified_diff(step.output, given, "shown", "given", lineterm="")
                faults.append("\n".join([place, *diff]))
    assert not faults, "\n\n".join(faults)


@pytest.mark.parametrize("path", of_language("python"), ids=name)
def test_every_python_block_runs_and_gives_what_it_shows(path):
    names: dict[str, object] = {"__name__": "__main__"}
    runner = doctest.DocTestRunner(verbose=False)
    report: list[str] = []
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.language != "python":
            continue
        if ">>>" not in block.text:
            exec(compile(block.text, name(path), "exec"), names)  # noqa: S102  # our own documents
            continue
        test = doctest.DocTestParser().get_doctest(
            block.text, names, name(path), name(path), block.line - 1
        )
        runner.run(test, out=report.append, clear_globs=False)
        names.update(test.globs)
    assert not runner.failures, "".join(report)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_only_what_installs_or_fetches_is_not_run(path):
    skipped = [
        step.command
        for block in blocks(path.read_text(encoding="utf-8"))
        if block.language == "console" and "no-run" in block.settings
        for step in steps(block)
    ]
    assert all(command.startswith(NOT_RUN) for command in skipped), skipped


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_fence_of_a_document_is_closed_and_says_its_language(path):
    text = path.read_text(encoding="utf-8")

    assert text.count("\n```") + text.startswith("```") == 2 * len(blocks(text))
    assert all(block.language for block in blocks(text))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_between_documents_leads_to_a_file(path):
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_command_is_in_the_documents():
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)

    commands = get_command(app).commands
    assert [command for command in commands if f"ftcli {command}" not in text] == []


def test_every_format_is_in_its_document():
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")

    assert [form for form in RENDERERS if f"`{form}`" not in text] == []


def test_every_column_is_in_its_document():
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")

    assert [column.key for column in COLUMNS if f"`{column.key}`" not in text] == []


@pytest.mark.parametrize("code", CODES)
def test_every_warning_has_a_section_that_explains_and_shows_it(code: str):
    text = (ROOT / "docs" / "warnings.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## `{code}`\n")[2].partition("\n## ")[0]
    shown = [block.text for block in blocks(section) if block.language == "console"]
    meaning, advice = EXPLANATIONS[code][0]

    assert f"It means: {meaning}.\n\nWhat to do: {advice}.\n" in section
    assert any(f"\n{code}: " in text for text in shown)


def test_the_first_documents_have_something_to_run():
    assert {"README.md", "docs/formats.md", "docs/warnings.md"} <= {
        name(path) for path in of_language("console")
    }
    assert {"README.md", "docs/python.md"} <= {name(path) for path in of_language("python")}


SAMPLE = """\
# A document

```console width=100 status=2
$ ftcli one \\
> two
first
…
last
$ ftcli three
```

```python
>>> 1 + 1
2
```
"""


def test_a_document_is_read_into_blocks_and_steps():
    console, python = blocks(SAMPLE)

    assert (console.line, python.line) == (4, 13)
    assert (console.setting("width", 80), console.setting("status", 0)) == (100, 2)
    assert python.setting("width", 80) == 80
    assert steps(console) == [
        Step("ftcli one \\\ntwo", ("first", "…", "last")),
        Step("ftcli three", ()),
    ]


def test_output_before_a_command_is_refused():
    with pytest.raises(ValueError, match="line 2: output before any command"):
        steps(blocks("```console\nlost\n```\n")[0])


def test_three_dots_stand_for_any_number_of_lines():
    assert fits(("a", "…", "d"), ("a", "b", "c", "d"))
    assert fits(("a", "…", "d"), ("a", "d"))
    assert fits(("…",), ())
    assert not fits(("a", "…", "d"), ("a", "b"))
    assert not fits(("a", "b"), ("a", "b", "c"))
    assert not fits(("a",), ("a ",))
