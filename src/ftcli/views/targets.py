"""The targets of cities as a page: each aim with its status and what it rests on, and why."""

from ftcli.catalogue import METRICS
from ftcli.model import Dataset, Ecosystem
from ftcli.table import Block, Column, Document, Entry, Kind, Row, Table
from ftcli.targets import Review
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.target_words import lines_of, restated

NONE_KNOWN = ("No target known for {name}.", "Aucun objectif connu pour {name}.")
NONE_AT_ALL = ("No target known.", "Aucun objectif connu.")


def targets_view(review: Review, dataset: Dataset, lang: str, *, urls: bool, named: bool) -> View:
    """The page and the table of targets on a day.

    Args:
        review: the targets.
        dataset: where they were found.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
        named: whether the cities were asked for by name: those without a target are then told.
    """

    def cautions() -> list[tuple[str, str]]:
        return caution_lines(review.warnings, review.ecosystems, lang)

    def document() -> Document:
        references = References(dataset.sources)
        blocks = [
            block
            for ecosystem in review.ecosystems
            for block in _city(review, ecosystem, references, lang, named=named)
        ]
        return Document(
            (
                *(blocks or [prose(NONE_AT_ALL[lang == "fr"])]),
                *caution_blocks(cautions(), lang),
                *legend_block(_entries(review), (), lang),
                *references.blocks(lang, urls=urls),
            )
        )

    return View(document, review.to_table, cautions=cautions)


def _city(
    review: Review, ecosystem: Ecosystem, references: References, lang: str, *, named: bool
) -> list[Block]:
    aims = review.of(ecosystem)
    if not aims:
        text = NONE_KNOWN[lang == "fr"].format(name=ecosystem.name)
        return [prose(text)] if named else []
    lines: list[Row] = []
    narrow: list[Row] = []
    for aim in aims:
        metric = METRICS[aim.first.metric].label(lang)
        later = (restated(aim, one, references, lang) for one in aim.restatements)
        under = [*lines_of(aim.first, references, lang), *later]
        lines += [("" if index else metric, cell) for index, cell in enumerate(under)]
        narrow += [(f"{metric}, {under[0]}",), *((f"  {cell}",) for cell in under[1:])]
    label, beside = Column("metric", kind=Kind.LABEL), Column("line", kind=Kind.PROSE)
    listed = Table((label, beside), tuple(lines), ecosystem.name)
    return [Block((listed, Table((beside,), tuple(narrow), ecosystem.name)))]


def _entries(review: Review) -> list[Entry]:
    """Every number of the page, for its legend."""
    found: list[Entry] = []
    for aim in review.aims:
        one = aim.first
        sides = [one.ecosystem.quantity(f) for f in (one.baseline, one.latest) if f]
        numbers = (one.aim, one.progress, one.share, one.needed, one.seen, *sides)
        found += [Entry(number) for number in numbers if number is not None]
    return found
