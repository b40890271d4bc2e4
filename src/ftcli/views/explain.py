"""A number explained: the tree of what it rests on, with what was passed over, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.catalogue import METRICS, POPULATION, Ratio
from ftcli.choose import Choice, Headcount, Quotient
from ftcli.comparison import Row as ComparisonRow
from ftcli.lineage import Node, fragment_url, lineage
from ftcli.longform import COLUMNS as LONG
from ftcli.longform import figure_row, headcount_row, long_row
from ftcli.model import Dataset, Ecosystem, Figure, Source
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Link, Quote, Row, Table, Tree
from ftcli.views import View
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.legend import legend_block
from ftcli.views.limits import MOST_ROWS, left_out
from ftcli.views.reasons import metric_name, reading_text, reason_text
from ftcli.views.references import References
from ftcli.views.words import SECTORS, area_text, quoted, said, say
from ftcli.wording.phrasing import number_text, period_text, quantity_text

COLUMNS = (
    Column("role"),
    *LONG,
    *map(Column, ("formula", "rule", "reading", "reason", "why", "fragment_url")),
    *map(Column, ("title", "publisher", "published", "source_kind", "note")),
)
INDENT = "  "


def explain_view(row: ComparisonRow, dataset: Dataset, lang: str, *, urls: bool) -> View:
    """The page, the tree and the flat table of one figure or ratio.

    Args:
        row: the figure or ratio of one ecosystem, with its warnings.
        dataset: where it was found.
        lang: "en" or "fr".
        urls: whether to print the addresses of what was passed over, and of the sources.
    """
    cell = row.cells[0]
    root, ecosystem = lineage(cell), cell.ecosystem
    codes = [warning.code for warning in row.warnings]

    def cautions() -> list[tuple[str, str]]:
        return caution_lines(row.warnings, [ecosystem], lang)

    page = _Page(root, ecosystem, References(dataset.sources), lang)
    return View(
        lambda: page.document(cautions(), urls=urls),
        lambda: flat_table(root, ecosystem, codes),
        cautions=cautions,
        tree=lambda: tree_of(root, ecosystem, codes),
        sources=lambda: sources_of(walk(root), ecosystem),
    )


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it: those it is computed from before those passed over."""
    yield node
    for child in (*node.operands, *node.passed_over):
        yield from walk(child)


def _first(node: Node) -> Iterator[Node]:
    """The nodes that stand on the page: of the figures passed over for one, so many."""
    yield node
    for child in (*node.operands, *node.passed_over[:MOST_ROWS]):
        yield from _first(child)


def tree_of(node: Node, ecosystem: Ecosystem, codes: Sequence[str] = ()) -> Tree:
    """The tree for machines, one row per node in `COLUMNS`; the codes are those of its root."""
    below = tuple(tree_of(child, ecosystem) for child in node.children)
    return Tree(COLUMNS, _machine_row(node, ecosystem, codes), below)


def flat_table(root: Node, ecosystem: Ecosystem, codes: Sequence[str] = ()) -> Table:
    """One row per node, each below the one it belongs to; columns depth, then `COLUMNS`."""

    def rows(tree: Tree, depth: int) -> Iterator[Row]:
        yield (depth, *tree.row)
        for child in tree.children:
            yield from rows(child, depth + 1)

    tree = tree_of(root, ecosystem, codes)
    return Table((Column("depth", kind=Kind.COUNT), *COLUMNS), tuple(rows(tree, 0)))


def sources_of(nodes: Iterable[Node], ecosystem: Ecosystem) -> Mapping[str, Source]:
    """The sources of nodes by id, in the order of their first use."""
    ids = filter(None, map(source_id, nodes))
    return {name: ecosystem.sources[name] for name in dict.fromkeys(ids)}


def source_id(node: Node) -> str | None:
    """The source of a figure or a population; None for what has none of its own."""
    if isinstance(node.subject, Headcount):
        return node.subject.population.source
    return node.figure.source if node.figure else None


def page_url(node: Node, ecosystem: Ecosystem) -> str | None:
    """The address of a node's source, opened at its phrase; a population has none to open at."""
    source = source_id(node)
    url = ecosystem.sources[source].url if source else None
    return fragment_url(url, node.figure.stated) if node.figure else url


