"""Situations of a report, whose text a reviewer reads from top to bottom in `tests/data/situations-*.md`."""

from collections.abc import Callable
from typing import Any, Final

from qpr_core import (
    ExpectedRange,
    Indicator,
    Period,
    Polarity,
    Report,
    Scorecard,
    Section,
    Thresholds,
    TimeSeries,
    narrate,
)
from qpr_core.styles import Style

LATEST: Final = Period.parse("Q2 2023/24")
GREEN, AMBER, RED = 90, 82, 70
"""Results with a target of 85 and a floor standard of 80."""
TARGETS: Final = Thresholds(target=85, floor=80)
COUNTS: Final = (Section.PERIOD, Section.OPENING, Section.RATINGS, Section.LISTED, Section.DIRECTIONS)
MOVES: Final = (Section.OPENING, Section.MOVED, Section.CHANGES)


def entry(index: int, *results: Any, **parts: Any) -> tuple[Indicator, TimeSeries]:
    """Return a KPI of Housing with results up to Q2 2023/24."""
    given: dict[str, Any] = {
        "code": f"K{index:02}",
        "name": f"Repairs finished in time, area {index}",
        "service": "Housing",
        "polarity": Polarity.HIGHER_IS_BETTER,
        "unit": "%",
        "thresholds": TARGETS,
    }
    first = LATEST.shift(1 - len(results))
    return Indicator(**(given | parts)), TimeSeries((first.shift(step), result) for step, result in enumerate(results))


def rated(*counts: tuple[int, tuple[Any, ...]], **parts: Any) -> Report:
    """Return a report with a number of KPIs for each list of results."""
    results = [each for count, each in counts for _ in range(count)]
    return Scorecard([entry(index, *each, **parts) for index, each in enumerate(results, start=1)]).report(LATEST)


def named(*names: str, service: str | None = "Housing") -> Report:
    """Return a report of one Red KPI for each name."""
    entries = [entry(index, AMBER, RED, name=name, service=service) for index, name in enumerate(names, start=1)]
    return Scorecard(entries).report(LATEST)


