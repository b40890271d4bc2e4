"""The rule that read a phrase, and its arithmetic: it says the bounds that the reading made."""

import re
from fractions import Fraction

import pytest

from ftcli.quantity import COUNTS, NEVER_NEGATIVE
from ftcli.store.loading import load
from ftcli.wording.phrasing import number_text
from ftcli.wording.reading import read
from ftcli.wording.rules import Family, rule_of, rule_text


def rule(phrase):
    """The rule of a phrase."""
    return rule_of(phrase, read(phrase).quantity)


@pytest.mark.parametrize(
    ("phrase", "family", "hedge"),
    [
        ("750 entreprises", Family.EXACT, ""),
        ("déjà 10 000 emplois", Family.EXACT, ""),
        ("plus d'une centaine de sites", Family.MORE, "plus d'"),
        ("over €12m", Family.MORE, "over"),
        ("+ de 500 emplois", Family.MORE, "+ de"),
        ("au-delà de 500 emplois", Family.MORE, "au-delà de"),
        ("pas moins de 500 emplois", Family.AT_LEAST, "pas moins de"),
        ("500 emplois ou plus", Family.AT_LEAST, "ou plus"),
        ("moins d'un million d'euros", Family.LESS, "moins d'"),
        ("jusqu'à 500 emplois", Family.AT_MOST, "jusqu'à"),
        ("jamais plus de 500 emplois", Family.AT_MOST, "jamais plus de"),
        ("entre 3 et 18 mois", Family.RANGE, ""),
        ("10 à 20 M€", Family.RANGE, ""),
        ("au moins 40 à 60 emplois", Family.RANGE, "au moins"),
        ("environ 500 emplois", Family.ABOUT, "environ"),
        ("500 emplois environ", Family.ABOUT, "environ"),
        ("une vingtaine de start-ups", Family.ABOUT, "une vingtaine"),
        ("avoisinait les 14.000 en 2012", Family.ABOUT, "avoisinait les"),
        ("Près de 500 entreprises", Family.NEARLY, "Près de"),
        ("un peu moins de 500 emplois", Family.NEARLY, "un peu moins de"),
        ("un peu plus d'un milliard d'euros", Family.JUST_OVER, "un peu plus d'"),
        ("plusieurs centaines d'emplois", Family.SEVERAL, "plusieurs centaines"),
        ("des milliers d'emplois", Family.SEVERAL, "des milliers"),
        ("au moins environ 500 emplois", Family.AT_LEAST_ABOUT, "au moins environ"),
        ("jusqu'à environ 500 emplois", Family.AT_MOST_ABOUT, "jusqu'à environ"),
    ],
)
def test_each_family_of_hedges_is_named_with_its_words(phrase, family, hedge):
    assert rule(phrase)[:2] == (family, hedge)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (
            "environ 10 entreprises",
            "about 10: from 7.5 to 12.5, by the convention of 2.5 on either side (a quarter of it, "
            "less than half of 10, the unit it is told in)",
        ),
        (
            "environ 2 entreprises",
            "about 2: from 1 to 3, by the convention of 1 on either side (the least for what is "
            "counted)",
        ),
        ("plus de 10 et moins de 20 %", "from 10 % to 20 %, both excluded"),
        ("450 à moins de 500 emplois", "from 450 to 500, 500 excluded"),
        ("au moins 40 à 60 emplois", "from 40, no upper bound"),
        (
            "environ 40 à 60 emplois",
            "from 40 to 60, both included, by a convention, as the words say about",
        ),
        ("moins de 5 %", "less than 5 %, which is excluded; the words set no lower bound"),
    ],
)
def test_the_arithmetic_is_that_of_the_reading(phrase, text):
    assert rule_text(rule(phrase)).endswith(text)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_bound_of_the_dataset_is_in_the_text_of_its_rule(lang):
    """And its hedge is in its words; a bound that says nothing need not be there."""
    for one in load().ecosystems.values():
        for figure in one.figures:
            quantity = figure.quantity
            found = rule_of(figure.stated, quantity)
            text = rule_text(found, lang)
            assert all(piece in figure.stated for piece in found.hedge.split(" … "))
            for bound in (quantity.low, quantity.high):
                is_nothing = bound == 0 and quantity.unit in NEVER_NEGATIVE
                if bound is not None and not is_nothing and quantity.unit in COUNTS | {"%"}:
                    assert number_text(bound, lang) in text, (figure.stated, text)
            assert (found.family is Family.EXACT) == quantity.is_exact


@pytest.mark.parametrize("family", Family)
def test_french_says_each_rule_with_hard_spaces_before_its_signs(family):
    phrases = {
        Family.EXACT: "9 emplois", Family.MORE: "plus de 9 emplois",
        Family.AT_LEAST: "au moins 9 emplois", Family.LESS: "moins de 9 emplois",
        Family.AT_MOST: "au plus 9 emplois", Family.RANGE: "8 à 9 emplois",
        Family.ABOUT: "environ 9 emplois", Family.NEARLY: "près de 9 emplois",
        Family.JUST_OVER: "un peu plus de 9 emplois", Family.SEVERAL: "des milliers d'emplois",
        Family.AT_LEAST_ABOUT: "au moins environ 9 emplois",
        Family.AT_MOST_ABOUT: "au plus environ 9 emplois",
    }  # fmt: skip
    found = rule(phrases[family])
    text = rule_text(found, "fr")

    assert found.family is family
    assert not re.search(r" [;:!?]", text)
    assert text != rule_text(found, "en")
    assert found.quantity.low is None or found.quantity.low >= Fraction(0)
