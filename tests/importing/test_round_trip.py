"""What is exported and imported again is the same dataset, whatever its texts look like."""

import csv
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, dataset, figure
from ftcli import Dataset, load
from ftcli.export import FILES, TEXTS, Export
from ftcli.importing import Request, imported
from ftcli.model import Target
from ftcli.render.cells import decimal_text
from ftcli.table import Kind
from ftcli.tables import NAMES
from importing.conftest import book
from random_datasets import datasets

needs_openpyxl = pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs the extra xlsx")


def told(dataset: Dataset) -> dict[str, Any]:
    """A dataset without what it says twice: numbers to the 15 digits that tables hold."""
    told: dict[str, Any] = {"sources": dict(dataset.sources)}
    for ecosystem in dataset.ecosystems.values():
        mine: dict[str, Any] = {
            name: getattr(ecosystem, name)
            for name in ("name", "aliases", "demonyms", "region", "perimeter", "labels", "note")
        }
        for kind in ("figures", "targets"):
            mine[kind] = [statement(one) for one in getattr(ecosystem, kind)]
        told[ecosystem.id] = mine
    return told


def once(told: dict[str, Any]) -> dict[str, Any]:
    """The same without what an ecosystem states twice: tables say it once."""
    for mine in told.values():
        for kind in ("figures", "targets") if isinstance(mine, dict) and "figures" in mine else ():
            held = mine[kind]
            mine[kind] = [one for index, one in enumerate(held) if one not in held[:index]]
    return told


def statement(one: Any) -> dict[str, Any]:
    """A statement by what it means: the unit, rate and value that it has, not how it has them."""
    quantity = one.quantity
    fields = {
        name: getattr(one, name)
        for name in type(one).model_fields
        if name not in {"value", "unit", "per", "due"}
    }
    for name in ("nominal", "low", "high"):
        number = getattr(quantity, name)
        fields[f"quantity {name}"] = None if number is None else decimal_text(number, Kind.NUMBER)
    for name in ("low_open", "high_open", "approximate", "unit", "per"):
        fields[f"quantity {name}"] = getattr(quantity, name)
    return fields | ({"due": one.deadline} if isinstance(one, Target) else {})


EMPTY = '{"format": "ftcli/1", "updated": "2000", "sources": {}, "ecosystems": {}}'


def nothing() -> Dataset:
    """A dataset that knows no ecosystem and no source."""
    from ftcli.store.parsing import parse

    return parse(EMPTY.encode(), "empty.json")


def again(paths: list[Path], known: Dataset | None = None) -> Dataset:
    """The dataset that is imported from files, none of whose rows is bad."""
    found = imported(Request(paths), nothing() if known is None else known)
    assert found.faults == ()
    return found.dataset


def tables(export: Export, form: str, folder: Path) -> list[Path]:
    """The four tables of a dataset as files."""
    paths = []
    for name in NAMES:
        path = folder / f"{name}{'.tsv' if form == 'tsv' else '.csv'}"
        pieces = TEXTS[form](export._replace(table=name))
        path.write_bytes("".join(pieces).encode())
        paths.append(path)
    return paths


@contextmanager
def folder():
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.parametrize("form", ["csv", "csv-fr", "tsv"])
@given(dataset=datasets())
def test_four_tables_give_the_dataset_again(form, dataset):
    with folder() as here:
        found = again(tables(Export(dataset), form, here))

    assert told(found) == once(told(dataset))


GUARDED = ("=1+1", "'=1+1", "''=1+1", "+40%", "-5", "@here", "'90s", "'", "l'été")


@needs_openpyxl
def test_guarded_texts_come_back_from_a_workbook_and_from_a_csv_that_became_one(tmp_path):
    known = dataset(ici=city(*(figure("jobs", f"{number} emplois", note=note)
                               for number, note in enumerate(GUARDED, 1))))  # fmt: skip
    FILES["xlsx"](Export(known), tmp_path / "ours.xlsx")
    paths = tables(Export(known), "csv", tmp_path)
    with paths[0].open(encoding="utf-8", newline="") as file:
        rows = [[cell or None for cell in row] for row in csv.reader(file)]
    (tmp_path / "theirs.xlsx").write_bytes(book(*rows))

    for files in ([tmp_path / "ours.xlsx"], [tmp_path / "theirs.xlsx", *paths[1:]]):
        notes = [one.note for one in again(files)["ici"].figures]
        assert notes == list(GUARDED)


