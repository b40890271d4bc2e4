"""What rows make of each other: twice the same, two figures of one cell, two towns of one id."""

import json

import pytest

from building import city, dataset, document, encoded, figure
from ftcli.dates import Period
from ftcli.errors import FtcliError
from ftcli.importing import Request, imported
from ftcli.importing.preview import preview
from importing.conftest import KNOWN

AREA = "columns area_type (city) and area_name say what each counts, or name them otherwise"
LORRAINE = dataset(lorraine=city(aliases=["Metz", "Nancy"]), lyon=city())


@pytest.fixture
def together(tmp_path):
    """Imports files by their names and texts: `together({"a.json": b"…", "rows.csv": "…"})`."""

    def call(files, known=KNOWN, **options):
        paths = []
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths.append(path)
        return imported(Request(paths, **{"source": "press", "on": "2014"} | options), known)

    return call


def places(found):
    """Each figure with its place, as a machine reads them."""
    return [(row[1], row[13], row[0]) for row in preview(found, "en").table().rows]


def test_a_row_that_says_the_same_again_is_left_out_and_told(taken):
    text = "Ville;Emplois;Entreprises\nLyon;4 000;7\nLyon;5 000;\nLyon;4 000;8\nLyon;4 000;7\n"
    found = taken(text, source="press", on="2014")

    assert [one.stated for one in found.dataset["lyon"].figures] == ["4 000", "7", "5 000", "8"]
    assert str(found.reports[0]) == (
        "rows.csv: semicolon, UTF-8; 4 rows, 4 figures, 1 source, 1 row left out"
    )
    assert found.reports[0].remarks == (
        "rows.csv: left out, as another says the same: row 4, 5",
    )  # fmt: skip


def test_several_figures_of_one_cell_are_all_kept_and_told_with_their_places(taken):
    text = "Ville;Emplois\nLyon;4 000\nLyon;5 000\n"
    found = taken(text, source="press", on="2014")

    assert found.faults == ()
    assert [one.stated for one in found.dataset["lyon"].figures] == ["4 000", "5 000"]
    assert found.remarks == (
        '2 figures of lyon, jobs, 2014, press, all kept: "4 000" (rows.csv: row 2, column B '
        '(Emplois)), "5 000" (rows.csv: row 3, column B (Emplois))',
    )


def test_at_most_eight_cells_of_several_figures_are_told_and_three_of_each(taken):
    years = ";".join(f"Emplois {year}" for year in range(2000, 2010))
    rows = "".join("Lyon;" + ";".join([str(number)] * 10) + "\n" for number in range(1, 5))
    found = taken(f"Ville;{years}\n{rows}", source="press")

    assert len(found.remarks) == 9
    assert found.remarks[0].startswith("4 figures of lyon, jobs, 2000, press, all kept: ")
    assert found.remarks[0].endswith('"3" (rows.csv: row 4, column B (Emplois 2000)), 1 more')
    assert found.remarks[-1] == "and 2 more cells of which several figures are kept"


@pytest.mark.parametrize("other", ["sector", "counts", "date", "source", "area"])
def test_what_differs_in_scope_date_or_source_is_no_second_figure_of_a_cell(taken, other):
    values = {
        "sector": ("", "oecd-ict"), "counts": ("", "directs"), "date": ("2014", "2015"),
        "source": ("press", "blog"), "area": ("", "region: Rhône"),
    }[other]  # fmt: skip
    text = f"city,jobs,{other}\nlyon,1,{values[0]}\nlyon,2,{values[1]}\n"
    found = taken(text, source="press", on="2014")

    assert (found.faults, found.remarks) == ((), ())
    assert len(found.dataset["lyon"].figures) == 2


def test_two_targets_of_a_metric_stand_beside_each_other(taken):
    text = (
        "city,metric,stated,mode,deadline\nlyon,jobs,1 emploi,level,2020\n"
        "lyon,jobs,2 emplois,level,2030\n"
    )
    found = taken(text, source="press", on="2014")

    assert (found.faults, found.remarks) == ((), ())


def test_two_names_of_one_ecosystem_for_one_cell_are_a_fault_of_both_rows(together):
    text = "Ville;Emplois 2016;Entreprises 2016\nMetz;1;2\nLyon;3;4\nNancy;5;\nlorraine;;6\n"
    found = together({"rows.csv": text}, LORRAINE)

    pairs = {2: "'Metz' and 'Nancy'", 4: "'Nancy' and 'Metz'", 5: "'lorraine' and 'Metz'"}
    assert [str(one) for one in found.faults] == [
        f"rows.csv: row {row}, column A (Ville): {names} are both taken for lorraine: {AREA}"
        for row, names in pairs.items()
    ]
    assert list(found.dataset) == ["lyon"]
    assert found.reports[0].faulty == "3 of 4 rows"
    assert found.remarks == (
        "'Metz' is taken for lorraine", "'Nancy' is taken for lorraine",
    )  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        "Metz;1;2014;city;Metz\nNancy;5;2014;city;Nancy\n",
        "Metz ville;1;2014;;\nNancy;5;2014;;\n",
        "Metz;1;2014;;\nNancy;5;2015;;\n",
        "Lorraine;1;2014;;\nlorraine;5;2014;;\n",
    ],
)
def test_areas_names_of_their_own_and_other_dates_keep_two_towns_apart(together, rows):
    found = together({"rows.csv": f"Ville;Emplois;Date;area_type;area_name\n{rows}"}, LORRAINE)

    assert found.faults == ()
    assert sum(len(each.figures) for each in found.dataset.ecosystems.values()) == 2


