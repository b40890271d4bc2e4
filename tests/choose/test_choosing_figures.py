from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, dataset, ecosystem, figure, interval
from ftcli import Period, chosen
from ftcli.choose import SOURCE_KINDS, Choice, known_metrics, ranking

REGION = {"type": "region", "name": "Région d'essai"}
SITE = {"type": "site", "name": "Parc d'essai"}


def spoken(choice: Choice) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """What speaks, its rivals and what counts elsewhere, in words."""
    return (
        choice.figure.stated if choice.figure else None,
        tuple(rival.stated for rival in choice.rivals),
        tuple(other.stated for other in choice.elsewhere),
    )


def test_the_latest_first_day_speaks():
    place = ecosystem(
        figure("jobs", "100 emplois", "2014"),
        figure("jobs", "300 emplois", "2016-02"),
        figure("jobs", "200 emplois", "2015-12"),
    )
    assert spoken(chosen(place, "jobs")) == ("300 emplois", ("200 emplois", "100 emplois"), ())


def test_a_later_first_day_beats_a_later_last_day():
    place = ecosystem(
        figure("jobs", "100 emplois", "2014-01/2018-12"),
        figure("jobs", "200 emplois", "2014-02"),
    )
    assert spoken(chosen(place, "jobs")) == ("200 emplois", ("100 emplois",), ())


def test_of_two_first_days_the_later_last_day_speaks():
    place = ecosystem(
        figure("jobs", "100 emplois", "2014-01"),
        figure("jobs", "200 emplois", "2014"),
        figure("jobs", "300 emplois", "2014-01/2014-03"),
    )
    assert spoken(chosen(place, "jobs")) == ("200 emplois", ("300 emplois", "100 emplois"), ())


def test_an_open_end_counts_as_its_start():
    place = ecosystem(
        figure("jobs", "100 emplois", "2014-11/..", "blog"),
        figure("jobs", "200 emplois", "2014-11", "press"),
        figure("jobs", "300 emplois", "2014-11/2014-12", "blog"),
    )
    assert spoken(chosen(place, "jobs")) == ("300 emplois", ("200 emplois", "100 emplois"), ())


def test_of_one_date_the_kind_of_source_decides():
    kinds = ("register", "blog", "press", "institution", "official-statistics")
    place = ecosystem(
        *(figure("jobs", f"{n} emplois", source=kind) for n, kind in enumerate(kinds, 1))
    )
    assert spoken(chosen(place, "jobs")) == (
        "5 emplois",
        ("4 emplois", "3 emplois", "2 emplois", "1 emplois"),
        (),
    )


def test_a_later_date_beats_a_better_kind_of_source():
    place = ecosystem(
        figure("jobs", "100 emplois", "2014-12-31", "official-statistics"),
        figure("jobs", "200 emplois", "2015", "register"),
    )
    assert spoken(chosen(place, "jobs")) == ("200 emplois", ("100 emplois",), ())


def test_what_nothing_else_decides_the_order_of_the_file_does():
    place = ecosystem(
        figure("jobs", "100 emplois", source="press-2"),
        figure("jobs", "200 emplois", source="press"),
        figure("jobs", "300 emplois", source="press-2"),
    )
    assert spoken(chosen(place, "jobs")) == ("100 emplois", ("200 emplois", "300 emplois"), ())


def test_all_sectors_compete():
    place = ecosystem(
        figure("jobs", "100 emplois", "2013"),
        figure("jobs", "200 emplois", "2014", sector="jde-2015"),
    )
    assert spoken(chosen(place, "jobs")) == ("200 emplois", ("100 emplois",), ())


def test_figures_of_a_part_or_a_larger_unit_are_never_chosen_but_told_apart_latest_first():
    place = ecosystem(
        figure("jobs", "9 000 emplois", "2015", area=REGION),
        figure("jobs", "100 emplois", "2014"),
        figure("jobs", "50 emplois", "2018", area=SITE),
    )
    choice = chosen(place, "jobs")
    assert spoken(choice) == ("100 emplois", (), ("50 emplois", "9 000 emplois"))
    assert [other.area.type for other in choice.elsewhere if other.area] == ["site", "region"]


