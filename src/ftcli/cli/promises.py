"""The command that looks at what was promised: targets."""

from datetime import datetime

from ftcli.cli.options import AnyCities, Urls
from ftcli.cli.output import emit
from ftcli.cli.settings import Settings, dated


def targets(settings: Settings, *, cities: AnyCities = None, urls: Urls = False) -> None:
    """Review the TARGETS of cities: what was known then, progress, pace, and what became of each.

    Example: ftcli targets saint-etienne --as-of 2016-12-31
    """
    from ftcli.store.names import find
    from ftcli.targets import review
    from ftcli.views.targets import targets_view

    today = datetime.now().astimezone().date()
    on = dated("--as-of", settings.as_of) or today
    # All that is known comes in: a review leaves out what was said or published later by itself.
    dataset = settings._replace(as_of=None).load()
    named = [find(dataset, city) for city in cities or ()]
    found = review(named or [*dataset.ecosystems.values()], on)
    view = targets_view(found, dataset, settings.language, urls=urls, named=bool(named))
    emit(view, settings._replace(as_of=settings.as_of or today.isoformat()), dataset)
