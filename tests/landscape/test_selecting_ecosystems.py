"""Which ecosystems pass a filter, with which figures; what names mean; what is refused."""

import pytest

from building import city, dataset, figure
from ftcli.catalogue import METRICS, UnknownMetric
from ftcli.dates import Period
from ftcli.errors import UsageError
from ftcli.landscape import (
    STATUSES,
    Filter,
    Order,
    filter_named,
    order_named,
    select,
    wanted,
)
from ftcli.model import Dataset
from ftcli.store.loading import load
from ftcli.store.names import UnknownEcosystem
from ftcli.views import words

REGION = {"type": "region", "name": "Région d'essai"}


def event(on: str, status: str) -> dict[str, str]:
    return {"on": on, "status": status, "source": "press"}


@pytest.fixture
def data() -> Dataset:
    return dataset(
        alpha=city(
            figure("jobs", "100 emplois", "2014"),
            figure("jobs", "120 emplois", "2015/2016"),
            figure("firms", "9 entreprises", "2016-05", context=True),
            region="Île-de-France",
            labels=[event("2015", "labelled"), event("2019", "capitale")],
        ),
        beta=city(
            figure("firms", "7 entreprises", "2013-12/2014-02"),
            region="Provence-Alpes-Côte d'Azur",
            labels=[event("2015", "labelled")],
        ),
        gamma=city(figure("jobs", "5 emplois", "2016", area=REGION), region="Auvergne-Rhône-Alpes"),
        delta=city(labels=[event("2016", "network")]),
    )


def passing(data: Dataset, *filters: str) -> list[str]:
    return [ecosystem.id for ecosystem in select(data, filters=filters).ecosystems]


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ([], ["alpha", "beta", "gamma", "delta"]),
        (["label=labelled"], ["beta"]),
        (["label=capitale"], ["alpha"]),
        (["label=CAPITALE, network"], ["alpha", "delta"]),
        (["label=none"], ["gamma"]),
        (["label=refused"], []),
        (["region=ile de france"], ["alpha"]),
        (["region=ILE"], ["alpha"]),
        (["region=cote d'azur"], ["beta"]),
        (["region=rhone"], ["gamma"]),
        (["region=rhone,provence"], ["beta", "gamma"]),
        (["year=2014"], ["alpha", "beta"]),
        (["year=2013"], ["beta"]),
        (["year=2016"], ["alpha", "gamma"]),
        (["year=2013,2016"], ["alpha", "beta", "gamma"]),
        (["year=2012"], []),
        (["label=labelled", "year=2014"], ["beta"]),
        (["label=labelled", "label=capitale"], []),
        ([" Region = Île-de-France "], ["alpha"]),
    ],
)
def test_ecosystems_that_pass_every_filter_are_kept_in_file_order(data, filters, names):
    assert passing(data, *filters) == names


def test_a_filter_on_a_year_leaves_the_figures_that_touch_it(data):
    [alpha, beta] = select(data, filters=["year=2014"]).ecosystems

    assert [item.stated for item in alpha.figures] == ["100 emplois"]
    assert [item.stated for item in beta.figures] == ["7 entreprises"]
    assert len(data["alpha"].figures) == 3


def test_filters_on_two_years_leave_what_touches_both(data):
    [alpha] = select(data, filters=["year=2015", "year=2016"]).ecosystems

    assert [item.stated for item in alpha.figures] == ["120 emplois"]


def test_background_alone_does_not_make_an_ecosystem_pass_a_year():
    data = dataset(alpha=city(figure("jobs", "9 emplois", "2016", context=True)))

    assert passing(data, "year=2016") == []


def test_the_status_is_that_of_the_latest_event_known_then(data):
    then = data.as_of(Period.parse("2016"))

    assert passing(then, "label=labelled") == ["alpha", "beta"]


def test_named_ecosystems_that_do_not_pass_are_left_out_and_told(data):
    found = select(data, ["beta", "ALPHA", "beta", "delta", "delta"], filters=["year=2014"])

    assert [item.id for item in found.ecosystems] == ["beta", "alpha", "beta"]
    assert [item.id for item in found.left_out] == ["delta"]


def test_nobody_is_left_out_where_nobody_was_named(data):
    assert select(data, filters=["year=2014"]).left_out == ()


