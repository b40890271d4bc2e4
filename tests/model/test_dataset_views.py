"""A dataset as of a date, and in strict reading."""

import json

import pytest

from building import city, dataset, figure, interval, perimeter, target
from ftcli import Dataset, Figure, Period
from ftcli.wording.reading import Unreadable


def label(status: str, on: str) -> dict[str, str]:
    return {"status": status, "on": on, "source": "institution"}


@pytest.fixture
def data() -> Dataset:
    return dataset(
        alpha=city(
            figure("jobs", "environ 100 emplois", "2014"),
            figure("jobs", "200 emplois", "2015-06"),
            figure("firms", "10 entreprises", "2014-12/.."),
            targets=[target("jobs", "10 emplois", "2014"), target("jobs", "20 emplois", "2016")],
            labels=[label("candidate", "2014-06"), label("labelled", "2015-06-24")],
            perimeter=perimeter(y2020=1000),
        ),
        beta=city(),
    )


def held(data: Dataset) -> tuple[list[str], list[str], list[str]]:
    place = data["alpha"]
    return (
        [item.stated for item in place.figures],
        [item.stated for item in place.targets],
        [item.status for item in place.labels],
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2014-05", ([], [], [])),
        ("2014-12-30", ([], [], ["candidate"])),
        ("2014", (["environ 100 emplois", "10 entreprises"], ["10 emplois"], ["candidate"])),
        (
            "2015-06-23",
            (["environ 100 emplois", "10 entreprises"], ["10 emplois"], ["candidate"]),
        ),
        (
            "2015-06",
            (
                ["environ 100 emplois", "200 emplois", "10 entreprises"],
                ["10 emplois"],
                ["candidate", "labelled"],
            ),
        ),
        (
            "2014/2016",
            (
                ["environ 100 emplois", "200 emplois", "10 entreprises"],
                ["10 emplois", "20 emplois"],
                ["candidate", "labelled"],
            ),
        ),
    ],
)
def test_as_of_keeps_figures_targets_and_labels_until_the_last_day(
    data: Dataset, date: str, expected: object
):
    assert held(data.as_of(Period.parse(date))) == expected


def test_as_of_keeps_population_names_and_sources_and_leaves_the_dataset_alone(data: Dataset):
    before = held(data)
    past = data.as_of(Period.parse("2000"))
    place = past["alpha"]
    assert (place.id, place.perimeter, place.sources) == (
        "alpha",
        data["alpha"].perimeter,
        data.sources,
    )
    assert held(data) == before
    assert (past.figure_count, data.figure_count) == (0, 3)


def test_strict_reading_drops_conventional_bounds_of_its_copy_alone(data: Dataset):
    strict = data.strictly()

    def first(each: Dataset) -> str:
        return interval(each["alpha"].quantity(each["alpha"].figures[0]))

    assert (first(data), first(strict)) == ("≈ [75, 125] jobs", "≈ [0, ∞) jobs")
    assert first(strict.as_of(Period.parse("2014"))) == "≈ [0, ∞) jobs"
    assert first(data.as_of(Period.parse("2014")).strictly()) == "≈ [0, ∞) jobs"


def test_a_dataset_is_a_mapping_of_ids_in_the_order_of_the_file(data: Dataset):
    assert (list(data), len(data), data["beta"].id) == (["alpha", "beta"], 2, "beta")
    with pytest.raises(KeyError):
        data["gamma"]


def test_a_dataset_written_as_json_is_read_as_the_same(data: Dataset):
    written = data.model_dump_json(by_alias=True, exclude_none=True)
    assert Dataset.model_validate_json(written) == data


def test_a_figure_can_be_made_in_python():
    made = Figure(metric="jobs", stated="750 emplois", on="2014-10", source="press")
    assert (str(made.on), interval(made.quantity)) == ("2014-10", "[750, 750] jobs")


def test_a_dataset_can_be_made_of_what_json_loads(data: Dataset):
    written = data.model_dump_json(by_alias=True, exclude_none=True)
    assert Dataset.model_validate(json.loads(written)) == data


def test_records_are_frozen(data: Dataset):
    with pytest.raises(ValueError, match="frozen"):
        data["alpha"].name = "Omega"  # type: ignore[misc]


def test_the_place_of_a_refusal_is_that_in_the_file_whatever_the_date():
    data = dataset(
        alpha=city(
            figure("jobs", "100 emplois", "2016"), figure("jobs", "beaucoup d'emplois", "2014")
        )
    ).as_of(Period.parse("2014"))
    with pytest.raises(Unreadable, match=r"^alpha, figures\[1\]\.stated"):
        data["alpha"].quantity(data["alpha"].figures[0])
