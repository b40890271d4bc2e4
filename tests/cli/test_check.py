"""`ftcli check`: a claim beside the figures of a city."""

import csv
import json

import pytest

from building import city, document, encoded, figure

AGREES = """\
Belleville-sur-Mer, firms, “800 entreprises”: cannot tell: undecided beside the figure
It says      Figure  In the words of the source  Date [source]
cannot tell  > 700   “plus de 700 entreprises”   Mar 2019 [1]

Legend
> ≥ < ≤  a bound on one side only: the words entail no more

Sources
[1]  La Gazette, 5 Mar 2019: La tech d'ici
"""
CONTRADICTS = """\
Saint-Loup, jobs, “3 000 emplois”: contradicts the figure of 2017
It says      Figure  In the words of the source  Date [source]  The claim is
contradicts  2,500   “2 500 emplois”             2017 [1]       too high by 500 (×1.2)

Sources
[1]  La Gazette, 5 Mar 2019: La tech d'ici
"""


@pytest.mark.parametrize(
    ("words", "status", "page"),
    [
        (("belleville", "800 entreprises"), 0, AGREES),
        (("st loup", "3 000 emplois", "--on", "2017"), 3, CONTRADICTS),
        (("saint-loup", "en 2017, 3 000 emplois"), 3, CONTRADICTS),
        (("saint-loup", "3 000", "--metric", "jobs", "--on", "2017-05"), 3, None),
        (("saint-loup", "2 500 emplois"), 0, None),
        (("villeneuve", "2 500 emplois"), 0, None),
    ],
)
def test_the_status_is_3_where_figures_contradict(run, small, words, status, page):
    result = run("check", *words, "--data", small, COLUMNS="100")

    assert (result.status, result.err) == (status, "")
    assert page in {None, result.out}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("agrees.80", ("belleville", "8 000 emplois dans 650 entreprises")),
        ("agrees.120", ("belleville", "8 000 emplois dans 650 entreprises")),
        ("narrow.40", ("belleville", "en 2018, 8 000 emplois et 5 acteurs", "--lang", "fr")),
        ("aim.120", ("belleville", "créer 2 000 emplois d'ici 2022", "--lang", "fr")),
        ("elsewhere.80", ("saint-loup", "12 start-up, 70 entreprises")),
        ("strict.80", ("belleville", "près de 8 000 emplois", "--strict")),
    ],
)
def test_pages_read_well_at_any_width(run, small, golden, name, words):
    width = name.partition(".")[2]
    result = run("check", *words, "--data", small, COLUMNS=width)

    assert (result.status in {0, 3}, result.err) == (True, "")
    assert all(len(line) <= int(width) for line in result.lines)
    golden(f"check/{name}.txt", result.out)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            ("belleville", "8 % des emplois"),
            [
                "Belleville-sur-Mer, share of all jobs, “8 %”: contradicts the figure",
                "contradicts  4–5 %  oecd-ict  “entre 4 et 5 %”            Mar 2019 [1]   "
                "too high by 3–4 points (×1.6–2)",
            ],
        ),
        (
            ("belleville", "700 entreprises"),
            [
                "Belleville-sur-Mer, firms, “700 entreprises”: contradicts the figure",
                "contradicts  > 700   “plus de 700 entreprises”   Mar 2019 [1]   "
                "the same number, one a bound",
                "hedge-differs  the same number, one of the two as a bound: "
                "“plus de 700 entreprises”",
            ],
        ),
        (
            ("belleville", "7 990 emplois"),
            [
                "Belleville-sur-Mer, jobs, “7 990 emplois”: contradicts the 2 figures",
                "concept-differs  the claim counts “emploi”, some figures count “salarié”",
            ],
        ),
        (
            ("saint-loup", "2 510 emplois"),
            [
                "Saint-Loup, jobs, “2 510 emplois”: cannot tell: undecided beside the figure",
                "cannot tell  2,500   “2 500 emplois”             2017 [1]       too high by 10",
                "rounding  the source may have rounded: “2 500 emplois”",
            ],
        ),
        (
            ("belleville", "1 milliard de dollars de chiffre d'affaires"),
            [
                "Belleville-sur-Mer, revenue, “1 milliard de dollars”: cannot tell: no figure "
                "known compares with it",
                "other unit  €1.2bn  “1,2 milliard d'euros”      Mar 2019 [1]   cannot tell",
            ],
        ),
        (
            ("belleville", "la région compte 8 000 emplois"),
            [
                "Belleville-sur-Mer, jobs (Bretagne, region), “8 000 emplois”: cannot tell: no "
                "figure is known",
                "area-differs  of another area: the whole territory, “8 000 salariés” Feb 2019 [1]",
            ],
        ),
        (
            ("belleville", "800 entreprises", "--lang", "fr"),
            [
                "Belleville-sur-Mer, entreprises, «\u202f800 entreprises\u202f» : ne se "
                "tranche pas : indécis face au chiffre",
            ],
        ),
        (
            ("saint-loup", "12 start-up à la halle"),
            ["Saint-Loup, start-ups (La Halle, site), “12 start-up”: agrees with the figure"],
        ),
        (
            ("saint-loup", "0 emploi", "--metric", "jobs"),
            ["Saint-Loup, jobs, “0 emploi”: contradicts the figure"],
        ),
    ],
)
def test_what_differs_is_said(run, small, words, lines):
    result = run("check", *words, "--data", small, COLUMNS="120")

    assert result.err == ""
    assert [line for line in lines if line not in result.lines] == []


