"""What data files add to a dataset: base first, nothing lost, nothing twice.

A folder of `examples/merged` becomes a case by existing: its files, in the order of their names,
make the dataset of its `expected.json`, or are refused with the message and the hint of its
`expected.txt`.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ftcli
from building import check, city, document, encoded, figure, interval, perimeter, target
from ftcli import Dataset, FtcliError, chosen, find, load
from ftcli.store.datafile import MAX_BYTES, UnreadableFile
from ftcli.store.faults import FaultyData
from ftcli.store.loading import joined
from ftcli.store.parsing import parse
from ftcli.wording.reading import Unreadable

CASES = sorted((Path(__file__).resolve().parents[1] / "examples" / "merged").iterdir())
ACCEPTED = [case for case in CASES if (case / "expected.json").exists()]
REFUSED = [case for case in CASES if (case / "expected.txt").exists()]


def loaded(case: Path) -> Dataset:
    """The dataset of the files of a folder, `expected.json` apart."""
    base, *added = sorted(path for path in case.glob("*.json") if path.stem != "expected")
    return load(base, with_files=added)


def written(data: Dataset) -> str:
    """The whole of a dataset, as a data file holds it."""
    return data.model_dump_json(by_alias=True, exclude_none=True, indent=1)


def together(*contents: dict[str, Any]) -> Dataset:
    """The dataset of documents, called 1.json, 2.json and so on."""
    names = [f"{number}.json" for number in range(1, len(contents) + 1)]
    return joined(
        [(name, parse(encoded(each), name)) for name, each in zip(names, contents, strict=True)]
    )


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A data file of one city, and one that adds a figure to it and a city."""
    base, added = tmp_path / "base.json", tmp_path / "added.json"
    base.write_bytes(encoded(document(alpha=city(figure("jobs", "100 emplois")))))
    more = document(
        alpha=city(figure("jobs", "environ 200 emplois", "2016")),
        beta=city(figure("jobs", "300 emplois", "2015")),
    )
    added.write_bytes(encoded(more))
    return base, added


# The cases of the folder


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.name)
def test_files_together_make_the_dataset_that_is_expected(case: Path):
    data = loaded(case)
    assert written(data) == written(load(case / "expected.json"))
    for path in sorted(case.glob("*.json")):
        check(load(path), path.name)
    for place in data.ecosystems.values():
        assert find(data, place.name) is data[place.id]
        assert place.sources == data.sources


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_files_that_contradict_each_other_are_refused_with_what_is_expected(case: Path):
    with pytest.raises(FaultyData) as caught:
        loaded(case)
    expected = (case / "expected.txt").read_text("utf-8")
    assert f"{caught.value.message}\n{caught.value.hint}\n" == expected


def test_every_case_has_one_expectation():
    assert sorted([*ACCEPTED, *REFUSED]) == CASES
    assert ACCEPTED
    assert REFUSED


# From Python


def test_files_are_given_as_paths_or_texts_in_any_collection_or_alone(files: tuple[Path, Path]):
    base, added = files
    whole = written(load(base, with_files=[added]))
    assert whole != written(load(base))
    for given_as in ([str(added)], (added,), iter([added]), {added: 1}, added, str(added)):
        assert written(load(base, with_files=given_as)) == whole


def test_no_file_adds_nothing(files: tuple[Path, Path]):
    assert load(files[0], with_files=[]) == load(files[0])


def test_files_add_to_the_shipped_dataset_where_no_other_is_named(files: tuple[Path, Path]):
    data, shipped = load(with_files=[files[1]]), load()
    assert list(data) == [*shipped, "alpha", "beta"]
    assert data.figure_count == shipped.figure_count + 2
    assert find(data, "bet").id == "beta"


def test_the_date_and_strictness_apply_to_all_files(files: tuple[Path, Path]):
    base, added = files

    def latest(**options: Any) -> str:
        return interval(chosen(load(base, with_files=[added], **options)["alpha"], "jobs").quantity)

    assert latest() == "≈ [150, 250] jobs"
    assert latest(strict=True) == "≈ [0, ∞) jobs"
    assert latest(as_of="2014", strict=True) == "[100, 100] jobs"
    assert load(base, with_files=[added], as_of="2015").figure_count == 2


