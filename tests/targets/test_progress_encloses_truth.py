"""Progress, shares, paces and statuses hold for every number and day that the words allow."""

from datetime import date
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.building import ecosystem, figure, target

from ftcli.dates import DAYS_A_YEAR
from ftcli.quantity import Quantity
from ftcli.targets import Outcome, Status, review

FIGURES = (
    "{n} emplois", "plus de {n} emplois", "près de {n} emplois", "environ {n} emplois",
    "au moins {n} emplois", "moins de {n} emplois", "de {n} à {m} emplois",
)  # fmt: skip
AIMS = {
    "increment": ("{n} emplois", "plus de {n} emplois", "quelque {n} emplois", "près de {n}"),
    "level": ("{n} emplois", "au moins {n} emplois", "environ {n} emplois"),
    "growth": ("{p} %", "plus de {p} %", "environ {p} %"),
    "multiply": ("doubler", "tripler", "multiplier par 4"),
    "flow": ("{p} emplois par an", "au moins {p} emplois par an", "environ {p} emplois par an"),
}
BEFORE = ("2014", "2014-10", "2014-10-08", "2014-07/2014-09", "2013/2014")
AFTER = ("2016", "2016-02/2016-03", "2015-05-12", "2017-12", "2018/2019", "2024-12-31", "2025")
DUE = ("2017", "2018-06", "2024", "2024/2025")
DAYS = (date(2016, 12, 31), date(2018, 6, 30), date(2026, 1, 1))

numbers = st.sampled_from([10, 50, 90, 100, 400, 1000, 9500, 10_000, 12_345])


@st.composite
def phrases(draw: st.DrawFn, forms: tuple[str, ...]) -> str:
    """Words with a number in them."""
    number = draw(numbers)
    part = draw(st.sampled_from([5, 20, 30, 100]))
    return draw(st.sampled_from(forms)).format(n=number, m=number + 700, p=part)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """A target with a figure before and one after, on some day."""
    mode = draw(st.sampled_from(sorted(AIMS)))
    said = draw(st.sampled_from(BEFORE))
    city = ecosystem(
        figure("jobs", draw(phrases(FIGURES)), draw(st.sampled_from(BEFORE))),
        figure("jobs", draw(phrases(FIGURES)), draw(st.sampled_from(AFTER))),
        targets=[
            target(
                "jobs",
                draw(phrases(AIMS[mode])),
                said,
                mode=mode,
                deadline=draw(st.sampled_from(DUE)),
            )
        ],
    )
    [aim] = review([city], draw(st.sampled_from(DAYS))).aims
    return aim.first


class Truth(NamedTuple):
    """One way in which things may have been."""

    base: Fraction
    now: Fraction
    aim: Fraction
    counted: date
    found: date
    said: date
    due: date


def numbers_in(quantity: Quantity) -> list[Fraction]:
    """Numbers of an interval: its ends where they belong to it, or just inside, and one between."""
    low = quantity.low if quantity.low is not None else Fraction(0)
    high = quantity.high if quantity.high is not None else low + 20_000
    steps = [low + (high - low) * Fraction(part, 10_000) for part in (0, 1, 4321, 9999, 10_000)]
    return list(dict.fromkeys(number for number in steps if number in quantity))


def truths(one: Outcome) -> list[Truth]:
    """Ways in which the figures, the aim and their days may have been."""
    city, target_ = one.ecosystem, one.target
    return [
        Truth(*values)
        for values in product(
            numbers_in(city.quantity(one.baseline)),
            numbers_in(city.quantity(one.latest)),
            numbers_in(one.aim),
            (one.baseline.on.first, one.baseline.on.last),
            (one.latest.on.first, one.latest.on.last),
            (target_.on.first, target_.on.last),
            (target_.deadline.first, target_.deadline.last),
        )
        if values[3] < values[4]
    ]


def wanted(one: Outcome, base: Fraction, aim: Fraction) -> Fraction:
    """How much more than a number an aim is."""
    match one.target.mode:
        case "increment":
            return aim
        case "growth":
            return base * aim / 100
        case "multiply":
            return base * (aim - 1)
        case _:
            return aim - base


def years(start: date, end: date) -> Fraction:
    """The time between two days, in years."""
    return (end - start).days / DAYS_A_YEAR


@given(outcomes())
def test_every_truth_lies_in_the_progress_and_in_both_paces(one):
    if one.baseline is None or one.latest is None:
        return
    for truth in truths(one):
        gained = truth.now - truth.base
        assert gained / years(truth.counted, truth.found) in one.seen
        if one.target.mode == "flow":
            assert truth.aim in one.needed
            continue
        goal = wanted(one, truth.base, truth.aim)
        assert gained in one.progress
        assert goal in one.wanted
        assert goal / years(truth.said, truth.due) in one.needed
        if one.share is not None and goal:
            assert gained / goal * 100 in one.share


@given(outcomes())
def test_a_status_that_is_decided_is_right_whatever_the_truth(one):
    if one.baseline is None or one.latest is None:
        return
    floor = one.aim.high is None and not one.aim.is_indeterminate
    for truth in truths(one):
        least = one.aim.low if floor else truth.aim
        gained = truth.now - truth.base
        seen = gained / years(truth.counted, truth.found)
        if one.target.mode == "flow":
            needed, is_there = least, seen >= least
        else:
            goal = wanted(one, truth.base, least)
            needed, is_there = goal / years(truth.said, truth.due), gained >= goal
        match one.status:
            case Status.REACHED:
                assert is_there
            case Status.MISSED:
                assert not is_there or (floor and one.aim.low_open)
            case Status.ON_PACE:
                assert seen >= needed
            case Status.BEHIND:
                assert seen < needed or (floor and one.aim.low_open)
            case status:
                assert status in {Status.UNDECIDED, Status.UNKNOWN}


@given(outcomes())
def test_the_pace_decides_only_before_the_deadline_and_the_figure_only_after(one):
    if one.days_left and one.days_left[1] < 0:
        assert one.status not in {Status.ON_PACE, Status.BEHIND}
    else:
        assert one.status is not Status.MISSED
    assert (one.status is Status.UNKNOWN) == (one.reason is not None)
