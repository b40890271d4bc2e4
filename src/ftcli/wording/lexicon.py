"""The words of numbers and of what stands around them, folded: without case and accents.

One place for both languages, so that adding a word is adding it here. Hedges have their own table
(`ftcli.wording.hedges`), nouns theirs (`ftcli.nouns`), numerals theirs.
"""

from fractions import Fraction

from ftcli.wording.tokens import BREAK

COLLECTIVES = {
    # name: (number, unit of its last digit); "quinzaine" and "douzaine" are told to the five.
    "dizaine": (10, 10), "douzaine": (12, 5), "quinzaine": (15, 5), "vingtaine": (20, 10),
    "trentaine": (30, 10), "quarantaine": (40, 10), "cinquantaine": (50, 10),
    "soixantaine": (60, 10), "centaine": (100, 100), "millier": (1000, 1000),
    "dozen": (12, 5), "couple": (2, 1), "few": (3, 1),
}  # fmt: skip
# "un couple" is French for two people, "dozen" behind a number a scale: only with "a".
ENGLISH_COLLECTIVES = frozenset({"dozen", "couple", "few"})
# "une petite centaine", "une bonne centaine": still about a hundred.
COLLECTIVE_ARTICLES = frozenset({"un", "une", "la", "le", "a", "cette", "premiere"})
COLLECTIVE_ADJECTIVES = frozenset({"petite", "bonne", "grosse", "good"})
VAGUE = {
    # plural: what one of them is; "plusieurs centaines" are at least two hundred.
    "dizaines": 10, "douzaines": 12, "vingtaines": 20, "centaines": 100, "milliers": 1000,
    "millions": 10**6, "milliards": 10**9,
    "dozens": 12, "tens": 10, "hundreds": 100, "thousands": 1000, "billions": 10**9,
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12,
}  # fmt: skip
VAGUE_ALONE = frozenset({"dozens", "hundreds", "thousands"})
SEVERAL = frozenset({"plusieurs", "des", "quelques", "several"})
SCALES = {
    "cent": 100, "cents": 100, "mille": 1000, "millier": 1000, "milliers": 1000,
    "million": 10**6, "millions": 10**6, "mio": 10**6, "mn": 10**6, "mln": 10**6,
    "milliard": 10**9, "milliards": 10**9, "md": 10**9, "mds": 10**9, "mrd": 10**9, "mrds": 10**9,
    "billiard": 10**15, "billiards": 10**15, "hundred": 100, "thousand": 1000, "thousands": 1000,
    "bn": 10**9,
    "dizaines": 10, "centaines": 100, "douzaines": 12, "dozen": 12,
}  # fmt: skip
# Long scale in French, short scale in English.
BILLION = {"fr": 10**12, "en": 10**9}
TRILLION = {"fr": 10**18, "en": 10**12}
CURRENCY_SIGNS = frozenset("€$£")
CURRENCIES = CURRENCY_SIGNS | {"eur", "euro", "euros", "usd", "dollar", "dollars", "gbp"}
# Scale and currency in one word: "12 MEUR", "300 Keuros", "12 EURm".
FUSED = {
    letters + currency: (scale, currency)
    for letters, scale in (("k", 10**3), ("m", 10**6), ("md", 10**9), ("mds", 10**9))
    for currency in ("eur", "euro", "euros", "usd", "gbp")
} | {
    currency + letters: (scale, currency)
    for letters, scale in (("k", 10**3), ("m", 10**6), ("mn", 10**6), ("bn", 10**9))
    for currency in ("eur", "usd", "gbp")
}
PARTS = {
    "moitie": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5,
    "sixieme": 6, "sixiemes": 6, "dixieme": 10, "dixiemes": 10, "half": 2, "third": 3,
    "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10,
}  # fmt: skip
# "un cinquième des emplois" is a share, "un cinquième site" an ordinal.
ORDINAL_PARTS = frozenset({"cinquieme", "sixieme", "dixieme", "third", "fifth", "tenth"})
PARTITIVES = frozenset({"de", "d", "des", "du", "of"})
MULTIPLES = {
    "doubler": 2, "double": 2, "doublera": 2, "doublement": 2, "doublee": 2, "doublant": 2,
    "doubling": 2, "doubled": 2, "tripler": 3, "triple": 3, "triplera": 3, "triplement": 3,
    "triplant": 3, "tripling": 3, "tripled": 3, "treble": 3, "quadrupler": 4, "quadruple": 4,
    "quadruplement": 4, "quadrupling": 4, "decupler": 10,
}  # fmt: skip
# "une double compétence" doubles nothing: these need a word that says so.
ADJECTIVE_MULTIPLES = frozenset({"double", "triple", "treble", "quadruple"})
BEFORE_A_MULTIPLE = frozenset({"le", "du", "au", "to", "will", "would"})
BEHIND_A_MULTIPLE = frozenset({"the", "its", "their", "our", "de", "du", "des", "d"})
MULTIPLY = frozenset({"multiplier", "multiplie", "multiplies", "multipliee", "multipliees",
                      "multipliera", "multiply", "multiplied", "multiplying"})  # fmt: skip
