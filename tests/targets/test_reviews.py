"""The targets of cities on a day: what was known then, restatements joined, one row for each."""

from datetime import date

import pytest
from tests.building import SOURCES, city, document, encoded, figure, target

from ftcli import load
from ftcli.dates import Period
from ftcli.store.parsing import parse
from ftcli.targets import known_on, review
from ftcli.targets.rows import COLUMNS
from ftcli.warnings import CODES

DAY = date(2026, 11, 22)


def statements(aims) -> list[list[tuple[str, str]]]:
    """The words and the source of every statement of every aim."""
    return [[(one.target.stated, one.target.source) for one in aim.outcomes] for aim in aims]


def published(**dates):
    """A dataset of one city, whose press published its two figures and its target on dates."""
    content = document(
        essai=city(
            figure("jobs", "100 emplois", "2014", "press"),
            figure("jobs", "200 emplois", "2015", "press-2"),
            targets=[target("jobs", "300 emplois", "2014", source="press-3", deadline="2020")],
        )
    )
    for source, when in dates.items():
        name = source.replace("_", "-")
        content["sources"][name] = {**SOURCES[name], "kind": "press", "published": when}
    return parse(encoded(content), "test.json")


def test_the_jobs_of_saint_etienne_were_announced_three_times():
    found = review([load()["saint-etienne"]], DAY)
    jobs = next(aim for aim in found.aims if aim.first.metric == "jobs")

    assert [
        (str(one.target.on), one.target.horizon, str(one.deadline)) for one in jobs.outcomes
    ] == [
        ("2014-10-08", "dans les dix prochaines années", "2024"),
        ("2016-02/2016-03", "à court terme", "None"),
        ("2016-02", "à terme", "None"),
    ]
    assert [jobs.slip(one) for one in jobs.restatements] == [None, None]


def test_the_ten_thousand_of_nantes_stand_beside_its_twenty_four_thousand():
    found = review([load()["nantes"]], DAY)

    assert statements(found.aims) == [
        [("24 000 emplois", "tf1-nte2014")],
        [
            ("10 000, selon les estimations", "entnte-cand"),
            ("10 000 nouveaux emplois", "20m-nte2014"),
            ("10 000 emplois", "em-nte2014"),
        ],
    ]
    aim = found.aims[1]
    assert [aim.slip(one) for one in aim.restatements] == [(0, 365), (0, 0)]


def test_lorraine_brought_its_doubling_forward():
    found = review([load()["lorraine"]], DAY)
    jobs = found.aims[0]

    assert [str(one.deadline) for one in jobs.outcomes] == ["2024/2025", "2021"]
    assert jobs.slip(jobs.restatements[0]) == (-1461, -1095)


@pytest.mark.parametrize(
    "other",
    [
        {"stated": "500 emplois"},
        {"mode": "level"},
        {"metric": "firms", "stated": "400 entreprises"},
        {"sector": "jde-2015"},
        {"area": {"type": "city", "name": "Essai"}},
    ],
)
def test_an_aim_of_another_number_kind_or_scope_is_another_aim(other):
    one = target("jobs", "400 emplois", "2014")
    data = document(essai=city(targets=[one, one | {"on": "2015"}, one | {"on": "2016"} | other]))
    found = review([parse(encoded(data), "test.json")["essai"]], DAY)

    assert [len(aim.outcomes) for aim in found.aims] == [2, 1]


def test_the_earliest_statement_comes_first_whatever_the_order_of_the_file():
    late, early = target("jobs", "400 emplois", "2016"), target("jobs", "quelque 400", "2015")
    data = document(essai=city(targets=[late, early]))
    [aim] = review([parse(encoded(data), "test.json")["essai"]], DAY).aims

    assert [one.target.stated for one in aim.outcomes] == ["quelque 400", "400 emplois"]


def test_aims_of_one_metric_stand_beside_each_other():
    wanted = [("jobs", "1 emploi"), ("firms", "2 entreprises"), ("jobs", "3 emplois")]
    data = document(essai=city(targets=[target(metric, words) for metric, words in wanted]))
    found = review([parse(encoded(data), "test.json")["essai"]], DAY)

    assert [aim.first.target.stated for aim in found.aims] == [
        "1 emploi",
        "3 emplois",
        "2 entreprises",
    ]


