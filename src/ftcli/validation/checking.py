"""Checking data files in full: every fault of every file with its place, and what to look at."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ftcli.model import Dataset
from ftcli.store.datafile import MAX_BYTES, UnreadableFile, content, is_json_lines, names_for
from ftcli.store.diagnosis import diagnosed
from ftcli.store.faults import MOST_FAULTS, Fault, FaultyData, NoJson
from ftcli.store.jsontext import checked_text
from ftcli.store.loading import collector_off, joined, way_out
from ftcli.store.parsing import validated
from ftcli.validation.examination import Examined, Size, bounded, placed, size_of
from ftcli.validation.findings import Finding, findings


class Checked(NamedTuple):
    """A data file, or several that were joined, and what was found in it.

    Attributes:
        name: what people's output calls it.
        size: what it holds; None where it has faults.
        faults: every fault, at most 10,000 of a file, in the order of the file.
        findings: what to look at, in that order, at most 5,000 of a code in a file; of a file
            without fault only.
        files: what faults and findings call the files.
    """

    name: str
    size: Size | None
    faults: tuple[Fault, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[str, ...] = ()


def checked(
    path: Path, added: Sequence[Path] = (), *, name: str = "", quietly: bool = False
) -> Checked:
    """A data file and what others add to it, checked one by one and then together.

    Args:
        path: the file.
        added: data files that add to it, in this order.
        name: what it is called; its path by default.
        quietly: leave out what there is to look at in the first.

    Raises:
        UnreadableFile: one cannot be opened, or they are larger than what ftcli reads.
    """
    files = {name or str(path): path, **{str(one): one for one in added}}
    with collector_off():  # until what was loaded is gone again: walking over it takes long
        return _checked(files, [path, *added], quietly=quietly)


def _checked(files: Mapping[str, Path], paths: Sequence[Path], *, quietly: bool) -> Checked:
    each: dict[str, Examined] = {}
    for called, one in files.items():
        each[called] = _examined(one, called)
        if sum(len(file.raw) for file in each.values()) > MAX_BYTES:
            most = f"{MAX_BYTES >> 20} MiB, the most ftcli reads of data files"
            raise UnreadableFile(f"with {one} the files are larger than {most}", "name fewer")
    size = next(iter(each.values())).size
    faults = [fault for one in each.values() for fault in one.faults]
    if len(files) > 1 and not faults:
        size, faults = _together(files, each)
    found = [one for file in list(each.values())[quietly:] for one in file.findings]
    together = " + ".join(names_for(paths))
    return Checked(together, None if faults else size, tuple(faults), tuple(found), tuple(files))


def _examined(path: Path, file: str) -> Examined:
    """One file by itself; `file` is what it is called."""
    if is_json_lines(path):
        from ftcli.validation.linecheck import examined_lines  # only large files pay for it

        return examined_lines(path, file)
    raw = content(path)
    dataset, wrong = _valid(raw, path.name)
    if dataset is None:
        return Examined(None, placed(wrong, raw, file), raw=raw)
    found = placed(bounded(findings(dataset)), raw, file)
    return Examined(size_of(dataset), (), found, dataset, raw)


def _valid(raw: bytes, name: str) -> tuple[Dataset | None, Sequence[Fault]]:
    """The dataset of a file without fault, else all its faults."""
    try:
        text = checked_text(raw, name)
        return validated(raw, name, lambda: json.loads(text), words=True), ()
    except NoJson as error:
        return None, (error.fault,)
    except FaultyData as error:
        wrong = error.details
    if any(fault.code == "key-twice" for fault in wrong):  # what else is wrong was not looked for
        wrong = (*wrong, *diagnosed(json.loads(raw), words=True))[:MOST_FAULTS]
    return None, wrong


def _together(
    files: Mapping[str, Path], each: Mapping[str, Examined]
) -> tuple[Size | None, list[Fault]]:
    """How much files hold together, else how they clash."""
    called = dict(zip(files, names_for([*files.values()]), strict=True))
    datasets = [(called[file], _dataset(files[file], one)) for file, one in each.items()]
    try:
        return size_of(joined(datasets)), []
    except FaultyData as error:
        file = next(file for file, name in called.items() if name == error.name)
        told = [one._replace(suggestion=way_out(one, error.name)) for one in error.details]
        return None, placed(told, each[file].raw, file)


def _dataset(path: Path, one: Examined) -> Dataset:
    if one.dataset is not None:
        return one.dataset
    from ftcli.store.linedata import dataset_of_lines

    return dataset_of_lines(path, path.name)
