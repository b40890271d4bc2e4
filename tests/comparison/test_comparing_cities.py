import pytest

from building import city, dataset, figure, interval, perimeter
from ftcli import RATIOS, compare, parse_ratio
from ftcli.catalogue import UnknownMetric
from ftcli.comparison import (
    Comparison,
    NothingToCompare,
    all_metrics,
    core_ratios,
)
from ftcli.store.names import UnknownEcosystem

REGION = {"type": "region", "name": "Région d'essai"}


def verdicts(result: Comparison) -> dict[str, str]:
    return {row.id: str(row.verdict) for row in result.rows}


def jobs(stated: str) -> dict[str, object]:
    return city(figure("jobs", stated))


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("100 emplois", "90 emplois", "higher"),
        ("90 emplois", "100 emplois", "lower"),
        ("100 emplois", "100 emplois", "equal"),
        ("plus de 100 emplois", "100 emplois", "higher"),
        ("au moins 100 emplois", "100 emplois", "undecided"),
        ("moins de 100 emplois", "100 emplois", "lower"),
        ("plus de 100 emplois", "200 emplois", "undecided"),
        ("plus de 100 emplois", "plus de 200 emplois", "undecided"),
        ("plus de 100 emplois", "plus de 100 emplois", "undecided"),
        ("environ 100 emplois", "100 emplois", "undecided"),
        ("entre 100 et 200 emplois", "plus de 200 emplois", "lower"),
        ("300 emplois", "près de 300 emplois", "higher"),
    ],
)
def test_bounds_decide_the_verdict(first: str, second: str, verdict: str):
    result = compare(dataset(alpha=jobs(first), beta=jobs(second)), "alpha", "beta", ratios=[])
    assert verdicts(result)["jobs"] == verdict


def test_a_missing_figure_makes_the_verdict_unknown():
    data = dataset(alpha=jobs("100 emplois"), beta=city(figure("jobs", "9 emplois", area=REGION)))
    result = compare(data, "alpha", "beta")
    assert verdicts(result) == dict.fromkeys(
        ("jobs", "firms", "pure_players", "revenue", *(ratio.id for ratio in core_ratios())),
        "unknown",
    )
    assert [row.is_known for row in result.rows] == [True, *[False] * 7]


def test_a_city_beside_itself_is_equal_whatever_its_bounds():
    data = dataset(
        alpha=city(
            figure("jobs", "plus de 100 emplois"),
            figure("firms", "environ 10 entreprises"),
            perimeter=perimeter(y2016=1000),
        )
    )
    result = compare(data, "alpha", "ALPHA")
    assert verdicts(result) == {
        "jobs": "equal",
        "firms": "equal",
        "pure_players": "unknown",
        "revenue": "unknown",
        "jobs_per_firm": "equal",
        "pure_player_share": "unknown",
        "revenue_per_job": "unknown",
        "jobs_per_1000_people": "equal",
    }
    assert result.warnings == tuple(w for w in result.warnings if len(set(w.ecosystems)) == 1)


def test_a_city_beside_itself_stands_once_in_the_long_table():
    result = compare(dataset(alpha=jobs("100 emplois")), "alpha", "alpha", ratios=[])
    assert [row[:2] for row in result.to_table().rows] == [
        ("alpha", "jobs"),
        ("alpha", "firms"),
        ("alpha", "pure_players"),
        ("alpha", "revenue"),
    ]
    assert [column.key for column in result.to_wide_table().columns] == [
        "metric",
        "kind",
        "unit",
        "per",
        "alpha_value",
        "alpha_low",
        "alpha_high",
    ]


def test_other_currencies_and_other_rates_are_undecided():
    data = dataset(
        alpha=city(figure("revenue", "8 millions d'euros"), figure("visitors", "50 visiteurs")),
        beta=city(figure("revenue", "$5 million"), figure("visitors", "90 visiteurs par an")),
    )
    assert verdicts(compare(data, "alpha", "beta", ratios=[])) == {
        "jobs": "unknown",
        "firms": "unknown",
        "pure_players": "unknown",
        "revenue": "undecided",
        "visitors": "undecided",
    }


def test_only_two_cities_have_a_verdict():
    data = dataset(alpha=jobs("1 emploi"), beta=jobs("2 emplois"), gamma=jobs("3 emplois"))
    assert {row.verdict for row in compare(data, "alpha", "beta", "gamma").rows} == {None}
    assert {row.verdict for row in compare(data, "alpha").rows} == {None}


def test_strict_reading_turns_a_conventional_verdict_into_undecided():
    data = dataset(alpha=jobs("environ 100 emplois"), beta=jobs("1 000 emplois"))
    loose, strict = (compare(kind, "alpha", "beta", ratios=[]) for kind in (data, data.strictly()))
    assert (verdicts(loose)["jobs"], verdicts(strict)["jobs"]) == ("lower", "undecided")
    assert interval(strict.figures[0].cells[0].quantity) == "≈ [0, ∞) jobs"


