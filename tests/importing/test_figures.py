"""Rows to figures and targets: long tables, wide ones, and what is wrong in them."""

from fractions import Fraction

import pytest

from building import interval
from ftcli.errors import UsageError
from ftcli.importing import Request, imported
from ftcli.importing.phrases import NOT_WHOLE
from importing.conftest import KNOWN

LONG = "ecosystem;metric;stated;value;low;high;unit\n"


@pytest.mark.parametrize(
    ("cell", "stated", "nominal"),
    [
        ("9 500", "9 500", 9500),
        ("9\u00a0500", "9\u00a0500", 9500),
        ("2014", "2014", 2014),
        ("42.0", "42.0", 42),
        ("1,000", "1,000", 1000),
        ("plus de 500", "plus de 500", 500),
        ("750 entreprises", "750 entreprises", 750),
        (" 12 ", "12", 12),
    ],
)
def test_a_cell_of_a_wide_table_states_its_own_words(figures, cell, stated, nominal):
    text = f"City\tFirms (2014)\nlyon\t{cell}\n"

    assert figures(text, decimal=".") == [("lyon", "firms", stated, nominal)]


def test_a_french_spreadsheet_imports_right(figures):
    text = (
        "Ville;Emplois 2014;CA (M€);Part de l'emploi (%)\n"
        "St Étienne;9 500;12,67;7,4\n"
        "LYON;42.000;1 234,5;6,25 %\n"
    )

    for encoding in ("cp1252", "utf-8-sig", "utf-16"):
        assert figures(text.replace("\n", "\r\n").encode(encoding)) == [
            ("saint-etienne", "jobs", "9 500", 9500),
            ("saint-etienne", "revenue", "12,67 M€", 12670000),
            ("saint-etienne", "jobs_share", "7,4", Fraction("7.4")),
            ("lyon", "jobs", "42.000", 42000),
            ("lyon", "revenue", "1 234,5 M€", 1234500000),
            ("lyon", "jobs_share", "6,25 %", Fraction("6.25")),
        ]


@pytest.mark.parametrize(
    ("other", "options", "stated", "nominal"),
    [
        ("0,5", {}, "1,234 M€", 1234000),
        # "1,234 M€" is read as 1.234 million: words that would be read otherwise are not written.
        ("0.5", {}, "1234 M€", 1234000000),
        ("1", {"decimal": ","}, "1,234 M€", 1234000),
        ("1", {"decimal": "."}, "1234 M€", 1234000000),
    ],
)
def test_the_other_cells_or_the_user_say_what_a_comma_is(figures, other, options, stated, nominal):
    found = figures(f"City\tRevenue (M€)\nlyon\t1,234\nSainté\t{other}\n", **options)

    assert found[0] == ("lyon", "revenue", stated, nominal)


def test_an_ambiguous_number_is_a_fault_that_says_what_to_do(faults):
    assert faults('City,Revenue (M€)\nlyon,"1,234"\n') == [
        'rows.csv: row 2, column B (Revenue (M€)): "1,234" may be 1.234 or 1234; '
        "--decimal comma or --decimal point says which"
    ]


@pytest.mark.parametrize(
    ("cell", "stated", "bounds"),
    [
        ("env. 1,0", "env. 1,0 M€", "≈ [950000, 1050000] EUR"),
        ("env. 1", "env. 1 M€", "≈ [750000, 1250000] EUR"),
        ("env. 12,345", "env. 12,345 M€", "≈ [12344500, 12345500] EUR"),
        ("plus de 1.234,50", "plus de 1.234,50 M€", "(1234500000, ∞) EUR"),
    ],
)
def test_a_figure_is_as_vague_as_its_words_are_written(taken, cell, stated, bounds):
    found = taken(f"Ville;CA (M€)\nLyon;{cell}\n", source="press", on="2014", decimal=",")

    [one] = found.dataset["lyon"].figures
    assert (one.stated, interval(one.quantity)) == (stated, bounds)


