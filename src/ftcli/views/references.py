"""The numbered list of sources at the foot of a page."""

from collections.abc import Mapping

from ftcli.model import Source
from ftcli.table import Block, Cell, Column, Kind, Link, Table
from ftcli.views.words import say
from ftcli.wording.phrasing import period_text


class References:
    """Numbers for sources, given in the order of their first use."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def number(self, source: str) -> int:
        """The number of a source, a new one at its first use."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def numbers(self, *sources: str) -> tuple[int, ...]:
        """The numbers of several sources, each once."""
        return tuple(dict.fromkeys(self.number(source) for source in sources))

    def blocks(self, lang: str, *, urls: bool) -> list[Block]:
        """The list of the sources used, with their addresses where asked; none if none is used."""
        if not self._numbers:
            return []
        columns = [Column("number", kind=Kind.NOTE), Column("citation", kind=Kind.PROSE)]
        rows: list[tuple[Cell, ...]] = []
        for source, number in self._numbers.items():
            rows.append((f"[{number}]", citation(self._sources[source], lang)))
            if urls and (url := self._sources[source].url):
                rows.append(("", Link(url, url)))
        return [Block((Table(tuple(columns), tuple(rows), say("sources", lang)),))]


def citation(source: Source, lang: str) -> Link:
    """A source in one line: publisher, title, author, date; it leads to its address.

    >>> from ftcli import load
    >>> citation(load().sources["figaro2018"], "en").text[:26]
    'Le Figaro, 17 Aug 2018: Qu'
    """
    date = period_text(source.published, lang) if source.published else say("no_date", lang)
    colon = "\u00a0:" if lang == "fr" else ":"
    return Link(f"{source.publisher}, {date}{colon} {source.title}", source.url)
