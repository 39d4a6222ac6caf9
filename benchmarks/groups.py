"""Cost of groups: a tree of four levels / a flat list of the same indicators.

Each has a report with its counts and a rating by a group rule. The tree has the counts of every level too, and a rating
for every group. Both take turns, and the least time of each counts, because other processes only add to it.

(n) the time for the tree / the time for the list; at most 1.2
"""

import gc
import sys
import time

from qpr_core import Rag, Scorecard, TimeSeries, summarise
from qpr_core.groups import MeanScore, rate_group, rate_tree
from qpr_core.testing import an_indicator

INDICATORS = 10_000
ROUNDS = 3
LEVELS = 4
WIDTH = 5
"""The number of groups in each group: 625 on the innermost level."""

QUARTER = "Q2 2023/24"
RULE = MeanScore(cut_offs={Rag.GREEN: 1.5, Rag.AMBER: 0.5})


def place(number: int) -> tuple[str, ...]:
    """Return one of the innermost groups."""
    return tuple(f"Group {number // WIDTH**level % WIDTH}" for level in range(LEVELS))


def scorecard(size: int, *, with_places: bool) -> Scorecard:
    """Return indicators with three years of results."""
    quarters = [f"Q{quarter} {year}" for year in ("2020/21", "2021/22", "2022/23") for quarter in (1, 2, 3, 4)]
    entries = []
    for number in range(size):
        groups = {"plan": place(number)} if with_places else None
        values = [70 + (number * 7 + at * 13) % 30 for at in range(len(quarters) + 2)]
        results = TimeSeries(zip([*quarters, "Q1 2023/24", QUARTER], values, strict=True))
        entries.append((an_indicator(85, 80, code=f"K{number}", groups=groups), results))
    return Scorecard(entries)


def flat(card: Scorecard) -> None:
    """Make a report, and count and rate it as one group."""
    report = card.report(QUARTER)
    summarise(report)
    rate_group(report, RULE)


def tree(card: Scorecard) -> None:
    """Make a report, and count and rate every group."""
    report = card.report(QUARTER)
    summarise(report)
    for level in range(1, LEVELS + 1):
        summarise(report, by="plan", level=level)
    rate_tree(report, "plan", RULE, how="level by level")


def main() -> None:
    """Print the ratio."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else INDICATORS
    jobs = ((flat, scorecard(size, with_places=False)), (tree, scorecard(size, with_places=True)))
    best = [float("inf")] * len(jobs)
    for _ in range(ROUNDS):
        for place_of_job, (job, card) in enumerate(jobs):
            gc.collect()
            gc.disable()
            started = time.process_time()
            job(card)
            best[place_of_job] = min(best[place_of_job], time.process_time() - started)
            gc.enable()
    listed, divided = best
    printed = f"{size:,} indicators; {1000 * listed / size:.2f} and {1000 * divided / size:.2f} ms each"
    print(f"(n) a tree of four levels / a flat list: {divided / listed:.2f} (at most 1.2; {printed})")


if __name__ == "__main__":
    main()
