"""The types of the fields of the data file, with their checks."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core import core_schema as cs

from ftcli.catalogue import METRICS, near_metric
from ftcli.dates import BadDate, Period
from ftcli.errors import shortened

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# What the JSON Schema can say of `visible`, in the regular expressions that all languages share.
_SEEN = (
    r"^[^\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064"
    r"\u2066-\u206F\uFEFF]*$"
)
_DAY = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,20})?")
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
        raise ValueError(f"no metric called {shortened(name)!r}; {near_metric(name)}")
    return name


def _number(value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("a number of at most 15 digits, or a longer one as a text")  # noqa: TRY004
    text = str(value)
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise ValueError('a number as a text is written in digits with a point: "1234.5"')
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(f"{text} is no finite number")
    if isinstance(value, int | float) and len(number.normalize().as_tuple().digits) > 15:
        raise ValueError("a number of more than 15 digits is written as a text")
    if abs(number.adjusted()) > 60:
        raise ValueError("a number of at most 60 digits")
    return Fraction(number)


class _Rule:
    """A field's check as a schema of pydantic's core.

    `Annotated[str, Field(...), AfterValidator(...)]` says the same, but pydantic then inspects the
    signature of every validator at every field that uses it: half of ftcli's own start-up time.
    """

    def __init__(self, schema: CoreSchema, json: dict[str, object] | None = None) -> None:
        self._schema = schema
        self._json = json

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return self._schema

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        return self._json or handler(schema)


def _text(most: int) -> _Rule:
    text = cs.str_schema(min_length=1, max_length=most, strict=True)
    json: dict[str, object] = {"type": "string", "minLength": 1, "maxLength": most}
    return _Rule(cs.no_info_after_validator_function(visible, text), json | {"pattern": _SEEN})


def _pattern(pattern: str, most: int | None = None) -> _Rule:
    return _Rule(cs.str_schema(pattern=pattern, max_length=most, strict=True))


def _written(number: Fraction) -> int | float | str:
    """A number as the data file has it, so that it is read as the same again."""
    with localcontext(prec=60):  # the most digits that one is read with
        exact = (Decimal(number.numerator) / number.denominator).normalize()
    if len(exact.as_tuple().digits) > 15:
        return f"{exact:f}"
    return int(exact) if number.denominator == 1 else float(exact)


def _parsed(
    parse: Callable[[object], object],
    json: dict[str, object],
    written: "cs.SerSchema | None" = None,
) -> _Rule:
    serialization = written or cs.to_string_ser_schema()
    return _Rule(cs.no_info_plain_validator_function(parse, serialization=serialization), json)


Text = Annotated[str, _text(2000)]
Phrase = Annotated[str, _text(200)]
Name = Annotated[str, _text(80)]
Slug = Annotated[str, _pattern(r"^[a-z0-9]+(-[a-z0-9]+)*$", 80)]
Url = Annotated[
    str,
    _Rule(
        cs.no_info_after_validator_function(
            visible, cs.str_schema(pattern=r"^https?://\S+$", max_length=2000, strict=True)
        )
    ),
]
Year = Annotated[str, _pattern(r"^[0-9]{4}$")]
Siren = Annotated[str, _pattern(r"^[0-9]{9}$")]
InseeCode = Annotated[str, _pattern(r"^[0-9A-B]{5}$")]
Language = Annotated[str, _pattern(r"^[a-z]{2}$")]
EdtfDate = Annotated[
    Period,
    _parsed(
        _date,
        {
            "type": "string",
            "pattern": rf"^{_DAY}(/(\.\.|{_DAY}))?$",
            "examples": ["2014", "2014-10", "2014-10-08", "2014-07/2014-09", "2014-11/.."],
        },
    ),
]
Exact = Annotated[
    Fraction,
    _parsed(
        _number,
        {"type": ["number", "string"], "pattern": f"^{_NUMBER.pattern}$"},
        cs.plain_serializer_function_ser_schema(_written, when_used="json-unless-none"),
    ),
]
MetricName = Annotated[
    str,
    _Rule(
        cs.no_info_after_validator_function(_metric, cs.str_schema(strict=True)),
        {"type": "string", "enum": [*METRICS]},
    ),
]
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

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        strict=True,
        defer_build=True,  # the dataset builds them all at once, with itself
    )