def test_nobody_has_42_jobs_told_to_the_thousandth(faults, figures):
    text = "Ville;Emplois;CA (M€)\nLyon;42,000;1,5\n"

    assert faults(text) == [
        'rows.csv: row 2, column B (Emplois): "42,000" may be 42 or 42000; '
        "--decimal comma or --decimal point says which"
    ]
    assert figures(text, decimal=",")[0] == ("lyon", "jobs", "42", 42)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("beaucoup", 'no number in "beaucoup"'),
        ("12 67", 'no number in "12 67": several, or its thousands are not whole'),
        ("12 emplois 13", 'several numbers in "12 emplois 13": leave one, or put one in each row'),
        ("(500)", '"(500)" is a change or a loss, no figure'),
        ("-500", '"-500" is a change or a loss, no figure'),
        ("+500", '"+500" is a change or a loss, no figure'),
        ("1,2E+03", '"1,2E+03" may have lost digits: show the cell as a number'),
        ("12,67", f'"12,67" {NOT_WHOLE}'),
        ("12 M€", '"12 M€" is an amount of money, the metric jobs is none'),
        ("x" * 300, "String should have at most 200 characters"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_a_fault_with_its_row_and_column(faults, cell, said):
    [fault] = faults(f"Ville;Emplois\nBrest;12\nLyon;{cell}\n")

    assert fault == f"rows.csv: row 3, column B (Emplois): {said}"


def test_money_needs_a_unit_from_somewhere(faults, figures):
    assert faults("Ville;CA\nLyon;12,5\n") == [
        'rows.csv: row 2, column B (CA): no currency in "12,5"; name its unit: in the cell, or in '
        "the header as in CA (M€)"
    ]
    assert figures("Ville;CA\nLyon;12,5 M€\n")[0][3] == 12500000
    assert figures("Ville;CA\nLyon;12,5\n", maps=["CA=CA (k€)"])[0][3] == 12500


def test_cells_that_say_that_nothing_is_known_give_no_figure(taken):
    text = "Ville;Emplois\nLyon;n.c.\nBrest;—\nSainté;12\n"
    found = taken(text, source="press", on="2014")

    assert [each.id for each in found.dataset.ecosystems.values()] == ["saint-etienne"]
    assert found.reports[0].remarks == ("rows.csv: left out, without a figure: row 2, 3",)
    assert str(found.reports[0]) == (
        "rows.csv: semicolon, UTF-8; 3 rows, 1 figure, 1 source, 2 rows left out"
    )


def test_rows_of_totals_are_left_out_and_said(taken):
    found = taken("Ville;Emplois\nLyon;1\nTotal;1\n", source="press", on="2014")

    assert list(found.dataset) == ["lyon"]
    assert found.reports[0].remarks == ("rows.csv: left out, a total: row 3",)


@pytest.mark.parametrize(
    "name",
    ["Moyenne nationale", "Sous-total Ouest", "SOUS-TOTAL", "Sous total", "Total France", "Moy.",
     "Ensemble de la France", "Médiane", "Somme des villes", "Grand total", "Average", "Totaux"],
)  # fmt: skip
def test_a_row_whose_name_begins_as_a_total_is_left_out_and_said(taken, name):
    found = taken(f"Ville;Emplois\nLyon;1\n{name};1\n", source="press", on="2014")

    assert list(found.dataset) == ["lyon"]
    assert found.reports[0].remarks == ("rows.csv: left out, a total: row 3",)


@pytest.mark.parametrize("name", ["Totes", "Sommepy-Tahure", "Moyenneville", "Moyeuvre", "Allan"])
def test_a_town_whose_name_only_begins_with_such_letters_is_none(figures, name):
    assert figures(f"Ville;Emplois\n{name};1\n") == [(name.lower(), "jobs", "1", 1)]


def test_an_ecosystem_that_is_called_as_a_total_is_none(taken, tmp_path):
    (tmp_path / "ecosystems.csv").write_text("id,name\ntotal-valley,Total Valley\n", "utf-8")
    (tmp_path / "figures.csv").write_text("city,jobs\nTotal Valley,1\nTotal,1\n", "utf-8")
    paths = [tmp_path / "figures.csv", tmp_path / "ecosystems.csv"]
    found = imported(Request(paths, source="press", on="2014"), KNOWN)

    assert [one.stated for one in found.dataset["total-valley"].figures] == ["1"]
    assert found.reports[0].remarks == ("figures.csv: left out, a total: row 3",)


def test_a_column_of_numbers_that_is_no_metric_is_a_fault_and_one_of_texts_is_said(taken, figures):
    text = "Ville;Emplois;Code postal;Maire\nLyon;1;69001;X\n"
    found = taken(text, source="press", on="2014")

    assert [str(fault) for fault in found.faults] == [
        "rows.csv: row 1, column C (Code postal): it holds numbers and is no metric: "
        "--map 'Code postal=METRIC' says which, --map 'Code postal=' leaves it out"
    ]
    assert found.reports[0].remarks == (
        "rows.csv: columns left out: C (Code postal), D (Maire)",
    )  # fmt: skip
    assert figures(text, maps=["Code postal="]) == [("lyon", "jobs", "1", 1)]


@pytest.mark.parametrize(
    "part", ["7 %", "7%", "env. 7 %", "+5 %", "7 à 9 %", "12 M€", "5 k", "5k", "12,5"]
)
def test_a_column_of_numbers_with_their_units_is_one_of_numbers(faults, part):
    assert faults(f"Ville;Emplois;Part\nReims;100;\nLille;200;{part}\n") == [
        "rows.csv: row 1, column C (Part): it holds numbers and is no metric: "
        "--map 'Part=METRIC' says which, --map 'Part=' leaves it out"
    ]


@pytest.mark.parametrize(
    "text",
    ["12 rue X", "69001 Lyon", "31/12/2014", "Lyon 2", "06 12 34 56 78", "2A", "{1}", "n° 2"],
)
def test_a_column_of_texts_with_digits_in_them_is_none_of_numbers(taken, text):
    found = taken(f"Ville;Emplois;Divers\nLyon;1;{text}\n", source="press", on="2014")

    assert (found.faults, found.reports[0].remarks) == (
        (), ("rows.csv: columns left out: C (Divers)",),
    )  # fmt: skip


def test_a_row_longer_than_the_header_is_a_fault(faults):
    assert faults("Ville,Emplois\nLyon,12,67\n") == [
        "rows.csv: row 2, column C: the row has 3 cells, the header 2: a separator in an unquoted "
        "cell?"
    ]


# Long tables


def long(*rows: str) -> str:
    return LONG + "".join(f"{row}\n" for row in rows)


def test_the_words_are_the_truth_and_what_says_the_same_adds_nothing(taken):
    found = taken(
        long("lyon;jobs;plus de 42 000 emplois;42000;42000;;jobs"), source="press", on="2014"
    )

    [one] = found.dataset["lyon"].figures
    assert (one.value, one.unit, found.faults) == (None, None, ())
    assert interval(one.quantity) == "(42000, ∞) jobs"


@pytest.mark.parametrize(
    ("row", "more"),
    [
        ("lyon;revenue;Un autre million;1000000;;;EUR", {"unit": "EUR"}),
        ("lyon;jobs;beaucoup;9500;9500;9500;jobs", {"value": 9500}),
        ("lyon;jobs;entre 500 et 600 emplois;;550;600;", {"value": {"low": 550}}),
        ("lyon;jobs;entre 500 et 600 emplois;;550;560;", {"value": {"low": 550, "high": 560}}),
        ("lyon;revenue;beaucoup d'argent;12,5;;;M€", {"value": 12500000, "unit": "EUR"}),
    ],
)
def test_a_record_keeps_the_least_that_gives_what_the_columns_say(taken, row, more):
    found = taken(long(row), source="press", on="2014")

    assert found.faults == ()
    [one] = found.dataset["lyon"].figures
    record = one.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    kept = {key: record[key] for key in ("value", "unit", "per") if key in record}
    assert kept == more


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("lyon;jobs;500 emplois;600;;;",
         'column D (value): contradicts "500 emplois", of which value is 500'),
        ("lyon;jobs;500 emplois;;400;;",
         'column E (low): contradicts "500 emplois", of which low is 500'),
        ("lyon;jobs;500 emplois;;;;EUR",
         'column G (unit): contradicts "500 emplois", of which unit is jobs'),
        ("lyon;revenue;;12 k€;;;USD",
         'column G (unit): contradicts "12 k€", of which unit is EUR'),
        ("lyon;jobs;500 emplois;abc;;;", 'column D (value): no number in "abc"'),
        ("lyon;jobs;500 emplois;;;;zorgs",
         'column G (unit): no unit called "zorgs"; known: jobs, firms, startups, people, count, '
         "EUR, USD, GBP, %, m2, ha, day, month, year, multiple, M€, k€"),
        ("lyon;jobs;beaucoup;;;;", 'column C (stated): no number in "beaucoup"'),
        ("lyon;job offers;500;;;;",
         "column B (metric): no metric called 'job offers'; 'ftcli metrics' lists them"),
        ("lyon;;500;;;;", "column B (metric): no metric"),
        (";jobs;500;;;;", "column A (ecosystem): no ecosystem; of merged cells, "
         "repeat it in each row"),
        ("東京;jobs;500;;;;",
         "column A (ecosystem): no id can be made of '東京': write one, of small letters and "
         "digits"),
        ("東京 1;jobs;500;;;;\nrows 1;jobs;1;;;;\n大阪 1;jobs;2;;;;",
         "column A (ecosystem): '大阪 1' has the id of another, 1"),
        ("lyon;jobs;5\x1b[31m00;;;;",
         "column C (stated): holds U+001B (control character), which cannot be seen"),
        ("lyon;jobs;" + "500 emplois " * 30 + ";;;;",
         "column C (stated): String should have at most 200 characters"),
    ],
)  # fmt: skip
def test_a_bad_row_of_a_long_table_is_told_with_its_column(faults, row, fault):
    [found] = faults(long(row))
    assert found.partition(", ")[2] == fault


