"""The text of a data file, before any model: UTF-8, JSON, of a bearable size, no key twice.

Everything here is one pass, and is told with its line and column.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NoReturn

from ftcli.store.datafile import UnreadableFile
from ftcli.store.faults import MOST_FAULTS, Fault, FaultyData, NoJson

MAX_VALUES = 2_500_000
MAX_KEYS = 10_000  # of one object; only `sources` and `ecosystems` may have more

_BOMS = {
    b"\xef\xbb\xbf": "a byte order mark (UTF-8 with BOM)",
    b"\xff\xfe": "a byte order mark (UTF-16 or UTF-32)",
    b"\xfe\xff": "a byte order mark (UTF-16)",
    b"\x00\x00\xfe\xff": "a byte order mark (UTF-32)",
}
_AT = re.compile(r" at line (\d+) column (\d+)$")


def checked_text(raw: bytes, name: str) -> str:
    """The text of a file, once it is sure to be JSON in UTF-8, with no key twice in an object.

    Raises:
        NoJson: it is none; the fault says where.
        UnreadableFile: it holds more than ftcli reads of a data file.
        FaultyData: keys stand twice in one object.
    """
    text = _text(raw, name)
    _refuse_duplicates(text, name)
    return text


def refused_text(message: str, name: str) -> NoJson:
    """What pydantic's own parser refuses, and Python's does not: half a character."""
    place = map(int, at.groups()) if (at := _AT.search(message)) else ()
    return _no_json(name, _AT.sub("", message), *place)


def _text(content: bytes, name: str) -> str:
    for bom, what in _BOMS.items():
        if content.startswith(bom):
            raise _no_json(name, f"begins with {what}", hint="save it as UTF-8 without BOM")
    if sum(content.count(mark) for mark in (b",", b"{", b"[")) > MAX_VALUES:
        raise UnreadableFile(f"{name}: holds more than {MAX_VALUES:,} values", "split it")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        before = content[content.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8")) + 1
        raise _no_json(name, "not UTF-8", line, column, "save it as UTF-8") from error


def _refuse_duplicates(text: str, name: str) -> None:
    """One pass for what pydantic passes over in silence: a key that stands twice, NaN."""
    if not text or text.isspace():
        hint = "a data file holds format, updated, sources and ecosystems"
        raise _no_json(name, "is empty", hint=hint)
    try:
        is_twice = _has_second_keys(text)
    except json.JSONDecodeError as error:
        hint = "a missing comma, quote or bracket is the usual cause"
        said = f"no JSON ({error.msg})"
        raise _no_json(name, said, error.lineno, error.colno, hint) from error
    except RecursionError as error:
        from ftcli.store.positions import spot, too_deep

        raise _no_json(name, "nested too deep", *spot(text, too_deep(text))) from error
    except _NoNumber as error:
        from ftcli.store.positions import outside_strings, spot

        at = spot(text, outside_strings(text, "NaN|-?Infinity"))
        raise _no_json(name, f"{error} is no number of JSON", *at) from error
    except ValueError as error:  # a whole number of thousands of digits
        from ftcli.store.positions import outside_strings, spot

        at = spot(text, outside_strings(text, "[0-9]{1000,}"))
        raise _no_json(name, "a number of too many digits", *at) from error
    except _TooManyKeys as error:
        most = f"an object of more than {MAX_KEYS:,} keys"
        hint = "only sources and ecosystems may have more"
        raise UnreadableFile(f"{name}: holds {most}", hint) from error
    if is_twice:
        raise FaultyData(name, list(islice(_twice(text), MOST_FAULTS)))


# What takes the place of an object: what may be a record, and what has too many keys for one.
_SMALL, _LARGE = "small", "large"


class _NoNumber(Exception):
    """NaN or infinity stands where JSON has a number."""


class _TooManyKeys(Exception):
    """An object has more keys than any record, and is no map of records either."""


def _has_second_keys(text: str) -> bool:
    """Whether a key stands twice in an object: one pass, which keeps none of them.

    Raises:
        _NoNumber: NaN or infinity stands somewhere.
        _TooManyKeys: another object than the sources and the ecosystems has very many keys.
    """
    outermost: dict[str, object] = {}  # the last object to end
    is_twice, large = False, 0

    def pairs(items: list[tuple[str, object]]) -> str:
        nonlocal outermost, is_twice, large
        size = len(items)
        if size > MAX_KEYS:
            large += 1
            if not all(value is _SMALL or value is _LARGE for _, value in items):
                raise _TooManyKeys
        outermost = dict(items)
        if len(outermost) != size:
            is_twice = True
        return _LARGE if size > MAX_KEYS else _SMALL

    def constant(word: str) -> NoReturn:
        raise _NoNumber(word)

    json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    if large > sum(outermost.get(name) is _LARGE for name in ("sources", "ecosystems")):
        raise _TooManyKeys
    return is_twice


def _twice(text: str) -> Iterator[Fault]:
    """The keys that stand twice in one object, with line and column of the second."""
    from ftcli.store.positions import second_keys, spots_at

    found = list(islice(second_keys(text), MOST_FAULTS))
    places = spots_at(text, (offset for _, offset in found))
    for keys, offset in found:
        said = f"key {keys[-1]!r} stands twice in one object"
        line, column = places[offset]
        yield Fault("key-twice", said, keys, line=line, column=column)


def _no_json(
    name: str, said: str, line: int | None = None, column: int | None = None, hint: str = ""
) -> NoJson:
    return NoJson(name, Fault("no-json", said, suggestion=hint, line=line, column=column))
