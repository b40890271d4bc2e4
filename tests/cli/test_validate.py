"""`validate` and `schema`: every fault with its place, what to look at, in every form."""

import csv
import io
import json
from pathlib import Path

import pytest

from building import document, encoded
from ftcli.store.datafile import shipped
from ftcli.store.faults import FAULT_CODES, MOST_FAULTS
from ftcli.validation.findings import FINDING_CODES

ROOT = Path(__file__).resolve().parents[2]

GOOD = """{
 "format": "ftcli/1",
 "updated": "2016-04-01",
 "sources": {
  "gazette": {"title": "Ici", "publisher": "La Gazette", "kind": "press", "published": "2016"}
 },
 "ecosystems": {
  "ma-ville": {
   "name": "Ma Ville",
   "figures": [
    {"metric": "jobs", "stated": "près de 9 500 emplois", "on": "2016-03", "source": "gazette"}
   ]
  }
 }
}
"""
AIM = (
    '{"metric": "jobs", "mode": "increment", "stated": "plus de 4 000 emplois", '
    '"horizon": "à terme", "on": "2016", "source": "gazette"}'
)
DOUBTFUL = GOOD.replace('"2016-03"', '"2017-03"').replace(
    '"figures"', f'"targets": [{AIM}],\n   "figures"'
)
BAD = '{"metric": "jobs", "stated": "beaucoup", "on": "2016", "source": "gazete"}'
FAULTY = (
    GOOD.replace('"stated"', '"states"')
    .replace('"2016"', '"hier"')
    .replace('"figures": [', f'"figures": [\n    {BAD},')
)
LINES = (
    '{"format": "ftcli/1", "updated": "2016", "sources": {"g": {"title": "T", "publisher": "P", '
    '"kind": "press"}}}\n'
    '{"id": "ville", "name": "Ville", "figures": [{"metric": "jobs", "stated": "9 emplois", '
    '"on": "2016", "source": "g"}]}\n'
)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder to stand in, with files in it."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "good.json": GOOD,
        "doubtful.json": DOUBTFUL,
        "faulty.json": FAULTY,
        "broken.json": GOOD.replace('"gazette": {', '"gazette" {'),
        "good.jsonl": LINES,
        "faulty.jsonl": LINES.replace("9 emplois", "peu").replace('"g"}', '"h"}'),
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(text)))


def test_a_file_without_fault_and_nothing_to_look_at_is_one_line(run, here):
    result = run("validate", "good.json")

    assert (result.status, result.err) == (0, "")
    assert result.out == "good.json: no fault; 1 ecosystem, 1 figure, 0 targets\n"


def test_every_fault_of_a_file_is_told_at_once_with_line_and_column(run, here):
    result = run("validate", "faulty.json")

    assert (result.status, result.out) == (3, "")
    assert result.err == (
        "ftcli: faulty.json:5:88: source gazette, published: 'hier' is no date; "
        "write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09\n"
        'faulty.json:11:34: ma-ville, figures[0].stated: no number in "beaucoup"\n'
        "faulty.json:11:70: ma-ville, figures[0].source: no source called 'gazete'; "
        "did you mean 'gazette'?\n"
        "faulty.json:12:5: ma-ville, figures[1].stated: missing\n"
        "faulty.json:12:24: ma-ville, figures[1].states: unknown key; did you mean 'stated'?\n"
        "  'ftcli validate faulty.json' checks it again once mended\n"
    )


def test_what_is_no_json_is_told_with_its_cause(run, here):
    result = run("validate", "broken.json")

    assert (result.status, result.out) == (3, "")
    assert result.err == (
        "ftcli: broken.json:5:13: no JSON (Expecting ':' delimiter)\n"
        "  a missing comma, quote or bracket is the usual cause\n"
    )


