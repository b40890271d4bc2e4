r"""JSON Lines data files as bytes: which ecosystem stands in which line, what it is called.

The first line holds all of a data file but its ecosystems; each other line is one of those, with
its `id`. A line is looked at as far as it takes to know that, and one line is held at a time.

>>> line = Line(2, 0, b'{"id": "lyon", "name": "Lyon", "figures": []}\n')
>>> line.id("a.jsonl"), line.names("a.jsonl").name, line.record("a.jsonl")
('lyon', 'Lyon', b'{ "name": "Lyon", "figures": []}\n')
"""

import json
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

from ftcli.model.on_demand import Names
from ftcli.store.datafile import MAX_BYTES, UnreadableFile, opened
from ftcli.store.faults import MOST_FAULTS, Fault, FaultyData, Keys, NoJson, told
from ftcli.store.jsontext import checked_text
from ftcli.store.names import clashing_names

MAX_LINES = 250_000
STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_SLUG = rb'"([a-z0-9-]{1,80}+)"'
_FIRST_ID = re.compile(rb'\s*+\{\s*+"id"\s*+:\s*+%b\s*+(?:,|(?=\}))' % _SLUG)
_ID = re.compile(rb'"id"\s*+:\s*+%b' % _SLUG)
_NAMES = re.compile(
    rb'\s*+"name"\s*+:\s*+(%b)(?:\s*+,\s*+"aliases"\s*+:\s*+(\[(?:%b|[\s,])*+\]))?'
    % (STRING, STRING),
    re.DOTALL,
)


class Line(NamedTuple):
    """A line of a file.

    Attributes:
        number: from 1.
        at: where it begins, in bytes.
        raw: its bytes.
    """

    number: int
    at: int
    raw: bytes

    @property
    def end(self) -> tuple[int, int]:
        """Its number and where it ends: what `lines_of` goes on behind."""
        return self.number, self.at + len(self.raw)

    def id(self, name: str) -> str:
        """The id of its ecosystem; `name` is what faults call the file.

        Raises:
            NoJson: the line is none.
            FaultyData: it holds no id.
        """
        found = _FIRST_ID.match(self.raw)
        if found is None and self.raw.count(b'"id"') == 1:
            found = _ID.search(self.raw)
        return found[1].decode() if found else str(self.object(name)["id"])

    def names(self, name: str) -> Names:
        """What its ecosystem is called, not validated. Raises like `id`."""
        if first := _FIRST_ID.match(self.raw):
            found = _NAMES.match(self.raw, first.end())
            if found and self.raw.count(b'"aliases"') == (found[2] is not None):
                with suppress(ValueError):
                    aliases = _texts(json.loads(found[2])) if found[2] else None
                    return Names(_decoded(found[1]), aliases)
        held = self.object(name)
        called = held.get("name")
        return Names(called if isinstance(called, str) else held["id"], _texts(held.get("aliases")))

    def record(self, name: str) -> bytes:
        """Its ecosystem as it stands in a data file in JSON, without its id. Raises like `id`."""
        if first := _FIRST_ID.match(self.raw):
            return b"{" + self.raw[first.end() :]
        return json.dumps({k: v for k, v in self.object(name).items() if k != "id"}).encode()

    def object(self, name: str) -> dict[str, Any]:
        """All that it holds. Raises like `id`."""
        held = json.loads(self.text(name))
        if not isinstance(held, dict):
            fault = Fault("wrong-type", "must be an object", (), told(held), "an object")
            raise FaultyData(name, [fault._replace(line=self.number)])
        if not isinstance(held.get("id"), str):
            fault = Fault("missing-key", "no id", (), expected="the key 'id', a text")
            raise FaultyData(name, [fault._replace(line=self.number)])
        return held

    def text(self, name: str) -> str:
        """Its text, once it is sure to be JSON in UTF-8 with no key twice in an object.

        Raises:
            NoJson: it is none.
            FaultyData: a key stands twice.
            UnreadableFile: it holds too many values.
        """
        with self.telling(name):
            return checked_text(self.raw.rstrip(b"\r\n"), f"{name}: line {self.number}")

    def second(self, id_: str) -> Fault:
        """The fault of a line whose id another line has."""
        said = f"a line before it has the id {id_!r}, too"
        return Fault("key-twice", said, ("ecosystems", id_), line=self.number)

    @contextmanager
    def telling(self, name: str, within: Keys = (), *, shifted: bool = False) -> Iterator[None]:
        """Tells the line of the faults found meanwhile.

        Args:
            name: what faults call the file.
            within: the keys that lead to what they were found in.
            shifted: whether that is not the line as it stands, and has other columns.
        """

        def here(fault: Fault) -> Fault:
            column = None if shifted else fault.column
            return fault._replace(keys=within + fault.keys, line=self.number, column=column)

        try:
            yield
        except NoJson as error:
            raise NoJson(name, here(error.fault)) from error
        except FaultyData as error:
            raise FaultyData(name, [here(fault) for fault in error.details]) from error


