"""A figure added to a data file: its text afterwards, and what is refused."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, dataset, document, encoded, figure
from ftcli import Dataset, FtcliError, find
from ftcli.editing.adding import Addition, Place, addition
from ftcli.editing.entries import Wanted
from random_datasets import STATED, dates, slugs, texts

TODAY = date(2020, 5, 6)
BASE = dataset(
    alpha=city(figure("jobs", "100 emplois"), aliases=["A"]),
    beta=city(figure("jobs", "300 emplois", "2015")),
)
OWN = """\
{
 "format": "ftcli/1",
 "updated": "2020-01-31",
 "sources": {
  "mine": {"title": "Mien", "publisher": "Moi", "kind": "blog"}
 },
 "ecosystems": {
  "alpha": {
   "name": "Alpha",
   "figures": [
    {"metric": "jobs", "stated": "120 emplois", "on": "2016", "source": "mine"}
   ],
   "targets": []
  }
 }
}
"""
NEW = {"metric": "jobs", "stated": "près de 200 emplois", "on": "2018"}


def added(
    own: str | None = None, *, base: Dataset = BASE, today: date = TODAY, **wanted: Any
) -> Addition:
    """What adding a figure to a file gives, beside the base."""
    place = Place("own.json", own.encode() if own is not None else None, [("base.json", base)])
    given_ = {"city": "alpha", "figure": NEW, "source": "press", "described": {}, **wanted}
    return addition(place, Wanted(**given_), today)


def text(result: Addition) -> str:
    assert result.raw is not None
    return result.raw.decode()


def test_a_file_that_is_not_there_is_made_with_the_source_and_the_name_of_the_city():
    assert text(added()) == (
        "{\n"
        ' "format": "ftcli/1",\n'
        ' "updated": "2020-05-06",\n'
        ' "sources": {\n'
        '  "press": {"title": "Article", "publisher": "A newspaper", "kind": "press", '
        '"url": "https://example.org/article"}\n'
        " },\n"
        ' "ecosystems": {\n'
        '  "alpha": {\n'
        '   "name": "Alpha",\n'
        '   "figures": [\n'
        '    {"metric": "jobs", "stated": "près de 200 emplois", "on": "2018", '
        '"source": "press"}\n'
        "   ]\n"
        "  }\n"
        " }\n"
        "}\n"
    )


def test_a_file_keeps_its_layout_and_is_dated_today():
    line = '    {"metric": "jobs", "stated": "120 emplois", "on": "2016", "source": "mine"}'
    new = '    {"metric": "jobs", "stated": "près de 200 emplois", "on": "2018", "source": "mine"}'

    result = added(OWN, source="mine")

    expected = OWN.replace(line, f"{line},\n{new}").replace("2020-01-31", "2020-05-06")
    assert text(result) == expected
    assert result.replaces is None
    assert [f.stated for f in result.ecosystem.figures] == [
        "100 emplois",
        "120 emplois",
        "près de 200 emplois",
    ]


def test_a_file_dated_later_keeps_its_date():
    assert '"updated": "2020-01-31"' in text(added(OWN, today=date(2019, 1, 1)))


def test_a_figure_of_the_same_metric_date_and_source_is_replaced():
    wanted = {**NEW, "on": "2016", "note": "corrected"}

    result = added(OWN, figure=wanted, source="mine")

    old = '"stated": "120 emplois", "on": "2016", "source": "mine"}'
    new = '"stated": "près de 200 emplois", "on": "2016", "source": "mine", "note": "corrected"}'
    assert text(result) == OWN.replace(old, new).replace("2020-01-31", "2020-05-06")
    assert result.replaces is not None
    assert result.replaces.stated == "120 emplois"


@pytest.mark.parametrize(
    "more",
    [
        {"on": "2017"}, {"counts": "salaried"}, {"sector": "oecd-ict"}, {"metric": "firms"},
        {"area": {"type": "site", "name": "Gare"}},
    ],
)  # fmt: skip
def test_a_figure_of_another_date_count_sector_metric_or_area_stands_beside(more):
    wanted = {"metric": "jobs", "stated": "130", "on": "2016", **more}

    result = added(OWN, figure=wanted, source="mine")

    assert result.replaces is None
    assert text(result).count('"source": "mine"') == 2


@pytest.mark.parametrize(
    ("wanted", "file"),
    [
        ({"figure": {"metric": "jobs", "stated": "100 emplois", "on": "2014"}}, "base.json"),
        (
            {"figure": {"metric": "jobs", "stated": "120 emplois", "on": "2016"}, "source": "mine"},
            "own.json",
        ),
    ],
)
def test_a_figure_that_a_file_holds_is_not_added_again(wanted, file):
    result = added(OWN, **wanted)

    assert (result.raw, result.known_in) == (None, file)
    assert len(result.ecosystem.figures) == 2


def test_a_new_city_has_the_name_it_is_given():
    result = added(OWN, city="Saint-Jean d'Y", name="Saint-Jean-d'Y")

    assert result.ecosystem.id == "saint-jean-d-y"
    assert json.loads(text(result))["ecosystems"]["saint-jean-d-y"]["name"] == "Saint-Jean-d'Y"
    assert find(result.dataset, "st jean d'y").figures == (result.figure,)


def test_a_source_that_is_described_gets_an_id_of_publisher_and_date():
    said = {"title": "T", "publisher": "L'Écho du soir", "published": "2018-03"}

    record = json.loads(text(added(source=None, described=said)))

    assert record["sources"] == {"l-echo-du-soir-2018-03": {**said, "kind": "press"}}
    assert record["ecosystems"]["alpha"]["figures"][0]["source"] == "l-echo-du-soir-2018-03"


def test_the_id_of_an_undated_source_is_made_of_publisher_and_title():
    said = {"title": "La tech à Reims", "publisher": "La Métropole"}

    record = json.loads(text(added(source=None, described=said)))

    assert record["sources"] == {"la-metropole-la-tech-a-reims": {**said, "kind": "press"}}


def test_two_articles_of_a_publisher_and_a_date_are_two_sources():
    own = OWN.replace('"mine":', '"moi-2018":').replace('"source": "mine"', '"source": "moi-2018"')
    own = own.replace('"Moi",', '"Moi", "published": "2018",')
    first = {"title": "Mien", "publisher": "Moi", "published": "2018"}

    assert added(own, source=None, described=first).figure.source == "moi-2018"
    second = json.loads(text(added(own, source=None, described={**first, "title": "Autre"})))
    assert second["sources"]["moi-2018-2"] == {**first, "title": "Autre", "kind": "press"}
    assert second["ecosystems"]["alpha"]["figures"][1]["source"] == "moi-2018-2"


def test_a_known_source_may_be_described_as_it_is():
    assert added(described={"title": "Article", "kind": "press"}).figure.source == "press"


@pytest.mark.parametrize(
    ("wanted", "message", "hint"),
    [
        (
            {"source": "pres"},
            "no source called 'pres'",
            "did you mean 'press'? 'ftcli sources' lists them; a new one needs "
            "--title and --publisher",
        ),
        (
            {"source": None},
            "no source",
            "--source ID of a known one ('ftcli sources' lists them), or --title and --publisher "
            "of a new one",
        ),
        (
            {"source": "Pas un id"},
            "--source: 'Pas un id' is no id",
            "small letters and digits, joined by hyphens",
        ),
        (
            {"described": {"title": "Another", "publisher": "A newspaper"}},
            "--title: the source press says 'Article'",
            "leave --title out, or name another source: --source ID",
        ),
        (
            {"source": "x", "described": {"title": "T", "publisher": "P", "url": "example.org"}},
            "--url: an address begins with http:// or https:// and holds no space",
            "correct it",
        ),
        (
            {"source": "x", "described": {"title": "T", "publisher": "P", "published": "May"}},
            "--published: 'May' is no date",
            "write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09",
        ),
        (
            {"figure": {**NEW, "stated": "beaucoup"}},
            'no number in "beaucoup"',
            'write the figure as the source prints it, such as "750 entreprises"',
        ),
        (
            {"figure": {"metric": "revenue", "stated": "un million", "on": "2018"}},
            'no currency in "un million"',
            "give it one: --unit EUR",
        ),
        (
            {"figure": {**NEW, "value": 3}},
            '"près de 200 emplois" says 200, value 3',
            "correct one of the two",
        ),
        (
            {"figure": {**NEW, "stated": "20\x1b[31m emplois"}},
            "PHRASE: holds U+001B (control character), which cannot be seen",
            "correct it",
        ),
        (
            {"figure": {**NEW, "stated": ""}},
            "PHRASE: String should have at least 1 character",
            "correct it",
        ),
        (
            {"figure": {**NEW, "part_of": "firms"}},
            "the figure does not fit into own.json: "
            "alpha, figures[0].part_of: no firms of press at 2018",
            "correct what is said of it",
        ),
        (
            {"city": "gamma"},
            "no ecosystem called 'gamma'",
            "'ftcli list' shows them all. --name NAME makes a new one.",
        ),
        (
            {"city": "alpha", "name": "New"},
            "alpha is known already",
            "leave --name out to add to it, or call the new one otherwise",
        ),
        ({"city": "!", "name": "X"}, "'!' makes no id", "write it in letters a to z and digits"),
        (
            {"city": "gamma", "name": "A"},
            "alpha is known already",
            "leave --name out to add to it, or call the new one otherwise",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(wanted, message, hint):
    with pytest.raises(FtcliError) as caught:
        added(**wanted)

    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_figure_is_not_put_in_the_place_of_one_of_several():
    line = '{"metric": "jobs", "stated": "120 emplois", "on": "2016", "source": "mine"}'
    own = OWN.replace(line, f"{line}, {line.replace('120', '125')}")

    with pytest.raises(FtcliError, match='may replace: "120 emplois", "125 emplois"'):
        added(own, figure={**NEW, "on": "2016"}, source="mine")


def test_a_faulty_file_is_told_as_such():
    with pytest.raises(FtcliError, match="line 1, column 2: no JSON"):
        added("{")


def test_files_that_clash_are_refused_with_both_names():
    own = OWN.replace('"mine"', '"press"')

    with pytest.raises(FtcliError, match=r"own\.json: source press: another .* in base\.json"):
        added(own, source="press")


phrases = st.sampled_from([one for one in STATED if "\ufffe" not in one[1]])


@given(
    phrases, dates, slugs, st.lists(texts, min_size=3, max_size=3), st.sampled_from((None, 1, 4))
)
def test_what_is_added_is_read_again_and_nothing_else_changes(stated, on, slug, words, indent):
    metric, phrase, more = stated
    own = json.dumps(json.loads(OWN), indent=indent, ensure_ascii=False)
    record = {"metric": metric, "stated": phrase, **more, "on": on, "counts": words[0]}
    said = {"title": words[1], "publisher": words[2]}

    result = added(own, figure=record, source=f"new-{slug}", described=said)

    before, after = json.loads(own), json.loads(text(result))
    assert after["ecosystems"]["alpha"]["figures"].pop() == {**record, "source": f"new-{slug}"}
    assert after["sources"].pop(f"new-{slug}")["title"] == words[1]
    assert after == {**before, "updated": "2020-05-06"}
    assert result.figure in result.ecosystem.figures


def test_a_pretty_printed_file_stays_so():
    own = json.dumps(document(alpha=city(figure("jobs", "1 emploi"))), indent=2)
    assert encoded(json.loads(own)) != own.encode()

    result = text(added(own, figure={**NEW, "counts": "é"}))

    assert json.dumps(json.loads(result), indent=2, ensure_ascii=False) == result
