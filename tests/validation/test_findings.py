"""What there is to look at in a data file that breaks no rule, and what there is not."""

from typing import Any

import pytest

from building import city, dataset, figure, target
from ftcli import load
from ftcli.validation.findings import FINDING_CODES, findings


def found(*figures: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    """Code and place of what there is to look at in one city, its sources left out."""
    return [
        (one.code, one.place.removeprefix("alpha, "))
        for one in findings(dataset(alpha=city(*figures, **more)))
        if not one.code.startswith("source-")
    ]


def published(on: str, day: str) -> list[str]:
    """The codes of a figure of a date, in a source that was published at another."""
    data = dataset(alpha=city(figure("jobs", "100 emplois", on)))
    source = data.sources["press"].model_copy(update={"published": type(data.updated).parse(day)})
    alpha = data["alpha"].among({**data.sources, "press": source})
    whole = data.model_copy(update={"sources": alpha.sources, "ecosystems": {"alpha": alpha}})
    return [one.code for one in findings(whole) if not one.code.startswith("source-")]


@pytest.mark.parametrize(
    ("on", "day", "is_after"),
    [
        ("2014-10-09", "2014-10-08", True),
        ("2014-10-08", "2014-10-08", False),
        ("2014-10", "2014-10-08", False),
        ("2014", "2014-10", False),
        ("2014-11", "2014-10", True),
        ("2015", "2014", True),
        ("2014-11/2015-02", "2014", False),
        ("2014-11/2015-02", "2014-11/2014-12", False),
        ("2015-01/..", "2014-11/..", True),
    ],
)
def test_a_date_is_after_publication_once_its_first_day_is_behind_the_last(on, day, is_after):
    assert published(on, day) == (["date-after-publication"] if is_after else [])


def test_a_source_without_a_date_dates_nothing():
    assert found(figure("jobs", "100 emplois", "2999")) == []


@pytest.mark.parametrize(
    ("part", "whole", "exceeds"),
    [
        ("300 pure players", "750 entreprises", False),
        ("800 pure players", "750 entreprises", True),
        ("750 pure players", "750 entreprises", False),
        ("plus de 750 pure players", "750 entreprises", True),
        ("plus de 700 pure players", "750 entreprises", False),
        ("800 pure players", "plus de 750 entreprises", False),
        ("750 pure players", "moins de 750 entreprises", True),
        ("environ 760 pure players", "750 entreprises", False),
    ],
)
def test_a_part_exceeds_its_whole_once_that_is_certain(part, whole, exceeds):
    pair = figure("pure_players", part, part_of="firms"), figure("firms", whole)
    assert found(*pair) == ([("part-exceeds-whole", "figures[0].stated")] if exceeds else [])


def test_a_part_of_one_of_several_wholes_exceeds_all_or_none():
    part = figure("pure_players", "800 pure players", part_of="firms")
    wholes = [figure("firms", f"{number} entreprises") for number in (750, 900)]
    assert found(part, *wholes) == []
    assert found(part, *wholes[:1], figure("firms", "700 entreprises")) != []


def test_a_part_in_another_unit_is_not_compared():
    part = figure("jobs_share", "80 %", part_of="jobs")
    assert found(part, figure("jobs", "50 emplois")) == []


@pytest.mark.parametrize(
    ("first", "then", "is_copy"),
    [
        (("2014", "750 entreprises"), ("2016", "750 entreprises"), True),
        (("2014", "750 entreprises"), ("2016", "à travers 750 firmes"), True),
        (("2014", "750 entreprises"), ("2014-12", "750 entreprises"), False),
        (("2014/2016", "750 entreprises"), ("2016", "750 entreprises"), False),
        (("2014", "750 entreprises"), ("2016", "751 entreprises"), False),
        (("2014", "750 entreprises"), ("2016", "plus de 750 entreprises"), False),
        (("2014", "plus de 750 entreprises"), ("2016", "plus de 750 entreprises"), True),
        (("2014", "19 entreprises"), ("2016", "19 entreprises"), False),
        (("2014", "20 entreprises"), ("2016", "20 entreprises"), True),
    ],
)
def test_a_number_of_an_earlier_year_is_recopied_unless_small(first, then, is_copy):
    figures = [figure("firms", stated, on) for on, stated in (first, then)]
    assert found(*figures) == ([("recopied", "figures[1].stated")] if is_copy else [])
    assert found(*figures[::-1]) == ([("recopied", "figures[0].stated")] if is_copy else [])


@pytest.mark.parametrize(
    "other",
    [
        {"sector": "jde-2015"},
        {"area": {"type": "site", "name": "Technopole"}},
        {"metric": "members"},
        {"context": True},
    ],
    ids=lambda other: next(iter(other)),
)
def test_the_same_number_of_something_else_is_no_copy(other):
    first, then = figure("firms", "750 entreprises"), figure("firms", "750 entreprises", "2016")
    assert found(first, then | other) == []


def test_every_copy_is_told_of_the_first():
    years = ("2018", "2014", "2016")
    data = dataset(alpha=city(*(figure("jobs", "900 emplois", year) for year in years)))
    copies = [one for one in findings(data) if one.code == "recopied"]
    assert [(one.place, one.values["first_place"]) for one in copies] == [
        ("alpha, figures[0].stated", "figures[1]"),
        ("alpha, figures[2].stated", "figures[1]"),
    ]


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({"stated": "beaucoup", "value": 100}, ["value"]),
        ({"stated": "100 emplois", "value": 100}, []),
        ({"stated": "plus de 100 emplois", "value": {"low": 120}}, ["value"]),
        ({"stated": "entre 100 et 200 emplois", "value": {"low": 100, "high": 200}}, []),
        ({"stated": "31.673", "unit": "jobs"}, ["unit"]),
        ({"stated": "100 emplois", "unit": "jobs"}, []),
        ({"stated": "100 salariés", "unit": "people"}, []),
        ({"stated": "100 emplois", "per": "year"}, ["per"]),
        ({"stated": "100 emplois par an", "per": "year"}, []),
        ({"metric": "revenue", "stated": "Un autre million", "unit": "EUR"}, ["unit"]),
        ({"metric": "revenue", "stated": "8 milliards de chiffre d'affaires", "unit": "EUR"},
         ["unit"]),
        ({"metric": "revenue", "stated": "1 million d'euros", "unit": "EUR"}, []),
        ({"metric": "revenue", "stated": "beaucoup", "value": 5, "unit": "EUR", "per": "year"},
         ["value", "unit", "per"]),
        ({"stated": "100 emplois"}, []),
    ],
    ids=str,
)  # fmt: skip
def test_what_the_file_gives_beside_the_words_is_told_where_they_do_not(changes, keys):
    record = {**figure("jobs", ""), **changes}
    assert found(record) == [("value-not-in-words", f"figures[0].{key}") for key in keys]
    aim = {"deadline": "2020", **target("jobs", ""), **changes}
    assert found(targets=[aim]) == [("value-not-in-words", f"targets[0].{key}") for key in keys]


