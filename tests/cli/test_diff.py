"""`diff` on the command line: whole outputs, exit status, and what it refuses."""

import csv
import io
import json
from pathlib import Path

import pytest

CHANGES = (
    ("près de 7 000 emplois", "plus de 7 500 emplois"),  # revised
    ('"8 000 salariés", "on": "2019-02"', '"8 000 salariés", "on": "2019-01"'),  # re-dated
    (
        '"une vingtaine de start-ups", "on": "2018", "source": "rival"',
        '"une vingtaine de start-ups", "on": "2018", "source": "gazette"',
    ),  # re-sourced
    ("1,2 milliard d'euros", "1 200 millions d'euros"),  # reworded, and revised by its precision
    ("d'ici 2022", "d'ici 2025"),
    (
        '{"metric": "firms", "stated": "300 établissements", "on": "2017", "source": "gazette"}',
        '{"metric": "firms", "stated": "300 établissements", "on": "2017", "source": "gazette", '
        '"note": "siege"}',
    ),  # annotated
    (', "note": "Nothing was stated yet."', ', "region": "Bretagne"'),  # corrected
    ("https://gazette.example/a?b=1&c=2", "https://gazette.example/b"),
    (
        '    {"metric": "startups", "stated": "12 start-ups", "on": "2017", "source": "rival", '
        '"area": {"type": "site", "name": "La Halle"}}',
        '    {"metric": "startups", "stated": "15 start-ups", "on": "2019", "source": "rival"}',
    ),  # removed and added
)


@pytest.fixture
def new(small: str, tmp_path: Path) -> str:
    """The small dataset with a change of each kind."""
    content = Path(small).read_text("utf-8")
    for old, changed in CHANGES:
        assert old in content
        content = content.replace(old, changed, 1)
    path = tmp_path / "new.json"
    path.write_text(content, "utf-8")
    return str(path)


