"""What becomes of an aim on a day: its baseline, its latest figure, and its status."""

from datetime import date

import pytest
from tests.building import city, dataset, ecosystem, figure, interval, target

from ftcli.dates import Period
from ftcli.store.loading import load
from ftcli.targets import Outcome, review

JOBS = target("jobs", "4 000 emplois", "2014-10-08", deadline="2024")
BEFORE = figure("jobs", "9 500 emplois", "2014-10-08")


def only(*figures, on="2020-06-30", target=JOBS) -> Outcome:
    """The one target of a city with figures, on a day."""
    [aim] = review([ecosystem(*figures, targets=[target])], Period.parse(on)).aims
    return aim.first


def stated(statement) -> str | None:
    """The words of a figure, if there is one."""
    return statement and statement.stated


@pytest.fixture(scope="module")
def saint_etienne():
    """The jobs that La Tribune announced for Saint-Étienne, on a day."""

    def on(day: str) -> Outcome:
        found = review([load()["saint-etienne"]], Period.parse(day))
        return next(aim.first for aim in found.aims if aim.first.metric == "jobs")

    return on


def test_saint_etienne_was_behind_its_jobs_at_the_end_of_2016(saint_etienne):
    jobs = saint_etienne("2016-12-31")

    assert (jobs.target.stated, jobs.target.source) == (
        "4 000 emplois directs et indirects",
        "la-tribune-saint-etienne-2014",
    )
    assert (jobs.baseline.stated, jobs.baseline.source) == (
        "emploie 9 500 personnes",
        "la-tribune-saint-etienne-2014",
    )
    assert (jobs.latest.stated, str(jobs.latest.on)) == ("déjà 10 000 emplois", "2016-02/2016-03")
    assert interval(jobs.progress) == "[500, 500] jobs"
    assert interval(jobs.share) == "[25/2, 25/2] %"
    # 500 over 540 and 481 days; 4 000 over 3 737 and 3 372 days.
    assert interval(jobs.seen) == "[12175/36, 182625/481] jobs per year"
    assert interval(jobs.needed) == "[1461000/3737, 121750/281] jobs per year"
    assert (jobs.days_left, str(jobs.status), jobs.reason) == ((2557, 2922), "behind", None)


def test_today_nobody_knows_what_became_of_it(saint_etienne):
    jobs = saint_etienne("2026-11-22")

    assert (str(jobs.status), str(jobs.reason)) == ("unknown", "no-figure-at-deadline")
    assert interval(jobs.progress) == "[500, 500] jobs"
    assert jobs.days_left[1] < 0


@pytest.mark.parametrize("day", ["2014-12-31", "2016", "2017", "2026-11-22"])
def test_nobody_knows_of_the_tech_champions_of_saint_etienne(day):
    found = review([load()["saint-etienne"]], Period.parse(day)).outcomes
    champions = [one for one in found if one.metric == "tech_champions"]

    assert [one.target.stated for one in champions] == [
        '10 nouveaux "tech champions"',
        "20 à l'horizon 2016",
    ]
    assert {str(one.status) for one in champions} == {"unknown"}


def test_in_the_shipped_data_no_aim_of_which_nothing_is_known_is_called_missed():
    found = review([*load().ecosystems.values()], date(2026, 11, 22)).outcomes

    assert len(found) == 37
    assert {str(one.status) for one in found} == {"unknown", "undated"}


@pytest.mark.parametrize(
    ("figures", "on", "status", "reason"),
    [
        # before the deadline: the pace between the baseline and the latest figure
        ([("9 600 emplois", "2016")], "2016", "behind", None),
        ([("9 600 emplois", "2016")], "2024-12-31", "behind", None),
        ([("10 800 emplois", "2016-10-08")], "2016", "on-pace", None),
        ([("10 300 emplois", "2016-10-08")], "2016", "undecided", None),
        ([("plus de 10 000 emplois", "2016-10-08")], "2016", "undecided", None),
        ([("13 500 emplois", "2016")], "2016", "reached", None),
        ([("plus de 13 500 emplois", "2016")], "2016", "reached", None),
        ([("plus de 13 499 emplois", "2016")], "2017", "on-pace", None),
        ([], "2016", "unknown", "no-figure-since"),
        ([("9 600 emplois", "2014-10")], "2016", "unknown", "no-figure-since"),
        # after it: a figure of then or later, or one that had reached it
        ([("9 600 emplois", "2016")], "2025", "unknown", "no-figure-at-deadline"),
        ([("14 000 emplois", "2016")], "2025", "reached", None),
        ([("13 000 emplois", "2024")], "2025", "missed", None),
        ([("13 000 emplois", "2024-06")], "2025", "unknown", "no-figure-at-deadline"),
        ([("13 500 emplois", "2024-06")], "2025", "reached", None),
        ([("13 000 emplois", "2025")], "2025", "missed", None),
        ([("moins de 13 500 emplois", "2025")], "2025", "missed", None),
        ([("environ 13 500 emplois", "2025")], "2025", "undecided", None),
        ([("13 500 emplois", "2025")], "2025", "reached", None),
        # an earlier one settles it
        ([("14 000 emplois", "2016"), ("9 000 emplois", "2025")], "2025", "reached", None),
        ([("9 000 emplois", "2025"), ("14 000 emplois", "2026")], "2026", "missed", None),
        # what nobody knew on the day
        ([("14 000 emplois", "2016")], "2015", "unknown", "no-figure-since"),
    ],
)
def test_figures_decide_an_increment(figures, on, status, reason):
    one = only(BEFORE, *(figure("jobs", words, when) for words, when in figures), on=on)

    assert (str(one.status), one.reason and str(one.reason)) == (status, reason)