def test_adding_leaves_the_datasets_that_it_takes_as_they_were():
    one = parse(encoded(document(alpha=city(figure("jobs", "100 emplois")))), "one.json")
    content = document(alpha=city(aliases=["A"]), beta=city())
    other = parse(encoded(content | {"sources": {"new": content["sources"]["press"]}}), "two.json")
    before = written(one), written(other)
    both = joined([("one.json", one), ("two.json", other)])
    assert (list(both), list(one)) == (["alpha", "beta"], ["alpha"])
    assert (written(one), written(other)) == before
    assert (one["alpha"].parts, other["beta"].parts) == ((), ())
    assert [*both.sources] == [*one.sources, "new"]
    assert [*other["beta"].sources] == ["new"]


# Which figure speaks


def test_of_equal_figures_that_of_the_first_file_speaks():
    first, second = figure("jobs", "100 emplois"), figure("jobs", "200 emplois", source="press-2")
    one, other = document(alpha=city(first)), document(alpha=city(second))
    for pair, speaks in (((one, other), "100 emplois"), ((other, one), "200 emplois")):
        choice = chosen(together(*pair)["alpha"], "jobs")
        assert (choice.figure.stated, len(choice.rivals)) == (speaks, 1)


def test_a_later_figure_of_an_added_file_speaks():
    one = document(alpha=city(figure("jobs", "100 emplois", "2014")))
    other = document(alpha=city(figure("jobs", "200 emplois", "2015")))
    assert chosen(together(one, other)["alpha"], "jobs").figure.stated == "200 emplois"


def test_the_population_of_an_added_file_counts_in_ratios():
    one = document(alpha=city(figure("jobs", "100 emplois")))
    other = document(alpha=city(perimeter=perimeter(y2016=1000)))
    ratio = ftcli.RATIOS["jobs_per_1000_people"]
    assert interval(ftcli.quotient(together(one)["alpha"], ratio).quantity) == "unknown"
    quantity = ftcli.quotient(together(one, other)["alpha"], ratio).quantity
    assert interval(quantity) == "[100, 100] jobs per 1000 people"


# Properties

STATEMENTS = st.lists(
    st.builds(
        figure,
        st.sampled_from(["jobs", "firms"]),
        st.sampled_from(["100", "plus de 200"]),
        st.sampled_from(["2014", "2015"]),
        st.sampled_from(["press", "blog"]),
    ),
    max_size=6,
)


def statements(data: Dataset) -> list[dict[str, Any]]:
    return json.loads(written(data))["ecosystems"]["alpha"]["figures"]


@given(STATEMENTS, STATEMENTS)
def test_a_file_adds_what_is_not_there_behind_what_is(
    held: list[dict[str, Any]], more: list[dict[str, Any]]
):
    one, other = document(alpha=city(*held)), document(alpha=city(*more))
    both = [{**item, "context": False} for item in (*held, *(x for x in more if x not in held))]
    assert statements(together(one, other)) == both
    assert written(together(one, other, other, one)) == written(together(one, other))


# What is refused


def test_faults_of_a_file_are_those_of_the_file_alone(files: tuple[Path, Path], tmp_path: Path):
    broken = tmp_path / "broken.json"
    broken.write_text("{}", "utf-8")
    with pytest.raises(FaultyData) as alone:
        load(broken)
    with pytest.raises(FaultyData) as added:
        load(files[0], with_files=[files[1], broken])
    assert (added.value.message, added.value.hint, added.value.faults) == (
        alone.value.message,
        alone.value.hint,
        alone.value.faults,
    )


def test_a_source_of_another_file_is_not_one_of_this(files: tuple[Path, Path], tmp_path: Path):
    content = document(alpha=city(figure("jobs", "9 emplois", source="press")))
    del content["sources"]["press"]
    path = tmp_path / "borrowing.json"
    path.write_bytes(encoded(content))
    with pytest.raises(FaultyData, match=r"figures\[0\]\.source: no source called 'press';"):
        load(files[0], with_files=[path])


