"""The table of metrics, ratios and units.

One table feeds reading, help, docs, completion and rendering: a metric is added here and in no
other place.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from ftcli.errors import FtcliError, UsageError, shortened

_FORMULA = re.compile(r"\s*(\w+)\s*/\s*(\w+)\s*(?:\*\s*([0-9]{1,12}(?:\.[0-9]{1,6})?)\s*)?")


class Unit(NamedTuple):
    """A unit of quantities.

    Attributes:
        id: its name in data and machine formats.
        en: its English singular and plural, as printed behind a number.
        fr: the same in French.
    """

    id: str
    en: tuple[str, str]
    fr: tuple[str, str]


class Metric(NamedTuple):
    """Something counted of an ecosystem.

    Attributes:
        id: its name in data, commands and machine formats.
        en: English label.
        fr: French label.
        unit: its unit.
        kind: "stock" (at a date), "flow" (over a period) or "share".
        definition: what it counts, in English.
        definition_fr: the same in French.
        nouns: the nouns of press phrases that state it.
        core: whether `show` and `compare` name it even where it is unknown.
        is_yearly: whether it is per year by definition, so that words need not say so.
    """

    id: str
    en: str
    fr: str
    unit: str
    kind: str
    definition: str
    definition_fr: str
    nouns: tuple[str, ...]
    core: bool = False
    is_yearly: bool = False

    def label(self, lang: str) -> str:
        """Its label in a language, "en" or "fr"."""
        return self.fr if lang == "fr" else self.en


class Ratio(NamedTuple):
    """A quotient of two metrics, or of a metric and the population.

    Attributes:
        id: its name in commands and machine formats.
        en: English label.
        fr: French label.
        numerator: the metric above.
        denominator: the metric below, or "population".
        scale: what the quotient is multiplied by (100 for percent, 1000 for "per 1,000 people").
        unit: unit of the result.
        per: what the result is per, None for a share.
        core: whether `show` and `compare` print it without being asked.
    """

    id: str
    en: str
    fr: str
    numerator: str
    denominator: str
    scale: Fraction
    unit: str
    per: str | None
    core: bool = False

    def label(self, lang: str) -> str:
        """Its label in a language, "en" or "fr"."""
        return self.fr if lang == "fr" else self.en

    @property
    def formula(self) -> str:
        """The quotient in words of `--add`: "jobs / population * 1000"."""
        return f"{self.numerator} / {self.denominator}{_times(self.scale)}"


UNITS: Mapping[str, Unit] = {
    unit.id: unit
    for unit in (
        Unit("jobs", ("job", "jobs"), ("emploi", "emplois")),
        Unit("firms", ("firm", "firms"), ("entreprise", "entreprises")),
        Unit("startups", ("start-up", "start-ups"), ("start-up", "start-ups")),
        Unit("people", ("person", "people"), ("personne", "personnes")),
        Unit("count", ("", ""), ("", "")),
        Unit("EUR", ("€", "€"), ("€", "€")),
        Unit("USD", ("$", "$"), ("$", "$")),
        Unit("GBP", ("£", "£"), ("£", "£")),
        Unit("%", ("%", "%"), ("%", "%")),
        Unit("m2", ("m²", "m²"), ("m²", "m²")),
        Unit("ha", ("ha", "ha"), ("ha", "ha")),
        Unit("day", ("day", "days"), ("jour", "jours")),
        Unit("month", ("month", "months"), ("mois", "mois")),
        Unit("year", ("year", "years"), ("an", "ans")),
        Unit("multiple", ("times", "times"), ("fois", "fois")),
    )
}

METRICS: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric("jobs", "Jobs", "Emplois", "jobs", "stock",
               "People at work in the territory's digital sector.",
               "Personnes en emploi dans le numérique du territoire.",
               ("emploi", "poste", "salarié", "personne", "actif", "travailleur"), core=True),
        Metric("firms", "Firms", "Entreprises", "firms", "stock",
               "Firms or establishments of the territory's digital sector.",
               "Entreprises ou établissements du numérique du territoire.",
               ("entreprise", "établissement", "PME"), core=True),
        Metric("pure_players", "Pure players", "Pure players", "firms", "stock",
               "Firms whose whole business is digital.",
               "Entreprises dont toute l'activité est numérique.",
               ("pure player",), core=True),
        Metric("startups", "Start-ups", "Start-ups", "startups", "stock",
               "Young innovative firms of the territory.",
               "Jeunes entreprises innovantes du territoire.",
               ("start-up",)),
        Metric("tech_champions", "Tech champions", "Tech champions", "firms", "stock",
               "Fast-growing firms that the bid calls tech champions.",
               "Entreprises en forte croissance que le dossier nomme « tech champions ».",
               ("tech champion",)),
        Metric("hypergrowth_firms", "Hypergrowth firms", "Entreprises en hypercroissance", "firms",
               "stock", "Firms that the bid expects in hypergrowth.",
               "Entreprises que le dossier attend en hypercroissance.", ("entreprise",)),
        Metric("revenue", "Revenue", "Chiffre d'affaires", "EUR", "flow",
               "Yearly revenue of the territory's digital firms.",
               "Chiffre d'affaires annuel des entreprises du numérique du territoire.",
               ("euro", "dollar", "pound"), core=True, is_yearly=True),
        Metric("funds_raised", "Funds raised", "Fonds levés", "EUR", "flow",
               "Money raised by the territory's start-ups over the period stated.",
               "Fonds levés par les start-ups du territoire sur la période indiquée.",
               ("euro", "dollar", "pound")),
        Metric("jobs_created", "Jobs created", "Emplois créés", "jobs", "flow",
               "Digital jobs created over the period stated.",
               "Emplois numériques créés sur la période indiquée.", ("emploi",)),
        Metric("firms_created", "Firms created", "Entreprises créées", "firms", "flow",
               "Digital or innovative firms created over the period stated.",
               "Entreprises numériques ou innovantes créées sur la période indiquée.",
               ("entreprise",)),
        Metric("startups_created", "Start-ups created", "Start-ups créées", "startups", "flow",
               "Start-ups created over the period stated.",
               "Start-ups créées sur la période indiquée.", ("start-up",)),
        Metric("jobs_share", "Share of all jobs", "Part de l'emploi total", "%", "share",
               "Digital jobs as a share of all jobs of the territory, as stated.",
               "Part de l'emploi numérique dans l'emploi du territoire, telle qu'énoncée.",
               ("%",)),
        Metric("jobs_growth", "Growth of jobs", "Croissance de l'emploi", "%", "flow",
               "Growth of the number of digital jobs over the period stated.",
               "Croissance du nombre d'emplois numériques sur la période indiquée.", ("%",)),
        Metric("firms_growth", "Growth of firms", "Croissance des entreprises", "%", "flow",
               "Growth of the number of digital firms over the period stated.",
               "Croissance du nombre d'entreprises numériques sur la période indiquée.", ("%",)),
        Metric("startups_jobs", "Jobs in start-ups", "Emplois des start-ups", "jobs", "stock",
               "People at work in the start-ups alone.",
               "Personnes en emploi dans les seules start-ups.", ("salarié", "emploi")),
        Metric("members", "Members", "Membres", "count", "stock",
               "Members of the ecosystem's association or programme, of any kind.",
               "Membres de l'association ou du programme, de toute nature.",
               ("membre", "entreprise", "start-up")),
        Metric("supporters", "Supporters", "Soutiens", "count", "stock",
               "People, firms and institutions that declared support for the bid.",
               "Personnes, entreprises et institutions qui soutiennent la candidature.",
               ("acteur", "signature", "start-up")),
        Metric("cluster_members", "Cluster members", "Membres du pôle", "count", "stock",
               "Members of a competitiveness cluster of the territory.",
               "Membres d'un pôle de compétitivité du territoire.", ("acteur",)),
        Metric("leaders", "World leaders", "Leaders mondiaux", "firms", "stock",
               "World leaders among the members of a cluster.",
               "Leaders mondiaux parmi les membres d'un pôle.", ("leader",)),
        Metric("startups_accelerated", "Start-ups accelerated", "Start-ups accélérées", "startups",
               "flow", "Start-ups taken into acceleration programmes.",
               "Start-ups accueillies par des programmes d'accélération.", ("start-up",)),
        Metric("startups_incubated", "Start-ups incubated", "Start-ups incubées", "startups",
               "stock", "Start-ups hosted or supported by incubators.",
               "Start-ups hébergées ou suivies par des incubateurs.", ("start-up",)),
        Metric("incubators", "Incubators", "Incubateurs", "count", "stock",
               "Incubators of the territory.", "Incubateurs du territoire.", ("incubateur",)),
        Metric("accelerators", "Accelerators", "Accélérateurs", "count", "stock",
               "Accelerators of the territory, planned ones included where said.",
               "Accélérateurs du territoire, projets compris quand c'est dit.",
               ("accélérateur",)),
        Metric("programmes", "Programmes", "Programmes", "count", "stock",
               "Support programmes of the territory: acceleration, incubation.",
               "Programmes d'accompagnement du territoire : accélération, incubation.",
               ("programme",)),
        Metric("schools", "Schools", "Écoles", "count", "stock",
               "Higher-education schools of the territory.",
               "Établissements d'enseignement supérieur du territoire.", ("école",)),
        Metric("students", "Students", "Étudiants", "people", "stock",
               "Students trained in digital trades.", "Étudiants formés aux métiers du numérique.",
               ("étudiant",)),
        Metric("researchers", "Researchers", "Chercheurs", "people", "stock",
               "Researchers in digital fields.", "Chercheurs du numérique.", ("chercheur",)),
        Metric("visitors", "Visitors", "Visiteurs", "people", "flow",
               "Visitors of the territory's events.", "Visiteurs des événements du territoire.",
               ("visiteur",)),
        Metric("events", "Events", "Événements", "count", "flow",
               "Events held over the period stated.",
               "Événements organisés sur la période indiquée.", ("événement",)),
        Metric("district_area", "District area", "Surface du quartier", "ha", "stock",
               "Area of the digital district.", "Surface du quartier numérique.", ("hectare",)),
        Metric("floor_area", "Floor area", "Surface de locaux", "m2", "stock",
               "Floor area for digital firms.", "Surface de locaux pour les entreprises.",
               ("m²",)),
        Metric("public_investment", "Public investment", "Investissement public", "EUR", "flow",
               "Public money for the operation.", "Argent public consacré à l'opération.",
               ("euro",)),
        Metric("private_investment", "Private investment", "Investissement privé", "EUR", "flow",
               "Private money for the operation.", "Argent privé consacré à l'opération.",
               ("euro",)),
        Metric("public_share", "Regional share", "Part de la Région", "%", "share",
               "The Region's share of the public investment.",
               "Part de la Région dans l'investissement public.", ("%",)),
        Metric("budget", "Budget", "Budget", "EUR", "flow",
               "Yearly budget of the ecosystem's association.",
               "Budget annuel de l'association.", ("euro",)),
        Metric("programme_length", "Programme length", "Durée du programme", "month", "stock",
               "How long a support programme lasts.", "Durée d'un programme d'accompagnement.",
               ("mois", "an")),
    )
}  # fmt: skip

# What was created of a stock: "1 000 emplois par an" is answered by the jobs created in a year.
FLOW_OF: Mapping[str, str] = {
    "jobs": "jobs_created", "firms": "firms_created", "startups": "startups_created",
}  # fmt: skip

RATIOS: Mapping[str, Ratio] = {
    ratio.id: ratio
    for ratio in (
        Ratio("jobs_per_firm", "Jobs per firm", "Emplois par entreprise",
              "jobs", "firms", Fraction(1), "jobs", "firm", core=True),
        Ratio("pure_player_share", "Pure-player share", "Part de pure players",
              "pure_players", "firms", Fraction(100), "%", None, core=True),
        Ratio("revenue_per_job", "Revenue per job", "CA par emploi",
              "revenue", "jobs", Fraction(1), "EUR", "job", core=True),
        Ratio("revenue_per_firm", "Revenue per firm", "CA par entreprise",
              "revenue", "firms", Fraction(1), "EUR", "firm"),
        Ratio("jobs_per_1000_people", "Jobs per 1,000 people", "Emplois pour 1 000 hab.",
              "jobs", "population", Fraction(1000), "jobs", "1000 people", core=True),
        Ratio("firms_per_10000_people", "Firms per 10,000 people", "Entreprises pour 10 000 hab.",
              "firms", "population", Fraction(10_000), "firms", "10000 people"),
        Ratio("startups_per_100000_people", "Start-ups per 100,000", "Start-ups pour 100 000 hab.",
              "startups", "population", Fraction(100_000), "startups", "100000 people"),
        Ratio("funds_raised_per_startup", "Funds raised per start-up", "Fonds levés par start-up",
              "funds_raised", "startups", Fraction(1), "EUR", "start-up"),
    )
}  # fmt: skip

POPULATION = "population"
Subject: TypeAlias = Metric | Ratio


class UnknownMetric(FtcliError, KeyError):
    """No metric has that name."""

    def __str__(self) -> str:
        return self.message


class BadRatio(UsageError, ValueError):
    """A text is neither a ratio's name nor a formula of metrics."""


