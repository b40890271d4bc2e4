"""Whether a text was entered whole."""

from tests.building import city, dataset, figure, target

from ftcli.dates import Period
from ftcli.text.audit import audited
from ftcli.text.extract import extract

TOWN = dataset(
    belleville=city(
        figure("jobs", "8 200 emplois"),
        figure("revenue", "plus d'un milliard d'euros"),
        figure("firms", "environ 640 entreprises", source="blog"),
        targets=[target("jobs", "900 emplois", horizon="d'ici 2020")],
        region="Bretagne",
    )
)


def states(text: str) -> list[tuple[str, str, str | None]]:
    """The words of each number, what became of it, and the words of the data."""
    candidates = extract(text, TOWN, city="belleville", on=Period.parse("2015"))
    return [
        (one.candidate.stated, one.state.value, one.statement and one.statement.stated)
        for one in audited(candidates, TOWN["belleville"])
    ]


def test_the_same_metric_and_quantity_represent_a_number() -> None:
    text = (
        "Belleville compte 8 200 salariés et pèse plus d'1 milliard d'euros. "
        "Elle veut créer 900 emplois d'ici 2020."
    )
    assert states(text) == [
        ("8 200 salariés", "represented", "8 200 emplois"),
        ("plus d'1 milliard d'euros", "represented", "plus d'un milliard d'euros"),
        ("900 emplois", "represented", "900 emplois"),
        ("d'ici 2020", "explained", None),
    ]


def test_another_bound_or_metric_is_missing() -> None:
    assert states("Belleville compte plus de 8 200 emplois, 8 200 entreprises et 640 PME.") == [
        ("plus de 8 200 emplois", "missing", None),
        ("8 200 entreprises", "missing", None),
        ("640 PME", "missing", None),
    ]


def test_a_target_is_no_figure_and_another_year_another_figure() -> None:
    assert states("Belleville vise 8 200 emplois. En 1999, Belleville comptait 8 200 emplois.") == [
        ("8 200 emplois", "missing", None),
        ("En 1999", "explained", None),
        ("8 200 emplois", "missing", None),
    ]


def test_what_is_no_figure_of_the_town_is_explained() -> None:
    text = "Altexis emploie 300 salariés depuis 2012. Le 3e étage a 2 salles."
    assert {state for _, state, _ in states(text)} == {"explained"}


def test_a_number_that_is_not_understood_is_missing() -> None:
    assert states("Belleville, 12.3.4.5 x") == [("12.3.4.5", "missing", None)]


def test_a_firm_that_has_as_many_is_not_the_town() -> None:
    assert states("Altexis emploie 8 200 salariés.") == [("8 200 salariés", "explained", None)]
