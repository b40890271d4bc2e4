"""The words of the screens, English and French, in one table."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ftcli.table import Quote

if TYPE_CHECKING:
    from ftcli.model import Area

WORDS: Mapping[str, tuple[str, str]] = {
    "unknown": ("unknown", "inconnu"),
    "withheld": ("withheld", "non calculé"),
    "figures": ("Figures", "Chiffres"),
    "elsewhere": (
        "Counted for another area: do not compare with the territory",
        "Compté sur un autre périmètre : ne pas comparer au territoire",
    ),
    "all_figures": ("Every figure, the chosen one first", "Tous les chiffres, le retenu d'abord"),
    "ratios": ("Ratios", "Ratios"),
    "other_figures": (
        "Ratios that rest on more than the figures above",
        "Ratios qui reposent sur plus que les chiffres ci-dessus",
    ),
    "targets": ("Targets as announced", "Objectifs annoncés"),
    "warnings": ("Before you compare", "Avant de comparer"),
    "sources": ("Sources", "Sources"),
    "legend": ("Legend", "Légende"),
    "metric": ("Metric", "Indicateur"),
    "value": ("Figure", "Chiffre"),
    "words": ("In the words of the source", "Dans les mots de la source"),
    "when": ("Date [source]", "Date [source]"),
    "why": ("Chosen", "Retenu"),
    "area": ("Area", "Périmètre"),
    "sector": ("Sector", "Champ"),
    "due": ("Due", "Échéance"),
    "announced": ("Announced [source]", "Annoncé [source]"),
    "aim": ("Aim", "Objectif"),
    "no_date": ("no date", "sans date"),
    "region": ("Region", "Région"),
    "perimeter": ("Perimeter", "Périmètre"),
    "population": ("Population", "Population"),
    "label": ("Label", "Label"),
    "aliases": ("Also called", "Aussi nommé"),
    "note": ("Note", "Note"),
    "id": ("City", "Ville"),
    "name": ("Name", "Nom"),
    "count": ("Figures", "Chiffres"),
    "years": ("Years", "Années"),
    "missing": ("Unknown", "Inconnus"),
    "unit": ("Unit", "Unité"),
    "kind": ("Kind", "Nature"),
    "definition": ("Definition", "Définition"),
    "verdict": ("First is", "Le premier est"),
    "latest_of": ("latest of {n}", "le plus récent de {n}"),
    "first_of": ("best source of {n}", "meilleure source sur {n}"),
    "only": ("only one", "seul"),
    "see_area": ("see {area} below", "voir {area} plus bas"),
    "legend_more": ("+N", "+N"),
    "legend_more_text": (
        "that many other figures of the same metric and territory: 'ftcli show CITY --all'",
        "autant d'autres chiffres du même indicateur et territoire : « ftcli show VILLE --all »",
    ),
    "legend_floor": ("> ≥ < ≤", "plus de, moins de…"),
    "legend_floor_text": (
        "a bound on one side only: the words entail no more",
        "borne d'un seul côté : les mots n'en disent pas plus",
    ),
    "legend_about": ("≈", "≈"),
    "legend_about_text": ("about that number", "environ ce nombre"),
    "legend_near": ("A to under B", "A à moins de B"),
    "legend_near_text": (
        "nearly or just over: one bound is a convention, not a claim; --strict drops it",
        "presque ou un peu plus : une borne est une convention ; --strict la retire",
    ),
    "legend_undecided": ("undecided", "indécis"),
    "legend_undecided_text": (
        "the bounds overlap, or the units or periods differ: neither is known to be the larger",
        "bornes qui se recouvrent, unités ou périodes différentes : plus grand inconnu",
    ),
    "legend_rank": ("#1–2", "n° 1–2"),
    "legend_rank_text": (
        "the ranks it may have among those known, the greatest first",
        "les rangs possibles parmi les valeurs connues, la plus grande d'abord",
    ),
    "no_label": ("no label event known", "aucun événement de label connu"),
    "people_in": ("{n} people in {year}", "{n} habitants en {year}"),
    "wider": ("wider than the bid", "plus large que la candidature"),
    "narrower": ("narrower than the bid", "plus étroit que la candidature"),
    "same": ("the same as the bid", "identique à la candidature"),
    "against_unknown": ("unknown against the bid", "écart à la candidature inconnu"),
    "dataset": (
        "{n} figures of {cities} ecosystems, dataset of {date}",
        "{n} chiffres de {cities} écosystèmes, données du {date}",
    ),
    "valid": (
        "{name}: no fault; {cities} ecosystems, {n} figures, {targets} targets",
        "{name} : aucune faute ; {cities} écosystèmes, {n} chiffres, {targets} objectifs",
    ),
    "of_cities": ("{n} of {total} ecosystems", "{n} des {total} écosystèmes"),
    "all_known": ("none", "aucun"),
    "withheld_ratios": ("Withheld ratios", "Ratios non calculés"),
    "empty": ("No ecosystem in this file.", "Aucun écosystème dans ce fichier."),
    "as_known": ("As known at the end of {date}.", "État des connaissances à la fin de : {date}."),
    "strict": (
        "Strict: only the bounds that the words entail.",
        "Strict : seulement les bornes que les mots impliquent.",
    ),
    "notes": ("Notes on these figures", "Notes sur ces chiffres"),
    "background": ("Background, never chosen", "Contexte, jamais retenu"),
    "more_of": ("{n} more", "{n} de plus"),
    "none_known": ("none known for this territory", "aucun connu pour ce territoire"),
    "withheld_currencies": (
        "the two sides are in different currencies",
        "les deux termes sont dans des monnaies différentes",
    ),
    "withheld_population": (
        "the population is of a smaller unit than the figures",
        "la population est celle d'une unité plus petite que les chiffres",
    ),
    "phrase": ("Phrase", "Phrase"),
    "phrase_words": ("In words", "En mots"),
    "floor": ("Floor", "Plancher"),
    "ceiling": ("Ceiling", "Plafond"),
    "no_bound": ("none", "aucun"),
    "more": ("More", "De plus"),
    "additional": ("additional", "en plus"),
    "in_time": ("in {length}", "dans {length}"),
    "no_figure": ("no figure", "aucun chiffre"),
    "no_phrase": ("No phrase.", "Aucune phrase."),
    "figure": ("Figure", "Chiffre"),
    "line": ("Line", "Ligne"),
    "in_sentence": ("In its sentence", "Dans sa phrase"),
    "because": ("Because of", "À cause de"),
    "reason": ("Reason", "Raison"),
    "state": ("State", "État"),
    "what": ("What it is", "Ce que c'est"),
    "in_data": ("In the data", "Dans les données"),
    "part_of": ("of {metric}", "parmi {metric}"),
    "found": (
        "{name} · figures: {n} · targets: {targets}",
        "{name} · chiffres : {n} · objectifs : {targets}",
    ),
    "none_found": (
        "{name}: no figure of an ecosystem",
        "{name} : aucun chiffre d'un écosystème",
    ),
    "others_found": (
        "Other numbers, no figures of the ecosystem: {n}; --all shows each with the reason.",
        "Autres nombres, qui ne sont pas des chiffres de l'écosystème : {n} ; voir --all.",
    ),
    "not_taken": ("Not taken", "Non retenus"),
    "audited": (
        "{name} · numbers: {n} · in the data of {city}: {represented} · no figure of it: "
        "{explained} · missing: {missing}",
        "{name} · nombres : {n} · dans les données de {city} : {represented} · sans rapport : "
        "{explained} · absents : {missing}",
    ),
}  # fmt: skip

STATUSES: Mapping[str, tuple[str, str]] = {
    "candidate": ("candidate", "candidat"),
    "labelled": ("labelled", "labellisé"),
    "network": ("thematic network", "réseau thématique"),
    "capitale": ("Capitale French Tech", "Capitale French Tech"),
    "communauté": ("Communauté French Tech", "Communauté French Tech"),
    "refused": ("refused", "refusé"),
    "exempt": ("outside the competition", "hors concours"),
}

KINDS: Mapping[str, tuple[str, str]] = {
    "stock": ("stock", "stock"),
    "flow": ("flow", "flux"),
    "share": ("share", "part"),
    "ratio": ("ratio", "ratio"),
    "official-statistics": ("official statistics", "statistique publique"),
    "institution": ("institution", "institution"),
    "press": ("press", "presse"),
    "blog": ("blog", "blog"),
    "register": ("register", "registre"),
}

AREAS: Mapping[str, tuple[str, str]] = {
    "region": ("region", "région"),
    "department": ("department", "département"),
    "city": ("city", "ville"),
    "site": ("site", "site"),
}
SECTORS: Mapping[str, tuple[str, str]] = {
    "jde-2015": (
        "35 NAF codes (Le Journal des Entreprises)",
        "35 codes NAF (Le Journal des Entreprises)",
    ),
    "oecd-ict": ("the OECD's ICT activities", "activités TIC de l'OCDE"),
    "insee-economie-numerique": (
        "INSEE's digital economy: ICT, content, communication",
        "économie numérique de l'Insee : TIC, contenus, communication",
    ),
    "insee-numerique-sectors-and-occupations": (
        "INSEE's digital sectors, and digital occupations elsewhere",
        "secteurs numériques de l'Insee, et métiers numériques ailleurs",
    ),
    "digital+electronics": (
        "digital and electronics together",
        "numérique et électronique ensemble",
    ),
}
CANDIDATES: Mapping[str, tuple[str, str]] = {
    "observation": ("observation", "observation"),
    "target": ("target", "objectif"),
    "context": ("another's", "d'un autre"),
    "none": ("no metric", "pas un indicateur"),
}
MODES: Mapping[str, tuple[str, str]] = {
    "increment": ("target: more", "objectif : en plus"),
    "level": ("target", "objectif"),
    "flow": ("target: each year", "objectif : par an"),
    "multiply": ("target: times", "objectif : fois"),
    "growth": ("target: growth", "objectif : croissance"),
}
STATES: Mapping[str, tuple[str, str]] = {
    "represented": ("in the data", "dans les données"),
    "explained": ("no figure", "pas un chiffre"),
    "missing": ("missing", "absent"),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "": ("", ""),
    "date": ("date", "date"),
    "deadline": ("deadline", "échéance"),
    "time": ("time of day", "heure"),
    "age": ("age", "âge"),
    "ordinal": ("ordinal", "ordinal"),
    "address": ("address", "adresse"),
    "name": ("name", "nom"),
    "duration": ("duration", "durée"),
    "no metric": ("counts no metric", "ne compte aucun indicateur"),
    "too vague": ("too vague", "trop vague"),
    "money of what is not said": ("money, of what is not said", "argent, de quoi n'est pas dit"),
    "share of what is not said": ("share, of what is not said", "part, de quoi n'est pas dit"),
    "change or loss": ("a change or a loss", "évolution ou perte"),
    "not understood": ("not understood", "non compris"),
    "another subject's figure": ("another subject's figure", "chiffre d'un autre sujet"),
    "other territory": ("another territory", "autre territoire"),
    "national total": ("national total", "total national"),
}
FORMER = " (former region)"


def say(key: str, lang: str, **values: object) -> str:
    """A text of the screens in a language, with values filled in."""
    return WORDS[key][lang == "fr"].format(**values)


def said(table: Mapping[str, tuple[str, str]], key: str, lang: str) -> str:
    """A coded word in a language."""
    return table[key][lang == "fr"]


def quoted(words: Quote, lang: str) -> str:
    """Words of a source between the quotation marks of a language."""
    return f"«\u202f{words.text}\u202f»" if lang == "fr" else f"“{words.text}”"


def area_text(area: "Area", lang: str) -> str:
    """An area with what it is: "Occitanie (region)"."""
    kind = said(AREAS, area.type, lang)
    name, former, _ = area.name.partition(FORMER)
    if former:
        kind = f"ancienne {kind}" if lang == "fr" else f"former {kind}"
    return f"{name} ({kind})"


def listed(names: list[str], lang: str) -> str:
    """Names joined as in a sentence.

    >>> listed(["2014", "2016", "2018"], "en")
    '2014, 2016 and 2018'
    """
    if len(names) < 2:
        return "".join(names)
    joint = " et " if lang == "fr" else " and "
    return ", ".join(names[:-1]) + joint + names[-1]
