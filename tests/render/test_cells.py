"""One cell at a time: each kind of value as text for people and for machines."""

import json
from fractions import Fraction

import pytest

from ftcli.dates import Period
from ftcli.quantity import Quantity, Verdict
from ftcli.render import MACHINE, Style
from ftcli.render.cells import cell_text, decimal_text, entry_parts, safe
from ftcli.table import Column, Document, Entry, Kind, Link, Quote, Table
from ftcli.views import View

CELLS = [
    (None, "", ""),
    ("mot", "mot", "mot"),
    (True, "true", "true"),
    (False, "false", "false"),
    (Quantity.exactly(9500, "jobs"), "9,500", "9\u202f500"),
    (Period.parse("2014-10"), "Oct 2014", "oct. 2014"),
    (Quote("plus de 7"), "“plus de 7”", "«\u202fplus de 7\u202f»"),
    (Link("texte", "https://x.example/"), "texte", "texte"),
    (Entry(None, "unknown"), "unknown", "unknown"),
    (Fraction(5, 2), "2.5", "2,5"),
    (1234, "1,234", "1\u202f234"),
]


@pytest.mark.parametrize(("cell", "english", "french"), CELLS)
def test_each_kind_of_cell_has_its_words(cell, english, french):
    assert (cell_text(cell, "en"), cell_text(cell, "fr")) == (english, french)


def test_a_figure_carries_its_year_sources_sector_rivals_and_rank():
    entry = Entry(
        Quantity.exactly(7, "firms"),
        period=Period.parse("2014-10"),
        references=(1, 3),
        sector="oecd-ict",
        rivals=2,
        rank=(1, 2),
    )

    assert entry_parts(entry, "en") == ("7", "2014 [1] [3] oecd-ict +2 #1–2")
    assert entry_parts(entry, "fr") == ("7", "2014 [1] [3] oecd-ict +2 n° 1–2")
    assert cell_text(entry, "en") == "7  2014 [1] [3] oecd-ict +2 #1–2"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\u202eabc", "\\u202eabc"),
        ("\x9b31m", "\\x9b31m"),
        ("é \u202f\u00a0 東京 e\u0301", "é \u202f\u00a0 東京 e\u0301"),
        ("\ue0a0", "\\ue0a0"),
        ("co\u00adop\u200d", "co\u00adop\u200d"),
    ],
)
def test_what_drives_a_terminal_is_shown_instead(text, shown):
    assert safe(text) == shown
    assert cell_text(text, "en") == shown


@pytest.mark.parametrize(
    ("number", "value", "low", "high"),
    [
        (Fraction(1, 3), "0.333333333333333", "0.333333333333333", "0.333333333333334"),
        (Fraction(2, 3), "0.666666666666667", "0.666666666666666", "0.666666666666667"),
        (Fraction(-1, 3), "-0.333333333333333", "-0.333333333333334", "-0.333333333333333"),
        (Fraction(10**20), "1" + "0" * 20, "1" + "0" * 20, "1" + "0" * 20),
        (Fraction(1, 8), "0.125", "0.125", "0.125"),
        (Fraction(100), "100", "100", "100"),
        (Fraction(0), "0", "0", "0"),
        (Fraction(1, 10**12), "0.000000000001", "0.000000000001", "0.000000000001"),
    ],
)
def test_numbers_for_machines_have_15_digits_rounded_outward(number, value, low, high):
    kinds = (Kind.NUMBER, Kind.LOW, Kind.HIGH)

    assert tuple(decimal_text(number, kind) for kind in kinds) == (value, low, high)


def test_words_of_a_coded_cell_are_the_same_for_machines_in_every_form():
    columns = (Column("on"), Column("verdict"), Column("n", kind=Kind.NUMBER))
    row = (Period.parse("2014-07/2014-09"), Verdict.LOWER, Fraction(5, 2))
    view = View(lambda: Document(()), lambda: Table(columns, (row,)))

    assert MACHINE["csv"](view, Style()) == "on,verdict,n\n2014-07/2014-09,lower,2.5\n"
    assert json.loads(MACHINE["jsonl"](view, Style())) == {
        "on": "2014-07/2014-09",
        "verdict": "lower",
        "n": 2.5,
    }
