"""The nouns that state a metric or a unit, in every form in print."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class Noun(NamedTuple):
    """What a noun counts.

    Attributes:
        unit: the unit it stands for.
        concept: its singular, the thing counted: "salarié" is not "emploi".
    """

    unit: str
    concept: str


# unit, concept, every form in print (accents and case do not matter to the reader).
_NOUNS = (
    ("jobs", "emploi", "emploi emplois"),
    ("jobs", "emploi", "job jobs"),
    ("jobs", "poste", "poste postes"),
    ("jobs", "salarié", "salarié salariés salariée salariées employé employés employee employees"),
    ("jobs", "salarié", "collaborateur collaborateurs staff"),
    ("jobs", "actif", "actif actifs"),
    ("jobs", "travailleur", "travailleur travailleurs worker workers"),
    ("firms", "entreprise", "entreprise entreprises société sociétés firm firms"),
    ("firms", "entreprise", "company companies business businesses"),
    ("firms", "établissement", "établissement établissements establishment establishments"),
    ("firms", "PME", "pme pmi tpe sme smes eti"),
    ("firms", "pure player", "pure_player pure_players"),
    ("firms", "tech champion", "tech_champion tech_champions"),
    ("startups", "start-up", "startup startups start_up start_ups jeune_pousse jeunes_pousses"),
    ("people", "personne", "personne personnes person people habitant habitants inhabitants"),
    ("people", "personne", "inhabitant utilisateur utilisateurs user users"),
    ("people", "étudiant", "étudiant étudiants étudiante étudiantes student students"),
    ("people", "chercheur", "chercheur chercheurs chercheuse chercheuses researcher researchers"),
    ("people", "visiteur", "visiteur visiteurs visitor visitors spectateur spectateurs"),
    ("people", "personne", "cadre cadres entrepreneur entrepreneurs"),
    ("count", "acteur", "acteur acteurs actor actors"),
    ("count", "membre", "membre membres adhérent adhérents adhérente adhérentes member members"),
    ("count", "école", "école écoles school schools"),
    ("count", "incubateur", "incubateur incubateurs pépinière pépinières incubator incubators"),
    ("count", "accélérateur", "accélérateur accélérateurs accelerator accelerators"),
    ("count", "programme", "programme programmes program programs"),
    ("count", "événement", "événement événements évènement évènements event events"),
    ("count", "signature", "signature signatures signataire signataires"),
    ("firms", "leader", "leader leaders"),
    ("EUR", "euro", "€ euro euros eur"),
    ("USD", "dollar", "$ us$ dollar dollars usd"),
    ("GBP", "pound", "£ pound pounds gbp livre_sterling livres_sterling"),
    ("%", "%", "% percent pour_cent pour_cents pourcent per_cent"),
    ("m2", "m²", "m2 m_2 mètre_carré mètres_carrés square_metre square_metres sqm"),
    ("m2", "m²", "square_meter square_meters"),
    ("ha", "hectare", "ha hectare hectares"),
    ("day", "jour", "jour jours day days"),
    ("month", "mois", "mois month months"),
    ("year", "an", "an ans année années year years"),
)


@cache
def nouns() -> Mapping[tuple[str, ...], Noun]:
    """Every form of a noun, as folded words, with what it counts.

    >>> nouns()["tech", "champions"]
    Noun(unit='firms', concept='tech champion')
    """
    import unicodedata  # only reading needs it

    table = {}
    for unit, concept, forms in _NOUNS:
        for form in forms.split():
            plain = unicodedata.normalize("NFKD", form.casefold())
            folded = "".join(char for char in plain if not unicodedata.combining(char))
            table[tuple(folded.split("_"))] = Noun(unit, concept)
    return table
