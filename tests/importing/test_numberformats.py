"""What the formats of cells show of their numbers: units, hedges, thousands."""

from fractions import Fraction
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import interval
from ftcli.importing.numberformats import SHOW_PLAIN, shown_number
from importing.conftest import attempt, book

needs_openpyxl = pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs the extra xlsx")
PLACE = "t.xlsx: row 2, column B"


def cell(header: str, value: object, shown: str) -> bytes:
    """A workbook of one figure."""
    return book(("Ville", header), ("Lyon", value), formats={"B2": shown})


@needs_openpyxl
@pytest.mark.parametrize(
    ("value", "shown", "metric", "stated", "nominal"),
    [
        (9500, "General", "Emplois", "9500", 9500),
        (9500, "#,##0", "Emplois", "9500", 9500),
        (2014, "0", "Emplois", "2014", 2014),
        (9500, '#,##0 "emplois"', "Emplois", "9500 emplois", 9500),
        (9500, 'General" emplois"', "Emplois", "9500 emplois", 9500),
        (12, '0" sites"', "Emplois", "12 sites", 12),
        (0.074, "0.0%", "Part de l'emploi", "7,4%", "7.4"),
        (7.4, '0.0" %"', "Part de l'emploi", "7,4 %", "7.4"),
        (7.4, "0.0\\ \\%", "Part de l'emploi", "7,4 %", "7.4"),
        (-0.05, "0%", "Part de l'emploi", "-5%", -5),
        (7.4, "0.0", "Part de l'emploi", "7,4", "7.4"),
        (1200, '#,##0 "k€"', "CA", "1200 k€", 1200000),
        (1200, "#,##0 [$k€-40C]", "CA", "1200 k€", 1200000),
        (1200.5, "#,##0.00 €", "CA", "1200,5 €", "1200.5"),
        (1200, "[$$-409]#,##0", "CA", "$1200", 1200),
        (1200, '_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-', "CA", "1200 €", 1200),
        (12.345, "General", "CA (M€)", "12,3450 M€", 12345000),
        (12.345, "#,##0.00;[Red]-#,##0.00", "CA (M€)", "12,3450 M€", 12345000),
        (0.1 + 0.2, "General", "CA (M€)", "0,3 M€", 300000),
        ("12,67", "General", "CA (M€)", "12,67 M€", 12670000),
        ("plus de 500", "General", "Emplois", "plus de 500", 500),
        (9500, '0;"a;b"0', "Emplois", "9500", 9500),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(  # noqa: PLR0917
    figures, value, shown, metric, stated, nominal
):
    [(_, _, words, number)] = figures(cell(metric, value, shown), "t.xlsx")

    assert words == stated
    assert float(number) == float(nominal)


@needs_openpyxl
@pytest.mark.parametrize(
    ("value", "shown", "header", "stated", "nominal"),
    [
        # Shown divided, said to be so or not: the value of the cell is what is known.
        (5000, '#,##0," k"', "Emplois", "5000", 5000),
        (12000, '#,##0,"k"', "Emplois", "12000", 12000),
        (5000, "#,##0,\\ \\K", "Emplois", "5000", 5000),
        (5000, "#,##0,", "Emplois", "5000", 5000),
        (5000, '0.0,"k emplois"', "Emplois", "5000 emplois", 5000),
        (5000, '0.0," milliers"', "Emplois", "5 milliers", 5000),
        (12300, '"env. "0.0,"k"', "Emplois", "env. 12,3k", 12300),
        (5e6, '0.0,," M"', "Emplois", "5000000", 5000000),
        (5000, '[>=1000000]0.0,," M";[>=1000]0.0," k";0', "Emplois", "5000", 5000),
        (500, '[>=1000]0.0," k"', "Emplois", "500", 500),
        (5000, '#,##0," k"', "CA (€)", "5000 €", 5000),
        (12500000, '0.0,,"M€"', "CA", "12,5M€", 12500000),
        (12500000, '0,,.0" M€"', "CA", "12,5 M€", 12500000),
        # Divided, under a header that multiplies again.
        (1200000, "#,##0,", "CA (k€)", "1200 k€", 1200000),
        (12500, "0.0,", "Emplois (milliers)", "12,5 milliers", 12500),
        (12500, '0.0," M€"', "CA (k€)", "12,5 M€", 12500000),
        # Words that read to a number.
        (5, '0"k"', "Emplois", "5k", 5000),
        (5, '0" k"', "CA (€)", "5 k €", 5000),
        (9, '0" milliers"', "Emplois (milliers)", "9 milliers", 9000),
        (9, '0"k"', "Emplois (milliers)", "9k", 9000),
        (2, '0" milliards"', "CA (M€)", "2 milliards", 2 * 10**9),
    ],
)
def test_no_figure_is_a_thousand_times_off(  # noqa: PLR0917
    figures, value, shown, header, stated, nominal
):
    assert figures(cell(header, value, shown), "t.xlsx") == [
        ("lyon", "jobs" if "Emplois" in header else "revenue", stated, nominal)
    ]


@needs_openpyxl
@pytest.mark.parametrize(
    ("value", "shown", "header", "said"),
    [
        (5, '0" k"', "Emplois", 'no bounds that are certain in "5 k"'),
        (5, '0" M"', "Emplois", 'no bounds that are certain in "5 M"'),
        (5, '0"k"', "CA (M€)", '"5k" has another scale than its column, M€: write its unit beside '
         "the number"),
        (12.345, '"env. "General', "CA (€)", 'no words are as vague as "env. 12,345" and read so: '
         "write it with fewer digits, or in thousands"),
        (12500, '0.0," M"', "Emplois", f'"12.5 M" is shown where 12500 stands: {SHOW_PLAIN}'),
        (12500, '0.0," M€"', "CA", f'"12.5 M€" is shown where 12500 stands: {SHOW_PLAIN}'),
        (1200000, "#,##0,", "CA (M€)", f'"1200" is shown where 1200000 stands: {SHOW_PLAIN}'),
        (12, ";;;", "Emplois", "its format hides the number 12: show it, or empty the cell"),
        (12, '"fermé"', "Emplois", "its format hides the number 12: show it, or empty the cell"),
        (-5, "0", "Emplois", '"-5" is a change or a loss, no figure'),
        (5, "+0;-0", "Emplois", '"+5" is a change or a loss, no figure'),
        (5, "0", "CA", 'no currency in "5"; name its unit: in the cell, or in the header as in '
         "CA (M€)"),
    ],
)  # fmt: skip
def test_a_number_whose_scale_or_sense_is_not_certain_is_a_fault(
    faults, value, shown, header, said
):
    assert faults(cell(header, value, shown), "t.xlsx") == [f"{PLACE} ({header}): {said}"]


@needs_openpyxl
@pytest.mark.parametrize(
    ("value", "shown", "header", "stated", "bounds"),
    [
        (12.3456, '"env. "0.0', "CA (M€)", "env. 12,3 M€", "≈ [12250000, 12350000] EUR"),
        (12.0456, '"env. "0.0', "CA (M€)", "env. 12,0 M€", "≈ [11950000, 12050000] EUR"),
        (12.3456, '"env. "0.0##', "CA (M€)", "env. 12,346 M€", "≈ [12345500, 12346500] EUR"),
        (12.345, '"env. "0.00', "CA (€)", "env. 12,35 €", "≈ [2469/200, 2471/200] EUR"),
        (12345678, '"env. "0.0,," M€"', "CA", "env. 12,3 M€", "≈ [12250000, 12350000] EUR"),
        (12000, '"env. "0.0,"k"', "Emplois", "env. 12,0k", "≈ [11950, 12050] jobs"),
        (12345, '"env. "0.0,', "Emplois", "env. 12300", "≈ [12250, 12350] jobs"),
        (0.0756, '"env. "0.0%', "Part de l'emploi", "env. 7,6%", "≈ [151/20, 153/20] %"),
        (12.3456, '"env. "General', "CA (M€)", "env. 12,3456 M€",
         "≈ [12345550, 12345650] EUR"),
        # What is no hedge but a bound, or neither, rests on the value of the cell.
        (12.36, '"> "0.0', "CA (M€)", "> 12,36 M€", "(12360000, ∞) EUR"),
        (12.3456, '0.0" (est.)"', "CA (M€)", "12,3456 M€ (est.)", "[12345600, 12345600] EUR"),
    ],
)  # fmt: skip
def test_a_hedged_number_is_as_vague_as_it_is_shown(  # noqa: PLR0917
    taken, value, shown, header, stated, bounds
):
    found = taken(cell(header, value, shown), "t.xlsx", source="press", on="2014")

    assert found.faults == ()
    [one] = found.dataset["lyon"].figures
    assert (one.stated, interval(one.quantity)) == (stated, bounds)


SCALING = ("", ",", ",,")
LITERALS = ("", " k", "k", "K", " M", " Md", " k€", "M€", " €", " emplois", "k emplois", "env. ",
            " milliers", " milliards")  # fmt: skip
HEADERS = ("Emplois", "Emplois (milliers)", "CA (€)", "CA (k€)", "CA (M€)", "CA")


@needs_openpyxl
@given(
    value=st.integers(1, 10**9),
    scaling=st.sampled_from(SCALING),
    literal=st.sampled_from(LITERALS),
    header=st.sampled_from(HEADERS),
)
def test_a_number_that_is_shown_divided_is_its_value_or_what_is_shown_or_a_fault(
    value, scaling, literal, header, tmp_path_factory
):
    path = tmp_path_factory.getbasetemp() / "scaled.xlsx"
    path.write_bytes(cell(header, value, f'0.0{scaling}"{literal}"'))
    found = attempt(path)
    assert not isinstance(found, str), found
    if found.faults:
        return
    [one] = found.dataset["lyon"].figures
    shown = Fraction(value, 1000 ** len(scaling))
    of_header = {"(milliers)": 1000, "(k€)": 1000, "(M€)": 10**6}.get(header.split()[-1], 1)
    of_literal = {"k": 1000, "K": 1000, "M": 10**6, "Md": 10**9, "k€": 1000, "M€": 10**6,
                  "k emplois": 1000, "€": 1, "emplois": 1, "milliers": 1000,
                  "milliards": 10**9}.get(literal.strip())  # fmt: skip
    says_nothing = scaling and of_literal in {None, 1}
    assert one.quantity.nominal == (value if says_nothing else shown * (of_literal or of_header))


@needs_openpyxl
@pytest.mark.parametrize("header", ["Emplois", "CA 2014 (M€)", "Part de l'emploi"])
@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ('"env. "0', "env. {}"),
        ('"env. "0.0', "env. {},0"),
        ('"> "0', "> {}"),
        ('"~"0', "~{}"),
        ("~0", "~{}"),
        ('"plus de "0', "plus de {}"),
        ('0"+"', "{}+"),
        ('0" (est.)"', "{} (est.)"),
        ('0" ou 13"', "{} ou 13"),
        ('"n° "0', "n° {}"),
    ],
)
def test_a_format_that_hedges_is_read_as_its_words_in_a_csv_are(taken, header, shown, told):
    def outcome(content, name):
        found = taken(content, name, source="press", on="2014")
        figures = [each.figures for each in found.dataset.ecosystems.values()]
        return [fault.said for fault in found.faults], figures

    text = f"Ville;{header}\nLyon;{told.format(12)}\n"

    assert outcome(cell(header, 12, shown), "t.xlsx") == outcome(text, "t.csv")


