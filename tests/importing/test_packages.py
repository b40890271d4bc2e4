"""Data packages, of a folder and of a ZIP; the tables of ecosystems and of sources."""

import io
import json
import zipfile

import pytest

from ftcli.importing import Request, imported
from ftcli.store.datafile import UnreadableFile
from importing.conftest import KNOWN

FIGURES = "city,jobs\nlyon,12\n"


def described(*paths: object, **more: object) -> bytes:
    return json.dumps({"resources": [{"path": path} for path in paths], **more}).encode()


def package(tmp_path, **files: bytes):
    for name, content in files.items():
        (tmp_path / name.replace("_", ".")).write_bytes(content)
    return imported(Request([tmp_path], source="press", on="2014"), KNOWN)


def test_a_folder_with_a_descriptor_is_a_package(tmp_path):
    found = package(
        tmp_path, rows_csv=FIGURES.encode(), notes_txt=b"rien",
        datapackage_json=described("rows.csv", "notes.txt", updated="2015-06", description="Merci"),
    )  # fmt: skip

    assert [one.stated for one in found.dataset["lyon"].figures] == ["12"]
    assert (found.dataset.updated.edtf, found.dataset.credit) == ("2015-06", "Merci")
    assert found.reports[0].name == f"{tmp_path.name}/rows.csv"


def test_the_descriptor_of_a_package_is_the_package(tmp_path):
    whole = package(tmp_path, rows_csv=FIGURES.encode(), datapackage_json=described("rows.csv"))
    path = tmp_path / "datapackage.json"

    assert imported(Request([path], source="press", on="2014"), KNOWN).reports == whole.reports


def test_a_zip_with_a_descriptor_is_a_package(taken):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("datapackage.json", described("data/rows.csv"))
        archive.writestr("data/rows.csv", FIGURES)

    found = taken(file.getvalue(), "all.zip", source="press", on="2014")

    assert [one.stated for one in found.dataset["lyon"].figures] == ["12"]


ACCENTS = "ville,emplois,note\nlyon,12,été\n"


@pytest.mark.parametrize(
    ("content", "named", "encoding"),
    [
        (ACCENTS.encode("mac_roman"), "macroman", None),
        (ACCENTS.encode("mac_roman"), None, "macroman"),
        (ACCENTS.encode("mac_roman"), "latin-1", "macroman"),
        (ACCENTS.encode("cp1252"), None, None),
        (ACCENTS.encode("utf-8-sig"), "utf-8", None),
    ],
)
def test_the_tables_of_a_package_are_in_the_encoding_given_else_that_of_its_descriptor(
    tmp_path, content, named, encoding
):
    resource = {"path": "rows.csv"} | ({"encoding": named} if named else {})
    (tmp_path / "rows.csv").write_bytes(content)
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")

    found = imported(Request([tmp_path], source="press", on="2014", encoding=encoding), KNOWN)

    assert [one.note for one in found.dataset["lyon"].figures] == ["été"]


def test_an_encoding_of_a_descriptor_that_is_none_is_refused(tmp_path):
    resource = {"path": "rows.csv", "encoding": "klingon"}
    with pytest.raises(UnreadableFile) as caught:
        package(tmp_path, rows_csv=b"a", datapackage_json=json.dumps(
            {"resources": [resource]}).encode())  # fmt: skip
    assert (caught.value.message, caught.value.hint) == (
        f"{tmp_path.name}/datapackage.json: no encoding called 'klingon'",
        "name it: --encoding windows-1252",
    )


@pytest.mark.parametrize(
    ("updated", "edtf", "remarks"),
    [
        ("last week", "2014-12-31", ['left out, as it is no date: updated "last week"']),
        (["2015"], "2014-12-31", ['left out, as it is no date: updated "["2015"]"']),
        ("2015-06-24T08:00:00Z", "2015-06-24", []),
        (2015, "2015", []),
        (None, "2014-12-31", []),
    ],
)
def test_what_is_no_date_of_a_package_is_left_out_and_said(tmp_path, updated, edtf, remarks):
    found = package(tmp_path, rows_csv=FIGURES.encode(),
                    datapackage_json=described("rows.csv", updated=updated))  # fmt: skip

    assert found.dataset.updated.edtf == edtf
    name = f"{tmp_path.name}/datapackage.json"
    assert found.remarks == tuple(f"{name}: {remark}" for remark in remarks)


@pytest.mark.parametrize(
    ("descriptor", "said"),
    [
        (described("../rows.csv"), "datapackage.json: ../rows.csv leads out of the package"),
        (described("/etc/passwd"), "datapackage.json: /etc/passwd leads out of the package"),
        (described("https://e.org/a.csv"),
         "datapackage.json: https://e.org/a.csv leads out of the package"),
        (described("..\\rows.csv"), "datapackage.json: ..\\rows.csv leads out of the package"),
        (described("a\0.csv"), "datapackage.json: a resource without path"),
        (described(["a.csv"]), "datapackage.json: a resource without path"),
        (described(*["a.csv"] * 51), "datapackage.json: no list of resources"),
        (b"[]", "datapackage.json: no list of resources"),
        (b'{"resources": 1}', "datapackage.json: no list of resources"),
        (b"{", "datapackage.json: line 1, column 2: no JSON (Expecting property name enclosed in "
         "double quotes)"),
    ],
)  # fmt: skip
def test_a_descriptor_that_leads_astray_is_refused(tmp_path, descriptor, said):
    with pytest.raises(UnreadableFile) as caught:
        package(tmp_path, datapackage_json=descriptor)
    assert caught.value.message == f"{tmp_path.name}/{said}"


