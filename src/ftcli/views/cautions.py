"""Warnings in words, one line per code."""

from collections.abc import Mapping, Sequence

from ftcli.catalogue import METRICS, RATIOS
from ftcli.model import Ecosystem
from ftcli.table import Block, Kind, Quote
from ftcli.views.blocks import pairs
from ftcli.views.limits import listed_some
from ftcli.views.words import area_text, listed, quoted, say
from ftcli.warnings import CODES, SELF_DECLARED, CodedWarning

TEXTS: Mapping[str, tuple[str, str]] = {
    "concept-differs": (
        "{subjects}: {details} are not counted alike",
        "{subjects} : {details} ne se comptent pas de même",
    ),
    "firm-unit-differs": (
        "{subjects}: {details} are not the same units",
        "{subjects} : {details} ne sont pas les mêmes unités",
    ),
    "sector-differs": (
        "{subjects}: other definitions of digital ({details})",
        "{subjects} : définitions du numérique différentes ({details})",
    ),
    "area-differs": (
        "{who}, {subjects}: only known for {details}, and so not to be compared",
        "{who}, {subjects} : connu seulement pour {details}, donc à ne pas comparer",
    ),
    "period-differs": (
        "{subjects}: totals over {details}, periods of different lengths",
        "{subjects} : totaux sur {details}, des périodes de longueurs différentes",
    ),
    "perimeter-wider": (
        "{who}: the official unit of the population is wider than the bid",
        "{who} : l'unité officielle de la population est plus large que la candidature",
    ),
    "date-gap": (
        "{subjects}: {details} have no year in common",
        "{subjects} : {details} n'ont pas d'année commune",
    ),
    "mixed-sources": (
        "{who}, {subjects}: the two sides come from different sources",
        "{who}, {subjects} : les deux termes viennent de sources différentes",
    ),
    "rivals-disagree": (
        "{who}, {subjects} {year}: {words} elsewhere",
        "{who}, {subjects} {year} : {words} ailleurs",
    ),
    "outlier": (
        "{who}, {subjects}: over 3 times the median of all ecosystems, or under a third of it: "
        "probably of another scope",
        "{who}, {subjects} : plus de 3 fois la médiane des écosystèmes, ou moins du tiers : "
        "sans doute d'un autre champ",
    ),
    "part-exceeds-whole": (
        "{who}, {subjects}: larger than {details}, of which it is a part",
        "{who}, {subjects} : plus grand que {details}, dont il fait partie",
    ),
    "private-only": (
        "{who}, {subjects}: the private sector only",
        "{who}, {subjects} : le secteur privé seulement",
    ),
    "recopied": (
        "{who}, {subjects}: the same number as in {details}",
        "{who}, {subjects} : le même nombre qu'en {details}",
    ),
    "baseline-missing": (
        "{who}, {subjects}: no figure to count the aim from",
        "{who}, {subjects} : aucun chiffre d'où compter l'objectif",
    ),
    "horizon-vague": (
        "{who}, {subjects}: due {details}, which is no date",
        "{who}, {subjects} : échéance {details}, qui n'est pas une date",
    ),
    "unbounded": (
        "{subjects}: a bound on one side only leaves it open",
        "{subjects} : une borne d'un seul côté laisse la question ouverte",
    ),
}
WHOLE_REGION = (
    "{details} is a whole region: do not compare it with a territory",
    "{details} est une région entière : ne pas la comparer à un territoire",
)
OF_AN_AIM = (
    "{who}, {subjects}: {details} come from different sources",
    "{who}, {subjects} : {details} viennent de sources différentes",
)
AIM_SIDES: Mapping[str, tuple[str, str]] = {
    "aim": ("aim", "objectif"),
    "baseline": ("baseline", "chiffre de départ"),
    "latest": ("latest figure", "dernier chiffre"),
}
# These leave open by themselves: cities that share such a code share a clause.
_BY_ITSELF = frozenset(
    {"unbounded", "mixed-sources", "perimeter-wider", "outlier", "private-only", "baseline-missing"}
)
AS_OF = ("; --as-of {year} compares figures of one year", " ; --as-of {year} compare à date égale")


