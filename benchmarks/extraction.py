"""How well `ftcli extract` finds the figures of annotated articles.

    python benchmarks/extraction.py FOLDER... [--verbose]

A folder holds articles (`NAME.txt`) and what a careful person found in them: `NAME.gold.json` each,
or one `gold.json` for all. A gold file has `quantities` (article, metric, kind, lo, hi, lo_open,
hi_open, territory, char_start, char_end) and `traps` (article, char_start, char_end): numbers that
are no figure. It may have `on`, the date of the article.

A figure is found when the spans overlap and metric, kind, bounds (in strict reading) and territory
agree. An extra is a figure found where the gold has none; kind "context" counts neither way.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from ftcli.dates import Period
from ftcli.model import Dataset
from ftcli.store.loading import load
from ftcli.text.extract import Candidate, extract

Gold = dict[str, Any]


class Article(NamedTuple):
    """An article with its gold."""

    path: Path
    quantities: Sequence[Gold]
    traps: Sequence[Gold]
    on: Period | None


class Score(NamedTuple):
    """Counts: gold and found by kind, extras, traps and those stepped into."""

    gold: Counter[str]
    found: Counter[str]
    extras: Counter[str]
    traps: int
    stepped: int
    notes: Sequence[str]


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a folder that have a gold."""
    shared = folder / "gold.json"
    common = json.loads(shared.read_text("utf-8")) if shared.is_file() else None
    for path in sorted(folder.glob("*.txt")):
        own = path.with_name(f"{path.stem}.gold.json")
        gold = json.loads(own.read_text("utf-8")) if own.is_file() else common
        if gold is None:
            continue
        lists = {
            key: [item for item in gold[key] if item.get("article", path.name) == path.name]
            for key in ("quantities", "traps")
        }
        on = Period.parse(gold["on"]) if gold.get("on") else None
        yield Article(path, lists["quantities"], lists["traps"], on)


def overlap(one: Candidate, gold: Gold) -> bool:
    """Whether a candidate and a gold entry share a character."""
    return one.start < gold["char_end"] and gold["char_start"] < one.end


def _number(bound: Fraction | None) -> float | None:
    return None if bound is None else float(bound)


def differences(one: Candidate, gold: Gold) -> list[str]:
    """In what a candidate differs from the gold."""
    wrong = [
        f"{name} {found!r} is {gold[name]!r}"
        for name, found in (("metric", one.metric), ("kind", one.kind.value))
        if found != gold[name]
    ]
    quantity = one.quantity.strict() if one.quantity else None
    bounds = [_number(quantity.low) or 0, _number(quantity.high)] if quantity else None
    if bounds != [gold["lo"] or 0, gold["hi"]]:
        wrong.append(f"bounds {bounds} are {gold['lo']}, {gold['hi']}")
    elif quantity and gold["lo"] and quantity.low_open != gold["lo_open"]:
        wrong.append("the lower bound is open or closed")
    territory = gold["territory"] or ""
    scope, _, region = territory.rpartition(":")
    found = f"{one.area[0]}:{one.area[1]}" if scope and one.area else one.territory or ""
    if found != territory and (not scope or region not in found):
        wrong.append(f"territory {found!r} is {territory!r}")
    return wrong


def scored(article: Article, dataset: Dataset) -> Score:
    """How the candidates of an article fare against its gold."""
    text = article.path.read_text("utf-8")
    taken = [one for one in extract(text, dataset, on=article.on) if one.is_taken]
    gold, found, notes = Counter[str](), Counter[str](), []
    for entry in article.quantities:
        if entry["kind"] == "context":
            continue
        gold[entry["kind"]] += 1
        tries = [differences(one, entry) for one in taken if overlap(one, entry)]
        if any(not wrong for wrong in tries):
            found[entry["kind"]] += 1
        else:
            why = "; ".join(min(tries, key=len)) if tries else "not found"
            notes.append(f"  {article.path.name}: {entry['as_stated']!r}: {why}")
    extras = [one for one in taken if not any(overlap(one, q) for q in article.quantities)]
    notes += [f"  {article.path.name}: extra {one.metric} {one.stated!r}" for one in extras]
    stepped = sum(any(overlap(one, trap) for one in extras) for trap in article.traps)
    kinds = Counter(one.kind.value for one in extras)
    return Score(gold, found, kinds, len(article.traps), stepped, notes)


def line(name: str, gold: int, found: int, extras: int) -> str:
    """A row of the report: precision, recall and their harmonic mean."""
    precision = found / (found + extras) if found + extras else 1.0
    recall = found / gold if gold else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"| {name} | {gold} | {found} | {extras} | {precision:.2f} | {recall:.2f} | {f1:.2f} |"


def report(folder: Path, dataset: Dataset, *, verbose: bool) -> None:
    """Prints the scores of a folder."""
    scores = [scored(article, dataset) for article in articles(folder)]
    gold = sum((score.gold for score in scores), Counter[str]())
    found = sum((score.found for score in scores), Counter[str]())
    extras = sum((score.extras for score in scores), Counter[str]())
    print(f"{folder.name}: {len(scores)} articles\n")
    print("| kind | annotated | found | extras | precision | recall | F1 |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for kind in ("observation", "target"):
        print(line(kind, gold[kind], found[kind], extras[kind]))
    print(line("both", gold.total(), found.total(), extras.total()))
    traps, stepped = (
        sum(getattr(score, name) for score in scores) for name in ("traps", "stepped")
    )
    print(f"\n{stepped} of {traps} traps taken for a figure\n")
    if verbose:
        print("\n".join(note for score in scores for note in score.notes))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true", help="name what was missed, and extras")
    options = parser.parse_args()
    data = load()
    for each in options.folders:
        report(each, data, verbose=options.verbose)
