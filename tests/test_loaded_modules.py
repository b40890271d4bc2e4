"""What a command must not import: start-up is a budget, and an import is how it is lost."""

import subprocess
import sys

HEAVY = {"numpy", "pandas", "rich.markdown", "tabulate"}
COMMAND = """
import contextlib, io, sys
sys.argv = ["ftcli", *sys.argv[1:]]
from ftcli.__main__ import main
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    try:
        main()
    except SystemExit as end:
        status = end.code
assert not status, status
print(*sorted(sys.modules))
"""


def modules_after(program: str, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return set(done.stdout.split())


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_show_loads_no_heavy_library() -> None:
    loaded = modules_after(COMMAND, "show", "clermont-ferrand")
    assert loaded & HEAVY == set()
    assert "ftcli.views.show" in loaded


def test_compare_as_csv_loads_no_heavy_library_and_no_rich() -> None:
    loaded = modules_after(COMMAND, "compare", "saint-etienne", "aix-marseille", "-f", "csv", "-q")
    assert loaded & HEAVY == set()
    assert packages(loaded) & {"rich"} == set()
    assert "ftcli.render.delimited" in loaded


def test_read_loads_no_heavy_library_and_no_rich_for_json_lines() -> None:
    loaded = modules_after(COMMAND, "read", "750 entreprises", "-f", "jsonl")
    assert loaded & HEAVY == set()
    assert packages(loaded) & {"rich"} == set()
    assert "ftcli.text.phrases" in loaded


def test_read_loads_no_heavy_library_for_a_page() -> None:
    loaded = modules_after(COMMAND, "read", "750 entreprises")
    assert loaded & HEAVY == set()
    assert "ftcli.render.terminal" in loaded


def test_reading_a_phrase_from_python_loads_neither_pydantic_nor_typer() -> None:
    program = (
        "import sys, ftcli\n"
        "assert ftcli.read('750 entreprises').quantity.unit == 'firms'\n"
        "print(*sorted(sys.modules))"
    )
    loaded = modules_after(program)
    assert packages(loaded) & {"pydantic", "pydantic_core", "rich", "typer"} == set()
    assert "ftcli.wording.reading" in loaded


def test_importing_the_package_loads_none_of_its_modules() -> None:
    loaded = modules_after("import sys, ftcli\nprint(*sorted(sys.modules))")
    assert {name for name in loaded if name.startswith("ftcli.")} == set()
