"""Parquet: typed columns, row groups of a bound, date and credit beside the data."""

from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, given, settings

from building import city, dataset, figure
from ftcli.export import Export
from ftcli.export.parquet import GROUP, write_parquet
from ftcli.table import Kind
from ftcli.tables import COLUMNS, NAMES
from random_datasets import datasets

pytestmark = pytest.mark.skipif(find_spec("pyarrow") is None, reason="needs the extra parquet")


def read(export, path):
    """The table of an export, and what the file says of itself."""
    import pyarrow.parquet as pq

    write_parquet(export, path)
    return pq.read_table(path), pq.ParquetFile(path)


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=datasets())
def test_every_cell_of_every_table_comes_back(tmp_path, cells, data):
    for name in NAMES:
        table, _ = read(Export(data, name), tmp_path / "data.parquet")
        assert [tuple(row.values()) for row in table.to_pylist()] == cells(data, name)


def test_columns_are_typed(tmp_path, shipped, name):
    table, _ = read(shipped._replace(table=name), tmp_path / "data.parquet")
    numbers = {Kind.NUMBER, Kind.LOW, Kind.HIGH}
    types = {
        column.key: "double" if column.kind in numbers
        else "bool" if column.kind is Kind.FLAG
        else "string"
        for column in COLUMNS[name]
    }  # fmt: skip

    assert {field.name: str(field.type) for field in table.schema} == types


def test_date_and_credit_stand_beside_the_data(tmp_path, shipped):
    _, file = read(shipped, tmp_path / "data.parquet")

    assert {
        key.decode().removeprefix("ftcli."): value.decode()
        for key, value in file.schema_arrow.metadata.items()
    } == shipped.about


def test_words_that_repeat_are_in_a_dictionary(tmp_path, shipped):
    _, file = read(shipped, tmp_path / "data.parquet")
    group = file.metadata.row_group(0)
    encodings = {
        group.column(index).path_in_schema: group.column(index).encodings
        for index in range(group.num_columns)
    }

    assert "RLE_DICTIONARY" in encodings["metric"]
    assert "RLE_DICTIONARY" in encodings["source_title"]
    assert "RLE_DICTIONARY" not in encodings["stated"]


def test_rows_go_out_in_groups(tmp_path):
    same = [figure("jobs", "500 emplois")] * (GROUP + 1)
    _, file = read(Export(dataset(ici=city(*same))), tmp_path / "data.parquet")
    groups = [file.metadata.row_group(index).num_rows for index in range(file.num_row_groups)]

    assert groups == [GROUP, 1]


def test_an_empty_table_has_its_columns(tmp_path, name):
    table, _ = read(Export(dataset(), name), tmp_path / "data.parquet")

    assert table.column_names == [column.key for column in COLUMNS[name]]
    assert table.num_rows == (7 if name == "sources" else 0)


def test_pandas_reads_it_as_it_is(tmp_path, shipped):
    import pandas as pd

    write_parquet(shipped, tmp_path / "data.parquet")
    frame = pd.read_parquet(tmp_path / "data.parquet")

    jobs = frame[(frame.ecosystem == "saint-etienne") & (frame.metric == "jobs")]
    assert jobs.value.tolist() == [9500, 9500, 10000, 10000]
