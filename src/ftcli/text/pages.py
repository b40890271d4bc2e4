"""A web page to text: headings, paragraphs, items and rows of tables, each on a line of its own.

`trafilatura` finds the article on the page and its metadata; it comes with the extra `web`, and is
imported for a page only. It is made for prose and drops what often holds figures: dates, captions,
boxes beside the text, text that is in no paragraph. The tree is prepared so that it keeps them. The
whole page is read, without its navigation and its comments, where there is no one article: where it
takes less than a third of what stands outside links, or one of several articles. Nothing is ever
fetched.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ftcli.dates import BadDate, Period
from ftcli.errors import MissingExtra
from ftcli.text.page_lines import UNREAD, lines
from ftcli.text.page_tree import AS_TEXT, NoText, check_size, parsed, prepare

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The extractor needs the square of their number at worst; a larger page is read whole.
_MOST_EXTRACTED = 10_000
_LONGEST_FIELD = 2_000
INSTALL = "pip install 'ftcli[web]'"


# Names of the element meta that hold the day of publication.
_PUBLISHED = frozenset({
    "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "pubdate",
    "publishdate", "publish-date", "citation_publication_date", "parsely-pub-date",
    "sailthru.date",
})  # fmt: skip
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_DAY = re.compile(r"((?:199|2\d\d)\d(?:-\d\d(?:-\d\d)?)?)(?![\d-])", re.ASCII)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.ASCII | re.IGNORECASE | re.DOTALL)


class Page(NamedTuple):
    """The text of a web page, and what the page says of itself; None where it is silent.

    Attributes:
        text: its lines. A row of a table is its cells, parted by " | ".
        title: the title of the article.
        publisher: the site.
        author: who wrote it.
        published: the date of publication that the page declares, in EDTF; never one guessed from
            its words, which may be of anything.
        url: its address.
        language: two letters.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def page(html: str, name: str) -> Page:
    """The text and the metadata of a web page.

    Args:
        html: its source.
        name: what to call it in messages.

    Raises:
        MissingExtra: trafilatura is not installed.
        NoText: the page is larger, has more elements or is nested deeper than ftcli reads, or holds
            no text.
    """
    check_size(html, name)
    try:
        from trafilatura import extract_metadata
    except ImportError as error:
        raise MissingExtra(f"{name} is a web page, and reading one needs an extra", INSTALL) from (
            error
        )
    tree = parsed(html, name)
    told = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    published, language = _published(tree), _language(tree)
    prepare(tree)
    text = _with_heading(tree, _article_or_page(tree))
    if not text:
        raise NoText(f"{name} is a web page without text", AS_TEXT)
    title, publisher, author, url = map(
        _visible, (told.title, told.sitename, told.author, told.url)
    )
    return Page(text, title, publisher, author, published, url, language)


def _visible(text: str | None) -> str | None:
    """A field of the metadata as a line that can be seen; None for none, or an absurd one."""
    seen = "".join(char for char in text or "" if char.isprintable() or char.isspace())
    line = " ".join(seen.split())
    return line if 0 < len(line) <= _LONGEST_FIELD else None


def _published(tree: "HtmlElement") -> str | None:
    """The date of publication that the page declares."""
    for declared in _declared_dates(tree):
        day = _DAY.match(declared.strip())
        if day and _is_date(day.group(1)):
            return day.group(1)
    return None


def _declared_dates(tree: "HtmlElement") -> Iterator[str]:
    """What the page calls its date of publication, the surest place first."""
    metas = list(tree.iter("meta"))
    for meta in metas:
        if meta.get("property", "").endswith("article:published_time"):
            yield meta.get("content", "")
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or ""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _JSON_DATE.findall(script.text or "")
    for meta in metas:
        if meta.get("name", "").lower() in _PUBLISHED:
            yield meta.get("content", "")
    for time in tree.iter("time"):
        # As WordPress writes it.
        if "pubdate" in time.attrib or "published" in time.get("class", "").split():
            yield time.get("datetime", "")


def _is_date(edtf: str) -> bool:
    try:
        Period.parse(edtf)
    except BadDate:
        return False
    return True


def _language(tree: "HtmlElement") -> str | None:
    found = _LANGUAGE.fullmatch(tree.get("lang", "").strip())
    return found.group(1).lower() if found else None


def _article_or_page(tree: "HtmlElement") -> str:
    """The text of the article, or that of the whole page where there is no one article."""
    body = tree.find("body")
    whole = tree if body is None else body
    article = None if _is_listing(tree) else _article(tree)
    if article is None:
        return lines(whole, UNREAD)
    text, unlinked = lines(article), lines(whole, UNREAD | {"a"})
    return text if 3 * len(text) >= len(unlinked) else lines(whole, UNREAD)


def _is_listing(tree: "HtmlElement") -> bool:
    """Whether a page has several articles of about one length: the extractor takes the first."""
    outer = tree.xpath(".//article[not(ancestor::article)]")
    *_, second, longest = [0, 0, *sorted(len(article.text_content()) for article in outer)]
    return 2 * second > longest


def _article(tree: "HtmlElement") -> "HtmlElement | None":
    """The elements that trafilatura takes for the article."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document, Extractor

    if sum(1 for _ in tree.iter()) > _MOST_EXTRACTED:
        return None
    options = Extractor(output_format="txt", fast=True, recall=True, comments=False)
    # Its rescues of short texts make one paragraph of a table.
    options.min_extracted_size = 0
    found = bare_extraction(tree, options=options)
    return found.body if isinstance(found, Document) else None


def _with_heading(tree: "HtmlElement", text: str) -> str:
    """The text below the page's one main heading, where the extractor left it out."""
    headings = tree.findall(".//h1")
    if not text or len(headings) != 1:
        return text
    heading = " ".join(headings[0].text_content().split())
    return text if not heading or heading in text.splitlines() else f"{heading}\n{text}"
