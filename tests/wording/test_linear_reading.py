"""Reading costs work in proportion to the length of the text, whatever it repeats."""

import sys
from types import FrameType

import pytest
from tests.wording.shapes import shape

from ftcli.wording.reading import readings

HOSTILE = [
    # digits, and what may stand between them
    "9", "9 ", "999 ", "9,", "1.", "1,234.", "1.2.3.", "1/", "1:", "12-", "24, ", "0", "04 ",
    "+33 ", "9\n", "5 «", "p. 9 ", "CAC 9 ", "9 h ",
    # signs
    "-", "- ", "– ", "'", "(", ")", "«", "« ", "€", "×", "%", "\n", ". ",
    # accents of their own, letters and elisions
    "\u0301", "e\u0301", "\u0315\u0300", "a-", "d'", "l’ a ", "à ", "de ", "des ",
    # numerals and scales
    "un ", "une ", "deux ", "deux cent ", "cent ", "cent-", "mille ", "million ", "un million ",
    "un-million-", "and-", "et ", "et demi ", "half a ", "zéro ", "un ou ", "une vingtaine de ",
    "des milliers ", "dizaines de ", "3 sur ", "trois in ", "multiplier par ",
    # hedges and ranges
    "plus de ", "au moins ", "environ ", "pas ", "n'a pas ", "entre ", "entre 1 et ", "5 à ",
    "5 et moins de ", "jusqu'à ", "ou plus ",
    # nouns and what stands beside them
    "dont ", "nouveaux ", "5 nouveaux ", "5 de ", "5 petite ", "5 emplois et ", "perdu ",
    "perdu 5 emplois et ", "5 emplois ont été ", "par an ", "5 € par ", "page ",
]  # fmt: skip


def work_of_reading(text: str) -> int:
    """How many functions a reading calls, those of Python itself too: the same on every machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    previous = sys.getprofile()
    sys.setprofile(count)
    try:
        readings(text)
    finally:
        sys.setprofile(previous)
    return calls


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_a_text_twice_as_long_is_at_most_twice_the_work(piece: str) -> None:
    readings(piece * 50)  # words are folded once
    short, long = (work_of_reading(piece * times) for times in (400, 800))

    assert long <= 2.2 * short + 50


@pytest.mark.parametrize(
    "piece",
    ["plus de ", "de ", "9", "999 ", "1.", "1.2.3.", "5 de ", "multiplier par ", "deux cent ", "«",
     "\n"],
)  # fmt: skip
def test_a_hostile_text_of_200_000_characters_is_read_to_its_end(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + " et 640 postes"

    assert shape(readings(text)[-1].quantity).endswith("640 jobs")
