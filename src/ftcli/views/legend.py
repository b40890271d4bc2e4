"""The legend: only the signs that the page shows."""

from collections.abc import Sequence

from ftcli.quantity import Quantity, Verdict
from ftcli.table import Block, Column, Entry, Kind, Table
from ftcli.views.words import SECTORS, said, say
from ftcli.wording.phrasing import is_about


def legend_block(
    entries: Sequence[Entry], verdicts: Sequence[Verdict | None], lang: str
) -> list[Block]:
    """The signs on a page and what they mean; no block where the page has none."""
    values = [entry.value for entry in entries if entry.value is not None]
    signs = {
        "legend_floor": any(value.is_one_sided and not value.is_indeterminate for value in values),
        "legend_about": any(map(is_about, values)),
        "legend_near": any(_rests_on_convention(value) for value in values),
        "legend_undecided": Verdict.UNDECIDED in verdicts,
        "legend_rank": any(entry.rank for entry in entries),
        "legend_more": any(entry.rivals for entry in entries),
    }
    rows = tuple(
        (say(sign, lang), say(f"{sign}_text", lang)) for sign, shown in signs.items() if shown
    )
    sectors = dict.fromkeys(s for entry in entries for s in entry.sector.split(" / ") if s)
    rows += tuple((sector, said(SECTORS, sector, lang)) for sector in sectors)
    if not rows:
        return []
    columns = (Column("sign", kind=Kind.NOTE), Column("meaning", kind=Kind.PROSE))
    return [Block((Table(columns, rows, say("legend", lang)),))]


def _rests_on_convention(value: Quantity) -> bool:
    """Whether one bound is a convention beside one that the words entail, or a ratio of such."""
    return value.approximate and not is_about(value) and not value.is_one_sided