SITUATIONS: Final[dict[str, tuple[Callable[[], Report], tuple[Section, ...]]]] = {
    "all three ratings": (lambda: rated((3, (AMBER, GREEN)), (2, (GREEN, AMBER)), (2, (RED, RED))), COUNTS),
    "no KPI is Green": (lambda: rated((3, (AMBER, AMBER)), (2, (GREEN, RED))), COUNTS),
    "no KPI is Amber": (lambda: rated((3, (GREEN, GREEN)), (2, (RED, RED))), COUNTS),
    "no KPI is Red": (lambda: rated((3, (GREEN, GREEN)), (2, (RED, AMBER))), COUNTS),
    "one KPI of each": (lambda: rated((1, (GREEN, GREEN)), (1, (AMBER, AMBER)), (1, (RED, RED))), COUNTS),
    "all are Green": (lambda: rated((5, (AMBER, GREEN))), COUNTS),
    "all are Amber": (lambda: rated((5, (AMBER, AMBER))), COUNTS),
    "all are Red": (lambda: rated((5, (GREEN, RED))), COUNTS),
    "both are Green": (lambda: rated((2, (GREEN, GREEN))), COUNTS),
    "one KPI alone, Green": (lambda: rated((1, (GREEN, GREEN))), COUNTS),
    "one KPI alone, Red": (lambda: rated((1, (AMBER, RED))), COUNTS),
    "one KPI alone, not rated": (lambda: rated((1, (GREEN,)), thresholds=None), COUNTS),
    "some are not rated": (
        lambda: Scorecard([entry(1, GREEN, GREEN), entry(2, RED, RED), entry(3, 5, 6, thresholds=None)]).report(LATEST),
        COUNTS,
    ),
    "nothing is rated": (lambda: rated((3, (5, 6)), thresholds=None), COUNTS),
    "all are carried forward": (lambda: rated((3, (GREEN, None)), (1, (RED, None))), COUNTS),
    "some are carried forward": (lambda: rated((3, (GREEN, GREEN)), (1, (RED, None))), COUNTS),
    "no quarter before": (lambda: rated((3, (GREEN,)), (1, (RED,))), COUNTS),
    "by tolerance": (
        lambda: rated((3, (GREEN, GREEN)), (1, (AMBER, RED)), thresholds=Thresholds(target=85, tolerance=5)),
        COUNTS,
    ),
    "directions of every kind": (
        lambda: rated((2, tuple(range(60, 72, 2))), (1, (80, 81, 80, 81, 80, 81)), (3, tuple(range(96, 84, -2)))),
        COUNTS,
    ),
    "all improve": (lambda: rated((4, tuple(range(60, 72, 2)))), COUNTS),
    "200 KPIs": (
        lambda: rated((120, (AMBER, GREEN)), (50, (GREEN, AMBER)), (30, (AMBER, RED))),
        (Section.OPENING, Section.RATINGS, Section.DIRECTIONS),
    ),
    "every KPI moved": (lambda: rated((2, (AMBER, GREEN)), (3, (GREEN, AMBER)), (1, (GREEN, RED))), MOVES),
    "no KPI moved": (lambda: rated((2, (GREEN, GREEN)), (1, (RED, RED))), MOVES),
    "many moved": (lambda: rated((9, (GREEN, AMBER)), (1, (RED, AMBER))), MOVES),
    "one service": (lambda: named("Complaints answered in time", "Calls answered"), (Section.LISTED, Section.MOVED)),
    "no service": (lambda: named("Complaints answered", service=None), (Section.LISTED, Section.MOVED)),
    "names with signs": (
        lambda: named("Cats, dogs and birds", "50% of R&D", 'Calls "in time"', "Highways & Transport"),
        (Section.LISTED, Section.MOVED),
    ),
    "a long name": (
        lambda: named(
            "Percentage of pupils with Education, Health and Care Plans who are placed in independent or out of county "
            "special schools, excluding those in hospital schools"
        ),
        (Section.LISTED, Section.MOVED),
    ),
    "joined and left": (
        lambda: Scorecard(
            [
                entry(1, GREEN, GREEN),
                entry(2, RED, reported_from="Q2 2023/24"),
                entry(3, AMBER, None, reported_until="Q1 2023/24"),
            ]
        ).report(LATEST),
        MOVES,
    ),
    "gained and lost a rating": (
        lambda: Scorecard([entry(1, GREEN, GREEN), entry(2, None, RED), entry(3, RED, None, carry_forward=0)]).report(
            LATEST
        ),
        MOVES,
    ),
    "activity within expectations": (lambda: activity(150), (Section.ACTIVITY,)),
    "activity of every kind": (lambda: activity(150, 80, 250, None), (Section.ACTIVITY,)),
    "history without a change": (lambda: history((GREEN, GREEN, GREEN), (RED, RED, RED)), (Section.HISTORY,)),
    "history with changes": (lambda: history((GREEN, AMBER, RED), (RED, RED, AMBER)), (Section.HISTORY,)),
    "the same quarter last year": (
        lambda: Scorecard([entry(1, RED, RED, AMBER, AMBER, GREEN), entry(2, *[GREEN] * 5)]).report(LATEST, quarters=5),
        (Section.LAST_YEAR,),
    ),
    "watch-list": (
        lambda: rated((1, (96, 94, 92, 90, 88, 81)), (1, (60, 65, 70, 75, 76, 78)), (1, (90, 90))),
        (Section.WATCH_LIST,),
    ),
    "nothing to watch": (lambda: rated((2, (GREEN, GREEN))), (Section.WATCH_LIST,)),
}
"""The reports, and the sections whose words matter in them."""


def activity(*results: Any) -> Report:
    """Return a report of activity indicators with an expected range of 100 to 200."""
    parts = {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, 200)}
    entries = [entry(index, 120, each, **parts, name=f"Visits, site {index}") for index, each in enumerate(results, 1)]
    return Scorecard(entries).report(LATEST)


def history(*results: tuple[Any, ...]) -> Report:
    """Return a report of three quarters."""
    return Scorecard([entry(index, *each) for index, each in enumerate(results, 1)]).report(LATEST, quarters=3)


def briefs_text(style: Style) -> str:
    """Return the text of every report that has KPIs in the sections of a style, below its name."""
    reports = {name: report() for name, (report, _) in SITUATIONS.items()}
    return "\n".join(
        f"# {name}\n\n{str(narrate(report, style=style)).rstrip()}\n" for name, report in reports.items() if report.kpis
    )


def situations_text(style: Style) -> str:
    """Return the text of every situation in a style, below its name."""
    return "\n".join(
        f"# {name}\n\n{str(narrate(report(), style=style, sections=sections)).rstrip()}\n"
        for name, (report, sections) in SITUATIONS.items()
    )