@given(dataset=datasets())
def test_a_data_package_gives_the_dataset_its_date_and_its_credit_again(dataset):
    with folder() as here:
        FILES["datapackage"](Export(dataset), here / "all.zip")
        found = again([here / "all.zip"])

    assert told(found) == once(told(dataset))
    assert (found.updated, found.credit) == (dataset.updated, dataset.credit)


@needs_openpyxl
@given(dataset=datasets())
def test_a_workbook_gives_the_dataset_its_date_and_its_credit_again(dataset):
    with folder() as here:
        FILES["xlsx"](Export(dataset), here / "all.xlsx")
        found = again([here / "all.xlsx"])

    assert told(found) == once(told(dataset))
    assert (found.updated, found.credit) == (dataset.updated, dataset.credit)


@pytest.mark.parametrize("form", ["json", "jsonl"])
@given(dataset=datasets())
def test_a_data_file_gives_the_dataset_again(form, dataset):
    with folder() as here:
        path = here / f"all.{form}"
        path.write_text("".join(TEXTS[form](Export(dataset))), "utf-8")
        found = again([path])
        result = told(found)

    assert result == told(dataset)


# Numbers that another decimal mark, or a unit beside them, would make other ones.
MISTAKABLE = (
    ("revenue", "1,234 M€"), ("revenue", "0.5 M€"), ("revenue", "0,5 M€"), ("revenue", "1.234 €"),
    ("revenue", "1,234.5 k€"), ("jobs", "42,000 emplois"), ("jobs", "42.000 emplois"),
    ("jobs", "12,67 emplois"), ("jobs", "de 7,5 à 9 emplois"), ("jobs", "env. 1,5 millier"),
)  # fmt: skip
numbers = st.lists(st.sampled_from(MISTAKABLE), min_size=1, unique=True)


@pytest.mark.parametrize("form", ["csv", "csv-fr", "tsv"])
@given(stated=numbers)
def test_words_of_two_readings_come_back_as_they_were_read(form, stated):
    known = dataset(ici=city(*(figure(metric, words) for metric, words in stated)))

    with folder() as here:
        found = again(tables(Export(known), form, here))

    assert told(found) == told(known)


@pytest.mark.parametrize("form", ["csv", "csv-fr", "tsv"])
def test_the_shipped_dataset_comes_back_from_its_tables(form, tmp_path):
    dataset = load()

    found = again(tables(Export(dataset), form, tmp_path))

    assert told(found) == told(dataset)
    assert list(found) == list(dataset)


def test_a_dataset_that_came_back_gives_the_same_tables(tmp_path):
    dataset = load()
    found = again(tables(Export(dataset), "csv", tmp_path))

    for name in NAMES:
        before, after = (
            "".join(TEXTS["csv"](Export(each, table=name))) for each in (dataset, found)
        )
        assert after == before


def test_an_edited_table_gives_the_edited_dataset(tmp_path):
    dataset = load()
    paths = tables(Export(dataset), "csv", tmp_path)
    text = paths[0].read_text("utf-8")
    line = next(line for line in text.splitlines() if "9500 salariés du numérique" in line)
    edited = line.replace("9500 salariés du numérique", "plus de 9600 salariés", 1)
    edited = edited.replace(",9500,9500,9500,false,", ",9600,9600,,true,", 1)
    assert edited.count("9600") == 3
    paths[0].write_text(text.replace(line, edited), "utf-8")

    before, after = told(dataset), told(again(paths))

    [changed] = [key for key in before if before[key] != after[key]]
    assert changed == "saint-etienne"
    assert after[changed]["figures"][0]["stated"] == "plus de 9600 salariés"
    assert after[changed]["figures"][1:] == before[changed]["figures"][1:]
