"""The application: its commands, in panels, and how errors end it."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ftcli.cli import articles, check, read, text
from ftcli.cli.options import Settings
from ftcli.cli.output import about, report, write_out
from ftcli.errors import FtcliError

WELCOME = """\
ftcli compares French Tech ecosystems. Three commands to try:

  ftcli compare saint-etienne aix-marseille   figures and ratios side by side
  ftcli show clermont-ferrand                 one city, with words and sources
  ftcli list                                  every city, and how much is known of it

'ftcli --help' lists all commands.
"""


class Group(TyperGroup):
    """A group that ends with one line and one hint on our own errors."""

    def invoke(self, ctx: Any) -> Any:  # Typer's own signature
        """Runs the command; an `FtcliError` is reported and gives the exit status."""
        try:
            return super().invoke(ctx)
        except FtcliError as error:
            report(error)
            raise typer.Exit(error.status) from error


app = typer.Typer(
    cls=Group,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version() -> str:
    from ftcli import __version__

    data = os.environ.get("FTCLI_DATA")
    size = about(Settings(data=Path(data) if data else None).load())
    return (
        f"ftcli {__version__}, dataset of {size['updated']}: {size['figures']} figures, "
        f"{size['ecosystems']} ecosystems, {size['sources']} sources\n"
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


read.add_to(app)
check.add_to(app)
text.add_to(app)
articles.add_to(app)
