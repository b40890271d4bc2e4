"""Finding, reading, joining and checking data files.

A file is read to a stated size only, so that no input takes the machine down. All its faults are
told at once, each with its place; a file that is no JSON has one.
"""

import gc
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ftcli.datafile import MAX_BYTES, UnreadableFile, content, shipped
from ftcli.dates import Period
from ftcli.errors import FtcliError, shortened
from ftcli.model import Dataset, Ecosystem
from ftcli.names import clashing_names
from ftcli.wording.reading import Unreadable

MAX_VALUES = 2_500_000
MAX_FAULTS = 50

_BOMS = {
    b"\xef\xbb\xbf": "a byte order mark (UTF-8 with BOM)",
    b"\xff\xfe": "a byte order mark (UTF-16 or UTF-32)",
    b"\xfe\xff": "a byte order mark (UTF-16)",
    b"\x00\x00\xfe\xff": "a byte order mark (UTF-32)",
}
_JSON_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]')
_SAID = {
    "extra_forbidden": "unknown key",
    "missing": "missing",
    "string_type": "must be a text",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "model_type": "must be an object",
    "dict_type": "must be an object",
    "tuple_type": "must be a list",
}


class FaultyData(FtcliError):
    """A data file breaks the rules of its format.

    Attributes:
        faults: every fault found, with its place; the message tells the first 50.
    """

    def __init__(self, name: str, faults: Sequence[str], hint: str = "") -> None:
        shown = [f"{name}: {fault}" for fault in faults[:MAX_FAULTS]]
        if len(faults) > MAX_FAULTS:
            shown.append(f"{name}: and {len(faults) - MAX_FAULTS} more faults")
        hint = hint or f"'ftcli validate {name}' checks it again once mended"
        super().__init__("\n".join(shown), hint)
        self.faults = tuple(faults)


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
    with _collector_off():
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
    files, size, names = [], 0, [path.name for path in paths]
    for path in paths:
        raw = content(path)
        size += len(raw)
        if size > MAX_BYTES:
            most = f"{MAX_BYTES >> 20} MiB, the most ftcli reads of data files"
            raise UnreadableFile(f"with {path} the files are larger than {most}", "name fewer")
        name = path.name if names.count(path.name) == 1 else str(path)
        files.append((name, parse(raw, name)))
    return files


def joined(files: Sequence[tuple[str, Dataset]]) -> Dataset:
    """One dataset of several, each with its name: the first, and what the others add to it.

    Raises:
        FaultyData: with one of them a source id or a name comes to mean two things.
    """
    base_name, dataset = files[0]
    for index, (name, added) in enumerate(files[1:], 1):
        from ftcli.merging import clashing_sources, merged

        faults = list(clashing_sources(files[:index], added))
        dataset = merged(dataset, added, base_name=base_name, name=name)
        # What the file adds comes last here, so that a clash is told of that.
        order = sorted(dataset.ecosystems, key=added.ecosystems.__contains__)
        faults += clashing_names({id_: dataset[id_] for id_ in order})
        if faults:
            again = "'ftcli validate' with the same files checks it again"
            raise FaultyData(name, faults, f"rename it in {name}; {again}")
    return dataset


def parse(raw: bytes, name: str) -> Dataset:
    """The dataset that the bytes of a file hold; `name` is what faults call the file.

    Raises:
        UnreadableFile: the bytes are no JSON.
        FaultyData: they break the format.
    """
    text = _text(raw, name)
    _refuse_duplicates(text, name)
    try:
        dataset = Dataset.model_validate_json(raw)  # faster than from a text
    except ValidationError as error:
        if error.errors(include_url=False)[0]["type"] == "json_invalid":
            raise UnreadableFile(f"{name}: {_plain(str(error.errors()[0]['msg']))}") from error
        faults = map(_fault, error.errors(include_url=False, include_context=False))
        raise FaultyData(name, list(dict.fromkeys(faults))) from error
    if dangling := list(_dangling(dataset)):
        raise FaultyData(name, dangling)
    return dataset


def check(dataset: Dataset, name: str) -> None:
    """Reads every phrase of a dataset, which loading leaves to first use.

    Raises:
        FaultyData: phrases that give no number, or another than their `value`.
    """
    faults = []
    for ecosystem in dataset.ecosystems.values():
        for statement in (*ecosystem.figures, *ecosystem.targets):
            try:
                ecosystem.quantity(statement)
            except Unreadable as error:
                faults.append(error.message)
    if faults:
        raise FaultyData(name, faults)


