"""What the dataset that ships with ftcli holds, and that it keeps to its own rules."""

import json
import re
from fractions import Fraction

import pytest

from building import check, interval
from ftcli import RATIOS, Dataset, chosen, load, quotient
from ftcli.choose import SOURCE_KINDS
from ftcli.model.fields import visible
from ftcli.store.datafile import shipped

CITIES = ("saint-etienne", "aix-marseille")


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


def core(data: Dataset, name: str) -> dict[str, tuple[str, int]]:
    """The core figures of a city, and how many rivals each has."""
    choices = [
        chosen(data[name], metric) for metric in ("jobs", "firms", "pure_players", "revenue")
    ]
    return {choice.id: (interval(choice.quantity), len(choice.rivals)) for choice in choices}


def test_the_figures_of_saint_etienne(data: Dataset):
    assert core(data, "saint-etienne") == {
        "jobs": ("[10000, 10000] jobs", 3),
        "firms": ("[750, 750] firms", 5),
        "pure_players": ("[300, 300] firms", 2),
        "revenue": ("(1500000000, ∞) EUR", 5),
    }


def test_the_figures_of_aix_marseille(data: Dataset):
    assert core(data, "aix-marseille") == {
        "jobs": ("[49000, 49000] jobs", 7),
        "firms": ("[8000, 8000] firms", 5),
        "pure_players": ("unknown", 0),
        "revenue": ("(10000000000, ∞) EUR", 2),
    }


def test_the_figures_of_2014():
    past = load(as_of="2014")
    assert core(past, "saint-etienne") == {
        "jobs": ("[9500, 9500] jobs", 1),
        "firms": ("[750, 750] firms", 1),
        "pure_players": ("[300, 300] firms", 1),
        "revenue": ("≈ (1000000000, 1250000000] EUR", 1),
    }
    assert core(past, "aix-marseille") == {
        "jobs": ("[35500, 35500] jobs", 4),
        "firms": ("[9600, 9600] firms", 2),
        "pure_players": ("unknown", 0),
        "revenue": ("[6700000000, 6700000000] EUR", 0),
    }


def test_the_ratios_of_2014():
    place = load(as_of="2014")["saint-etienne"]
    found = {name: interval(quotient(place, ratio).quantity) for name, ratio in RATIOS.items()}
    assert found == {
        "jobs_per_firm": "[38/3, 38/3] jobs per firm",
        "pure_player_share": "[40, 40] %",
        "revenue_per_job": "≈ (2000000/19, 2500000/19] EUR per job",
        "revenue_per_firm": "≈ (4000000/3, 5000000/3] EUR per firm",
        "jobs_per_1000_people": f"[{Fraction(9_500_000, 404_048)}, {Fraction(9_500_000, 404_048)}]"
        " jobs per 1000 people",
        "firms_per_10000_people": f"[{Fraction(7_500_000, 404_048)}, "
        f"{Fraction(7_500_000, 404_048)}] firms per 10000 people",
        "startups_per_100000_people": "unknown",
        "funds_raised_per_startup": "unknown",
    }


def test_a_strict_reading_of_2014_leaves_revenue_open_above():
    place = load(as_of="2014", strict=True)["saint-etienne"]
    assert interval(chosen(place, "revenue").quantity) == "≈ (1000000000, ∞) EUR"
    assert interval(quotient(place, RATIOS["revenue_per_job"]).quantity) == (
        "≈ (2000000/19, ∞) EUR per job"
    )


def test_all_words_of_the_file_are_read(data: Dataset):
    check(data, "ecosystems.json")


def test_it_holds_28_territories_and_one_region(data: Dataset):
    regions = [name for name in data if name == "auvergne-rhone-alpes"]
    assert (len(data), len(regions)) == (29, 1)


def test_every_statement_names_a_source_that_the_file_holds_and_every_source_is_used(data: Dataset):
    used = set()
    for place in data.ecosystems.values():
        used |= {item.source for item in (*place.figures, *place.targets, *place.labels)}
        if place.perimeter is not None:
            used |= {count.source for count in place.perimeter.population.values()}
    assert used == set(data.sources)


def test_every_source_is_of_a_kind(data: Dataset):
    assert {source.kind for source in data.sources.values()} <= set(SOURCE_KINDS)


def test_no_figure_is_dated_after_its_source(data: Dataset):
    late = [
        (place.id, item.stated)
        for place in data.ecosystems.values()
        for item in (*place.figures, *place.targets)
        if (published := place.sources[item.source].published)
        and item.on.first > published.last
        and not item.note
    ]
    assert late == []


def test_ids_are_slugs(data: Dataset):
    slug = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
    assert [name for name in (*data, *data.sources) if not slug.fullmatch(name)] == []


def strings(value: object) -> list[str]:
    """Every text of a JSON value, keys included."""
    match value:
        case str():
            return [value]
        case list():
            return [text for item in value for text in strings(item)]
        case dict():
            return [text for pair in value.items() for item in pair for text in strings(item)]
    return []


def test_every_character_can_be_seen_and_the_file_ends_in_a_line_feed():
    content = shipped().read_bytes()
    assert (content.count(b"\r"), content.count(b"\t"), content[-1:]) == (0, 0, b"\n")
    for text in strings(json.loads(content)):
        assert visible(text) == text
        assert text.isprintable() or "\u00a0" in text or "\u202f" in text, text


def test_every_source_and_every_statement_is_one_line(data: Dataset):
    lines = [line.strip().rstrip(",") for line in shipped().read_text("utf-8").splitlines()]
    records = [json.loads(line) for line in lines if line.startswith('{"')]
    statements = [record for record in records if "stated" in record]
    labels = [record for record in records if "status" in record]
    named = [line for line in lines if re.match(r'"[a-z0-9-]+": \{"title"', line)]
    places = data.ecosystems.values()
    assert len(statements) == sum(len(place.figures) + len(place.targets) for place in places)
    assert len(labels) == sum(len(place.labels) for place in places)
    assert len(named) == len(data.sources)


def test_a_part_is_of_a_figure_of_the_same_source_and_date(data: Dataset):
    for place in data.ecosystems.values():
        for part in place.figures:
            if part.part_of is None:
                continue
            wholes = [
                whole
                for whole in place.figures
                if (whole.metric, whole.source, whole.on) == (part.part_of, part.source, part.on)
            ]
            assert wholes, (place.id, part.stated)
