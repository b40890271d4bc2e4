"""Data files in JSON Lines hold what the same files in JSON hold, and are refused for the same."""

import gc
import json
import os
import tempfile
import weakref
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, document, encoded, figure, perimeter, target
from ftcli import Dataset, Ecosystem, FtcliError, find, load
from ftcli.comparison import side_by_side
from ftcli.landscape import select
from ftcli.store.datafile import MAX_BYTES, UnreadableFile
from ftcli.store.datawriter import jsonl_pieces
from ftcli.store.faults import FaultyData
from ftcli.store.jsonlines import MAX_LINES
from ftcli.store.names import UnknownEcosystem
from ftcli.validation.checking import checked
from ftcli.views.landscape import list_view
from random_datasets import datasets

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.json"))
MERGED = sorted((EXAMPLES / "merged").iterdir())


def documents() -> Iterator[Path]:
    """The invalid examples that can be written down again: no key twice, no number past all."""
    for path in sorted((EXAMPLES / "invalid").glob("*.json")):
        try:
            content = json.loads(path.read_text("utf-8"))
            json.dumps(content, allow_nan=False)
        except ValueError:
            continue
        if isinstance(content, dict) and path.stem != "duplicate-key":
            yield path


INVALID = list(documents())


def lines_of(content: dict[str, Any]) -> bytes:
    """A document as the bytes of a file in JSON Lines."""
    head = {key: value for key, value in content.items() if key != "ecosystems"}
    cities = [{"id": id_, **record} for id_, record in content["ecosystems"].items()]
    return b"".join(encoded(line) + b"\n" for line in (head, *cities))


def held(data: Dataset) -> dict[str, Any]:
    """All that a dataset holds."""
    return {
        "head": [data.format, data.updated, data.credit],
        "sources": dict(data.sources),
        "ecosystems": {id_: data[id_].model_dump() for id_ in data},
        "of": {id_: dict(data[id_].sources) for id_ in data},
    }


def faults(path: Path) -> list[str]:
    """What is wrong with a file and where in its document, whatever its lines."""
    return sorted(fault.message for fault in checked(path).faults)


def refusal(act: Callable[[], object]) -> str:
    """The message and the hint that something is refused with."""
    with pytest.raises(FtcliError) as caught:
        act()
    return f"{caught.value.message}\n{caught.value.hint}\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of some lines, each given as bytes, a text or an object."""

    def call(*lines: object, name: str = "data.jsonl", end: bytes = b"\n") -> Path:
        path = tmp_path / name
        raws = [
            line if isinstance(line, bytes) else line.encode() if isinstance(line, str)
            else encoded(line) for line in lines
        ]  # fmt: skip
        path.write_bytes(b"".join(raw + end for raw in raws))
        return path

    return call


HEAD = {key: value for key, value in document().items() if key != "ecosystems"}
ALPHA = {"id": "alpha", "name": "Alpha", "figures": [figure("jobs", "100 emplois")]}
BETA = {
    "id": "beta", "name": "Bêta", "aliases": ["Ville-sur-Bêta"],
    "figures": [figure("jobs", "plus de 200 emplois", "2016", "blog")],
}  # fmt: skip


# The same as in JSON


@given(datasets())
def test_a_file_of_lines_holds_what_the_dataset_holds_that_it_was_written_from(data: Dataset):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.jsonl"
        path.write_text("".join(jsonl_pieces(data)), "utf-8")
        assert held(load(path)) == held(data)
        assert checked(path).faults == ()


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
@pytest.mark.parametrize("options", [{}, {"as_of": "2014"}, {"strict": True}], ids=str)
def test_a_valid_file_holds_the_same_in_lines(path: Path, options: dict[str, Any], tmp_path: Path):
    lines = tmp_path / "data.jsonl"
    lines.write_bytes(lines_of(json.loads(path.read_bytes())))
    one, other = load(path, **options), load(lines, **options)
    assert held(one) == held(other)
    assert list(other) == list(one)
    assert (len(other), other.figure_count) == (len(one), one.figure_count)
    for id_ in one:
        for kind in ("figures", "targets"):
            pairs = zip(getattr(one[id_], kind), getattr(other[id_], kind), strict=True)
            assert all(one[id_].quantity(a) == other[id_].quantity(b) for a, b in pairs)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_has_the_same_faults_in_lines(path: Path, tmp_path: Path):
    lines = tmp_path / path.with_suffix(".jsonl").name
    content = json.loads(path.read_bytes())
    lines.write_bytes(lines_of({"ecosystems": {}, **content}))
    assert faults(lines) == faults(path)
    assert faults(path)


