"""`ftcli extract` and `ftcli audit`: a text in, its figures and the proof that all were entered."""

import csv
import json
from pathlib import Path

import pytest

TEXT = (
    "Belleville compte 640 entreprises, dont 120 pure players. "
    "Elle veut créer 900 emplois d'ici 2020.\n"
    "Cette société emploie 40 salariés depuis 2011.\n"
)
TOWN = ("--city", "belleville", "--on", "2019")

PAGE = """\
article.txt · figures: 2 · targets: 1
Metric                      Figure  In its sentence
Firms (observation)         640     Belleville compte ‹640 entreprises›, dont
                                    120 pure players.
Pure players (observation   120     Belleville compte 640 entreprises, dont ‹120
(of firms))                         pure players›.
Jobs (target: more, 2020)   900     Elle veut créer ‹900 emplois› d'ici 2020.

Other numbers, no figures of the ecosystem: 3; --all shows each with the reason.
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_figures_are_shown_in_their_sentences(run, small, article):
    result = run("extract", article, "--data", small, *TOWN, COLUMNS="80")

    assert (result.status, result.err) == (0, "")
    assert result.out == PAGE


def test_machines_get_a_list_of_objects(run, small, article):
    result = run("extract", article, "--data", small, *TOWN, "-f", "json")

    assert (result.status, result.err) == (0, "")
    firms, players, jobs = json.loads(result.out)
    assert firms == {
        "kind": "observation", "metric": "firms", "stated": "640 entreprises", "start": 18,
        "end": 33, "line": 1, "value": 640, "low": 640, "high": 640, "low_open": False,
        "high_open": False, "approximate": False, "unit": "firms", "per": None,
        "increment": False, "mode": None, "horizon": None, "deadline": None,
        "territory": "belleville", "area": None, "part_of": None, "on": None, "reason": None,
        "why": "metric: 640 entreprises; territory: Belleville",
    }  # fmt: skip
    assert (players["metric"], players["part_of"]) == ("pure_players", "firms")
    assert {key: jobs[key] for key in ("kind", "mode", "increment", "horizon", "deadline")} == {
        "kind": "target",
        "mode": "increment",
        "increment": True,
        "horizon": "d'ici 2020",
        "deadline": "2020",
    }


def test_all_shows_the_other_numbers_with_their_reasons(run, small, article):
    result = run("extract", article, "--data", small, *TOWN, "--all", "-f", "csv")

    rows = csv.DictReader(result.lines)
    assert (result.status, result.err) == (0, "")
    assert [(row["kind"], row["stated"], row["reason"]) for row in rows] == [
        ("observation", "640 entreprises", ""),
        ("observation", "120 pure players", ""),
        ("target", "900 emplois", ""),
        ("none", "d'ici 2020", "deadline"),
        ("context", "40 salariés", "another subject's figure"),
        ("none", "2011", "date"),
    ]


def test_strict_keeps_only_what_the_words_entail(run, small, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Belleville compte environ 640 entreprises.", "utf-8")
    words = ("extract", str(path), "--data", small, "-f", "csv")

    assert run(*words).lines[1].split(",")[6:9] == ["640", "635", "645"]
    assert run(*words, "--strict").lines[1].split(",")[6:9] == ["640", "0", ""]


def test_french_speaks_french(run, small, article):
    result = run("extract", article, "--data", small, *TOWN, "--lang", "fr", "--all")

    assert result.status == 0
    assert result.lines[0] == "article.txt · chiffres : 2 · objectifs : 1"
    assert "chiffre d'un autre sujet" in result.out


def test_a_text_without_figures_says_so(run, small, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Rien à compter ici.", "utf-8")

    result = run("extract", str(path), "--data", small)
    assert (result.status, result.err) == (0, "")
    assert " ".join(result.out.split()) == "a.txt: no figure of an ecosystem"


def test_a_draft_is_a_data_file_that_adds_to_the_data(run, small, article, tmp_path):
    mine = str(tmp_path / "mine.json")
    source = ("--title", "La tech d'ici", "--publisher", "Le Phare", "--kind", "blog")
    drafted = run("extract", article, "--data", small, *TOWN, "--draft", *source, "-o", mine)
    assert (drafted.status, drafted.out, drafted.err) == (0, "", "")

    validated = run("validate", mine)
    assert (validated.status, validated.err) == (0, "")
    assert validated.out == "mine.json: no fault; 1 ecosystem, 2 figures, 1 target\n"
    shown = run("show", "belleville", "--data", small, "--with", mine, "--all", "-f", "csv")
    assert "firms,figure,640,640,640,false,false,false,firms,,640 entreprises,2019" in shown.out


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ((), "add --on DATE --title TEXT --publisher NAME"),
        (("--on", "2019", "--title", "T"), "add --publisher NAME"),
    ],
)
def test_a_draft_without_its_source_is_wrong_usage(run, small, article, words, missing):
    result = run("extract", article, "--data", small, "--draft", *words)

    assert (result.status, result.out) == (2, "")
    assert result.err == (
        f"ftcli: a draft needs to know where and when the text was published\n  {missing}\n"
    )


def test_an_audit_ends_in_3_where_a_number_is_missing(run, small, article):
    result = run("audit", article, "--data", small, *TOWN, "-f", "csv")

    rows = [line.split(",") for line in result.lines[1:]]
    assert (result.status, result.err) == (3, "")
    assert [(row[0], row[3]) for row in rows] == [
        ("missing", "640 entreprises"),
        ("missing", "120 pure players"),
        ("missing", "900 emplois"),
    ]


def test_an_audit_of_what_was_entered_ends_in_0(run, small, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("En 2019, Belleville compte plus de 700 entreprises.", "utf-8")

    result = run("audit", str(path), "--data", small, *TOWN)
    assert (result.status, result.err) == (0, "")
    assert " ".join(result.out.split()) == (
        "a.txt · numbers: 2 · in the data of Belleville-sur-Mer: 1 · no figure of it: 1 "
        "· missing: 0"
    )


def test_an_audit_shows_where_each_number_is(run, small, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("En 2019, Belleville compte plus de 700 entreprises.", "utf-8")

    result = run("audit", str(path), "--data", small, *TOWN, "--all", COLUMNS="200")
    assert result.status == 0
    assert "“plus de 700 entreprises” Mar 2019, gazette" in result.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("extract", "no-such.txt"), (1, "ftcli: no file no-such.txt")),
        (
            ("extract", "{article}", "--city", "bellevile"),
            (1, "ftcli: no ecosystem called 'bellevile'"),
        ),
        (("extract", "{article}", "--on", "hier"), (2, "ftcli: --on: 'hier' is no date")),
        (
            ("audit", "{article}", "--city", "nulle-part"),
            (1, "ftcli: no ecosystem called 'nulle-part'"),
        ),
    ],
)
def test_what_is_wrong_is_told_in_a_line(run, small, article, words, told):
    result = run(*(word.format(article=article) for word in words), "--data", small)

    assert (result.status, result.out) == (told[0], "")
    assert result.err.splitlines()[0] == told[1]


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\x01\x02" * 99, b"\xff\xfe\x00", b"%PDF-1.7 x", b"\xed\xa0\x80 750 emplois \xc3"],
)
def test_what_is_no_text_is_refused_in_a_line(run, small, tmp_path, raw):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)

    result = run("extract", str(path), "--data", small)
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("ftcli: ")
    assert "Traceback" not in result.err


def test_control_characters_of_a_text_do_not_reach_the_terminal(run, small, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Belleville\x1b[31m\x07 compte 640 entreprises. " + "Une ville. " * 40, "utf-8")

    result = run("extract", str(path), "--data", small)
    assert result.status == 0
    assert "\x1b" not in result.out
    assert "‹640 entreprises›" in " ".join(result.out.split())
