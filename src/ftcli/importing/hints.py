"""How to say what a column stands for that nobody knows: options to copy, of its own name."""

import re
import shlex
from difflib import get_close_matches

from ftcli.catalogue import METRICS
from ftcli.importing.cells import letters
from ftcli.importing.dates import date_within
from ftcli.importing.layout import CITY, Layout
from ftcli.importing.metrics import metric_named, no_figures
from ftcli.store.names import key
from ftcli.wording.lexicon import MONTHS

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_DATE = re.compile(
    r"\d+(?:er|e|eme|st|nd|rd|th)?|[tsqh]\d|au|le|la|a|fin|en|de|du|the|of|as|at|on|"
    r"trimestre|semestre|quarter|half",
    re.ASCII,
)
_LIVE = re.compile(r'["$`\\!]')  # what a shell reads between double quotes
_METRIC, _DATE = "METRIC", "DATE"  # what the user has to fill in
_MOST_CHARACTERS = 120


def mapping_hint(layout: Layout) -> str:
    """How to say what the columns of a table stand for that is none of figures, in its own names.

    >>> mapping_hint(Layout("", 0, ("Agglo", "2015"), {}, others=(0, 1)))
    "--map COLUMN=FIELD says what one is: --map 'Agglo=ecosystem' --map '2015=METRIC 2015'"
    """
    names = [layout.name(index) for index in layout.others if layout.name(index)]
    years = [name for name in names if _YEAR.fullmatch(name)]
    texts = [name for name in names if name not in years]
    told = []
    if not any(field in layout.fields for field in CITY):
        unnamed = [index for index in layout.others if not layout.name(index)]
        if texts:
            told.append(_option(texts.pop(0), "ecosystem"))
        elif unnamed:
            return f"name column {letters(unnamed[0])}, as in Ville"
    if not layout.metrics and "metric" not in layout.fields:
        told += [_option(name, metric_suggested(name)) for name in (years or texts)[:1]]
    return "--map COLUMN=FIELD says what one is" + (f": {' '.join(told)}" if told else "")


def no_metric(name: str) -> str:
    """What is to be said of a column of numbers that is no metric: what to do about it."""
    if not name:
        return "it holds numbers and has no name: name it, or empty it"
    which, out = _option(name, metric_suggested(name)), _option(name, "")
    why = no_figures(name) or "no metric"
    return f"it holds numbers and is {why}: {which} says which, {out} leaves it out"


def metric_suggested(name: str) -> str:
    """What a column may be said to stand for, with the date, the unit and all else in its name.

    >>> metric_suggested("CA net (M€)"), metric_suggested("Part des chats juin-15")
    ('revenue (net) (M€)', 'METRIC 2015-06')
    """
    if len(name) > _MOST_CHARACTERS:
        return _METRIC
    kept = " ".join(_BRACKETS.findall(name))
    rest, on = date_within(_BRACKETS.sub(" ", name))
    metric, left = _begun(rest.split())
    told = " ".join(filter(None, (metric, f"({left})" if left else "", kept, on)))
    if metric and _may_date(left):
        return " ".join(filter(None, (metric, kept, _DATE)))
    return f"{_METRIC} {on}".strip() if metric_named(told) is None or "=" in told else told


def _begun(words: list[str]) -> tuple[str, str]:
    """The metric that words begin with or come near to, and the words behind it."""
    for size in range(len(words), 0, -1):
        begun = " ".join(words[:size])
        named = metric_named(begun)
        if named and not named.on:
            return (begun if named.unit else named.metric), " ".join(words[size:])
    spellings = {key(label): one.id for one in METRICS.values() for label in (one.en, one.fr)}
    found = get_close_matches(key(" ".join(words)), spellings, 1, cutoff=0.8)
    return (spellings[found[0]] if found else ""), ""


def _may_date(words: str) -> bool:
    """Whether words that are no date of ours are meant as one: "juin 15", "T3".

    >>> _may_date("juin 15"), _may_date("au 03/04/2014"), _may_date("de 10 salariés")
    (True, True, False)
    """
    parts = key(words).split()
    is_all = all(_OF_DATE.fullmatch(part) or part in MONTHS for part in parts)
    return is_all and any(map(str.isdigit, words))


def _option(name: str, meant: str) -> str:
    """`--map` for a column, as a shell takes it."""
    pair = f"{name}={meant}"
    if "'" not in pair:
        return f"--map '{pair}'"
    return f"--map {shlex.quote(pair)}" if _LIVE.search(pair) else f'--map "{pair}"'
