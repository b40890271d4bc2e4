"""Targets in words: what the page says of each statement of an aim."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor, log10

from ftcli.catalogue import METRICS
from ftcli.dates import DAYS_A_YEAR, Period
from ftcli.model import Figure
from ftcli.quantity import Quantity
from ftcli.table import Quote
from ftcli.targets import Aim, Outcome, Status
from ftcli.views.references import References
from ftcli.views.target_texts import STATUSES, TEXTS, WHY
from ftcli.views.words import area_text, quoted, say
from ftcli.warnings import CONCEPT_CODES, concept_of
from ftcli.wording.changes import change_text
from ftcli.wording.phrasing import period_text, quantity_text, round_half_away

DIGITS = 3  # significant digits of a range of paces


def lines_of(one: Outcome, references: References, lang: str) -> Iterator[str]:
    """A statement of an aim, under each other: status and why, words, deadline, progress, paces."""
    colon = "\u00a0: " if lang == "fr" else ": "
    status = STATUSES[one.status][lang == "fr"]
    yield f"{_aim(one, lang)} · " + colon.join(filter(None, (status, _why(one, references, lang))))
    yield f"{quoted(Quote(one.target.stated), lang)}, {_announced(one, references, lang)}"
    if one.target.counts:
        yield _text("counts", lang, what=one.target.counts)
    yield _due(one, lang)
    yield from filter(None, (_course(one, references, lang), _paces(one, lang)))
    if one.target.note:
        yield _text("note", lang, what=one.target.note)


def restated(aim: Aim, one: Outcome, references: References, lang: str) -> str:
    """A restatement in a sentence: when, in which words, and what became of the deadline."""
    text = _text(
        "restated",
        lang,
        when=_announced(one, references, lang),
        words=quoted(Quote(one.target.stated), lang),
        due=_slip(aim.first.deadline, one, lang),
    )
    if one.status in {aim.first.status, Status.UNDATED}:  # said already
        return text
    return f"{text} ({STATUSES[one.status][lang == 'fr']})"


def pace_text(pace: Quantity, lang: str) -> str:
    """A pace in words; a range of hundreds and more to three digits, the nearest.

    The year of 365.25 days is itself a convention; the bounds of machine formats are exact.

    >>> pace_text(Quantity(Fraction(390955, 1000), Fraction(433274, 1000), per="year"), "en")
    '391–433 a year'
    """
    return amount_text(_rounded(pace), lang)


def amount_text(quantity: Quantity, lang: str) -> str:
    """A quantity in words; one that may be a loss has its signs: "-100 to +100"."""
    bounds = (quantity.low, quantity.high)
    is_loss = any(bound is not None and bound < 0 for bound in bounds)
    return change_text(quantity, lang) if is_loss else quantity_text(quantity, lang)


def _rounded(pace: Quantity) -> Quantity:
    low, high = pace.low, pace.high
    if low is None or high is None or max(abs(low), abs(high)) < 100:
        return pace
    near = [_nearest(bound) for bound in (low, high)]
    if near[0] == near[1]:
        return replace(pace, low=near[0], high=near[0], low_open=False, high_open=False)
    return replace(pace, low=near[0], high=near[1])


def _nearest(bound: Fraction) -> Fraction:
    """A bound to three digits, where it is of hundreds or more."""
    if abs(bound) < 100:
        return bound
    unit = Fraction(10) ** (floor(log10(abs(bound))) + 1 - DIGITS)
    return round_half_away(bound / unit) * unit


def _text(key: str, lang: str, **values: object) -> str:
    return TEXTS[key][lang == "fr"].format(**values)


def _paces(one: Outcome, lang: str) -> str:
    """The two paces beside each other; an aim of so much a year says itself what is needed."""
    needed = None if one.target.mode == "flow" else one.needed
    pairs = (("seen", one.seen), ("needed", needed))
    semicolon = "\u00a0; " if lang == "fr" else "; "
    return semicolon.join(
        _text(key, lang, pace=pace_text(q, lang)) for key, q in pairs if q is not None
    )


def _aim(one: Outcome, lang: str) -> str:
    """An aim as a number: "+4,000", "≈ 4,000 more", "24,000", "1,000 a year", "×2"."""
    text = quantity_text(one.aim, lang)
    if one.target.mode in {"increment", "growth"}:
        text = f"+{text}" if one.aim.is_exact else say("more_of", lang, n=text)
    area = area_text(one.target.area, lang) if one.target.area else ""
    return ", ".join(filter(None, (text, area, one.target.sector)))


def _why(one: Outcome, references: References, lang: str) -> str:
    if one.reason is not None:
        deadline = period_text(one.deadline, lang) if one.deadline else ""
        return WHY[one.reason][lang == "fr"].format(deadline=deadline)
    if one.decider is not None:
        is_late = one.deadline is not None and one.decider.on.first > one.deadline.last
        key = {Status.REACHED: "late" if is_late else "by", Status.MISSED: "by"}
        figure = _figure(one, one.decider, references, lang)
        return _text(key.get(one.status, "open"), lang, figure=figure)
    return WHY[one.status][lang == "fr"] if one.status in WHY else ""


def _announced(one: Outcome, references: References, lang: str) -> str:
    return f"{period_text(one.target.on, lang)} [{references.number(one.target.source)}]"


def _figure(one: Outcome, figure: Figure, references: References, lang: str, note: str = "") -> str:
    """A figure with its date and source: "10,000 (Feb–Mar 2016 [2])"."""
    number = quantity_text(one.ecosystem.quantity(figure), lang)
    if figure.metric != one.metric:
        label = METRICS[figure.metric].label(lang)
        note = f", {label[:1].lower()}{label[1:]}{note}"
    beside = f"{period_text(figure.on, lang)} [{references.number(figure.source)}]"
    return f"{number} ({beside}{note})"


def _due(one: Outcome, lang: str) -> str:
    words = quoted(Quote(one.target.horizon), lang) if one.target.horizon else ""
    if one.deadline is None:
        return _text("vague", lang, words=words) if words else _text("no_deadline", lang)
    deadline, left = period_text(one.deadline, lang), _left(one, lang)
    return _text("due_words" if words else "due", lang, deadline=deadline, left=left, words=words)


def _left(one: Outcome, lang: str) -> str:
    """The time left: in years from two on, in months from two on, else in days."""
    least, most = one.days_left or (0, 0)
    if most < 0:
        return _text("passed", lang)
    if most == 0:
        return _text("last_day", lang)
    unit = "year" if most >= 730 else "month" if most > 61 else "day"
    low, high = (_length(one.on, days, unit) for days in (max(least, 0), most))
    if unit == "month":  # whole ones, outward
        low, high = Fraction(floor(low)), Fraction(-floor(-high))
    if least <= 0:
        time = quantity_text(Quantity.exactly(high, unit), lang)
        return _text("left_most", lang, time=time)
    return _text("left", lang, time=quantity_text(Quantity(low, high, unit=unit), lang))


def _length(on: date, days: int, unit: str) -> Fraction:
    """So many days after a day in days, or in months or years, whole ones as the calendar has them.

    Of 31 December 2018 the six years from 2019 to 2024 are left, though 2,192 days are a bit more.
    """
    if unit == "day":
        return Fraction(days)
    morrow = timedelta(days=on + timedelta(days=days) < date.max)
    on, end = on + morrow, on + morrow + timedelta(days=days)
    months = 12 * (end.year - on.year) + end.month - on.month - (end.day < on.day)
    year, month = divmod(12 * on.year + on.month - 1 + months, 12)
    begun = date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
    years = Fraction(months, 12) + (end - begun).days / DAYS_A_YEAR
    return years if unit == "year" else years * 12


def _course(one: Outcome, references: References, lang: str) -> str:
    """How far it got, and between which figures."""
    baseline = one.baseline and _figure(
        one, one.baseline, references, lang, _beside_baseline(one, one.baseline, lang)
    )
    latest = one.latest and _figure(one, one.latest, references, lang)
    if baseline and latest:
        way = _text("from_to", lang, baseline=baseline, latest=latest) + _concepts(one, lang)
    elif baseline:
        way = _text("counted_from", lang, baseline=baseline)
    else:
        way = _text("latest", lang, latest=latest) if latest else ""
    return ", ".join(filter(None, (_progress(one, lang), way)))


def _concepts(one: Outcome, lang: str) -> str:
    """What the two figures count, where it is not the same."""
    counted = [concept_of(figure) for figure in (one.baseline, one.latest) if figure]
    first, second = (quoted(Quote(words), lang) if words else "" for words in counted)
    has_both = first and second and METRICS[one.metric].unit in CONCEPT_CODES
    return (
        _text("concepts", lang, first=first, second=second) if has_both and first != second else ""
    )


def _beside_baseline(one: Outcome, baseline: Figure, lang: str) -> str:
    """What to know of a baseline that is not the one of the statement."""
    notes = []
    if not baseline.on.shares_year(one.target.on):
        notes.append(_text("nearest", lang))
    if baseline.source != one.target.source:
        notes.append(_text("other_source", lang))
    return "".join(f", {note}" for note in notes)


def _progress(one: Outcome, lang: str) -> str:
    if one.progress is None or one.wanted is None:
        return ""
    part, whole = (amount_text(amount, lang) for amount in (one.progress, one.wanted))
    if one.share is None:
        return _text("part", lang, part=part, whole=whole)
    return _text("share", lang, part=part, whole=whole, share=amount_text(one.share, lang))


def _slip(before: Period | None, one: Outcome, lang: str) -> str:
    """What became of the deadline of the first statement in a later one."""
    now, first = one.deadline, period_text(before, lang) if before else ""
    words = quoted(Quote(one.target.horizon), lang) if one.target.horizon else ""
    if now is None:
        words = words or _text("no_words", lang)
        return _text("lost_due" if first else "still_none", lang, words=words, first=first)
    deadline = " ".join(filter(None, (period_text(now, lang), words)))
    if before is None:
        return _text("new_due", lang, deadline=deadline)
    same = (now.first, now.last) == (before.first, before.last)
    return _text("same_due" if same else "other_due", lang, deadline=deadline, first=first)
