"""What stands on a page: signs with their legend, sources with numbers, words in a language."""

import json
import re

import pytest

from ftcli import load
from ftcli.catalogue import RATIOS
from ftcli.comparison import all_metrics, compare, core_ratios
from ftcli.quantity import Verdict
from ftcli.render import Style
from ftcli.render.cells import cell_text
from ftcli.render.terminal import terminal_text
from ftcli.store.parsing import parse
from ftcli.views.cautions import TEXTS
from ftcli.views.compare import compare_view
from ftcli.views.show import show_view
from ftcli.views.words import STATUSES, WORDS, listed
from ftcli.warnings import CODES

DATA = load()
SOURCE = {"title": "t", "publisher": "p", "kind": "press"}


def dataset_of(**cities):
    """A dataset of cities with the figures given: `a=[("jobs", "9 emplois")]`."""
    ecosystems = {
        name: {
            "name": name.title(),
            "figures": [
                {"metric": metric, "stated": stated, "on": "2014", "source": "s"}
                for metric, stated in figures
            ],
        }
        for name, figures in cities.items()
    }
    document = {"format": "ftcli/1", "updated": "2020", "sources": {"s": SOURCE}}
    return parse(json.dumps(document | {"ecosystems": ecosystems}).encode(), "x.json")


def compared(dataset, *cities, lang="en", width=120, **options):
    result = compare(dataset, *cities, **options)
    document = compare_view(result, dataset, lang, urls=False).document()
    return terminal_text(document, Style(lang, width))


def shown(dataset, city, lang="en", *, every=False, width=120):
    ratios = RATIOS.values() if every else core_ratios()
    result = compare(dataset, city, metrics=all_metrics(dataset, city), ratios=ratios)
    document = show_view(result, dataset, lang, every=every, urls=False).document()
    return terminal_text(document, Style(lang, width))


def parts(text):
    """The page before its legend, and the legend."""
    body, _, rest = text.partition("\nLegend\n")
    return body, rest.partition("\n\n")[0]


@pytest.mark.parametrize(
    ("phrase", "sign"),
    [
        ("plus de 500 emplois", ">"),
        ("au moins 500 emplois", "≥"),
        ("moins de 500 emplois", "<"),
        ("au plus 500 emplois", "≤"),
        ("environ 500 emplois", "≈"),
    ],
)
def test_every_sign_of_a_page_is_in_its_legend(phrase, sign):
    body, legend = parts(compared(dataset_of(a=[("jobs", phrase)]), "a"))

    assert sign in body
    assert sign in legend


def test_about_is_in_the_legend_of_the_strict_reading():
    dataset = dataset_of(a=[("startups", "une vingtaine de start-ups")]).strictly()
    body, legend = parts(shown(dataset, "a"))

    assert "≈" in body
    assert "≈" in legend


def test_a_page_without_signs_has_no_legend():
    assert "Legend" not in compared(dataset_of(a=[("jobs", "9 emplois")]), "a")


@pytest.mark.parametrize("city", list(DATA))
def test_every_source_number_of_a_page_is_listed_once(city):
    text = shown(DATA, city, every=True)
    body, _, sources = text.partition("\nSources\n")
    used = set(re.findall(r"\[(\d+)\]", body))
    numbered = re.findall(r"^\[(\d+)\]", sources, re.MULTILINE)

    assert used == set(numbered)
    assert numbered == [str(number) for number in range(1, len(numbered) + 1)]


def test_sources_are_numbered_in_the_order_of_the_page():
    out_of_order = []
    for city in DATA:
        body = shown(DATA, city, width=1000).partition("\nSources\n")[0]
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]", body)]
        if list(dict.fromkeys(numbers)) != sorted(set(numbers)):
            out_of_order.append(city)

    assert out_of_order == []


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("en", "undecided"),
        ("fr", "indécis"),
    ],
)
def test_verdicts_are_words_of_the_language(lang, word):
    assert cell_text(Verdict.UNDECIDED, lang) == word


def test_dollars_over_jobs_are_dollars():
    dataset = dataset_of(a=[("revenue", "40 millions de dollars"), ("jobs", "100 emplois")])
    text = compared(dataset, "a")

    assert "$400,000" in text
    assert "€" not in text


def test_dollars_beside_euros_are_undecided_with_a_reason():
    dataset = dataset_of(
        a=[("revenue", "40 millions de dollars")], b=[("revenue", "50 millions d'euros")]
    )
    text = compared(dataset, "a", "b")

    assert "undecided" in text
    assert "or the units" in text


def test_a_city_without_figures_is_a_page_of_unknowns():
    text = shown(dataset_of(a=[]), "a")

    assert text == (
        "A\n"
        "Label    no label event known\n"
        "Figures  none known for this territory\n"
        "\n"
        "Figures\n"
        "Metric        Figure   In the words of the source  Date [source]  Chosen\n"
        "Jobs          unknown\n"
        "Firms         unknown\n"
        "Pure players  unknown\n"
        "Revenue       unknown\n"
    )


def test_a_comparison_of_exact_figures_is_figures_and_sources_alone():
    dataset = dataset_of(a=[("jobs", "9 emplois")], b=[("jobs", "10 emplois")])

    assert compared(dataset, "a", "b", ratios=()) == (
        "              A                  B                  First is\n"
        "Jobs          9        2014 [1]  10       2014 [1]  lower\n"
        "Firms         unknown            unknown            unknown\n"
        "Pure players  unknown            unknown            unknown\n"
        "Revenue       unknown            unknown            unknown\n"
        "\n"
        "Sources\n"
        "[1]  p, no date: t\n"
    )


def test_french_pages_hold_no_english_word():
    english = {en for en, fr in WORDS.values() if en != fr and "{" not in en and len(en) > 3}
    for city in ("saint-etienne", "clermont-ferrand", "annecy"):
        lines = set(map(str.strip, shown(DATA, city, "fr").splitlines()))
        assert lines.isdisjoint(english), lines & english


def test_every_code_has_its_text_and_every_word_both_languages():
    assert set(TEXTS) == set(CODES)
    for en, fr in (*TEXTS.values(), *WORDS.values(), *STATUSES.values()):
        assert en
        assert fr
        assert set(re.findall(r"\{\w+\}", en)) == set(re.findall(r"\{\w+\}", fr))


def test_names_are_joined_as_in_a_sentence():
    assert listed([], "en") == ""
    assert listed(["a"], "fr") == "a"
    assert listed(["a", "b"], "fr") == "a et b"
    assert listed(["a", "b", "c"], "en") == "a, b and c"


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        (["7 emplois"], "only one"),
        (["7 emplois", "8 emplois"], "first of 2 in the file"),
    ],
)
def test_a_figure_says_why_it_was_chosen(figures, why):
    text = shown(dataset_of(a=[("jobs", stated) for stated in figures]), "a")

    assert re.search(rf"^Jobs +7 .* {why}$", text, re.MULTILINE)
