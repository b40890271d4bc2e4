"""Data files that become cases by existing.

A file in `examples/valid` loads, and holds what its `NAME.expected.txt` says. A file in
`examples/invalid` is refused with the message and the hint of its `NAME.expected.txt`.
"""

from pathlib import Path

import pytest

from building import check, interval
from ftcli import Dataset, FtcliError, compare, find, load

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.json"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.json"))


def expected(path: Path) -> str:
    return path.with_suffix(".expected.txt").read_text("utf-8")


def summary(data: Dataset) -> str:
    """One line per figure and target: whose, metric, date, what it says."""
    lines = []
    for place in data.ecosystems.values():
        lines.append(f"{place.id}: {place.name}")
        for item in (*place.figures, *place.targets):
            lines.append(f"  {item.metric} {item.on}: {interval(place.quantity(item))}")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_holds_what_is_expected(path: Path):
    data = load(path)
    check(data, path.name)
    assert summary(data) == expected(path)
    assert [find(data, place.name).id for place in data.ecosystems.values()] == list(data)
    if data.ecosystems:
        compare(data, *data).to_table()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_is_refused_with_what_is_expected(path: Path):
    with pytest.raises(FtcliError) as caught:
        check(load(path), path.name)
    assert f"{caught.value.message}\n{caught.value.hint}\n" == expected(path)


def test_every_example_has_its_expectation_and_no_expectation_is_left_over():
    names = {path.with_suffix("") for path in (*VALID, *INVALID)}
    found = {path.with_suffix("").with_suffix("") for path in EXAMPLES.glob("*/*.expected.txt")}
    assert names == found
    assert VALID
    assert INVALID
