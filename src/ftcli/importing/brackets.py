"""What the name of a column says in brackets that is no date: a scale, tax, or another measure.

A scale that is overlooked is a thousand times off, and a rank or an objective is no figure of its
metric. What is neither says what is counted: "directs" of "Emplois (directs)".
"""

import re
from typing import NamedTuple

from ftcli.store.names import key

_IN = re.compile(r"^(?:en|in)\s+", re.IGNORECASE)
_TIMES = re.compile(r"^[x×*]\s*", re.IGNORECASE)
_GROUPING = re.compile(r"[\s.,'’]")
_SCALES = {
    "k": 10**3, "K": 10**3, "000": 10**3, "000s": 10**3, "1000": 10**3, "10^3": 10**3,
    "M": 10**6, "000000": 10**6, "1000000": 10**6, "10^6": 10**6,
}  # fmt: skip
_SCALE_WORD = re.compile(
    r"\b(?:k|m|mio|mds?|000|1000|milliers?|thousands?|millions?|milliards?|billions?)\b"
)
_TAX = re.compile(
    r"(?<![^\W_])(?:HT|TTC|H\.T\.|T\.T\.C\.|hors taxes?|toutes taxes comprises)(?![^\W_])",
    re.IGNORECASE,
)


class _Other(NamedTuple):
    """A measure that is no figure of the metric.

    Attributes:
        words: how brackets name it, as `key` spells them.
        said: what the column then is.
    """

    words: re.Pattern[str]
    said: str


_OTHERS = (
    _Other(
        re.compile(r"\b(?:objectifs?|cibles?|targets?|goals?|prev\w*|forecasts?|projections?)\b"),
        "an objective, no figure (a target is a row with a mode in a long table)",
    ),
    _Other(re.compile(r"\b(?:rangs?|ranks?|ranking|classement|positions?)\b"), "a rank, no figure"),
    _Other(
        re.compile(r"\b(?:evolutions?|croissances?|variations?|growth|changes?|hausses?|delta)\b"),
        "a change, no figure",
    ),
    _Other(
        re.compile(r"\bpart (?:de|des|du|d)\b|\b(?:shares?|proportions?|pourcentages?|percent)\b"),
        "a share, no figure",
    ),
    _Other(
        re.compile(
            r"^(?:pour|par|per) .*(?:\d|\b(?:hab|habitants?|inhabitants?|capita|km|tete)\b)"
            r"|\b(?:taux|ratios?|densite|density|indices?|index|base 100)\b"
        ),
        "a ratio, no figure",
    ),
)


def plain_scale(text: str) -> int:
    """The scale that is written without words: "k", "000", "x 1 000"; 1 for none.

    >>> [plain_scale(text) for text in ("k", "en k", "000", "x1000", "x 1 000", "M", "directs")]
    [1000, 1000, 1000, 1000, 1000, 1000000, 1]
    """
    bare = _TIMES.sub("", _IN.sub("", text.strip()))
    return _SCALES.get(_GROUPING.sub("", bare), 1)


def other_measure(text: str) -> str:
    """What a column is whose brackets name no date and no unit; "" where they say what it counts.

    >>> other_measure("rang"), other_measure("milliers d'ETP"), other_measure("directs")
    ('a rank, no figure', 'of no scale that is known, such as k€, M€ or milliers', '')
    """
    spelled = key(text)
    if _SCALE_WORD.search(spelled) and not spelled.startswith(("pour ", "par ", "per ")):
        return "of no scale that is known, such as k€, M€ or milliers"
    return next((other.said for other in _OTHERS if other.words.search(spelled)), "")


def without_tax(name: str) -> tuple[str, str]:
    """The name of a column of money without what it says of tax, and that; "" for nothing.

    >>> without_tax("CA (M€ HT)"), without_tax("CA HT (M€)"), without_tax("CA (M€)")
    (('CA (M€ )', 'HT'), ('CA  (M€)', 'HT'), ('CA (M€)', ''))
    """
    found = _TAX.search(name)
    return (f"{name[: found.start()]}{name[found.end() :]}", found.group()) if found else (name, "")
