"""Every fault of a document at once: none hides another, and none is told that is not there."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, document, encoded, figure, perimeter, target
from ftcli.store.diagnosis import diagnosed
from ftcli.store.faults import FAULT_CODES, MOST_FAULTS, FaultyData
from ftcli.store.parsing import parse

WHOLE = document(
    alpha=city(
        figure("firms", "750 entreprises"),
        figure("pure_players", "300 pure players", part_of="firms"),
        perimeter=perimeter(y2016=5, y2020=6),
        labels=[{"on": "2014", "status": "candidate", "source": "press"}],
        targets=[target("jobs", "100 emplois")],
        aliases=["Al", "Alph"],
    ),
    beta=city(figure("jobs", "100 emplois"), demonyms=["bêtois"]),
)
ALPHA = ("ecosystems", "alpha")
# Where something is put in the whole document, and what it makes wrong: code and end of the path.
WRONGS: list[tuple[tuple[Any, ...], str, str]] = [
    (("format", "ftcli/9"), "not-allowed", ".format"),
    (("updated", "hier"), "bad-date", ".updated"),
    (("more", 1), "unknown-key", ".more"),
    (("sources", "blog", "kind", "gossip"), "not-allowed", ".sources.blog.kind"),
    (("sources", "register", []), "wrong-type", ".sources.register"),
    ((*ALPHA, "region", "a\u202eb"), "hidden-character", ".ecosystems.alpha.region"),
    ((*ALPHA, "aliases", 1, ""), "not-allowed", ".aliases[1]"),
    ((*ALPHA, "perimeter", "units", 0, "type", "TOWN"), "not-allowed", ".units[0].type"),
    ((*ALPHA, "perimeter", "population", "2016", "value", 0), "not-allowed", "['2016'].value"),
    ((*ALPHA, "perimeter", "population", "2020", "source", "x"), "unknown-source", "].source"),
    ((*ALPHA, "labels", 0, "source", "x"), "unknown-source", ".labels[0].source"),
    ((*ALPHA, "figures", 1, "value", "many"), "bad-number", ".figures[1].value"),
    ((*ALPHA, "targets", 0, "metric", "job"), "unknown-metric", ".targets[0].metric"),
    (("ecosystems", "beta", "figures", 0, "stated", "beaucoup"), "unreadable-words", ".stated"),
    (("ecosystems", "beta", "demonyms", {}), "wrong-type", ".beta.demonyms"),
    (("ecosystems", "beta", "aliases", ["AL"]), "name-clash", ".ecosystems.beta"),
    (("ecosystems", "B", {"name": "B"}), "bad-key", ".ecosystems.B"),
]


def put(content: Any, way: tuple[Any, ...]) -> None:
    """Puts the last of a way of keys where the others lead."""
    *keys, last, value = way
    for key in keys:
        content = content[key]
    content[last] = value


def told(content: Any) -> list[tuple[str, str]]:
    return [(fault.code, fault.path) for fault in diagnosed(content, words=True)]


def test_a_document_without_fault_has_none():
    assert told(WHOLE) == []


@given(st.sets(st.integers(0, len(WRONGS) - 1)))
def test_faults_hide_none_of_each_other_and_make_no_others(chosen: set[int]):
    content = deepcopy(WHOLE)
    wrongs = [WRONGS[index] for index in sorted(chosen)]
    for way, _, _ in wrongs:
        put(content, way)
    found = told(content)
    assert len(found) == len(wrongs)
    for _, code, end in wrongs:
        assert [path for other, path in found if other == code and path.endswith(end)], (code, end)


@pytest.mark.parametrize("content", [None, 3, "x", [], {}, {"ecosystems": []}, {"sources": 1}])
def test_whatever_a_document_is_it_has_faults(content: Any):
    codes = {code for code, _ in told(content)}
    assert codes
    assert codes <= set(FAULT_CODES)


def test_without_sources_no_source_is_missed():
    content = deepcopy(WHOLE) | {"sources": []}
    assert told(content) == [("wrong-type", "$.sources")]


def test_a_whole_that_is_faulty_is_none_that_is_missing():
    content = deepcopy(WHOLE)
    put(content, (*ALPHA, "figures", 0, "per", "week"))
    assert told(content) == [("not-allowed", "$.ecosystems.alpha.figures[0].per")]
    put(content, ("ecosystems", "beta", "figures", 0, "part_of", "firms"))
    assert told(content)[1:] == [("part-of-nothing", "$.ecosystems.beta.figures[0].part_of")]


def test_the_indexes_are_those_of_the_file_behind_a_faulty_record():
    content = deepcopy(WHOLE)
    put(content, (*ALPHA, "figures", 0, {}))
    put(content, (*ALPHA, "figures", 1, "stated", "beaucoup"))
    content["ecosystems"]["alpha"]["figures"][1].pop("part_of")
    content["ecosystems"]["alpha"]["figures"].append(figure("jobs", "9 emplois", source="x"))
    assert told(content)[4:] == [
        ("unknown-source", "$.ecosystems.alpha.figures[2].source"),
        ("unreadable-words", "$.ecosystems.alpha.figures[1].stated"),
    ]


def test_words_are_read_where_that_is_asked_for():
    content = deepcopy(WHOLE)
    put(content, ("ecosystems", "beta", "figures", 0, "stated", "beaucoup"))
    assert diagnosed(content) == []
    assert [fault.suggestion for fault in diagnosed(content, words=True)] == [
        'write the figure as the source prints it, such as "750 entreprises"'
    ]


@pytest.mark.parametrize(
    ("way", "suggestion"),
    [
        ((*ALPHA, "figures", 0, "note_", "x"), "did you mean 'note'?"),
        ((*ALPHA, "figures", 0, "zzzz", "x"), ""),
        ((*ALPHA, "figures", 0, "area", {"type": "site", "name": "X", "nam": 1}),
         "did you mean 'name'?"),
        ((*ALPHA, "targets", 0, "deadlin", "2020"), "did you mean 'deadline'?"),
        (("credits", "x"), "did you mean 'credit'?"),
        ((*ALPHA, "labels", 0, "status", "candidat"), "did you mean 'candidate'?"),
        ((*ALPHA, "figures", 0, "metric", "firm"), "did you mean 'firms'?"),
        ((*ALPHA, "figures", 0, "source", "pres"), "did you mean 'press'?"),
        (("ecosystems", "Saint Étienne", {"name": "X"}), "did you mean 'saint-etienne'?"),
        (("ecosystems", "東京", {"name": "X"}), ""),
        (("format", "ftcli/2"), ""),
    ],
    ids=str,
)  # fmt: skip
def test_what_was_probably_meant_is_suggested(way: tuple[Any, ...], suggestion: str):
    content = deepcopy(WHOLE)
    put(content, way)
    (first, *_) = diagnosed(content)
    assert first.suggestion == suggestion


@pytest.mark.parametrize(
    "records",
    [
        ("figures", [{}] * (MOST_FAULTS + 5)),
        ("aliases", [""] * (MOST_FAULTS + 5)),
        ("labels", [3] * (MOST_FAULTS + 5)),
    ],
    ids=lambda records: records[0],
)
def test_no_more_faults_are_looked_for_than_a_list_can_hold(records: tuple[str, list[Any]]):
    content = document(alpha={records[0]: records[1]})
    assert len(diagnosed(content, words=True)) == MOST_FAULTS
    with pytest.raises(FaultyData) as caught:
        parse(encoded(content), "test.json")
    assert caught.value.message.endswith("test.json: and at least 9950 more faults")


def test_what_stands_there_is_told_short_and_as_json():
    content = deepcopy(WHOLE)
    put(content, ("updated", "x" * 500))
    put(content, ("more", {"deep": [1] * 1000}))
    put(content, ("much", [1] * 1000))
    put(content, ("number", 10**30))
    put(content, ("hidden", "a\u202e\x9bb"))
    found = {fault.path: fault.found for fault in diagnosed(content)}
    assert found["$.updated"].startswith('"xxx')
    assert len(found["$.updated"]) <= 70
    assert (found["$.more"], found["$.much"]) == ("an object", "a list of 1000")
    assert found["$.number"] == json.dumps(10**30)
    assert found["$.hidden"] == '"a\\u202e\\u009bb"'
