"""Changing the text of a JSON document in one place, in its own layout.

All that stands there stays as it is, to the character: order of keys, spaces, ends of lines. What
is new is laid out as what stands before it, so that a version control shows it as one change.
"""

import json
import re
from typing import NamedTuple

from ftcli.faults import Keys

_SPACE = re.compile(r"[ \t\r\n]*")
_INDENT = re.compile(r"^[ \t]+(?=[^ \t\r\n])", re.MULTILINE)
_value = json.JSONDecoder().raw_decode


class _Member(NamedTuple):
    """A key with its value, or an item.

    Attributes:
        key: the key, or the index of the item.
        lead: the white space before it.
        start: the offset of the value.
        end: the offset behind the value.
    """

    key: str | int
    lead: str
    start: int
    end: int


class _Group(NamedTuple):
    """An object or a list in a text.

    Attributes:
        start: the offset of its opening bracket.
        members: what it holds.
        end: the offset of its closing bracket.
    """

    start: int
    members: list[_Member]
    end: int


def with_member(text: str, path: Keys, key: str, value: object) -> str:
    r"""The text with a key behind the others of an object.

    Args:
        text: a document in JSON, without fault.
        path: keys and indexes from its root to the object.
        key: the key, which the object has not yet.
        value: what it is to hold.

    >>> with_member('{"a": {\n "b": 1\n}}', ("a",), "c", [2])
    '{"a": {\n "b": 1,\n "c": [2]\n}}'
    """
    colon = ": " if _is_spaced(text) else ":"
    return _with(text, path, json.dumps(key, ensure_ascii=False) + colon, value)


def with_item(text: str, path: Keys, value: object) -> str:
    r"""The text with an item behind the others of a list.

    Args:
        text: a document in JSON, without fault.
        path: keys and indexes from its root to the list.
        value: the item.

    >>> with_item('{"a": [\n  {"b": 1}\n]}', ("a",), {"b": 2})
    '{"a": [\n  {"b": 1},\n  {"b": 2}\n]}'
    """
    return _with(text, path, "", value)


def with_value(text: str, path: Keys, value: object) -> str:
    """The text with another value in a place.

    Args:
        text: a document in JSON, without fault.
        path: keys and indexes from its root to what is replaced.
        value: what stands there instead.

    >>> with_value('{"a":[1,2]}', ("a", 1), {"b": 3})
    '{"a":[1,{"b":3}]}'
    """
    *above, key = path
    old = next(one for one in _group(text, tuple(above)).members if one.key == key)
    return text[: old.start] + _like(text, old, value) + text[old.end :]


def _with(text: str, path: Keys, name: str, value: object) -> str:
    """The text with a member behind the others of an object or a list."""
    group = _group(text, path)
    if group.members:
        last = group.members[-1]
        lead = last.lead
        if len(group.members) == 1 and not lead and _is_spaced(text):
            lead = " "
        return f"{text[: last.end]},{lead}{name}{_like(text, last, value)}{text[last.end :]}"
    before, after = text[: group.start + 1], text[group.end :]
    if "\n" not in text:
        return before + name + _line(text, value) + after
    newline = ("\r\n" if "\r\n" in text else "\n") + _indentation(text, group.start)
    return before + newline + _unit(text) + name + _line(text, value) + newline + after


def _group(text: str, path: Keys) -> _Group:
    """The object or the list at the end of a path."""
    group = _members(text, _space(text, 0))
    for key in path:
        start = next(one.start for one in group.members if one.key == key)
        group = _members(text, start)
    return group


def _members(text: str, start: int) -> _Group:
    """What stands in the object or the list that begins at an offset."""
    found: list[_Member] = []
    at, is_object = start + 1, text[start] == "{"
    while True:
        begin = _space(text, at)
        if text[begin] in "}]":
            return _Group(start, found, begin)
        lead, key, value = text[at:begin], len(found), begin
        if is_object:
            key, end = _value(text, begin)
            value = _space(text, _space(text, end) + 1)  # over the colon
        end = _value(text, value)[1]
        found.append(_Member(key, lead, value, end))
        at = _space(text, end)
        if text[at] == ",":
            at += 1


def _space(text: str, at: int) -> int:
    """The offset of what follows the white space at an offset."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _like(text: str, neighbour: _Member, value: object) -> str:
    """A value laid out as its neighbour: on one line, or on several, indented as those are."""
    old = text[neighbour.start : neighbour.end]
    inner = _SPACE.match(old, 1)
    if (
        not isinstance(value, dict | list)
        or old[0] not in "{["
        or not inner
        or "\n" not in inner[0]
    ):
        return _line(text, value)
    base = _indentation(text, neighbour.start)
    unit = inner[0].rpartition("\n")[2].removeprefix(base) or _unit(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    return json.dumps(value, ensure_ascii=False, indent=unit).replace("\n", newline + base)


def _line(text: str, value: object) -> str:
    separators = (", ", ": ") if _is_spaced(text) else (",", ":")
    return json.dumps(value, ensure_ascii=False, separators=separators)


def _is_spaced(text: str) -> bool:
    """Whether a space follows a colon, as people write it."""
    return '": ' in text or '":' not in text


def _indentation(text: str, at: int) -> str:
    """The white space that the line of an offset begins with."""
    begin = text.rfind("\n", 0, at) + 1
    match = re.compile(r"[ \t]*").match(text, begin)
    return match[0] if match else ""


def _unit(text: str) -> str:
    """The white space that one level of a document is indented by."""
    return min(_INDENT.findall(text), key=len, default=" ")