def test_a_range_that_narrows_is_told_with_its_ends():
    record = figure("jobs", "plus de 100 emplois", value={"low": 120, "high": 150})
    (one,) = (one for one in findings(dataset(alpha=city(record))) if one.code.startswith("value"))
    assert dict(one.values) == {"stated": "plus de 100 emplois", "key": "value", "value": "120–150"}
    record["value"].pop("high")
    (one,) = (one for one in findings(dataset(alpha=city(record))) if one.code.startswith("value"))
    assert one.values["value"] == "120–…"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, [("target-undated", "targets[0]")]),
        ({"horizon": "à terme"}, [("horizon-vague", "targets[0].horizon")]),
        ({"horizon": "d'ici 2020"}, []),
        ({"horizon": "à terme", "deadline": "2020"}, []),
        ({"deadline": "2020"}, []),
        ({"stated": "100 emplois d'ici 2020"}, []),
    ],
    ids=str,
)
def test_a_target_without_a_date_is_told(more, expected):
    assert found(targets=[{**target("jobs", "100 emplois"), **more}]) == expected


def test_sources_that_nothing_uses_or_without_a_date_are_told_in_their_order():
    data = dataset(
        alpha=city(
            figure("jobs", "9 emplois", source="press"),
            targets=[target("jobs", "100 emplois", source="blog", deadline="2020")],
            labels=[{"on": "2014", "status": "candidate", "source": "register"}],
        )
    )
    told = [(one.code, one.place) for one in findings(data)]
    assert told == [
        ("source-unused", "source official-statistics"),
        ("source-undated", "source official-statistics"),
        ("source-unused", "source institution"),
        ("source-undated", "source institution"),
        ("source-undated", "source press"),
        ("source-unused", "source press-2"),
        ("source-undated", "source press-2"),
        ("source-unused", "source press-3"),
        ("source-undated", "source press-3"),
        ("source-undated", "source blog"),
        ("source-undated", "source register"),
    ]


