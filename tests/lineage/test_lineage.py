"""Why each figure is in the tree: the reasons repeat the rules that chose it."""

import pytest
from tests.building import city, dataset, ecosystem, figure, perimeter

from ftcli.catalogue import METRICS, RATIOS, parse_ratio
from ftcli.choose import chosen, quotient
from ftcli.lineage import lineage
from ftcli.store.loading import load

DATA = load()
AREA = {"type": "region", "name": "Bretagne"}


def of(name, *figures, **more):
    """The tree of a metric or ratio of a city of these figures."""
    one = ecosystem(*figures, **more)
    return lineage(chosen(one, name) if name in METRICS else quotient(one, parse_ratio(name)))


def codes(nodes):
    """Words and reason of each node, in order."""
    return [(node.figure.stated, node.reason.code) for node in nodes]


@pytest.mark.parametrize(
    ("others", "taken", "passed_over"),
    [
        ([], "only", []),
        ([figure("jobs", "5 emplois", "2013-12-31")], "latest", ["earlier"]),
        ([figure("jobs", "5 emplois", "2014-01/2014-06")], "latest", ["ends-earlier"]),
        ([figure("jobs", "5 emplois", source="blog")], "best-source", ["source-kind"]),
        ([figure("jobs", "5 emplois", source="press-2")], "first-in-file", ["later-in-file"]),
        ([figure("jobs", "5 emplois", area=AREA)], "only", ["other-area"]),
        ([figure("jobs", "5 emplois", "2020", context=True)], "only", ["background"]),
        (
            [
                figure("jobs", "5 emplois", area=AREA),
                figure("jobs", "6 emplois", "2012"),
                figure("jobs", "7 emplois", context=True),
                figure("jobs", "8 emplois", "2013"),
            ],
            "latest",
            ["earlier", "earlier", "other-area", "background"],
        ),
    ],
)
def test_each_figure_passed_over_says_why(others, taken, passed_over):
    root = of("jobs", figure("jobs", "9 emplois"), *others)

    assert (root.role, root.figure.stated, root.reason.code) == ("figure", "9 emplois", taken)
    assert [node.reason.code for node in root.passed_over] == passed_over
    assert root.operands == ()


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ([], "no-figure"),
        ([figure("jobs", "5 emplois", area=AREA)], "other-area-only"),
        ([figure("jobs", "5 emplois", context=True)], "background-only"),
    ],
)
def test_a_figure_that_is_unknown_says_why(figures, code):
    root = of("jobs", *figures)

    assert (root.quantity, root.figure, root.reason.code) == (None, None, code)
    assert len(root.passed_over) == len(figures)


def test_a_ratio_of_one_source_says_what_its_pair_was_taken_before():
    root = of(
        "jobs_per_firm",
        figure("jobs", "100 emplois", "2014", "press"),
        figure("firms", "10 entreprises", "2014", "press"),
        figure("jobs", "200 emplois", "2016", "press-2"),
        figure("jobs", "300 emplois", "2013", "press-3"),
        figure("firms", "30 entreprises", "2013", "press-3"),
        figure("firms", "40 entreprises", "2015", "blog"),
        figure("jobs", "400 emplois", "2012", "blog"),
        figure("jobs", "90 emplois", "2011", "press"),
    )
    above, below = root.operands

    assert (root.reason.code, root.reason.size) == ("one-source", 3)
    assert [node.figure.stated for node in (above, below)] == ["100 emplois", "10 entreprises"]
    assert codes(above.passed_over) == [
        ("200 emplois", "other-side-missing"),
        ("300 emplois", "pair-earlier"),
        ("400 emplois", "pair-earlier"),
        ("90 emplois", "earlier"),
    ]
    assert codes(below.passed_over) == [
        ("40 entreprises", "partner-earlier"),
        ("30 entreprises", "pair-earlier"),
    ]


def test_a_pair_of_the_same_date_is_passed_over_for_its_place_alone():
    root = of(
        "jobs_per_firm",
        figure("jobs", "100 emplois", source="press"),
        figure("firms", "10 entreprises", source="press"),
        figure("jobs", "300 emplois", source="blog"),
        figure("firms", "30 entreprises", source="blog"),
    )

    assert codes(root.operands[0].passed_over) == [("300 emplois", "pair-no-later")]


def test_a_ratio_of_two_sources_rests_on_the_figures_that_speak():
    root = of(
        "jobs_per_firm",
        figure("jobs", "100 emplois", source="press"),
        figure("jobs", "90 emplois", "2013", source="press"),
        figure("firms", "10 entreprises", source="blog"),
    )

    assert root.reason.code == "mixed-sources"
    assert [node.reason.code for node in root.operands] == ["latest", "only"]
    assert codes(root.operands[0].passed_over) == [("90 emplois", "earlier")]


