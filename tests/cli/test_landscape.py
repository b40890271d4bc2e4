"""`--filter`, `--sort`, `--metrics`, `--add` on the commands that read, and `list --like`."""

import csv
import io
import json

import pytest

from building import city, document, figure, perimeter, target


def event(on: str, status: str) -> dict[str, str]:
    return {"on": on, "status": status, "source": "press"}


TOWNS = document(
    port=city(
        figure("jobs", "près de 5 000 emplois", "2016"),
        figure("jobs", "4 000 emplois", "2014", "press-2"),
        figure("firms", "plus de 300 entreprises", "2016"),
        figure("startups", "une vingtaine de start-ups", "2015", "blog"),
        targets=[target("jobs", "1 000 emplois"), target("firms", "50 entreprises")],
        region="Bretagne",
        perimeter=perimeter("same", y2016=100_000, y2023=110_000),
        labels=[event("2015-06", "labelled"), event("2019-04", "capitale")],
    ),
    mine=city(
        figure("jobs", "plus de 4 000 emplois", "2016", "press-3"),
        figure("firms", "120 entreprises", "2015"),
        region="Grand Est",
        perimeter=perimeter("same", y2016=130_000, y2023=120_000),
        labels=[event("2015-06", "labelled"), event("2019-04", "capitale")],
    ),
    forge=city(
        figure("jobs", "1 000 salariés", "2014"),
        figure("firms", "250 établissements", "2014"),
        region="Grand Est",
        perimeter=perimeter("same", y2016=400_000),
        labels=[event("2015-06", "refused")],
    ),
    silent=city(region="Grand Est", perimeter=perimeter("same", y2016=90_000)),
)
CASES = {
    "list-metrics": ["list", "--metrics", "jobs,firms"],
    "list-add": ["list", "--add", "jobs_per_firm"],
    "list-sort-jobs": ["list", "--sort", "jobs"],
    "list-sort-population": ["list", "--sort", "population"],
    "list-sort-label": ["list", "--sort", "label"],
    "list-filter": ["list", "--filter", "region=grand est", "--filter", "label=capitale,refused"],
    "list-year": ["list", "--filter", "year=2014", "--metrics", "jobs", "--urls"],
    "list-none": ["list", "--filter", "year=1999", "--metrics", "jobs"],
    "list-like": ["list", "--like", "port"],
    "list-like-lone": [
        "list",
        "--like",
        "silent",
        "--metrics",
        "jobs",
        "--filter",
        "label=refused",
    ],
    "list-like-sorted": ["list", "--like", "mine", "--sort", "name", "--filter", "year=2016"],
    "compare-filter": ["compare", "--filter", "label=capitale", "--sort", "firms"],
    "compare-metrics": ["compare", "port", "mine", "--metrics", "jobs_per_firm,jobs"],
    "compare-left-out": ["compare", "port", "forge", "--filter", "region=bretagne"],
    "compare-none": ["compare", "port", "--filter", "region=grand"],
    "ratios-sort": ["ratios", "--metrics", "jobs_per_firm", "--sort", "population"],
    "show-metrics": ["show", "port", "--metrics", "firms"],
    "show-ratio": ["show", "port", "--metrics", "jobs / firms", "--all"],
    "show-add": ["show", "silent", "--add", "startups"],
}


@pytest.fixture(scope="module")
def towns(tmp_path_factory) -> str:
    """A data file of four made-up towns, three of them alike in something."""
    path = tmp_path_factory.mktemp("towns") / "towns.json"
    path.write_text(json.dumps(TOWNS), encoding="utf-8")
    return str(path)


def rows(result) -> list[dict[str, str]]:
    """The rows of CSV, once the run has succeeded."""
    assert result.status == 0
    return list(csv.DictReader(io.StringIO(result.out)))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", CASES)
def test_each_page_is_whole_in_both_languages(run, towns, golden, name, lang):
    result = run(*CASES[name], "--data", towns, "--lang", lang)

    assert (result.status, result.err) == (0, "")
    assert max(map(len, result.lines)) <= 80
    golden(f"landscape/{name}.{lang}.txt", result.out)


