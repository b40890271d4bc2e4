"""Views of the shipped dataset and of a hostile one."""

import json
from pathlib import Path

import pytest

from ftcli.model import Dataset
from ftcli.store.loading import load

# Names that are markup, formulas or separators somewhere; all may stand in a data file.
NAMES = (
    "[bold]x", ":smile:", "=1+1", "a|b", "<script>alert(1)</script>", "&amp; & co", "\\", "$x_y$",
    "*b*", "`", "-1", "+2", "@x", "{+}", '"quoted"', "'single'", "~~x~~", "^", "#1", "# heading",
    "](http://x)", "|=", "Łódź 東京 é́", "x" * 60,
)  # fmt: skip

TOLD_APART = [f"{name} c{number}" for number, name in enumerate(NAMES)]


@pytest.fixture(scope="session")
def shipped_dataset() -> Dataset:
    """The dataset that comes with ftcli."""
    return load()


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file, valid, whose every text is markup somewhere."""
    sources = {
        f"source-{number}": {
            "title": name, "publisher": name, "author": name, "kind": "press",
            "url": f"https://x.example/{number}?a=1&b=\"<>[]()'*_",
        }
        for number, name in enumerate(TOLD_APART)
    }  # fmt: skip
    ecosystems = {}
    for number, name in enumerate(TOLD_APART):
        common = {"on": "2014", "source": f"source-{number}", "counts": name}
        figures = [
            {"metric": "jobs", "stated": f"{100 + number} emplois {name[0]}", **common},
            {"metric": "firms", "stated": "plus de 7 entreprises", **common},
            {
                "metric": "startups",
                "stated": "12 start-ups",
                **common,
                "area": {"type": "city", "name": name},
            },
        ]
        ecosystems[f"city-{number}"] = {
            "name": name, "aliases": [f"{name}, {number}"], "region": name, "note": name,
            "figures": figures,
            "labels": [{"on": "2014", "status": "labelled", "name": name, "source": "source-0"}],
        }  # fmt: skip
    path = tmp_path_factory.mktemp("hostile") / "hostile.json"
    document = {
        "format": "ftcli/1", "updated": "2020", "credit": NAMES[4],
        "sources": sources, "ecosystems": ecosystems,
    }  # fmt: skip
    path.write_text(json.dumps(document))
    return path


@pytest.fixture(scope="session")
def hostile_dataset(hostile_file: Path) -> Dataset:
    """The dataset of that file."""
    return load(hostile_file)
