"""`ftcli cite`: a sentence to quote, and the sources it rests on."""

import json

import pytest
from tests.building import city, document, figure, perimeter

SENTENCES = {
    ("revenue", "fr"): "Saint-Étienne, chiffre d'affaires\u00a0: «\u202fplus d’un milliard et demi "
    "d’euros\u202f», début 2016 (Le Journal de l'éco [copied by designer-s.fr]).",
    ("revenue", "en"): "Saint-Étienne, revenue: more than €1.5bn (in French: “plus d’un milliard "
    "et demi d’euros”), early 2016 (Le Journal de l'éco [copied by designer-s.fr]).",
    ("revenue_per_job", "fr"): "Saint-Étienne, CA par emploi\u00a0: plus de 150\u202f000\u202f€, "
    "calculé d'après\u00a0: chiffre d'affaires, «\u202fplus d’un milliard et demi "
    "d’euros\u202f», début 2016 (Le Journal de l'éco [copied by designer-s.fr])\u00a0; emplois, "
    "«\u202fdéjà 10 000 emplois\u202f», début 2016 (Le Journal de l'éco [copied by "
    "designer-s.fr]).",
    ("revenue_per_job", "en"): "Saint-Étienne, revenue per job: more than €150,000, computed from: "
    "revenue, more than €1.5bn (in French: “plus d’un milliard et demi d’euros”), early 2016 (Le "
    "Journal de l'éco [copied by designer-s.fr]); jobs, 10,000 jobs (in French: “déjà 10 000 "
    "emplois”), early 2016 (Le Journal de l'éco [copied by designer-s.fr]).",
}  # fmt: skip


@pytest.fixture
def cited(run, tmp_path):
    """The sentence on a city of figures, and all of standard output."""

    def call(name, *figures, lang="en", language="fr", extra=(), **more):
        content = document(essai={**city(*figures, **more), "name": "Essai"})
        for source in content["sources"].values():
            source["language"] = language
        path = tmp_path / "data.json"
        path.write_text(json.dumps(content))
        result = run(
            "cite", "essai", name, "--data", str(path), "--lang", lang, *extra, COLUMNS="1000"
        )
        assert (result.status, result.err) == (0, "")
        return next(line for line in result.lines if line.startswith("Essai"))

    return call


@pytest.mark.parametrize(("name", "lang"), SENTENCES)
def test_the_sentence_keeps_words_bound_date_and_source(run, golden, name, lang):
    result = run("cite", "saint-etienne", name, "--lang", lang, COLUMNS="1000")

    assert (result.status, result.err) == (0, "")
    assert result.lines[0] == SENTENCES[name, lang]
    golden(f"cite/{name}.{lang}.txt", result.out)


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_the_sentence_stands_in_every_format(run, golden, form):
    result = run("cite", "saint-etienne", "revenue", "-f", form, "-q")

    assert (result.status, result.err) == (0, "")
    golden(f"cite/revenue.{form}", result.out)


def test_machine_formats_hold_the_sentence_in_both_languages(run):
    words = ("cite", "saint-etienne", "revenue_per_job", "-f", "jsonl")
    english, french = run(*words, "--lang", "en"), run(*words, "--lang", "fr")
    row = json.loads(english.out)

    assert french.out == english.out
    assert row["sentence_fr"] == SENTENCES["revenue_per_job", "fr"]
    assert row["sentence_en"] == SENTENCES["revenue_per_job", "en"]
    assert english.err == (
        "recopied: Saint-Étienne, revenue: the same number as in 2015\n"
        "rivals-disagree: Saint-Étienne, revenue 2016: “un milliard et demi d'euros” elsewhere\n"
        "unbounded: revenue per job: a bound on one side only leaves it open\n"
    )


