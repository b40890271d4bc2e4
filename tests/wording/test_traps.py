"""What looks like a figure and is none, or says another number than its digits."""

import pytest
from tests.wording.shapes import shape, shapes

from ftcli.wording.reading import Unreadable, read, readings

DATES_AND_TIMES = [
    "over 2013", "à partir de 2013", "vers 2013", "beyond 2013", "le bilan 2013 montre",
    "l'édition 2013", "en 2013 emplois et salaires", "depuis 2013 sociétés et écoles",
    "l'an 2000", "les années 2000", "les années 90", "2013/2014", "2013-10-08", "07/2013",
    "24 et 25 juin", "du 24 au 26 juin", "24-26 juin", "les 24, 25 et 26 juin", "mardi 24",
    "18:45", "de 18:45 à 19:30", "10:30-12:00", "à 19 h", "19 h 30", "de 9 h à 19 h", "9 - 19 h",
    "à 19 heures", "vers 19 heures", "7 pm", "9 a.m. to 7 p.m.", "24/7", "24h/24", "7j/7",
    "24 heures sur 24", "7 jours sur 7",
]  # fmt: skip
CODES = [
    "page 14", "p. 14", "pp. 14-16", "pages 14 à 16", "art. 14", "article 14", "n° 14", "nº 14",
    "№ 14", "numéro 14", "chapitre 3", "§ 14", "[14]", "phase 2", "niveau 3", "top 50", "CAC 40",
    "le CAC 40", "du SBF 120", "ISO 27001", "la RN 88", "RCS 412 345 678",
    "SIRET 412 345 678 00012", "le 42", "au 104", "un Airbus A380", "la 4G", "5G", "R+3",
    "#DIV/0!", "#DIV/0 !",
    "web 2.0", "l'industrie 4.0", "la version 3.0", "sous Windows 10", "the iPhone 6",
    "la Loire (42)", "SW1A 1AA",
]  # fmt: skip
ADDRESSES = [
    "04 77 00 11 22", "04.77.00.11.22", "04-77-00-11-22", "+33 4 77 00 11 22",
    "+33 (0)4 77 00 11 22", "0 800 00 11 22", "0800 001 122", "+44 20 7946 0123", "555-0123",
    "42000 Saint-Étienne", "42 100 SAINT-ÉTIENNE", "13 001 Marseille", "12, rue Neuve",
    "12 bis, avenue Neuve", "au 12 rue Neuve",
]  # fmt: skip
AGES = [
    "âgé de 41 ans", "âgés de 20 à 30 ans", "aged 41 years", "a 41-year-old", "41 years old",
    "il a 41 ans", "la directrice, 41 ans, arrive", "les 18-25 ans", "les moins de 30 ans",
]  # fmt: skip
SCORES = ["3-0", "victoire 3 à 0", "un score de 3-1"]
LOSSES = [
    "a perdu 640 postes", "ont déjà perdu près de 640 postes", "perdrait 640 postes",
    "la suppression de 640 postes", "supprimer 640 postes", "va supprimer jusqu'à 640 postes",
    "a supprimé en un an 640 postes", "640 suppressions de postes", "640 postes supprimés",
    "640 postes ont été supprimés", "640 postes seront détruits", "le licenciement de 640 salariés",
    "640 licenciements", "entre 640 et 800 licenciements", "640 postes menacés",
    "640 postes en moins", "640 postes de moins qu'en 2012", "640 de moins",
    "la fermeture de 8 sites", "une réduction de 40 postes", "une baisse d'environ 4 %",
    "recule de 4 %", "lost 640 jobs", "cut more than 640 jobs", "640 job cuts", "640 jobs lost",
    "640 jobs have been axed", "the loss of 640 jobs", "640 layoffs", "640 fewer jobs",
    "640 jobs will go", "fell 4 %", "a drop of 4 %", "down 4 %",
]  # fmt: skip


@pytest.mark.parametrize("text", [*DATES_AND_TIMES, *CODES, *ADDRESSES, *AGES, *SCORES])
def test_digits_that_count_nothing_are_no_figure(text: str) -> None:
    assert shapes(text) == []


