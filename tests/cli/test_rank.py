"""Ranks on the command line, and claims beside a yardstick."""

import csv
import io
import json
from fractions import Fraction
from random import Random

import pytest

from building import METRO, city, document, encoded, figure
from ftcli.standings import COLUMNS

CITIES = {
    "alpha": city(
        figure("jobs", "9 000 emplois"),
        figure("jobs", "4 000 emplois", "2013", "blog", sector="jde-2015"),
    ),
    "beta": city(
        figure("jobs", "environ 9 000 emplois", source="institution"),
        figure("jobs", "6 000 emplois", "2013", "blog", sector="jde-2015"),
    ),
    "gamma": city(
        figure("jobs", "plus de 2 000 salariés", "2016", "press-2"),
        figure("jobs", "1 000 emplois", "2013", "blog", sector="jde-2015"),
    ),
    "delta": city(figure("jobs", "1 500 emplois", "2014", "press-3")),
    "rhone": city(
        figure("jobs", "60 000 emplois"), perimeter={"units": [{**METRO, "type": "REGION"}]}
    ),
    "parc": city(figure("jobs", "50 emplois", area={"type": "site", "name": "Le Parc"})),
    "zero": city(),
}


@pytest.fixture
def data(tmp_path):
    """A data file of seven made-up cities, one of each way to have a rank or none."""
    path = tmp_path / "data.json"
    path.write_bytes(encoded(document(**CITIES)))
    return str(path)


@pytest.fixture
def empty(tmp_path):
    """A data file without any city."""
    path = tmp_path / "empty.json"
    path.write_bytes(encoded({**document(), "sources": {}}))
    return str(path)


RANKS = """\
Jobs: 4 of 7 ecosystems ranked, the greatest first
                                   In the words of the
Rank  City   Figure                source                 Caveats
1–3   Alpha  9,000    2014 [1] +1  “9 000 emplois”
1–3   Beta   ≈ 9,000  2014 [2] +1  “environ 9 000
                                   emplois”
1–3   Gamma  > 2,000  2016 [3] +1  “plus de 2 000         other concept, other
                                   salariés”              year
4     Delta  1,500    2014 [4]     “1 500 emplois”

Known, but not ranked
Rhone  60,000  2014 [1]  a whole region

Without a figure
known for another area only  Parc (Le Parc (site))
unknown                      Zero

How to read the ranks
1–3: any rank from 1 to 3, because bounds overlap.
Ranks are among the figures ranked; whoever has none might stand anywhere.
Each has one figure here; a rival figure (+N) might change its rank.

Before you compare
concept-differs  jobs: emploi and salarié are not counted alike
date-gap         jobs: 2014 and 2016 have no year in common
unbounded        jobs: a bound on one side only leaves it open

Legend
> ≥ < ≤  a bound on one side only: the words entail no more
≈        about that number
+N       that many other figures of the same metric and territory: 'ftcli show
         CITY --all'

Sources
[1]  A newspaper, no date: Article
[2]  A city, no date: Bid
[3]  Another newspaper, no date: Article
[4]  A third newspaper, no date: Article
"""


def test_ranks_stand_with_their_figures_and_whoever_has_none_apart(run, data):
    result = run("rank", "jobs", "--data", data)

    assert (result.status, result.err) == (0, "")
    assert result.out == RANKS


def test_top_shows_whoever_may_be_among_the_first(run, data):
    result = run("rank", "jobs", "--data", data, "--top", "1", COLUMNS="100")

    assert result.status == 0
    assert result.lines[:5] == [
        "Jobs: those of the 4 ranked that may be the first",
        "Rank  City   Figure                In the words of the source  Caveats",
        "1–3   Alpha  9,000    2014 [1] +1  “9 000 emplois”",
        "1–3   Beta   ≈ 9,000  2014 [2] +1  “environ 9 000 emplois”",
        "1–3   Gamma  > 2,000  2016 [3] +1  “plus de 2 000 salariés”    other concept, other year",
    ]
    assert "Delta" not in result.out
    assert run("rank", "jobs", "--data", data, "--top", "2").lines[0] == (
        "Jobs: those of the 4 ranked that may be among the first 2"
    )