def test_background_is_neither_chosen_nor_a_rival_nor_elsewhere():
    place = ecosystem(
        figure("jobs", "100 emplois", "2014"),
        figure("jobs", "200 emplois", "2019", context=True),
        figure("jobs", "300 emplois", "2019", context=True, area=REGION),
    )
    assert spoken(chosen(place, "jobs")) == ("100 emplois", (), ())


def test_a_metric_without_a_figure_of_the_territory_is_unknown():
    place = ecosystem(figure("jobs", "9 000 emplois", area=REGION))
    choice = chosen(place, "jobs")
    assert spoken(choice) == (None, (), ("9 000 emplois",))
    assert (choice.id, choice.quantity, choice.figures, choice.all_figures) == (
        "jobs",
        None,
        (),
        (),
    )
    assert spoken(chosen(place, "firms")) == (None, (), ())


def test_a_choice_holds_its_figure_first_then_its_rivals():
    place = ecosystem(
        figure("firms", "100 entreprises", "2014"),
        figure("firms", "plus de 150 entreprises", "2015"),
    )
    choice = chosen(place, "firms")
    assert [item.stated for item in choice.all_figures] == [
        "plus de 150 entreprises",
        "100 entreprises",
    ]
    assert choice.figures == choice.all_figures[:1]
    assert interval(choice.quantity) == "(150, ∞) firms"
    assert choice.ecosystem is place


def test_known_metrics_stand_in_the_order_of_the_catalogue_without_background():
    place = ecosystem(
        figure("revenue", "8 millions d'euros"),
        figure("jobs", "9 000 emplois", area=REGION),
        figure("firms", "100 entreprises", context=True),
        figure("startups", "10 start-ups"),
    )
    assert known_metrics(place) == ["jobs", "startups", "revenue"]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2013-12-31", (None, (), ())),
        ("2014", ("100 emplois", (), ())),
        ("2015-06-30", ("200 emplois", ("100 emplois",), ())),
        ("2015-06-29", ("100 emplois", (), ())),
        ("2016", ("300 emplois", ("200 emplois", "100 emplois"), ("9 000 emplois",))),
    ],
)
def test_as_of_keeps_what_was_dated_until_its_last_day(as_of: str, expected: object):
    data = dataset(
        essai=city(
            figure("jobs", "100 emplois", "2014"),
            figure("jobs", "200 emplois", "2015-06"),
            figure("jobs", "300 emplois", "2016-01/.."),
            figure("jobs", "9 000 emplois", "2016", area=REGION),
        )
    )
    assert spoken(chosen(data.as_of(Period.parse(as_of))["essai"], "jobs")) == expected


DATES = ("2013", "2014", "2014-01", "2014-01-01", "2014-01/2014-03", "2014-01/..", "2015-07/..")
FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "on": st.sampled_from(DATES),
            "source": st.sampled_from((*SOURCE_KINDS, "press-2")),
            "metric": st.sampled_from(("jobs", "jobs", "startups_jobs")),
        },
        optional={
            "context": st.just(value=True),
            "area": st.just(REGION),
            "sector": st.just("jde-2015"),
        },
    ),
    max_size=8,
)


@given(FIGURES)
def test_the_chosen_figure_is_the_greatest_of_the_documented_order(records: list[dict[str, Any]]):
    place = ecosystem(
        *({"stated": f"{n} emplois", **record} for n, record in enumerate(records, 1))
    )

    def order(index: int) -> tuple[object, ...]:
        on = Period.parse(records[index]["on"])
        kind = records[index]["source"].removesuffix("-2")
        return on.first, on.last, -SOURCE_KINDS.index(kind), -index

    mine = [
        n
        for n, record in enumerate(records)
        if record["metric"] == "jobs" and "area" not in record and "context" not in record
    ]
    expected = [f"{n + 1} emplois" for n in sorted(mine, key=order, reverse=True)]
    choice = chosen(place, "jobs")
    assert [item.stated for item in choice.all_figures] == expected
    assert [item.stated for item in ranking(place, "jobs")] == expected
