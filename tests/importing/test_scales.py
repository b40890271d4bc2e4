"""Scales, words and bounds: no number is a thousand times off, no word is made up or lost."""

from fractions import Fraction
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import interval
from ftcli.importing.phrases import NOT_WHOLE
from importing.conftest import attempt, book

needs_openpyxl = pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs the extra xlsx")
LONG = "ecosystem;metric;stated;value;low;high;low_open;high_open;approximate;unit\n"


def wide(header: str, cell: str) -> str:
    return f"Ville;{header}\nLyon;{cell}\n"


def long(*rows: str) -> str:
    return LONG + "".join(f"lyon;{row}\n" for row in rows)


# The scale of a column, and that of a cell


@pytest.mark.parametrize(
    ("header", "cell", "stated", "bounds"),
    [
        ("Emplois (milliers)", "9", "9 milliers", "[9000, 9000] jobs"),
        ("Emplois (milliers)", "9 milliers", "9 milliers", "[9000, 9000] jobs"),
        ("Emplois (milliers)", "9k", "9k", "[9000, 9000] jobs"),
        ("Emplois (milliers)", "1 million", "1 million", "[1000000, 1000000] jobs"),
        ("Emplois (milliers)", "deux mille", "deux mille", "[2000, 2000] jobs"),
        ("Emplois (milliers)", "quinze", "quinze milliers", "[15000, 15000] jobs"),
        ("Emplois (milliers)", "plusieurs milliers", "plusieurs milliers", "≈ [2000, ∞) jobs"),
        ("Emplois (milliers)", "de 9 à 12 milliers", "de 9 à 12 milliers", "[9000, 12000] jobs"),
        ("Emplois (milliers)", "de 9 à 12", "de 9 à 12 milliers", "[9000, 12000] jobs"),
        ("Emplois (milliers)", "9 500 emplois", "9 500 emplois", "[9500, 9500] jobs"),
        ("CA (M€)", "2 milliards", "2 milliards", "[2000000000, 2000000000] EUR"),
        ("CA (M€)", "env. 2 milliards", "env. 2 milliards", "≈ [1500000000, 2500000000] EUR"),
        ("CA (M€)", "12 k€", "12 k€", "[12000, 12000] EUR"),
        ("CA (M€)", "12 (est.)", "12 M€ (est.)", "[12000000, 12000000] EUR"),
        ("CA (M€)", "12 ou plus", "12 M€ ou plus", "[12000000, ∞) EUR"),
        ("CA (M€)", "50+", "50 M€+", "[50000000, ∞) EUR"),
        ("CA (€m)", "env. 12", "env. €12m", "≈ [11500000, 12500000] EUR"),
        ("CA (€)", "9k", "9k", "[9000, 9000] EUR"),
        ("CA (€)", "5 k", "5 k €", "[5000, 5000] EUR"),
    ],
)
def test_a_scale_of_the_cell_takes_the_place_of_that_of_its_column(
    taken, header, cell, stated, bounds
):
    found = taken(wide(header, cell), source="press", on="2014")

    assert found.faults == ()
    [one] = found.dataset["lyon"].figures
    assert (one.stated, interval(one.quantity)) == (stated, bounds)


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("CA (M€)", "9k", '"9k" has another scale than its column, M€'),
        ("CA (M€)", "deux mille", '"deux mille" has another scale than its column, M€'),
        ("CA (M€)", "9 à 12 milliers", '"9 à 12 milliers" has another scale than its column, M€'),
        ("CA (€m)", "quinze", '"quinze" is not understood in €m'),
    ],
)
def test_a_lesser_scale_in_the_cell_than_in_its_column_is_a_fault(faults, header, cell, said):
    remedy = "write its unit beside the number"
    assert faults(wide(header, cell)) == [f"rows.csv: row 2, column B ({header}): {said}: {remedy}"]


SCALES = {"": 1, " milliers": 1000, "k": 1000, " millions": 10**6, " milliards": 10**9,
          " k€": 1000, " M€": 10**6, " emplois": 1}  # fmt: skip
HEADERS = {"Emplois": 1, "Emplois (milliers)": 1000, "Emplois (k)": 1000, "CA (€)": 1,
           "CA (k€)": 1000, "CA (M€)": 10**6}  # fmt: skip