def test_json_gives_what_was_found_what_was_expected_and_what_was_meant(run, here):
    result = run("validate", "faulty.json", "-f", "json")

    assert (result.status, result.err) == (3, "")
    told = json.loads(result.out)
    assert list(told) == ["files", "faults", "warnings"]
    assert told["files"] == [
        {
            "file": "faulty.json",
            "ecosystems": None,
            "figures": None,
            "targets": None,
            "sources": None,
            "faults": 5,
            "warnings": 0,
        }
    ]
    assert told["warnings"] == []
    assert told["faults"][2] == {
        "code": "unknown-source",
        "file": "faulty.json",
        "line": 11,
        "column": 70,
        "path": "$.ecosystems['ma-ville'].figures[0].source",
        "place": "ma-ville, figures[0].source",
        "message": "no source called 'gazete'",
        "found": '"gazete"',
        "expected": "the id of a source",
        "suggestion": "did you mean 'gazette'?",
    }
    assert [(fault["code"], fault["found"], fault["expected"]) for fault in told["faults"]] == [
        ("bad-date", '"hier"', "a date in EDTF: 2014, 2014-10, 2014-10-08, 2014-07/2014-09"),
        ("unreadable-words", '"beaucoup"', None),
        ("unknown-source", '"gazete"', "the id of a source"),
        ("missing-key", None, "the key 'stated'"),
        (
            "unknown-key",
            '"près de 9 500 emplois"',
            "one of metric, stated, on, source, value, unit, per, area, sector, counts, note, "
            "part_of, context",
        ),
    ]


def test_csv_and_json_lines_give_a_row_for_each(run, here):
    found = rows(run("validate", "faulty.json", "doubtful.json", "-f", "csv").out)

    assert [(row["severity"], row["file"], row["line"], row["code"]) for row in found] == [
        ("error", "faulty.json", "5", "bad-date"),
        ("error", "faulty.json", "11", "unreadable-words"),
        ("error", "faulty.json", "11", "unknown-source"),
        ("error", "faulty.json", "12", "missing-key"),
        ("error", "faulty.json", "12", "unknown-key"),
        ("warning", "doubtful.json", "10", "horizon-vague"),
        ("warning", "doubtful.json", "12", "date-after-publication"),
    ]
    lines = run("validate", "faulty.json", "doubtful.json", "-f", "jsonl").lines
    assert [json.loads(line)["code"] for line in lines] == [row["code"] for row in found]


def test_of_a_good_file_csv_is_a_header_and_annotations_are_nothing(run, here):
    table = run("validate", "good.json", "-f", "csv")
    columns = "severity,code,file,line,column,path,place,message,found,expected,suggestion\n"
    assert (table.status, table.out, table.err) == (0, columns, "")
    annotations = run("validate", "good.json", "-f", "github")
    assert (annotations.status, annotations.out, annotations.err) == (0, "", "")


def test_github_gets_an_annotation_for_each(run, here):
    result = run("validate", "faulty.json", "doubtful.json", "-f", "github")

    assert (result.status, result.err) == (3, "")
    assert result.lines[2:4] == [
        "::error file=faulty.json,line=11,col=70,title=unknown-source::ma-ville, "
        "figures[0].source: no source called 'gazete'; did you mean 'gazette'?",
        "::error file=faulty.json,line=12,col=5,title=missing-key::ma-ville, figures[1].stated: "
        "missing",
    ]
    assert result.lines[-1] == (
        "::warning file=doubtful.json,line=12,col=65,title=date-after-publication::ma-ville, "
        "figures[0].on: dated 2017-03, but gazette was published 2016"
    )


def test_annotations_are_escaped_as_github_asks(run, here):
    name = "50%, a:b.json"
    Path(name).write_text(GOOD.replace("près de 9 500 emplois", "100 %25 0A"), "utf-8")

    result = run("validate", name, "-f", "github")

    assert result.out == (
        "::error file=50%25%2C a%3Ab.json,line=11,col=34,title=unreadable-words::ma-ville, "
        'figures[0].stated: "100 %2525 0A" counts %25, the metric jobs jobs; state the words that '
        "hold the figure, or another metric\n"
    )