def _machine_row(node: Node, ecosystem: Ecosystem, codes: Sequence[str]) -> Row:
    source, figure = ecosystem.sources.get(source_id(node) or ""), node.figure
    rule = node.reading.rule if node.reading else None
    return (
        node.role,
        *_long_row(node, ecosystem, codes),
        node.subject.ratio.formula if isinstance(node.subject, Quotient) else None,
        str(rule.family) if rule else None,
        reading_text(node, "en") or None,
        node.reason.code,
        reason_text(node, ecosystem, "en"),
        page_url(node, ecosystem) if figure else None,
        source.title if source else None,
        source.publisher if source else None,
        str(source.published) if source and source.published else None,
        source.kind if source else None,
        figure.note if figure else None,
    )


def _long_row(node: Node, ecosystem: Ecosystem, codes: Sequence[str]) -> Row:
    match node.subject:
        case Choice() | Quotient():
            return long_row(node.subject, codes)
        case Figure():
            return figure_row(ecosystem, node.subject)
        case Headcount():
            return headcount_row(ecosystem, node.subject)
        case None:
            return (ecosystem.id, POPULATION, "figure", *[None] * (len(LONG) - 3))


class _Page(NamedTuple):
    root: Node
    ecosystem: Ecosystem
    references: References
    lang: str

    def document(self, cautions: Sequence[tuple[str, str]], *, urls: bool) -> Document:
        on_page = [*_first(self.root)]
        shown = [node for node in on_page if urls or node.role != "passed-over"]
        entries = [Entry(node.quantity) for node in on_page]
        return Document(
            (
                self._tree(),
                *self._all_passed_over(),
                *self.pages(shown),
                *caution_blocks(cautions, self.lang),
                *legend_block(entries, (), self.lang),
                *self.references.blocks(self.lang, urls=urls),
            )
        )

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def _tree(self) -> Block:
        """The number and its operands, each with what is known of it, indented under each other."""
        rows = tuple(self._lines(self.root, ""))
        columns = (Column("field", kind=Kind.LABEL), Column("text", kind=Kind.PROSE))
        narrow: list[tuple[Cell, ...]] = []
        for field, text in rows:
            narrow += [(field,), (text,)]
        slim = Table((Column("text", kind=Kind.PROSE),), tuple(narrow), self.ecosystem.name)
        return Block((Table(columns, rows, self.ecosystem.name), slim))

    def _lines(self, node: Node, indent: str) -> Iterator[tuple[str, Cell]]:
        yield indent + node_label(node, self.lang), self._headline(node)
        inner = indent + INDENT
        if node.figure is not None:
            words = quoted(Quote(node.figure.stated), self.lang)
            yield inner + self._say("in_words"), Link(words, page_url(node, self.ecosystem))
            yield inner + self._say("read_as"), reading_text(node, self.lang)
            counts = self._counted(node.figure)
            if counts:
                yield inner + self._say("counted"), counts
            if node.figure.note:
                yield inner + self._say("note"), node.figure.note
        if isinstance(node.subject, Quotient):
            yield inner + self._say("computed"), formula_text(node.subject.ratio, self.lang)
            if node.quantity is not None and not node.quantity.is_exact:
                yield inner + self._say("bounds"), self._say("extremes")
        yield inner + self._say("because_of"), reason_text(node, self.ecosystem, self.lang)
        for child in node.operands:
            yield from self._lines(child, inner)

    def _headline(self, node: Node) -> str:
        """The number of a node, with its date and the number of its source."""
        if isinstance(node.subject, Headcount):
            people = number_text(Fraction(node.subject.population.value), self.lang)
            text = self._say("people_in", n=people, year=node.subject.year)
        elif node.quantity is None:
            withheld = isinstance(node.subject, Quotient) and node.subject.withheld
            text = self._say("withheld" if withheld else "unknown")
        else:
            text = quantity_text(node.quantity, self.lang)
        return " ".join(filter(None, (self._comma(text, node.figure), self._reference(node))))

    def _comma(self, text: str, figure: Figure | None) -> str:
        return f"{text}, {period_text(figure.on, self.lang)}" if figure else text

    def _reference(self, node: Node) -> str:
        source = source_id(node)
        return f"[{self.references.number(source)}]" if source else ""

    def _counted(self, figure: Figure) -> str:
        """What a figure counts: the area, the definition of digital, the thing itself."""
        parts = (
            area_text(figure.area, self.lang) if figure.area else "",
            said(SECTORS, figure.sector, self.lang) if figure.sector else "",
            figure.counts or "",
        )
        return "; ".join(filter(None, parts))

    def _all_passed_over(self) -> Iterator[Block]:
        for node in walk(self.root):
            if node.passed_over:
                name = metric_name(node_metric(node), self.lang)
                title = self._say("passed_over", metric=name)
                yield self._passed_over(node.passed_over[:MOST_ROWS], title)
                beyond = left_out(len(node.passed_over) - MOST_ROWS, self.lang)
                yield from (Block((line,)) for line in beyond)

    def _passed_over(self, nodes: Sequence[Node], title: str) -> Block:
        """Figures that were not taken, each with the reason."""
        rows: tuple[Row, ...] = tuple(
            (
                Entry(node.quantity),
                Link(quoted(Quote(figure.stated), self.lang), page_url(node, self.ecosystem)),
                f"{period_text(figure.on, self.lang)} {self._reference(node)}",
                reason_text(node, self.ecosystem, self.lang),
            )
            for node in nodes
            if (figure := node.figure) is not None
        )
        columns = (
            Column("figure", self._say("value"), Kind.VALUE),
            Column("stated", self._say("words"), Kind.PROSE),
            Column("on", self._say("when"), Kind.NOTE),
            Column("why", self._say("because_of"), Kind.PROSE),
        )
        lines: list[tuple[Cell, ...]] = []
        for entry, *others in rows:
            lines += [("" if index else entry, cell) for index, cell in enumerate(others)]
        slim = (Column("figure", kind=Kind.VALUE), Column("text", kind=Kind.PROSE))
        return Block((Table(columns, rows, title), Table(slim, tuple(lines), title)))

    def pages(self, nodes: Sequence[Node]) -> list[Block]:
        """Where to read each: the addresses of the sources, opened at the phrases."""
        return page_blocks(nodes, self.ecosystem, self.references, self.lang)


