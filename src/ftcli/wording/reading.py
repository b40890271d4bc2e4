"""Words to quantities: the grammar of a stated figure.

A figure is `[hedge] amount [to amount] [unit] [hedge] [rate]`. The reader walks over the tokens
once; at each it looks for an amount, then a bounded number of tokens back for hedges and forward
for a second amount, a unit and a rate, so that reading is linear in the length of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from ftcli.catalogue import Noun, nouns
from ftcli.errors import FtcliError
from ftcli.quantity import Quantity
from ftcli.wording.amounts import FUSED, Amount, amount_at, word
from ftcli.wording.hedges import (
    AFTER,
    ARTICLES,
    BEFORE,
    LINKS,
    LONGEST_HEDGE,
    NEEDS_ARTICLE,
    NEEDS_LINK,
    Hedge,
    hedged,
)
from ftcli.wording.tokens import Token, is_hyphen, tokens

LONGEST_PHRASE = 1000

BETWEEN = frozenset({"entre", "between"})
NEW = frozenset({"nouveau", "nouveaux", "nouvel", "nouvelle", "nouvelles", "supplementaire",
                 "supplementaires", "additional", "new", "extra", "creer", "creation",
                 "creations", "create", "creating", "more", "further"})  # fmt: skip
# Words that may stand between a number and the noun it counts.
ADJECTIVES = NEW | {
    "grand", "grands", "grande", "grandes", "petit", "petits", "petite", "petites", "jeune",
    "jeunes", "gros", "grosses", "autres", "autre", "other", "young", "small", "large", "digital",
    "tech", "innovative", "innovantes", "innovants", "local", "locales", "locaux", "net", "nets",
    "direct", "directs", "prochaines", "prochains", "next", "dernieres", "derniers", "last",
}  # fmt: skip
# Words behind a number that count nothing, so that "20 à l'horizon 2016" has no unit.
NOT_COUNTED = frozenset({
    "a", "au", "aux", "en", "dans", "d", "de", "des", "du", "par", "pour", "sur", "et", "ou", "selon",
    "dont", "soit", "qui", "que", "avec", "sans", "chez", "vers", "depuis", "est", "sont", "ont",
    "by", "in", "for", "on", "at", "to", "and", "or", "of", "from", "is", "are", "per", "with",
    "the", "la", "le", "les", "l", "plus", "environ", "aujourd", "deja", "today", "now", "within",
})  # fmt: skip
RATES = {
    ("par", "an"): "year", ("par", "annee"): "year", ("chaque", "annee"): "year",
    ("l", "an"): "year", ("/", "an"): "year", ("annuels",): "year", ("annuelles",): "year",
    ("annuel",): "year", ("annuellement",): "year", ("tous", "les", "ans"): "year",
    ("par", "mois"): "month", ("chaque", "mois"): "month", ("/", "mois"): "month",
    ("par", "jour"): "day", ("chaque", "jour"): "day",
    ("per", "year"): "year", ("a", "year"): "year", ("each", "year"): "year",
    ("every", "year"): "year", ("annually",): "year", ("yearly",): "year", ("per", "annum"): "year",
    ("per", "month"): "month", ("a", "month"): "month", ("per", "day"): "day",
}  # fmt: skip
QUOTES = frozenset({"«", '"', "“"})
EMPLOYS = frozenset({"emploie", "emploient", "employant", "employait", "employ", "employs",
                     "employing", "salarie"})  # fmt: skip
BEFORE_A_YEAR = frozenset({
    "en", "horizon", "ici", "a", "fin", "debut", "mi", "depuis", "annee", "l", "by", "in", "since", "of",
    "until", "before", "avant", "apres", "after", "janvier", "fevrier", "mars", "avril", "mai",
    "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "printemps", "ete", "automne", "hiver", "-",
})  # fmt: skip
BEFORE_A_HORIZON = frozenset({"a", "sous", "d", "ici", "dans", "within", "en", "in", "over", "sur",
                              "pendant", "prochaines", "prochains", "for"})  # fmt: skip
DURATIONS = frozenset({"day", "month", "year"})
ENGLISH = frozenset({"the", "more", "than", "over", "at", "least", "jobs", "firms", "companies",
                     "startups", "by", "of", "and", "about", "around", "nearly", "almost", "up",
                     "people", "between", "billion", "fewer", "less", "some", "new"})  # fmt: skip
FRENCH = frozenset({"de", "d", "des", "emplois", "entreprises", "plus", "un", "une", "le", "la", "les",
                    "et", "millions", "milliard", "milliards", "salaries", "par", "environ",
                    "pres", "dont", "en"})  # fmt: skip


class Unreadable(FtcliError, ValueError):
    """A phrase holds no number that ftcli reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity found in a text.

    Attributes:
        quantity: what the words entail.
        start: offset of its first code point in the text.
        end: offset behind its last.
        concept: the noun counted, singular ("salarié"); None where the words name none.
        increment: whether the words say new ones ("10 nouveaux", "créer 4 000 emplois").
    """

    quantity: Quantity
    start: int
    end: int
    concept: str | None = None
    increment: bool = False


@lru_cache(maxsize=65536)
def read(phrase: str, unit: str | None = None, *, lang: str | None = None) -> Reading:
    """The quantity that a phrase states: its first, where it holds several.

    Args:
        phrase: at most 1,000 characters, as printed by the press.
        unit: the unit where the words give none ("31.673").
        lang: "fr" or "en"; guessed from the words by default.

    Raises:
        Unreadable: no number in it.

    >>> read("plus d'1 milliard d'euros").quantity.low
    Fraction(1000000000, 1)
    >>> read("dont 300 « pure players »").concept
    'pure player'
    """
    if len(phrase) > LONGEST_PHRASE:
        raise Unreadable(
            f"a phrase of {len(phrase):,} characters",
            f"give at most {LONGEST_PHRASE:,}: the words of one figure",
        )
    for reading in readings(phrase, unit, lang=lang):
        return reading
    raise Unreadable(
        f'no number in "{phrase}"',
        'write the figure as the source prints it, such as "750 entreprises"',
    )


def readings(text: str, unit: str | None = None, *, lang: str | None = None) -> list[Reading]:
    """All quantities of a text, in order; years and horizons are not among them.

    >>> [str(r.quantity.nominal) for r in readings("750 entreprises, dont 300 pure-players en 2014")]
    ['750', '300']
    """
    line = tokens(text)
    lang = lang or _language(line)
    found = []
    index = 0
    while index < len(line):
        amount = amount_at(line, index, lang)
        if amount is None:
            index += 1
            continue
        reading, index = _reading(line, amount, unit, lang)
        if reading is not None:
            found.append(reading)
    return found


def _language(line: Sequence[Token]) -> str:
    """The likelier language of a phrase; French where nothing tells."""
    words = {token.fold for token in line}
    if len(words & ENGLISH) > len(words & FRENCH):
        return "en"
    return "fr"


def _reading(
    line: Sequence[Token], amount: Amount, unit: str | None, lang: str
) -> tuple[Reading | None, int]:
    """What an amount states with the words around it, and the token to go on from."""
    start = _currency_before(line, amount.start)
    span = _span(line, amount, start, lang)
    last = span.upper if span else amount
    trailing, end = _hedge_after(line, last.end)
    counted = _counted(line, end, line[start] if start < amount.start else None)
    end = counted.end
    own = last.unit or counted.unit
    if span is None and (_is_year(line, amount, own) or _is_horizon(line, start, own)):
        return None, end
    per, end = _rate(line, end)
    hedge, first = _hedge_before(line, start, is_range=span is not None)
    if trailing is None:
        trailing, end = _hedge_after(line, end)
    new = counted.new or word(line, end) in NEW or _says_new(line, first)
    end += word(line, end) in NEW
    if per is None:
        per, end = _rate(line, end)
    if own == "people" and {word(line, first - 1), word(line, first - 2)} & EMPLOYS:
        own = "jobs"
    named = own if own not in {None, "count"} else (unit or own)
    quantity = _quantity(amount, span, hedge or trailing, named)
    if quantity is None:
        return None, end
    where = line[first].start, line[end - 1].end
    return Reading(replace(quantity, per=per), *where, counted.concept, new), end


def _quantity(
    amount: Amount, span: "Span | None", hedge: Hedge | None, unit: str | None
) -> Quantity | None:
    """The quantity of an amount or a range under a hedge; None where no number is left."""
    if span is not None:
        bare = Quantity(
            low=span.low,
            high=span.upper.value,
            low_open=hedge is Hedge.MORE,
            high_open=span.high_open,
            approximate=hedge is Hedge.ABOUT,
            step=span.upper.step,
        )
        return bare.with_unit(unit)
    if amount.floor_only:
        return Quantity(low=amount.value, approximate=True, unit=unit, step=amount.step)
    if amount.value == 0 and hedge in {Hedge.LESS, Hedge.NEARLY, Hedge.ABOUT}:
        return None
    if hedge is None and amount.loose:
        hedge = Hedge.ABOUT
    return hedged(hedge, amount.value, amount.step, unit)


@dataclass(frozen=True, slots=True)
class Counted:
    """What the noun behind a number says.

    Attributes:
        unit: its unit; "count" for a noun the catalogue does not know, None for no noun.
        concept: the noun, singular, where the catalogue knows it.
        end: index of the token behind it.
        new: whether a word before it says new ones.
    """

    unit: str | None
    concept: str | None
    end: int
    new: bool = False


def _counted(line: Sequence[Token], index: int, currency: Token | None) -> Counted:
    """The noun behind an amount, a few words on, or the currency in front of it."""
    if currency is not None:
        noun = nouns()[(currency.fold,)]
        return Counted(noun.unit, noun.concept, index)
    if index and word(line, index - 1) in FUSED:
        noun = nouns()[(word(line, index - 1)[-3:],)]
        return Counted(noun.unit, noun.concept, index)
    place = index
    while word(line, place) in {"d", "de", "of"} | QUOTES:
        place += 1
    new = False
    for here in range(place, min(place + 4, len(line))):
        noun, end = _noun(line, here)
        if noun is not None:
            return Counted(noun.unit, noun.concept, end, new)
        if word(line, here) not in ADJECTIVES | QUOTES:
            break
        new = new or word(line, here) in NEW
    if place < len(line) and line[place].kind == "word" and word(line, place) not in NOT_COUNTED:
        return Counted("count", None, _last_word(line, place) + 1, new)
    return Counted(None, None, index, new)


def _last_word(line: Sequence[Token], place: int) -> int:
    """The index of the noun behind adjectives: "cinq grandes écoles" counts schools."""
    while (
        word(line, place) in ADJECTIVES
        and place + 1 < len(line)
        and line[place + 1].kind == "word"
        and word(line, place + 1) not in NOT_COUNTED
    ):
        place += 1
    return place


def _noun(line: Sequence[Token], index: int) -> tuple[Noun | None, int]:
    """The noun of the catalogue at an index, of two words or one, and the index behind it."""
    second = index + 1
    if second < len(line) and is_hyphen(line[second]):
        second += 1
    two = nouns().get((word(line, index), word(line, second)))
    if two is not None:
        return two, second + 1
    return nouns().get((word(line, index),)), index + 1


def _currency_before(line: Sequence[Token], start: int) -> int:
    """The index of a currency sign in front of an amount, else the amount's own."""
    if word(line, start - 1) in {"€", "$", "£", "eur", "usd", "gbp"}:
        return start - 1
    return start


