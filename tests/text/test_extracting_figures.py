"""What is taken from a text as a figure of an ecosystem, and as which."""

from collections.abc import Callable

import pytest

from ftcli.text.candidates import Candidate

Taken = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belleville compte 640 entreprises.", "firms: 640 entreprises"),
        ("Belleville compte 640 PME du numérique.", "firms: 640 PME"),
        ("Belleville emploie 8 200 personnes dans le numérique.", "jobs: 8 200 personnes"),
        ("À Belleville, 8 200 personnes travaillent dans la filière.", "jobs: 8 200 personnes"),
        ("Belleville abrite 90 start-up.", "startups: 90 start-up"),
        ("Belleville réunit 40 « pure players ».", "pure_players: 40 « pure players »"),
        ("La filière de Belleville pèse 2,4 milliards d'euros.", "revenue: 2,4 milliards d'euros"),
        (
            "À Belleville, le chiffre d'affaires de la filière atteint 600 M€.",
            "revenue: 600 M€",
        ),
        (
            "La filière de Belleville génère plus d'un milliard et demi de chiffre d'affaires.",
            "revenue: plus d'un milliard et demi de chiffre d'affaires",
        ),
        (
            "Les start-up de Belleville ont levé 45 millions d'euros.",
            "funds_raised: 45 millions d'euros",
        ),
        (
            "À Belleville, 170 entreprises se créent chaque année.",
            "firms_created: 170 entreprises se créent chaque année",
        ),
        ("À Belleville, la filière a créé 900 emplois en six ans.", "jobs_created: 900 emplois"),
        ("À Belleville, un solde net de 950 emplois.", "jobs_created: 950 emplois"),
        ("À Belleville, 950 emplois nets en un an.", "jobs_created: 950 emplois"),
        ("À Belleville, un solde de 40 entreprises en un an.", "firms_created: 40 entreprises"),
        ("À Belleville, un solde de 12 start-up en un an.", "startups_created: 12 start-up"),
        ("À Belleville, l'incubateur a hébergé 35 start-up.", "startups_incubated: 35 start-up"),
        ("À Belleville, 22 start-up accélérées en un an.", "startups_accelerated: 22 start-up"),
        ("À Belleville, 5 000 salariés dans 350 start-up.", "startups_jobs: 5 000 salariés"),
        (
            "À Belleville, plus de 800 acteurs ont apporté leur soutien.",
            "supporters: plus de 800 acteurs",
        ),
        (
            "À Belleville, le pôle fédère 210 acteurs publics et privés.",
            "cluster_members: 210 acteurs",
        ),
        (
            "À Belleville, l'association compte 150 entreprises adhérentes.",
            "members: 150 entreprises",
        ),
        (
            "À Belleville, un quartier de 45 hectares accueille la filière.",
            "district_area: 45 hectares",
        ),
        ("À Belleville, 3 000 m² de bureaux attendent les équipes.", "floor_area: 3 000 m²"),
        (
            "À Belleville, sept grandes écoles forment aux métiers du web.",
            "schools: sept grandes écoles",
        ),
        (
            "À Belleville, le salon attire 60 000 visiteurs chaque année.",
            "visitors: 60 000 visiteurs chaque année",
        ),
        ("À Belleville, la filière représente 6,5 % des emplois.", "jobs_share: 6,5 %"),
        ("À Belleville, une hausse de 9 % des emplois numériques.", "jobs_growth: 9 %"),
        ("À Belleville, la Région participe à hauteur de 40 %.", "public_share: 40 %"),
        (
            "À Belleville, 3 millions d'euros d'investissements publics.",
            "public_investment: 3 millions d'euros",
        ),
        (
            "À Belleville, 2 millions d'euros sont apportés par des partenaires privés.",
            "private_investment: 2 millions d'euros",
        ),
        ("Belleville is home to 640 companies.", "firms: 640 companies"),
        ("Belleville employs over 8,200 people in tech.", "jobs: over 8,200 people"),
    ],
)
def test_the_noun_and_the_words_beside_it_tell_the_metric(
    taken: Taken, text: str, expected: str
) -> None:
    first, *_ = taken(text)
    assert first == f"observation {expected}, belleville"


@pytest.mark.parametrize(
    "text",
    [
        "Belleville a fêté trois ans de label.",
        "La 3e édition s'est tenue à Belleville le 12 mars 2014 à 18 h 30.",
        "Belleville mise sur trois piliers et deux entreprises.",
        "Belleville accueille Mme Roy, 45 ans, au 12 rue des Lilas.",
        "Le casque XB200 a été conçu à Belleville au XXIe siècle.",
        "Belleville se réunit une semaine sur deux.",
        "À Belleville, le billet coûte 12 euros.",
        "Des milliers d'emplois naîtront à Belleville.",
        "À Belleville, huit startups ont été sélectionnées.",
        "Belleville : contactez le 02 99 12 34 56.",
        "À Belleville, une feuille de route de 6 à 12 mois.",
        "À Belleville, 100 % bio.",
        "",
        "Aucun chiffre ici.",
    ],
)
def test_other_numbers_are_not_taken(taken: Taken, text: str) -> None:
    assert taken(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Belleville veut créer 500 emplois d'ici 2020.",
            "target jobs: 500 emplois, belleville, increment, d'ici 2020",
        ),
        (
            "Belleville ambitionne d'atteindre 9 000 emplois dans les dix prochaines années.",
            "target jobs: 9 000 emplois, belleville, level, dans les dix prochaines années",
        ),
        (
            "Belleville accompagnera 30 start-up par an dans un accélérateur.",
            "target startups_accelerated: 30 start-up par an, belleville, flow",
        ),
        (
            "L'objectif de Belleville est de doubler le nombre d'emplois à cinq ans.",
            "target jobs: doubler, belleville, multiply, à cinq ans",
        ),
        (
            "Belleville vise une hausse de 30 % des emplois en 2018.",
            "target jobs: 30 %, belleville, growth, en 2018",
        ),
        (
            "D'ici deux ans, Belleville ouvrira ce site : 4 000 m2 supplémentaires seront là.",
            "target floor_area: 4 000 m2 supplémentaires, belleville, increment, D'ici deux ans",
        ),
        (
            "Belleville aims to create 2,000 jobs by 2020.",
            "target jobs: 2,000 jobs, belleville, increment, by 2020",
        ),
        (
            "À court terme, Belleville prévoit la création de 300 emplois.",
            "target jobs: 300 emplois, belleville, increment, À court terme",
        ),
    ],
)
def test_an_aim_is_a_target_with_its_horizon(taken: Taken, text: str, expected: str) -> None:
    assert taken(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Belleville a réussi à créer 500 emplois.",
        "Belleville a permis la création de 500 emplois en dix ans.",
        "En six ans, Belleville a gagné 500 emplois.",
        "Belleville compte déjà 500 emplois et souhaite grandir.",
        "Avec ses 500 emplois, Belleville a l'ambition de rayonner d'ici 2020.",
    ],
)
def test_what_was_done_or_is_there_is_no_target(taken: Taken, text: str) -> None:
    [one] = taken(text)
    assert one.startswith("observation")