@pytest.mark.parametrize(
    ("row", "stated", "bounds"),
    [
        ("lyon;jobs;;9 500;;;", "9 500", "[9500, 9500] jobs"),
        ("lyon;jobs;;environ 500;;;", "environ 500", "≈ [450, 550] jobs"),
        ("lyon;jobs;;;500;600;", "entre 500 et 600", "[500, 600] jobs"),
        ("lyon;jobs;;;500;;", "au moins 500", "[500, ∞) jobs"),
        ("lyon;jobs;;;;600;", "au plus 600", "[0, 600] jobs"),
        ("lyon;jobs;;;500;500;", "500", "[500, 500] jobs"),
        ("lyon;revenue;;12,5;;;M€", "12,5 M€", "[12500000, 12500000] EUR"),
        ("lyon;revenue;;9500000;;;EUR", "9500000", "[9500000, 9500000] EUR"),
        ("lyon;CA 2013 (M€);;12,5;;;", "12,5 M€", "[12500000, 12500000] EUR"),
    ],
)
def test_without_words_the_number_or_its_bounds_are_stated(taken, row, stated, bounds):
    found = taken("ville" + long(row).removeprefix("ecosystem"), source="press", on="2014")

    assert found.faults == ()
    [one] = found.dataset["lyon"].figures
    assert (one.stated, interval(one.quantity)) == (stated, bounds)