def test_the_shipped_dataset_has_these_to_look_at():
    told = [(one.code, one.place) for one in findings(load())]
    assert sorted(told) == [
        ("horizon-vague", "saint-etienne, targets[7].horizon"),
        ("horizon-vague", "saint-etienne, targets[8].horizon"),
        ("recopied", "aix-marseille, figures[13].stated"),
        ("recopied", "lyon, figures[7].stated"),
        ("recopied", "saint-etienne, figures[15].stated"),
        ("recopied", "saint-etienne, figures[18].stated"),
        ("recopied", "saint-etienne, figures[23].stated"),
        ("recopied", "saint-etienne, figures[24].stated"),
        ("recopied", "toulouse, figures[10].stated"),
        ("source-undated", "source entlyon"),
        ("source-undated", "source insee-populations-2016"),
        ("source-undated", "source insee-populations-2023"),
        ("target-undated", "bordeaux, targets[1]"),
        ("target-undated", "cote-d-azur, targets[0]"),
        ("target-undated", "lyon, targets[0]"),
        ("target-undated", "rennes, targets[1]"),
        ("target-undated", "saint-etienne, targets[4]"),
        ("target-undated", "saint-etienne, targets[5]"),
        ("target-undated", "saint-etienne, targets[6]"),
        ("value-not-in-words", "aix-marseille, figures[17].unit"),
        ("value-not-in-words", "alsace, figures[2].per"),
        ("value-not-in-words", "clermont-ferrand, figures[2].unit"),
        ("value-not-in-words", "cote-d-azur, figures[1].per"),
        ("value-not-in-words", "montpellier, figures[5].per"),
        ("value-not-in-words", "nantes, figures[4].per"),
        ("value-not-in-words", "saint-etienne, targets[10].unit"),
    ]
    assert {code for code, _ in told} < set(FINDING_CODES)


@pytest.mark.parametrize(
    ("stated", "on", "is_apart"),
    [
        ("4 000 emplois d'ici 2030", "2024", True),
        ("9 500 emplois en 2016", "2024", True),
        ("9 500 emplois en 2016", "2016-03", False),
        ("9 500 emplois en 2016", "2014/2018", False),
        ("9 500 emplois en 2016", "2014/..", False),
        ("9 500 emplois en 2012", "2014/..", True),
        ("2016 emplois", "2024", False),
        ("412 emplois, contre 300 en 2014", "2016", False),
        ("412 emplois (300 en 2014)", "2016", False),
        ("412 emplois au 1er janvier 2015", "2014-12-31", False),
        ("412 emplois au 1er janvier 2015", "2013", True),
        ("9 500 emplois", "2024", False),
    ],
)
def test_words_that_give_another_date_are_told(stated, on, is_apart):
    told = found(figure("jobs", stated, on))
    assert told == ([("other-date-in-words", "figures[0].on")] if is_apart else [])


@pytest.mark.parametrize(
    ("metric", "stated", "is_whole"),
    [
        ("jobs", "12,67 emplois", False),
        ("members", "12,5", False),
        ("jobs", "4 000,5 emplois équivalent temps plein", True),
        ("jobs", "4 000,5 ETP", True),
        ("jobs", "1,5 million d'emplois", True),
        ("jobs", "environ 12,5 emplois", True),
        ("revenue", "12,67 millions d'euros", True),
        ("floor_area", "12,5 m2", True),
        ("jobs_share", "12,5 %", True),
    ],
)
def test_a_count_that_is_no_whole_number_is_told(metric, stated, is_whole):
    told = found(figure(metric, stated))
    assert told == ([] if is_whole else [("count-not-whole", "figures[0].stated")])
