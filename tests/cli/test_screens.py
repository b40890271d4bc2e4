"""Every command, in every kind of output and both languages: the whole text of each."""

import json

import pytest

COMMANDS = {
    "list": ["list"],
    "show": ["show", "belleville"],
    "show-all": ["show", "belleville", "--all", "--urls"],
    "compare-strict": ["compare", "belleville", "saint-loup", "--strict"],
    "show-empty": ["show", "villeneuve"],
    "compare": ["compare", "belleville", "saint-loup"],
    "compare-all": ["compare", "belleville", "saint-loup", "--all", "--urls"],
    "compare-three": ["compare", "belleville", "saint-loup", "villeneuve"],
    "compare-one": ["compare", "saint-loup"],
    "compare-twice": ["compare", "saint-loup", "saint-loup"],
    "compare-as-of": ["compare", "belleville", "saint-loup", "--as-of", "2018"],
    "compare-formula": [
        "compare", "belleville", "saint-loup", "--ratio", "startups / firms * 100",
    ],
    "ratios": ["ratios"],
    "ratios-of-two": ["ratios", "belleville", "saint-loup"],
    "ratios-formula": ["ratios", "--metrics", "jobs / population * 1000"],
    "sources": ["sources"],
    "sources-urls": ["sources", "saint-loup", "--urls"],
}  # fmt: skip
# The catalogue is long and the same for every data file: its machine formats are tested elsewhere.
ALL = {**COMMANDS, "metrics": ["metrics"], "validate": ["validate"]}


@pytest.mark.parametrize(
    ("name", "lang"),
    [(name, lang) for name in ALL for lang in ("en", "fr")],
)
def test_each_command_prints_its_whole_page(run, small, golden, name, lang):
    result = run(*ALL[name], "--data", small, "--lang", lang)

    assert (result.status, result.err) == (0, "")
    golden(f"small/{name}.{lang}.txt", result.out)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_gives_its_whole_data(run, small, golden, name, form):
    result = run(*ALL[name], "--data", small, "-f", form, "-q", "--lang", "en")

    assert (result.status, result.err) == (0, "")
    golden(f"small/{name}.{form}", result.out)


@pytest.mark.parametrize("form", ["csv", "csv-fr", "tsv", "json", "jsonl"])
@pytest.mark.parametrize(
    "name",
    [
        *COMMANDS,
        "validate",
        "metrics",
    ],
)
def test_machine_formats_are_the_same_in_every_language(run, small, name, form):
    english = run(*ALL[name], "--data", small, "-f", form, "-q", "--lang", "en")
    french = run(*ALL[name], "--data", small, "-f", form, "-q", "--lang", "fr")

    assert french == english
    assert english.status == 0


@pytest.mark.parametrize("name", sorted({*ALL} - {"compare-as-of", "validate"}))
def test_json_says_which_data_it_comes_from(run, small, name):
    result = run(*ALL[name], "--data", small, "-f", "json", "-q")

    assert json.loads(result.out)["dataset"] == {
        "updated": "2020-01-31",
        "ecosystems": 3,
        "figures": 11,
        "sources": 3,
        "credit": "Made up for the tests.",
    }


@pytest.mark.parametrize("width", ["80", "120"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_first_comparison_of_the_readme_is_as_it_was(run, golden, lang, width):
    result = run("compare", "saint-etienne", "aix-marseille", "--lang", lang, COLUMNS=width)

    assert (result.status, result.err) == (0, "")
    golden(f"compare-saint-etienne-aix-marseille.{lang}.{width}.txt", result.out)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_of_clermont_ferrand_is_as_it_was(run, golden, lang):
    result = run("show", "clermont-ferrand", "--lang", lang)

    assert (result.status, result.err) == (0, "")
    golden(f"show-clermont-ferrand.{lang}.txt", result.out)


def test_a_process_prints_what_the_command_gives(run, program, small):
    words = ("compare", "belleville", "saint-loup", "--data", small)

    assert program(*words) == run(*words)


def test_warnings_of_machine_formats_go_to_standard_error_one_line_a_code(run, small):
    result = run("compare", "belleville", "saint-loup", "--data", small, "-f", "csv")

    codes = [line.partition(": ")[0] for line in result.err.splitlines()]
    assert codes == list(dict.fromkeys(codes))
    assert set(codes) == {
        code for row in result.lines[1:] for code in row.rpartition(",")[2].split(";") if code
    }
