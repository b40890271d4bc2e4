"""The page of targets: each aim in words, in both languages, with the sources of every number."""

import re
from fractions import Fraction

import pytest
from tests.building import city, dataset, figure, target

from ftcli.dates import Period
from ftcli.quantity import Quantity
from ftcli.render import Style
from ftcli.render.terminal import terminal_text
from ftcli.store.loading import load
from ftcli.targets import Reason, Status, review
from ftcli.views.target_texts import STATUSES, TEXTS, WHY
from ftcli.views.target_words import amount_text, pace_text
from ftcli.views.targets import targets_view

JOBS = target("jobs", "4 000 emplois", "2014-10-08", deadline="2024")
BEFORE = figure("jobs", "9 500 emplois", "2014-10-08")


def page(data, on: str, lang: str = "en", *, named: bool = False, width: int = 200) -> str:
    """The text of the page of all cities."""
    found = review([*data.ecosystems.values()], Period.parse(on))
    view = targets_view(found, data, lang, urls=False, named=named)
    style = Style(lang=lang, width=width, is_terminal=False, has_colour=False, raw=False)
    return terminal_text(view.document(), style)


def lines_of(*figures, on: str = "2016", lang: str = "en", aim=JOBS) -> list[str]:
    """The lines beside the metric of the one target of a city."""
    text = page(dataset(essai=city(*figures, targets=[aim])), on, lang)
    block = text.split("\n\n")[0].splitlines()[1:]
    return [re.sub(r"^(Jobs|Emplois)?\s+", "", line) for line in block]


def later(words: str, on: str = "2016-10-08"):
    """A figure of jobs by another newspaper."""
    return figure("jobs", words, on, "press-2")


@pytest.mark.parametrize(
    ("figures", "on", "first"),
    [
        (
            [later("9 600 emplois")],
            "2016",
            "+4,000 · behind: the highest pace seen is below the lowest needed",
        ),
        (
            [later("10 800 emplois")],
            "2016",
            "+4,000 · on pace: the lowest pace seen is at least the highest needed",
        ),
        (
            [later("10 300 emplois")],
            "2016",
            "+4,000 · undecided: the bounds of the pace seen and of the pace needed overlap",
        ),
        ([], "2016", "+4,000 · unknown: no figure is dated after the statement"),
        (
            [],
            "2025",
            "+4,000 · unknown: the deadline 2024 has passed and no figure is dated at or after it",
        ),
        ([later("13 500 emplois")], "2016", "+4,000 · reached: 13,500 (8 Oct 2016 [1])"),
        (
            [later("13 500 emplois", "2025")],
            "2025",
            "+4,000 · reached: 13,500 (2025 [1]); no figure says whether it was in time",
        ),
        ([later("13 000 emplois", "2025")], "2025", "+4,000 · missed: 13,000 (2025 [1])"),
        (
            [later("environ 13 500 emplois", "2025")],
            "2025",
            "+4,000 · undecided: ≈ 13,500 (2025 [1]) leaves it open",
        ),
    ],
)
def test_the_first_line_says_the_status_and_why(figures, on, first):
    assert lines_of(BEFORE, *figures, on=on)[0] == first


def test_all_that_a_status_rests_on_stands_below_it():
    assert lines_of(BEFORE, later("10 000 emplois", "2016-02/2016-03"))[1:] == [
        "“4 000 emplois”, 8 Oct 2014 [1]",
        "due 2024, 7–8 years left",
        "500 of 4,000 (12.5 %), from 9,500 (8 Oct 2014 [1]) to 10,000 (Feb–Mar 2016 [2])",
        "seen: 338–380 a year; needed: 391–433 a year",
    ]


def test_the_same_in_french():
    hard, narrow = "\u00a0", "\u202f"
    assert lines_of(BEFORE, later("10 000 emplois", "2016-02/2016-03"), lang="fr") == [
        f"+4{narrow}000 · en retard{hard}: le rythme observé le plus haut est sous le plus bas "
        "nécessaire",
        f"«{narrow}4 000 emplois{narrow}», 8 oct. 2014 [1]",
        "échéance 2024, reste 7–8 ans",
        f"500 sur 4{narrow}000 (12,5{narrow}%), de 9{narrow}500 (8 oct. 2014 [1]) à 10{narrow}000 "
        "(févr.–mars 2016 [2])",
        f"observé{hard}: 338–380 par an{hard}; nécessaire{hard}: 391–433 par an",
    ]


@pytest.mark.parametrize(
    ("on", "left"),
    [
        ("2014-12-31", "9–10 years left"),
        ("2018-12-31", "5–6 years left"),
        ("2022-06-30", "1.5–2.5 years left"),
        ("2023-06-30", "6–18 months left"),
        ("2023-12-01", "1–13 months left"),
        ("2024-02-29", "at most 10 months left"),
        ("2024-03-01", "at most 10 months left"),
        ("2024-12-01", "at most 30 days left"),
        ("2024-12-30", "at most 1 day left"),
        ("2024-12-31", "on its last day"),
        ("2025-01-01", "passed"),
    ],
)
def test_the_time_left_is_told_in_the_largest_unit_that_fits(on, left):
    assert f"due 2024, {left}" in lines_of(BEFORE, on=on)


