"""What spreadsheets show of a number, by the format of its cell: "12.5 M€" of 12500000.

What is shown is what people meant, and the value of the cell is what is known. A format that
divides by a thousand and shows "k" changes no number; one that shows "k" of the bare value does.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ftcli.importing.cells import Typed
from ftcli.importing.metrics import told_in
from ftcli.importing.numbers import POINT, digits

_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|_.|\*.|\[[^\]]*\]"  # room, filling, colours and conditions: nothing to read
    r"|(?P<digits>(?:General|@|[0#?][0#?.,]*)(?:E[+-][0#?]+)?)"
    r"|(?P<plain>[ %€$£¥~<>=≈±+()]|[^\W\d_])",
    re.IGNORECASE,
)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*);')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_SCALING = re.compile(r",+(?=\.|$)")  # commas that no digit follows divide by a thousand each
_SPACES = re.compile(r"\s+")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?![^\W_]|[€$£])")
_SCALES = {
    "k": 10**3, "K": 10**3, "M": 10**6, "m": 10**6, "Mio": 10**6, "G": 10**9, "Md": 10**9,
    "Mds": 10**9, "B": 10**9,
}  # fmt: skip
_HOLDS = {
    "<": Fraction.__lt__, "<=": Fraction.__le__, ">": Fraction.__gt__, ">=": Fraction.__ge__,
    "=": Fraction.__eq__, "<>": Fraction.__ne__,
}  # fmt: skip
SHOW_PLAIN = "show it as a plain number, its unit in the header"


class _Section(NamedTuple):
    """What a section of a format shows around the digits, and what it makes of the number.

    Attributes:
        condition: which numbers it is for: "<" and a bound; None for all others.
        lead: the text in front of the digits.
        trail: the text behind them.
        scale: what the number is divided by.
        factor: what it is multiplied by: 100 for each sign of percent.
        decimals: how many digits are shown behind the decimal mark at least.
        most: how many at most; None for all.
        is_shown: whether it shows digits at all.
    """

    condition: tuple[str, Fraction] | None
    lead: str
    trail: str
    scale: int
    factor: int
    decimals: int
    most: int | None
    is_shown: bool

    def is_for(self, number: Fraction) -> bool:
        """Whether it shows a number."""
        return self.condition is None or _HOLDS[self.condition[0]](number, self.condition[1])


def shown_number(number: Fraction, number_format: str) -> Typed:
    """A number with what its cell shows beside it: 0.074 as 7.4 %, 12500000 as 12.5 M€.

    The number is the value of the cell, in percent where that is shown; `scale` is what the
    format divides it by. A bare "k" or "M" that says just that is left out of the template.

    >>> cell = shown_number(Fraction(5000), '#,##0," k"')
    >>> cell.text, cell.number, cell.template, cell.scale
    ('5 k', Fraction(5000, 1), '{}', 1000)
    >>> shown_number(Fraction(12), '"env. "0').template
    'env. {}'
    """
    sections = _sections(number_format)
    # The section of negative numbers is not read: theirs is what the first one says of them.
    has_conditions = any(section.condition for section in sections)
    chosen = sections if has_conditions else sections[:1]
    shown = next((one for one in chosen if one.is_for(number)), _sections("General")[0])
    number *= shown.factor
    stands = digits(number, POINT)
    text = f"{shown.lead}{digits(number / shown.scale, POINT)}{shown.trail}".strip()
    if not shown.is_shown:
        return Typed(
            text, fault=f"its format hides the number {stands}: show it, or empty the cell"
        )
    trail = shown.trail
    word = _FIRST_WORD.match(trail.lstrip()) if shown.scale > 1 else None
    if word and word.group() in _SCALES and not _is_vague(f"{shown.lead}{{}}{trail}"):
        if _SCALES[word.group()] != shown.scale:
            return Typed(text, fault=f'"{text}" is shown where {stands} stands: {SHOW_PLAIN}')
        trail = trail.lstrip()[word.end() :]
    template = f"{shown.lead}{{}}{trail}".strip()
    told = None if shown.most is None else _rounded(number / shown.scale, shown.most) * shown.scale
    return Typed(text, number, template, "", "", shown.scale, shown.decimals, told)


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[_Section, ...]:
    """What each section of a format says.

    >>> [section.trail for section in _sections('[>=1000000]0,,"M";[>=1000]0,"k";0')]
    ['M', 'k', '']
    """
    return tuple(map(_section, _SECTION.findall(f"{number_format};")))


def _section(section: str) -> _Section:
    condition = _CONDITION.search(section)
    texts = ["", ""]  # before the digits, and behind
    scale, factor, decimals, is_shown = 1, 1, 0, False
    most: int | None = None
    for part in _PART.finditer(section):
        if placeholders := part["digits"]:
            scale *= 1000 ** sum(map(len, _SCALING.findall(placeholders)))
            if placeholders[0] in "0#?" and "E" not in placeholders.upper():
                behind = placeholders.partition(".")[2].replace(",", "")
                decimals, most = behind.count("0"), None if is_shown else len(behind)
            is_shown = True
            continue
        literal = part["quoted"] or part["escaped"] or part["currency"] or part["plain"] or ""
        factor *= 100 if part["plain"] == "%" else 1
        texts[is_shown] += literal.replace("{", "").replace("}", "")
    lead, trail = (_SPACES.sub(" ", text) for text in texts)
    bound = (condition[1], Fraction(condition[2])) if condition else None
    return _Section(bound, lead, trail, scale, factor, decimals, most, is_shown)


def _is_vague(template: str) -> bool:
    """Whether words say that a number is only about that: "env. {}k" is told as it is shown."""
    told = told_in(template.strip())
    return told is not None and told.is_vague


def _rounded(number: Fraction, decimals: int) -> Fraction:
    """A number to some digits behind the decimal mark, as spreadsheets round: halves away from 0.

    >>> _rounded(Fraction("12.345"), 2), _rounded(Fraction("-0.5"), 0)
    (Fraction(247, 20), Fraction(-1, 1))
    """
    unit = 10**decimals
    size = Fraction(int(abs(number) * unit + Fraction(1, 2)), unit)
    return -size if number < 0 else size
