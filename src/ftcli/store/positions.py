"""Where things stand in the text of a JSON document: lines and columns.

Nothing here is needed while a file has no fault; where it has, one pass finds the places of all.
What is on no way to a fault is passed over by Python's own scanner, which is written in C.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ftcli.store.faults import Keys

MAX_DEPTH = 100  # no data file is nested deeper than a handful
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_PIECE = re.compile(rf"{_STRING}|[{{}}\[\]:,]", re.DOTALL)
_BRACKET = re.compile(rf"{_STRING}|[{{}}\[\]]", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*+")
_skip = json.JSONDecoder().raw_decode


class Spot(NamedTuple):
    """Where something begins.

    Attributes:
        line: from 1.
        column: from 1, in characters.
    """

    line: int
    column: int


class Member(NamedTuple):
    """A member of an object, or an item of a list, in characters from the start of the text.

    Attributes:
        key: its key, or the index of the item.
        start: where its key begins; of an item, where that begins.
        value: where its value begins.
        end: the offset behind its value.
    """

    key: str | int
    start: int
    value: int
    end: int


def spots(text: str, wanted: Iterable[tuple[Keys, bool]]) -> dict[tuple[Keys, bool], Spot]:
    r"""Where values, or their keys, stand in a document.

    What is not there has the place of the nearest that holds it: a missing key that of its object.

    Args:
        text: a document in JSON, without fault as such.
        wanted: keys and indexes from its root, each with whether the key itself is meant.

    >>> list(spots('{"a": [1,\n 22]}', [(("a", 1), False), (("b",), False)]).values())
    [Spot(line=2, column=2), Spot(line=1, column=1)]
    """
    asked = list(wanted)
    tree: dict[str | int, Any] = {}
    for keys, _ in asked:
        branch = tree
        for key in keys:
            branch = branch.setdefault(key, {})
    found = _found(text, tree)
    offsets = {}
    for keys, is_key in asked:
        there = next(keys[:end] for end in range(len(keys), -1, -1) if keys[:end] in found)
        whole = is_key and there == keys
        offsets[keys, is_key] = found[there].start if whole else found[there].value
    places = spots_at(text, offsets.values())
    return {item: places[offset] for item, offset in offsets.items()}


def spots_at(text: str, offsets: Iterable[int]) -> dict[int, Spot]:
    """Line and column of offsets in a text, in one pass."""
    found: dict[int, Spot] = {}
    line, begin, before = 1, 0, 0
    for offset in sorted(set(offsets)):
        line += text.count("\n", before, offset)
        last = text.rfind("\n", before, offset)
        begin = last + 1 if last >= 0 else begin
        found[offset] = Spot(line, offset - begin + 1)
        before = offset
    return found


def spot(text: str, offset: int) -> Spot:
    r"""Line and column of one offset in a text.

    >>> spot("ab\ncd", 4)
    Spot(line=2, column=2)
    """
    return spots_at(text, (offset,))[offset]


def member(text: str, path: Keys) -> Member:
    """Where a value stands in a document, which has one there.

    Args:
        text: a document in JSON, without fault as such.
        path: keys and indexes from its root to the value.

    >>> member('{"a": [1, 22]}', ("a", 1))
    Member(key=1, start=10, value=10, end=12)
    """
    tree: dict[str | int, Any] = {}
    for key in reversed(path):
        tree = {key: tree}
    return _found(text, tree)[path]


def members(
    text: str, start: int, end_of: Callable[[str | int, int], int] | None = None
) -> Iterator[Member]:
    """What stands in the object or in the list that begins at an offset.

    Args:
        text: a document in JSON, without fault as such.
        start: the offset of the opening bracket.
        end_of: where a value ends, by its key and where it begins; by default it is passed over.
    """
    at, index, is_object = space(text, start + 1), 0, text[start] == "{"
    while text[at] not in "}]":
        key: str | int = index
        value = at
        if is_object:
            key, colon = _skip(text, at)
            value = space(text, space(text, colon) + 1)
        end = end_of(key, value) if end_of else _skip(text, value)[1]
        yield Member(key, at, value, end)
        at, index = space(text, end), index + 1
        if text[at] == ",":
            at = space(text, at + 1)


def space(text: str, at: int) -> int:
    """The offset of what follows the white space at an offset."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _found(text: str, tree: Mapping[str | int, Any]) -> dict[Keys, Member]:
    """Where the root of a document stands, and what of a tree of keys is in it."""
    found: dict[Keys, Member] = {}
    root = space(text, 0)
    found[()] = Member("", root, root, _walk(text, root, tree, (), found))
    return found


def _walk(
    text: str, at: int, tree: Mapping[str | int, Any], keys: Keys, found: dict[Keys, Member]
) -> int:
    """Notes where the members of a value stand that are wanted; returns where it ends."""
    if not tree or text[at] not in "{[":
        return _skip(text, at)[1]

    def end_of(key: str | int, value: int) -> int:
        if key in tree:
            return _walk(text, value, tree[key], (*keys, key), found)
        return _skip(text, value)[1]

    end = at + 1
    for one in members(text, at, end_of):
        if one.key in tree:
            found[*keys, one.key] = one
        end = one.end
    return space(text, end) + 1


def second_keys(text: str) -> Iterator[tuple[Keys, int]]:
    """The keys that stand a second time in one object, each with its offset in the text."""
    seen: list[set[str] | None] = []  # of the open objects; None for a list
    path: list[str | int] = []
    last: re.Match[str] | None = None
    for piece in _PIECE.finditer(text):
        mark = piece[0]
        if mark == "{":
            seen.append(set())
            path.append("")
        elif mark == "[":
            seen.append(None)
            path.append(0)
        elif mark in {"}", "]"}:
            seen.pop()
            path.pop()
        elif mark == "," and isinstance(path[-1], int):
            path[-1] += 1
        elif mark == ":" and last is not None and (held := seen[-1]) is not None:
            path[-1] = name = json.loads(last[0])
            if name in held:
                yield tuple(path), last.start()
            held.add(name)
        last = piece


def too_deep(text: str) -> int:
    """The offset of the bracket that opens one level more than any data file has."""
    depth = 0
    for piece in _BRACKET.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(piece[0], 0)
        if depth > MAX_DEPTH:
            return piece.start()
    return 0


def outside_strings(text: str, pattern: str) -> int:
    """The offset of the first match of a pattern that stands in no string of a JSON text."""
    for piece in re.finditer(rf"{_STRING}|({pattern})", text, re.DOTALL):
        if piece[1] is not None:
            return piece.start()
    return 0
