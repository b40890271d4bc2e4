"""Dates as people and spreadsheets write them, to EDTF."""

import re
from collections.abc import Iterable
from datetime import date

from ftcli.dates import BadDate, Period
from ftcli.importing.cells import BadCell, Cell, Typed, text_of, told
from ftcli.store.names import key
from ftcli.wording.lexicon import MONTHS

DAY_FIRST, MONTH_FIRST = "day first", "month first"
_MIDNIGHT = re.compile(r"[ T]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$", re.ASCII)
_THREE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
# What a French or English Excel makes of 2015-06 when it saves CSV; "15-juin" is a day of no year.
_MONTH_OF_YEAR = re.compile(r"([^\W\d_]+)\.?-([0-9]{2})")
_YEARS = re.compile(r"((?:19|20)\d\d) ?[-–/] ?((?:19|20)\d\d)", re.ASCII)
# Quarters and halves of a year: "T3 2014", "2014 S1", "1er trimestre 2014".
_PART = re.compile(
    r"(?:(?:(?P<kind>[tqsh]) ?(?P<part>[1-4])|(?P<nth>[1-4])(?:er|re|e|eme|nd|st|rd|th)?"
    r" (?P<long>trimestre|semestre|quarter|half)) (?P<year>\d{4})"
    r"|(?P<first>\d{4}) (?P<short>[tqsh]) ?(?P<last>[1-4]))",
    re.ASCII,
)
_MONTHS = 12
_MONTHS_OF = {"t": 3, "q": 3, "s": 6, "h": 6}
# What leads a date and does not change it: the end of 2014 is in 2014.
_LEAD = re.compile(
    r"^(?:(?:à la |a la |à |a )?fin (?:de |du |d')?|au |en |le |(?:the )?end (?:of )?|in |as of )",
    re.IGNORECASE,
)
_DAY_OR_YEAR = re.compile(r"([a-z]+) (\d{1,2})", re.ASCII)
_HINT = "write 2014, 2014-10, 2014-10-08, 31/12/2014, T1 2015 or juin 2015"
# Where a date in the name of a column may stand: a year, or the month of one.
_ANCHOR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[^\W\d_]-\d\d(?!\d)")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=(?:19|20)\d\d(?!\d))")
_TOKEN = re.compile(r"[^\s_,;:]+")
_MOST_TOKENS, _MOST_ANCHORS = 6, 3  # of the date in a name
_WORDS = re.compile(
    r"(?:(?:le )?(?P<day>\d{1,2})(?:er|st|nd|rd|th)? )?(?P<month>[a-z]+)"
    r"(?: (?P<second>\d{1,2})(?:st|nd|rd|th)?)? (?P<year>\d{4})",
    re.ASCII,
)
_FIRST_OF_1900S = 69  # years of two digits, as POSIX reads them: 00 to 68 are 2000 to 2068
# Beginnings of months that mean one: "avr." April, "sept." September.
_SHORTEST = 3


def date_of(cell: Cell, field: str, order: str | None) -> str:
    """A date in EDTF.

    Args:
        cell: a cell that holds one.
        field: which field of the row it is, for messages.
        order: DAY_FIRST or MONTH_FIRST, for "03/04/2014"; None where the file does not tell.

    Raises:
        BadCell: it holds none, or one that may be two days.

    >>> date_of("31/12/2014", "on", None), date_of("12/2014", "on", None)
    ('2014-12-31', '2014-12')
    >>> date_of("2014-12-31 00:00:00", "on", None), date_of("8 octobre 2014", "on", None)
    ('2014-12-31', '2014-10-08')
    >>> date_of("juin-15", "on", None)
    '2015-06'
    """
    if isinstance(cell, Typed) and (cell.date or cell.fault):
        if cell.fault:
            raise BadCell(field, cell.fault)
        return cell.date
    text = _LEAD.sub("", text_of(cell))
    edtf = _in_digits(text, order, field) or _in_words(text) or text
    try:
        return str(Period.parse(edtf))
    except BadDate as error:
        said = _two_meanings(text) or f"no date in {told(cell)}; {_HINT}"
        raise BadCell(field, said) from error


