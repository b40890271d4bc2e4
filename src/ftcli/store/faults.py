"""Faults of data files: what is wrong, where, what stands there, and what would be right."""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from ftcli.errors import FtcliError, on_one_line, shortened
from ftcli.store.datafile import UnreadableFile

MAX_FAULTS = 50  # that a message tells
MOST_FAULTS = 10_000  # that are looked for in one file

# Where something stands in a document: keys of objects and indexes of lists, from its root.
Keys: TypeAlias = tuple[str | int, ...]

FAULT_CODES = (
    "bad-date",
    "bad-key",
    "bad-number",
    "hidden-character",
    "key-twice",
    "missing-key",
    "name-clash",
    "no-json",
    "not-allowed",
    "part-of-nothing",
    "source-clash",
    "unknown-key",
    "unknown-metric",
    "unknown-source",
    "unreadable-file",
    "unreadable-words",
    "wrong-type",
)

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NAMED = re.compile(r"'([^']*)'")
_MOST_KNOWN = 2000  # looking for the nearest of more takes too long
# What pydantic finds: our code, our words, what is right instead.
_KINDS = {
    "extra_forbidden": ("unknown-key", "unknown key", ""),
    "missing": ("missing-key", "missing", ""),
    "string_type": ("wrong-type", "must be a text", "a text"),
    "bool_type": ("wrong-type", "must be true or false", "true or false"),
    "int_type": ("wrong-type", "must be a whole number", "a whole number"),
    "model_type": ("wrong-type", "must be an object", "an object"),
    "dict_type": ("wrong-type", "must be an object", "an object"),
    "tuple_type": ("wrong-type", "must be a list", "a list"),
}
# What our own checks of a field say, by how it begins or by the field.
_OWN = (
    ("holds U+", "hidden-character", "characters that can be seen"),
    ("no metric called", "unknown-metric", "a metric of 'ftcli metrics'"),
)
_DATES = frozenset({"on", "published", "updated", "deadline"})
_DATE = "a date in EDTF: 2014, 2014-10, 2014-10-08, 2014-07/2014-09"


class Fault(NamedTuple):
    """One fault of a data file.

    Attributes:
        code: one of `FAULT_CODES`.
        said: what is wrong, in words.
        keys: where it stands: keys and indexes from the root of the document.
        found: what stands there, as JSON, shortened; "" where nothing does.
        expected: what may stand there; "" where `said` tells.
        suggestion: the next step, or what was probably meant; "" where there is none.
        file: what the file is called; "" where that is told elsewhere.
        line: its line in the file, from 1; None where it was not looked for.
        column: its column in that line, from 1, in characters; None like `line`.
    """

    code: str
    said: str
    keys: Keys = ()
    found: str = ""
    expected: str = ""
    suggestion: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """Where it stands, in words: "saint-etienne, figures[2].stated"."""
        return place(self.keys)

    @property
    def path(self) -> str:
        """Where it stands, as JSON path: "$.ecosystems['saint-etienne'].figures[2].stated"."""
        return json_path(self.keys)

    @property
    def message(self) -> str:
        """Its place, what is wrong and what was probably meant, on one line."""
        # What to do about words is the same for all of them: told once for each, it hides them.
        meant = "" if self.code in {"unreadable-words", "no-json"} else self.suggestion
        text = ": ".join(filter(None, (self.place, self.said)))
        return f"{text}; {meant}" if meant else text

    @property
    def located(self) -> str:
        """The same as editors and compilers tell it: "mine.json:12:9: saint-etienne, …"."""
        at = (self.file, self.line, self.column)
        spot = ":".join(on_one_line(part) for part in at if part)
        return f"{spot}: {self.message}" if spot else self.message

    def __str__(self) -> str:
        if self.column:  # where it is known to the character, words for it are too many
            return f"line {self.line}, column {self.column}: {self.said}"
        return f"line {self.line}: {self.message}" if self.line else self.message


class FaultyData(FtcliError):
    """A data file breaks the rules of its format.

    Attributes:
        name: what the file is called.
        details: every fault found.
        faults: the same as texts, with their places; the message tells the first 50.
    """

    def __init__(self, name: str, faults: Sequence[Fault], hint: str = "") -> None:
        hint = hint or f"'ftcli validate {name}' checks it again once mended"
        self.name = name
        self.details = tuple(faults)
        self.faults = tuple(map(str, self.details))
        super().__init__(
            "\n".join(at_most([f"{name}: {text}" for text in self.faults], name)), hint
        )


class NoJson(UnreadableFile):
    """The bytes of a data file are no JSON.

    Attributes:
        fault: where they are not.
    """

    def __init__(self, name: str, fault: Fault) -> None:
        super().__init__(f"{name}: {fault}", fault.suggestion)
        self.fault = fault


def at_most(lines: Sequence[str], name: str = "") -> list[str]:
    """The first 50 lines, then how many more there are."""
    more = len(lines) - MAX_FAULTS
    lead = f"{name}: " if name else ""
    least = "at least " if len(lines) >= MOST_FAULTS else ""
    last = [f"{lead}and {least}{more} more faults"] if more > 0 else []
    return [*lines[:MAX_FAULTS], *last]


