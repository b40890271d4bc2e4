"""Web pages to text: what is kept, on which line, and what hostile pages come to."""

import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ftcli.text.documents import document
from ftcli.text.page_tree import MAX_ATTRIBUTES, MAX_BYTES, MAX_ELEMENTS, NoText
from ftcli.text.pages import Page, page

pytestmark = pytest.mark.skipif(find_spec("trafilatura") is None, reason="needs the extra web")

TOO_MUCH = "the most ftcli reads of a web page"
AS_TEXT = "save the article as a text"

ARTICLE = """\
<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="utf-8">
<title>Belleville vise le label | Le Quotidien</title>
<meta property="og:title" content="Belleville vise le label">
<meta property="og:site_name" content="Le Quotidien">
<meta name="author" content="Jeanne Martin">
<meta property="article:published_time" content="2014-10-08T06:30:00+02:00">
<link rel="canonical" href="https://quotidien.example.org/belleville">
<script>var visitors = 88001;</script><style>p { width: 88002px }</style></head>
<body>
<header><nav><ul><li><a href="/">Accueil</a></li><li>Abonnement : 88003 lecteurs</li></ul></nav>
</header>
<main><article class="post-content">
<h1>Belleville vise le label</h1>
<p class="chapo"><strong>Le dossier s'appuie sur 9&nbsp;500 emplois.</strong></p>
<p>La métropole compte 750 entreprises, dont 300 <em>pure players</em>. Elles réalisent <b>plus
d'1&#8239;milliard d'euros</b> de chiffre d'affaires.</p>
<h2>Les objectifs</h2>
<p>Elle veut 4 000 emplois de plus<br>et 10 champions.</p>
<figure><img src="a.jpg" alt="88004"><figcaption>Le bâtiment accueillera 42 start-up.</figcaption>
</figure>
<blockquote><p>« Nous serons 1 200 de plus »</p></blockquote>
<div>Sans paragraphe : 61 écoles. <p>Puis 62.</p> Et 63.</div>
<aside class="encadre"><h3>Repères</h3><p>13 % de croissance</p></aside>
<h3>Les chiffres clés</h3>
<ul><li>8 000 emplois ;</li><li><strong>750</strong> entreprises ;</li>
<li>1,2 milliard d'euros<ul><li>dont 400 millions à l'export</li></ul></li></ul>
<table><caption>Par ville</caption>
<thead><tr><th>Ville</th><th>Emplois</th><th>Entreprises</th></tr></thead>
<tbody><tr><td>Belleville</td><td>9 500</td><td>750</td></tr>
<tr><td>Beauport</td><td>12 000</td><td></td></tr>
<tr><td><a href="/m">Montclar</a></td><td>50&nbsp;000</td><td>7&nbsp;000</td></tr></tbody></table>
<dl><dt>Fonds levés</dt><dd>35 millions d'euros</dd></dl>
<p>Le dossier sera déposé en <time datetime="2014-11">novembre 2014</time>.</p>
<aside class="related"><a href="/x">À lire aussi : 88005 start-up à Montclar</a></aside>
</article>
<section id="comments"><h3>Commentaires</h3><ol class="commentlist">
<li class="comment"><p>Jean : 88006 emplois, vraiment ?</p></li></ol></section></main>
<footer><p>© 2014 Le Quotidien, 88007 Belleville</p></footer>
</body></html>
"""
TEXT = """\
Belleville vise le label
Le dossier s'appuie sur 9 500 emplois.
La métropole compte 750 entreprises, dont 300 pure players. \
Elles réalisent plus d'1 milliard d'euros de chiffre d'affaires.
Les objectifs
Elle veut 4 000 emplois de plus
et 10 champions.
Le bâtiment accueillera 42 start-up.
« Nous serons 1 200 de plus »
Sans paragraphe : 61 écoles.
Puis 62.
Et 63.
Repères
13 % de croissance
Les chiffres clés
8 000 emplois ;
750 entreprises ;
1,2 milliard d'euros
dont 400 millions à l'export
Par ville
Ville | Emplois | Entreprises
Belleville | 9 500 | 750
Beauport | 12 000 |
Montclar | 50 000 | 7 000
Fonds levés
35 millions d'euros
Le dossier sera déposé en novembre 2014."""


