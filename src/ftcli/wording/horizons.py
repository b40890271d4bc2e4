"""When an aim is due: "d'ici 2015", "dans les dix prochaines années", "by 2015".

A horizon is a date, or a length of time from the day of the statement, or vague ("à terme").
"""

from collections.abc import Sequence
from typing import NamedTuple

from ftcli.dates import Period, after
from ftcli.wording.amounts import one_at, plain_amount_at
from ftcli.wording.lexicon import BEFORE_A_DEADLINE, BEFORE_A_HORIZON, HALF_BEHIND, MONTHS
from ftcli.wording.tokens import Token, tokens, word, words_at

# The last month of a part of the year: "mi-2016" is June, "début 2016" January.
PART_OF_YEAR = {"fin": "12", "end": "12", "debut": "01", "early": "01", "mi": "06", "mid": "06"}
LENGTHS = {"mois": 1, "month": 1, "months": 1, "an": 12, "ans": 12, "annee": 12, "annees": 12,
           "year": 12, "years": 12}  # fmt: skip
NEXT = frozenset({"prochaines", "prochains", "next", "coming"})
MOST_YEARS_AHEAD = 50


class Horizon(NamedTuple):
    """When something is due.

    Attributes:
        date: the date itself, where the words give one.
        months: else how many months after the statement.
    """

    date: Period | None = None
    months: int = 0

    def deadline(self, on: Period) -> Period:
        """The date it is due, for a statement made on a date; years keep the precision of years.

        >>> str(horizon("dans les dix prochaines années").deadline(Period.parse("2014-10-08")))
        '2024'
        """
        if self.date is not None:
            return self.date
        years, months = divmod(self.months, 12)
        return after(on, months=self.months) if months else after(on, years=years)

    @property
    def iso(self) -> str:
        """The date, or the length of time in ISO 8601: "2015", "P10Y", "P18M"."""
        if self.date is not None:
            return str(self.date)
        years, months = divmod(self.months, 12)
        return f"P{self.months}M" if months else f"P{years}Y"


def horizon(text: str) -> Horizon | None:
    """The horizon that a text names first; None where it names none, or a vague one.

    >>> horizon("10 tech champions by 2015").iso
    '2015'
    >>> horizon("350 emplois à 18 mois").iso
    'P18M'
    >>> horizon("à terme") is None
    True
    """
    line = tokens(text)
    for index in range(len(line)):
        found = _year(line, index) or _length(line, index)
        if found is not None:
            return found
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
    return Horizon(Period.parse(f"{text}-{part}" if part else text))


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
    half = 6 if LENGTHS[word(line, end)] == 12 and words_at(line, end + 1, 2) in HALF_BEHIND else 0
    return Horizon(months=months + half)
