"""Parts of a territory that a phrase names: a site, a city, a department that its figures are of.

Regions are known to every reader of articles; what lies inside one territory only its data knows.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ftcli.model import Ecosystem
from ftcli.store.names import key
from ftcli.text.candidates import Candidate

Part: TypeAlias = tuple[str, str]  # its type and its name
_CLAUSE_END = re.compile(r"[,;:.!?()\n]")
_SENTENCE_END = re.compile(r"[;.!?\n]")
_ARTICLES = ("le ", "la ", "les ", "l ", "the ")


def of_parts(candidates: Sequence[Candidate], phrase: str, ecosystem: Ecosystem) -> list[Candidate]:
    """The numbers of a phrase, each with the part of the territory that it names for it.

    A part named behind a number is that number's, and that of the one it is joined to by "et"; one
    named in front is that of all numbers until another is named.

    >>> from ftcli import load
    >>> from ftcli.text.extract import extract
    >>> data = load()
    >>> said = "200 entreprises sur le site d'Inovallée"
    >>> [one.area for one in of_parts(extract(said, data, city="grenoble"), said, data["grenoble"])]
    [('site', 'inovallée')]
    """
    own = {key(name) for name in (ecosystem.id, ecosystem.name, *ecosystem.aliases)}
    parts = {name: part for name, part in _parts(ecosystem).items() if name and name not in own}
    counted = [index for index, one in enumerate(candidates) if one.quantity is not None]
    found = list(candidates)
    around: Part | None = None
    begin = 0
    for place, index in enumerate(counted):
        one = candidates[index]
        lead = _SENTENCE_END.split(phrase[begin : one.start])
        if len(lead) > 1 or _named(lead[-1], own):
            around = None
        around = parts.get(_named(lead[-1], parts), around)
        behind = _behind(phrase, one.end, [candidates[it].start for it in counted[place + 1 :]])
        part = parts.get(_named(behind, parts), around)
        if part is not None and (one.area is None or one.area[0] != "region"):
            found[index] = one._replace(area=part)
        begin = one.end + len(behind)
    return found


def _parts(ecosystem: Ecosystem) -> Mapping[str, Part]:
    """The areas of an ecosystem's figures and aims by their names as they are looked for."""
    areas = [one.area for one in (*ecosystem.figures, *ecosystem.targets) if one.area is not None]
    named = [(area.type, area.name.partition(" (")[0]) for area in areas]
    return {_bare(name): (kind, name) for kind, name in named}


def _bare(name: str) -> str:
    """A name without the article that melts into a preposition: "Le Bivouac", "au Bivouac"."""
    folded = key(name)
    article = next((article for article in _ARTICLES if folded.startswith(article)), "")
    return folded.removeprefix(article)


def _behind(phrase: str, end: int, following: Sequence[int]) -> str:
    """The words behind a number that are its own: to the end of its clause, or of the last one."""
    if not following:
        stop = _SENTENCE_END.search(phrase, end)
        return phrase[end : stop.start() if stop else len(phrase)]
    stop = _CLAUSE_END.search(phrase, end, following[0])
    if stop is not None:
        return phrase[end : stop.start()]
    between = phrase[end : following[0]]
    if key(between).split()[-1:] in (["et"], ["and"]):
        return between + _behind(phrase, following[0], following[1:])
    return between


def _named(words: str, names: Iterable[str]) -> str:
    """Which of several names words hold, the longest first; "" for none."""
    folded = f" {key(words)} "
    return next(
        (name for name in sorted(names, key=len, reverse=True) if f" {name} " in folded), ""
    )
