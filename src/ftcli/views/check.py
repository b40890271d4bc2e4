"""A claim beside the figures as a page: the answer, who says so, how far off, and why perhaps."""

from collections.abc import Sequence
from typing import NamedTuple

from ftcli.model import Dataset, Ecosystem, Target
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Quote, Table
from ftcli.text.checking import Checked, Compared
from ftcli.text.claims import Unchecked
from ftcli.views import View
from ftcli.views.blocks import pairs, prose
from ftcli.views.check_rows import check_table
from ftcli.views.check_words import (
    ANSWERS,
    answer_text,
    apart_text,
    cause_lines,
    metric_text,
    off_text,
    when_text,
)
from ftcli.views.legend import legend_block
from ftcli.views.limits import MOST_ROWS, left_out
from ftcli.views.references import References
from ftcli.views.words import AREAS, MODES, REASONS, quoted, said, say
from ftcli.warnings import in_order
from ftcli.wording.phrasing import period_text, quantity_text


def check_view(  # noqa: PLR0913  # what a page may hold
    checks: Sequence[Checked],
    left: Sequence[Unchecked],
    ecosystem: Ecosystem,
    dataset: Dataset,
    lang: str,
    *,
    urls: bool,
) -> View:
    """The page and the table of claims that were checked.

    Args:
        checks: the claims, each with what figures say of it.
        left: numbers of the phrase that no figure can judge.
        ecosystem: whose figures they are.
        dataset: where it was found.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
    """
    return View(
        lambda: _Page(ecosystem, References(dataset.sources), lang).document(
            checks, left, urls=urls
        ),
        lambda: check_table(checks, left, ecosystem),
        cautions=lambda: _cautions(checks, ecosystem, lang),
    )


def _cautions(checks: Sequence[Checked], ecosystem: Ecosystem, lang: str) -> list[tuple[str, str]]:
    """The causes that are warnings, one (code, text) per code."""
    found: dict[str, list[str]] = {}
    for check in checks:
        whose = (ecosystem.name, metric_text(check.claim.metric, lang))
        words = quoted(Quote(check.claim.stated), lang)
        colon = "\u00a0: " if lang == "fr" else ": "
        for code, text in cause_lines(check, None, lang):
            found.setdefault(code, []).append(f"{', '.join((*whose, words))}{colon}{text}")
    semicolon = "\u00a0; " if lang == "fr" else "; "
    return [(code, semicolon.join(found[code])) for code in in_order(found)]


