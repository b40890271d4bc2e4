"""When an aim is due."""

import pytest

from ftcli.dates import Period
from ftcli.wording.horizons import Horizon, horizon


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("200 postes d'ici 2018", "2018"),
        ("d'ici à 2022", "2022"),
        ("d’ici à fin 2016", "2016-12"),
        ("d'ici la fin de l'année 2016", "2016-12"),
        ("début 2017", "2017-01"),
        ("à la mi-2019", "2019-06"),
        ("en mars 2018", "2018-03"),
        ("avant décembre 2018", "2018-12"),
        ("à l'horizon 2025", "2025"),
        ("au printemps 2021", "2021"),
        ("sur la période 2014-2020", "2020"),
        ("by 2030", "2030"),
        ("by the end of 2021", "2021-12"),
        ("until June 2020", "2020-06"),
        ("d'ici trois ans", "P3Y"),
        ("d'ici un an", "P1Y"),
        ("d'ici un an et demi", "P18M"),
        ("dans les quinze prochaines années", "P15Y"),
        ("dans les 5 ans", "P5Y"),
        ("sous 6 mois", "P6M"),
        ("250 postes à 24 mois", "P2Y"),
        ("sur vingt ans", "P20Y"),
        ("within eighteen months", "P18M"),
        ("over the next seven years", "P7Y"),
        ("in one year", "P1Y"),
    ],
)
def test_a_horizon_is_a_date_or_a_length_of_time(text: str, iso: str) -> None:
    found = horizon(text)

    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "à terme",
        "prochainement",
        "dans les prochaines années",
        "il y a deux ans",
        "two years ago, in 3 years ago",
        "2 015 emplois",
        "créées depuis 2012",
        "2014",
        "en 5 lieux",
        "à 1,5 an",
        "dans 200 ans",
        "un programme de 12 mois",
    ],
)
def test_what_is_vague_or_past_or_no_time_is_no_horizon(text: str) -> None:
    assert horizon(text) is None


@pytest.mark.parametrize(
    ("text", "on", "deadline"),
    [
        ("d'ici 2018", "2014-10-08", "2018"),
        ("fin 2016", "2014-10-08", "2016-12"),
        ("dans dix ans", "2014-10-08", "2024"),
        ("dans dix ans", "2014-11/2015-06", "2024/2025"),
        ("à 18 mois", "2016-06", "2017-12"),
        ("à un an et demi", "2016-06", "2017-12"),
    ],
)
def test_a_deadline_is_counted_from_the_day_of_the_statement(
    text: str, on: str, deadline: str
) -> None:
    found = horizon(text)

    assert found is not None
    assert str(found.deadline(Period.parse(on))) == deadline


def test_a_horizon_without_date_is_told_in_months_or_years() -> None:
    assert [Horizon(months=months).iso for months in (6, 12, 18, 120)] == [
        "P6M",
        "P1Y",
        "P18M",
        "P10Y",
    ]