def test_the_invalid_examples_are_compared():
    assert len(INVALID) >= 15


def spellings(data: Dataset) -> Iterator[str]:
    """Names of a dataset, their beginnings, and some that are none."""
    for place in data.ecosystems.values():
        for name in (place.id, place.name, *place.aliases):
            yield from (name, name.upper(), name[:3], name[:-2], name + "x")
    yield from ("", " ", "-", "é", "nowhere at all")


def test_names_mean_the_same_in_lines(tmp_path: Path):
    shipped, path = load(), tmp_path / "data.jsonl"
    path.write_text("".join(jsonl_pieces(shipped)), "utf-8")
    data = load(path)

    def meant(data: Dataset, name: str) -> str:
        try:
            return find(data, name).id
        except UnknownEcosystem as error:
            return f"{error.message}; {error.hint}"

    names = list(spellings(shipped))
    assert [meant(data, name) for name in names] == [meant(shipped, name) for name in names]


@pytest.mark.parametrize("case", MERGED, ids=lambda case: case.name)
@pytest.mark.parametrize("endings", list(product((".json", ".jsonl"), repeat=3))[1:], ids="+".join)
def test_files_are_joined_the_same_in_lines(case: Path, endings: tuple[str, ...], tmp_path: Path):
    originals = sorted(path for path in case.glob("*.json") if path.stem != "expected")
    paths = []
    for original, ending in zip(originals, endings, strict=False):
        path = tmp_path / original.with_suffix(ending).name
        content = json.loads(original.read_bytes())
        path.write_bytes(encoded(content) if ending == ".json" else lines_of(content))
        paths.append(path)
    base, *added = paths

    if (case / "expected.json").exists():
        data, expected = load(base, with_files=added), load(case / "expected.json")
        assert held(data) == held(expected)
        assert all(find(data, place.name).id == id_ for id_, place in expected.ecosystems.items())
    else:
        expected_text = (case / "expected.txt").read_text("utf-8")
        told = refusal(lambda: load(base, with_files=added))
        assert told.replace(".jsonl", ".json") == expected_text


# What is asked for, and no more


def test_only_the_ecosystem_that_is_asked_for_is_validated(write: Callable[..., Path]):
    path = write(HEAD, ALPHA, {"id": "bad", "name": 5, "figures": 7}, BETA)
    data = load(path)
    assert (find(data, "ALPHA").name, find(data, "beta").name) == ("Alpha", "Bêta")
    with pytest.raises(FaultyData) as caught:
        find(data, "bad")
    assert caught.value.message == (
        "data.jsonl: line 3: bad, name: must be a text\n"
        "data.jsonl: line 3: bad, figures: must be a list"
    )
    assert caught.value.hint == "'ftcli validate data.jsonl' checks it again once mended"


def test_only_the_sources_that_are_used_are_validated(write: Callable[..., Path]):
    sources = {**HEAD["sources"], "blog": {"title": "Post", "publisher": "A blog", "kind": "blogs"}}
    data = load(write({**HEAD, "sources": sources}, ALPHA, BETA))
    assert find(data, "alpha").sources["press"].publisher == "A newspaper"
    assert list(data.sources) == list(sources)
    with pytest.raises(FaultyData, match=r"^data\.jsonl: line 1: source blog, kind: Input should"):
        find(data, "beta")


def test_an_ecosystem_is_made_once_while_it_is_held_and_not_kept(write: Callable[..., Path]):
    data = load(write(HEAD, ALPHA, BETA))
    place = data["alpha"]
    assert data["alpha"] is place
    gone = weakref.ref(place)
    del place
    assert gone() is None
    assert [each.id for each in data.ecosystems.values()] == ["alpha", "beta"]


def test_the_rows_of_a_list_keep_no_ecosystem(write: Callable[..., Path]):
    def alive() -> int:
        return sum(isinstance(one, Ecosystem) for one in gc.get_objects())

    lines = [{**ALPHA, "id": f"city-{n}", "name": f"City {n}"} for n in range(20)]
    data = load(write(HEAD, *lines))
    before = alive()
    every = side_by_side(select(data).ecosystems, metrics=(), ratios=())

    counts = [alive() - before for _ in list_view(data, "en", every).table().rows]

    assert len(counts) == 20
    assert max(counts) <= 2


