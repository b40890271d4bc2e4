from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli import METRICS, RATIOS, FtcliError, parse_ratio, read
from ftcli.catalogue import POPULATION, UNITS, BadRatio, Ratio, near_metric
from ftcli.nouns import nouns
from ftcli.quantity import COUNTS, MONEY


def custom(text: str) -> tuple[object, ...]:
    """A ratio as its name, formula, unit and what it is per."""
    ratio = parse_ratio(text)
    assert (ratio.en, ratio.fr, ratio.core) == (ratio.id, ratio.id, False)
    return ratio.id, ratio.formula, ratio.unit, ratio.per


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(BadRatio) as caught:
        parse_ratio(text)
    assert caught.value.status == 2
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize("name", RATIOS)
def test_a_ratio_is_found_by_its_name_and_by_its_formula(name: str):
    ratio = RATIOS[name]
    assert parse_ratio(name) is ratio
    assert parse_ratio(f"  {name} ") is ratio
    assert parse_ratio(ratio.formula) is ratio
    assert parse_ratio(ratio.formula.replace(" ", "")) is ratio


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jobs/startups", ("jobs / startups", "jobs / startups", "jobs", "start-up")),
        (
            "startups / population * 10",
            ("startups / population * 10", "startups / population * 10", "startups", "10 people"),
        ),
        (
            "jobs / firms * 100",
            ("jobs / firms * 100", "jobs / firms * 100", "jobs", "100 firms"),
        ),
        (
            "members / population",
            ("members / population", "members / population", "count", "person"),
        ),
        ("jobs / members", ("jobs / members", "jobs / members", "jobs", "members")),
        (
            "jobs / members * 10",
            ("jobs / members * 10", "jobs / members * 10", "jobs", "10 members"),
        ),
        ("tech_champions / firms", ("tech_champions / firms",) * 2 + ("multiple", None)),
        ("tech_champions / firms * 100", ("tech_champions / firms * 100",) * 2 + ("%", None)),
        ("tech_champions / firms * 1000", ("tech_champions / firms * 1000",) * 2 + ("count", None)),
        ("funds_raised/revenue*100.0", ("funds_raised / revenue * 100",) * 2 + ("%", None)),
        ("visitors / population", ("visitors / population",) * 2 + ("multiple", None)),
        ("revenue / district_area", ("revenue / district_area",) * 2 + ("EUR", "ha")),
        ("jobs / jobs", ("jobs / jobs", "jobs / jobs", "multiple", None)),
    ],
)
def test_a_formula_of_metrics_is_a_ratio(text: str, expected: tuple[object, ...]):
    assert custom(text) == expected


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "jobs",
            "no ratio called 'jobs'",
            "'ftcli metrics' lists them; or write a formula: \"revenue / jobs * 1000\"",
        ),
        ("", "no ratio called ''", None),
        ("jobs per firm", "no ratio called 'jobs per firm'", None),
        ("jobs / firms / startups", "no ratio called 'jobs / firms / startups'", None),
        ("jobs / firms * -1", "no ratio called 'jobs / firms * -1'", None),
        ("jobs / firms * 1e3", "no ratio called 'jobs / firms * 1e3'", None),
        ("jobs / firms * 1234567890123", "no ratio called 'jobs / firms * 1234567890123'", None),
        ("jbos / firms", "no metric called 'jbos' in 'jbos / firms'", "did you mean 'jobs'?"),
        ("jobs / Firms", "no metric called 'Firms' in 'jobs / Firms'", "did you mean 'firms'?"),
        (
            "jobs / populations",
            "no metric called 'populations' in 'jobs / populations'",
            "did you mean 'population'?",
        ),
        (
            "population / jobs",
            "no metric called 'population' in 'population / jobs'",
            "'ftcli metrics' lists them",
        ),
        (
            "jobs / firms * 0",
            "'jobs / firms * 0' multiplies by zero",
            "multiply by 100 or 1000, or leave it out",
        ),
        ("jobs / firms * 0.000", "'jobs / firms * 0.000' multiplies by zero", None),
    ],
)
def test_what_is_neither_a_name_nor_a_formula_is_refused(text: str, message: str, hint: str | None):
    said, next_step = refusal(text)
    assert said == message
    assert hint is None or next_step == hint


