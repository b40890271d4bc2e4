"""Warnings in words, one line per code."""

from collections.abc import Mapping, Sequence

from ftcli.catalogue import METRICS, RATIOS
from ftcli.model import Ecosystem
from ftcli.table import Block, Column, Kind, Quote, Table
from ftcli.views.words import area_text, listed, quoted, say
from ftcli.warnings import CODES, CodedWarning

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
        "{who}, {subjects}: known for {details}, which does not compare with a territory",
        "{who}, {subjects} : connu pour {details}, qui ne se compare pas à un territoire",
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
    "unbounded": (
        "{subjects}: a bound on one side only leaves it open",
        "{subjects} : une borne d'un seul côté laisse la question ouverte",
    ),
}
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
    names = {ecosystem.id: ecosystem.name for ecosystem in ecosystems}
    lines = []
    for code in CODES:
        found = [warning for warning in warnings if warning.code == code]
        if not found:
            continue
        if code == "rivals-disagree":
            text = "; ".join(_disagreement(warning, names, lang) for warning in found)
        else:
            text = _text(code, found, names, lang)
        if code == "date-gap" and as_of is not None:
            text += AS_OF[lang == "fr"].format(year=as_of)
        lines.append((code, text))
    return lines


def caution_blocks(lines: Sequence[tuple[str, str]], lang: str) -> list[Block]:
    """The warnings as a block; none where there is nothing to warn of."""
    if not lines:
        return []
    columns = (Column("code", kind=Kind.CODE), Column("text", kind=Kind.PROSE))
    narrow = Table(
        (Column("text", kind=Kind.PROSE),),
        tuple((f"{code}: {text}",) for code, text in lines),
        say("warnings", lang),
    )
    return [Block((Table(columns, tuple(lines), say("warnings", lang)), narrow))]


def _text(
    code: str, found: Sequence[CodedWarning], names: Mapping[str, str], lang: str
) -> str:  # fmt: skip
    subjects = dict.fromkeys(_label(warning.subject, lang) for warning in found)
    details = dict.fromkeys(detail for warning in found for detail in warning.details)
    areas = [area_text(area, lang) for warning in found for area in warning.areas]
    details |= dict.fromkeys(areas)
    if code == "date-gap":
        details = dict.fromkeys(sorted(details))
    who = dict.fromkeys(names.get(name, name) for w in found for name in w.ecosystems)
    return TEXTS[code][lang == "fr"].format(
        subjects=", ".join(subjects),
        details=listed(list(details), lang),
        who=listed(list(who), lang),
    )


def _disagreement(warning: CodedWarning, names: Mapping[str, str], lang: str) -> str:
    year, *words = warning.details
    return TEXTS[warning.code][lang == "fr"].format(
        who=listed([names.get(name, name) for name in warning.ecosystems], lang),
        subjects=_label(warning.subject, lang),
        year=year,
        words=listed([quoted(Quote(phrase), lang) for phrase in words], lang),
    )


def _label(subject: str, lang: str) -> str:
    row = METRICS.get(subject) or RATIOS.get(subject)
    label = row.label(lang) if row else subject
    return label[:1].lower() + label[1:] if not label[:2].isupper() else label