def test_open_bounds_and_approximate_numbers_are_told_in_words(taken):
    text = (
        "city,metric,value,low,high,low_open,high_open,approximate\n"
        "lyon,jobs,,500,,true,,\nlyon,jobs,,,600,,true,\nlyon,jobs,500,,,,,true\n"
        "lyon,jobs,501,501,,true,,\n"
    )
    found = taken(text, source="press", on="2014")

    assert found.faults == ()
    assert [one.stated for one in found.dataset["lyon"].figures] == [
        "more than 500", "less than 600", "about 500", "more than 501",
    ]  # fmt: skip


def test_every_field_of_a_figure_has_its_column(taken):
    text = (
        "ville;indicateur;énoncé;date;type de zone;nom de zone;secteur;ce qui est compté;partie de;"
        "contexte;remarque\n"
        "lyon;entreprises;700 entreprises;2014;;;;;;;\n"
        "lyon;Pure players;300 pure players;2014;;;;;firms;;\n"
        "lyon;emplois;7 000 emplois;03/2016;Région;Auvergne;jde-2015;directs;;oui;à relire\n"
    )
    found = taken(text, source="press")

    assert found.faults == ()
    _, part, other = found.dataset["lyon"].figures
    assert (part.metric, part.part_of) == ("pure_players", "firms")
    assert other.model_dump(mode="json", exclude_none=True) == {
        "metric": "jobs", "stated": "7 000 emplois", "on": "2016-03", "source": "press",
        "area": {"type": "region", "name": "Auvergne"}, "sector": "jde-2015", "counts": "directs",
        "context": True, "note": "à relire",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "cell", "fault"),
    [
        ("area", "Auvergne", 'no area in "Auvergne "; write region: Occitanie, city: Lille'),
        ("context", "peut-être", '"peut-être" is neither true nor false'),
        ("sector", "tech", "Input should be 'jde-2015', 'oecd-ict', 'insee-economie-numerique', "
         "'insee-numerique-sectors-and-occupations' or 'digital+electronics'"),
        ("part_of", "zorgs", "no metric called 'zorgs'; 'ftcli metrics' lists them"),
        ("part_of", "firms", "a part of firms, which no row of its source and date has"),
        ("deadline", "2020", "a target needs a mode: increment, level, flow, multiply or growth"),
        ("mode", "wish", "Input should be 'increment', 'level', 'flow', 'multiply' or 'growth'"),
    ],
)  # fmt: skip
def test_a_field_that_is_none_is_a_fault(faults, header, cell, fault):
    [found] = faults(f"city,metric,stated,{header}\nlyon,jobs,500 emplois,{cell}\n")

    place, _, said = found.partition(": ")[2].partition(": ")
    assert said == fault
    assert place.startswith("row 2")


