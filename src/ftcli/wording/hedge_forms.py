"""The forms of hedges, folded: what stands in front of a number, and what behind.

Without case, accents, apostrophes and the preposition behind: "plus" serves "plus de" and
"plus d'". Hyphens are words of their own. A negated verb is listed with its negation, since French
puts it behind ("ne dépasse pas").
"""

from collections.abc import Iterable, Mapping
from enum import Enum


class Hedge(Enum):
    """What a hedge does to the number it stands with."""

    MORE = "more than"
    AT_LEAST = "at least"
    LESS = "less than"
    AT_MOST = "at most"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    AT_LEAST_ABOUT = "at least about"
    AT_MOST_ABOUT = "at most about"
    UNCLEAR = "not understood"


Form = tuple[str, ...]


def _forms(text: str) -> list[str]:
    return [" ".join(form.split()) for form in text.split(",") if form.split()]


def _pairs(first: Iterable[str], second: Iterable[str]) -> str:
    return ",".join(f"{one} {two}" for one in first for two in second)


def _table(rows: Mapping[Hedge, str]) -> Mapping[Form, Hedge]:
    return {tuple(form.split()): hedge for hedge, forms in rows.items() for form in _forms(forms)}


_ENDINGS = ("e", "es", "ee", "ees", "ent", "ant", "ait", "aient", "er", "era", "eront", "erait",
            "eraient")  # fmt: skip
EXCEED = (
    *(stem + ending for stem in ("depass", "exced") for ending in _ENDINGS),
    "exceed", "exceeds", "exceeded", "exceeding", "surpass", "surpasses", "surpassed",
    "surpassing",
)  # fmt: skip
_REACH = (
    "atteint", "atteints", "atteinte", "atteignent", "atteignait", "atteignaient", "atteindra",
    "atteindront", "atteindrait", "atteindre", "atteignant", "reach", "reached", "reaches",
    "reaching",
)  # fmt: skip
_RISEN = ("grew", "grow", "grown", "growing", "rose", "risen", "went", "jumped", "increased",
          "climbed", "soared", "fell", "fallen", "dropped")  # fmt: skip
_CROSS = ("franchi", "franchit", "franchir", "franchissent", "franchira", "franchissait", "passe",
          "passer", "passent", "passera", *_REACH[:11])  # fmt: skip
_NEAR = ("frole", "frolent", "frolant", "frise", "frisent", "approche", "approchent")
_MARKS = ("la barre", "le cap", "le seuil")
_NOT_BEHIND = ("pas", "pas encore", "toujours pas", "jamais", "point")
_NOT_BEFORE = ("pas", "pas encore", "jamais", "sans", "sans jamais", "sans toutefois", "not",
               "not yet", "never", "without", "without ever", "cannot")  # fmt: skip
_HIGHER = ("superieur", "superieure", "superieurs", "superieures")
_LOWER = ("inferieur", "inferieure", "inferieurs", "inferieures")
_OR_EQUAL = ("ou egal", "ou egale", "ou egaux", "ou egales")
_MORE = ("more than", "greater than", "larger than", "higher than", "bigger than", "over", "above")
_LESS = ("less than", "fewer than", "lower than", "smaller than", "under", "below")
_A_LITTLE_FR = ("un peu", "legerement", "tout juste", "a peine")
_A_LITTLE = ("just", "slightly", "a little", "marginally")
_HARDLY = ("barely", "hardly", "scarcely", "only just", "little")
_MUCH_FR = ("bien", "largement", "nettement", "beaucoup", "tres")
_MUCH = ("well", "far", "much", "significantly")

# Much more and much less: their negation says nothing certain.
FAR = frozenset(
    tuple(form.split())
    for form in _forms(
        ",".join((
            _pairs(_MUCH_FR, ("plus", "moins", *_HIGHER, *_LOWER)), _pairs(_MUCH, (*_MORE, *_LESS)),
            _pairs(EXCEED[:26], ("largement", "nettement", "bien")),
        ))
    )
)  # fmt: skip

