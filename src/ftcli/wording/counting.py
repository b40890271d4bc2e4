"""What stands behind a number: the noun it counts, and what a rate is per."""

from collections.abc import Sequence
from typing import NamedTuple

from ftcli.nouns import Noun, nouns
from ftcli.wording.hedge_forms import LINKS
from ftcli.wording.lexicon import (
    ADJECTIVES,
    AUXILIARIES,
    CLAUSE_ENDS,
    LOSSES,
    LOST,
    NET,
    NEW,
    NO_RATE_BEFORE,
    NOT_COUNTED,
    OTHER_RATES,
    PARTITIVES,
    QUOTES,
    RATES,
    TIMES_MORE,
)
from ftcli.wording.scales import currency_in
from ftcli.wording.tokens import Token, is_word, joins, word, words_at

# How many words may stand between a loss and its figure: "a perdu ces dernières années 500".
FURTHEST_LOSS = 4
_BEFORE_A_NOUN = QUOTES | {"d", "de", "of"}
_BESIDE = ADJECTIVES | QUOTES
_BESIDE_NEW = _BESIDE | PARTITIVES
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
    currency = currency or currency_in(line, index)
    if currency is not None:
        noun = nouns()[(currency,)]
        return Counted(noun.unit, noun.concept, index)
    if words_at(line, index, 2) in TIMES_MORE:
        return Counted("multiple", None, index + 2)
    place = index + joins(line, index)  # "a 12-month programme"
    if place > index:
        noun_here, end = noun_at(line, place)
        return Counted(*noun_here, end) if noun_here else Counted(None, None, index)
    while word(line, place) in _BEFORE_A_NOUN:
        place += 1
    new = False
    for here in range(place, min(place + 4, len(line))):
        noun_here, end = noun_at(line, here)
        if noun_here is not None:
            return Counted(noun_here.unit, noun_here.concept, end, new)
        # "100 créations d'emplois" are jobs: what is new stands behind "de".
        if word(line, here) not in (_BESIDE_NEW if new else _BESIDE):
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


def noun_at(line: Sequence[Token], index: int) -> tuple[Noun | None, int]:
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
            if form in RATES and word(line, place + len(form)) not in NO_RATE_BEFORE:
                return RATES[form], place + len(form)
        if line[place].kind in {"number", "sign"}:
            break
    return None, index


def is_shared_out(line: Sequence[Token], index: int, unit: str | None) -> bool:
    """Whether what stands at an index is so much for each: "120 €/m²", "3 000 € par salarié"."""
    place = index + (word(line, index) in {"et", "and"})
    name = word(line, place)
    if name in {"le", "la"}:
        return word(line, place + 1) in {"m2", "metre"}
    if name not in {"/", "par", "per"}:
        return False
    noun_here, _ = noun_at(line, place + 1)
    other = noun_here is not None and noun_here.unit != unit  # "300 PME/ETI" are of one unit
    return other or word(line, place + 1) in OTHER_RATES


def says_new_before(line: Sequence[Token], first: int) -> bool:
    """Whether a verb or noun of creation leads to an index: "création nette de 4 000 emplois"."""
    place = first - 1
    while word(line, place) in LINKS:
        place -= 1
    return word(line, place - (word(line, place) in NET)) in NEW


def says_lost(line: Sequence[Token], first: int, amount_end: int, end: int) -> bool:
    """Whether what is counted goes: "suppression de 500 emplois", "500 job cuts", "lost 500".

    Args:
        line: the tokens of the text.
        first: index of the first word of the figure.
        amount_end: index behind its number.
        end: index behind its noun.
    """
    for place in range(first - 1, max(first - 1 - FURTHEST_LOSS, -1), -1):
        name = word(line, place)
        if name in LOSSES:
            return True
        if name in CLAUSE_ENDS or line[place].kind in {"sign", "number"}:
            break
    place = end
    while place < end + FURTHEST_LOSS and word(line, place) in AUXILIARIES:
        place += 1
    less = word(line, place) in {"en", "de"} and word(line, place + 1) == "moins"
    return (
        any(word(line, inside) in LOST for inside in range(amount_end, end))
        or word(line, place) in LOST
        or (word(line, place) == "go" and place > end)  # "500 jobs will go"
        or (word(line, end) == "moins" and word(line, end - 1) == "fois")
        or (less and word(line, place + 2) not in {"de", "d"})
    )


def says_new_behind(line: Sequence[Token], index: int) -> int:
    """How many words behind a noun say new ones: "supplémentaires", "de plus"."""
    goes_on = word(line, index + 2) in {"de", "d"} or words_at(line, index + 2, 2) == ("en", "plus")
    if words_at(line, index, 2) == ("de", "plus") and not goes_on:
        return 2
    return int(word(line, index) in NEW)
