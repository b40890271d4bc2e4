from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import METRO, city, dataset, figure, perimeter
from ftcli import METRICS, RATIOS, FtcliError, Quantity, load
from ftcli.catalogue import subject_named
from ftcli.standings import gap_standings, standings

REGION = {"units": [{**METRO, "type": "REGION"}]}


def ranked(data, what=METRICS["jobs"]):
    """The ranks of those that have one, in order."""
    return {one.ecosystem.id: one.ranks for one in standings(cities(data), what).ranked}


def apart(data, what=METRICS["jobs"]):
    """Why the others have none, in order."""
    return {one.ecosystem.id: one.apart for one in standings(cities(data), what).apart}


def cities(data):
    return [*data.ecosystems.values()]


def points(quantity: Quantity) -> list[Fraction]:
    """Numbers that a quantity allows: at its bounds, just inside them, and far out."""
    low = quantity.low if quantity.low is not None else Fraction(-(10**12))
    high = quantity.high if quantity.high is not None else max(low, Fraction(0)) + 10**12
    near = [low + (high - low) * Fraction(share, 10**6) for share in (0, 1, 500_000, 999_999)]
    return [point for point in (*near, high) if point in quantity]


def drawing(seed: str) -> Random:
    """The same draws at every run."""
    return Random(seed)  # noqa: S311  # nothing secret is drawn


def check(several, chance, times=200):
    """Compares true ranks with those given: each beside the extremes of the others, then drawn."""
    ends = [points(one.cell.quantity) for one in several]
    extremes = [
        [mine[-side] if place == index else theirs[side - 1] for place, theirs in enumerate(ends)]
        for index, mine in enumerate(ends)
        for side in (0, 1)
    ]
    for drawn in (*extremes, *([chance.choice(some) for some in ends] for _ in range(times))):
        for number, one in zip(drawn, several, strict=True):
            best, worst = one.ranks
            rank = 1 + sum(other > number for other in drawn)
            assert best <= rank <= worst, one.ecosystem.id


@pytest.mark.parametrize("name", [*METRICS, *RATIOS])
@pytest.mark.parametrize("strict", [False, True])
def test_no_possible_rank_of_the_dataset_lies_outside_its_interval(name, strict):
    check(standings(cities(load(strict=strict)), subject_named(name)).ranked, drawing(name))


@pytest.mark.parametrize("metric", ["jobs", "firms"])
def test_no_possible_rank_of_a_gap_lies_outside_its_interval(metric):
    check(gap_standings(cities(load()), metric, "jde-2015").ranked, drawing(metric))


HEDGES = ["{}", "plus de {}", "au moins {}", "moins de {}", "environ {}", "près de {}"]
PHRASES = st.builds(
    lambda hedge, number: f"{hedge.format(number)} emplois",
    st.sampled_from(HEDGES),
    st.integers(2, 40),
)


