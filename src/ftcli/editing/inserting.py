"""Changing the text of a JSON document in one place, in its own layout.

All that stands there stays as it is, to the character: order of keys, spaces, ends of lines. What
is new is laid out as what stands before it, so that a version control shows it as one change.
"""

import json
import re

from ftcli.store.faults import Keys
from ftcli.store.positions import Member, member, members, space

_INDENT = re.compile(r"^[ \t]+(?=[^ \t\r\n])", re.MULTILINE)


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
    old = member(text, path)
    return text[: old.value] + _like(text, old, value) + text[old.end :]


def _with(text: str, path: Keys, name: str, value: object) -> str:
    """The text with a member behind the others of an object or a list."""
    group = member(text, path)
    held = list(members(text, group.value))
    if held:
        last = held[-1]
        before = held[-2].end if len(held) > 1 else group.value + 1
        lead = text[before : last.start].rpartition(",")[2]
        if len(held) == 1 and not lead and _is_spaced(text):
            lead = " "
        return f"{text[: last.end]},{lead}{name}{_like(text, last, value)}{text[last.end :]}"
    opening, closing = text[: group.value + 1], text[group.end - 1 :]
    if "\n" not in text:
        return opening + name + _line(text, value) + closing
    newline = ("\r\n" if "\r\n" in text else "\n") + _indentation(text, group.value)
    return opening + newline + _unit(text) + name + _line(text, value) + newline + closing


def _like(text: str, neighbour: Member, value: object) -> str:
    """A value laid out as its neighbour: on one line, or on several, indented as those are."""
    begin = neighbour.value
    inner = text[begin + 1 : space(text, begin + 1)] if text[begin] in "{[" else ""
    if not isinstance(value, dict | list) or "\n" not in inner:
        return _line(text, value)
    base = _indentation(text, begin)
    unit = inner.rpartition("\n")[2].removeprefix(base) or _unit(text)
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
