"""What a whole process costs: CPU (user and system together) and peak memory; plain tables.

CPU is a ratio to `python -c pass` of the same run, so that machines compare. POSIX only: Windows
does not tell what a child has used.
"""

import os
import statistics
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NOTHING = (sys.executable, "-c", "pass")
FTCLI = (str(Path(sysconfig.get_path("scripts")) / "ftcli"),)
# An installed program has its bytecode; these would have it compiled anew at every start.
SLOWING = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONDEVMODE"})
MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Program:
    """A command line to measure.

    Attributes:
        name: what the table calls it.
        command: the program and its arguments.
        environment: variables it runs with, beside those of the benchmark.
        budget: the most it may cost, as CPU over `python -c pass`; None where there is none.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] | None = None
    budget: float | None = None

    def variables(self) -> dict[str, str]:
        """The whole environment it runs in: that of the benchmark, but for what slows Python."""
        inherited = {name: value for name, value in os.environ.items() if name not in SLOWING}
        return {**inherited, **(self.environment or {})}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: CPU in seconds, peak memory in megabytes (10^6), and its exit status."""

    cpu: float
    peak: float
    status: int


def cost(program: Program, output: int = subprocess.DEVNULL) -> Cost:
    """What one run of a program costs; its output and errors go to a file descriptor."""
    process = subprocess.Popen(
        program.command, env=program.variables(), stdout=output, stderr=output
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * MAXRSS_BYTES / 1e6,
        process.returncode,
    )


def works(program: Program) -> bool:
    """Whether a program ends well and says something; it warms the caches, too."""
    done = subprocess.run(
        program.command, env=program.variables(), capture_output=True, check=False
    )
    return done.returncode == 0 and bool(done.stdout)


def interleaved(programs: Sequence[Program], runs: int) -> dict[str, list[Cost]]:
    """Costs by name. Programs take turns, so that a busy spell of the machine meets them all."""
    costs: dict[str, list[Cost]] = {program.name: [] for program in programs}
    for _ in range(runs):
        for program in programs:
            costs[program.name].append(cost(program))
    return costs


def ratio_rows(programs: Sequence[Program], runs: int) -> list[tuple[str, ...]]:
    """One row per program: name, CPU in ms, least and median ratio, budget, verdict, peak MB."""
    nothing = Program("python -c pass", NOTHING)
    costs = interleaved([nothing, *programs], runs)
    base = [item.cpu for item in costs[nothing.name]]
    rows: list[tuple[str, ...]] = []
    for program in (nothing, *programs):
        cpu = [item.cpu for item in costs[program.name]]
        least = min(cpu) / min(base)
        rows.append(
            (
                program.name,
                f"{min(cpu) * 1000:.0f}",
                f"{least:.1f}x",
                f"{statistics.median(cpu) / statistics.median(base):.1f}x",
                f"{program.budget:g}x" if program.budget else "",
                verdict(least, program.budget),
                f"{max(item.peak for item in costs[program.name]):.0f}",
            )
        )
    return rows


RATIO_HEAD = ("program", "CPU ms", "min", "median", "budget", "", "peak MB")


def verdict(value: float, budget: float | None) -> str:
    """Whether a value keeps to its budget: "met", "MISSED", or nothing without one."""
    if budget is None:
        return ""
    return "met" if value <= budget else "MISSED"


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    for row in (head, *rows):
        first, *others = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        cells = [cell.strip().rjust(len(cell)) for cell in others]
        print("  ".join((first, *cells)).rstrip())


def versions() -> str:
    """The versions of Python and of the libraries that start-up depends on."""
    from importlib.metadata import version

    names = ("typer", "pydantic", "rich")
    python = ".".join(map(str, sys.version_info[:3]))
    return ", ".join((f"Python {python}", *(f"{name} {version(name)}" for name in names)))
