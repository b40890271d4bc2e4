"""Numbers in several pieces: "1 milliard 200 millions", and pieces that make no number here.

Among these are digits that count nothing: dates, times, telephone numbers, ages and names.
"""

import re
from collections.abc import Sequence

from ftcli.nouns import nouns
from ftcli.quantity import MONEY
from ftcli.wording.amounts import Amount, plain_amount_at
from ftcli.wording.hedge_forms import Hedge
from ftcli.wording.hedges import hedge_before
from ftcli.wording.lexicon import (
    ABBREVIATED_LABELS,
    AGED,
    ALWAYS_BEFORE_A_HORIZON,
    ALWAYS_BEFORE_A_YEAR,
    BEFORE_A_HORIZON,
    BEFORE_A_YEAR,
    DATING_HEDGES,
    DURATIONS,
    LABELS,
    MONTHS,
    NOT_COUNTED,
    NUMBER_SIGNS,
    PAST,
    PLURAL_ARTICLES,
    SINGULAR_ARTICLES,
    STREETS,
    TIMES,
    WEEKDAYS,
)
from ftcli.wording.scales import is_scale_left, scale_at
from ftcli.wording.tokens import BREAK, Token, is_number, is_word, is_year, joins, word, words_at

# "3 x 500", "10^6", "500/600": arithmetic is not read.
_OPERATORS = frozenset({"x", "×", "*", "^", "/", "sur", "÷", "+", "="})
# Letters that may be a scale, a unit or a name: "500 M" without a currency, "5 MM€"; and parts that
# are no share: "trois quarts d'heure".
_AMBIGUOUS = frozenset({"m", "mm", "k", "b", "tn", "‰", "quart", "quarts"})
_PER = frozenset({"pour", "per"})
HOURS = frozenset({"h", "am", "pm"})
_MEASURED = MONEY | {"%", "m2", "ha"}
_CLOCK_WORDS = HOURS | {"heures", "heure", "a", "p", "j", "jours"}
_ROUND = frozenset({"mille", "thousand", "1000", "1 000", "10000", "10 000", "100000", "100 000"})
_VERSION = re.compile(r"\d{1,2}\.0")
_POSTCODE = re.compile(r"\d\d\s?\d{3}")


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


def is_strange(line: Sequence[Token], end: int, unit: str | None) -> bool:
    """Whether what stands right behind a number makes another number of it."""
    if end >= len(line):
        return False
    name, kind = line[end].fold, line[end].kind
    if name == BREAK:
        return _is_cut(line, end)
    if kind == "number":
        return word(line, end + 1) == "/"  # "1 1/2"
    if name in _PER:
        return word(line, end + 1) in _ROUND
    raised = kind == "sign" and not line[end].text.isascii() and name[:1].isdecimal()
    if raised or name in _AMBIGUOUS:
        return unit not in {"m2", "ha"}  # "10⁶", "1½", "500 M"
    return (name in _OPERATORS and is_number(line, end + 1)) or is_scale_left(line, end)


def _is_cut(line: Sequence[Token], end: int) -> bool:
    """Whether a number may go on behind the end of its line: "12 / M€", "chez nous 9 / 500"."""
    following = word(line, end + 1)
    if len(following) == 3 and following.isdecimal():
        alone = word(line, end - 2) in {"", BREAK}
        return not alone and line[end - 1].kind == "number"
    return scale_at(line, end + 1, None).factor > 1


def strange_end(line: Sequence[Token], end: int) -> int:
    """The index behind a compound that is not read."""
    end += word(line, end) == BREAK
    while end < len(line) and (
        line[end].kind == "number" or line[end].fold in _OPERATORS or line[end].fold in _PER
    ):
        end += 1
    return end


def is_adjective(line: Sequence[Token], end: int, unit: str | None) -> bool:
    """Whether a hyphen makes a word of a number and no noun known: "12-million-euro", "3-axis"."""
    return unit is None and joins(line, end) and is_word(line, end + 1)


def code_end(line: Sequence[Token], start: int) -> int:
    """The index behind digits that date, time, dial or label something; `start` for any others.

    >>> from ftcli.wording.tokens import tokens
    >>> [code_end(tokens(text), 0) for text in ("18:32", "04 77 12 34 56", "18 sociétés")]
    [3, 5, 0]
    """
    behind = word(line, start + 1)
    if _is_labelled(line, start):
        return _labelled_end(line, start, behind)
    if behind in {"/", "-", ":"}:
        return _chain_end(line, start, behind)
    if behind in _CLOCK_WORDS:
        return _clock_end(line, start)
    if line[start].text[0] == "0" or word(line, start - 1) == "+":
        return _telephone_end(line, start)
    return start + 1 if word(line, start + 1 + (behind == ",")) in STREETS else start


