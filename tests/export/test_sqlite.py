"""SQLite: four tables that refer to each other, with all that the dataset holds."""

# ruff: noqa: S608  # queries over our own tables

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings

from building import city, dataset, figure
from ftcli.export import Export
from ftcli.export.sqlite import write_sqlite
from ftcli.tables import COLUMNS, NAMES
from random_datasets import datasets

FLAGS = {"low_open", "high_open", "approximate", "context"}


def opened(export, path):
    """The database of an export."""
    path.unlink(missing_ok=True)
    write_sqlite(export, path)
    return closing(sqlite3.connect(path))


def asked(database, query):
    """The rows of a query, flags of it as such."""
    found = database.execute(query)
    names = [column[0] for column in found.description]
    return [
        tuple(bool(cell) if name in FLAGS else cell for name, cell in zip(names, row, strict=True))
        for row in found
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=datasets())
def test_every_cell_of_every_table_comes_back(tmp_path, cells, data):
    with opened(Export(data), tmp_path / "data.sqlite") as database:
        for name in NAMES:
            assert asked(database, f"SELECT * FROM {name}") == cells(data, name, bare=True)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_view_has_the_columns_of_the_other_formats(tmp_path, shipped, cells):
    with opened(shipped, tmp_path / "data.sqlite") as database:
        for name in ("figures", "targets"):
            query = f"SELECT * FROM {name}_with_sources ORDER BY 1"
            found = database.execute(query)
            keys = [column[0] for column in found.description]
            rows = asked(database, query)
            assert keys == [column.key for column in COLUMNS[name]]
            assert sorted(rows, key=repr) == sorted(cells(shipped.dataset, name), key=repr)


def test_there_are_four_tables_and_the_credit_travels_in_a_view(tmp_path, shipped):
    with opened(shipped, tmp_path / "data.sqlite") as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        about = database.execute("SELECT * FROM about")
        columns = [column[0] for column in about.description]

        assert [name for (name,) in names] == sorted(NAMES)
        assert columns == ["updated", "credit", "made_with"]
        assert about.fetchall() == [tuple(shipped.about.values())]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM sources WHERE id = 'press'", "FOREIGN KEY"),
        ("UPDATE figures SET ecosystem = 'nowhere'", "FOREIGN KEY"),
        ("UPDATE figures SET approximate = 7", "CHECK"),
        ("UPDATE figures SET stated = NULL", "NOT NULL"),
        ("UPDATE ecosystems SET labels = '[' ", "CHECK"),
        ("INSERT INTO sources SELECT * FROM sources", "UNIQUE"),
    ],
)
def test_the_database_refuses_what_the_data_file_would(tmp_path, statement, said):
    data = dataset(ici=city(figure("jobs", "500 emplois", source="press")))
    with opened(Export(data), tmp_path / "data.sqlite") as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match=said):
            database.execute(statement)


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="tables are strict since 3.37")
def test_a_number_is_no_text(tmp_path):
    data = dataset(ici=city(figure("jobs", "500 emplois")))
    with (
        opened(Export(data), tmp_path / "data.sqlite") as database,
        pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in REAL column"),
    ):
        database.execute("UPDATE figures SET value = 'many'")


def test_more_figures_than_a_batch_all_come_in_their_order(tmp_path):
    words = [f"{number} emplois" for number in range(100, 2300)]
    data = dataset(
        ici=city(*(figure("jobs", stated) for stated in words[:1500])),
        ailleurs=city(*(figure("jobs", stated) for stated in words[1500:])),
    )
    with opened(Export(data), tmp_path / "data.sqlite") as database:
        found = database.execute("SELECT stated FROM figures ORDER BY rowid")
        assert [stated for (stated,) in found] == words


def test_an_empty_dataset_makes_empty_tables(tmp_path):
    with opened(Export(dataset()), tmp_path / "data.sqlite") as database:
        counts = [database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in NAMES]
    assert counts == [0, 0, 0, 7]


def test_a_full_disk_is_an_error_of_the_system(shipped):
    with pytest.raises(OSError, match=r"full|I/O"):
        write_sqlite(shipped, "/dev/full")
