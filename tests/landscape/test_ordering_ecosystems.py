"""In which order ecosystems stand, and that no order is claimed that bounds do not give."""

from hypothesis import given
from hypothesis import strategies as st

from building import METRO, city, dataset, figure, perimeter
from ftcli.catalogue import METRICS
from ftcli.choose import chosen
from ftcli.landscape import census_year, order_named, ordered, people, ranks_of, select
from ftcli.quantity import Verdict
from ftcli.store.loading import load


def order(data, key: str) -> list[str]:
    return [item.id for item in select(data, sort=key).ecosystems]


def event(on: str, status: str) -> dict[str, str]:
    return {"on": on, "status": status, "source": "press"}


def test_names_stand_in_the_order_of_the_alphabet_whatever_their_accents():
    data = dataset(
        a=city(name="Zig"), b=city(name="Écully"), c=city(name="eaubonne"), d=city(name="Albi")
    )

    assert order(data, "name") == ["d", "c", "b", "a"]


def test_figures_are_counted_and_ties_keep_the_order_of_the_file():
    one, two = figure("jobs", "9 emplois"), figure("firms", "2 entreprises")
    data = dataset(a=city(one), b=city(one, two), c=city(), d=city(two))

    assert order(data, "figures") == ["b", "a", "d", "c"]


def test_the_latest_label_comes_first_and_those_of_one_status_together():
    data = dataset(
        a=city(labels=[event("2015", "refused")]),
        b=city(),
        c=city(labels=[event("2019-04", "communauté")]),
        d=city(labels=[event("2015", "labelled"), event("2019-04", "capitale")]),
        e=city(labels=[event("2019-04", "communauté")]),
        f=city(labels=[event("2015", "labelled")]),
    )

    assert order(data, "label") == ["d", "c", "e", "f", "a", "b"]


def test_populations_are_of_one_year_the_latest_that_most_have():
    data = dataset(
        a=city(perimeter=perimeter(y2016=10, y2023=40)),
        b=city(perimeter=perimeter(y2016=30, y2023=20)),
        c=city(perimeter=perimeter(y2011=999, y2016=50)),
        d=city(),
    )
    ecosystems = [*data.ecosystems.values()]

    assert census_year(ecosystems) == "2016"
    assert order(data, "population") == ["c", "b", "a", "d"]
    assert census_year(ecosystems[:2]) == "2023"
    assert people(ecosystems[3], "2016") is None
    assert census_year([]) is None


def test_by_a_metric_the_best_possible_rank_comes_first_and_the_unknown_last():
    data = dataset(
        unknown=city(),
        exact=city(figure("jobs", "100 emplois")),
        floor=city(figure("jobs", "plus de 50 emplois")),
        least=city(figure("jobs", "40 emplois")),
        most=city(figure("jobs", "200 emplois")),
    )

    assert order(data, "jobs") == ["most", "floor", "exact", "least", "unknown"]
    assert ranks_of(data.ecosystems.values(), METRICS["jobs"]) == {
        "most": (1, 2),
        "floor": (1, 3),
        "exact": (2, 3),
        "least": (4, 4),
        "unknown": None,
    }


def test_a_whole_region_stands_behind_the_territories():
    whole = {"units": [METRO | {"type": "REGION"}]}
    data = dataset(
        region=city(figure("jobs", "900 emplois"), perimeter=whole),
        town=city(figure("jobs", "5 emplois")),
    )

    assert order(data, "jobs") == ["town", "region"]
    assert ranks_of(data.ecosystems.values(), METRICS["jobs"]) == {"town": (1, 1), "region": None}


def test_an_ecosystem_named_twice_stays_twice():
    data = load()

    found = select(data, ["lyon", "toulon", "lyon"], sort="jobs").ecosystems
    assert [item.id for item in found] == ["lyon", "lyon", "toulon"]


PHRASES = st.sampled_from(["{} emplois", "plus de {} emplois", "moins de {} emplois",
                           "environ {} emplois", "près de {} emplois"])  # fmt: skip


@given(st.lists(st.tuples(PHRASES, st.integers(1, 40)), min_size=2, max_size=7))
def test_nobody_stands_behind_one_that_is_surely_less(stated):
    data = dataset(
        **{f"c{i}": city(figure("jobs", words.format(n))) for i, (words, n) in enumerate(stated)}
    )

    found = ordered([*data.ecosystems.values()], order_named("jobs"))

    quantities = [chosen(item, "jobs").quantity for item in found]
    assert sorted(item.id for item in found) == sorted(data.ecosystems)
    for place, first in enumerate(quantities):
        for second in quantities[place + 1 :]:
            assert first.compare(second) is not Verdict.LOWER


def test_every_order_keeps_every_ecosystem_of_the_shipped_data():
    data = load()

    for key in ("name", "population", "figures", "label", "jobs", "revenue_per_job"):
        assert sorted(order(data, key)) == sorted(data.ecosystems)
