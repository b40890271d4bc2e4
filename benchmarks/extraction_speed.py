"""How fast articles are read: kB/s of CPU and memory on 1 to 10 MB, and hostile texts as they grow.

Linear means the same kB/s at every size, and twice the time for a hostile text twice as long.
Run it with the Python that ftcli is installed in: python benchmarks/extraction_speed.py [--runs N]
"""

import argparse
import tempfile
from pathlib import Path

from load import least
from measure import FTCLI, Program, cost, print_table, verdict, versions
from reading_speed import HOSTILE, HOSTILE_SIZES, LARGEST_GROWTH, prose

from ftcli.model import Dataset
from ftcli.store.loading import load
from ftcli.text.extract import extract

MEGABYTES = (1, 2, 5, 10)
BUDGET = 300  # kB/s
MEMORY_BUDGET = 400  # MB
# Beside what makes numbers hard: what makes sentences, tables and holders so.
MORE = (
    "!", "! ", ". ", ".A ", "M. ", "| ", "9|", "9\t", "9 | 9\n", "Lyon ", "Lyon 9 emplois ",
    "à Lyon ", "9 emplois ", "9 emplois. ", "9 emplois d'ici 2020 ", "(9 emplois) ",
    "9 emplois ; ", "Xyz ", "incubateur Xyz ", "9 startups, groupes et écoles, ", "500 et ",
    "d'ici 2020 ", "la société ", "respectivement 9 ", "nombre d'emplois 9 ", "contre 9 ",
    "créer ", "\n\n9 emplois", "9 emplois à Lyon. ",
)  # fmt: skip


def prose_rows() -> list[tuple[str, ...]]:
    """One row per size, of the whole program: MB, CPU, kB/s, peak memory, verdict."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        for size in MEGABYTES:
            text = prose(size)
            path.write_text(text, "utf-8")
            spent = cost(Program("extract", (*FTCLI, "extract", str(path), "-f", "jsonl")))
            speed = len(text.encode()) / 1000 / spent.cpu
            good = speed >= BUDGET and spent.peak <= MEMORY_BUDGET and spent.status == 0
            rows.append(
                (f"{size}", f"{spent.cpu:.1f}", f"{speed:.0f}", f"{spent.peak:.0f}",
                 "met" if good else "MISSED")
            )  # fmt: skip
    return rows


def hostile_row(piece: str, dataset: Dataset, runs: int) -> tuple[str, ...]:
    """One row: a piece, the CPU of it repeated to each size in ms, its growth, verdict."""
    texts = {str(size): "e" + piece * (size // len(piece)) for size in HOSTILE_SIZES}
    seconds = least(
        {name: lambda text=text: extract(text, dataset) for name, text in texts.items()}, runs
    )
    first, *_, last = seconds.values()
    growth = last / first * HOSTILE_SIZES[0] / HOSTILE_SIZES[-1]
    milliseconds = (f"{value * 1000:.1f}" for value in seconds.values())
    return ascii(piece), *milliseconds, f"{growth:.2f}x", verdict(growth, LARGEST_GROWTH)


def main() -> None:
    """Prints a table of the prose, and one of the hostile texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2, help="runs of each (default 2)")
    runs = parser.parse_args().runs
    print(f"{versions()}; least CPU of {runs} runs\n")
    print_table(("MB", "CPU s", "kB/s", "peak MB", ""), prose_rows())
    print(f"\nbudget: {BUDGET} kB/s and {MEMORY_BUDGET} MB, the whole program\n")
    dataset = load()
    head = ("hostile, repeated", *(f"{size // 1000} kB ms" for size in HOSTILE_SIZES), "growth", "")
    print_table(head, [hostile_row(piece, dataset, runs) for piece in (*HOSTILE, *MORE)])


if __name__ == "__main__":
    main()