@pytest.mark.parametrize(
    ("baseline", "line"),
    [
        (BEFORE, "counted from 9,500 (8 Oct 2014 [1]); no figure since"),
        (
            BEFORE | {"source": "press-2"},
            "counted from 9,500 (8 Oct 2014 [2], another source); no figure since",
        ),
        (
            BEFORE | {"on": "2012", "source": "press-2"},
            "counted from 9,500 (2012 [2], the nearest before, another source); no figure since",
        ),
    ],
)
def test_a_baseline_that_is_not_the_one_of_the_statement_says_so(baseline, line):
    assert line in lines_of(baseline)


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ({}, ["no deadline"]),
        ({"horizon": "à terme"}, ["due “à terme”, which is no date"]),
        (
            {"horizon": "d'ici 2020"},
            ["due 2020, 3–4 years left: “d'ici 2020”", "needed: 642–765 a year"],
        ),
        (
            {"counts": "net jobs", "note": "a hope"},
            ["counted: net jobs", "no deadline", "note: a hope"],
        ),
    ],
)
def test_what_the_source_says_of_an_aim_is_shown(more, lines):
    aim = target("jobs", "4 000 emplois", "2014-10-08") | more

    assert lines_of(on="2016-12-31", aim=aim)[2:] == lines


@pytest.mark.parametrize(
    ("mode", "words", "text"),
    [
        ("increment", "4 000 emplois", "+4,000"),
        ("increment", "quelque 4 000 emplois", "≈ 4,000 more"),
        ("increment", "plus de 4 000 emplois", "> 4,000 more"),
        ("level", "24 000 emplois", "24,000"),
        ("flow", "1 000 emplois par an", "1,000 a year"),
        ("multiply", "doubler", "×2"),
        ("growth", "30 %", "+30 %"),
    ],
)
def test_modes_of_aims_are_told_apart(mode, words, text):
    assert lines_of(aim=target("jobs", words, mode=mode))[0] == f"{text} · undated"


def test_an_aim_of_its_own_scope_names_it():
    aim = JOBS | {"area": {"type": "site", "name": "le Quai"}, "sector": "jde-2015"}

    assert lines_of(aim=aim)[0].startswith("+4,000, le Quai (site), jde-2015 · unknown")


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ({"deadline": "2024"}, {"deadline": "2024"}, "due 2024: no slip"),
        ({"deadline": "2024"}, {"deadline": "2026"}, "due 2026 (2024 at first)"),
        (
            {"deadline": "2024"},
            {"horizon": "à terme"},
            "“à terme”: no date any more (2024 at first)",
        ),
        ({"deadline": "2024"}, {}, "no deadline: no date any more (2024 at first)"),
        ({}, {"horizon": "d'ici 2020"}, "due 2020 “d'ici 2020” (no date at first) (unknown)"),
        ({}, {}, "no deadline: no date either"),
    ],
)
def test_a_restatement_tells_how_the_deadline_slipped(first, second, line):
    aims = [
        target("jobs", "400 emplois", "2014") | first,
        target("jobs", "400 emplois", "2015", source="press-2") | second,
    ]
    text = page(dataset(essai=city(targets=aims)), "2016")

    assert f"restated 2015 [2]: “400 emplois”, {line}\n" in text


def test_a_city_without_a_target_is_told_where_it_was_asked_for():
    data = dataset(essai=city(BEFORE))

    assert page(data, "2016", named=True) == "No target known for Essai.\n"
    assert page(data, "2016") == "No target known.\n"
    assert page(data, "2016", "fr") == "Aucun objectif connu.\n"


def test_a_progress_that_may_be_a_loss_has_both_signs():
    figures = figure("jobs", "de 9 400 à 9 600 emplois", "2014-10-08"), later("9 500 emplois")

    assert lines_of(*figures)[3].startswith("-100 to +100 of 4,000 (-2.5 to +2.5 %), from ")


def test_progress_towards_less_than_there_was_has_no_share():
    aim = target("jobs", "9 000 emplois", "2014-10-08", mode="level", deadline="2024")

    assert lines_of(BEFORE, later("8 900 emplois"), aim=aim)[3] == (
        "-600 of -500, from 9,500 (8 Oct 2014 [1]) to 8,900 (8 Oct 2016 [2])"
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_the_page_of_all_cities_fits_the_screen(lang, width):
    text = page(load(), "2026-11-22", lang, width=width)

    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_number_of_a_source_is_in_the_list(lang):
    text = page(load(), "2026-11-22", lang)
    used = set(re.findall(r"\[(\d+)\]", text.rpartition("\n\n")[0]))
    listed = re.findall(r"^\[(\d+)\]", text.rpartition("\n\n")[2], re.MULTILINE)

    assert listed == [str(number) for number in range(1, len(used) + 1)]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (Fraction(390955, 1000), Fraction(433274, 1000), "391–433 a year"),
        (Fraction(1530), Fraction(1639), "1,530–1,640 a year"),
        (Fraction(3901, 10), Fraction(3904, 10), "390 a year"),
        (Fraction(66, 10), Fraction(393, 10), "6.6–39.3 a year"),
        (Fraction(1416, 100), None, "≥ 14.1 a year"),
        (Fraction(-6000, 10), Fraction(-4001, 10), "-600 to -400 a year"),
        (None, Fraction(10001, 10), "≤ 1,001 a year"),
    ],
)
def test_paces_of_hundreds_are_rounded_to_three_digits(low, high, text):
    assert pace_text(Quantity(low, high, unit="jobs", per="year"), "en") == text


def test_a_range_of_losses_is_no_row_of_dashes():
    loss = Quantity(Fraction(-500), Fraction(-20), unit="jobs")

    assert (amount_text(loss, "en"), amount_text(loss, "fr")) == ("-500 to -20", "-500 à -20")


def test_every_status_and_reason_has_its_words_in_both_languages():
    assert set(STATUSES) == set(Status)
    assert set(Reason) <= set(WHY)
    for table in (STATUSES, WHY, TEXTS):
        assert all(english and french for english, french in table.values())