@pytest.mark.parametrize(
    ("day", "known", "aims"),
    [
        (date(2015, 12, 31), ["100 emplois"], 0),
        (date(2016, 6, 1), ["100 emplois", "200 emplois"], 0),
        (date(2016, 12, 31), ["100 emplois", "200 emplois"], 1),
    ],
)
def test_what_was_published_later_was_not_known(day, known, aims):
    data = published(press="2015-12-31", press_2="2016-06", press_3="2016-12-31")

    assert [f.stated for f in known_on(data["essai"], day).figures] == known
    assert len(review([data["essai"]], day).aims) == aims


def test_what_is_dated_later_was_not_known_and_a_source_without_date_is_believed():
    data = published()

    assert [f.stated for f in known_on(data["essai"], date(2014, 12, 31)).figures] == [
        "100 emplois"
    ]
    assert len(review([data["essai"]], date(2014, 12, 31)).aims) == 1
    assert known_on(data["essai"], date(2014, 12, 30)).figures == ()


def test_a_date_means_its_last_day():
    data = published()

    assert review([data["essai"]], Period.parse("2015")) == review(
        [data["essai"]], date(2015, 12, 31)
    )


def test_a_city_that_is_named_twice_counts_once():
    nantes = load()["nantes"]

    assert review([nantes, nantes], DAY) == review([nantes], DAY)
    assert [item.id for item in review([nantes, load()["lyon"]], DAY).ecosystems] == [
        "nantes",
        "lyon",
    ]


def test_each_statement_has_a_row_that_says_which_one_it_repeats():
    found = review([load()["saint-etienne"], load()["brest"]], date(2016, 12, 31))
    rows = [
        {column.key: cell for column, cell in zip(COLUMNS, row, strict=True)}
        for row in found.to_table().rows
    ]

    assert [(row["ecosystem"], row["aim"], row["restates"]) for row in rows if row["restates"]] == [
        ("saint-etienne", 3, "la-tribune-saint-etienne-2014"),
        ("saint-etienne", 3, "la-tribune-saint-etienne-2014"),
        ("brest", 1, "jde-brest2015"),
        ("brest", 2, "jde-brest2015"),
    ]
    assert [row["aim"] for row in rows if row["ecosystem"] == "brest"] == [1, 1, 2, 2, 3, 4]
    assert {row["as_of"] for row in rows} == {"2016-12-31"}


def test_every_number_of_a_row_has_its_words_date_and_source():
    found = review([*load().ecosystems.values()], DAY)
    for row in found.to_table().rows:
        cells = {column.key: cell for column, cell in zip(COLUMNS, row, strict=True)}
        for prefix in ("", "baseline_", "latest_"):
            said = [cells[prefix + key] for key in ("stated", "on", "source")]
            has_number = any(cells[prefix + key] is not None for key in ("low", "high", "value"))
            assert all(said) if has_number or not prefix else not any(said)
        rests_on_both = cells["baseline_on"] and cells["latest_on"]
        assert rests_on_both or cells["progress_low"] is None
        # What was created in a year is seen without a figure to count from.
        is_flow = cells["mode"] == "flow" and cells["latest_on"]
        assert rests_on_both or is_flow or cells["seen_low"] is None
        assert set(filter(None, cells["warnings"].split(";"))) <= set(CODES)


def test_a_frame_has_a_column_for_each_and_numbers_that_are_numbers():
    frame = review([load()["saint-etienne"]], date(2016, 12, 31)).to_frame()

    assert list(frame.columns) == [column.key for column in COLUMNS]
    assert frame.loc[frame["status"] == "behind", "share_low"].tolist() == [12.5]
    assert frame["days_left_low"].dtype == "Int64"


def test_no_target_gives_the_columns_alone():
    table = review([], DAY).to_table()

    assert (table.columns, table.rows) == (COLUMNS, ())
