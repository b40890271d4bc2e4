"""Short ways to build datasets, and to write quantities down, for the tests."""

import json
from collections.abc import Mapping
from typing import Any

from ftcli import Dataset, Ecosystem, Quantity, compare
from ftcli.store.faults import FaultyData
from ftcli.store.integrity import readings
from ftcli.store.parsing import parse
from ftcli.views import View
from ftcli.views.landscape import list_view

# One source of each kind under its own name, and a second and third newspaper.
SOURCES: Mapping[str, Mapping[str, str]] = {
    "official-statistics": {"title": "Tables", "publisher": "A statistics office"},
    "institution": {"title": "Bid", "publisher": "A city", "url": "https://example.org/bid"},
    "press": {"title": "Article", "publisher": "A newspaper", "url": "https://example.org/article"},
    "press-2": {"title": "Article", "publisher": "Another newspaper"},
    "press-3": {"title": "Article", "publisher": "A third newspaper"},
    "blog": {"title": "Post", "publisher": "A blog"},
    "register": {"title": "Register", "publisher": "A register"},
}
METRO = {"siren": "123456782", "name": "Métropole d'essai", "type": "METRO"}


def figure(
    metric: str, stated: str, on: str = "2014", source: str = "press", **more: Any
) -> dict[str, Any]:
    """A figure as it stands in a data file."""
    return {"metric": metric, "stated": stated, "on": on, "source": source, **more}


def target(metric: str, stated: str, on: str = "2014", **more: Any) -> dict[str, Any]:
    """A target as it stands in a data file: an increment, if nothing else is said."""
    return {"mode": "increment", **figure(metric, stated, on), **more}


def city(*figures: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """An ecosystem as it stands in a data file, without its name."""
    return {"figures": list(figures), **more}


def perimeter(against_bid: str = "same", **population: int) -> dict[str, Any]:
    """A perimeter of one métropole: `perimeter("wider", y2016=404048)`."""
    counts = {
        year.removeprefix("y"): {"value": value, "source": "official-statistics"}
        for year, value in population.items()
    }
    return {"units": [METRO], "against_bid": against_bid, "population": counts}


def document(**cities: Mapping[str, Any]) -> dict[str, Any]:
    """A whole data file; an ecosystem is called by its key, unless it says otherwise."""
    sources = {
        name: {"kind": "press" if name.startswith("press") else name, **source}
        for name, source in SOURCES.items()
    }
    ecosystems = {
        key.replace("_", "-"): {"name": key.replace("_", " ").title(), **content}
        for key, content in cities.items()
    }
    return {
        "format": "ftcli/1",
        "updated": "2020-01-31",
        "sources": sources,
        "ecosystems": ecosystems,
    }


def encoded(content: object) -> bytes:
    """A document as the bytes of a file."""
    return json.dumps(content, ensure_ascii=False).encode()


def dataset(**cities: Mapping[str, Any]) -> Dataset:
    """A dataset of ecosystems."""
    return parse(encoded(document(**cities)), "test.json")


def ecosystem(*figures: Mapping[str, Any], **more: Any) -> Ecosystem:
    """One ecosystem, "essai", of a dataset of its own."""
    return dataset(essai=city(*figures, **more))["essai"]


def interval(quantity: Quantity | None) -> str:
    """Bounds in the notation of mathematics: "(1000000000, ∞) EUR", "≈ [450, 500) firms"."""
    if quantity is None:
        return "unknown"
    about = "≈ " if quantity.approximate else ""
    low = "(-∞" if quantity.low is None else f"{'(' if quantity.low_open else '['}{quantity.low}"
    high = "∞)" if quantity.high is None else f"{quantity.high}{')' if quantity.high_open else ']'}"
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{about}{low}, {high} {quantity.unit}{per}"


def listing(data: Dataset, lang: str = "en") -> View:
    """The list of all ecosystems of a dataset, without figures."""
    return list_view(data, lang, compare(data, *data.ecosystems, metrics=(), ratios=()))


def check(data: Dataset, name: str) -> None:
    """Reads every phrase of a dataset; raises FaultyData where one gives no number."""
    if faults := [*readings(data)]:
        raise FaultyData(name, faults)