def test_a_row_with_a_mode_is_a_target(taken):
    text = (
        "city,metric,stated,mode,horizon,deadline,on\n"
        "lyon,jobs,4 000 emplois,increment,d'ici 2020,2020,2014\n"
        "lyon,jobs,4 000 emplois,level,dans dix ans,2030,2014\n"
        "lyon,jobs,42 000 emplois,,,,2014\n"
    )
    found = taken(text, source="press")

    assert found.faults == ()
    lyon = found.dataset["lyon"]
    assert [(one.mode, one.due and str(one.due), str(one.deadline)) for one in lyon.targets] == [
        ("increment", None, "2020"), ("level", "2030", "2030"),
    ]  # fmt: skip
    assert [one.stated for one in lyon.figures] == ["42 000 emplois"]


def test_what_ftcli_prints_is_imported_without_its_ratios(taken):
    text = (
        "ecosystem,metric,kind,value,low,high,stated,on,area,source,url,rivals,warnings\n"
        "lyon,jobs,figure,9500,9500,9500,9 500 emplois,2014,region: Rhône,press,,2,date-gap\n"
        "lyon,jobs_per_firm,ratio,1,1,1,9 500 | 700,2014,,press,,,\n"
        "lyon,firms,figure,,,,,,,,,,\n"
    )
    found = taken(text)

    assert found.faults == ()
    [one] = found.dataset["lyon"].figures
    assert (one.area.type, one.area.name) == ("region", "Rhône")
    assert found.reports[0].remarks == (
        "rows.csv: left out, without a figure: row 4",
        "rows.csv: left out, a ratio: row 3",
    )


