"""A text to candidate figures: what it states of an ecosystem, each with its words and reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from ftcli.catalogue import METRICS
from ftcli.dates import Period
from ftcli.errors import FtcliError
from ftcli.model import Dataset
from ftcli.quantity import COUNTS, Quantity
from ftcli.text.aims import aim_of, time_of
from ftcli.text.candidates import Candidate, Kind, passed_over, placed
from ftcli.text.carried import PARTS, Before, completed
from ftcli.text.metric_rules import AROUND
from ftcli.text.metrics import Stated, aimed, stated_metric
from ftcli.text.numbers import Number, Reason, numbers
from ftcli.text.places import Gazetteer, Naming, Place, Scope
from ftcli.text.scenes import Scene, scenes
from ftcli.text.sentences import Sentence, sentences
from ftcli.text.subjects import Holder, first_holder, organisations_of
from ftcli.text.tables import Cell, Head, row_of
from ftcli.text.whose import Context, whose
from ftcli.wording.tokens import tokens, word

MOST_NUMBERS = 250_000
# A text says in its first sentences what it is about, and in its headings.
_LEAD = 60
# A few things said beside a figure do not take its place.
_FEW = 10
# What the heads of a table may say of all its cells, and of the row that adds them up.
_SCALED = frozenset({"milliers", "millions", "milliards", "k", "m", "md", "mds", "thousands"})
_TOTALS = frozenset({"total", "totaux", "ensemble", "moyenne", "somme", "average", "sum"})
_PRONOUNS = frozenset({"celles", "ceux", "elles", "ils", "they", "these"})
# So many jobs a year, and "(+ 9 300 emplois)", are jobs created.
_EACH_YEAR = {"jobs": "jobs_created", "firms": "firms_created", "startups": "startups_created"}


class TooManyNumbers(FtcliError):
    """A text holds more numbers than memory should."""


def extract(
    text: str, dataset: Dataset, *, city: str | None = None, on: Period | None = None
) -> list[Candidate]:
    """Every number of a text, in order, with what it is to an ecosystem.

    Args:
        text: an article, a page, a list.
        dataset: the territories that may be named.
        city: id of the ecosystem that the text is about; by default what it names most.
        on: the date of the text.

    Raises:
        TooManyNumbers: there are more than 250,000, as in no article.
    """
    gazetteer = Gazetteer(dataset)
    about = gazetteer.ecosystem(city) if city else main_subject(text, gazetteer)
    reader = _Reader(gazetteer, Context(about, is_asked=city is not None), on)
    found: list[Candidate] = []
    for sentence in sentences(text):
        found += reader.candidates(sentence)
        if len(found) > MOST_NUMBERS:
            raise TooManyNumbers(f"more than {MOST_NUMBERS:,} numbers in a text", "split it")
    return _restated(found)


def _restated(found: list[Candidate]) -> list[Candidate]:
    """Headings without a verb that restate a target of the text are targets as well."""
    targets = {_said(one): one for one in found if one.kind is Kind.TARGET}
    restated = []
    for one in found:
        target = targets.get(_said(one))
        if target is None or one.kind is not Kind.OBSERVATION or not one.is_verbless:
            restated.append(one)
            continue
        as_target = one._replace(kind=Kind.TARGET, metric=target.metric)
        restated.append(as_target._replace(aim=target.aim, due=target.due))
    return restated


def _said(one: Candidate) -> tuple[str | None, Quantity | None]:
    """The metric and quantity of a figure, whether to be or created."""
    metric = aimed(one.metric) if one.metric else None
    return metric, one.quantity


def main_subject(text: str, gazetteer: Gazetteer) -> Place | None:
    """The territory that a text is about: the one it names most; None for several, or none."""
    named: Mapping[Scope, Counter[Place]] = {scope: Counter() for scope in Scope}
    for sentence in islice(sentences(text), _LEAD):
        weight = 3 if sentence.is_heading else 1
        for place in {naming.place for naming in gazetteer.namings(sentence.words)}:
            named[place.scope][place] += weight
    city, region = _most_named(named[Scope.ECOSYSTEM]), _most_named(named[Scope.REGION])
    if city and region and named[Scope.ECOSYSTEM][city] < named[Scope.REGION][region]:
        return region
    return city or region


def _most_named(named: Counter[Place]) -> Place | None:
    """The place named more than any other."""
    ranked = named.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


class _Reader:
    """Reads a text sentence by sentence, and keeps what later sentences lean on."""

    def __init__(self, gazetteer: Gazetteer, context: Context, on: Period | None) -> None:
        self._gazetteer = gazetteer
        self._organisations: set[str] = set()
        self._context = context._replace(organisations=self._organisations)
        self._on = on
        self._paragraph = -1
        self._above: set[str] = set()
        self._words: set[str] = set()
        self._last: Candidate | None = None
        self._head = Head()

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """The numbers of the next sentence."""
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            spoken_of = self._context.is_of_company and not sentence.is_heading
            self._context = self._context._replace(paragraph=None, is_of_company=spoken_of)
            self._above, self._words = self._words, set()
            self._last = None
        row = row_of(sentence, self._head)
        if row is not None:
            cells, self._head = row
            whole = (sentence.start, sentence.start + len(sentence.text))
            return [one._replace(sentence=whole) for cell in cells for one in self._in_cell(cell)]
        self._head = Head()
        namings = self._gazetteer.namings(sentence.words)
        self._words.update(t.fold for t in sentence.words if t.fold.startswith(AROUND))
        self._organisations.update(organisations_of(sentence.words))
        found = numbers(sentence)
        given = _respectively(sentence, found, namings)
        judged = self._judged(sentence, found, namings, given) if found else []
        self._move_on(sentence, namings, judged)
        return judged

    def _in_cell(self, cell: Cell) -> list[Candidate]:
        """The numbers of a cell, of the territory that the head of its row or column names."""
        found = numbers(cell.content)
        if not found:
            return []
        if not cell.labels:
            return self._judged(
                cell.content, found, self._gazetteer.namings(cell.content.words), {}
            )
        heads = [token for text in cell.labels for token in tokens(text)]
        if any(token.fold in _SCALED for token in heads):  # "Emplois (milliers)"
            return [passed_over(cell.content, number, Reason.UNCLEAR) for number in found]
        named = [naming.place for naming in self._gazetteer.namings(heads)]
        if not named and any(token.fold in _TOTALS for token in heads):
            return [passed_over(cell.content, number, Reason.OTHER_TERRITORY) for number in found]
        given = named[0] if named else None
        return self._judged(
            cell.content, found, (), {number.first: given for number in found}, cell.labels
        )

    def _move_on(
        self, sentence: Sentence, namings: Sequence[Naming], judged: Sequence[Candidate]
    ) -> None:
        """Keeps the territory that the next sentences are of, and whether they are of a firm."""
        places = list(dict.fromkeys(n.place for n in namings if n.place.scope is not Scope.COUNTRY))
        only = places[0] if len(places) == 1 else None
        context = self._context
        if sentence.is_heading and not any(one.metric for one in judged):
            self._context = context._replace(section=only, paragraph=None, is_of_company=False)
            return
        if places:
            context = context._replace(paragraph=only)
        holder = first_holder(sentence.words, namings, context.organisations)
        if holder is not None and holder.holder is not Holder.SITE:
            context = context._replace(is_of_company=holder.holder is Holder.COMPANY)
        self._context = context

    def _judged(
        self,
        sentence: Sentence,
        found: Sequence[Number],
        namings: Sequence[Naming],
        given: Mapping[int, Place | None],
        labels: tuple[str, ...] = (),
    ) -> list[Candidate]:
        """What each number of a sentence is; `given` has territories, by first token."""
        judged: list[Candidate] = []
        around = sorted(self._above | self._words)
        for number, scene in scenes(sentence, found, namings, around, labels):
            if scene is None:
                judged.append(passed_over(sentence, number, number.reason or Reason.UNCLEAR))
                continue
            one = self._candidate(scene, judged, given.get(number.first))
            judged.append(one)
            if one.is_taken or _is_many(one):
                self._last = one
        due = {one.horizon for one in judged if one.horizon is not None}
        return [
            one._replace(reason=Reason.DEADLINE) if number.horizon in due else one
            for one, number in zip(judged, found, strict=True)
        ]

    def _candidate(
        self, scene: Scene, before: Sequence[Candidate], given: Place | None
    ) -> Candidate:
        """What a quantity is to the ecosystem."""
        carried = completed(scene, self._before(before))
        scene = carried.scene
        stated = (
            Stated(carried.metric, (carried.words,)) if carried.metric else stated_metric(scene)
        )
        last = before[-1] if before else None
        if last is not None and _goes_on(scene, last):
            stated = Stated(last.metric, (last.stated,))
        if stated.metric is None:
            return passed_over(scene.sentence, scene.number, stated.reason or Reason.COUNT)
        is_like = last is not None and _is_like(last, stated.metric, scene.quantity)
        same = last.aim if last and is_like else None
        aim = aim_of(scene, self._on, same)
        metric = self._metric(scene, stated.metric, is_aim=aim is not None)
        if metric is None:
            return passed_over(scene.sentence, scene.number, Reason.CHANGE)
        # A length is told in months; "deux ans" alone would not read as one.
        if METRICS[metric].unit == "month" and scene.quantity.unit != "month":
            return passed_over(scene.sentence, scene.number, Reason.DURATION)
        owner = whose(scene, metric, self._context, given)
        kind = Kind.TARGET if aim else Kind.OBSERVATION
        said = (
            ("metric", " … ".join(stated.words)),
            ("territory", owner.words),
            ("aim", aim.words if aim else ""),
        )
        return placed(scene)._replace(
            kind=Kind.CONTEXT if owner.reason else kind,
            quantity=_in_unit(scene.quantity, metric),
            metric=metric,
            territory=owner.territory,
            area=owner.area,
            aim=aim,
            due=scene.words(aim.horizon.first, aim.horizon.end) if aim and aim.horizon else None,
            part_of=_whole(scene, before),
            on=None if aim else _held(scene),
            reason=owner.reason,
            why=tuple((what, words) for what, words in said if words),
            is_verbless=scene.sentence.is_heading and time_of(scene) is None,
        )

    def _metric(self, scene: Scene, metric: str, *, is_aim: bool) -> str | None:
        """The metric in the light of its time; None for a change that no metric tells."""
        unit = scene.quantity.unit
        if is_aim:
            return aimed(metric)
        if unit != METRICS[metric].unit and unit in {"%", "multiple"}:
            return None  # "the number of start-ups has doubled"
        if metric == "jobs" and (self._means_startups(scene) or _is_in_startups(scene)):
            return "startups_jobs"
        is_more = "+" in {word(scene.line, scene.first), word(scene.line, scene.first - 1)}
        is_made = scene.quantity.per is not None or (is_more and scene.is_bracketed)
        return _EACH_YEAR.get(metric, metric) if is_made else metric

    def _before(self, before: Sequence[Candidate]) -> Before | None:
        """The figure before, where no other quantity stands between."""
        quantities = [one for one in before if one.quantity is not None]
        last = quantities[-1] if quantities else self._last
        if last is None or last.metric is None or not last.is_taken:
            return None
        unit = last.quantity.unit if last.quantity else None
        return Before(last.metric, unit, last.stated, is_near=any(one is last for one in before))

    def _means_startups(self, scene: Scene) -> bool:
        """Whether a pronoun at the start of a sentence means the start-ups counted before."""
        last = self._last
        is_pronoun = word(scene.line, 0) in _PRONOUNS
        return is_pronoun and last is not None and last.metric == "startups"


def _is_in_startups(scene: Scene) -> bool:
    """Whether the next number counts the start-ups that jobs are in: "dans 350 start-up"."""
    following = scene.following
    if following is None or following.reading is None:
        return False
    between = {token.fold for token in scene.line[scene.end : following.first]}
    return following.reading.concept == "start-up" and between <= {"dans", "des", "de", "les", "in"}


def _is_many(one: Candidate) -> bool:
    """Whether a count that is no figure is one that a later number may mean: "30 000 morceaux"."""
    if one.quantity is None or one.quantity.nominal is None:
        return False
    return one.quantity.unit in COUNTS and one.quantity.nominal >= _FEW


def _goes_on(scene: Scene, last: Candidate) -> bool:
    """Whether a part of a sentence leaves out its verb: "A aidera 50 startups ; B, dix"."""
    if word(scene.line, scene.clause.start - 1) != ";" or not last.is_taken:
        return False
    same = last.quantity is not None and last.quantity.unit == scene.quantity.unit
    return same and time_of(scene) is None


def _is_like(last: Candidate, metric: str, quantity: Quantity) -> bool:
    """Whether a figure without a verb can share that of the one before."""
    shares = last.quantity is not None and last.quantity.unit == quantity.unit == "%"
    return last.metric == metric or shares


def _in_unit(quantity: Quantity, metric: str) -> Quantity:
    """The quantity in the metric's unit: whoever counts heads counts the metric's."""
    unit = METRICS[metric].unit
    if quantity.unit is None or {quantity.unit, unit} <= COUNTS:
        return quantity.with_unit(unit)
    return quantity


def _whole(scene: Scene, before: Sequence[Candidate]) -> str | None:
    """The metric that a number is a part of: "750 entreprises, dont 300 pure players"."""
    if not PARTS & {word(scene.line, scene.first - back) for back in (1, 2, 3)}:
        return None
    return next((one.metric for one in reversed(before) if one.metric), None)


def _held(scene: Scene) -> Period | None:
    """When a figure held: the date behind it, else in front, with no other quantity between."""
    dates = [
        dated for dated in scene.dated if dated.first in scene.clause and dated.first in scene.room
    ]
    behind = [dated for dated in dates if dated.first >= scene.end]
    for dated in (*behind, *dates):
        if dated.horizon is not None and dated.horizon.date is not None:
            return dated.horizon.date
    return None


def _respectively(
    sentence: Sentence, found: Sequence[Number], namings: Sequence[Naming]
) -> dict[int, Place | None]:
    """The territories that "respectivement" gives to numbers, by the first token of each."""
    if not any(token.fold in {"respectivement", "respectively"} for token in sentence.words):
        return {}
    counted = [n.first for n in found if n.reading is not None and n.reason is None]
    if len(counted) < 2 or len(counted) != len(namings):
        return {}
    return {first: naming.place for first, naming in zip(counted, namings, strict=True)}