def test_the_warnings_of_the_top_concern_those_that_are_shown(run, tmp_path):
    path = tmp_path / "data.json"
    first = city(figure("jobs", "9 000 emplois", "2014"))
    second = city(figure("jobs", "5 000 emplois", "2014"))
    last = city(
        figure("jobs", "100 salariés privés", "2016"),
        figure("jobs", "90 salariés privés", "2016", "press-2"),
    )
    path.write_bytes(encoded(document(first=first, second=second, last=last)))
    words = ["rank", "jobs", "--data", str(path), "--fail-on", "any"]
    page, table = run(*words, "--top", "2"), run(*words, "--top", "2", "-f", "csv")

    assert (page.status, page.err, table.status, table.err) == (0, "", 0, "")
    assert "Before you compare" not in page.out
    every = run(*words, "--top", "3")
    assert (every.status, every.err) == (
        3, "ftcli: failed on concept-differs, date-gap, private-only, rivals-disagree\n",
    )  # fmt: skip
    assert run(*words).err == every.err


def test_the_top_of_gaps_warns_of_the_cities_shown(run, tmp_path):
    path = tmp_path / "data.json"
    first = city(
        figure("jobs", "9 000 emplois", "2013"),
        figure("jobs", "1 000 emplois", "2013", sector="jde-2015"),
    )
    last = city(
        figure("jobs", "1 000 salariés privés", "2013"),
        figure("jobs", "1 000 emplois", "2013", sector="jde-2015"),
    )
    path.write_bytes(encoded(document(first=first, last=last)))
    words = [
        "rank",
        "jobs",
        "--against",
        "jde-2015",
        "--data",
        str(path),
        "--fail-on",
        "private-only",
    ]

    assert (run(*words).status, run(*words, "--top", "1").status) == (3, 0)


def test_one_definition_ranks_its_figures_alone(run, data):
    result = run("rank", "jobs", "--data", data, "--same", "jde-2015")

    assert (result.status, result.err) == (0, "")
    assert (
        result.out
        == """\
Jobs, jde-2015 figures only: 3 of 7 ecosystems ranked, the greatest first
Rank  City   Figure           In the words of the source
1     Beta   6,000  2013 [1]  “6 000 emplois”
2     Alpha  4,000  2013 [1]  “4 000 emplois”
3     Gamma  1,000  2013 [1]  “1 000 emplois”

Without a figure
no jde-2015 figure  Delta, Rhone, Parc, Zero

How to read the ranks
Ranks are among the figures ranked; whoever has none might stand anywhere.

Legend
jde-2015  35 NAF codes (Le Journal des Entreprises)

Sources
[1]  A blog, no date: Post
"""
    )


def test_one_definition_is_named_in_french(run, data):
    result = run("rank", "jobs", "--data", data, "--same", "self-declared", "--lang", "fr")

    assert result.lines[:2] == [
        "Emplois, champ déclaratif seulement : 4 des 7 écosystèmes classés, le plus grand",
        "d'abord",
    ]


AGAINST = """\
Emplois, le déclaré en multiple de jde-2015 : 3 des 7 écosystèmes classés, le
plus grand d'abord
Rang Ville Fois       Déclaré                Référence      Réserves
1–2  Alpha ×2,25      9 000         2014 [1] 4 000 2013 [2]
1–2  Gamma plus de ×2 plus de 2 000 2016 [3] 1 000 2013 [2] autre année, deux
                                                            notions
3    Beta  ×1,41–1,59 ≈ 9 000       2014 [4] 6 000 2013 [2]

Sans chiffre
aucun chiffre du champ jde-2015  Delta, Rhone, Parc, Zero

Comment lire les rangs
1–2 : l'un des rangs de 1 à 2, car des bornes se recouvrent.
Les rangs valent parmi les chiffres classés ; qui n'en a pas peut être n'importe
où.

Avant de comparer
concept-differs  Gamma, emplois : salarié et emploi ne se comptent pas de même
date-gap         Alpha et Beta, emplois : 2013 et 2014 n'ont pas d'année
                 commune ; Gamma, emplois : 2013 et 2016 n'ont pas d'année
                 commune
sector-differs   Alpha, Beta et Gamma, emplois : définitions du numérique
                 différentes (déclaratif et jde-2015)
unbounded        emplois : une borne d'un seul côté laisse la question ouverte

Légende
plus de, moins de…  borne d'un seul côté : les mots n'en disent pas plus
≈                   environ ce nombre
A à moins de B      presque ou un peu plus : une borne est une convention ;
                    --strict la retire
jde-2015            35 codes NAF (Le Journal des Entreprises)

Sources
[1]  A newspaper, sans date : Article
[2]  A blog, sans date : Post
[3]  Another newspaper, sans date : Article
[4]  A city, sans date : Bid
"""
SPACES = str.maketrans("\u00a0\u202f", "  ")


