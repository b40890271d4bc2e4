"""Cutting a text into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.text.sentences import LONGEST_SENTENCE, sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une. Deux ! Trois ?", ["Une.", "Deux !", "Trois ?"]),
        ("Il a dit : « Oui. » Puis non.", ["Il a dit : « Oui. »", "Puis non."]),
        ("M. Roy et Mme. Lia sont là.", ["M. Roy et Mme. Lia sont là."]),
        ("J. P. Roy, env. 500 emplois.", ["J. P. Roy, env. 500 emplois."]),
        ("Il pèse 1.200 emplois. 20 de plus.", ["Il pèse 1.200 emplois.", "20 de plus."]),
        ("fin. été comme hiver", ["fin. été comme hiver"]),
        ("Titre\n\nTexte.", ["Titre", "Texte."]),
        ("Une ligne.\r\nUne autre.", ["Une ligne.", "Une autre."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_sentences_end_where_the_next_begins(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_line_cut_by_its_width_goes_on_in_the_next() -> None:
    text = (
        "La filière numérique de l'agglomération compte désormais plus de 640\n"
        "entreprises, et elle grandit."
    )
    assert texts(text) == [text]


def test_lines_of_a_list_stand_alone() -> None:
    assert texts("640 entreprises\nemplois : 8 000") == ["640 entreprises", "emplois : 8 000"]


def test_lines_and_headings_are_told() -> None:
    found = [(one.line, one.is_heading) for one in sentences("Le titre\n\nUn texte.\nUn autre.")]
    assert found == [(1, True), (3, False), (4, False)]


@given(st.text(alphabet="ab .!?\n»«\"'|\t9é", max_size=300))
def test_sentences_stand_where_they_say_in_order(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        assert text[sentence.start :].startswith(sentence.text)
        assert sentence.start >= end
        assert sentence.line == text.count("\n", 0, sentence.start) + 1
        end = sentence.start + len(sentence.text)


@given(st.text(alphabet="ab .!?\n»«\"'|\t9é", max_size=300))
def test_nothing_but_space_is_lost(text: str) -> None:
    kept = "".join("".join(sentence.text.split()) for sentence in sentences(text))
    assert kept == "".join(text.split())


def test_a_sentence_without_end_is_cut() -> None:
    found = texts("mot " * 5_000 + "x" * 5_000)
    assert max(map(len, found)) <= LONGEST_SENTENCE
    assert "".join("".join(found).split()) == "mot" * 5_000 + "x" * 5_000