def _chain_end(line: Sequence[Token], start: int, mark: str) -> int:
    """Behind numbers in a row: "12/05/2014", "2014-10-08", "18:32"; `start` for a pair of them."""
    end, links = start + 1, 0
    while word(line, end) == mark and is_number(line, end + 1) and _is_tight(line, end):
        end, links = end + 2, links + 1
    last = line[end - 1].text
    dialled = links > 0 and _is_coded(last)  # "555-0123"
    dated = links > 0 and len(last) == 2 and is_year(line, start)  # "2014-10"
    return end if links > (mark != ":") or dialled or dated else start


def _is_tight(line: Sequence[Token], index: int) -> bool:
    """Whether no space is around a token."""
    return line[index].tight and line[index + 1].tight


def _is_labelled(line: Sequence[Token], start: int) -> bool:
    """Whether digits are the number of a label: "page 12", "art. 12", "n° 12", "[12]"."""
    label = word(line, start - 1)
    if label == "[":
        return word(line, start + 1) == "]"
    if label in {"°", "º", "."}:
        return word(line, start - 2) in ABBREVIATED_LABELS
    if label not in LABELS and label not in NUMBER_SIGNS:
        return False
    noun = nouns().get((word(line, start + 1),))
    return noun is None or noun.unit not in _MEASURED  # "un web 100 % français"


def _labelled_end(line: Sequence[Token], start: int, behind: str) -> int:
    """Behind the number of a label, and the last one of "art. 12-15" or "pages 12 à 15"."""
    several = behind == "-" or word(line, start - 1).endswith("s")
    linked = behind in {"-", "a", "et", "to", "and"} and is_number(line, start + 2)
    return start + 3 if several and linked else start + 1 + is_number(line, start + 1)


def _clock_end(line: Sequence[Token], start: int) -> int:
    """Behind a time of day: "18 h 30", "à 9 heures", "7 jours sur 7", "6 pm"."""
    name, hour = word(line, start + 1), word(line, start)
    if name in TIMES | {"h", "j"} and word(line, start + 2) in {"/", "sur"}:
        return start + 4 if word(line, start + 3) in {"7", "24", hour} else start
    spelled = name in {"heures", "heure"} and word(line, start - 1) in {"a", "vers", "des", "avant"}
    dotted = name in {"a", "p"} and words_at(line, start + 2, 2) == (".", "m")
    if not (spelled or dotted or name in HOURS):
        return start
    minutes = word(line, start + 2)
    counts = (word(line, start + 3),) in nouns()
    return start + 2 + (len(minutes) == 2 and minutes < "60" and not counts)


def _telephone_end(line: Sequence[Token], start: int) -> int:
    """Behind a telephone number: "04 77 12 34 56", "+33 (0)4 77 12 34 56", "0800 123 456"."""
    end = start + 1
    if [word(line, end + ahead) for ahead in range(3)] == ["(", "0", ")"]:
        end += 3
    while end < start + 20:
        place = end + (word(line, end) in {"-", "."})
        if not is_number(line, place) or not word(line, place).replace(" ", "").isdecimal():
            break
        end = place + 1
    return end if end > start + 3 or _is_coded(line[start].text) else start


def _is_coded(digits: str) -> bool:
    """Whether digits begin with a nought that no count has: "04", "0123"."""
    return digits[0] == "0" and digits[1:2].isdecimal()


def is_date(line: Sequence[Token], amount: Amount, last: Amount, unit: str | None) -> bool:
    """Whether digits are a year or a day: "en 2014", "24 juin", "de 2012 à 2014".

    Args:
        line: the tokens of the text.
        amount: the number.
        last: the number at the upper end of a range, else the same.
        unit: the unit of the noun behind.
    """
    if not amount.literal or amount.scale > 1:
        return False
    uncounted = unit in {None, "count"}
    if len(word(line, amount.start)) <= 2:
        return uncounted and amount.value <= 31 and _is_day(line, amount.start, last.end)
    if not is_year(line, amount.start):
        return False
    if last is not amount:
        return uncounted and is_year(line, last.start) and last.scale == 1
    if word(line, amount.start - 1) in ALWAYS_BEFORE_A_YEAR and amount.value % 100:
        return True
    return uncounted and _says_year(line, amount, unit)


