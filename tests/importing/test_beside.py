"""What stands beside a number, in its cell or in its header, is read or refused, never left out."""

from importlib.util import find_spec

import pytest

from importing.conftest import book

needs_openpyxl = pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs the extra xlsx")
CURRENCY = "take the currency out of the cells, or {0} out of the header"


def wide(header: str, *cells: str) -> str:
    return f"Ville;{header}\n" + "".join(f"Lyon;{cell}\n" for cell in cells)


# Errors of a spreadsheet


@pytest.mark.parametrize(
    "code",
    ["#DIV/0!", "#DIV/0 !", "#REF!", "#VALEUR!", "#VALUE!", "#NOM?", "#NAME?", "#NUM!", "#NULL!",
     "#NOMBRE!", "#NUL!", "Err:502"],
)  # fmt: skip
@pytest.mark.parametrize("header", ["Emplois", "CA (k€)"])
def test_an_error_of_a_spreadsheet_is_a_fault_and_no_figure(faults, header, code):
    said = f"the error {code} of the spreadsheet"
    assert faults(wide(header, code)) == [f"rows.csv: row 2, column B ({header}): {said}"]
    long = f"ecosystem;metric;stated;value\nlyon;jobs;{code};\nlyon;firms;;{code}\n"
    assert faults(long) == [
        f"rows.csv: row 2, column C (stated): {said}",
        f"rows.csv: row 3, column D (value): {said}",
    ]


@pytest.mark.parametrize(
    "word",
    ["#N/A", "#N/D", "sans objet", "à venir", "en cours", "Confidentiel", "secret"],
)
def test_a_cell_that_withholds_its_figure_gives_none(taken, word):
    for text in (wide("Emplois", word), f"ecosystem;metric;stated\nlyon;jobs;{word}\n"):
        found = taken(text, source="press", on="2014")
        assert (found.faults, len(found.dataset)) == ((), 0)
        assert found.reports[0].remarks == ("rows.csv: left out, without a figure: row 2",)


def test_a_note_in_the_same_words_is_kept(taken):
    found = taken(
        "ecosystem;metric;stated;note\nlyon;jobs;12;en cours\n", source="press", on="2014"
    )
    assert found.dataset["lyon"].figures[0].note == "en cours"


# Currencies and units


@pytest.mark.parametrize(
    ("header", "cell", "scale"),
    [
        ("CA (k€)", "1 250,00 €", "k€"),
        ("CA (M€)", "12,50 €", "M€"),
        ("CA (M€)", "env. 12 €", "M€"),
        ("Revenue (€m)", "€12", "€m"),
    ],
)
def test_a_bare_currency_under_a_scale_is_a_fault_that_tells_both_readings(
    faults, figures, header, cell, scale
):
    said = f'"{cell}" may count EUR as it shows, or {scale} as its column says'
    assert faults(wide(header, cell)) == [
        f"rows.csv: row 2, column B ({header}): {said}: {CURRENCY.format(scale)}"
    ]
    long = "ecosystem;metric;stated;value;unit\nlyon;revenue;{};{};M€\n"
    assert "may count EUR" in faults(long.format(cell, ""))[0]
    assert figures(long.format("400 000 €", "0,4"))[0][3] == 400000
    metric = header.partition(" ")[0]
    assert figures(wide(metric, cell))[0][3] in {1250, 12, 12.5}


@needs_openpyxl
@pytest.mark.parametrize("shown", ['#,##0.00\\ "€"', "#,##0.00\\ [$€-40C]", '"€"0.00'])
def test_a_currency_format_under_a_scale_is_a_fault_too(faults, shown):
    raw = book(("Ville", "CA (k€)"), ("Lyon", 1250), formats={"B2": shown})
    [fault] = faults(raw, "rows.xlsx")
    assert "may count EUR as it shows, or k€ as its column says" in fault


@needs_openpyxl
def test_a_currency_format_that_divides_by_the_scale_of_its_column_agrees_with_it(figures):
    raw = book(("Ville", "CA (M€)"), ("Lyon", 12500000), formats={"B2": '0.0,,"€"'})
    assert figures(raw, "rows.xlsx")[0][3] == 12500000


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("CA (k€)", "12,5 (M€)", '"12,5 (M€)" has its unit in brackets: write "12,5 M€"'),
        ("Emplois", "9 (milliers)",
         '"9 (milliers)" has its unit in brackets: write "9 milliers"'),
        ("CA (k€)", "1 250 HT", '"1 250 HT" says HT beside its number: write "1 250", and HT in '
         "the header, as in CA HT (k€)"),
        ("Emplois", "1 250 (1)", '"1 250 (1)" has the mark of a footnote: remove it'),
        ("Emplois", "1 250¹", '"1 250¹" has the mark of a footnote: remove it'),
        ("Emplois", "1 250 US$",
         '"1 250 US$" is an amount of money, the metric jobs is none'),
        ("Emplois", "1 250 CHF",
         '"1 250 CHF" is an amount of money, the metric jobs is none'),
    ],
)  # fmt: skip
def test_what_stands_beside_a_number_is_refused_with_the_next_step(faults, header, cell, said):
    assert faults(wide(header, cell)) == [f"rows.csv: row 2, column B ({header}): {said}"]