class LineFile:
    """A data file in JSON Lines, looked through once: where the line of each ecosystem begins.

    Args:
        path: where it is.
        name: what faults call it.
        first: number and end of its first line.

    Attributes:
        places: number and offset of the line of each ecosystem, by id.

    Raises:
        UnreadableFile: it cannot be read, or a line is too long.
        NoJson: a line whose id does not stand in front is none.
        FaultyData: a line has no id, or two have the same.
    """

    def __init__(self, path: Path, name: str, first: tuple[int, int]) -> None:
        self.path = path
        self._first = first
        self.name = name
        self.places: dict[str, tuple[int, int]] = {}
        self._state = _state(path)
        twice = []
        for line in lines_of(path, name, first):
            id_ = line.id(name)
            if id_ in self.places:
                twice.append(line.second(id_))
            self.places[id_] = line.number, line.at
        if twice:
            raise FaultyData(name, twice[:MOST_FAULTS])

    def line(self, id_: str) -> Line:
        """The line of an ecosystem.

        Raises:
            KeyError: there is none.
            UnreadableFile: the file is no longer as it was when it was looked through.
        """
        number, at = self.places[id_]
        if _state(self.path) != self._state:
            raise UnreadableFile(f"{self.path} has changed while it was read", "try again")
        with opened(self.path) as file:
            file.seek(at)
            return Line(number, at, file.readline(MAX_BYTES + 1))

    def names(self) -> dict[str, Names]:
        """What its ecosystems are called, by id.

        Raises:
            FaultyData: a name means two of them.
        """
        lines = lines_of(self.path, self.name, self._first)
        names = {line.id(self.name): line.names(self.name) for line in lines}
        if clashes := list(islice(clashing_names(names), MOST_FAULTS)):
            placed = [one._replace(line=self.places[str(one.keys[1])][0]) for one in clashes]
            raise FaultyData(self.name, placed)
        return names


def lines_of(path: Path, name: str, after: tuple[int, int] = (0, 0)) -> Iterator[Line]:
    """The lines of a file one by one, blank ones left out.

    Args:
        path: where it is.
        name: what faults call it.
        after: number and end of the line to go on behind.

    Raises:
        UnreadableFile: it cannot be read, has more than 250,000 lines, or one of over 32 MiB.
    """
    with opened(path) as file:
        before, at = after
        file.seek(at)
        for number in count(before + 1):
            raw = file.readline(MAX_BYTES + 1)
            if not raw:
                return
            if number > MAX_LINES:
                raise UnreadableFile(f"{name}: holds more than {MAX_LINES:,} lines", "split it")
            if len(raw) > MAX_BYTES:
                most = f"{MAX_BYTES >> 20} MiB, the most ftcli reads of a line"
                raise UnreadableFile(f"{name}: line {number} is larger than {most}", "split it")
            at += len(raw)
            if not raw.isspace():
                yield Line(number, at - len(raw), raw)


def first_line(path: Path, name: str) -> Line:
    """The line that holds the sources, empty in an empty file. Raises like `lines_of`."""
    return next(lines_of(path, name), Line(1, 0, b""))


def _state(path: Path) -> tuple[int, int, int]:
    """What changes when a file does.

    Raises:
        UnreadableFile: it cannot be read, or is a pipe, in which no line is found again.
    """
    with opened(path) as file:
        state = os.fstat(file.fileno())
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableFile(f"{path} is no file that can be read twice", "save it as one")
    return state.st_size, state.st_mtime_ns, state.st_ino


def _decoded(text: bytes) -> str:
    """What a text of JSON says. Raises ValueError where it is none."""
    return str(json.loads(text)) if b"\\" in text else text[1:-1].decode()


def _texts(values: object) -> tuple[str, ...] | None:
    """The texts of a list; None where there is no list."""
    if not isinstance(values, list):
        return None
    return tuple(value for value in values if isinstance(value, str))
