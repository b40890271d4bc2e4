"""The user's own file adds to the shipped data by itself, and says so; `list --origins`."""

import json
from pathlib import Path

import pytest

OWN = """\
{"format": "ftcli/1", "updated": "2027-01-02",
 "sources": {"mine": {"title": "Mien", "publisher": "Moi", "kind": "blog"}},
 "ecosystems": {
  "lyon": {"name": "Lyon", "note": "Mine.", "figures": [
    {"metric": "events", "stated": "3 événements", "on": "2026", "source": "mine"}]},
  "beauport": {"name": "Beauport", "figures": [
    {"metric": "jobs", "stated": "50 emplois", "on": "2026", "source": "mine"}]}
 }}
"""
ORIGINS = """\
Files, in the order in which they are added
File       Which   Dated        Cities  Figures  Targets  Sources
data.json  --data  31 Jan 2020       3       11        1        3
own.json   --with  2 Jan 2027        2        2        0        1

What each added file gives
City      File      Figures  Besides
Lyon      own.json        1  a new city
Beauport  own.json        1  a new city
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's own file, in the folder for configurations of `there`."""
    path = tmp_path / "config" / "ftcli" / "ecosystems.json"
    path.parent.mkdir(parents=True)
    path.write_text(OWN, "utf-8")
    return path


@pytest.fixture
def there(own: Path) -> dict[str, str]:
    """An environment in which the user has a file."""
    return {"XDG_CONFIG_HOME": str(own.parents[1])}


def cities(result) -> list[str]:
    return [line.split(",")[0] for line in result.lines[1:]]


def test_the_users_own_file_adds_to_the_shipped_data_by_itself(run, there):
    alone, both = run("list", "-f", "csv"), run("list", "-f", "csv", **there)

    assert (both.status, both.err) == (0, "")
    assert cities(both) == [*cities(alone), "beauport"]
    assert run("show", "lyon", "--all", **there).out.count("“3 événements”") == 2
    assert "Note         Mine.\n" in run("show", "lyon", **there).out


def test_it_is_left_out_where_it_is_asked_to(run, there):
    result = run("list", "-f", "csv", "--no-user-data", **there)

    assert result == run("list", "-f", "csv")


def test_whoever_names_the_data_gets_those_alone(run, small, own, there):
    alone = run("list", "--data", small, "-f", "csv")

    assert run("list", "--data", small, "-f", "csv", **there) == alone
    assert run("list", "-f", "csv", **there, FTCLI_DATA=small) == alone
    named = run("list", "--data", small, "--with", str(own), "-f", "csv", **there)
    assert cities(named) == [*cities(alone), "lyon", "beauport"]


def test_other_files_are_added_after_it_and_it_is_added_once(run, own, there):
    named = run("list", "--origins", "--with", str(own), "-f", "csv", **there)

    assert named == run("list", "--origins", "-f", "csv", **there)
    assert [line.split(",")[1] for line in named.lines[-2:]] == ["own", "own"]


def test_the_version_says_that_it_is_there(run, own, there):
    result = run("--version", **there)

    assert (result.status, result.err) == (0, "")
    assert result.lines[1] == f"with your own file {own}"
    assert "dataset of 2027-01-02" in result.lines[0]
    assert len(run("--version").lines) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", ": line 1, column 2: no JSON"),
        (OWN.replace('"source": "mine"', '"source": "yours"', 1), ": lyon, figures[0].source"),
        (OWN.replace('"mine"', '"figaro2018"'), ": source figaro2018: another source has this id"),
    ],
)
def test_a_fault_in_it_names_it_and_how_to_go_on(run, own, there, content, said):
    own.write_text(content, "utf-8")

    result = run("list", **there)

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"ftcli: {own}{said}")
    assert result.err.endswith("; --no-user-data goes without the file\n")
    assert run("list", "--no-user-data", **there) == run("list")


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_what_has_its_name_and_cannot_be_read_is_told(run, own, there, tmp_path, kind):
    own.unlink(missing_ok=True)
    own.mkdir() if kind == "folder" else own.symlink_to(tmp_path / "away" / "figures.json")
    said, hint = (f"{own} is a folder", "name a data file") if kind == "folder" else (
        f"no file {own}", "check its path")  # fmt: skip

    result = run("list", **there)

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: {said}\n  {hint}; --no-user-data goes without the file\n"
    assert run("list", "--no-user-data", **there).status == 0


def test_an_empty_folder_of_configurations_is_no_folder(program, tmp_path):
    (tmp_path / "ftcli").mkdir()
    (tmp_path / "ftcli" / "ecosystems.json").write_text("{")

    result = program(
        "list", "-f", "csv", XDG_CONFIG_HOME="", HOME=str(tmp_path / "home"),
        options={"cwd": tmp_path},
    )  # fmt: skip

    assert (result.status, result.err) == (0, "")


def test_its_cities_are_offered_by_the_shell(program, there, small):
    def offered(line: str) -> list[str]:
        state = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
        return program(**state, **there, _FTCLI_COMPLETE="complete_bash").out.split()

    assert offered("ftcli show beau") == ["beauport"]
    assert offered("ftcli show --no-user-data beau") == []
    assert offered(f"ftcli show --data {small} beau") == []


def test_the_bare_diff_says_what_it_changes(run, own, there):
    result = run("diff", **there, COLUMNS="200")

    assert (result.status, result.err) == (0, "")
    assert result.lines[:4] == [
        f"the shipped data → the shipped data + {own}",
        "Figures  2 added",
        "Cities   1 added, 1 corrected",
        "Sources  1 added",
    ]


# list --origins