def test_claims_are_ranked_as_multiples_of_a_yardstick(run, data):
    words = ("rank", "jobs", "--data", data, "--against", "jde-2015", "--lang", "fr")
    result = run(*words)

    assert (result.status, result.err) == (0, "")
    assert result.out.translate(SPACES) == AGAINST


def test_a_narrow_page_names_the_three_figures_of_a_gap(run, data):
    result = run("rank", "jobs", "--data", data, "--against", "jde-2015", COLUMNS="34")

    assert result.lines[:12] == [
        "Jobs, self-declared as a multiple",
        "of jde-2015: 3 of 7 ecosystems",
        "ranked, the greatest first",
        "1–2  Alpha",
        "     Times      ×2.25",
        "     Claim      9,000  2014 [1]",
        "     Yardstick  4,000  2013 [2]",
        "1–2  Gamma",
        "     Times      > ×2",
        "     Claim      > 2,000  2016 [3]",
        "     Yardstick  1,000  2013 [2]",
        "     Caveats    other year, two",
    ]


def test_a_narrow_page_has_all_of_a_row_under_each_other(run, data):
    result = run("rank", "jobs", "--data", data, COLUMNS="34")

    assert result.lines[2:10] == [
        "1–3  Alpha",
        "     9,000  2014 [1] +1",
        "1–3  Beta",
        "     ≈ 9,000  2014 [2] +1",
        "1–3  Gamma",
        "     > 2,000  2016 [3] +1",
        "     other concept, other year",
        "4    Delta",
    ]


def test_machines_get_ranks_and_why_there_is_none(run, data):
    result = run("rank", "jobs", "--data", data, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(result.out)))

    assert result.status == 0
    assert list(rows[0]) == [column.key for column in COLUMNS]
    keys = ("rank_low", "rank_high", "ecosystem", "stated", "warnings", "apart")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("1", "3", "alpha", "9 000 emplois", "", ""),
        ("1", "3", "beta", "environ 9 000 emplois", "", ""),
        ("1", "3", "gamma", "plus de 2 000 salariés", "concept-differs;date-gap", ""),
        ("4", "4", "delta", "1 500 emplois", "", ""),
        ("", "", "rhone", "60 000 emplois", "area-differs", "region"),
        ("", "", "parc", "", "area-differs", "elsewhere"),
        ("", "", "zero", "", "", "unknown"),
    ]
    assert result.err == (
        "area-differs: Rhone is a whole region: do not compare it with a territory; Parc, jobs: "
        "only known for Le Parc (site), and so not to be compared\n"
        "concept-differs: jobs: emploi and salarié are not counted alike\n"
        "date-gap: jobs: 2014 and 2016 have no year in common\n"
        "unbounded: jobs: a bound on one side only leaves it open\n"
    )


def test_machine_formats_are_the_same_in_french(run, data):
    words = ("rank", "jobs", "--data", data, "-q", "-f", "json")

    assert run(*words, "--lang", "fr") == run(*words)
    assert [row["rank_low"] for row in json.loads(run(*words).out)["rows"]] == [
        1, 1, 1, 4, None, None, None,
    ]  # fmt: skip


def within(row, number):
    low, high = (Fraction(row[key]) if row[key] else None for key in ("low", "high"))
    above = low is None or number > low or (number == low and row["low_open"] == "false")
    below = high is None or number < high or (number == high and row["high_open"] == "false")
    return above and below


def samples(row):
    low = Fraction(row["low"] or -(10**12))
    high = Fraction(row["high"]) if row["high"] else low + 10**13
    inner = [low + (high - low) * Fraction(share, 100) for share in (0, 1, 50, 99, 100)]
    return [number for number in inner if within(row, number)]


