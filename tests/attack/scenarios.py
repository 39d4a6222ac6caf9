"""Random scorecards with small counts that must stay hidden, for the attacker."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final, TypeAlias

from attrs import evolve, frozen

from qpr_core import (
    Baseline,
    ExpectedRange,
    Indicator,
    Period,
    Polarity,
    Rag,
    Ratio,
    Scorecard,
    Thresholds,
    TimeSeries,
)
from qpr_core.rules import Case, Levels, RatingRule, Scheme, SecondRating

AT: Final = Period.parse("Q2 2023/24")
LAST_MONTH: Final = Period.parse("September 2023")
APRIL: Final = 4
Count: TypeAlias = int | tuple[int, int] | None
"""A count, a numerator with its denominator, or a gap."""


class Four(Scheme):
    """Four bands, so that a small count can be alone in one."""

    BLUE = "Blue"
    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"


def _looking_back(case: Case) -> Scheme | None:
    """Green on target, Amber if the value got better, Red if not."""
    if case.rank == 0:
        return Rag.GREEN
    return None if case.gain is None else Rag.AMBER if case.gain > 0 else Rag.RED


LOOKS_BACK: Final = RatingRule(name="Improving", version=1, decide=_looking_back, looks_back=Baseline.PREVIOUS_PERIOD)


@frozen(kw_only=True)
class Cell:
    """The place of one count: an indicator, a period, and a peer if the count is its."""

    code: str
    period: Period
    peer: str | None = None


@frozen
class Secret:
    """A hidden count: that of a cell, or what it is more than the total in a cell before it."""

    cell: Cell
    before: Cell | None = None


@frozen(kw_only=True)
class Measured:
    """A definition with its counts, and those of its peers."""

    parts: Mapping[str, Any]
    counts: Mapping[Period, Count]
    peers: Mapping[str, Mapping[Period, Count]]

    @property
    def below(self) -> int:
        """The limit of small counts; 0 if there is none."""
        return int(self.parts.get("withhold_below") or 0)


@frozen(kw_only=True)
class Scenario:
    """A scorecard and its report, which can be made again with other counts in some cells."""

    seed: int
    measured: tuple[Measured, ...]
    periods: int
    second: SecondRating | None
    is_published: bool
    is_protected: bool = True

    def scorecard(self, changed: Mapping[Cell, int] | None = None) -> Scorecard:
        """Return the scorecard with the counts *changed* in some cells."""
        entries = [_entry(each, changed or {}) for each in self.measured]
        if self.is_protected:
            return Scorecard(entries)
        return Scorecard((evolve(indicator, withhold_below=None), series) for indicator, series in entries)

    def cells(self) -> Iterator[tuple[Cell, Count]]:
        """Yield the places of all counts that are or may be hidden."""
        for each in self.measured:
            code = each.parts["code"]
            yield from ((Cell(code=code, period=period), count) for period, count in each.counts.items())
            for peer, counts in each.peers.items():
                for period, count in counts.items():
                    yield Cell(code=code, period=period, peer=peer), count

    def hidden(self) -> list[Cell]:
        """Return the places of the counts that are small, by the words of `withhold_below` alone."""
        return [cell for cell, count in self.cells() if is_small(count, self.below(cell))]

    def secrets(self) -> "list[Secret]":
        """Return what must stay hidden: small counts, and small differences of totals of the year to date."""
        found = [Secret(cell) for cell in self.hidden()]
        for each in self.measured:
            if each.parts["basis"] == "year-to-date total":
                found += _differences(each)
        return found

    def below(self, cell: Cell) -> int:
        """Return the limit of small counts that holds in a cell."""
        return next(each.below for each in self.measured if each.parts["code"] == cell.code)

    def most(self, cell: Cell) -> int:
        """Return the greatest count that the attacker tries in a cell: the denominator, or twice the limit."""
        count = dict(self.cells())[cell]
        return count[1] if isinstance(count, tuple) else 2 * self.below(cell) + 2


def is_small(count: Count, below: int) -> bool:
    """Return True if a count, or one of the three counts of a share, is from 1 up to (not including) *below*."""
    counts = (count[0], count[1] - count[0], count[1]) if isinstance(count, tuple) else (count or 0,)
    return any(0 < each < below for each in counts)


def _differences(measured: Measured) -> Iterator[Secret]:
    """Yield each small count of a quarter between two totals of the year to date that are not small."""
    for period, count in measured.counts.items():
        before = measured.counts.get(period.shift(-1))
        if period.first_month.month == APRIL or not isinstance(count, int) or not isinstance(before, int):
            continue
        if is_small(count - before, measured.below) and not is_small(count, measured.below):
            code = measured.parts["code"]
            yield Secret(Cell(code=code, period=period), Cell(code=code, period=period.shift(-1)))


def _series(counts: Mapping[Period, Count], changed: Mapping[Period, int]) -> TimeSeries:
    results: dict[Period, Ratio | int | None] = {}
    for period, count in counts.items():
        new = changed.get(period)
        if isinstance(count, tuple):
            results[period] = Ratio(count[0] if new is None else new, count[1])
        else:
            results[period] = count if new is None else new
    return TimeSeries(results)


def _entry(measured: Measured, changed: Mapping[Cell, int]) -> tuple[Indicator, TimeSeries]:
    code = measured.parts["code"]
    of = {
        name: {cell.period: count for cell, count in changed.items() if (cell.code, cell.peer) == (code, name)}
        for name in (None, *measured.peers)
    }
    peers = {name: _series(counts, of[name]) for name, counts in measured.peers.items()}
    return Indicator(**measured.parts, peers=peers), _series(measured.counts, of[None])


def draw_scenario(seed: int) -> Scenario:
    """Return the scenario of a seed; the same seed always gives the same one."""
    random = Random(seed)
    measured = [_measured(random, f"K{number}") for number in range(1, random.choice([2, 2, 3]))]
    made = Scenario(
        seed=seed,
        measured=tuple(measured),
        periods=random.choice([2, 3, 5]),
        second=_second(random, measured),
        is_published=random.random() < 0.3,
    )
    return made if made.secrets() else draw_scenario(seed + 1_000_003)


def _second(random: Random, measured: list[Measured]) -> SecondRating | None:
    codes = [each.parts["code"] for each in measured if each.parts.get("scheme") is None and _is_rated(each)]
    if not codes or random.random() < 0.8:
        return None
    return SecondRating(name="Forecast", ratings={code: {AT: random.choice(list(Rag))} for code in codes})


def _is_rated(measured: Measured) -> bool:
    return isinstance(measured.parts.get("thresholds"), Thresholds)


def _measured(random: Random, code: str) -> Measured:
    parts, denominator = _definition(random, code)
    is_total, in_months = parts["basis"] != "in period", "aggregation" in parts
    counts = _counts(random, parts["withhold_below"], denominator, in_months=in_months, adds_up=is_total)
    peers = {}
    if not in_months and not is_total and random.random() < 0.25:
        peers = {
            name: {AT: _count(random, parts["withhold_below"], denominator)} for name in ("Ashby", "Colne", "Dunmere")
        }
    return Measured(parts=parts, counts=counts, peers=peers)


def _definition(random: Random, code: str) -> tuple[dict[str, Any], int]:
    """Return the parts of an indicator, and the denominator of its results; 0 if they are counts."""
    is_share = random.random() < 0.4
    basis = "year-to-date total" if not is_share and random.random() < 0.2 else "in period"
    in_months = basis == "in period" and random.random() < 0.3
    below = random.choice([3, 4, 5, 5, 5, 6, 8])
    parts: dict[str, Any] = {
        "code": code,
        "name": f"Indicator {code}",
        "unit": "%" if is_share else "number",
        "basis": basis,
        "withhold_below": below,
        "carry_forward": random.choice([1, 1, 2]),
        "polarity": random.choice([*Polarity, Polarity.LOWER_IS_BETTER, Polarity.HIGHER_IS_BETTER]),
    }
    if in_months:
        parts["aggregation"] = "pooled counts" if is_share else random.choice(["sum", "sum", "last month"])
    denominator = random.choice([8, 12, 20, 25, 40]) if is_share else 0
    if basis == "in period" and random.random() < 0.3:
        parts["baseline"] = Baseline.SAME_PERIOD_LAST_YEAR
    if random.random() < 0.2:
        parts |= {"decimal_places": 0, "rated_as_displayed": True}
    if basis == "in period":
        parts["thresholds"] = _thresholds(random, parts, below, denominator)
    if isinstance(parts.get("thresholds"), Levels):
        parts["scheme"] = Four
    elif isinstance(parts.get("thresholds"), Thresholds) and random.random() < 0.2:
        parts["rule"] = LOOKS_BACK
    if parts.get("thresholds") is None and parts["polarity"] is Polarity.CLOSEST_TO_TARGET_IS_BEST:
        parts["polarity"] = Polarity.LOWER_IS_BETTER
    if random.random() < 0.4:
        beside = _part(random, below, 0)
        parts["comparators"] = {"England": TimeSeries({AT: beside, AT.shift(-1): 7})}
        if is_share:
            parts["comparators"] = {"England": TimeSeries({AT: random.choice([10, 12, 25, 50, 95])})}
    return parts, denominator


def _count(random: Random, below: int, denominator: int) -> Count:
    count = _part(random, below, denominator)
    return (min(random.choice([count, denominator - count]), denominator), denominator) if denominator else count


def _part(random: Random, below: int, denominator: int) -> int:
    """Return a count that is often small, and sometimes 0."""
    low, high = (0, denominator) if denominator else (0, 4 * below)
    small = random.randint(1, below - 1)
    return random.choice([small, small, random.randint(low, high), random.randint(low, high), 0])


def _counts(random: Random, below: int, denominator: int, *, in_months: bool, adds_up: bool) -> Mapping[Period, Count]:
    last, size = (LAST_MONTH, random.choice([6, 9, 18])) if in_months else (AT, random.choice([2, 4, 6, 10]))
    counts: dict[Period, Count] = {}
    total = 0
    for place in range(size):
        period = last.shift(place + 1 - size)
        count = _count(random, below, denominator)
        if adds_up:
            assert isinstance(count, int)
            total = count if period.first_month.month == APRIL else total + count
            count = total
        is_gap = place < size - 1 and random.random() < 0.05
        counts[period] = None if is_gap else count
    return counts


def _thresholds(random: Random, parts: dict[str, Any], below: int, denominator: int) -> Any:
    """Return thresholds close to the small counts, in the unit of the indicator."""
    scale = 100 / denominator if denominator else 1

    def figure(least: int, most: int) -> str:
        return f"{random.randint(least, most) * scale:.2f}"

    if random.random() < 0.1:
        return None
    polarity = parts["polarity"]
    near = sorted((random.randint(0, below + 1) for _ in range(3)), reverse=polarity is Polarity.HIGHER_IS_BETTER)
    stated = [f"{each * scale:.2f}" for each in near]
    match polarity:
        case Polarity.NEITHER:
            return ExpectedRange(figure(1, below), figure(below, 2 * below))
        case Polarity.CLOSEST_TO_TARGET_IS_BEST:
            return Thresholds(target=figure(1, below), tolerance=figure(1, 3))
        case _ if random.random() < 0.3 and len(set(near)) == len(near):
            return Levels(dict(zip((Four.BLUE, Four.GREEN, Four.AMBER), stated, strict=True)))
        case _ if stated[0] != stated[-1]:
            return Thresholds(target=stated[0], floor=stated[-1])
        case _:
            return Thresholds(target=stated[0], floor=stated[0])