def test_an_unknown_city_is_refused_even_beside_filters(data):
    with pytest.raises(UnknownEcosystem, match="no ecosystem called 'alpa'"):
        select(data, ["alpa"], filters=["year=2014"])


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("status=labelled", "'status=labelled' is no condition", "write label=STATUS, region=NAME"),
        ("label", "'label' is no condition", "write label=STATUS"),
        ("", "'' is no condition", "write label=STATUS"),
        ("label=labeled", "no label status called 'labeled'", "did you mean 'labelled'?"),
        ("label=ca", "'ca' fits several label statuses", "name one of candidate, capitale"),
        ("label=", "no label status called ''", "known: candidate, labelled, network, capitale"),
        ("region=Bretagn", "no region called 'Bretagn'", "known: Île-de-France, Provence"),
        ("region=ile de frence", "no region called", "did you mean 'Île-de-France'?"),
        (
            "region=alpes",
            "'alpes' fits several regions",
            "name one of Provence-Alpes-Côte d'Azur, ",
        ),
        ("year=16", "'16' is no year", "write year=2016"),
        ("year=²⁰¹⁶", "is no year", "write year=2016"),
        ("year=2014,", "'' is no year", "write year=2016"),
    ],
)
def test_what_is_no_filter_is_refused_with_what_is(data, text, message, hint):
    with pytest.raises(UsageError) as caught:
        filter_named(text, data)

    assert message in caught.value.message
    assert caught.value.hint.startswith(hint)
    assert caught.value.status == 2


def test_data_that_name_no_region_say_so():
    with pytest.raises(UsageError) as caught:
        filter_named("region=x", dataset(alpha=city()))

    assert caught.value.hint == "the data name no region"


def test_regions_spelt_in_two_ways_are_one():
    data = dataset(alpha=city(region="Bretagne"), beta=city(region="BRETAGNE"))

    assert passing(data, "region=bretagne") == ["alpha", "beta"]


def test_every_status_has_its_words_and_its_filter(data):
    assert set(STATUSES) == set(words.STATUSES)
    for status in STATUSES:
        assert filter_named(f"label={status}", data) == Filter("label", (status,))


def test_names_may_be_metrics_ratios_and_formulas_each_once():
    found = wanted(
        ["jobs, revenue_per_firm", "revenue / firms,jobs", "members / population * 1000"]
    )

    assert found.metrics == ("jobs",)
    assert [ratio.id for ratio in found.ratios] == [
        "revenue_per_firm",
        "members / population * 1000",
    ]
    assert found.names == ("jobs", "revenue_per_firm", "members / population * 1000")


def test_others_are_added_behind_and_not_twice():
    found = wanted(["jobs, jobs_per_firm"]).and_also(wanted(["firms, jobs, jobs_per_firm"]))

    assert found.names == ("jobs", "firms", "jobs_per_firm")


@pytest.mark.parametrize("text", ["jobz", "", "jobs,", "population"])
def test_a_name_of_nothing_is_refused(text):
    with pytest.raises(UnknownMetric, match="no metric or ratio called"):
        wanted([text])


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("name", Order("name")),
        (" label ", Order("label")),
        ("jobs", Order("jobs", METRICS["jobs"])),
    ],
)
def test_orders_are_named(name, order):
    assert order_named(name) == order


def test_a_formula_is_an_order_too():
    assert order_named("revenue / firms").key == "revenue_per_firm"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("popultion", "did you mean 'population'?"),
        ("jobz", "did you mean 'jobs'?"),
        ("zzz", "known: name, population, figures, label, and what 'ftcli metrics' lists"),
    ],
)
def test_an_order_of_nothing_is_refused_with_the_nearest(name, hint):
    with pytest.raises(UnknownMetric) as caught:
        order_named(name)

    assert caught.value.message == f"--sort: no order, metric or ratio called {name!r}"
    assert caught.value.hint == hint


def test_every_region_of_the_shipped_data_is_found_by_its_name():
    data = load()
    regions = {item.region for item in data.ecosystems.values() if item.region}

    assert len(regions) == 13
    for region in regions:
        assert filter_named(f"region={region}", data) == Filter("region", (region,))