# Dates


def test_the_date_is_that_of_the_row_or_of_the_column_or_of_all(taken):
    text = "Ville;Emplois 2013;Entreprises;Date\nLyon;1;2;31/12/2014\nBrest;3;4;\n"
    found = taken(text, source="press", on="2010")

    dates = {
        (each.id, one.metric): str(one.on)
        for each in found.dataset.ecosystems.values() for one in each.figures
    }  # fmt: skip
    assert dates == {
        ("lyon", "jobs"): "2013", ("lyon", "firms"): "2014-12-31",
        ("brest-bretagne-ouest", "jobs"): "2013", ("brest-bretagne-ouest", "firms"): "2010",
    }  # fmt: skip


def test_a_row_without_date_has_that_of_its_source_and_that_is_said(taken, faults):
    text = "city,jobs,title,publisher,published\nlyon,1,T,P,2015-02\n"
    found = taken(text)

    assert [str(one.on) for one in found.dataset["lyon"].figures] == ["2015-02"]
    assert found.reports[0].remarks == (
        "rows.csv: figures that have the date of their source: 1",
    )  # fmt: skip
    assert faults("city,jobs\nlyon,1\n", on="") == [
        "rows.csv: row 2, column B (jobs): no date: add a column date, or --on DATE"
    ]


def test_a_date_of_two_readings_is_read_day_first_in_a_french_table_only(taken, faults):
    french = taken("Ville;Emplois;Date\nLyon;1;03/04/2014\n", source="press")
    assert [str(one.on) for one in french.dataset["lyon"].figures] == ["2014-04-03"]
    assert french.reports[0].remarks == (
        "rows.csv: dates such as 03/04/2014 read day first: 1",
    )  # fmt: skip

    assert faults("city,jobs,date\nlyon,1,03/04/2014\n") == [
        'rows.csv: row 2, column C (date): "03/04/2014" may be two days; write 2014-04-03 or '
        "2014-03-04"
    ]
    short = taken("Ville;Emplois;Date\nLyon;1;05/06/14\n", source="press")
    assert [str(one.on) for one in short.dataset["lyon"].figures] == ["2014-06-05"]
    assert short.reports[0].remarks == french.reports[0].remarks
    assert faults("city,jobs,date\nlyon,1,05/06/14\n") == [
        'rows.csv: row 2, column C (date): "05/06/14" may be several days; write its year in full'
    ]
    sure = taken("city,jobs,date\nlyon,1,03/04/2014\nlyon,2,12/25/2014\n", source="press")
    assert [str(one.on) for one in sure.dataset["lyon"].figures] == ["2014-03-04", "2014-12-25"]


# Ecosystems


def test_names_are_those_of_the_dataset_in_any_spelling_and_new_ones_are_said(taken):
    text = (
        "Ville;Emplois;Date\nST-ETIENNE;1;2014\nSainté;2;2015\nBrest;3;2014\n"
        "L'Œuvre-sur-Mer;4;2014\nl oeuvre sur mer;5;2015\nLyonn;6;2014\n"
    )
    found = taken(text, source="press", on="2014")

    figures = {each.id: [one.stated for one in each.figures]
               for each in found.dataset.ecosystems.values()}  # fmt: skip
    assert figures == {
        "saint-etienne": ["1", "2"], "brest-bretagne-ouest": ["3"],
        "l-oeuvre-sur-mer": ["4", "5"], "lyonn": ["6"],
    }  # fmt: skip
    assert found.dataset["l-oeuvre-sur-mer"].name == "L'Œuvre-sur-Mer"
    assert found.remarks == (
        "'Sainté' is taken for saint-etienne",
        "'Brest' is taken for brest-bretagne-ouest",
        "new ecosystem 'l-oeuvre-sur-mer'",
        "new ecosystem 'lyonn'; did you mean 'lyon'?",
    )


def test_a_beginning_of_a_word_is_no_name(taken):
    found = taken("Ville;Emplois\nLyo;1\nSaint;2\n", source="press", on="2014")

    assert [str(fault) for fault in found.faults] == []
    assert list(found.dataset) == ["lyo", "saint-etienne"]


