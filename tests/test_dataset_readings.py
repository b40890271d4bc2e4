"""Every phrase of the shipped dataset reads to what was expected of it by hand."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from ftcli.model import Figure, Statement, Target
from ftcli.quantity import COUNTS, Quantity
from ftcli.store.loading import load

FIXTURE = Path(__file__).parent / "fixtures" / "expected_readings.jsonl"
EXPECTED = [json.loads(line) for line in FIXTURE.read_text(encoding="utf-8").splitlines()]


def _statements() -> Iterator[tuple[str, str, Statement]]:
    dataset = load()
    for name in dataset:
        ecosystem = dataset[name]
        for figure in ecosystem.figures:
            yield name, "figures", figure
        for target in ecosystem.targets:
            yield name, "targets", target


STATED = list(_statements())


def _key(ecosystem: str, kind: str, statement: Statement) -> dict[str, str]:
    return {
        "ecosystem": ecosystem,
        "kind": kind,
        "metric": statement.metric,
        "stated": statement.stated,
        "on": str(statement.on),
        "source": statement.source,
    }


def _bound(quantity: Quantity) -> str | None:
    """The shape of the bounds, in the words of the fixture."""
    if quantity.low_assumed and quantity.high_assumed:
        return "about"
    if quantity.low_assumed:
        return "nearly"
    if quantity.high_assumed:
        return "slightly_above"
    if quantity.high is None:
        return "more-than-or-at-least"
    return None if quantity.is_exact else "range"


def _unit(unit: str | None) -> str | None:
    """Heads of any kind are converted to the unit of the metric: they compare as heads."""
    return "a head count" if unit in COUNTS else unit


def test_the_dataset_and_the_expected_readings_hold_the_same_records_in_the_same_order() -> None:
    keys = ("ecosystem", "kind", "metric", "stated", "on", "source")

    assert [_key(*stated) for stated in STATED] == [
        {key: record[key] for key in keys} for record in EXPECTED
    ]


@pytest.mark.parametrize(
    ("statement", "record"),
    [
        pytest.param(statement, record, id=f"{record['ecosystem']}: {record['stated']}")
        for (_, _, statement), record in zip(STATED, EXPECTED, strict=True)
    ],
)
def test_a_phrase_of_the_dataset_reads_to_its_value_bounds_unit_rate_and_deadline(
    statement: Figure | Target, record: dict[str, object]
) -> None:
    quantity = statement.quantity
    bound = _bound(quantity)
    ends = {"high": str(quantity.high)} if bound == "range" else {}
    value = quantity.low if bound == "range" else quantity.nominal
    deadline = statement.deadline if isinstance(statement, Target) else None

    assert {
        "value": value,
        "bound": bound,
        "unit": _unit(quantity.unit),
        "per": quantity.per,
        "deadline": str(deadline) if deadline else None,
        **ends,
    } == {
        "value": Fraction(str(record["value"])),
        "bound": record.get("bound"),
        "unit": _unit(str(record["unit"])),
        "per": record.get("per"),
        "deadline": record.get("deadline"),
        **({"high": str(Fraction(str(record["high"])))} if bound == "range" else {}),
    }
