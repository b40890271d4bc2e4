"""What `validate` found: faults and things to look at, for people and for machines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ftcli.store.datafile import names_for
from ftcli.store.faults import MAX_FAULTS, Fault, told
from ftcli.table import Block, Cell, Column, Document, Kind, Record, Row, Table
from ftcli.validation.checking import Checked
from ftcli.validation.examination import MOST_FINDINGS
from ftcli.validation.findings import Finding
from ftcli.views import View
from ftcli.views.words import say

FAULT, FINDING = "error", "warning"
# Code to what people read of it, in English and French; the place stands in front.
TEXTS: Mapping[str, tuple[str, str]] = {
    "date-after-publication": (
        "dated {on}, but {source} was published {published}",
        "daté {on}, mais {source} est paru {published}",
    ),
    "horizon-vague": (
        "“{horizon}” gives no date; a deadline would",
        "«\u202f{horizon}\u202f» ne donne pas de date ; une échéance, si",
    ),
    "part-exceeds-whole": (
        "“{stated}” is more than the whole it is part of, “{whole}”",
        "«\u202f{stated}\u202f» dépasse le tout dont il est une part, «\u202f{whole}\u202f»",
    ),
    "recopied": (
        "“{stated}” of {on} is the number of {first_on} again ({first_place})",
        "«\u202f{stated}\u202f» de {on} reprend le nombre de {first_on} ({first_place})",
    ),
    "source-undated": (
        "no date of publication",
        "pas de date de publication",
    ),
    "source-unused": (
        "no figure, target, label or population refers to it",
        "ni chiffre, ni objectif, ni label, ni population n'y renvoie",
    ),
    "other-date-in-words": (
        "“{stated}” is of {date}, `on` says {on}; an aim stands under `targets`",
        "«\u202f{stated}\u202f» est de {date}, `on` dit {on} ; un objectif se place sous `targets`",
    ),
    "count-not-whole": (
        "“{stated}” is no whole number of what comes whole",
        "«\u202f{stated}\u202f» n'est pas un nombre entier de ce qui se compte",
    ),
    "target-undated": (
        "“{stated}” has neither deadline nor horizon",
        "«\u202f{stated}\u202f» n'a ni échéance ni horizon",
    ),
    "value-not-in-words": (
        "“{stated}” says no `{key}`; the file gives {value}",
        "«\u202f{stated}\u202f» ne dit pas de `{key}` ; le fichier donne {value}",
    ),
}
_PROBLEM = (
    *map(Column, ("severity", "code", "file")),
    Column("line", kind=Kind.COUNT),
    Column("column", kind=Kind.COUNT),
    *map(Column, ("path", "place", "message", "found", "expected", "suggestion")),
)
_FILE = (
    Column("file"),
    *(
        Column(key, kind=Kind.COUNT)
        for key in ("ecosystems", "figures", "targets", "sources", "faults", "warnings")
    ),
)


def validation_view(every: Sequence[Checked], lang: str) -> View:
    """What data files hold, and what was found in them."""
    return View(lambda: _document(every, lang), lambda: problems_table(every))


def problems_table(every: Sequence[Checked]) -> Table:
    """One row per fault, then per thing to look at, file by file; in English."""
    rows = [row for one in every for row in (*_fault_rows(one), *_finding_rows(one))]
    return Table(_PROBLEM, tuple(rows))


def validation_record(every: Sequence[Checked]) -> Record:
    """The files, their faults, and what there is to look at, as one object of JSON."""
    columns = _PROBLEM[1:]
    return {
        "files": Table(_FILE, tuple(_counts(one) for one in every)),
        "faults": Table(columns, tuple(row[1:] for one in every for row in _fault_rows(one))),
        "warnings": Table(columns, tuple(row[1:] for one in every for row in _finding_rows(one))),
    }


def _counts(one: Checked) -> Row:
    held: tuple[Cell, ...] = one.size or (None,) * 4
    return (one.name, *held, len(one.faults), len(one.findings))


def _fault_rows(one: Checked) -> Iterator[Row]:
    for fault in one.faults:
        yield (FAULT, fault.code, *_where(fault), fault.place, fault.said, *_right(fault))


def _right(fault: Fault) -> Row:
    return fault.found or None, fault.expected or None, fault.suggestion or None


def _finding_rows(one: Checked) -> Iterator[Row]:
    for finding in one.findings:
        said = finding_text(finding, "en")
        found = finding.values.get("horizon") or finding.values.get("stated")
        shown = told(found) if found else None
        yield (FINDING, finding.code, *_where(finding), finding.place, said, shown, None, None)


def _where(one: Fault | Finding) -> Row:
    return one.file, one.line, one.column, one.path


def finding_text(finding: Finding, lang: str) -> str:
    """What a finding is, in words, its place left out."""
    return TEXTS[finding.code][lang == "fr"].format_map(finding.values)


def _document(every: Sequence[Checked], lang: str) -> Document:
    """A line for each file, then what to look at: at most 50 of all files."""
    lines = tuple((_summary(one, lang),) for one in every)
    heading = Block((Table((Column("text", kind=Kind.PROSE),), lines),))
    found = [finding for one in every for finding in one.findings]
    if not found:
        return Document((heading,))
    files = list(dict.fromkeys(file for one in every for file in one.files))
    names = dict(zip(files, names_for([*map(Path, files)]), strict=True))
    return Document((heading, _findings_block(found, names, lang)))


def _summary(one: Checked, lang: str) -> str:
    _, cities, figures, targets, *_ = _counts(one)
    text = say("valid", lang, name=one.name, n=figures, targets=targets, cities=cities)
    if not one.findings:
        return text
    return text + say("to_look_at", lang, n=_number(one.findings, lang))


def _number(found: Sequence[Finding], lang: str) -> str:
    """How many there are: at least so many where one code has as many as are told."""
    (_, most), *_ = Counter((one.file, one.code) for one in found).most_common(1)
    return say("at_least", lang, n=len(found)) if most >= MOST_FINDINGS else str(len(found))


def _findings_block(found: Sequence[Finding], names: Mapping[str, str], lang: str) -> Block:
    """What there is to look at, at most 50; `names` are those of the files for people."""
    columns = (
        Column("where", say("place", lang), Kind.LABEL),
        Column("code", say("code", lang), Kind.CODE),
        Column("text", say("what", lang), Kind.PROSE),
    )
    shown = found[:MAX_FAULTS]
    spots = [f"{names[one.file]}:{one.line}:{one.column}" for one in shown]
    texts = [f"{one.place}: {finding_text(one, lang)}" for one in shown]
    codes = [one.code for one in shown]
    if len(found) > MAX_FAULTS:
        more = say("more_to_look_at", lang, n=len(found) - MAX_FAULTS)
        spots, codes, texts = [*spots, ""], [*codes, ""], [*texts, more]
    title = say("warnings_found", lang)
    rows = tuple(zip(spots, codes, texts, strict=True))
    slim = tuple((": ".join(filter(None, row)),) for row in rows)
    return Block(
        (Table(columns, rows, title), Table((columns[2]._replace(label=""),), slim, title))
    )