@contextmanager
def _collector_off() -> Iterator[None]:
    """Loading makes many objects and no garbage: the collector would only walk over them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _text(content: bytes, name: str) -> str:
    for bom, what in _BOMS.items():
        if content.startswith(bom):
            raise UnreadableFile(f"{name}: begins with {what}", "save it as UTF-8 without BOM")
    if sum(content.count(mark) for mark in (b",", b"{", b"[")) > MAX_VALUES:
        raise UnreadableFile(f"{name}: holds more than {MAX_VALUES:,} values", "split it")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"{name}: line {line}: not UTF-8", "save it as UTF-8") from error


def _refuse_duplicates(text: str, name: str) -> None:
    """One pass for what pydantic passes over in silence: a key that stands twice, NaN."""

    def pairs(items: list[tuple[str, object]]) -> None:
        if len(dict(items)) != len(items):
            raise _Twice

    def constant(word: str) -> NoReturn:
        raise UnreadableFile(f"{name}: {word} is no number of JSON")

    if not text or text.isspace():
        raise UnreadableFile(
            f"{name}: is empty", "a data file holds format, updated, sources and ecosystems"
        )
    try:
        json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except _Twice as error:
        raise FaultyData(name, [_second_key(text)]) from error
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"{name}: line {error.lineno}, column {error.colno}: no JSON ({error.msg})",
            "a missing comma, quote or bracket is the usual cause",
        ) from error
    except RecursionError as error:
        raise UnreadableFile(f"{name}: nested too deep") from error
    except ValueError as error:  # a whole number of thousands of digits
        raise UnreadableFile(f"{name}: a number of too many digits") from error


class _Twice(Exception):
    """A key stands twice in one object."""


def _second_key(text: str) -> str:
    """Where a key stands a second time in one object: line, column and the key."""
    seen: list[set[str] | None] = []
    last: re.Match[str] | None = None
    for piece in _JSON_PIECE.finditer(text):
        mark = piece.group()
        if mark == "{":
            seen.append(set())
        elif mark == "[":
            seen.append(None)
        elif mark in {"}", "]"}:
            seen.pop()
        elif mark == ":" and last is not None and seen and seen[-1] is not None:
            name = json.loads(last.group())
            if name in seen[-1]:
                line = text.count("\n", 0, last.start()) + 1
                column = last.start() - text.rfind("\n", 0, last.start())
                return f"line {line}, column {column}: key {name!r} stands twice in one object"
            seen[-1].add(name)
        last = piece
    return "a key stands twice in one object"


def _fault(detail: ErrorDetails) -> str:
    kind, message = detail["type"], detail["msg"]
    said = _SAID.get(kind) or message.removeprefix("Value error, ")
    found = detail.get("input")
    if kind in {"literal_error", "string_pattern_mismatch"} and isinstance(found, str):
        said = f"{said}, not {found[:60]!r}"
    place = _place(detail["loc"])
    return f"{place}: {said}" if place else said


def _place(location: tuple[int | str, ...]) -> str:
    """A place in words: "saint-etienne, figures[2].stated"."""
    # "number" and "range" behind "value" are the two forms a value has, "[key]" is no place.
    parts = [
        _plain(part)
        for before, part in zip(("", *location), location, strict=False)
        if part != "[key]" and not (before == "value" and part in {"number", "range"})
    ]
    lead = ""
    if parts[:1] == ["ecosystems"] and len(parts) > 1:
        lead, parts = str(parts[1]), parts[2:]
    elif parts[:1] == ["sources"] and len(parts) > 1:
        lead, parts = f"source {parts[1]}", parts[2:]
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return ", ".join(filter(None, (lead, path.removeprefix("."))))


def _plain(part: int | str) -> int | str:
    """A key that a person can see, whatever characters a file put into it."""
    if isinstance(part, int):
        return part
    plain = part if part.isprintable() else part.encode("unicode_escape").decode("ascii")
    return shortened(plain)


def _dangling(dataset: Dataset) -> Iterator[str]:
    """References to sources that are not there, and names that mean two ecosystems."""
    known = dataset.sources.keys()
    for id_, ecosystem in dataset.ecosystems.items():
        for kind in ("figures", "targets", "labels"):
            items = getattr(ecosystem, kind)
            if {item.source for item in items} <= known:
                continue
            for index, item in enumerate(items):
                if item.source not in known:
                    yield f"{id_}, {kind}[{index}].source: no source called {item.source!r}"
        if ecosystem.perimeter is not None:
            for year, population in ecosystem.perimeter.population.items():
                if population.source not in known:
                    place = f"{id_}, perimeter.population.{year}.source"
                    yield f"{place}: no source called {population.source!r}"
        yield from _parts_of_nothing(id_, ecosystem)
    yield from clashing_names(dataset.ecosystems)


def _parts_of_nothing(id_: str, ecosystem: Ecosystem) -> Iterator[str]:
    """Figures that are a part of a metric which no figure of their source and date states."""
    if not any(figure.part_of for figure in ecosystem.figures):
        return
    stated = {(figure.metric, figure.source, str(figure.on)) for figure in ecosystem.figures}
    for index, figure in enumerate(ecosystem.figures):
        if figure.part_of and (figure.part_of, figure.source, str(figure.on)) not in stated:
            place = f"{id_}, figures[{index}].part_of"
            yield f"{place}: no {figure.part_of} of {figure.source} at {figure.on}"