def caution_lines(
    warnings: Sequence[CodedWarning],
    ecosystems: Sequence[Ecosystem],
    lang: str,
    as_of: int | None = None,
) -> list[tuple[str, str]]:
    """One (code, text) per code, in the order of the codes.

    Args:
        warnings: what was found.
        ecosystems: those the warnings are about, for their names.
        lang: "en" or "fr".
        as_of: the year whose `--as-of` leaves no gap of dates, if there is one.
    """
    if not warnings:
        return []  # a large file's ecosystems are not walked over for nothing
    names = {ecosystem.id: ecosystem.name for ecosystem in ecosystems}
    lines = []
    for code in CODES:
        found = [warning for warning in warnings if warning.code == code]
        if not found:
            continue
        text = ("\u00a0; " if lang == "fr" else "; ").join(_clauses(code, found, names, lang))
        if code == "date-gap" and as_of is not None:
            text += AS_OF[lang == "fr"].format(year=as_of)
        lines.append((code, text))
    return lines


def caution_blocks(lines: Sequence[tuple[str, str]], lang: str) -> list[Block]:
    """The warnings as a block; none where there is nothing to warn of."""
    return pairs(lines, say("warnings", lang), Kind.CODE)


def _clauses(
    code: str, found: Sequence[CodedWarning], names: Mapping[str, str], lang: str
) -> list[str]:
    """One clause per thing that differs; cities share one where it says the same of each."""
    if code == "rivals-disagree":
        return list(dict.fromkeys(_disagreement(warning, names, lang) for warning in found))
    subjects: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    # What lies between cities need not be said of each of them as well.
    between = {(w.subject, w.details) for w in found if len(w.ecosystems) > 1}
    for warning in found:
        if len(warning.ecosystems) == 1 and (warning.subject, warning.details) in between:
            continue
        template = _template(warning, names)[lang == "fr"]
        details = _details(warning, lang) if "{details}" in template else ()
        who = warning.ecosystems if "{who}" in template else ()
        label = [_label(warning.subject, lang)] if "{subjects}" in template else []
        subjects.setdefault((template, details, who), []).extend(label)
    # Not every city with every metric: only cities of the very same metrics stand together.
    clauses: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for (template, details, who), labels in subjects.items():
        clause = (template, details, tuple(dict.fromkeys(labels)))
        clauses.setdefault(clause, []).extend(names.get(id_, id_) for id_ in who)
    return [
        template.format(
            subjects=", ".join(labels),
            details=listed(list(details), lang),
            who=listed(list(dict.fromkeys(who)), lang),
        )
        for (template, details, labels), who in clauses.items()
    ]


def _template(warning: CodedWarning, names: Mapping[str, str]) -> tuple[str, str]:
    """The sentence of a warning; what lies within one of several cities is said of that city."""
    if warning.code == "area-differs" and not warning.areas:
        return WHOLE_REGION
    if warning.code == "mixed-sources" and set(warning.details or ("",)) <= AIM_SIDES.keys():
        return OF_AN_AIM
    english, french = TEXTS[warning.code]
    is_within_one = len(warning.ecosystems) == 1 < len(names)
    if is_within_one and "{who}" not in english and warning.code not in _BY_ITSELF:
        return "{who}, " + english, "{who}, " + french
    return english, french


def _details(warning: CodedWarning, lang: str) -> tuple[str, ...]:
    areas = dict.fromkeys(area_text(area, lang) for area in warning.areas)
    own = "déclaratif" if lang == "fr" else "self-declared"
    said = {SELF_DECLARED: own}
    if warning.code == "mixed-sources":
        said = {side: words[lang == "fr"] for side, words in AIM_SIDES.items()}
    if warning.code == "part-exceeds-whole":  # its details are names of metrics
        said = {detail: _label(detail, lang) for detail in warning.details}
    if warning.code == "horizon-vague":  # and here words of sources
        said = {detail: quoted(Quote(detail), lang) for detail in warning.details}
    return (*(said.get(detail, detail) for detail in warning.details), *areas)


def _disagreement(warning: CodedWarning, names: Mapping[str, str], lang: str) -> str:
    year, *words = warning.details
    return TEXTS[warning.code][lang == "fr"].format(
        who=listed([names.get(name, name) for name in warning.ecosystems], lang),
        subjects=_label(warning.subject, lang),
        year=year,
        words=listed_some([quoted(Quote(phrase), lang) for phrase in words], lang),
    )


def _label(subject: str, lang: str) -> str:
    row = METRICS.get(subject) or RATIOS.get(subject)
    label = row.label(lang) if row else subject
    return label[:1].lower() + label[1:] if not label[:2].isupper() else label