def test_a_noun_is_carried_over(taken: Taken) -> None:
    text = (
        "La candidature de Belleville veut faire émerger 8 nouveaux tech champions d'ici 2016. "
        "15 à l'horizon 2018 !"
    )
    assert taken(text) == [
        "target tech_champions: 8 nouveaux tech champions, belleville, increment, d'ici 2016",
        "target tech_champions: 15, belleville, level, à l'horizon 2018",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belleville réunit 500 et 300 entreprises.", ["500", "300 entreprises"]),
        ("Belleville compte 8 000 emplois, contre 6 500 en 2010.", ["8 000 emplois", "6 500"]),
        ("Belleville, 8 000 emplois ; Beauport (2 400).", ["8 000 emplois", "2 400"]),
        ("À Belleville, le nombre d'emplois atteint 8 000.", ["8 000"]),
        ("Belleville\nEmplois : 8 000\nEntreprises : 640", ["8 000", "640"]),
        ("À Belleville, 90 start-up hébergées, dont 30 cette année.", ["90 start-up", "30"]),
    ],
)
def test_bare_numbers_take_the_noun_of_the_words_around_them(
    taken: Taken, text: str, expected: list[str]
) -> None:
    assert [one.partition(": ")[2].partition(",")[0] for one in taken(text)] == expected


def test_a_noun_is_not_carried_over_another_quantity_or_into_another_paragraph(
    taken: Taken,
) -> None:
    text = (
        "Belleville compte 90 start-up et vend 30 000 morceaux. 80 000 d'ici 2020 !\n\n"
        "120 d'ici 2021 !"
    )
    assert taken(text) == ["observation startups: 90 start-up, belleville"]


def test_a_currency_is_carried_over_but_not_what_the_money_is_for(taken: Taken) -> None:
    text = (
        "Belleville consacre deux millions d'euros d'investissements publics à ce lieu. "
        "Un autre million est apporté par des partenaires privés."
    )
    assert taken(text) == [
        "observation public_investment: deux millions d'euros, belleville",
        "observation private_investment: Un autre million, belleville",
    ]


def test_each_figure_has_the_date_behind_it(found: Callable[..., list[Candidate]]) -> None:
    text = "Belleville comptait 300 emplois en 2011, 400 emplois en 2012 et 500 au 30 juin 2013."
    dated = [(one.stated, str(one.on)) for one in found(text) if one.is_taken]
    assert dated == [("300 emplois", "2011"), ("400 emplois", "2012"), ("500", "2013-06-30")]


def test_what_is_to_open_after_the_text_is_a_target(taken: Taken) -> None:
    assert taken("Le bâtiment de Belleville, de 8 500 m2, ouvrira en 2017.") == [
        "target floor_area: 8 500 m2, belleville, level, en 2017"
    ]


def test_the_size_of_firms_is_no_count_of_jobs(taken: Taken) -> None:
    text = "À Belleville, 640 entreprises, dont 75 % de moins de 20 salariés."
    assert taken(text) == ["observation firms: 640 entreprises, belleville"]


def test_a_part_names_its_whole(taken: Taken) -> None:
    assert taken("Belleville compte 640 entreprises, dont 120 pure players.") == [
        "observation firms: 640 entreprises, belleville",
        "observation pure_players: 120 pure players, belleville, of firms",
    ]


def test_a_mixed_count_is_no_count_of_its_first_noun(taken: Taken) -> None:
    text = "À Belleville, le sujet mobilise plus de 60 startups, grands groupes et laboratoires."
    assert taken(text) == [
        "observation members: plus de 60 startups, grands groupes et laboratoires, belleville"
    ]


def test_a_change_is_two_figures_and_no_range(taken: Taken) -> None:
    assert taken("Belleville veut passer de 400 à 700 entreprises d'ici 2020.") == [
        "observation firms: 400, belleville",
        "target firms: 700 entreprises, belleville, level, d'ici 2020",
    ]


def test_a_heading_that_restates_a_target_is_one(taken: Taken) -> None:
    text = "900 nouveaux emplois\n\nBelleville veut créer 900 emplois d'ici 2020."
    assert taken(text) == [
        "target jobs: 900 nouveaux emplois, belleville, increment, d'ici 2020",
        "target jobs: 900 emplois, belleville, increment, d'ici 2020",
    ]
