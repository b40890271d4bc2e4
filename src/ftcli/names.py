"""Looking ecosystems up by name: any accents, case, hyphens, aliases, and unique beginnings."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ftcli.errors import FtcliError, shortened
from ftcli.model import Dataset, Ecosystem


class UnknownEcosystem(FtcliError, KeyError):
    """No ecosystem has that name, or several have it."""

    def __str__(self) -> str:
        return self.message


def find(dataset: Dataset, name: str) -> Ecosystem:
    """The ecosystem that a name means, whatever its accents, case, hyphens or "St".

    Takes ids, names, aliases, and any beginning that fits one ecosystem only.

    Raises:
        UnknownEcosystem: none fits, or several do; the hint says which come near.

    >>> from ftcli.store import load
    >>> find(load(), "st etienne").id
    'saint-etienne'
    """
    spellings = _spellings(dataset)
    wanted = key(name)
    if wanted in spellings:
        return dataset[spellings[wanted]]
    fitting = {id_ for spelling, id_ in spellings.items() if wanted and spelling.startswith(wanted)}
    if len(fitting) == 1:
        return dataset[fitting.pop()]
    raise _refusal(name, wanted, fitting, spellings)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name without accents, case, hyphens and apostrophes, "st" spelt out.

    >>> key("ST-ÉTIENNE"), key("Côte d’Azur")
    ('saint etienne', 'cote d azur')
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = re.split(r"[\W_]+", plain)
    spelt = {"st": "saint", "ste": "sainte"}
    return " ".join(spelt.get(word, word) for word in words if word)


def _refusal(
    name: str, wanted: str, fitting: set[str], spellings: Mapping[str, str]
) -> UnknownEcosystem:
    if fitting:
        several = ", ".join(sorted(fitting))
        return UnknownEcosystem(
            f"{shortened(name)!r} fits several ecosystems", f"name one of {several}"
        )
    from difflib import get_close_matches  # only a misspelt name pays for it

    near = get_close_matches(wanted, spellings, 3, cutoff=0.7)
    ids = list(dict.fromkeys(spellings[spelling] for spelling in near))
    meant = f"did you mean {' or '.join(map(repr, ids))}? " if ids else ""
    return UnknownEcosystem(
        f"no ecosystem called {shortened(name)!r}", f"{meant}'ftcli list' shows them all."
    )


def _spellings(dataset: Dataset) -> Mapping[str, str]:
    spellings: dict[str, str] = {}
    for id_, ecosystem in dataset.ecosystems.items():
        for spelling in (id_, ecosystem.name, *ecosystem.aliases):
            spellings.setdefault(key(spelling), id_)
    return spellings


def clashing_names(ecosystems: Mapping[str, Ecosystem]) -> Iterator[str]:
    """Names that mean two ecosystems, or nothing."""
    owners: dict[str, str] = {}
    for id_, ecosystem in ecosystems.items():
        for name in dict.fromkeys((id_, ecosystem.name, *ecosystem.aliases)):
            spelling = key(name)
            other = owners.setdefault(spelling, id_)
            if not spelling:
                yield f"{id_}: the name {name!r} has no letter or digit"
            elif other != id_:
                yield f"{id_}: {spelling!r} also means {other}"
