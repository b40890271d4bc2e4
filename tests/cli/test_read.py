"""`ftcli read`: from words to a quantity, from arguments and from standard input."""

import csv
import io
import json
import resource

import pytest
from typer.testing import CliRunner

from ftcli.cli.app import app

from .conftest import AWAY, PLAIN, Run

PHRASES = [
    "plus d'1 milliard d'euros de chiffre d'affaires",
    "près de 500 entreprises, dont 300 « pure players »",
    "une vingtaine de startups d'ici 2020",
    "créer 4 000 emplois dans les dix prochaines années",
    "entre 3 et 18 mois",
    "deux tiers des salariés",
    "doubler le nombre d'emplois à terme",
    "140 000 visiteurs chaque année",
    "beaucoup d'emplois",
    "",
]
KEYS = [
    "stated", "start", "end", "value", "low", "high", "low_open", "high_open", "approximate",
    "unit", "per", "metric", "increment", "multiple", "deadline", "horizon",
]  # fmt: skip

BOTH = "- stands for standard input, and PHRASES are given as well\n  give the one or the other\n"
MOST = "the most ftcli reads in one run\n  split the text"
NO_DATE = "'soon' is no date\n  write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09\n"


@pytest.fixture
def fed():
    """Runs a command on what stands on standard input: `fed(b"750 entreprises", "-f", "csv")`."""

    def call(given, *words):
        result = CliRunner().invoke(
            app,
            ["read", "-", *words],
            input=given,
            env=dict.fromkeys(AWAY) | PLAIN,
            prog_name="ftcli",
            catch_exceptions=False,
        )
        return Run(result.exit_code, result.stdout_bytes.decode(), result.stderr_bytes.decode())

    return call


def objects(result):
    """The objects of JSON Lines, once the run has succeeded."""
    assert (result.status, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_fits_the_screen(run, golden, lang, width):
    result = run("read", *PHRASES, "--lang", lang, COLUMNS=width)

    assert (result.status, result.err) == (0, "")
    assert max(map(len, result.lines)) <= int(width)
    golden(f"read/phrases.{lang}.{width}.txt", result.out)


@pytest.mark.parametrize("form", ["csv", "csv-fr", "tsv", "json", "jsonl", "markdown"])
def test_each_format_gives_the_whole(run, golden, form):
    result = run("read", *PHRASES, "-f", form)

    assert (result.status, result.err) == (0, "")
    golden(f"read/phrases.{form}", result.out)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_machine_formats_are_the_same_in_every_language(run, form):
    words = ("read", *PHRASES, "-f", form)

    assert run(*words, "--lang", "fr") == run(*words, "--lang", "en")


def test_a_phrase_gives_one_line_of_json(run):
    [phrase] = objects(run("read", "10 nouveaux tech champions d'ici 2015", "-f", "jsonl"))

    assert phrase == {
        "text": "10 nouveaux tech champions d'ici 2015",
        "quantities": [
            {
                "stated": "10 nouveaux tech champions",
                "start": 0,
                "end": 26,
                "value": 10,
                "low": 10,
                "high": 10,
                "low_open": False,
                "high_open": False,
                "approximate": False,
                "unit": "firms",
                "per": None,
                "metric": "tech_champions",
                "increment": True,
                "multiple": None,
                "deadline": "2015",
                "horizon": None,
            }
        ],
    }
    assert list(phrase["quantities"][0]) == KEYS


def test_the_phrases_of_standard_input_are_those_of_the_arguments(run, fed):
    given = "\n".join(PHRASES).encode() + b"\n"

    assert fed(given, "-f", "jsonl") == run("read", *PHRASES, "-f", "jsonl")
    assert fed(given, "--lang", "fr") == run("read", *PHRASES, "--lang", "fr")


def test_every_line_gives_one_object(fed):
    given = b"750 entreprises\r\n\nrien\n9 500 emplois et 300 firms"
    found = objects(fed(given, "-f", "jsonl"))

    assert [one["text"] for one in found] == [
        "750 entreprises",
        "",
        "rien",
        "9 500 emplois et 300 firms",
    ]
    assert [[q["value"] for q in one["quantities"]] for one in found] == [
        [750],
        [],
        [],
        [9500, 300],
    ]


def test_json_holds_the_objects_of_json_lines(run):
    lines = objects(run("read", *PHRASES, "-f", "jsonl"))
    whole = run("read", *PHRASES, "-f", "json")

    assert json.loads(whole.out) == lines
    assert whole.out == json.dumps(lines, ensure_ascii=False, indent=1) + "\n"


def test_csv_says_what_json_lines_say(run):
    lines = objects(run("read", *PHRASES, "-f", "jsonl"))
    rows = list(csv.DictReader(io.StringIO(run("read", *PHRASES, "-f", "csv").out)))

    empty = dict.fromkeys(KEYS)
    expected = [(one["text"], q) for one in lines for q in one["quantities"] or [empty]]
    assert [row["text"] for row in rows] == [text for text, _ in expected]
    for row, (_, quantity) in zip(rows, expected, strict=True):
        for key in KEYS:
            value = quantity[key]
            told = str(value).lower() if isinstance(value, bool) else str(value)
            assert row[key] == ("" if value is None else told)


@pytest.mark.parametrize("text", ["a\r1 ha", "a\n1 ha", 'a"1 ha', "a,1 ha", "a;1 ha", "a\t1 ha"])
@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("csv-fr", ";"), ("tsv", "\t")])
def test_a_phrase_of_any_signs_is_one_cell(run, form, delimiter, text):
    result = run("read", text, "-f", form)

    table = io.StringIO(result.out.removeprefix("\ufeff"), newline="")
    head, row = csv.reader(table, delimiter=delimiter)
    assert len(head) == len(row)
    assert row[:2] == [text, "1 ha"]


