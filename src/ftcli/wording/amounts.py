"""Amounts: the number in a phrase, before hedges and units.

An amount is a literal ("9 500", "1,2"), a numeral in words, a collective ("une vingtaine"), a
vague plural ("plusieurs centaines"), a fraction ("deux tiers") or a multiple ("doubler"), with its
scale ("milliard", "bn") and its half ("et demi").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ftcli.wording.numerals import numeral
from ftcli.wording.tokens import SPACES, Token, is_hyphen

MAX_DIGITS = 40

COLLECTIVES = {
    # name: (number, unit of its last digit); "quinzaine" and "douzaine" are told to the five.
    "dizaine": (10, 10), "douzaine": (12, 5), "quinzaine": (15, 5), "vingtaine": (20, 10),
    "trentaine": (30, 10), "quarantaine": (40, 10), "cinquantaine": (50, 10),
    "soixantaine": (60, 10), "centaine": (100, 100), "millier": (1000, 1000),
    "dozen": (12, 5), "couple": (2, 1),
}  # fmt: skip
VAGUE = {
    # plural: what one of them is; "plusieurs centaines" are at least two hundred.
    "dizaines": 10, "douzaines": 12, "vingtaines": 20, "centaines": 100, "milliers": 1000,
    "millions": 10**6, "milliards": 10**9,
    "dozens": 12, "tens": 10, "scores": 20, "hundreds": 100, "thousands": 1000, "billions": 10**9,
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12,
}  # fmt: skip
VAGUE_ALONE = frozenset({"dozens", "hundreds", "thousands"})
SEVERAL = frozenset({"plusieurs", "des", "quelques", "several"})
SCALES = {
    "cent": 100, "cents": 100, "mille": 1000, "millier": 1000, "milliers": 1000,
    "million": 10**6, "millions": 10**6, "mio": 10**6, "mn": 10**6,
    "milliard": 10**9, "milliards": 10**9, "md": 10**9, "mds": 10**9, "mrd": 10**9, "mrds": 10**9,
    "billiard": 10**15, "billiards": 10**15, "hundred": 100, "thousand": 1000, "bn": 10**9,
    "k": 1000, "dizaines": 10, "centaines": 100, "douzaines": 12, "dozen": 12,
}  # fmt: skip
BILLION = {"fr": 10**12, "en": 10**9}
TRILLION = {"fr": 10**18, "en": 10**12}
# Scale and currency in one word: "12 MEUR", "300 KEUR".
FUSED = {"keur": 1000, "meur": 10**6, "mdeur": 10**9, "mdseur": 10**9,
         "kusd": 1000, "musd": 10**6, "kgbp": 1000, "mgbp": 10**6}  # fmt: skip
PARTS = {
    "moitie": 2, "demi": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5,
    "sixieme": 6, "sixiemes": 6, "dixieme": 10, "dixiemes": 10, "half": 2, "third": 3,
    "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10,
}  # fmt: skip
MULTIPLES = {
    "doubler": 2, "double": 2, "doublera": 2, "doublement": 2, "doubles": 2, "doublee": 2,
    "doublant": 2, "doubling": 2, "doubled": 2, "tripler": 3, "triple": 3, "triplera": 3,
    "triplement": 3, "triplant": 3, "tripling": 3, "tripled": 3, "treble": 3, "quadrupler": 4,
    "quadruple": 4, "quadruplement": 4, "quadrupling": 4, "decupler": 10,
}  # fmt: skip
MULTIPLY = frozenset({"multiplier", "multiplie", "multiplies", "multipliee", "multipliees",
                      "multipliera", "multiply", "multiplied", "multiplying"})  # fmt: skip
TIMES = frozenset({"an", "ans", "annee", "annees", "jour", "jours", "mois", "semaine", "semaines",
                   "fois", "day", "days", "year", "years", "month", "months", "week",
                   "weeks"})  # fmt: skip
CURRENCY_SIGNS = frozenset("€$£")
ORDINALS = frozenset({"e", "eme", "ieme", "er", "ere", "re", "nd", "nde", "st", "th", "rd", "es",
                      "emes"})  # fmt: skip

_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[.,])\d{3})(?:(?P=mark)\d{3})*")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number found in a text.

    Attributes:
        value: the number.
        step: the unit of its last significant digit as written.
        start: index of its first token.
        end: index behind its last token.
        unit: the unit it brings along (a fraction is a share, "doubler" a multiple), else None.
        loose: whether it is a collective, which is about that many.
        floor_only: whether it is a vague plural, which is at least that many.
        scale: the factor that a scale word gave it ("millions"), else 1.
        literal: whether it is written in digits.
    """

    value: Fraction
    step: Fraction
    start: int
    end: int
    unit: str | None = None
    loose: bool = False
    floor_only: bool = False
    scale: int = 1
    literal: bool = False


