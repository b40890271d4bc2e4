"""Names of columns: what they stand for, in English and French."""

import shlex
from fractions import Fraction

import pytest

from ftcli.catalogue import METRICS
from ftcli.errors import UsageError
from ftcli.importing.cells import Typed
from ftcli.importing.fields import FIELDS, field_of, is_french
from ftcli.importing.headers import mapping_of
from ftcli.importing.hints import metric_suggested
from ftcli.importing.layout import ECOSYSTEMS, LONG, NONE, SOURCES, WIDE, layout_of
from ftcli.importing.metrics import Named, Unit, metric_named, unit_named
from ftcli.importing.sheet import Sheet
from ftcli.store.datafile import UnreadableFile
from ftcli.tables import COLUMNS


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_every_metric_is_known_by_its_id_and_its_labels(metric):
    for name in (metric.id, metric.en, metric.fr, metric.fr.upper()):
        assert metric_named(name) == Named(metric.id)
        assert metric_named(f"{name} (2014)") == Named(metric.id, on="2014")


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_of_an_exported_table_is_known_by_its_name(table):
    of_source = {"title", "publisher", "author", "published", "url", "language", "licence"}
    for column in COLUMNS[table]:
        prefix = "source_" if table == "sources" and column.key in of_source else ""
        assert field_of(column.key) == prefix + column.key
        assert column.key in FIELDS or prefix


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Emplois", Named("jobs")),
        ("Nombre d'emplois", Named("jobs")),
        ("nb. d'entreprises", Named("firms")),
        ("Effectif salarié", None),
        ("Emplois start-ups", None),
        ("Emplois (start-ups)", Named("jobs", counts="start-ups")),
        ("Emplois (nombre)", Named("jobs", Unit())),
        ("Emplois 2014", Named("jobs", on="2014")),
        ("jobs_2014-10", Named("jobs", on="2014-10")),
        ("Emplois au 31/12/2014", Named("jobs", on="2014-12-31")),
        ("Emplois au 03/04/2014", None),
        ("Emplois juin-15", Named("jobs", on="2015-06")),
        ("Emplois au 31 décembre 2014", Named("jobs", on="2014-12-31")),
        ("Emplois (T3 2014)", Named("jobs", on="2014-07/2014-09")),
        ("Emplois juin 15", None),
        ("Emplois 2014 2015", None),
        ("Emplois (directs)", Named("jobs", counts="directs")),
        ("Emplois (directs) (2014)", Named("jobs", on="2014", counts="directs")),
        ("Start-up", Named("startups")),
        ("CA", Named("revenue")),
        ("CA (M€)", Named("revenue", Unit("EUR", Fraction(10**6), "{} M€"))),
        ("CA 2014 (k€)", Named("revenue", Unit("EUR", Fraction(1000), "{} k€"), "2014")),
        ("Chiffre d'affaires en M€ 2014",
         Named("revenue", Unit("EUR", Fraction(10**6), "{} M€"), "2014")),
        ("Revenue (€ million)", Named("revenue", Unit("EUR", Fraction(10**6), "€{} million"))),
        ("Revenue ($m)", Named("revenue", Unit("USD", Fraction(10**6), "${}m"))),
        ("Emplois (milliers)", Named("jobs", Unit(None, Fraction(1000), "{} milliers"))),
        ("Population", None),
        ("Code postal", None),
        ("", None),
        ("{} (M€)", None),
        ("Emplois " * 40, None),
    ],
)  # fmt: skip
def test_a_column_of_a_metric_says_its_unit_and_its_date(name, meant):
    assert metric_named(name) == meant


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("EUR", Unit("EUR")),
        ("€", Unit("EUR", Fraction(1), "{} €")),
        ("Md€", Unit("EUR", Fraction(10**9), "{} Md€")),
        ("millions d'euros", Unit("EUR", Fraction(10**6), "{} millions d'euros")),
        ("emplois", Unit("jobs")),
        ("nombre", Unit()),
        ("%", Unit("%")),
        ("ha", Unit("ha")),
        ("directs", None),
        ("12", None),
        ("{0}", None),
        ("x" * 300, None),
    ],
)
def test_a_unit_is_known_as_the_press_writes_it(words, unit):
    assert unit_named(words) == unit