def test_machines_get_a_row_per_claim_and_figure(run, small):
    words = ("check", "belleville", "9 000 emplois dans 800 entreprises", "--data", small)
    result = run(*words, "-f", "csv")

    rows = list(csv.DictReader(result.lines))
    columns = ("claim", "claim_metric", "claim_low", "answer", "counted", "says", "stated", "on")
    assert (result.status, result.err) == (
        3,
        "concept-differs: Belleville-sur-Mer, jobs, “9 000 emplois”: "
        "the claim counts “emploi”, some figures count “salarié”\n",
    )
    assert run(*words, "-f", "csv", "-q").err == ""
    assert [tuple(row[key] for key in columns) for row in rows] == [
        ("9 000 emplois", "jobs", "9000", "contradicts", "true", "contradicts",
         "près de 7 000 emplois", "2019-03"),
        ("9 000 emplois", "jobs", "9000", "contradicts", "true", "contradicts", "8 000 salariés",
         "2019-02"),
        ("800 entreprises", "firms", "800", "cannot-tell", "true", "cannot-tell",
         "plus de 700 entreprises", "2019-03"),
    ]  # fmt: skip
    off = ("quotient_low", "quotient_high", "quotient_low_open", "quotient_high_open",
           "difference_low", "difference_high", "difference_low_open", "causes")  # fmt: skip
    assert [tuple(row[key] for key in off) for row in rows] == [
        ("1.28571428571428", "1.38461538461539", "true", "false", "2000", "2500", "true", ""),
        ("1.125", "1.125", "false", "false", "1000", "1000", "false", "concept-differs"),
        ("0", "1.14285714285715", "true", "true", "", "100", "false", ""),
    ]


def test_json_holds_every_cell_and_the_dataset(run, small):
    result = run("check", "saint-loup", "3 000 emplois", "--data", small, "-f", "json")

    assert (result.status, result.err) == (3, "")
    answer = json.loads(result.out)
    assert answer["dataset"]["updated"] == "2020-01-31"
    [row] = answer["rows"]
    assert {key: value for key, value in row.items() if value is not None} == {
        "ecosystem": "saint-loup", "claim": "3 000 emplois", "claim_metric": "jobs",
        "claim_value": 3000, "claim_low": 3000, "claim_high": 3000, "claim_low_open": False,
        "claim_high_open": False, "claim_approximate": False, "claim_unit": "jobs",
        "answer": "contradicts", "counted": True, "says": "contradicts", "kind": "figure",
        "metric": "jobs", "value": 2500, "low": 2500, "high": 2500, "low_open": False,
        "high_open": False, "approximate": False, "unit": "jobs", "stated": "2 500 emplois",
        "on": "2017", "source": "gazette", "url": "https://gazette.example/a?b=1&c=2",
        "quotient_value": 1.2, "quotient_low": 1.2, "quotient_high": 1.2,
        "quotient_low_open": False, "quotient_high_open": False, "difference_value": 500,
        "difference_low": 500, "difference_high": 500, "difference_low_open": False,
        "difference_high_open": False, "causes": "",
    }  # fmt: skip


def test_machine_formats_are_the_same_in_every_language(run, small):
    words = ("check", "belleville", "créer 2 000 emplois d'ici 2022", "--data", small, "-f", "csv")

    assert run(*words, "--lang", "fr") == run(*words)


def test_a_number_that_is_not_checked_has_a_row_with_the_reason(run, small):
    words = ("check", "saint-loup", "2 500 emplois et 1 milliard d'euros", "--data", small)
    result = run(*words, "-f", "csv")

    last = list(csv.DictReader(result.lines))[-1]
    assert result.status == 0
    assert {key: value for key, value in last.items() if value} == {
        "ecosystem": "saint-loup",
        "claim": "1 milliard d'euros",
        "causes": "money of what is not said",
    }


