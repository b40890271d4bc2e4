"""Under which conditions a page was made: a page that is pasted elsewhere says so itself."""

from ftcli.dates import Period
from ftcli.table import Document
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.words import say
from ftcli.wording.phrasing import period_text


def conditioned(view: View, lang: str, *, as_of: str | None, strict: bool) -> View:
    """The same view, its page headed by `--as-of` and `--strict` where they were given."""
    lines = [_as_known(Period.parse(as_of), lang)] if as_of else []
    if strict:
        lines.append(say("strict", lang))
    if not lines:
        return view
    heading = prose(*lines)
    return view._replace(document=lambda: Document((heading, *view.document().blocks)))


def _as_known(until: Period, lang: str) -> str:
    """Until when figures are known: "on 22 Nov 2026", "at the end of 2018"."""
    key = "as_known_on" if until.first == until.last else "as_known"
    return say(key, lang, date=period_text(until, lang))