@needs_openpyxl
def test_the_numbers_of_a_long_table_count_in_the_unit_that_they_show(taken):
    rows = [("lyon", "revenue", 12.5e6, None, "EUR"), ("lyon", "revenue", 12, None, "EUR"),
            ("lyon", "revenue", 12, None, "USD"), ("lyon", "revenue", None, 12, "M€")]  # fmt: skip
    raw = book(
        ("ecosystem", "metric", "low", "high", "unit"), *rows,
        formats={"C2": '0.0,,"M€"', "C3": '0" M€"', "C4": '0" M€"', "D5": '"env. "0'},
    )  # fmt: skip

    found = taken(raw, "t.xlsx", source="press", on="2014")

    assert [one.quantity.low for one in found.dataset["lyon"].figures] == [12500000, 12000000]
    assert [str(fault) for fault in found.faults] == [
        't.xlsx: row 4, column C (low): "12 M€" counts EUR, the row USD',
        't.xlsx: row 5, column D (high): no number in "env. 12"',
    ]


@given(number_format=st.text(st.sampled_from('0#?.,;"\\[]<>=$€%k M_*E+-(){}@~'), max_size=20))
def test_any_format_shows_a_number_or_hides_it(number_format):
    found = shown_number(Fraction(1234500), number_format)

    assert (found.number is None) == bool(found.fault)
    assert found.template.count("{}") == 1
    assert found.template.replace("{}", "").count("{") == 0