def _two_meanings(text: str) -> str:
    """What is to be said of "juin 15", a day or a month; "" of anything else.

    >>> _two_meanings("juin 15")
    '"juin 15" may be a day or a month; write juin 2015, or 15 juin and its year'
    """
    match = _DAY_OR_YEAR.fullmatch(key(text))
    if not match or not _month(match[1]):
        return ""
    month = text.split(maxsplit=1)[0]
    year = _century(int(match[2])) + int(match[2])
    write = f"write {month} {year}, or {match[2]} {month} and its year"
    return f'"{text}" may be a day or a month; {write}'


def date_within(name: str) -> tuple[str, str]:
    """The name of a column without the date in it, and that in EDTF; "" where it has none.

    The longest words that are a date as a cell has it, the first of them.

    >>> date_within("Emplois au 31 décembre 2014"), date_within("Emplois juin-15")
    (('Emplois ', '2014-12-31'), ('Emplois ', '2015-06'))
    >>> date_within("Emplois (directs)")
    ('Emplois (directs)', '')
    """
    if not 0 < sum(1 for _ in _ANCHOR.finditer(name)) <= _MOST_ANCHORS:
        return name, ""
    spaced = _GLUED.sub(" ", name)
    tokens = [match.span() for match in _TOKEN.finditer(spaced)]
    anchored = [bool(_ANCHOR.search(spaced, *span)) for span in tokens]
    for size in range(min(_MOST_TOKENS, len(tokens)), 0, -1):
        for first in range(len(tokens) - size + 1):
            start, end = tokens[first][0], tokens[first + size - 1][1]
            if any(anchored[first : first + size]) and (on := certain_date(spaced[start:end])):
                return spaced[:start] + spaced[end:], on
    return name, ""


def certain_date(cell: Cell, order: str | None = None) -> str:
    """The date of a cell in EDTF; "" where it holds none, or one that may be two days."""
    try:
        return date_of(cell, "", order)
    except BadCell:
        return ""


def updated_of(cell: Cell, place: str) -> tuple[str, tuple[str, ...]]:
    """The date in EDTF that a file says its data are of, and what is to be said where it is none.

    >>> updated_of("2014-10", "all.xlsx"), updated_of("last week", "all.xlsx")
    (('2014-10', ()), ('', ('all.xlsx: left out, as it is no date: updated "last week"',)))
    """
    if not text_of(cell):
        return "", ()
    try:
        return date_of(cell, "updated", None), ()
    except BadCell:
        return "", (f"{place}: left out, as it is no date: updated {told(cell)}",)


def order_of(cells: Iterable[Cell]) -> str | None:
    """The order that dates show: "31/12/2014" says day first; None where they show none or both.

    >>> order_of(["31/12/2014", "03/04/2014"]), order_of(["03/04/2014"])
    ('day first', None)
    """
    shown = set()
    for cell in cells:
        match = _THREE.fullmatch(text_of(cell))
        if match and (int(match[1]) > 12) != (int(match[3]) > 12):
            shown.add(DAY_FIRST if int(match[1]) > 12 else MONTH_FIRST)
    return shown.pop() if len(shown) == 1 else None


def is_of_two_readings(cell: Cell) -> bool:
    """Whether a date may be two days: "03/04/2014", or any with a year of two digits."""
    if not isinstance(cell, str):
        return False
    match = _THREE.fullmatch(text_of(cell))
    if not match:
        return bool(_SHORT_YEAR.fullmatch(text_of(cell)))
    return bool(match[1] != match[3] and int(match[1]) <= 12 and int(match[3]) <= 12)


