"""`ftcli targets`: the page and the rows of announced aims."""

import json
from datetime import datetime

import pytest

NOBODY = {"format": "ftcli/1", "updated": "2026-01-01", "sources": {}, "ecosystems": {}}


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_shows_each_aim_with_its_status(run, golden, lang, width):
    result = run(
        "targets", "saint-etienne", "nantes", "--as-of", "2016-12-31", "--lang", lang, COLUMNS=width
    )

    assert (result.status, result.err) == (0, "")
    assert max(map(len, result.lines)) <= int(width)
    golden(f"targets/2016.{lang}.{width}.txt", result.out)


@pytest.mark.parametrize("form", ["csv", "csv-fr", "tsv", "json", "jsonl", "markdown"])
def test_each_format_gives_the_whole(run, golden, form):
    result = run("targets", "saint-etienne", "--as-of", "2016-12-31", "-f", form, "-q")

    assert (result.status, result.err) == (0, "")
    golden(f"targets/saint-etienne.{form}", result.out)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_machine_formats_are_the_same_in_every_language(run, form):
    words = ("targets", "--as-of", "2017", "-q", "-f", form)

    assert run(*words, "--lang", "fr") == run(*words, "--lang", "en")


def test_all_cities_that_have_a_target_come_in_the_order_of_the_data(run):
    result = run("targets", "--as-of", "2026-11-22", "-f", "jsonl", "-q")
    rows = [json.loads(line) for line in result.out.splitlines()]

    assert list(dict.fromkeys(row["ecosystem"] for row in rows)) == [
        "saint-etienne", "lyon", "bordeaux", "toulouse", "nantes", "rennes", "lorraine", "brest",
        "cote-d-azur", "alsace", "paris",
    ]  # fmt: skip
    assert {row["status"] for row in rows} == {"unknown", "undated"}


def test_the_day_is_today_if_nothing_else_is_said(run):
    before = datetime.now().astimezone().date().isoformat()
    content = json.loads(run("targets", "lyon", "-f", "json", "-q").out)
    after = datetime.now().astimezone().date().isoformat()

    assert content["dataset"]["as_of"] in {before, after}
    assert {row["as_of"] for row in content["rows"]} == {content["dataset"]["as_of"]}


def test_the_page_says_of_which_day_it_is(run):
    result = run("targets", "lyon", "--as-of", "2016")

    assert result.lines[:3] == ["As known at the end of 2016.", "", "Lyon"]


def test_what_was_published_later_is_left_out(run):
    then = run("targets", "rennes", "--as-of", "2016", "-f", "csv", "-q")
    later = run("targets", "rennes", "--as-of", "2017", "-f", "csv", "-q")

    assert (len(then.lines), len(later.lines)) == (2, 3)
    assert "channel2017" not in then.out


def test_warnings_of_machine_formats_go_to_standard_error(run):
    result = run("targets", "saint-etienne", "--as-of", "2016-12-31", "-f", "csv")

    assert result.status == 0
    assert result.err == (
        "baseline-missing: Saint-Étienne, tech champions, floor area: no figure to count the aim "
        "from\n"
        "concept-differs: jobs: emploi direct + indirect, personne and emploi are not counted "
        "alike\n"
        "horizon-vague: Saint-Étienne, jobs: due “à court terme”, which is no date; "
        "Saint-Étienne, jobs: due “à terme”, which is no date\n"
        "mixed-sources: Saint-Étienne, jobs: baseline and latest figure come from different "
        "sources; Saint-Étienne, jobs: aim and baseline come from different sources\n"
    )


def test_only_what_the_page_shows_is_warned_of(run):
    restated = run("targets", "brest", "--as-of", "2018", "-f", "csv")

    # A restatement of another newspaper is a row with a warning of its own.
    assert restated.err == ""
    assert "mixed-sources" in restated.out
    assert "Before you compare" not in run("targets", "brest", "--as-of", "2018").out