@pytest.fixture
def pages(run, small: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Compares the two in their folder, where they are called old.json and new.json."""
    (tmp_path / "old.json").write_bytes(Path(small).read_bytes())
    monkeypatch.chdir(tmp_path)
    return lambda *words, **env: run("diff", "old.json", "new.json", *words, **env)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("columns", ["40", "80", "140"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_tells_each_kind_of_change(pages, golden, lang, columns):
    result = pages("--lang", lang, COLUMNS=columns)

    assert (result.status, result.err) == (0, "")
    golden(f"diff-{lang}-{columns}.txt", result.out)


def test_machines_get_a_row_for_each_change_with_both_figures(run, golden, small, new):
    result = run("diff", small, new, "-f", "csv")

    assert (result.status, result.err) == (0, "")
    golden("diff.csv", result.out)
    kinds = [(row["change"], row["what"], row["ecosystem"]) for row in rows(result.out)]
    assert kinds == [
        ("revised", "figure", "belleville"),
        ("re-dated", "figure", "belleville"),
        ("reworded", "figure", "belleville"),
        ("re-sourced", "figure", "belleville"),
        ("re-dated", "target", "belleville"),
        ("annotated", "figure", "saint-loup"),
        ("removed", "figure", "saint-loup"),
        ("added", "figure", "saint-loup"),
        ("corrected", "ecosystem", "villeneuve"),
        ("corrected", "source", ""),
    ]
    for row in rows(result.out):
        for side in ("old", "new"):
            if row["what"] in {"figure", "target"} and row[side]:
                assert all(row[f"{side}_{name}"] for name in ("stated", "on", "source"))


def test_json_tells_the_dataset_and_the_rows(run, small, new):
    result = run("diff", small, new, "-f", "json")
    content = json.loads(result.out)

    assert (result.status, result.err) == (0, "")
    assert content["dataset"]["ecosystems"] == 3
    first = content["rows"][0]
    assert (first["old_value"], first["old_high_open"], first["new_low_open"]) == (7000, True, True)
    assert json.loads(first["new"]) == {"stated": "plus de 7 500 emplois"}


def test_markdown_is_a_page_of_tables(run, small, new):
    result = run("diff", small, new, "-f", "markdown")

    assert (result.status, result.err) == (0, "")
    assert "| Belleville-sur-Mer, Jobs" in result.out
    assert "> 7,500" in result.out or "&gt; 7,500" in result.out


def test_what_does_not_differ_is_said_so(run, small):
    result = run("diff", small, small, "--exit-code", COLUMNS="300")

    assert (result.status, result.err) == (0, "")
    assert result.out == f"{small} → {small}\n\nNo difference.\n"
    header = run("diff", small, small, "-f", "csv")
    assert (header.status, header.err, len(header.lines)) == (0, "", 1)
    assert header.out.startswith("change,what,ecosystem,metric,fields,old_stated,")


def test_the_exit_status_tells_of_a_difference_where_it_is_asked_to(run, small, new):
    assert run("diff", small, new).status == 0
    asked = run("diff", small, new, "--exit-code", "-f", "csv")
    assert (asked.status, asked.err) == (3, "")
    assert len(asked.lines) == 11


def test_one_file_is_compared_with_the_shipped_data_or_with_the_named_ones(run, small, new):
    shipped = run("diff", small, "-f", "csv")
    named = run("diff", new, "--data", small, "-f", "csv")
    environment = run("diff", new, "-f", "csv", FTCLI_DATA=small)

    assert {row["change"] for row in rows(shipped.out)} == {"added", "removed"}
    assert named.out == environment.out == run("diff", small, new, "-f", "csv").out


def test_added_files_are_those_after(run, small, tmp_path):
    more = tmp_path / "more.json"
    more.write_text(
        '{"format": "ftcli/1", "updated": "2021", "sources": {}, "ecosystems": '
        '{"villeneuve": {"name": "Villeneuve", "note": "New."}}}',
        "utf-8",
    )

    result = run("diff", "--data", small, "--with", str(more), COLUMNS="200")

    assert (result.status, result.err) == (0, "")
    assert result.out == (
        f"{small} → {small} + {more}\n"
        "Cities  1 corrected\n"
        "\n"
        "Corrected\n"
        "            Change\n"
        "Villeneuve  note: Nothing was stated yet. → New.\n"
    )
    assert run("diff", small, small, "--with", str(more), "--exit-code").status == 3


def test_a_city_that_is_gone_is_one_line(run, small, tmp_path):
    content = json.loads(Path(small).read_text("utf-8"))
    del content["ecosystems"]["saint-loup"]
    path = tmp_path / "less.json"
    path.write_text(json.dumps(content), "utf-8")

    result = run("diff", small, str(path), COLUMNS="200")

    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[1:] == [
        "Figures  5 removed",
        "Cities   1 removed",
        "",
        "Removed",
        "            In the words of the source",
        "Saint-Loup  figures: 5, targets: 0",
    ]


def test_the_date_and_strictness_apply_to_both(run, small, new):
    then = run("diff", small, new, "--as-of", "2018", "-f", "csv")
    strict = run("diff", small, new, "--strict", "-f", "csv")

    assert [row["change"] for row in rows(then.out)] == [
        "re-sourced", "annotated", "removed", "corrected", "corrected",
    ]  # fmt: skip
    assert (rows(strict.out)[0]["old_low"], rows(strict.out)[0]["old_high"]) == ("0", "7000")
    page = run("diff", small, new, "--as-of", "2018")
    assert page.out.startswith("As known at the end of 2018.\n")


def test_an_empty_file_is_compared_like_any(run, small, tmp_path):
    path = tmp_path / "empty.json"
    path.write_text('{"format":"ftcli/1","updated":"2026-01-01","sources":{},"ecosystems":{}}')

    result = run("diff", str(path), small, COLUMNS="200")

    assert (result.status, result.err) == (0, "")
    assert "Villeneuve          figures: 0, targets: 0" in result.out
    assert run("diff", str(path), str(path)).out.endswith("No difference.\n")


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        ((), 2, "nothing to compare the data with"),
        (("a", "b", "c"), 2, "three files or more"),
        (("nowhere.json",), 1, "no file nowhere.json"),
    ],
)
def test_what_cannot_be_compared_is_said(run, words, status, message):
    result = run("diff", *words)

    assert (result.status, result.out) == (status, "")
    assert result.err.startswith(f"ftcli: {message}\n")


def test_a_hostile_text_is_shown_as_text(run, small, tmp_path):
    content = json.loads(Path(small).read_text("utf-8"))
    content["sources"]["rival"]["title"] = "[bold]=1+1"
    path = tmp_path / "x.json"
    path.write_text(json.dumps(content), "utf-8")

    result = run("diff", small, str(path), "-f", "csv")

    assert json.loads(rows(result.out)[0]["new"]) == {"title": "[bold]=1+1"}
    assert "[bold]=1+1" in run("diff", small, str(path)).out