def amount_at(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """The amount that begins at a token, the longest reading first; None where there is none.

    Args:
        line: the tokens of the text.
        start: index of the token.
        lang: "fr", "en" or None; decides "billion" and a comma before three digits.
    """
    token = line[start]
    if token.kind == "number":
        return _literal(line, start, lang)
    if token.kind != "word":
        return None
    for reading in (_several, _share, _multiple, _collective, _spelled):
        found = reading(line, start, lang)
        if found is not None:
            return found
    return None


def word(line: Sequence[Token], index: int) -> str:
    """The folded word at an index, "" outside the text."""
    return line[index].fold if 0 <= index < len(line) else ""


def tight_hyphen(line: Sequence[Token], index: int) -> bool:
    """Whether a hyphen at an index joins the words around it."""
    return (
        0 < index < len(line) - 1
        and is_hyphen(line[index])
        and line[index].tight
        and line[index + 1].tight
    )


def _literal(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    behind = line[start + 1] if start + 1 < len(line) else None
    if behind is not None and behind.tight and behind.fold in ORDINALS:
        return None
    if len(line[start].text) > MAX_DIGITS:
        return None
    scale, end, halves = _scale(line, start + 1, lang)
    money = _money_beside(line, start, end)
    share = word(line, end) in {"%", "pour"} and scale == 1
    decimal = scale > 1 or share or (money and lang == "fr" and "," in line[start].text)
    read = _digits(line[start].text, decimal=decimal)
    if read is None:
        return None
    value, step = read
    return _scaled(value, step, scale, halves, start, end, literal=True)


def _scaled(
    value: Fraction, step: Fraction, scale: int, halves: bool, start: int, end: int, *, literal: bool
) -> Amount:  # fmt: skip
    value, step = value * scale, step * scale
    if halves:
        value, step = value + Fraction(scale, 2), Fraction(scale, 2)
    return Amount(value, step, start, end, scale=scale, literal=literal)


def _digits(text: str, *, decimal: bool) -> tuple[Fraction, Fraction] | None:
    """The value of a literal and the unit of its last significant digit.

    A point or comma before exactly three digits groups thousands ("31.673", "1,620"), unless a
    scale or a percent sign follows ("4.125 millions") or the number begins with 0.
    """
    plain = re.sub(f"[{SPACES}]", "", text)
    marks = {char for char in plain if char in ".,"}
    whole, fraction = plain, ""
    if len(marks) == 2:
        last = max(plain.rfind("."), plain.rfind(","))
        whole, fraction = plain[:last], plain[last + 1 :]
        if not _GROUPED.fullmatch(whole):
            return None
    elif marks:
        mark = marks.pop()
        grouped = _GROUPED.fullmatch(plain) is not None
        single = plain.count(mark) == 1
        if not grouped and not single:
            return None
        if not grouped or (single and (decimal or plain[0] == "0")):
            whole, _, fraction = plain.partition(mark)
    integer = re.sub("[.,]", "", whole)
    value = Fraction(int(integer + fraction), 10 ** len(fraction))
    if fraction:
        return value, Fraction(1, 10 ** len(fraction))
    step = 1
    number = int(integer)
    while number and number % (step * 10) == 0:
        step *= 10
    return value, Fraction(step)


def _scale(line: Sequence[Token], index: int, lang: str | None) -> tuple[int, int, bool]:
    """The scale at an index, the index behind it, and whether "et demi" follows."""
    if index >= len(line):
        return 1, index, False
    name = line[index].fold
    scale = SCALES.get(name, 0)
    if name in {"billion", "billions"}:
        scale = BILLION[lang or "fr"]
    elif name in {"trillion", "trillions"}:
        scale = TRILLION[lang or "fr"]
    elif name in FUSED:
        return FUSED[name], index + 1, False  # the currency in it is read as the unit
    elif name == "m" and _is_million(line, index):
        scale = 10**6
    if not scale or (name == "k" and not _is_thousand(line, index)):
        return 1, index, False
    end = index + 1
    if word(line, end) == "et" and word(line, end + 1) in {"demi", "demie"}:
        return scale, end + 2, True
    return scale, end, False


def _is_million(line: Sequence[Token], index: int) -> bool:
    """Whether an "m" is a million: beside money, never a metre."""
    before = {word(line, index - 2), word(line, index - 4)}  # "€12m" and "€10–12m"
    behind = word(line, index + 1)
    return behind in CURRENCY_SIGNS | {"eur", "usd"} or bool(before & (CURRENCY_SIGNS | {"eur"}))


def _is_thousand(line: Sequence[Token], index: int) -> bool:
    return line[index].tight or word(line, index + 1) in CURRENCY_SIGNS | {"eur", "usd"}


def _money_beside(line: Sequence[Token], start: int, end: int) -> bool:
    signs = CURRENCY_SIGNS | {"eur", "euros", "euro", "usd", "dollars"}
    return word(line, start - 1) in signs or word(line, end) in signs


def _words(line: Sequence[Token], start: int, most: int = 40) -> list[str]:
    """The folded words from an index on, tight hyphens as "-", until anything else."""
    words = []
    for index in range(start, min(start + most, len(line))):
        token = line[index]
        if token.kind == "word":
            words.append(token.fold)
        elif tight_hyphen(line, index):
            words.append("-")
        else:
            break
    return words


def _spelled(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    words = _words(line, start)
    if words[0] in {"half"} and words[1:2] in (["a"], ["an"]):
        scale, end, _ = _scale(line, start + 2, "en")
        half = Fraction(scale, 2)
        return Amount(half, half, start, end, scale=scale) if scale > 1 else None
    if words[:2] in (["un", "autre"], ["une", "autre"]):
        scale, end, _ = _scale(line, start + 2, lang)
        return (
            Amount(Fraction(scale), Fraction(scale), start, end, scale=scale) if scale > 1 else None
        )
    if words[0] == "demi" or words[:2] in (["un", "demi"], ["une", "demi"]):
        return _half(line, start, lang)
    found = numeral(words)
    if found is None:
        return None
    value, step, end = Fraction(found.value), found.step, start + found.size
    if found.size == 1 and words[0] in {"un", "une", "one"}:
        return _and_a_half(line, start, lang) if words[0] == "one" else None
    if word(line, end) == "-" and tight_hyphen(line, end) and word(line, end + 1) in PARTS:
        return None
    if word(line, end) == "et" and word(line, end + 1) in {"demi", "demie"}:
        # "un milliard et demi": the half is of the last scale named.
        half = _last_scale(found.value) / 2
        return Amount(value + half, half, start, end + 2, scale=int(half * 2))
    scale, behind, halves = _scale(line, end, found.lang if lang is None else lang)
    return _scaled(value, step, scale, halves, start, behind, literal=False)


def _last_scale(value: int) -> Fraction:
    scale = 1
    for factor in (10**3, 10**6, 10**9, 10**12):
        if value % factor == 0:
            scale = factor
    return Fraction(scale)


def _half(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """ "un demi-million", "une demi-douzaine"."""
    place = start if word(line, start) == "demi" else start + 1
    place += 2 if tight_hyphen(line, place + 1) else 1
    name = word(line, place)
    if name in COLLECTIVES:
        number, step = COLLECTIVES[name]
        return Amount(Fraction(number, 2), Fraction(step), start, place + 1, loose=True)
    scale, end, _ = _scale(line, place, lang)
    if scale == 1:
        return None
    return Amount(Fraction(scale, 2), Fraction(scale, 2), start, end, scale=scale)


def _and_a_half(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """ "one and a half billion"; "one" alone is an article."""
    if [word(line, start + offset) for offset in (1, 2, 3)] != ["and", "a", "half"]:
        return None
    scale, end, _ = _scale(line, start + 4, "en")
    return Amount(Fraction(3 * scale, 2), Fraction(scale, 2), start, end, scale=scale)


def _collective(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """ "une vingtaine", "la centaine", "un millier", "a dozen", "une vingtaine de milliers"."""
    article = word(line, start) in {"un", "une", "la", "a", "cette", "premiere"}
    place = start + 1 if article else start
    name = word(line, place)
    if name == "few" and article:
        return Amount(Fraction(3), Fraction(1), start, place + 1, loose=True)
    if name not in COLLECTIVES or (not article and name in {"dozen", "couple"}):
        return None
    number, step = COLLECTIVES[name]
    end = place + 1
    if word(line, end) in {"de", "d"}:
        scale, behind, _ = _scale(line, end + 1, lang)
        if scale > 1:
            return Amount(
                Fraction(number * scale), Fraction(step * scale), start, behind, loose=True
            )
    return Amount(Fraction(number), Fraction(step), start, end, loose=True)


def _several(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """ "plusieurs centaines", "des milliers", "dozens": at least two of them."""
    del lang
    place = start + 1 if word(line, start) in SEVERAL else start
    name = word(line, place)
    if name not in VAGUE or (place == start and name not in VAGUE_ALONE):
        return None
    low = Fraction(2 * VAGUE[name])
    return Amount(low, Fraction(VAGUE[name]), start, place + 1, floor_only=True)


def _share(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """ "la moitié", "deux tiers", "un quart", "une entreprise sur trois", "two thirds"."""
    del lang
    first = word(line, start)
    if first == "moitie" or (first == "half" and word(line, start + 1) not in {"a", "an"}):
        return _percent(Fraction(1, 2), start, start + 1)
    words = _words(line, start, 6)
    found = numeral(words)
    if found is None and first not in {"a"}:
        return None
    count, end = (found.value, start + found.size) if found else (1, start + 1)
    part = word(line, end)
    if part in PARTS and part not in {"demi", "moitie"}:
        if tight_hyphen(line, end + 1):  # tiers-lieu
            return None
        return _percent(Fraction(count, PARTS[part]), start, end + 1)
    return _out_of(line, start, end, count) if found else None


def _out_of(line: Sequence[Token], start: int, end: int, count: int) -> Amount | None:
    """ "une entreprise sur trois", "neuf sur dix", "one firm in three"."""
    for place in range(end, min(end + 4, len(line))):
        if line[place].kind != "word":
            return None
        if line[place].fold in {"sur", "in"}:
            between = [word(line, index) for index in range(end, place)]
            total = numeral(_words(line, place + 1, 4))
            if total is None or total.value <= max(count, 1) or TIMES & set(between):
                return None
            if word(line, place) == "in" and word(line, place + 1 + total.size) in TIMES:
                return None
            return _percent(Fraction(count, total.value), start, place + 1 + total.size)
    return None


def _percent(share: Fraction, start: int, end: int) -> Amount:
    value = share * 100
    step = Fraction(1)
    return Amount(value, step, start, end, unit="%")


def _multiple(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """ "doubler", "le double", "multiplier par trois"."""
    name = word(line, start)
    if name in MULTIPLES:
        return Amount(Fraction(MULTIPLES[name]), Fraction(1), start, start + 1, unit="multiple")
    if name in MULTIPLY and word(line, start + 1) in {"par", "by"} and start + 2 < len(line):
        factor = amount_at(line, start + 2, lang)
        if factor is not None and factor.unit is None:
            return Amount(factor.value, factor.step, start, factor.end, unit="multiple")
    return None
