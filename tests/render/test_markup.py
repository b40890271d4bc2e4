"""Every markup renders every page, whatever the names are, and names stay text."""

import html
import re
from html.parser import HTMLParser

import pytest
import tabulate

from building import listing
from ftcli.comparison import all_metrics, compare, core_ratios
from ftcli.render import BIBLIOGRAPHIES, PEOPLE, RENDERERS, TABULATE, Style
from ftcli.render.markup import markup_text
from ftcli.table import Block, Column, Document, Link, Table
from ftcli.views.compare import compare_view
from ftcli.views.listing import metrics_view, sources_view
from ftcli.views.show import show_view

ALLOWED = {"table", "thead", "tbody", "tr", "th", "td", "a", "h2"}


def views_of(dataset):
    cities = list(dataset)
    ecosystems = list(dataset.ecosystems.values())
    result = compare(dataset, *cities)
    one = compare(
        dataset,
        cities[0],
        metrics=all_metrics(dataset, cities[0]),
        ratios=core_ratios(),
    )
    return {
        "compare": compare_view(result, dataset, "en", urls=True),
        "show": show_view(one, dataset, "fr", every=True, urls=True),
        "list": listing(dataset),
        "sources": sources_view(dataset, ecosystems, "fr", urls=True),
        "metrics": metrics_view("fr"),
    }


@pytest.fixture(scope="module")
def hostile_views(hostile_dataset):
    return views_of(hostile_dataset)


class Elements(HTMLParser):
    """What elements a page holds, with its text and links; unbalanced ones are a fault."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.names, self.open, self.texts, self.links = set(), [], [], []

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.open.append(tag)
        assert {name for name, _ in attrs} <= {"href", "style"}
        self.links += [value for name, value in attrs if name == "href"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_decl(self, decl):
        raise AssertionError(decl)

    def handle_pi(self, data):
        raise AssertionError(data)


def test_every_name_of_tabulate_is_known_to_it():
    assert set(TABULATE) <= set(tabulate.tabulate_formats)


@pytest.mark.parametrize("form", [form for form in RENDERERS if form not in BIBLIOGRAPHIES])
def test_every_format_renders_every_page_of_a_hostile_file(hostile_views, form):
    for view in hostile_views.values():
        text = RENDERERS[form](view, Style())

        assert text.endswith("\n")
        assert "\x1b" not in text


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("form", PEOPLE)
def test_every_format_renders_the_shipped_comparison(shipped_dataset, form, lang):
    result = compare(shipped_dataset, "saint-etienne", "aix-marseille")
    text = PEOPLE[form](compare_view(result, shipped_dataset, lang, urls=False), Style(lang))

    assert "Aix-Marseille" in text.replace("\\-", "-")
    assert "49" in text


def test_html_holds_tables_links_and_titles_alone(hostile_views, hostile_dataset):
    for name, view in hostile_views.items():
        page = Elements()
        page.feed(RENDERERS["html"](view, Style()))
        page.close()

        assert page.open == []
        assert page.names <= ALLOWED, name
        assert all(link.startswith("https://x.example/") for link in page.links)
    page = Elements()
    page.feed(RENDERERS["html"](hostile_views["list"], Style()))
    texts = {text.strip() for text in page.texts}
    assert {item.name for item in hostile_dataset.ecosystems.values()} <= texts


@pytest.mark.parametrize("name", ["compare", "show", "list", "sources", "metrics"])
def test_rows_of_a_markdown_table_have_one_number_of_cells(hostile_views, name):
    text = RENDERERS["markdown"](hostile_views[name], Style())

    for block in re.split(r"\n\n+", text):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        counts = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows}
        assert len(counts) <= 1
    assert "<script" not in text
    words = re.sub(r"\]\(<[^>]*>\)", "](address)", text)
    assert not re.search(r"(?<!\\)`", words)
    assert not re.search(r"(?<![\\\w])\*", words)


def test_an_address_with_a_bar_stays_in_its_cell():
    cell = Link("a", "https://x.example/a|b")
    document = Document((Block((Table((Column("a"),), ((cell,),)),)),))
    row = markup_text(document, "markdown", "en").splitlines()[-1]

    assert len(re.findall(r"(?<!\\)\|", row)) == 2


def test_markdown_gives_its_names_back(hostile_views, hostile_dataset):
    text = RENDERERS["markdown"](hostile_views["list"], Style())
    rows = [line for line in text.splitlines() if line.startswith("| city-")]
    cells = [re.split(r"(?<!\\)(?:\\\\)*\|", row)[2].strip() for row in rows]
    found = [html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", cell)) for cell in cells]

    wanted = [item.name for item in hostile_dataset.ecosystems.values()]
    differing = [(a, b) for a, b in zip(found, wanted, strict=True) if a != b]
    assert differing == []


def test_markdown_titles_stand_as_headings(hostile_views):
    lines = RENDERERS["markdown"](hostile_views["show"], Style()).splitlines()

    assert "## Chiffres" in lines
    assert all(line.startswith("## ") for line in lines if line.startswith("#"))


def test_latex_escapes_what_it_would_run(hostile_views):
    for form in ("latex", "latex_booktabs", "latex_longtable"):
        text = RENDERERS[form](hostile_views["list"], Style())

        rows = [line for line in text.splitlines() if line.strip().startswith("city-")]
        assert len(rows) == 24
        for row in rows:
            assert len(re.findall(r"(?<!\\)&", row)) == 5
            assert not re.search(r"(?<!\\)[%$#_](?!\\)", row.replace(r"$\approx$", ""))


@pytest.mark.parametrize(
    ("form", "separator"), [("jira", r"(?<!\\)\|"), ("youtrack", r"\|"), ("orgtbl", r"\|")]
)
def test_rows_of_other_markups_have_one_number_of_cells(hostile_views, form, separator):
    text = RENDERERS[form](hostile_views["list"], Style())
    rows = [line for line in text.splitlines() if "city-" in line]

    assert len({len(re.findall(separator, row)) for row in rows}) == 1


def test_a_page_without_figures_renders_everywhere(shipped_dataset):
    result = compare(shipped_dataset, "annecy", metrics=(), ratios=())
    for form in PEOPLE:
        assert PEOPLE[form](compare_view(result, shipped_dataset, "en", urls=False), Style())
