"""What is put into the text of a document leaves all other characters as they were."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.editing.inserting import with_item, with_member, with_value

scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)
layouts = st.sampled_from(
    (
        {"indent": 1}, {"indent": 4}, {"indent": "\t"}, {"separators": (",", ":")}, {},
        {"indent": 2, "separators": (" , ", " : ")},
    )
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Any]:
    """A document as text, in some layout, with what it holds."""
    content = draw(st.dictionaries(st.text(max_size=4), values, max_size=4))
    text = json.dumps(content, ensure_ascii=draw(st.booleans()), **draw(layouts))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return f"{draw(st.sampled_from(('', ' ', chr(10))))}{text}\n", content


def containers(content: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of the objects and lists of a document."""
    members = (
        content.items() if isinstance(content, dict)
        else enumerate(content) if isinstance(content, list)
        else None
    )  # fmt: skip
    if members is None:
        return []
    return [path, *(found for key, one in members for found in containers(one, (*path, key)))]


def at(content: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        content = content[key]
    return content


@given(documents(), values, st.data())
def test_an_insertion_adds_what_is_meant_and_changes_no_other_character(document, value, data):
    text, content = document
    path = data.draw(st.sampled_from(containers(content)))
    expected = copy.deepcopy(content)
    place = at(expected, path)
    if isinstance(place, dict):
        key = next(name for name in ("new", "newer", "newest", "x") if name not in place)
        place[key] = value
        result = with_member(text, path, key, value)
    else:
        place.append(value)
        result = with_item(text, path, value)

    assert json.loads(result) == expected
    assert list(json.loads(result)) == list(expected)
    if at(content, path):
        length = len(result) - len(text)
        assert any(
            result[:start] + result[start + length :] == text for start in range(len(text) + 1)
        )


@given(documents(), values, st.data())
def test_a_replacement_changes_one_value_and_no_other_character(document, value, data):
    text, content = document
    path = data.draw(st.sampled_from(containers(content)))
    held = at(content, path)
    keys = list(held) if isinstance(held, dict) else list(range(len(held)))
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    expected = copy.deepcopy(content)
    at(expected, path)[key] = value

    result = with_value(text, (*path, key), value)

    assert json.loads(result) == expected
    assert is_one_value_for_another(text, result, held[key], value)


def is_one_value_for_another(before: str, after: str, old: Any, new: Any) -> bool:
    """Whether two texts differ in one stretch, which holds a value in one, another in the other."""
    decode = json.JSONDecoder().raw_decode
    for start in range(len(before)):
        if before[:start] != after[:start]:
            return False
        try:
            (left, left_end), (right, right_end) = decode(before, start), decode(after, start)
        except ValueError:
            continue
        same = (left, right, before[left_end:]) == (old, new, after[right_end:])
        if same and (type(left), type(right)) == (type(old), type(new)):
            return True
    return False


def test_a_replacement_does_not_lay_out_the_rest_anew():
    before = '{"a" :[1,\t2 , {"b":  3}],\r\n "\u00e9":4 }\n'

    assert with_value(before, ("a", 1), "é") == before.replace("2", '"é"')
    assert with_value(before, ("é",), [5]) == before.replace("4", "[5]")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"a": []}', '{"a": [{"b": 1, "c": "é"}]}'),
        ('{"a":[]}', '{"a":[{"b":1,"c":"é"}]}'),
        ('{"a": [{"x": 1}]}', '{"a": [{"x": 1}, {"b": 1, "c": "é"}]}'),
        ('{"a":[{"x":1}]}', '{"a":[{"x":1},{"b":1,"c":"é"}]}'),
        ('{"a": [\n  {"x": 1}\n]}', '{"a": [\n  {"x": 1},\n  {"b": 1, "c": "é"}\n]}'),
        ('{"a": [\n  {"x": 1}]}', '{"a": [\n  {"x": 1},\n  {"b": 1, "c": "é"}]}'),
        ('{"a": [\r\n\t{"x": 1}\r\n]}', '{"a": [\r\n\t{"x": 1},\r\n\t{"b": 1, "c": "é"}\r\n]}'),
        ('{\n  "a": []\n}', '{\n  "a": [\n    {"b": 1, "c": "é"}\n  ]\n}'),
        (
            '{\n  "a": [\n    {\n      "x": 1\n    }\n  ]\n}',
            '{\n  "a": [\n    {\n      "x": 1\n    },\n'
            '    {\n      "b": 1,\n      "c": "é"\n    }\n  ]\n}',
        ),
    ],
)
def test_an_item_is_laid_out_as_what_stands_before_it(before, after):
    assert with_item(before, ("a",), {"b": 1, "c": "é"}) == after


def test_what_is_in_strings_is_taken_for_text():
    text = '{"a}]": "[{\\"", "b": ["]", "}"]}'

    assert with_item(text, ("b",), 1) == '{"a}]": "[{\\"", "b": ["]", "}", 1]}'
