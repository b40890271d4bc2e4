"""Cutting a text into numbers, words and signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.wording.tokens import (
    BREAK,
    Token,
    fold,
    is_number,
    is_year,
    joins,
    tokens,
    word,
    words_at,
)


def test_a_token_knows_its_kind_its_place_and_whether_a_space_is_before_it() -> None:
    assert tokens("d’1,5 M€") == [
        Token("elision", "d’", "d", 0, 2, False),
        Token("number", "1,5", "1,5", 2, 5, True),
        Token("word", "M", "m", 6, 7, False),
        Token("sign", "€", "€", 7, 8, True),
    ]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009", "'", "’"])
def test_a_number_keeps_its_groups_of_three_whatever_the_separator(space: str) -> None:
    text = f"12{space}345{space}678,9 postes"

    assert [token.kind for token in tokens(text)] == ["number", "word"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("en 2014 350 postes", ["en", "2014", "350", "postes"]),
        ("12 3456", ["12", "3456"]),
        ("1.234,5", ["1.234,5"]),
        ("jusqu'ici", ["jusqu'", "ici"]),
        ("BBH300 m²", ["BBH300", "m²"]),
        ("e\u0301cole", ["e\u0301cole"]),
        ("", []),
    ],
)
def test_a_text_is_cut_where_numbers_and_words_end(text: str, pieces: list[str]) -> None:
    assert [token.text for token in tokens(text)] == pieces


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\n\n", "  \n\t"])
def test_the_end_of_a_line_is_a_sign_before_a_capital_or_a_digit(end: str) -> None:
    for following in ("Postes", "40", "- postes", "€40"):
        line = tokens(f"640{end}{following}")

        assert (line[1].kind, line[1].fold, line[2].tight) == ("sign", BREAK, False)


@pytest.mark.parametrize(
    "text", ["640\npostes", "4\n%", "4\n€ par an", "plus de\n640", "1\r\n  à 2"]
)
def test_no_line_ends_where_the_sentence_goes_on(text: str) -> None:
    assert BREAK not in [token.fold for token in tokens(text)]


@pytest.mark.parametrize("text", ["640\n\npostes", "plus de\n\n640", "640\n \n%"])
def test_no_sentence_goes_on_over_an_empty_line(text: str) -> None:
    assert BREAK in [token.fold for token in tokens(text)]


def test_a_year_is_four_digits_of_our_times() -> None:
    line = tokens("2013 1899 20135 an")

    assert [is_year(line, index) for index in range(5)] == [True, False, False, False, False]
    assert [is_number(line, index) for index in range(-1, 5)] == [False] + [True] * 3 + [False] * 2


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Élan", "elan"), ("E\u0301lan", "elan"), ("qu’", "qu"), ("−", "-"), ("‑", "-"),
     ("ŒUVRE", "œuvre")],
)  # fmt: skip
def test_words_compare_without_case_accents_apostrophes_and_kinds_of_dash(
    text: str, folded: str
) -> None:
    assert fold(text) == folded


def test_a_letter_with_any_number_of_accents_is_that_letter() -> None:
    assert fold("e" + "\u0315\u0300" * 100_000) == "e"  # to sort them would take minutes


def test_outside_the_text_there_is_no_word() -> None:
    line = tokens("start-up")

    assert (word(line, -1), word(line, 3), words_at(line, 1, 5)) == ("", "", ("-", "up"))
    assert [joins(line, index) for index in range(-1, 4)] == [False, False, True, False, False]
    assert not joins(tokens("a - b"), 1)


@given(st.text(max_size=80))
def test_tokens_lie_in_order_in_the_text_and_leave_only_spaces_out(text: str) -> None:
    rest, place = [], 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        rest.append(text[place : token.start])
        place = token.end
    assert not "".join([*rest, text[place:]]).strip()