def page_blocks(
    nodes: Sequence[Node], ecosystem: Ecosystem, references: References, lang: str
) -> list[Block]:
    """The addresses of sources, opened at the phrases of figures, one a line and never broken."""
    rows = [
        (f"[{references.number(source)}]", metric_name(node_metric(node), lang), Link(url, url))
        for node in nodes
        if (source := source_id(node)) and (url := page_url(node, ecosystem))
    ]
    if not rows:
        return []
    columns = (
        Column("number", kind=Kind.NOTE), Column("metric", kind=Kind.LABEL), Column("url"),
    )  # fmt: skip
    return [Block((Table(columns, tuple(dict.fromkeys(rows)), say("at_phrase", lang)),))]


def node_metric(node: Node) -> str:
    """The name of the metric or ratio of a node; "population" for a population."""
    match node.subject:
        case Choice() | Quotient():
            return node.subject.id
        case Figure():
            return node.subject.metric
        case _:
            return POPULATION


def node_label(node: Node, lang: str) -> str:
    """The label of the metric or ratio of a node."""
    if isinstance(node.subject, Quotient):
        return node.subject.ratio.label(lang)
    name = node_metric(node)
    return METRICS[name].label(lang) if name in METRICS else say("population", lang)


def formula_text(ratio: Ratio, lang: str) -> str:
    """What is divided by what, in words: "jobs / population × 1,000".

    >>> from ftcli.catalogue import RATIOS
    >>> formula_text(RATIOS["jobs_per_1000_people"], "en")
    'jobs / population × 1,000'
    """
    sides = " / ".join(metric_name(name, lang) for name in (ratio.numerator, ratio.denominator))
    return sides if ratio.scale == 1 else f"{sides} × {number_text(ratio.scale, lang)}"
