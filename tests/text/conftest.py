"""A dataset of made-up towns, and short ways to see what was found in a text."""

from collections.abc import Callable

import pytest
from tests.building import city, dataset

from ftcli import Dataset
from ftcli.dates import Period
from ftcli.text.candidates import Candidate
from ftcli.text.extract import extract


@pytest.fixture(scope="session")
def towns() -> Dataset:
    """Two towns of Bretagne, and one elsewhere."""
    return dataset(
        belleville=city(region="Bretagne", aliases=["Belle-Ville"], demonyms=["bellevillois"]),
        beauport=city(region="Bretagne", demonyms=["beauportais"]),
        montclar=city(region="Occitanie", demonyms=["montclarien"]),
    )


Found = Callable[..., list[Candidate]]


@pytest.fixture(scope="session")
def found(towns: Dataset) -> Found:
    """Every number of a text published in March 2015: `found("…", city="belleville")`."""

    def call(text: str, *, city: str | None = None, on: str | None = "2015-03") -> list[Candidate]:
        return extract(text, towns, city=city, on=Period.parse(on) if on else None)

    return call


@pytest.fixture(scope="session")
def taken(found: Found) -> Callable[..., list[str]]:
    """The figures of a text in short: "target jobs 500 emplois, belleville"."""

    def call(text: str, **more: str | None) -> list[str]:
        return [short(one) for one in found(text, **more) if one.is_taken]

    return call


def short(one: Candidate) -> str:
    """A candidate in a line: kind, metric, words, territory, and what else is special."""
    words = f"{one.kind.value} {one.metric}: {one.stated}"
    parts = [words, one.territory or "nowhere"]
    if one.area is not None:
        parts.append(f"{one.area[0]} {one.area[1]}")
    if one.part_of is not None:
        parts.append(f"of {one.part_of}")
    if one.aim is not None:
        parts.append(one.aim.mode)
    if one.due is not None:
        parts.append(one.due)
    return ", ".join(parts)
