"""A quantity in its sentence: the clause around it, and the words to look at on either side."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ftcli.quantity import Quantity
from ftcli.text.numbers import Number
from ftcli.text.sentences import Sentence
from ftcli.wording.reading import Reading
from ftcli.wording.tokens import Token, word

if TYPE_CHECKING:  # a phrase is read without the data that name places
    from ftcli.text.places import Naming

_BOUNDARIES = frozenset({";", ":", "(", ")", "|"})
# No clause of the press is longer, on either side of a number.
_LONGEST_SIDE = 80


class Scene(NamedTuple):
    """A quantity of a sentence, with what its meaning hangs on.

    Attributes:
        sentence: the sentence.
        number: the quantity.
        reading: what its words entail.
        clause: the indexes of its clause: between semicolons, colons and brackets.
        room: the indexes between the quantity before it and the one behind it.
        following: the quantity behind it.
        dated: the dates and horizons of the sentence.
        namings: the territories that the sentence names.
        around: words of the paragraph, and of the one above it, that tell what it is about.
        labels: in a table, the heads of its row and of its column.
    """

    sentence: Sentence
    number: Number
    reading: Reading
    clause: range
    room: range
    following: Number | None
    dated: Sequence[Number]
    namings: "Sequence[Naming]"
    around: Sequence[str] = ()
    labels: Sequence[str] = ()

    @property
    def line(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.words

    @property
    def quantity(self) -> Quantity:
        """What the number's words entail."""
        return self.reading.quantity

    @property
    def first(self) -> int:
        """Index of the number's first token."""
        return self.number.first

    @property
    def end(self) -> int:
        """Index of the token behind the number."""
        return self.number.end

    @property
    def is_bracketed(self) -> bool:
        """Whether it stands in brackets."""
        return word(self.line, self.clause.start - 1) == "("

    def beside(self, before: int, behind: int) -> Sequence[Token]:
        """So many tokens of the clause on either side, as far as the next quantity."""
        start = max(self.clause.start, self.room.start, self.first - before)
        return self.line[start : min(self.clause.stop, self.room.stop, self.end + behind)]

    def words(self, start: int, end: int) -> str:
        """The words between two indexes, as printed."""
        return self.sentence.text[self.line[start].start : self.line[end - 1].end]

    def counting(self, unit: str | None, concept: str | None) -> "Scene":
        """The same number with a noun given to it."""
        quantity = self.quantity.with_unit(unit)
        return self._replace(reading=self.reading._replace(quantity=quantity, concept=concept))


def scenes(
    sentence: Sentence,
    numbers: Sequence[Number],
    namings: "Sequence[Naming]" = (),
    around: Sequence[str] = (),
    labels: Sequence[str] = (),
) -> Iterator[tuple[Number, Scene | None]]:
    """Each number of a sentence, with its scene where it is a quantity that may be a figure."""
    dated = [number for number in numbers if number.horizon is not None]
    quantities = [number for number in numbers if number.reading is not None]
    before, place = 0, 0
    for number in numbers:
        if number.reading is None:
            yield number, None
            continue
        place += 1
        following = quantities[place] if place < len(quantities) else None
        stop = following.first if following else len(sentence.words)
        room, before = range(before, stop), number.end
        if number.reason is not None:
            yield number, None
            continue
        yield number, Scene(
            sentence, number, number.reading, _clause(sentence.words, number), room, following,
            dated, namings, around, labels,
        )  # fmt: skip


def _clause(line: Sequence[Token], number: Number) -> range:
    start, stop = number.first, number.end
    least, most = max(0, start - _LONGEST_SIDE), min(len(line), stop + _LONGEST_SIDE)
    while start > least and line[start - 1].fold not in _BOUNDARIES:
        start -= 1
    while stop < most and line[stop].fold not in _BOUNDARIES:
        stop += 1
    return range(start, stop)