@pytest.fixture
def origins(run, small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Lists the files of the small dataset and of one that adds to it, in their folder."""
    (tmp_path / "data.json").write_bytes(Path(small).read_bytes())
    (tmp_path / "own.json").write_text(OWN, "utf-8")
    monkeypatch.chdir(tmp_path)
    words = ("list", "--origins", "--data", "data.json", "--with", "own.json")
    return lambda *more, **env: run(*words, *more, **env)


def test_the_origins_are_listed_with_what_each_gives(origins):
    result = origins()

    assert (result.status, result.out, result.err) == (0, ORIGINS, "")


def test_machines_get_a_row_for_each_file_and_city(origins):
    result = origins("-f", "csv")

    assert (result.status, result.err) == (0, "")
    assert result.lines == [
        "file,layer,updated,ecosystem,new,figures,targets,labels,known,corrects,source",
        "data.json,data,2020-01-31,belleville,true,6,1,1,0,,",
        "data.json,data,2020-01-31,saint-loup,true,5,0,0,0,,",
        "data.json,data,2020-01-31,villeneuve,true,0,0,0,0,,",
        "own.json,with,2027-01-02,lyon,true,1,0,0,0,,",
        "own.json,with,2027-01-02,beauport,true,1,0,0,0,,",
    ]


def test_what_is_known_already_and_what_is_corrected_are_told(origins, tmp_path):
    small = json.loads((tmp_path / "data.json").read_text("utf-8"))
    record = {
        "name": "Belleville", "region": "Bretagne", "note": "N.",
        "figures": small["ecosystems"]["belleville"]["figures"][:2],
    }  # fmt: skip
    own = {**small, "ecosystems": {"belleville": record}}
    (tmp_path / "own.json").write_text(json.dumps(own), "utf-8")

    rows, page = origins("-f", "csv").lines, origins(COLUMNS="200").lines

    assert rows[-1] == "own.json,with,2020-01-31,belleville,false,0,0,0,2,name,"
    assert page[-2:] == [
        "City        File      Known already  Besides",
        "Belleville  own.json              2  corrects name",
    ]


def test_what_a_later_file_corrects_of_a_source_is_told(origins, tmp_path):
    small = json.loads((tmp_path / "data.json").read_text("utf-8"))
    gazette = small["sources"]["gazette"] | {"title": "Autre titre", "licence": "L."}
    sources = {"gazette": gazette, "rival": small["sources"]["rival"]}
    own = {"format": "ftcli/1", "updated": "2020", "sources": sources, "ecosystems": {}}
    (tmp_path / "own.json").write_text(json.dumps(own), "utf-8")

    machines, page = origins("-f", "csv"), origins(COLUMNS="200")
    french = origins("--lang", "fr", COLUMNS="200")

    assert (machines.status, machines.err) == (0, "")
    assert machines.lines[-2:] == [
        "own.json,with,2020,,,0,0,0,0,,",
        "own.json,with,2020,,,,,,,title,gazette",
    ]
    assert (page.status, page.err) == (0, "")
    assert page.lines[5:] == [
        "Sources that an added file corrects",
        "Source   File",
        "gazette  own.json  corrects title",
    ]
    assert french.lines[5:] == [
        "Sources qu'un fichier ajouté corrige",
        "Source   Fichier",
        "gazette  own.json  corrige title",
    ]


def test_the_third_file_corrects_what_the_second_has_put_there(origins, tmp_path):
    small = json.loads((tmp_path / "data.json").read_text("utf-8"))
    for name, title in (("own.json", "B"), ("third.json", small["sources"]["gazette"]["title"])):
        gazette = small["sources"]["gazette"] | {"title": title}
        own = {**small, "sources": {**small["sources"], "gazette": gazette}}
        (tmp_path / name).write_text(json.dumps(own), "utf-8")

    lines = origins("--with", "third.json", "-f", "csv").lines

    assert [line for line in lines if line.endswith("gazette")] == [
        "own.json,with,2020-01-31,,,,,,,title,gazette",
        "third.json,with,2020-01-31,,,,,,,title,gazette",
    ]


def test_files_that_clash_have_no_origins(origins, tmp_path):
    (tmp_path / "own.json").write_text(OWN.replace('"mine"', '"gazette"'), "utf-8")

    result = origins()

    assert (result.status, result.out) == (1, "")
    assert result.err == (
        "ftcli: own.json: source gazette: another source has this id in data.json "
        "(title, publisher, published)\n"
        "  give it another id in own.json, or import again with --source ID; "
        "'ftcli validate' with the same files checks it again\n"
    )


def test_the_origins_of_the_shipped_data_alone_say_so(run):
    result = run("list", "--origins")

    assert (result.status, result.err) == (0, "")
    assert result.out.endswith("\n\nNothing is added to it.\n")


def test_an_empty_file_is_an_origin(run, tmp_path):
    path = tmp_path / "empty.json"
    path.write_text('{"format":"ftcli/1","updated":"2026-01-01","sources":{},"ecosystems":{}}')

    rows = run("list", "--origins", "--data", str(path), "-f", "csv")

    assert (rows.status, rows.lines[1:]) == (0, [f"{path},data,2026-01-01,,,0,0,0,0,,"])
    assert run("list", "--origins", "--data", str(path)).status == 0


def test_the_origins_are_told_in_french_and_as_of_a_date(origins):
    result = origins("--lang", "fr", "--as-of", "2019-02")

    assert (result.status, result.err) == (0, "")
    assert result.lines[0] == "État des connaissances fin févr. 2019."
    assert "Ce que donne chaque fichier ajouté" in result.lines
    assert result.lines[4].split()[-3:] == ["3", "7", "3"]
