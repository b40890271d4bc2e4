"""The lines of a tree of elements: of a web page as it is, or of the article found on it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that begin a line: those of HTML, then those that trafilatura makes of them.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center",
    "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav",
    "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "textarea",
    "tfoot", "thead", "tr", "ul", "head", "item", "lb", "list", "quote", "row",
})  # fmt: skip
_ROWS = frozenset({"tr", "row"})
CELLS = frozenset({"td", "th", "cell"})
_ITEMS = frozenset({"li", "item"})
_AS_WRITTEN = frozenset({"pre", "code"})
# What is never the text of a page.
UNREAD = frozenset({
    "applet", "audio", "button", "canvas", "datalist", "embed", "footer", "iframe", "input",
    "math", "menu", "nav", "noscript", "object", "option", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
})  # fmt: skip
_COMMENTS = frozenset({
    "comments", "comment-list", "commentlist", "comments-area", "commentaires", "disqus_thread",
    "respond",
})  # fmt: skip


def lines(root: "HtmlElement", unread: frozenset[str] = frozenset()) -> str:
    """The lines of a tree, but for the elements to leave unread, each without spaces around it."""
    from lxml.etree import iterwalk

    made = _Lines()
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            made.end(element.tag)
            if element is not root:
                made.add(element.tail)
            continue
        made.start(element.tag)
        if element.tag in unread or (unread and _is_hidden(element)):
            walk.skip_subtree()
        else:
            made.add(element.text)
    return str(made)


def _is_hidden(element: "HtmlElement") -> bool:
    """Whether an element is not shown, or holds what readers wrote below an article."""
    names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
    style = element.get("style", "").replace(" ", "").lower()
    return "hidden" in element.attrib or "display:none" in style or not _COMMENTS.isdisjoint(names)


class _Lines:
    """Lines in the making: one for each block, and one for each row of a table."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._words: list[str] = []
        self._cells: list[str] = []
        self._rows = self._as_written = 0
        self._has_item = False

    def __str__(self) -> str:
        self._break()
        return "\n".join(self._done)

    def add(self, text: str | None) -> None:
        """Adds a text to the line; its own line breaks end lines where it is shown as written."""
        if not text:
            return
        self._has_item = self._has_item or not text.isspace()
        first, *rest = text.split("\n") if self._as_written else [text]
        self._words.append(first)
        for line in rest:
            self._break()
            self._words.append(line)

    def start(self, tag: str) -> None:
        """Begins an element."""
        if tag in BLOCKS:
            self._break()
        self._rows += tag in _ROWS
        self._as_written += tag in _AS_WRITTEN

    def end(self, tag: str) -> None:
        """Ends an element."""
        self._as_written -= tag in _AS_WRITTEN
        if tag in _ROWS:
            self._rows -= 1
            self._end_row()
        elif tag in CELLS and self._rows:
            self._cells.append(self._taken().rstrip("; ").replace("|", "/"))
        elif tag in BLOCKS | CELLS:
            self._break(is_item=tag in _ITEMS)

    def _break(self, *, is_item: bool = False) -> None:
        """Ends the line; in a cell, which is one line, parts words by a space, items by "; "."""
        if self._rows:
            self._words.append("; " if is_item and self._has_item else " ")
            self._has_item = self._has_item and not is_item
        elif line := self._taken():
            self._done.append(line)

    def _end_row(self) -> None:
        rest = self._taken()
        cells = [*self._cells, rest] if rest else self._cells
        self._cells = []
        filled = [cell for cell in cells if cell]
        if len(filled) > 1:
            self._done.append(" | ".join(cells).strip())
        else:
            self._done += filled

    def _taken(self) -> str:
        """The words of the line, parted by single spaces; the next line begins."""
        line = " ".join("".join(self._words).split())
        self._words.clear()
        self._has_item = False
        return line
