"""A JSON Lines file of all communes: CPU and peak memory of ftcli, beside what else reads it.

35,000 communes with 30 figures each, made up but of the size of the real ones, 1.05 million
figures. Each program runs whole, in a process of its own; they take turns.

    python -m venv peers && peers/bin/pip install sqlite-utils duckdb
    python -m venv frames && frames/bin/pip install pandas
    python benchmarks/scale.py --python peers/bin/python --python frames/bin/python

Two venvs: where pandas is installed, sqlite-utils imports it, too, and pays for it. A peer runs in
the first venv that has it; one that none has is left out, and named.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from measure import FTCLI, Cost, Program, cost, interleaved, print_table, verdict, versions

COMMUNES = 35_000
YEARS = range(2010, 2020)
SIZES = (COMMUNES // 16, COMMUNES // 4, COMMUNES)
CITY = "commune-12345"
NAME = "COMMUNÉ 12345 sur Loire"  # as a person may type it; the id does not tell it
SHOW_S, SHOW_MB, VALIDATE, LIST_MB = 1.5, 80, 2.5, 80

# Each prints what it found: the figures of one commune, or how many there are of all.
PANDAS = """\
import sys
import pandas

communes = pandas.read_json(sys.argv[1], lines=True)
if len(sys.argv) > 2:
    print(communes.set_index("id").loc[sys.argv[2]].figures)
else:
    print(int(communes.figures.str.len().sum()))
"""
DUCKDB = """\
import sys
import duckdb

table = "read_json(?, format='newline_delimited')"
if len(sys.argv) > 2:
    print(duckdb.execute(f"select figures from {table} where id = ?", sys.argv[1:]).fetchone())
else:
    print(duckdb.execute(f"select sum(len(figures)) from {table}", sys.argv[1:]).fetchone())
"""
SQLITE_UTILS = """\
import sys
import tempfile
from pathlib import Path
from sqlite_utils import cli

with tempfile.TemporaryDirectory() as folder:
    base = str(Path(folder) / "communes.db")
    insert = ["insert", base, "communes", sys.argv[1], "--nl", "--alter"]
    cli.cli(insert, standalone_mode=False)
    if len(sys.argv) > 2:
        sql = f"select figures from communes where id = '{sys.argv[2]}'"
    else:
        sql = "select sum(json_array_length(figures)) from communes"
    cli.cli(["query", base, sql], standalone_mode=False)
"""
LOADS = """\
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    communes = map(json.loads, file)
    if len(sys.argv) > 2:
        print([one["figures"] for one in communes if one.get("id") == sys.argv[2]])
    else:
        print(sum(len(one.get("figures", ())) for one in communes))
"""
# pydantic alone: the same data as one JSON document, which is no part of what is measured.
PYDANTIC = """\
import gc
import sys
import time
from pathlib import Path

gc.disable()
from ftcli.model import Dataset

