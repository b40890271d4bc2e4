"""Peak memory of `ftcli show lyon --data FILE` for files made to take a machine down.

Each must end in status 1 with one message and no traceback, within 400 MB.
Run it with the Python that ftcli is installed in: python benchmarks/hostile.py
"""

import subprocess
import tempfile
from pathlib import Path

from measure import FTCLI, Program, cost, print_table

BUDGET_MB = 400
LARGEST = 32 * 2**20  # bytes; a larger file is refused by its size alone

# Name: what it begins with, what it repeats, what it ends with.
FILES = {
    "[[[[…": ("", "[", ""),
    "[[],[],…": ("[", "[],", "[]]"),
    '[{"a":{}},…': ("[", '{"a":{}},', "{}]"),
    '{"a":{"a":{…': ("", '{"a":', ""),
    '"aaaa…': ('"', "a", ""),
    '"aaaa…"': ('"', "a", '"'),
    "[0,0,0,…": ("[", "0,", "0]"),
    '{"a":1,"b":1,…': ("{", '"a":1,"b":1,', '"c":1}'),
    '{"a":1,"a":1,…': ("{", '"a":1,', '"b":1}'),
    "1111…": ("", "1", ""),
    "spaces": ("", " ", ""),
    "\\u escapes": ('"', "\\ud83d\\ude00", '"'),
    "wide text": ('"', "\N{GRINNING FACE}", '"'),
    "2.4 M values": ("[", "0,", "0]"),
    "2.4 M objects": ("[", "{},", "{}]"),
    "1.2 M faulty figures": (
        '{"format": "ftcli/1", "updated": "2020", "sources": {}, '
        '"ecosystems": {"a": {"name": "A", "figures": [',
        "{},",
        "{}]}}}",
    ),
}
REPEATS = {"2.4 M values": 2_400_000, "2.4 M objects": 1_200_000, "1.2 M faulty figures": 1_200_000}


def write(path: Path, name: str) -> None:
    """Writes one hostile file, piece by piece: the memory of this program counts in its child."""
    begin, piece, end = (part.encode() for part in FILES[name])
    repeats = (LARGEST - len(begin) - len(end)) // len(piece)
    repeats = min(repeats, REPEATS.get(name, repeats))
    with path.open("wb") as file:
        file.write(begin)
        while repeats:
            some = min(repeats, 100_000)
            file.write(piece * some)
            repeats -= some
        file.write(end)


def row(name: str, path: Path) -> tuple[str, ...]:
    """One row: name, exit status, peak memory, lines on standard error, verdict, first line."""
    program = Program(name, (*FTCLI, "show", "lyon", "--data", str(path)))
    with tempfile.TemporaryFile() as output:
        spent = cost(program, output.fileno())
        output.seek(0)
        lines = output.read(100_000).decode("utf-8", "replace").splitlines()
    good = (
        spent.status == 1
        and spent.peak <= BUDGET_MB
        and bool(lines)
        and lines[0].startswith("ftcli: ")
        and not any("Traceback" in line for line in lines)
    )
    told = lines[0].replace(str(path.parent), "…")[:70] if lines else "(nothing)"
    verdict = "met" if good else "MISSED"
    return name, str(spent.status), f"{spent.peak:.0f}", f"{spent.cpu:.1f}", verdict, told


def main() -> None:
    """Makes each file in turn, and prints one row for each."""
    head = ("file", "status", "peak MB", "CPU s", "", "first line")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.json"
        subprocess.run(("truncate", "-s", "1G", path), check=True)
        rows = [row("1 GB of zeros", path)]
        for name in FILES:
            write(path, name)
            rows.append(row(name, path))
    print_table(head, rows)
    print(f"\nbudget: {BUDGET_MB} MB, status 1, one message, no traceback")


if __name__ == "__main__":
    main()
