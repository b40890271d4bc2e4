"""Why a number stands in its lineage, and how its words were read: sentences in two languages."""

from collections.abc import Mapping, Sequence

from ftcli.catalogue import METRICS, POPULATION, UNITS
from ftcli.lineage import Node
from ftcli.model import Ecosystem, Figure
from ftcli.table import Quote
from ftcli.views.words import KINDS, area_text, listed, quoted, said, say
from ftcli.wording.phrasing import period_text, quantity_text
from ftcli.wording.rules import rule_text
from ftcli.wording.tokens import fold

REASONS: Mapping[str, tuple[str, str]] = {
    # why a figure was taken
    "only": ("the only figure of the territory", "le seul chiffre du territoire"),
    "latest": (
        "the latest of {n} figures of the territory",
        "le plus récent des {n} chiffres du territoire",
    ),
    "best-source": (
        "of {n} figures of the territory; another has the same date, this one the better kind of "
        "source",
        "parmi {n} chiffres du territoire ; un autre a la même date, celui-ci une meilleure nature "
        "de source",
    ),
    "first-in-file": (
        "of {n} figures of the territory; another has the same date and kind of source, this one "
        "stands first in the data file",
        "parmi {n} chiffres du territoire ; un autre a mêmes date et nature de source, celui-ci "
        "vient d'abord dans le fichier",
    ),
    "one-source": (
        "its source states {names} too",
        "sa source donne aussi : {names}",
    ),
    "nearest-census": (
        "of {years}, the census year nearest to {date}",
        "de {years}, l'année de recensement la plus proche de {date}",
    ),
    "only-census": ("the only census year known", "la seule année de recensement connue"),
    # how a ratio was computed
    "computed": (
        "both sides are taken from one source: the only one that states both",
        "les deux termes viennent d'une source : la seule qui donne les deux",
    ),
    "computed-of-many": (
        "both sides are taken from one source: of the {n} that state both, the one whose older "
        "figure is the latest",
        "les deux termes viennent d'une source : des {n} qui donnent les deux, celle dont le "
        "chiffre le plus ancien est le plus récent",
    ),
    "mixed-sources": (
        "no source states both sides: each is the figure that speaks for its metric",
        "aucune source ne donne les deux termes : chacun est le chiffre retenu pour son indicateur",
    ),
    "per-head": (
        "the figure that speaks for the metric, over the municipal population",
        "le chiffre retenu pour l'indicateur, sur la population municipale",
    ),
    # why nothing is known
    "no-figure": (
        "no figure of the territory is known",
        "aucun chiffre du territoire n'est connu",
    ),
    "other-area-only": (
        "no figure of the territory is known, only of {areas}",
        "aucun chiffre du territoire n'est connu, seulement de : {areas}",
    ),
    "background-only": (
        "no figure of the territory is known, only background",
        "aucun chiffre du territoire n'est connu, seulement du contexte",
    ),
    "no-population": (
        "no population of the territory is known",
        "aucune population du territoire n'est connue",
    ),
    "operand-missing": (
        "cannot be computed: no figure of {names} is known for the territory",
        "incalculable : aucun chiffre {of_names} n'est connu pour le territoire",
    ),
    # why a figure was passed over
    "earlier": ("earlier than {than}", "antérieur à {than}"),
    "ends-earlier": (
        "begins with {than}, and ends earlier",
        "commence avec {than}, et finit plus tôt",
    ),
    "source-kind": (
        "same date; its kind of source, {kind}, comes after {than_kind}",
        "même date ; la nature de sa source, {kind}, vient après {than_kind}",
    ),
    "later-in-file": (
        "same date and kind of source; later in the data file",
        "mêmes date et nature de source ; plus loin dans le fichier",
    ),
    "other-area": (
        "counts {areas}, not the territory",
        "compte un autre périmètre que le territoire : {areas}",
    ),
    "background": ("background, which is never chosen", "contexte, jamais retenu"),
    "other-side-missing": (
        "its source does not state {names}",
        "sa source ne donne pas : {names}",
    ),
    "pair-earlier": (
        "stated with {names}, but dated {date}, {before} {than}",
        "donné avec {names}, mais daté {date}, {before} {than}",
    ),
    "partner-earlier": (
        "stated with {names} dated {date}, {before} {than}",
        "donné avec {names} daté {date}, {before} {than}",
    ),
    "pair-no-later": (
        "stated with {names}, but by a source that comes later in rank",
        "donné avec {names}, mais par une source qui vient après",
    ),
}
GIVEN: Mapping[str, tuple[str, str]] = {
    "value": (
        "the words hold no number that is read; the data file gives {value}",
        "les mots ne contiennent pas de nombre lisible ; le fichier de données donne {value}",
    ),
    "narrowed": (
        "the data file narrows it to {value}",
        "le fichier de données le restreint à {value}",
    ),
    "unit": (
        "the unit, {unit}, is given by the data file",
        "l'unité, {unit}, est donnée par le fichier de données",
    ),
    "metric-unit": (
        "the words name no unit: it is that of the metric",
        "les mots ne nomment pas d'unité : c'est celle de l'indicateur",
    ),
    "per": (
        "that it is per {per} is given by the data file",
        "qu'il s'agit d'un chiffre par {per} est donné par le fichier de données",
    ),
}
# A date before another, or within it and over sooner.
BEFORE = (("before", "avant"), ("which ends before", "qui finit avant"))
CUT = (
    "strict reading drops what rests on the convention",
    "la lecture stricte retire ce qui repose sur la convention",
)
_PER = {"year": "an", "month": "mois", "day": "jour"}


