"""Checking a JSON Lines file in full: line by line, keeping of each no more than its names."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

from ftcli.model import Source
from ftcli.model.on_demand import Names
from ftcli.store.faults import MOST_FAULTS, Fault, FaultyData, NoJson
from ftcli.store.integrity import used_by
from ftcli.store.jsonlines import Line, first_line, lines_of
from ftcli.store.linedata import ecosystem_of, whole_head
from ftcli.store.names import clashing_names
from ftcli.validation.examination import Examined, Size, bounded, placed
from ftcli.validation.findings import Finding, of_ecosystem, of_sources


def examined_lines(path: Path, file: str) -> Examined:
    """What is wrong in the lines of a file, or to be looked at; `file` is what it is called.

    Raises:
        UnreadableFile: it cannot be read, or a line is too long.
    """
    check = _Lines(path, file)
    if any(fault.code == "no-json" for fault in check.faults):  # a file of another kind
        return Examined(None, check.faults)
    for line in lines_of(path, path.name, check.first.end):
        check.look_at(line)
        if len(check.faults) >= MOST_FAULTS:
            return Examined(None, check.faults[:MOST_FAULTS])
    check.look_at_names()
    if check.faults:
        return Examined(None, check.faults)
    return Examined(check.size, (), check.findings())


_ANY = Source(title="-", publisher="-", kind="press")


class _Lines:
    """What is found while the lines of a file go by."""

    def __init__(self, path: Path, file: str) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._name = path.name
        self.first = first_line(path, path.name)
        self._names: dict[str, Names] = {}
        self._numbers: dict[str, int] = {}
        self._found: list[Finding] = []
        self._counts: dict[str, int] = {}
        self._used: set[str] = set()
        self._figures = self._targets = 0
        self._sources: dict[str, Source] = self._of_head()

    def _of_head(self) -> dict[str, Source]:
        """The sources of the first line; where that is faulty, those that have an id there."""
        try:
            return dict(whole_head(self.first, self._name).sources)
        except (NoJson, FaultyData) as error:
            self._tell(error, self.first)
        try:
            held: Any = json.loads(self.first.raw)
            return dict.fromkeys(held["sources"], _ANY)
        except (ValueError, KeyError, TypeError, RecursionError):
            return {}

    def look_at(self, line: Line) -> None:
        """The faults of a line, or what there is to look at in it."""
        try:
            id_ = line.id(self._name)
            if id_ in self._names:
                self.faults.append(line.second(id_)._replace(file=self._file, column=1))
                return
            self._names[id_] = Names(id_)
            self._numbers[id_] = line.number
            ecosystem = ecosystem_of(line, id_, self._name, self._sources, words=True)
        except (NoJson, FaultyData) as error:
            self._tell(error, line)
            return
        self._names[id_] = Names(ecosystem.name, ecosystem.aliases)
        self._used |= used_by(ecosystem)
        self._figures += len(ecosystem.figures)
        self._targets += len(ecosystem.targets)
        if not self.faults:
            there = ("ecosystems", id_)
            found = list(bounded(of_ecosystem(ecosystem), self._counts))
            self._found += placed(found, line.raw, self._file, line=line.number, within=there)

    def look_at_names(self) -> None:
        """The names that mean two ecosystems."""
        for fault in islice(clashing_names(self._names), MOST_FAULTS):
            number = self._numbers[str(fault.keys[1])]
            self.faults.append(fault._replace(file=self._file, line=number, column=1))

    @property
    def size(self) -> Size:
        """What the lines hold."""
        return Size(len(self._names), self._figures, self._targets, len(self._sources))

    def findings(self) -> list[Finding]:
        """What there is to look at, the sources of the first line in front."""
        of_first = bounded(of_sources(self._sources, self._used))
        return [*placed(of_first, self.first.raw, self._file), *self._found]

    def _tell(self, error: NoJson | FaultyData, line: Line) -> None:
        wrong = (error.fault,) if isinstance(error, NoJson) else error.details
        id_ = next((fault.keys[:2] for fault in wrong if fault.keys[:1] == ("ecosystems",)), ())
        within = id_ if line.number != self.first.number else ()
        raw = b"" if isinstance(error, NoJson) else line.raw
        self.faults += placed(wrong, raw, self._file, line=line.number, within=within)