@given(
    st.sampled_from(sorted(METRICS)),
    st.sampled_from([*sorted(METRICS), POPULATION]),
    st.sampled_from([1, 10, 100, 1000, 10_000, 10**11]),
)
def test_the_formula_of_a_ratio_names_the_same_ratio(above: str, below: str, scale: int):
    ratio = parse_ratio(f"{above}/{below}*{scale}")
    assert (ratio.numerator, ratio.denominator, ratio.scale) == (above, below, scale)
    assert parse_ratio(ratio.formula) == ratio
    assert ratio.unit in UNITS


@given(st.text(max_size=40))
def test_any_text_is_a_ratio_or_refused(text: str):
    try:
        found: object = parse_ratio(text)
    except FtcliError as error:
        found = error
    assert isinstance(found, Ratio | BadRatio)


@pytest.mark.parametrize(
    ("scale", "per"),
    [
        ("0.5", "0.5 firms"),
        ("2.25", "2.25 firms"),
        ("0.000001", "0.000001 firms"),
        ("999999999999.999999", "999999999999.999999 firms"),
        ("1000", "1000 firms"),
        ("1.0", "firm"),
    ],
)
def test_the_formula_of_a_scale_is_written_in_decimals_and_names_the_same_ratio(
    scale: str, per: str
):
    ratio = parse_ratio(f"jobs / pure_players * {scale}")
    assert (ratio.scale, ratio.per) == (Fraction(scale), per)
    assert parse_ratio(ratio.formula) == ratio


def test_every_metric_has_a_unit_a_kind_labels_and_definitions():
    for name, metric in METRICS.items():
        assert metric.id == name
        assert metric.unit in UNITS
        assert metric.kind in {"stock", "flow", "share"}
        assert metric.definition.endswith(".")
        assert metric.definition_fr.endswith(".")
        assert (metric.label("en"), metric.label("fr")) == (metric.en, metric.fr)
        assert metric.label("de") == metric.en


def test_every_ratio_divides_metrics_and_is_called_by_its_key():
    for name, ratio in RATIOS.items():
        assert ratio.id == name
        assert ratio.numerator in METRICS
        assert ratio.denominator in {*METRICS, POPULATION}
        assert ratio.unit in UNITS
        assert (ratio.label("en"), ratio.label("fr")) == (ratio.en, ratio.fr)


def test_labels_tell_metrics_and_ratios_apart():
    for lang in ("en", "fr"):
        labels = [item.label(lang) for item in (*METRICS.values(), *RATIOS.values())]
        assert len(labels) == len(set(labels))


def test_units_are_called_by_their_key_and_hold_all_counts_and_money():
    assert {name: unit.id for name, unit in UNITS.items()} == {name: name for name in UNITS}
    assert set(UNITS) >= COUNTS | MONEY


def test_every_noun_counts_in_a_unit_and_is_folded():
    for forms, noun in nouns().items():
        assert noun.unit in UNITS
        assert all(form == form.casefold() for form in forms)


@pytest.mark.parametrize(
    ("phrase", "unit", "concept"),
    [
        ("12 salariées", "jobs", "salarié"),
        ("12 jeunes pousses", "startups", "start-up"),
        ("12 start-up", "startups", "start-up"),
        ("12 PMI", "firms", "PME"),
        ("12 établissements", "firms", "établissement"),
        ("12 pure players", "firms", "pure player"),
    ],
)
def test_a_noun_of_the_catalogue_is_read(phrase: str, unit: str, concept: str):
    reading = read(phrase)
    assert (reading.quantity.unit, reading.concept) == (unit, concept)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("emplois", "jobs"),
        ("Chiffre d\u2019affaires", "revenue"),
        ("ETUDIANTS", "students"),
        ("tech-champions", "tech_champions"),
        ("start-up", "startups"),
        ("revenu", "revenue"),
        ("ca par emploi", "revenue_per_job"),
    ],
)
def test_a_label_of_either_language_leads_to_the_metric(name, near):
    assert near_metric(name, (*METRICS, *RATIOS)) == f"did you mean {near!r}?"


@pytest.mark.parametrize("name", ["", " ", "xyzzy", "\u0301"])
def test_what_is_like_no_metric_leads_to_their_list(name):
    assert near_metric(name) == "'ftcli metrics' lists them"