def test_what_was_not_known_yet_is_not_held_against_a_claim(run, small):
    words = ("check", "saint-loup", "3 000 emplois", "--data", small, "--as-of", "2016")
    result = run(*words)

    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "As known at the end of 2016.\n\n"
        "Saint-Loup, jobs, “3 000 emplois”: cannot tell: no figure is known\n"
    )


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (
            ("bellevile", "12 000 emplois"),
            1,
            "ftcli: no ecosystem called 'bellevile'\n"
            "  did you mean 'belleville'? 'ftcli list' shows them all.\n",
        ),
        (
            ("belleville", "12 000", "--metric", "job"),
            1,
            "ftcli: no metric called 'job'\n  did you mean 'jobs'?\n",
        ),
        (
            ("belleville", "beaucoup d'emplois"),
            2,
            'ftcli: no figure in "beaucoup d\'emplois"\n'
            '  give the words of the claim: "12 000 emplois"\n',
        ),
        (
            ("belleville", "12 000"),
            2,
            'ftcli: "12 000" does not say what it counts (no metric)\n'
            "  name the metric: --metric jobs; 'ftcli metrics' lists them\n",
        ),
        (
            ("belleville", "2 milliards d'euros"),
            2,
            'ftcli: "2 milliards d\'euros" does not say what it counts (money of what is not said)'
            "\n  name the metric: --metric revenue; 'ftcli metrics' lists them\n",
        ),
        (
            ("belleville", "Saint-Loup compte 12 000 emplois"),
            2,
            'ftcli: "12 000 emplois" is said of saint-loup, not of Belleville-sur-Mer\n'
            "  name the city that it is said of, or give the words of the claim alone\n",
        ),
        (
            ("belleville", "12 000 emplois", "--on", "hier"),
            2,
            "ftcli: --on: 'hier' is no date\n"
            "  write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09\n",
        ),
        (
            ("belleville", "12\udcff000 emplois"),
            1,
            "ftcli: PHRASE: character 3 is no UTF-8\n  give it in UTF-8\n",
        ),
    ],
)
def test_what_cannot_be_checked_is_told_in_a_line(run, small, words, status, told):
    result = run("check", *words, "--data", small)

    assert (result.status, result.out, result.err) == (status, "", told)


def test_control_characters_of_a_phrase_do_not_reach_the_terminal(run, small):
    phrase = "« 3 000 \x1b[31m emplois » 3 000 emplois\x07"
    result = run("check", "saint-loup", phrase, "--data", small, "--metric", "jobs")

    assert (result.status, result.err) == (3, "")
    assert not {"\x1b", "\x07"} & set(result.out)


@pytest.mark.parametrize("code", ["date-gap", "any"])
def test_a_cause_that_is_a_warning_may_fail_a_script(run, code):
    words = ("check", "saint-etienne", "9 500 emplois")
    plain, failed = run(*words), run(*words, "--fail-on", code)

    assert (plain.status, plain.err) == (0, "")
    assert (failed.status, failed.err) == (3, "ftcli: failed on date-gap\n")
    assert failed.out == plain.out
    assert run(*words, "--fail-on", "unbounded").status == 0


def test_a_cause_that_is_a_warning_is_explained(run):
    words = ("check", "saint-etienne", "9 500 emplois", "--explain-warnings")
    page, table = run(*words, COLUMNS="120"), run(*words, "-f", "csv", "--lang", "fr")

    assert page.lines[-3:] == [
        "What the warnings mean",
        "          It means                    What to do",
        "date-gap  no calendar year in common  use the '--as-of' year that the text offers, "
        "if it offers one",
    ]
    assert table.err.splitlines()[0] == (
        "date-gap: Saint-Étienne, emplois, «\u202f9 500 emplois\u202f»\u00a0: "
        "les chiffres de 2014 concordent, ceux de 2016 non"
    )


def test_a_cause_that_is_no_warning_fails_nothing(run, small):
    words = ("check", "belleville", "700 entreprises", "--data", small)
    result = run(*words, "--fail-on", "any")

    assert "hedge-differs" in result.out
    assert (result.status, result.err) == (3, "")  # contradicted, and no warning


def test_a_page_counts_the_figures_that_it_leaves_out(run, tmp_path):
    figures = [figure("jobs", f"{1000 + n} emplois", "2014") for n in range(101)]
    others = [figure("jobs", f"{3000 + n} emplois", "2016") for n in range(103)]
    path = tmp_path / "data.json"
    path.write_bytes(encoded(document(essai=city(*figures, *others))))
    words = ("check", "essai", "9 000 emplois", "--on", "2014", "--data", str(path))
    page = run(*words)

    assert [line for line in page.lines if line.startswith("Not shown")] == [
        "Not shown here: 1 more; '-f csv' has all.",
        "Not shown here: 3 more; '-f csv' has all.",
    ]
    assert sum("too high" in line for line in page.lines) == 200
    assert len(run(*words, "-f", "csv", "-q").lines) == 1 + 204