def metric_named(name: str) -> Metric:
    """The metric of a name.

    Raises:
        UnknownMetric: there is none; the hint names the nearest, or the formula of a ratio.

    >>> metric_named("jobs").unit
    'jobs'
    """
    if name in METRICS:
        return METRICS[name]
    hint = near_metric(name)
    if name in RATIOS:
        hint = f"it is the ratio {RATIOS[name].formula}; name one of its metrics"
    raise UnknownMetric(f"no metric called {shortened(name)!r}", hint)


def subject_named(name: str) -> Subject:
    """The metric or the ratio that a name means, or the ratio of a formula.

    Raises:
        UnknownMetric: it is neither; the hint names the nearest of both.
        BadRatio: it is a formula, and no such ratio can be formed.

    >>> subject_named("jobs").id, subject_named("revenue / jobs").id
    ('jobs', 'revenue_per_job')
    """
    name = name.strip()
    if name in METRICS:
        return METRICS[name]
    if "/" in name or name in RATIOS:
        return parse_ratio(name)
    raise UnknownMetric(
        f"no metric or ratio called {shortened(name)!r}", near_metric(name, (*METRICS, *RATIOS))
    )


def near_metric(name: str, known: Iterable[str] = METRICS) -> str:
    """The hint for a misspelt metric: the nearest by name or label, or where to find them.

    Labels are those of both languages; accents and case do not matter.

    >>> near_metric("job"), near_metric("Emplois")
    ("did you mean 'jobs'?", "did you mean 'jobs'?")
    """
    from difflib import get_close_matches  # only a misspelt name pays for it

    spellings: dict[str, str] = {}
    for id_ in known:
        row = METRICS.get(id_) or RATIOS.get(id_)
        for spelling in (id_, row.en, row.fr) if row else (id_,):
            spellings.setdefault(_plain(spelling), id_)
    wanted = _plain(name)
    begun = [spelling for spelling in spellings if wanted and spelling.startswith(wanted)]
    near = get_close_matches(wanted, spellings, 1) or begun
    return f"did you mean {spellings[near[0]]!r}?" if near else "'ftcli metrics' lists them"


