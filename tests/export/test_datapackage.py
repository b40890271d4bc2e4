"""The data package: what describes the files is true of them, and Frictionless accepts it."""

import csv
import hashlib
import io
import json
import zipfile
from decimal import Decimal
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, given, settings

from building import SOURCES, city, dataset, figure
from ftcli.export import Export
from ftcli.export.datapackage import write_folder, write_zip
from ftcli.render.delimited import unguarded
from ftcli.tables import COLUMNS, NAMES
from random_datasets import datasets

needs_frictionless = pytest.mark.skipif(
    find_spec("frictionless") is None, reason="frictionless is not installed"
)


@pytest.fixture
def folder(tmp_path):
    """The folder of a data package."""

    def call(export):
        path = tmp_path / "package"
        path.mkdir()
        write_folder(export, path)
        return path

    return call


def faults(path):
    """What Frictionless finds wrong with a package."""
    from frictionless import validate

    report = validate(str(path), type="package")
    assert report.stats["tasks"] == len(NAMES)
    return [error[0] for error in report.flatten(["type"])]


@needs_frictionless
@pytest.mark.filterwarnings("ignore")  # of the validator's own libraries
def test_frictionless_accepts_the_shipped_dataset_as_a_folder_and_as_a_file(
    tmp_path, folder, shipped
):
    write_zip(shipped, tmp_path / "package.zip")

    assert faults(folder(shipped) / "datapackage.json") == []
    assert faults(tmp_path / "package.zip") == []


@needs_frictionless
@pytest.mark.filterwarnings("ignore")
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=datasets())
def test_frictionless_accepts_any_dataset(tmp_path, data):
    write_zip(Export(data), tmp_path / "package.zip")

    assert faults(tmp_path / "package.zip") == []


@needs_frictionless
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("file", "change", "fault"),
    [
        ("figures.csv", ("saint-etienne,jobs", "saint-etiemme,jobs"), "foreign-key"),
        ("figures.csv", (",bt2015,", ",bt2051,"), "foreign-key"),
        ("figures.csv", (",9500,9500,", ",9500,95oo,"), "type-error"),
        ("figures.csv", ("false,false,false,jobs", "false,false,no idea,jobs"), "type-error"),
        ("ecosystems.csv", ("lyon,Lyon", "nantes,Lyon"), "primary-key"),
        ("ecosystems.csv", ('"[""stéphanois""]"', "stéphanois"), "type-error"),
        ("sources.csv", ("Nicolas Bonzom", "Nicolas Bonsom"), "hash-count"),
    ],
)
def test_frictionless_finds_what_was_changed(folder, shipped, file, change, fault):
    path = folder(shipped)
    text = (path / file).read_text("utf-8")
    changed = text.replace(*change, 1)
    assert changed != text
    (path / file).write_text(changed, encoding="utf-8", newline="")

    assert fault in faults(path / "datapackage.json")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=datasets())
def test_every_cell_of_every_table_comes_back(tmp_path, data, cells):
    write_zip(Export(data), tmp_path / "package.zip")
    with zipfile.ZipFile(tmp_path / "package.zip") as archive:
        for name in NAMES:
            head, *rows = csv.reader(io.StringIO(archive.read(f"{name}.csv").decode(), newline=""))
            assert head == [column.key for column in COLUMNS[name]]
            assert [tuple(map(unguarded, row)) for row in rows] == [
                tuple(map(as_text, row)) for row in cells(data, name)
            ]


def as_text(cell):
    """A cell as it stands in CSV: a number of 15 digits, without an exponent."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"{Decimal(f'{cell:.15g}'):f}" if isinstance(cell, float) else cell


def test_the_descriptor_names_size_hash_and_columns_of_each_file(folder, shipped):
    path = folder(shipped)
    package = json.loads((path / "datapackage.json").read_text("utf-8"))

    assert sorted(each.name for each in path.iterdir()) == sorted(
        [*(f"{name}.csv" for name in NAMES), "datapackage.json"]
    )
    for name, resource in zip(NAMES, package["resources"], strict=True):
        content = (path / f"{name}.csv").read_bytes()
        assert resource["path"] == f"{name}.csv"
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert fields == content.decode().split("\n", 1)[0].split(",")


def test_tables_refer_to_each_other(folder, shipped):
    package = json.loads((folder(shipped) / "datapackage.json").read_text("utf-8"))
    schemas = {each["name"]: each["schema"] for each in package["resources"]}
    keys = [
        {"fields": "ecosystem", "reference": {"resource": "ecosystems", "fields": "id"}},
        {"fields": "source", "reference": {"resource": "sources", "fields": "id"}},
    ]

    assert schemas["figures"]["foreignKeys"] == schemas["targets"]["foreignKeys"] == keys
    assert schemas["sources"]["primaryKey"] == schemas["ecosystems"]["primaryKey"] == "id"


def test_licences_are_those_that_sources_name_and_no_others(folder, shipped):
    package = json.loads((folder(shipped) / "datapackage.json").read_text("utf-8"))

    assert package["description"] == shipped.dataset.credit
    assert package["licenses"] == [
        {
            "name": "licence-ouverte",
            "title": "Licence Ouverte (data of insee-populations-2016, insee-populations-2023)",
        }
    ]
    assert len(package["sources"]) == len(shipped.dataset.sources)
    assert package["sources"][0] == {
        "title": "20 Minutes: Montpellier : Le label French Tech, à quoi ça sert ?",
        "path": "https://www.20minutes.fr/montpellier/"
        "1860211-20160606-montpellier-label-french-tech-quoi-ca-sert",
    }


def test_a_dataset_without_credit_or_licence_claims_none(folder):
    data = dataset(ici=city(figure("jobs", "500 emplois")))
    package = json.loads((folder(Export(data)) / "datapackage.json").read_text("utf-8"))

    assert package.keys() & {"licenses", "description"} == set()
    assert package["title"] == "1 figure of 1 ecosystem, dataset of 2020-01-31"
    assert len(package["sources"]) == len(SOURCES)


def test_the_same_data_give_the_same_bytes(tmp_path, shipped):
    for name in ("a.zip", "b.zip"):
        write_zip(shipped, tmp_path / name)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