def test_what_is_not_there_is_a_key_error(write: Callable[..., Path]):
    data = load(write(HEAD, ALPHA))
    with pytest.raises(KeyError, match="gamma"):
        data["gamma"]
    assert data.ecosystems.get("gamma") is None
    assert ("alpha" in data.ecosystems, "gamma" in data.ecosystems) == (True, False)
    assert (data == load(write(HEAD, ALPHA)), data == data.model_copy()) == (False, True)


def test_a_file_that_changes_meanwhile_is_not_read_on(write: Callable[..., Path]):
    path = write(HEAD, ALPHA, BETA)
    data = load(path)
    assert data["alpha"].name == "Alpha"
    write(HEAD, {**ALPHA, "name": "Longer than before"}, BETA)
    with pytest.raises(UnreadableFile) as caught:
        data["beta"]
    assert (caught.value.message, caught.value.hint) == (
        f"{path} has changed while it was read",
        "try again",
    )


def test_beginnings_that_fit_very_many_are_not_all_told(write: Callable[..., Path]):
    data = load(write(HEAD, *({"id": f"v-{n}", "name": f"V {n}"} for n in range(100, 150))))
    with pytest.raises(UnknownEcosystem) as caught:
        find(data, "V 1")
    assert caught.value.hint == (
        f"name one of {', '.join(f'v-{n}' for n in range(100, 120))} and 30 more"
    )


# How lines may be written


@pytest.mark.parametrize(
    "line",
    [
        '{"name": "Bêta", "figures": [], "id": "beta"}',
        '\t{ "id" :"beta" , "aliases": ["x \\" \\\\ y"], "name": "B\\u00eata" } ',
        '{"\\u0069d": "bet\\u0061", "name": "Bêta"}',
        '{"id": "beta", "name": "Bêta", "note": "the \\"id\\": \\"x\\", \\"aliases\\": [2]"}',
        '{"id": "beta", "name": "Bêta", "aliases": [], "perimeter": null}',
        '{"id": "beta", "note": "a: b", "region": "c: d", "aliases": ["é", "y"], "name": "Bêta"}',
    ],
)
def test_a_line_may_be_any_json_with_an_id(line: str, write: Callable[..., Path]):
    data = load(write(HEAD, ALPHA, line))
    assert (list(data), find(data, "Bêta").id, find(data, "bet").name) == (
        ["alpha", "beta"],
        "beta",
        "Bêta",
    )
    assert find(data, "beta").aliases == tuple(json.loads(line).get("aliases", ()))


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n \n", b" \t\r\n"])
def test_blank_lines_and_windows_ends_are_passed_over(end: bytes, write: Callable[..., Path]):
    assert held(load(write(HEAD, ALPHA, BETA, end=end))) == held(load(write(HEAD, ALPHA, BETA)))


def test_the_last_line_needs_no_end(write: Callable[..., Path]):
    path = write(HEAD, ALPHA, BETA)
    path.write_bytes(path.read_bytes().rstrip())
    assert list(load(path)) == ["alpha", "beta"]
    assert load(path)["beta"].name == "Bêta"


@pytest.mark.parametrize("name", ["DATA.JSONL", "data.ndjson"])
def test_the_ending_tells_lines_from_json(name: str, write: Callable[..., Path]):
    assert list(load(write(HEAD, ALPHA, name=name))) == ["alpha"]


def test_the_sources_may_stand_anywhere_in_the_first_line(write: Callable[..., Path]):
    sources = {
        "sources": {"title": 'of "sources": {}', "publisher": "P", "kind": "press"},
        "press": {"title": "a } b", "publisher": "{", "kind": "press"},
    }
    rest = {"format": "ftcli/1", "updated": "2020"}
    heads = [
        {"sources": sources, **rest, "$schema": "x", "credit": "C"},
        {"credit": '"sources": {"x": {}}', **rest, "sources": sources},
    ]
    for head in heads:
        data = load(write(head, ALPHA))
        assert (data.credit, str(data.updated)) == (head["credit"], "2020")
        assert {id_: source.title for id_, source in data.sources.items()} == {
            "sources": 'of "sources": {}',
            "press": "a } b",
        }


def test_a_first_line_that_is_written_unusually_is_read_as_a_whole(write: Callable[..., Path]):
    head = encoded(HEAD).replace(b'"press":', b'"pr\\u0065ss":')
    assert held(load(write(head, ALPHA))) == held(load(write(HEAD, ALPHA)))


