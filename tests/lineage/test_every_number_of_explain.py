"""Every number of every output of `explain` leads to words and to a source."""

import json
import re
from fractions import Fraction
from functools import cache

import pytest

from ftcli.catalogue import METRICS, RATIOS
from ftcli.choose import Headcount, chosen, quotient
from ftcli.comparison import compare
from ftcli.lineage import lineage
from ftcli.quantity import Quantity
from ftcli.render import MACHINE, PEOPLE, Style
from ftcli.store.loading import load
from ftcli.views.cautions import caution_lines
from ftcli.views.cite import cite_view, spoken_date
from ftcli.views.explain import explain_view, walk
from ftcli.views.references import citation
from ftcli.views.words import SECTORS
from ftcli.wording.hedges import margin
from ftcli.wording.phrasing import number_text, period_text, quantity_text

DATA = load()
NUMBER = re.compile(r"\d+(?:[.,\u202f]\d+)*")
URL = re.compile(r"https?://\S+")
MEASURES = ("value", "low", "high")


@cache
def row(city, name, *, strict=False):
    """The figure or ratio of a city."""
    data = DATA.strictly() if strict else DATA
    if name in METRICS:
        return compare(data, city, metrics=[name], ratios=()).rows[0]
    return compare(data, city, metrics=(), ratios=[name]).rows[0]


def known(city):
    """The metrics and ratios of which anything is known, here or of another area."""
    one = DATA[city]
    names = [name for name in METRICS if any(f.metric == name for f in one.figures)]
    return names + [name for name, ratio in RATIOS.items() if quotient(one, ratio).numerator]


def nodes(tree):
    """A node of the JSON tree, and all below it."""
    yield tree
    for child in tree["children"]:
        yield from nodes(child)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("city", list(DATA))
def test_every_number_of_the_tree_has_words_a_date_and_a_source(city, strict):
    for name in (*METRICS, *RATIOS):
        view = explain_view(row(city, name, strict=strict), DATA, "en", urls=False)
        tree = json.loads(MACHINE["jsonl"](view, Style()))
        for node in nodes(tree):
            has_number = any(node[measure] is not None for measure in MEASURES)
            assert bool(node["stated"]) == bool(node["source"]) == bool(node["on"])
            assert node["why"]
            if has_number:
                assert node["stated"], node
            for source in (node["source"] or "").split(" | "):
                assert not source or source in DATA.sources
            if node["kind"] == "figure" and node["source"]:
                assert node["publisher"] == DATA.sources[node["source"]].publisher
                assert (node["url"] or None) == DATA.sources[node["source"]].url
            if node["rule"]:
                assert node["reading"]
            if node["kind"] == "ratio" and has_number:
                above, below = node["children"]
                for key in ("stated", "on", "source"):
                    assert node[key] == f"{above[key]} | {below[key]}"


@pytest.mark.parametrize("city", list(DATA))
def test_the_flat_table_is_the_tree(city):
    for name in known(city):
        view = explain_view(row(city, name), DATA, "en", urls=False)
        tree = json.loads(MACHINE["jsonl"](view, Style()))
        flat = view.table()
        keys = [column.key for column in flat.columns]
        reasons = [dict(zip(keys, line, strict=True))["reason"] for line in flat.rows]

        assert keys == ["depth", *(key for key in tree if key != "children")]
        assert reasons == [node["reason"] for node in nodes(tree)]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("city", list(DATA))
def test_every_number_of_a_page_is_one_of_its_tree(city, lang):
    for name in known(city):
        told = numbers_of(row(city, name), lang)
        for view in (
            explain_view(row(city, name), DATA, lang, urls=True),
            cite_view(row(city, name), DATA, lang),
        ):
            page = URL.sub("", PEOPLE["table"](view, Style(lang, width=200)))
            strange = [number for number in NUMBER.findall(page) if number not in told]
            assert strange == [], (name, strange)


def numbers_of(line, lang):
    """Every number that a page about a row may print, each from a node or its source."""
    texts = [text for _, text in caution_lines(line.warnings, [line.cells[0].ecosystem], lang)]
    root = lineage(line.cells[0])
    found = list(walk(root))
    sources = {line.cells[0].ecosystem.sources[f.source] for node in found if (f := node.figure)}
    texts += [citation(source, lang).text for source in sources]
    for node in found:
        texts += texts_of(node, lang)
        texts.append(str(node.reason.size))
    texts += [str(number) for number in range(1, len(found) + 1)]  # numbers of references
    return {number for text in texts for number in NUMBER.findall(text)}


def texts_of(node, lang):
    """What a node says, in words: its quantity and how it was read, its date, what it counts."""
    if node.quantity is not None:
        yield quantity_text(node.quantity, lang)
    if isinstance(node.subject, Headcount):
        yield from (number_text(Fraction(node.subject.population.value), lang), *node.reason.names)
        yield citation(DATA.sources[node.subject.population.source], lang).text
    if hasattr(node.subject, "ratio"):
        yield number_text(node.subject.ratio.scale, lang)
        yield node.subject.ratio.label(lang)
    if node.figure is None:
        return
    figure = node.figure
    yield from (figure.stated, figure.counts or "", figure.note or "")
    yield from (period_text(figure.on, lang), spoken_date(figure.on, lang))
    yield SECTORS[figure.sector][lang == "fr"] if figure.sector else ""
    yield figure.area.name if figure.area else ""
    words = figure.quantity
    steps = [words.step, words.low, words.high, words.nominal]
    if words.nominal is not None and words.step is not None:
        steps.append(margin(words.nominal, words.step, words.unit))
    for number in steps:
        if number is not None:
            exact = Quantity.exactly(number, words.unit)
            yield quantity_text(exact, lang)
            yield number_text(number, lang)


def test_a_number_from_nowhere_would_be_found():
    line = row("saint-etienne", "revenue_per_job")
    page = PEOPLE["table"](explain_view(line, DATA, "en", urls=False), Style(width=200))

    told = numbers_of(line, "en")
    assert {"150,000", "1.5", "10,000", "2016"} <= told & set(NUMBER.findall(page))
    assert "150,001" not in told


def test_every_number_known_is_explained():
    count = sum(chosen(DATA[city], name).figure is not None for city in DATA for name in METRICS)

    assert count > 80
