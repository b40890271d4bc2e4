"""CPU and peak memory of exporting 1 M figures, beside pandas, DuckDB and sqlite-utils.

ftcli starts from a data file in JSON Lines, in the words of the press, which it reads; the others
start from the flat CSV of numbers that ftcli made of it, and only carry cells over.

Run it with the Python that ftcli is installed in: python benchmarks/export.py [--figures N]
What is not installed is left out.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from load import FIGURES_OF_A_CITY, metric_of, phrases
from measure import FTCLI, Program, cost, print_table, versions

FORMATS = ("csv", "parquet", "sqlite", "jsonl")
BUDGET_MB = 400  # the most that any input may take

PANDAS_PARQUET = (
    "import pandas as pd; pd.read_csv({csv!r}, dtype_backend='pyarrow').to_parquet({out!r})"
)
PANDAS_SQLITE = (
    "import pandas as pd, sqlite3; "
    "pd.read_csv({csv!r}).to_sql('figures', sqlite3.connect({out!r}), chunksize=10000)"
)
DUCKDB_PARQUET = (
    "import duckdb; duckdb.sql(\"COPY (FROM read_csv('{csv}')) TO '{out}' (FORMAT parquet)\")"
)
SQLITE_UTILS = (
    "from sqlite_utils.cli import cli; cli(['insert', {out!r}, 'figures', {csv!r}, '--csv'])"
)
PEERS = (
    ("pandas to Parquet", ("pandas", "pyarrow"), PANDAS_PARQUET),
    ("DuckDB to Parquet", ("duckdb",), DUCKDB_PARQUET),
    ("pandas to SQLite", ("pandas",), PANDAS_SQLITE),
    ("sqlite-utils to SQLite", ("sqlite_utils",), SQLITE_UTILS),
)


def lines(count: int) -> Iterator[str]:
    """A data file in JSON Lines of that many figures, each of another phrase."""
    paper = {"title": "A title", "publisher": "A paper", "kind": "press",
             "url": "https://example.org/article"}  # fmt: skip
    head = {"format": "ftcli/1", "updated": "2026-11-21", "credit": "A credit"}
    yield json.dumps({**head, "sources": {"paper": paper}}) + "\n"
    words = iter(phrases(count))
    city = 0
    while stated := list(islice(words, FIGURES_OF_A_CITY)):
        figures = [
            {
                "metric": metric_of(phrase),
                "stated": phrase,
                "on": "2014-07/2014-09",
                "source": "paper",
                "counts": "of the digital sector",
            }
            for phrase in stated
        ]
        city += 1
        record = {"id": f"city-{city}", "name": f"City {city}", "figures": figures}
        yield json.dumps(record, ensure_ascii=False) + "\n"


def row_of(program: Program, out: Path) -> tuple[str, ...]:
    """One row: program, CPU in seconds, peak memory, size of what it made; the file is removed."""
    with tempfile.TemporaryFile() as said:
        spent = cost(program, said.fileno())
        said.seek(0)
        if spent.status:
            return (program.name, f"failed: {said.read()[-200:].decode()!r}", "", "")
    size = out.stat().st_size / 1e6
    return (program.name, f"{spent.cpu:.1f}", f"{spent.peak:.0f}", f"{size:.0f}")


def main() -> None:
    """Makes the data, exports them in each way, and prints one row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=1_000_000, help="how many (default 1 M)")
    parser.add_argument("--make", type=Path, help="only write the data file")
    given = parser.parse_args()
    count = given.figures
    if given.make:
        with given.make.open("w", encoding="utf-8") as file:
            file.writelines(lines(count))
        return
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data, csv = folder / "data.jsonl", folder / "figures.csv"
        # In a process of its own: the peak of a process counts what the one that started it held.
        subprocess.run(
            [sys.executable, __file__, "--figures", str(count), "--make", str(data)], check=True
        )
        for form in FORMATS:
            out = csv if form == "csv" else folder / "out.zip"
            words = (*FTCLI, "export", "--data", str(data), "-f", form, "-o", str(out))
            rows.append(row_of(Program(f"ftcli to {form}", words), out))
            if out != csv:
                out.unlink(missing_ok=True)
        for peer, libraries, code in PEERS:
            if any(find_spec(library) is None for library in libraries):
                continue
            out = folder / "out.db"
            written = code.format(csv=str(csv), out=str(out))
            rows.append(row_of(Program(peer, (sys.executable, "-c", written)), out))
            out.unlink(missing_ok=True)
    print(f"{versions()}; {count:,} figures\n")
    print_table(("program", "CPU s", "peak MB", "file MB"), rows)
    print(f"\nbudget: {BUDGET_MB} MB at most, whatever the number of figures")


if __name__ == "__main__":
    main()