@pytest.mark.parametrize(
    ("aim", "goal"),
    [
        (target("jobs", "4 000 emplois", mode="increment"), 14_000),
        (target("jobs", "14 000 emplois", mode="level"), 14_000),
        (target("jobs", "40 %", mode="growth"), 14_000),
        (target("jobs", "doubler", mode="multiply"), 20_000),
        (target("jobs", "plus de 4 000 emplois", mode="increment"), 14_001),
        (target("jobs", "au moins 14 000 emplois", mode="level"), 14_000),
    ],
)
@pytest.mark.parametrize("missing", [0, 1])
def test_each_mode_counts_in_its_own_way(aim, goal, missing):
    base = figure("jobs", "10 000 emplois", "2014")
    then = figure("jobs", f"{goal - missing} emplois", "2020")
    one = only(base, then, target=aim | {"deadline": "2020"}, on="2021")

    assert str(one.status) == ("missed" if missing else "reached")
    assert interval(one.progress) == f"[{goal - missing - 10_000}, {goal - missing - 10_000}] jobs"


@pytest.mark.parametrize(
    ("jobs", "on", "status"),
    [
        ("15 000 emplois", "2016", "on-pace"),
        ("10 500 emplois", "2016", "behind"),
        ("12 000 emplois", "2016", "undecided"),
        ("15 000 emplois", "2021", "reached"),
        ("10 500 emplois", "2021", "missed"),
    ],
)
def test_a_flow_of_a_stock_is_held_against_its_pace(jobs, on, status):
    when = "2016" if on == "2016" else "2018"
    one = only(
        figure("jobs", "10 000 emplois", "2014"),
        figure("jobs", jobs, when),
        target=target("jobs", "1 000 emplois par an", mode="flow", deadline="2018"),
        on=on,
    )

    assert str(one.status) == status
    assert one.progress is None
    assert interval(one.needed) == "[1000, 1000] jobs per year"


@pytest.mark.parametrize(
    ("stated_", "on", "status"),
    [
        ("60 startups par an", "2016", "on-pace"),
        ("5 startups par mois", "2016", "on-pace"),
        ("40 startups par an", "2016", "behind"),
        ("une cinquantaine de startups par an", "2016", "undecided"),
        ("60 startups", "2016", "on-pace"),  # in that calendar year
        ("60 startups", "2015/2016", "behind"),
        ("60 startups", "2016-06", "unknown"),  # of how many years?
    ],
)
def test_a_flow_of_a_flow_is_held_against_that_of_a_year(stated_, on, status):
    one = only(
        figure("startups_created", stated_, on),
        target=target("startups_created", "50 startups par an", mode="flow", deadline="2020"),
        on="2017",
    )

    assert str(one.status) == status
    assert one.baseline is None


@pytest.mark.parametrize(
    ("when", "on", "status", "reason"),
    [
        ("2014/2017", "2018", "on-pace", None),
        ("2014/2017", "2030", "unknown", "no-total"),
        ("2014/2024", "2030", "missed", None),
        ("2017", "2018", "unknown", "no-total"),
        ("2011/2014", "2018", "unknown", "no-total"),
    ],
)
def test_a_sum_is_known_only_where_a_figure_covers_the_time_since(when, on, status, reason):
    one = only(
        figure("funds_raised", "100 millions d'euros levés", when),
        target=target("funds_raised", "200 millions d'euros levés", deadline="2024"),
        on=on,
    )

    assert (str(one.status), one.reason and str(one.reason)) == (status, reason)
    assert not one.warnings


def test_a_sum_is_reached_by_one_figure_that_covers_the_time():
    one = only(
        figure("funds_raised", "plus de 200 millions d'euros levés", "2014/2018"),
        target=target("funds_raised", "200 millions d'euros levés", deadline="2024"),
    )

    assert (str(one.status), interval(one.share)) == ("reached", "(100, ∞) %")