@needs_openpyxl
@given(
    number=st.integers(1, 99),
    scale=st.sampled_from(sorted(SCALES)),
    hedge=st.sampled_from(("", "env. ", "plus de ", "au plus ")),
    header=st.sampled_from(sorted(HEADERS)),
)
def test_scales_of_cell_and_column_are_never_multiplied_in_a_csv_or_a_workbook(
    number, scale, hedge, header, tmp_path_factory
):
    here = tmp_path_factory.getbasetemp()
    cell = f"{hedge}{number}{scale}"
    (here / "scales.csv").write_text(wide(header, cell), "utf-8")
    (here / "scales.xlsx").write_bytes(book(("Ville", header), ("Lyon", cell)))
    shown = book(("Ville", header), ("Lyon", number), formats={"B2": f'"{hedge}"0"{scale}"'})
    (here / "shown.xlsx").write_bytes(shown)

    outcomes = []
    for name in ("scales.csv", "scales.xlsx", "shown.xlsx"):
        found = attempt(here / name)
        assert not isinstance(found, str), found
        figures = [one for each in found.dataset.ecosystems.values() for one in each.figures]
        assert len(figures) + len(found.faults) == 1
        outcomes.append([(one.quantity.nominal, interval(one.quantity)) for one in figures])
    assert outcomes[1:] == outcomes[:1] * 2
    for nominal, _ in outcomes[0]:
        assert nominal == number * (SCALES[scale] if scale else HEADERS[header])


# Words of a source, and the unit of their row


@pytest.mark.parametrize(
    ("row", "stated", "beside", "bounds"),
    [
        ("revenue;0,5;;;;;;;M€", "0,5 M€", {}, "[500000, 500000] EUR"),
        ("jobs;9;;;;;;;milliers", "9 milliers", {}, "[9000, 9000] jobs"),
        ("revenue;12;;;;;;;k€", "12 k€", {}, "[12000, 12000] EUR"),
        ("revenue;plus de 0,5 par an;;;;;;;M€", "plus de 0,5 M€ par an", {}, "(500000, ∞) EUR"),
        ("revenue;2 milliards;;;;;;;M€", "2 milliards", {"unit": "EUR"},
         "[2000000000, 2000000000] EUR"),
        ("jobs;9 500 salariés;;;;;;;milliers", "9 500 salariés", {}, "[9500, 9500] jobs"),
        # The other columns say that the words are in units already.
        ("revenue;500 000;0,5;;;;;;M€", "500 000", {"unit": "EUR"}, "[500000, 500000] EUR"),
        ("revenue;12,5;;;;;;;EUR", "12,5", {"unit": "EUR"}, "[25/2, 25/2] EUR"),
    ],
)  # fmt: skip
def test_words_are_told_in_the_unit_of_their_row(taken, row, stated, beside, bounds):
    found = taken(long(row), source="press", on="2014")

    assert found.faults == ()
    [one] = found.dataset["lyon"].figures
    assert (one.stated, interval(one.quantity)) == (stated, bounds)
    kept = {"value": one.value, "unit": one.unit}
    assert {name: value for name, value in kept.items() if value is not None} == beside


def test_the_words_of_a_target_are_told_in_the_unit_of_its_row(taken):
    text = "ecosystem,metric,stated,unit,mode\nlyon,jobs,4,milliers,increment\n"

    [target] = taken(text, source="press", on="2014").dataset["lyon"].targets

    assert (target.stated, interval(target.quantity)) == ("4 milliers", "[4000, 4000] jobs")


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("revenue;9 milliers;;;;;;;M€", "C (stated)", '"9 milliers" has another scale than its '
         "column, M€: write its unit beside the number"),
        ("revenue;0,5;;0,4;0,6;;;;M€", "E (low)", 'contradicts "0,5 M€", of which low is 500000'),
        ("revenue;1,234;;;;;;;M€", "C (stated)", 'a number in "1,234" has two readings; --decimal '
         "comma or --decimal point says which"),
        ("jobs;12,67;;;;;;;", "C (stated)", '"12,67" is no whole number; give its value '
         "beside it, or name its scale (milliers)"),
        ("jobs;de 7,5 à 9;;;;;;;", "C (stated)", '"de 7,5 à 9" is no whole number; give its value '
         "beside it, or name its scale (milliers)"),
    ],
)  # fmt: skip
def test_words_whose_number_is_not_certain_are_a_fault(faults, row, column, said):
    assert faults(long(row)) == [f"rows.csv: row 2, column {column}: {said}"]


