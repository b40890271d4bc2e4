"""What each warning means and what to do about it, for `--explain-warnings` and the docs."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ftcli.table import Block, Column, Document, Kind, Table
from ftcli.views import View
from ftcli.views.words import say


class Explanation(NamedTuple):
    """A warning explained.

    Attributes:
        meaning: what it means.
        advice: what to do.
    """

    meaning: str
    advice: str


EXPLANATIONS: Mapping[str, tuple[Explanation, Explanation]] = {
    "area-differs": (
        Explanation(
            "one side is known only for a region, department or site, or is itself a whole region",
            "leave it out of the comparison",
        ),
        Explanation(
            "un côté n'est connu que pour une région, un département ou un site, ou est lui-même "
            "une région entière",
            "le laisser hors de la comparaison",
        ),
    ),
    "baseline-missing": (
        Explanation(
            "an aim counts from a figure that nobody states: progress cannot be measured",
            "ask the promoter from which number it counts, and of which date",
        ),
        Explanation(
            "un objectif se compte à partir d'un chiffre que personne n'énonce : "
            "le progrès ne se mesure pas",
            "demander à l'auteur de quel nombre il part, et de quelle date",
        ),
    ),
    "concept-differs": (
        Explanation(
            "the figures count other things: salariés, emplois, personnes, direct and indirect "
            "jobs",
            "say which; do not subtract one from the other",
        ),
        Explanation(
            "les chiffres comptent autre chose : salariés, emplois, personnes, emplois directs et "
            "indirects",
            "dire lequel ; ne pas soustraire l'un de l'autre",
        ),
    ),
    "date-gap": (
        Explanation(
            "no calendar year in common",
            "use the '--as-of' year that the text offers, if it offers one",
        ),
        Explanation(
            "aucune année civile commune",
            "prendre l'année que le texte propose pour « --as-of », s'il en propose une",
        ),
    ),
    "firm-unit-differs": (
        Explanation(
            "entreprises, établissements, start-ups or PME are not the same units",
            "say which",
        ),
        Explanation(
            "entreprises, établissements, start-ups ou PME ne sont pas les mêmes unités",
            "dire lesquelles",
        ),
    ),
    "horizon-vague": (
        Explanation(
            "an aim is due in words that name no date, such as “à terme”",
            "quote the words; nobody can say whether it was kept",
        ),
        Explanation(
            "l'échéance d'un objectif est dite sans date, comme « à terme »",
            "citer les mots ; nul ne peut dire s'il est tenu",
        ),
    ),
    "mixed-sources": (
        Explanation(
            "the two sides of a ratio, or of a progress, come from different sources",
            "read both with 'ftcli show CITY --all'",
        ),
        Explanation(
            "les deux termes d'un ratio, ou d'un progrès, viennent de sources différentes",
            "lire les deux avec « ftcli show VILLE --all »",
        ),
    ),
    "outlier": (
        Explanation(
            "jobs per firm surely over 3 times, or under a third of, the median of all ecosystems",
            "look at what each side counts with 'ftcli explain': it is probably another scope",
        ),
        Explanation(
            "un nombre d'emplois par entreprise sûrement supérieur à 3 fois la médiane des "
            "écosystèmes, ou inférieur au tiers",
            "voir ce que compte chaque terme avec « ftcli explain » : sans doute un autre champ",
        ),
    ),
    "part-exceeds-whole": (
        Explanation(
            "a figure is larger than one of which it is a part: its region's, or all the firms",
            "use neither without saying so: one of them is wrong, or of another scope",
        ),
        Explanation(
            "un chiffre dépasse celui dont il fait partie : celui de sa région, ou de toutes les "
            "entreprises",
            "n'en citer aucun sans le dire : l'un est faux, ou d'un autre champ",
        ),
    ),
    "period-differs": (
        Explanation(
            "totals of a flow over periods of different lengths: four years of funds raised "
            "beside one",
            "compare yearly rates, or figures of one length; the verdict is undecided",
        ),
        Explanation(
            "totaux d'un flux sur des périodes de longueurs différentes : quatre ans de levées de "
            "fonds à côté d'un an",
            "comparer des rythmes annuels, ou des périodes égales ; le verdict est indécis",
        ),
    ),
    "perimeter-wider": (
        Explanation(
            "the population is of an official unit wider than the bid, so per-head ratios are too "
            "low",
            "read them as a floor of the bid's own",
        ),
        Explanation(
            "la population est celle d'une unité officielle plus large que la candidature : les "
            "ratios par habitant sont trop bas",
            "les lire comme un plancher de ceux de la candidature",
        ),
    ),
    "private-only": (
        Explanation(
            "the words count the private sector only",
            "do not set it beside a figure of all jobs without saying so",
        ),
        Explanation(
            "les mots ne comptent que le secteur privé",
            "ne pas le mettre à côté d'un chiffre de tous les emplois sans le dire",
        ),
    ),
    "recopied": (
        Explanation(
            "the same number was stated for an earlier year: it was probably copied, not counted "
            "again",
            "date it by its first statement, or ask for a new count",
        ),
        Explanation(
            "le même nombre était énoncé pour une année antérieure : sans doute recopié, pas "
            "recompté",
            "le dater de son premier énoncé, ou demander un nouveau décompte",
        ),
    ),
    "rivals-disagree": (
        Explanation(
            "a figure of the same year, definition and territory excludes the chosen one",
            "quote both",
        ),
        Explanation(
            "un chiffre de même année, définition et territoire exclut celui qui est retenu",
            "citer les deux",
        ),
    ),
    "sector-differs": (
        Explanation(
            "other definitions of digital, such as 'jde-2015' (35 NAF codes) beside a "
            "self-declared one",
            "compare figures of one sector only: 'ftcli rank METRIC --same SECTOR'",
        ),
        Explanation(
            "définitions du numérique différentes, comme « jde-2015 » (35 codes NAF) à côté d'une "
            "définition déclarative",
            "ne comparer que des chiffres d'un même champ : « ftcli rank INDICATEUR --same CHAMP »",
        ),
    ),
    "unbounded": (
        Explanation(
            "a bound on one side only leaves the verdict or the ratio open",
            "say “more than”, never a number alone",
        ),
        Explanation(
            "une borne d'un seul côté laisse le verdict ou le ratio ouvert",
            "dire « plus de », jamais le nombre seul",
        ),
    ),
}


def explanation(code: str, lang: str) -> Explanation:
    """What a code means and what to do, in a language.

    >>> explanation("unbounded", "en").advice
    'say “more than”, never a number alone'
    """
    return EXPLANATIONS[code][lang == "fr"]


def explained(view: View, lang: str) -> View:
    """A view whose page ends with what its warnings mean."""
    found = view.cautions() if view.cautions else []
    if not found:
        return view
    block = _block([code for code, _ in found], lang)
    return view._replace(document=lambda: Document((*view.document().blocks, block)))


def _block(codes: Sequence[str], lang: str) -> Block:
    texts = [(code, explanation(code, lang)) for code in codes]
    columns = (
        Column("code", kind=Kind.CODE),
        Column("meaning", say("it_means", lang), Kind.PROSE),
        Column("advice", say("what_to_do", lang), Kind.PROSE),
    )
    title = say("warnings_explained", lang)
    narrow = tuple(
        (line,)
        for code, text in texts
        for line in (f"{code}: {text.meaning}", f"  → {text.advice}")
    )
    wide = tuple((code, text.meaning, text.advice) for code, text in texts)
    line = Column("text", kind=Kind.PROSE)
    return Block((Table(columns, wide, title), Table((line,), narrow, title)))
