"""Looking ecosystems up by name: any accents, case, hyphens, aliases, and unique beginnings."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ftcli.errors import FtcliError, shortened
from ftcli.model import Dataset, Ecosystem
from ftcli.model.on_demand import Ecosystems, Names
from ftcli.store.faults import Fault

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_MOST_TOLD = 20  # of the ecosystems that a beginning fits


class UnknownEcosystem(FtcliError, KeyError):
    """No ecosystem has that name, or several have it."""

    def __str__(self) -> str:
        return self.message


def find(dataset: Dataset, name: str) -> Ecosystem:
    """The ecosystem that a name means, whatever its accents, case, hyphens or "St".

    Takes ids, names, aliases, and any beginning that fits one ecosystem only.

    Raises:
        UnknownEcosystem: none fits, or several do; the hint says which come near.

    >>> from ftcli import load
    >>> find(load(), "st etienne").id
    'saint-etienne'
    """
    wanted = key(name)
    id_ = wanted.replace(" ", "-")
    if id_ in dataset.ecosystems:  # names need not be known: of a large file that is a pass less
        return dataset[id_]
    spellings = _spellings(dataset)
    if wanted in spellings:
        return dataset[spellings[wanted]]
    fitting = {id_ for spelling, id_ in spellings.items() if wanted and spelling.startswith(wanted)}
    if len(fitting) == 1:
        return dataset[fitting.pop()]
    if fitting:
        raise _ambiguous(name, fitting)
    raise _unknown(name, _near(wanted, spellings, dataset))


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name without accents, ligatures, case, hyphens and apostrophes, "st" spelt out.

    >>> key("ST-ÉTIENNE"), key("Cœur d’Azur")
    ('saint etienne', 'coeur d azur')
    """
    plain = name.lower() if name.isascii() else _without_accents(name)
    words = re.split(r"[\W_]+", plain)
    spelt = {"st": "saint", "ste": "sainte"}
    return " ".join(spelt.get(word, word) for word in words if word)


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_LIGATURES)


def _ambiguous(name: str, fitting: set[str]) -> UnknownEcosystem:
    first, more = sorted(fitting)[:_MOST_TOLD], len(fitting) - _MOST_TOLD
    several = ", ".join(first) + (f" and {more} more" if more > 0 else "")
    return UnknownEcosystem(
        f"{shortened(name)!r} fits several ecosystems", f"name one of {several}"
    )


def _unknown(name: str, near: Sequence[str]) -> UnknownEcosystem:
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return UnknownEcosystem(
        f"no ecosystem called {shortened(name)!r}", f"{meant}'ftcli list' shows them all."
    )


def _near(wanted: str, spellings: Mapping[str, str], dataset: Dataset) -> list[str]:
    """Which ecosystems come near: each by its id, behind the alias where only that does."""
    from difflib import get_close_matches  # only a misspelt name pays for it

    names = names_of(dataset.ecosystems)
    told: dict[str, str] = {}
    for spelling in get_close_matches(wanted, spellings, 3, cutoff=0.7):
        id_ = spellings[spelling]
        aliases = {key(alias): alias for alias in names[id_].aliases or ()}
        is_alias = spelling not in {key(id_), key(names[id_].name)}
        told.setdefault(id_, f"{aliases[spelling]!r} ({id_})" if is_alias else repr(id_))
    return list(told.values())


def names_of(ecosystems: Mapping[str, Ecosystem]) -> Mapping[str, Names]:
    """What ecosystems are called, by id; those of a large file are not made for it."""
    if isinstance(ecosystems, Ecosystems):
        return ecosystems.names
    return {
        id_: Names(each.name, each.aliases if "aliases" in each.model_fields_set else None)
        for id_, each in ecosystems.items()
    }


def _spellings(dataset: Dataset) -> Mapping[str, str]:
    ecosystems: Mapping[str, Ecosystem] = dataset.ecosystems
    if isinstance(ecosystems, Ecosystems):
        return _kept_spellings(ecosystems)
    return _spelt(names_of(ecosystems))


@lru_cache(maxsize=1)
def _kept_spellings(ecosystems: Ecosystems) -> Mapping[str, str]:
    """Those of a large file, once for all cities that are looked up."""
    return _spelt(ecosystems.names)


def _spelt(names: Mapping[str, Names]) -> Mapping[str, str]:
    spellings: dict[str, str] = {}
    for id_, called in names.items():
        for spelling in (id_, called.name, *(called.aliases or ())):
            spellings.setdefault(key(spelling), id_)
    return spellings


def clashing_names(names: Mapping[str, Names]) -> Iterator[Fault]:
    """Names that mean two ecosystems, or nothing."""
    owners: dict[str, str] = {}
    for id_, called in names.items():
        for name in dict.fromkeys((id_, called.name, *(called.aliases or ()))):
            spelling = key(name)
            other = owners.setdefault(spelling, id_)
            if not spelling:
                said = f"the name {name!r} has no letter or digit"
                yield Fault("name-clash", said, ("ecosystems", id_))
            elif other != id_:
                said = f"{spelling!r} also means {other}"
                yield Fault("name-clash", said, ("ecosystems", id_))