def test_what_links_lead_to_outside_the_folder_is_refused(tmp_path):
    folder = tmp_path / "package"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "rows.csv").write_text(FIGURES, "utf-8")
    folder.mkdir()
    (folder / "rows.csv").symlink_to("../outside/rows.csv")
    (folder / "data").symlink_to(tmp_path / "outside")
    (folder / "round.csv").symlink_to("round.csv")
    for path in ("rows.csv", "data/rows.csv", "round.csv"):
        with pytest.raises(UnreadableFile) as caught:
            package(folder, datapackage_json=described(path))
        said = f"package/datapackage.json: {path} leads out of the package"
        assert caught.value.message == said

    (folder / "datapackage.json").rename(tmp_path / "outside" / "datapackage.json")
    (folder / "datapackage.json").symlink_to("../outside/datapackage.json")
    with pytest.raises(UnreadableFile, match=r"json: datapackage\.json leads out of the package"):
        imported(Request([folder], source="press", on="2014"), KNOWN)


def test_links_within_a_folder_and_to_it_are_followed(tmp_path):
    folder = tmp_path / "package"
    (folder / "2014").mkdir(parents=True)
    (folder / "2014" / "rows.csv").write_text(FIGURES, "utf-8")
    (folder / "latest").symlink_to("2014")
    (folder / "datapackage.json").write_bytes(described("latest/rows.csv"))
    (tmp_path / "link").symlink_to(folder)

    found = imported(Request([tmp_path / "link"], source="press", on="2014"), KNOWN)

    assert [one.stated for one in found.dataset["lyon"].figures] == ["12"]


def test_what_is_missing_is_told(tmp_path):
    with pytest.raises(UnreadableFile, match=r"is a folder without datapackage\.json"):
        package(tmp_path)
    with pytest.raises(UnreadableFile, match=r"no file .*rows\.csv"):
        package(tmp_path, datapackage_json=described("rows.csv"))
    with pytest.raises(UnreadableFile, match=": no table in it"):
        package(tmp_path, datapackage_json=described("notes.txt"))


ECOSYSTEMS = "id,name,aliases,region,perimeter,labels,note\n"


def test_ecosystems_are_imported_with_all_that_is_known_of_them(taken):
    perimeter = json.dumps({"units": [{"name": "M", "type": "METRO"}],
                            "population": {"2016": {"value": 9, "source": "blog"}}})  # fmt: skip
    labels = json.dumps([{"on": "2015", "status": "labelled", "source": "press"}])
    cells = [cell.replace('"', '""') for cell in (perimeter, labels)]
    text = f'{ECOSYSTEMS}ville,La Ville,V; La Cité,Bretagne,"{cells[0]}","{cells[1]}",n\n'

    found = taken(text)

    assert found.faults == ()
    ville = found.dataset["ville"]
    assert (ville.name, ville.aliases, ville.region, ville.note) == (
        "La Ville", ("V", "La Cité"), "Bretagne", "n",
    )  # fmt: skip
    assert ville.perimeter is not None
    assert ville.perimeter.population["2016"].value == 9
    assert list(found.dataset.sources) == ["press", "blog"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",Ville,,,,,", "column A (id): no id"),
        ("ville,,,,,,", "column B (name): no name"),
        ("Ma Ville,Ville,,,,,", ": 'Ma Ville' is no id: small letters and digits, joined by "
         "hyphens"),
        ("ville,Ville,[1,,,,", "column C (aliases): no JSON: line 1, column 3: no JSON (Expecting "
         "',' delimiter)"),
        ("ville,Ville,,,{},,", "column E (perimeter): Field required"),
        ("ville,Ville,,,,1,", "column F (labels): Input should be a valid tuple"),
        ('ville,Ville,,,,"[{""on"": ""2015"", ""status"": ""labelled"", ""source"": ""prss""}]",',
         "column F (labels): no source called 'prss'; did you mean 'press'?"),
        ("lyon,Lyon,,,,,\nville,Lyon,,,,,", "column B (name): 'lyon' also means lyon"),
        ("lyon,Lyon,,,,,\nlyon,Lyon,,,,,", "column A (id): the ecosystem lyon stands there twice"),
    ],
)  # fmt: skip
def test_a_faulty_ecosystem_is_told_with_its_column(faults, row, fault):
    [found] = faults(ECOSYSTEMS + row + "\n")

    assert found.endswith(fault)


def test_sources_are_imported_whether_figures_refer_to_them_or_not(taken):
    text = "id,title,publisher,author,published,kind,url,language,licence\n"
    found = taken(text + "mine,T,P,A,2015-02,blog,https://e.org,en,CC\n")

    assert found.faults == ()
    assert found.dataset.sources["mine"].model_dump(mode="json") == {
        "title": "T", "publisher": "P", "author": "A", "published": "2015-02", "kind": "blog",
        "url": "https://e.org", "language": "en", "licence": "CC",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",T,P,press", "column A (id): no id"),
        ("m,,P,press", "column B (title): no title"),
        ("m,T,P,", "column D (kind): no kind"),
        ("m,T,P,radio", "column D (kind): Input should be 'official-statistics', 'institution', "
         "'press', 'blog' or 'register', not 'radio'"),
        ("M!,T,P,press",
         "column A (id): 'M!' is no id: small letters and digits, joined by hyphens"),
        ("m,T,P,press\nm,T,P,press", "column A (id): the source m stands there twice"),
    ],
)  # fmt: skip
def test_a_faulty_source_is_told_with_its_column(faults, row, fault):
    [found] = faults(f"id,title,publisher,kind\n{row}\n")

    assert found.startswith("rows.csv: row ")
    assert found.endswith(f", {fault}")
