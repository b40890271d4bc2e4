"""A text to a fragment of a data file."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import check
from ftcli import Dataset
from ftcli.dates import Period
from ftcli.editing.entries import BadEntry
from ftcli.store.parsing import parse
from ftcli.text.draft import draft, draft_text, origin
from ftcli.text.extract import extract

RECORD = {"title": "La tech d'ici", "publisher": "L'Écho", "kind": "press"}


def fragment(text: str, towns: Dataset) -> dict[str, Any]:
    """The data file drafted from a text of March 2015, once it was read and checked."""
    on = Period.parse("2015-03")
    record, _ = draft(extract(text, towns, on=on), towns, origin(None, RECORD, on))
    raw = draft_text(record).encode()
    check(parse(raw, "draft.json"), "draft.json")
    return json.loads(raw)


def test_a_draft_is_a_data_file_in_the_words_of_the_text(towns: Dataset) -> None:
    text = (
        "Belleville compte 640 entreprises, dont 120 pure players, et employait 8 000 personnes "
        "en 2013. Elle veut créer 900 emplois d'ici 2020."
    )
    assert fragment(text, towns) == {
        "format": "ftcli/1",
        "updated": "2015-03-31",
        "sources": {"l-echo-2015-03": {**RECORD, "published": "2015-03"}},
        "ecosystems": {
            "belleville": {
                "name": "Belleville",
                "region": "Bretagne",
                "figures": [
                    {
                        "metric": "firms", "stated": "640 entreprises", "on": "2015-03",
                        "source": "l-echo-2015-03",
                    },
                    {
                        "metric": "pure_players", "stated": "120 pure players", "on": "2015-03",
                        "source": "l-echo-2015-03", "part_of": "firms",
                    },
                    {
                        "metric": "jobs", "stated": "8 000 personnes", "on": "2013",
                        "source": "l-echo-2015-03",
                    },
                ],
                "targets": [
                    {
                        "metric": "jobs", "stated": "900 emplois", "mode": "increment",
                        "on": "2015-03", "source": "l-echo-2015-03", "horizon": "d'ici 2020",
                    }
                ],
            }
        },
    }  # fmt: skip


def test_what_the_words_leave_out_is_written_beside_them(towns: Dataset) -> None:
    text = (
        "Belleville consacre deux millions d'euros d'investissements publics au lieu. "
        "Un autre million est apporté par des partenaires privés."
    )
    figures = fragment(text, towns)["ecosystems"]["belleville"]["figures"]
    assert figures[1] == {
        "metric": "private_investment",
        "stated": "Un autre million",
        "on": "2015-03",
        "source": "l-echo-2015-03",
        "unit": "EUR",
    }


def test_words_cut_by_the_end_of_a_line_stand_on_one(towns: Dataset) -> None:
    text = (
        "Depuis plusieurs années déjà, la filière de Belleville réunit plus de 640\n"
        "entreprises du numérique."
    )
    [figure] = fragment(text, towns)["ecosystems"]["belleville"]["figures"]
    assert figure["stated"] == "plus de 640 entreprises"
    assert "value" not in figure


@pytest.mark.parametrize(
    ("fields", "id_", "option"),
    [
        ({"url": "javascript:alert(1)"}, None, "--url"),
        ({"title": "T" * 5_000}, None, "--title"),
        ({"publisher": "a\x01"}, None, "--publisher"),
        ({}, "Foo Bar", "--source"),
    ],
)
def test_a_source_that_breaks_the_rules_is_told_by_its_option(
    fields: dict[str, str], id_: str | None, option: str
) -> None:
    with pytest.raises(BadEntry, match=option):
        origin(id_, {**RECORD, **fields}, Period.parse("2015"))


def test_an_id_is_made_of_letters_that_ids_have() -> None:
    record = {**RECORD, "publisher": "日本"}
    assert origin(None, record, Period.parse("2015")).id == "source-2015"


def test_areas_and_several_towns_have_their_place(towns: Dataset) -> None:
    text = "Belleville, Belleville\n\nBeauport compte 300 PME. En Bretagne, 40 000 emplois."
    drafted = fragment(text, towns)["ecosystems"]
    assert {town: [f["stated"] for f in entry["figures"]] for town, entry in drafted.items()} == {
        "beauport": ["300 PME"],
        "belleville": ["40 000 emplois"],
    }
    assert drafted["belleville"]["figures"][0]["area"] == {"type": "region", "name": "Bretagne"}


def test_a_figure_told_twice_is_drafted_once(towns: Dataset) -> None:
    text = "Belleville compte 640 entreprises.\n\nBelleville, c'est 640 entreprises."
    assert len(fragment(text, towns)["ecosystems"]["belleville"]["figures"]) == 1


def test_a_text_without_figures_is_an_empty_data_file(towns: Dataset) -> None:
    assert fragment("Rien.", towns)["ecosystems"] == {}


NUMBERS = st.sampled_from(
    ["640", "plus de 640", "près de 8 000", "une vingtaine de", "3,5 millions de"]
)
NOUNS = st.sampled_from(["entreprises", "emplois", "start-up", "m2", "euros de chiffre d'affaires",
                         "euros levés", "visiteurs par an", "étudiants"])  # fmt: skip
ENDS = st.sampled_from(["", " d'ici 2020", " en 2013", " dans dix ans", ", contre 500 en 2010"])


@given(st.lists(st.tuples(NUMBERS, NOUNS, ENDS), min_size=1, max_size=4))
def test_every_draft_is_a_data_file(towns: Dataset, pieces: list[tuple[str, str, str]]) -> None:
    text = ". ".join(f"Belleville vise {' '.join(piece[:2])}{piece[2]}" for piece in pieces)
    assert fragment(text, towns)["format"] == "ftcli/1"
