"""What a phrase claims of an ecosystem, and what the figures there say of it."""

from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.building import city, dataset, figure, interval, target

from ftcli import Dataset, FtcliError, Quantity, read
from ftcli.catalogue import UnknownMetric
from ftcli.dates import Period
from ftcli.text.answers import Answer, answer
from ftcli.text.checking import Checked, checked
from ftcli.text.claims import Claim, NothingToCheck, claims

AUVERGNE = {"type": "region", "name": "Auvergne (former region)"}
TOWN = dataset(
    belleville=city(
        figure("jobs", "10 000 emplois", "2016-02", source="press"),
        figure("jobs", "9 500 salariés", "2014-10", source="press-2"),
        figure("jobs", "8 000 emplois", "2014", source="institution", sector="jde-2015"),
        figure("jobs", "30 000 emplois", "2016", area=AUVERGNE),
        figure("firms", "plus de 700 entreprises", "2016"),
        figure("pure_players", "300 pure players", "2016"),
        figure("revenue", "près de 2 milliards d'euros", "2016"),
        figure("funds_raised", "50 millions d'euros levés", "2012/2016"),
        targets=[
            target("jobs", "4 000 emplois", "2014-10", horizon="d'ici 2024"),
            target("jobs", "1 000 emplois par an", "2016", mode="flow"),
        ],
        region="Bretagne",
        demonyms=["bellevillois"],
    ),
    beauport=city(figure("jobs", "8 000 emplois", "2013", sector="jde-2015")),
    villeneuve=city(),
)


def said(phrase: str, town: str = "belleville", **more: str | None) -> list[Claim]:
    """The claims of a phrase."""
    on = more.pop("on", None)
    found, _ = claims(phrase, TOWN, TOWN[town], on=Period.parse(on) if on else None, **more)
    return found


def check(phrase: str, town: str = "belleville", **more: str | None) -> Checked:
    """The only claim of a phrase beside the figures."""
    [claim] = said(phrase, town, **more)
    return checked(claim, TOWN[town])


def told(result: Checked) -> list[str]:
    """The figures beside a claim in short: "+ agrees 10 000 emplois", "-" for one not counted."""
    return [
        " ".join(
            filter(
                None,
                (
                    "+" if one.counted else "-",
                    one.answer.value,
                    one.statement.stated,
                    " ".join(cause.value for cause in one.causes),
                ),
            )
        )
        for one in (*result.compared, *result.elsewhere)
    ]


def words(phrase: str) -> Quantity:
    """What a phrase entails."""
    return read(phrase).quantity


@pytest.mark.parametrize(
    ("claim", "of_figure", "expected"),
    [
        ("10 000 emplois", "10 000 emplois", "agrees"),
        ("plus de 9 000 emplois", "10 000 emplois", "agrees"),
        ("plus de 9 000 emplois", "plus de 9 000 emplois", "agrees"),
        ("moins de 20 000 emplois", "entre 5 000 et 10 000 emplois", "agrees"),
        ("environ 10 000 emplois", "10 000 emplois", "agrees"),
        ("10 000 emplois", "environ 10 000 emplois", "agrees"),
        ("10 000 emplois", "près de 10 000 emplois", "agrees"),
        ("près de 10 000 emplois", "10 000 emplois", "agrees"),
        ("près de 10 000 emplois", "environ 10 000 emplois", "agrees"),
        ("28 800 emplois", "28 807 emplois", "agrees"),
        ("12 000 emplois", "10 000 emplois", "contradicts"),
        ("10 000 emplois", "9 500 emplois", "contradicts"),
        ("9 500 emplois", "10 000 emplois", "contradicts"),
        ("10 000 emplois", "plus de 10 000 emplois", "contradicts"),
        ("plus de 10 000 emplois", "près de 10 000 emplois", "contradicts"),
        ("plus de 10 000 emplois", "9 500 emplois", "contradicts"),
        ("12 000 emplois", "plus de 10 000 emplois", "cannot-tell"),
        ("12 000 emplois", "environ 10 000 emplois", "cannot-tell"),
        ("plus de 12 000 emplois", "plus de 10 000 emplois", "cannot-tell"),
        ("entre 9 000 et 11 000 emplois", "plus de 10 000 emplois", "cannot-tell"),
        ("28 807 emplois", "29 000 emplois", "cannot-tell"),
    ],
)
def test_a_figure_agrees_contradicts_or_cannot_tell(claim, of_figure, expected):
    assert answer(words(claim), words(of_figure)).value == expected


