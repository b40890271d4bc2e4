"""`ftcli explain`: the tree from a number to its words, dates and sources."""

import json

import pytest

from building import city, document, encoded, figure

EMPTY = {"format": "ftcli/1", "updated": "2026-01-01", "sources": {}, "ecosystems": {}}
CASES = {
    "figure": ["belleville", "jobs"],
    "ratio": ["belleville", "jobs_per_firm"],
    "per-head": ["belleville", "jobs_per_1000_people"],
    "withheld": ["saint-loup", "jobs_per_1000_people"],
    "elsewhere": ["saint-loup", "startups"],
    "formula": ["saint-loup", "pure_players / firms * 100"],
    "missing-side": ["belleville", "pure_player_share"],
    "strict": ["belleville", "jobs_per_firm", "--strict", "--urls"],
    "as-of": ["belleville", "jobs", "--as-of", "2019-02"],
}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", CASES)
def test_each_page_is_as_it_was(run, small, golden, name, lang):
    result = run("explain", *CASES[name], "--data", small, "--lang", lang)

    assert (result.status, result.err) == (0, "")
    golden(f"explain/{name}.{lang}.txt", result.out)


@pytest.mark.parametrize("width", ["40", "120"])
def test_the_page_fits_narrow_and_wide_screens(run, small, golden, width):
    result = run("explain", *CASES["ratio"], "--data", small, COLUMNS=width)

    assert (result.status, result.err) == (0, "")
    golden(f"explain/ratio.en.{width}.txt", result.out)
    addresses = [line for line in result.lines if "http" in line]
    assert all(len(line) <= int(width) for line in result.lines if line not in addresses)
    assert all(line.endswith(("emplois", "entreprises")) for line in addresses)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("name", CASES)
def test_each_tree_is_as_it_was(run, small, golden, name, form):
    result = run("explain", *CASES[name], "--data", small, "-f", form, "-q")

    assert (result.status, result.err) == (0, "")
    golden(f"explain/{name}.{form}", result.out)


@pytest.mark.parametrize("form", ["csv", "csv-fr", "tsv", "json", "jsonl", "bibtex", "ris"])
def test_machine_formats_are_the_same_in_every_language(run, small, form):
    words = ("explain", *CASES["ratio"], "--data", small, "-q", "-f", form)

    assert run(*words, "--lang", "fr") == run(*words, "--lang", "en")


def test_warnings_of_machine_formats_go_to_standard_error(run, small):
    words = ("explain", "belleville", "jobs_per_firm", "--data", small, "-f", "jsonl")
    loud, quiet = run(*words), run(*words, "-q")

    assert (loud.status, loud.out) == (0, quiet.out)
    assert loud.err == (
        "rivals-disagree: Belleville-sur-Mer, jobs 2019: “8 000 salariés” elsewhere\n"
        "unbounded: jobs per firm: a bound on one side only leaves it open\n"
    )
    assert quiet.err == ""
    assert json.loads(loud.out)["warnings"] == "rivals-disagree;unbounded"


def test_the_tree_of_the_first_ratio_rests_on_two_statements(run):
    result = run("explain", "saint-etienne", "revenue_per_job", "-f", "jsonl", "-q")
    root = json.loads(result.out)
    above, below = root["children"]

    assert (root["low"], root["low_open"], root["high"]) == (150000, True, None)
    assert (above["rule"], above["stated"]) == ("more-than", "plus d’un milliard et demi d’euros")
    assert below["fragment_url"].endswith("#:~:text=d%C3%A9j%C3%A0%2010%20000%20emplois")
    assert {node["role"] for node in above["children"]} == {"passed-over"}


@pytest.mark.parametrize(
    ("words", "status", "err"),
    [
        (
            ["grenobel", "jobs"],
            1,
            "ftcli: no ecosystem called 'grenobel'\n"
            "  did you mean 'grenoble'? 'ftcli list' shows them all.\n",
        ),
        (
            ["lyon", "revenu_per_job"],
            1,
            "ftcli: no metric or ratio called 'revenu_per_job'\n"
            "  did you mean 'revenue_per_job'?\n",
        ),
        (
            ["lyon", "jobs / firmz"],
            2,
            "ftcli: no metric called 'firmz' in 'jobs / firmz'\n  did you mean 'firms'?\n",
        ),
    ],
)
@pytest.mark.parametrize("command", ["explain", "cite"])
def test_an_unknown_name_is_refused_with_one_that_comes_near(run, command, words, status, err):
    result = run(command, *words)

    assert (result.status, result.out, result.err) == (status, "", err)


@pytest.mark.parametrize("command", ["explain", "cite"])
def test_an_empty_dataset_has_no_city(run, tmp_path, command):
    path = tmp_path / "empty.json"
    path.write_text(json.dumps(EMPTY))
    result = run(command, "lyon", "jobs", "--data", str(path))

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("ftcli: no ecosystem called 'lyon'\n")


def test_what_nobody_has_stated_is_said_plainly(run):
    result = run("explain", "lyon", "jobs", "--as-of", "2000")

    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "As known at the end of 2000.\n\nLyon\nJobs   unknown\n"
        "  Why  no figure of the territory is known\n"
    )


def test_a_terminal_page_links_the_words_to_the_page_they_stand_on(run):
    result = run("explain", "saint-etienne", "revenue", "-f", "markdown")

    assert "[“plus d’un milliard et demi d’euros”](<http://designer-s.fr/" in result.out
    assert "#:~:text=plus%20d%E2%80%99un%20milliard%20et%20demi%20d%E2%80%99euros>)" in result.out


def test_explain_gives_the_sources_of_its_tree(run):
    result = run("explain", "saint-etienne", "revenue_per_job", "-f", "csl-json", "-q")
    ids = [item["id"] for item in json.loads(result.out)]

    assert ids[0] == "journal-de-leco-saint-etienne-2016"
    assert len(ids) == len(set(ids)) == 6


def test_a_page_counts_the_figures_passed_over_that_it_leaves_out(run, tmp_path):
    figures = [figure("jobs", f"{1000 + n} emplois", "2014") for n in range(103)]
    path = tmp_path / "many.json"
    path.write_bytes(encoded(document(essai=city(*figures))))
    words = ("explain", "essai", "jobs", "--data", str(path))
    page = run(*words)

    assert "Not shown here: 2 more; '-f csv' has all." in page.lines
    assert "“1100 emplois”" in page.out
    assert "“1101 emplois”" not in page.out
    assert "“1010 emplois” and 92 more elsewhere" in " ".join(page.out.split())
    assert len(run(*words, "-f", "csv", "-q").lines) == 1 + 103
