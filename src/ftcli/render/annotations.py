"""Problems as GitHub shows them beside the lines of a change: workflow commands."""

from collections.abc import Iterator

from ftcli.table import Table

# https://docs.github.com/actions/reference/workflow-commands-for-github-actions
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_pieces(problems: Table) -> Iterator[str]:
    """One workflow command per row of a table of problems.

    Args:
        problems: its columns hold severity, code, file, line, column, place, message and
            suggestion.
    """
    keys = [column.key for column in problems.columns]
    for row in problems.rows:
        told = {key: str(cell or "") for key, cell in zip(keys, row, strict=True)}
        properties = ",".join(
            f"{name}={told[key].translate(_IN_PROPERTY)}"
            for name, key in (("file", "file"), ("line", "line"), ("col", "column"))
            if told[key]
        )
        title = f"title={told['code'].translate(_IN_PROPERTY)}"
        text = ": ".join(filter(None, (told["place"], told["message"])))
        text = "; ".join(filter(None, (text, told["suggestion"])))
        yield f"::{told['severity']} {properties},{title}::{text.translate(_IN_DATA)}\n"
