"""Whose figure a number is: the town's, a region's, a site's, a firm's, the nation's."""

from collections.abc import Callable

import pytest
from tests.text.conftest import Found

Taken = Callable[..., list[str]]
ABOUT = "Belleville et sa filière numérique\n\n"


@pytest.mark.parametrize(
    ("text", "territory"),
    [
        ("Beauport compte 640 entreprises.", "beauport"),
        ("À Beauport, la filière compte 640 entreprises.", "beauport"),
        ("Les 640 entreprises beauportaises sont nombreuses.", "beauport"),
        ("On dénombre 640 entreprises à Beauport.", "beauport"),
        ("L'agglomération compte 640 entreprises.", "belleville"),
        ("Derrière Montclar, la ville compte 640 entreprises.", "belleville"),
        ("La filière bellevilloise compte 640 entreprises.", "belleville"),
    ],
)
def test_the_territory_named_nearest_wins_over_the_subject(
    taken: Taken, text: str, territory: str
) -> None:
    assert taken(ABOUT + text)[-1] == f"observation firms: 640 entreprises, {territory}"


def test_a_heading_gives_its_town_to_what_stands_under_it(taken: Taken) -> None:
    text = "Beauport\nLa filière compte 640 entreprises.\n\nMontclar\nElle réunit 90 start-up."
    assert taken(text) == [
        "observation firms: 640 entreprises, beauport",
        "observation startups: 90 start-up, montclar",
    ]


def test_a_paragraph_goes_on_about_its_town(taken: Taken) -> None:
    text = ABOUT + "Beauport grandit vite. On y recense 640 entreprises.\n\nIci, 90 start-up."
    assert taken(text) == [
        "observation firms: 640 entreprises, beauport",
        "observation startups: 90 start-up, belleville",
    ]


def test_respectively_gives_each_town_its_number(taken: Taken) -> None:
    text = "Beauport et Montclar comptent respectivement 500 et 300 entreprises."
    assert taken(text) == [
        "observation firms: 500, beauport",
        "observation firms: 300 entreprises, montclar",
    ]


def test_other_towns_are_left_out_when_one_is_asked_for(found: Found) -> None:
    text = "Belleville compte 640 entreprises, et Beauport compte 300 entreprises."
    kinds = [(one.stated, one.kind, one.reason) for one in found(text, city="belleville")]
    assert kinds == [
        ("640 entreprises", "observation", None),
        ("300 entreprises", "context", "other territory"),
    ]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("En Bretagne, 40 000 emplois dépendent du secteur.", "region Bretagne"),
        ("La région compte 40 000 emplois.", "region Bretagne"),
        ("Les 40 000 emplois bretons progressent.", "region Bretagne"),
        ("Le technopôle accueille 40 000 emplois.", "site technopôle"),
    ],
)
def test_figures_of_a_region_or_a_site_say_so(taken: Taken, text: str, area: str) -> None:
    [figure] = taken(ABOUT + text)
    assert figure == f"observation jobs: 40 000 emplois, belleville, {area}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Cette société emploie 300 salariés.", "another subject's figure"),
        ("Altexis emploie 300 salariés.", "another subject's figure"),
        ("Altexis emploie 300 salariés à Belleville.", "another subject's figure"),
        ("La start-up bellevilloise a levé 12 millions d'euros.", "another subject's figure"),
        ("Belleville est derrière la France (12 000 start-up).", "national total"),
        ("La start-up a levé 12 millions d'euros.", "another subject's figure"),
        ("Son fondateur vise 300 emplois d'ici 2020.", "another subject's figure"),
        ("Ils sont partis avec leurs 300 salariés.", "another subject's figure"),
        ("Altexis (300 salariés) grandit.", "another subject's figure"),
        ("Orbia, qui emploie 300 salariés, grandit.", "another subject's figure"),
        ("La France compte 12 000 start-up.", "national total"),
        ("Au niveau national, 12 000 start-up sont recensées.", "national total"),
        ("L'État investit 200 millions d'euros.", "national total"),
        ("En Occitanie, 12 000 emplois.", "other territory"),
    ],
)
def test_figures_of_others_are_context_with_the_reason(
    found: Found, text: str, reason: str
) -> None:
    figures = [(one.kind, one.reason) for one in found(ABOUT + text) if one.metric]
    assert figures == [("context", reason)]


def test_a_paragraph_about_a_firm_stays_about_it(found: Found) -> None:
    text = (
        ABOUT + "Altexis édite des logiciels. Ses 40 salariés sont à la Halle. "
        "En 2014, le chiffre d'affaires a atteint 30 millions d'euros."
    )
    reasons = {one.stated: one.reason for one in found(text) if one.metric}
    assert set(reasons.values()) == {"another subject's figure"}


def test_a_pronoun_means_the_start_ups_before_it(taken: Taken) -> None:
    text = "Belleville compte 90 start-up. Celles-ci emploient 1 200 personnes."
    assert taken(text)[1] == "observation startups_jobs: 1 200 personnes, belleville"


def test_a_region_of_several_towns_is_the_subject_where_no_town_is(taken: Taken) -> None:
    assert taken("En Bretagne, le numérique compte 40 000 emplois.") == [
        "observation jobs: 40 000 emplois, Bretagne, region Bretagne"
    ]


def test_a_text_without_a_place_has_figures_of_no_place(taken: Taken) -> None:
    assert taken("La filière compte 640 entreprises.") == [
        "observation firms: 640 entreprises, nowhere"
    ]
