"""What figures say of a claim, in words: the answer, how far off it is, what could explain it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from ftcli.catalogue import METRICS
from ftcli.model import Figure, Target
from ftcli.quantity import Quantity
from ftcli.table import Quote
from ftcli.text.answers import Answer
from ftcli.text.checking import Cause, Checked, Compared
from ftcli.views.limits import listed_some, some
from ftcli.views.references import References
from ftcli.views.words import area_text, listed, quoted, said, say
from ftcli.warnings import concept_of
from ftcli.wording.phrasing import period_text, quantity_text, round_half_away, years_text

ANSWERS: Mapping[str, tuple[str, str]] = {
    "agrees": ("agrees", "concorde"),
    "contradicts": ("contradicts", "contredit"),
    "cannot-tell": ("cannot tell", "ne tranche pas"),
}
# Why a statement is not counted.
APART: Mapping[str, tuple[str, str]] = {
    "unit-differs": ("other unit", "autre unité"),
    "mode-differs": ("other kind of aim", "autre sorte d'objectif"),
    "period-differs": ("other period", "autre durée"),
    "date-gap": ("other date", "autre date"),
    "sector-differs": ("other definition", "autre définition"),
}
# What figures have that do not agree: all of them, or some.
COMMON: Mapping[str, tuple[str, str]] = {
    "date-gap": (
        "the figures of {agree} agree, those of {others} do not",
        "les chiffres de {agree} concordent, ceux de {others} non",
    ),
    "sector-differs": (
        "{figures} follow a definition of digital of their own: {sectors}",
        "{figures} suivent une définition du numérique qui leur est propre : {sectors}",
    ),
    "concept-differs": (
        "the claim counts {claimed}, {figures} count {counted}",
        "l'affirmation compte {claimed}, {figures} {counted}",
    ),
    "firm-unit-differs": (
        "the claim counts {claimed}, {figures} count {counted}",
        "l'affirmation compte {claimed}, {figures} {counted}",
    ),
    "private-only": (
        "{figures} count the private sector only",
        "{figures} ne comptent que le secteur privé",
    ),
    "hedge-differs": (
        "the same number, one of the two as a bound: {stated}",
        "le même nombre, l'un des deux comme une borne : {stated}",
    ),
    "rounding": (
        "the source may have rounded: {stated}",
        "la source a pu arrondir : {stated}",
    ),
}
# What has the number of the claim, and is not what is claimed.
SAME_NUMBER: Mapping[str, tuple[str, str]] = {
    "date-gap": ("of another date: {those}", "à une autre date : {those}"),
    "sector-differs": (
        "by another definition of digital: {those}", "selon une autre définition : {those}",
    ),
    "mode-differs": ("aimed at in another way: {those}", "visé d'une autre façon : {those}"),
    "period-differs": ("over another period: {those}", "sur une autre durée : {those}"),
    "area-differs": ("of another area: {those}", "sur un autre périmètre : {those}"),
    "aim-not-fact": (
        "announced as an aim, not a fact: {those}", "annoncé comme objectif, non un fait : {those}",
    ),
    "fact-not-aim": (
        "stated as a fact, not an aim: {those}", "donné comme un fait, non un objectif : {those}",
    ),
    "metric-differs": ("of another metric: {those}", "d'un autre indicateur : {those}"),
}  # fmt: skip


def answer_text(check: Checked, lang: str) -> str:
    """What the figures say of a claim together: "agrees with 2 of the 4 figures, contradicts 2"."""
    parts = [
        say(_ANSWERED[answer], lang, them=_them(check, count, lang) if first else str(count))
        for first, (answer, count) in _numbered(check)
    ]
    # In French the article melts into the preposition: "face au chiffre".
    text = ", ".join(parts).replace(" à le ", " au ").replace(" à les ", " aux ")
    if check.answer is not Answer.CANNOT_TELL:
        return text
    if not check.counted:
        text = _none(check, lang)
    elif not check.count(Answer.CANNOT_TELL):
        text = say("check_other_definition", lang, contradicts=text)
    return say("check_cannot_tell", lang, why=text)


_ANSWERED = {
    Answer.AGREES: "check_agrees",
    Answer.CONTRADICTS: "check_contradicts",
    Answer.CANNOT_TELL: "check_open",
}


def _numbered(check: Checked) -> Iterator[tuple[bool, tuple[Answer, int]]]:
    """How many figures give each answer that any gives; whether it is the first of these."""
    given = [(answer, count) for answer in Answer if (count := check.count(answer))]
    return ((not index, each) for index, each in enumerate(given))


def _kind(check: Checked) -> str:
    return "target" if check.claim.mode else "figure"


def _dated(check: Checked, lang: str) -> str:
    """The date that the figures are of: " of 2014"."""
    claim = check.claim
    key = "check_due" if claim.deadline else "check_of"
    return say(key, lang, date=years_text(claim.date)) if claim.date else ""


def _them(check: Checked, count: int, lang: str) -> str:
    """So many of the figures that count: "2 of the 4 figures of 2014"."""
    kind, of, total = _kind(check), _dated(check, lang), len(check.counted)
    if count < total:
        return say(f"check_some_{kind}s", lang, k=count, n=total, of=of)
    return say(f"check_{kind}{'s' if total > 1 else ''}", lang, n=total, of=of)


def _none(check: Checked, lang: str) -> str:
    """That no figure counts, of that date or at all."""
    if all(Cause.DATE in one.causes for one in check.compared):
        return say(f"check_no_{_kind(check)}", lang, of=_dated(check, lang))
    return say(f"check_no_like_{_kind(check)}", lang)


def off_text(one: Compared, lang: str) -> str:
    """How far off a claim is that a figure contradicts: "too high by 2,000 (×1.2)"."""
    if one.times is None or one.more is None:
        return ""
    if one.answer is Answer.AGREES:
        return say("check_rounded", lang) if one.more.is_exact and one.more.low else ""
    if one.answer is not Answer.CONTRADICTS and Cause.ROUNDING not in one.causes:
        return ""
    if Cause.HEDGE in one.causes:
        return say("check_bound", lang)
    times = _factor_text(one.times, lang)
    is_above = one.more.low is not None and one.more.low >= 0
    amount = one.more if is_above else -one.more
    if amount.unit == "multiple" or amount.is_indeterminate:
        return times
    number = quantity_text(amount.with_unit("count") if amount.unit == "%" else amount, lang)
    if amount.unit == "%":
        number = say("check_points", lang, n=number)
    text = say("check_high" if is_above else "check_low", lang, n=number)
    return _unbroken(f"{text} ({times})" if times else text)


def _unbroken(text: str) -> str:
    """The text with no line end between a sign and its number."""
    for sign in "<>≤≥":
        text = text.replace(f"{sign} ", f"{sign}\u00a0")
    return text


def _factor_text(times: Quantity, lang: str) -> str:
    """A multiple with few digits, its bounds rounded outward; "" where nothing bounds it."""
    times = times.without_bare_zero()
    low, high = times.low, times.high
    biggest = max((abs(bound) for bound in (low, high) if bound), default=None)
    if biggest is None:
        return quantity_text(times, lang) if times.is_exact else ""
    scale = _scale(biggest)
    step = Fraction(1, scale)
    if times.is_exact and low is not None:
        number = round_half_away(low * scale) * step
        text = quantity_text(Quantity(number, number, unit="multiple", step=step), lang)
        return "" if number == 1 else text  # so near that only the difference tells
    bounds = Quantity(
        low=None if low is None else floor(low * scale) * step,
        high=None if high is None else ceil(high * scale) * step,
        low_open=times.low_open,
        high_open=times.high_open,
        unit="multiple",
        step=step,
    )
    return quantity_text(bounds, lang)


def _scale(number: Fraction) -> int:
    """What makes the first digits of a number whole: three of them, two where it is below 1."""
    scale = 1
    while number * scale < (100 if number >= 1 else 10):
        scale *= 10
    return scale


def apart_text(one: Compared, lang: str) -> str:
    """Why a statement does not count: "other date, other definition"."""
    return ", ".join(said(APART, cause.value, lang) for cause in one.causes if cause.value in APART)


def cause_lines(check: Checked, references: References | None, lang: str) -> list[tuple[str, str]]:
    """What could explain the answer, one (code, text) per cause; sources only if numbered."""
    lines = [(cause.value, _common(cause, check, lang)) for cause in check.differing]
    if check.answer is Answer.AGREES:
        return lines
    groups: dict[Cause, list[Compared]] = {}
    others = [one for one in check.compared if one.answer is Answer.AGREES and not one.counted]
    for one in (*others, *check.elsewhere):
        groups.setdefault(one.causes[0], []).append(one)
    for cause, several in groups.items():
        semicolon = "\u00a0; " if lang == "fr" else "; "
        those = semicolon.join(some([_told(one, cause, references, lang) for one in several], lang))
        lines.append((cause.value, said(SAME_NUMBER, cause.value, lang).format(those=those)))
    return lines


def _common(cause: Cause, check: Checked, lang: str) -> str:
    """What figures have that do not agree: all of them, or some."""
    agree = [one for one in check.counted if one.answer is Answer.AGREES]
    others = check.differing[cause]
    whose = "check_the_figures" if cause in check.causes else "check_some"
    return said(COMMON, cause.value, lang).format(
        figures=say(whose, lang),
        agree=listed(_years(agree), lang),
        others=listed(_years(others), lang),
        sectors=listed(sorted({one.statement.sector or "" for one in others}), lang),
        claimed=_quoted([check.claim.concept or ""], lang),
        counted=_quoted([_concept(one) for one in others], lang),
        stated=_quoted([one.statement.stated for one in others], lang),
    )


def _years(several: Sequence[Compared]) -> list[str]:
    return sorted({years_text(one.statement.on) for one in several})


def _quoted(several: Sequence[str], lang: str) -> str:
    return listed_some([quoted(Quote(words), lang) for words in dict.fromkeys(several)], lang)


def _concept(one: Compared) -> str:
    return (isinstance(one.statement, Figure) and concept_of(one.statement)) or ""


def _told(one: Compared, cause: Cause, references: References | None, lang: str) -> str:
    """A statement with what it is of, its date and its source."""
    statement = one.statement
    of = ""
    if cause is Cause.METRIC:
        of = metric_text(statement.metric, lang)
    if cause is Cause.AREA:
        of = area_text(statement.area, lang) if statement.area else say("check_whole", lang)
    if cause is Cause.SECTOR:
        of = statement.sector or ""
    words = f"{quoted(Quote(statement.stated), lang)} {when_text(statement, references, lang)}"
    return ", ".join(filter(None, (of, words)))


def when_text(statement: Figure | Target, references: References | None, lang: str) -> str:
    """The date of a statement with its source; of an aim, when it is due in front."""
    date = period_text(statement.on, lang)
    if references is not None:
        date += f" [{references.number(statement.source)}]"
    if not isinstance(statement, Target):
        return date
    due = period_text(statement.deadline, lang) if statement.deadline else say("no_date", lang)
    return say("check_announced", lang, aim=due, date=date)


def metric_text(metric: str, lang: str) -> str:
    """The label of a metric inside a sentence."""
    label = METRICS[metric].label(lang)
    return label[:1].lower() + label[1:]
