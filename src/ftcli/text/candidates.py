"""Candidates: the numbers of a text, with what was made of each."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from ftcli.dates import Period
from ftcli.quantity import Quantity
from ftcli.text.aims import Aim
from ftcli.text.metrics import mixed_end
from ftcli.text.numbers import Number, Reason
from ftcli.text.scenes import Scene
from ftcli.text.sentences import Sentence
from ftcli.wording.horizons import Horizon
from ftcli.wording.tokens import Token, word

_QUOTES = {"«": "»", "“": "”", '"': '"'}


class Kind(StrEnum):
    """What a number of a text is to the ecosystem."""

    OBSERVATION = "observation"
    TARGET = "target"
    CONTEXT = "context"
    NONE = "none"


class Candidate(NamedTuple):
    """A number of a text, with what was made of it.

    Attributes:
        kind: observation, target, context (a metric, but of another subject), or none.
        stated: the shortest phrase that holds it.
        start: offset of its first code point in the text.
        end: offset behind its last.
        line: number of its line, from 1.
        sentence: offsets of the sentence it stands in.
        quantity: what the words entail, in the metric's unit; None where they are no quantity.
        metric: a metric of the catalogue, None for none.
        territory: id of the ecosystem, or the name of another territory; None where none is known.
        area: type and name of the region or site that it counts instead of the whole territory.
        aim: of a target: its mode and horizon.
        due: the words of the horizon.
        part_of: the metric that it is a part of.
        on: when it held, where the words name a date.
        reason: why it is no figure of the ecosystem, None where it is one.
        why: what was decided, and the words that decided it.
        is_verbless: whether it stands in a heading, with no verb that tells its time.
    """

    kind: Kind
    stated: str
    start: int
    end: int
    line: int
    sentence: tuple[int, int]
    quantity: Quantity | None = None
    metric: str | None = None
    territory: str | None = None
    area: tuple[str, str] | None = None
    aim: Aim | None = None
    due: str | None = None
    part_of: str | None = None
    on: Period | None = None
    reason: Reason | None = None
    why: tuple[tuple[str, str], ...] = ()
    is_verbless: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether it is a figure or a target of the ecosystem."""
        return self.kind in {Kind.OBSERVATION, Kind.TARGET}

    def strictly(self) -> "Candidate":
        """The same with the bounds that its words entail, and no others."""
        return self._replace(quantity=self.quantity.strict() if self.quantity else None)

    @property
    def horizon(self) -> Horizon | None:
        """When a target is due."""
        return self.aim.horizon if self.aim else None


def placed(scene: Scene) -> Candidate:
    """A candidate of which only the words and their place are known."""
    return _at(scene.sentence, *_extent(scene))._replace(quantity=scene.quantity)


def passed_over(sentence: Sentence, number: Number, reason: Reason) -> Candidate:
    """A number that is no figure, with the reason."""
    line = sentence.words
    start, end = line[number.first].start, line[number.end - 1].end
    quantity = number.reading.quantity if number.reading else None
    return _at(sentence, start, end)._replace(quantity=quantity, reason=reason)


def _at(sentence: Sentence, start: int, end: int) -> Candidate:
    """A candidate at offsets of its sentence."""
    return Candidate(
        Kind.NONE,
        sentence.text[start:end],
        sentence.start + start,
        sentence.start + end,
        sentence.line + sentence.text.count("\n", 0, start),
        (sentence.start, sentence.start + len(sentence.text)),
    )


def _extent(scene: Scene) -> tuple[int, int]:
    """Start and end of a quantity's phrase in its sentence, with the quotation mark it opens."""
    line = scene.line
    last = mixed_end(scene) - 1
    if _is_revenue(line, last):
        last += 2  # "2 milliards de chiffre d'affaires"
    start, end = line[scene.first].start, line[last].end
    phrase = scene.sentence.text[start:end]
    for opening, closing in _QUOTES.items():
        is_open = opening in phrase and closing not in phrase.partition(opening)[2]
        if is_open and word(line, last + 1) == closing:
            end = line[last + 1].end
    return start, end


def _is_revenue(line: Sequence[Token], last: int) -> bool:
    """Whether "chiffre" is the beginning of "chiffre d'affaires"."""
    is_figure = line[last].fold in {"chiffre", "chiffres"}
    return is_figure and word(line, last + 2) in {"affaire", "affaires"}
