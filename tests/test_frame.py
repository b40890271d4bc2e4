from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from building import city, dataset, figure
from ftcli import Quantity, compare, load
from ftcli.dates import Period
from ftcli.frame import frame_of
from ftcli.quantity import Verdict
from ftcli.table import Column, Kind, Table

DTYPES = {
    "ecosystem": "string",
    "metric": "string",
    "kind": "string",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "low_open": "boolean",
    "high_open": "boolean",
    "approximate": "boolean",
    "unit": "string",
    "per": "string",
    "stated": "string",
    "on": "string",
    "area": "string",
    "sector": "string",
    "counts": "string",
    "source": "string",
    "url": "string",
    "rivals": "Int64",
    "warnings": "string",
}


def dtypes(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in frame.dtypes.items()}


@pytest.fixture
def frame() -> pd.DataFrame:
    data = dataset(
        alpha=city(figure("jobs", "plus de 100 emplois"), figure("firms", "10 entreprises")),
        beta=city(figure("jobs", "environ 100 emplois")),
    )
    return compare(data, "alpha", "beta").to_frame()


def test_a_comparison_is_a_frame_of_typed_columns(frame: pd.DataFrame):
    assert dtypes(frame) == DTYPES
    assert list(frame.index) == list(range(16))


def test_what_is_not_there_is_missing_not_zero_nor_empty_text(frame: pd.DataFrame):
    rows = frame.set_index(["ecosystem", "metric"])
    floor = rows.loc[("alpha", "jobs")]
    assert (floor["value"], floor["low"], floor["low_open"], floor["approximate"]) == (
        100.0,
        100.0,
        True,
        False,
    )
    assert pd.isna(floor["high"])
    unknown = rows.loc[("beta", "firms")]
    assert [name for name, missing in unknown.isna().items() if not missing] == [
        "kind",
        "unit",
        "rivals",
        "warnings",
    ]
    assert (unknown["kind"], unknown["unit"], unknown["rivals"]) == ("figure", "firms", 0)
    assert rows.loc[("alpha", "jobs_per_firm")]["rivals"] is pd.NA
    assert rows["low_open"].isna().sum() == 12


def test_the_columns_can_be_reckoned_with(frame: pd.DataFrame):
    jobs = frame[frame["metric"] == "jobs"]
    assert jobs["low"].sum() == 175.0
    assert jobs["low_open"].tolist() == [True, False]
    assert jobs["rivals"].sum() == 0


def test_the_whole_shipped_dataset_makes_a_frame():
    data = load()
    frame = compare(data, *data).to_frame()
    assert dtypes(frame) == DTYPES
    assert set(frame["ecosystem"]) == set(data)


def test_every_kind_of_cell_has_a_column_to_stand_in():
    table = Table(
        (
            Column("number", kind=Kind.NUMBER),
            Column("low", kind=Kind.LOW),
            Column("high", kind=Kind.HIGH),
            Column("whole", kind=Kind.COUNT),
            Column("flag", kind=Kind.FLAG),
            Column("text"),
            Column("code", kind=Kind.CODE),
        ),
        (
            (Fraction(1, 3), Fraction(1), None, 3, True, Period.parse("2014-10"), Verdict.HIGHER),
            (None, None, Fraction(5, 2), None, None, None, None),
        ),
    )
    frame = frame_of(table)
    assert dtypes(frame) == {
        "number": "float64",
        "low": "float64",
        "high": "float64",
        "whole": "Int64",
        "flag": "boolean",
        "text": "string",
        "code": "string",
    }
    first: dict[str, Any] = frame.iloc[0].dropna().to_dict()
    assert first == {
        "number": 1 / 3,
        "low": 1.0,
        "whole": 3,
        "flag": True,
        "text": "2014-10",
        "code": "higher",
    }
    assert frame.iloc[1].dropna().to_dict() == {"high": 2.5}


def test_other_cells_stand_as_their_text():
    quantity = Quantity.exactly(5, "jobs")
    frame = frame_of(Table((Column("a"),), ((quantity,),)))
    assert frame["a"].tolist() == [str(quantity)]


def test_a_table_without_rows_is_a_frame_without_rows():
    frame = frame_of(Table((Column("a"), Column("b", kind=Kind.FLAG)), ()))
    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)
    assert dtypes(frame) == {"a": "string", "b": "boolean"}


def test_a_frame_of_ratios_alone_has_the_same_types():
    data = dataset(alpha=city(figure("jobs", "100 emplois"), figure("firms", "10 entreprises")))
    assert dtypes(compare(data, "alpha", metrics=[]).to_frame()) == DTYPES