def test_a_claim_that_nothing_bounds_is_only_its_number():
    about = words("environ 10 000 emplois").strict()

    assert answer(about, words("10 000 emplois")) is Answer.AGREES
    assert answer(about, words("9 500 emplois")) is Answer.CANNOT_TELL


numbers = st.integers(0, 10**6).map(Fraction)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Intervals of jobs, some without an end, none of them a number in words."""
    low, high = sorted((draw(numbers), draw(numbers)))
    assume(low < high)
    return Quantity(
        low=draw(st.sampled_from([low, None])),
        high=draw(st.sampled_from([high, None])),
        low_open=draw(st.booleans()),
        high_open=draw(st.booleans()),
        unit="jobs",
    )


@given(quantities(), quantities(), numbers)
def test_answers_are_those_of_the_numbers_that_both_allow(claim, of_figure, number):
    given_answer = answer(claim, of_figure)

    if number in of_figure and given_answer is not Answer.CANNOT_TELL:
        assert (number in claim) is (given_answer is Answer.AGREES)
    if number in of_figure and number in claim:
        assert given_answer is not Answer.CONTRADICTS


@given(numbers, numbers)
def test_how_far_off_a_claim_is_leads_back_to_it(claimed, stated):
    assume(stated > 0)
    town = dataset(x=city(figure("jobs", f"{stated} emplois")))["x"]
    result = checked(Claim("", Quantity.exactly(claimed, "jobs"), "jobs"), town)

    [one] = result.compared
    assert one.more.low == one.more.high == claimed - stated
    assert one.times.low * stated == claimed
    assert (one.answer is Answer.AGREES) is (claimed == stated)


def test_a_claim_has_metric_bounds_date_and_area():
    [claim] = said("en 2014, plus de 12 000 emplois")
    assert (claim.stated, claim.metric, claim.concept) == (
        "plus de 12 000 emplois",
        "jobs",
        "emploi",
    )
    assert interval(claim.quantity) == "(12000, ∞) jobs"
    assert (str(claim.on), claim.mode, claim.area) == ("2014", None, None)
    [region] = said("La région compte 30 000 emplois")
    assert region.area == ("region", "Bretagne")


@pytest.mark.parametrize(
    ("phrase", "on"),
    [
        ("12 000 emplois", None),
        ("12 000 emplois (2014)", "2014"),
        ("2014 : 12 000 emplois", "2014"),
        ("12 000 emplois en octobre 2014", "2014-10"),
        ("le 8 octobre 2014 : 12 000 emplois", "2014-10"),
        ("entre 2014 et 2016 : 12 000 emplois", None),
    ],
)
def test_the_date_is_the_one_that_the_words_name(phrase, on):
    [claim] = said(phrase)
    assert (claim.on and str(claim.on)) == on


def test_a_date_that_is_told_goes_before_that_of_the_words():
    assert str(said("en 2014, 12 000 emplois", on="2016")[0].on) == "2016"


def test_an_aim_has_a_mode_and_a_deadline():
    [dated] = said("créer 4 000 emplois d'ici 2024")
    [length] = said("créer 4 000 emplois dans dix ans", on="2014-10")
    [neither] = said("créer 4 000 emplois dans dix ans")

    assert [(one.mode, one.deadline and str(one.deadline)) for one in (dated, length, neither)] == [
        ("increment", "2024"),
        ("increment", "2024"),
        ("increment", None),
    ]


def test_a_metric_is_told_where_the_words_name_none():
    assert [one.metric for one in said("12 000", metric="jobs")] == ["jobs"]
    assert [one.metric for one in said("384 entreprises", metric="members")] == ["members"]
    assert [one.metric for one in said("des milliers d'emplois", metric="jobs")] == ["jobs"]
    both = said("9 500 emplois dans 750 entreprises", metric="pure_players")
    assert [one.metric for one in both] == ["jobs", "pure_players"]


@pytest.mark.parametrize(
    ("phrase", "metric", "message"),
    [
        ("beaucoup d'emplois", None, 'no figure in "beaucoup d\'emplois"'),
        ("", None, 'no figure in ""'),
        ("en 2014", None, 'no figure in "en 2014"'),
        ("12 000", None, '"12 000" does not say what it counts (no metric)'),
        (
            "2 milliards d'euros",
            None,
            '"2 milliards d\'euros" does not say what it counts (money of what is not said)',
        ),
        ("12 000 emplois", "revenue", 'no figure in "12 000 emplois" can be revenue'),
        (
            "Beauport compte 500 emplois",
            None,
            '"500 emplois" is said of beauport, not of Belleville',
        ),
        ("Altexis emploie 300 salariés", None, '"300 salariés" is said of Altexis, not of'),
        ("12 emplois pour 1 000 habitants", None, '"12 emplois" cannot be checked: not understood'),
        ("25 jobs per 1,000 people", None, '"25 jobs" cannot be checked: not understood'),
        ("12 emplois " * 51, None, "51 figures in one phrase, more than 50"),
    ],
)
def test_what_cannot_be_checked_is_wrong_usage(phrase, metric, message):
    with pytest.raises(NothingToCheck) as error:
        said(phrase, metric=metric)
    assert error.value.message.startswith(message)
    assert (error.value.status, bool(error.value.hint)) == (2, True)


def test_a_metric_that_is_none_has_a_near_name():
    with pytest.raises(UnknownMetric) as error:
        said("12 000", metric="job")
    assert error.value.hint == "did you mean 'jobs'?"


def test_numbers_that_cannot_be_judged_are_told_beside_claims():
    found, left = claims("12 000 emplois, 5 acteurs, le 8 mai", TOWN, TOWN["belleville"])

    assert [claim.stated for claim in found] == ["12 000 emplois"]
    assert [(one.stated, one.reason.value) for one in left] == [("5 acteurs", "no metric")]


def test_a_small_number_of_no_firm_is_the_towns():
    assert [one.metric for one in said("2 millions d'euros levés")] == ["funds_raised"]
    assert [one.metric for one in said("ses 12 000 emplois")] == ["jobs"]


@pytest.mark.parametrize(
    ("phrase", "concepts"),
    [
        ("900 emplois directs et indirects", ["emploi direct + indirect"]),
        ("900 emplois indirects", ["emploi direct + indirect"]),
        ("900 emplois directs", ["emploi direct"]),
        ("900 emplois, directs et indirects", ["emploi"]),
        ("900 emplois et 300 postes indirects", ["emploi", "poste direct + indirect"]),
        ("9 500 salariés", ["salarié"]),
        ("environ 9.500 salariés directs (2014)", ["salarié direct"]),
    ],
)
def test_direct_and_indirect_jobs_are_told_apart(phrase, concepts):
    assert [claim.concept for claim in said(phrase)] == concepts


def test_indirect_jobs_are_not_the_jobs_of_the_figures():
    result = check("12 000 emplois directs et indirects", on="2016")

    assert told(result)[0] == "+ contradicts 10 000 emplois concept-differs"


def test_a_claim_without_a_date_meets_the_figures_of_all_years():
    result = check("12 000 emplois")

    assert result.answer is Answer.CONTRADICTS
    assert told(result) == [
        "+ contradicts 10 000 emplois",
        "+ contradicts 9 500 salariés concept-differs",
        "- contradicts 8 000 emplois sector-differs",
    ]


def test_one_figure_that_agrees_is_enough_and_the_others_are_told():
    result = check("9 500 emplois")

    assert result.answer is Answer.AGREES
    assert (result.count(Answer.AGREES), result.count(Answer.CONTRADICTS)) == (1, 1)
    assert [cause.value for cause in result.causes] == ["date-gap"]
    assert told(result) == [
        "+ contradicts 10 000 emplois date-gap",
        "+ agrees 9 500 salariés",
        "- contradicts 8 000 emplois sector-differs",
    ]


def test_only_figures_of_the_year_count_and_the_nearest_others_come_first():
    result = check("10 000 emplois", on="2014")

    assert result.answer is Answer.CONTRADICTS
    assert told(result) == [
        "+ contradicts 9 500 salariés concept-differs",
        "- contradicts 8 000 emplois sector-differs",
        "- agrees 10 000 emplois date-gap",
    ]


def test_without_a_figure_of_the_year_nothing_is_told():
    result = check("12 000 emplois", on="2012")

    assert (result.answer, result.counted) == (Answer.CANNOT_TELL, ())
    assert [line.split()[0] for line in told(result)] == ["-"] * 3


def test_another_definition_that_agrees_leaves_it_open():
    result = check("8 000 emplois")

    assert result.answer is Answer.CANNOT_TELL
    assert told(result)[-1] == "- agrees 8 000 emplois sector-differs"


def test_another_definition_counts_where_there_is_no_other():
    result = check("12 000 emplois", "beauport")

    assert result.answer is Answer.CONTRADICTS
    assert told(result) == ["+ contradicts 8 000 emplois sector-differs"]
    assert [cause.value for cause in result.causes] == ["sector-differs"]


def test_what_agreeing_figures_share_explains_nothing():
    town = dataset(
        x=city(
            figure("jobs", "8 000 emplois", "2013", sector="jde-2015"),
            figure("jobs", "9 000 emplois", "2013", sector="jde-2015", source="press-2"),
        )
    )["x"]
    [claim] = said("8 000 emplois")

    assert checked(claim, town).causes == ()


@pytest.mark.parametrize(
    ("phrase", "cause"),
    [
        ("30 000 emplois", "- agrees 30 000 emplois area-differs"),
        ("4 000 emplois", "- agrees 4 000 emplois aim-not-fact"),
        ("4 000 emplois créés", "- agrees 4 000 emplois aim-not-fact"),
        ("300 entreprises", "- agrees 300 pure players metric-differs"),
        ("créer 10 000 emplois", "- agrees 10 000 emplois fact-not-aim"),
    ],
)
def test_what_else_has_the_number_may_explain_it(phrase, cause):
    result = check(phrase)

    assert result.answer is not Answer.AGREES
    assert told(result)[-1] == cause


def test_a_claim_of_a_region_meets_the_figures_of_that_region():
    [claim] = said("30 000 emplois")
    result = checked(claim._replace(area=("region", "Auvergne")), TOWN["belleville"])

    assert told(result) == ["+ agrees 30 000 emplois"]


@pytest.mark.parametrize(
    ("phrase", "lines"),
    [
        (
            "créer 4 000 emplois d'ici 2024",
            ["+ agrees 4 000 emplois", "- cannot-tell 1 000 emplois par an unit mode date"],
        ),
        (
            "créer 5 000 emplois d'ici 2024",
            ["+ contradicts 4 000 emplois", "- cannot-tell 1 000 emplois par an unit mode date"],
        ),
        (
            "créer 4 000 emplois d'ici 2020",
            ["- agrees 4 000 emplois date", "- cannot-tell 1 000 emplois par an unit mode date"],
        ),
        (
            "4 000 emplois d'ici 2024",
            ["- agrees 4 000 emplois mode", "- cannot-tell 1 000 emplois par an unit mode date"],
        ),
    ],
)
def test_an_aim_meets_the_targets_of_its_kind_and_deadline(phrase, lines):
    result = check(phrase)

    short = {"unit-differs": "unit", "mode-differs": "mode", "date-gap": "date"}
    assert [
        " ".join(short.get(word, word) for word in line.split(" ")) for line in told(result)
    ] == lines


def test_a_total_over_other_years_does_not_count():
    assert told(check("50 millions d'euros levés en 2014")) == [
        "- agrees 50 millions d'euros levés period-differs"
    ]
    assert check("50 millions d'euros levés").answer is Answer.AGREES


def test_another_currency_cannot_tell():
    result = check("2 milliards de dollars de chiffre d'affaires")

    assert result.answer is Answer.CANNOT_TELL
    [one] = result.compared
    assert (one.times, one.more, [cause.value for cause in one.causes]) == (
        None,
        None,
        ["unit-differs"],
    )


def test_the_same_number_as_a_bound_is_told():
    assert told(check("700 entreprises")) == ["+ contradicts plus de 700 entreprises hedge-differs"]


def test_a_source_that_may_have_rounded_cannot_tell():
    town = dataset(x=city(figure("jobs", "29 000 emplois")))["x"]
    [claim] = said("28 807 emplois")

    result = checked(claim, town)
    assert (result.answer, [cause.value for cause in result.causes]) == (
        Answer.CANNOT_TELL,
        ["rounding"],
    )


def test_strict_takes_nothing_for_rounded_and_keeps_what_the_words_entail():
    town = dataset(x=city(figure("jobs", "28 807 emplois"))).strictly()
    [loose], _ = claims("28 800 emplois", town, town["x"])
    [strict], _ = claims("28 800 emplois", town, town["x"], strict=True)
    [about], _ = claims("environ 28 800 emplois", town, town["x"], strict=True)

    assert checked(loose, town["x"]).answer is Answer.AGREES
    assert checked(strict, town["x"]).answer is Answer.CONTRADICTS
    assert interval(about.quantity) == "≈ [0, ∞) jobs"


@pytest.mark.parametrize(
    ("phrase", "stated"),
    [
        ("28 800 emplois", "près de 28 800 emplois"),
        ("près de 28 800 emplois", "28 800 emplois"),
        ("28 800 emplois", "un peu plus de 28 800 emplois"),
    ],
)
def test_under_strict_a_number_and_a_bound_that_excludes_it_contradict(phrase, stated):
    loose = dataset(x=city(figure("jobs", stated)))
    strict = loose.strictly()
    [said_loosely], _ = claims(phrase, loose, loose["x"])
    [said_strictly], _ = claims(phrase, strict, strict["x"], strict=True)

    assert checked(said_loosely, loose["x"]).answer is Answer.AGREES
    result = checked(said_strictly, strict["x"])
    assert result.answer is Answer.CONTRADICTS
    assert [cause.value for cause in result.causes] == ["hedge-differs"]


SITE = {"type": "site", "name": "Le Pré-Vert"}
PARTS = dataset(
    belleville=city(
        figure("jobs", "40 000 emplois", "2014"),
        figure("jobs", "8 000 emplois", "2014", area=SITE),
        figure("firms", "200 entreprises", "2014", area=SITE),
        figure("firms", "700 entreprises", "2014", area={"type": "department", "name": "Var"}),
        figure("firms", "3 000 entreprises", "2014"),
    ),
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("8 000 emplois sur le site du Pré-Vert", ["8 000 emplois, site Le Pré-Vert, agrees"]),
        ("8 000 emplois au pre vert", ["8 000 emplois, site Le Pré-Vert, agrees"]),
        (
            "Au Pré-Vert, 8 000 emplois dans 200 entreprises",
            [
                "8 000 emplois, site Le Pré-Vert, agrees",
                "200 entreprises, site Le Pré-Vert, agrees",
            ],
        ),
        (
            "200 entreprises et 8 000 emplois au Pré-Vert",
            [
                "200 entreprises, site Le Pré-Vert, agrees",
                "8 000 emplois, site Le Pré-Vert, agrees",
            ],
        ),
        (
            "40 000 emplois dont 8 000 au Pré-Vert",
            ["40 000 emplois, , agrees", "8 000, site Le Pré-Vert, agrees"],
        ),
        (
            "Au Pré-Vert, 8 000 emplois, à Belleville, 40 000 emplois",
            ["8 000 emplois, site Le Pré-Vert, agrees", "40 000 emplois, , agrees"],
        ),
        (
            "Au Pré-Vert, 8 000 emplois. La ville a 40 000 emplois",
            ["8 000 emplois, site Le Pré-Vert, agrees", "40 000 emplois, , agrees"],
        ),
        ("700 entreprises dans le Var", ["700 entreprises, department Var, agrees"]),
        ("9 000 emplois au Pré-Vert", ["9 000 emplois, site Le Pré-Vert, contradicts"]),
        ("12 start-up dans le Var", ["12 start-up, department Var, cannot-tell"]),
    ],
)
def test_a_part_of_the_territory_that_the_words_name_is_compared(phrase, expected):
    found, _ = claims(phrase, PARTS, PARTS["belleville"])

    answers = [checked(claim, PARTS["belleville"]).answer.value for claim in found]
    assert [
        f"{claim.stated}, {' '.join(claim.area or ())}, {said_of_it}"
        for claim, said_of_it in zip(found, answers, strict=True)
    ] == expected


def test_a_claim_of_revenue_is_quoted_with_all_its_words():
    [claim] = said("2 milliards de chiffre d'affaires")

    assert claim.stated == "2 milliards de chiffre d'affaires"


def test_nothing_is_known_of_a_town_without_figures():
    result = check("12 000 emplois", "villeneuve")

    assert (result.answer, result.compared, result.elsewhere) == (Answer.CANNOT_TELL, (), ())


PIECES = st.sampled_from([
    "12 000", "emplois", "plus de", "environ", "entre 3 et", "d'ici 2024", "en 2014", "créer",
    "milliard", "d'euros", "%", "par an", "-", "(", ")", "2014", "entreprises", "0", "doubler",
    "Beauport", "la région", "\n", "dont", "pour 1 000 habitants", "9999999999999", "levés", "«",
])  # fmt: skip


@given(st.lists(PIECES, max_size=9).map(" ".join) | st.text(max_size=60), st.booleans())
@example("0 % des emplois", True)
@example("plus de 0 emplois", False)
def test_any_phrase_is_answered_or_refused_in_a_line(phrase, is_strict):
    town: Dataset = TOWN.strictly() if is_strict else TOWN
    found, message = [], ""
    try:
        found, _ = claims(phrase, town, town["belleville"], strict=is_strict)
    except FtcliError as error:
        message = error.message

    answers = [checked(claim, town["belleville"]).answer for claim in found]
    assert bool(answers) is not bool(message)
    assert "\n" not in message