@pytest.mark.parametrize(
    ("lang", "page"),
    [
        (
            "en",
            "doubtful.json: no fault; 1 ecosystem, 1 figure, 1 target; 2 to look at\n\n"
            "To look at\n"
            "Place                 Code                    What it is\n"
            "doubtful.json:10:102  horizon-vague           ma-ville, targets[0].horizon: “à\n"
            "                                              terme” gives no date; a deadline\n"
            "                                              would\n"
            "doubtful.json:12:65   date-after-publication  ma-ville, figures[0].on: dated\n"
            "                                              2017-03, but gazette was published\n"
            "                                              2016\n",
        ),
        (
            "fr",
            "doubtful.json : aucune faute ; 1 écosystème, 1 chiffre, 1 objectif ; 2 à\n"
            "vérifier\n\n"
            "À vérifier\n"
            "Endroit               Code                    Ce que c'est\n"
            "doubtful.json:10:102  horizon-vague           ma-ville, targets[0].horizon: «\u202fà\n"
            "                                              terme » ne donne pas de date ; une\n"
            "                                              échéance, si\n"
            "doubtful.json:12:65   date-after-publication  ma-ville, figures[0].on: daté\n"
            "                                              2017-03, mais gazette est paru\n"
            "                                              2016\n",
        ),
    ],
)
def test_what_to_look_at_stands_under_the_line_of_the_file(run, here, lang, page):
    result = run("validate", "doubtful.json", "--lang", lang)

    assert (result.status, result.err) == (0, "")
    assert result.out == page


def test_a_narrow_page_gives_each_on_lines_of_its_own(run, here):
    result = run("validate", "doubtful.json", COLUMNS="40")

    assert result.lines[-4:] == [
        "doubtful.json:12:65:",
        "date-after-publication: ma-ville,",
        "figures[0].on: dated 2017-03, but",
        "gazette was published 2016",
    ]


@pytest.mark.parametrize(
    ("codes", "status"),
    [
        (["warning"], 3),
        (["horizon-vague"], 3),
        (["recopied", "horizon-vague"], 3),
        (["recopied"], 0),
        ([], 0),
    ],
)
@pytest.mark.parametrize("form", ["table", "json", "csv", "github", "html"])
def test_fail_on_makes_a_status_of_warnings_and_changes_no_output(run, here, codes, status, form):
    given = [word for code in codes for word in ("--fail-on", code)]
    result = run("validate", "doubtful.json", "-f", form, *given)

    assert (result.status, result.err) == (status, "")
    assert result.out == run("validate", "doubtful.json", "-f", form).out


def test_fail_on_takes_no_code_that_does_not_exist(run, here):
    result = run("validate", "good.json", "--fail-on", "recopid")

    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "ftcli: --fail-on: no warning called 'recopid'\n"
        f"  did you mean 'recopied'? Known: warning, {', '.join(FINDING_CODES)}.\n"
    )


def test_several_files_are_checked_each_by_itself(run, here):
    result = run("validate", "good.json", "doubtful.json", "good.jsonl", "-f", "json")

    assert (result.status, result.err) == (0, "")
    assert [
        (file["file"], file["figures"], file["targets"], file["faults"], file["warnings"])
        for file in json.loads(result.out)["files"]
    ] == [
        ("good.json", 1, 0, 0, 0),
        ("doubtful.json", 1, 1, 0, 2),
        ("good.jsonl", 1, 0, 0, 1),
    ]
    assert run("validate", "good.json", "good.json").out == 2 * run("validate", "good.json").out
    faulty = run("validate", "faulty.json", "good.json", "broken.json")
    assert faulty.err.splitlines()[-2:] == [
        "broken.json:5:13: no JSON (Expecting ':' delimiter)",
        "  'ftcli validate' with the same files checks them again once mended",
    ]