@pytest.mark.parametrize(
    ("on", "english", "french"),
    [
        ("2014", "2014", "2014"),
        ("2014-10-08", "8 October 2014", "8 octobre 2014"),
        ("2014-03-01", "1 March 2014", "1er mars 2014"),
        ("2015-06", "June 2015", "juin 2015"),
        ("2016-02/2016-03", "early 2016", "début 2016"),
        ("2014-05/2014-06", "mid-2014", "mi-2014"),
        ("2014-06/2014-08", "mid-2014", "mi-2014"),
        ("2014-11/2014-12", "late 2014", "fin 2014"),
        ("2014-09/2014-10", "September–October 2014", "septembre–octobre 2014"),
        ("2014-04/2014-05", "April–May 2014", "avril–mai 2014"),
        ("2014-01/2014-12", "January–December 2014", "janvier–décembre 2014"),
        ("2014-11/2015-06", "November 2014 – June 2015", "novembre 2014 – juin 2015"),
        ("2014-11-12/2014-11-13", "12 November 2014 – 13 November 2014",
         "12 novembre 2014 – 13 novembre 2014"),
        ("2014/2018", "2014–2018", "2014–2018"),
        ("2014-11/..", "since November 2014", "depuis novembre 2014"),
    ],
)  # fmt: skip
def test_a_date_is_named_as_far_as_it_goes(cited, on, english, french):
    jobs = figure("jobs", "9 emplois", on)

    assert cited("jobs", jobs) == (
        f"Essai, jobs: 9 jobs (in French: “9 emplois”), {english} (A newspaper)."
    )
    assert cited("jobs", jobs, lang="fr") == (
        f"Essai, emplois\u00a0: «\u202f9 emplois\u202f», {french} (A newspaper)."
    )


@pytest.mark.parametrize(
    ("metric", "stated", "english"),
    [
        ("jobs", "plus de 500 emplois", "more than 500 jobs"),
        ("jobs", "au moins 500 emplois", "at least 500 jobs"),
        ("jobs", "moins de 500 emplois", "less than 500 jobs"),
        ("jobs", "au plus 500 emplois", "at most 500 jobs"),
        ("jobs", "environ 500 emplois", "about 500 jobs"),
        ("jobs", "près de 500 emplois", "nearly 500 jobs"),
        ("revenue", "un peu plus d'un milliard d'euros", "just over €1bn"),
        ("jobs", "au moins environ 500 emplois", "at least about 500 jobs"),
        ("jobs", "jusqu'à environ 500 emplois", "at most about 500 jobs"),
        ("jobs", "plusieurs centaines d'emplois", "at least 200 jobs"),
        ("jobs", "40 à 60 emplois", "40–60 jobs"),
        ("members", "plus de 50 membres", "more than 50"),
        ("budget", "environ 650 000 euros par an", "about €650,000 a year"),
    ],
)
def test_the_words_of_another_language_stand_behind_what_they_say(cited, metric, stated, english):
    line = cited(metric, figure(metric, stated))

    assert f": {english} (in French: “{stated}”), 2014 (A newspaper)." in line


def test_english_words_are_quoted_in_english_and_told_in_french(cited):
    jobs = figure("jobs", "nearly 500 jobs")

    assert (
        cited("jobs", jobs, language="en") == "Essai, jobs: “nearly 500 jobs”, 2014 (A newspaper)."
    )
    assert cited("jobs", jobs, language="en", lang="fr") == (
        "Essai, emplois\u00a0: près de 500 emplois (en anglais\u00a0: «\u202fnearly 500 jobs\u202f"
        "»), 2014 (A newspaper)."
    )
    assert "(in the original: “nearly 500 jobs”)" in cited("jobs", jobs, language="de")


