"""Ids in data files, of ecosystems and of sources: what is one, and what is made of a name."""

import re

from ftcli.store.names import key

RULE = "small letters and digits, joined by hyphens"
LONGEST = 80
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Whether a text is an id: 1 to 80 small letters and digits, joined by hyphens.

    >>> is_id("la-tribune-2014"), is_id("La Tribune"), is_id("la--tribune")
    (True, False, False)
    """
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None


def made_id(name: str, date: object = "") -> str:
    """An id of a name, and of a date where there is one; "" where the name has no letter for it.

    >>> made_id("L'Œuvre", "2014-10-08"), made_id("東京", "2014")
    ('l-oeuvre-2014-10-08', '')
    """
    end = _hyphened(str(date or ""))
    start = _hyphened(name)[: LONGEST - len(end) - 1].strip("-")
    return f"{start}-{end}".strip("-") if start else ""


def _hyphened(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", key(text)).strip("-")