def test_a_part_whose_whole_is_at_fault_is_at_fault_too(together):
    text = (
        "city,metric,stated,part_of\nMetz,firms,700 firms,\nNancy,firms,600 firms,\n"
        "Metz,pure_players,30 pure players,firms\n"
    )
    found = together({"rows.csv": text}, LORRAINE)

    assert [str(one).partition(": ")[2].partition(":")[0] for one in found.faults] == [
        "row 2, column A (city)", "row 3, column A (city)", "row 4, column C (stated)",
    ]  # fmt: skip
    assert list(found.dataset) == []


def test_each_figure_has_its_place_in_a_data_file_or_in_a_table(together):
    held = document(
        lyon=city(figure("jobs", "1 emploi", "2014"), figure("jobs", "2 emplois", "2015")),
        ville=city(figure("jobs", "9 emplois")),
    )
    files = {"m.json": encoded(held), "t.csv": "Ville;Emplois\nLyon;1 emploi\nLyon;3\nVille;4\n"}

    assert places(together(files)) == [
        ("lyon", "1 emploi", "m.json: lyon, figures[0]"),
        ("lyon", "2 emplois", "m.json: lyon, figures[1]"),
        ("lyon", "3", "t.csv: row 3, column B (Emplois)"),
        ("ville", "9 emplois", "m.json: ville, figures[0]"),
        ("ville", "4", "t.csv: row 4, column B (Emplois)"),
    ]
    assert places(together(files, until=Period.parse("2014"), on="2015")) == [
        ("lyon", "1 emploi", "m.json: lyon, figures[0]"),
        ("ville", "9 emplois", "m.json: ville, figures[0]"),
    ]


def test_data_files_alone_have_places_too(together):
    files = {
        "a.json": encoded(document(lyon=city(figure("jobs", "1 emploi")))),
        "b.json": encoded(document(lyon=city(figure("jobs", "2 emplois")))),
    }
    assert places(together(files)) == [
        ("lyon", "1 emploi", "a.json: lyon, figures[0]"),
        ("lyon", "2 emplois", "b.json: lyon, figures[0]"),
    ]


@pytest.mark.parametrize("name", ["m.json", "m.jsonl"])
def test_rows_may_name_what_a_data_file_beside_them_holds(together, name):
    held = document(eauville=city(figure("jobs", "1 emploi", source="s"), aliases=["O"]))
    held["sources"] = {"s": {"title": "T", "publisher": "P", "kind": "blog"}}
    raw = encoded(held)
    if name == "m.jsonl":
        one = held.pop("ecosystems")["eauville"]
        raw = f"{json.dumps(held)}\n{json.dumps({'id': 'eauville', **one})}\n".encode()

    found = together({"rows.csv": "city,jobs,source\nO,2,s\n", name: raw})

    assert (found.faults, found.remarks) == ((), ("'O' is taken for eauville",))
    assert list(found.dataset.sources) == ["s"]
    assert [one.stated for one in found.dataset["eauville"].figures] == ["1 emploi", "2"]


def test_a_data_file_that_clashes_with_the_data_is_told_where_rows_could_mean_either(together):
    held = document(ville=city(figure("jobs", "1 emploi")))
    held["sources"]["press"]["url"] = "https://example.org/other"
    held["sources"]["press"]["title"] = "Other"
    files = {"m.json": encoded(held)}

    assert list(together(files).dataset) == ["ville"]
    with pytest.raises(FtcliError, match=r"m\.json: source press: another source has this id"):
        together({**files, "rows.csv": "city,jobs\nlyon,1\n"})


def test_files_of_one_name_are_told_by_their_paths(together, tmp_path):
    found = together({"a/t.csv": "Ville;Emplois\nLyon;x\n", "b/t.csv": "Ville;Emplois\nLyon;y\n"})

    assert [str(one) for one in found.faults] == [
        f'{tmp_path / folder / "t.csv"}: row 2, column B (Emplois): no number in "{word}"'
        for folder, word in (("a", "x"), ("b", "y"))
    ]


def test_items_of_json_are_numbered_alike_in_faults_and_in_what_is_left_out(together):
    rows = [{"city": "Lyon", "jobs": None}, {"city": "Lyon", "jobs": "x"}]
    found = together({"rows.json": json.dumps(rows)})

    assert found.reports[0].remarks == ("rows.json: left out, without a figure: item 1",)
    assert [one.place for one in found.faults] == ["rows.json: item 2, key jobs"]