def text(body: str, head: str = "") -> str:
    """The text of a page with this body."""
    return page(f"<html><head>{head}</head><body>{body}</body></html>", "page.html").text


def refusal(html: str) -> tuple[str, str]:
    """How a page is refused: message, hint."""
    with pytest.raises(NoText) as caught:
        page(html, "page.html")
    assert caught.value.status == 1
    return caught.value.message, caught.value.hint


# Text


def test_an_article_keeps_its_figures_and_loses_what_is_around_it() -> None:
    assert page(ARTICLE, "page.html") == Page(
        TEXT,
        title="Belleville vise le label",
        publisher="Le Quotidien",
        author="Jeanne Martin",
        published="2014-10-08",
        url="https://quotidien.example.org/belleville",
        language="fr",
    )


def test_a_saved_page_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(ARTICLE.replace("\n", "\r\n").encode("cp1252", "xmlcharrefreplace"))
    assert document(path) == (TEXT, str(path), *page(ARTICLE, "page.html")[1:])


def test_a_short_page_of_lists_keeps_headings_and_lines() -> None:
    body = (
        '<div id="menu"><a href="1">Un</a> <a href="2">Deux</a></div><h1>Chiffres</h1>'
        "<ul><li>8 000 emplois</li><li><span>750</span><span>entreprises</span></li></ul>"
        "<h2>Objectifs 2020</h2><ul><li><p>10 champions</p></li></ul>"
        '<div class="footer">Mentions légales</div>'
    )
    expected = "Chiffres\n8 000 emplois\n750 entreprises\nObjectifs 2020\n10 champions"
    assert text(body) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td>Lyon</td><td>7 000</td></tr>", "Lyon | 7 000"),
        ("<tr><td></td><td>2014</td><td>2016</td></tr>", "| 2014 | 2016"),
        ("<tr><td>Lyon</td><td></td><td>2</td></tr>", "Lyon |  | 2"),
        ("<tr><td colspan=2>Total</td><td>9</td></tr>", "Total |  | 9"),
        ("<tr><td rowspan=2>Lyon<td>1<td>2</tr><tr><td>3<td>4</tr>", "Lyon | 1 | 2\n| 3 | 4"),
        ("<tr><td>Lyon<br>Métropole</td><td>3</td></tr>", "Lyon Métropole | 3"),
        ("<tr><td>Lyon</td><td><ul><li>9<li>dont 8</ul></td></tr>", "Lyon | 9; dont 8"),
        ("<tr><td>a|b</td><td>3</td></tr>", "a/b | 3"),
        ("<tr><td><ul><li>9<li> <li>8;</ul><td>3;", "9; 8 | 3"),
        ("<tr><td>Lyon</td></tr><tr><td>4</td></tr>", "Lyon\n4"),
        ("<tr><td colspan=999999999999>Lyon</td><td rowspan='²'>4</td></tr>", "Lyon | 4"),
    ],
)
@pytest.mark.parametrize("role", ["", ' role="presentation"'])
def test_a_row_of_a_table_is_a_line_of_cells(rows: str, expected: str, role: str) -> None:
    assert text(f"<p>Avant.</p><table{role}>{rows}</table>") == f"Avant.\n{expected}"


def test_a_table_that_places_text_on_the_screen_has_no_rows() -> None:
    inner = "<table><tr><td>Lyon</td><td>7 000</td></tr></table>"
    outer = f"<table><tr><td><h1>Titre</h1><p>Un.</p><p>Deux.</p>{inner}</td></tr></table>"
    assert text(outer) == "Titre\nUn.\nDeux.\nLyon | 7 000"