def test_strict_reading_is_told_on_the_page(run):
    result = run("read", "une vingtaine de startups", "--strict")

    assert result.out.startswith("Strict: only the bounds that the words entail.\n\n")
    [phrase] = objects(run("read", "une vingtaine de startups", "--strict", "-f", "jsonl"))
    [one] = phrase["quantities"]
    assert (one["value"], one["low"], one["high"], one["approximate"]) == (20, 0, None, True)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["1 billion", "--from", "fr"], [10**12]),
        (["1 billion", "--from", "en"], [10**9]),
        (["1 billion", "--from", "EN"], [10**9]),
        (["more than 1 billion", "plus de 1 billion d'euros"], [10**9, 10**12]),
    ],
)
def test_the_language_is_asked_for_or_guessed_for_each_phrase(run, words, values):
    found = objects(run("read", *words, "-f", "jsonl"))

    assert [one["quantities"][0]["value"] for one in found] == values


def test_the_day_of_the_statement_gives_the_deadline(run):
    phrase = "créer 4 000 emplois dans les dix prochaines années"
    [one] = objects(run("read", phrase, "--on", "2014-10-08", "-f", "jsonl"))[0]["quantities"]

    assert (one["deadline"], one["horizon"]) == ("2024", "P10Y")
    assert "2024 (10 years)" in run("read", phrase, "--on", "2014-10-08", COLUMNS="200").out
    assert "in 10 years" in run("read", phrase, COLUMNS="200").out
    assert "dans 10 ans" in run("read", phrase, "--lang", "fr", COLUMNS="200").out


def test_numbers_without_a_unit_get_the_one_given(run):
    [one] = objects(run("read", "31.673", "--unit", "jobs", "-f", "jsonl"))[0]["quantities"]

    assert (one["value"], one["unit"], one["metric"]) == (31673, "jobs", "jobs")


def test_a_multiple_is_told_twice(run):
    [one] = objects(run("read", "multiplier par trois les levées", "-f", "jsonl"))[0]["quantities"]

    assert (one["value"], one["unit"], one["multiple"]) == (3, "multiple", 3)


def test_offsets_are_code_points_of_the_line(fed):
    line = "😀 " * 800 + "Près de 1 000 emplois."
    [one] = objects(fed(line.encode(), "-f", "jsonl"))[0]["quantities"]

    assert len(line) > 1000
    assert line[one["start"] : one["end"]] == one["stated"] == "Près de 1 000 emplois"


def test_a_phrase_that_begins_with_a_minus_stands_behind_two(run):
    [one] = objects(run("read", "-f", "jsonl", "--", "-5 %"))[0]["quantities"]

    assert (one["value"], one["unit"]) == (-5, "%")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], 'ftcli: no PHRASE\n  give one: ftcli read "750 entreprises"; '
             "or - for standard input\n"),
        (["-", "750 entreprises"], f"ftcli: {BOTH}"),
        (["-", "-"], f"ftcli: {BOTH}"),
        (["x", "--on", "soon"], f"ftcli: --on: {NO_DATE}"),
        (["x", "--as-of", "soon"], f"ftcli: --as-of: {NO_DATE}"),
        (["x", "--unit", "euros"], "ftcli: no unit called 'euros'\n  known: jobs, firms, startups, "
                                   "people, count, EUR, USD, GBP, %, m2, ha, day, month, year, "
                                   "multiple\n"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)  # fmt: skip
def test_wrong_usage_is_said_with_the_next_step(run, words, message):
    result = run("read", *words)

    assert (result.status, result.out, result.err) == (2, "", message)


