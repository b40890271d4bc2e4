r"""The rule that read a phrase: from its words to its bounds, with the arithmetic of conventions.

>>> from ftcli.wording.reading import read
>>> def told(phrase, lang="en"):
...     return rule_text(rule_of(phrase, read(phrase).quantity), lang)
>>> told("750 entreprises")
'a number without a hedge is taken as exact: 750'
>>> told("plus de 500 emplois")
'more than 500, which is excluded; the words set no upper bound'
>>> told("au moins 500 emplois")
'500 or more; the words set no upper bound'
>>> told("moins de 500 emplois")
'less than 500, which is excluded; what is counted or paid begins at 0'
>>> told("jusqu'à 500 emplois")
'500 or less; what is counted or paid begins at 0'
>>> told("entre 10 et 20 M€")
'a range without a number of its own: from €10m to €20m, both included'
>>> told("une vingtaine de start-ups")
'about 20: from 15 to 25, by the convention of 5 on either side (half of 10, the unit it is told in)'
>>> told("près de 500 entreprises")
'nearly 500, which is excluded; from 450, by the convention of 50 below (half of 100, the unit it is told in)'
>>> told("un peu plus de 5000 actifs")
'just over 5,000, which is excluded; to 5,500, by the convention of 500 above (half of 1,000, the unit it is told in)'
>>> told("plusieurs centaines d'emplois")
'several are at least two: 2 × 100 = 200; the words set no upper bound'
>>> told("au moins environ 500 emplois")
'at least about 500: 450 or more, by the convention of 50 below (half of 100, the unit it is told in); the words set no upper bound'
>>> told("jusqu'à environ 500 emplois")
'at most about 500: 550 or less, by the convention of 50 above (half of 100, the unit it is told in); what is counted or paid begins at 0'
>>> told("moins de 5 %", "fr")
'moins de 5\u202f%, exclu\xa0; les mots ne fixent pas de plancher'
"""  # noqa: E501  # a sentence is one line

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from ftcli.quantity import Quantity
from ftcli.wording.amounts import amount_at, begins_amount
from ftcli.wording.hedges import hedge_after, hedge_before, margin
from ftcli.wording.phrasing import quantity_text
from ftcli.wording.reading import MOST_HEDGES, language_of
from ftcli.wording.scales import money_before
from ftcli.wording.tokens import tokens


class Family(StrEnum):
    """How words bound a number; the names are those of machine formats."""

    EXACT = "exact"
    MORE = "more-than"
    AT_LEAST = "at-least"
    LESS = "less-than"
    AT_MOST = "at-most"
    RANGE = "range"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just-over"
    SEVERAL = "several"
    AT_LEAST_ABOUT = "at-least-about"
    AT_MOST_ABOUT = "at-most-about"


class Rule(NamedTuple):
    """The rule by which a phrase was read.

    Attributes:
        family: how its words bound the number.
        hedge: those words, as printed; "" where none bounds it.
        quantity: what they entail, before a data file narrows it.
    """

    family: Family
    hedge: str
    quantity: Quantity


_FLOORLESS = ("the words set no lower bound", "les mots ne fixent pas de plancher")
_FROM_NONE = (
    "what is counted or paid begins at 0",
    "ce qui se compte ou se paie commence à 0",
)
_TEXTS: Mapping[Family, tuple[str, str]] = {
    Family.EXACT: (
        "a number without a hedge is taken as exact: {n}",
        "un nombre sans réserve est pris pour exact : {n}",
    ),
    Family.MORE: (
        "more than {n}, which is excluded; the words set no upper bound",
        "plus de {n}, exclu ; les mots ne fixent pas de plafond",
    ),
    Family.AT_LEAST: (
        "{n} or more; the words set no upper bound",
        "{n} ou plus ; les mots ne fixent pas de plafond",
    ),
    Family.LESS: ("less than {n}, which is excluded; {floor}", "moins de {n}, exclu ; {floor}"),
    Family.AT_MOST: ("{n} or less; {floor}", "{n} ou moins ; {floor}"),
    Family.ABOUT: (
        "about {n}: from {low} to {high}, by the convention of {reach} on either side ({why})",
        "environ {n} : de {low} à {high}, par la convention de {reach} de part et d'autre ({why})",
    ),
    Family.NEARLY: (
        "nearly {n}, which is excluded; from {low}, by the convention of {reach} below ({why})",
        "près de {n}, exclu ; à partir de {low}, par la convention de {reach} en dessous ({why})",
    ),
    Family.JUST_OVER: (
        "just over {n}, which is excluded; to {high}, by the convention of {reach} above ({why})",
        "un peu plus de {n}, exclu ; jusqu'à {high}, par la convention de {reach} au-dessus "
        "({why})",
    ),
    Family.SEVERAL: (
        "several are at least two: 2 × {step} = {low}; the words set no upper bound",
        "plusieurs, c'est au moins deux : 2 × {step} = {low} ; les mots ne fixent pas de plafond",
    ),
    Family.AT_LEAST_ABOUT: (
        "at least about {n}: {low} or more, by the convention of {reach} below ({why}); the words "
        "set no upper bound",
        "au moins environ {n} : {low} ou plus, par la convention de {reach} en dessous ({why}) ; "
        "les mots ne fixent pas de plafond",
    ),
    Family.AT_MOST_ABOUT: (
        "at most about {n}: {high} or less, by the convention of {reach} above ({why}); {floor}",
        "au plus environ {n} : {high} ou moins, par la convention de {reach} au-dessus ({why}) ; "
        "{floor}",
    ),
    Family.RANGE: ("a range without a number of its own: {ends}", "un intervalle : {ends}"),
}
_REACHES: Mapping[str, tuple[str, str]] = {
    "half": (
        "half of {step}, the unit it is told in",
        "la moitié de {step}, l'unité dans laquelle il est dit",
    ),
    "quarter": (
        "a quarter of it, less than half of {step}, the unit it is told in",
        "un quart du nombre, moins que la moitié de {step}, l'unité dans laquelle il est dit",
    ),
    "one": ("the least for what is counted", "le moins pour ce qui se compte"),
}


