"""Adding one figure to the text of a data file: what it becomes, and what stands beside it.

Nothing is written here. The new text has been parsed, joined with the other files and searched for
the figure before anybody sees it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ftcli.editing.entries import SLOT, BadEntry, Wanted, figure_of, record_of, source_of
from ftcli.editing.inserting import with_item, with_member, with_value
from ftcli.errors import FtcliError, shortened
from ftcli.model import Dataset, Ecosystem, Figure
from ftcli.store.datawriter import dumped
from ftcli.store.faults import FaultyData, Keys
from ftcli.store.ids import is_id, made_id
from ftcli.store.loading import joined
from ftcli.store.names import UnknownEcosystem, find, key
from ftcli.store.parsing import parse
from ftcli.validation.findings import Finding, of_ecosystem

_NEW_FILE = """\
{{
 "format": "ftcli/1",
 "updated": "{today}",
 "sources": {{}},
 "ecosystems": {{}}
}}
"""


class NotAdded(FtcliError):
    """A figure does not fit into the file."""


class Place(NamedTuple):
    """The file to add to, among the others.

    Attributes:
        name: what messages call it.
        raw: its bytes; None where it is not there yet.
        before: the files that come before it, each with its name.
        after: the files that come after it.
    """

    name: str
    raw: bytes | None
    before: Sequence[tuple[str, Dataset]]
    after: Sequence[tuple[str, Dataset]] = ()

    def whole(self, own: Dataset | None) -> Dataset:
        """All files together, with what this one holds."""
        mine = [(self.name, own)] if own is not None else []
        return joined([*self.before, *mine, *self.after])


class Addition(NamedTuple):
    """What a file becomes with a figure in it.

    Attributes:
        ecosystem: the ecosystem, of all files together, with the figure.
        figure: the figure, as it stands there.
        record: the figure as it stands in the file.
        dataset: all files together.
        raw: the bytes of the file; None where nothing is to be written.
        replaces: the figure whose place it takes, None for none.
        known_in: the file that holds it already, "" for none.
    """

    ecosystem: Ecosystem
    figure: Figure
    record: Mapping[str, Any]
    dataset: Dataset
    raw: bytes | None
    replaces: Figure | None = None
    known_in: str = ""

    @property
    def findings(self) -> list[Finding]:
        """What to look at in the figure, as `validate` finds it."""
        at = self.ecosystem.figures.index(self.figure)
        place = ("ecosystems", self.ecosystem.id, "figures", at)
        return [one for one in of_ecosystem(self.ecosystem) if one.keys[:4] == place]


def addition(place: Place, wanted: Wanted, today: date) -> Addition:
    """What a file becomes with a figure in it.

    A figure of the same metric, date, source, area, sector and count that stands in the file with
    other words is replaced; one that any file holds already is not added again.

    Args:
        place: the file and the others.
        wanted: the figure.
        today: the day that the file will have been revised.

    Raises:
        BadEntry: the figure or its source breaks the rules of the data file.
        Unreadable: its words give no number, or one that contradicts what is given beside them.
        UnknownEcosystem: no file knows the city, and no name makes it.
        NotAdded: several figures of the file would be replaced, or it does not fit.
        FaultyData: the file breaks the rules by itself, or with the others.
    """
    own = parse(place.raw, place.name) if place.raw is not None else None
    whole = place.whole(own)
    id_, name = _ecosystem(whole, wanted)
    source_id, source = source_of(whole, wanted)
    record = record_of(wanted.figure, source_id)
    figure = figure_of(record)
    if known_in := _holder([*place.before, (place.name, own), *place.after], id_, figure):
        ecosystem = whole[id_]
        return Addition(ecosystem, figure, record, whole, None, known_in=known_in)
    index, old = _same_slot(own, id_, figure, place.name)
    text = _new_text(place, own, today)
    if own is None or source_id not in own.sources:
        text = with_member(text, ("sources",), source_id, dumped(source))
    text = _with_figure(text, own, (id_, name), record, index)
    raw = text.encode()
    whole = place.whole(_checked(raw, place.name, id_, figure))
    for beside in whole[id_].figures:
        if beside.metric == figure.metric:
            whole[id_].quantity(beside)  # what is to be shown is readable, or nothing is written
    return Addition(whole[id_], figure, record, whole, raw, replaces=old)


def _ecosystem(whole: Dataset, wanted: Wanted) -> tuple[str, str]:
    """The id and the name of the ecosystem, a new one where it is given a name."""
    if wanted.name:
        return _new_ecosystem(whole, wanted)
    try:
        found = find(whole, wanted.city)
    except UnknownEcosystem as error:
        hint = f"{error.hint} --name NAME makes a new one."
        raise UnknownEcosystem(error.message, hint) from error
    return found.id, found.name


def _new_ecosystem(whole: Dataset, wanted: Wanted) -> tuple[str, str]:
    """The id and the name of an ecosystem that no file knows."""
    id_ = _new_id(wanted.city)
    for one in whole.ecosystems.values():
        if {key(id_), key(wanted.name)} & set(map(key, (one.id, one.name, *one.aliases))):
            hint = "leave --name out to add to it, or call the new one otherwise"
            raise BadEntry(f"{one.id} is known already", hint)
    return id_, wanted.name


def _new_id(city: str) -> str:
    """The id of a new ecosystem: as typed where that is one, else its letters and digits."""
    made = city if is_id(city) else made_id(city)
    if not made:
        raise BadEntry(f"{shortened(city)!r} makes no id", "write it in letters a to z and digits")
    return made


def _holder(files: Sequence[tuple[str, Dataset | None]], id_: str, figure: Figure) -> str:
    """The name of the file that holds a figure already, "" where none does."""
    for name, dataset in files:
        ecosystem = dataset.ecosystems.get(id_) if dataset is not None else None
        if ecosystem and figure in ecosystem.figures:
            return name
    return ""


def _same_slot(
    own: Dataset | None, id_: str, figure: Figure, name: str
) -> tuple[int | None, Figure | None]:
    """The figure of the file that says the same in other words, with its index there.

    Raises:
        NotAdded: several do.
    """
    ecosystem = own.ecosystems.get(id_) if own is not None else None
    held = ecosystem.figures if ecosystem else ()
    same = [(index, one) for index, one in enumerate(held) if _slot(one) == _slot(figure)]
    if len(same) > 1:
        words = ", ".join(f'"{one.stated}"' for _, one in same)
        raise NotAdded(
            f"{name} has several figures that this one may replace: {words}",
            "say what it counts with --counts, or edit the file",
        )
    return same[0] if same else (None, None)


def _slot(figure: Figure) -> tuple[object, ...]:
    """What makes two figures of a file two versions of one."""
    return tuple(str(getattr(figure, name)) for name in SLOT)


def _new_text(place: Place, own: Dataset | None, today: date) -> str:
    """The text of the file, dated today; an empty one where there is none."""
    if place.raw is None or own is None:
        return _NEW_FILE.format(today=today)
    text = place.raw.decode()
    if own.updated.last < today:
        return with_value(text, ("updated",), str(today))
    return text


def _with_figure(
    text: str,
    own: Dataset | None,
    ecosystem: tuple[str, str],
    record: Mapping[str, Any],
    index: int | None,
) -> str:
    """The text with the figure behind the others of its ecosystem, or in the place of one."""
    id_, name = ecosystem
    at: Keys = ("ecosystems", id_)
    if index is not None:
        return with_value(text, (*at, "figures", index), dict(record))
    held = own.ecosystems.get(id_) if own is not None else None
    if held is None:
        text = with_member(text, ("ecosystems",), id_, {})
        text = with_member(text, at, "name", name)
    if held is None or "figures" not in held.model_fields_set:
        text = with_member(text, at, "figures", [])
    return with_item(text, (*at, "figures"), dict(record))


def _checked(raw: bytes, name: str, id_: str, figure: Figure) -> Dataset:
    """The file as it will be read.

    Raises:
        NotAdded: it breaks the rules of the format, or the figure is not in it.
    """
    try:
        dataset = parse(raw, name)
    except FaultyData as error:
        raise NotAdded(
            f"the figure does not fit into {name}: {error.details[0].message}",
            "correct what is said of it",
        ) from error
    if figure not in dataset[id_].figures:
        raise NotAdded(f"{name} cannot be changed by 'add'", "edit the file, or name another: --to")
    return dataset