def test_by_default_core_metrics_are_compared_and_those_that_two_cities_state():
    data = dataset(
        alpha=city(figure("startups", "5 start-ups"), figure("events", "3 événements")),
        beta=city(figure("startups", "6 start-ups"), figure("members", "9 membres")),
        gamma=city(
            figure("events", "3 événements", context=True),
            figure("members", "9 membres", area=REGION),
        ),
    )
    result = compare(data, "alpha", "beta", "gamma", "alpha")
    assert [row.id for row in result.figures] == [
        "jobs",
        "firms",
        "pure_players",
        "startups",
        "revenue",
    ]
    assert [row.id for row in result.ratios] == [ratio.id for ratio in core_ratios()]


def test_all_metrics_are_the_core_ones_and_any_that_a_city_states():
    data = dataset(
        alpha=city(figure("events", "3 événements")),
        beta=city(figure("members", "9 membres", area=REGION)),
    )
    core = ["jobs", "firms", "pure_players", "revenue"]
    assert all_metrics(data, "alpha") == [*core, "events"]
    assert all_metrics(data, "Alpha", "Beta") == [*core, "members", "events"]


def test_metrics_and_ratios_asked_for_stand_in_their_order():
    data = dataset(alpha=jobs("100 emplois"), beta=jobs("200 emplois"))
    result = compare(
        data,
        "beta",
        "alpha",
        metrics=iter(["revenue", "jobs"]),
        ratios=iter([parse_ratio("jobs / startups"), RATIOS["revenue_per_firm"]]),
    )
    assert [row.id for row in result.rows] == [
        "revenue",
        "jobs",
        "jobs / startups",
        "revenue_per_firm",
    ]
    assert [item.id for item in result.ecosystems] == ["beta", "alpha"]
    assert verdicts(result)["jobs"] == "higher"


def test_rows_are_the_metrics_then_the_ratios():
    result = compare(dataset(alpha=jobs("100 emplois")), "alpha")
    assert result.rows == (*result.figures, *result.ratios)


def test_an_unknown_city_is_refused_with_its_neighbours():
    data = dataset(alpha=jobs("100 emplois"))
    with pytest.raises(UnknownEcosystem) as caught:
        compare(data, "alpha", "alhpa")
    assert (str(caught.value), caught.value.hint) == (
        "no ecosystem called 'alhpa'",
        "did you mean 'alpha'? 'ftcli list' shows them all.",
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("job", "did you mean 'jobs'?"),
        ("zzzz", "'ftcli metrics' lists them"),
        ("jobs_per_firm", "it is the ratio jobs / firms; name one of its metrics"),
    ],
)
def test_an_unknown_metric_is_refused_with_its_neighbour(name: str, hint: str):
    data = dataset(alpha=jobs("100 emplois"))
    with pytest.raises(UnknownMetric) as caught:
        compare(data, "alpha", metrics=["jobs", name])
    assert isinstance(caught.value, KeyError)
    assert (str(caught.value), caught.value.hint, caught.value.status) == (
        f"no metric called {name!r}",
        hint,
        1,
    )


def test_a_very_long_name_of_no_metric_is_shortened():
    with pytest.raises(UnknownMetric) as caught:
        compare(dataset(alpha=jobs("100 emplois")), "alpha", metrics=["x" * 300])
    assert caught.value.message == f"no metric called '{'x' * 80}…'"


def test_a_comparison_of_no_city_is_refused():
    with pytest.raises(NothingToCompare) as caught:
        compare(dataset(alpha=jobs("100 emplois")))
    assert (str(caught.value), caught.value.hint, caught.value.status) == (
        "no ecosystem to compare",
        "name at least one; 'ftcli list' shows them",
        2,
    )


def test_a_city_named_twice_beside_another_has_one_cell_and_one_row():
    data = dataset(alpha=jobs("plus de 100 emplois"), beta=jobs("50 emplois"))
    result = compare(data, "alpha", "beta", "ALPHA", metrics=["jobs"], ratios=[])
    row = result.figures[0]
    assert row.cells[0] is row.cells[2]
    assert row.ranks == ((1, 1), (3, 3), (1, 1))
    assert [line[0] for line in result.to_table().rows] == ["alpha", "beta"]
    assert result.to_wide_table().rows == (
        ("jobs", "figure", "jobs", None, 100, 100, None, 50, 50, 50),
    )


def test_what_is_known_of_a_city_named_twice_is_told_once():
    rivals = city(figure("jobs", "100 emplois"), figure("jobs", "90 emplois", source="press-2"))
    result = compare(dataset(alpha=rivals), "alpha", "alpha", metrics=["jobs"], ratios=[])
    assert [warning.code for warning in result.warnings] == ["rivals-disagree"]
