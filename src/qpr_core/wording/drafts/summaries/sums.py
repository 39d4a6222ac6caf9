"""Sums: the counts of a summary that follow from others, and those that clash."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.summaries.record import Contradiction, StatedFact

NOW, PREVIOUS = "", "previous."
"""The beginnings of paths: the quarter of the report, and the quarter before."""


class Sum(NamedTuple):
    """A number that is the sum of others; a change may be negative."""

    whole: str
    parts: Sequence[str]
    is_change: bool = False


def ratings_of(scheme: type[Scheme]) -> list[str]:
    """Return the paths of the counts of ratings.

    >>> from qpr_core import Rag
    >>> ratings_of(Rag)
    ['ratings.green', 'ratings.amber', 'ratings.red']
    """
    return [f"ratings.{band.name.lower()}" for band in scheme]


DIRECTIONS = [f"directions.{direction.name.lower()}" for direction in Direction]
"""The paths of the counts of directions."""


def counts_of(scheme: type[Scheme]) -> list[str]:
    """Return the paths of every count of both quarters."""
    others = ["rated_count", "unrated_count", "directed_count", "without_direction_count"]
    counts = ["indicators", *ratings_of(scheme), *DIRECTIONS, *others]
    return [f"{quarter}{path}" for quarter in (NOW, PREVIOUS) for path in counts]


def changes_of(scheme: type[Scheme]) -> list[str]:
    """Return the paths of every change between the quarters."""
    return [change_of(path) for path in _changing(scheme)]


def _changing(scheme: type[Scheme]) -> list[str]:
    return [*ratings_of(scheme), *DIRECTIONS, "unrated_count", "without_direction_count"]


def change_of(path: str) -> str:
    """Return the path of the change of a count.

    >>> change_of("ratings.red"), change_of("unrated_count")
    ('change_in_rating.red', 'change_in_unrated')
    """
    group, _, member = path.partition(".")
    return f"change_in_{group.removesuffix('s')}.{member}" if member else f"change_in_{path.removesuffix('_count')}"


def _sums(scheme: type[Scheme]) -> Iterator[Sum]:
    for quarter in (NOW, PREVIOUS):
        yield Sum(f"{quarter}rated_count", [f"{quarter}{path}" for path in ratings_of(scheme)])
        yield Sum(f"{quarter}directed_count", [f"{quarter}{path}" for path in DIRECTIONS])
        for parts, rest in ((ratings_of(scheme), "unrated_count"), (DIRECTIONS, "without_direction_count")):
            yield Sum(f"{quarter}indicators", [f"{quarter}{path}" for path in (*parts, rest)])
        for part, rest in (("rated_count", "unrated_count"), ("directed_count", "without_direction_count")):
            yield Sum(f"{quarter}indicators", [f"{quarter}{part}", f"{quarter}{rest}"])
    for path in _changing(scheme):
        yield Sum(path, [f"{PREVIOUS}{path}", change_of(path)], is_change=True)


class Worked(NamedTuple):
    """Every count that is stated or follows from others, and the contradictions."""

    values: Mapping[str, int]
    contradictions: Sequence[Contradiction]


def work_out(facts: Iterable[StatedFact], scheme: type[Scheme]) -> Worked:
    """Return the counts that are stated, and those that follow.

    >>> from qpr_core import Rag
    >>> stated = {"indicators": 40, "ratings.green": 17, "ratings.red": 8, "unrated_count": 1}
    >>> worked = work_out([StatedFact(path=path, value=value) for path, value in stated.items()], Rag)
    >>> worked.values["ratings.amber"]
    14
    """
    work = _Work()
    stated: dict[str, list[StatedFact]] = {}
    for fact in facts:
        stated.setdefault(fact.path, []).append(fact)
    for path, same in stated.items():
        values = dict.fromkeys(fact.value for fact in same if isinstance(fact.value, int))
        if len(values) == 1:
            work.values[path], work.sources[path] = next(iter(values)), tuple(same)
        else:
            work.contradict(path, tuple(values), same)
    sums = list(_sums(scheme))
    while any(work.follow(each) for each in sums):
        pass
    for path in (f"{quarter}indicators" for quarter in (NOW, PREVIOUS)):
        if work.values.get(path) == 0:  # a summary has one KPI or more
            work.contradict(path, (0,), work.sources[path])
    return Worked(work.values, list(work.contradictions.values()))


class _Work:
    def __init__(self) -> None:
        self.values: dict[str, int] = {}
        self.sources: dict[str, tuple[StatedFact, ...]] = {}
        self.contradictions: dict[str, Contradiction] = {}

    def contradict(self, path: str, values: tuple[int, ...], facts: Iterable[StatedFact]) -> None:
        found = Contradiction(path=path, values=values, facts=tuple(dict.fromkeys(facts)))
        self.contradictions.setdefault(path, found)

    def follow(self, total: Sum) -> bool:
        """Work out what a sum gives; return True if a number is new."""
        open_parts = [part for part in total.parts if part not in self.values]
        given = sum(self.values[part] for part in total.parts if part not in open_parts)
        whole = self.values.get(total.whole)
        if whole is None:
            return not open_parts and self._set(total.whole, given, total)
        if not total.is_change and open_parts and whole == given:
            return any(self._set(part, 0, total) for part in open_parts)
        if len(open_parts) == 1 and (total.is_change or whole > given):
            return self._set(open_parts[0], whole - given, total)
        if (not open_parts and whole != given) or (not total.is_change and whole < given):
            self.contradict(total.whole, (whole, given), self._facts(total))
        return False

    def _set(self, path: str, value: int, total: Sum) -> bool:
        if path in self.contradictions:
            return False
        facts = self._facts(total)
        if value < 0 and not path.startswith("change_in_"):
            self.contradict(path, (value,), facts)
            return False
        self.values[path], self.sources[path] = value, facts
        return True

    def _facts(self, total: Sum) -> tuple[StatedFact, ...]:
        """Return the facts that a sum is based on."""
        paths = (total.whole, *total.parts)
        return tuple(dict.fromkeys(fact for path in paths for fact in self.sources.get(path, ())))
