"""At any width a figure or a name is whole, on one line, and lines end before the edge."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import pytest
from rich.cells import cell_len

from building import listing
from ftcli.catalogue import RATIOS
from ftcli.comparison import all_metrics, compare
from ftcli.quantity import Verdict
from ftcli.render import Style
from ftcli.render.cells import entry_parts
from ftcli.render.terminal import terminal_text
from ftcli.store.loading import load
from ftcli.table import Block, Column, Document, Entry, Kind, Table
from ftcli.views.compare import compare_view
from ftcli.views.listing import metrics_view, sources_view
from ftcli.views.show import show_view
from ftcli.wording.phrasing import verdict_text

DATA = load()
CITIES = tuple(DATA)
WIDTHS = (20, 40, 60, 80, 120, 200)
LANGS = ("en", "fr")
GROUPS = {
    "two": ("saint-etienne", "aix-marseille"),
    "two with long figures": ("la-reunion", "toulouse"),
    "three": ("lyon", "la-reunion", "auvergne-rhone-alpes"),
    "ten": CITIES[:10],
    "ten others": CITIES[-10:],
}
NO_BREAK = "\u00a0\u202f"


def figures_of(document: Document, lang: str) -> Counter[str]:
    """How often each figure stands in the cells of a page."""
    return Counter(
        entry_parts(cell, lang)[0]
        for block in document.blocks
        for row in block.widest.rows
        for cell in row
        if isinstance(cell, Entry) and cell.value is not None
    )


def verdicts_of(document: Document, lang: str) -> Counter[str]:
    """How often each verdict stands in the cells of a page."""
    return Counter(
        verdict_text(cell, lang)
        for block in document.blocks
        for row in block.widest.rows
        for cell in row
        if isinstance(cell, Verdict)
    )


def missing(wanted: Counter[str], text: str) -> dict[str, int]:
    """What a text does not hold whole on a line as often as wanted."""
    lines = text.splitlines()
    return {
        words: count
        for words, count in wanted.items()
        if sum(line.count(words) for line in lines) < count
    }


def too_long(text: str, width: int) -> list[str]:
    """The lines over the edge."""
    return [line for line in text.splitlines() if cell_len(line) > width]


@dataclass(frozen=True)
class Page:
    """A page in one language, with the names that must be on it."""

    document: Document
    lang: str
    names: tuple[str, ...] = ()

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {}

    def text(self, width: int) -> str:
        """Its text at a width, laid out once."""
        if width not in self._texts:
            self._texts[width] = terminal_text(self.document, Style(self.lang, width))
        return self._texts[width]

    def lost(self, width: int) -> dict[str, int]:
        """The figures and names that its text does not hold whole."""
        wanted = figures_of(self.document, self.lang) + Counter(self.names)
        assert not missing(wanted, self.text(1000))
        return missing(wanted, self.text(width))


def lost(pages: Mapping[str, Page], width: int) -> dict[str, dict[str, int]]:
    """What each page loses at a width."""
    return {name: gone for name, page in pages.items() if (gone := page.lost(width))}


def over_the_edge(pages: Mapping[str, Page], width: int) -> dict[str, str]:
    """The first line over the edge of each page that has one."""
    return {
        name: lines[0]
        for name, page in pages.items()
        if (lines := too_long(page.text(width), width))
    }


@cache
def comparisons(lang: str) -> Mapping[str, Page]:
    """The pages that name cities side by side."""
    found = {}
    for group, cities in GROUPS.items():
        names = tuple(DATA[city].name for city in cities)
        core = compare(DATA, *cities)
        every = compare(DATA, *cities, metrics=all_metrics(DATA, *cities), ratios=RATIOS.values())
        for name, result in (("compare", core), ("compare --all", every)):
            if result is core and group != "two":
                continue
            document = compare_view(result, DATA, lang, urls=False).document()
            found[f"{name}, {group}"] = Page(document, lang, names)
    return found


@cache
def shows(lang: str) -> Mapping[str, Page]:
    """The page of every city with `--all`, which holds every block that the shorter one has."""
    return {city: shown(city, lang) for city in DATA}


def shown(city: str, lang: str) -> Page:
    """The page of a city."""
    result = compare(DATA, city, metrics=all_metrics(DATA, city), ratios=RATIOS.values())
    document = show_view(result, DATA, lang, every=True, urls=False).document()
    return Page(document, lang, (DATA[city].name,))


@cache
def ratios(lang: str) -> Mapping[str, Page]:
    """The page of all ratios of all cities."""
    result = compare(DATA, *DATA, metrics=(), ratios=RATIOS.values())
    document = compare_view(result, DATA, lang, urls=False, known_only=True).document()
    return {"ratios": Page(document, lang)}


@cache
def lists(lang: str) -> Mapping[str, Page]:
    """The pages of the lists."""
    ecosystems = list(DATA.ecosystems.values())
    views = {
        "list": listing(DATA, lang),
        "metrics": metrics_view(lang),
        "sources": sources_view(DATA, ecosystems, lang, urls=False),
    }
    return {name: Page(view.document(), lang) for name, view in views.items()}


def cases(least: int = 0) -> pytest.MarkDecorator:
    """Each width with each language."""
    return pytest.mark.parametrize(
        ("width", "lang"),
        [(width, lang) for width in WIDTHS for lang in LANGS if width >= least],
    )


@cases(least=40)
def test_show_cuts_no_figure_and_no_name(width, lang):
    assert not lost(shows(lang), width)


@cases(least=60)
def test_show_ends_before_the_edge(width, lang):
    assert not over_the_edge(shows(lang), width)


@cases()
def test_compare_cuts_no_figure_and_no_name(width, lang):
    assert not lost(comparisons(lang), width)


@cases(least=60)
def test_compare_ends_before_the_edge(width, lang):
    assert not over_the_edge(comparisons(lang), width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "lang",
    [
        "en",
        "fr",
    ],
)
def test_compare_keeps_every_verdict(width, lang):
    page = comparisons(lang)["compare, two"]
    wanted = verdicts_of(page.document, lang)

    assert wanted
    assert not missing(wanted, page.text(width))


@cases()
def test_ratios_of_all_cities_cut_no_figure(width, lang):
    assert not lost(ratios(lang), width)


@cases(least=60)
def test_ratios_of_all_cities_end_before_the_edge(width, lang):
    assert not over_the_edge(ratios(lang), width)


@cases(least=60)
def test_the_lists_end_before_the_edge(width, lang):
    assert not over_the_edge(lists(lang), width)


@cases()
def test_the_list_cuts_no_name(width, lang):
    assert not missing(Counter(DATA), lists(lang)["list"].text(width))


@cases(least=60)
def test_no_number_is_cut_inside_prose(width, lang):
    numbers = re.compile(rf"\d{{1,3}}(?:[{NO_BREAK}]\d{{3}})+")
    cut = {
        name: gone
        for name, page in shows(lang).items()
        if (gone := missing(Counter(numbers.findall(page.text(1000))), page.text(width)))
    }
    assert not cut


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_quotation_mark_stands_apart_from_its_words(width):
    lines = [line.strip() for page in shows("fr").values() for line in page.text(width).split("\n")]

    assert not [line for line in lines if line.startswith("»") or line.endswith("«")]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_only_a_word_that_is_too_long_runs_over_the_edge(width: int):
    word = "x" * 300
    texts = (
        f"words before {word} and, after it, words that go on " + "and on " * 20,
        "10 000 " * 30,
    )
    line = Column("text", kind=Kind.PROSE)
    labelled = Table(
        (Column("label", kind=Kind.LABEL), line), tuple(("a label", text) for text in texts), word
    )
    narrow = Table((line,), tuple((text,) for text in texts), "A title of words " * 8 + word)
    for layouts in ((labelled,), (labelled, narrow)):
        text = terminal_text(Document((Block(layouts),)), Style(width=width))
        lines = text.splitlines()
        over = [one.strip() for one in lines if cell_len(one) > max(width, 9 + 18)]
        assert over == [word, word]
        said = " ".join(" ".join(lines).split())
        assert "and, after it, words that go on and on" in said.replace("a label ", "")
