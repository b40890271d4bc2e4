"""Sources for reference managers: BibTeX (for biblatex and biber), RIS, CSL-JSON.

A publisher stands where the kind of source puts it; an author stands as the data file has it, since
"Gass, Mom" may be one person or two; a date that is an interval stays one.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ftcli.dates import Period
from ftcli.errors import UsageError
from ftcli.model import Source
from ftcli.views import View

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_LINE_END = re.compile(r"[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    # BibTeX counts braces whatever stands before them: "\{" alone would end no entry.
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "\u00a0": "~", "\u202f": r"\,",
}  # fmt: skip
_IN_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
LANGUAGES = {"fr": "french", "en": "english"}  # what babel calls them


class Types(NamedTuple):
    """What a kind of source is in each format.

    Attributes:
        bibtex: its type of entry.
        ris: its reference type.
        csl: its item type.
        publisher: the field of BibTeX that its publisher stands in.
        is_periodical: whether the publisher is the paper or the blog that it appeared in.
    """

    bibtex: str
    ris: str
    csl: str
    publisher: str
    is_periodical: bool = False


KINDS: Mapping[str, Types] = {
    "press": Types("article", "NEWS", "article-newspaper", "journaltitle", is_periodical=True),
    "blog": Types("online", "BLOG", "post-weblog", "organization", is_periodical=True),
    "institution": Types("online", "ELEC", "webpage", "organization"),
    "official-statistics": Types("report", "RPRT", "report", "institution"),
    "register": Types("dataset", "DATA", "dataset", "publisher"),
}
# An institution's paper that is nowhere on the web.
OFFLINE = Types("misc", "GEN", "document", "organization")


def bibliography(view: View, name: str) -> str:
    """The sources of a view in a format of `FORMATS`; "" or "[]" where it rests on none.

    Raises:
        UsageError: the command of the view lists no sources.
    """
    if view.sources is None:
        raise UsageError(
            f"{name} is a format of sources, and this command lists none",
            f"'ftcli sources -f {name}' gives them all; explain and cite those of one number",
        )
    return FORMATS[name](view.sources())


def bibtex_text(sources: Mapping[str, Source]) -> str:
    """Sources as entries of biblatex, in UTF-8; the keys are the ids of the sources."""
    return "\n".join(_bibtex(name, source) for name, source in sources.items())


def ris_text(sources: Mapping[str, Source]) -> str:
    """Sources as RIS records, whose lines end in CRLF."""
    records = ("".join(f"{line}\r\n" for line in _ris(*item)) for item in sources.items())
    return "\r\n".join(records)


def csl_text(sources: Mapping[str, Source]) -> str:
    """Sources as a list of CSL-JSON items, one a line."""
    items = ",\n ".join(_ENCODER.encode(_csl(*item)) for item in sources.items())
    return f"[\n {items}\n]\n" if items else "[]\n"


FORMATS: Mapping[str, Callable[[Mapping[str, Source]], str]] = {
    "bibtex": bibtex_text,
    "ris": ris_text,
    "csl-json": csl_text,
}


def _types(source: Source) -> Types:
    types = KINDS[source.kind]
    return OFFLINE if types.bibtex == "online" and source.url is None else types


def _bibtex(name: str, source: Source) -> str:
    types = _types(source)
    fields = {
        "title": f"{{{_tex(source.title)}}}",  # a second pair of braces keeps its capitals
        "author": f"{{{_tex(source.author)}}}" if source.author else None,  # ... and its commas
        types.publisher: _tex(source.publisher),
        "date": str(source.published).replace("..", "") if source.published else None,
        "url": source.url.translate(_IN_URL) if source.url else None,
        "langid": LANGUAGES.get(source.language),
        "note": _tex(source.licence) if source.licence else None,
    }
    lines = (f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{types.bibtex}{{{name},\n{''.join(lines)}}}\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in _one_line(text))


def _ris(name: str, source: Source) -> Iterator[str]:
    types = _types(source)
    # A comma parts the last name from the first, which nobody has said that it does here.
    is_plain = source.author is not None and "," not in source.author
    fields = (
        ("TY", types.ris),
        ("ID", name),
        ("TI", source.title),
        ("AU", source.author if is_plain else None),
        ("T2" if types.is_periodical else "PB", source.publisher),
        *_ris_dates(source.published),
        ("LA", source.language),
        ("UR", source.url),
        ("N1", source.author and not is_plain and f"Author: {source.author}"),
        ("N1", source.licence),
    )
    for tag, value in fields:
        if value:
            yield f"{tag}  - {_one_line(value)}"
    yield "ER  - "


def _ris_dates(published: Period | None) -> Iterator[tuple[str, str]]:
    """The year, where there is one, and the date; an interval stands in the date's last part."""
    if published is None:
        return
    start, _, end = published.edtf.partition("/")
    year = start[:4]
    if not end or end.startswith(year):
        yield "PY", year
    if end:
        span = f"{start} or later" if published.open_end else f"{start} to {end}"
        yield "DA", f"{year}///{span}"
    else:
        yield "DA", "/".join([*start.split("-"), "", ""][:3]) + "/"


def _csl(name: str, source: Source) -> dict[str, object]:
    types = _types(source)
    fields: dict[str, object | None] = {
        "id": name,
        "type": types.csl,
        "title": source.title,
        "author": [{"literal": source.author}] if source.author else None,
        "container-title" if types.is_periodical else "publisher": source.publisher,
        "issued": _csl_date(source.published),
        "URL": source.url,
        "language": source.language,
        "note": source.licence,
    }
    return {field: value for field, value in fields.items() if value is not None}


def _csl_date(published: Period | None) -> dict[str, object] | None:
    """A date in parts, an interval as its first and last; what goes on from a date in words."""
    if published is None:
        return None
    if published.open_end:
        return {"literal": published.edtf}
    ends = published.edtf.split("/")
    return {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}


def _one_line(text: str) -> str:
    return _LINE_END.sub(" ", text)
