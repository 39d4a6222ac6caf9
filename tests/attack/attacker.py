"""The attacker: lists the values of a hidden count that fit everything that was published."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from attrs import define, field, frozen

from attack.channels import QUICK, SLOW, Case
from attack.scenarios import Cell, Count, Scenario, Secret, is_small

CHANNELS: Final = {**QUICK, **SLOW}
MONTHS_OF_QUARTER: Final = 3
MOST_JOINT: Final = 2
"""The most other results of an indicator that the attacker changes together with a hidden count."""


def least_candidates(below: int) -> int:
    """Return how many values must stay possible: three, or all that a small count can have."""
    return min(3, below - 1)


@frozen(kw_only=True)
class Leak:
    """A hidden count with too few values that fit."""

    seed: int
    secret: Secret
    count: int
    candidates: tuple[int, ...]

    @property
    def is_exact(self) -> bool:
        """Whether only one value fits."""
        return len(self.candidates) == 1


@define
class Attack:
    """The outputs of a scenario, made once, and compared with those of other counts."""

    scenario: Scenario
    channels: list[str] = field(factory=lambda: list(CHANNELS))
    jointly: bool = True
    _observed: dict[str, str] = field(factory=dict, init=False)
    _case: Case = field(init=False)
    _counts: Mapping[Cell, Count] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Report the true counts."""
        self._case = Case(self.scenario, self.scenario.scorecard())
        self._counts = dict(self.scenario.cells())

    def leaks(self) -> Iterator[Leak]:
        """Yield each hidden count for which too few values fit."""
        if self._all_can_turn():
            return
        for secret in self.scenario.secrets():
            needed = least_candidates(self.scenario.below(secret.cell))
            fitting = self._candidates(secret, needed, self.channels)
            if len(fitting) < needed:
                yield Leak(
                    seed=self.scenario.seed,
                    secret=secret,
                    count=self._count(secret.cell) - (0 if secret.before is None else self._count(secret.before)),
                    candidates=fitting,
                )

    def _all_can_turn(self) -> bool:
        """Return True if all hidden counts together can have their next small values.

        Each then has enough values that fit, which is found at once.
        """
        if any(secret.before is not None for secret in self.scenario.secrets()):
            return False
        turns = max(least_candidates(self.scenario.below(cell)) for cell in self.scenario.hidden())
        return all(
            self._fits({cell: self._turned(cell, turn) for cell in self.scenario.hidden()}, self.channels)
            for turn in range(1, turns)
        )

    def _turned(self, cell: Cell, turn: int) -> int:
        values = self._small_values(cell)
        return values[(values.index(self._count(cell)) + turn) % len(values)]

    def _small_values(self, cell: Cell) -> list[int]:
        given, below = self._counts[cell], self.scenario.below(cell)
        return [
            value
            for value in range(self.scenario.most(cell) + 1)
            if is_small((value, given[1]) if isinstance(given, tuple) else value, below)
        ]

    def _count(self, cell: Cell) -> int:
        given = self._counts[cell]
        return given[0] if isinstance(given, tuple) else given or 0

    def _candidates(self, secret: Secret, needed: int, channels: list[str]) -> tuple[int, ...]:
        """Return the values of a secret that fit the channels; at most *needed* of them, as more prove nothing."""
        fitting: list[int] = []
        for value in range(self.scenario.most(secret.cell) + 1):
            if len(fitting) == needed:
                break
            if any(
                self._fits(changed, channels)
                or (self.jointly and self._is_small(secret, value) and self._fits_jointly(changed, channels))
                for changed in self._ways(secret, value)
            ):
                fitting.append(value)
        return tuple(fitting)

    def channels_of(self, leak: Leak, among: Iterable[str] = CHANNELS) -> tuple[str, ...]:
        """Return the channels that on their own leave too few values, with all other counts as they are."""
        needed, values = (
            least_candidates(self.scenario.below(leak.secret.cell)),
            range(self.scenario.most(leak.secret.cell) + 1),
        )
        return tuple(
            channel
            for channel in among
            if sum(any(self._fits(way, [channel]) for way in self._ways(leak.secret, value)) for value in values)
            < needed
        )

    def _is_small(self, secret: Secret, value: int) -> bool:
        return value in self._small_values(secret.cell) or secret.before is not None

    def _ways(self, secret: Secret, value: int) -> Iterator[Mapping[Cell, int]]:
        """Yield the ways to give a secret a value: by its own cell, or by the one before."""
        if secret.before is None:
            yield {secret.cell: value}
        else:
            yield {secret.cell: self._count(secret.before) + value}
            yield {secret.before: self._count(secret.cell) - value}

    def _fits_jointly(self, changed: Mapping[Cell, int], channels: list[str]) -> bool:
        """Return True if a value fits with other values of the results next to it.

        Only the nearest are changed, first those of the same quarter, and so that their sum stays as it is, because
        it can be published. So fewer candidates may be found than there are, and never more.
        """
        (first, *_) = changed
        others = (each for each in self._counts if (each.code, each.peer) == (first.code, first.peer))
        free = (each for each in others if each not in changed and self._counts[each] is not None)
        near = sorted(free, key=lambda each: _distance(each, first))[:MOST_JOINT]
        total = sum(self._count(each) for each in (first, *near)) - changed[first]
        return any(
            self._fits({**dict(zip(near, values, strict=True)), **changed}, channels)
            for values in product(*map(self._near, near))
            if near and sum(values) == total
        )

    def _near(self, cell: Cell) -> range:
        """Return the counts that a cell could have beside a different small count."""
        given = self._counts[cell]
        most = given[1] if isinstance(given, tuple) else self._count(cell) + self.scenario.below(cell)
        return range(most + 1)

    def _fits(self, changed: Mapping[Cell, int], channels: list[str]) -> bool:
        case = Case(self.scenario, self.scenario.scorecard(changed))
        for place, channel in enumerate(channels):
            if CHANNELS[channel](case) != self._output(channel):
                channels.insert(0, channels.pop(place))  # the next count will soon differ in it too
                return False
        return True

    def _output(self, channel: str) -> str:
        if channel not in self._observed:
            self._observed[channel] = CHANNELS[channel](self._case)
        return self._observed[channel]


def _distance(cell: Cell, other: Cell) -> tuple[bool, int]:
    quarters = [(each.period.ordinal // MONTHS_OF_QUARTER) for each in (cell, other)]
    return quarters[0] != quarters[1], abs(cell.period.ordinal - other.period.ordinal)
