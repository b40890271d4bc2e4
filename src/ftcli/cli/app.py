"""The application: its commands, in panels, and how errors end it."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ftcli.cli import check, read
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


def _version(value: bool) -> None:  # noqa: FBT001  # Typer's callback
    if not value:
        return
    from ftcli import __version__
    from ftcli.cli.options import Settings

    dataset = Settings().load()
    size = about(dataset)
    write_out(
        f"ftcli {__version__}, dataset of {size['updated']}: {size['figures']} figures, "
        f"{size['ecosystems']} ecosystems, {size['sources']} sources\n"
    )
    raise typer.Exit


@app.callback()
def ftcli(
    context: typer.Context,
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="Print the version, and the date and size of the dataset.",
        ),
    ] = False,
) -> None:
    """Compare French Tech ecosystems: each number keeps its words, bounds, date and source."""
    del version  # its callback has done the work
    if context.invoked_subcommand is None:
        write_out(WELCOME)


read.add_to(app)
check.add_to(app)