def test_a_ratio_without_a_side_names_it():
    root = of("jobs_per_firm", figure("jobs", "100 emplois"))

    assert (root.quantity, root.reason.code, root.reason.names) == (
        None, "operand-missing", ("firms",),
    )  # fmt: skip
    assert [node.role for node in root.operands] == ["numerator", "denominator"]
    assert [node.reason.code for node in root.operands] == ["only", "no-figure"]


def test_a_population_says_among_which_years_it_was_nearest():
    root = of(
        "jobs_per_1000_people",
        figure("jobs", "100 emplois", "2015"),
        perimeter=perimeter(y2016=1000, y2023=2000),
    )
    people = root.operands[1]

    assert (root.reason.code, people.role, people.subject.year) == (
        "per-head",
        "population",
        "2016",
    )
    assert (people.reason.code, people.reason.names) == ("nearest-census", ("2016", "2016", "2023"))


@pytest.mark.parametrize(
    ("figures", "more", "code", "roles"),
    [
        ([figure("jobs", "9 emplois")], {}, "operand-missing", ["numerator", "population"]),
        ([], {"perimeter": perimeter(y2016=9)}, "operand-missing", ["numerator"]),
        (
            [figure("jobs", "9 emplois")],
            {"perimeter": perimeter("narrower", y2016=9)},
            "withheld-population",
            ["numerator", "population"],
        ),
    ],
)
def test_a_ratio_per_head_that_is_not_computed_says_why(figures, more, code, roles):
    root = of("jobs_per_1000_people", *figures, **more)

    assert (root.quantity, root.reason.code) == (None, code)
    assert [node.role for node in root.operands] == roles


def test_a_ratio_of_two_currencies_is_withheld_with_both_its_sides():
    root = of(
        "funds_raised / revenue",
        figure("funds_raised", "5 millions de dollars"),
        figure("revenue", "9 millions d'euros"),
    )

    assert (root.quantity, root.reason.code) == (None, "withheld-currencies")
    assert [str(node.quantity.unit) for node in root.operands] == ["USD", "EUR"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (figure("jobs", "500 emplois"), ()),
        (figure("jobs", "31.673"), ("metric-unit",)),
        (figure("revenue", "Un autre million", unit="EUR"), ("unit",)),
        (figure("jobs", "Le gros des troupes", value=500), ("value",)),
        (figure("jobs", "environ 500 emplois", value={"low": 480}), ("narrowed",)),
        (figure("firms_created", "120 entreprises", per="year"), ("per",)),
        (figure("jobs", "500", value={"low": 500, "high": 500}), ("narrowed", "metric-unit")),
    ],
)
def test_what_the_data_file_adds_to_the_words_is_told(given, names):
    assert of(given["metric"], given).reading.given == names


def test_strict_reading_is_told_where_it_drops_a_bound():
    one = dataset(essai=city(figure("jobs", "environ 500 emplois"), figure("firms", "5 firmes")))
    strict = one.strictly()["essai"]

    assert lineage(chosen(strict, "jobs")).reading.is_cut
    assert not lineage(chosen(strict, "firms")).reading.is_cut
    assert not lineage(chosen(one["essai"], "jobs")).reading.is_cut


@pytest.mark.parametrize("as_of", [None, "2014"])
def test_every_tree_holds_what_was_chosen_and_all_there_is_besides(as_of):
    """The tree decides nothing: its nodes are those that the rules of choosing took and left."""
    for one in load(as_of=as_of).ecosystems.values():
        for metric in METRICS:
            choice = chosen(one, metric)
            root = lineage(choice)
            stated = [f for f in one.figures if f.metric == metric]
            found = [node.figure for node in (root, *root.passed_over) if node.figure]
            assert (root.quantity, root.figure) == (choice.quantity, choice.figure)
            assert sorted(map(id, found)) == sorted(map(id, stated))
        for ratio in RATIOS.values():
            result = quotient(one, ratio)
            root = lineage(result)
            sides = {node.role: node.figure for node in root.operands}
            assert root.quantity == result.quantity
            assert (root.quantity is None) == (root.reason.code in NOT_COMPUTED)
            if result.quantity is not None:
                assert [f for f in sides.values() if f] == list(result.figures)
            for node in root.operands:
                metric = {"numerator": ratio.numerator}.get(node.role, ratio.denominator)
                stated = [f for f in one.figures if f.metric == metric]
                found = [n.figure for n in (node, *node.passed_over) if n.figure]
                assert sorted(map(id, found)) == sorted(map(id, stated))


NOT_COMPUTED = {"operand-missing", "withheld-population", "withheld-currencies"}
