"""The source of a figure: a known one or a new one, and its id."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.editing.sourcing import BadSource, OtherSource, source_of
from ftcli.model import Source
from ftcli.store.ids import is_id

SAID = {"title": "La tech", "publisher": "L'Écho", "published": "2014-10"}
KNOWN = {"echo": Source(**SAID, kind="blog", url="https://e.org")}


def made(said: dict[str, str], known: dict[str, Source] | None = None) -> str:
    id_, _ = source_of(known or {}, None, said)
    return id_


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        (SAID, "l-echo-2014-10"),
        ({"title": "La tech à Reims", "publisher": "L'Écho"}, "l-echo-la-tech-a-reims"),
        ({**SAID, "publisher": "日本"}, "source-2014-10"),
        ({"title": "東京", "publisher": "日本"}, "source"),
        ({"title": "x" * 200, "publisher": "P"}, "p-" + "x" * 77),
    ],
)
def test_an_id_is_made_of_publisher_and_date_or_else_of_publisher_and_title(said, id_):
    assert made(said) == id_


def test_another_source_with_that_id_gets_a_number():
    first = made(SAID)
    known = {first: Source(**SAID, kind="press")}
    second = made({**SAID, "title": "Another"}, known)
    known[second] = Source(**{**SAID, "title": "Another"}, kind="press")

    assert second == "l-echo-2014-10-2"
    assert made({**SAID, "title": "A third"}, known) == "l-echo-2014-10-3"
    assert made({**SAID, "title": "Another"}, known) == "l-echo-2014-10-2"


def test_a_known_source_is_taken_whole_whatever_is_left_unsaid():
    assert source_of(KNOWN, "echo", {}) == ("echo", KNOWN["echo"])
    known = {"l-echo-2014-10": KNOWN["echo"]}
    assert source_of(known, None, SAID) == ("l-echo-2014-10", KNOWN["echo"])


def test_a_known_source_that_is_named_must_agree():
    with pytest.raises(OtherSource, match='the source echo says "L\'Écho"') as caught:
        source_of(KNOWN, "echo", {**SAID, "publisher": "Le Monde"})
    assert caught.value.field == "publisher"
    with pytest.raises(OtherSource, match="the source echo says 'nothing'"):
        source_of(KNOWN, "echo", {"author": "A"})


@pytest.mark.parametrize(
    ("id_", "said", "told"),
    [
        (None, {}, ("no source", "", "id", ("title", "publisher"))),
        (None, {"title": "T"}, ("no source", "", "id", ("publisher",))),
        ("ech", {}, ("no source called 'ech'", "did you mean 'echo'?", "id",
                     ("title", "publisher"))),
        ("No Id", SAID, ("'No Id' is no id", "small letters and digits, joined by hyphens", "id",
                         ())),
        (None, {**SAID, "url": "e.org"},
         ("an address begins with http:// or https:// and holds no space", "", "url", ())),
        (None, {**SAID, "language": "French"},
         ("a language is two small letters, such as fr or en", "", "language", ())),
        (None, {**SAID, "published": "May"},
         ("'May' is no date", "write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09",
          "published", ())),
    ],
)  # fmt: skip
def test_what_is_no_source_is_told_with_its_field(id_, said, told):
    with pytest.raises(BadSource) as caught:
        source_of(KNOWN, id_, said)

    error = caught.value
    assert (error.message, error.hint, error.field, error.missing) == told


names = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), min_size=1,
                max_size=90)  # fmt: skip


@given(
    sources=st.lists(
        st.fixed_dictionaries(
            {"title": st.sampled_from("abc"), "publisher": names | st.sampled_from("PQ")},
            optional={"published": st.sampled_from(("2014", "2014-10"))},
        ),
        max_size=8,
    )
)
def test_different_sources_have_different_ids_and_the_same_have_one(sources: list[Any]):
    known: dict[str, Source] = {}
    for said in sources:
        id_, source = source_of(known, None, said)
        known[id_] = source
        assert is_id(id_)
        assert source_of(known, None, said) == (id_, source)
        assert {name: str(getattr(source, name)) for name in said} == said