def test_a_file_without_ecosystems_or_sources_is_one(write: Callable[..., Path]):
    data = load(write({"format": "ftcli/1", "updated": "2020", "sources": {}}))
    assert (list(data), list(data.sources), data.figure_count) == ([], [], 0)


# What is refused


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), "line 1: is empty\na data file holds format, updated, sources and ecosystems\n"),
        ((HEAD, ALPHA, "[1]"), "line 3: must be an object\n"),
        ((HEAD, ALPHA, '{"name": "B"}'), "line 3: no id\n"),
        ((HEAD, ALPHA, '{"id": 5}'), "line 3: no id\n"),
        ((HEAD, ALPHA, '{"figures": [{"id": "x"}]}'), "line 3: no id\n"),
        (
            (HEAD, ALPHA, BETA, ALPHA),
            "line 4: alpha: a line before it has the id 'alpha', too\n",
        ),
        (
            (HEAD, ALPHA, '{"id": "beta", "name": "B", "name": "C"}'),
            "line 3, column 29: key 'name' stands twice in one object\n",
        ),
        (
            (HEAD, ALPHA, '{"id": "beta", "name": "B", "id": "beta"}'),
            "line 3, column 29: key 'id' stands twice in one object\n",
        ),
        (
            (HEAD, ALPHA, {**BETA, "figures": [figure("job", "5 emplois")]}),
            "line 3: beta, figures[0].metric: no metric called 'job'; did you mean 'jobs'?\n",
        ),
        (
            (HEAD, ALPHA, {**BETA, "figures": [figure("jobs", "5 emplois", source="bolg")]}),
            "line 3: beta, figures[0].source: no source called 'bolg'; did you mean 'blog'?\n",
        ),
        (
            (HEAD, ALPHA, {**BETA, "figures": [figure("jobs", "5", on="2", source="bolg")]}),
            "line 3: beta, figures[0].on: '2' is no date; write 2014, 2014-10, 2014-10-08, or an "
            "interval 2014-07/2014-09\n",
        ),
        ((HEAD, ALPHA, {**BETA, "ids": 5}), "line 3: beta, ids: unknown key\n"),
        (({**HEAD, "format": "ftcli/2"}, ALPHA), "line 1: format: Input should be 'ftcli/1', "),
        (({**HEAD, "ecosystems": {}}, ALPHA), "line 1: ecosystems: unknown key; in JSON Lines "),
        ((ALPHA, BETA), "line 1: format: missing\n"),
        (
            ("{", '"format": "ftcli/1"'),
            "line 1, column 2: no JSON (Expecting property name enclosed in double quotes)\n"
            "in JSON Lines each line is a whole object: format, updated and sources first, ",
        ),
        (
            (HEAD, ALPHA, '{"id": "beta", "name": '),
            "line 3, column 24: no JSON (Expecting value)\n",
        ),
        (
            (HEAD, ALPHA, b'{"id": "beta", "name": "B\xe9"}'),
            "line 3, column 26: not UTF-8\nsave it as UTF-8\n",
        ),
        (
            (HEAD, ALPHA, '{"id": "beta", "name": "B", "figures": [{"value": NaN}]}'),
            "line 3, column 51: NaN is no number of JSON\n",
        ),
        (
            (HEAD, ALPHA, '{"id": "beta", "name": ' + "[" * 5000),
            "line 3, column ",
        ),
        (
            (HEAD, ALPHA, '{"id": "beta", "name": "B\\ud800"}'),
            "line 3: Invalid JSON: ",
        ),
        (
            (HEAD, ALPHA, {"id": "Be ta", "name": "B"}),
            "line 3: Be ta: ",
        ),
        ((b"\xef\xbb\xbf" + encoded(HEAD), ALPHA), "line 1: begins with a byte order mark "),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(
    lines: tuple[object, ...], told: str, write: Callable[..., Path]
):
    path = write(*lines)

    def read_all() -> None:
        for place in load(path).ecosystems.values():
            assert place.name

    assert refusal(read_all).startswith(f"data.jsonl: {told}")
    assert checked(path).faults


def test_a_name_of_two_ecosystems_is_refused_where_names_are_looked_up(
    write: Callable[..., Path],
):
    path = write(HEAD, ALPHA, BETA, {"id": "gamma", "name": "BETA"})
    data = load(path)
    assert find(data, "gamma").name == "BETA"
    told = "data.jsonl: line 4: gamma: 'beta' also means beta\n"
    assert refusal(lambda: find(data, "ville sur beta")).startswith(told)
    assert [(fault.line, fault.said) for fault in checked(path).faults] == [
        (4, "'beta' also means beta")
    ]


