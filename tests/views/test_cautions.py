"""Warnings in words: each city with its own metrics, each thing said once."""

from building import city, dataset
from ftcli.views.cautions import caution_lines
from ftcli.warnings import CodedWarning

CITIES = [*dataset(alpha=city(), beta=city(), gamma=city()).ecosystems.values()]


def said(*warnings: CodedWarning, lang: str = "en") -> list[tuple[str, str]]:
    """The lines of warnings about three cities."""
    return caution_lines(warnings, CITIES, lang)


def test_cities_share_a_clause_only_where_it_says_the_same_of_each():
    assert said(
        CodedWarning("baseline-missing", "jobs", ("alpha",)),
        CodedWarning("baseline-missing", "firms", ("beta",)),
        CodedWarning("baseline-missing", "jobs", ("gamma",)),
        CodedWarning("baseline-missing", "firms", ("beta",)),
    ) == [
        (
            "baseline-missing",
            "Alpha and Gamma, jobs: no figure to count the aim from; "
            "Beta, firms: no figure to count the aim from",
        )
    ]


def test_what_lies_within_one_of_several_cities_is_said_of_that_city():
    assert said(
        CodedWarning("date-gap", "jobs_per_firm", ("beta",), ("2013", "2014")),
        CodedWarning("date-gap", "jobs", ("alpha", "beta"), ("2014", "2016")),
        CodedWarning("date-gap", "jobs", ("gamma",), ("2014", "2016")),
    ) == [
        (
            "date-gap",
            "Beta, jobs per firm: 2013 and 2014 have no year in common; "
            "jobs: 2014 and 2016 have no year in common",
        )
    ]


def test_the_same_disagreement_of_a_figure_and_of_its_ratio_is_told_once():
    rivals = CodedWarning("rivals-disagree", "jobs", ("alpha",), ("2014", "90 emplois"))
    assert said(rivals, rivals, lang="fr") == [
        ("rivals-disagree", "Alpha, emplois 2014 : «\u202f90 emplois\u202f» ailleurs")
    ]
