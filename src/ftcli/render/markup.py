"""Documents as markup to paste: Markdown, HTML, LaTeX and tabulate's other formats."""

import html
import re
from collections.abc import Callable, Mapping

from tabulate import tabulate

from ftcli.render.cells import cell_text
from ftcli.table import Cell, Document, Kind, Link, Table

# tabulate's own names; its "html" would escape our links, so we escape and it lays out.
NAMES = {"markdown": "github", "html": "unsafehtml", "latex": "latex_raw"}
# What would end an address or a cell of Markdown.
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "|": "%7C", "`": "%60", "\\": "%5C"})
RIGHT = frozenset({Kind.COUNT, Kind.NUMBER, Kind.LOW, Kind.HIGH})

_LATEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "≈": r"$\approx$", "≥": r"$\geq$", "≤": r"$\leq$",
    "├": r"$\vdash$", "┤": r"$\dashv$", "│": r"$\vert$", "─": "--", "→": r"$\rightarrow$",
    "←": r"$\leftarrow$",
    "×": r"$\times$", "€": r"\texteuro{}", "\u202f": r"\,", "\u00a0": "~",
}  # fmt: skip


def markup_text(document: Document, name: str, lang: str) -> str:
    """The text of a document in a markup, each block as a table under its title."""
    parts = []
    for block in document.blocks:
        table = block.widest
        if table.title:
            parts.append(_title(_escape(cell_text(table.title, lang), name), name))
        parts.append(_grid(table, name, lang))
    return "\n\n".join(parts) + "\n"


def _grid(table: Table, name: str, lang: str) -> str:
    has_header = any(column.label for column in table.columns)
    rows = [[_cell(cell, name, lang) for cell in row] for row in table.rows]
    headers = [_escape(column.label, name) for column in table.columns]
    return tabulate(
        rows,
        headers=headers if has_header or name == "markdown" else (),
        tablefmt=NAMES.get(name, name),
        disable_numparse=True,
        colalign=["right" if c.kind in RIGHT else "left" for c in table.columns] if rows else None,
    )


def _title(text: str, name: str) -> str:
    if name == "html":
        return f"<h2>{text}</h2>"
    if name.startswith("latex"):
        return rf"\section*{{{text}}}"
    return f"## {text}" if name == "markdown" else text


def _cell(cell: Cell, name: str, lang: str) -> str:
    text = _escape(cell_text(cell, lang), name)
    if isinstance(cell, Link) and cell.url:
        if name == "html":
            return f'<a href="{html.escape(cell.url)}">{text}</a>'
        if name == "markdown":
            return f"[{text}](<{cell.url.translate(_IN_ADDRESS)}>)"
    return text


def _latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)


def _markdown(text: str) -> str:
    text = re.sub(r"([\\`*|])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\_", text)
    text = text.replace("](", r"]\(")
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _bar(text: str) -> str:
    return text.replace("|", "&#124;")


def _backslash(signs: str) -> Callable[[str], str]:
    pattern = re.compile(f"([{re.escape(signs)}])")
    return lambda text: pattern.sub(r"\\\1", text)


_ESCAPES: Mapping[str, Callable[[str], str]] = {
    "html": html.escape,
    "latex": _latex,
    "latex_booktabs": str,  # tabulate escapes these two itself
    "latex_longtable": str,
    "markdown": _markdown,
    "asciidoc": _bar,
    "mediawiki": lambda text: _bar(html.escape(text, quote=False)),
    "moinmoin": _bar,
    "textile": lambda text: _bar(html.escape(text, quote=False)),
    "youtrack": _bar,
    "jira": _backslash("|{}[]"),
    "orgtbl": lambda text: text.replace("|", r"\vert{}"),
    "rst": _backslash("\\*`|_"),
}


def _escape(text: str, name: str) -> str:
    return _ESCAPES.get(name, str)(text)
