"""The types of the fields of the data file, with their checks."""

import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)

from ftcli.catalogue import METRICS
from ftcli.dates import BadDate, Period

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINERS = frozenset("\u200c\u200d\u00ad")


def visible(text: str) -> str:
    """The text, once it is sure that every character can be seen; raises ValueError."""
    if not text.isprintable():
        for char in text:
            if unicodedata.category(char) in HIDDEN and char not in JOINERS:
                name = unicodedata.name(char, "control character")
                raise ValueError(f"holds U+{ord(char):04X} ({name.lower()}), which cannot be seen")
    return text


def _date(text: object) -> Period:
    if not isinstance(text, str):
        raise ValueError('a date is a text such as "2014-10"')  # noqa: TRY004  # pydantic's way
    try:
        return Period.parse(text)
    except BadDate as error:
        raise ValueError(
            f"{error.message}; {error.hint}" if error.hint else error.message
        ) from error


def _metric(name: str) -> str:
    if name not in METRICS:
        from difflib import get_close_matches  # only a misspelt file pays for it

        near = get_close_matches(name, METRICS, 1)
        hint = f"did you mean {near[0]!r}?" if near else "'ftcli metrics' lists them"
        raise ValueError(f"no metric called {name!r}; {hint}")
    return name


def _number(value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("a number of at most 15 digits, or a longer one as a text")  # noqa: TRY004
    text = str(value)
    if len(text) > 60:
        raise ValueError("a number of at most 60 characters")
    if isinstance(value, int | float) and sum(char.isdigit() for char in text) > 17:
        raise ValueError("a number of more than 15 digits is written as a text")
    try:
        number = Decimal(text)
    except ArithmeticError as error:
        raise ValueError(f"{text!r} is no number") from error
    if not number.is_finite() or abs(number.adjusted()) > 60:
        raise ValueError(f"{text!r} is no finite number")
    return Fraction(number)


Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(visible)]
Phrase = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(visible)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s\x00-\x1f\x7f]+$", max_length=2000)]
Year = Annotated[str, Field(pattern=r"^\d{4}$")]
EdtfDate = Annotated[
    Period,
    PlainValidator(_date),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "description": "EDTF: 2014, 2014-10, 2014-07/2014-09"}),
]
Exact = Annotated[
    Fraction,
    PlainValidator(_number),
    PlainSerializer(str),
    WithJsonSchema({"type": ["number", "string"]}),
]
MetricName = Annotated[str, AfterValidator(_metric)]
UnitName = Literal[
    "jobs", "firms", "startups", "people", "count", "EUR", "USD", "GBP", "%", "m2", "ha", "day",
    "month", "year", "multiple",
]  # fmt: skip
Sector = Literal[
    "jde-2015", "oecd-ict", "insee-economie-numerique",
    "insee-numerique-sectors-and-occupations", "digital+electronics",
]  # fmt: skip


class Record(BaseModel):
    """What all records of the file share: frozen, no unknown key, no NaN."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, strict=True)