@pytest.mark.parametrize(
    ("given", "french"),
    [
        (figure("jobs", "31.673"), "«\u202f31.673\u202f» (31\u202f673 emplois)"),
        (figure("jobs", "Le gros des troupes", value=500),
         "«\u202fLe gros des troupes\u202f» (500 emplois)"),
        (figure("jobs", "près de 500 emplois", value={"low": 480}),
         "«\u202fprès de 500 emplois\u202f» (480 à moins de 500 emplois)"),
    ],
)  # fmt: skip
def test_what_quoted_words_leave_unsaid_stands_behind_them(cited, given, french):
    assert cited("jobs", given, lang="fr").endswith(f": {french}, 2014 (A newspaper).")


def test_another_definition_of_digital_is_named(cited):
    jobs = figure("jobs", "9 jobs", sector="jde-2015")

    assert cited("jobs", jobs, language="en").endswith(
        "2014 (A newspaper), sector: 35 NAF codes (Le Journal des Entreprises)."
    )


def test_a_ratio_that_rests_on_a_convention_says_so_and_a_strict_one_does_not(cited):
    figures = [figure("jobs", "près de 500 emplois"), figure("firms", "50 entreprises")]

    assert ": 9 to under 10 (approximate), computed from: " in cited("jobs_per_firm", *figures)
    assert ": less than 10, computed from: " in cited(
        "jobs_per_firm", *figures, extra=("--strict",)
    )


def test_a_population_is_told_with_its_year_and_source(cited):
    line = cited(
        "jobs_per_1000_people",
        figure("jobs", "9 emplois"),
        lang="fr",
        perimeter=perimeter(y2016=4000),
    )

    assert line == (
        "Essai, emplois pour 1 000 hab.\u00a0: 2,3, calculé d'après\u00a0: emplois, «\u202f9 "
        "emplois\u202f», 2014 (A newspaper)\u00a0; population, 4\u202f000 habitants en 2016 "
        "(A statistics office)."
    )


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("firms", "firms: no figure of the territory is known."),
        ("startups", "start-ups: no figure of the territory is known, only of Bretagne (region)."),
        ("jobs_per_firm", "jobs per firm: cannot be computed: no figure of firms is known for the "
         "territory."),
        ("jobs_per_1000_people", "jobs per 1,000 people: withheld: the population is of a smaller "
         "unit than the figures."),
    ],
)  # fmt: skip
def test_what_is_unknown_is_said_plainly(cited, name, english):
    figures = [
        figure("jobs", "9 emplois"),
        figure("startups", "5 start-ups", area={"type": "region", "name": "Bretagne"}),
    ]

    line = cited(name, *figures, perimeter=perimeter("narrower", y2016=9))
    assert line == f"Essai, {english}"


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
def test_the_sources_of_a_ratio_are_given_once_each(run, golden, form):
    result = run("cite", "lyon", "jobs_per_1000_people", "-f", form, "-q")

    assert (result.status, result.err) == (0, "")
    golden(f"cite/sources.{form}", result.out)


@pytest.mark.parametrize(("form", "nothing"), [("bibtex", ""), ("ris", ""), ("csl-json", "[]\n")])
def test_what_is_unknown_has_no_sources(run, form, nothing):
    result = run("cite", "lyon", "revenue", "--as-of", "2000", "-f", form)

    assert (result.status, result.out, result.err) == (0, nothing, "")


@pytest.mark.parametrize(("ending", "start"), [(".bib", "@article{"), (".ris", "TY  - NEWS\r\n")])
def test_the_ending_of_a_file_names_the_format(run, tmp_path, ending, start):
    path = tmp_path / f"sources{ending}"
    result = run("cite", "saint-etienne", "revenue", "-q", "-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert path.read_bytes().decode().startswith(start)


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
@pytest.mark.parametrize("words", [["list"], ["show", "lyon"], ["compare", "lyon", "nantes"]])
def test_a_command_without_sources_refuses_their_formats(run, words, form):
    result = run(*words, "-f", form)

    assert (result.status, result.out) == (2, "")
    assert result.err == (
        f"ftcli: {form} is a format of sources, and this command lists none\n"
        f"  'ftcli sources -f {form}' gives them all; explain and cite those of one number\n"
    )
