"""Numbers in words, against a generator of their spellings."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ftcli.wording.numerals import Numeral, numeral
from ftcli.wording.reading import readings
from ftcli.wording.tokens import tokens

FR_SMALL = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
FR_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
SWISS_TENS = {7: "septante", 8: "huitante", 9: "nonante"}
BELGIAN_TENS = {7: "septante", 9: "nonante"}
EN_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def french_below_hundred(n: int, regional: dict[int, str]) -> str:
    tens, units = divmod(n, 10)
    names = FR_TENS | regional
    if n < 20:
        return FR_SMALL[n]
    if tens in names:
        if units == 0:
            return names[tens]
        return f"{names[tens]} et un" if units == 1 else f"{names[tens]}-{FR_SMALL[units]}"
    if tens == 7:
        return "soixante et onze" if n == 71 else f"soixante-{FR_SMALL[n - 60]}"
    return "quatre-vingts" if n == 80 else f"quatre-vingt-{FR_SMALL[n - 80]}"


def french_below_thousand(n: int, regional: dict[int, str], *, last: bool) -> str:
    hundreds, rest = divmod(n, 100)
    tail = french_below_hundred(rest, regional)
    if not last:  # "quatre-vingt mille": an s only at the end
        tail = tail.removesuffix("s") if rest == 80 else tail
    if hundreds == 0:
        return tail
    plural = "s" if hundreds > 1 and rest == 0 and last else ""
    head = "cent" if hundreds == 1 else f"{FR_SMALL[hundreds]} cent{plural}"
    return f"{head} {tail}" if rest else head


def french(n: int, regional: dict[int, str] | None = None) -> str:
    """A number in the spelling before 1990: hyphens below a hundred, not beside "et"."""
    regional = regional or {}
    if n == 0:
        return "zéro"
    words = []
    for scale, name in ((10**12, "billion"), (10**9, "milliard"), (10**6, "million")):
        count, n = divmod(n, scale)
        if count:
            plural = "s" if count > 1 else ""
            words.append(f"{french_below_thousand(count, regional, last=True)} {name}{plural}")
    thousands, n = divmod(n, 1000)
    if thousands:
        head = french_below_thousand(thousands, regional, last=False)
        words.append("mille" if thousands == 1 else f"{head} mille")
    if n:
        words.append(french_below_thousand(n, regional, last=True))
    return " ".join(words)


def hyphenated(text: str) -> str:
    """The spelling of 1990: hyphens between all words ("vingt-et-un", "deux-millions")."""
    return text.replace(" ", "-")


def bare(text: str) -> str:
    """A numeral without any hyphen, as it is written in haste."""
    return text.replace("-", " ")


def english_below_thousand(n: int, joint: str) -> str:
    hundreds, rest = divmod(n, 100)
    tens, units = divmod(rest, 10)
    below = (
        EN_SMALL[rest] if rest < 20 else EN_TENS[tens] + (f"-{EN_SMALL[units]}" if units else "")
    )
    if hundreds == 0:
        return below
    return f"{EN_SMALL[hundreds]} hundred" + (f"{joint}{below}" if rest else "")


def english(n: int, joint: str = " and ") -> str:
    if n == 0:
        return "zero"
    words = []
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"),
                        (10**3, "thousand")):  # fmt: skip
        count, n = divmod(n, scale)
        if count:
            words.append(f"{english_below_thousand(count, joint)} {name}")
    if n:
        words.append(english_below_thousand(n, joint))
    return " ".join(words)


numbers = st.one_of(
    st.integers(0, 10**15 - 1),
    st.integers(0, 999).map(lambda n: n * 10**9),
    st.integers(1, 5).flatmap(lambda groups: st.integers(0, 1000**groups - 1)),
)


def value_of(text: str) -> int:
    """The number that all the words of a text make."""
    words = [token.fold for token in tokens(text)]
    found = numeral(words)
    assert found is not None
    assert found.size == len(words)
    return found.value


SPELLINGS: dict[str, Callable[[int], str]] = {
    "french": french,
    "french of 1990": lambda n: hyphenated(french(n)),
    "french without hyphens": lambda n: bare(french(n)),
    "swiss": lambda n: french(n, SWISS_TENS),
    "swiss of 1990": lambda n: hyphenated(french(n, SWISS_TENS)),
    "swiss with octante": lambda n: french(n, SWISS_TENS | {8: "octante"}),
    "belgian": lambda n: french(n, BELGIAN_TENS),
    "belgian of 1990": lambda n: hyphenated(french(n, BELGIAN_TENS)),
    "english": english,
    "english without hyphens": lambda n: bare(english(n)),
    "english with every hyphen": lambda n: hyphenated(english(n)),
    "american": lambda n: english(n, " "),
    "american without hyphens": lambda n: bare(english(n, " ")),
}


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("french", "deux millions cent quatre-vingt-un mille trois cent soixante et onze"),
        ("french of 1990", "deux-millions-cent-quatre-vingt-un-mille-trois-cent-soixante-et-onze"),
        ("swiss", "deux millions cent huitante et un mille trois cent septante et un"),
        ("swiss with octante", "deux millions cent octante et un mille trois cent septante et un"),
        ("belgian", "deux millions cent quatre-vingt-un mille trois cent septante et un"),
        ("english", "two million one hundred and eighty-one thousand three hundred and "
                    "seventy-one"),
        ("american without hyphens",
         "two million one hundred eighty one thousand three hundred seventy one"),
    ],
)  # fmt: skip
def test_the_spellings_are_those_of_each_country(spelling: str, text: str) -> None:
    assert SPELLINGS[spelling](2_181_371) == text


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_number_to_ten_thousand_reads_back(spelling: str) -> None:
    spell = SPELLINGS[spelling]

    assert [value_of(spell(n)) for n in range(10_001)] == list(range(10_001))


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(n=numbers)
def test_numbers_to_the_trillions_read_back(spelling: str, n: int) -> None:
    assert value_of(SPELLINGS[spelling](n)) == n


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(n=numbers.filter(lambda n: n > 1))
@example(n=999_999_999_999_999)
def test_a_figure_in_words_is_read_whole_with_its_noun(spelling: str, n: int) -> None:
    is_french = spelling.partition(" ")[0] in {"french", "swiss", "belgian"}
    text = f"{SPELLINGS[spelling](n)} {'postes' if is_french else 'jobs'}"
    [reading] = readings(text, lang="fr" if is_french else "en")

    assert (reading.quantity.nominal, reading.quantity.unit) == (n, "jobs")
    assert (reading.start, reading.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vingt et une", Numeral(21, Fraction(1), 3, "fr")),
        ("deux mille emplois", Numeral(2000, Fraction(1000), 2, "fr")),
        ("cent entreprises", Numeral(100, Fraction(100), 1, "fr")),
        ("octante", Numeral(80, Fraction(10), 1, "fr")),
        ("six cents firms", Numeral(600, Fraction(100), 2, "fr")),
        ("a hundred and five jobs", Numeral(105, Fraction(1), 4, "en")),
        ("a million", Numeral(10**6, Fraction(10**6), 2, "en")),
        ("deux cent mille milliards", Numeral(2 * 10**14, Fraction(10**14), 4, "fr")),
        ("six billion", Numeral(6 * 10**9, Fraction(10**9), 2, "en")),
        ("six billions", Numeral(6 * 10**12, Fraction(10**12), 2, "fr")),
        ("trois billiards", Numeral(3 * 10**15, Fraction(10**15), 2, "fr")),
    ],
)
def test_a_numeral_is_the_longest_at_the_beginning_and_knows_its_last_digit(
    text: str, expected: Numeral
) -> None:
    assert numeral([token.fold for token in tokens(text)]) == expected


@pytest.mark.parametrize("text", ["", "emplois", "et un", "a job", "million"])
def test_words_that_begin_with_no_number_are_no_numeral(text: str) -> None:
    assert numeral(text.split()) is None


@given(st.lists(st.sampled_from([*FR_SMALL, *EN_SMALL, "cent", "mille", "et", "-", "and", "a"])))
def test_any_row_of_number_words_reads_or_not_and_never_past_its_end(words: list[str]) -> None:
    found = numeral(words)

    assert found is None or 0 < found.size <= len(words)