def test_no_more_than_a_line_of_the_limit_is_read(tmp_path: Path):
    path = tmp_path / "data.jsonl"
    with path.open("wb") as file:
        file.truncate(2**30)  # sparse: it takes no room
    told = (
        f"data.jsonl: line 1 is larger than {MAX_BYTES >> 20} MiB, the most ftcli reads of a line"
    )
    assert refusal(lambda: load(path)) == f"{told}\nsplit it\n"
    path.write_bytes(encoded(HEAD) + b"\n" + b" " * (MAX_BYTES + 1))
    assert refusal(lambda: load(path)) == f"{told.replace('line 1', 'line 2')}\nsplit it\n"


def test_a_file_of_too_many_lines_is_refused(tmp_path: Path):
    path = tmp_path / "data.jsonl"
    path.write_bytes(encoded(HEAD) + b"\n" * (MAX_LINES + 1))
    told = "data.jsonl: holds more than 250,000 lines\nsplit it\n"
    assert refusal(lambda: load(path)) == refusal(lambda: checked(path)) == told


def test_a_line_of_too_many_keys_is_refused(write: Callable[..., Path]):
    many = {f"k{number}": number for number in range(20_000)}
    path = write(HEAD, {"id": "alpha", "name": "A", "perimeter": many})
    assert refusal(lambda: load(path)["alpha"]) == (
        "data.jsonl: line 2: holds an object of more than 10,000 keys\n"
        "only sources and ecosystems may have more\n"
    )


def test_what_is_no_regular_file_is_refused(tmp_path: Path):
    folder, nothing = tmp_path / "folder.jsonl", tmp_path / "null.jsonl"
    folder.mkdir()
    nothing.symlink_to(os.devnull)
    assert refusal(lambda: load(folder)) == f"{folder} is a folder\nname a data file\n"
    assert refusal(lambda: load(tmp_path / "no.jsonl")).endswith("no.jsonl\ncheck its path\n")
    assert refusal(lambda: load(nothing)).startswith("null.jsonl: line 1: is empty\n")


def written_twice(value: Any, at: int) -> tuple[str, int]:
    """A value as JSON in which the first key of one of its objects stands twice; what is left."""
    if isinstance(value, dict):
        parts = []
        for key, item in value.items():
            text, at = written_twice(item, at)
            parts.append(f"{json.dumps(key)}: {text}")
        if not parts:
            return "{}", at
        if at == 0:
            parts.append(parts[0])
        return f"{{{', '.join(parts)}}}", at - 1
    if isinstance(value, list):
        texts = []
        for item in value:
            text, at = written_twice(item, at)
            texts.append(text)
        return f"[{', '.join(texts)}]", at
    return json.dumps(value), at


@given(datasets(), st.integers(0, 12), st.booleans())
def test_a_key_that_stands_twice_is_found_wherever_it_stands(
    data: Dataset, at: int, has_colon: bool
):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.jsonl"
        head, *lines = "".join(jsonl_pieces(data)).splitlines()
        for line in lines:
            record = json.loads(line)
            record["note"] = "a: b" if has_colon else "a"
            text, left = written_twice(record, at)
            path.write_text(f"{head}\n{text}\n", "utf-8")
            whole = load(path)
            if left >= 0:  # it has fewer objects
                assert whole[record["id"]].note == record["note"]
            else:
                with pytest.raises(FaultyData, match="stands twice in one object"):
                    whole[record["id"]]


def test_every_kind_of_record_is_read_without_a_second_pass(write: Callable[..., Path]):
    whole = city(
        figure("jobs", "5 emplois", value={"low": 5}, area={"type": "city", "name": "X"}),
        targets=[target("jobs", "6 emplois", area={"type": "site", "name": "Y"})],
        labels=[{"on": "2015", "status": "labelled", "source": "press"}],
        perimeter=perimeter(y2016=10, y2023=11),
        name="Alpha",
    )
    twice = json.dumps({"id": "alpha", **whole}).replace('"Y"', '"Y", "name": "Y"')
    assert load(write(HEAD, {"id": "alpha", **whole}))["alpha"].targets[0].area.name == "Y"
    with pytest.raises(FaultyData, match="key 'name' stands twice"):
        load(write(HEAD, twice))["alpha"]