@pytest.mark.parametrize(
    "words",
    [
        ("jobs",), ("firms",), ("revenue",), ("members",), ("funds_raised",),
        ("revenue_per_job",), ("jobs_per_firm",), ("jobs_per_1000_people",),
        ("jobs", "--same", "jde-2015"), ("jobs", "--against", "jde-2015"), ("jobs", "--strict"),
    ],
)  # fmt: skip
def test_no_number_that_the_printed_bounds_allow_has_a_rank_outside_those_printed(run, words):
    out = run("rank", *words, "-f", "csv", "-q").out
    rows = [row for row in csv.DictReader(io.StringIO(out)) if row["rank_low"]]
    chance = Random(" ".join(words))  # noqa: S311  # the same draws at every run
    ends = [samples(row) for row in rows]
    # Each at its highest beside all others at their lowest, and the reverse; then at random.
    drawn = [
        [mine[-side] if place == index else some[side - 1] for place, some in enumerate(ends)]
        for index, mine in enumerate(ends)
        for side in (0, 1)
    ]
    drawn += [[chance.choice(some) for some in ends] for _ in range(200)]

    assert len(rows) > 1
    for numbers in drawn:
        for row, number in zip(rows, numbers, strict=True):
            rank = 1 + sum(other > number for other in numbers)
            assert int(row["rank_low"]) <= rank <= int(row["rank_high"])