@dataclass(frozen=True, slots=True)
class Span:
    """A range: its lower number and the amount at its upper end.

    Attributes:
        low: the lower number, with the scale it shares with the upper ("10 et 20 millions").
        upper: the amount at the upper end.
        high_open: whether the words exclude the upper number ("450 to under 500").
    """

    low: Fraction
    upper: Amount
    high_open: bool


def _span(line: Sequence[Token], first: Amount, start: int, lang: str) -> Span | None:
    """The range that an amount begins, else None."""
    link = first.end
    lower = None
    if not _links_a_range(line, link, start):
        lower = _counted(line, link, line[start] if start < first.start else None)
        link = lower.end
        if lower.unit in {None, "count"} or not _links_a_range(line, link, start):
            return None
    place, high_open = _under(line, link + 1)
    place += word(line, place) in {"€", "$", "£"}
    upper = amount_at(line, place, lang) if place < len(line) else None
    if upper is None or upper.unit != first.unit or upper.loose or upper.floor_only or first.loose:
        return None
    if lower is not None and start == first.start:
        if _counted(line, upper.end, None).unit != lower.unit:
            return None
    shares = upper.scale > 1 and first.scale == 1 and lower is None and first.value < 1000
    low = first.value * (upper.scale if shares else 1)
    return Span(low, upper, high_open) if low < upper.value else None


