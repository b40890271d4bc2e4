"""How fast figures are read: kB/s of CPU on 1 to 8 MB of prose, and hostile texts of growing size.

Linear means the same kB/s at every size, and twice the time for a hostile text twice as long.
Run it with the Python that ftcli is installed in: python benchmarks/reading_speed.py [--runs N]
"""

import argparse
from unicodedata import combining

from load import least
from measure import print_table, verdict, versions

from ftcli.wording.reading import readings

MEGABYTES = (1, 2, 4, 8)
PROSE_BUDGET = 800  # kB/s
LARGEST_GROWTH = 2  # of the time per byte, from the shortest text to the longest
HOSTILE_SIZES = (25_000, 50_000, 100_000)  # characters

# About as dense in figures as the press is; a number in each paragraph makes them differ.
PROSE = (
    "La métropole revendique {n} emplois dans le numérique, dont une vingtaine de laboratoires.\n"
    "Selon l'agence, plus de {n} entreprises y ont été créées depuis 2012, et près d'un tiers "
    "d'entre elles exportent.\n\n"
    "Le quartier accueillera, d'ici à fin 2016, entre 10 000 et {n} m2 de bureaux ; la ville y "
    "consacre 1,5 million d'euros par an, soit 12 % de son budget d'investissement.\n"
    "Its incubator, which opened in June, hosts about {n} startups and has helped them to raise "
    "€45m; its director hopes that twice as many will come by 2020.\n"
    "Rien n'est joué pour autant : les jeunes pousses du territoire peinent encore à recruter, et "
    "les salaires, ici comme ailleurs, restent inférieurs à ceux de la capitale. « On ne part pas "
    "d'une feuille blanche, rappelle une dirigeante installée de longue date ; les écoles forment "
    "bien, les grands groupes achètent local, et les élus ont compris qu'un lieu ne suffisait "
    "pas. » Le quartier des anciennes manufactures, longtemps délaissé, accueille désormais des "
    "ateliers, une salle de concert et un restaurant où l'on croise autant de designers que de "
    "chercheurs.\n\n"
    "Reste la question des transports, que personne n'élude : la gare est loin, la ligne attend "
    "toujours sa rénovation, and investors from abroad still ask how long the journey takes. The "
    "answer, for now, is the same as it was before the plan was drawn up, and the mayor knows "
    "that patience has its limits.\n"
)
HOSTILE = (
    "9", "9 ", "9,", "999 ", "1.2.3.", "1/", "18:", "0", "04 ", "12-", "24, ", "5 «", "-", "- ",
    "'", "(", "«", "« ", "€", "×", "\n", "9\n", "e\u0301", "\u0315\u0300", "a\u0315\u0300", "d'",
    "l’ a ", "à ", "un ", "une ", "a-", "de ", "plus de ", "au moins ", "environ ", "pas ",
    "et demi ", "et ", "mille ", "million ", "un million ", "un-million-", "cent ", "cent-",
    "deux cent ", "and-", "entre ", "entre 1 et ", "5 à ", "un ou ", "dont ", "nouveaux ",
    "5 nouveaux ", "5 petite ", "5 et moins de ", "perdu ", "multiplier par ", "half a ", "zéro ",
    "une vingtaine de ", "des milliers ", "dizaines de ", "3 sur ", "trois in ", "page ", "p. ",
    "+33 ",
)  # fmt: skip


def prose(megabytes: int) -> str:
    """That many megabytes (10^6 bytes) of sentences with figures."""
    count = megabytes * 10**6 // len(PROSE.format(n="9 999").encode())
    return "".join(PROSE.format(n=f"{1000 + index % 9000:,}") for index in range(count))


def prose_rows(runs: int) -> list[tuple[str, ...]]:
    """One row per size: MB, figures found, CPU, kB/s, verdict."""
    rows = []
    for size in MEGABYTES:
        text = prose(size)
        found = len(readings(text))
        seconds = least({"read": lambda text=text: readings(text)}, runs)["read"]
        speed = len(text.encode()) / 1000 / seconds
        good = verdict(-speed, -PROSE_BUDGET)
        rows.append((f"{size}", f"{found:,}", f"{seconds:.2f}", f"{speed:.0f}", good))
    return rows


def hostile_row(piece: str, runs: int) -> tuple[str, ...]:
    """One row: a piece, the CPU of reading it repeated to each size in ms, its growth, verdict."""
    begin = "e" * bool(combining(piece[0]))  # accents make a row on a letter only
    texts = {str(size): begin + piece * (size // len(piece)) for size in HOSTILE_SIZES}
    seconds = least({name: lambda text=text: readings(text) for name, text in texts.items()}, runs)
    first, *_, last = seconds.values()
    growth = last / first * HOSTILE_SIZES[0] / HOSTILE_SIZES[-1]
    milliseconds = (f"{value * 1000:.1f}" for value in seconds.values())
    return ascii(piece), *milliseconds, f"{growth:.2f}x", verdict(growth, LARGEST_GROWTH)


def main() -> None:
    """Prints a table of the prose, and one of the hostile texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default 3)")
    runs = parser.parse_args().runs
    print(f"{versions()}; least CPU of {runs} runs\n")
    rows = prose_rows(runs)
    print_table(("prose MB", "figures", "CPU s", "kB/s", ""), rows)
    slowing = float(rows[0][3]) / float(rows[-1][3])
    print(f"\nbudget: {PROSE_BUDGET} kB/s; CPU per byte at {MEGABYTES[-1]} MB over that at "
          f"{MEGABYTES[0]} MB: {slowing:.2f}x (linear: 1)\n")  # fmt: skip
    head = ("repeated", *(f"ms of {size:,}" for size in HOSTILE_SIZES), "growth", "")
    print_table(head, [hostile_row(piece, runs) for piece in HOSTILE])
    print(f"\nbudget: growth of the CPU per character {LARGEST_GROWTH:g}x (linear: 1)")


if __name__ == "__main__":
    main()