def test_the_articles_of_a_page_are_all_read() -> None:
    body = "".join(
        f"<article><h2>{town}</h2><p>On y compte {jobs} emplois.</p></article>"
        for town, jobs in (("Belleville", 9500), ("Beauport", 800), ("Montclar", 70))
    )
    assert text(body).splitlines() == [
        "Belleville", "On y compte 9500 emplois.", "Beauport", "On y compte 800 emplois.",
        "Montclar", "On y compte 70 emplois.",
    ]  # fmt: skip


def test_short_articles_beside_a_long_one_are_left_out() -> None:
    long = "".join(f"<p>La {rank}e phrase d'un long article.</p>" for rank in range(40))
    body = f"<article>{long}</article><article><p>Ailleurs, 88001 emplois.</p></article>"
    assert "88001" not in text(body)


def test_a_page_that_is_no_article_is_read_whole_but_for_what_is_not_its_text() -> None:
    long = ("750 entreprises ici. " * 9).strip()
    body = (
        f"<nav>88001</nav><article><p>Court.</p></article><div>{long}</div><pre>un <b>1</b>\ndeux 2"
        "</pre><div hidden>88002</div><p style='display: none'>88003</p><pre hidden>88004</pre>"
        "<table><tr hidden><td>88005<tr><td hidden>88006<td>trois<td>3</table>"
        "<ol class='Comment-List'><li>88007</li></ol><select><option>88008</select>"
        "<footer>88009</footer><svg><text>88010</text></svg>"
    )
    assert text(body) == f"Court.\n{long}\nun 1\ndeux 2\n| trois | 3"


def test_a_page_of_very_many_elements_is_read_whole() -> None:
    body = "".join(f"<li>{number} emplois</li>" for number in range(12_000))
    assert text(f"<ul>{body}</ul>").splitlines()[::6000] == ["0 emplois", "6000 emplois"]


def test_a_heading_that_stands_apart_comes_first_and_once() -> None:
    article = "<article>" + "<p>On y compte 750 entreprises.</p>" * 2 + "</article>"
    body = f"<header><h1>Belleville <b>en 2016</b></h1></header>{article}"
    assert text(body).splitlines()[0] == "Belleville en 2016"
    assert text(body.replace("header", "section")).count("Belleville") == 1


def test_entities_are_not_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("88001")
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    html = (
        f'<!DOCTYPE html [<!ENTITY a0 "ha">{entities}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<html><body><p>&a11; &x; 750 entreprises</p></body></html>"
    )
    got = page(html, "page.html").text
    assert "&a11; &x; 750 entreprises" in got
    assert len(got) < 100


@pytest.mark.parametrize("odd", ["&#1;", "&#xD800;", "&#xFFFE;", "\x0b", "\x1b", "&#0;", "\ufffe"])
def test_characters_that_no_page_may_hold_do_no_harm(odd: str) -> None:
    assert "750 entreprises" in text(
        f"{odd}<p>{odd}</p><div>{odd}<p>750 entreprises</p>{odd}</div>"
    )


# Metadata


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2014-10-08T23:30:00Z">', "2014-10-08"),
        ('<meta property="og:article:published_time" content="2014-10">', "2014-10"),
        ('<meta itemprop="datePublished" content="2014">', "2014"),
        ('<meta name="DC.Date.Issued" content=" 2014-10-08 ">', "2014-10-08"),
        ('<meta name="date" content="2014-02-30"><meta name="pubdate" content="2015">', "2015"),
        (
            '<meta name="date" content="2016"><script type="application/ld+json">'
            '{"@type": "NewsArticle", "datePublished" : "2014-10-08T06:30"}</script>',
            "2014-10-08",
        ),
        ('<meta name="date" content="08/10/2014">', None),
        ('<meta name="date" content="20141008">', None),
        ('<meta name="date" content="0001-01-01T00:00:00">', None),
        ('<meta name="date" content="1970-01-01">', None),
        ('<meta property="article:modified_time" content="2018-10-03">', None),
        ("<title>Bilan du 3 mars 2011</title>", None),
        ("", None),
    ],
)
def test_the_date_of_publication_is_the_declared_one_to_its_precision(
    head: str, published: str | None
) -> None:
    html = f"<html><head>{head}</head><body><p>10 000 emplois au 31/12/2020.</p></body></html>"
    assert page(html, "page.html").published == published


