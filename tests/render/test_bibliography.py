"""Sources for reference managers, read back by small strict readers of each format."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import listing
from ftcli.errors import UsageError
from ftcli.model import Source
from ftcli.render import BIBLIOGRAPHIES, MACHINE, Style
from ftcli.render.bibliography import FORMATS, KINDS, bibtex_text, csl_text, ris_text
from ftcli.store.loading import load
from ftcli.views.listing import sources_view

DATA = load()
UNTEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^", r"\&": "&", r"\%": "%", r"\$": "$",
    r"\#": "#", r"\_": "_", r"\,": "\u202f", "~": "\u00a0",
}  # fmt: skip
UNTEX_SIGN = re.compile("|".join(re.escape(sign) for sign in UNTEX))
CSL_TYPES = {"article-newspaper", "post-weblog", "webpage", "report", "dataset", "document"}
RIS_TYPES = {"NEWS", "BLOG", "ELEC", "RPRT", "DATA", "GEN"}
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn")),
    min_size=1,
    max_size=30,
)


def source(**fields):
    """A source of the press, with other fields where given."""
    return Source.model_validate(
        {"title": "Titre", "publisher": "Journal", "kind": "press", **fields}
    )


def bibtex(text):
    """Type, key and fields of each entry; every sign of the text is accounted for."""
    entries = {}
    place = 0
    while place < len(text):
        head = re.compile(r"\n?@([a-z]+)\{([a-z0-9-]+),\n").match(text, place)
        assert head, text[place:]
        place, fields = head.end(), {}
        while not text.startswith("}\n", place):
            start = re.compile(r"  ([a-z]+) = ").match(text, place)
            assert start, text[place:]
            value, place = braced(text, start.end())
            assert start[1] not in fields
            assert text.startswith(",\n", place)
            fields[start[1]], place = value, place + 2
        entries[head[2]] = head[1], fields
        place += 2
    return entries


def braced(text, place):
    """What stands between a brace and its fellow, counted as BibTeX does: escapes are none."""
    assert text[place] == "{"
    depth, start = 0, place
    while True:
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        place += 1
        if not depth:
            return text[start + 1 : place - 1], place


def untex(value):
    """The text that a field of BibTeX says; signs that TeX would run are escaped."""
    bare = UNTEX_SIGN.sub("", value)
    assert not set(bare) & set("\\&%$#_{}~^"), value
    return UNTEX_SIGN.sub(lambda match: UNTEX[match.group()], value)


def ris(text):
    """The tags of each record, in order; every line is a tag, and ends in CRLF."""
    assert "\n" not in text.replace("\r\n", "")
    records = []
    for line in text.split("\r\n")[:-1]:
        if not line:
            continue
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        if match[1] == "TY":
            records.append([])
        records[-1].append((match[1], match[2]))
    assert all(record[-1] == ("ER", "") for record in records)
    assert all([tag for tag, _ in record].count("TY") == 1 for record in records)
    return records


def test_bibtex_gives_every_source_of_the_dataset_back():
    entries = bibtex(bibtex_text(DATA.sources))

    assert list(entries) == list(DATA.sources)
    for name, item in DATA.sources.items():
        kind, fields = entries[name]
        title, end = braced(fields["title"], 0)
        assert end == len(fields["title"])
        assert untex(title) == item.title
        publisher = {"article": "journaltitle", "report": "institution"}.get(kind, "organization")
        assert untex(fields[publisher]) == item.publisher
        assert fields.get("url") == item.url
        assert fields.get("date") == (str(item.published) if item.published else None)
        assert ("author" in fields) == (item.author is not None)
        assert ("url" in fields) or kind != "online"


def test_ris_gives_every_source_of_the_dataset_back():
    records = [dict(record) for record in ris(ris_text(DATA.sources))]

    assert [record["ID"] for record in records] == list(DATA.sources)
    for record, item in zip(records, DATA.sources.values(), strict=True):
        assert record["TY"] in RIS_TYPES
        assert record["TI"] == item.title
        assert item.publisher in (record.get("T2"), record.get("PB"))
        assert record.get("UR") == item.url
        assert record["LA"] == item.language
        assert ("DA" in record) == (item.published is not None)
        assert record.get("PY", "") in str(item.published)


def test_csl_json_gives_every_source_of_the_dataset_back():
    items = json.loads(csl_text(DATA.sources))

    assert [item["id"] for item in items] == list(DATA.sources)
    for item, each in zip(items, DATA.sources.values(), strict=True):
        assert item["type"] in CSL_TYPES
        assert item["title"] == each.title
        assert each.publisher in (item.get("container-title"), item.get("publisher"))
        assert item.get("URL") == each.url
        parts = item["issued"]["date-parts"] if "issued" in item else []
        dates = ["-".join(f"{part:02d}" for part in end) for end in parts]
        assert "/".join(dates) == str(each.published or "")


@given(title=TEXTS, publisher=TEXTS, author=TEXTS)
def test_any_text_comes_back_from_each_format(title, publisher, author):
    sources = {"a-1": source(title=title, publisher=publisher, author=author)}
    fields = bibtex(bibtex_text(sources))["a-1"][1]
    record = dict(ris(ris_text(sources))[0])
    item = json.loads(csl_text(sources))[0]

    assert untex(braced(fields["title"], 0)[0]) == title == record["TI"] == item["title"]
    assert untex(fields["journaltitle"]) == publisher == record["T2"] == item["container-title"]
    assert untex(braced(fields["author"], 0)[0]) == author == item["author"][0]["literal"]
    assert author in record.get("AU", record.get("N1", ""))


def test_a_text_with_line_ends_stays_on_its_line():
    sources = {"a": Source.model_construct(
        title="one\ntwo\r\nER  - ", publisher="p", author=None, published=None, kind="blog",
        url=None, language="fr", licence=None,
    )}  # fmt: skip

    assert dict(ris(ris_text(sources))[0])["TI"] == "one two ER  - "
    assert "one two ER" in bibtex(bibtex_text(sources))["a"][1]["title"]


@pytest.mark.parametrize(
    ("published", "date", "dates", "parts"),
    [
        ("2014", "2014", [("PY", "2014"), ("DA", "2014///")], [[2014]]),
        ("2014-10", "2014-10", [("PY", "2014"), ("DA", "2014/10//")], [[2014, 10]]),
        ("2014-10-08", "2014-10-08", [("PY", "2014"), ("DA", "2014/10/08/")], [[2014, 10, 8]]),
        (
            "2014-07/2014-09", "2014-07/2014-09",
            [("PY", "2014"), ("DA", "2014///2014-07 to 2014-09")], [[2014, 7], [2014, 9]],
        ),
        (
            "2013/2014", "2013/2014", [("DA", "2013///2013 to 2014")], [[2013], [2014]],
        ),
        ("2014-11/..", "2014-11/", [("DA", "2014///2014-11 or later")], None),
    ],
)  # fmt: skip
def test_a_date_is_as_exact_as_it_was_given(published, date, dates, parts):
    sources = {"a": source(published=published)}
    item = json.loads(csl_text(sources))[0]

    assert bibtex(bibtex_text(sources))["a"][1]["date"] == date
    assert [pair for pair in ris(ris_text(sources))[0] if pair[0] in {"PY", "DA"}] == dates
    expected = {"date-parts": parts} if parts else {"literal": published}
    assert item["issued"] == expected


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_source_has_a_type_in_each_format(kind):
    sources = {"a": source(kind=kind, url="https://x.example/{a}#b%20c")}
    types = KINDS[kind]

    assert bibtex(bibtex_text(sources))["a"][0] == types.bibtex
    assert bibtex(bibtex_text(sources))["a"][1]["url"] == "https://x.example/%7Ba%7D#b%20c"
    assert ris(ris_text(sources))[0][0] == ("TY", types.ris)
    assert json.loads(csl_text(sources))[0]["type"] == types.csl


def test_what_is_nowhere_on_the_web_is_no_web_page():
    sources = {"a": source(kind="institution")}

    assert bibtex(bibtex_text(sources))["a"][0] == "misc"
    assert ris(ris_text(sources))[0][0] == ("TY", "GEN")
    assert json.loads(csl_text(sources))[0]["type"] == "document"


def test_an_author_with_a_comma_is_not_taken_apart():
    sources = {"a": source(author="Gass, Mom")}

    assert bibtex(bibtex_text(sources))["a"][1]["author"] == "{Gass, Mom}"
    assert ("N1", "Author: Gass, Mom") in ris(ris_text(sources))[0]
    assert "AU" not in dict(ris(ris_text(sources))[0])
    assert json.loads(csl_text(sources))[0]["author"] == [{"literal": "Gass, Mom"}]


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_the_list_of_sources_has_a_bibliography_and_other_lists_have_none(name):
    view = sources_view(DATA, [DATA["lyon"]], "en", urls=False)

    assert MACHINE[name](view, Style()) == FORMATS[name](view.sources())
    assert 0 < len(view.sources()) < len(DATA.sources)
    with pytest.raises(UsageError, match=f"{name} is a format of sources"):
        MACHINE[name](listing(DATA), Style())


def test_no_source_is_an_empty_bibliography():
    assert (bibtex_text({}), ris_text({}), csl_text({})) == ("", "", "[]\n")
    assert tuple(FORMATS) == BIBLIOGRAPHIES
