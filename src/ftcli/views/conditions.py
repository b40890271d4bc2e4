"""Under which conditions a page was made: a page that is pasted elsewhere says so itself."""

from ftcli.dates import Period
from ftcli.table import Block, Column, Document, Kind, Table
from ftcli.views import View
from ftcli.views.words import say
from ftcli.wording.phrasing import period_text


def conditioned(view: View, lang: str, *, as_of: str | None, strict: bool) -> View:
    """The same view, its page headed by `--as-of` and `--strict` where they were given."""
    lines = [say("as_known", lang, date=period_text(Period.parse(as_of), lang))] if as_of else []
    if strict:
        lines.append(say("strict", lang))
    if not lines:
        return view
    heading = Block((Table((Column("text", kind=Kind.PROSE),), tuple((line,) for line in lines)),))
    return view._replace(document=lambda: Document((heading, *view.document().blocks)))