@pytest.mark.parametrize(
    ("time", "published"),
    [
        (
            '<time class="entry-date published" datetime="2016-02-03T10:00">hier</time>',
            "2016-02-03",
        ),
        ('<time pubdate datetime="2016-02">hier</time>', "2016-02"),
        ('<time itemprop="datePublished" datetime="2016-02-03">hier</time>', "2016-02-03"),
        ('<time datetime="2016-02-03">hier</time>', None),
    ],
)
def test_the_date_may_stand_in_the_article(time: str, published: str | None) -> None:
    html = f"<html><body><p>{time}</p><p>750 entreprises</p></body></html>"
    assert page(html, "page.html").published == published


@pytest.mark.parametrize(
    ("lang", "language"),
    [("fr", "fr"), ("fr-FR", "fr"), ("EN_us", "en"), ("", None), ("français", None), ("x", None)],
)
def test_the_language_is_two_letters(lang: str, language: str | None) -> None:
    html = f'<html lang="{lang}"><body><p>750 entreprises</p></body></html>'
    assert page(html, "page.html").language == language


def test_metadata_is_one_line_that_can_be_seen() -> None:
    head = '<meta property="og:title" content="Saint\u200b-Étienne\n&#x202E; en\ttête">'
    html = f"<html><head>{head}</head><body><p>750 entreprises</p></body></html>"
    assert page(html, "page.html").title == "Saint-Étienne en tête"


def test_metadata_of_absurd_length_is_none() -> None:
    head = f'<meta property="og:title" content="{"a" * 3000}">'
    html = f"<html><head>{head}</head><body><p>750 entreprises</p></body></html>"
    assert page(html, "page.html").title is None


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("ISO-8859-15", "iso-8859-15"),
        ("windows-1252", "cp1252"),
        ("windows-1251", "cp1251"),
        ("utf-8", "cp1252"),
        ("nonsense", "cp1252"),
    ],
)
def test_a_page_may_name_its_encoding(tmp_path: Path, declared: str, encoding: str) -> None:
    words = "Рабочих мест: 750" if encoding == "cp1251" else "Déjà 750 sociétés"
    path = tmp_path / "page.html"
    html = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    path.write_bytes(html.encode(encoding))
    assert document(path).text == words


# Hostile pages


@pytest.mark.parametrize(
    "html",
    [
        "<html>",
        "<!doctype html>",
        "<html><body></body></html>",
        "<html><head><title>Titre</title></head><body><script>88001</script></body></html>",
        "<html><frameset><frame src=a></frameset></html>",
        "<html><body><nav>88001</nav></body></html>",
        "<html><body>" + "<script>" * 9_999,
        "<!-- <html> -->",
        "<p ",
    ],
)
def test_a_page_without_text_is_refused(html: str) -> None:
    assert refusal(html) == ("page.html is a web page without text", AS_TEXT)


DEEP = ("page.html has elements nested too deep to read", AS_TEXT)


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td"])
def test_a_page_nested_too_deep_is_refused_before_a_figure_is_lost(tag: str) -> None:
    assert refusal(f"<html><body>{f'<{tag}>' * 400}750 entreprises") == DEEP
    assert "750 entreprises" in text(f"{f'<{tag}>' * 60}750 entreprises")


def test_a_hundred_thousand_nested_elements_are_refused() -> None:
    many = f"page.html has more than 50,000 elements, {TOO_MUCH}"
    assert refusal("<html><body>" + "<div>" * 100_000 + "750") == (many, AS_TEXT)


