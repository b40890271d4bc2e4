from fractions import Fraction

from building import city, dataset, figure, perimeter
from ftcli import RATIOS, compare, parse_ratio, quotient
from ftcli.longform import COLUMNS, figure_row, long_row, wide_table
from ftcli.table import Cell, Table

REGION = {"type": "region", "name": "Région d'essai"}
KEYS = [column.key for column in COLUMNS]
UNKNOWN = dict.fromkeys(KEYS)


def records(table: Table) -> list[dict[str, Cell]]:
    """The rows of a long table, what is missing left out."""
    return [said(row) for row in table.rows]


def said(row: tuple[Cell, ...]) -> dict[str, Cell]:
    return {
        key: cell for key, cell in zip(KEYS, row, strict=True) if cell is not None and cell != ""
    }


def test_the_columns_are_those_of_the_documentation():
    assert KEYS == [
        "ecosystem",
        "metric",
        "kind",
        "value",
        "low",
        "high",
        "low_open",
        "high_open",
        "approximate",
        "unit",
        "per",
        "stated",
        "on",
        "area",
        "sector",
        "counts",
        "source",
        "url",
        "rivals",
        "warnings",
    ]


def test_a_comparison_is_one_row_per_ecosystem_and_metric_or_ratio():
    data = dataset(
        alpha=city(
            figure(
                "jobs",
                "plus de 9 500 emplois",
                "2014-07/2014-09",
                sector="oecd-ict",
                counts="agglomeration",
            ),
            figure("jobs", "9 000 emplois", "2014-06", "press-2", sector="oecd-ict"),
            figure("firms", "entre 700 et 750 entreprises", "2014", "press-2"),
        ),
        beta=city(figure("jobs", "environ 100 emplois", "2016", area=REGION)),
    )
    result = compare(
        data, "alpha", "beta", metrics=["jobs", "firms"], ratios=[RATIOS["jobs_per_firm"]]
    )
    assert records(result.to_table()) == [
        {
            "ecosystem": "alpha",
            "metric": "jobs",
            "kind": "figure",
            "value": 9500,
            "low": 9500,
            "low_open": True,
            "high_open": False,
            "approximate": False,
            "unit": "jobs",
            "stated": "plus de 9 500 emplois",
            "on": "2014-07/2014-09",
            "sector": "oecd-ict",
            "counts": "agglomeration",
            "source": "press",
            "url": "https://example.org/article",
            "rivals": 1,
            "warnings": "rivals-disagree",
        },
        {
            "ecosystem": "beta",
            "metric": "jobs",
            "kind": "figure",
            "unit": "jobs",
            "rivals": 0,
            "warnings": "area-differs",
        },
        {
            "ecosystem": "alpha",
            "metric": "firms",
            "kind": "figure",
            "low": 700,
            "high": 750,
            "low_open": False,
            "high_open": False,
            "approximate": False,
            "unit": "firms",
            "stated": "entre 700 et 750 entreprises",
            "on": "2014",
            "source": "press-2",
            "rivals": 0,
        },
        {
            "ecosystem": "beta",
            "metric": "firms",
            "kind": "figure",
            "unit": "firms",
            "rivals": 0,
        },
        {
            "ecosystem": "alpha",
            "metric": "jobs_per_firm",
            "kind": "ratio",
            "low": 12,
            "high": Fraction(90, 7),
            "low_open": False,
            "high_open": False,
            "approximate": False,
            "unit": "jobs",
            "per": "firm",
            "stated": "9 000 emplois | entre 700 et 750 entreprises",
            "on": "2014-06 | 2014",
            "sector": "oecd-ict | ",
            "source": "press-2 | press-2",
            "warnings": "rivals-disagree;sector-differs",
        },
        {
            "ecosystem": "beta",
            "metric": "jobs_per_firm",
            "kind": "ratio",
            "unit": "jobs",
            "per": "firm",
        },
    ]


def test_a_ratio_per_head_names_its_census_as_the_denominator():
    data = dataset(
        alpha=city(
            figure("jobs", "100 emplois", "2015", "institution", counts="city"),
            perimeter=perimeter("wider", y2016=1000),
        )
    )
    result = compare(data, "alpha", metrics=[], ratios=[RATIOS["jobs_per_1000_people"]])
    assert records(result.to_table()) == [
        {
            "ecosystem": "alpha",
            "metric": "jobs_per_1000_people",
            "kind": "ratio",
            "value": 100,
            "low": 100,
            "high": 100,
            "low_open": False,
            "high_open": False,
            "approximate": False,
            "unit": "jobs",
            "per": "1000 people",
            "stated": "100 emplois | 1000",
            "on": "2015 | 2016",
            "counts": "city | municipal population",
            "source": "institution | official-statistics",
            "url": "https://example.org/bid | ",
            "warnings": "perimeter-wider",
        }
    ]


def test_a_withheld_ratio_is_as_empty_as_an_unknown_one():
    data = dataset(
        alpha=city(
            figure("jobs", "100 emplois", "2015"), perimeter=perimeter("narrower", y2016=1000)
        )
    )
    ratio = RATIOS["jobs_per_1000_people"]
    assert said(long_row(quotient(data["alpha"], ratio))) == {
        "ecosystem": "alpha",
        "metric": "jobs_per_1000_people",
        "kind": "ratio",
        "unit": "jobs",
        "per": "1000 people",
    }


