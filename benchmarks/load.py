"""CPU of loading 1 k to 100 k figures over pydantic's own, and of reading as many phrases.

Run it with the Python that ftcli is installed in: python benchmarks/load.py [--runs N]
"""

import argparse
import gc
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measure import print_table, verdict, versions

from ftcli.model import Dataset
from ftcli.store.loading import load
from ftcli.wording.reading import read

SIZES = (1_000, 10_000, 100_000)
FIGURES_OF_A_CITY = 100
LOAD_BUDGET = 1.3  # over pydantic alone
READ_BUDGET_S = 5  # for 100 k phrases

# What the press writes, in both languages; every number makes another phrase of each.
PHRASES = (
    "{n} emplois",
    "plus de {n} entreprises du numérique",
    "environ {n} salariés",
    "près de {n} startups",
    "un peu plus de {n} millions d'euros",
    "entre {n} et 900 000 emplois directs et indirects",
    "dont {n} « pure players »",
    "au moins {n} emplois d'ici 2020",
    "more than {n} jobs",
    "nearly €{n} million a year",
)


def phrases(count: int) -> list[str]:
    """That many different phrases."""
    kinds = len(PHRASES)
    numbers = (f"{1000 + index // kinds:,}".replace(",", " ") for index in range(count))
    return [PHRASES[index % kinds].format(n=number) for index, number in enumerate(numbers)]


FIRMS = ("entreprise", "startup", "pure player")


def metric_of(phrase: str) -> str:
    """The metric that a phrase states."""
    if "euro" in phrase or "€" in phrase:
        return "revenue"
    return "firms" if any(noun in phrase for noun in FIRMS) else "jobs"


def document(count: int) -> bytes:
    """A data file of that many figures, each of another phrase."""
    figures = [
        {"metric": metric_of(phrase), "stated": phrase, "on": "2014-07/2014-09", "source": "paper"}
        for phrase in phrases(count)
    ]
    cities = {
        f"city-{start}": {
            "name": f"City {start}",
            "figures": figures[start : start + FIGURES_OF_A_CITY],
        }
        for start in range(0, count, FIGURES_OF_A_CITY)
    }
    source = {"title": "A title", "publisher": "A paper", "kind": "press"}
    content = {
        "format": "ftcli/1",
        "updated": "2026-11-21",
        "sources": {"paper": source},
        "ecosystems": cities,
    }
    return json.dumps(content, ensure_ascii=False).encode()


def cpu_seconds(act: Callable[[], object]) -> float:
    """The CPU that a call takes, the collector off and what it made thrown away after."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        result = act()
        seconds = time.process_time() - start
        del result
    finally:
        gc.enable()
    return seconds


def least(acts: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """The least CPU of each of several calls, which take turns."""
    seconds: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(runs):
        for name, act in acts.items():
            seconds[name].append(cpu_seconds(act))
    return {name: min(values) for name, values in seconds.items()}


def read_all(words: list[str]) -> None:
    """Reads every phrase anew."""
    read.cache_clear()
    for phrase in words:
        read(phrase)


def rows_of(size: int, folder: Path, runs: int) -> tuple[str, ...]:
    """One row: figures, CPU of pydantic, of loading, their ratio, CPU of reading the phrases."""
    content = document(size)
    path = folder / f"{size}.json"
    path.write_bytes(content)
    words = phrases(size)
    cpu = least(
        {
            "pydantic": lambda: Dataset.model_validate_json(content),
            "load": lambda: load(path),
            "read": lambda: read_all(words),
        },
        runs,
    )
    ratio = cpu["load"] / cpu["pydantic"]
    whole = size == SIZES[-1]
    return (
        f"{size:,}",
        f"{len(content) / 1e6:.1f}",
        f"{cpu['pydantic']:.3f}",
        f"{cpu['load']:.3f}",
        f"{ratio:.2f}x",
        verdict(ratio, LOAD_BUDGET) if whole else "",
        f"{cpu['load'] / size * 1e6:.1f}",
        f"{cpu['read']:.3f}",
        verdict(cpu["read"], READ_BUDGET_S) if whole else "",
        f"{cpu['read'] / size * 1e6:.1f}",
    )


def main() -> None:
    """Measures each size and prints one row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default 5)")
    runs = parser.parse_args().runs
    head = (
        "figures", "MB", "pydantic s", "load s", "ratio", "", "µs/figure",
        "read s", "", "µs/phrase",
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        rows = [rows_of(size, Path(folder), runs) for size in SIZES]
    print(f"{versions()}; least CPU of {runs} runs\n")
    print_table(head, rows)
    print(f"\nbudgets at {SIZES[-1]:,}: load {LOAD_BUDGET:g}x pydantic; read {READ_BUDGET_S} s")
    growth = float(rows[-1][6]) / float(rows[0][6])
    print(f"CPU per figure at {SIZES[-1]:,} over {SIZES[0]:,}: load {growth:.2f}x (linear: 1)")


if __name__ == "__main__":
    main()
