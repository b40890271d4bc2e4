from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, dataset, ecosystem, figure, interval
from ftcli import METRICS, FtcliError, load, quantity_text
from ftcli.gaps import gaps, held_against, sector_named, yardstick_named

YARDSTICK = figure("jobs", "1 000 emplois", "2013", "blog", sector="jde-2015")


def told(*figures, metric="jobs"):
    """Per gap its claim, its times, and what withholds it."""
    found = gaps(ecosystem(*figures), [metric], "jde-2015")
    return [(gap.claim and gap.claim.stated, interval(gap.quantity), gap.withheld) for gap in found]


def test_the_claims_of_grenoble_are_so_many_times_the_yardstick():
    found = gaps(load()["grenoble"], ["jobs", "firms"], "jde-2015")

    assert [(gap.metric, gap.claim.stated, quantity_text(gap.quantity)) for gap in found] == [
        ("jobs", "40 000 emplois", "×2.55"),
        ("jobs", "environ 30 000 emplois", "×1.59–2.23"),
        ("firms", "550 entreprises", "×0.63"),
        ("firms", "500 entreprises", "×0.57"),
    ]
    assert [gap.is_nearest for gap in found] == [True, False, True, False]


def test_bounds_of_a_claim_go_through_the_quotient():
    assert told(YARDSTICK, figure("jobs", "plus de 2 500 emplois")) == [
        ("plus de 2 500 emplois", "(5/2, ∞) multiple", "")
    ]
    assert told(YARDSTICK, figure("jobs", "environ 2 500 emplois")) == [
        ("environ 2 500 emplois", "≈ [49/20, 51/20] multiple", "")
    ]


def test_bounds_of_a_yardstick_go_through_the_quotient():
    yardstick = figure("jobs", "plus de 1 000 emplois", sector="jde-2015")

    # More than 1 000 below: less than 2.5 times, and that it is above 0 says nothing.
    assert told(yardstick, figure("jobs", "2 500 emplois")) == [
        ("2 500 emplois", "(-∞, 5/2) multiple", "")
    ]


def test_the_claim_nearest_in_years_stands_first():
    found = told(
        YARDSTICK,
        figure("jobs", "4 emplois", "2016"),
        figure("jobs", "3 emplois", "2011"),
        figure("jobs", "2 emplois", "2014-06"),
        figure("jobs", "1 emploi", "2014-11"),
    )

    # Of the two of 2014, both one year away, the latest: it would speak first.
    assert [claim for claim, *_ in found] == ["1 emploi", "2 emplois", "3 emplois", "4 emplois"]


def test_a_claim_of_the_yardsticks_own_year_stands_before_all_others():
    found = told(
        YARDSTICK, figure("jobs", "1 emploi", "2014"), figure("jobs", "2 emplois", "2012/2013")
    )
    assert [claim for claim, *_ in found] == ["2 emplois", "1 emploi"]


def test_only_self_declared_figures_of_the_whole_territory_are_claims():
    found = told(
        YARDSTICK,
        figure("jobs", "1 emploi", sector="oecd-ict"),
        figure("jobs", "2 emplois", area={"type": "region", "name": "Région"}),
        figure("jobs", "3 emplois", context=True),
        figure("firms", "4 entreprises"),
    )
    assert found == [(None, "unknown", "")]


def test_a_metric_without_a_yardstick_has_no_gap():
    assert told(figure("jobs", "1 000 emplois")) == []
    assert told(figure("jobs", "1 000 emplois", sector="oecd-ict")) == []


def test_two_currencies_have_no_quotient():
    yardstick = figure("revenue", "1 million d'euros", sector="jde-2015")
    claim = figure("revenue", "2 millions de dollars")

    assert told(yardstick, claim, metric="revenue") == [
        ("2 millions de dollars", "unknown", "units")
    ]


def test_totals_over_other_lengths_of_time_have_no_quotient():
    yardstick = figure("jobs_created", "300 emplois", "2008/2013", sector="jde-2015")
    claim = figure("jobs_created", "100 emplois", "2013")

    assert told(yardstick, claim, metric="jobs_created") == [("100 emplois", "unknown", "periods")]