def reason_text(node: Node, ecosystem: Ecosystem, lang: str) -> str:
    """Why a node stands in the tree, in words.

    >>> from ftcli.choose import chosen
    >>> from ftcli.lineage import lineage
    >>> from ftcli import load
    >>> city = load()["saint-etienne"]
    >>> root = lineage(chosen(city, "revenue"))
    >>> reason_text(root, city, "en"), reason_text(root.passed_over[-1], city, "fr")
    ('the latest of 6 figures of the territory', 'antérieur à févr.–mars 2016')
    """
    reason = node.reason
    if reason.code.startswith("withheld-"):
        return say(reason.code.replace("-", "_"), lang)
    kinds = [said(KINDS, name, lang) for name in reason.names if name in KINDS]
    dates = [period_text(figure.on, lang) for figure in reason.figures]
    areas = [area_text(figure.area, lang) for figure in reason.figures if figure.area]
    values = {
        "n": reason.size,
        "names": listed([metric_name(name, lang) for name in reason.names], lang),
        "of_names": listed([_of(metric_name(name, lang)) for name in reason.names], lang),
        "years": listed(sorted(set(reason.names)), lang),
        "date": dates[0] if dates else "",
        "than": dates[-1] if dates else "",
        "before": BEFORE[_begins_alike(reason.figures)][lang == "fr"],
        "kind": kinds[0] if kinds else "",
        "than_kind": kinds[-1] if kinds else "",
        "areas": ", ".join(dict.fromkeys(areas)),
    }
    code = reason.code
    if node.role == "ratio" and code == "one-source":
        code = "computed-of-many" if reason.size > 1 else "computed"
    return spaced(said(REASONS, code, lang).format(**values), lang)


def _of(name: str) -> str:
    """A noun behind the French "de": "d'entreprises", "de start-ups"."""
    return f"d'{name}" if fold(name[:1]) in set("aeiouh") else f"de {name}"


def _begins_alike(figures: Sequence[Figure]) -> bool:
    """Whether the dates of the figures that a reason speaks of begin on one day."""
    return len({figure.on.first for figure in figures}) == 1


def reading_text(node: Node, lang: str) -> str:
    """How the words of a node were read, in words; "" for what has none."""
    figure, reading = node.figure, node.reading
    if figure is None or reading is None:
        return ""
    parts = []
    if reading.rule is not None:
        hedge = reading.rule.hedge
        colon = "\u00a0: " if lang == "fr" else ": "
        begin = quoted(Quote(hedge), lang) + colon if hedge else ""
        parts.append(begin + rule_text(reading.rule, lang))
    parts += [_given(name, figure, lang) for name in reading.given]
    if reading.is_cut:
        parts.append(CUT[lang == "fr"])
    return ("\u00a0; " if lang == "fr" else "; ").join(parts)


def metric_name(metric: str, lang: str) -> str:
    """A metric, or the population, as it stands in a sentence: "revenue", "CA par emploi"."""
    label = METRICS[metric].label(lang) if metric in METRICS else _plain(metric, lang)
    return lowered(label)


def lowered(label: str) -> str:
    """A label as it stands within a sentence: "jobs per firm", "CA par emploi".

    >>> lowered("Jobs per firm"), lowered("CA par emploi")
    ('jobs per firm', 'CA par emploi')
    """
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def spaced(text: str, lang: str) -> str:
    """A sentence with the hard spaces of French in front of its high punctuation."""
    if lang != "fr":
        return text
    return text.replace(" ;", "\u00a0;").replace(" :", "\u00a0:")


def _plain(name: str, lang: str) -> str:
    return say("population", lang) if name == POPULATION else name


def _given(name: str, figure: Figure, lang: str) -> str:
    """What the data file adds to the words of a figure."""
    quantity = figure.quantity
    unit = UNITS[figure.unit or METRICS[figure.metric].unit]
    plural = (unit.fr if lang == "fr" else unit.en)[1]
    per = figure.per or ""
    return spaced(
        said(GIVEN, name, lang).format(
            value=quantity_text(quantity, lang),
            unit=plural or unit.id,
            per=_PER.get(per, per) if lang == "fr" else per,
        ),
        lang,
    )
