"""CPU of whole commands over `python -c pass`, beside the floor that Typer and pydantic set.

Run it with the Python that ftcli is installed in: python benchmarks/startup.py [--runs N]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measure import (
    FTCLI,
    RATIO_HEAD,
    Program,
    cost,
    print_table,
    ratio_rows,
    verdict,
    versions,
    works,
)

PEAK_BUDGET_MB = 60

# The least program of the same libraries, with what ftcli does to start fast.
FLOOR = """\
import gc
import os

gc.disable()
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import typer
from pydantic import BaseModel


class City(BaseModel):
    name: str


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def show(name: str) -> None:
    print(City(name=name).name)


app()
"""
FLOOR_WITH_TABLE = FLOOR.replace(
    "    print(City(name=name).name)",
    """\
    from rich.console import Console
    from rich.table import Table

    table = Table("name")
    table.add_row(City(name=name).name)
    Console().print(table)""",
)


def programs(folder: Path) -> list[Program]:
    """The commands of ftcli, then the floors; the floors' sources are written to a folder."""
    bare, tabular = folder / "floor.py", folder / "floor_with_table.py"
    bare.write_text(FLOOR, "utf-8")
    tabular.write_text(FLOOR_WITH_TABLE, "utf-8")
    two = ("compare", "saint-etienne", "aix-marseille")
    completion = {
        "_FTCLI_COMPLETE": "complete_bash",
        "COMP_WORDS": "ftcli show saint",
        "COMP_CWORD": "2",
    }
    python = (sys.executable,)
    return [
        Program("ftcli compare A B -f csv -q", (*FTCLI, *two, "-f", "csv", "-q"), budget=14),
        Program("ftcli compare A B", (*FTCLI, *two)),
        Program("ftcli show CITY", (*FTCLI, "show", "clermont-ferrand"), budget=17),
        Program("ftcli list", (*FTCLI, "list")),
        Program("completion of a city", FTCLI, completion, budget=14),
        Program("ftcli --help", (*FTCLI, "--help"), budget=18),
        Program("floor: Typer + pydantic", (*python, str(bare), "x")),
        Program("floor + one Rich table", (*python, str(tabular), "x")),
        Program("floor --help", (*python, str(bare), "--help")),
        Program("import pandas", (*python, "-c", "import pandas; print()")),
    ]


def main() -> None:
    """Measures, prints the table, and says which budgets are missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="runs of each (default 20)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        measured = programs(Path(folder))
        broken = [program.name for program in measured if not works(program)]
        if broken:
            sys.exit(f"does not run: {', '.join(broken)}")
        print(f"{versions()}; {runs} interleaved runs\n")
        print_table(RATIO_HEAD, ratio_rows(measured, runs))
    peak = max(cost(measured[2]).peak for _ in range(3))
    print(f"\npeak memory of show: {peak:.0f} MB, ", end="")
    print(f"budget {PEAK_BUDGET_MB} MB: {verdict(peak, PEAK_BUDGET_MB)}")


if __name__ == "__main__":
    main()