def shown_date(day: date, number_format: str) -> str:
    """A day to the precision that the format of its cell shows: "mmm-yy" shows no day.

    >>> shown_date(date(2014, 10, 1), "mmm-yy"), shown_date(date(2014, 1, 1), "yyyy")
    ('2014-10', '2014')
    """
    parts = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format).lower()
    if "d" in parts or "j" in parts or not ("yy" in parts or "aa" in parts):
        return day.isoformat()
    return f"{day:%Y-%m}" if "m" in parts else f"{day:%Y}"


def _in_digits(text: str, order: str | None, field: str) -> str:
    """The EDTF of a date in digits; "" where it is none of ours."""
    if midnight := _MIDNIGHT.search(text, 8):
        text = text[: midnight.start()]
    if match := _THREE.fullmatch(text):
        return _of_three(match, order, field)
    if match := _SHORT_YEAR.fullmatch(text):
        return _of_short_year(match, order, field)
    if match := _YEARS.fullmatch(text):
        return f"{match[1]}/{match[2]}"
    if match := _YEAR_FIRST.fullmatch(text):
        return "-".join((match[1], *(f"{int(part):02d}" for part in match.groups()[1:] if part)))
    if match := _MONTH.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02d}"
    return text if midnight else ""


def _of_short_year(match: re.Match[str], order: str | None, field: str) -> str:
    """The EDTF of "05/06/14", whose year is certain only where the order of its column is."""
    if order is None:
        raise BadCell(field, f'"{match.group()}" may be several days; write its year in full')
    year = int(match[4])
    day, month = (1, 3) if order == DAY_FIRST else (3, 1)
    return f"{_century(year) + year}-{int(match[month]):02d}-{int(match[day]):02d}"


def _century(year: int) -> int:
    """What a year of two digits is counted from."""
    return 1900 if year >= _FIRST_OF_1900S else 2000


def _of_three(match: re.Match[str], order: str | None, field: str) -> str:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if first > 12 or second > 12 or first == second:
        day, month = (second, first) if second > 12 else (first, second)
    elif order is None:
        raise BadCell(
            field, f'"{match.group()}" may be two days; write {year}-{second:02d}-{first:02d} or '
            f"{year}-{first:02d}-{second:02d}",
        )  # fmt: skip
    else:
        day, month = (first, second) if order == DAY_FIRST else (second, first)
    return f"{year}-{month:02d}-{day:02d}"


def _in_words(text: str) -> str:
    """The EDTF of a date with the name of its month, or of a part of a year; "" for none."""
    words = key(text)
    if match := _PART.fullmatch(words):
        return _of_part(match)
    if match := _MONTH_OF_YEAR.fullmatch(text):
        month, year = _month(key(match[1])), int(match[2])
        return f"{_century(year) + year}-{month}" if month else ""
    match = _WORDS.fullmatch(words)
    month = _month(match["month"]) if match else ""
    if not match or not month or (match["day"] and match["second"]):
        return ""
    day = match["day"] or match["second"]
    return f"{match['year']}-{month}" + (f"-{int(day):02d}" if day else "")


def _of_part(match: re.Match[str]) -> str:
    """The EDTF of a quarter or a half of a year; "" for a third half.

    >>> _in_words("2e semestre 2015"), _in_words("T1 2015"), _in_words("S3 2015")
    ('2015-07/2015-12', '2015-01/2015-03', '')
    """
    kind = match["kind"] or match["short"] or match["long"][0]
    year = match["year"] or match["first"]
    months = _MONTHS_OF[kind]
    last = months * int(match["part"] or match["nth"] or match["last"])
    return f"{year}-{last - months + 1:02d}/{year}-{last:02d}" if last <= _MONTHS else ""


def _month(name: str) -> str:
    """The number of a month by its name, or by a beginning that no other has."""
    found = {number for month, number in MONTHS.items() if month.startswith(name)}
    return found.pop() if len(found) == 1 and len(name) >= _SHORTEST else ""
