"""Names of columns: what they stand for, in English and French."""

from fractions import Fraction

import pytest

from ftcli.catalogue import METRICS
from ftcli.errors import UsageError
from ftcli.importing.fields import FIELDS, field_of, is_french
from ftcli.importing.layout import ECOSYSTEMS, LONG, NONE, SOURCES, WIDE, layout_of, mapping_of
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
    "rows",
    [
        (("Ville", "Emplois", "", "Part"), ("", "2015", "2016", "2015")),
        (("Ville", "Emplois", ""), ("", "2015", "Part")),
        (("Ville", "Emplois", ""), ("", "2015", "2015")),
        (("Ville", "Emplois 2014", ""), ("", "2015", "2016")),
        (("Ville", "Emplois", ""), ("Lyon", "2015", "2016")),
        (("Ville", "Emplois", "Entreprises"), ("", "2015", "2016")),
        (("Ville", "Emplois", ""), ("", "", "2016")),
        (("Ville", "Emplois", ""),),
    ],
)
def test_a_header_of_two_rows_is_one_only_where_every_date_stands_under_its_metric(rows):
    layout = layout_of(sheet(*rows), {})

    assert (layout.header, layout.names, layout.is_double) == (0, rows[0], False)


@pytest.mark.parametrize(
    ("header", "said", "hint"),
    [
        ("Agglo;2015;2016", "no name of a column is known",
         ": --map 'Agglo=ecosystem' --map '2015=jobs 2015'"),
        ("Ville;2015;2016", "no column is a metric, and none names the metric of each row",
         ": --map '2015=jobs 2015'"),
        ("Agglo;Emplois", "no column names the ecosystems", ": --map 'Agglo=ecosystem'"),
        ("Ville;Postes ouverts", "no column is a metric, and none names the metric of each row",
         ": --map 'Postes ouverts=jobs'"),
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
        ("=jobs", "--map '=jobs' is no COLUMN=FIELD", "Ville=ecosystem"),
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