def rule_of(stated: str, quantity: Quantity) -> Rule:
    """The rule that made a quantity of a phrase.

    Args:
        stated: the phrase, of one figure.
        quantity: what `ftcli.wording.reading.read` makes of it.

    >>> from ftcli.wording.reading import read
    >>> rule_of("plus d'1 milliard d'euros", read("plus d'1 milliard d'euros").quantity)[:2]
    (<Family.MORE: 'more-than'>, "plus d'")
    """
    return Rule(_family(quantity), _hedge(stated), quantity)


def rule_text(rule: Rule, lang: str = "en") -> str:
    """A rule in words, with the numbers it made: the module shows one of each family."""
    quantity = rule.quantity
    is_french = lang == "fr"
    values: dict[str, str] = {
        "n": _number(quantity.nominal, quantity, lang),
        "low": _number(quantity.low, quantity, lang),
        "high": _number(quantity.high, quantity, lang),
        "step": _number(quantity.step, quantity, lang),
        "floor": (_FLOORLESS if quantity.low is None else _FROM_NONE)[is_french],
    }
    if quantity.low_assumed or quantity.high_assumed:
        values |= _convention(quantity, values["step"], lang)
    if rule.family is Family.RANGE:
        values["ends"] = _ends(quantity, values, lang)
    text = _TEXTS[rule.family][is_french].format(**values)
    return text.replace(" ;", "\u00a0;").replace(" :", "\u00a0:") if is_french else text


def _family(quantity: Quantity) -> Family:  # noqa: PLR0911  # one return per family
    """How the words bound a number, told by the bounds that they made."""
    if quantity.nominal is None:
        unbounded = quantity.approximate and quantity.high is None and not quantity.low_assumed
        return Family.SEVERAL if unbounded else Family.RANGE
    if quantity.is_exact:
        return Family.EXACT
    if quantity.low_assumed and quantity.high_assumed:
        return Family.ABOUT
    if quantity.low_assumed:
        return Family.AT_LEAST_ABOUT if quantity.high is None else Family.NEARLY
    if quantity.high_assumed:
        return Family.JUST_OVER if quantity.low_open else Family.AT_MOST_ABOUT
    if quantity.high is None:
        return Family.MORE if quantity.low_open else Family.AT_LEAST
    return Family.LESS if quantity.high_open else Family.AT_MOST


def _hedge(stated: str) -> str:
    """The words that bound the number of a phrase, in front and behind; "" where there are none."""
    line = tokens(stated)
    lang = language_of(line)
    for place, token in enumerate(line):
        amount = amount_at(line, place, lang) if begins_amount(token) else None
        if amount is None:
            continue
        start = money_before(line, place).start  # "over €12m"
        first = start
        for _ in range(MOST_HEDGES):  # "jusqu'à environ 500"
            first = hedge_before(line, first)[1]
        found = [stated[line[first].start : line[start].start].strip()] if first < start else []
        for index in range(amount.end, len(line)):
            behind, end = hedge_after(line, index)
            if behind is not None:
                found.append(stated[line[index].start : line[end - 1].end])
                break
        vague = amount.loose or amount.floor_only  # "une vingtaine" is a hedge of its own
        own = stated[token.start : line[amount.end - 1].end] if vague else ""
        return " … ".join(found) or own
    return ""


def _number(value: Fraction | None, quantity: Quantity, lang: str) -> str:
    """A number of a rule, in its unit and with all its digits."""
    if value is None:
        return ""
    return quantity_text(replace(Quantity.exactly(value, quantity.unit), step=Fraction(1)), lang)


def _convention(quantity: Quantity, step: str, lang: str) -> dict[str, str]:
    """How far a convention reaches, and why so far; of a range nothing is said."""
    if quantity.nominal is None or quantity.step is None:
        return {}
    reach = margin(quantity.nominal, quantity.step, quantity.unit)
    if reach == quantity.step / 2:
        why = "half"
    else:
        why = "quarter" if reach == abs(quantity.nominal) / 4 else "one"
    text = _REACHES[why][lang == "fr"].format(step=step)
    return {"reach": _number(reach, quantity, lang), "why": text}


def _ends(quantity: Quantity, values: Mapping[str, str], lang: str) -> str:
    """The ends of a range in words: "from 10 to 20, both included"."""
    is_french = lang == "fr"
    low = high = ""
    if quantity.low is not None:
        low = f"de {values['low']}" if is_french else f"from {values['low']}"
    if quantity.high is not None:
        high = f"à {values['high']}" if is_french else f"to {values['high']}"
    parts = [" ".join(filter(None, (low, high)))]
    if quantity.low_open and quantity.high_open:
        parts.append("bornes exclues" if is_french else "both excluded")
    elif quantity.low_open or quantity.high_open:
        which = values["low" if quantity.low_open else "high"]
        parts.append(f"{which} exclu" if is_french else f"{which} excluded")
    elif low and high:
        parts.append("bornes comprises" if is_french else "both included")
    if not high:
        parts.append("sans plafond" if is_french else "no upper bound")
    if quantity.low_assumed or quantity.high_assumed:
        parts.append(
            "par convention, car les mots disent environ"
            if is_french
            else "by a convention, as the words say about"
        )
    return ", ".join(parts)