def _links_a_range(line: Sequence[Token], index: int, start: int) -> bool:
    link = word(line, index)
    if link in {"et", "and"}:
        return bool(BETWEEN & {word(line, start - back) for back in (1, 2)})
    return link in {"a", "to", "ou", "or"} or (index < len(line) and is_hyphen(line[index]))


def _under(line: Sequence[Token], index: int) -> tuple[int, bool]:
    """Skips "moins de" or "under" in front of the upper end of a range."""
    if word(line, index) == "moins" and word(line, index + 1) in {"de", "d"}:
        return index + 2, True
    if word(line, index) == "under":
        return index + 1, True
    return index, False


def _is_year(line: Sequence[Token], amount: Amount, unit: str | None) -> bool:
    """Whether four digits are a year: no noun of the catalogue, and a word of dates before."""
    if unit not in {None, "count"} or not amount.literal or amount.scale > 1:
        return False
    text = line[amount.start].text
    if len(text) != 4 or not text.isdigit() or not 1900 <= amount.value <= 2100:
        return False
    return amount.start == 0 or word(line, amount.start - 1) in BEFORE_A_YEAR


def _is_horizon(line: Sequence[Token], start: int, unit: str | None) -> bool:
    """Whether a duration says when ("d'ici deux ans"), not how long."""
    if unit not in DURATIONS:
        return False
    before = {word(line, start - back) for back in (1, 2)}
    return bool(before & BEFORE_A_HORIZON)


