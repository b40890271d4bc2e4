"""What is exported as tables and imported again is the same dataset."""

from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, given, settings

from ftcli import Dataset
from ftcli.export import FILES, Export
from ftcli.importing import Request, imported
from ftcli.importing.cells import is_unknown
from ftcli.parsing import parse
from random_datasets import datasets, texts

NOTHING = parse(
    b'{"format": "ftcli/1", "updated": "2000", "sources": {}, "ecosystems": {}}', "none"
)
# An import takes "n.c." for no value, and spaces around a text for none of it.
told = texts.map(str.strip).filter(lambda text: not is_unknown(text))


def said(data: Dataset) -> dict[str, object]:
    """All that a dataset says, and what its words entail.

    Not how: a value that repeats the words, or the language that is the default, say nothing more.
    """
    sources = {id_: source.model_dump() for id_, source in data.sources.items()}
    statements = {
        (id_, kind): [
            {
                **item.model_dump(exclude={"value", "unit", "per", "due"}),
                "quantity": each.quantity(item),
                "deadline": getattr(item, "deadline", None),
            }
            for item in getattr(each, kind)
        ]
        for id_, each in data.ecosystems.items()
        for kind in ("figures", "targets")
    }
    about = {
        id_: each.model_dump(exclude={"figures", "targets"})
        for id_, each in data.ecosystems.items()
    }
    return {
        "updated": data.updated, "credit": data.credit, "sources": sources, "about": about,
        "statements": statements,
    }  # fmt: skip


@settings(
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=datasets(told))
def test_a_data_package_comes_back_as_the_same_dataset(tmp_path, data):
    path = tmp_path / "data.zip"
    FILES["datapackage"](Export(data), path)

    again = imported(Request([path]), NOTHING)

    assert [str(fault) for fault in again.faults] == []
    assert said(again.dataset) == said(data)


@pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs the extra xlsx")
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=datasets(told))
def test_a_workbook_comes_back_with_every_record(tmp_path, data):
    path = tmp_path / "data.xlsx"
    FILES["xlsx"](Export(data), path)

    again = imported(Request([path]), NOTHING)

    assert [str(fault) for fault in again.faults] == []
    found, meant = said(again.dataset), said(data)
    for part in ("sources", "about", "statements"):
        assert found[part] == meant[part]
