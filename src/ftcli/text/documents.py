"""The documents that figures are extracted from: a text or a web page, saved or piped.

What offsets and line numbers count in is `Document.text`. Of a plain text it is the file itself,
decoded, with one character for every line break: universal newlines, as Python opens text files.
Of a web page it is the text that `ftcli.text.pages` makes of it: its lines are not those of the
HTML.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ftcli.store.datafile import STDIN, content, piped, within_limit
from ftcli.text.page_tree import NoText
from ftcli.text.pages import page

_KIND, _SMALLER = "text", "split it into articles"
_SAVE = "save it as a text in UTF-8"

# How files begin that people take for texts.
_FORMATS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "an office document or another archive",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a document in RTF",
    b"\x1f\x8b": "a compressed file",
}
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes([*range(9), *range(14, 32), 127])
_ASCII = bytes(range(128))
# What French and the languages around it write beyond ASCII. Without "Â", "Ã" and "í": they are
# what the first bytes of characters in UTF-8 look like, and a damaged file in UTF-8 is refused.
_WESTERN = (
    "àâäæçéèêëîïôöœùûüÿñßáóúåøìò ÀÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸÑ"
    "\u00a0\u00ad«»‹›‘’‚“”„…–—•·€£°²³½¼¾×±§©®ªº"
).encode("cp1252")  # fmt: skip
_DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*(iso-?8859-\d{1,2}|windows-125\d|macintosh)\b",
    re.IGNORECASE,
)

_HEAD = 65_536
_PAGE = re.compile(
    r"(?:\s++|<\?xml[^>]*+>|<!--(?>.*?-->))*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


class Document(NamedTuple):
    """A text to extract figures from, and what is known of its source.

    Attributes:
        text: what offsets and lines count in; never empty.
        name: the file's name for messages; "standard input" for a pipe.
        title: of a web page, the title of the article.
        publisher: of a web page, the site.
        author: of a web page, who wrote it.
        published: of a web page, the date of publication that it declares, in EDTF.
        url: of a web page, its address.
        language: of a web page, two letters.
    """

    text: str
    name: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def document(path: Path | None) -> Document:
    """The document of a file, or of standard input for None.

    The bytes are UTF-8; or UTF-16, which begins with its mark; or Windows-1252, as articles saved
    on Windows are. They are taken for Windows-1252 when they are no UTF-8 and read as a western
    language: at most a quarter is beyond ASCII, and nine tenths of that are letters and signs that
    French and its neighbours write. A web page may name another encoding of one byte a character.

    A web page is known by how it begins (`<!doctype html`, `<html`), or by the suffix `.html` and
    tags within.

    Raises:
        UnreadableFile: the file is missing, a folder, larger than 32 MiB, or cannot be opened.
        NoText: it is empty, binary or in another encoding, or a web page that is too large to read
            or without text.
        MissingExtra: it is a web page, and the extra that reads one is not installed.
    """
    name = STDIN if path is None else str(path)
    text = _decoded(_bytes(path), name)
    if not text or text.isspace():
        raise NoText(f"{name} is empty")
    if _is_page(text, path):
        found = page(text, name)
        return Document(found.text, name, *found[1:])
    return Document(text, name)


def _bytes(path: Path | None) -> bytes:
    if path is None:
        return within_limit(piped(), STDIN, _KIND, _SMALLER)
    return content(path, _KIND, _SMALLER)


def _decoded(raw: bytes, name: str) -> str:
    """The characters of a text, with universal newlines."""
    for start, what in _FORMATS.items():
        if raw.startswith(start):
            raise NoText(f"{name} is {what}, not a text", _SAVE)
    for encoding in encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_binary(text.encode() if encoding == "utf-16" else raw):
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    else:
        raise NoText(f"{name} is neither in UTF-8, UTF-16 nor Windows-1252", _SAVE)
    raise NoText(f"{name} is no text", _SAVE)


def encodings(raw: bytes) -> Iterator[str]:
    """The encodings that a text may be in, the surest first."""
    if raw.startswith(_UTF_16):
        yield "utf-16"
        return
    yield "utf-8-sig"
    declared = _DECLARED.search(raw, 0, _HEAD)
    if declared:
        encoding = declared.group(1).decode().lower()
        # As browsers do: who declares Latin-1 writes Windows-1252.
        yield "cp1252" if encoding.endswith("8859-1") else encoding
    beyond = len(raw.translate(None, _ASCII))
    unusual = len(raw.translate(None, _ASCII + _WESTERN))
    if 4 * beyond <= len(raw) and 10 * unusual <= beyond:
        yield "cp1252"


def _is_binary(raw: bytes) -> bool:
    """Whether bytes hold a NUL, or more control characters than a text may: one in a hundred."""
    return b"\0" in raw or 100 * (len(raw) - len(raw.translate(None, _CONTROLS))) > len(raw)


def _is_page(text: str, path: Path | None) -> bool:
    """Whether a text is the source of a web page."""
    if _PAGE.match(text, 0, _HEAD):
        return True
    return path is not None and path.suffix.lower() in _PAGE_SUFFIXES and bool(_TAG.search(text))
