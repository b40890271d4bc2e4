"""Names of cities in any spelling; words that nothing is called, with the next step."""

import unicodedata

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "saint-etienne", "Saint Etienne", "SAINT-ÉTIENNE", "st-etienne", "St Étienne", "Sainté",
        unicodedata.normalize("NFD", "Saint-Étienne"), "saint-etienne métropole", "saint-e",
        "  saint   etienne ", "Saint‑Étienne", "saint_etienne",
    ],
)  # fmt: skip
def test_a_city_is_found_in_any_spelling(run, name):
    result = run("show", name, "-f", "csv", "-q")

    assert (result.status, result.err) == (0, "")
    assert result.lines[1].startswith("saint-etienne,jobs,figure,")


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (
            ["show", "st-etiene"],
            1,
            "ftcli: no ecosystem called 'st-etiene'\n"
            "  did you mean 'saint-etienne'? 'ftcli list' shows them all.\n",
        ),
        (
            ["show", "vannes"],
            1,
            "ftcli: no ecosystem called 'vannes'\n"
            "  did you mean 'Cannes' (cote-d-azur)? 'ftcli list' shows them all.\n",
        ),
        (
            ["show", "cane"],
            1,
            "ftcli: no ecosystem called 'cane'\n  did you mean 'Cannes' (cote-d-azur) "
            "or 'Caen' (normandie)? 'ftcli list' shows them all.\n",
        ),
        (
            ["compare", "lyon", "zzz"],
            1,
            "ftcli: no ecosystem called 'zzz'\n  'ftcli list' shows them all.\n",
        ),
        (
            ["show", "a"],
            1,
            "ftcli: 'a' fits several ecosystems\n"
            "  name one of aix-marseille, alsace, angers, annecy, auvergne-rhone-alpes, avignon\n",
        ),
        (
            ["show", ""],
            1,
            "ftcli: no ecosystem called ''\n  'ftcli list' shows them all.\n",
        ),
        (
            ["show", "\x1b[31mx"],
            1,
            "ftcli: no ecosystem called '\\x1b[31mx'\n  'ftcli list' shows them all.\n",
        ),
        (
            ["sources", "nowhere"],
            1,
            "ftcli: no ecosystem called 'nowhere'\n  'ftcli list' shows them all.\n",
        ),
        (
            ["ratios", "lyon", "--ratio", "jobs per frm"],
            1,
            "ftcli: no metric or ratio called 'jobs per frm'\n  did you mean 'jobs_per_firm'?\n",
        ),
        (
            ["compare", "lyon", "nantes", "--ratio", "job / firms"],
            2,
            "ftcli: no metric called 'job' in 'job / firms'\n  did you mean 'jobs'?\n",
        ),
        (
            ["compare", "lyon", "nantes", "--ratio", "jobs / zzz"],
            2,
            "ftcli: no metric called 'zzz' in 'jobs / zzz'\n  'ftcli metrics' lists them\n",
        ),
        (
            ["compare", "lyon", "nantes", "--ratio", "jobs / firms * 0"],
            2,
            "ftcli: 'jobs / firms * 0' multiplies by zero\n"
            "  multiply by 100 or 1000, or leave it out\n",
        ),
    ],
)
def test_what_is_not_there_is_said_with_the_next_step(run, words, status, message):
    result = run(*words)

    assert (result.status, result.out, result.err) == (status, "", message)


def test_a_format_that_is_not_there_is_said_with_the_near_one(run):
    result = run("list", "-f", "cvs")

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(
        "ftcli: no format called 'cvs'\n  did you mean 'csv'? Known: table, markdown, html, latex, "
    )


def test_a_format_of_no_resemblance_is_said_with_all(run):
    result = run("list", "-f", "0")

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ftcli: no format called '0'\n  Known: table, ")


def test_a_language_that_is_not_there_is_refused(run):
    result = run("list", "--lang", "de")

    assert (result.status, result.out) == (2, "")
    assert "'en', 'fr'" in result.err


@pytest.mark.parametrize("date", ["yesterday", "2014-13", "2014-02-30", "2014/2013", "14", ""])
def test_a_date_that_is_none_is_wrong_usage(run, date):
    result = run("list", "--as-of", date)

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ftcli: --as-of: ")
    assert repr(date) in result.err.splitlines()[0]
    assert len(result.err.splitlines()) <= 2


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("mars 2024", "2024-03"), ("8 octobre 2014", "2014-10-08"), ("13/3/2024", "2024-03-13"),
        ("12/03/2024", "2024-03-12 or 2024-12-03"), ("3/2024", "2024-03"),
        ("2012-2014", "2012/2014"), ("T3 2014", "2014-07/2014-09"),
    ],
)  # fmt: skip
def test_a_date_of_everyday_writing_is_refused_with_how_to_write_it(run, date, edtf):
    for words in (["list", "--as-of", date], ["check", "lyon", "9 emplois", "--on", date]):
        result = run(*words)

        assert (result.status, result.out) == (2, "")
        assert result.err == f"ftcli: {words[-2]}: {date!r} is no date\n  write {edtf}\n"


def test_a_date_before_everything_leaves_nothing_and_is_no_error(run):
    result = run("compare", "lyon", "nantes", "--as-of", "1990", "-f", "csv")

    assert (result.status, result.err) == (0, "")
    assert [line.split(",")[3] for line in result.lines[1:]] == [""] * (len(result.lines) - 1)


def test_the_same_city_twice_is_compared_with_itself(run):
    result = run("compare", "lyon", "lyon", "-f", "csv", "-q")
    once = run("compare", "lyon", "-f", "csv", "-q")

    assert (result.status, result.out, result.err) == (0, once.out, "")
