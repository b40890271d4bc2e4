"""The commands that turn texts into figures: read."""

from typing import TYPE_CHECKING, Annotated

import typer

from ftcli.cli.options import On
from ftcli.cli.output import emit
from ftcli.cli.settings import Lang, Settings, dated
from ftcli.errors import UsageError, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator


STANDARD_INPUT = "-"

Phrases = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PHRASE",
        help='Words with a figure in them: "plus de 750 entreprises".  '
        "- reads standard input, one phrase a line.",
    ),
]
SourceLanguage = Annotated[
    Lang | None,
    typer.Option(
        "--from",
        case_sensitive=False,
        help="Language of the words.  Default: guessed, for each phrase.",
    ),
]
UnitOption = Annotated[
    str | None,
    typer.Option("--unit", metavar="UNIT", help='Unit of numbers whose words give none: "31.673".'),
]


def read(
    settings: Settings,
    *,
    phrases: Phrases = None,
    source_language: SourceLanguage = None,
    on: On = None,
    unit: UnitOption = None,
) -> None:
    """Read the quantities in a PHRASE: bounds, unit, metric, deadline.

    It reads the words alone: no data file changes what they say.

    Example: ftcli read "plus d'1 milliard d'euros" -f jsonl
    """
    from ftcli.text.phrases import Manner
    from ftcli.text.phrases import phrases as read_from
    from ftcli.views.read import read_view

    lang = source_language.value if source_language else None
    manner = Manner(lang, _unit(unit), dated("--on", on), settings.strict)
    dated("--as-of", settings.as_of)
    found = read_from(_lines(phrases or []), manner)
    emit(read_view(found, settings.language), settings._replace(as_of=None))


def _lines(phrases: list[str]) -> "Iterator[bytes]":
    """The phrases in UTF-8: those given, or the lines of standard input.

    Raises:
        UsageError: there is none, or both are asked for.
    """
    from ftcli.store.datafile import piped
    from ftcli.text.phrases import encoded, lines_of

    if not phrases:
        raise UsageError(
            "no PHRASE", 'give one: ftcli read "750 entreprises"; or - for standard input'
        )
    if STANDARD_INPUT not in phrases:
        return (encoded(phrase, f"phrase {number}") for number, phrase in enumerate(phrases, 1))
    if len(phrases) > 1:
        raise UsageError(
            "- stands for standard input, and PHRASES are given as well",
            "give the one or the other",
        )
    return lines_of(piped())


def _unit(name: str | None) -> str | None:
    """A unit by its name.

    Raises:
        UsageError: there is no such unit.
    """
    from ftcli.catalogue import UNITS

    if name is not None and name not in UNITS:
        raise UsageError(f"no unit called {shortened(name)!r}", f"known: {', '.join(UNITS)}")
    return name
