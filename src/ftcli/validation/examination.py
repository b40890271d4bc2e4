"""What is found in one data file alone, and where: files in JSON and in JSON Lines alike."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from ftcli.model import Dataset
from ftcli.store.faults import Fault, Keys
from ftcli.store.positions import Spot, spots
from ftcli.validation.findings import Finding

MOST_FINDINGS = 5_000  # of one code in one file
# Of these the key is what is wrong or to be looked at, not its value.
_OF_KEYS = frozenset(
    {
        "bad-key",
        "key-twice",
        "name-clash",
        "source-clash",
        "source-undated",
        "source-unused",
        "unknown-key",
    }
)

Placed = TypeVar("Placed", Fault, Finding)


class Size(NamedTuple):
    """How much data files hold: ecosystems, figures, targets and sources."""

    ecosystems: int
    figures: int
    targets: int
    sources: int


class Examined(NamedTuple):
    """What was found in one file alone.

    Attributes:
        size: what it holds; None where it has faults.
        faults: its faults.
        findings: what to look at.
        dataset: what it holds; None of a file in JSON Lines, or with faults.
        raw: its bytes; none of a file in JSON Lines.
    """

    size: Size | None
    faults: Sequence[Fault]
    findings: Sequence[Finding] = ()
    dataset: Dataset | None = None
    raw: bytes = b""


def size_of(dataset: Dataset) -> Size:
    """How much a dataset holds."""
    figures = targets = 0
    for ecosystem in dataset.ecosystems.values():
        figures += len(ecosystem.figures)
        targets += len(ecosystem.targets)
    return Size(len(dataset), figures, targets, len(dataset.sources))


def bounded(found: Iterable[Finding], counts: dict[str, int] | None = None) -> Iterator[Finding]:
    """The first of each code, so that a large file of one habit does not fill the memory.

    Args:
        found: what was found.
        counts: how much of each code was found before, to go on from.
    """
    counts = {} if counts is None else counts
    for one in found:
        counts[one.code] = counts.get(one.code, 0) + 1
        if counts[one.code] <= MOST_FINDINGS:
            yield one


def placed(
    found: Iterable[Placed], raw: bytes, file: str, *, line: int = 1, within: Keys = ()
) -> list[Placed]:
    """The same with file, line and column, in the order of the file.

    Args:
        found: what was found.
        raw: the document, or the line of a file, that it was found in; empty for none.
        file: what the file is called.
        line: the line that the document begins in.
        within: the keys that lead to the document.
    """
    every = [one._replace(file=file) for one in found]
    asked = [_asked(one, within) for one in every if one.column is None and one.keys]
    places = spots(raw.decode("utf-8"), asked) if asked and raw else {}
    located = []
    for one in every:
        if one.column is not None:
            located.append(one)
            continue
        there = places.get(_asked(one, within), Spot(1, 1))
        located.append(one._replace(line=there.line + (one.line or line) - 1, column=there.column))
    return sorted(located, key=lambda one: (one.line or 0, one.column or 0))


def _asked(one: Fault | Finding, within: Keys) -> tuple[Keys, bool]:
    """The keys that lead to it in its document, and whether its key is meant."""
    return one.keys[len(within) :], one.code in _OF_KEYS
