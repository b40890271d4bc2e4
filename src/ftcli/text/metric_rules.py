"""The table of what states which metric: for each thing counted, the words that decide.

A rule holds beginnings of folded words ("incub" for incubées, incubateur, incubated), where to look
for them, and what they make of the number. Rules are tried from the top; one without words is the
default. Each carries, as a comment, a phrase it is for.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ftcli.text.numbers import Reason

Reach = tuple[int, int]
# How many words in front of the number and behind it; or the whole of something.
BESIDE: Reach = (4, 5)
BEHIND: Reach = (0, 6)
BEFORE: Reach = (6, 0)
AFTER: Reach = (0, 10)
NEAR: Reach = (9, 9)
WHOLE_CLAUSE: Reach = (-1, -1)
SENTENCE: Reach = (-2, -2)
PARAGRAPH: Reach = (-3, -3)

MIXED = "mixed"
MONEY_FAMILY = "money"
DURATION = "duration"
FRACTION = "fraction"


class Rule(NamedTuple):
    """A row of the table.

    A beginning that ends in a space is a whole word: "ca " is not the beginning of "capitale".

    Attributes:
        metric: the metric that the words decide for, None where they make it none.
        stems: beginnings of folded words, one of which must be there; empty for a default.
        reach: where they are looked for.
        also: beginnings of words, one of which must stand in the clause as well.
        reason: why the number is no metric.
    """

    metric: str | None
    stems: tuple[str, ...] = ()
    reach: Reach = WHOLE_CLAUSE
    also: tuple[str, ...] = ()
    reason: Reason = Reason.COUNT


_MEMBERS = ("adheren", "membre", "member", "affilie")
_CLUSTER = ("pole", "cluster")
_GATHER = ("regroup", "feder", "rassembl", "reuni", "mobilis", "gather", "compren", "compte")
_CLUB = ("association", "club", "collectif")
_SUPPORT = ("soutien", "soutenu", "soutienn", "signatur", "signatair", "signe", "parrain",
            "recommand", "supporter", "rallie", "backed")  # fmt: skip
_ACCELERATED = ("acceler", "booste")
_INCUBATED = ("incub", "pepinier", "couveuse")
_HOSTS = ("accueill", "heberg", "accompagn", "suivi", "suivr", "soutien", "abrit", "loge", "host",
          "coach", "facilit", "integr", "aider", "support")  # fmt: skip
_CREATED = ("cree", "creant", "creer", "creation", "naiss", "naitre", "nouvel", "nouveau", "vu",
            "eclo", "genere ", "generes", "generees", "generant", "created", "creating", "lance",
            "nees")  # fmt: skip
_CHOSEN = ("selectionn", "retenu", "prime", "laureat", "particip", "expos", "recompens",
           "distingu", "finalist", "invit", "present", "pitch", "nomm")  # fmt: skip
_RAISED = ("leve", "levee", "levent", "raise", "raising")
_REVENUE = ("ca ", "turnover", "revenue", "sales", "pese", "pesent", "pesant")
_INVESTED = ("investi", "invest", "financ", "apport", "subvention", "consacr", "enveloppe",
             "injec")  # fmt: skip
_PUBLIC = ("public", "region", "metropole", "collectivit", "agglomeration", "feder", "departement",
           "ville", "communaute", "municipal", "etat", "europe")  # fmt: skip
_PRIVATE = ("prive", "partenair", "mecen", "banqu", "industriel", "private")
_GROWTH = ("croiss", "hauss", "augment", "progress", "croit", "bond", "growth", "grew", "grow",
           "accroi", "rise", "rose", "increas", "+", "-", "recul", "baiss")  # fmt: skip
_SHARES = ("repres", "soit", "concentr", "pese", "pesent", "constitu")
_JOBS = ("emploi", "salari", "effectif", "job", "poste", "embauch")
_FIRMS = ("entrepris", "societ", "etablissement", "pme", "eti", "tpe", "firm", "compan")
_STARTUPS = ("startup", "start", "pousse")

_STAYS = ("periode", "duree", "programme", "parcours", "incubation", "acceleration", "residence",
          "cursus", "session")  # fmt: skip
_HELPS = ("cote", "accompagn", "acceler", "incub", "suivi", "programme")

RULES: Mapping[str, tuple[Rule, ...]] = {
    "pure player": (Rule("pure_players"),),
    "tech champion": (Rule("tech_champions"),),
    "firms": (
        Rule("hypergrowth_firms", ("hypercroissance",), BEHIND),  # en hypercroissance
        Rule("cluster_members", _MEMBERS, BESIDE, _CLUSTER),  # un pôle, ses 270 adhérentes
        Rule("members", _MEMBERS, BESIDE),  # 384 entreprises adhérentes
        Rule(None, _CHOSEN, BEHIND),  # 12 entreprises sélectionnées
        Rule("startups_accelerated", ("accelere",), BESIDE),  # 150 entreprises accélérées
        Rule("startups_incubated", ("incube",), BESIDE),  # 40 entreprises incubées
        Rule("firms_created", ("solde ",), (4, 0)),  # un solde de 40 entreprises
        Rule("firms_created", _CREATED, BESIDE),  # 170 entreprises créées
        Rule("supporters", _SUPPORT, BESIDE),  # 80 entreprises soutiennent la candidature
        Rule("cluster_members", _CLUSTER, BEFORE, _GATHER),  # le pôle fédère 270 entreprises
        Rule("members", _CLUB, BEFORE, _GATHER),  # l'association réunit 150 entreprises
        Rule("firms"),
    ),
    "startups": (
        Rule("members", _MEMBERS, BESIDE),  # 150 startups adhérentes
        Rule("supporters", _SUPPORT),  # 50 startups recommandent la candidature
        Rule(None, _CHOSEN, BEHIND),  # dix startups sélectionnées
        Rule(None, _RAISED, (0, 3)),  # 31 startups ont levé
        Rule("startups_accelerated", ("accelere", "acceleration"), BESIDE),  # 150 accélérées
        Rule("startups_created", ("solde ",), (4, 0)),  # un solde net de 12 start-up
        Rule("startups_created", _CREATED, BESIDE),  # 27 start-ups créées
        Rule("startups_accelerated", ("accelerateur", "acceleration", "accelerator"), (9, 0),
             _HOSTS),  # l'accélérateur accompagne 20 startups
        Rule("startups_incubated", _INCUBATED, (9, 6), (*_HOSTS, "incub")),  # 350 start-up incubées
        Rule("startups_accelerated", _ACCELERATED, PARAGRAPH, _HOSTS),  # … en aidera dix
        Rule("startups_incubated", _INCUBATED, PARAGRAPH, _HOSTS),  # … en suit 30
        Rule("members", _CLUB, BEFORE, _GATHER),  # l'association fédère 220 start-up
        Rule("startups"),
    ),
    "jobs": (
        Rule("jobs_created", ("solde ",), (4, 0)),  # un solde net de 950 emplois
        Rule("jobs_created", ("nets ", "net "), (0, 3)),  # 950 emplois nets
        Rule("jobs_created", _CREATED, (5, 8)),  # 5 000 emplois ont été créés
        Rule("startups_jobs", _STARTUPS, BEHIND),  # 5 000 salariés dans 350 start-up
        Rule("startups_jobs", _STARTUPS, BEFORE, ("emploi", "employ", "travaill")),
        Rule("jobs"),
    ),
    MONEY_FAMILY: (
        Rule("funds_raised", _RAISED, BESIDE),  # 7,3 millions d'euros levés
        Rule("budget", ("budget",), BESIDE),  # un budget de 650 000 euros
        Rule("public_investment", _INVESTED, (12, 6), ("public",)),  # d'investissements publics
        Rule("revenue", ("chiffre",), NEAR, ("affaire",)),  # 2 M€ de chiffre d'affaires
        Rule("revenue", _REVENUE, NEAR),  # pèse 6,7 Mds€, 2 M€ de chiffre d'affaires
        Rule("funds_raised", _RAISED),
        Rule("public_investment", ("subvention", "feder "), NEAR),  # une subvention d'un million
        Rule(None, ("fonds", "fund"), BESIDE, reason=Reason.MONEY),  # un fonds de 6 millions
        Rule("private_investment", _INVESTED, WHOLE_CLAUSE, _PRIVATE),  # par des partenaires
        Rule("public_investment", _INVESTED, WHOLE_CLAUSE, _PUBLIC),  # la Région apporte 2 M€
        Rule("revenue", ("affaire",), SENTENCE),  # si l'on cumule les chiffres d'affaires, …
        Rule(None, reason=Reason.MONEY),
    ),
    "%": (
        Rule("public_share", ("participe", "financ", "apport", "contribu", "hauteur"), WHOLE_CLAUSE,
             ("region", "public")),  # la Région participe à hauteur de 50 %
        Rule("jobs_share", _SHARES, BEFORE, _JOBS),  # représente 8 % des emplois
        Rule("jobs_growth", _JOBS, BEHIND, _GROWTH),  # augmenter de 30 % les effectifs
        Rule("startups", _STARTUPS, BEHIND, _GROWTH),  # accroître de 20 % le nombre de start-up
        Rule("firms_growth", _FIRMS, BEHIND, _GROWTH),  # + 40 % d'entreprises
        Rule("firms_growth", _FIRMS, (8, 0), _GROWTH),  # accroître le nombre de PME de 70 %
        Rule("jobs_growth", _GROWTH, BESIDE, _JOBS),  # l'emploi a progressé de 8 %
        Rule("firms_growth", _GROWTH, BESIDE, _FIRMS),
        Rule("jobs_share", _JOBS, (0, 4)),  # 7,4 % des emplois
        Rule(None, reason=Reason.SHARE),
    ),
    FRACTION: (
        Rule("jobs_share", _JOBS, (0, 4)),  # la moitié des emplois
        Rule(None, reason=Reason.SHARE),
    ),
    "multiple": (
        Rule("jobs", _JOBS, AFTER),  # doubler le nombre d'emplois
        Rule("funds_raised", _RAISED, AFTER),  # multiplier par trois les levées de fonds
        Rule("revenue", ("affaire",), AFTER),  # doubler le chiffre d'affaires
        Rule("startups", _STARTUPS, AFTER),
        Rule("firms", _FIRMS, AFTER),
        Rule("jobs", _JOBS, BEFORE),  # le nombre des emplois pourrait doubler
        Rule("startups", _STARTUPS, BEFORE),
        Rule("firms", _FIRMS, BEFORE),
        Rule(None, reason=Reason.CHANGE),
    ),
    "ha": (Rule("district_area"),),
    "m2": (Rule("floor_area"),),
    "etudiant": (Rule("students"),),
    "chercheur": (Rule("researchers"),),
    "visiteur": (Rule("visitors"),),
    "personne": (
        Rule("jobs", ("emplo", "travaill", "salari"), BESIDE),  # 9 500 personnes y travaillent
        Rule("visitors", ("visit", "frequent"), BESIDE),
        Rule("supporters", _SUPPORT),  # 300 personnes soutiennent le dossier
        Rule(None),
    ),
    "acteur": (
        Rule("supporters", ("candidature", "dossier"), SENTENCE, _GATHER),  # se sont mobilisés
        Rule("supporters", _SUPPORT, SENTENCE),  # 950 acteurs ont fait part de leur soutien
        Rule("cluster_members", _CLUSTER),  # ce pôle comprend 270 acteurs
        Rule("members", (*_GATHER, *_MEMBERS)),
        Rule(None),
    ),
    "membre": (
        Rule("cluster_members", _CLUSTER),  # le cluster compte 120 membres
        Rule(None, ("bureau", "board", "conseil", "comite"), NEAR),  # un bureau de douze membres
        Rule("members"),
    ),
    "signature": (Rule("supporters"),),
    "ecole": (
        Rule("schools", ("grande", "superieur", "ingenieur", "enseignement", "universit")),
        Rule(None),
    ),
    "incubateur": (Rule("incubators"),),
    "accelerateur": (Rule("accelerators"),),
    "programme": (
        Rule("programmes", ("acceler", "incub", "accompagn"), (0, 3)),  # programmes d'accélération
        Rule(None),
    ),
    "evenement": (Rule("events"),),
    "leader": (Rule("leaders"),),
    "count": (
        Rule("members", _MEMBERS, (1, 2)),  # 50 partenaires adhérents
        Rule("accelerators", ("accelerateur",), (0, 3), ("projet",)),  # 9 projets d'accélérateurs
        Rule("incubators", ("incubateur", "pepinier"), (0, 3), ("projet",)),
        Rule("startups_incubated", ("incube",), BEHIND),  # 140 projets ont été incubés
        Rule("startups_accelerated", ("accelere",), BEHIND),
        Rule(None),
    ),
    MIXED: (
        Rule("supporters", _SUPPORT),
        Rule("cluster_members", _CLUSTER),
        Rule("members"),  # 50 startups, grands groupes et institutions
    ),
    DURATION: (
        Rule("programme_length", _STAYS, (4, 0), _HELPS),  # à leurs côtés pendant 3 à 18 mois
        Rule(None, reason=Reason.DURATION),
    ),
}  # fmt: skip
# So few that they are some, not all there are.
FEWEST = {"firms": 10, "startups": 10, "jobs": 10, "startups_jobs": 10, "events": 5}
# What else a mixed count may count: "50 startups, grands groupes et institutions".
ACTORS = frozenset({
    "groupes", "institutions", "institutionnels", "laboratoires", "associations", "ecoles",
    "universites", "collectivites", "entrepreneurs", "chercheurs", "investisseurs", "experts",
    "partenaires", "acteurs", "organismes", "clusters", "poles", "centres", "incubateurs",
    "accelerateurs", "etudiants", "particuliers", "elus", "agences", "banques", "industriels",
    "structures", "independants", "groups", "labs", "universities", "investors", "partners",
    "organisations", "institutes",
})  # fmt: skip
# What a paragraph must be about for the rules that look there.
AROUND = tuple(
    stem for rules in RULES.values() for rule in rules if rule.reach == PARAGRAPH
    for stem in rule.stems
)  # fmt: skip
