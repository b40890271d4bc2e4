"""Phrases by themselves: what each states, what it counts, when it is due, and how much is read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ftcli.dates import Period
from ftcli.text import phrases as module
from ftcli.text.phrases import Manner, UnreadablePhrases, encoded, lines_of, phrases
from ftcli.wording.reading import readings

OCTOBER = Period.parse("2014-10-08")


def mentions(text, **manner):
    """The quantities of a text: `mentions("750 entreprises", strict=True)`."""
    [phrase] = phrases([text.encode()], Manner(**manner))
    assert phrase.text == text
    return phrase.mentions


def due(text, on=None):
    """The number of each quantity of a text with its deadline, or its horizon where not known."""
    return [
        (
            str(one.quantity.nominal),
            str(one.deadline) if one.deadline else one.horizon.iso if one.horizon else None,
        )
        for one in mentions(text, on=on)
    ]


def metrics(text):
    return [one.metric for one in mentions(text)]


def test_a_phrase_without_a_figure_has_no_quantity():
    assert mentions("beaucoup d'emplois") == ()
    assert mentions("") == ()
    assert mentions("en 2014, d'ici 2020") == ()


def test_each_quantity_has_its_place_in_the_phrase():
    text = "Près de 1 000 emplois 😀, dont 300 « pure players »"

    assert [text[one.start : one.end] for one in mentions(text)] == [
        "Près de 1 000 emplois",
        "300 « pure players",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("750 entreprises", ["firms"]),
        ("9 500 salariés du numérique", ["jobs"]),
        ("plus d'1 milliard d'euros de chiffre d'affaires", ["revenue"]),
        ("2 millions d'euros levés", ["funds_raised"]),
        ("une vingtaine de startups incubées", ["startups_incubated"]),
        ("10 tech champions by 2015", ["tech_champions"]),
        ("doubler le nombre d'emplois", ["jobs"]),
        ("7,4 % des emplois", ["jobs_share"]),
        ("plus d'1 milliard d'euros", [None]),
        ("7,4 %", [None]),
        ("40 000", [None]),
    ],
)
def test_the_metric_is_that_which_the_words_state(text, expected):
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 tech champions by 2015", [("10", "2015")]),
        ("20 à l'horizon 2016", [("20", "2016")]),
        ("créer 4 000 emplois dans les dix prochaines années", [("4000", "P10Y")]),
        ("350 emplois à 18 mois", [("350", "P18M")]),
        # Nearest before it, else the next.
        ("D'ici 2020, 4 000 emplois et 300 entreprises", [("4000", "2020"), ("300", None)]),
        ("300 startups et 4 000 emplois d'ici 2020", [("300", None), ("4000", "2020")]),
        ("500 d'ici trois ans, 900 à terme", [("500", "P3Y"), ("900", None)]),
        ("500 emplois d'ici 2016, 900 en 2020", [("500", "2016"), ("900", "2020")]),
        # A length of time that is a quantity itself is no horizon of another.
        ("12 startups pour une période de 3 à 18 mois", [("12", None), ("None", None)]),
    ],
)
def test_a_horizon_is_that_of_the_quantity_beside_it(text, expected):
    assert due(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("750 entreprises en 2014", None),
        ("le territoire compte 750 entreprises en 2014", None),
        ("a créé 4 000 emplois en dix ans", None),
        ("l'objectif est de 4 000 emplois en 2020", "2020"),
        ("créer 4 000 emplois en 2020", "2020"),
        ("créer 4 000 emplois en dix ans", "P10Y"),
        ("compte 500 emplois d'ici 2020", "2020"),
    ],
)
def test_a_date_at_which_a_figure_held_is_no_deadline(text, expected):
    assert due(text)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("4 000 emplois dans les dix prochaines années", "2014-10-08", "2024"),
        ("350 emplois à 18 mois", "2014-10-08", "2016-04"),
        ("10 tech champions by 2015", "2014-10-08", "2015"),
        ("10 000 emplois en 2020", "2014-10-08", "2020"),
        ("10 000 emplois en 2013", "2014-10-08", None),
        ("4 000 emplois d'ici dix ans", "9999", "P10Y"),
    ],
)
def test_the_day_of_the_statement_resolves_its_horizon(text, on, expected):
    assert due(text, Period.parse(on))[0][1] == expected


def test_a_vague_horizon_is_kept_without_a_date():
    [one] = mentions("500 emplois à terme", on=OCTOBER)

    assert one.horizon is not None
    assert one.horizon.is_vague
    assert one.deadline is None


def test_strict_reading_drops_the_bounds_of_convention():
    [loose] = mentions("une vingtaine de startups")
    [strict] = mentions("une vingtaine de startups", strict=True)

    assert (loose.quantity.low, loose.quantity.high) == (15, 25)
    assert (strict.quantity.low, strict.quantity.high) == (0, None)


def test_the_language_decides_what_a_billion_is():
    assert mentions("1 billion", lang="fr")[0].quantity.nominal == 10**12
    assert mentions("1 billion", lang="en")[0].quantity.nominal == 10**9


def test_a_unit_is_given_to_numbers_that_have_none():
    assert [one.quantity.unit for one in mentions("31.673, dont 300 entreprises", unit="jobs")] == [
        "jobs",
        "firms",
    ]


SENTENCE = "Le territoire compte 750 entreprises et 9 500 salariés du numérique 😀. "


def test_a_long_phrase_is_read_sentence_by_sentence():
    text = SENTENCE * 3000
    found = mentions(text)

    assert len(text) > 200_000
    assert [text[one.start : one.end] for one in found] == [
        "750 entreprises",
        "9 500 salariés",
    ] * 3000
    assert {one.metric for one in found} == {"firms", "jobs"}


def test_a_long_phrase_without_any_space_is_read_as_well():
    text = "x" * 120_000 + " 750 entreprises"

    assert [text[one.start : one.end] for one in mentions(text)] == ["750 entreprises"]


def test_the_language_of_a_long_phrase_is_guessed_once():
    english = "More than 500 firms and about 2,000 jobs at the heart of the city. " * 20

    assert mentions(f"{english}1 billion.")[-1].quantity.nominal == 10**9


def test_a_horizon_of_a_long_phrase_stays_in_its_sentence():
    text = f"{SENTENCE * 20}D'ici 2020, rien."

    assert all(one.horizon is None for one in mentions(text))


@given(
    st.text(st.sampled_from("750 €%,.;:'’-\n\t\u00a0\u202f😀éemplois d'ici2020àans"), max_size=80)
)
@example("entre 10 et 20 millions d'euros d'ici à 2020")
def test_a_phrase_gives_what_reading_gives_in_order_and_in_place(text):
    found = mentions(text)

    assert [(one.start, one.end) for one in found] == [
        (reading.start, reading.end) for reading in readings(text)
    ]


@given(st.text(max_size=3000))
def test_any_text_is_read_without_a_fault(text):
    for one in mentions(text.encode("utf-8", "replace").decode()):
        assert 0 <= one.start < one.end


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"", []),
        (b"\n", [b""]),
        (b"a", [b"a"]),
        (b"a\n", [b"a"]),
        (b"a\r\nb\r\n", [b"a", b"b"]),
        (b"a\rb\n", [b"a\rb"]),
        (b"\n\na", [b"", b"", b"a"]),
        (b"\xef\xbb\xbfa\n\xef\xbb\xbfb", [b"a", b"\xef\xbb\xbfb"]),
        (b"\xef\xbb\xbf", []),
        ("a\u2028b\x00c\x0bd\n".encode(), ["a\u2028b\x00c\x0bd".encode()]),
    ],
)
def test_a_line_ends_in_a_line_feed_only(raw, lines):
    assert list(lines_of(raw)) == lines


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"750\n\xff\n", "line 2: byte 1 is no UTF-8"),
        ("750 emplois".encode("utf-16"), "line 1: byte 1 is no UTF-8"),
        (b"ok\nab\xed\xa0\x80", "line 2: byte 3 is no UTF-8"),
        (b"a\n" + b"x" * (10 * 2**20 + 1), "line 2 is longer than 10 MiB"),
        (b"x" * (32 * 2**20 + 1), "more than 32 MiB, the most ftcli reads in one run"),
    ],
    ids=["latin", "utf-16", "surrogate", "long line", "too much"],
)
def test_what_is_no_text_is_refused_with_its_line(raw, message):
    with pytest.raises(UnreadablePhrases) as error:
        list(lines_of(raw))

    assert error.value.message == message
    assert error.value.hint


def test_a_line_of_ten_mebibytes_is_read():
    [line] = lines_of(b"x" * (10 * 2**20))

    assert phrases([line], Manner())[0].mentions == ()


def test_an_argument_that_was_no_utf_8_is_refused_with_its_place():
    with pytest.raises(UnreadablePhrases, match="phrase 2: character 3 is no UTF-8"):
        encoded("ab\udcff", "phrase 2")


def test_more_phrases_than_one_run_reads_are_refused():
    many = (b"" for _ in range(250_001))

    with pytest.raises(UnreadablePhrases, match="more than 250,000 phrases, the most"):
        phrases(many, Manner())


def test_more_figures_than_one_run_reads_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)

    assert len(phrases([b"1 ha; 2 ha; 3 ha"], Manner())[0].mentions) == 3
    with pytest.raises(UnreadablePhrases, match="more than 3 figures, the most"):
        phrases([b"1 ha; 2 ha", b"3 ha; 4 ha"], Manner())