def test_a_value_beside_the_words_says_that_there_is_a_fraction(figures):
    assert figures(long("jobs;12,67;12,67;;;;;;", "jobs;12,5 milliers;;;;;;;")) == [
        ("lyon", "jobs", "12,67", Fraction("12.67")), ("lyon", "jobs", "12,5 milliers", 12500),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rows.json", '[{"city": "lyon", "metric": "revenue", "stated": 1.234, "unit": "EUR"}]'),
        pytest.param("rows.xlsx", None, marks=needs_openpyxl),
    ],
)
def test_a_number_among_the_words_is_that_number(figures, name, content):
    content = content or book(
        ("city", "metric", "stated", "unit"), ("lyon", "revenue", 1.234, "EUR")
    )

    assert figures(content, name) == [("lyon", "revenue", "1.2340", Fraction("1.234"))]


def test_a_number_among_the_words_that_is_none_is_told_in_its_column(faults):
    rows = '[{"city": "lyon", "metric": "jobs", "stated": 12.67, "value": 12.67}]'

    assert faults(rows, "rows.json") == [f'rows.json: item 1, key stated: "12.67" {NOT_WHOLE}']


# Words of a source, and the decimal mark of their column

DOUBT = (
    'rows.csv: row 2, column C (stated): "1,234 M€" is read as 1234000, and by {} as 1234000000: '
    'for the latter write "1234 M€", for the former give its value beside it'
)


@pytest.mark.parametrize(
    ("rows", "decimal", "by"),
    [
        (["revenue;1,234 M€;;;;;;;"], ".", "--decimal point"),
        (["revenue;1,234 M€;;;;;;;", "revenue;0.5 M€;;;;;;;"], None,
         "the decimal point of its column"),
        (["revenue;1,234 M€;1,234;;;;;;M€", "revenue;0.5 M€;;;;;;;"], None,
         "the decimal point of its column"),
    ],
)  # fmt: skip
def test_words_that_the_mark_of_their_column_makes_another_number_are_a_fault(
    faults, rows, decimal, by
):
    assert faults(long(*rows), decimal=decimal) == [DOUBT.format(by)]


@pytest.mark.parametrize(
    ("rows", "decimal"),
    [
        (["revenue;1,234 M€;;;;;;;"], None),
        (["revenue;1,234 M€;;;;;;;"], ","),
        (["revenue;1,234 M€;;;;;;;", "revenue;0,5 M€;;;;;;;"], None),
        (["revenue;1,234 M€;;;;;;;", "revenue;0,5 M€;;;;;;;", "revenue;0.5 M€;;;;;;;"], None),
        (["revenue;1,234 M€;1234000;;;;;;EUR"], "."),
        (["revenue;1,234 M€;;1234000;;;;;EUR"], "."),
        (["revenue;1,234 M€;;;;;;;", "revenue;Web 2.0 : 3 M€;;;;;;;"], None),
    ],
)
def test_words_are_kept_where_their_column_or_a_value_says_the_same(figures, rows, decimal):
    first = figures(long(*rows), decimal=decimal)[0]

    assert first == ("lyon", "revenue", "1,234 M€", 1234000)


def test_nobody_has_42_jobs_told_to_the_thousandth_in_words_either(figures, faults):
    rows = ("jobs;42,000 emplois;;;;;;;", "revenue;0,5 M€;;;;;;;")
    assert figures(long(*rows))[0] == ("lyon", "jobs", "42,000 emplois", 42000)

    text = "Ville;Emplois;CA (M€)\nLyon;42,000 emplois;1,5\n"
    assert faults(text) == [
        'rows.csv: row 2, column B (Emplois): a number in "42,000 emplois" has two readings; '
        "--decimal comma or --decimal point says which"
    ]
    assert figures(text.replace("42,000", "42.000"))[0][2:] == ("42.000 emplois", 42000)
    assert figures(text, decimal=".")[0][3] == 42000


def test_half_a_job_is_a_fault_in_words_too(faults):
    assert faults(wide("Emplois", "env. 12,5 emplois")) == [
        f'rows.csv: row 2, column B (Emplois): "env. 12,5 emplois" {NOT_WHOLE}'
    ]


@pytest.mark.parametrize(("decimal", "nominal"), [(",", 1234000), (".", 1234000000)])
def test_a_unit_may_stand_close_to_a_number_of_two_readings(figures, decimal, nominal):
    assert figures(wide("CA", "1,234M€"), decimal=decimal)[0][3] == nominal


