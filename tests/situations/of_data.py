"""Situations of figures and of the data: single KPIs, notes and activity indicators."""

from typing import Any, Final

from qpr_core import (
    Basis,
    ExpectedRange,
    Frequency,
    Period,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Report,
    Section,
    Status,
    Thresholds,
    TimeSeries,
)
from qpr_core.rules import Levels, Stretch, Tolerance
from situations.building import AMBER, GREEN, RED, Entry, Situation, activity, entry, named, rated, report, visits
from situations.of_counts import FALLING, GRADES, RISING, UNCLEAR

ONE_BY_ONE: Final = (Section.INDICATORS,)
NOTED: Final = (Section.NOTES, Section.INDICATORS)
LOWER: Final = Polarity.LOWER_IS_BETTER
CLOSEST: Final = Polarity.CLOSEST_TO_TARGET_IS_BEST


def england(name: str, now: Any) -> Entry:
    """Return a KPI at 90% with a comparator."""
    return named(name, GREEN, GREEN, comparators={"England": TimeSeries({"Q2 2023/24": now})})


def among(name: str, *figures: Any, **parts: Any) -> Entry:
    """Return a KPI at 90% with peers that each have a figure or a series."""
    series = [each if isinstance(each, TimeSeries) else TimeSeries({"Q2 2023/24": each}) for each in figures]
    peers = {f"Council {number}": each for number, each in enumerate(series, start=1)}
    return named(name, GREEN, GREEN, peers=peers, **parts)


def spent(*results: Any, **parts: Any) -> Report:
    """Return a report of money spent in the year so far."""
    profile = Profile.of_targets([1_000_000, 2_000_000, 3_000_000, 4_000_000], tolerance="10%")
    given: dict[str, Any] = {
        "unit": "£",
        "polarity": CLOSEST,
        "basis": Basis.YEAR_TO_DATE_TOTAL,
        "thresholds": {"2022/23": profile, "2023/24": profile},
    }
    return report(named("Budget spent", *results, **(given | parts)))