BEFORE: Mapping[Form, Hedge] = {
    **{form: Hedge.LESS if {"moins", *_LOWER} & {*form} or " ".join(form[1:]) in _LESS
       else Hedge.MORE for form in FAR},
    **_table({
        Hedge.MORE: f"""
            plus, au - dela, au dela, au - dessus, au dessus, in excess of, upwards of, beyond,
            >, +, {",".join((*_HIGHER, *_MORE, *EXCEED))},
            {_pairs(EXCEED[:26], ("deja", "desormais", "maintenant", "aujourd hui", *_MARKS))},
            topped, tops, topping, north of
        """,
        Hedge.AT_LEAST: f"""
            au moins, au minimum, minimum, mini, min, min ., pas moins, a partir, du moins,
            au bas mot, at least, at the least, at the very least, no less than, no fewer than,
            not less than, not fewer than, a minimum of, minimum of, a minima, from, ≥, > =,
            {_pairs(_HIGHER, _OR_EQUAL)}, {_pairs(_MORE[:5], ("or equal to",))},
            {_pairs(_CROSS, _MARKS)}
        """,
        Hedge.LESS: f"""
            moins, en dessous, au - dessous, en - dessous, au dessous, en deca, <,
            {_pairs(("sous",), _MARKS)}, south of, sub -, -,
            pas encore, pas tout a fait, pas encore tout a fait, not yet, not nearly,
            nowhere near, {",".join((*_LOWER, *_LESS))}, {_pairs(_REACH[:11], _NOT_BEHIND)},
            {_pairs(_NOT_BEFORE, _REACH)}
        """,
        Hedge.AT_MOST: f"""
            au plus, tout au plus, au maximum, maximum, maxi, max, max ., pas plus, jusqu,
            a concurrence, dans la limite, at most, at the most, at the very most,
            up to, as many as, as much as, a maximum of, maximum of, ≤, < =,
            {_pairs(EXCEED[:26], _NOT_BEHIND)}, {_pairs(_NOT_BEFORE, EXCEED)},
            {_pairs(("no", "not"), _MORE)}, not to exceed,
            {_pairs(_LOWER, _OR_EQUAL)}, {_pairs(_LESS[:4], ("or equal to",))}
        """,
        Hedge.ABOUT: """
            environ, env, env ., quelque, quelques, autour, aux alentours, aux environs,
            alentours, a peu pres, approximativement, dans, de l ordre, plus ou moins, avoisine,
            avoisinent, avoisinant, avoisinait, avoisinaient, avoisiner, grosso modo, vers, ~, ≈,
            ±, + / -, c ., ca, ca ., circa, about, around, approximately, approx, approx ., roughly,
            some, more or less, in the region of, in the order of, a peine, tout juste, barely,
            hardly, scarcely
        """,
        Hedge.NEARLY: f"""
            pres, presque, quasi, quasiment, pas loin, frole, frolent, frolant, frise, frisent,
            frisant, approche, approchent, approchant, approchait, proche, proches, flirte avec,
            flirtent avec, nearly, almost, close to, approaching, approaches, not quite,
            {_pairs(_A_LITTLE_FR, ("moins", *_LOWER))}, {_pairs(_A_LITTLE, _LESS)},
            {_pairs(_NEAR, _MARKS)}
        """,
        Hedge.JUST_OVER: f"""
            guere plus, {_pairs(_A_LITTLE_FR, ("plus", *_HIGHER))},
            {_pairs((*_A_LITTLE, *_HARDLY), _MORE)},
            {_pairs(EXCEED[:26], ("a peine", "legerement", "tout juste", "de peu", "un peu"))},
            {_pairs(_HARDLY[:4], ("exceeds", "exceeded", "exceeding", "exceed"))}
        """,
        Hedge.UNCLEAR: f"""
            pas, jamais, not, never, rarement, rarely, seldom, guere, pas vraiment,
            pas exactement, pas forcement, pas necessairement, not exactly, not necessarily,
            not really, not far, si jamais, ni, barre, cap, seuil, symbolique,
            {_pairs((*_RISEN, "up", "down"), ("from",))},
            {_pairs(("divise", "divisee", "divises", "divisees", "diviser", "divisera"), ("par",))},
            divided by, divide by, {_pairs(EXCEED[:26], ("plus", "presque", "quasiment"))}
        """,
    }),
}  # fmt: skip

AFTER = _table(
    {
        Hedge.AT_LEAST: """
            ou plus, et plus, voire plus, ou davantage, et davantage, minimum, au minimum,
            au moins, au bas mot, mini, or more, and more, and above, +, and over, - plus,
            at least, at the least, at the very least
        """,
        Hedge.AT_MOST: """
            ou moins, au plus, tout au plus, maximum, au maximum, maxi, max, or less, or fewer,
            at most, at the most
        """,
        Hedge.ABOUT: "environ, env ., a peu pres, approximativement, or so, - odd, a peine",
        Hedge.JUST_OVER: "et quelques",
        Hedge.UNCLEAR: "min, + / -, ±, voire moins, mark",
    }
)

# "dans les 500 emplois" is about 500; "dans 7.000 entreprises" is a place. Only with an article.
NEEDS_ARTICLE = frozenset({("dans",)})
# "1 plus 500" and "+ 5 %" are no bounds; "plus de 500", "+ de 500" and "- de 500" are.
NEEDS_LINK = frozenset(
    (name,) for name in ("plus", "moins", "pres", "+", "-", "barre", "cap", "seuil", "symbolique")
)
# "en plus des 500 emplois" adds to them.
NOT_HEDGES = frozenset({("en", "plus")})

# What may stand between a hedge and its number: "plus de", "dépasse les", "de l'ordre de".
LINKS = frozenset({"de", "d", "des", "du", "a", "au", "aux", "les", "la", "le", "l", "the", "que"})
ARTICLES = frozenset({"les", "la", "le", "l", "the"})
