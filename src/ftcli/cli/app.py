"""The application: its commands, in panels, and how errors end it."""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from ftcli.cli.output import about, report, write_out
from ftcli.cli.settings import Settings, with_settings
from ftcli.errors import FtcliError

WELCOME = """\
ftcli compares French Tech ecosystems. Three commands to try:

  ftcli compare saint-etienne aix-marseille   figures and ratios side by side
  ftcli show clermont-ferrand                 one city, with words and sources
  ftcli list                                  every city, and how much is known of it

'ftcli --help' lists all commands.
"""


READ, CHECK, EXTEND = "Read", "Check", "Extend"  # the panels of --help, in this order


class Command(NamedTuple):
    """Where a command is.

    Attributes:
        module: the module of `ftcli.cli` that holds it.
        function: its function there.
        panel: the panel of `--help` that it stands in.
    """

    module: str
    function: str
    panel: str


COMMANDS: Mapping[str, Command] = {
    "compare": Command("read", "compare", READ),
    "show": Command("read", "show", READ),
    "list": Command("read", "list_", READ),
    "ratios": Command("read", "ratios", READ),
    "rank": Command("rank", "rank", READ),
    "history": Command("figures", "history", READ),
    "conflicts": Command("figures", "conflicts", READ),
    "targets": Command("promises", "targets", READ),
    "metrics": Command("read", "metrics", READ),
    "sources": Command("read", "sources", READ),
    "explain": Command("trace", "explain", READ),
    "cite": Command("trace", "cite", READ),
    "check": Command("claims", "check", CHECK),
    "validate": Command("check", "validate", CHECK),
    "schema": Command("check", "schema", CHECK),
    "audit": Command("articles", "audit", CHECK),
    "read": Command("text", "read", EXTEND),
    "extract": Command("articles", "extract", EXTEND),
    "export": Command("export", "export", EXTEND),
    "import": Command("importing", "import_", EXTEND),
    "add": Command("own", "add", EXTEND),
    "diff": Command("diff", "diff", EXTEND),
}


class _Built(Mapping[str, Any]):
    """The commands, each built when it is asked for: a run needs one, and building all is slow."""

    def __getitem__(self, name: str) -> Any:
        return _built(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


@cache
def _built(name: str) -> Any:
    """A command as Typer makes it of its function, with the shared options.

    Raises:
        KeyError: there is none of that name.
    """
    module, function, panel = COMMANDS[name]
    alone = typer.Typer(add_completion=False, rich_markup_mode="rich", **CONTEXT)
    held = getattr(import_module(f"ftcli.cli.{module}"), function)
    alone.command(name, rich_help_panel=panel)(with_settings(held))
    return typer.main.get_command(alone)


class Group(TyperGroup):
    """The commands of the program; our own errors end it with one line and one hint."""

    def __init__(self, **attributes: Any) -> None:  # Typer's own
        super().__init__(**attributes)
        self.commands = _Built()  # type: ignore[assignment]  # nothing is ever added to it

    def list_commands(self, ctx: Any) -> list[str]:  # Typer's own signature
        """The names of the commands, none of them built."""
        return list(COMMANDS)

    def invoke(self, ctx: Any) -> Any:  # Typer's own signature
        """Runs the command; an `FtcliError` is reported and gives the exit status."""
        try:
            return super().invoke(ctx)
        except FtcliError as error:
            report(error)
            raise typer.Exit(error.status) from error


CONTEXT: dict[str, Any] = {
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["--help", "-h"]},
}
app = typer.Typer(
    cls=Group,
    invoke_without_command=True,
    rich_markup_mode="rich",
    **CONTEXT,
)


def _version() -> str:
    from ftcli import __version__

    data = os.environ.get("FTCLI_DATA")
    settings = Settings(data=Path(data) if data else None)
    size = about(settings.load())
    figures = f"{size['figures']} figures, " if "figures" in size else ""
    own = "".join(f"with your own file {path}\n" for path in settings.added)
    return (
        f"ftcli {__version__}, dataset of {size['updated']}: {figures}"
        f"{size['ecosystems']} ecosystems, {size['sources']} sources\n{own}"
    )


@app.callback()
def ftcli(
    context: typer.Context,
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version, and the date and size of the dataset.",
        ),
    ] = False,
) -> None:
    """Compare French Tech ecosystems: each number keeps its words, bounds, date and source."""
    if version:
        write_out([_version()])
        raise typer.Exit
    if context.invoked_subcommand is None:
        write_out([WELCOME])
