"""A scorecard on which everything happens that happens rarely, so that the words for it can be read."""

from fractions import Fraction
from typing import Any

import qpr_core as qpr

HIGHER, LOWER, CLOSEST = (
    qpr.Polarity.HIGHER_IS_BETTER,
    qpr.Polarity.LOWER_IS_BETTER,
    qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST,
)
QUARTERS = [f"Q{quarter} {year}" for year in ("2021/22", "2022/23", "2023/24") for quarter in (1, 2, 3, 4)][:10]
"""Up to Q2 2023/24."""


PEERS = {
    name: qpr.TimeSeries({"Q2 2023/24": figure})
    for name, figure in {"Ashby": 90, "Brackwell": 82, "Dunmere": 81, "Eastmarsh": 70, "Fernham": None}.items()
}
"""Five peers, one of them without a figure."""


FORECAST = qpr.rules.SecondRating(
    name="Forecast for the year end",
    ratings={
        "A1": {"Q1 2023/24": "Green", "Q2 2023/24": "Amber"},
        "A2": {"Q1 2023/24": "Green", "Q2 2023/24": "Green"},
        "B1": {"Q2 2023/24": "Amber"},
    },
)
"""A second rating, which can be passed to the report."""


def series(*results: Any, statuses: dict[str, qpr.Status] | None = None) -> qpr.TimeSeries:
    """Return the latest results, up to Q2 2023/24."""
    names = QUARTERS[len(QUARTERS) - len(results) :]
    return qpr.TimeSeries(dict(zip(names, results, strict=True)), statuses=statuses)


def indicator(code: str, name: str, polarity: qpr.Polarity = HIGHER, unit: str = "%", **parts: Any) -> qpr.Indicator:
    """Define an indicator with a target of 85 and a floor of 80, by default."""
    if not parts.keys() & {"thresholds", "data_only"} and polarity is HIGHER:
        parts["thresholds"] = qpr.Thresholds(target=85, floor=80)
    return qpr.Indicator(code=code, name=name, polarity=polarity, unit=unit, **parts)


PROJECT = (
    qpr.items.TrackedItem(code="P1", name="New library", kind="project"),
    qpr.items.BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk"}),
)
"""A project, which only some tests want on the scorecard."""


def scorecard(*, with_items: bool = False) -> qpr.Scorecard:
    """Put one of each kind on a scorecard, and a project if *with_items*."""
    region = qpr.TimeSeries({"Q1 2023/24": "84.5", "Q2 2023/24": "85.5"})
    cases = [qpr.Ratio(count, 100) for count in (70, 72, 73, 75, 77, 78, 80, 82, 83, 84)]
    return qpr.Scorecard(
        [
            (
                indicator(
                    "A1",
                    "Calls answered in time",
                    service="Access",
                    groups={"priority": ("Easy to reach", "Telephone")},
                    comparators={"Region": region},
                ),
                series(84, 85),
            ),
            (
                indicator("A2", "Letters answered in time", service="Access", groups={"priority": "Easy to reach"}),
                series(*cases),
            ),
            (
                indicator("A3", "Visits in person", service="Access", withhold_below=5),
                series(qpr.Ratio(90, 97), qpr.Ratio(3, 97)),
            ),
            (
                indicator("A4", "Webchats", service="Access", decimal_places=1, rated_as_displayed=True),
                series("84.94", "84.97"),
            ),
            (
                indicator("A5", "Complaints", service="Access", decimal_places=1, peers=PEERS),
                series("84.94", "84.97"),
            ),
            (
                indicator(
                    "B1",
                    "Days lost to sickness",
                    LOWER,
                    "days",
                    service="Staff",
                    thresholds=qpr.Thresholds(target=8, tolerance="25%"),
                    comparators={"Neighbours": qpr.TimeSeries({"Q2 2023/24": "9.5"})},
                ),
                series(7, "7.5", 8, "8.5", 9, "9.5", 10, "10.5", 11, 9),
            ),
            (
                indicator(
                    "B2",
                    "Budget spent",
                    CLOSEST,
                    service="Staff",
                    thresholds={"2023/24": qpr.Profile.of_targets([15, 50, 75, 95], tolerance=5)},
                    basis=qpr.Basis.YEAR_TO_DATE_RATE,
                ),
                series(16, 43),
            ),
            (
                indicator(
                    "B3",
                    "Appraisals",
                    service="Staff",
                    thresholds={
                        "Q1 2022/23": qpr.Thresholds(target=85, floor=80),
                        "Q2 2023/24": qpr.Thresholds(target=90, floor=86),
                    },
                ),
                series(86, 86, 86, 86, 86, 86, 86),
            ),
            (
                indicator(
                    "B4",
                    "Vacancies filled",
                    service="Staff",
                    redefined={"Q1 2023/24": "Agency staff count.", "Q2 2023/24": "Apprentices count."},
                    renamed={"Q2 2023/24": "Posts filled"},
                ),
                series(81, 82, statuses={"Q2 2023/24": qpr.Status.PROVISIONAL}),
            ),
            (
                indicator(
                    "C1",
                    "Households in temporary housing",
                    qpr.Polarity.NEITHER,
                    "number",
                    thresholds=qpr.ExpectedRange(380, 440),
                ),
                series(430, 450),
            ),
            (
                indicator(
                    "C2", "Homes built", qpr.Polarity.NEITHER, thresholds=qpr.ExpectedRange(100, None), unit="number"
                ),
                series(100, 90, 120, 130, 95),
            ),
            (indicator("C3", "Growth", unit="%", thresholds=qpr.Thresholds(target=0, floor=-1)), series(1, "-0.00001")),
            (indicator("C4", "Rent collected"), series(90, 79, 84, 86, None)),
            (indicator("C5", "New service", reported_from="Q2 2023/24"), series(86)),
            (indicator("C6", "Old service", reported_until="Q1 2023/24"), series(86, 86, 79)),
            (indicator("C7", "Survey", frequency=qpr.Frequency.YEARLY), qpr.TimeSeries({"2021/22": 80, "2022/23": 79})),
            (indicator("C8", "Footfall", data_only=True, unit="number"), series(Fraction(1, 3), 1_000_000)),
            (indicator("C0", "Stopped counting"), series(81, 82, 83, None, None, None)),
            (indicator("C9", "Recycling", thresholds=qpr.Thresholds(target=50, tolerance=5)), series(*range(30, 40))),
            (
                indicator(
                    "D1",
                    "Repairs in time",
                    thresholds=qpr.rules.Levels(
                        {qpr.Rag.GREEN: 95, qpr.Rag.AMBER: qpr.rules.Tolerance("5%")}, target=96
                    ),
                ),
                series(96, 94),
            ),
        ],
        items=[PROJECT] if with_items else [],
    )