@pytest.mark.parametrize(
    ("words", "status", "error"),
    [
        (("job",), 1, "ftcli: no metric or ratio called 'job'\n  did you mean 'jobs'?\n"),
        (("revenu_per_job",), 1, "ftcli: no metric or ratio called 'revenu_per_job'\n"
         "  did you mean 'revenue_per_job'?\n"),
        (("jobs / firm",), 2, "ftcli: no metric called 'firm' in 'jobs / firm'\n"
         "  did you mean 'firms'?\n"),
        (("jobs", "--same", "jde"), 1, "ftcli: no definition of digital called 'jde'\n"
         "  did you mean 'jde-2015'? Known: self-declared, jde-2015, oecd-ict, "
         "insee-economie-numerique, insee-numerique-sectors-and-occupations, "
         "digital+electronics.\n"),
        (("jobs", "--against", "self-declared"), 2, "ftcli: claims are self-declared already\n"
         "  hold them against jde-2015 or oecd-ict\n"),
        (("jobs_per_firm", "--against", "jde-2015"), 2,
         "ftcli: --against holds figures of one metric together\n  name a metric\n"),
        (("jobs", "--against", "jde-2015", "--same", "jde-2015"), 2,
         "ftcli: --same and --against do not go together\n  leave one of the two out\n"),
        (("jobs", "--top", "0"), 2, "ftcli: --top 0 shows nobody\n  the first rank is 1\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_ranked_is_refused_with_the_next_step(run, words, status, error):
    result = run("rank", *words)

    assert (result.status, result.out, result.err) == (status, "", error)


def test_a_metric_that_nobody_states_is_said_plainly(run, data):
    result = run("rank", "members", "--data", data)

    assert (result.status, result.err) == (0, "")
    assert (
        result.out
        == """\
Members: none of 7 ecosystems can be ranked

Without a figure
unknown  Alpha, Beta, Gamma, Delta, Rhone, Parc, Zero
"""
    )


@pytest.mark.parametrize("option", [(), ("--against", "jde-2015"), ("--same", "jde-2015")])
def test_a_file_without_cities_ranks_nobody(run, empty, option):
    page = run("rank", "jobs", "--data", empty, *option)
    table = run("rank", "jobs", "--data", empty, *option, "-f", "csv")

    assert (page.status, page.out, page.err) == (0, "No ecosystem in this file.\n", "")
    assert (table.status, table.lines, table.err) == (
        0, [",".join(column.key for column in COLUMNS)], "",
    )  # fmt: skip


def test_ranks_are_those_of_what_was_known_then(run):
    result = run("rank", "revenue", "--as-of", "2014", "-f", "csv", "-q")
    rows = list(csv.DictReader(io.StringIO(result.out)))

    assert [(row["rank_low"], row["rank_high"], row["ecosystem"]) for row in rows[:3]] == [
        ("1", "1", "aix-marseille"), ("2", "2", "cote-d-azur"), ("3", "3", "saint-etienne"),
    ]  # fmt: skip


GAPS = """\
Claims beside jde-2015
City   Metric  Times  Claim            Yardstick        They differ in
Alpha  Jobs    ×2.25  9,000  2014 [1]  4,000  2013 [2]  2014 beside 2013; press
                                                        beside blog

Delta: no figure of jde-2015 to hold a claim against.

Times: the self-declared figure over the one of jde-2015; the claim nearest in
date to the yardstick stands first.

Before you compare
date-gap        Alpha, jobs: 2013 and 2014 have no year in common
sector-differs  Alpha, jobs: other definitions of digital (self-declared and
                jde-2015)

Legend
jde-2015  35 NAF codes (Le Journal des Entreprises)

Sources
[1]  A newspaper, no date: Article
[2]  A blog, no date: Post
"""


def test_claims_stand_beside_their_yardstick(run, data):
    result = run("compare", "alpha", "delta", "--against", "jde-2015", "--data", data)

    assert (result.status, result.err) == (0, "")
    assert result.out == GAPS
    again = run("compare", "alpha", "delta", "alpha", "--against", "jde-2015", "--data", data)
    assert again.out == result.out


def test_the_claims_of_grenoble_are_two_and_a_half_times_the_yardstick(run):
    result = run("compare", "grenoble", "--against", "jde-2015", COLUMNS="120")

    assert result.status == 0
    assert [line[:67].rstrip() for line in result.lines if line.startswith("Grenoble")] == [
        "Grenoble  Jobs    ×2.55       40,000    2014 [1]  15,700  2013 [2]",
        "Grenoble  Jobs    ×1.59–2.23  ≈ 30,000  2014 [3]  15,700  2013 [2]",
        "Grenoble  Firms   ×0.63       550       2014 [1]  871     2013 [4]",
        "Grenoble  Firms   ×0.57       500       2014 [3]  871     2013 [4]",
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_claims_differ_in_is_said_at_every_width(run, lang):
    label = "They differ in" if lang == "en" else "Ils diffèrent par"
    words = ("compare", "grenoble", "toulouse", "--against", "jde-2015", "--lang", lang)
    for width in (40, 60, 80, 90, 100, 110, 120, 160, 200):
        assert label in run(*words, COLUMNS=str(width)).out


def test_commands_agree_on_a_multiple(run):
    claim = run("check", "toulouse", "38 500 emplois")
    ranked = run("rank", "jobs", "--against", "jde-2015")
    beside = run("compare", "toulouse", "--against", "jde-2015", COLUMNS="120")

    assert [text.out.count("×1.33 ") + text.out.count("×1.33)") for text in (claim, ranked)] == [
        1, 1,
    ]  # fmt: skip
    assert "Jobs    ×1.33 " in beside.out


def test_strict_claims_have_only_the_bounds_of_their_words(run):
    result = run("compare", "grenoble", "--against", "jde-2015", "--strict", "-f", "csv", "-q")
    rows = list(csv.DictReader(io.StringIO(result.out)))

    assert [(row["claim_stated"], row["low"], row["high"]) for row in rows[:2]] == [
        ("40 000 emplois", "2.54777070063694", "2.54777070063695"),
        ("environ 30 000 emplois", "", ""),
    ]


def test_a_city_without_a_yardstick_leaves_the_header_alone(run, data):
    result = run("compare", "delta", "--against", "jde-2015", "--data", data, "-f", "csv")

    assert (result.status, result.err) == (0, "")
    assert len(result.lines) == 1
    assert result.lines[0].startswith("ecosystem,metric,sector,nearest,value,low,high,")


def test_a_yardstick_without_a_claim_is_shown_as_such(run):
    result = run("compare", "rennes", "--against", "jde-2015")

    assert result.lines[:3] == [
        "Claims beside jde-2015",
        "City               Metric  Times    Claim    Yardstick",
        "Rennes Saint-Malo  Jobs    unknown  unknown  18,500  2013 [1]",
    ]


@pytest.mark.parametrize(
    ("words", "status", "error"),
    [
        (("--against", "jde-2014"), 1, "ftcli: no definition of digital called 'jde-2014'\n"
         "  did you mean 'jde-2015'? Known: jde-2015, oecd-ict, insee-economie-numerique, "
         "insee-numerique-sectors-and-occupations, digital+electronics.\n"),
        (("--against", "jde-2015", "--metrics", "jobs_per_firm"), 2,
         "ftcli: --against holds figures of one metric together\n  name a metric\n"),
    ],
)  # fmt: skip
def test_an_unknown_yardstick_ends_compare(run, words, status, error):
    result = run("compare", "grenoble", *words)

    assert (result.status, result.out, result.err) == (status, "", error)


def test_claims_beside_a_yardstick_have_no_wide_table(run):
    result = run("compare", "grenoble", "--against", "jde-2015", "--wide", "-f", "csv")

    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "ftcli: --against and --wide do not go together\n  leave one of the two out\n"
    )
