"""Figures that exclude each other as a page: one part per conflict, and as a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from ftcli.catalogue import METRICS
from ftcli.conflicts import Cause, Conflict, Side, Widest
from ftcli.longform import joined, said_of
from ftcli.model import Dataset, Ecosystem, Figure
from ftcli.quantity import Quantity
from ftcli.table import (
    BOUND_COLUMNS,
    QUANTITY_COLUMNS,
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Kind,
    Quote,
    Table,
    bound_cells,
    prefixed,
    quantity_cells,
)
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.words import KINDS, SECTORS, area_text, listed, quoted, said, say
from ftcli.warnings import SELF_DECLARED
from ftcli.wording.phrasing import period_text, quantity_text, round_half_away

# What a conflict says of each of its two claims; the greater is a. Both share unit and rate.
SAID = ("on", "sector", "counts", "source", "url")
SIDE_COLUMNS = (Column("stated"), *QUANTITY_COLUMNS[:-2], *map(Column, SAID))
CONFLICT_COLUMNS = (
    *map(Column, ("ecosystem", "metric", "area", "unit", "per")),
    *(column._replace(key=f"{side}_{column.key}") for side in "ab" for column in SIDE_COLUMNS),
    *prefixed("ratio", BOUND_COLUMNS),
    *prefixed("difference", BOUND_COLUMNS),
    Column("explanations"),
)
TEXTS: Mapping[str, tuple[str, str]] = {
    "hedge-differs": ("one number, in other words", "un même nombre, dit autrement"),
    "rounding": (
        "rounding: {0} to the nearest {1} is {2}",
        "arrondi : {0} donne {2} au plus proche multiple de {1}",
    ),
    "concept-differs": ("what is counted: {0} / {1}", "ce qui est compté : {0} / {1}"),
    "private-only": ("only the private sector: {0}", "le seul secteur privé : {0}"),
    "sector-differs": ("definition of digital: {0} / {1}", "définition du numérique : {0} / {1}"),
    "counts-differ": ("scope as noted: {0} / {1}", "champ noté : {0} / {1}"),
    "date-differs": ("dates: at least {0} apart", "dates : au moins {0} d'écart"),
    "source-kind-differs": ("kind of source: {0} / {1}", "nature de la source : {0} / {1}"),
    "same-source": ("one source says both: {0}", "une même source dit les deux : {0}"),
    "same-publisher": ("one publisher says both: {0}", "un même éditeur dit les deux : {0}"),
}


def conflicts_view(
    found: Widest,
    dataset: Dataset,
    lang: str,
    *,
    ecosystem: Ecosystem | None,
    urls: bool,
) -> View:
    """The page and the table of conflicts.

    Args:
        found: those to show, the widest apart first, and how many there are.
        dataset: where they were found.
        lang: "en" or "fr".
        ecosystem: whose they are; None for those of all.
        urls: whether to print the addresses of sources.
    """
    conflicts = found.shown
    title = _title(len(conflicts), found.total, ecosystem, lang)
    page = _Page(References(dataset.sources), lang)
    return View(
        lambda: page.document(conflicts, title, urls=urls),
        lambda: conflicts_table(conflicts),
        cautions=lambda: [("rivals-disagree", title)] if conflicts else [],
    )


def _title(shown: int, total: int, ecosystem: Ecosystem | None, lang: str) -> str:
    if shown:
        return say(
            "conflicts_title" if shown == total else "conflicts_worst", lang, n=shown, total=total
        )
    if ecosystem:
        return say("conflicts_none_of", lang, city=ecosystem.name)
    return say("conflicts_none", lang)


_Line: TypeAlias = tuple[str | Quantity, str]  # a number or a label, and what is said of it


class _Page:
    """The parts of the page.

    Attributes:
        references: the numbers of the sources.
        lang: "en" or "fr".
    """

    def __init__(self, references: References, lang: str) -> None:
        self.references = references
        self.lang = lang

    def document(self, conflicts: Sequence[Conflict], title: str, *, urls: bool) -> Document:
        """The conflicts under a title, with the legend and the sources."""
        heading = prose(title)
        parts = [self._conflict(conflict) for conflict in conflicts]
        entries = [Entry(claim.quantity) for c in conflicts for claim in (c.greater, c.lesser)]
        return Document(
            (
                heading,
                *parts,
                *legend_block(entries, (), self.lang),
                *self.references.blocks(self.lang, urls=urls),
            )
        )

    def _conflict(self, conflict: Conflict) -> Block:
        rows = [*self._claim(conflict.greater), *self._claim(conflict.lesser)]
        hints = [self._explanation(e) for e in conflict.explanations]
        hints = hints or [say("conflicts_unexplained", self.lang)]
        rows += _labelled(say("conflicts_hint", self.lang), hints)
        notes = dict.fromkeys(
            f"{figure.note} [{self.references.number(figure.source)}]"
            for figure in conflict.figures
            if figure.note
        )
        rows += _labelled(say("note", self.lang), list(notes))
        columns = (Column("claim", kind=Kind.VALUE), Column("words", kind=Kind.PROSE))
        title = self._heading(conflict)
        narrow = tuple((self._led(*row),) for row in rows)
        return Block((Table(columns, tuple(rows), title), Table(columns[1:], narrow, title)))

    def _led(self, lead: str | Quantity, text: str) -> str:
        """A line that its number or label leads, where there is no room for two columns."""
        label = quantity_text(lead, self.lang) if isinstance(lead, Quantity) else lead
        colon = "\u00a0:" if self.lang == "fr" else ":"
        return f"{label}{colon} {text}" if label else text

    def _heading(self, conflict: Conflict) -> str:
        """Whose, what, and how far apart: "Lyon · Jobs · ×1.4, 2,600 firms apart"."""
        parts = [conflict.ecosystem.name, METRICS[conflict.metric].label(self.lang)]
        if conflict.area:
            parts.append(area_text(conflict.area, self.lang))
        return " · ".join((*parts, self._distance(conflict)))

    def _distance(self, conflict: Conflict) -> str:
        """How far apart the claims are, as far as their words say."""
        ratio, difference = conflict.ratio, conflict.difference
        parts = [] if ratio.is_indeterminate else [quantity_text(two_places(ratio), self.lang)]
        if difference.low == 0 and difference.high is None:
            parts.append(say("conflicts_far", self.lang))
        else:
            parts.append(say("conflicts_apart", self.lang, difference=self._difference(difference)))
        return ", ".join(parts)

    def _difference(self, difference: Quantity) -> str:
        if difference.unit == "%":  # between shares lie points, not percent of them
            points = quantity_text(replace(difference, unit="count"), self.lang)
            return say("history_points", self.lang, n=points)
        return quantity_text(difference, self.lang, noun=True)

    def _claim(self, claim: Side) -> list[_Line]:
        """One line per statement; the number once."""
        return [
            ("" if index else claim.quantity, self._statement(figure))
            for index, figure in enumerate(claim.figures)
        ]

    def _statement(self, figure: Figure) -> str:
        words = quoted(Quote(figure.stated), self.lang)
        sector = f", {said(SECTORS, figure.sector, self.lang)}" if figure.sector else ""
        number = self.references.number(figure.source)
        return f"{words}{sector}, {period_text(figure.on, self.lang)} [{number}]"

    def _explanation(self, explanation: Cause) -> str:
        details = [self._detail(explanation.code, one) for one in explanation.details]
        return TEXTS[explanation.code][self.lang == "fr"].format(*details)

    def _detail(self, code: str, detail: tuple[str, ...] | Quantity) -> str:
        if isinstance(detail, Quantity):
            return quantity_text(detail, self.lang, noun=code == "date-differs")
        texts = [self._text(code, text) for text in detail]
        return listed(texts, self.lang)

    def _text(self, code: str, text: str) -> str:
        match code:
            case "source-kind-differs":
                return said(KINDS, text, self.lang)
            case "sector-differs" if text == SELF_DECLARED:
                return say("self_declared", self.lang)
            case "sector-differs":
                return said(SECTORS, text, self.lang)
            case "private-only" | "counts-differ":
                return quoted(Quote(text), self.lang)
            case "same-source":
                return f"[{self.references.number(text)}]"
        return text


def two_places(ratio: Quantity) -> Quantity:
    """A multiple to two decimals, its bounds rounded outward: ×1.07 is no ×1.1.

    >>> from fractions import Fraction
    >>> quantity_text(two_places(Quantity.exactly(Fraction(107, 100), "multiple")))
    '×1.07'
    """
    hundredth = Fraction(1, 100)
    if ratio.is_exact and ratio.low is not None:
        nearest = Fraction(round_half_away(ratio.low * 100), 100)
        return replace(ratio, low=nearest, high=nearest, step=hundredth)
    low = None if ratio.low is None else Fraction(floor(ratio.low * 100), 100)
    high = None if ratio.high is None else Fraction(ceil(ratio.high * 100), 100)
    return replace(ratio, low=low, high=high, step=hundredth, approximate=False)


def _labelled(label: str, texts: Sequence[str]) -> list[_Line]:
    return [("" if index else label, text) for index, text in enumerate(texts)]


def conflicts_table(conflicts: Iterable[Conflict]) -> Table:
    """One row per conflict; columns as in `docs/formats.md`: the greater claim is a, the lesser b.

    Bounds are exact fractions, rounded outward when printed; statements of one claim are joined by
    " | ", explanations by ";".
    """
    return Table(CONFLICT_COLUMNS, tuple(_row(conflict) for conflict in conflicts))


def _row(conflict: Conflict) -> tuple[Cell, ...]:
    quantity = conflict.greater.quantity
    return (
        conflict.ecosystem.id,
        conflict.metric,
        str(conflict.area) if conflict.area else None,
        quantity.unit,
        quantity.per,
        *_side(conflict.ecosystem, conflict.greater),
        *_side(conflict.ecosystem, conflict.lesser),
        *bound_cells(conflict.ratio),
        *bound_cells(conflict.difference),
        ";".join(explanation.code for explanation in conflict.explanations),
    )


def _side(ecosystem: Ecosystem, claim: Side) -> tuple[Cell, ...]:
    quantity, figures = claim
    return (
        joined(figure.stated for figure in figures),
        *quantity_cells(quantity)[:-2],
        *(joined(said_of(ecosystem, figure, key) for figure in figures) for key in SAID),
    )
