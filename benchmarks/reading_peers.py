"""How ftcli and libraries that parse numbers read figures of the press, side by side.

    python benchmarks/reading_peers.py [FILE] [--python PATH] [--plain] [--show ID] [--misses]

FILE holds phrases with what a careful reader takes from them (`phrases.jsonl` beside this script).
The libraries are installed into a virtual environment of their own, in a temporary folder, unless
`--python` names one that has them. Each is told the language where it asks for one, and is given
the phrase as printed; any number that it finds may be the right one. Run it with the Python that
ftcli is installed in.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

OURS = "ftcli"
PHRASES = Path(__file__).parent / "phrases.jsonl"
# What to install for each, and the distribution whose version is told.
PINS = {
    # It imports what emoji 2 no longer has, and has no release but alphas.
    "Recognizers-Text": ("recognizers-text-suite==1.0.2a2", "emoji==1.7.0"),
    "text2num": ("text2num==3.1.0",),
    "Babel": ("babel==2.18.0",),
    "text2num, then Babel": ("text2num==3.1.0", "babel==2.18.0"),
    "price-parser": ("price-parser==0.5.1",),
    "quantulum3": ("quantulum3==0.10.0",),
}
CURRENCIES = {
    "euro": "EUR", "eur": "EUR", "€": "EUR", "dollar": "USD", "$": "USD", "united states dollar":
    "USD", "us$": "USD", "usd": "USD", "pound": "GBP", "livre": "GBP", "british pound": "GBP",
    "livre sterling": "GBP", "pound sterling": "GBP", "£": "GBP", "gbp": "GBP",
}  # fmt: skip
UNITS = CURRENCIES | {
    "percentage": "%", "square metre": "m2", "square meter": "m2", "mètre carré": "m2",
    "hectare": "ha", "day": "day", "month": "month", "year": "year",
}  # fmt: skip
MEASURES = frozenset(UNITS.values())  # units of measure; the others name what is counted
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " ") | {ord("’"): "'"}
# Digits, in groups of three behind a space, or as they come; not the 2 of "m2".
DIGITS = re.compile(r"(?<![^\W\d_])(?:\d{1,3}(?:\s\d{3})+(?!\d)(?:[.,]\d+)*|\d+(?:[.,]\d+)*)")
TOLERANCE = Fraction(1, 10**6)
PASSES = 5


class Answer(NamedTuple):
    """A number, or a pair of bounds, that a library finds; numbers are written out, exactly."""

    start: int
    end: int
    said: str
    value: str | None
    unit: str | None = None
    per: str | None = None
    bounds: tuple[str | None, str | None, bool, bool] | None = None


class Result(NamedTuple):
    """What a library made of the phrases: its answers to each, and its CPU seconds for all."""

    versions: Sequence[str]
    answers: Sequence[Sequence[Answer]]
    seconds: float


Phrase = Mapping[str, Any]
Reader = Callable[[str, str], Sequence[Answer]]


# The readers: each imports its library, and gives the function that reads a text in a language.


def ftcli_reader() -> Reader:
    """Its one answer, the first figure of a phrase, read strictly."""
    from ftcli.wording.phrasing import quantity_text
    from ftcli.wording.reading import Unreadable, read

    def answers(text: str, lang: str) -> list[Answer]:
        read.cache_clear()
        try:
            found = read(text, lang=lang)
        except Unreadable:
            return []
        quantity = found.quantity.strict()
        low, high = (None if side is None else str(side) for side in (quantity.low, quantity.high))
        value = None if quantity.nominal is None else str(quantity.nominal)
        bounds = (low, high, quantity.low_open, quantity.high_open)
        said = quantity_text(found.quantity)
        return [Answer(found.start, found.end, said, value, quantity.unit, quantity.per, bounds)]

    return answers


def recognizers_reader() -> Reader:
    """All models that give numbers: plain, percentages, currencies and dimensions."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    models = {}
    for lang, culture in (("fr", Culture.French), ("en", Culture.English)):
        numbers, units = NumberRecognizer(culture), NumberWithUnitRecognizer(culture)
        models[lang] = (
            numbers.get_number_model(),
            numbers.get_percentage_model(),
            units.get_currency_model(),
            units.get_dimension_model(),
        )

    def answers(text: str, lang: str) -> Iterator[Answer]:
        for model in models[lang]:
            for found in model.parse(text):
                given, name = found.resolution["value"], found.resolution.get("unit", "")
                said = " ".join(filter(None, (given, name)))
                value = given
                if given is not None:
                    value = given.replace(",", ".") if lang == "fr" else given
                    value = value.rstrip("%")
                unit = "%" if given and given.endswith("%") else UNITS.get(name.casefold())
                yield Answer(found.start, found.end + 1, said, value, unit)

    return lambda text, lang: list(answers(text, lang))