def test_a_page_within_the_limits_is_read_and_one_beyond_is_refused() -> None:
    assert text("<p>7</p>" + "<br>" * (MAX_ELEMENTS - 4)) == "7"
    many = f"page.html has more than 50,000 elements, {TOO_MUCH}"
    assert refusal("<html><body><p>7</p>" + "<br>" * MAX_ELEMENTS) == (many, AS_TEXT)
    assert text(f"<p {' a' * MAX_ATTRIBUTES}>7</p>") == "7"
    wide = f"page.html has an element of more than 1,000 attributes, {TOO_MUCH}"
    assert refusal(f"<html><body><p {' a' * (MAX_ATTRIBUTES + 1)}>7</p>") == (wide, AS_TEXT)
    quoted = "<p a='>' " + 'b="<" ' * MAX_ATTRIBUTES + ">7</p>"
    assert refusal(f"<html><body>{quoted}") == (wide, AS_TEXT)
    large = f"page.html is larger than 8 MiB, {TOO_MUCH}"
    assert refusal("<html><body>" + "a " * (MAX_BYTES // 2)) == (large, AS_TEXT)
    assert refusal("<html><body>" + "é" * (MAX_BYTES // 2)) == (large, AS_TEXT)


def _repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece))


@pytest.mark.parametrize(
    "made",
    [
        lambda: "<p>7</p><script>" + _repeated("<p>88001</p>", 400_000) + "</script>",
        lambda: "<p>7</p><script type='application/ld+json'>" + '"@type":[' * 300_000 + "</script>",
        lambda: "<p>7</p><script type='application/ld+json'>" + '{"@graph":' * 20_000 + "</script>",
        lambda: "<table><tr>" + "<td>7" * 20_000,
        lambda: "<table>" + "<tr><td rowspan=100 colspan=100>7" * 4_000,
        lambda: "<p>" + "<span>7</span>" * 30_000,
        lambda: "<p>" + "<a href=x>7</a> " * 30_000,
        lambda: ("<div>7 " * 200 + "</div>" * 200) * 200,
        lambda: "<p>" + _repeated("7&", 2_000_000),
        lambda: "<p>7</p>" + _repeated("<!--", 2_000_000),
        lambda: f"<p title='{_repeated('7 ', 2_000_000)}'>7</p>",
    ],
    ids=[
        "script", "types", "graphs", "cells", "spans of cells", "spans", "links", "nested",
        "ampersands", "comments", "attribute",
    ],
)  # fmt: skip
def test_what_swells_a_page_takes_bounded_time(made: Callable[[], str]) -> None:
    assert "7" in text(made())


def test_reading_a_page_opens_no_connection(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(ARTICLE.replace("<p>", '<p><img src="https://example.org/a.png">'))
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "def refuse(event, arguments):\n"
        "    if event in {'socket.connect', 'socket.getaddrinfo', 'socket.sendto'}:\n"
        "        raise SystemExit(event)\n"
        "sys.addaudithook(refuse)\n"
        "from ftcli.text.documents import document\n"
        "print(len(document(Path(sys.argv[1])).text.splitlines()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "26\n", "")


PIECES = st.sampled_from([
    "<table>", "</table>", "<tr>", "<td>", "<td rowspan=3>", "<ul>", "<li>", "<p>", "</p>",
    "<div>", "</div>", "<article>", "</article>", "<br>", "<a href='http://[::1'>", "</a>",
    "<aside>", "<figure>", "<pre>", "<time>", "<h1>", "</h1>", "<span>", "</span>", "<caption>",
    "<form>", "<!--", "-->", "<?x", "&#1;", "&#xD800;", "\ufffe", "<html>", "<body>", "</body>",
    "<meta property=og:url content='http://[x'>", "<script type='application/ld+json'>",
    '{"@type":["NewsArticle"],"author":[null,{"name":1}],"publisher":[]}', "</script>", "|",
    "12 emplois ", "<math alttext=x>", "<x:y z:w=1>",
])  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=40))
def test_any_tangle_of_elements_is_read_or_refused(pieces: list[str]) -> None:
    try:
        got = page("<html>" + "".join(pieces), "page.html").text
    except NoText as error:
        got = error.message
    assert got == "\n".join(line for line in map(str.strip, got.splitlines()) if line)