def sheet(*rows: tuple[str, ...]) -> Sheet:
    return Sheet("t.csv", rows)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (("ecosystem", "metric", "stated"), LONG),
        (("Ville", "Indicateur", "Valeur"), LONG),
        (("Nom", "Indicateur", "Borne basse"), LONG),
        (("Ville", "Indicateur"), NONE),
        (("Indicateur", "Valeur"), NONE),
        (("Ville", "Emplois"), WIDE),
        (("Emplois", "Entreprises"), NONE),
        (("Ville", "Maire"), NONE),
        (("id", "title", "publisher"), SOURCES),
        (("id", "name", "region"), ECOSYSTEMS),
        (("a", "b"), NONE),
    ],
)
def test_the_columns_tell_which_table_it_is(header, kind):
    assert layout_of(sheet(header), {}).kind == kind


def test_titles_and_blank_rows_may_stand_above_the_header():
    layout = layout_of(
        sheet(("Le numérique en 2014",), (), ("Ville", "Emplois"), ("Lyon", "1")), {}
    )

    assert (layout.header, layout.kind) == (2, WIDE)


def test_a_mapping_takes_the_place_of_a_name():
    mapping = mapping_of(["Agglo=ecosystem", "Tête=jobs 2014", "Emplois="])
    layout = layout_of(sheet(("Agglo", "tete", "Emplois")), mapping)

    assert dict(layout.fields) == {"ecosystem": 0}
    assert layout.metrics == ((1, Named("jobs", on="2014")),)
    assert layout.others == ()


def test_metrics_above_their_years_are_a_header_of_two_rows(taken):
    text = ";Emplois;;Entreprises;;CA (M€) 2016\nVille;2015;2016;2015;2016;\nLyon;1;2;3;4;5\n"
    found = taken(f"Le numérique\n{text}", source="press")

    assert found.faults == ()
    assert [(one.metric, one.stated, str(one.on)) for one in found.dataset["lyon"].figures] == [
        ("jobs", "1", "2015"), ("jobs", "2", "2016"), ("firms", "3", "2015"),
        ("firms", "4", "2016"), ("revenue", "5 M€", "2016"),
    ]  # fmt: skip
    assert found.reports[0].detected == ("semicolon", "UTF-8", "header in rows 2 and 3")


@pytest.mark.parametrize(
    ("lower", "upper", "names"),
    [
        (("", "2015", "2016", "2015"), ("Ville", "Emplois", "", "Part"),
         ("Ville", "Emplois 2015", "Emplois 2016", "Part 2015")),
        (("", "juin-15", "déc-15", "juin-15"), ("Ville", "Emplois", "", "Firms"),
         ("Ville", "Emplois juin-15", "Emplois déc-15", "Firms juin-15")),
        (("", "T3 2015", "30/06/2015", "2015"), ("Ville", "Emplois", "", "Firms"),
         ("Ville", "Emplois T3 2015", "Emplois 30/06/2015", "Firms 2015")),
        (("", "2014", "2015", "2015"), ("Ville", "Emplois", "Emplois", "Firms"),
         ("Ville", "Emplois 2014", "Emplois 2015", "Firms 2015")),
        (("", "2015", "2016"), ("Ville", "Emplois 2014"),
         ("Ville", "Emplois 2014 2015", "Emplois 2014 2016")),
        (("", "", "2016"), ("Ville", "Emplois"), ("Ville", "Emplois", "2016")),
        (("", "2015", "Part"), ("Ville", "Emplois"), ("Ville", "Emplois 2015", "Part")),
        (("", Typed("June 2015", date="2015-06")), ("Ville", "Emplois"),
         ("Ville", "Emplois 2015-06")),
        (("Ville", "2015", "2016"), ("", "Emplois"), ("Ville", "Emplois 2015", "Emplois 2016")),
    ],
)  # fmt: skip
def test_a_row_of_dates_below_names_is_joined_to_them(lower, upper, names):
    layout = layout_of(sheet(upper, lower, ("Lyon", "1", "2", "3")), {})

    assert (layout.header, layout.names, layout.is_double) == (1, names, True)


