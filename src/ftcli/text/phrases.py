"""Phrases, each by itself: the quantities that it states, what they count, and when they are due.

Nothing is known of a phrase but its words: no article around it, no dataset. Work and memory stay
bounded on any input: a long phrase is read sentence by sentence, and so much is taken in one run.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from ftcli.dates import BadDate, Period
from ftcli.errors import FtcliError
from ftcli.quantity import Quantity
from ftcli.store.datafile import MAX_BYTES
from ftcli.text.aims import AHEAD, time_of
from ftcli.text.metric_rules import AROUND
from ftcli.text.metrics import aimed, stated_metric
from ftcli.text.numbers import Number
from ftcli.text.scenes import Scene, scenes
from ftcli.text.sentences import Sentence, sentences
from ftcli.wording.horizons import Horizon, horizons
from ftcli.wording.reading import LONGEST_PHRASE, language_of, readings
from ftcli.wording.tokens import tokens

MOST = 250_000  # phrases, and quantities, in one run
LONGEST_LINE = 10 * 2**20  # bytes
# So much of a long phrase is cut into sentences at a time.
_BLOCK = 50_000
_MARK = b"\xef\xbb\xbf"


class UnreadablePhrases(FtcliError):
    """Phrases are no text, or more than is read in one run."""


class Manner(NamedTuple):
    """How phrases are to be read.

    Attributes:
        lang: their language, "fr" or "en"; None to guess that of each.
        unit: the unit of numbers whose words give none.
        on: the day they were said, which resolves "in ten years".
        strict: whether bounds that are a convention are dropped.
    """

    lang: str | None = None
    unit: str | None = None
    on: Period | None = None
    strict: bool = False


class Mention(NamedTuple):
    """A quantity that a phrase states.

    Attributes:
        start: offset of its first code point in the phrase.
        end: offset behind its last.
        quantity: what the words entail.
        metric: the metric that it states, None for none.
        increment: whether the words say new ones.
        horizon: when it is due, None where the words do not say.
        deadline: the date it is due, as far as it is known.
    """

    start: int
    end: int
    quantity: Quantity
    metric: str | None = None
    increment: bool = False
    horizon: Horizon | None = None
    deadline: Period | None = None


class Phrase(NamedTuple):
    """A phrase and the quantities in it, in order.

    Attributes:
        raw: its words in UTF-8: a text that holds one rare character is four times as large.
        mentions: the quantities.
    """

    raw: bytes
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return self.raw.decode()


def lines_of(raw: bytes) -> Iterator[bytes]:
    r"""The lines of a text in UTF-8, without their ends and the byte order mark.

    Raises:
        UnreadablePhrases: one is no UTF-8 or absurdly long, or there are too many bytes.

    >>> list(lines_of(b"750 entreprises\r\n\n9 500 emplois"))
    [b'750 entreprises', b'', b'9 500 emplois']
    """
    if len(raw) > MAX_BYTES:
        raise UnreadablePhrases(
            f"more than {MAX_BYTES >> 20} MiB, the most ftcli reads in one run", "split the text"
        )
    start, number = len(_MARK) if raw.startswith(_MARK) else 0, 0
    while start < len(raw):
        end = raw.find(b"\n", start)
        end = len(raw) if end < 0 else end
        number += 1
        line = raw[start : end - 1 if raw[start:end].endswith(b"\r") else end]
        _check(line, f"line {number}")
        yield line
        start = end + 1


def encoded(text: str, name: str) -> bytes:
    """A text in UTF-8.

    Raises:
        UnreadablePhrases: a byte of it was none.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise UnreadablePhrases(
            f"{name}: character {error.start + 1} is no UTF-8", "give it in UTF-8"
        ) from error


def phrases(lines: Iterable[bytes], manner: Manner) -> list[Phrase]:
    """The phrases with their quantities; one without a figure has none.

    Raises:
        UnreadablePhrases: there are more phrases, or quantities, than are read in one run.

    >>> [phrase] = phrases([b"10 tech champions by 2015"], Manner())
    >>> [(one.quantity.unit, str(one.deadline)) for one in phrase.mentions]
    [('firms', '2015')]
    """
    # All lines before the first is read: reading takes time, and a fault in the last is one of all.
    raws = list(islice(lines, MOST + 1))
    if len(raws) > MOST:
        raise _too_many("phrases")
    found: list[Phrase] = []
    left = MOST
    for raw in raws:
        mentions = tuple(islice(_mentions(raw.decode(), manner), left + 1))
        left -= len(mentions)
        if left < 0:
            raise _too_many("figures")
        found.append(Phrase(raw, mentions))
    return found


