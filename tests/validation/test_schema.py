"""The JSON Schema of data files: current, published, and of one mind with the loader."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any, get_args

import pytest

from building import city, document, figure, perimeter, target
from ftcli import FtcliError
from ftcli.catalogue import METRICS, UNITS
from ftcli.model.fields import Sector
from ftcli.store.parsing import parse
from ftcli.validation.schema import DIALECT, PUBLISHED, current_schema, schema_text, written

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "examples"
# What one place of a file alone does not show: rules between places, and the words.
BEYOND = {
    "contradictions", "dangling-source", "duplicate-key", "empty-range", "no-currency", "no-number",
    "not-a-number", "other-unit", "overflowing-number", "part-of-nothing", "two-meanings",
    "widening-value", "words-against-value",
}  # fmt: skip
WHOLE = document(
    alpha=city(
        figure("jobs", "100 emplois", area={"type": "site", "name": "X"}, value={"low": 5}),
        perimeter=perimeter("wider", y2016=5),
        labels=[{"on": "2014", "status": "candidate", "source": "press"}],
        targets=[target("jobs", "100 emplois", deadline="2020-01/..")],
    )
)


def loaded(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def schema() -> Any:
    """The published schema, ready to check documents."""
    jsonschema = pytest.importorskip("jsonschema")
    held = loaded(ROOT / "data" / PUBLISHED)
    jsonschema.Draft202012Validator.check_schema(held)
    return jsonschema.Draft202012Validator(held)


def is_json(path: Path) -> bool:
    try:
        loaded(path)
    except ValueError:
        return False
    return True


def test_the_published_schema_is_that_of_the_models():
    assert schema_text() == written(current_schema()), (
        "write it anew: python -c 'from ftcli.validation.schema import *; "
        'print(written(current_schema()), end="")\' > data/ftcli-1.schema.json'
    )


def test_the_schema_says_its_draft_and_describes_every_key():
    held = loaded(ROOT / "data" / PUBLISHED)
    assert held["$schema"] == DIALECT
    records = {"Dataset": held} | {
        name: record for name, record in held["$defs"].items() if "properties" in record
    }
    bare = [
        f"{name}.{key}"
        for name, record in records.items()
        for key, field in record["properties"].items()
        if not field.get("description") or not record.get("description")
    ]
    assert bare == []


def test_every_metric_unit_and_sector_is_enumerated():
    held = loaded(ROOT / "data" / PUBLISHED)
    fields = held["$defs"]["Figure"]["properties"]
    assert held["$defs"]["metric"]["enum"] == [*METRICS]
    assert fields["metric"]["$ref"] == "#/$defs/metric"
    assert fields["unit"]["anyOf"][0]["enum"] == [*UNITS]
    assert fields["sector"]["anyOf"][0]["enum"] == [*get_args(Sector)]


def test_the_shipped_dataset_names_the_schema_and_keeps_to_it(schema):
    dataset = loaded(ROOT / "data" / "ecosystems.json")
    assert (ROOT / "data" / dataset["$schema"]).read_text("utf-8") == schema_text()
    assert [error.message for error in schema.iter_errors(dataset)] == []


@pytest.mark.parametrize(
    "path",
    sorted([*EXAMPLES.glob("valid/*.json"), *EXAMPLES.glob("merged/*/*.json")]),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_every_valid_file_keeps_to_the_schema(schema, path):
    assert [error.message for error in schema.iter_errors(loaded(path))] == []


@pytest.mark.parametrize(
    "path", [*filter(is_json, sorted(EXAMPLES.glob("invalid/*.json")))], ids=lambda path: path.stem
)
def test_every_invalid_file_breaks_the_schema_where_one_place_shows_it(schema, path):
    assert schema.is_valid(loaded(path)) == (path.stem in BEYOND)


def changed(*way: Any) -> dict[str, Any]:
    """The whole document with another value at the end of a way of keys; "-" takes it away."""
    content = deepcopy(WHOLE)
    *keys, last, value = way
    held: Any = content
    for key in keys:
        held = held[key]
    if value == "-":
        del held[last]
    else:
        held[last] = value
    return content


FIGURE = ("ecosystems", "alpha", "figures", 0)
TARGET = ("ecosystems", "alpha", "targets", 0)


@pytest.mark.parametrize(
    ("way", "is_valid"),
    [
        (("credit", None), True),
        (("$schema", "ftcli-1.schema.json"), True),
        (("format", "ftcli/2"), False),
        (("updated", "2014-13"), False),
        (("updated", "2014-07/2014-09"), True),
        (("updated", "2014-07/.."), True),
        (("updated", "2014/.../"), False),
        (("updated", 2014), False),
        (("sources", "-"), False),
        (("sources", "A B", WHOLE["sources"]["press"]), False),
        (("sources", "a" * 81, WHOLE["sources"]["press"]), False),
        (("sources", "press", "kind", "gossip"), False),
        (("sources", "press", "url", "ftp://example.org"), False),
        (("sources", "press", "title", ""), False),
        (("ecosystems", "alpha", "name", "-"), False),
        (("ecosystems", "alpha", "name", "x" * 81), False),
        (("ecosystems", "alpha", "note", "a\nb"), False),
        (("ecosystems", "alpha", "note", "a\u202eb"), False),
        (("ecosystems", "alpha", "note", "soft\u00adhyphen, zero\u200dwidth, é, 😀"), True),
        (("ecosystems", "alpha", "perimeter", "population", "16", {}), False),
        (("ecosystems", "alpha", "perimeter", "units", []), False),
        (("ecosystems", "alpha", "perimeter", "population", "2016", "value", 0), False),
        ((*FIGURE, "metric", "job"), False),
        ((*FIGURE, "metric", "firms"), True),
        ((*FIGURE, "stated", "x" * 201), False),
        ((*FIGURE, "source", "-"), False),
        ((*FIGURE, "states", "x"), False),
        ((*FIGURE, "value", "12.5"), True),
        ((*FIGURE, "value", "12,5"), False),
        ((*FIGURE, "value", True), False),
        ((*FIGURE, "value", {"lowest": 1}), False),
        ((*FIGURE, "unit", "job"), False),
        ((*FIGURE, "per", "week"), False),
        ((*FIGURE, "sector", "mine"), False),
        ((*FIGURE, "context", "yes"), False),
        ((*FIGURE, "area", "type", "town"), False),
        ((*FIGURE, "mode", "level"), False),
        ((*TARGET, "mode", "-"), False),
        ((*TARGET, "deadline", "soon"), False),
        ((*TARGET, "due", "2020"), False),
        (("ecosystems", "alpha", "labels", 0, "status", "won"), False),
    ],
    ids=str,
)
def test_the_schema_and_the_loader_are_of_one_mind(schema, way, is_valid):
    content = changed(*way)
    assert schema.is_valid(content) == is_valid
    if is_valid:
        parse(json.dumps(content).encode(), "test.json")
    else:
        with pytest.raises(FtcliError):
            parse(json.dumps(content).encode(), "test.json")
