"""What `extract` and `audit` read: texts in their encodings, and how bad files are refused."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ftcli import FtcliError
from ftcli.store.datafile import MAX_BYTES, UnreadableFile
from ftcli.text.documents import Document, document
from ftcli.text.page_tree import NoText
from ftcli.text.sentences import sentences

FRENCH = "L'été à Saint-Étienne : « plus d’1 milliard d’euros » – déjà 9 500 emplois, soit 40 €.\n"
AS_UTF_8 = "save it as a text in UTF-8"
READ_PIPE = """
import sys
from ftcli import FtcliError
from ftcli.text.documents import document
try:
    read = document(None)
except FtcliError as error:
    print(type(error).__name__, error.status, error.message, error.hint, sep="|")
else:
    print(ascii(read.text), read.name, sep="|")
print(*sorted({"lxml", "trafilatura"} & set(sys.modules)))
"""


def read(folder: Path, content: bytes, name: str = "article.txt") -> Document:
    """The document of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return document(path)


def refusal(folder: Path, content: bytes, name: str = "article.txt") -> tuple[str, str]:
    """How a file with this content is refused: message without the folder, hint."""
    with pytest.raises(NoText) as caught:
        read(folder, content, name)
    assert caught.value.status == 1
    return caught.value.message.replace(f"{folder}{os.sep}", ""), caught.value.hint


def piped(content: bytes) -> list[str]:
    """What a process says of its standard input, and which libraries it loaded for it."""
    done = subprocess.run(
        [sys.executable, "-c", READ_PIPE], input=content, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().splitlines()


# Characters


@pytest.mark.parametrize(
    "content",
    [
        FRENCH.encode(),
        FRENCH.encode("utf-8-sig"),
        FRENCH.encode("utf-16"),
        b"\xff\xfe" + FRENCH.encode("utf-16-le"),
        b"\xfe\xff" + FRENCH.encode("utf-16-be"),
        FRENCH.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with its mark", "utf-16", "little-endian", "big-endian", "windows-1252"],
)
def test_a_text_is_read_in_the_encodings_that_people_save_in(
    tmp_path: Path, content: bytes
) -> None:
    assert read(tmp_path, content) == Document(FRENCH, str(tmp_path / "article.txt"))


def test_of_a_text_nothing_is_known_but_its_words(tmp_path: Path) -> None:
    assert read(tmp_path, b"750 entreprises")[2:] == (None,) * 6


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_and_lines_are_the_same_however_lines_are_broken(
    tmp_path: Path, newline: str
) -> None:
    text = newline.join(["Titre", "", "Lyon : 750 entreprises.", ""])
    got = read(tmp_path, text.encode()).text
    assert got == "Titre\n\nLyon : 750 entreprises.\n"
    assert [(one.start, one.line) for one in sentences(got)] == [(0, 1), (7, 3)]
    assert got == (tmp_path / "article.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Déjà 9 500 emplois à Orléans".encode()[:-1] + b"\xe9", "one broken byte in UTF-8"),
        ("Тысяча рабочих мест".encode("cp1251"), "Cyrillic"),
        ("Déjà à l'été".encode("mac-roman"), "an old Macintosh"),
        ("九千五百".encode("shift-jis"), "Japanese"),
        (b"12 emplois \xed\xa0\x80", "a lone surrogate in UTF-8"),
        (b"\xff\xfe\x00\xd8", "a lone surrogate in UTF-16"),
        (b"\xff\xfea", "half a character of UTF-16"),
        (b"abc \x81\x8d", "bytes that Windows-1252 leaves open"),
    ],
)
def test_a_text_in_another_encoding_is_refused_not_garbled(
    tmp_path: Path, content: bytes, why: str
) -> None:
    expected = ("article.txt is neither in UTF-8, UTF-16 nor Windows-1252", AS_UTF_8)
    assert refusal(tmp_path, content) == expected, why


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF, not a text"),
        (b"PK\x03\x04\x14\x00", "is an office document or another archive, not a text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an office document, not a text"),
        (rb"{\rtf1\ansi 750 entreprises}", "is a document in RTF, not a text"),
        (b"\x1f\x8b\x08\x00", "is a compressed file, not a text"),
        (b"750\x00 entreprises", "is no text"),
        ("750 entreprises".encode("utf-16-le"), "is no text"),
        ("750 entreprises".encode("utf-32"), "is no text"),
        (b"750 \x01\x02\x03", "is no text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    assert refusal(tmp_path, content) == (f"article.txt {message}", AS_UTF_8)


def test_a_text_may_hold_a_form_feed_and_a_stray_control_character(tmp_path: Path) -> None:
    text = "\f" + 200 * "a" + "\x1b\n"
    assert read(tmp_path, text.encode()).text == text


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_text_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content) == ("article.txt is empty", "")


# Files