@pytest.mark.parametrize(
    "rows",
    [
        (("Ville", "Emplois", ""), ("Lyon", "2015", "2016")),
        (("", "Emplois", ""), ("Lyon", "2015", "2016")),
        (("Ville", "Emplois", "Maire"), ("", "2015", "Paul")),
        (("Ville", "Date", "Emplois"), ("", "2015", "2016")),
        (("Ville", "Emplois", ""), ("", "2015", "9500")),
        (("Ville", "Emplois", ""),),
    ],
)
def test_a_row_that_holds_more_than_dates_is_one_of_data(rows):
    layout = layout_of(sheet(*rows), {})

    assert (layout.header, layout.names, layout.is_double) == (0, rows[0], False)


def test_no_column_of_a_header_of_two_rows_is_lost_with_an_unknown_one(taken, faults):
    text = (
        "Ville;Emplois;;CA (M€);;Part des chats\n;2014;2015;2014;2015;2015\n"
        "Lyon;9 500;10 200;1 250,5;1 340;23,5 %\n"
    )

    assert faults(text) == [
        "rows.csv: row 2, column F (Part des chats 2015): it holds numbers and is no metric: "
        "--map 'Part des chats 2015=METRIC 2015' says which, --map 'Part des chats 2015=' leaves "
        "it out"
    ]
    found = taken(text, source="press", maps=["Part des chats 2015="])
    assert found.faults == ()
    assert [(one.metric, one.stated, str(one.on)) for one in found.dataset["lyon"].figures] == [
        ("jobs", "9 500", "2014"), ("jobs", "10 200", "2015"),
        ("revenue", "1 250,5 M€", "2014"), ("revenue", "1 340 M€", "2015"),
    ]  # fmt: skip


def test_a_column_of_numbers_without_a_name_is_a_fault(faults, taken):
    text = "Ville;Emplois 2014;;CA 2014 (M€)\nLyon;1 000;1100;12,5\n"

    assert faults(text) == [
        "rows.csv: row 1, column C: it holds numbers and has no name: name it, or empty it"
    ]
    found = taken(text.replace("1100", "Paul"), source="press")
    assert found.faults == ()
    assert found.reports[0].remarks == ("rows.csv: columns left out: C",)
    assert taken(text.replace("1100", ""), source="press").reports[0].remarks == ()


def test_a_first_column_of_texts_without_a_name_has_the_ecosystems_and_that_is_said(taken, figures):
    text = ";Emplois;Entreprises\nLyon;9 500;300\n"

    assert figures(text) == [("lyon", "jobs", "9 500", 9500), ("lyon", "firms", "300", 300)]
    assert taken(text, source="press", on="2014").reports[0].remarks == (
        "rows.csv: column A has no name, and is taken for the ecosystems",
    )
    assert figures(";Emplois;Maire\nLyon;9 500;Paul\n") == [("lyon", "jobs", "9 500", 9500)]
    long = ";Indicateur;Valeur\nLyon;Emplois;9 500\n"
    assert figures(long) == [("lyon", "jobs", "9 500", 9500)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (";Emplois\n1;9 500\n", "name column A, as in Ville"),
        (";Emplois;Emplois\nAgglo;2015;2016\nLyon;5;6\n", "name column A, as in Ville"),
        (";Agglo;Emplois\nx;Lyon;300\n",
         "--map COLUMN=FIELD says what one is: --map 'Agglo=ecosystem'"),
    ],
)  # fmt: skip
def test_a_first_column_that_may_be_something_else_has_to_be_named(taken, text, hint):
    with pytest.raises(UnreadableFile) as caught:
        taken(text, source="press")
    assert caught.value.message == "rows.csv: no column names the ecosystems"
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("CA net (M€)", "revenue (net) (M€)"),
        ("CA net 2014 (M€)", "revenue (net) (M€) 2014"),
        ("CA k€ net", "CA k€ (net)"),
        ("Emplois juin 15", "jobs DATE"),
        ("Emplois 2014 2015", "jobs DATE"),
        ("Emplois T3", "jobs DATE"),
        ("Entreprises de 10 actifs et plus", "firms (10 actifs et plus)"),
        ("Part des chats au 31 décembre 2014", "METRIC 2014-12-31"),
        ("Emploies au 31 décembre 2014", "jobs 2014-12-31"),
        ("Emplois nets (a=b)", "METRIC"),
        ("Emplois " * 40, "METRIC"),
    ],
)
def test_what_is_suggested_for_a_column_keeps_its_date_its_unit_and_its_words(name, meant):
    assert metric_suggested(name) == meant


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("CA net (M€)", "--map 'CA net (M€)=revenue (net) (M€)'"),
        ("Chiffre d'affaires net", """--map "Chiffre d'affaires net=revenue (net)\""""),
        ("Chiffre d'affaires $m net", """--map 'Chiffre d'"'"'affaires $m net="""),
    ],
)
def test_a_suggestion_is_one_word_for_a_shell_and_works(faults, figures, name, option):
    text = f"Ville;Emplois;{name}\nLyon;5;6\n"
    (fault,) = faults(text)

    assert option in fault
    _, pair = shlex.split(fault.partition("no metric: ")[2].partition(" says which")[0])
    if "€" in name:
        assert figures(text, maps=[pair])[1][1:] == ("revenue", "6 M€", 6_000_000)


