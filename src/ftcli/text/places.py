"""Territories that a text names: ecosystems by name or demonym, regions, the country."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from ftcli.model import Dataset
from ftcli.store.names import key
from ftcli.wording.tokens import Token, fold


class Scope(StrEnum):
    """What kind of territory a name means."""

    ECOSYSTEM = "ecosystem"
    REGION = "region"
    COUNTRY = "country"


class Place(NamedTuple):
    """A territory.

    Attributes:
        scope: what kind it is.
        id: the ecosystem's id, or the region's or country's name.
        region: the region of today that it lies in; "" for a country.
        ecosystem: id of the ecosystem that is the whole region, where the data has it.
    """

    scope: Scope
    id: str
    region: str = ""
    ecosystem: str = ""


class Naming(NamedTuple):
    """A place where a text names a territory.

    Attributes:
        place: the territory.
        first: index of its first token.
        end: index of the token behind it.
        is_adjective: whether it is a demonym ("stéphanoise").
    """

    place: Place
    first: int
    end: int
    is_adjective: bool = False


# The regions of 2016, the former ones inside them, and the adjectives of both, masculine singular.
_REGIONS: Mapping[str, Mapping[str, str]] = {
    "Auvergne-Rhône-Alpes": {"Auvergne-Rhône-Alpes": "", "Rhône-Alpes": "rhônalpin",
                             "Rhônes-Alpes": "", "Auvergne": "auvergnat"},
    "Bourgogne-Franche-Comté": {"Bourgogne-Franche-Comté": "", "Bourgogne": "bourguignon",
                                "Franche-Comté": "franc-comtois"},
    "Bretagne": {"Bretagne": "breton"},
    "Centre-Val de Loire": {"Centre-Val de Loire": "", "région Centre": ""},
    "Corse": {"Corse": "corse"},
    "Grand Est": {"Grand Est": "", "Alsace": "alsacien", "Lorraine": "lorrain",
                  "Champagne-Ardenne": "champardennais"},
    "Hauts-de-France": {"Hauts-de-France": "", "Nord-Pas-de-Calais": "nordiste",
                        "Picardie": "picard"},
    "Île-de-France": {"Île-de-France": "francilien"},
    "La Réunion": {"La Réunion": "réunionnais"},
    "Normandie": {"Normandie": "normand", "Haute-Normandie": "haut-normand",
                  "Basse-Normandie": "bas-normand"},
    "Nouvelle-Aquitaine": {"Nouvelle-Aquitaine": "néo-aquitain", "Aquitaine": "aquitain",
                           "Limousin": "limousin", "Poitou-Charentes": "picto-charentais"},
    "Occitanie": {"Occitanie": "occitan", "Midi-Pyrénées": "",
                  "Languedoc-Roussillon": "languedocien"},
    "Pays de la Loire": {"Pays de la Loire": "ligérien"},
    "Provence-Alpes-Côte d'Azur": {"Provence-Alpes-Côte d'Azur": "", "PACA": "",
                                   "région Sud": ""},
}  # fmt: skip
_COUNTRIES = {"France": "français", "Hexagone": "", "l'Hexagone": ""}


class Gazetteer:
    """The names of territories, and where a text has them.

    >>> from ftcli import load
    >>> from ftcli.wording.tokens import tokens
    >>> gazetteer = Gazetteer(load())
    >>> [found.place.id for found in gazetteer.namings(tokens("De St-Etienne à l'Auvergne"))]
    ['saint-etienne', 'Auvergne']
    """

    def __init__(self, dataset: Dataset) -> None:
        self._names: dict[tuple[str, ...], Place] = {}
        self._ecosystems: dict[str, Place] = {}
        self._demonyms: dict[str, Place] = {}
        for region, parts in _REGIONS.items():
            for name, demonym in parts.items():
                self._add(Place(Scope.REGION, name, region), (name,), (demonym,))
        for name, demonym in _COUNTRIES.items():
            self._add(Place(Scope.COUNTRY, "France"), (name,), (demonym,))
        regions = Counter(ecosystem.region for ecosystem in dataset.ecosystems.values())
        for ecosystem in dataset.ecosystems.values():
            place = Place(Scope.ECOSYSTEM, ecosystem.id, ecosystem.region or "")
            if regions[ecosystem.name] > 1:  # in an article it is the region of several cities
                place = Place(Scope.REGION, ecosystem.name, ecosystem.region or "", ecosystem.id)
            self._ecosystems[ecosystem.id] = place
            names = (ecosystem.id, ecosystem.name.partition(" (")[0], *ecosystem.aliases)
            self._add(place, names, ecosystem.demonyms)
        self._sizes: dict[str, tuple[int, ...]] = {}
        for form in sorted(self._names, key=len, reverse=True):
            sizes = self._sizes.get(form[0], ())
            self._sizes[form[0]] = sizes if len(form) in sizes else (*sizes, len(form))

    def _add(self, place: Place, names: Iterable[str], demonyms: Iterable[str]) -> None:
        for name in names:
            self._names[tuple(key(name).split())] = place
        for demonym in filter(None, demonyms):
            for form in _inflected(fold(demonym)):
                self._demonyms[form] = place

    def ecosystem(self, id_: str) -> Place:
        """The territory of an ecosystem's id."""
        return self._ecosystems[id_]

    def namings(self, line: Sequence[Token]) -> list[Naming]:
        """Where a text names territories, in order; the longest name wins."""
        return [*self._found(line)]

    def _found(self, line: Sequence[Token]) -> Iterator[Naming]:
        index = 0
        while index < len(line):
            naming = self._at(line, index) if line[index].kind == "word" else None
            if naming is not None:
                yield naming
            index = naming.end if naming else index + 1

    def _at(self, line: Sequence[Token], index: int) -> Naming | None:
        fold_ = _spelt(line[index].fold)
        if line[index].text[0].isupper():
            for size in self._sizes.get(fold_, ()):
                end = _end_of_name(line, index, size)
                if end and (place := self._names.get(_words(line, index, end))):
                    return Naming(place, index, end)
        adjective = self._demonyms.get(fold_)
        return Naming(adjective, index, index + 1, is_adjective=True) if adjective else None


def _spelt(fold_: str) -> str:
    return {"st": "saint", "ste": "sainte"}.get(fold_, fold_)


def _end_of_name(line: Sequence[Token], index: int, size: int) -> int:
    """The index behind so many words, hyphens and apostrophes aside; 0 where they end before."""
    place, count = index, 0
    while place < len(line) and count < size:
        if line[place].fold != "-":
            if line[place].kind not in {"word", "elision"}:
                return 0
            count += 1
        place += 1
    return place if count == size else 0


def _words(line: Sequence[Token], index: int, end: int) -> tuple[str, ...]:
    return tuple(_spelt(token.fold) for token in line[index:end] if token.fold != "-")


def _inflected(demonym: str) -> set[str]:
    """The forms of an adjective: "lyonnais", "lyonnaise", "lyonnaises"; "breton", "bretonne"."""
    feminine = demonym + ("ne" if demonym.endswith(("on", "en")) else "e")
    if demonym.endswith("eau"):  # "manceau", "mancelle"
        feminine = demonym.removesuffix("eau") + "elle"
    return {demonym, demonym + "s", demonym + "x", feminine, feminine + "s"}