def _hedge_before(line: Sequence[Token], start: int, *, is_range: bool) -> tuple[Hedge | None, int]:
    """The outermost hedge in front of an amount, and the index of the first word that belongs."""
    outer, first = None, start
    if is_range and word(line, start - 1) in {"entre", "between", "from", "de"}:
        first = start - 1
    for _ in range(3):
        hedge, begin = _one_hedge_before(line, first)
        if hedge is None:
            break
        if is_range and hedge not in {Hedge.MORE, Hedge.ABOUT}:
            break
        outer, first = hedge, begin
    return outer, first


def _one_hedge_before(line: Sequence[Token], start: int) -> tuple[Hedge | None, int]:
    linked, article = start, False
    while True:
        for size in range(min(LONGEST_HEDGE, linked), 0, -1):
            form = tuple(token.fold for token in line[linked - size : linked])
            if form in BEFORE and _stands(form, linked < start, article=article):
                return BEFORE[form], linked - size
        if linked == 0 or start - linked == 2 or word(line, linked - 1) not in LINKS:
            return None, start
        linked -= 1
        article = article or word(line, linked) in ARTICLES


def _stands(form: tuple[str, ...], linked: bool, *, article: bool) -> bool:  # noqa: FBT001
    """Whether a hedge has the link that its reading needs: "plus de", "dans les"."""
    if form in NEEDS_ARTICLE:
        return article
    return linked or form not in NEEDS_LINK


def _hedge_after(line: Sequence[Token], index: int) -> tuple[Hedge | None, int]:
    for size in range(LONGEST_HEDGE, 0, -1):
        form = tuple(token.fold for token in line[index : index + size])
        if len(form) == size and form in AFTER:
            return AFTER[form], index + size
    return None, index


def _rate(line: Sequence[Token], index: int) -> tuple[str | None, int]:
    """What a rate is per, a word or two on ("50 startups par an"), and the index behind it."""
    for place in range(index, min(index + 3, len(line))):
        for size in (3, 2, 1):
            form = tuple(token.fold for token in line[place : place + size])
            if form in RATES:
                return RATES[form], place + len(form)
        if line[place].kind in {"number", "sign"}:
            break
    return None, index


def _says_new(line: Sequence[Token], first: int) -> bool:
    """Whether a verb or noun of creation leads to the amount: "création de 4 000 emplois"."""
    place = first - 1
    while word(line, place) in LINKS:
        place -= 1
    return word(line, place) in NEW
