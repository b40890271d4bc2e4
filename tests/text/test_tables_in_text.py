"""Tables in text, lists with a figure a line."""

from collections.abc import Callable

import pytest

Taken = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "Ville | Emplois | Start-up\nBeauport | 8 200 | 90\nMontclar | 6 100 | 40",
        "| Ville | Emplois | Start-up |\n|---|---|---|\n| Beauport | 8 200 | 90 |\n"
        "| Montclar | 6 100 | 40 |",
        "Ville\tEmplois\tStart-up\nBeauport\t8 200\t90\nMontclar\t6 100\t40",
        "Emplois\tStart-up\nBeauport\t8 200\t90\nMontclar\t6 100\t40",
    ],
)
def test_cells_take_metric_and_town_from_their_heads(taken: Taken, text: str) -> None:
    assert taken(text) == [
        "observation jobs: 8 200, beauport",
        "observation startups: 90, beauport",
        "observation jobs: 6 100, montclar",
        "observation startups: 40, montclar",
    ]


def test_towns_may_head_the_columns(taken: Taken) -> None:
    assert taken("Chiffres | Beauport | Montclar\nEmplois | 8 200 | 6 100") == [
        "observation jobs: 8 200, beauport",
        "observation jobs: 6 100, montclar",
    ]


def test_cells_keep_their_own_words(taken: Taken) -> None:
    text = "Ville | Poids\nBeauport | plus de 600 M€ de chiffre d'affaires"
    assert taken(text) == ["observation revenue: plus de 600 M€, beauport"]


def test_empty_cells_keep_the_others_in_their_column(taken: Taken) -> None:
    text = "Ville | Emplois | Start-up\nBeauport | 8 200 |\nMontclar | | 40"
    assert taken(text) == [
        "observation jobs: 8 200, beauport",
        "observation startups: 40, montclar",
    ]


def test_rows_without_a_head_have_that_of_their_row(taken: Taken) -> None:
    text = "Belleville\n\nEmplois | 8 200\nStart-up | 90\nBelleville | 640 entreprises"
    assert taken(text) == [
        "observation jobs: 8 200, belleville",
        "observation startups: 90, belleville",
        "observation firms: 640 entreprises, belleville",
    ]


@pytest.mark.parametrize("head", ["Emplois (milliers)", "Emplois en milliers"])
def test_cells_of_another_scale_and_totals_are_not_taken(taken: Taken, head: str) -> None:
    assert taken(f"Ville | {head}\nBeauport | 42\nMontclar | 36") == []
    assert taken("Ville | Emplois\nBeauport | 420\nTotal | 4 200") == [
        "observation jobs: 420, beauport"
    ]


def test_numbers_at_the_head_of_a_row_are_none(taken: Taken) -> None:
    assert taken("Rang | Ville\n1 | Beauport\n2 | Montclar") == []


def test_a_list_has_a_figure_a_line(taken: Taken) -> None:
    text = "Les villes\n- Beauport : 8 200 emplois\n- Montclar : 6 100 emplois"
    assert taken(text) == [
        "observation jobs: 8 200 emplois, beauport",
        "observation jobs: 6 100 emplois, montclar",
    ]


def test_a_wide_line_of_bars_is_no_table(taken: Taken) -> None:
    assert taken("|".join(["9"] * 5_000)) == []