class _Word:
    """A word of a text, as text2num asks for it."""

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self.word = match[0]

    def text(self) -> str:
        return self.word

    def nt_separated(self, _previous: "_Word") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def text2num_reader() -> Reader:
    """Numbers in words; digits are none of its business."""
    from text_to_num import find_numbers

    def answers(text: str, lang: str) -> list[Answer]:
        words = [_Word(match) for match in re.finditer(r"[\w-]+|[^\w\s]", text)]
        return [
            Answer(words[found.start].start, words[found.end - 1].end, found.text, str(found.value))
            for found in find_numbers(words, lang)
        ]

    return answers


def babel_reader() -> Reader:
    """It parses a number, it does not look for one: it is handed each run of digits."""
    from babel.numbers import NumberFormatError, parse_decimal

    locales = {"fr": "fr_FR", "en": "en_US"}

    def answers(text: str, lang: str) -> Iterator[Answer]:
        for run in DIGITS.finditer(text):
            try:
                value = parse_decimal(run[0], locale=locales[lang]).normalize()
            except NumberFormatError:
                continue
            yield Answer(*run.span(), f"{value:f}", str(value))

    return lambda text, lang: list(answers(text, lang))


def text2num_babel_reader() -> Reader:
    """text2num writes the words in digits, then Babel reads the digits."""
    from text_to_num import alpha2digit

    read_digits = babel_reader()
    return lambda text, lang: read_digits(alpha2digit(text, lang), lang)


def price_parser_reader() -> Reader:
    """With its own guess of the separators: told that of the language, it finds fewer."""
    from price_parser import Price

    def answers(text: str, _lang: str) -> list[Answer]:
        price = Price.fromstring(text)
        if price.amount is None and price.currency is None:
            return []
        value = None if price.amount is None else str(price.amount)
        said = " ".join(filter(None, (value, price.currency)))
        unit = CURRENCIES.get((price.currency or "").casefold())
        return [Answer(0, len(text), said, value, unit)]

    return answers


def quantulum3_reader() -> Reader:
    """English only; without its classifier, which changes none of the numbers here."""
    from quantulum3 import parser

    def answers(text: str, _lang: str) -> Iterator[Answer]:
        for found in parser.parse(text):
            name, _, per = found.unit.name.partition(" per ")
            value = repr(found.value)
            said = " ".join(filter(None, (value, found.unit.name.replace("dimensionless", ""))))
            bounds = None
            if found.uncertainty is not None:
                ends = (found.value - found.uncertainty, found.value + found.uncertainty)
                bounds = (repr(ends[0]), repr(ends[1]), False, False)
                said = f"{said} ± {found.uncertainty!r}"
            span = found.span or (0, len(text))
            given = None if bounds else value
            yield Answer(*span, said, given, UNITS.get(name), UNITS.get(per), bounds)

    return lambda text, lang: list(answers(text, lang))


READERS: Mapping[str, Callable[[], Reader]] = {
    OURS: ftcli_reader,
    "Recognizers-Text": recognizers_reader,
    "text2num": text2num_reader,
    "Babel": babel_reader,
    "text2num, then Babel": text2num_babel_reader,
    "price-parser": price_parser_reader,
    "quantulum3": quantulum3_reader,
}


def answer_all(name: str, phrases: Sequence[Phrase]) -> None:
    """Reads every phrase with one library, and prints the answers and the CPU as JSON."""
    read = READERS[name]()
    names = [pin.partition("==")[0] for pin in PINS.get(name, (OURS,))]
    least = None
    for _ in range(PASSES):
        start = time.process_time()
        answers = [read(phrase["text"], phrase["lang"]) for phrase in phrases]
        spent = time.process_time() - start
        least = spent if least is None else min(least, spent)
    told = [f"{name} {version(name)}" for name in names]
    json.dump({"versions": told, "answers": answers, "seconds": least}, sys.stdout)


def result_of(name: str, python: str, phrases: str) -> Result | str:
    """What a library makes of phrases, in a process of its own; why it does not run, if so."""
    command = (python, "-W", "ignore", str(Path(__file__).absolute()), "--answers", name)
    done = subprocess.run(
        command, input=phrases, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        return last_line(done.stderr)
    given = json.loads(done.stdout)
    answers = [[Answer(*answer) for answer in found] for found in given["answers"]]
    return Result(given["versions"], answers, given["seconds"])


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1] if text.strip() else "no word of why"


