"""Views to text: one registry, format name to renderer."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ftcli.table import Table
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


def _terminal(view: View, style: Style) -> str:
    from ftcli.render.terminal import terminal_text

    return terminal_text(view.document(), style)


def _delimited(dialect: str) -> Renderer:
    def render(view: View, style: Style) -> str:
        from ftcli.render.delimited import DIALECTS, delimited_text

        return delimited_text(_table(view, style), DIALECTS[dialect], raw=style.raw)

    return render


def _json(view: View, style: Style) -> str:
    from ftcli.render.objects import json_text

    return json_text(_table(view, style), style.about)


def _jsonl(view: View, style: Style) -> str:
    from ftcli.render.objects import jsonl_text

    return jsonl_text(_table(view, style))


def _markup(name: str) -> Renderer:
    def render(view: View, style: Style) -> str:
        from ftcli.render.markup import markup_text

        return markup_text(view.document(), name, style.lang)

    return render


def _table(view: View, style: Style) -> Table:
    return view.wide() if style.wide and view.wide else view.table()


MACHINE: Mapping[str, Renderer] = {
    "csv": _delimited("csv"),
    "csv-fr": _delimited("csv-fr"),
    "tsv": _delimited("tsv"),
    "json": _json,
    "jsonl": _jsonl,
}
PEOPLE: Mapping[str, Renderer] = {
    "table": _terminal,
    **{name: _markup(name) for name in ("markdown", "html", "latex", *TABULATE)},
}
RENDERERS: Mapping[str, Renderer] = {**PEOPLE, **MACHINE}
