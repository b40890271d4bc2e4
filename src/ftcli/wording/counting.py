"""What stands behind a number: the noun it counts, and what a rate is per."""

from collections.abc import Sequence
from typing import NamedTuple

from ftcli.catalogue import Noun, nouns
from ftcli.wording.hedges import LINKS
from ftcli.wording.lexicon import (
    ADJECTIVES,
    FUSED,
    NEW,
    NOT_COUNTED,
    PARTITIVES,
    QUOTES,
    RATES,
    TIMES_MORE,
)
from ftcli.wording.tokens import Token, is_word, joins, word, words_at

_RATE_WORDS = frozenset(form[0] for form in RATES)


class Counted(NamedTuple):
    """What the noun behind a number says.

    Attributes:
        unit: its unit; "count" for a noun the catalogue does not know, None for no noun.
        concept: the noun, singular, where the catalogue knows it.
        end: index of the token behind it.
        new: whether a word before it says new ones.
    """

    unit: str | None
    concept: str | None
    end: int
    new: bool = False


def counted(line: Sequence[Token], index: int, currency: str | None = None) -> Counted:
    """The noun behind an amount, a few words on, or its currency.

    Args:
        line: the tokens of the text.
        index: the index behind the amount.
        currency: the folded currency in front of the amount, where there is one.
    """
    if currency is None and word(line, index - 1) in FUSED:
        currency = FUSED[word(line, index - 1)][1]
    if currency is not None:
        noun = nouns()[(currency,)]
        return Counted(noun.unit, noun.concept, index)
    if words_at(line, index, 2) in TIMES_MORE:
        return Counted("multiple", None, index + 2)
    place = index
    while word(line, place) in {"d", "de", "of"} | QUOTES:
        place += 1
    new = False
    for here in range(place, min(place + 4, len(line))):
        noun_here, end = _noun(line, here)
        if noun_here is not None:
            return Counted(noun_here.unit, noun_here.concept, end, new)
        # "100 créations d'emplois" are jobs: what is new stands behind "de".
        if word(line, here) not in ADJECTIVES | QUOTES | (PARTITIVES if new else frozenset()):
            break
        new = new or word(line, here) in NEW
    if is_word(line, place) and word(line, place) not in NOT_COUNTED:
        return Counted("count", None, _last_word(line, place) + 1, new)
    return Counted(None, None, index, new)


def _last_word(line: Sequence[Token], place: int) -> int:
    """The index of the noun behind adjectives: "cinq grandes écoles" counts schools."""
    while (
        word(line, place) in ADJECTIVES
        and is_word(line, place + 1)
        and word(line, place + 1) not in NOT_COUNTED
    ):
        place += 1
    while joins(line, place + 1) and is_word(line, place + 2):  # "tiers-lieux"
        place += 2
    return place


def _noun(line: Sequence[Token], index: int) -> tuple[Noun | None, int]:
    """The noun of the catalogue at an index, of two words or one, and the index behind it."""
    second = index + 2 if word(line, index + 1) == "-" else index + 1
    two = nouns().get((word(line, index), word(line, second)))
    if two is not None:
        return two, second + 1
    return nouns().get((word(line, index),)), index + 1


def rate_at(line: Sequence[Token], index: int) -> tuple[str | None, int]:
    """What a rate is per, a word or two on ("50 startups par an"), and the index behind it."""
    for place in range(index, min(index + 3, len(line))):
        for size in (3, 2, 1) if word(line, place) in _RATE_WORDS else ():
            form = words_at(line, place, size)
            if form in RATES:
                return RATES[form], place + len(form)
        if line[place].kind in {"number", "sign"}:
            break
    return None, index


def says_new_before(line: Sequence[Token], first: int) -> bool:
    """Whether a verb or noun of creation leads to an index: "création de 4 000 emplois"."""
    place = first - 1
    while word(line, place) in LINKS:
        place -= 1
    return word(line, place) in NEW


def says_new_behind(line: Sequence[Token], index: int) -> int:
    """How many words behind a noun say new ones: "supplémentaires", "de plus"."""
    if words_at(line, index, 2) == ("de", "plus") and word(line, index + 2) not in {
        "de",
        "d",
        "en",
    }:
        return 2
    return int(word(line, index) in NEW)
