"""What brackets beside a number say of it: a hedge ("500 (environ)") or a scale ("12,5 (M€)")."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ftcli.wording.hedge_forms import AFTER, BEFORE, Form, Hedge
from ftcli.wording.lexicon import ALWAYS_BEFORE_A_YEAR, FUSED
from ftcli.wording.scales import BESIDE_MONEY, scale_at
from ftcli.wording.tokens import Token, is_number, is_year, word

_ALONE: Mapping[Form, Hedge] = {
    **{form: hedge for form, hedge in AFTER.items() if hedge is not Hedge.UNCLEAR},
    **{
        form: hedge
        for form, hedge in BEFORE.items()
        if hedge in {Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.NEARLY}
    },
}
_LONGEST_HEDGE = max(map(len, _ALONE))
_LONGEST_SCALE = 6  # "(en millions d'euros)"
_TIMES = re.compile(r"[x×*](1?0+)?")
_BESIDE_A_YEAR = ALWAYS_BEFORE_A_YEAR | {",", ";", "et", "and", "ou", "or", "puis"}


def hedge_in_brackets(line: Sequence[Token], opening: int) -> tuple[Hedge | None, int]:
    """The hedge that brackets hold and nothing else, and the index behind them.

    Args:
        line: the tokens of the text.
        opening: the index where the bracket may open.

    >>> from ftcli.wording.tokens import tokens
    >>> hedge_in_brackets(tokens("500 (env.)"), 1)
    (<Hedge.ABOUT: 'about'>, 5)
    >>> hedge_in_brackets(tokens("500 (environ 2 %)"), 1)
    (None, 1)
    """
    closing = _closing(line, opening, _LONGEST_HEDGE)
    form = tuple([token.fold for token in line[opening + 1 : closing]])
    hedge = _ALONE.get(form)
    return (None, opening) if hedge is None else (hedge, closing + 1)


def hedge_in_brackets_before(line: Sequence[Token], end: int) -> tuple[Hedge | None, int]:
    """The same of brackets that close right before an index, and the index they open at."""
    opening = _opening(line, end - 1, _LONGEST_HEDGE)
    hedge, _ = hedge_in_brackets(line, opening)
    return (None, end) if hedge is None else (hedge, opening)


def is_scale_in_brackets(line: Sequence[Token], opening: int, value: Fraction) -> bool:
    """Whether brackets hold a scale: "5 (milliers)", "12,5 (en M€)", "5 (x1000)".

    "1 000 (mille) euros" only says its number again.

    Args:
        line: the tokens of the text.
        opening: the index where the bracket may open.
        value: the number beside them.
    """
    if word(line, opening) != "(" or _closing(line, opening, _LONGEST_SCALE) == opening:
        return False
    place = opening + 1 + (word(line, opening + 1) in {"en", "in"})
    name = word(line, place)
    if name in BESIDE_MONEY or name in FUSED:
        return True
    if _TIMES.fullmatch(name):
        return len(name) > 1 or is_number(line, place + 1)
    return scale_at(line, place, None).factor not in {1, value}


def is_scale_in_brackets_before(line: Sequence[Token], end: int, value: Fraction) -> bool:
    """The same of brackets that close before an index or its colon: "CA (M€) : 12,5"."""
    closing = end - 1 - (word(line, end - 1) == ":")
    return is_scale_in_brackets(line, _opening(line, closing, _LONGEST_SCALE), value)


def noted_end(line: Sequence[Token], start: int) -> int | None:
    """The index behind a number like a year and its footnote, "2000 (1)"; None for any other.

    "En 2014 (58)" and "2013 (52), 2014 (58)" tell the number of a year.
    """
    if not is_year(line, start) or (word(line, start + 1), word(line, start + 3)) != ("(", ")"):
        return None
    note, around = word(line, start + 2), {word(line, start - 1), word(line, start + 4)}
    tells = not around.isdisjoint(_BESIDE_A_YEAR)
    return None if tells or len(note) > 2 or not note.isdecimal() else start + 4


def _closing(line: Sequence[Token], opening: int, longest: int) -> int:
    """The index where a bracket closes that opens at an index; the same where none does."""
    if word(line, opening) == "(":
        for index in range(opening + 1, opening + longest + 2):
            if word(line, index) == ")":
                return index
    return opening


def _opening(line: Sequence[Token], closing: int, longest: int) -> int:
    """The index where a bracket opens that closes at an index; the same where none does."""
    if word(line, closing) == ")":
        for index in range(closing - 1, closing - longest - 2, -1):
            if word(line, index) == "(":
                return index
    return closing