# "trois fois plus d'emplois", "three times as many jobs".
TIMES_MORE = frozenset({("fois", "plus"), ("times", "more"), ("times", "as"), ("times", "the")})
# "une année sur deux" and "one day in three" are no shares, "24 heures sur 24" no figure.
TIMES = frozenset({"an", "ans", "annee", "annees", "jour", "jours", "mois", "semaine", "semaines",
                   "heure", "heures", "fois", "day", "days", "year", "years", "month", "months",
                   "week", "weeks", "hour", "hours"})  # fmt: skip
ORDINALS = frozenset({"e", "eme", "ieme", "er", "ere", "re", "nd", "nde", "st", "th", "rd", "es",
                      "emes"})  # fmt: skip
# Numbers that are articles or adjectives as well: "un emploi", "one firm", "zéro déchet".
ARTICLES_TOO = frozenset({"un", "une", "one", "zero"})
ONE = frozenset({"un", "une", "one"})
HALF_BEHIND = (("et", "demi"), ("et", "demie"))
AND_A_HALF = ("and", "a", "half")

BETWEEN = frozenset({"entre", "between"})
NEW = frozenset({"nouveau", "nouveaux", "nouvel", "nouvelle", "nouvelles", "supplementaire",
                 "supplementaires", "additional", "new", "extra", "creer", "creera", "creeront",
                 "creation", "creations", "create", "creates", "creating", "add", "adding", "more",
                 "further"})  # fmt: skip
# Words that may stand between a number and the noun it counts.
ADJECTIVES = NEW | {
    "grand", "grands", "grande", "grandes", "petit", "petits", "petite", "petites", "jeune",
    "jeunes", "gros", "grosses", "autres", "autre", "other", "young", "small", "large", "digital",
    "tech", "innovative", "innovantes", "innovants", "local", "locales", "locaux", "net", "nets",
    "direct", "directs", "prochaines", "prochains", "next", "dernieres", "derniers", "last",
    "tres", "moyennes", "moyens", "principales", "principaux", "premieres", "premiers", "first",
    "meilleures", "meilleurs", "best", "futures", "futurs", "anciennes", "anciens",
}  # fmt: skip
# Words behind a number that count nothing, so that "20 à l'horizon 2016" has no unit.
NOT_COUNTED = frozenset({
    "a", "au", "aux", "en", "dans", "d", "de", "des", "du", "par", "pour", "sur", "et", "ou",
    "selon", "dont", "soit", "qui", "que", "avec", "sans", "chez", "vers", "depuis", "est", "sont",
    "ont", "ici", "fin", "debut", "entre", "contre", "apres", "avant", "pendant", "mais", "car",
    "ainsi", "il", "elle", "ce", "cette", "ces", "by", "in", "for", "on", "at", "to", "and", "or",
    "of", "from", "is", "are", "was", "were", "will", "has", "have", "per", "with", "after",
    "before", "since", "until", "but", "out", "the", "la", "le", "les", "l", "plus", "moins",
    "environ", "aujourd", "deja", "voire", "today", "now", "within",
})  # fmt: skip
RATES = {
    ("par", "an"): "year", ("par", "annee"): "year", ("chaque", "annee"): "year",
    ("l", "an"): "year", ("/", "an"): "year", ("annuels",): "year", ("annuelles",): "year",
    ("annuel",): "year", ("annuellement",): "year", ("tous", "les", "ans"): "year",
    ("par", "mois"): "month", ("chaque", "mois"): "month", ("/", "mois"): "month",
    ("mensuels",): "month", ("mensuelles",): "month",
    ("par", "jour"): "day", ("chaque", "jour"): "day",
    ("per", "year"): "year", ("a", "year"): "year", ("each", "year"): "year",
    ("every", "year"): "year", ("annually",): "year", ("yearly",): "year",
    ("per", "annum"): "year", ("per", "month"): "month", ("a", "month"): "month",
    ("per", "day"): "day", ("a", "day"): "day",
}  # fmt: skip
QUOTES = frozenset({"«", '"', "“"})
EMPLOYS = frozenset({"emploie", "emploient", "employant", "employait", "employ", "employs",
                     "employing", "salarie"})  # fmt: skip