def test_what_two_figures_count_is_said_beside_the_progress(run):
    page = run("targets", "saint-etienne", "--as-of", "2016", COLUMNS="200")

    assert any(
        line.endswith("to 10,000 (Feb–Mar 2016 [3]); they count “personne” and “emploi”")
        for line in page.lines
    )


def test_a_yearly_aim_for_a_department_meets_the_net_jobs_there(run):
    page = run("targets", "rennes", "--as-of", "2018", COLUMNS="200")

    assert page.lines[3].startswith(
        "Jobs  ≥ 1,000 a year, Ille-et-Vilaine (department) · behind: the highest pace seen"
    )
    assert page.lines[7:9] == [
        "      latest figure: 950 (2016 [1], jobs created)",
        "      seen: 950 a year",
    ]
    assert "area-differs" not in page.out


def test_a_range_of_paces_is_rounded_to_the_nearest_three_digits(run):
    page = run("targets", "lorraine", "--as-of", "2018")

    assert "needed: 336 to under 1,180 a year" in page.out


def test_a_city_without_a_target_is_told(run):
    result = run("targets", "angers", "angers", "--as-of", "2020")

    assert (result.status, result.err) == (0, "")
    assert result.out == "As known at the end of 2020.\n\nNo target known for Angers.\n"


def test_before_anything_was_announced_there_is_nothing_to_show(run):
    assert run("targets", "--as-of", "2012").out == (
        "As known at the end of 2012.\n\nNo target known.\n"
    )


def test_a_file_without_cities_has_no_target(run, tmp_path):
    path = tmp_path / "nobody.json"
    path.write_text(json.dumps(NOBODY))
    page = run("targets", "--data", str(path), "--as-of", "2020")
    rows = run("targets", "--data", str(path), "--as-of", "2020", "-f", "csv")

    assert (page.status, page.out) == (0, "As known at the end of 2020.\n\nNo target known.\n")
    assert (rows.status, rows.err, len(rows.lines)) == (0, "", 1)


@pytest.mark.parametrize(
    ("words", "status", "err"),
    [
        (
            ["nants"],
            1,
            "ftcli: no ecosystem called 'nants'\n"
            "  did you mean 'nantes'? 'ftcli list' shows them all.\n",
        ),
        (
            ["--as-of", "soon"],
            2,
            "ftcli: --as-of: 'soon' is no date\n"
            "  write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09\n",
        ),
    ],
)
def test_a_fault_of_the_command_is_told(run, words, status, err):
    result = run("targets", *words)

    assert (result.status, result.out, result.err) == (status, "", err)


def test_a_strict_page_says_so_and_keeps_about_open(run):
    words = ("targets", "lorraine", "--as-of", "2026-11-22", "--strict", "-f", "csv", "-q")
    page = run("targets", "lorraine", "--as-of", "2026-11-22", "--strict")

    assert "Strict: only the bounds that the words entail." in page.out
    rows = [line.split(",")[:12] for line in run(*words).lines[1:3]]
    assert [row[6:12] for row in rows] == [
        ["2", "", "2", "false", "true", "true"],
        ["2", "2", "2", "false", "false", "false"],
    ]


def test_it_fails_on_a_warning_that_it_is_told_to_fail_on(run):
    result = run("targets", "saint-etienne", "--as-of", "2016", "--fail-on", "horizon-vague", "-q")

    assert result.status == 3
    assert result.err == "ftcli: failed on horizon-vague\n"


def test_words_of_an_aim_that_give_no_number_are_named_with_their_place(run, tmp_path):
    aim = {"metric": "jobs", "stated": "beaucoup d'emplois", "mode": "level", "on": "2014"}
    source = {"title": "t", "publisher": "p", "kind": "press"}
    path = tmp_path / "vague.json"
    city = {"name": "Essai", "targets": [aim | {"source": "s"}]}
    path.write_text(json.dumps(NOBODY | {"sources": {"s": source}, "ecosystems": {"essai": city}}))
    result = run("targets", "--data", str(path))

    assert (result.status, result.out) == (1, "")
    assert result.err.splitlines()[0] == (
        'ftcli: essai, targets[0].stated: no number in "beaucoup d\'emplois"'
    )