def _too_many(things: str) -> UnreadablePhrases:
    return UnreadablePhrases(
        f"more than {MOST:,} {things}, the most ftcli reads in one run", "split the text"
    )


def _check(line: bytes, name: str) -> None:
    if len(line) > LONGEST_LINE:
        raise UnreadablePhrases(
            f"{name} is longer than {LONGEST_LINE >> 20} MiB",
            "put each phrase on a line of its own",
        )
    try:
        line.decode()
    except UnicodeDecodeError as error:
        raise UnreadablePhrases(
            f"{name}: byte {error.start + 1} is no UTF-8", "save the text as UTF-8"
        ) from error


def _mentions(text: str, manner: Manner) -> Iterator[Mention]:
    """The quantities of a phrase, in order."""
    if len(text) <= LONGEST_PHRASE:
        yield from _in_sentence(
            Sentence(text, 0, 1, 0, is_heading=False, words=tokens(text)), manner
        )
        return
    if manner.lang is None:
        manner = manner._replace(lang=language_of(tokens(text[:_BLOCK])))
    for start, block in _blocks(text):
        for sentence in sentences(block):
            yield from _in_sentence(sentence._replace(start=start + sentence.start), manner)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """A long text in pieces, each with its offset; they end with a sentence where one does."""
    start = 0
    while start < len(text):
        stop = start + _BLOCK
        if stop < len(text):
            ends = (text.rfind(mark, start, stop) + 1 for mark in (". ", " "))
            stop = next((end for end in ends if end > start), stop)
        yield start, text[start:stop]
        start = stop


def _in_sentence(sentence: Sentence, manner: Manner) -> Iterator[Mention]:
    found = readings(sentence.text, manner.unit, lang=manner.lang)
    if not found:
        return
    line = sentence.words
    begins = {token.start: index for index, token in enumerate(line)}
    ends = {token.end: index + 1 for index, token in enumerate(line)}
    numbers = [Number(begins[one.start], ends[one.end], one) for one in found]
    around = [token.fold for token in line if token.fold.startswith(AROUND)]
    stages = [scene for _, scene in scenes(sentence, numbers, around=around) if scene]
    due = _due(stages, manner.on)
    for index, scene in enumerate(stages):
        horizon = due.get(index)
        yield Mention(
            sentence.start + scene.reading.start,
            sentence.start + scene.reading.end,
            scene.quantity.strict() if manner.strict else scene.quantity,
            _metric(scene, is_due=horizon is not None),
            scene.reading.increment,
            horizon,
            _deadline(horizon, manner.on) if horizon else None,
        )


def _metric(scene: Scene, *, is_due: bool) -> str | None:
    """The metric that a quantity states; that of an aim where it is one."""
    metric, tense = stated_metric(scene).metric, time_of(scene)
    is_aim = is_due or (tense is not None and tense.is_aim)
    return aimed(metric) if metric and is_aim else metric


def _due(stages: Sequence[Scene], on: Period | None) -> dict[int, Horizon]:
    """The horizon of each quantity that has one, by its index.

    A horizon is that of the quantity nearest before it, else of the next.
    """
    due: dict[int, Horizon] = {}
    starts = [scene.first for scene in stages]
    for horizon in horizons(stages[0].line):
        behind = bisect_right(starts, horizon.first)
        beside = stages[max(behind - 1, 0) : behind + 1]
        if any(scene.first < horizon.end and horizon.first < scene.end for scene in beside):
            continue  # "de 3 à 18 mois" is the quantity itself
        index = behind - 1 if behind and behind - 1 not in due else behind
        if index < len(stages) and _is_due(stages[index], horizon, on, goes_on=index - 1 in due):
            due[index] = horizon
    return due


def _is_due(scene: Scene, horizon: Horizon, on: Period | None, *, goes_on: bool) -> bool:
    """Whether a date or a length of time says when a quantity is due, not when it held.

    Its own words say so ("d'ici 2015"), else the verb of the quantity ("vise 500 emplois en 2020",
    not "compte 500 emplois en 2020"), else the quantity before, which this one goes on (`goes_on`).
    A length of time lies ahead where nothing says otherwise, and so does a date behind `on`.
    """
    words = {token.fold for token in scene.line[horizon.first : horizon.end]}
    if horizon.is_vague or words & AHEAD:
        return True
    tense = time_of(scene)
    if tense is not None:
        return tense.is_aim
    date = horizon.date
    return goes_on or date is None or (on is not None and date.first > on.last)


def _deadline(horizon: Horizon, on: Period | None) -> Period | None:
    """The date of a horizon, None where it is not known or lies past the calendar."""
    with suppress(BadDate):
        return horizon.deadline(on)
    return None