def installed(folder: Path) -> tuple[str, dict[str, str]]:
    """A virtual environment with the libraries: its Python, and what could not be installed."""
    subprocess.run((sys.executable, "-m", "venv", str(folder)), check=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = str(scripts / "python")
    failed = {}
    for name, pins in PINS.items():
        command = (python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *pins)
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
        if done.returncode:
            failed[name] = last_line(done.stderr)
    return python, failed


# What is right.


def wanted(phrase: Phrase) -> list[Fraction]:
    """The numbers to find: the value, or both ends of a range ("hundreds" has one)."""
    if phrase["value"] is not None:
        return [exact(phrase["value"])]
    return [exact(phrase[side]) for side in ("low", "high") if phrase[side] is not None]


def exact(number: float | str) -> Fraction:
    return Fraction(str(number))


def same(a: Fraction, b: Fraction) -> bool:
    return abs(a - b) <= TOLERANCE * abs(b)


def fits(given: Fraction, number: Fraction, phrase: Phrase) -> bool:
    """Whether a number is the one to find; of a share, 0.75 is as good as 75."""
    return same(given, number) or (phrase["unit"] == "%" and same(given * 100, number))


def numbers(phrase: Phrase, answer: Answer) -> list[Fraction]:
    """The numbers of an answer that may be right: of a range also its ends, else the value."""
    ends = answer.bounds[:2] if answer.bounds and phrase["value"] is None else ()
    return [Fraction(number) for number in (answer.value, *ends) if number is not None]


def has_value(phrase: Phrase, answers: Sequence[Answer]) -> bool:
    given = [number for answer in answers for number in numbers(phrase, answer)]
    return all(any(fits(one, number, phrase) for one in given) for number in wanted(phrase))


def has_no_other(phrase: Phrase, answers: Sequence[Answer]) -> bool:
    """Whether it gives the value and no number elsewhere in the phrase."""
    right, other = [], []
    for answer in answers:
        given = numbers(phrase, answer)
        is_right = any(fits(one, number, phrase) for one in given for number in wanted(phrase))
        if given or answer.bounds:
            (right if is_right else other).append(answer)
    return has_value(phrase, answers) and all(
        any(answer.start < one.end and one.start < answer.end for one in right) for answer in other
    )


def is_hedged(phrase: Phrase) -> bool:
    """Whether the words say more or less than one number."""
    return phrase["low"] != phrase["high"] or phrase["low"] is None


def has_bounds(phrase: Phrase, answers: Sequence[Answer]) -> bool:
    return any(answer.bounds is not None and same_bounds(phrase, answer) for answer in answers)


def same_bounds(phrase: Phrase, answer: Answer) -> bool:
    low, high, low_open, high_open = answer.bounds or (None, None, False, False)
    sides = ((phrase["low"], low), (phrase["high"], high))
    return (low_open, high_open) == (phrase["low_open"], phrase["high_open"]) and all(
        (a is None and b is None)
        or (a is not None and b is not None and same(Fraction(b), exact(a)))
        for a, b in sides
    )


def has_unit(phrase: Phrase, answers: Sequence[Answer]) -> bool:
    return any(answer.unit == phrase["unit"] for answer in answers)


def has_rate(phrase: Phrase, answers: Sequence[Answer]) -> bool:
    return any(answer.per == phrase.get("per") for answer in answers)


Judge = Callable[[Phrase, Sequence[Answer]], bool]
# Column: of which phrases it counts, and what.
COLUMNS: Mapping[str, tuple[Callable[[Phrase], bool], Judge]] = {
    "value, French": (lambda phrase: phrase["lang"] == "fr", has_value),
    "value, English": (lambda phrase: phrase["lang"] == "en", has_value),
    "value and no other": (lambda _: True, has_no_other),
    "bounds": (is_hedged, has_bounds),
    "unit of measure": (lambda phrase: phrase["unit"] in MEASURES, has_unit),
    "what is counted": (
        lambda phrase: phrase["unit"] is not None and phrase["unit"] not in MEASURES,
        has_unit,
    ),
    "rate": (lambda phrase: "per" in phrase, has_rate),
}


# The tables.


def count(
    phrases: Sequence[Phrase], result: Result, of: Callable[[Phrase], bool], judge: Judge
) -> int:
    """How many of some phrases are right."""
    pairs = zip(phrases, result.answers, strict=True)
    return sum(judge(phrase, answers) for phrase, answers in pairs if of(phrase))


def print_markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for row in (head, ("---",) * len(head), *rows):
        print("|", " | ".join(cell.replace("|", "\\|") for cell in row), "|")
    print()


def print_whole(phrases: Sequence[Phrase], results: Mapping[str, Result]) -> None:
    """One row for each library: what it gives of all phrases, and its CPU beside ftcli's."""
    columns = {
        f"{name} ({sum(map(of, phrases))})": (of, judge) for name, (of, judge) in COLUMNS.items()
    }
    base = results[OURS].seconds
    rows = [
        (
            name,
            *(str(count(phrases, result, *column)) for column in columns.values()),
            times(result.seconds / base),
        )
        for name, result in results.items()
    ]
    print_markdown(("", *columns, "CPU"), rows)


def times(ratio: float) -> str:
    return f"{ratio:.0f}x" if ratio >= 10 else f"{ratio:.1g}x"


def print_kinds(phrases: Sequence[Phrase], results: Mapping[str, Result]) -> None:
    """One row for each tag: the values that each library finds, and those with no other number."""
    rows = []
    for tag in dict.fromkeys(phrase["tag"] for phrase in phrases):

        def of(phrase: Phrase, tag: str = tag) -> bool:
            return phrase["tag"] == tag

        cells = []
        for result in results.values():
            found, alone = (
                count(phrases, result, of, judge) for judge in (has_value, has_no_other)
            )
            cells.append(str(found) if found == alone else f"{found} ({alone})")
        rows.append((f"{tag} ({sum(map(of, phrases))})", *cells))
    print_markdown(("value (and no other)", *results), rows)


def print_answers(
    phrases: Sequence[Phrase], results: Mapping[str, Result], ids: Sequence[str]
) -> None:
    """One row for each phrase asked for: what each library says."""
    rows = []
    for index, phrase in enumerate(phrases):
        if phrase["id"] in ids:
            found = (result.answers[index] for result in results.values())
            said = ("; ".join(dict.fromkeys(answer.said for answer in one)) for one in found)
            rows.append((phrase["text"], *(text or "nothing" for text in said)))
    print_markdown(("phrase", *results), rows)


def print_misses(phrases: Sequence[Phrase], result: Result) -> None:
    """Where ftcli differs from what is expected, an exact number taken for a bound included."""
    for phrase, answers in zip(phrases, result.answers, strict=True):
        judges = {"value": has_value, "no other": has_no_other, "bounds": has_bounds,
                  "unit": has_unit, "rate": has_rate}  # fmt: skip
        wrong = [name for name, judge in judges.items() if not judge(phrase, answers)]
        if wrong:
            print(f"{phrase['id']} {phrase['text']!r}: {', '.join(wrong)}; says", *answers)


def main() -> None:
    """Has every library read the phrases, then prints what each gives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path, default=PHRASES)
    parser.add_argument("--python", metavar="PATH", help="a Python that has the libraries")
    parser.add_argument("--plain", action="store_true", help="plain spaces and apostrophes")
    parser.add_argument("--show", action="append", default=[], metavar="ID", help="all answers")
    parser.add_argument("--misses", action="store_true", help="what ftcli gets wrong")
    parser.add_argument("--answers", metavar="NAME", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answers:
        answer_all(options.answers, [json.loads(line) for line in sys.stdin])
        return
    lines = options.file.read_text("utf-8").splitlines()
    phrases = [json.loads(line) for line in lines]
    if options.plain:
        phrases = [phrase | {"text": phrase["text"].translate(SPACES)} for phrase in phrases]
    handed = "\n".join(json.dumps(phrase) for phrase in phrases)
    with tempfile.TemporaryDirectory() as name:
        python, failed = (options.python, {}) if options.python else installed(Path(name))
        pythons = {name: sys.executable if name == OURS else python for name in READERS}
        given = {name: failed.get(name) or result_of(name, pythons[name], handed)
                 for name in READERS}  # fmt: skip
    results = {name: one for name, one in given.items() if isinstance(one, Result)}
    missing = {name: one for name, one in given.items() if not isinstance(one, Result)}
    if OURS in missing:
        sys.exit(f"{OURS} does not run: {missing[OURS]}")
    print_whole(phrases, results)
    print_kinds(phrases, results)
    if options.show:
        print_answers(phrases, results, options.show)
    if options.misses:
        print_misses(phrases, results[OURS])
    told = dict.fromkeys(one for result in results.values() for one in result.versions)
    print(f"Python {'.'.join(map(str, sys.version_info[:3]))}, {', '.join(told)}")
    for name, why in missing.items():
        print(f"not run: {name}: {why}")


if __name__ == "__main__":
    main()
