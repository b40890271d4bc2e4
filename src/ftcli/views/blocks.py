"""The blocks that pages are made of, in the same shape everywhere."""

from collections.abc import Sequence

from ftcli.table import Block, Column, Kind, Table

TEXT = Column("text", kind=Kind.PROSE)


def prose(*lines: str, title: str = "") -> Block:
    """Sentences, a line each.

    >>> prose("Nothing is known.").widest.rows
    (('Nothing is known.',),)
    """
    return Block((Table((TEXT,), tuple((line,) for line in lines), title),))


def pairs(rows: Sequence[tuple[str, str]], title: str = "", kind: Kind = Kind.LABEL) -> list[Block]:
    """Labels with a text beside them, or running into it where there is no room; none for none.

    >>> [table.rows for block in pairs([("+3", "other figures")]) for table in block.layouts]
    [(('+3', 'other figures'),), (('+3: other figures',),)]
    """
    if not rows:
        return []
    narrow = tuple((f"{label}: {text}",) for label, text in rows)
    wide = Table((Column("label", kind=kind), TEXT), tuple(rows), title)
    return [Block((wide, Table((TEXT,), narrow, title)))]
