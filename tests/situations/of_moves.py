"""Situations of what moved and changed: moves, the list of KPIs, targets, history and things to watch and to say."""

from typing import Any, Final

from qpr_core import ExpectedRange, Report, Section, Thresholds
from qpr_core.methods import LastPeriod
from qpr_core.rules import Levels
from situations.building import (
    AMBER,
    GREEN,
    RED,
    TARGETS,
    Situation,
    bridged,
    entry,
    history,
    named,
    rated,
    report,
    visits,
)
from situations.of_counts import FALLING, GRADES, RISING, UNCLEAR

MOVES: Final = (Section.OPENING, Section.MOVED, Section.CHANGES)
CHANGES: Final = (Section.CHANGES, Section.NOTES)
SAY: Final = (Section.INSIGHTS,)
HIGHER: Final = Thresholds(target=90, floor=86)


def with_targets(before: Any, now: Any, *results: Any, **parts: Any) -> Report:
    """Return a report of one KPI with the thresholds of the quarter before and those of now."""
    return report(entry(1, *results, thresholds={"Q1 2022/23": before, "Q2 2023/24": now}, **parts))


OF_MOVES: Final[dict[str, Situation]] = {
    "every KPI moved": Situation(lambda: rated((2, (AMBER, GREEN)), (3, (GREEN, AMBER)), (1, (GREEN, RED))), MOVES),
    "no KPI moved": Situation(lambda: rated((2, (GREEN, GREEN)), (1, (RED, RED))), MOVES, further=bridged),
    "many moved": Situation(lambda: rated((9, (GREEN, AMBER)), (1, (RED, AMBER))), MOVES),
    "moves between bands of two words": Situation(
        lambda: rated((1, (90, 82)), (1, (82, 60)), (1, (60, 82)), (1, (82, 97)), thresholds=GRADES), MOVES
    ),
    "joined and left": Situation(
        lambda: report(
            entry(1, GREEN, GREEN),
            entry(2, RED, reported_from="Q2 2023/24"),
            entry(3, AMBER, None, reported_until="Q1 2023/24"),
        ),
        MOVES,
        further=bridged,
    ),
    "two joined and two left, some not rated": Situation(
        lambda: report(
            entry(1, GREEN, GREEN),
            entry(2, RED, reported_from="Q2 2023/24"),
            entry(3, 5, reported_from="Q2 2023/24", thresholds=None),
            entry(4, AMBER, None, reported_until="Q1 2023/24"),
            entry(5, 5, None, reported_until="Q1 2023/24", thresholds=None),
        ),
        MOVES,
    ),
    "gained and lost a rating": Situation(
        lambda: report(entry(1, GREEN, GREEN), entry(2, None, RED), entry(3, RED, None, carry_forward=0)),
        MOVES,
        further=bridged,
    ),
    "a result that is marked": Situation(
        lambda: report(
            entry(1, GREEN, GREEN),
            entry(2, RED, None, carry_forward=0, series={"markers": {"Q2 2023/24": "n/a"}}),
            entry(3, None, None, series={"markers": {"Q2 2023/24": "to follow"}}),
            entry(4, AMBER, None, series={"markers": {"Q2 2023/24": "n/a"}}),
        ),
        (Section.MOVED, Section.CHANGES, Section.WATCH_LIST, Section.NOTES, Section.INDICATORS),
    ),
    "a target that changed a rating": Situation(
        lambda: with_targets(TARGETS, HIGHER, 86, 86), (Section.MOVED, *CHANGES), further=bridged
    ),
    "a target that changed no rating": Situation(lambda: with_targets(TARGETS, HIGHER, 95, 96), CHANGES),
    "performance and a target that both changed": Situation(
        lambda: with_targets(TARGETS, HIGHER, 86, 70), CHANGES, further=bridged
    ),
    "a first target": Situation(
        lambda: report(entry(1, GREEN, GREEN), entry(2, 86, 86, thresholds={"Q2 2023/24": TARGETS})),
        (Section.MOVED, *CHANGES),
    ),
    "a target that ended": Situation(
        lambda: report(
            entry(1, GREEN, GREEN), entry(2, 86, 86, thresholds={"Q1 2022/23": TARGETS, "Q2 2023/24": None})
        ),
        (Section.MOVED, *CHANGES),
    ),
    "a tolerance in place of a floor": Situation(
        lambda: with_targets(TARGETS, Thresholds(target=85, tolerance="10%"), 82, 82), CHANGES
    ),
    "levels of bands that changed": Situation(
        lambda: with_targets(
            Levels({**GRADES.levels}), Levels({**GRADES.levels} | {list(GRADES.levels)[1]: 88}), 90, 90
        ),
        CHANGES,
    ),
    "an expected range that changed": Situation(
        lambda: report(
            entry(1, GREEN, GREEN),
            visits(
                2, 120, 120, thresholds={"Q1 2022/23": ExpectedRange(100, 200), "Q2 2023/24": ExpectedRange(130, None)}
            ),
        ),
        (Section.ACTIVITY, Section.NOTES),
    ),
    "a target changed since last year and not since": Situation(
        lambda: report(
            entry(
                1,
                *([GREEN] * 5),
                baseline="same period last year",
                thresholds={"Q1 2022/23": TARGETS, "Q1 2023/24": HIGHER},
            )
        ),
        (*CHANGES, Section.INDICATORS),
    ),
    "a changed definition and a new name": Situation(
        lambda: report(
            entry(1, GREEN, GREEN),
            entry(
                2,
                AMBER,
                AMBER,
                name="Vacancies filled",
                redefined={"Q2 2023/24": "Apprentices count."},
                renamed={"Q2 2023/24": "Posts filled"},
            ),
        ),
        CHANGES,
        further=bridged,
    ),
    "history without a change": Situation(lambda: history((GREEN, GREEN, GREEN), (RED, RED, RED)), (Section.HISTORY,)),
    "history with changes": Situation(lambda: history((GREEN, AMBER, RED), (RED, RED, AMBER)), (Section.HISTORY,)),
    "history with directions and a KPI not rated": Situation(
        lambda: report(entry(1, *RISING), entry(2, *UNCLEAR), entry(3, 5, 6, 7, thresholds=None), quarters=4),
        (Section.HISTORY,),
    ),
    "the same quarter last year": Situation(
        lambda: report(entry(1, RED, RED, AMBER, AMBER, GREEN), entry(2, *[GREEN] * 5), quarters=5),
        (Section.LAST_YEAR,),
    ),
    "the same quarter last year, with a different list of KPIs": Situation(
        lambda: report(
            entry(1, RED, RED, AMBER, AMBER, GREEN),
            entry(2, GREEN, reported_from="Q2 2023/24"),
            entry(3, 5, 5, 5, 5, GREEN, thresholds={"Q1 2023/24": TARGETS}),
            quarters=5,
        ),
        (Section.LAST_YEAR, Section.HISTORY),
    ),
    "watch-list": Situation(
        lambda: rated((1, (96, 94, 92, 90, 88, 81)), (1, (60, 65, 70, 75, 76, 78)), (1, (90, 90))),
        (Section.WATCH_LIST,),
    ),
    "watch-list of every kind": Situation(
        lambda: report(
            entry(1, *FALLING, 78),
            entry(2, 70, 70, 70, 70, 70, 70),
            entry(3, 70, 71),
            entry(4, *FALLING, 83),
            entry(5, 90, 84),
            entry(6, 82, 80.5),
            entry(7, 90, 85.5, service=None),
            entry(8, 79, None),
        ),
        (Section.WATCH_LIST,),
    ),
    "nothing to watch": Situation(lambda: rated((2, (GREEN, GREEN))), (Section.WATCH_LIST,)),
    "fell two bands": Situation(lambda: rated((1, (GREEN, RED)), (2, (GREEN, GREEN))), SAY),
    "rose two bands": Situation(lambda: rated((1, (RED, GREEN)), (2, (GREEN, GREEN))), SAY),
    "Red for the third quarter running": Situation(
        lambda: report(entry(1, RED, RED, 71), entry(2, GREEN, GREEN, 91), quarters=4), SAY
    ),
    "a service that worsened and one that improved": Situation(
        lambda: report(
            *(entry(index, 95, 92, service="Waste") for index in (1, 2, 3)),
            *(entry(index, 92, 95, service="Transport") for index in (4, 5, 6)),
        ),
        SAY,
    ),
    "best and worst since": Situation(
        lambda: report(entry(1, 90, 88, 89, 90, 88, 99), entry(2, 92, 95, 94, 93, 95, 86)), SAY
    ),
    "directions that turned": Situation(
        lambda: report(
            named("Calls answered", 88, 89, 90, 89),
            named("Letters answered", 92, 91, 90, 91),
            method=LastPeriod(),
        ),
        SAY,
    ),
}
"""The situations of moves and changes, by name."""
