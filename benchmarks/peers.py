"""What users would write instead, beside `ftcli compare`: CPU of the process, and what is kept.

The task: two cities; jobs, firms and revenue; jobs per firm and revenue per job. Each peer starts
from a flat CSV (ecosystem, metric, value) that this script makes with ftcli: the peer never reads
the words of the press.

    python -m venv peers && peers/bin/pip install sqlite-utils duckdb csvkit
    python -m venv frames && frames/bin/pip install pandas
    python benchmarks/peers.py --python peers/bin/python --python frames/bin/python

Two venvs: where pandas is installed, sqlite-utils imports it, too, and pays for it. A peer runs in
the first venv that has it; one that none has is left out, and named.
"""

import argparse
import csv
import io
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measure import FTCLI, NOTHING, RATIO_HEAD, Program, print_table, ratio_rows, works

METRICS = ("jobs", "firms", "revenue")

PANDAS = """\
import sys
import pandas

figures = pandas.read_csv(sys.argv[1])
cities = figures.pivot(index="ecosystem", columns="metric", values="value")
cities["jobs_per_firm"] = cities.jobs / cities.firms
cities["revenue_per_job"] = cities.revenue / cities.jobs
cities.loc[["saint-etienne", "aix-marseille"]].to_csv(sys.stdout)
"""
SQL = """\
select ecosystem, jobs, firms, revenue,
       1.0 * jobs / firms as jobs_per_firm, 1.0 * revenue / jobs as revenue_per_job
from (select ecosystem,
             max(case when metric = 'jobs' then value end) as jobs,
             max(case when metric = 'firms' then value end) as firms,
             max(case when metric = 'revenue' then value end) as revenue
      from {table} where ecosystem in ('saint-etienne', 'aix-marseille') group by ecosystem)
"""
DUCKDB = f'''\
import csv
import sys
import duckdb

found = duckdb.execute("""{SQL.format(table="read_csv(?)")}""", sys.argv[1:])
out = csv.writer(sys.stdout)
out.writerow(column[0] for column in found.description)
out.writerows(found.fetchall())
'''

# What stands beside each number in the output of the programs as they are measured here.
KEPT_HEAD = ("program", "words", "bounds", "date", "source", "rivals", "warnings")
KEPT = (
    ("ftcli compare", "yes", "yes", "yes", "yes", "yes", "yes"),
    ("pandas", "no", "no", "no", "no", "no", "no"),
    ("sqlite-utils", "no", "no", "no", "no", "no", "no"),
    ("DuckDB", "no", "no", "no", "no", "no", "no"),
    ("csvkit (csvsql)", "no", "no", "no", "no", "no", "no"),
)
BY_HAND = """
With more columns a peer carries words, date and source along; bounds through a ratio, which rival
speaks, and the warnings are code that its user writes."""


def flat_csv(path: Path) -> None:
    """Writes ecosystem, metric and value of both cities, as ftcli chooses them."""
    command = (*FTCLI, "compare", "saint-etienne", "aix-marseille", "-f", "csv", "-q")
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("ecosystem", "metric", "value"))
        for row in csv.DictReader(io.StringIO(done.stdout)):
            if row["metric"] in METRICS:
                out.writerow((row["ecosystem"], row["metric"], row["value"]))


def peers(python: Path, folder: Path, figures: Path) -> list[Program]:
    """The peers as whole programs; `python` is the one of the venv they are installed in."""
    scripts = {"pandas": PANDAS, "DuckDB": DUCKDB}
    programs = []
    for name, text in scripts.items():
        script = folder / f"{name}_peer.py"
        script.write_text(text, "utf-8")
        programs.append(Program(name, (str(python), str(script), str(figures))))
    tools = python.parent
    sql = SQL.format(table="figures")
    sqlite_utils = (str(tools / "sqlite-utils"), "memory", str(figures), sql, "--csv")
    csvsql = (str(tools / "csvsql"), "--query", sql, str(figures))
    programs.insert(1, Program("sqlite-utils", sqlite_utils))
    programs.append(Program("csvkit (csvsql)", csvsql))
    return programs


def installed_peers(pythons: Sequence[Path], folder: Path, figures: Path) -> dict[str, Program]:
    """The peers that run, by name, each in the first venv that has it."""
    found: dict[str, Program] = {}
    for python in pythons:
        for program in peers(python.absolute(), folder, figures):
            if program.name not in found and runs_here(program):
                found[program.name] = program
    return found


def runs_here(program: Program) -> bool:
    """Whether a peer runs; one whose program is not there does not."""
    try:
        return works(program)
    except FileNotFoundError:
        return False


def main() -> None:
    """Measures ftcli and the peers that are installed, then tells what each keeps."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", type=Path, action="append", metavar="PATH")
    parser.add_argument("--runs", type=int, default=10, help="runs of each (default 10)")
    options = parser.parse_args()
    ours = (*FTCLI, "compare", "saint-etienne", "aix-marseille", "-f", "csv", "-q")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = folder / "figures.csv"
        flat_csv(figures)
        found = installed_peers(options.python or [Path(sys.executable)], folder, figures)
        programs = [Program("ftcli compare -f csv -q", ours), *found.values()]
        print_table(RATIO_HEAD, ratio_rows(programs, options.runs))
    missing = [name for name, *_ in KEPT[1:] if name not in found]
    if missing:
        print(f"\nnot installed: {', '.join(missing)}")
    print(f"\nbase: {' '.join(NOTHING[1:])} of the Python that ftcli runs in")
    print("\nWhat the result says beside the number:\n")
    print_table(KEPT_HEAD, KEPT)
    print(BY_HAND)


if __name__ == "__main__":
    main()
