"""Numbers in several pieces: "1 milliard 200 millions", and pieces that make no number here."""

from collections.abc import Sequence

from ftcli.wording.amounts import Amount, plain_amount_at
from ftcli.wording.tokens import Token, word

# "3 x 500", "10^6", "500/600": arithmetic is not read.
_OPERATORS = frozenset({"x", "×", "*", "^", "/", "sur", "÷"})
# Letters that may be a scale, a unit or a name: "500 M" without a currency, "5 MM€".
_AMBIGUOUS = frozenset({"m", "mm", "k", "b", "tn"})
_PER = frozenset({"pour", "per"})
_SUSPECT = _OPERATORS | _AMBIGUOUS | _PER
_ROUND = frozenset({"mille", "thousand", "1000", "1 000", "10000", "10 000", "100000", "100 000"})


def compound(line: Sequence[Token], first: Amount, lang: str | None) -> Amount:
    """An amount with the smaller ones that follow it: "1 milliard 200 millions"."""
    while first.scale >= 1000 and first.unit is None and not (first.loose or first.floor_only):
        more = plain_amount_at(line, first.end, lang)
        if more is None or more.value >= first.scale or not more.literal or more.loose:
            break
        first = first._replace(
            value=first.value + more.value,
            step=more.step,
            end=more.end,
            scale=more.scale if more.scale > 1 else 1,
        )
    return first


def is_date_in_digits(line: Sequence[Token], start: int) -> bool:
    """Whether a day is written "12/05/2014"."""
    return (
        word(line, start + 1) == word(line, start + 3) == "/"
        and start + 4 < len(line)
        and line[start].kind == line[start + 2].kind == line[start + 4].kind == "number"
    )


def is_strange(line: Sequence[Token], end: int, unit: str | None) -> bool:
    """Whether what stands right behind a number makes another number of it."""
    if end >= len(line):
        return False
    name = line[end].fold
    if line[end].kind == "word" and name not in _SUSPECT:
        return False
    sign = line[end].kind == "sign" and not line[end].text.isascii()
    if name in _AMBIGUOUS or name == "‰" or (sign and name[:1].isdecimal()):
        return unit not in {"m2", "ha"}  # "10⁶", "1½", "500 M"
    if name in _PER:
        return word(line, end + 1) in _ROUND
    if line[end].kind == "number":
        return word(line, end + 1) == "/"  # "1 1/2"
    return name in _OPERATORS and end + 1 < len(line) and line[end + 1].kind == "number"


def strange_end(line: Sequence[Token], end: int) -> int:
    """The index behind a compound that is not read."""
    while end < len(line) and (
        line[end].kind == "number" or line[end].fold in _OPERATORS or line[end].fold in _PER
    ):
        end += 1
    return end