@given(st.lists(PHRASES, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_no_possible_rank_of_any_cities_lies_outside_its_interval(phrases, chance):
    data = dataset(**{f"c{n}": city(figure("jobs", said)) for n, said in enumerate(phrases)})
    found = standings(cities(data), METRICS["jobs"])

    assert len(found.ranked) == len(phrases)
    check(found.ranked, chance, times=20)
    best = [one.ranks for one in found.ranked]
    assert best == sorted(best)
    for number in range(1, len(phrases) + 1):
        assert found.top(number) == tuple(one for one in found.ranked if one.ranks[0] <= number)
        assert len(found.top(number)) >= number


def test_nine_cities_compare_on_the_yardstick_of_2015():
    assert ranked(load().of_sector("jde-2015")) == {
        "lyon": (1, 1),
        "aix-marseille": (2, 2),
        "toulouse": (3, 3),
        "lille": (4, 4),
        "nantes": (5, 5),
        "bordeaux": (6, 6),
        "rennes": (7, 7),
        "grenoble": (8, 8),
        "montpellier": (9, 9),
    }


def test_three_bounds_that_overlap_leave_revenue_per_job_open():
    assert ranked(load(), subject_named("revenue_per_job")) == {
        "aix-marseille": (1, 3),
        "la-reunion": (1, 3),
        "saint-etienne": (1, 3),
    }


def test_equal_numbers_share_a_rank_and_the_next_is_as_much_lower():
    data = dataset(
        a=city(figure("jobs", "100 emplois")),
        b=city(figure("jobs", "200 emplois")),
        c=city(figure("jobs", "200 emplois")),
    )
    assert ranked(data) == {"b": (1, 1), "c": (1, 1), "a": (3, 3)}


def test_a_floor_below_all_others_may_still_be_the_first():
    data = dataset(
        high=city(figure("jobs", "900 emplois")),
        floor=city(figure("jobs", "plus de 10 emplois")),
        low=city(figure("jobs", "5 emplois")),
    )
    assert ranked(data) == {"floor": (1, 2), "high": (1, 2), "low": (3, 3)}


def test_a_whole_region_has_no_rank():
    data = dataset(
        region=city(figure("jobs", "900 emplois"), perimeter=REGION),
        alpha=city(figure("jobs", "5 emplois")),
    )
    found = standings(cities(data), METRICS["jobs"])

    assert ranked(data) == {"alpha": (1, 1)}
    assert apart(data) == {"region": "region"}
    assert found.apart[0].codes == ("area-differs",)


def test_another_currency_than_that_of_most_has_no_rank():
    data = dataset(
        dollars=city(figure("revenue", "900 millions de dollars")),
        alpha=city(figure("revenue", "5 millions d'euros")),
        beta=city(figure("revenue", "6 millions d'euros")),
    )
    assert ranked(data, METRICS["revenue"]) == {"beta": (1, 1), "alpha": (2, 2)}
    assert apart(data, METRICS["revenue"]) == {"dollars": "currency"}


def test_a_total_over_another_length_of_time_has_no_rank():
    data = dataset(
        long=city(figure("funds_raised", "900 millions d'euros", "2014/2018")),
        yearly=city(figure("funds_raised", "9 millions d'euros par an", "2014")),
        alpha=city(figure("funds_raised", "5 millions d'euros", "2014")),
        beta=city(figure("funds_raised", "6 millions d'euros", "2016")),
    )
    assert ranked(data, METRICS["funds_raised"]) == {"beta": (1, 1), "alpha": (2, 2)}
    assert apart(data, METRICS["funds_raised"]) == {"yearly": "rate", "long": "period"}


def test_the_unknown_stand_last_and_by_why():
    data = dataset(
        nothing=city(),
        elsewhere=city(figure("jobs", "5", area={"type": "site", "name": "Parc"})),
        region=city(figure("jobs", "900 emplois"), perimeter=REGION),
    )
    assert ranked(data) == {}
    assert apart(data) == {"region": "region", "elsewhere": "elsewhere", "nothing": "unknown"}


def test_a_ratio_that_is_withheld_has_no_rank():
    data = dataset(
        alpha=city(figure("jobs", "10 emplois"), perimeter=perimeter("narrower", y2016=1000)),
        beta=city(figure("jobs", "10 emplois"), perimeter=perimeter(y2016=1000)),
    )
    what = subject_named("jobs_per_1000_people")

    assert (ranked(data, what), apart(data, what)) == ({"beta": (1, 1)}, {"alpha": "withheld"})


def test_claims_and_yardsticks_that_are_missing_are_told_apart():
    yardstick = figure("jobs", "1 000 emplois", sector="jde-2015")
    data = dataset(
        neither=city(),
        claim=city(figure("jobs", "2 000 emplois")),
        yardstick=city(yardstick),
        both=city(yardstick, figure("jobs", "2 000 emplois")),
    )
    found = gap_standings(cities(data), "jobs", "jde-2015")

    assert [(one.ecosystem.id, one.ranks) for one in found.ranked] == [("both", (1, 1))]
    assert [(one.ecosystem.id, one.apart) for one in found.apart] == [
        ("yardstick", "no-claim"), ("neither", "no-yardstick"), ("claim", "no-yardstick"),
    ]  # fmt: skip


def test_a_row_is_flagged_where_it_is_unlike_most_others():
    data = dataset(
        a=city(figure("jobs", "1 emploi")),
        b=city(figure("jobs", "2 emplois")),
        c=city(figure("jobs", "3 emplois")),
        d=city(figure("jobs", "4 salariés", "2016", sector="jde-2015")),
        e=city(figure("jobs", "5")),
    )
    found = standings(cities(data), METRICS["jobs"]).ranked

    # A number without a noun counts nothing that could differ.
    assert {one.ecosystem.id: one.differs for one in found} == {
        "a": (), "b": (), "c": (), "e": (), "d": ("concept-differs", "date-gap", "sector-differs"),
    }  # fmt: skip


def test_two_that_differ_are_both_flagged():
    data = dataset(
        a=city(figure("jobs", "1 emploi", "2014")), b=city(figure("jobs", "2 emplois", "2016"))
    )
    found = standings(cities(data), METRICS["jobs"]).ranked

    assert [one.differs for one in found] == [("date-gap",), ("date-gap",)]


def test_an_outlier_is_flagged_among_all():
    found = standings(cities(load()), subject_named("jobs_per_firm")).ranked

    assert [one.ecosystem.id for one in found if "outlier" in one.codes] == ["grenoble"]


def test_the_table_puts_those_without_a_rank_last():
    table = standings(cities(load()), METRICS["revenue"]).to_table()

    assert [row[:3] + row[-1:] for row in table.rows[:6]] == [
        (1, 2, "aix-marseille", None),
        (1, 4, "saint-etienne", None),
        (2, 3, "cote-d-azur", None),
        (3, 4, "la-reunion", None),
        (None, None, "clermont-ferrand", "elsewhere"),
        (None, None, "lyon", "unknown"),
    ]
    assert len(table.rows) == len(load())
    assert [row[2] for row in standings(cities(load()), METRICS["revenue"]).to_table(1).rows] == [
        "aix-marseille", "saint-etienne",
    ]  # fmt: skip


def test_no_ecosystem_at_all_gives_no_rank():
    assert standings([], METRICS["jobs"]).to_table().rows == ()
    assert gap_standings([], "jobs", "jde-2015").to_table().rows == ()


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("job", "no metric or ratio called 'job'", "did you mean 'jobs'?"),
        ("job_per_firm", "no metric or ratio called 'job_per_firm'",
         "did you mean 'jobs_per_firm'?"),
        ("", "no metric or ratio called ''", "'ftcli metrics' lists them"),
        ("jobs / firm", "no metric called 'firm' in 'jobs / firm'", "did you mean 'firms'?"),
    ],
)  # fmt: skip
def test_an_unknown_subject_is_refused_with_the_nearest_of_both(name, message, hint):
    with pytest.raises(FtcliError) as caught:
        subject_named(name)

    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_formula_is_a_subject():
    assert subject_named(" jobs ") is METRICS["jobs"]
    assert subject_named("jobs / firms") is RATIOS["jobs_per_firm"]
    assert subject_named("members / jobs").id == "members / jobs"


def test_a_gap_of_no_metric_is_refused():
    with pytest.raises(FtcliError, match="no metric called 'jobs_per_firm'"):
        gap_standings([], "jobs_per_firm", "jde-2015")