@pytest.mark.parametrize(
    ("header", "said", "hint"),
    [
        ("Agglo;2015;2016", "no name of a column is known",
         ": --map 'Agglo=ecosystem' --map '2015=METRIC 2015'"),
        ("Ville;2015;2016", "no column is a metric, and none names the metric of each row",
         ": --map '2015=METRIC 2015'"),
        ("Agglo;Emplois", "no column names the ecosystems", ": --map 'Agglo=ecosystem'"),
        ("Ville;Postes ouverts", "no column is a metric, and none names the metric of each row",
         ": --map 'Postes ouverts=jobs (ouverts)'"),
        ("Indicateur;Valeur", "no column names the ecosystems", ""),
    ],
)  # fmt: skip
def test_the_hint_of_a_table_of_no_figures_names_its_own_columns(taken, header, said, hint):
    with pytest.raises(UnreadableFile) as caught:
        taken(f"Tableau de bord\n{header}\n", source="press")
    assert (caught.value.message, caught.value.hint) == (
        f"rows.csv: {said}", f"--map COLUMN=FIELD says what one is{hint}",
    )  # fmt: skip


def test_the_hint_of_a_table_of_no_figures_works(figures):
    maps = ["Agglo=ecosystem", "2015=jobs 2015", "2016="]

    assert figures("Agglo;2015;2016\nLyon;5;6\n", maps=maps) == [("lyon", "jobs", "5", 5)]


@pytest.mark.parametrize(
    ("pair", "message", "hint"),
    [
        ("Agglo", "--map 'Agglo' is no COLUMN=FIELD", "Ville=ecosystem"),
        ("=jobs", "--map '=jobs' names no column",
         "write a name above the column, in the table"),
        (
            "A=ecosistem",
            "--map: no field or metric called 'ecosistem'",
            "did you mean 'ecosystem'?",
        ),
    ],
)  # fmt: skip
def test_a_mapping_to_nothing_known_is_refused(pair, message, hint):
    with pytest.raises(UsageError) as caught:
        mapping_of([pair])
    assert caught.value.message == message
    assert caught.value.hint == hint if hint else caught.value.hint.startswith("known: aliases, ")


def test_two_columns_for_one_field_are_refused():
    with pytest.raises(UsageError) as caught:
        layout_of(sheet(("Ville", "Date", "Année", "Emplois")), {})
    assert caught.value.message == "t.csv: columns B (Date) and C (Année) both stand for on"
    assert caught.value.hint == ("--map 'Année=' leaves one out; --map 'Année=FIELD' names another")


def test_a_french_name_makes_a_french_table():
    assert is_french("Ville")
    assert not is_french("date")
    assert layout_of(sheet(("Ville", "Jobs")), {}).is_french
    assert not layout_of(sheet(("City", "Jobs")), {}).is_french


def test_a_column_without_evidence_takes_that_of_the_others():
    layout = layout_of(sheet(("City", "Revenue", "Jobs"), ("A", "1,5", "1,234")), {})

    assert dict(layout.marks) == {1: ",", 2: ","}
    assert dict(layout_of(sheet(("City", "Jobs"), ("A", "1,234")), {}).marks) == {1: None}
    assert dict(layout_of(sheet(("City", "Jobs"), ("A", "1,5")), {}, ".").marks) == {1: "."}
