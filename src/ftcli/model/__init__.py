"""The data file as Pydantic models: sources, figures, targets, labels, ecosystems.

The words are the source of truth: `stated` is read into a `Quantity` on first use. Unknown keys,
NaN, infinity and control characters are refused; every fault names its place.
"""

from ftcli.model.ecosystems import (
    Dataset,
    Ecosystem,
    Label,
    Perimeter,
    PerimeterUnit,
    Population,
    Source,
)
from ftcli.model.fields import Record
from ftcli.model.statements import Area, Figure, Narrowing, Statement, Target

__all__ = [
    "Area",
    "Dataset",
    "Ecosystem",
    "Figure",
    "Label",
    "Narrowing",
    "Perimeter",
    "PerimeterUnit",
    "Population",
    "Record",
    "Source",
    "Statement",
    "Target",
]
