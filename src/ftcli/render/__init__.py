"""Views to text: one registry, format name to renderer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ftcli.table import Record, Table
from ftcli.views import View

# Formats of tabulate that a page can be pasted in as it is, beside our own names.
TABULATE = (
    "asciidoc", "fancy_grid", "grid", "jira", "latex_booktabs", "latex_longtable", "mediawiki",
    "moinmoin", "orgtbl", "outline", "plain", "presto", "pretty", "psql", "rounded_grid", "rst",
    "simple", "textile", "youtrack",
)  # fmt: skip


class Style(NamedTuple):
    """How to lay text out.

    Attributes:
        lang: words and number style for people, "en" or "fr".
        width: columns of the terminal.
        is_terminal: whether a person looks at it on a terminal.
        has_colour: whether colour and emphasis may be used.
        raw: whether delimited cells are left unguarded against spreadsheets.
        wide: whether machine formats give one row per metric.
        about: the dataset behind the output, for JSON: its date and size, the program's version.
    """

    lang: str = "en"
    width: int = 120
    is_terminal: bool = False
    has_colour: bool = False
    raw: bool = False
    wide: bool = False
    about: Mapping[str, str | int] = MappingProxyType({})


Renderer = Callable[[View, Style], str]
# The same piece by piece, for tables that are too long to hold as one text.
Stream = Callable[[View, Style], Iterator[str]]


def _terminal(view: View, style: Style) -> str:
    from ftcli.render.terminal import terminal_text

    return terminal_text(view.document(), style)


def _delimited(dialect: str) -> Stream:
    def stream(view: View, style: Style) -> Iterator[str]:
        from ftcli.render.delimited import DIALECTS, delimited_pieces

        return delimited_pieces(_table(view, style), DIALECTS[dialect], raw=style.raw)

    return stream


def _json(view: View, style: Style) -> Iterator[str]:
    from ftcli.render.objects import json_pieces

    return json_pieces(_records(view, style), style.about)


def _jsonl(view: View, style: Style) -> Iterator[str]:
    from ftcli.render.objects import jsonl_pieces

    return jsonl_pieces(_records(view, style))


def _whole(stream: Stream) -> Renderer:
    return lambda view, style: "".join(stream(view, style))


def _markup(name: str) -> Renderer:
    def render(view: View, style: Style) -> str:
        from ftcli.render.markup import markup_text

        return markup_text(view.document(), name, style.lang)

    return render


def _bibliography(name: str) -> Renderer:
    def render(view: View, style: Style) -> str:
        from ftcli.render.bibliography import bibliography

        return bibliography(view, name)

    return render


def _table(view: View, style: Style) -> Table:
    return view.wide() if style.wide and view.wide else view.table()


def _records(view: View, style: Style) -> Iterator[Record]:
    from ftcli.render.objects import table_records, tree_record

    if view.tree:
        return iter([tree_record(view.tree())])
    return view.records() if view.records else table_records(_table(view, style))


STREAMS: Mapping[str, Stream] = {
    "csv": _delimited("csv"),
    "csv-fr": _delimited("csv-fr"),
    "tsv": _delimited("tsv"),
    "json": _json,
    "jsonl": _jsonl,
}
BIBLIOGRAPHIES = ("bibtex", "ris", "csl-json")  # for views that have sources
MACHINE: Mapping[str, Renderer] = {
    **{name: _whole(stream) for name, stream in STREAMS.items()},
    **{name: _bibliography(name) for name in BIBLIOGRAPHIES},
}
PEOPLE: Mapping[str, Renderer] = {
    "table": _terminal,
    **{name: _markup(name) for name in ("markdown", "html", "latex", *TABULATE)},
}
RENDERERS: Mapping[str, Renderer] = {**PEOPLE, **MACHINE}


def rendered(name: str, view: View, style: Style) -> Iterable[str]:
    """The text of a view in a format, in pieces."""
    return STREAMS[name](view, style) if name in STREAMS else (RENDERERS[name](view, style),)
