"""No number of a text is passed over in silence: each is a figure, or has a reason."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.conftest import Found


@pytest.mark.parametrize(
    ("text", "stated", "reason"),
    [
        ("Belleville, le 12 mars 2014.", "12 mars 2014", "date"),
        ("En 2014, Belleville change.", "En 2014", "date"),
        ("Créée en 12/05/2013.", "12/05/2013", "date"),
        ("Rendez-vous à 18h30 à Belleville.", "18h30", "time"),
        ("La 10e édition.", "10e", "ordinal"),
        ("La deuxième ville.", "deuxième", "ordinal"),
        ("Au XXIe siècle.", "XXIe", "ordinal"),
        ("Le casque XB200.", "XB200", "name"),
        ("Pendant trois semaines.", "trois semaines", "duration"),
        ("Un stage de 6 mois.", "6 mois", "duration"),
        ("Une mission menée sur 3 jours.", "3 jours", "duration"),
        ("Un festival une année sur deux.", "deux", "duration"),
        ("Trois piliers.", "Trois piliers", "no metric"),
        ("Une enveloppe de 3 millions d'euros.", "3 millions d'euros", "money of what is not said"),
        ("Reverser 55 % des recettes.", "55 %", "share of what is not said"),
        ("Des milliers d'emplois.", "Des milliers d'emplois", "too vague"),
        ("Belleville a doublé ses emplois.", "doublé", "change or loss"),
    ],
)
def test_what_is_no_figure_has_its_reason(
    found: Found, text: str, stated: str, reason: str
) -> None:
    assert (stated, reason) in [(one.stated, one.reason) for one in found(text)]


WORDS = st.sampled_from(
    ["12", "640", "1 200", "2014", "9,5", "%", "€", "M€", "m2", "emplois", "entreprises", "de", "à",
     "plus", "et", "dont", "(", ")", ":", ";", "|", "Belleville", "d'ici", "deux", "millions",
     "h", "e", "mars", "créer", "entre", "-", "ans", "start-up", "«", "»", "rue", "n°",
     "respectivement", "contre", "passer", "doubler", "nombre", "02 99 12 34 56", "/", "."]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14), st.sampled_from([" ", " ", "\n", ". "]))
def test_each_digit_stands_in_one_number(found: Found, words: list[str], joint: str) -> None:
    text = joint.join(words)
    numbers = found(text)
    covered: list[int] = []
    for one in numbers:
        assert text[one.start : one.end].startswith(one.stated[:1])
        covered += range(one.start, one.end)
    assert len(covered) == len(set(covered))
    digits = {match.start() for match in re.finditer(r"\d", text)}
    assert digits <= set(covered)


@given(st.lists(WORDS, max_size=14))
def test_each_number_is_taken_or_has_a_reason(found: Found, words: list[str]) -> None:
    for one in found(" ".join(words)):
        assert one.is_taken is (one.reason is None)
        assert one.is_taken is False or (one.metric is not None and one.quantity is not None)