def test_another_language_is_refused(run):
    result = run("read", "x", "--from", "de")

    assert (result.status, result.out) == (2, "")
    assert "--from" in result.err


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (b"750\n\xff\n", "line 2: byte 1 is no UTF-8\n  save the text as UTF-8"),
        ("750".encode("utf-16"), "line 1: byte 1 is no UTF-8\n  save the text as UTF-8"),
        (b"750\n" * 2**23 + b"7", f"more than 32 MiB, {MOST}"),
        (
            b"x" * (10 * 2**20 + 1),
            "line 1 is longer than 10 MiB\n  put each phrase on a line of its own",
        ),
        (b"\n" * 250_001, f"more than 250,000 phrases, {MOST}"),
    ],
    ids=["latin", "utf-16", "too much", "a long line", "too many lines"],
)
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_input_that_cannot_be_read_gives_one_error_and_no_output(fed, form, given, message):
    result = fed(given, "-f", form)

    assert (result.status, result.out, result.err) == (1, "", f"ftcli: {message}\n")


@pytest.mark.parametrize(
    ("form", "given", "message"),
    [
        (
            "table",
            b"1 ha\n" * 5001,
            "ftcli: more than 5,000 figures and phrases, too many for a page\n"
            "  -f jsonl and -f csv give them all\n",
        ),
        (
            "csv",
            b"1 ha; " * 8000 + b"x" * 40_000,
            "ftcli: each row would repeat a long phrase\n"
            "  put each phrase on a line of its own; or -f jsonl, which gives a phrase once\n",
        ),
    ],
)
def test_what_a_format_cannot_show_is_refused_with_one_that_can(fed, form, given, message):
    result = fed(given, "-f", form)

    assert (result.status, result.out, result.err) == (1, "", message)
    assert fed(given, "-f", "jsonl").status == 0


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("table", "No phrase.\n"),
        ("csv", f"text,{','.join(KEYS)}\n"),
        ("json", "[]\n"),
        ("jsonl", ""),
    ],
)
@pytest.mark.parametrize("given", [b"", b"\xef\xbb\xbf"])
def test_no_line_is_nothing_to_read(fed, form, text, given):
    result = fed(given, "-f", form)

    assert (result.status, result.out, result.err) == (0, text, "")


def test_control_characters_are_escaped_on_a_page_and_kept_in_json(run):
    text = "a\x00\x1b[31m 5 emplois [bold]\u2028"

    page = run("read", text, "x\x1b[2J")
    assert (page.status, page.err) == (0, "")
    assert "\x1b" not in page.out
    assert "“x\\x1b[2J”" in page.out
    assert objects(run("read", text, "-f", "jsonl"))[0]["text"] == text


def test_a_byte_order_mark_is_no_part_of_the_first_phrase(fed):
    [phrase] = objects(fed("\ufeff750 entreprises\r\n".encode(), "-f", "jsonl"))

    assert phrase["text"] == "750 entreprises"


def test_an_argument_that_is_no_utf_8_is_refused(shell):
    result = shell("ftcli read 750 $'ab\\xff' -f jsonl", PYTHONUTF8="1")

    assert (result.status, result.out) == (1, "")
    assert result.err == "ftcli: phrase 2: character 3 is no UTF-8\n  give it in UTF-8\n"


def test_a_closed_standard_input_is_said_in_one_line(shell):
    result = shell("ftcli read - <&-")

    assert (result.status, result.out) == (1, "")
    assert result.err == "ftcli: standard input is closed\n"


def test_a_reader_that_leaves_early_ends_the_program_in_silence(shell):
    result = shell(
        "yes '750 entreprises' | head -20000 | ftcli read - -f jsonl | head -1; "
        "exit ${PIPESTATUS[2]}"
    )

    assert (result.status, result.err) == (0, "")
    assert json.loads(result.out)["text"] == "750 entreprises"


def test_no_data_file_is_read(run):
    result = run("read", "750 entreprises", "-f", "jsonl", FTCLI_DATA="/nowhere.json")

    assert objects(result)[0]["quantities"][0]["unit"] == "firms"


def test_the_result_can_be_written_to_a_file(run, tmp_path):
    file = tmp_path / "found.jsonl"
    result = run("read", *PHRASES, "-o", str(file))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert file.read_bytes().decode() == run("read", *PHRASES, "-f", "jsonl").out


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (400 * 2**20, 400 * 2**20))


@pytest.mark.parametrize(
    ("given", "form"),
    [
        (b"x" * 10_000_000, "jsonl"),
        ("😀".encode() + b"x" * 10_000_000, "json"),
        (b"9 ha, " * 30_000 + "😀".encode() + b"x" * 9_000_000, "json"),
        (b"environ 750 entreprises d'ici 2020\n" * 5_000, "table"),
        (b"x" * (100 * 2**20), "jsonl"),
    ],
    ids=["a long word", "a rare character", "many figures on a line", "a long page", "too much"],
)
def test_memory_stays_bounded(program, given, form):
    result = program("read", "-", "-f", form, options={"input": given, "preexec_fn": _limited})

    assert "Traceback" not in result.err
    assert (result.status == 0) == bool(result.out)
    assert result.status == (1 if len(given) > 32 * 2**20 else 0)
