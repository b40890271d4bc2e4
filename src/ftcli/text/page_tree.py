"""The tree of a web page: parsed within limits, and made ready for the extractor.

The extractor is made for prose, and drops what often holds figures. What is renamed and wrapped
here, it keeps.
"""

import re
from typing import TYPE_CHECKING

from ftcli.errors import FtcliError
from ftcli.text.page_lines import BLOCKS, CELLS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Measured: the worst pages within these limits take 350 MB and 15 seconds.
MAX_BYTES = 8 * 2**20
MAX_ELEMENTS = 50_000
MAX_ATTRIBUTES = 1_000
# Metadata in JSON is short; reading it takes a hundred times its length.
_LONGEST_SCRIPT = 256 * 2**10
_WIDEST_SPAN = 20
AS_TEXT = "save the article as a text"

_SPAN = re.compile(r"\d{1,3}", re.ASCII)
_ELEMENT = re.compile(r"<[a-zA-Z]")
# The parser needs the square of the number of attributes of an element.
_TOO_MANY_ATTRIBUTES = re.compile(
    r"<[a-zA-Z][^\s/>]*+"
    r"(?:[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+)"
    f"{{{MAX_ATTRIBUTES + 1}}}"
)
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"})
_BOXES = frozenset({
    "article", "aside", "blockquote", "body", "center", "details", "div", "fieldset", "form",
    "header", "main", "section",
})  # fmt: skip
_RENAMED = {"time": "span", "figure": "div", "figcaption": "p", "summary": "p"}
_SEPARATE = BLOCKS - {"br"}
_FRAME = (
    "boolean(.//main or .//article or .//*[starts-with(@class, 'main')"
    " or starts-with(@id, 'main') or starts-with(@role, 'main')])"
)


class NoText(FtcliError):
    """A file holds no text that ftcli reads."""


def check_size(html: str, name: str) -> None:
    """Refuses a page that takes too much time or memory.

    Raises:
        NoText: it is larger, or has more elements or attributes, than ftcli reads of a page.
    """
    too_much = ""
    if len(html) > MAX_BYTES or len(html.encode()) > MAX_BYTES:
        too_much = f"is larger than {MAX_BYTES >> 20} MiB"
    elif sum(1 for _ in _ELEMENT.finditer(html)) > MAX_ELEMENTS:
        too_much = f"has more than {MAX_ELEMENTS:,} elements"
    elif _TOO_MANY_ATTRIBUTES.search(html):
        too_much = f"has an element of more than {MAX_ATTRIBUTES:,} attributes"
    if too_much:
        raise NoText(f"{name} {too_much}, the most ftcli reads of a web page", AS_TEXT)


def parsed(html: str, name: str) -> "HtmlElement":
    """The page as a tree of elements, without comments, control characters and long scripts.

    Raises:
        NoText: it has no elements, or is nested deeper than 256 of them.
    """
    from lxml.etree import ErrorTypes, ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = document_fromstring(html.encode(), parser=parser)
    except ParserError as error:
        raise NoText(f"{name} is a web page without text", AS_TEXT) from error
    if parser.error_log.filter_types(ErrorTypes.ERR_RESOURCE_LIMIT):
        # The parser leaves out what is deeper: a figure lost in silence.
        raise NoText(f"{name} has elements nested too deep to read", AS_TEXT)
    for script in list(tree.iter("script", "style")):
        if len(script.text or "") > _LONGEST_SCRIPT:
            script.drop_tree()
    for element in tree.iter():
        if element.text:
            element.text = element.text.translate(_CONTROLS)
        if element.tail:
            element.tail = element.tail.translate(_CONTROLS)
    return tree


def prepare(tree: "HtmlElement") -> None:
    """Names and wraps elements so that the extractor keeps what may hold figures."""
    for script in list(tree.iter("script", "style")):
        script.drop_tree()
    for element in tree.iter(*_RENAMED):
        element.tag = _RENAMED[element.tag]
    for aside in tree.iter("aside"):
        if not _is_mostly_links(aside):
            aside.tag = "div"
    for table in list(tree.iter("table")):
        _prepare_table(table)
    for span in tree.iter("span"):
        # A big number and what it counts, side by side on the screen.
        after = span.getnext()
        if not span.tail and after is not None and after.tag == "span":
            span.tail = " "
    for box in list(tree.iter(*_BOXES)):
        _wrap_loose_text(box)
    body = tree.find("body")
    if body is not None and not tree.xpath(_FRAME):
        # Without a frame the extractor takes paragraphs only, and no headings.
        frame = body.makeelement("main")
        frame.extend(list(body))
        body.append(frame)


def _is_mostly_links(box: "HtmlElement") -> bool:
    linked = sum(len(link.text_content()) for link in box.iter("a"))
    return 2 * linked > len(box.text_content())


def _prepare_table(table: "HtmlElement") -> None:
    """Tells a table of figures from one that places blocks on the screen."""
    parts = _parts(table)
    if any(_holds_blocks(part) for part in parts if part.tag in CELLS):
        for part in parts:
            part.tag = "div"
    table.attrib.pop("role", None)
    for cell in parts:
        _limit_spans(cell)


def _parts(table: "HtmlElement") -> "list[HtmlElement]":
    """A table, its rows and its cells, but not those of a table within."""
    parts = [table]
    for part in parts:
        parts += [child for child in part if child.tag in _TABLE_PARTS]
    return parts


def _holds_blocks(cell: "HtmlElement") -> bool:
    """Whether a cell holds more than a line: another table, a heading, paragraphs."""
    inner = any(cell.find(f".//{tag}") is not None for tag in ("table", "h1", "h2"))
    return inner or len(cell.findall("p")) > 1


def _limit_spans(cell: "HtmlElement") -> None:
    """Takes away a span that no table has: the extractor makes a cell for each row and column."""
    for name in ("colspan", "rowspan"):
        span = cell.get(name, "1")
        if not _SPAN.fullmatch(span) or int(span) > _WIDEST_SPAN:
            del cell.attrib[name]


def _wrap_loose_text(box: "HtmlElement") -> None:
    """Puts the text that stands between the blocks of a box into paragraphs."""
    from lxml.etree import SubElement

    children = list(box)
    loose = SubElement(box, "p")
    box.insert(0, loose)
    loose.text, box.text = box.text, None
    for child in children:
        if _is_block(child):
            _drop_if_empty(loose)
            loose = SubElement(box, "p")
            loose.text, child.tail = child.tail, None
            child.addnext(loose)
        else:
            loose.append(child)
    _drop_if_empty(loose)


def _is_block(element: "HtmlElement") -> bool:
    return any(inner.tag in _SEPARATE for inner in element.iter())


def _drop_if_empty(paragraph: "HtmlElement") -> None:
    if not len(paragraph) and not (paragraph.text or "").strip():
        paragraph.getparent().remove(paragraph)
