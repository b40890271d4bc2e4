"""What the shell offers behind the cursor: cities, metrics, formats.

Completion never fails and never prints: a data file that cannot be read offers nothing.
"""

import json
import os
from pathlib import Path

import typer

from ftcli.cli.userdata import user_files
from ftcli.errors import FtcliError


def complete_city(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of the ecosystems that begin so, with their names; not those already given."""
    given = context.params.get("cities") or ()
    data = context.params.get("data") or os.environ.get("FTCLI_DATA")
    own = () if data or context.params.get("no_user_data") else user_files()
    added = context.params.get("with_files") or ()
    return [
        (id_, name)
        for id_, name in _names(data, *own, *added).items()
        if id_.startswith(incomplete.casefold()) and id_ not in given
    ]


def complete_metric(incomplete: str) -> list[tuple[str, str]]:
    """The metrics and ratios that begin so, with their labels."""
    from ftcli.catalogue import METRICS, RATIOS

    labels = {ratio.id: ratio.en for ratio in RATIOS.values()}
    labels |= {metric.id: metric.en for metric in METRICS.values()}
    return [(name, label) for name, label in labels.items() if name.startswith(incomplete)]


def complete_counted(incomplete: str) -> list[tuple[str, str]]:
    """The metrics that begin so, with their labels; no ratio."""
    from ftcli.catalogue import METRICS

    return [(name, label) for name, label in complete_metric(incomplete) if name in METRICS]


def complete_filter(incomplete: str) -> list[str]:
    """The conditions that begin so: a label with its status, a region, a year."""
    from ftcli.views.words import STATUSES

    known = [*(f"label={status}" for status in (*STATUSES, "none")), "region=", "year="]
    return [condition for condition in known if condition.startswith(incomplete)]


def complete_order(incomplete: str) -> list[tuple[str, str]]:
    """What `--sort` takes that begins so, with its label."""
    orders = ("name", "population", "figures", "label")
    found = [(name, "") for name in orders if name.startswith(incomplete)]
    return found + complete_metric(incomplete)


def complete_format(context: typer.Context, incomplete: str) -> list[str]:
    """The formats of the command that begin so."""
    from ftcli.export import FORMATS
    from ftcli.render import RENDERERS

    names = FORMATS if context.info_name == "export" else tuple(RENDERERS)
    names += ("github",) if context.info_name == "validate" else ()
    return [name for name in names if name.startswith(incomplete)]


def complete_finding(incomplete: str) -> list[str]:
    """The codes of the warnings of `validate` that begin so, and the word for any."""
    from ftcli.validation.findings import FINDING_CODES

    return [code for code in ("warning", *FINDING_CODES) if code.startswith(incomplete)]


def complete_sector(incomplete: str) -> list[str]:
    """The definitions of digital that begin so."""
    from ftcli.gaps import YARDSTICKS
    from ftcli.warnings import SELF_DECLARED

    return [name for name in (*YARDSTICKS, SELF_DECLARED) if name.startswith(incomplete)]


def complete_warning(incomplete: str) -> list[str]:
    """The codes of warnings that begin so."""
    from ftcli.warnings import CODES

    return [code for code in ("any", *CODES) if code.startswith(incomplete)]


def _names(data: Path | str | None, *added: Path | str) -> dict[str, str]:
    """Id and name of every ecosystem, straight from the JSON: no model is built for a key press."""
    names = _names_in(data)
    for path in added:
        names |= _names_in(path)
    return names


def _names_in(path: Path | str | None) -> dict[str, str]:
    """Id and name of the ecosystems of a file, of the shipped one by default."""
    from ftcli.store.datafile import content, is_json_lines, shipped

    try:
        # The shell hands a "~" on as typed.
        file = Path(path).expanduser() if path else shipped()
        if is_json_lines(file):
            from ftcli.store.jsonlines import first_line, lines_of

            lines = lines_of(file, file.name, first_line(file, file.name).end)
            return {line.id(file.name): line.names(file.name).name for line in lines}
        document = json.loads(content(file))
        return {id_: str(item["name"]) for id_, item in document["ecosystems"].items()}
    except (FtcliError, ValueError, KeyError, TypeError, AttributeError, RuntimeError):
        return {}
