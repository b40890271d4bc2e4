"""`ftcli conflicts`: pages and tables as a whole, the worst of all, and where there are none."""

import csv
import io
import json

import pytest

from building import city, document, figure

EMPTY = {"format": "ftcli/1", "updated": "2026-01-01", "sources": {}, "ecosystems": {}}
REGION = {"type": "region", "name": "Auvergne (former region)"}


def written(path, **cities):
    path.write_text(json.dumps(document(**cities)), encoding="utf-8")
    return str(path)


@pytest.fixture
def data(tmp_path):
    """A data file of a city that contradicts itself in each way, and of one that does not."""
    return written(
        tmp_path / "data.json",
        essai=city(
            figure("firms", "9 600 entreprises", "2014-11", "institution", counts="the bid"),
            figure("firms", "7000 entreprises", "2014-05/2014-06", counts="the town"),
            figure("firms", "7 000 établissements", "2014-06", "press-2", counts="the town"),
            figure("jobs", "36 000 salariés privés", "2014-03", note="as printed"),
            figure("jobs", "35 500 emplois", "2014-11", "press-2", sector="jde-2015"),
            figure("revenue", "plus d'un milliard d'euros", "2014"),
            figure("revenue", "un milliard d'euros", "2014"),
            figure("startups", "0 start-up", "2014"),
            figure("startups", "60 start-ups", "2014", "press-2"),
            figure("jobs_share", "4 %", "2014"),
            figure("jobs_share", "entre 5 et 7 %", "2014", "press-2"),
            figure("members", "près de 100 membres", "2014", area=REGION),
            figure("members", "environ 140 membres", "2014", "press-3", area=REGION),
        ),
        ailleurs=city(figure("jobs", "100 emplois"), figure("jobs", "90 emplois", "2016")),
    )


@pytest.mark.parametrize(
    "case",
    [
        ("page.txt", [], 80),
        ("narrow.txt", [], 40),
        ("narrowest.txt", [], 28),
        ("fr.txt", ["--lang", "fr"], 120),
        ("strict.txt", ["--strict"], 80),
        ("page.md", ["-f", "markdown"], 80),
        ("table.csv", ["-f", "csv", "-q"], 80),
        ("table.json", ["-f", "json", "-q"], 80),
    ],
)
def test_the_conflicts_read_so(run, golden, data, case):
    name, options, width = case
    result = run("conflicts", "essai", "--data", data, "--urls", *options, COLUMNS=str(width))

    assert (result.status, result.err) == (0, "")
    golden(f"conflicts/{name}", result.out)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["ailleurs"], "No two figures of Ailleurs exclude each other.\n"),
        (["ailleurs", "--lang", "fr"], "Ailleurs : aucun chiffre n'en exclut un autre.\n"),
    ],
)
def test_a_city_without_conflict_is_told_plainly(run, data, words, line):
    result = run("conflicts", *words, "--data", data)

    assert (result.status, result.out, result.err) == (0, line, "")


def test_no_conflict_is_a_header_alone_in_csv(run, data):
    result = run("conflicts", "ailleurs", "--data", data, "-f", "csv")

    assert (result.status, result.err) == (0, "")
    assert result.lines == run("conflicts", "essai", "--data", data, "-f", "csv", "-q").lines[:1]


def test_an_empty_dataset_has_no_conflict(run, tmp_path):
    path = tmp_path / "empty.json"
    path.write_text(json.dumps(EMPTY), encoding="utf-8")
    result = run("conflicts", "--data", str(path))

    assert (result.status, result.err) == (0, "")
    assert result.out == "No two figures exclude each other.\n"


def test_without_a_city_the_ten_worst_of_all_are_shown_and_the_others_counted(run, tmp_path):
    cities = {
        f"c{n}": city(figure("jobs", "100 emplois"), figure("jobs", f"{200 + n} emplois"))
        for n in range(12)
    }
    path = written(tmp_path / "many.json", **cities)
    page = run("conflicts", "--data", path)
    table = run("conflicts", "--data", path, "-f", "csv")
    every = run("conflicts", "--data", path, "-f", "csv", "--all")

    title = "Figures that exclude each other: the 10 widest apart of 12; --all shows all"
    assert (page.status, page.lines[0], page.err) == (0, title, "")
    assert (table.status, table.err) == (0, f"rivals-disagree: {title}\n")
    rows = list(csv.DictReader(io.StringIO(table.out)))
    assert [row["ecosystem"] for row in rows] == [f"c{n}" for n in range(11, 1, -1)]
    assert table.lines == every.lines[:11]
    assert len(every.lines) == 13
    assert every.err == (
        "rivals-disagree: Figures that exclude each other: 12, the widest apart first\n"
    )


def test_a_conflict_may_fail_a_check(run, data):
    found = run("conflicts", "essai", "--data", data, "--fail-on", "rivals-disagree")
    none = run("conflicts", "ailleurs", "--data", data, "--fail-on", "rivals-disagree")

    assert (found.status, none.status) == (3, 0)


def test_an_unknown_city_is_refused_with_one_that_is_known(run):
    result = run("conflicts", "grenobel")

    assert (result.status, result.out) == (1, "")
    assert result.err == (
        "ftcli: no ecosystem called 'grenobel'\n"
        "  did you mean 'grenoble'? 'ftcli list' shows them all.\n"
    )


def test_of_one_city_too_the_ten_worst_are_shown_and_all_if_asked(run, tmp_path):
    figures = [figure("jobs", f"{100 + n} emplois") for n in range(6)]
    path = written(tmp_path / "many.json", essai=city(*figures))
    words = ["conflicts", "essai", "--data", path, "-f", "csv", "-q"]

    title = "Figures that exclude each other: the 10 widest apart of 15; --all shows all"
    assert run("conflicts", "essai", "--data", path).lines[0] == title
    assert len(run(*words, "--all").lines) == 1 + 15
    assert run(*words).lines == run(*words, "--all").lines[:11]
