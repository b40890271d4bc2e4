"""The commands that read articles: extract, audit."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ftcli.cli import entry
from ftcli.cli.completion import complete_city
from ftcli.cli.options import On
from ftcli.cli.output import deliver, emit, say
from ftcli.cli.settings import Settings, dated
from ftcli.errors import FAULTS_FOUND, UsageError

if TYPE_CHECKING:
    from ftcli.dates import Period
    from ftcli.model import Dataset
    from ftcli.text.candidates import Candidate
    from ftcli.text.documents import Document
    from ftcli.text.draft import Origin
    from ftcli.views.extract import Page

Article = Annotated[
    str, typer.Argument(metavar="FILE", help="A text, an HTML page, or - for standard input.")
]
About = Annotated[
    str | None,
    typer.Option(
        "--city",
        metavar="CITY",
        autocompletion=complete_city,
        help="The ecosystem it is about.  Default: the one it names most.",
    ),
]


class _Reading(NamedTuple):
    """A document, and what was found in it."""

    document: "Document"
    dataset: "Dataset"
    candidates: "list[Candidate]"
    on: "Period | None"

    @property
    def name(self) -> str:
        """The name of the document, without its folder."""
        return Path(self.document.name).name

    def page(self, settings: Settings, *, every: bool) -> "Page":
        """The document and its numbers, to be shown as the options say."""
        from ftcli.views.extract import Page

        found = self.candidates
        if settings.strict:
            found = [one.strictly() for one in found]
        return Page(self.name, self.document.text, found, self.on, settings.language, every)


def extract(  # noqa: PLR0913  # the fields of a source
    settings: Settings,
    *,
    file: Article,
    city: About = None,
    on: On = None,
    every: Annotated[
        bool, typer.Option("--all", "-a", help="The other numbers too, each with the reason.")
    ] = False,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft", help="Print a data file of them and of their source, to review and to keep."
        ),
    ] = False,
    source: entry.SourceId = None,
    title: entry.Title = None,
    publisher: entry.Publisher = None,
    author: entry.Author = None,
    url: entry.Url = None,
    language: entry.Language = None,
    kind: entry.KindOfSource = None,
) -> None:
    """Extract the figures and targets that a text states of an ecosystem.

    Example: ftcli extract article.txt --city saint-etienne --on 2014-10-08 -f csv
    """
    from ftcli.views.extract import extract_view

    reading = _read(file, city, on, settings)
    if draft:
        given = {
            "title": title,
            "publisher": publisher,
            "author": author,
            "url": url,
            "language": language,
            "kind": kind or entry.SourceKind.PRESS,
        }
        _deliver_draft(reading, source, given, settings)
        return
    page = reading.page(settings, every=every)
    emit(extract_view(page), settings._replace(as_of=None))


def audit(
    settings: Settings,
    *,
    file: Article,
    city: Annotated[
        str,
        typer.Option(
            "--city",
            metavar="CITY",
            autocompletion=complete_city,
            help="The ecosystem whose data are audited.",
        ),
    ],
    on: On = None,
    every: Annotated[
        bool, typer.Option("--all", "-a", help="All numbers, not only those missing.")
    ] = False,
) -> None:
    """Audit whether each number of a text is in the data of an ecosystem.

    Exits with 3 where one is missing.

    Example: ftcli audit article.txt --city saint-etienne --on 2014-10-08
    """
    from ftcli.store.names import find
    from ftcli.text.audit import State, audited
    from ftcli.views.extract import audit_view

    reading = _read(file, city, on, settings)
    ecosystem = find(reading.dataset, city)
    numbers = audited(reading.candidates, ecosystem)
    page = reading.page(settings, every=every)
    emit(audit_view(page, numbers, ecosystem.name), settings)
    if any(number.state is State.MISSING for number in numbers):
        raise typer.Exit(FAULTS_FOUND)


def _read(file: str, city: str | None, on: str | None, settings: Settings) -> _Reading:
    """The document of a file, and what it states.

    Raises:
        UsageError: `--on` is no date.
    """
    from ftcli.store.names import find
    from ftcli.text.documents import document
    from ftcli.text.extract import extract as extracted

    dataset = settings.load()
    about = find(dataset, city).id if city else None
    read = document(None if file == "-" else Path(file))
    date = dated("--on", on or read.published)
    found = extracted(read.text, dataset, city=about, on=date)
    return _Reading(read, dataset, found, date)


def _deliver_draft(
    reading: _Reading, source: str | None, given: "dict[str, str | None]", settings: Settings
) -> None:
    """Writes a data file drafted from a text; standard error says how much it leaves out.

    Raises:
        UsageError: another format is asked for.
    """
    from ftcli.text.draft import draft, draft_text

    if settings.format not in {None, "json"}:
        raise UsageError("--draft writes a data file, which is in JSON", "leave --format out")
    record, left_out = draft(reading.candidates, reading.dataset, _origin(reading, source, given))
    deliver(draft_text(record), settings)
    if left_out and not settings.quiet:
        say(f"figures left out of the draft: {left_out}; --city CITY gives those of no city one")


def _origin(reading: _Reading, source: str | None, given: "dict[str, str | None]") -> "Origin":
    """Where a text was published: as given, else as an HTML page says itself.

    Raises:
        UsageError: the date, the title or the publisher is known from nowhere.
    """
    from ftcli.text.draft import origin

    read = reading.document
    known = {
        "title": read.title, "publisher": read.publisher, "author": read.author, "url": read.url,
    }  # fmt: skip
    record = {**_said(known), **_said(given)}
    needed = {
        "--on DATE": reading.on, "--title TEXT": record.get("title"),
        "--publisher NAME": record.get("publisher"),
    }  # fmt: skip
    missing = [option for option, value in needed.items() if not value]
    if missing or reading.on is None:
        raise UsageError(
            "a draft needs to know where and when the text was published",
            f"add {' '.join(missing)}",
        )
    return origin(source, record, reading.on)


def _said(fields: "dict[str, str | None]") -> dict[str, str]:
    return {name: value.strip() for name, value in fields.items() if value and value.strip()}
