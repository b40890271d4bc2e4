"""Rivals found by year and bound are those that a look at every pair finds."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from building import ecosystem, figure
from ftcli.history import history_of
from ftcli.rivals import Rivals, number_of
from ftcli.warnings import are_rivals, copies_of, excludes

WORDS = st.sampled_from(
    [
        "100 {}", "plus de 100 {}", "au moins 100 {}", "moins de 100 {}", "près de 100 {}",
        "environ 100 {}", "entre 90 et 100 {}", "102 {}", "105 {}", "plus de 110 {}", "0 {}",
    ]
)  # fmt: skip
DATES = st.sampled_from(
    ["2012", "2012-05", "2012/2014", "2013", "2013-03/2014-02", "2013/..", "2014-06", "2015"]
)
SOURCES = st.sampled_from(["press", "press-2", "institution"])


def of(metric: str, noun: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    one = st.builds(
        lambda words, on, source: figure(metric, words.format(noun), on, source),
        WORDS,
        DATES,
        SOURCES,
    )
    return st.lists(one, max_size=10)


FIGURES = of("jobs", "emplois") | of("funds_raised", "millions d'euros")


@given(FIGURES)
def test_above_and_below_are_the_rivals_that_exclude_a_figure(figures: list[dict[str, Any]]):
    place = ecosystem(*figures)
    stated = [(one, place.quantity(one)) for one in place.figures]
    rivals = Rivals(stated)
    for one, quantity in stated:
        against = [
            other for rival, other in stated if are_rivals(one, rival) and excludes(quantity, other)
        ]
        above = {number_of(other) for other in rivals.above([one], quantity)}
        below = {number_of(other) for other in rivals.below([one], quantity)}
        assert above | below == {number_of(other) for other in against}
        assert above.isdisjoint(below)
        assert rivals.are_against(one, quantity) == bool(against)
        for other in against:
            is_above = number_of(other) in above
            assert (other.compare(quantity).value == "higher") == is_above


@given(FIGURES)
def test_a_history_finds_what_a_look_at_every_earlier_figure_finds(figures: list[dict[str, Any]]):
    place = ecosystem(*figures)
    for metric in ("jobs", "funds_raised"):
        for series in history_of(place, metric).series:
            several = [point.figure for point in series.points]
            for point in series.points:
                copies = copies_of(place, point.figure, several)
                assert point.copy_of is (copies[0] if copies else None)
                if point.change is None:
                    continue
                since = point.change.since
                assert since.on.precedes(point.figure.on)
                later = [
                    one
                    for one in several
                    if one.on.precedes(point.figure.on)
                    and (one.on.first, one.on.last) > (since.on.first, since.on.last)
                    and one.on.years.stop - one.on.years.start
                    == since.on.years.stop - since.on.years.start
                    and one.reading.concept == since.reading.concept
                    and place.quantity(one).per == place.quantity(since).per
                ]
                assert later == []