def unreadable(path: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        document(path)
    assert caught.value.status == 1
    return caught.value.message, caught.value.hint


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.txt"
    assert unreadable(path) == (f"no file {path}", "check its path")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert unreadable(tmp_path) == (f"{tmp_path} is a folder", "name a text")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_bytes(b"750 entreprises")
    path.chmod(0)
    assert unreadable(path) == (f"cannot read {path}: Permission denied", "")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    message, hint = unreadable(Path("a\0b"))
    assert (message.startswith("cannot read a\0b: "), hint) == (True, "")


def test_a_text_is_read_up_to_32_mebibytes(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * MAX_BYTES)
    assert len(document(path).text) == MAX_BYTES
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    assert unreadable(path) == (
        f"{path} is larger than 32 MiB, the most ftcli reads of a text",
        "split it into articles",
    )


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file")
def test_an_endless_file_is_read_no_further() -> None:
    assert unreadable(Path("/dev/zero"))[0].startswith("/dev/zero is larger than 32 MiB")


# Pipes


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"750 entreprises\r\n", r"'750 entreprises\n'|standard input"),
        ("\ufeffété".encode(), r"'\xe9t\xe9'|standard input"),
        ("déjà\r\n".encode("utf-16"), r"'d\xe9j\xe0\n'|standard input"),
        ("Une soirée à Évreux".encode("cp1252"), r"'Une soir\xe9e \xe0 \xc9vreux'|standard input"),
        (b"", "NoText|1|standard input is empty|"),
        (b"a\0b", f"NoText|1|standard input is no text|{AS_UTF_8}"),
        (
            b"a" * (MAX_BYTES + 1),
            "UnreadableFile|1|standard input is larger than 32 MiB, the most ftcli reads of a text|"
            "split it into articles",
        ),
    ],
    ids=["text", "mark", "utf-16", "windows-1252", "empty", "binary", "large"],
)
def test_a_pipe_is_read_as_bytes_and_a_text_needs_no_library(content: bytes, expected: str) -> None:
    assert piped(content) == [expected, ""]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the pipe")
def test_a_closed_pipe_is_refused() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -c "$1" <&-', sys.executable, READ_PIPE],
        capture_output=True,
        check=False,
    )
    said = done.stdout.decode().splitlines()
    assert said == ["UnreadableFile|1|standard input is closed|", ""]


@pytest.mark.skipif(sys.platform == "win32", reason="other words")
def test_a_pipe_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "written").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-c", READ_PIPE], stdin=file, capture_output=True, check=False
        )
    said = done.stdout.decode().splitlines()
    assert said == [
        "UnreadableFile|1|cannot read standard input: Bad file descriptor|",
        "",
    ]


# Web pages, with or without the extra that reads them

NO_EXTRA = """
import sys
sys.modules[sys.argv[2]] = None
from pathlib import Path
from ftcli import FtcliError
from ftcli.text.documents import document
try:
    print(repr(document(Path(sys.argv[1])).text))
except FtcliError as error:
    print(type(error).__name__, error.status, error.message, error.hint, sep="|")
"""


def without(library: str, path: Path) -> str:
    """What a process says of a file where a library is not installed."""
    done = subprocess.run(
        [sys.executable, "-c", NO_EXTRA, path.name, library],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=path.parent,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.rstrip("\n")


@pytest.mark.parametrize("library", ["trafilatura", "lxml"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", "<p>Lyon compte 750 entreprises.</p>"),
        ("page.HTM", "Lyon compte <b>750</b> entreprises."),
        ("page", "<!DOCTYPE html><p>Lyon compte 750 entreprises."),
        ("page", "\n\n<HTML lang=fr><p>Lyon compte 750 entreprises."),
        ("page", '<?xml version="1.0"?>\n<!-- a --> <!-- b --><!doctype  HTML><p>750 entreprises'),
        ("page", "<head><title>a</title></head><body>750 entreprises"),
        ("page", "\ufeff<html><p>750 entreprises"),
    ],
)
def test_without_the_extra_a_web_page_says_how_to_install_it(
    tmp_path: Path, library: str, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert without(library, path) == (
        f"MissingExtra|1|{name} is a web page, and reading one needs an extra|"
        "pip install 'ftcli[web]'"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", "Lyon compte 750 entreprises, et 2 < 3 > 1."),
        ("page.htm", "<- 750 entreprises ->"),
        ("article.txt", "<p>Lyon compte 750 entreprises.</p>"),
        ("article.txt", "Une page commence par <html> : 750 entreprises"),
        ("article.xml", "<?xml version='1.0'?><rss>750 entreprises</rss>"),
        ("article.txt", "<htmlx>750</htmlx>"),
        ("article.txt", "<!-- <html> --> 750"),
    ],
)
def test_without_the_extra_a_text_is_read_whatever_its_name(
    tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert without("trafilatura", path) == repr(content)


@pytest.mark.parametrize(
    "start", ["<!--" * 20_000, "<?xml " * 20_000, "<" * 200_000, "\n" * 99_999]
)
def test_what_begins_like_a_page_for_long_is_a_text(tmp_path: Path, start: str) -> None:
    text = f"{start} 750 entreprises"
    assert read(tmp_path, text.encode(), "page.html").text == text


# Anything at all


@given(st.binary(max_size=200))
@example(b"\xff\xfe\xff")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes_are_a_text_without_carriage_returns_or_are_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        try:
            text = read(Path(folder), content).text
        except FtcliError as error:
            text = error.message
    assert text.strip()
    assert not {"\r", "\0"} & set(text)