@pytest.mark.parametrize("width", ["40", "200"])
@pytest.mark.parametrize("name", ["list-metrics", "list-sort-jobs", "list-like"])
def test_narrow_and_wide_pages_cut_no_figure(run, towns, golden, name, width):
    result = run(*CASES[name], "--data", towns, COLUMNS=width)

    assert (result.status, result.err) == (0, "")
    assert max(map(len, result.lines)) <= int(width)
    golden(f"landscape/{name}.{width}.txt", result.out)


@pytest.mark.parametrize(
    ("name", "form"),
    [*((name, "csv") for name in CASES), ("list-like", "json"), ("list-metrics", "csv-fr")],
)
def test_each_gives_its_whole_data(run, towns, golden, name, form):
    result = run(*CASES[name], "--data", towns, "-f", form, "-q")

    assert (result.status, result.err) == (0, "")
    golden(f"landscape/{name}.{form}", result.out)


@pytest.mark.parametrize("name", CASES)
def test_data_are_the_same_in_every_language(run, towns, name):
    words = (*CASES[name], "--data", towns, "-f", "csv", "-q")

    assert run(*words, "--lang", "fr") == run(*words, "--lang", "en")


def test_the_page_in_markdown_says_what_was_filtered(run, towns):
    result = run("list", "--filter", "region=bret", "--data", towns, "-f", "markdown")

    assert (result.status, result.err) == (0, "")
    assert "Only the region Bretagne." in result.out.split("| port ")[0]


def test_populations_that_are_unknown_stand_last_and_are_said(run, small):
    result = run("list", "--sort", "population", "--data", small)

    assert (result.status, result.err) == (0, "")
    assert [line.split()[:2] for line in result.lines[4:7]] == [
        ["belleville", "204,000"],
        ["saint-loup", "51,000"],
        ["villeneuve", "unknown"],
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Not known of Villeneuve, and so not compared: population, label, jobs, firms."),
        (
            "fr",
            "Inconnu pour Villeneuve, donc non comparé : population, label, emplois, entreprises.",
        ),
    ],
)
def test_what_is_unknown_of_a_city_is_said_and_not_compared(run, small, lang, said):
    result = run("list", "--like", "villeneuve", "--data", small, "--lang", lang, COLUMNS="120")

    assert (result.status, result.err) == (0, "")
    assert said in result.out.replace("\u00a0", " ")


def test_only_figures_that_the_page_shows_are_warned_of(run):
    page = run("list", "--like", "angers")

    assert page.out.count("Before you compare") == 1
    assert not [word for word in ("revenue", "pure players") if word in page.out.lower()]
    # Of Le Mans no figure is known: there is none to warn of.
    assert "Before you compare" not in run("list", "--like", "le-mans").out


def test_a_city_larger_than_its_unit_has_no_population_to_compare(run):
    page = run("list", "--like", "avignon")

    assert page.status == 0
    assert "population 199,932" not in page.out
    assert "The population of Avignon-Provence is that of a smaller unit than its bid" in page.out


def test_a_whole_region_has_no_rank_beside_cities(run):
    result = run("compare", "--filter", "region=auvergne", "--metrics", "jobs", "--sort", "jobs",
                 COLUMNS="120")  # fmt: skip

    assert (result.status, result.err) == (0, "")
    assert [line.split("  ")[1:2] + line.split()[-1:] for line in result.lines[4:8]] == [
        ["Lyon", "#1"],
        ["Grenoble", "#2"],
        ["Saint-Étienne", "#3"],
        ["Auvergne-Rhône-Alpes", "[4]"],
    ]


def test_ratio_is_another_spelling_of_add(run, towns):
    words = ("compare", "port", "mine", "--data", towns)

    assert run(*words, "--ratio", "startups") == run(*words, "--add", "startups")
    assert "Start-ups" in run(*words, "--add", "startups").out


def test_what_is_added_stands_beside_the_default_rows_what_is_named_alone(run, towns):
    words = ("-f", "csv", "-q", "--data", towns)
    default = rows(run("compare", "port", "mine", *words))
    added = rows(run("compare", "port", "mine", "--add", "startups,revenue / firms", *words))
    alone = rows(run("compare", "port", "mine", "--metrics", "startups,revenue / firms", *words))

    asked = {"startups", "revenue_per_firm"}
    assert {row["metric"] for row in alone} == asked
    assert {row["metric"] for row in added} == asked | {row["metric"] for row in default}


