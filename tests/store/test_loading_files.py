"""What is refused of a data file, and how it is told: file, ecosystem, field, what."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns
from typing import Any

import pytest

import ftcli
from building import check, city, dataset, document, encoded, figure, perimeter
from ftcli import FtcliError, load
from ftcli.dates import BadDate
from ftcli.store.datafile import MAX_BYTES, UnreadableFile, shipped
from ftcli.store.faults import MAX_FAULTS, FaultyData, NoJson
from ftcli.store.jsontext import MAX_KEYS, MAX_VALUES
from ftcli.store.parsing import parse

MEND = "'ftcli validate test.json' checks it again once mended"
NUMBER_TEXT = 'a number as a text is written in digits with a point: "1234.5"'
USUAL = "a missing comma, quote or bracket is the usual cause"


def refusal(content: bytes) -> tuple[type[FtcliError], str, str]:
    """The kind of error that the bytes of a file raise, its message and its hint."""
    with pytest.raises(FtcliError) as caught:
        parse(content, "test.json")
    return type(caught.value), caught.value.message, caught.value.hint


def faults(content: object) -> list[str]:
    """The faults of a document, without the name of the file."""
    kind, message, hint = refusal(encoded(content))
    assert (kind, hint) == (FaultyData, MEND)
    lines = message.splitlines()
    assert all(line.startswith("test.json: ") for line in lines)
    return [line.removeprefix("test.json: ") for line in lines]


def with_figure(**changes: Any) -> dict[str, Any]:
    """A document whose second figure is changed."""
    record = {**figure("jobs", "100 emplois"), **changes}
    return document(alpha=city(figure("jobs", "90 emplois"), record))


# Files that cannot be opened


def test_a_missing_file_is_refused(tmp_path: Path):
    path = tmp_path / "nowhere.json"
    with pytest.raises(UnreadableFile) as caught:
        load(path)
    assert (caught.value.message, caught.value.hint) == (f"no file {path}", "check its path")


def test_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableFile) as caught:
        load(str(tmp_path))
    assert (caught.value.message, caught.value.hint) == (
        f"{tmp_path} is a folder",
        "name a data file",
    )


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_a_file_without_permission_is_refused(tmp_path: Path):
    path = tmp_path / "closed.json"
    path.write_bytes(encoded(document()))
    path.chmod(0)
    with pytest.raises(UnreadableFile) as caught:
        load(path)
    assert caught.value.message == f"cannot read {path}: Permission denied"


def test_a_path_that_no_system_takes_is_refused():
    with pytest.raises(UnreadableFile, match=r"^cannot read "):
        load("a\0b.json")


def test_a_file_behind_a_file_is_refused(tmp_path: Path):
    (tmp_path / "plain").touch()
    with pytest.raises(UnreadableFile):
        load(tmp_path / "plain" / "data.json")


def test_a_file_over_the_limit_is_refused(tmp_path: Path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableFile) as caught:
        load(path)
    assert (caught.value.message, caught.value.hint) == (
        f"{path} is larger than 32 MiB, the most ftcli reads of a data file",
        "split it by ecosystem",
    )


def test_an_object_of_too_many_keys_is_refused_where_it_is_no_map_of_records():
    numbers, objects = (
        "{" + ", ".join(f'"k{n}": {value}' for n in range(MAX_KEYS + 1)) + "}"
        for value in ("1", "{}")
    )
    for content in (numbers, objects, f'{{"sources": [{objects}]}}', f'{{"sources": {numbers}}}'):
        assert refusal(content.encode()) == (
            UnreadableFile,
            "test.json: holds an object of more than 10,000 keys",
            "only sources and ecosystems may have more",
        )


def test_there_may_be_very_many_sources():
    content = document()
    source = content["sources"]["press"]
    content["sources"] = {f"press-{n}": source for n in range(MAX_KEYS + 1)}
    assert len(parse(encoded(content), "test.json").sources) == MAX_KEYS + 1


def test_too_many_values_are_refused():
    content = b"[" + b"0," * MAX_VALUES + b"0]"
    assert refusal(content) == (
        UnreadableFile,
        "test.json: holds more than 2,500,000 values",
        "split it",
    )


# Bytes that are no JSON


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (b"", "is empty", "a data file holds format, updated, sources and ecosystems"),
        (b" \n\n ", "is empty", "a data file holds format, updated, sources and ecosystems"),
        (b'{"a": 1,\n "b" 2}', "line 2, column 6: no JSON (Expecting ':' delimiter)", USUAL),
        (b'{"a": 1}\n}', "line 2, column 1: no JSON (Extra data)", USUAL),
        (b'{"a": NaN}', "line 1, column 7: NaN is no number of JSON", ""),
        (
            b'{"a":\n "NaN","b": [-Infinity]}',
            "line 2, column 14: -Infinity is no number of JSON",
            "",
        ),
        (b'{"a": ' + b"1" * 5000 + b"}", "line 1, column 7: a number of too many digits", ""),
        (b"[" * 100_000, "line 1, column 101: nested too deep", ""),
        (b'{"a": ' * 100_000 + b"1" + b"}" * 100_000, "line 1, column 601: nested too deep", ""),
        (b'{"a":\n"\xe9"}', "line 2, column 2: not UTF-8", "save it as UTF-8"),
        (
            b"\xef\xbb\xbf{}",
            "begins with a byte order mark (UTF-8 with BOM)",
            "save it as UTF-8 without BOM",
        ),
        (
            "{}".encode("utf-16"),
            "begins with a byte order mark (UTF-16 or UTF-32)",
            "save it as UTF-8 without BOM",
        ),
        (
            b"\xfe\xff\x00{\x00}",
            "begins with a byte order mark (UTF-16)",
            "save it as UTF-8 without BOM",
        ),
        (
            b"\x00\x00\xfe\xff",
            "begins with a byte order mark (UTF-32)",
            "save it as UTF-8 without BOM",
        ),
    ],
    ids=lambda part: part[:12] if isinstance(part, bytes) else None,
)
def test_what_is_no_json_has_one_fault_with_its_place(content: bytes, message: str, hint: str):
    assert refusal(content) == (NoJson, f"test.json: {message}", hint)


@pytest.mark.parametrize("content", [b"[]", b"null", b'"ftcli/1"', b"3"])
def test_json_that_is_no_object_is_refused(content: bytes):
    assert refusal(content) == (FaultyData, "test.json: must be an object", MEND)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('{"a": 1,\n  "a": 2}', "line 2, column 3: key 'a'"),
        ('{"é": "x",\n "b": [{"q": {}}, {"q": 1, "\\u0071": 1}]}', "line 2, column 28: key 'q'"),
        ('{"b": {"a": 1}, "c": [1, "a"], "d": {"a": ":"}, "d": 2}', "line 1, column 49: key 'd'"),
        ('{"a\\"": 1, "a\\"": 1}', "line 1, column 12: key 'a\"'"),
    ],
)
def test_a_key_that_stands_twice_is_refused_with_its_place(content: str, place: str):
    assert refusal(content.encode()) == (
        FaultyData,
        f"test.json: {place} stands twice in one object",
        MEND,
    )


# Documents that break the format


def test_an_empty_object_misses_its_keys():
    assert faults({}) == [
        "format: missing",
        "updated: missing",
        "sources: missing",
        "ecosystems: missing",
    ]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"stated": 5}, "stated: must be a text"),
        ({"stated": ""}, "stated: String should have at least 1 character"),
        ({"stated": "1" * 201}, "stated: String should have at most 200 characters"),
        (
            {"stated": "100\u202e emplois"},
            "stated: holds U+202E (right-to-left override), which cannot be seen",
        ),
        (
            {"note": "a\x1b[31mb"},
            "note: holds U+001B (control character), which cannot be seen",
        ),
        ({"note": "a\nb"}, "note: holds U+000A (control character), which cannot be seen"),
        ({"figure": 3}, "figure: unknown key"),
        ({"metric": "job"}, "metric: no metric called 'job'; did you mean 'jobs'?"),
        ({"metric": "zzzz"}, "metric: no metric called 'zzzz'; 'ftcli metrics' lists them"),
        ({"part_of": "firm"}, "part_of: no metric called 'firm'; did you mean 'firms'?"),
        ({"context": "yes"}, "context: must be true or false"),
        (
            {"source": "Press"},
            "source: String should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$', not 'Press'",
        ),
        ({"source": "nowhere"}, "source: no source called 'nowhere'"),
        ({"on": 2014}, 'on: a date is a text such as "2014-10"'),
        (
            {"on": "Q1 2014"},
            "on: 'Q1 2014' is no date; "
            "write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09",
        ),
        ({"on": "2014-02-30"}, "on: '2014-02-30' is no date of the calendar"),
        ({"on": "2015/2014"}, "on: the date '2015/2014' ends before it begins"),
        (
            {"area": {"type": "town", "name": "X"}},
            "area.type: Input should be 'region', 'department', 'city' or 'site', not 'town'",
        ),
        ({"area": {"type": "city"}}, "area.name: missing"),
        ({"per": "week"}, "per: Input should be 'year', 'month' or 'day', not 'week'"),
        ({"value": True}, "value: a number of at most 15 digits, or a longer one as a text"),
        ({"value": [1]}, "value: a number of at most 15 digits, or a longer one as a text"),
        *(
            ({"value": text}, f"value: {NUMBER_TEXT}")
            for text in (
                "many",
                "NaN",
                "1e6",
                "+1",
                "1,5",
                "1.",
                ".5",
                "1_000",
                " 12 ",
                "１２",
                "٣",
                "",
                "1" * 41,
                f"0.{'1' * 21}",
            )
        ),
        ({"value": 1e300}, "value: a number of at most 60 digits"),
        ({"value": 1e-300}, "value: a number of at most 60 digits"),
        (
            {"value": 123456789012345678},
            "value: a number of more than 15 digits is written as a text",
        ),
        ({"value": {"low": "x"}}, f"value.low: {NUMBER_TEXT}"),
        ({"value": {}}, "value: a range has low, high or both"),
        ({"value": {"low": 2, "high": 1}}, "value: low is above high"),
        ({"value": {"lowest": 1}}, "value.lowest: unknown key; did you mean 'low'?"),
    ],
    ids=str,
)
def test_a_fault_names_ecosystem_field_and_what(changes: dict[str, Any], fault: str):
    assert faults(with_figure(**changes)) == [f"alpha, figures[1].{fault}"]


def test_a_number_that_overflows_is_no_finite_number():
    content = encoded(with_figure(value=77)).replace(b"77", b"1e400")
    assert refusal(content) == (
        FaultyData,
        "test.json: alpha, figures[1].value: inf is no finite number",
        MEND,
    )


def test_faults_of_sources_ecosystems_and_the_document_name_their_place():
    content = document(alpha=city(perimeter={"units": [], "against_bid": "larger"}))
    content["sources"]["press"] |= {"kind": "gossip", "url": "ftp://example.org"}
    content["sources"]["blog"]["language"] = "french"
    content["ecosystems"]["Saint Alpha"] = {"name": "Saint Alpha"}
    content["ecosystems"]["beta"] = []
    content |= {"format": "ftcli/2", "licence": "none"}
    assert faults(content) == [
        "format: Input should be 'ftcli/1', not 'ftcli/2'",
        "licence: unknown key",
        "source press, kind: Input should be 'official-statistics', 'institution', 'press', 'blog' "
        "or 'register', not 'gossip'",
        "source press, url: String should match pattern '^https?://\\S+$', not 'ftp://example.org'",
        "source blog, language: String should match pattern '^[a-z]{2}$', not 'french'",
        "alpha, perimeter.units: Tuple should have at least 1 item after validation, not 0",
        "alpha, perimeter.against_bid: Input should be 'same', 'wider', 'narrower' or 'unknown', "
        "not 'larger'",
        "Saint Alpha: String should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$', not 'Saint Alpha'; "
        "did you mean 'saint-alpha'?",
        "beta: must be an object",
    ]


def test_dangling_sources_are_told_wherever_they_stand():
    content = document(
        alpha=city(
            figure("jobs", "1 emploi", source="a"),
            targets=[{**figure("jobs", "1 emploi", source="b"), "mode": "level"}],
            labels=[{"on": "2014", "status": "candidate", "source": "c"}],
            perimeter=perimeter(y2016=5, y2017=6),
        )
    )
    content["ecosystems"]["alpha"]["perimeter"]["population"]["2016"]["source"] = "d"
    assert faults(content) == [
        "alpha, figures[0].source: no source called 'a'",
        "alpha, targets[0].source: no source called 'b'",
        "alpha, labels[0].source: no source called 'c'",
        "alpha, perimeter.population.2016.source: no source called 'd'",
    ]


def test_a_name_that_means_two_ecosystems_is_refused():
    content = document(
        saint_alpha=city(aliases=["Alpha-sur-Mer", "ALPHA SUR MER"]),
        beta=city(aliases=["St. Alpha"]),
        gamma=city(name="alpha sur mer"),
    )
    assert faults(content) == [
        "beta: 'saint alpha' also means saint-alpha",
        "gamma: 'alpha sur mer' also means saint-alpha",
    ]


def test_at_most_fifty_faults_are_told_and_the_rest_counted_and_held():
    records = [figure("jobs", "", source="press") for _ in range(MAX_FAULTS + 13)]
    content = document(alpha=city(*records))
    every = [
        f"alpha, figures[{n}].stated: String should have at least 1 character"
        for n in range(MAX_FAULTS + 13)
    ]
    assert faults(content) == [*every[:MAX_FAULTS], "and 13 more faults"]
    with pytest.raises(FaultyData) as caught:
        parse(encoded(content), "test.json")
    assert caught.value.faults == tuple(every)


@pytest.mark.parametrize(
    "whole",
    [
        figure("firms", "750 entreprises", "2014", "press-2"),
        figure("firms", "750 entreprises", "2015"),
        figure("jobs", "750 emplois"),
    ],
    ids=["source", "date", "metric"],
)
def test_a_part_of_what_its_source_does_not_state_at_its_date_is_refused(whole: dict[str, Any]):
    part = figure("pure_players", "300 pure players", part_of="firms")
    assert faults(document(alpha=city(whole, part), beta=city(figure("firms", "9 firmes")))) == [
        "alpha, figures[1].part_of: no firms of press at 2014"
    ]


def test_a_part_of_a_figure_of_its_source_and_date_is_taken():
    part = figure("pure_players", "300 pure players", part_of="firms")
    data = dataset(alpha=city(part, figure("firms", "750 entreprises")))
    assert data["alpha"].figures[0].part_of == "firms"


def test_a_faulty_file_is_called_by_its_name(tmp_path: Path):
    path = tmp_path / "mine.json"
    path.write_text("{}", "utf-8")
    with pytest.raises(FaultyData) as caught:
        load(path)
    assert caught.value.message.splitlines()[0] == "mine.json: format: missing"
    assert caught.value.hint == "'ftcli validate mine.json' checks it again once mended"
    assert caught.value.faults[0] == "format: missing"
    assert caught.value.status == 1


def test_every_phrase_that_gives_no_number_is_told():
    data = dataset(
        alpha=city(figure("jobs", "beaucoup"), figure("jobs", "100 emplois", value=90)),
        beta=city(targets=[{**figure("revenue", "8 milliards"), "mode": "level"}]),
    )
    with pytest.raises(FaultyData) as caught:
        check(data, "test.json")
    assert caught.value.message.splitlines() == [
        'test.json: alpha, figures[0].stated: no number in "beaucoup"',
        'test.json: alpha, figures[1].stated: "100 emplois" says 100, value 90',
        'test.json: beta, targets[0].stated: no currency in "8 milliards"',
    ]
    check(dataset(alpha=city(figure("jobs", "100 emplois"))), "test.json")


# Files that load


def test_load_takes_a_path_or_its_text_and_reads_as_of_a_date_or_strictly(tmp_path: Path):
    path = tmp_path / "mine.json"
    records = [figure("jobs", "environ 100 emplois"), figure("jobs", "9 emplois", "2016")]
    path.write_bytes(encoded(document(alpha=city(*records))))
    assert load(path) == load(str(path))
    assert load(path).figure_count == 2
    past = load(path, as_of="2015", strict=True)["alpha"]
    assert past.figures == load(path)["alpha"].figures[:1]
    assert past.quantity(past.figures[0]).high is None


def test_load_refuses_a_date_that_is_none(tmp_path: Path):
    with pytest.raises(BadDate) as caught:
        load(as_of="yesterday")
    assert (caught.value.message, caught.value.hint) == (
        "'yesterday' is no date",
        "write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09",
    )


def test_the_shipped_dataset_is_the_default():
    assert load() == load(shipped())
    assert json.loads(shipped().read_bytes())["format"] == "ftcli/1"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("site/ftcli/data", "29"),
        ("data", "29"),
        (None, "the dataset that ships with ftcli is missing"),
    ],
)
def test_the_shipped_dataset_lies_in_the_package_or_in_the_checkout(
    tmp_path: Path, place: str | None, said: str
):
    package = tmp_path / "site" / "ftcli"
    copytree(Path(ftcli.__file__).parent, package, ignore=ignore_patterns("__pycache__", "data"))
    if place is not None:
        (tmp_path / place).mkdir()
        copyfile(shipped(), tmp_path / place / "ecosystems.json")
    code = (
        "import sys; sys.path.insert(0, 'site'); import ftcli\n"
        "try: print(len(ftcli.load()))\n"
        "except ftcli.FtcliError as error: print(error)"
    )
    # A copy of the package is none of what coverage is to measure.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (f"{said}\n", "")


@pytest.mark.parametrize("was_on", [True, False])
def test_loading_leaves_the_garbage_collector_as_it_was(tmp_path: Path, was_on: bool):
    path = tmp_path / "broken.json"
    path.write_text("{", "utf-8")
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        load()
        assert gc.isenabled() is was_on
        with pytest.raises(UnreadableFile):
            load(path)
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize(
    "text", ["soft\u00adhyphen", "zero\u200dwidth", "no\u00a0break", "e\u0301"]
)
def test_joiners_spaces_and_accents_are_no_hidden_characters(text: str):
    assert dataset(alpha=city(note=text))["alpha"].note == text


# Foreign text and numbers in disguise


def test_a_fault_stays_on_one_line_whatever_the_key_holds():
    content = document(alpha=city())
    content["ecosystems"]["alpha"]["a\n\x1b[31mb"] = 1
    assert faults(content) == ["alpha, a\\n\\x1b[31mb: unknown key"]


@pytest.mark.parametrize("name", ["range", "number", "value"])
def test_a_fault_names_an_ecosystem_called_like_a_form_of_value(name: str):
    content = document(**{name: city(figs=[])})
    assert faults(content) == [f"{name}, figs: unknown key; did you mean 'figures'?"]


def test_hidden_characters_in_an_address_are_refused():
    content = document()
    content["sources"]["press"]["url"] = "https://example.org/\u202egnp.exe"
    assert faults(content) == [
        "source press, url: holds U+202E (right-to-left override), which cannot be seen"
    ]


@pytest.mark.parametrize("number", [b"1.2345678901234567891", b"1234567890123456.7"])
def test_a_number_of_more_digits_than_a_float_keeps_is_refused(number: bytes):
    content = encoded(with_figure(stated="beaucoup", value=77)).replace(b"77", number)
    assert refusal(content)[1] == (
        "test.json: alpha, figures[1].value: a number of more than 15 digits is written as a text"
    )


def test_a_year_in_other_digits_is_refused():
    content = document(alpha=city(perimeter=perimeter(y2016=5)))
    population = content["ecosystems"]["alpha"]["perimeter"]["population"]
    population["２０１６"] = population.pop("2016")
    assert faults(content) == [
        "alpha, perimeter.population.２０１６: "
        "String should match pattern '^[0-9]{4}$', not '２０１６'"
    ]
