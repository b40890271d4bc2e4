"""Addresses that open a page at a phrase: the text fragments of the WICG."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.lineage import fragment_url
from ftcli.store.loading import load

PAGE = "https://x.example/a?b=1&c=2"
# What may stand bare in a text directive: no "-", "," or "&", which part its pieces.
BARE = re.compile(r"(?:[A-Za-z0-9._~]|%[0-9A-F]{2})*")


def directive(url):
    """The phrase of a text directive, read as a browser does."""
    page, mark, text = url.partition(":~:text=")
    assert mark
    assert BARE.fullmatch(text), text
    return page, unquote(text, errors="strict")


@pytest.mark.parametrize(
    ("words", "encoded"),
    [
        ("750 entreprises", "750%20entreprises"),
        ("dont 300 pure-players", "dont%20300%20pure%2Dplayers"),
        ("1,2 milliard", "1%2C2%20milliard"),
        ("R&D", "R%26D"),
        ("27,5%", "27%2C5%25"),
        ("d'un million", "d%27un%20million"),
        ("d’un million", "d%E2%80%99un%20million"),
        ("« pure players »", "%C2%AB%20pure%20players%20%C2%BB"),
        ('10 "tech champions"', "10%20%22tech%20champions%22"),
        ("déjà 9\u202f500", "d%C3%A9j%C3%A0%209%E2%80%AF500"),
        ("+40 %", "%2B40%20%25"),
        ("a-b,c&d%e", "a%2Db%2Cc%26d%25e"),
        ("(12 000) : #1 / 2 = ?", "%2812%20000%29%20%3A%20%231%20%2F%202%20%3D%20%3F"),
    ],
)
def test_what_parts_a_directive_is_percent_encoded(words, encoded):
    assert fragment_url(PAGE, words) == f"{PAGE}#:~:text={encoded}"


def test_a_fragment_that_an_address_has_stays():
    assert fragment_url(f"{PAGE}#part", "9 emplois") == f"{PAGE}#part:~:text=9%20emplois"


def test_a_phrase_that_an_address_opens_at_gives_way():
    assert fragment_url(f"{PAGE}#:~:text=other", "9") == f"{PAGE}#:~:text=9"
    assert fragment_url(f"{PAGE}#part:~:text=other", "9") == f"{PAGE}#part:~:text=9"


def test_no_address_has_no_fragment():
    assert fragment_url(None, "9 emplois") is None


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_every_phrase_comes_back_from_its_directive(words):
    assert directive(fragment_url(PAGE, words)) == (f"{PAGE}#", words)


def test_every_phrase_of_the_dataset_comes_back_from_its_directive():
    for one in load().ecosystems.values():
        for figure in one.figures:
            url = one.sources[figure.source].url
            if url:
                page, words = directive(fragment_url(url, figure.stated))
                assert (page.removesuffix("#"), words) == (url, figure.stated)