@needs_openpyxl
def test_money_by_its_format_is_no_count(faults):
    raw = book(("Ville", "Emplois"), ("Lyon", 1250), formats={"B2": '#,##0\\ "US$"'})
    assert faults(raw, "rows.xlsx") == [
        'rows.xlsx: row 2, column B (Emplois): "1250 US$" is an amount of money, the metric jobs '
        "is none"
    ]


# Headers


@pytest.mark.parametrize(
    "scale",
    ["k", "K", "en k", "000", "en 000", "x1000", "x 1 000", "× 1 000", "milliers d'emplois"],
)
@pytest.mark.parametrize(("cell", "nominal"), [("95", 95000), ("1,25", 1250), ("2 milliers", 2000)])
def test_a_scale_in_the_brackets_of_a_header_counts(figures, scale, cell, nominal):
    assert figures(wide(f"Emplois ({scale})", cell))[0][3] == nominal


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("pour 1000 hab.", "a ratio, no figure"),
        ("par habitant", "a ratio, no figure"),
        ("rang", "a rank, no figure"),
        ("évolution 2014-2015", "a change, no figure"),
        ("%", "a share, no figure"),
        ("part des femmes", "a share, no figure"),
        (
            "objectif 2020",
            "an objective, no figure (a target is a row with a mode in a long table)",
        ),
        ("milliers d'ETP", "of no scale that is known, such as k€, M€ or milliers"),
        ("k ETP", "of no scale that is known, such as k€, M€ or milliers"),
    ],
)
def test_a_column_of_another_measure_than_its_metric_is_a_fault(faults, figures, inside, what):
    name = f"Emplois ({inside})"
    text = f"Ville;Entreprises;{name}\nLyon;300;12\n"

    [fault] = faults(text)

    assert fault.startswith(f"rows.csv: row 1, column C ({name}): it holds numbers and is {what}: ")
    assert figures(text, maps=[f"{name}="]) == [("lyon", "firms", "300", 300)]


def test_what_a_bracket_is_taken_for_is_told(taken):
    found = taken("Ville;Emplois (directs);CA (M€)\nLyon;9;7\n", source="press", on="2014")

    assert found.reports[0].remarks == (
        "rows.csv: what is counted is named by the columns B (Emplois (directs))",
    )
    assert found.dataset["lyon"].figures[0].counts == "directs"


@pytest.mark.parametrize("header", ["CA (M€ HT)", "CA HT (M€)", "CA HT en M€", "CA (HT) (M€)"])
def test_tax_in_a_header_is_what_is_counted(taken, header):
    found = taken(wide(header, "12"), source="press", on="2014")

    [one] = found.dataset["lyon"].figures
    assert (one.metric, one.quantity.nominal, one.counts) == ("revenue", 12000000, "HT")


# Fractions of what comes whole


def test_a_fraction_of_a_job_is_kept_by_what_its_fault_advises(faults, figures):
    [fault] = faults(wide("Emplois (ETP)", "1 250,5"))
    assert "round it, or keep it as it is in a long table, as stated with its value beside" in fault

    kept = "ecosystem;metric;counts;stated;value\nlyon;jobs;ETP;1 250,5;1250,5\n"
    assert figures(kept) == [("lyon", "jobs", "1 250,5", 1250.5)]


@needs_openpyxl
@pytest.mark.parametrize("shown", ["#,##0", "0"])
def test_a_count_that_its_cell_shows_whole_is_that(figures, shown):
    raw = book(("Ville", "Emplois"), ("Lyon", 2500.4), formats={"B2": shown})
    assert figures(raw, "rows.xlsx") == [("lyon", "jobs", "2500", 2500)]


@needs_openpyxl
@pytest.mark.parametrize("shown", ["General", "0.0"])
def test_a_count_that_its_cell_shows_with_a_fraction_is_a_fault(faults, shown):
    raw = book(("Ville", "Emplois"), ("Lyon", 2500.4), formats={"B2": shown})
    assert '"2500.4" is no whole number' in faults(raw, "rows.xlsx")[0]
