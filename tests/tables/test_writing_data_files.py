"""Datasets written as data files: what loads again is the same, in the layout people know."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from pydantic import BaseModel

from building import city, dataset, document, encoded, figure, target
from ftcli import Dataset, load
from ftcli.model import Ecosystem, Figure, Target
from ftcli.store.datafile import shipped
from ftcli.store.datawriter import (
    ECOSYSTEM_KEYS,
    STATEMENT_KEYS,
    ecosystem_record,
    json_pieces,
    jsonl_pieces,
)
from ftcli.store.parsing import parse
from random_datasets import datasets

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "valid"


def as_json(data: Dataset) -> str:
    return "".join(json_pieces(data))


def read_again(data: Dataset) -> Dataset:
    return parse(as_json(data).encode(), "again.json")


def test_the_shipped_file_is_written_byte_for_byte():
    assert as_json(load()) == shipped().read_text("utf-8")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_an_example_is_read_again_as_the_same(path):
    data = load(path)

    assert read_again(data) == data


@given(datasets())
def test_any_dataset_is_read_again_as_the_same(data):
    assert read_again(data) == data


@given(datasets())
def test_json_lines_hold_the_same_as_json(data):
    head, *lines = [json.loads(line) for line in "".join(jsonl_pieces(data)).splitlines()]
    whole = json.loads(as_json(data))

    assert [next(iter(line)) for line in lines] == ["id"] * len(data)
    assert {line.pop("id"): line for line in lines} == whole.pop("ecosystems")
    assert head == whole


def test_a_figure_is_one_line_with_its_keys_as_people_write_them():
    data = dataset(
        ici=city(
            figure("revenue", "Un million", counts="all", unit="EUR", value=1_000_000, note="n"),
            targets=[target("jobs", "500 emplois", horizon="d'ici 2020", deadline="2020")],
        )
    )

    lines = as_json(data).splitlines()

    assert lines[lines.index('  "ici": {') :] == [
        '  "ici": {',
        '   "name": "Ici",',
        '   "figures": [',
        '    {"metric": "revenue", "stated": "Un million", "value": 1000000, "unit": "EUR", '
        '"on": "2014", "source": "press", "counts": "all", "note": "n"}',
        "   ],",
        '   "targets": [',
        '    {"metric": "jobs", "stated": "500 emplois", "mode": "increment", '
        '"horizon": "d\'ici 2020", "deadline": "2020", "on": "2014", "source": "press"}',
        "   ]",
        "  }",
        " }",
        "}",
    ]


def keys_of(*models: type[BaseModel]) -> list[str]:
    """The keys of records in the data file."""
    return sorted(
        {field.alias or name for model in models for name, field in model.model_fields.items()}
    )


def test_every_key_of_a_statement_and_of_an_ecosystem_has_its_place():
    assert sorted(STATEMENT_KEYS) == keys_of(Figure, Target)
    assert sorted(ECOSYSTEM_KEYS) == keys_of(Ecosystem)


def test_a_key_of_no_place_is_written_behind_the_others():
    class Home(Ecosystem):
        """An ecosystem of a version to come."""

        mayor: str

    assert [*ecosystem_record(Home(mayor="M", note="n", name="Ici"))] == ["name", "note", "mayor"]


def test_what_is_not_given_is_not_written():
    record = json.loads(as_json(dataset(ici=city(figure("jobs", "500 emplois")))))

    assert record["ecosystems"] == {
        "ici": {
            "name": "Ici",
            "figures": [
                {"metric": "jobs", "stated": "500 emplois", "on": "2014", "source": "press"}
            ],
        }
    }
    assert "credit" not in record


def test_the_reference_to_the_schema_is_kept():
    content = document() | {"$schema": "https://example.org/ftcli-1.schema.json"}
    text = as_json(parse(encoded(content), "test.json"))

    assert text.startswith('{\n "$schema": "https://example.org/ftcli-1.schema.json",\n')


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (12.67, 12.67), (750, 750), ("750", 750), ("0.1", 0.1), (1e50, 10**50), (1e-9, 1e-9),
        ("1234567890123456789", "1234567890123456789"),
        ("0." + "9" * 20, "0." + "9" * 20),
        ("9" * 40 + "." + "9" * 20, "9" * 40 + "." + "9" * 20),
    ],
)  # fmt: skip
def test_a_value_is_written_with_every_digit(given, written):
    data = dataset(ici=city(figure("jobs", "beaucoup", value=given)))

    record = json.loads(as_json(data))["ecosystems"]["ici"]["figures"][0]

    assert record["value"] == written
    again = read_again(data)["ici"].figures[0]
    assert again.value == data["ici"].figures[0].value == Fraction(str(given))


def test_ecosystems_are_made_one_at_a_time():
    made = []

    class Cities(dict):
        def values(self):
            for each in super().values():
                made.append(each.id)
                yield each

    whole = load()
    data = whole.model_copy(update={"ecosystems": Cities(whole.ecosystems)})
    pieces = jsonl_pieces(data)
    assert json.loads(next(pieces))["sources"].keys() == whole.sources.keys()
    assert made == []
    next(pieces)
    assert made == list(whole)[:1]