MONTHS = {
    name: f"{number:02d}"
    for number, names in enumerate(
        ("janvier january", "fevrier february", "mars march", "avril april", "mai may",
         "juin june", "juillet july", "aout august", "septembre september", "octobre october",
         "novembre november", "decembre december"), 1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = frozenset({"printemps", "ete", "automne", "hiver", "semestre", "trimestre", "spring",
                     "summer", "autumn", "winter", "courant"})  # fmt: skip
# What stands behind "half" where it is one of something, not "half price".
BEHIND_HALF = PARTITIVES | {"the", "its", "their", "our", "all", "these", "those", "are", "is",
                            "were", "was", "have", "had", "in", "by", "to", "and",
                            "or"}  # fmt: skip
WEEKDAYS = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
                      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                      "sunday"})  # fmt: skip
# What goes from one number to another: neither is the least or the most.
MOVES = frozenset({"passe", "passes", "passee", "passees", "passer", "passent", "passant",
                   "passait", "passera", "passeront", "grew", "grow", "grown", "growing", "rose",
                   "risen", "went", "jumped", "increased", "climbed", "soared"})  # fmt: skip
# What makes another day of a rate: "150 l'an dernier", "40 firms a year ago".
NO_RATE_BEFORE = frozenset({"dernier", "prochain", "passe", "ago", "later", "earlier", "after",
                            "before"})  # fmt: skip
# Rates that have no unit here: "10 startups par semaine".
OTHER_RATES = frozenset({"semaine", "semestre", "trimestre", "heure", "tete", "minute", "seconde",
                         "week", "quarter", "hour", "head", "capita", "second"})  # fmt: skip
# "la création nette de 500 emplois".
NET = frozenset({"nette", "brute", "annoncee", "prevue", "directe", "totale"})
# What stands before the year of a deadline ("d'ici 2015", "mi-2016"), and of the past.
BEFORE_A_DEADLINE = frozenset(MONTHS) | SEASONS | {
    "en", "horizon", "ici", "a", "fin", "debut", "mi", "annee", "l", "by", "in", "until", "before",
    "avant", "early", "end", "mid", "of", "-",
}  # fmt: skip
BEFORE_A_YEAR = BEFORE_A_DEADLINE | {"depuis", "since", "apres", "after", "(", "from", "vers",
                                     "annees", "an", BREAK}  # fmt: skip
# What makes a year even of digits before a noun: "en 2014 emplois et salaires ont ...".
ALWAYS_BEFORE_A_YEAR = frozenset(MONTHS) | {"en", "in", "depuis", "since", "by", "ici", "fin",
                                            "debut", "early", "mid", "during"}  # fmt: skip
# No year stands behind a plural article: "les 2014 signatures".
PLURAL_ARTICLES = frozenset({"les", "des", "ces", "ses", "leurs", "nos", "aux"})
SINGULAR_ARTICLES = frozenset({"le", "la", "l", "du", "au"})
# The words of hedges that may date as well: "over 2014", "à partir de 2014".
DATING_HEDGES = frozenset({"over", "from", "partir", "vers", "around", "about", "circa", "ca",
                           "jusqu", "to", "dans", "autour", "environ", "beyond"})  # fmt: skip
BEFORE_A_HORIZON = frozenset({"a", "sous", "ici", "dans", "within", "en", "in", "over", "sur",
                              "pendant", "prochaines", "prochains", "for"})  # fmt: skip