def test_files_that_are_joined_have_their_own_lines(run, here):
    result = run("validate", "good.json", "--with", "doubtful.json", "--with", "good.jsonl")

    assert (result.status, result.err) == (0, "")
    assert result.lines[0] == (
        "good.json + doubtful.json + good.jsonl: no fault; 2 ecosystems, 3 figures, 1"
    )
    assert [line.split()[0] for line in result.lines if ".json:" in line and "-" in line][:2] == [
        "doubtful.json:10:102",
        "doubtful.json:12:65",
    ]
    faulty = run("validate", "good.json", "--with", "faulty.json", "--with", "broken.json")
    assert faulty.status == 3
    assert [line.partition(" ")[0] for line in faulty.err.splitlines()[1:-1]] == [
        "faulty.json:11:34:",
        "faulty.json:11:70:",
        "faulty.json:12:5:",
        "faulty.json:12:24:",
        "broken.json:5:13:",
    ]


def test_what_the_shipped_data_hold_is_not_told_to_whom_adds_to_them(run, here):
    result = run("validate", "--with", "doubtful.json", "-f", "csv")

    assert {row["file"] for row in rows(result.out)} == {"doubtful.json"}
    assert {row["file"] for row in rows(run("validate", "-f", "csv").out)} == {"ecosystems.json"}


def test_json_lines_have_the_places_of_their_lines(run, here):
    result = run("validate", "faulty.jsonl")

    assert (result.status, result.out) == (3, "")
    assert result.err == (
        'ftcli: faulty.jsonl:2:75: ville, figures[0].stated: no number in "peu"\n'
        "faulty.jsonl:2:106: ville, figures[0].source: no source called 'h'\n"
        "  'ftcli validate faulty.jsonl' checks it again once mended\n"
    )
    good = run("validate", "good.jsonl")
    assert good.lines[0] == "good.jsonl: no fault; 1 ecosystem, 1 figure, 0 targets; 1 to look at"


def test_a_head_of_json_lines_that_is_faulty_does_not_hide_the_faults_of_the_lines(run, here):
    text = LINES.replace('"press"', '"gossip"').replace("9 emplois", "peu")
    Path("x.jsonl").write_text(text + '{"id": "b", "name": 5}\n{"id": 7}\n{"id"', "utf-8")

    result = run("validate", "x.jsonl", "-f", "csv")

    assert result.status == 3
    assert [(row["line"], row["place"], row["code"]) for row in rows(result.out)] == [
        ("1", "source g, kind", "not-allowed"),
        ("2", "ville, figures[0].stated", "unreadable-words"),
        ("3", "b, name", "wrong-type"),
        ("4", "", "missing-key"),
        ("5", "", "no-json"),
    ]


def test_a_file_that_is_not_there_is_no_fault_of_a_file(run, here):
    result = run("validate", "good.json", "nowhere.json")

    assert (result.status, result.out) == (1, run("validate", "good.json").out)
    assert result.err == "ftcli: no file nowhere.json\n  check its path\n"


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("table", ""),
        ("csv", "error,unreadable-file,nowhere.json,,,$,,no file nowhere.json,,,check its path\n"),
        (
            "github",
            "::error file=nowhere.json,title=unreadable-file::"
            "no file nowhere.json; check its path\n",
        ),
    ],
)
def test_a_file_that_cannot_be_read_hides_no_fault_of_the_others(run, here, form, told):
    alone = run("validate", "faulty.json", "-f", form)

    result = run("validate", "nowhere.json", "faulty.json", "-f", form)

    assert (result.status, result.out) == (1, alone.out + told)
    assert result.err == alone.err + "ftcli: no file nowhere.json\n  check its path\n"


def test_a_file_that_cannot_be_read_is_told_to_machines(run, here):
    result = run("validate", "nowhere.json", "-f", "json")

    found = json.loads(result.out)
    assert (result.status, found["files"][0]["file"], found["files"][0]["faults"]) == (
        1, "nowhere.json", 1,
    )  # fmt: skip
    assert [fault["code"] for fault in found["faults"]] == ["unreadable-file"]
    assert result.err == "ftcli: no file nowhere.json\n  check its path\n"


def test_a_line_break_in_the_name_of_a_file_begins_no_line(run, here):
    name = "a\n::error title=pwn::faulty.json"
    Path(name).write_text(FAULTY, "utf-8")

    faulty, missing = run("validate", name), run("validate", f"{name}x", "-f", "github")

    lines = (*faulty.err.splitlines(), *missing.err.splitlines())
    assert not [line for line in lines if line.startswith("::")]
    assert missing.err == ("ftcli: no file a\\n::error title=pwn::faulty.jsonx\n  check its path\n")