@given(
    number=st.integers(1000, 999999),
    decimals=st.integers(0, 3),
    mark=st.sampled_from((",", ".")),
    words=st.sampled_from(("{} M€", "env. {} M€", "{} €", "plus de {}M€", "{} k€ par an")),
    column=st.sampled_from(("stated", "value")),
)
def test_with_its_mark_given_a_number_is_read_by_it_or_is_a_fault(  # noqa: PLR0917
    number, decimals, mark, words, column, tmp_path_factory
):
    from ftcli.importing import Request, imported
    from importing.conftest import KNOWN

    other = {",": ".", ".": ","}[mark]
    whole, _, fraction = f"{number / 10**decimals:,.{decimals}f}".partition(".")
    numeral = whole.replace(",", other) + (mark + fraction if fraction else "")
    path = tmp_path_factory.getbasetemp() / "marks.csv"
    path.write_text(f"city;metric;{column}\nlyon;revenue;{words.format(numeral)}\n", "utf-8")
    scale = 10**6 if "M€" in words else 1000 if "k€" in words else 1

    found = imported(Request([path], source="press", on="2014", decimal=mark), KNOWN)

    for each in found.dataset.ecosystems.values():
        assert [one.quantity.nominal for one in each.figures] == [
            Fraction(number, 10**decimals) * scale
        ]


# A value, and bounds beside it


@pytest.mark.parametrize(
    ("row", "stated", "bounds", "nominal"),
    [
        ("jobs;;100;90;110;;;;", "environ 100", "≈ [90, 110] jobs", 100),
        ("jobs;;100 emplois;90;110;;;;", "environ 100 emplois", "≈ [90, 110] jobs", 100),
        ("jobs;;100;90;;;;;", "au moins environ 100", "≈ [90, ∞) jobs", 100),
        ("jobs;;100;;110;;;;", "au plus environ 100", "≈ [0, 110] jobs", 100),
        ("jobs;;100;100;120;;;;", "au moins 100", "[100, 120] jobs", 100),
        ("jobs;;100;80;100;;;;", "au plus 100", "[80, 100] jobs", 100),
        ("jobs;;100;0;100;;vrai;;", "moins de 100", "[0, 100) jobs", 100),
        ("jobs;;100;100;;vrai;;;", "plus de 100", "(100, ∞) jobs", 100),
        ("jobs;;100;100;100;;;faux;", "100", "[100, 100] jobs", 100),
        ("jobs;;de 90 à 120;95;;;;;", "de 90 à 120", "[95, 120] jobs", None),
    ],
)
def test_a_value_and_the_bounds_beside_it_are_all_kept(taken, row, stated, bounds, nominal):
    text = long(row).replace("ecosystem", "ville", 1)
    found = taken(text, source="press", on="2014")

    assert found.faults == ()
    [one] = found.dataset["lyon"].figures
    assert (one.stated, interval(one.quantity), one.quantity.nominal) == (stated, bounds, nominal)


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("jobs;;100;90;95;;;;", "D (value)", '"100" lies outside its bounds, high is 95'),
        ("jobs;;100;200;;;;;", "D (value)", '"100" lies outside its bounds, low is 200'),
        ("jobs;;100;;50;;;;", "D (value)", '"100" lies outside its bounds, high is 50'),
        ("revenue;;12 k€;10;;;;;M€", "D (value)",
         '"12 k€" lies outside its bounds, low is 10000000'),
        ("jobs;;plus de 1000;10;20;;;;", "E (low)",
         'contradicts "plus de 1000", of which low is 1000'),
        ("jobs;;100;50;150;;;;", "D (value)", 'no words say both "100" and its bounds: leave one '
         "out, or state those of the source"),
        ("jobs;;100;90;110;;;faux;", "D (value)", 'no words say both "100" and its bounds: leave '
         "one out, or state those of the source"),
    ],
)  # fmt: skip
def test_a_value_that_its_bounds_exclude_is_a_fault(faults, row, column, said):
    assert faults(long(row)) == [f"rows.csv: row 2, column {column}: {said}"]


bound = st.none() | st.integers(1, 400)


@given(value=st.integers(1, 400), low=bound, high=bound, is_low_open=st.booleans())
def test_of_a_value_and_its_bounds_none_is_lost(value, low, high, is_low_open, tmp_path_factory):
    cells = ("" if one is None else str(one) for one in (value, low, high))
    path = tmp_path_factory.getbasetemp() / "bounds.csv"
    path.write_text(
        f"city;metric;value;low;high;low_open\nlyon;jobs;{';'.join(cells)};"
        f"{str(is_low_open).lower() if low else ''}\n", "utf-8",
    )  # fmt: skip

    found = attempt(path)

    assert not isinstance(found, str), found
    for each in found.dataset.ecosystems.values():
        [quantity] = [one.quantity for one in each.figures]
        assert quantity.nominal == value
        assert low in {None, quantity.low}
        assert high in {None, quantity.high}
        assert not low or quantity.low_open == is_low_open
