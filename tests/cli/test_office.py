"""An office program opens the CSV forms right: numbers are numbers, accents whole, nothing runs."""

import csv
import json
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture
def opened(run, tmp_path, surroundings):
    """The cells of a comparison once an office program of a locale has opened it.

    Each as (type, value or text, formula).
    """

    def call(form: str, separator: int, language: int) -> list[list[tuple[str, str, str]]]:
        data = tmp_path / "data.json"
        source = {"title": "t", "publisher": "p", "kind": "press"}
        figure = {"on": "2014-10", "source": "s", "counts": "=1+1"}
        data.write_text(
            json.dumps(
                {
                    "format": "ftcli/1", "updated": "2020", "sources": {"s": source},
                    "ecosystems": {
                        "saint-etienne": {
                            "name": "Saint-Étienne",
                            "figures": [
                                {"metric": "jobs", "stated": "9500 salariés", **figure},
                                {"metric": "firms", "stated": "750 sociétés", **figure},
                                {
                                    "metric": "revenue",
                                    "stated": "plus d'1,5 million d'euros",
                                    **figure,
                                },
                            ],
                        }
                    },
                }
            )
        )  # fmt: skip
        path = tmp_path / "figures.csv"
        words = ("compare", "saint-etienne", "--data", str(data), "-q", "-f", form)
        assert run(*words, "-o", str(path)).status == 0
        done = subprocess.run(
            [
                str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
                # Separator, quote, UTF-8, first line, columns, language, quoted as text, detect.
                f"--infilter=CSV:{separator},34,76,1,,{language},false,true,false",
                "--convert-to", "ods", "--outdir", str(tmp_path), str(path),
            ],
            capture_output=True, env=surroundings, check=False, timeout=180,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        with zipfile.ZipFile(tmp_path / "figures.ods") as archive:
            tree = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314  # our own
        rows = []
        for row in tree.iter(f"{TABLE}table-row"):
            cells: list[tuple[str, str, str]] = []
            for cell in row.iter(f"{TABLE}table-cell"):
                text = "".join(cell.itertext())
                kind = cell.get(f"{OFFICE}value-type", "")
                value = cell.get(f"{OFFICE}value", text)
                repeated = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
                cells += [(kind, value, cell.get(f"{TABLE}formula", ""))] * min(repeated, 30)
            rows.append(cells[:20])
        return rows

    return call


@pytest.mark.parametrize(
    ("form", "separator", "language"), [("csv", 44, 1033), ("csv-fr", 59, 1036), ("tsv", 9, 1033)]
)
def test_an_office_program_reads_numbers_accents_and_no_formula(opened, form, separator, language):
    head, *rows = opened(form, separator, language)
    names = [text for _, text, _ in head]
    assert names[:6] == ["ecosystem", "metric", "kind", "value", "low", "high"]
    found = {row[1][1]: dict(zip(names, row, strict=False)) for row in rows if row[0][1]}

    assert found["jobs"]["value"][:2] == ("float", "9500")
    assert found["revenue"]["low"][:2] == ("float", "1500000")
    kind, value, _ = found["jobs_per_firm"]["low"]
    assert (kind, float(value)) == ("float", pytest.approx(9500 / 750))
    assert found["jobs"]["stated"][:2] == ("string", "9500 salariés")
    assert found["firms"]["stated"][1] == "750 sociétés"
    assert found["jobs"]["counts"][1] in {"'=1+1", "=1+1"}
    assert [cell for row in rows for cell in row if cell[2]] == []


def test_the_cells_of_the_guarded_file_are_those_of_the_raw_one(run, tmp_path):
    path, raw = tmp_path / "a.csv", tmp_path / "b.csv"
    run("compare", "lyon", "nantes", "-o", str(path), "-q")
    run("compare", "lyon", "nantes", "-o", str(raw), "-q", "--raw")

    with path.open(newline="") as file, raw.open(newline="") as other:
        assert list(csv.reader(file)) == list(csv.reader(other))
