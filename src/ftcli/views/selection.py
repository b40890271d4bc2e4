"""What `--filter` and `--sort` did, said at the head of a page."""

from ftcli.landscape import NO_LABEL, Filter, Order, Selection, census_year
from ftcli.table import Document
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.words import STATUSES, listed, said, say


def selected(view: View, selection: Selection, lang: str) -> View:
    """The same view, its page headed by what was filtered and how it is ordered.

    Where filters leave nothing, the page says only that.
    """
    lines = _lines(selection, lang)
    if not lines:
        return view
    heading = prose(*lines)
    if not selection.ecosystems:
        return view._replace(document=lambda: Document((heading,)))
    return view._replace(document=lambda: Document((heading, *view.document().blocks)))


def _lines(selection: Selection, lang: str) -> list[str]:
    lines = [_filter_line(condition, lang) for condition in selection.filters]
    if selection.left_out:
        names = [ecosystem.name for ecosystem in selection.left_out]
        lines.append(say("left_out", lang, names=listed(names, lang)))
    if selection.filters and not selection.ecosystems:
        lines.append(say("none_pass", lang))
    elif selection.order and selection.ecosystems:
        lines.append(_order_line(selection.order, selection, lang))
    return lines


def _filter_line(condition: Filter, lang: str) -> str:
    what = say("or", lang).join(_value(condition, value, lang) for value in condition.values)
    return say(f"only_{condition.key}", lang, what=what)


def _value(condition: Filter, value: str, lang: str) -> str:
    if condition.key != "label":
        return value
    return say("no_label", lang) if value == NO_LABEL else said(STATUSES, value, lang)


def _order_line(order: Order, selection: Selection, lang: str) -> str:
    if order.measure is not None:
        return say("order_measure", lang, what=order.measure.label(lang))
    year = census_year(selection.ecosystems) or say("unknown", lang)
    return say(f"order_{order.key}", lang, year=year)
