"""Finding, reading, joining and checking data files.

A file is read to a stated size only, so that no input takes the machine down. All its faults are
told at once, each with its place; a file that is no JSON has one.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ftcli.dates import Period
from ftcli.model import Dataset
from ftcli.store.datafile import (
    MAX_BYTES,
    UnreadableFile,
    content,
    is_json_lines,
    names_for,
    shipped,
)
from ftcli.store.faults import Fault, FaultyData
from ftcli.store.names import clashing_names, names_of
from ftcli.store.parsing import parse


def load(
    path: Path | str | None = None,
    *,
    with_files: Iterable[Path | str] | Path | str = (),
    as_of: str | None = None,
    strict: bool = False,
) -> Dataset:
    """The dataset of a file, validated, with what other files add to it.

    Args:
        path: a data file; the shipped one by default.
        with_files: data files that add to it, in this order.
        as_of: an EDTF date; keeps what was dated until its last day.
        strict: drop the bounds that come from a convention.

    Raises:
        UnreadableFile: it cannot be read, is too large, or is no JSON.
        FaultyData: it breaks the format or clashes with another; all its faults are named.
        BadDate: `as_of` is no date.

    >>> load(as_of="2014")["saint-etienne"].name
    'Saint-Étienne'
    """
    added = [with_files] if isinstance(with_files, str | Path) else with_files
    with collector_off():
        dataset = joined(parsed([shipped() if path is None else Path(path), *map(Path, added)]))
    if as_of is not None:
        dataset = dataset.as_of(Period.parse(as_of))
    return dataset.strictly() if strict else dataset


def parsed(paths: Sequence[Path]) -> list[tuple[str, Dataset]]:
    """The datasets of files, each with what faults call it: its name, its path if two share that.

    Raises:
        UnreadableFile: one cannot be read, is no JSON, or they are too large together.
        FaultyData: one breaks the format.
    """
    files, size = [], 0
    for path, name in zip(paths, names_for(paths), strict=True):
        if is_json_lines(path):
            from ftcli.store.linedata import dataset_of_lines  # only large files pay for it

            files.append((name, dataset_of_lines(path, name)))
            continue
        raw = content(path)
        size += len(raw)
        if size > MAX_BYTES:
            most = f"{MAX_BYTES >> 20} MiB, the most ftcli reads of data files"
            raise UnreadableFile(f"with {path} the files are larger than {most}", "name fewer")
        files.append((name, parse(raw, name)))
    return files


def joined(files: Sequence[tuple[str, Dataset]]) -> Dataset:
    """One dataset of several, each with its name: the first, and what the others add to it.

    Raises:
        FaultyData: with one of them a source id or a name comes to mean two things.
    """
    base_name, dataset = files[0]
    for index, (name, added) in enumerate(files[1:], 1):
        from ftcli.store.merging import clashing_sources, merged

        faults = list(clashing_sources(files[:index], added))
        dataset = merged(dataset, added, base_name=base_name, name=name)
        # What the file adds comes last here, so that a clash is told of that.
        names = names_of(dataset.ecosystems)
        order = sorted(names, key=added.ecosystems.__contains__)
        faults += clashing_names({id_: names[id_] for id_ in order})
        if faults:
            ways = "; ".join(dict.fromkeys(way_out(fault, name) for fault in faults))
            again = "'ftcli validate' with the same files checks it again"
            raise FaultyData(name, faults, f"{ways}; {again}")
    return dataset


def way_out(clash: Fault, name: str) -> str:
    """What to do about an id or a name of a file that means something else in another.

    >>> way_out(Fault("name-clash", "'nice' also means cote-d-azur"), "mine.json")
    'rename it in mine.json'
    """
    if clash.code == "source-clash":
        return f"give it another id in {name}, or import again with --source ID"
    return f"rename it in {name}"


@contextmanager
def collector_off() -> Iterator[None]:
    """Loading makes many objects and no garbage: the collector would only walk over them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
