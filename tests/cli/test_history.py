"""`ftcli history`: pages and tables as a whole, and what happens where there is nothing to show."""

import json

import pytest

from building import city, document, figure
from ftcli.cli.completion import complete_counted, complete_metric

EMPTY = {"format": "ftcli/1", "updated": "2026-01-01", "sources": {}, "ecosystems": {}}
SITE = {"type": "site", "name": "La Halle"}


@pytest.fixture
def data(tmp_path):
    """A data file of a city whose jobs hold one of each thing that a history tells."""
    jobs = [
        figure("jobs", "environ 4 000 salariés", "2010"),
        figure("jobs", "entre 5 000 et 6 000 emplois", "2012", "institution"),
        figure("jobs", "7 000 emplois", "2014-03"),
        figure("jobs", "9 000 emplois", "2014-11/..", "press-2"),
        figure("jobs", "plus de 9 000 emplois", "2017"),
        figure("jobs", "7 000 salariés", "2018", "blog"),
        figure("jobs", "8 100 emplois", "2015", "official-statistics", sector="oecd-ict"),
        figure("jobs", "300 emplois", "2016", area=SITE),
        figure("jobs", "60 000 emplois", "2016", context=True),
    ]
    share = [figure("jobs_share", "4 %", "2012"), figure("jobs_share", "6,5 %", "2016")]
    path = tmp_path / "data.json"
    content = document(essai=city(*jobs, *share), ailleurs=city())
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "case",
    [
        ("wide.txt", [], 160),
        ("page.txt", [], 80),
        ("narrow.txt", [], 40),
        ("narrowest.txt", [], 28),
        ("fr.txt", ["--lang", "fr"], 120),
        ("strict.txt", ["--strict", "--as-of", "2015"], 80),
        ("page.md", ["-f", "markdown"], 80),
        ("page.tex", ["-f", "latex"], 80),
        ("table.csv", ["-f", "csv", "-q"], 80),
        ("table.json", ["-f", "json", "-q"], 80),
    ],
)
def test_the_history_reads_so(run, golden, data, case):
    name, options, width = case
    result = run("history", "essai", "jobs", "--data", data, "--urls", *options, COLUMNS=str(width))

    assert (result.status, result.err) == (0, "")
    golden(f"history/{name}", result.out)


def test_a_share_changes_in_points(run, data):
    result = run("history", "essai", "jobs_share", "--data", data, COLUMNS="120")

    assert (result.status, result.err) == (0, "")
    assert "+2.5 points since 2012" in result.out
    assert " % a year" not in result.out


def test_machine_formats_warn_on_standard_error(run, data):
    result = run("history", "essai", "jobs", "--data", data, "-f", "csv")

    assert result.status == 0
    assert result.err.splitlines() == [
        "concept-differs: jobs: salarié and emploi are not counted alike",
        "recopied: Essai, jobs: the same number as in 2014",
        "sector-differs: jobs: other definitions of digital (self-declared and oecd-ict)",
    ]
    assert result.out == run("history", "essai", "jobs", "--data", data, "-f", "csv", "-q").out


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_machine_formats_do_not_follow_the_language(run, data, lang):
    words = ["history", "essai", "jobs", "--data", data, "-f", "csv", "-q"]
    assert run(*words, "--lang", lang).out == run(*words).out


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Ailleurs · Jobs: no figure is known.\n"),
        ("fr", "Ailleurs · Emplois : aucun chiffre connu.\n"),
    ],
)
def test_nothing_known_is_said_plainly(run, data, lang, line):
    result = run("history", "ailleurs", "jobs", "--data", data, "--lang", lang)

    assert (result.status, result.out, result.err) == (0, line, "")


def test_nothing_known_is_a_header_alone_in_csv(run, data):
    known = run("history", "essai", "jobs", "--data", data, "-f", "csv", "-q")
    result = run("history", "essai", "jobs", "--data", data, "-f", "csv", "--as-of", "2009")

    assert (result.status, result.err) == (0, "")
    assert result.lines == known.lines[:1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["nante", "jobz"],
            "ftcli: no metric called 'jobz'\n  did you mean 'jobs'?\n",
        ),
        (
            ["nates", "jobs"],
            "ftcli: no ecosystem called 'nates'\n"
            "  did you mean 'nantes'? 'ftcli list' shows them all.\n",
        ),
        (
            ["nantes", "jobs_per_firm"],
            "ftcli: no metric called 'jobs_per_firm'\n"
            "  it is the ratio jobs / firms; name one of its metrics\n",
        ),
    ],
)
def test_an_unknown_name_is_refused_with_one_that_is_known(run, words, message):
    result = run("history", *words)

    assert (result.status, result.out, result.err) == (1, "", message)


def test_an_empty_dataset_has_no_city(run, tmp_path):
    path = tmp_path / "empty.json"
    path.write_text(json.dumps(EMPTY), encoding="utf-8")
    result = run("history", "lyon", "jobs", "--data", str(path))

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("ftcli: no ecosystem called 'lyon'\n")


def test_the_shell_offers_metrics_and_no_ratio():
    offered = [name for name, _ in complete_counted("jobs")]

    assert offered == ["jobs", "jobs_created", "jobs_share", "jobs_growth"]
    assert "jobs_per_firm" in [name for name, _ in complete_metric("jobs")]


def test_a_page_shows_the_latest_figures_and_counts_the_others(run, tmp_path):
    figures = [figure("jobs", f"{1000 + n} emplois", f"{1800 + n}") for n in range(203)]
    path = tmp_path / "many.json"
    path.write_text(json.dumps(document(essai=city(*figures))), encoding="utf-8")
    words = ["history", "essai", "jobs", "--data", str(path)]
    page, table = run(*words), run(*words, "-f", "csv", "-q")

    assert sum("emplois”" in line for line in page.lines) == 200
    assert "1002" not in page.out
    assert "“1003 emplois”" in page.out
    assert "Not shown here: 3 earlier ones; '-f csv' has all." in page.lines
    assert len(table.lines) == 1 + 203
    assert "Non montrés ici, car plus anciens : 3 ; « -f csv » donne tout." in (
        run(*words, "--lang", "fr").out
    )
