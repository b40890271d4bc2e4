"""Metrics by the names that columns and cells give them: "Emplois 2014", "CA (M€)", "jobs"."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ftcli.catalogue import METRICS, UNITS
from ftcli.importing.cells import BadCell
from ftcli.importing.dates import date_of
from ftcli.quantity import COUNTS, MONEY
from ftcli.store.names import key
from ftcli.wording.reading import Unreadable, read

# Other names than id and labels, as `ftcli.store.names.key` spells them.
_OTHER_NAMES: Mapping[str, str] = {
    "jobs": "emploi, effectif, salarie, poste, employee, staff, headcount, digital job, tech job, "
    "emploi numerique, emploi du numerique, emploi dans le numerique, emploi tech",
    "firms": "entreprise, societe, etablissement, company, business, companies, businesses, "
    "entreprise numerique, entreprise du numerique, digital firm, tech firm, digital company",
    "startups": "startup, jeune pousse, jeune entreprise",
    "pure_players": "pure player",
    "revenue": "ca, chiffre d affaire, turnover, sale, revenue, ca annuel, annual revenue",
    "funds_raised": "fond leve, levee de fond, funding, fund raised, montant leve, leve",
    "jobs_created": "emploi cree, creation d emploi, job created",
    "members": "adherent, membre, member",
    "jobs_share": "part de l emploi, share of job",
    "researchers": "chercheur, researcher",
    "students": "etudiant, student",
    "events": "evenement, event",
    "incubators": "incubateur, incubator",
    "accelerators": "accelerateur, accelerator",
    "schools": "ecole, school",
}
_LEADS = re.compile(
    r"^(?:(?:nombre|nb|nbre|total|number|no|count) (?:total )?(?:de |d |des |of )?)+"
)
_TAILS = re.compile(r"(?: (?:en|in|au|a|fin|for|of|as|at|on|pour|de|d|le|the|total))+$")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_IN = re.compile(r"^(?:en|in|exprime en|unite)\s*:?\s+", re.IGNORECASE)
_DATE = re.compile(
    r"(?<![\d/-])(?:\d{1,2}[/.-])?(?:\d{1,2}[/.-])?(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?![\d/-])",
    re.ASCII,
)
_COUNTED = frozenset({"nombre", "nb", "number", "count", "unite", "units", "n", "total"})
LONGEST_HEADER = 200


class Unit(NamedTuple):
    """The unit that a column or a cell names, with its scale.

    Attributes:
        id: the unit, None for a scale alone ("milliers").
        factor: what its numbers are multiplied by.
        template: how a number is told in it: "{} M€"; "{}" where the number needs no more.
    """

    id: str | None = None
    factor: Fraction = Fraction(1)
    template: str = "{}"


class Named(NamedTuple):
    """What the name of a metric says.

    Attributes:
        metric: the metric.
        unit: its unit, where one is named.
        on: the date in EDTF, "" where none is named.
        counts: what it says to count exactly: "directs" of "Emplois (directs)".
    """

    metric: str
    unit: Unit | None = None
    on: str = ""
    counts: str = ""


def _bare(name: str) -> str:
    """A name without case, accents, plural, and words that only say that it counts."""
    words = _TAILS.sub("", _LEADS.sub("", key(name)))
    return " ".join(word.rstrip("sx") if len(word) > 2 else word for word in words.split())


def _all_names() -> Iterator[tuple[str, str]]:
    for metric in METRICS.values():
        for name in (metric.id, metric.en, metric.fr, *_OTHER_NAMES.get(metric.id, "").split(",")):
            yield _bare(name), metric.id


_METRIC_OF: Mapping[str, str] = {name: id_ for name, id_ in _all_names() if name}


@lru_cache(maxsize=4096)
def metric_named(name: str) -> Named | None:
    """The metric that a name means, with the date and the unit in it; None where it means none.

    >>> metric_named("Emplois 2014")
    Named(metric='jobs', unit=None, on='2014', counts='')
    >>> metric_named("CA (M€)").unit
    Unit(id='EUR', factor=Fraction(1000000, 1), template='{} M€')
    """
    if len(name) > LONGEST_HEADER:
        return None
    unit, on, counts = None, "", ""
    for inner in _BRACKETS.findall(name):
        told = inner.strip()
        found = unit_named(told)
        if found and unit is None and found.id not in COUNTS:
            unit = found
        elif (date := _date(told)) and not on:
            on = date
        elif told and key(told) not in _COUNTED:
            counts = f"{counts}, {told}".removeprefix(", ")
    rest = _BRACKETS.sub(" ", name)
    if not on and (match := _DATE.search(rest)) and (date := _date(match.group())):
        rest, on = f"{rest[: match.start()]} {rest[match.end() :]}", date
    metric = _METRIC_OF.get(_bare(rest))
    if metric is None and unit is None:
        metric, unit = _with_unit(rest)
    return Named(metric, unit, on, counts) if metric else None


def _date(text: str) -> str:
    """A date in a name; "" where there is none, or one that may be two days."""
    try:
        return date_of(text, "", None)
    except BadCell:
        return ""


def _with_unit(name: str) -> tuple[str | None, Unit | None]:
    """The metric of a name that ends in its unit: "CA M€", "chiffre d'affaires en millions d'€"."""
    words = name.replace(" - ", " ").replace(",", " ").split()
    for size in range(1, min(5, len(words))):
        metric = _METRIC_OF.get(_bare(" ".join(words[:-size])))
        unit = unit_named(" ".join(words[-size:])) if metric else None
        if unit and unit.id not in COUNTS:  # "Emplois start-ups" are jobs, of something else
            return metric, unit
    return None, None


@lru_cache(maxsize=4096)
def unit_named(words: str) -> Unit | None:
    """The unit that words name, by its id or as the press writes it; None where they name none.

    >>> unit_named("k€").factor, unit_named("en milliers").factor, unit_named("directs")
    (Fraction(1000, 1), Fraction(1000, 1), None)
    """
    told = _IN.sub("", words.strip())
    if told in UNITS:
        return Unit(told)
    if len(told) > LONGEST_HEADER or any(char.isdigit() for char in told.replace("m2", "")):
        return None
    if key(told) in _COUNTED:
        return Unit()
    for template in (f"{{}} {told}", f"{told[:1]}{{}}{told[1:]}" if told[:1] in "€$£" else ""):
        if template and "{" not in told and "}" not in told and (found := unit_of(template)):
            return found
    return None


class Told(NamedTuple):
    """What words around a number say of it.

    Attributes:
        unit: the unit they name; with neither id nor factor where they name none.
        is_exact: whether they say just the number: no "about", no "more than".
        is_vague: whether they say that the number is only about that.
    """

    unit: Unit
    is_exact: bool = False
    is_vague: bool = False


@lru_cache(maxsize=4096)
def told_in(template: str) -> Told | None:
    """What a template of a number says: "env. {} M€"; None where it is not read as one number.

    >>> told_in("env. {} M€").unit.factor, told_in("env. {} M€").is_exact, told_in("n° {}")
    (Fraction(1000000, 1), False, None)
    """
    if template == "{}":
        return Told(Unit(), is_exact=True)
    phrase = template.format(2)
    try:
        reading = read(phrase)
    except Unreadable:
        return None
    quantity = reading.quantity
    if (reading.start, reading.end) != (0, len(phrase)) or quantity.nominal is None:
        return None
    factor = quantity.nominal / 2
    plain = factor == 1 and (quantity.unit in COUNTS or quantity.unit not in MONEY | {"%"})
    unit = Unit(quantity.unit, factor, "{}" if plain else template)
    is_exact = not quantity.approximate and quantity.low == quantity.high == quantity.nominal
    return Told(unit, is_exact and not quantity.per, quantity.approximate)


def unit_of(template: str) -> Unit | None:
    """The unit of numbers told in a template: "{} M€"; None where it names none, or says more.

    >>> unit_of("€{}m").factor, unit_of("env. {} M€")
    (Fraction(1000000, 1), None)
    """
    told = told_in(template)
    if told is None or not told.is_exact:
        return None
    unit = told.unit
    return None if unit.id == "count" or (unit.id is None and unit.factor == 1) else unit