def test_dates_and_strictness_of_a_run_change_nothing(run, here):
    plain = run("validate", "doubtful.json")

    assert run("validate", "doubtful.json", "--as-of", "2012", "--strict") == plain


def test_the_result_is_written_to_a_file_in_the_form_of_its_ending(run, here):
    result = run("validate", "faulty.json", "-o", "report.json")

    assert (result.status, result.out, result.err) == (3, "", "")
    assert len(json.loads(Path("report.json").read_text("utf-8"))["faults"]) == 5


def test_an_empty_dataset_has_no_fault(run, here):
    Path("empty.json").write_bytes(encoded({**document(), "sources": {}}))

    result = run("validate", "empty.json")

    assert (result.status, result.err) == (0, "")
    assert result.out == "empty.json: no fault; 0 ecosystems, 0 figures, 0 targets\n"


def test_the_faults_of_a_hostile_file_are_bounded(run, here):
    content = document(alpha={"figures": []})
    text = encoded(content).replace(b'"figures": []', b'"figures": [' + b"{}, " * 20_000 + b"{}]")
    Path("x.json").write_bytes(text)

    page = run("validate", "x.json")
    told = json.loads(run("validate", "x.json", "-f", "json").out)

    assert page.err.splitlines()[50] == "and at least 9950 more faults"
    assert len(told["faults"]) == MOST_FAULTS == told["files"][0]["faults"]


def test_every_code_is_in_its_document():
    text = (ROOT / "docs" / "validating.md").read_text("utf-8")

    assert [code for code in (*FAULT_CODES, *FINDING_CODES) if f"| `{code}` |" not in text] == []


def test_every_column_is_in_its_document(run, here):
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")
    columns = run("validate", "good.json", "-f", "csv").out.strip().split(",")

    assert [column for column in columns if f"`{column}`" not in text] == []


# The schema


def test_the_schema_is_printed_exactly_as_it_is_published(run, here):
    published = (ROOT / "data" / "ftcli-1.schema.json").read_text("utf-8")

    for words in ((), ("-f", "json"), ("--lang", "fr", "-q")):
        result = run("schema", *words)
        assert (result.status, result.out, result.err) == (0, published, "")
    written = run("schema", "-o", "mine.schema.json")
    assert (written.status, written.out, written.err) == (0, "", "")
    assert Path("mine.schema.json").read_text("utf-8") == published


def test_the_schema_has_one_form(run):
    result = run("schema", "-f", "csv")

    assert (result.status, result.out) == (2, "")
    assert result.err == "ftcli: the schema is in JSON\n  leave --format out\n"


# The hook for pre-commit


def test_the_hook_of_pre_commit_checks_the_files_it_is_given(run, here):
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    hook = dict(line.strip("- ").split(": ", 1) for line in text.splitlines())
    program, *words = hook["entry"].split()

    assert (program, hook["language"]) == ("ftcli", "python")
    assert run(*words, "good.json", "doubtful.json").status == 0
    assert run(*words, "good.json", "faulty.json").status == 3


def test_files_of_one_name_are_told_apart_by_their_paths(run, tmp_path):
    own = tmp_path / "ftcli" / "ecosystems.json"
    own.parent.mkdir()
    source = {"title": "T", "publisher": "P", "kind": "press"}
    own.write_text(json.dumps({"format": "ftcli/1", "updated": "2020", "sources": {"s": source},
                               "ecosystems": {}}), "utf-8")  # fmt: skip
    result = run("validate", XDG_CONFIG_HOME=str(tmp_path), COLUMNS="300")

    assert result.status == 0
    first = result.lines[0]
    assert first.startswith(f"{shipped()} + {own}: no fault; 29 ecosystems, ")
    assert [line.split()[0] for line in result.lines if ":1:" in line] == [
        f"{own}:1:54", f"{own}:1:54",
    ]  # fmt: skip