@pytest.mark.parametrize(
    "command", [["list"], ["compare", "port"], ["show", "port"], ["ratios", "port"]]
)
def test_the_same_names_are_refused_by_every_command(run, towns, command):
    for option in ("--metrics", "--add"):
        result = run(*command, option, "jobz", "--data", towns)

        assert (result.status, result.out, result.err) == (
            1,
            "",
            "ftcli: no metric or ratio called 'jobz'\n  did you mean 'jobs'?\n",
        )


@pytest.mark.parametrize("command", [["list"], ["compare"], ["ratios"]])
def test_the_same_filters_and_orders_are_refused_by_every_command(run, towns, command):
    wrong = run(*command, "--filter", "region=grand ouest", "--data", towns)
    unsorted = run(*command, "--filter", "year=2016", "--sort", "popultion", "--data", towns)

    assert (wrong.status, wrong.out, wrong.err) == (
        2,
        "",
        "ftcli: --filter: no region called 'grand ouest'\n  did you mean 'Grand Est'?\n",
    )
    assert (unsorted.status, unsorted.out, unsorted.err) == (
        1,
        "",
        "ftcli: --sort: no order, metric or ratio called 'popultion'\n"
        "  did you mean 'population'?\n",
    )


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (
            ["compare", "--metrics", "jobs"],
            2,
            "ftcli: no CITY to compare\n"
            "  name at least one, or choose by --filter; 'ftcli list' shows all\n",
        ),
        (
            ["compare", "port", "--all", "--metrics", "jobs"],
            2,
            "ftcli: --metrics names some rows, --all asks for all\n  give one of the two\n",
        ),
        (
            ["list", "--like", "prot"],
            1,
            "ftcli: no ecosystem called 'prot'\n"
            "  did you mean 'port'? 'ftcli list' shows them all.\n",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(run, towns, words, status, message):
    result = run(*words, "--data", towns)

    assert (result.status, result.out, result.err) == (status, "", message)


def test_data_for_machines_say_on_standard_error_who_was_left_out(run, towns):
    words = ("compare", "port", "forge", "--filter", "region=bretagne", "--metrics", "firms")
    loud = run(*words, "--data", towns, "-f", "csv")
    quiet = run(*words, "--data", towns, "-f", "csv", "-q")

    assert (loud.status, loud.err) == (0, "left out by --filter: forge\n")
    assert (quiet.status, quiet.out, quiet.err) == (0, loud.out, "")


def test_filters_look_at_what_was_known_then(run, towns):
    words = ("list", "--filter", "label=labelled", "--data", towns, "-f", "csv")

    assert [row["ecosystem"] for row in rows(run(*words, "--as-of", "2016"))] == ["port", "mine"]
    assert rows(run(*words)) == []


def test_figures_of_a_list_are_those_of_a_comparison(run):
    listed = rows(run("list", "--metrics", "jobs,revenue_per_job", "-f", "csv", "-q"))
    names = [row["ecosystem"] for row in listed]
    compared = rows(run("compare", *names, "--metrics", "jobs,revenue_per_job", "-f", "csv", "-q"))

    assert len(compared) == 2 * len(listed) == 58
    by_name = {row["ecosystem"]: row for row in listed}
    for row in compared:
        beside = by_name[row["ecosystem"]]
        figures = {key: value for key, value in row.items() if f"{row['metric']}_{key}" in beside}
        assert len(figures) == 17
        assert figures == {key: beside[f"{row['metric']}_{key}"] for key in figures}


def test_a_file_without_ecosystems_lists_none(run, tmp_path):
    path = tmp_path / "empty.json"
    path.write_text(json.dumps(document()), encoding="utf-8")
    page = run("list", "--sort", "jobs", "--data", str(path))
    data = run("list", "--metrics", "jobs", "--data", str(path), "-f", "csv")

    assert (page.status, page.err) == (0, "")
    assert page.lines[0] == "0 figures of 0 ecosystems, dataset of 31 Jan 2020"
    assert (data.status, data.err, len(data.lines)) == (0, "", 1)
    assert data.out.startswith("ecosystem,name,jobs_value,jobs_low,jobs_high,")