def _plain(name: str) -> str:
    """A name without accents, case, hyphens and underscores."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[\W_]+", " ", re.sub(r"[\u0300-\u036f]", "", decomposed)).strip()


def parse_ratio(text: str) -> Ratio:
    """The ratio of a name, or of a formula "A / B" or "A / B * 1000" of metrics.

    B may be `population`. A share of one unit in itself is in percent when multiplied by 100.

    Raises:
        BadRatio: it is neither, or a metric in it is unknown.

    >>> parse_ratio("revenue / firms").id
    'revenue_per_firm'
    >>> parse_ratio("members / population * 1000").per
    '1000 people'
    """
    if text.strip() in RATIOS:
        return RATIOS[text.strip()]
    match = _FORMULA.fullmatch(text)
    if match is None:
        raise BadRatio(
            f"no ratio called {shortened(text)!r}",
            "'ftcli metrics' lists them; or write a formula: \"revenue / jobs * 1000\"",
        )
    above, below, factor = match.groups()
    for name, known in ((above, METRICS), (below, {*METRICS, POPULATION})):
        if name not in known:
            raise BadRatio(
                f"no metric called {shortened(name)!r} in {shortened(text)!r}",
                near_metric(name, known),
            )
    scale = Fraction(factor or 1)
    if not scale:
        raise BadRatio(
            f"{shortened(text)!r} multiplies by zero", "multiply by 100 or 1000, or leave it out"
        )
    for ratio in RATIOS.values():
        if (ratio.numerator, ratio.denominator, ratio.scale) == (above, below, scale):
            return ratio
    return _custom_ratio(above, below, scale)


def _times(scale: Fraction) -> str:
    return "" if scale == 1 else f" * {_decimal(scale)}"


def _decimal(scale: Fraction) -> str:
    """A scale as it is written in a formula: "1000", "0.5"."""
    return f"{Decimal(scale.numerator) / scale.denominator:f}"


def _custom_ratio(above: str, below: str, scale: Fraction) -> Ratio:
    unit = METRICS[above].unit
    below_unit = "people" if below == POPULATION else METRICS[below].unit
    name = f"{above} / {below}{_times(scale)}"
    if unit == below_unit:
        shared = {1: "multiple", 100: "%"}.get(int(scale) if scale.denominator == 1 else 0)
        return Ratio(name, name, name, above, below, scale, shared or "count", None)
    singular = UNITS[below_unit].en[0] or below
    per = singular if scale == 1 else f"{_decimal(scale)} {UNITS[below_unit].en[1] or below}"
    return Ratio(name, name, name, above, below, scale, unit, per)