@pytest.mark.parametrize("text", LOSSES)
def test_a_loss_is_neither_a_level_nor_an_increment(text: str) -> None:
    assert shapes(text) == []
    with pytest.raises(Unreadable, match="no bounds that are certain"):
        read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plus de 2000 participants", "(2_000, …] of 2_000 count"),
        ("2013 postes", "2_013 jobs"),
        ("2000 signatures", "2_000 count"),
        ("les 2013 signataires", "2_013 count"),
        ("est passé de 9 000 en 2012 à 11 000", "9_000; 11_000"),
        ("640 postes - 2013", "640 jobs"),
        ("fin 2013, 640 postes", "640 jobs"),
        ("une formation de 18 heures", "18 count"),
        ("n° 1 avec 640 postes", "640 jobs"),
        ("le CAC 40, 640 sociétés", "640 firms"),
        ("contact : 04 77 00 11 22, 12 postes à pourvoir", "12 jobs"),
        ("près de 42 000 Stéphanois", "[~41_500, 42_000) of 42_000 count"),
        ("les 42 000 Stéphanois", "42_000 count"),
        ("Lyon (12 000)", "12_000"),
        ("un web 100 % local", "100 %"),
        ("3,000 square metres", "3_000 m2"),
        ("0,5 %", "1/2 %"),
        ("plus de 8 ans", "(8, …] of 8 year"),
        ("over 3 to 5 years", "(3, 5] year"),
        ("640 postes. 80 sociétés", "640 jobs; 80 firms"),
        ("300 enseignants-chercheurs", "300 count"),
    ],
)
def test_what_resembles_a_date_or_a_name_is_still_read(text: str, expected: str) -> None:
    assert "; ".join(shapes(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la perte d'un client, mais 640 postes", "640 jobs"),
        ("perd son directeur et emploie 640 personnes", "640 jobs"),
        ("après 80 suppressions de postes, il en reste 640", "640"),
        ("a perdu 80 postes et 12 sites", ""),
        ("a perdu 80 postes et plus de 12 sites", ""),
        ("a perdu 80 postes et créé 12 sites", "12 count"),
        ("80 startups de moins de 8 ans", "80 startups; […, 8) of 8 year"),
        ("640 postes en moins de 3 ans", "640 jobs; […, 3) of 3 year"),
        ("640 postes ont été créés", "640 jobs"),
    ],
)
def test_a_loss_reaches_no_further_than_its_clause(text: str, expected: str) -> None:
    assert "; ".join(shapes(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("640 sociétés\n80 postes", "640 firms; 80 jobs"),
        ("640\nSociétés", "640"),
        ("640\n\nsociétés", "640"),
        ("18:45\nSignaler", ""),
        ("80\nPlus de 640 postes", "80; (640, …] of 640 jobs"),
        ("640 postes\n- 80 sociétés", "640 jobs; 80 firms"),
        ("Effectif\r\n640\r\nPostes", "640"),
        ("2013\nLe bilan", ""),
        ("En savoir plus\n640 postes", "640 jobs"),
        ("environ\n\n640 postes", ""),
    ],
)
def test_no_figure_crosses_the_end_of_a_line(text: str, expected: str) -> None:
    assert "; ".join(shapes(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("640\nsociétés", "640 firms"),
        ("640\r\nsociétés", "640 firms"),
        ("plus de\n640 postes", "(640, …] of 640 jobs"),
        ("entre 40 et\n60 postes", "[40, 60] jobs"),
        ("entre 40\net 60 postes", "[40, 60] jobs"),
        ("de 40 à\n  60 postes", "[40, 60] jobs"),
        ("4,5 millions\nd'euros", "4_500_000 EUR"),
        ("45 000\n€ par an", "45_000 EUR per year"),
        ("12,5\n%", "25/2 %"),
        ("un milliard\net demi d'euros", "1_500_000_000 EUR"),
    ],
)
def test_a_line_broken_inside_a_sentence_is_read_through(text: str, expected: str) -> None:
    assert "; ".join(shapes(text)) == expected


@pytest.mark.parametrize(
    "text", ["environ\n640 postes", "Chiffre d'affaires : 12\nM€", "il y a 9\n500 postes",
             "12\nMillions d'euros"]
)  # fmt: skip
def test_a_figure_that_a_line_may_cut_is_not_read(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize("text", ["40 à -", "40 à +", "de 40 à + ", "entre 40 et", "40 voire"])
def test_a_range_cut_short_leaves_its_first_number(text: str) -> None:
    assert [shape(reading.quantity) for reading in readings(text)] == ["40"]