def test_files_of_one_name_are_told_apart_by_their_paths(tmp_path: Path):
    paths = [tmp_path / folder / "data.json" for folder in "ab"]
    for path, title in zip(paths, ("Article", "Another"), strict=True):
        path.parent.mkdir()
        content = document(alpha=city(figure("jobs", "9 emplois")))
        content["sources"]["press"] |= {"title": title, "url": f"https://example.org/{title}"}
        path.write_bytes(encoded(content))
    with pytest.raises(FaultyData) as caught:
        load(paths[0], with_files=paths[1:])
    assert caught.value.message == (
        f"{paths[1]}: source press: another source has this id in {paths[0]} (title)"
    )


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({"url": "https://a.example"}, {"url": "https://a.example", "title": "B"}, None),
        ({"published": "2014"}, {"published": "2014", "url": "https://a.example"}, None),
        (
            {"published": "2014-05-02", "url": "https://a.example"},
            {"published": "2014-05-02", "url": "https://b.example"},
            None,
        ),
        (
            {"published": "2014", "url": "https://a.example"},
            {"published": "2014", "url": "https://b.example"},
            "(url)",
        ),
        ({"url": "https://a.example"}, {"url": "https://b.example"}, "(url)"),
        ({}, {"url": "https://b.example"}, None),
        ({"published": "2014"}, {"published": "2015"}, "(published)"),
        ({}, {"publisher": "B"}, "(publisher)"),
    ],
)
def test_a_source_is_one_by_its_address_or_by_title_publisher_and_date(
    tmp_path: Path, first: dict[str, str], second: dict[str, str], said: str | None
):
    paths = [tmp_path / "base.json", tmp_path / "added.json"]
    for path, more in zip(paths, (first, second), strict=True):
        content = document(alpha=city(figure("jobs", "9 emplois")))
        press = {"title": "A", "publisher": "A", "kind": "press", "author": "Base"} | more
        if path is paths[1]:
            del press["author"]
        content["sources"]["press"] = press
        path.write_bytes(encoded(content))
    if said is None:
        source = load(paths[0], with_files=paths[1:]).sources["press"]
        assert source.author == "Base"
        assert source.url == (second.get("url") or first.get("url"))
        return
    with pytest.raises(FaultyData, match=r"another source has this id in base\.json \(") as caught:
        load(paths[0], with_files=paths[1:])
    assert said in caught.value.message


def test_files_too_large_together_are_refused(tmp_path: Path):
    half = encoded(document()) + b" " * (MAX_BYTES // 2)
    paths = [tmp_path / name for name in ("a.json", "b.json")]
    for path in paths:
        path.write_bytes(half)
    assert len(load(paths[0])) == 0
    with pytest.raises(UnreadableFile) as caught:
        load(paths[0], with_files=[paths[1]])
    assert (caught.value.message, caught.value.hint) == (
        f"with {paths[1]} the files are larger than 32 MiB, the most ftcli reads of data files",
        "name fewer",
    )


@pytest.mark.parametrize("as_of", [None, "2015"])
def test_words_that_give_no_number_are_told_with_their_file_and_their_place_there(as_of: str):
    data = together(
        document(alpha=city(figure("jobs", "beaucoup"), figure("jobs", "9 emplois", "2016"))),
        document(
            alpha=city(figure("jobs", "9 emplois", "2016"), figure("jobs", "peu")),
            beta=city(targets=[target("jobs", "trop")]),
        ),
        document(alpha=city(figure("jobs", "assez"), figure("jobs", "beaucoup"))),
    )
    if as_of:
        data = data.as_of(ftcli.Period.parse(as_of))
    told = []
    for place in data.ecosystems.values():
        for item in (*place.figures, *place.targets):
            try:
                place.quantity(item)
            except Unreadable as error:
                told.append(error.message.partition(": no number")[0])
    assert told == [
        "1.json: alpha, figures[0].stated",
        "2.json: alpha, figures[1].stated",
        "3.json: alpha, figures[0].stated",
        "2.json: beta, targets[0].stated",
    ]


def test_a_clash_is_one_error_of_ftcli(files: tuple[Path, Path], tmp_path: Path):
    path = tmp_path / "clash.json"
    path.write_bytes(encoded(document(gamma=city(aliases=["Alpha"]))))
    with pytest.raises(FtcliError) as caught:
        load(files[0], with_files=[path])
    assert (caught.value.status, caught.value.faults) == (
        1,
        ("gamma: 'alpha' also means alpha",),
    )
