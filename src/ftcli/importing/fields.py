"""The names of columns, English and French, and the fields of a record that they stand for."""

from collections.abc import Mapping

from ftcli.store.names import key

# Field: its English names, its French names, as `ftcli.store.names.key` spells them.
_NAMES: Mapping[str, tuple[str, str]] = {
    "ecosystem": (
        "ecosystem, city, town, territory, place, municipality, ecosystem id, ecosystem name",
        "ecosysteme, ville, territoire, commune, agglomeration, metropole, localite, lieu",
    ),
    "metric": ("metric, indicator, measure, variable", "metrique, indicateur, mesure"),
    "stated": (
        "stated, as stated, words, wording, phrase, quote, in the words of the source",
        "enonce, mots, citation, formulation, dans les mots de la source, expression",
    ),
    "value": ("value, number, figure, amount", "valeur, nombre, chiffre, montant"),
    "low": ("low, min, minimum, lower bound, lower, floor",
            "bas, borne basse, borne inferieure, mini, plancher"),
    "high": ("high, max, maximum, upper bound, upper, ceiling",
             "haut, borne haute, borne superieure, maxi, plafond"),
    "low_open": ("low open", "borne basse exclue"),
    "high_open": ("high open", "borne haute exclue"),
    "approximate": ("approximate, approx", "approximatif, approximation"),
    "unit": ("unit, currency", "unite, devise, monnaie"),
    "per": ("per, rate", "par"),
    "on": ("on, date, year, as of, period, date of the figure",
           "annee, date du chiffre, periode, en date du, millesime"),
    "source": ("source, source id, reference", "sources, ref"),
    "source_title": ("source title, title, article", "titre, titre de la source"),
    "source_publisher": ("source publisher, publisher, newspaper, published by, media",
                         "editeur, journal, publication, organisme, publie par"),
    "source_author": ("source author, author", "auteur, auteure, auteurs"),
    "source_published": ("source published, published, publication date, published on",
                         "date de publication, publie le, parution, date de parution"),
    "source_kind": ("source kind, kind of source, type of source",
                    "type de source, nature de la source"),
    "source_url": ("source url, url, link, address, web page",
                   "lien, adresse, adresse web, page web"),
    "source_language": ("source language, language", "langue"),
    "source_licence": ("source licence, licence, license", "licence de la source"),
    "kind": ("kind", "nature"),
    "area": ("area, scope", "perimetre du chiffre, zone"),
    "area_type": ("area type", "type de zone"),
    "area_name": ("area name", "nom de zone, nom de la zone"),
    "sector": ("sector", "secteur, champ"),
    "counts": ("counts, what is counted", "compte, ce qui est compte"),
    "part_of": ("part of", "partie de"),
    "context": ("context, background", "contexte"),
    "note": ("note, notes, comment, comments, remark, remarks",
             "remarque, remarques, commentaire, commentaires"),
    "mode": ("mode", "mode d objectif"),
    "horizon": ("horizon", "echeance annoncee"),
    "deadline": ("deadline, due", "echeance, date limite"),
    "id": ("id, identifier", "identifiant"),
    "name": ("name", "nom"),
    "aliases": ("aliases, other names", "alias, autres noms"),
    "demonyms": ("demonyms", "gentiles"),
    "region": ("region", "region"),
    "perimeter": ("perimeter", "perimetre"),
    "labels": ("labels", "labels"),
}  # fmt: skip
_LANGUAGES = ("en", "fr")
_MEANT: Mapping[str, tuple[str, str]] = {
    key(name): (field, language)
    for field, both in _NAMES.items()
    for language, names in zip(_LANGUAGES, both, strict=True)
    for name in names.split(", ")
}
FIELDS = frozenset(_NAMES)
# Columns of what ftcli prints that are made of the others.
DERIVED = frozenset({"rivals", "warnings", "label"})
QUANTITY = ("value", "low", "high", "low_open", "high_open", "approximate", "unit", "per")
NUMBERS = ("value", "low", "high")
OF_SOURCE = (
    "source_title", "source_publisher", "source_author", "source_published", "source_kind",
    "source_url", "source_language", "source_licence",
)  # fmt: skip


def field_of(header: str) -> str | None:
    """The field that a column stands for; None where its name is of none.

    >>> field_of("Écosystème"), field_of("source_url"), field_of("Emplois")
    ('ecosystem', 'source_url', None)
    """
    found = _MEANT.get(key(header))
    return found[0] if found else None


def is_french(header: str) -> bool:
    """Whether a column has a French name that is no English one.

    >>> is_french("Ville"), is_french("Date")
    (True, False)
    """
    found = _MEANT.get(key(header))
    return found is not None and found[1] == "fr"
