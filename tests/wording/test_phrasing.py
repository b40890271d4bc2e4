"""Quantities and dates in words, and back again."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ftcli.dates import Period
from ftcli.quantity import Quantity, Verdict
from ftcli.wording.hedge_forms import Hedge
from ftcli.wording.hedges import hedged
from ftcli.wording.lexicon import step_of
from ftcli.wording.phrasing import (
    Rounding,
    number_text,
    period_text,
    quantity_text,
    verdict_text,
    years_text,
)
from ftcli.wording.reading import read

LANGUAGES = ("en", "fr")
UNITS = ("jobs", "firms", "startups", "people", "EUR", "USD", "GBP", "%", "m2", "ha", "month",
         "multiple")  # fmt: skip
stated_numbers = st.one_of(
    st.integers(1, 99_999),
    st.integers(1, 99_999).map(lambda n: n * 1000),
    st.integers(1, 9_999).map(lambda n: n * 10**6),
).map(Fraction)
decimals = st.integers(1, 10**7).map(lambda n: Fraction(n, 100))


def stated(text: str) -> Quantity:
    return read(text).quantity


@pytest.mark.parametrize(
    ("phrase", "english", "french"),
    [
        ("640 sociétés", "640 firms", "640 entreprises"),
        ("6 400 postes", "6,400 jobs", "6 400 emplois"),
        ("0 poste", "0 jobs", "0 emploi"),
        ("640 mousquetaires", "640", "640"),
        ("plus de 640 postes", "> 640 jobs", "plus de 640 emplois"),
        ("au moins 640 postes", "≥ 640 jobs", "au moins 640 emplois"),
        ("moins de 640 postes", "< 640 jobs", "moins de 640 emplois"),
        ("au plus 640 postes", "≤ 640 jobs", "au plus 640 emplois"),
        ("moins de 4 %", "< 4 %", "moins de 4 %"),
        ("environ 640 postes", "≈ 640 jobs", "≈ 640 emplois"),
        ("près de 640 postes", "635 to under 640 jobs", "635 à moins de 640 emplois"),
        ("à peine plus de 640 postes", "over 640 to 645 jobs", "plus de 640 à 645 emplois"),
        ("plus de 40 et moins de 60 postes", "over 40 to under 60 jobs",
         "plus de 40 à moins de 60 emplois"),
        ("40 à 60 postes", "40–60 jobs", "40–60 emplois"),
        ("une à deux sociétés", "1–2 firms", "1–2 entreprises"),
        ("environ 40 à 60 postes", "≈ 40–60 jobs", "≈ 40–60 emplois"),
        ("des centaines de postes", "≥ 200 jobs", "au moins 200 emplois"),
        ("plus de 4,5 M€", "> €4.5m", "plus de 4,5 M€"),
        ("40 à 60 M€", "€40–60m", "40–60 M€"),
        ("800 k€ à 1,2 M€", "€800,000–€1.2m", "800 000 €–1,2 M€"),
        ("près de 4 Md€", "€3.5bn to under €4bn", "3,5 Md€ à moins de 4 Md€"),
        ("entre 2 euros et 3 millions d'euros", "€2–3,000,000", "2–3 000 000 €"),
        ("$ 45 123 456", "$45,123,456", "45 123 456 $"),
        ("1,5 mois", "1.5 months", "1,5 mois"),
        ("1,5 hectare", "1.5 ha", "1,5 ha"),
        ("12,5 %", "12.5 %", "12,5 %"),
        ("350 m2", "350 m²", "350 m²"),
        ("deux tiers des postes", "66.7 %", "66,7 %"),
        ("tripler", "×3", "×3"),
        ("40 postes par an", "40 jobs a year", "40 emplois par an"),
        ("moins de 40 visiteurs par jour", "< 40 people a day", "moins de 40 personnes par jour"),
    ],
)  # fmt: skip
def test_a_quantity_is_told_with_its_bounds_in_both_languages(
    phrase: str, english: str, french: str
) -> None:
    quantity = stated(phrase)

    assert quantity_text(quantity, "en", noun=True) == english
    assert quantity_text(quantity, "fr", noun=True).replace("\u202f", " ") == french


def test_french_puts_a_narrow_no_break_space_between_groups_and_before_signs() -> None:
    texts = [quantity_text(stated(phrase), "fr") for phrase in ("6400 €", "4 M€", "4 %", "40 ha")]

    assert texts == ["6\u202f400\u202f€", "4\u202fM€", "4\u202f%", "40\u202fha"]


def test_nouns_are_told_only_when_asked_for_but_signs_always() -> None:
    assert [quantity_text(stated(phrase)) for phrase in ("640 postes", "4 M€", "4 %")] == [
        "640",
        "€4m",
        "4 %",
    ]


@pytest.mark.parametrize(
    "quantity", [Quantity(), Quantity(low=Fraction(0), unit="jobs"), Quantity(high_open=True)]
)
def test_what_nothing_bounds_is_indeterminate(quantity: Quantity) -> None:
    assert [quantity_text(quantity, lang) for lang in LANGUAGES] == [
        "indeterminate",
        "indéterminé",
    ]


def test_about_in_strict_reading_is_still_about() -> None:
    assert quantity_text(stated("environ 640 postes").strict()) == "≈ 640"
    assert quantity_text(stated("environ 4 %").strict()) == "≈ 4 %"
    assert quantity_text(stated("près de 640 postes").strict()) == "< 640"
    assert quantity_text(stated("un peu plus de 640 postes").strict()) == "> 640"


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        ("10 000 postes", "750 sociétés", "13.3"),
        ("plus de 10 Md€", "49 000 postes", "> €204,081"),
        ("plus de 10 M€", "3 sociétés", "> €3,333,333"),
        ("moins de 10 postes", "3 sociétés", "< 3.4"),
        ("10 postes", "plus de 3 sociétés", "< 3.4"),
        ("entre 10 et 20 postes", "3 sociétés", "3.3–6.7"),
        ("1 poste", "30 sociétés", "0.033"),
        ("moins de 1 poste", "30 sociétés", "< 0.034"),
        ("0 poste", "30 sociétés", "0"),
        ("-1 %", "3 %", "-0.33"),
        ("environ 10 postes", "3 sociétés", "2.5–4.2"),
    ],
)
def test_what_is_computed_is_told_to_the_digits_it_is_worth(
    numerator: str, denominator: str, text: str
) -> None:
    assert quantity_text(stated(numerator) / stated(denominator)) == text


@st.composite
def computed_bounds(draw: st.DrawFn) -> Quantity:
    """A quantity as arithmetic leaves it: without step, its bounds any fractions."""
    low = draw(st.fractions(Fraction(1, 1000), 10**9, max_denominator=9_999))
    high = low + draw(st.fractions(Fraction(1, 1000), 10**6, max_denominator=9_999))
    sides = draw(st.sampled_from(["floor", "ceiling", "both"]))
    unit = draw(st.sampled_from(["jobs", "EUR", "%"]))
    return Quantity(
        low=None if sides == "ceiling" else low,
        high=None if sides == "floor" else high,
        low_open=sides != "ceiling" and draw(st.booleans()),
        high_open=sides != "floor" and draw(st.booleans()),
    ).with_unit(unit)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(true=computed_bounds())
def test_printed_bounds_never_go_past_the_true_ones(lang: str, true: Quantity) -> None:
    printed = read(quantity_text(true, lang, noun=True), lang=lang).quantity

    assert [printed.low is None, printed.high is None] == [true.low is None, true.high is None]
    assert printed.low is None or true.low is None or printed.low <= true.low
    assert printed.high is None or true.high is None or printed.high >= true.high
    assert (printed.low_open, printed.high_open) == (true.low_open, true.high_open)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(
    st.sampled_from([None, Hedge.MORE, Hedge.AT_LEAST, Hedge.LESS, Hedge.AT_MOST, Hedge.ABOUT]),
    st.one_of(stated_numbers, decimals),
    st.sampled_from(UNITS),
    st.sampled_from([None, "year", "month", "day"]),
)
def test_what_was_stated_reads_back_the_same(
    lang: str, hedge: Hedge | None, value: Fraction, unit: str, per: str | None
) -> None:
    step = step_of(int(value)) if value.denominator == 1 else Fraction(1, 10)
    if value.denominator > 1 and (value * 10).denominator > 1:
        step = Fraction(1, 100)
    quantity = hedged(hedge, value, step, unit).with_unit(unit, per)
    text = quantity_text(quantity, lang, noun=True)

    assert read(text, lang=lang).quantity == quantity


@st.composite
def stated_ranges(draw: st.DrawFn) -> Quantity:
    ends = draw(st.lists(stated_numbers, min_size=2, max_size=2, unique=True))
    return Quantity(
        min(ends),
        max(ends),
        low_open=draw(st.booleans()),
        high_open=draw(st.booleans()),
        unit=draw(st.sampled_from(UNITS)),
        step=step_of(int(max(ends))),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@given(quantity=stated_ranges())
def test_a_range_reads_back_with_its_open_and_closed_ends(lang: str, quantity: Quantity) -> None:
    # "3–4,000" may mean from 3,000 on: it is not read.
    thousands = (quantity.high or Fraction(0)) / 1000
    clear = (
        thousands.denominator > 1 or not (low := quantity.low) or not low < thousands <= 10 * low
    )
    assume(clear)

    assert read(quantity_text(quantity, lang, noun=True), lang=lang).quantity == quantity


@given(st.integers(0, 10**30), st.integers(0, 25), st.sampled_from(LANGUAGES))
def test_no_digit_of_a_stated_number_is_cut(number: int, places: int, lang: str) -> None:
    value = Fraction(number, 10**places)
    text = number_text(value, lang).replace("\u202f", "")
    plain = text.replace(",", ".") if lang == "fr" else text.replace(",", "")

    assert Fraction(plain) == value


@pytest.mark.parametrize(
    ("rounding", "up", "down"),
    [(Rounding.DOWN, "2.6", "-2.7"), (Rounding.UP, "2.7", "-2.6"),
     (Rounding.NEAREST, "2.7", "-2.7")],
)  # fmt: skip
def test_a_number_that_does_not_fit_goes_the_way_it_is_told(
    rounding: Rounding, up: str, down: str
) -> None:
    value = Fraction(265, 100)

    assert number_text(value, places=1, rounding=rounding) == up
    assert number_text(-value, places=1, rounding=rounding) == down


def test_a_number_without_end_is_told_to_fifteen_decimals() -> None:
    assert number_text(Fraction(1, 3)) == "0.333333333333333"
    assert number_text(Fraction(2, 3), "fr") == "0,666666666666667"


@pytest.mark.parametrize(
    ("edtf", "english", "french", "years"),
    [
        ("2014", "2014", "2014", "2014"),
        ("2014-10", "Oct 2014", "oct. 2014", "2014"),
        ("2014-10-01", "1 Oct 2014", "1er oct. 2014", "2014"),
        ("2014-10-08", "8 Oct 2014", "8 oct. 2014", "2014"),
        ("2013/2014", "2013–2014", "2013–2014", "2013–2014"),
        ("2014-07/2014-09", "July–Sept 2014", "juil.–sept. 2014", "2014"),
        ("2014-11/2015-06", "Nov 2014 – June 2015", "nov. 2014 – juin 2015", "2014–2015"),
        ("2014-10-01/2014-10-08", "1 Oct 2014 – 8 Oct 2014", "1er oct. 2014 – 8 oct. 2014", "2014"),
        ("2014-11/..", "since Nov 2014", "depuis nov. 2014", "2014"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_was_given(
    edtf: str, english: str, french: str, years: str
) -> None:
    period = Period.parse(edtf)

    assert (period_text(period), period_text(period, "fr"), years_text(period)) == (
        english,
        french,
        years,
    )


def test_verdicts_have_their_words_in_both_languages() -> None:
    assert {
        verdict: (verdict_text(verdict), verdict_text(verdict, "fr")) for verdict in Verdict
    } == {
        Verdict.HIGHER: ("higher", "supérieur"),
        Verdict.LOWER: ("lower", "inférieur"),
        Verdict.EQUAL: ("equal", "égal"),
        Verdict.UNDECIDED: ("undecided", "indécis"),
        Verdict.UNKNOWN: ("unknown", "inconnu"),
    }