first, *lines = Path(sys.argv[1]).read_bytes().splitlines()
communes = (b'"c%d": {%b' % (at, line[line.index(b",") + 1 :]) for at, line in enumerate(lines))
document = b'%b, "ecosystems": {%b}}' % (first[:-1], b", ".join(communes))
del first, lines
start = time.process_time()
Dataset.model_validate_json(document)
print(time.process_time() - start)
"""
PEERS = {"pandas": PANDAS, "DuckDB": DUCKDB, "sqlite-utils": SQLITE_UTILS}


def lines(communes: int) -> Iterator[dict[str, Any]]:
    """The lines of a file: the sources, then that many communes, each of its own size."""
    sources = {
        f"tables-{year}": {
            "title": f"Tableaux {year}",
            "publisher": "Un office",
            "published": f"{year + 1}",
            "kind": "official-statistics",
            "url": f"https://example.org/{year}",
        }
        for year in YEARS
    }
    yield {"format": "ftcli/1", "updated": "2026-11-21", "sources": sources}
    for rank in range(communes):
        people = 30 + int(2_000_000 / (rank + 1) ** 0.85)
        figures = [item for year in YEARS for item in of_year(people, year)]
        yield {"id": f"commune-{rank}", "name": f"Commune {rank} sur Loire", "figures": figures}


def of_year(people: int, year: int) -> Iterator[dict[str, str]]:
    """What is stated of a commune of that many people in a year."""
    jobs = people * (year - 1990) // 400 + 1
    counts = {
        "jobs": f"{jobs:,} emplois",
        "firms": f"plus de {jobs // 12 + 1:,} entreprises",
        "revenue": f"environ {jobs * 120:,} 000 euros",
    }
    for metric, stated in counts.items():
        words = stated.replace(",", " ")
        yield {"metric": metric, "stated": words, "on": str(year), "source": f"tables-{year}"}


def written(path: Path, communes: int) -> Path:
    """A file of that many communes."""
    with path.open("w", encoding="utf-8") as file:
        for line in lines(communes):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def ours(file: Path) -> tuple[list[Program], list[Program]]:
    """The commands of ftcli for one commune, and for all."""
    data = ("--data", str(file))
    two = ("compare", "commune-7", CITY, "-f", "csv", "-q")
    return [
        Program("ftcli show, by id", (*FTCLI, "show", CITY, *data)),
        Program("ftcli show, by name", (*FTCLI, "show", NAME, *data)),
        Program("ftcli compare -f csv, two", (*FTCLI, *two, *data)),
    ], [
        Program("ftcli list -f csv", (*FTCLI, "list", *data, "-f", "csv")),
        Program("ftcli sources", (*FTCLI, "sources", *data)),
        Program("ftcli validate", (*FTCLI, "validate", str(file))),
        Program("ftcli ratios -f csv -q", (*FTCLI, "ratios", *data, "-f", "csv", "-q")),
    ]  # fmt: skip


def peers(pythons: Sequence[Path], folder: Path, file: Path) -> dict[str, tuple[Program, Program]]:
    """Each peer with one commune and with all, in the first venv that has it."""
    small = written(folder / "few.jsonl", 10)
    found: dict[str, tuple[Program, Program]] = {}
    for name, text in PEERS.items():
        script = folder / f"{name}_peer.py"
        script.write_text(text, "utf-8")
        for python in pythons:
            start = (str(python.absolute()), str(script))
            if cost(Program(name, (*start, str(small)))).status == 0:
                found[name] = (
                    Program(name, (*start, str(file), CITY)),
                    Program(name, (*start, str(file))),
                )
                break
    return found


def least(costs: Sequence[Cost]) -> tuple[float, float]:
    """The least CPU in seconds and the greatest peak in megabytes; the runs must have ended well.

    Raises:
        SystemExit: one has not.
    """
    if any(one.status for one in costs):
        sys.exit(f"ended with status {max(one.status for one in costs)}")
    return min(one.cpu for one in costs), max(one.peak for one in costs)


def rows(programs: Sequence[Program], runs: int) -> list[tuple[str, ...]]:
    """One row per program: CPU in seconds, over that of the first, peak in megabytes."""
    costs = {name: least(each) for name, each in interleaved(programs, runs).items()}
    base = costs[programs[0].name][0]
    return [
        (name, f"{cpu:.2f}", f"{cpu / base:.1f}x", f"{peak:.0f}")
        for name, (cpu, peak) in costs.items()
    ]


def pydantic_seconds(script: Path, file: Path) -> float:
    """The CPU that pydantic alone takes to validate the same data as one JSON document."""
    command = (sys.executable, str(script), str(file))
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return float(done.stdout)


def growth(folder: Path, runs: int) -> list[tuple[str, ...]]:
    """One row per size: show and validate, with CPU and peak, and validate over pydantic alone."""
    script = folder / "pydantic_alone.py"
    script.write_text(PYDANTIC, "utf-8")
    table = []
    for communes in SIZES:
        file = written(folder / f"{communes}.jsonl", communes)
        show = Program("show", (*FTCLI, "show", "commune-7", "--data", str(file)))
        validate = Program("validate", (*FTCLI, "validate", str(file)))
        alone = min(pydantic_seconds(script, file) for _ in range(runs))
        costs = {name: least(each) for name, each in interleaved([show, validate], runs).items()}
        (show_s, show_mb), (check_s, check_mb) = costs["show"], costs["validate"]
        figures = communes * len(YEARS) * 3
        table.append(
            (
                f"{figures:,}", f"{file.stat().st_size / 1e6:.0f}",
                f"{show_s:.2f}", f"{show_mb:.0f}",
                f"{check_s:.1f}", f"{check_mb:.0f}", f"{check_s / figures * 1e6:.1f}",
                f"{alone:.1f}", f"{check_s / alone:.2f}x",
            )
        )  # fmt: skip
    return table


def main() -> None:
    """Measures and prints three tables, and the budgets."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", type=Path, action="append", metavar="PATH")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default 3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{versions()}; least CPU of {options.runs} runs\n")
        head = (
            "figures", "MB", "show s", "peak MB", "validate s", "peak MB", "µs/figure",
            "pydantic s", "ratio",
        )  # fmt: skip
        table = growth(folder, options.runs)
        print_table(head, table)
        last = table[-1]
        print(f"\nshow {SHOW_S} s: {verdict(float(last[2]), SHOW_S)}; ", end="")
        print(f"{SHOW_MB} MB: {verdict(float(last[3]), SHOW_MB)}; ", end="")
        print(f"validate {VALIDATE}x: {verdict(float(last[8].rstrip('x')), VALIDATE)}")
        file = folder / f"{COMMUNES}.jsonl"
        script = folder / "loads.py"
        script.write_text(LOADS, "utf-8")
        loads = (sys.executable, str(script), str(file))
        found = peers(options.python or [Path(sys.executable)], folder, file)
        one, every = ours(file)
        one += [
            Program("json.loads, each line", (*loads, CITY)),
            *(two[0] for two in found.values()),
        ]
        every += [Program("json.loads, each line", loads), *(two[1] for two in found.values())]
        for title, programs in (("one commune", one), ("all communes", every)):
            print()
            table = rows(programs, options.runs)
            print_table((title, "CPU s", "ratio", "peak MB"), table)
        print(f"\nlist {LIST_MB} MB: {verdict(float(table[0][3]), LIST_MB)}")
        missing = [name for name in PEERS if name not in found]
        if missing:
            print(f"\nnot installed: {', '.join(missing)}")


if __name__ == "__main__":
    main()