ALWAYS_BEFORE_A_HORIZON = frozenset({"ici", "dans", "within", "sous", "prochaines", "prochains"})
PAST = frozenset({"past", "last", "previous", "ces"})
AGED = frozenset({"age", "agee", "ages", "agees", "aged"})
# What a number behind it names instead of counting: "page 12", "CAC 40", "top 10".
LABELS = frozenset({
    "page", "pages", "article", "articles", "numero", "numeros", "number", "chapitre", "chapter",
    "section", "annexe", "annex", "appendix", "tableau", "tome", "volume", "version", "web",
    "industrie", "industry", "cac", "sbf", "dax", "ftse", "stoxx", "nasdaq", "fortune", "forbes",
    "fast", "top", "phase", "niveau", "level", "lot", "ligne", "route", "autoroute", "salle",
    "room", "hall", "stand", "terminal", "porte", "saison", "season", "episode", "tranche", "zone",
    "ligue", "league", "formule", "division", "categorie", "score", "studio", "annees", "etape",
    "acte", "step", "rcs", "siren", "siret", "iso", "cedex", "bp", "cs", "§",
})  # fmt: skip
# The same with a point or a degree sign: "art. 12", "n° 12".
ABBREVIATED_LABELS = frozenset({"p", "pp", "art", "n", "no", "num", "vol", "chap", "fig", "ref"})
NUMBER_SIGNS = frozenset({"no", "No"})  # "nº" and "№", folded
# "12 rue Neuve": a plural would count streets.
STREETS = frozenset({"rue", "avenue", "av", "boulevard", "bd", "place", "quai", "chemin", "allee",
                     "impasse", "street", "bis", "ter"})  # fmt: skip
# What takes away; how many are left, or come, the words do not say.
LOSSES = frozenset({
    *(stem + ending for stem in ("supprim", "licenci") for ending in (
        "er", "e", "es", "ee", "ees", "ent", "ant", "ait", "aient", "era", "eront", "erait")),
    "suppression", "suppressions", "licenciement", "licenciements", "perdre", "perd", "perdent",
    "perdu", "perdus", "perdue", "perdues", "perdait", "perdra", "perdrait", "perdront",
    "perdant", "perte", "pertes", "detruire", "detruit", "detruits", "detruite", "detruites",
    "detruisent", "detruira", "destruction", "destructions", "disparaitre", "disparition",
    "disparitions", "disparu", "disparus", "disparues", "disparaissent", "disparaitront",
    "fermeture", "fermetures", "lost", "lose", "loses", "losing", "loss", "losses", "cut",
    "cuts", "cutting", "axed", "axing", "shed", "sheds", "shedding", "slash", "slashed",
    "slashes", "slashing", "layoff", "layoffs", "redundancies", "redundancy", "redundant",
    "fired", "dismissed", "dismissals", "eliminate", "eliminates", "eliminated", "eliminating",
    "destroyed", "scrapped", "closures", "baisse", "baisses", "baisser", "baissent", "baissait",
    "recul", "reculs", "recule", "reculer", "reculent", "chute", "chutes", "chuter", "chutent",
    "diminution", "diminutions", "diminue", "diminuer", "diminuent", "repli", "reduire",
    "reduit", "reduction", "reductions", "drop", "drops", "dropped", "dropping", "decline",
    "declines", "declined", "declining", "decrease", "decreases", "decreased", "decreasing",
    "fell", "falls", "fallen", "falling", "down", "shrank", "shrunk", "shrinking", "plunged",
    "slumped",
})  # fmt: skip
# The same where it stands behind: "500 emplois menacés", "500 jobs gone", "500 fewer jobs".
LOST = LOSSES | {"menaces", "menacees", "gone", "fewer", "less", "threatened"}
AUXILIARIES = frozenset({
    "ont", "sont", "seront", "seraient", "etaient", "ete", "etre", "vont", "doivent", "devraient",
    "pourraient", "were", "have", "had", "been", "will", "would", "be", "are", "to", "could",
    "should", "may", "might", "directs", "indirects", "nets", "deja", "ainsi", "already",
})  # fmt: skip
# Where the words of a loss end, looked at backwards.
CLAUSE_ENDS = frozenset({"et", "mais", "and", "but", "qui", "pour", "dont", "soit", "ou", "or",
                         "for", "with", "avec", "while", "puis", "then"})  # fmt: skip
DURATIONS = frozenset({"day", "month", "year"})
# Words that tell the languages apart, which decides what a billion is.
ENGLISH = frozenset({
    "the", "more", "than", "over", "at", "least", "jobs", "firms", "companies", "startups", "by",
    "of", "and", "about", "around", "nearly", "almost", "up", "people", "between", "billion",
    "trillion", "fewer", "less", "some", "new",
})  # fmt: skip
FRENCH = frozenset({
    "de", "d", "des", "emplois", "entreprises", "plus", "un", "une", "le", "la", "les", "et",
    "millions", "milliard", "milliards", "salaries", "par", "environ", "pres", "dont", "en",
})  # fmt: skip


def step_of(value: int) -> Fraction:
    """The unit of the last non-zero digit: 9 500 is told to the hundred.

    >>> step_of(9500), step_of(42), step_of(0)
    (Fraction(100, 1), Fraction(1, 1), Fraction(1, 1))
    """
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return Fraction(step)