OF_DATA: Final[dict[str, Situation]] = {
    "single KPIs, rated by target and floor": Situation(
        lambda: report(entry(1, AMBER, GREEN), entry(2, AMBER, AMBER), entry(3, GREEN, RED)), ONE_BY_ONE
    ),
    "exactly on the target and exactly on the floor": Situation(
        lambda: report(entry(1, 84, 85), entry(2, 81, 80)), (Section.WATCH_LIST, Section.INDICATORS)
    ),
    "single KPIs with directions": Situation(
        lambda: report(entry(1, *RISING), entry(2, *UNCLEAR), entry(3, *FALLING), entry(4, *[GREEN] * 6)), ONE_BY_ONE
    ),
    "tolerances in points and in shares of the target": Situation(
        lambda: report(
            entry(1, 90, 82, thresholds=Thresholds(target=85, tolerance=5)),
            entry(2, 90, 70, thresholds=Thresholds(target=85, tolerance="10%")),
            entry(3, 90, 84, thresholds=Thresholds(target=85, tolerance=5, green_tolerance=2)),
        ),
        ONE_BY_ONE,
    ),
    "levels of four bands": Situation(
        lambda: rated((1, (97, 97)), (1, (90, 90)), (1, (90, 82)), (1, (82, 60)), thresholds=GRADES), ONE_BY_ONE
    ),
    "levels beyond and short of a target": Situation(
        lambda: report(
            entry(
                1,
                82,
                79,
                thresholds=Levels({Rag.GREEN: Stretch(2), Rag.AMBER: Tolerance("5%")}, target=80),
            )
        ),
        ONE_BY_ONE,
    ),
    "lower is better": Situation(
        lambda: report(
            named(
                "Days to process a claim",
                24,
                30,
                unit="days",
                polarity=LOWER,
                thresholds=Thresholds(target=25, floor=28),
            ),
            named(
                "Response time of ambulances",
                "8.4",
                "8.2",
                unit="minutes",
                polarity=LOWER,
                decimal_places=1,
                thresholds=Thresholds(target=8, tolerance=1),
            ),
        ),
        ONE_BY_ONE,
    ),
    "closest to the target is best": Situation(
        lambda: report(
            named("Places filled", 96, 98, polarity=CLOSEST, thresholds=Thresholds(target=95, tolerance=2)),
            named("Staff in post", 95, 95, polarity=CLOSEST, thresholds=Thresholds(target=95, tolerance=2)),
        ),
        ONE_BY_ONE,
    ),
    "money": Situation(
        lambda: report(
            named(
                "Cost of a place",
                1210,
                1250,
                unit="£",
                polarity=LOWER,
                thresholds=Thresholds(target=1200, tolerance="5%"),
            ),
            named(
                "Income", 204_200_000, 198_000_000, unit="£", thresholds=Thresholds(target=200_000_000, tolerance="5%")
            ),
        ),
        ONE_BY_ONE,
    ),
    "counts": Situation(
        lambda: report(
            named("Homes built", 1300, 1250, unit="number", thresholds=Thresholds(target=1200, floor=1000)),
            named("Complaints upheld", 0, 1, unit="number", polarity=LOWER, thresholds=Thresholds(target=0, floor=2)),
        ),
        ONE_BY_ONE,
    ),
    "counts of cases, with the cases to the next band": Situation(
        lambda: report(
            named("Letters answered", Ratio(83, 100), Ratio(84, 100)),
            named("Visits made", Ratio(12, 19), Ratio(12, 19), thresholds=Thresholds(target=80, floor=60)),
            named("Meals late", Ratio(9, 100), Ratio(7, 100), polarity=LOWER, thresholds=Thresholds(target=5, floor=8)),
        ),
        NOTED,
    ),
    "small counts that are withheld": Situation(
        lambda: report(
            named("Visits in person", Ratio(8, 9), Ratio(3, 4), withhold_below=5),
            named("Moves", Ratio(30, 40), Ratio(35, 40)),
        ),
        (Section.WATCH_LIST, *NOTED),
    ),
    "provisional and revised results": Situation(
        lambda: report(
            entry(1, GREEN, GREEN, series={"statuses": {"Q2 2023/24": Status.PROVISIONAL}}),
            entry(2, GREEN, GREEN, series={"statuses": {"Q2 2023/24": Status.REVISED}}),
            entry(3, GREEN, GREEN, series={"statuses": {"Q2 2023/24": Status.REVISED}}),
        ),
        NOTED,
    ),
    "results that are carried forward or too old": Situation(
        lambda: report(entry(1, GREEN, None), entry(2, AMBER, None, None, None), entry(3, RED, RED)), NOTED
    ),
    "reasons for having no rating": Situation(
        lambda: report(
            entry(1, GREEN, GREEN),
            entry(2, None, None),
            entry(3, 5, 6, thresholds=None),
            entry(4, 5, 6, thresholds=None, data_only=True),
        ),
        NOTED,
    ),
    "a yearly KPI in a quarterly report": Situation(
        lambda: report(
            entry(1, GREEN, GREEN),
            named("Survey of tenants", 80, 79, frequency=Frequency.YEARLY, last=Period.parse("2022/23")),
        ),
        ONE_BY_ONE,
    ),
    "displayed and exact figures that differ in rating": Situation(
        lambda: report(
            entry(1, "84.9", "84.6", decimal_places=0),
            entry(2, "84.94", "84.97", decimal_places=1, rated_as_displayed=True),
        ),
        NOTED,
    ),
    "a figure that may be wrong": Situation(
        lambda: report(entry(1, 86, 87, 85, 86, "0.86"), entry(2, 86, 87, 85, 86, 130)), (Section.NOTES,)
    ),
    "comparators above, below and the same": Situation(
        lambda: report(england("Above it", 88), england("Below it", "91.5"), england("Equal", 90)), ONE_BY_ONE
    ),
    "peers, of which some are left out": Situation(
        lambda: report(
            among("Third of seven", 94, 91, 88, 85, 80, 70),
            among("Joint first", 90, 90, 88, 85, 80, 70),
            among("Last", 99, 98, 97, 96, None, TimeSeries({"2022/23": 85})),
            among("Few peers", 85),
            among("Not judged", 99, 85, 80, polarity=Polarity.NEITHER, thresholds=None),
        ),
        (Section.SCORECARD, Section.PEERS, Section.INDICATORS),
    ),
    "a comparator of the year before": Situation(
        lambda: report(named("Calls answered", GREEN, GREEN, comparators={"England": TimeSeries({"2022/23": 88})})),
        ONE_BY_ONE,
    ),
    "a total of the year so far": Situation(lambda: spent(1_050_000, 1_700_000), NOTED),
    "a total on either side of a year end": Situation(
        lambda: report(
            named("Calls answered", 88, 90, basis=Basis.YEAR_TO_DATE_RATE, arrears=1, last=Period.parse("Q1 2023/24"))
        ),
        NOTED,
    ),
    "activity within expectations": Situation(lambda: activity(150), (Section.ACTIVITY,)),
    "activity all above expectations": Situation(lambda: activity(250, 260), (Section.ACTIVITY,)),
    "activity of every kind": Situation(lambda: activity(150, 80, 250, None), (Section.ACTIVITY,)),
    "activity without a range": Situation(
        lambda: report(*(visits(index, 120, 130, thresholds=None) for index in (1, 2))), (Section.ACTIVITY,)
    ),
    "activity with a range of one side": Situation(
        lambda: report(
            visits(1, 120, 95, thresholds=ExpectedRange(100, None)),
            visits(2, 120, 95, thresholds=ExpectedRange(None, 100)),
            visits(3, 120, 130, thresholds=None),
        ),
        (Section.ACTIVITY, Section.INDICATORS),
    ),
    "a long name in every section": Situation(
        lambda: report(
            entry(
                1,
                *FALLING,
                RED,
                name="Percentage of 16 and 17 year olds who are not in education, employment or training, or whose "
                "activity is not known",
            )
        ),
        (Section.LISTED, Section.INSIGHTS, Section.MOVED, Section.WATCH_LIST, Section.INDICATORS),
    ),
}
"""The situations of figures and data, by name."""