def fault_of(detail: Any, keys: Keys, known: Collection[str] = ()) -> Fault:
    """What pydantic found, as a fault.

    Args:
        detail: one of `ValidationError.errors()`.
        keys: where the record stands that it was found in.
        known: the keys that the record may have, for a misspelt one.
    """
    kind, found = detail["type"], detail.get("input")
    # "number" and "range" behind "value" are the two forms a value has.
    own = detail["loc"]
    steps = tuple(
        part
        for before, part in zip(("", *own), own, strict=False)
        if not (before == "value" and part in {"number", "range"})
    )
    fault = Fault("not-allowed", detail["msg"], keys + steps, told(found))
    if kind in _KINDS:
        code, said, expected = _KINDS[kind]
        fault = fault._replace(code=code, said=said, expected=expected)
        if kind == "missing":
            return fault._replace(found="", expected=f"the key {_plain(steps[-1])!r}")
        if kind == "extra_forbidden":
            expected = f"one of {', '.join(known)}" if known else ""
            return fault._replace(expected=expected, suggestion=near(str(steps[-1]), known))
        return fault
    if kind == "value_error":
        return _own_fault(fault, detail["msg"].removeprefix("Value error, "))
    if kind in {"literal_error", "string_pattern_mismatch"} and isinstance(found, str):
        said = f"{detail['msg']}, not {found[:60]!r}"
        expected, suggestion = _allowed(detail.get("ctx", {}), found)
        return fault._replace(said=said, expected=expected, suggestion=suggestion)
    return fault


def _allowed(context: Any, found: str) -> tuple[str, str]:
    """What may stand where something else does, a pattern or one of some; the nearest of those."""
    if "pattern" in context:
        return f"a text like {context['pattern']}", ""
    allowed = str(context.get("expected", ""))
    one_of = _NAMED.findall(allowed)
    return allowed, near(found, one_of) if len(one_of) > 1 else ""


def _own_fault(fault: Fault, message: str) -> Fault:
    """What a check of our own found: what is wrong, and behind a semicolon the next step."""
    said, _, suggestion = message.partition("; ")
    for begin, code, expected in _OWN:
        if said.startswith(begin):
            return fault._replace(code=code, said=said, expected=expected, suggestion=suggestion)
    if fault.keys and fault.keys[-1] in _DATES:
        code, expected = "bad-date", _DATE
    else:
        code, expected = "bad-number", ""
    return fault._replace(code=code, said=said, expected=expected, suggestion=suggestion)


def told(value: object) -> str:
    """What stands somewhere, as JSON on one line, shortened.

    >>> told("a" * 100)[-4:], told({"a": 1}), told(2014)
    ('aaa…', 'an object', '2014')
    """
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, str):
        seen = value[:61]
        return shortened(json.dumps(seen, ensure_ascii=not seen.isprintable()), 60)
    return shortened(json.dumps(value), 60)


def near(name: str, known: Iterable[str]) -> str:
    """Which of the known names was probably meant, as a question; "" where none is near.

    >>> near("states", ["metric", "stated", "on"])
    "did you mean 'stated'?"
    """
    from difflib import get_close_matches  # only a misspelt name pays for it

    alike = [one for one in known if abs(len(one) - len(name)) <= 4]
    if len(alike) > _MOST_KNOWN:
        alike = [one for one in alike if one[:1] == name[:1]][:_MOST_KNOWN]
    found = get_close_matches(name[:80], alike, 1)
    return f"did you mean {found[0]!r}?" if found else ""


def place(keys: Keys) -> str:
    """A place in words.

    >>> place(("ecosystems", "saint-etienne", "figures", 2, "stated"))
    'saint-etienne, figures[2].stated'
    """
    parts = [_plain(part) for part in keys]
    lead = ""
    if parts[:1] == ["ecosystems"] and len(parts) > 1:
        lead, parts = str(parts[1]), parts[2:]
    elif parts[:1] == ["sources"] and len(parts) > 1:
        lead, parts = f"source {parts[1]}", parts[2:]
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return ", ".join(filter(None, (lead, path.removeprefix("."))))


def json_path(keys: Keys) -> str:
    r"""A place as a JSON path (RFC 9535).

    >>> json_path(("ecosystems", "l'aigle", "figures", 2))
    "$.ecosystems['l\\'aigle'].figures[2]"
    """
    return "$" + "".join(map(_step, keys))


def _step(part: str | int) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    if _IDENTIFIER.fullmatch(part):
        return f".{shortened(part)}"
    written = json.dumps(shortened(part), ensure_ascii=not part.isprintable())[1:-1]
    escaped = written.replace('\\"', '"').replace("'", "\\'")
    return f"['{escaped}']"


def _plain(part: int | str) -> int | str:
    """A key that a person can see, whatever characters a file put into it."""
    if isinstance(part, int):
        return part
    plain = part if part.isprintable() else part.encode("unicode_escape").decode("ascii")
    return shortened(plain)