def test_a_yearly_flow_grows_like_a_stock_only_over_years_of_one_length():
    aim = target("funds_raised", "multiplier par trois", mode="multiply", deadline="2017")
    year = figure("funds_raised", "10 millions d'euros levés", "2014")
    one = figure("funds_raised", "30 millions d'euros levés", "2017")
    four = figure("funds_raised", "90 millions d'euros levés", "2015/2018")

    assert str(only(year, one, target=aim).status) == "reached"
    assert str(only(year, four, target=aim).status) == "unknown"


@pytest.mark.parametrize("mode", ["increment", "growth", "multiply"])
def test_without_a_figure_to_count_from_nothing_is_known_of_a_change(mode):
    words = {"increment": "100 emplois", "growth": "30 %", "multiply": "doubler"}[mode]
    aim = target("jobs", words, mode=mode, deadline="2016")
    one = only(figure("jobs", "500 emplois", "2017"), target=aim)

    assert (str(one.status), str(one.reason)) == ("unknown", "no-baseline")
    assert [warning.code for warning in one.warnings] == ["baseline-missing"]


@pytest.mark.parametrize(
    ("jobs", "status"), [("600 emplois", "reached"), ("400 emplois", "missed")]
)
def test_a_level_needs_no_figure_to_count_from(jobs, status):
    aim = target("jobs", "500 emplois", mode="level", deadline="2016")
    one = only(figure("jobs", jobs, "2017"), target=aim)

    assert (str(one.status), one.progress, one.warnings) == (status, None, ())


@pytest.mark.parametrize(
    ("figures", "chosen"),
    [
        ([("a", "2014-01", "press-2"), ("b", "2014-12", "press")], "b"),  # its own source
        ([("a", "2014-01", "press-2"), ("b", "2014-09", "press-3")], "b"),  # the nearest
        ([("a", "2013", "press"), ("b", "2014-01", "press-2")], "b"),  # of the same year
        ([("a", "2012", "press"), ("b", "2013", "press-2")], "b"),  # else the nearest before
        ([("a", "2013", "press-2"), ("b", "2013", "press")], "b"),
        ([("a", "2013", "blog"), ("b", "2013", "institution")], "b"),
        ([("a", "2015", "press")], None),
    ],
)
def test_an_aim_is_counted_from_the_figure_of_its_time(figures, chosen):
    numbers = {"a": "100 emplois", "b": "200 emplois"}
    known = [figure("jobs", numbers[name], when, source) for name, when, source in figures]

    assert stated(only(*known).baseline) == (chosen and numbers[chosen])


def test_the_figures_of_another_area_or_sector_and_background_do_not_count():
    one = only(
        BEFORE | {"area": {"type": "region", "name": "Bretagne"}},
        BEFORE | {"sector": "jde-2015"},
        BEFORE | {"context": True},
        figure("jobs", "14 000 emplois", "2016", area={"type": "region", "name": "Bretagne"}),
        figure("jobs", "14 000 emplois", "2016", sector="jde-2015"),
        figure("jobs", "14 000 emplois", "2016", context=True),
    )

    assert (one.baseline, one.latest, str(one.status)) == (None, None, "unknown")
    # That one of another definition is of the whole territory leaves no gap of areas.
    assert [warning.code for warning in one.warnings] == ["baseline-missing"]


def test_that_only_a_part_is_known_is_told_where_no_figure_is_of_the_territory():
    region = {"area": {"type": "region", "name": "Bretagne"}}
    aim = target("jobs", "4 000 emplois", deadline="2024")

    def codes(*figures, of=aim):
        return [warning.code for warning in only(*figures, target=of).warnings]

    assert codes(BEFORE | region) == ["area-differs", "baseline-missing"]
    assert codes(BEFORE | region, BEFORE | {"sector": "jde-2015"}) == ["baseline-missing"]
    assert codes(BEFORE | region, of=aim | region) == []


CREATED = figure("jobs_created", "solde net de 950 emplois", "2016")


@pytest.mark.parametrize(
    ("figures", "more", "status", "seen"),
    [
        ([CREATED], {}, "behind", "[950, 950] jobs per year"),
        # What was created speaks before the pace of the stock.
        (
            [CREATED, BEFORE, figure("jobs", "19 500 emplois", "2017")],
            {},
            "behind",
            "[950, 950] jobs per year",
        ),
        ([figure("jobs_created", "plus de 1 000 emplois", "2016")], {}, "on-pace",
         "(1000, ∞) jobs per year"),
        # Of another area, of before, or over a time that nobody tells: not an answer.
        ([CREATED | {"area": {"type": "department", "name": "Var"}}], {}, "unknown", None),
        ([CREATED], {"on": "2016-02"}, "unknown", None),
        ([CREATED | {"on": "2016-06"}], {}, "unknown", None),
        ([figure("firms_created", "950 entreprises", "2016")], {}, "unknown", None),
    ],
)  # fmt: skip
def test_so_many_a_year_is_answered_by_what_was_created_since(figures, more, status, seen):
    aim = target("jobs", "1 000 emplois par an", mode="flow", deadline="2024", **more)
    one = only(*figures, target=aim)

    assert (str(one.status), one.seen and interval(one.seen)) == (status, seen)


