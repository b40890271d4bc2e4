"""When an aim is due: "d'ici 2015", "dans les dix prochaines années", "by 2015".

A horizon is a date, or a length of time from the day of the statement, or vague ("à terme").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ftcli.dates import Period, after
from ftcli.wording.amounts import one_at, plain_amount_at
from ftcli.wording.lexicon import BEFORE_A_DEADLINE, BEFORE_A_HORIZON, HALF_BEHIND, MONTHS
from ftcli.wording.numerals import NUMBER_WORDS
from ftcli.wording.tokens import Token, tokens, word, words_at

# The last month of a part of the year: "mi-2016" is June, "début 2016" January.
PART_OF_YEAR = {"fin": "12", "end": "12", "debut": "01", "early": "01", "mi": "06", "mid": "06"}
LENGTHS = {"mois": 1, "month": 1, "months": 1, "an": 12, "ans": 12, "annee": 12, "annees": 12,
           "year": 12, "years": 12}  # fmt: skip
NEXT = frozenset({"prochaines", "prochains", "next", "coming"})
MOST_YEARS_AHEAD = 50
# What a horizon's words may begin with, in front of its number: "d'ici à la fin de l'année 2016".
_LEADS = frozenset({
    "d", "ici", "a", "l", "la", "le", "les", "horizon", "de", "fin", "debut", "mi", "-", "annee",
    "en", "dans", "sous", "avant", "by", "the", "end", "of", "in", "until", "before", "within",
    "over", "next", "early", "mid", "sur", "pendant", "au", "prochaines", "prochains", "courant",
}) | MONTHS.keys()  # fmt: skip
_MOST_LEADS = 8
# Words that never begin one: an article alone belongs to what stands before it.
_NEVER_FIRST = frozenset({"l", "la", "le", "les", "de", "the", "of", "-", "annee", "next"})
_VAGUE = frozenset({
    ("a", "terme"), ("a", "court", "terme"), ("a", "moyen", "terme"), ("a", "long", "terme"),
    ("dans", "les", "prochaines", "annees"), ("dans", "les", "annees", "a", "venir"),
    ("dans", "les", "prochains", "mois"), ("dans", "les", "mois", "prochains"),
    ("d", "ici", "la", "fin", "du", "mandat"), ("in", "the", "coming", "years"),
    ("in", "the", "long", "term"), ("in", "the", "short", "term"), ("in", "the", "next", "few"),
})  # fmt: skip
_VAGUE_SIZES = {
    first: tuple(sorted({len(form) for form in _VAGUE if form[0] == first}, reverse=True))
    for first in {form[0] for form in _VAGUE}
}


class Horizon(NamedTuple):
    """When something is due.

    Attributes:
        date: the date itself, where the words give one.
        months: else how many months after the statement; 0 for a vague horizon.
        first: index of its first token in the text.
        end: index of the token behind it.
    """

    date: Period | None = None
    months: int = 0
    first: int = 0
    end: int = 0

    @property
    def is_vague(self) -> bool:
        """Whether the words give no date: "à terme"."""
        return self.date is None and not self.months

    def deadline(self, on: Period | None) -> Period | None:
        """The date it is due, for a statement made on a date; years keep the precision of years.

        None for a vague horizon, and for a length of time where the date is not known.

        >>> str(horizon("dans les dix prochaines années").deadline(Period.parse("2014-10-08")))
        '2024'
        """
        if self.date is not None or self.is_vague or on is None:
            return self.date
        years, months = divmod(self.months, 12)
        return after(on, months=self.months) if months else after(on, years=years)

    @property
    def iso(self) -> str | None:
        """The date, or the length of time in ISO 8601: "2015", "P10Y", "P18M"; None if vague."""
        if self.date is not None:
            return str(self.date)
        years, months = divmod(self.months, 12)
        return f"P{self.months}M" if months else f"P{years}Y" if years else None


def horizon(text: str) -> Horizon | None:
    """The horizon that a text names first; None where it names none, or a vague one.

    >>> horizon("10 tech champions by 2015").iso
    '2015'
    >>> horizon("350 emplois à 18 mois").iso
    'P18M'
    >>> horizon("à terme") is None
    True
    """
    return next((found for found in horizons(tokens(text)) if not found.is_vague), None)


def horizons(line: Sequence[Token]) -> Iterator[Horizon]:
    """The horizons of a text, in order, vague ones too; no two share a word.

    >>> [found.iso for found in horizons(tokens("300 en 2016, 500 d'ici trois ans, 900 à terme"))]
    ['2016', 'P3Y', None]
    """
    index = since = 0
    while index < len(line):
        found = _at(line, index)
        if found is None:
            index += 1
            continue
        yield found if found.is_vague else found._replace(first=_first(line, found.first, since))
        index = since = max(found.end, index + 1)


def _at(line: Sequence[Token], index: int) -> Horizon | None:
    """The horizon whose number, or whose vague words, stand at an index."""
    token = line[index]
    if token.kind == "number":
        return _year(line, index) or _length(line, index)
    found = _length(line, index) if token.fold in NUMBER_WORDS else None
    return found or (_vague(line, index) if token.fold in _VAGUE_SIZES else None)


def _first(line: Sequence[Token], index: int, since: int) -> int:
    """The index of the first word that leads to a horizon's number."""
    first = index
    while first > max(since, index - _MOST_LEADS) and word(line, first - 1) in _LEADS:
        first -= 1
    while first < index and word(line, first) in _NEVER_FIRST:
        first += 1
    return first


def _vague(line: Sequence[Token], index: int) -> Horizon | None:
    for size in _VAGUE_SIZES.get(word(line, index), ()):
        form = words_at(line, index, size)
        if len(form) == size and form in _VAGUE:
            return Horizon(first=index, end=index + size)
    return None


def _year(line: Sequence[Token], index: int) -> Horizon | None:
    """The year of a deadline, with its month or the part of the year told."""
    text = line[index].text
    if not (len(text) == 4 and text.isdecimal() and text.isascii() and text[:2] in {"19", "20"}):
        return None
    before = [word(line, index - back) for back in range(1, 6)]
    if before[0] not in BEFORE_A_DEADLINE:
        return None
    month = MONTHS.get(before[0])
    part = month or next((PART_OF_YEAR[name] for name in before if name in PART_OF_YEAR), None)
    return Horizon(Period.parse(f"{text}-{part}" if part else text), 0, index, index + 1)


def _length(line: Sequence[Token], index: int) -> Horizon | None:
    """The length of time until a deadline: "dans les dix prochaines années"."""
    before = {word(line, index - back) for back in (1, 2, 3)}
    if not before & BEFORE_A_HORIZON or before >= {"y", "a"}:  # "il y a deux ans" is past
        return None
    amount = plain_amount_at(line, index, None) or one_at(line, index)
    if amount is None or amount.value.denominator != 1:
        return None
    end = amount.end
    while word(line, end) in NEXT:
        end += 1
    months = int(amount.value) * LENGTHS.get(word(line, end), 0)
    if not 0 < months <= MOST_YEARS_AHEAD * 12 or word(line, end + 1) == "ago":
        return None
    is_half = LENGTHS[word(line, end)] == 12 and words_at(line, end + 1, 2) in HALF_BEHIND
    end += 3 if is_half else 1
    end += 2 * (words_at(line, end, 2) == ("a", "venir"))
    return Horizon(None, months + 6 * is_half, index, end)