def test_a_yardstick_of_nothing_gives_no_quotient_but_an_open_one():
    yardstick = figure("jobs", "0 emploi", sector="jde-2015")

    assert told(yardstick, figure("jobs", "5 emplois")) == [("5 emplois", "(-∞, ∞) multiple", "")]


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_two_numbers_give_their_exact_quotient(claimed, counted):
    yardstick = figure("jobs", f"{counted} emplois", sector="jde-2015")
    found = gaps(ecosystem(yardstick, figure("jobs", f"{claimed} emplois")), ["jobs"], "jde-2015")

    assert [gap.quantity.low for gap in found] == [Fraction(claimed, counted)]
    assert found[0].quantity.is_exact


@pytest.mark.parametrize("id_", list(load()))
def test_every_claim_of_the_dataset_lies_within_its_times_of_the_yardstick(id_):
    mine = load()[id_]
    for gap in gaps(mine, METRICS, "jde-2015"):
        if gap.claim is None or gap.quantity is None:
            continue
        claim, counted = mine.quantity(gap.claim), gap.yardstick.quantity
        for above in filter(None, (claim.low, claim.nominal, claim.high)):
            if above in claim:
                assert above / counted.nominal in gap.quantity


def test_a_gap_says_why_the_two_differ():
    found = gaps(load()["toulouse"], ["firms"], "jde-2015")

    assert [[warning.code for warning in gap.warnings] for gap in found] == [
        ["sector-differs", "date-gap", "firm-unit-differs", "unbounded"]
    ]


def test_an_ecosystem_named_twice_is_held_against_once():
    mine = load()["grenoble"]

    assert held_against([mine, mine], ["jobs"], "jde-2015") == held_against(
        [mine], ["jobs"], "jde-2015"
    )


def test_the_table_holds_claim_and_yardstick_with_their_sources():
    data = dataset(alpha=city(YARDSTICK, figure("jobs", "plus de 2 500 emplois", source="press")))
    table = held_against([data["alpha"]], ["jobs"], "jde-2015").to_table()
    row = dict(zip((column.key for column in table.columns), table.rows[0], strict=True))

    assert {key: cell for key, cell in row.items() if cell not in {None, False}} == {
        "ecosystem": "alpha",
        "metric": "jobs",
        "sector": "jde-2015",
        "nearest": True,
        "value": Fraction(5, 2),
        "low": Fraction(5, 2),
        "low_open": True,
        "unit": "multiple",
        "claim_value": 2500,
        "claim_low": 2500,
        "claim_low_open": True,
        "claim_unit": "jobs",
        "claim_stated": "plus de 2 500 emplois",
        "claim_on": "2014",
        "claim_source": "press",
        "claim_url": "https://example.org/article",
        "yardstick_value": 1000,
        "yardstick_low": 1000,
        "yardstick_high": 1000,
        "yardstick_unit": "jobs",
        "yardstick_stated": "1 000 emplois",
        "yardstick_on": "2013",
        "yardstick_source": "blog",
        "warnings": "date-gap;sector-differs;unbounded",
    }


def test_definitions_of_digital_are_named():
    assert sector_named("self-declared") is None
    assert sector_named("oecd-ict") == yardstick_named("oecd-ict") == "oecd-ict"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("jde", "no definition of digital called 'jde'", "did you mean 'jde-2015'? Known: "),
        ("jde2015", "no definition of digital called 'jde2015'", "did you mean 'jde-2015'? "),
        ("naf", "no definition of digital called 'naf'", "Known: jde-2015, oecd-ict, "),
        ("self-declared", "claims are self-declared already", "hold them against jde-2015 or"),
    ],
)
def test_an_unknown_yardstick_is_refused_with_those_known(name, message, hint):
    with pytest.raises(FtcliError) as caught:
        yardstick_named(name)

    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)
