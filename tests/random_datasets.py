"""Datasets made at random, of every kind of record and of texts that are hard to write down."""

import json
from typing import Any

from hypothesis import strategies as st

from ftcli import Dataset
from ftcli.store.parsing import parse

# What a format may take for something else than a text: formulas, markup, escapes, quotes.
HARD = (
    "=1+1", "'=1+1", "''=1+1", "+33 1", "-5", "@here", "#N/A", "#REF!", "'90s", "<r><t>a</t></r>",
    "</t></is></c><c><f>1+1</f></c>", "a & b < c", "_x0041_", 'a "quote"; and, more\\', " edges ",
    "\ufffe and \uffff", "[bold]", "été € 🇫🇷", "\u200dزad", "TRUE", "1e5", "2014-10", "007", "null",
    "{}", "NaN",
)  # fmt: skip
# A metric, the words that state it, and what is added where those do not give all of it.
STATED: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("jobs", "9500 salariés du numérique", {}),
    ("jobs", "+ de 500 emplois", {}),
    ("jobs", "=500 emplois", {}),
    ("jobs", "'=500 emplois", {}),
    ("jobs", "@500 emplois", {}),
    ("jobs", "_x0041_ 500 emplois", {}),
    ("jobs", "#N/A 500 emplois", {}),
    ("jobs", "500 emplois \ufffe", {}),
    ("jobs", "entre 500 et 600 emplois", {"value": {"low": 550}}),
    ("jobs", "plusieurs centaines d'emplois", {"value": {"low": 300, "high": 400.5}}),
    ("jobs", "plus de 1 234 567 890 123 456 789 emplois", {}),
    ("jobs", "moins de 50 emplois", {}),
    ("members", "quelque 7 000; membres", {}),
    ("revenue", "plus d'un milliard et demi d'euros", {}),
    ("revenue", "Un autre million", {"unit": "EUR"}),
    ("revenue", "10 millions de dollars", {}),
    ("revenue", "beaucoup d'argent", {"value": 1234567890123.25, "unit": "GBP"}),
    ("budget", "environ 650.000 euros", {"per": "year"}),
    ("jobs_share", "12,67 %", {"value": 12.67}),
    ("programme_length", "3 à 18 mois", {}),
)  # fmt: skip


Texts = st.SearchStrategy[str]
# What a data file may hold: characters that can be seen.
visible = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))
texts: Texts = st.sampled_from(HARD) | st.text(visible, min_size=1, max_size=12)
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True)
dates = st.sampled_from(("2014", "2014-10", "2014-10-08", "2014-07/2014-09", "2014-11/.."))
urls = st.sampled_from(("https://example.org/a?b=1&c=2", "http://exämple.org/é", "https://=x"))


def some(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A record with what is required and some of the rest."""
    return st.fixed_dictionaries(required, optional=optional)


def sources(texts: Texts) -> st.SearchStrategy[dict[str, Any]]:
    """A source as it stands in a data file."""
    return some(
        {"title": texts, "publisher": texts, "kind": st.sampled_from(("press", "blog"))},
        author=texts, published=dates, url=urls, language=st.sampled_from(("fr", "en")),
        licence=texts,
    )  # fmt: skip


@st.composite
def statements(draw: st.DrawFn, known: list[str], texts: Texts, **own: Any) -> dict[str, Any]:
    """A figure or a target, of one of some sources."""
    metric, stated, more = draw(st.sampled_from(STATED))
    areas = some({"type": st.sampled_from(("region", "site")), "name": texts})
    record = draw(
        some(
            {"on": dates, "source": st.sampled_from(known)},
            area=areas, sector=st.sampled_from(("jde-2015", "oecd-ict")), counts=texts, note=texts,
            **own,
        )
    )  # fmt: skip
    return {"metric": metric, "stated": stated, **more, **record}


@st.composite
def ecosystems(draw: st.DrawFn, known: list[str], texts: Texts) -> dict[str, Any]:
    """An ecosystem as it stands in a data file, without its name."""
    source = st.sampled_from(known)
    population = st.fixed_dictionaries({"value": st.integers(1, 10**8), "source": source})
    units = some({"name": texts, "type": st.just("METRO")}, siren=st.just("200054807"))
    mode = st.sampled_from(("increment", "level", "flow"))
    targets = statements(known, texts, horizon=texts, deadline=dates).flatmap(
        lambda target: mode.map(lambda chosen: {**target, "mode": chosen})
    )
    return draw(
        some(
            {},
            demonyms=st.lists(texts, max_size=2), region=texts, note=texts,
            perimeter=some(
                {"units": st.lists(units, min_size=1, max_size=2)},
                against_bid=st.sampled_from(("same", "wider")), note=texts,
                population=st.dictionaries(st.sampled_from(("2016", "2023")), population),
            ),
            labels=st.lists(
                some({"on": dates, "status": st.just("labelled"), "source": source}, name=texts),
                max_size=2,
            ),
            figures=st.lists(statements(known, texts, context=st.booleans()), max_size=4),
            targets=st.lists(targets, max_size=2),
        )
    )  # fmt: skip


@st.composite
def datasets(draw: st.DrawFn, texts: Texts = texts) -> Dataset:
    """A dataset of up to three ecosystems, with texts of a kind: by default hard ones."""
    known = draw(st.dictionaries(slugs, sources(texts), min_size=1, max_size=3))
    ids = draw(st.lists(slugs, max_size=3, unique=True))
    # Their names are unlike each other, or one would mean two ecosystems.
    cities = {id_: {"name": f"Ville {id_}", **draw(ecosystems(list(known), texts))} for id_ in ids}
    document = {
        "format": "ftcli/1",
        "updated": draw(dates),
        **draw(some({}, credit=texts)),
        "sources": known,
        "ecosystems": cities,
    }
    return parse(json.dumps(document).encode(), "random.json")