def test_a_floor_over_a_floor_has_no_value():
    data = dataset(
        alpha=city(figure("jobs", "plus de 100 emplois"), figure("firms", "plus de 10 entreprises"))
    )
    row = said(long_row(quotient(data["alpha"], RATIOS["jobs_per_firm"])))
    assert "value" not in row


def test_an_indeterminate_ratio_has_no_value():
    data = dataset(
        alpha=city(
            figure("jobs", "moins de 100 emplois"), figure("firms", "moins de 10 entreprises")
        )
    )
    row = said(long_row(quotient(data["alpha"], RATIOS["jobs_per_firm"])))
    assert {key: row.get(key) for key in ("value", "low", "high", "low_open", "high_open")} == {
        "value": None,
        "low": 0,
        "high": None,
        "low_open": False,
        "high_open": False,
    }


def test_an_estimate_keeps_its_value_in_strict_reading():
    data = dataset(alpha=city(figure("jobs", "environ 100 emplois"))).strictly()
    row = said(figure_row(data["alpha"], data["alpha"].figures[0]))
    assert {key: row.get(key) for key in ("value", "low", "high", "approximate")} == {
        "value": 100,
        "low": 0,
        "high": None,
        "approximate": True,
    }


def test_any_figure_has_a_row_chosen_or_not():
    data = dataset(
        alpha=city(figure("jobs", "100 emplois", "2016", "blog", area=REGION, context=True))
    )
    place = data["alpha"]
    assert said(figure_row(place, place.figures[0])) == {
        "ecosystem": "alpha",
        "metric": "jobs",
        "kind": "figure",
        "value": 100,
        "low": 100,
        "high": 100,
        "low_open": False,
        "high_open": False,
        "approximate": False,
        "unit": "jobs",
        "stated": "100 emplois",
        "on": "2016",
        "area": "region: Région d'essai",
        "source": "blog",
    }


def test_warnings_stand_once_each_in_the_order_of_the_codes():
    place = dataset(alpha=city())["alpha"]
    result = quotient(place, parse_ratio("jobs / firms"))
    codes = ["unbounded", "date-gap", "concept-differs", "date-gap"]
    assert long_row(result, codes)[-1] == "concept-differs;date-gap;unbounded"
    assert long_row(result)[-1] == ""


def test_a_wide_table_is_one_row_per_metric_with_three_columns_per_ecosystem():
    data = dataset(
        alpha=city(figure("jobs", "plus de 100 emplois"), figure("firms", "10 entreprises")),
        beta=city(figure("jobs", "entre 50 et 60 emplois")),
    )
    result = compare(
        data, "alpha", "beta", metrics=["jobs", "firms"], ratios=[RATIOS["jobs_per_firm"]]
    )
    table = result.to_wide_table()
    assert [column.key for column in table.columns] == [
        "metric",
        "kind",
        "unit",
        "per",
        "alpha_value",
        "alpha_low",
        "alpha_high",
        "beta_value",
        "beta_low",
        "beta_high",
    ]
    assert table.rows == (
        ("jobs", "figure", "jobs", None, 100, 100, None, None, 50, 60),
        ("firms", "figure", "firms", None, 10, 10, 10, None, None, None),
        ("jobs_per_firm", "ratio", "jobs", "firm", 10, 10, None, None, None, None),
    )


def test_a_wide_table_of_nothing_has_no_rows():
    table = wide_table([])
    assert ([column.key for column in table.columns], table.rows) == (
        ["metric", "kind", "unit", "per"],
        (),
    )


def test_a_wide_table_has_one_row_per_unit_and_rate():
    data = dataset(
        alpha=city(figure("revenue", "8 millions d'euros"), figure("visitors", "50 visiteurs")),
        beta=city(figure("revenue", "$5 million"), figure("visitors", "90 visiteurs par an")),
        gamma=city(figure("revenue", "plus de 9 euros")),
    )
    result = compare(data, "alpha", "beta", "gamma", metrics=["revenue", "visitors"], ratios=[])
    none, five, eight = (None,) * 3, (5_000_000,) * 3, (8_000_000,) * 3
    assert result.to_wide_table().rows == (
        ("revenue", "figure", "EUR", None, *eight, *none, 9, 9, None),
        ("revenue", "figure", "USD", None, *none, *five, *none),
        ("visitors", "figure", "people", None, 50, 50, 50, *none, *none),
        ("visitors", "figure", "people", "year", *none, 90, 90, 90, *none),
    )


def test_a_ratio_withheld_for_its_currencies_is_as_empty_as_an_unknown_one():
    data = dataset(
        alpha=city(figure("funds_raised", "$5 million"), figure("revenue", "10 millions d'euros"))
    )
    ratio = parse_ratio("funds_raised / revenue * 100")
    assert said(long_row(quotient(data["alpha"], ratio))) == {
        "ecosystem": "alpha",
        "metric": "funds_raised / revenue * 100",
        "kind": "ratio",
        "unit": "%",
    }


def test_a_wide_row_keeps_the_rate_of_the_ecosystem_that_has_one():
    data = dataset(alpha=city(), beta=city(figure("visitors", "90 visiteurs par an")))
    table = compare(data, "alpha", "beta", metrics=["visitors"], ratios=[]).to_wide_table()
    assert table.rows == (("visitors", "figure", "people", "year", None, None, None, 90, 90, 90),)