# The whole


def test_the_same_rows_give_the_same_file_whenever_they_are_imported(taken):
    text = "Ville;Emplois;Date\nLyon;1;2014\nLyon;2;2015-03\n"

    found = taken(text, source="press")

    assert str(found.dataset.updated) == "2015-03-31"
    assert taken("Ville;Emplois\n", source="press").dataset.updated.edtf == "2020-01-31"


def test_a_table_that_says_nothing_of_its_source_is_refused(taken):
    with pytest.raises(UsageError) as caught:
        taken("Ville;Emplois\nLyon;1\n", on="2014")
    assert (caught.value.message, caught.value.hint) == (
        "no column says where the figures are from",
        "--source ID of a known one ('ftcli sources' lists them), or --title and --publisher of a "
        "new one",
    )


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("a;b\n1;2\n", "no name of a column is known"),
        ("Emplois;CA (M€)\n1;2\n", "no column names the ecosystems"),
        ("Ville;Indicateur\nLyon;jobs\n", "no column has the figures"),
        ("Ville;Maire\nLyon;X\n", "no column is a metric, and none names the metric of each row"),
    ],
)
def test_a_table_without_figures_says_what_it_lacks(taken, text, lack):
    from ftcli.store.datafile import UnreadableFile

    with pytest.raises(UnreadableFile) as caught:
        taken(text, source="press")
    assert caught.value.message == f"rows.csv: {lack}"


def test_a_mapped_column_must_be_there(taken):
    with pytest.raises(UsageError) as caught:
        taken("Ville;Emplois\nLyon;1\n", source="press", maps=["Effectif=jobs"])
    assert (caught.value.message, caught.value.hint) == (
        "--map: no column called 'effectif'", "it has Ville, Emplois",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("lyon;revenue;beaucoup;1,234;;;EUR", "D (value)", "1.234 or 1234"),
        ("lyon;revenue;;;1,234;;EUR", "E (low)", "1.234 or 1234"),
        ("lyon;revenue;plus de 1 000 €;;1,234;;EUR", "E (low)", "1.234 or 1234"),
    ],
)
def test_a_number_of_two_readings_is_never_written_down(faults, row, column, said):
    assert faults(long(row)) == [
        f"rows.csv: row 2, column {column}: the number may be {said}; --decimal comma or --decimal "
        "point says which"
    ]


def test_a_number_of_two_readings_may_stand_beside_words_that_decide(taken):
    for words in ("1,234 M€", "1 234 €"):
        text = long(f"lyon;revenue;{words};1,234;;;{words[-2:].strip()}")
        found = taken(text, source="press", on="2014")
        assert found.faults == ()
        assert [one.stated for one in found.dataset["lyon"].figures] == [words]


def test_words_whose_number_has_two_readings_are_a_fault_unless_the_table_decides(faults, figures):
    text = "Ville;CA\nLyon;plus de 1,234 M€\n"

    assert faults(text) == [
        'rows.csv: row 2, column B (CA): a number in "plus de 1,234 M€" has two readings; '
        "--decimal comma or --decimal point says which"
    ]
    assert figures(text, decimal=",") == [("lyon", "revenue", "plus de 1,234 M€", 1234000)]
    assert figures(text, decimal=".") == [("lyon", "revenue", "plus de 1234 M€", 1234000000)]


def test_more_figures_than_are_imported_at_once_are_refused(taken):
    from ftcli.store.datafile import UnreadableFile

    years = range(1900, 2020)
    header = "Ville;" + ";".join(f"Emplois {year}" for year in years)
    rows = ("Lyon;" + ";".join("1" * len(years)) + "\n") * 834
    with pytest.raises(UnreadableFile) as caught:
        taken(f"{header}\n{rows}", source="press")
    assert caught.value.message == (
        "rows.csv: more than 100,000 figures, the most ftcli imports at once"
    )
