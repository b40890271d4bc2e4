"""What `import ftcli` gives: the names, lazily, and nothing else."""

import subprocess
import sys
from importlib.metadata import version

import pytest

import ftcli
from ftcli import *  # noqa: F403  # every public name comes this way

NAMES = [
    "METRICS",
    "RATIOS",
    "Comparison",
    "Dataset",
    "Ecosystem",
    "Figure",
    "FtcliError",
    "Period",
    "Quantity",
    "Ratio",
    "Source",
    "Target",
    "Verdict",
    "__version__",
    "chosen",
    "compare",
    "find",
    "load",
    "parse_ratio",
    "quantity_text",
    "quotient",
    "read",
]


def test_the_public_names_are_those_of_the_documentation():
    assert ftcli.__all__ == NAMES
    assert dir(ftcli) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_given_and_always_the_same(name: str):
    assert globals()[name] is getattr(ftcli, name)
    assert getattr(ftcli, name) is getattr(ftcli, name)
    assert getattr(ftcli, name).__doc__


def test_an_unknown_name_is_no_attribute():
    with pytest.raises(AttributeError, match=r"^module 'ftcli' has no attribute 'comparre'$"):
        ftcli.comparre  # noqa: B018


def test_an_unknown_name_cannot_be_imported():
    with pytest.raises(ImportError, match="cannot import name 'comparre' from 'ftcli'"):
        from ftcli import comparre  # noqa: F401


def test_the_version_is_that_of_the_package():
    assert ftcli.__version__ == version("ftcli")


def loaded_after(code: str) -> list[str]:
    """Which of the heavy libraries are loaded once code has run in a fresh interpreter."""
    heavy = ["numpy", "pandas", "pydantic", "rich", "tabulate", "typer"]
    report = f"import sys; print(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {report}"], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_importing_loads_nothing_heavy():
    assert loaded_after("import ftcli; dir(ftcli)") == []
    assert loaded_after("from ftcli import read; read('750 emplois')") == []


def test_comparing_loads_only_pydantic():
    code = "from ftcli import *; compare(load(), 'lyon', 'lille').to_table()"
    assert loaded_after(code) == ["pydantic"]


def test_errors_are_caught_as_one():
    with pytest.raises(ftcli.FtcliError) as caught:
        ftcli.load("nowhere.json")
    assert (str(caught.value), caught.value.message, caught.value.hint, caught.value.status) == (
        "no file nowhere.json",
        "no file nowhere.json",
        "check its path",
        1,
    )


def test_the_names_work_together():
    data = ftcli.load(as_of="2014")
    place = ftcli.find(data, "ST ETIENNE")
    choice = ftcli.chosen(place, "jobs")
    ratio = ftcli.quotient(place, ftcli.parse_ratio("jobs / firms"))
    assert isinstance(data, ftcli.Dataset)
    assert isinstance(place, ftcli.Ecosystem)
    assert isinstance(choice.figure, ftcli.Figure)
    assert isinstance(choice.quantity, ftcli.Quantity)
    assert isinstance(place.targets[0], ftcli.Target)
    assert isinstance(place.sources[choice.figure.source], ftcli.Source)
    assert choice.figure.on == ftcli.Period.parse("2014-10-08")
    assert ratio.ratio is ftcli.RATIOS["jobs_per_firm"]
    assert ftcli.METRICS["jobs"].unit == choice.quantity.unit
    verdict = ftcli.compare(data, "saint-etienne", "aix-marseille").figures[0].verdict
    assert verdict is ftcli.Verdict.LOWER
    assert ftcli.quantity_text(choice.quantity) == ftcli.quantity_text(
        ftcli.read("9 500 emplois").quantity
    )