def _is_day(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether a month stands beside a number, or behind others in a row: "24, 25 et 26 juin"."""
    if word(line, start - 1) in MONTHS or word(line, start - 1) in WEEKDAYS:
        return True
    for _ in range(4):
        if word(line, end) not in {"et", "and", "au", ",", "-"} or not is_number(line, end + 1):
            break
        end += 2
    return word(line, end) in MONTHS


def _says_year(line: Sequence[Token], amount: Amount, unit: str | None) -> bool:
    """Whether four digits without a known noun are a year, not "plus de 2000 participants"."""
    start, before = amount.start, word(line, amount.start - 1)
    hedge, begin = hedge_before(line, start)
    if hedge and DATING_HEDGES.isdisjoint(word(line, index) for index in range(begin, start)):
        return False
    if before == "," and MONTHS.keys() & {word(line, start - back) for back in (2, 3)}:
        return True  # "June 24, 2015"
    listed = before in {"et", "and", "ou", "or", ","} and is_year(line, start - 2)
    if before in BEFORE_A_YEAR or hedge is Hedge.AT_LEAST or listed:
        return True
    if unit is None:
        return start == 0 or amount.value % 100 != 0
    # "Le bilan 2014 montre", not "2000 signatures": few count just so many of what no one knows.
    return amount.value % 100 != 0 and before not in PLURAL_ARTICLES


def is_horizon(
    line: Sequence[Token], start: int, unit: str | None, *, is_range: bool = False
) -> bool:
    """Whether a duration says when ("d'ici deux ans"), not how long.

    "Over 3 to 5 years" bounds a range; "dans 3 à 5 ans" says when.
    """
    if unit not in DURATIONS:
        return False
    leads = ALWAYS_BEFORE_A_HORIZON if is_range else BEFORE_A_HORIZON | PAST
    return bool(leads & {word(line, start - back) for back in (1, 2)})


def is_age(line: Sequence[Token], first: int, end: int, unit: str | None, *, bounded: bool) -> bool:
    """Whether years are an age: "âgé de 35 ans", "35-year-old", "les moins de 26 ans".

    Args:
        line: the tokens of the text.
        first: index of the first word of the figure.
        end: index behind its noun.
        unit: its unit.
        bounded: whether it has a hedge or is a range.
    """
    if unit not in {None, "year"}:
        return False
    before = word(line, first - 1)
    if before in AGED or (before in {"de", "d"} and word(line, first - 2) in AGED):
        return True
    if unit is None:
        return False
    if bounded and before in PLURAL_ARTICLES:
        return True
    if before == word(line, end) == ",":  # "le dirigeant, 42 ans, ..."
        return True
    joined = end + (word(line, end) in {"-", "d"})
    return word(line, joined) in {"old", "age", "ago"}


def is_name(line: Sequence[Token], amount: Amount) -> bool:
    """Whether digits without hedge and known noun are a name: "le 42", "CAC 40", "web 2.0"."""
    if not amount.literal or amount.scale > 1:
        return False
    text, before = line[amount.start].text, amount.start - 1
    article = word(line, before)
    if article in SINGULAR_ARTICLES or article in PLURAL_ARTICLES:
        return article in SINGULAR_ARTICLES
    return (
        (text.isdecimal() and before >= 0 and _is_proper(line, before, amount.end))
        or _VERSION.fullmatch(text) is not None
        or (_POSTCODE.fullmatch(text) is not None and _is_capital(line, amount.end))
    )


def _is_proper(line: Sequence[Token], index: int, end: int) -> bool:
    """Whether a name stands before digits: "CAC 40", "sous Windows 10", "Saint-Étienne (42)"."""
    length = len(word(line, end - 1))
    if length == 2 and word(line, index) == "(" and word(line, end) == ")":
        return _is_capital(line, index - 1)
    name, text = word(line, index), line[index].text
    if not is_word(line, index) or text.islower() or name in NOT_COUNTED or (name,) in nouns():
        return False
    if len(name) > 1 and text.isupper():
        return True
    begins = index == 0 or line[index - 1].kind == "sign"
    return length <= 3 and not begins and not is_word(line, end)


def _is_capital(line: Sequence[Token], index: int) -> bool:
    """Whether a word with a capital stands at an index."""
    return is_word(line, index) and line[index].text[0].isupper()
