"""Who holds a figure: a territory, a firm, a site inside the territory, the nation.

The holder is what the words nearest in front of a number name ("cette société installera ses dix
salariés"), or what the words right behind it say ("750 entreprises stéphanoises").
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from enum import StrEnum
from typing import NamedTuple

from ftcli.text.places import Naming, Place, Scope
from ftcli.text.scenes import Scene
from ftcli.wording.lexicon import ORDINALS
from ftcli.wording.tokens import Token, word, words_at


class Holder(StrEnum):
    """What kind of thing holds a figure."""

    PLACE = "place"  # a territory named
    TERRITORY = "territory"  # "l'agglomération", "la filière": the one spoken of
    REGION = "region"  # "la région"
    COMPANY = "company"
    SITE = "site"
    NATION = "nation"
    STATE = "state"


class Subject(NamedTuple):
    """The holder of a figure.

    Attributes:
        holder: what kind it is.
        words: the words that name it.
        place: the territory, where one is named.
    """

    holder: Holder
    words: str
    place: Place | None = None


_DETERMINERS = frozenset({
    "le", "la", "l", "un", "une", "ce", "cet", "cette", "son", "sa", "notre", "du", "au", "the",
    "a", "an", "this", "its", "our", "chaque", "jeune", "petite", "autre",
})  # fmt: skip
_COMPANIES = frozenset({
    "societe", "entreprise", "startup", "pme", "groupe", "editeur", "specialiste", "agence",
    "studio", "firme", "filiale", "usine", "fondateur", "fondatrice", "cofondateur", "pdg",
    "dirigeant", "patron", "fabricant", "constructeur", "operateur", "prestataire", "cabinet",
    "company", "firm", "founder", "ceo", "pepite", "licorne", "scop", "fonds", "banque",
    "concepteur", "equipementier", "champion", "pousse", "start-up", "scale-up", "geant", "bureau",
})  # fmt: skip
_TERRITORIES = frozenset({
    "agglomeration", "agglo", "metropole", "territoire", "ville", "ecosysteme", "filiere",
    "secteur", "bassin", "economie", "numerique", "candidature", "dossier", "communaute",
    "territory", "city", "ecosystem", "sector", "capitale", "ile",
})  # fmt: skip
_SITES = frozenset({
    "site", "quartier", "parc", "technopole", "halle", "batiment", "campus", "zone", "totem",
    "lieu", "hotel", "park", "building", "incubateur", "pepiniere", "accelerateur", "hub",
})  # fmt: skip
_NATION = frozenset({"national", "nationale", "nationaux", "nationalement", "nationwide",
                     "hexagonal"})  # fmt: skip
# Who gives money for the whole country.
_STATE = frozenset({"etat", "gouvernement", "bercy", "bpifrance", "government", "ministere"})
_ALONE: Mapping[str, Holder] = {
    **dict.fromkeys(_TERRITORIES, Holder.TERRITORY),
    **dict.fromkeys(_NATION, Holder.NATION),
    **dict.fromkeys(_STATE, Holder.STATE),
}
# These hold a figure with an article only: "le site", "cette société".
_DETERMINED: Mapping[str, Holder] = {
    **dict.fromkeys(_SITES, Holder.SITE),
    **dict.fromkeys(_COMPANIES, Holder.COMPANY),
    "region": Holder.REGION,
}
# Verbs by which a proper name holds a figure: "Jaguar Network emploie 120 personnes".
_HOLDS = frozenset({
    "emploie", "compte", "realise", "salarie", "affiche", "revendique", "genere", "a", "leve",
    "vient", "recrute", "employait", "comptait", "totalise", "enregistre", "employs", "has",
    "raised", "raises", "annonce", "prevoit", "va", "devrait", "veut", "souhaite", "envisage", "(",
    "ambitionne", "developpe", "edite", "concoit", "fabrique", "commercialise", "pese",
})  # fmt: skip
_HOSTS = frozenset({"accueille", "heberge", "abrite", "accueillera", "hebergera", "hosts",
                    "houses"})  # fmt: skip
# What makes an organisation of the name behind it: "l'incubateur lillois Euratechnologies".
_ORGANISATIONS = frozenset({
    "incubateur", "accelerateur", "pepiniere", "association", "cluster", "pole", "technopole",
    "reseau", "agence", "hub", "cantine", "site", "campus", "village", "programme", "booster",
    "plateforme", "collectif", "club", "incubator", "accelerator", "quartier",
})  # fmt: skip
_ARTICLES = frozenset({"le", "la", "l", "les", "du", "au", "the", "aux", "des"})
# Capitalised words that name no firm.
_NO_NAMES = frozenset({
    "french", "tech", "frenchtech", "il", "elle", "on", "ils", "elles", "qui", "ce", "cela", "ca",
    "it", "et", "mais", "region", "etat", "metropole", "numerique", "cite", "avec", "resultat",
    "aujourd", "la", "le", "les", "l", "plus", "tout", "total", "capitale", "objectif", "ambition",
    "nous", "je", "vous", "we", "they", "the", "this", "ici", "ville",
})  # fmt: skip
# "derrière Paris", "contrairement à Lyon": named to compare with.
_BESIDE = frozenset({"derriere", "devant", "apres", "contrairement", "comme", "hors", "sauf",
                     "contre", "face", "behind", "unlike", "than", "que", "vers", "envers",
                     "talonne"})  # fmt: skip
_CITIES = frozenset({"ville", "villes", "metropole", "metropoles", "region", "regions", "site",
                     "agglomeration", "agglomerations", "capitale", "capitales", "place", "places",
                     "territoires", "city", "cities"})  # fmt: skip
# What leads to the territory behind a figure: "750 entreprises à Nantes".
_LEADS = frozenset({"a", "au", "de", "d", "en", "dans", "sur", "du", "des", "in", "of", "la", "le",
                    "l", "pour", "for", "agglomeration", "metropole", "region",
                    "territoire"})  # fmt: skip
_STOPS = frozenset({",", "que", "qui", "et", "and", "dont"})
_POSSESSIVES = frozenset({"ses", "leurs", "its", "their"})
_FURTHEST = 60
_FURTHEST_BEHIND = 8


def holder_before(
    line: Sequence[Token], index: int, namings: Iterable[Naming], organisations: Set[str]
) -> Subject | None:
    """What the words in front of an index name as a holder, the nearest first.

    Args:
        line: the tokens of the sentence.
        index: where to look from, towards the beginning.
        namings: the territories that the sentence names.
        organisations: folded names that the text has called an incubator, a cluster and the like.
    """
    at = {naming.end: naming for naming in namings}
    place, territory = index, None
    while place > max(0, index - _FURTHEST):
        if word(line, place - 1) == ")":  # what brackets add holds nothing behind them
            place = _opening(line, place - 1)
            continue
        naming = at.get(place)
        if naming is not None:
            if _tells_company(line, naming, organisations):
                return Subject(Holder.COMPANY, line[naming.first - 1].text)
            if not _is_beside(line, naming):
                return _named(line, naming)
            place = naming.first
            continue
        place -= 1
        found = _holder_at(line, place, organisations)
        if found is Holder.TERRITORY:  # "À Nantes, la filière compte": the town is named before
            territory = territory or Subject(found, line[place].text)
        elif found is not None:
            return territory or Subject(found, line[place].text)
    return territory


def _opening(line: Sequence[Token], closing: int) -> int:
    """The index of the bracket that a closing one belongs to; its own where there is none."""
    for place in range(closing - 1, max(-1, closing - _FURTHEST), -1):
        if word(line, place) == "(":
            return place
    return closing


def first_holder(
    line: Sequence[Token], namings: Iterable[Naming], organisations: Set[str]
) -> Subject | None:
    """What a sentence names first as a holder: mostly what it is about."""
    begins = {naming.first: naming for naming in namings}
    index = 0
    while index < min(len(line), _FURTHEST):
        naming = begins.get(index)
        if naming is not None and not _is_beside(line, naming):
            return _named(line, naming)
        found = None if naming else _holder_at(line, index, organisations)
        if found is not None:
            return Subject(found, line[index].text)
        index = naming.end if naming else index + 1
    return None


def place_behind(scene: Scene) -> Naming | None:
    """The territory that the words right behind a number give it: "750 entreprises nantaises".

    Between them may stand what the number counts; no other number, and no verb of another clause.
    """
    line, end = scene.line, scene.end
    for naming in scene.namings:
        if naming.first < end:
            continue
        between = line[end : naming.first]
        far = len(between) > _FURTHEST_BEHIND or naming.first >= scene.clause.stop
        if far or any(token.kind == "number" or token.fold in _STOPS for token in between):
            return None
        led = naming.is_adjective or not between or word(line, naming.first - 1) in _LEADS
        return naming if led and not _is_compared(line, naming) else None
    return None


def is_possessed(scene: Scene) -> bool:
    """Whether a possessive stands in front of a number: "ses dix salariés"."""
    first = scene.first
    return bool(_POSSESSIVES & {word(scene.line, first - 1), word(scene.line, first)})


def organisations_of(line: Sequence[Token]) -> set[str]:
    """The folded names that a sentence calls an incubator, an association, a site."""
    found = set()
    for index, token in enumerate(line):
        if token.fold not in _ORGANISATIONS:
            continue
        for place in range(index + 1, min(index + 5, len(line))):
            name = line[place]
            if name.kind == "word" and name.text[0].isupper() and len(name.fold) > 2:
                found.add(name.fold)
                break
            if name.kind == "sign" and name.fold not in {"«", '"', "“"}:
                break
    return found


def _tells_company(line: Sequence[Token], naming: Naming, organisations: Set[str]) -> bool:
    """Whether a demonym says where a firm is from: "la start-up lyonnaise"."""
    return naming.is_adjective and any(
        _holder_at(line, naming.first - back, organisations) is Holder.COMPANY
        for back in (1, 2, 3)
        if naming.first >= back
    )


def _is_beside(line: Sequence[Token], naming: Naming) -> bool:
    """Whether a name in front of a figure does not hold it: "le deuxième pôle français"."""
    is_national = naming.place.scope is Scope.COUNTRY and naming.is_adjective
    return is_national or _is_compared(line, naming)


def _is_compared(line: Sequence[Token], naming: Naming) -> bool:
    before = {word(line, naming.first - back) for back in (1, 2)}
    is_city = naming.place.scope is not Scope.ECOSYSTEM and before & _CITIES
    if is_city and (naming.place.scope is Scope.COUNTRY or naming.is_adjective):
        return True  # "la deuxième ville de France", "la capitale bretonne"
    return bool(before & _BESIDE) and not naming.is_adjective


def _named(line: Sequence[Token], naming: Naming) -> Subject:
    words = " ".join(token.text for token in line[naming.first : naming.end])
    is_nation = naming.place.scope is Scope.COUNTRY
    return Subject(Holder.NATION if is_nation else Holder.PLACE, words, naming.place)


def _holder_at(line: Sequence[Token], index: int, organisations: Set[str]) -> Holder | None:
    """The holder that a word is, a common noun or a proper name."""
    if line[index].kind != "word":
        return None
    if line[index].text[0].isupper():
        proper = _proper(line, index, organisations)
        if proper is not None:
            return proper
    return _common(line, index)


def _common(line: Sequence[Token], index: int) -> Holder | None:
    """The holder that a common noun at an index names."""
    name = word(line, index)
    if word(line, index + 1) == "-" and name in {"start", "scale"}:
        name = f"{name}-{word(line, index + 2)}"
    is_ranked = word(line, index - 1) in ORDINALS  # "la 2e ville de France"
    if name in _TERRITORIES and is_ranked:
        return None
    if name in _ALONE:
        return _ALONE[name]
    return _DETERMINED.get(name) if word(line, index - 1) in _DETERMINERS else None


def _proper(line: Sequence[Token], index: int, organisations: Set[str]) -> Holder | None:
    """The holder that a proper name at an index is, where a verb of having follows it."""
    token = line[index]
    if token.fold in _NO_NAMES:
        return None
    if token.fold in organisations:
        return Holder.SITE
    verb = index + 1
    if words_at(line, verb, 2) == (",", "qui"):  # "Orange, qui emploie un salarié sur huit"
        verb += 2
    if word(line, verb) in _HOSTS:
        return Holder.SITE
    if word(line, verb) not in _HOLDS or (word(line, verb) == "a" and line[verb].text != "a"):
        return None
    # Firms have no article: "Gemalto emploie", but "le BIC emploie", "la Plaine Images compte".
    while index and line[index - 1].kind == "word" and line[index - 1].text[0].isupper():
        index -= 1
    return Holder.SITE if word(line, index - 1) in _ARTICLES else Holder.COMPANY
