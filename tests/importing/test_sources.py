"""Where rows are from: known sources, new ones, and one for all."""

import pytest

from building import SOURCES


def used(found) -> dict[str, dict[str, str]]:
    return {
        id_: source.model_dump(mode="json", exclude_none=True, exclude_unset=True)
        for id_, source in found.dataset.sources.items()
    }


def test_a_known_source_is_taken_whole(taken):
    found = taken("city,jobs,source\nlyon,1,press\n", on="2014")

    assert used(found) == {"press": {**SOURCES["press"], "kind": "press"}}


def test_a_known_source_may_be_told_again_but_not_otherwise(taken):
    header = "city,jobs,source,publisher,url\n"
    same = "lyon,1,press,A newspaper,https://example.org/article\n"
    other = "lyon,1,press,Le Monde,\n"

    assert taken(header + same, on="2014").faults == ()
    assert [str(one) for one in taken(header + other, on="2014").faults] == [
        "rows.csv: row 2, column D (publisher): the source press says 'A newspaper'"
    ]


def test_title_and_publisher_make_a_new_one_with_an_id_of_publisher_and_date(taken):
    text = (
        "Ville;Emplois;Titre;Éditeur;Publié le;Lien;Type de source\n"
        "Lyon;1;Le compte;L'Écho;8 octobre 2014;https://e.org/a;blog\n"
        "Lyon;2;Le compte;L'Écho;08/10/2014;https://e.org/a;blog\n"
        "Lyon;3;Un autre;L'Écho;08/10/2014;https://e.org/b;blog\n"
    )
    found = taken(text)

    assert found.faults == ()
    assert used(found) == {
        "l-echo-2014-10-08": {
            "title": "Le compte", "publisher": "L'Écho", "published": "2014-10-08", "kind": "blog",
            "url": "https://e.org/a",
        },
        "l-echo-2014-10-08-2": {
            "title": "Un autre", "publisher": "L'Écho", "published": "2014-10-08", "kind": "blog",
            "url": "https://e.org/b",
        },
    }  # fmt: skip
    assert [one.source for one in found.dataset["lyon"].figures] == [
        "l-echo-2014-10-08", "l-echo-2014-10-08", "l-echo-2014-10-08-2",
    ]  # fmt: skip


def test_a_new_id_with_title_and_publisher_is_kept(taken):
    found = taken(
        "city,jobs,source,title,publisher\nlyon,1,mine-1,T,P\nlyon,2,mine-1,,\n", on="2014"
    )

    assert found.faults == ()
    assert used(found) == {"mine-1": {"title": "T", "publisher": "P", "kind": "press"}}
    assert found.remarks[:1] == ("new sources taken for press: 1; --kind says otherwise",)


def test_a_name_in_the_column_of_sources_is_the_publisher(taken, faults):
    text = "Ville;Emplois;Source\nLyon;1;La Tribune\nLyon;2;Le Progrès\n"
    found = taken(text, on="2014", fields=[("title", "Relevé"), ("kind", "blog")])

    assert used(found) == {
        "la-tribune-releve": {"title": "Relevé", "publisher": "La Tribune", "kind": "blog"},
        "le-progres-releve": {"title": "Relevé", "publisher": "Le Progrès", "kind": "blog"},
    }
    assert found.remarks == ()
    assert faults(text, source="", on="2014")[0] == (
        "rows.csv: row 2, column C (Source): no source called 'La Tribune'; add a column title "
        "(or --title)"
    )


def test_a_misspelt_id_is_told_with_what_was_meant(faults):
    assert faults("city,jobs,source\nlyon,1,pres\n") == [
        "rows.csv: row 2, column C (source): no source called 'pres'; did you mean 'press'?"
    ]


def test_one_source_for_all_rows_that_name_none(taken):
    fields = [("title", "Tableau"), ("publisher", "La Ville"), ("published", "2015-01"),
              ("kind", "institution"), ("url", "https://e.org")]  # fmt: skip
    text = "city,jobs,source\nlyon,1,\nbrest,2,press\n"

    assert list(used(taken(text, on="2014", fields=fields))) == ["la-ville-2015-01", "press"]
    assert used(taken(text, on="2014", source="ville", fields=fields))["ville"] == dict(fields)
    assert list(used(taken(text, on="2014", source="blog"))) == ["blog", "press"]


@pytest.mark.parametrize(
    ("header", "cells", "fault"),
    [
        ("title,publisher,url", "T,P,ftp://x", "column E (url): an address begins with "
         "http:// or https:// and holds no space"),
        ("title,publisher,source kind", "T,P,radio", "column E (source kind): Input should be "
         "'official-statistics', 'institution', 'press', 'blog' or 'register', not 'radio'"),
        ("title,publisher,published", "T,P,hier", 'column E (published): no date in "hier"; write '
         "2014, 2014-10, 2014-10-08, 31/12/2014, T1 2015 or juin 2015"),
        ("title,publisher,source", ",,", "column E (source): no source: add a column source (or "
         "--source ID), or a column title (or --title) and a column publisher (or --publisher)"),
        ("title,publisher,source", "T,P,-x-", None),
    ],
)  # fmt: skip
def test_a_faulty_source_is_told_with_its_column(taken, header, cells, fault):
    found = taken(f"city,jobs,{header}\nlyon,1,{cells}\n", on="2014")

    assert [str(one) for one in found.faults] == ([f"rows.csv: row 2, {fault}"] if fault else [])


def test_a_source_that_only_bad_rows_have_is_not_written(taken):
    found = taken("city,jobs,title,publisher\nlyon,abc,T,P\nlyon,1,T,Q\n", on="2014")

    assert list(used(found)) == ["q-t"]


def test_the_kind_of_a_source_may_stand_in_a_column_kind(taken):
    found = taken("city,jobs,kind,title,publisher\nlyon,1,blog,T,P\n", on="2014")

    assert used(found)["p-t"]["kind"] == "blog"
    assert found.remarks == ()
