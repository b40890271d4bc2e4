"""Metrics by the names that columns and cells give them: "Emplois 2014", "CA (M€)", "jobs"."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ftcli.catalogue import METRICS, UNITS
from ftcli.importing.brackets import other_measure, plain_scale, without_tax
from ftcli.importing.dates import certain_date, date_within
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
    "jobs_share": "part de l emploi, part emploi, part des emplois, share of job",
    "jobs_growth": "croissance emploi, croissance des emplois",
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
_COUNTED = frozenset({"nombre", "nb", "number", "count", "unite", "units", "n", "total"})
_TEMPLATES = {10**3: "{}k", 10**6: "{} millions"}  # of a scale without words
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


def metric_named(name: str) -> Named | None:
    """The metric that a name means, with the date and the unit in it; None where it means none.

    >>> metric_named("Emplois 2014")
    Named(metric='jobs', unit=None, on='2014', counts='')
    >>> metric_named("CA (M€)").unit
    Unit(id='EUR', factor=Fraction(1000000, 1), template='{} M€')
    """
    found = _named(name)
    return None if isinstance(found, str) else found


def no_figures(name: str) -> str:
    """What a column is that names a metric and has no figures of it; "" for any other.

    >>> no_figures("Emplois (rang)"), no_figures("Emplois (directs)")
    ('a rank, no figure', '')
    """
    found = _named(name)
    return found if isinstance(found, str) else ""


@lru_cache(maxsize=4096)
def _named(name: str) -> Named | str | None:
    """What a name says; what its column is where that is no figure of the metric that it names."""
    if len(name) > LONGEST_HEADER:
        return None
    name, tax = without_tax(name)
    unit, on, counts, other = _inside(name, tax)
    rest = _BRACKETS.sub(" ", name)
    if not on:
        rest, on = date_within(rest)
    metric = _METRIC_OF.get(_bare(rest))
    if metric is None and unit is None:
        metric, unit = _with_unit(rest)
    if metric is None or (tax and METRICS[metric].unit not in MONEY):
        return None
    if unit and unit.id == "%" and METRICS[metric].unit != "%":
        return "a share, no figure"
    return other or Named(metric, unit, on, counts)


def _inside(name: str, counts: str) -> tuple[Unit | None, str, str, str]:
    """The unit, the date, what is counted and what is no figure, by the brackets of a name."""
    unit, on, other = None, "", ""
    for inner in map(str.strip, _BRACKETS.findall(name)):
        found = unit_named(inner)
        if found and unit is None and (found.id not in COUNTS or found.factor != 1):
            unit = found
        elif (date := certain_date(inner)) and not on:
            on = date
        elif inner and key(inner) not in _COUNTED:
            counts = f"{counts}, {inner}".removeprefix(", ")
            other = other or other_measure(inner)
    return unit, on, counts, other


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
    if (scale := plain_scale(told)) > 1:
        return Unit(None, Fraction(scale), _TEMPLATES[scale])
    if len(told) > LONGEST_HEADER or any(char.isdigit() for char in told.replace("m2", "")):
        return None
    if key(told) in _COUNTED:
        return Unit()
    inside = f"{told[0]}{{}}{told[1:]}" if told[:1] in {*"€$£"} and told[1:] else ""
    for template in (inside, f"{{}} {told}"):  # "€12m" rather than "12 €m"
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