class _Page(NamedTuple):
    ecosystem: Ecosystem
    references: References
    lang: str

    def document(
        self, checks: Sequence[Checked], left: Sequence[Unchecked], *, urls: bool
    ) -> Document:
        blocks = [block for check in checks for block in self._answered(check)]
        blocks += self._left(left)
        entries = [
            cell
            for block in blocks
            for row in block.widest.rows
            for cell in row
            if isinstance(cell, Entry)
        ]
        return Document(
            (
                *blocks,
                *legend_block(entries, (), self.lang),
                *self.references.blocks(self.lang, urls=urls),
            )
        )

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def _answered(self, check: Checked) -> list[Block]:
        """The answer with the figures that give it, those that do not count, and the causes."""
        title = self._title(check)
        apart = [one for one in check.compared if not one.counted]
        blocks = [self._counted(check, title) if check.counted else prose(title)]
        blocks += self._left_out(check.counted)
        if apart:
            blocks += [self._apart(apart), *self._left_out(apart)]
        causes = cause_lines(check, self.references, self.lang)
        return [*blocks, *pairs(causes, self._say("check_causes"), Kind.CODE)]

    def _title(self, check: Checked) -> str:
        claim = check.claim
        metric = metric_text(claim.metric, self.lang)
        if claim.area:
            kind, name = claim.area
            metric += f" ({name}, {said(AREAS, kind, self.lang)})"
        if claim.mode:
            due = f", {period_text(claim.deadline, self.lang)}" if claim.deadline else ""
            metric += f" ({said(MODES, claim.mode, self.lang)}{due})"
        return self._say(
            "check_title",
            city=self.ecosystem.name,
            metric=metric,
            words=quoted(Quote(claim.stated), self.lang),
            answer=answer_text(check, self.lang),
        )

    def _counted(self, check: Checked, title: str) -> Block:
        several = check.counted[:MOST_ROWS]
        rows = [(self._says(one), *self._told(one), off_text(one, self.lang)) for one in several]
        first = Column("says", self._say("check_says"), Kind.CODE)
        last = Column("off", self._say("check_off"), Kind.PROSE)
        lean = [(*row[1:4], self._would(one)) for row, one in zip(rows, several, strict=True)]
        return self._laid_out((first, last), rows, lean, title)

    def _apart(self, apart: Sequence[Compared]) -> Block:
        rows = [
            (apart_text(one, self.lang), *self._told(one), self._would(one))
            for one in apart[:MOST_ROWS]
        ]
        first = Column("why", self._say("check_why_not"), Kind.PROSE)
        last = Column("would", self._say("check_would"), Kind.PROSE)
        lean = [(*told, f"{why}{self._colon}{would}") for why, *told, would in rows]
        return self._laid_out((first, last), rows, lean, self._say("check_apart"))

    def _left_out(self, several: Sequence[Compared]) -> list[Block]:
        """How many figures the page leaves out, if any."""
        return [Block((line,)) for line in left_out(len(several) - MOST_ROWS, self.lang)]

    def _laid_out(
        self,
        ends: tuple[Column, Column],
        rows: Sequence[tuple[Cell, ...]],
        lean: Sequence[tuple[Cell, ...]],
        title: str,
    ) -> Block:
        """Rows with a column at either end; with one less; under each other; as running text."""
        told = (
            Column("figure", self._say("value"), Kind.VALUE),
            Column("stated", self._say("words"), Kind.PROSE),
            Column("on", self._say("when"), Kind.NOTE),
        )
        wide = Table((ends[0], *told, ends[1]), tuple(rows), title)
        if not any(row[-1] for row in rows):
            wide = Table(wide.columns[:-1], tuple(row[:-1] for row in rows), title)
        says = Column("says", self._say("check_says"), Kind.PROSE)
        lines: list[tuple[Cell, ...]] = []
        for figure, *others in lean:
            lines += [("" if index else figure, cell) for index, cell in enumerate(others)]
        beside = (Column("figure", kind=Kind.VALUE), Column("line", kind=Kind.PROSE))
        running = tuple((self._running(row),) for row in lean)
        return Block(
            (
                wide,
                Table((*told, says), tuple(lean), title),
                Table(beside, tuple(lines), title),
                Table((Column("line", kind=Kind.PROSE),), running, title),
            )
        )

    def _running(self, cells: Sequence[Cell]) -> str:
        """A statement and what it says as running text, for the narrowest screens."""
        figure, words, when, would = cells
        if isinstance(figure, Entry) and figure.value is not None:
            figure = f"{quantity_text(figure.value, self.lang)} {figure.sector}".strip()
        stated = quoted(words, self.lang) if isinstance(words, Quote) else ""
        space = "\u00a0" if self.lang == "fr" else ""
        return f"{figure}{self._colon}{stated}, {when}{space}; {would}"

    @property
    def _colon(self) -> str:
        return "\u00a0: " if self.lang == "fr" else ": "

    def _says(self, one: Compared) -> str:
        return said(ANSWERS, one.answer.value, self.lang)

    def _would(self, one: Compared) -> str:
        return ", ".join(filter(None, (self._says(one), off_text(one, self.lang))))

    def _told(self, one: Compared) -> tuple[Cell, Cell, Cell]:
        """A statement: its figure, its words, its date and source; an aim with its deadline."""
        statement = one.statement
        figure: Cell = Entry(one.quantity, sector=statement.sector or "")
        if isinstance(statement, Target) and statement.mode in {"increment", "growth"}:
            figure = self._say("more_of", n=quantity_text(one.quantity, self.lang))
        return figure, Quote(statement.stated), when_text(statement, self.references, self.lang)

    def _left(self, left: Sequence[Unchecked]) -> list[Block]:
        """The numbers that were not checked, each with the reason."""
        rows = []
        for one in left:
            reason = said(REASONS, one.reason.value, self.lang)
            whose = f" ({one.territory})" if one.territory else ""
            rows.append((quoted(Quote(one.stated), self.lang), reason + whose))
        return pairs(rows, self._say("check_left"), Kind.LABEL)
