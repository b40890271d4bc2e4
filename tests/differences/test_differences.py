"""What changed from one dataset to another: each kind, and what is not guessed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, dataset, document, encoded, figure, interval, perimeter, target
from ftcli import Dataset
from ftcli.differences import Change, ChangeKind, What, difference
from ftcli.store.parsing import parse
from random_datasets import datasets

OLD = figure("jobs", "100 emplois", "2014", "press", counts="salaried")


def told(change: Change) -> tuple[Any, ...]:
    """A change in short: kind, whose, words before and after, fields."""
    words = [getattr(one, "stated", None) for one in (change.old, change.new)]
    return (change.kind.value, change.what.value, change.id, *words, ";".join(change.fields))


def between(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The changes from some figures of a city to others."""
    found = difference(dataset(alpha=city(*old)), dataset(alpha=city(*new)))
    return [told(change) for change in found.changes]


def changed(**more: Any) -> dict[str, Any]:
    return {key: value for key, value in {**OLD, **more}.items() if value is not None}


@pytest.mark.parametrize(
    ("new", "kind", "fields"),
    [
        (changed(stated="120 emplois"), "revised", "stated"),
        (changed(stated="environ 100 emplois"), "revised", "stated"),
        (changed(stated="120 emplois", counts=None), "revised", "stated;counts"),
        (changed(stated="120 emplois", note="n"), "revised", "stated;note"),
        (changed(stated="100 salariés"), "reworded", "stated"),
        (changed(on="2015"), "re-dated", "on"),
        (changed(on="2015", stated="cent emplois"), "re-dated", "stated;on"),
        (changed(source="press-2"), "re-sourced", "source"),
        (changed(source="press-2", stated="cent emplois"), "re-sourced", "stated;source"),
        (changed(note="n"), "annotated", "note"),
        (changed(counts=None), "annotated", "counts"),
        (changed(sector="oecd-ict"), "annotated", "sector"),
        (changed(area={"type": "site", "name": "Gare"}), "annotated", "area"),
        (changed(context=True), "annotated", "context"),
    ],
)
def test_a_figure_that_changed_is_one_change_of_its_kind(new, kind, fields):
    assert between([OLD], [new]) == [
        (kind, "figure", "alpha", OLD["stated"], new["stated"], fields)
    ]
    back = between([new], [OLD])
    assert back == [(kind, "figure", "alpha", new["stated"], OLD["stated"], fields)]


@pytest.mark.parametrize(
    "new",
    [
        changed(metric="startups_jobs"),
        changed(on="2015", source="press-2"),
        changed(on="2015", stated="120 emplois"),
        changed(source="press-2", stated="120 emplois"),
        changed(on="2015", area={"type": "site", "name": "Gare"}),
    ],
)
def test_two_figures_that_share_too_little_are_removed_and_added(new):
    assert between([OLD], [new]) == [
        ("removed", "figure", "alpha", OLD["stated"], None, ""),
        ("added", "figure", "alpha", None, new["stated"], ""),
    ]


def test_which_of_several_became_which_is_not_guessed():
    old = [figure("jobs", f"{number} emplois") for number in (100, 200)]
    new = [figure("jobs", f"{number} emplois") for number in (110, 210)]

    assert [change[0] for change in between(old, new)] == ["removed", "removed", "added", "added"]
    counted = [{**one, "counts": str(number)} for number, one in enumerate(old)]
    recounted = [{**one, "counts": str(number)} for number, one in enumerate(new)]
    assert [change[0] for change in between(counted, recounted)] == ["revised", "revised"]


def test_a_figure_that_stays_is_not_taken_for_another():
    other = changed(stated="150 emplois", counts=None)

    assert between([OLD], [OLD, other]) == [("added", "figure", "alpha", None, "150 emplois", "")]
    assert between([OLD, OLD], [OLD]) == [("removed", "figure", "alpha", "100 emplois", None, "")]


def test_the_order_of_a_file_is_no_change():
    figures = [OLD, figure("firms", "10 entreprises"), figure("jobs", "90 emplois", "2013")]

    assert between(figures, figures[::-1]) == []


def test_changes_come_in_the_order_of_the_old_file_then_what_is_added():
    old = [figure("firms", "1 PME"), figure("jobs", "1 emploi"), figure("revenue", "1 €")]
    new = [figure("members", "2 membres"), figure("revenue", "2 €"), figure("firms", "2 PME")]

    assert [change[3:5] for change in between(old, new)] == [
        ("1 PME", "2 PME"),
        ("1 emploi", None),
        ("1 €", "2 €"),
        (None, "2 membres"),
    ]


def test_a_revision_has_the_bounds_before_and_after():
    old, new = dataset(alpha=city(OLD)), dataset(alpha=city(changed(stated="plus de 120 emplois")))

    (change,) = difference(old, new).changes

    assert interval(change.old_quantity) == "[100, 100] jobs"
    assert interval(change.new_quantity) == "(120, ∞) jobs"