def test_an_aim_of_an_area_is_answered_by_the_figures_of_that_area():
    area = {"type": "department", "name": "Ille-et-Vilaine"}
    one = only(
        BEFORE | {"area": area},
        figure("jobs", "20 000 emplois", "2016"),
        figure("jobs", "14 000 emplois", "2016", area=area),
        target=JOBS | {"area": area},
    )

    assert (one.baseline.area, stated(one.latest)) == (one.target.area, "14 000 emplois")


def test_money_of_another_currency_does_not_count():
    one = only(
        figure("revenue", "1 million d'euros", "2014"),
        figure("revenue", "9 millions de dollars", "2016"),
        target=target("revenue", "2 millions d'euros", mode="level", deadline="2024"),
    )

    assert (stated(one.baseline), one.latest) == ("1 million d'euros", None)


@pytest.mark.parametrize(("horizon", "codes"), [("à terme", ["horizon-vague"]), (None, [])])
def test_an_aim_without_a_date_is_undated_unless_it_is_reached(horizon, codes):
    aim = target("jobs", "4 000 emplois", "2014-10-08")
    aim |= {"horizon": horizon} if horizon else {}
    some = only(BEFORE, figure("jobs", "10 000 emplois", "2016"), target=aim)
    all_ = only(BEFORE, figure("jobs", "13 500 emplois", "2016"), target=aim)

    assert (str(some.status), str(all_.status)) == ("undated", "reached")
    assert (some.needed, some.days_left) == (None, None)
    assert interval(some.share) == "[25/2, 25/2] %"
    assert [warning.code for warning in some.warnings] == codes


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("9 500 emplois", "9 600 emplois", set()),
        ("9 500 salariés", "9 600 emplois", {"concept-differs"}),
        ("9 500 emplois", "9 500 emplois", {"recopied"}),
        ("9 500 emplois", "environ 9 500 emplois", {"recopied"}),
        ("de 9 000 à 9 500 emplois", "de 9 000 à 9 500 emplois", {"recopied"}),
    ],
)
def test_what_makes_a_progress_doubtful_is_told(before, after, codes):
    one = only(figure("jobs", before, "2014"), figure("jobs", after, "2016"))

    assert {warning.code for warning in one.warnings} == codes


@pytest.mark.parametrize(("first", "second"), [("press", "press-2"), ("press-2", "press-2")])
def test_a_progress_between_sources_is_told(first, second):
    one = only(
        figure("jobs", "1 emploi", "2014", first), figure("jobs", "2 emplois", "2016", second)
    )

    assert [warning.code for warning in one.warnings] == ["mixed-sources"]


def test_a_status_left_open_by_a_floor_is_told():
    one = only(BEFORE, figure("jobs", "plus de 10 000 emplois", "2016-10-08"), on="2016")

    assert [warning.code for warning in one.warnings] == ["unbounded"]


def test_a_level_below_the_start_has_no_share():
    aim = target("jobs", "5 000 emplois", mode="level", deadline="2024")
    one = only(BEFORE, figure("jobs", "9 000 emplois", "2016"), target=aim)

    assert (str(one.status), one.share) == ("reached", None)


def test_strict_reading_leaves_about_open():
    aim = JOBS | {"stated": "environ 4 000 emplois"}
    data = dataset(essai=city(BEFORE, figure("jobs", "13 600 emplois", "2016"), targets=[aim]))
    loose, strict = (
        review([found["essai"]], Period.parse("2017")).outcomes[0]
        for found in (data, data.strictly())
    )

    assert (interval(loose.aim), str(loose.status)) == ("≈ [3500, 4500] jobs", "on-pace")
    assert (interval(strict.aim), str(strict.status)) == ("≈ [0, ∞) jobs", "undecided")


@pytest.mark.parametrize("on", ["2017", "2026"])
def test_a_pace_needs_two_figures(on):
    aim = target("jobs", "1 000 emplois par an", mode="flow", deadline="2020")
    later = figure("jobs", "9 000 emplois", "2016" if on == "2017" else "2021")
    one = only(later, target=aim, on=on)

    assert (str(one.status), str(one.reason), one.seen) == ("unknown", "no-baseline", None)
