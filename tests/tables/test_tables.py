"""The four tables of a dataset: their columns are stable, their cells what the words entail."""

import json
from fractions import Fraction

import pytest
from hypothesis import given

from building import SOURCES, city, dataset, figure, perimeter, target
from ftcli import load
from ftcli.export.descriptions import COLUMNS as SAID
from ftcli.export.descriptions import TABLES
from ftcli.tables import COLUMNS, NAMES, dataset_tables, part, with_used_sources
from random_datasets import datasets

QUANTITY = "value low high low_open high_open approximate unit per"
SCOPE = "on source area_type area_name sector counts"
BEHIND = "source_title source_publisher source_published source_kind source_url"


def rows(data, name):
    """The rows of a table as dictionaries."""
    table = dataset_tables(data)[name]
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("sources", "id title publisher author published kind url language licence"),
        ("ecosystems", "id name aliases demonyms region perimeter labels note"),
        (
            "figures",
            f"ecosystem metric stated {QUANTITY} {SCOPE} part_of context note {BEHIND}",
        ),
        (
            "targets",
            f"ecosystem metric mode stated {QUANTITY} horizon deadline {SCOPE} note {BEHIND}",
        ),
    ],
)
def test_the_columns_are_those_of_the_documents(name, columns):
    assert [column.key for column in COLUMNS[name]] == columns.split()
    assert [column.key for column in dataset_tables(load())[name].columns] == columns.split()


def test_every_table_and_column_is_described():
    keys = {column.key for columns in COLUMNS.values() for column in columns}

    assert (set(TABLES), set(SAID)) == (set(NAMES), keys)


@given(datasets())
def test_there_is_a_row_for_every_record_and_a_cell_for_every_column(data):
    counts = {
        "figures": data.figure_count,
        "targets": sum(len(each.targets) for each in data.ecosystems.values()),
        "ecosystems": len(data),
        "sources": len(data.sources),
    }
    tables = dataset_tables(data)

    assert {name: len(table.rows) for name, table in tables.items()} == counts
    for table in tables.values():
        assert {len(row) for row in table.rows} <= {len(table.columns)}
        assert list(table.rows) == list(table.rows)


def test_a_figure_has_its_words_its_bounds_and_its_source():
    data = dataset(
        ici=city(
            figure(
                "firms", "plus de 900 entreprises", "2014-10", "institution", part_of="jobs",
                area={"type": "region", "name": "Auvergne"}, sector="oecd-ict", counts="all",
                context=True, note="n",
            ),
            figure("jobs", "500 emplois", "2014-10", "institution"),
        )
    )  # fmt: skip
    source = SOURCES["institution"]

    assert rows(data, "figures")[0] == {
        "ecosystem": "ici", "metric": "firms", "stated": "plus de 900 entreprises",
        "value": 900, "low": 900, "high": None, "low_open": True, "high_open": False,
        "approximate": False, "unit": "firms", "per": None,
        "on": data["ici"].figures[0].on, "source": "institution",
        "area_type": "region", "area_name": "Auvergne", "sector": "oecd-ict", "counts": "all",
        "part_of": "jobs", "context": True, "note": "n",
        "source_title": source["title"], "source_publisher": source["publisher"],
        "source_published": None, "source_kind": "institution", "source_url": source["url"],
    }  # fmt: skip


def test_the_bounds_are_those_of_the_words_within_the_value_of_the_file():
    data = dataset(
        ici=city(
            figure("jobs", "entre 500 et 600 emplois", value={"low": 550}),
            figure("revenue", "Un autre million", unit="EUR"),
            figure("budget", "environ 650.000 euros", per="month"),
        )
    )
    cells = [
        (row["value"], row["low"], row["high"], row["approximate"], row["unit"], row["per"])
        for row in rows(data, "figures")
    ]

    assert cells == [
        (None, 550, 600, False, "jobs", None),
        (1_000_000, 1_000_000, 1_000_000, False, "EUR", None),
        (650_000, 645_000, 655_000, True, "EUR", "month"),
    ]


def test_strict_reading_drops_the_bounds_that_are_a_convention():
    data = dataset(ici=city(figure("jobs", "près de 9 500 emplois")))

    def bounds(of):
        (row,) = rows(of, "figures")
        return row["low"], row["high"], row["high_open"]

    assert bounds(data) == (9450, 9500, True)
    assert bounds(data.strictly()) == (0, 9500, True)


def test_a_target_has_its_mode_and_when_it_is_due():
    data = dataset(
        ici=city(
            targets=[
                target("jobs", "4 000 emplois", "2014", horizon="dans les dix prochaines années"),
                target("jobs", "doubler les emplois", "2014", mode="multiply", deadline="2020-06"),
            ]
        )
    )

    assert [
        (row["mode"], row["value"], row["unit"], row["horizon"], str(row["deadline"]))
        for row in rows(data, "targets")
    ] == [
        ("increment", 4000, "jobs", "dans les dix prochaines années", "2024"),
        ("multiply", 2, "multiple", None, "2020-06"),
    ]


def test_lists_and_perimeters_are_json():
    labels = [{"on": "2015", "status": "labelled", "source": "press"}]
    data = dataset(
        ici=city(aliases=["Là", "Ailleurs"], perimeter=perimeter("wider", y2016=5), labels=labels),
        sans=city(),
    )
    given, bare = rows(data, "ecosystems")

    assert given["aliases"] == '["Là", "Ailleurs"]'
    assert json.loads(given["perimeter"]) == perimeter("wider", y2016=5)
    assert json.loads(given["labels"]) == labels
    assert bare == {**dict.fromkeys(bare), "id": "sans", "name": "Sans"}


def test_a_share_is_in_percent_and_exact():
    (row,) = rows(dataset(ici=city(figure("jobs_share", "12,67 %"))), "figures")

    assert (row["value"], row["unit"]) == (Fraction(1267, 100), "%")


def test_a_part_has_only_the_sources_that_it_refers_to_in_their_order():
    data = dataset(
        ici=city(
            figure("jobs", "500 emplois", source="press-2"),
            targets=[target("jobs", "900 emplois", source="blog")],
            labels=[{"on": "2015", "status": "labelled", "source": "institution"}],
            perimeter=perimeter(y2016=5),
        ),
        ailleurs=city(figure("jobs", "500 emplois", source="press-3")),
    )

    chosen = part(data, [data["ici"], data["ici"]])

    assert list(chosen) == ["ici"]
    assert list(chosen.sources) == ["official-statistics", "institution", "press-2", "blog"]
    assert list(data.sources) == list(SOURCES)


def test_sources_that_nothing_refers_to_can_be_left_out():
    data = dataset(ici=city(figure("jobs", "500 emplois", source="blog")))

    assert list(with_used_sources(data).sources) == ["blog"]


def test_rows_are_made_as_they_are_walked_over():
    words = ("500 emplois", "beaucoup d'emplois")
    data = dataset(ici=city(*(figure("jobs", stated) for stated in words)))
    walk = iter(dataset_tables(data)["figures"].rows)

    # The second has no number: reading it would fail.
    assert next(walk)[2] == "500 emplois"