def test_strict_datasets_are_compared_in_strict_reading():
    old = dataset(alpha=city(changed(stated="environ 100 emplois")))
    new = dataset(alpha=city(changed(stated="environ 200 emplois")))

    (change,) = difference(old.strictly(), new.strictly()).changes

    assert interval(change.new_quantity) == "≈ [0, ∞) jobs"
    assert change.kind is ChangeKind.REVISED


def test_words_without_a_number_are_compared_as_words():
    old, new = (dataset(alpha=city(changed(stated=words))) for words in ("peu", "beaucoup"))

    (change,) = difference(old, new).changes

    assert (change.old_quantity, change.new_quantity) == (None, None)
    assert change.kind is ChangeKind.REWORDED
    assert difference(old, dataset(alpha=city(changed(stated="peu", on="2015")))).changes


@pytest.mark.parametrize(
    ("more", "kind", "fields"),
    [
        ({"stated": "300 emplois"}, "revised", "stated"),
        ({"mode": "level"}, "revised", "mode"),
        ({"deadline": "2021"}, "re-dated", "deadline"),
        ({"horizon": "d'ici 2030"}, "re-dated", "horizon"),
        ({"on": "2015"}, "re-dated", "on"),
        ({"source": "press-2"}, "re-sourced", "source"),
        ({"note": "n"}, "annotated", "note"),
    ],
)
def test_a_target_changes_as_a_figure_does_and_by_its_deadline(more, kind, fields):
    old = target("jobs", "200 emplois")
    found = difference(
        dataset(alpha=city(targets=[old])), dataset(alpha=city(targets=[{**old, **more}]))
    )

    assert [(c.kind.value, c.what.value, c.fields) for c in found.changes] == [
        (kind, "target", (fields,))
    ]


def label(**more: Any) -> dict[str, Any]:
    return {"on": "2015", "status": "labelled", "source": "press", **more}


@pytest.mark.parametrize(
    ("new", "kinds"),
    [
        (label(note="n"), ["annotated"]), (label(source="blog"), ["re-sourced"]),
        (label(on="2015-06"), ["re-dated"]), (label(name="Tech"), ["annotated"]),
        (label(status="refused"), ["removed", "added"]),
    ],
)  # fmt: skip
def test_the_events_of_a_label_are_told_apart(new, kinds):
    found = difference(dataset(alpha=city(labels=[label()])), dataset(alpha=city(labels=[new]))).of(
        What.LABEL
    )

    assert [change.kind for change in found] == kinds


def test_what_is_said_of_a_city_or_a_source_is_corrected():
    old, new = (
        document(alpha=city(perimeter=perimeter(y2016=100), region=region))
        for region in ("Bretagne", "Normandie")
    )
    new["ecosystems"]["alpha"]["perimeter"]["population"]["2016"]["value"] = 101
    new["sources"]["blog"]["title"] = "Another"

    found = difference(*(parse(encoded(each), "x.json") for each in (old, new)))

    assert [told(change) for change in found.changes] == [
        ("corrected", "ecosystem", "alpha", None, None, "region;perimeter"),
        ("corrected", "source", "blog", None, None, "title"),
    ]


def test_a_city_that_comes_brings_itself_and_all_that_is_in_it():
    old, new = dataset(), dataset(alpha=city(OLD, targets=[target("jobs", "2")], labels=[label()]))

    found = difference(old, new).changes

    assert [(change.kind.value, change.what.value) for change in found] == [
        ("added", what) for what in ("ecosystem", "label", "figure", "target")
    ]
    assert [change.kind.value for change in difference(new, old).changes] == ["removed"] * 4


@given(datasets())
def test_a_dataset_does_not_differ_from_itself(data: Dataset):
    copy = Dataset.model_validate_json(data.model_dump_json(by_alias=True, exclude_unset=True))

    assert difference(data, data).changes == ()
    assert difference(data, copy).changes == ()


@given(datasets(), datasets())
def test_all_records_are_accounted_for_and_the_way_back_is_the_same(one: Dataset, other: Dataset):
    there, back = difference(one, other), difference(other, one)

    def count(data: Dataset, name: str) -> int:
        return sum(len(getattr(ecosystem, name)) for ecosystem in data.ecosystems.values())

    opposite = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
    for what, name in ((What.FIGURE, "figures"), (What.TARGET, "targets"), (What.LABEL, "labels")):
        changes = there.of(what)
        kinds = [change.kind for change in changes]
        assert kinds.count(ChangeKind.ADDED) - kinds.count(ChangeKind.REMOVED) == count(
            other, name
        ) - count(one, name)
        assert sorted(opposite.get(kind, kind) for kind in kinds) == sorted(
            change.kind for change in back.of(what)
        )
    for change in there.changes:
        assert change.old != change.new
        assert bool(change.fields) == (change.old is not None and change.new is not None)


@given(datasets(), st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(data: Dataset, random):
    content = data.model_dump(mode="json", by_alias=True, exclude_unset=True)
    for ecosystem in content["ecosystems"].values():
        for kind in ("figures", "targets", "labels"):
            random.shuffle(ecosystem.get(kind, []))

    assert difference(data, parse(encoded(content), "x.json")).changes == ()
