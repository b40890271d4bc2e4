"""Where things stand in a JSON text: what a place leads to stands at its line and column."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.store.positions import (
    Spot,
    member,
    members,
    outside_strings,
    second_keys,
    spots,
    spots_at,
    too_deep,
)

TEXT = '{\n  "a": [1, {"b": null}],\n  "é\\"}": {"c": "x, [y]"}, "d": 2\n}'

DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=20,
)
LAYOUTS = st.sampled_from([{}, {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}])


def places(value: Any, keys: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Every value of a document with the keys that lead to it."""
    found = [(keys, value)]
    is_list = isinstance(value, list)
    members = value.items() if isinstance(value, dict) else enumerate(value) if is_list else ()
    for key, item in members:
        found += places(item, (*keys, key))
    return found


def offset(text: str, spot: Spot) -> int:
    """The offset of a line and column."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: spot.line - 1]) + spot.column - 1


@pytest.mark.parametrize(
    ("keys", "is_key", "spot"),
    [
        ((), False, (1, 1)),
        (("a",), False, (2, 8)),
        (("a",), True, (2, 3)),
        (("a", 0), False, (2, 9)),
        (("a", 1, "b"), False, (2, 18)),
        (("a", 1, "b"), True, (2, 13)),
        (('é"}', "c"), False, (3, 17)),
        (("d",), False, (3, 33)),
        (("a", 1, "missing"), False, (2, 12)),
        (("a", 1, "missing"), True, (2, 12)),
        (("a", 7), False, (2, 8)),
        (("d", "under a number"), False, (3, 33)),
        (("nowhere", "at", "all"), False, (1, 1)),
    ],
)
def test_a_value_a_key_or_what_holds_them_is_found(keys, is_key, spot):
    assert spots(TEXT, [(keys, is_key)]) == {(keys, is_key): Spot(*spot)}


@given(DOCUMENTS, LAYOUTS, st.booleans())
def test_what_stands_at_a_place_is_the_value_it_leads_to(document, layout, ascii_only):
    text = "\n " + json.dumps(document, ensure_ascii=ascii_only, **layout)
    every = places(document)
    found = spots(text, [(keys, False) for keys, _ in every])
    for keys, value in every:
        there = offset(text, found[keys, False])
        assert json.JSONDecoder().raw_decode(text, there)[0] == value


@given(DOCUMENTS, LAYOUTS, st.booleans())
def test_a_member_and_those_of_what_it_holds_are_told_from_beginning_to_end(
    document, layout, ascii_only
):
    text = "\n " + json.dumps(document, ensure_ascii=ascii_only, **layout) + "\n"
    for keys, value in places(document):
        one = member(text, keys)
        assert json.loads(text[one.value : one.end]) == value
        if not isinstance(value, dict | list):
            continue
        held = value.items() if isinstance(value, dict) else enumerate(value)
        found = list(members(text, one.value))
        assert [(each.key, json.loads(text[each.value : each.end])) for each in found] == [*held]
        assert found == [member(text, (*keys, each.key)) for each in found]
        for each in found:
            begin = each.start if isinstance(value, dict) else None
            assert begin is None or json.loads(text[begin : each.value].rstrip(" :")) == each.key


def test_of_a_key_that_stands_twice_the_last_is_meant_as_when_it_is_loaded():
    assert spots('{"a": 1, "a": 2}', [(("a",), False)])[("a",), False] == Spot(1, 15)


@given(st.text("ab\n", max_size=30), st.data())
def test_lines_and_columns_are_counted_as_by_splitting_lines(text, data):
    asked = data.draw(st.lists(st.integers(0, len(text)), max_size=5))
    for at, spot in spots_at(text, asked).items():
        lines = text[:at].split("\n")
        assert spot == Spot(len(lines), len(lines[-1]) + 1)


def test_every_key_that_stands_twice_is_found_with_its_way():
    text = '{"a": [{"b": 1, "b": {"a": 1}, "\\u0062": 2}, "a", 3], "c": "a", "a": 1}'
    assert list(second_keys(text)) == [
        (("a", 0, "b"), text.index('"b": {')),
        (("a", 0, "b"), text.index('"\\u0062"')),
        (("a",), text.rindex('"a"')),
    ]


def test_what_stands_in_a_string_is_no_bracket_and_no_number():
    assert outside_strings('["NaN", "\\"NaN", NaN]', "NaN") == 17
    assert outside_strings('["NaN"]', "NaN") == 0
    assert too_deep('["' + "[" * 200 + '"]') == 0
    assert too_deep("[" * 200) == 100
