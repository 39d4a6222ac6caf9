"""Realistic scorecards of two councils and a trust, with made-up figures.

>>> from qpr_core import summarise
>>> dict(summarise(A_COUNCIL.report("Q2 2023/24")).ratings)
{Rag.GREEN: 3, Rag.AMBER: 2, Rag.RED: 2}
"""

from typing import Final

from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.period import Baseline
from qpr_core.model.values.ratio import Ratio
from qpr_core.testing.builders import Four, a_series, an_indicator

QUARTER: Final = "Q2 2023/24"
"""The last quarter of each scorecard."""

_, _LOWER, _CLOSEST, _NEITHER = Polarity

A_COUNCIL: Final = Scorecard(
    [
        (
            an_indicator(90, 85, code="CS01", name="Calls answered", service="Customer Services"),
            a_series(84, 85, "84.5", 86, 87, "88.2", 88, 90, "90.5", "91.3"),
        ),
        (
            an_indicator(85, 80, code="CS02", name="Complaints answered in time", service="Customer Services"),
            a_series(Ratio(86, 100), Ratio(84, 99), Ratio(90, 104), Ratio(81, 100), Ratio(76, 95), Ratio(74, 95)),
        ),
        (
            an_indicator(90, 80, code="HT01", name="Potholes repaired in 28 days", service="Highways and Transport"),
            a_series(92, 91, 90, 88, 87, 85, 84, 83, 82, 81),
        ),
        (
            an_indicator(
                5,
                8,
                code="HT02",
                name="Days to decide a street works permit",
                service="Highways and Transport",
                polarity=_LOWER,
                unit="days",
            ),
            a_series(6, 5, 7, 6, 5, 6, 5, 5, 6, 5),
        ),
        (
            an_indicator(
                code="AS01",
                name="Assessments finished in 28 days",
                service="Adult Social Care",
                thresholds=Thresholds(target=80, tolerance="5%"),
            ),
            a_series(80, 79, 81, 78, 79, 80, 79, 78, 77, 76),
        ),
        (
            an_indicator(
                code="AS02",
                name="Cost of a week's care against the guide",
                service="Adult Social Care",
                polarity=_CLOSEST,
                unit="£",
                thresholds=Thresholds(target=700, tolerance=35, green_tolerance=15),
            ),
            a_series(690, 705, 712, 698, 701, 720, 711, 704, 699, 702),
        ),
        (
            an_indicator(
                65, 60, code="CY01", name="Care leavers in work or learning", service="Children and Young People"
            ),
            a_series(58, 59, 57, 58, 60, 59, 58, 57, 58, 59),
        ),
        (
            an_indicator(
                code="CS03",
                name="Visits to the website",
                service="Customer Services",
                polarity=_NEITHER,
                unit="number",
                thresholds=ExpectedRange(400_000, 500_000),
            ),
            a_series(430_000, 445_000, 452_000, 441_000, 460_000, 512_000),
        ),
    ]
)
"""Eight indicators of four services, with every rating and direction."""

A_MESSY_COUNCIL: Final = Scorecard(
    [
        (
            an_indicator(
                code="M01",
                name="Rent collected",
                thresholds={
                    "2022/23": Profile.of_targets([90, 92, 94, 96], tolerance=2),
                    "2023/24": Profile.of_targets([91, 93, 95, 97], tolerance=2),
                },
                basis=Basis.YEAR_TO_DATE_RATE,
                baseline=Baseline.SAME_PERIOD_LAST_YEAR,
            ),
            a_series("90.4", 92, "93.1", 96, "91.2", "92.5"),
        ),
        (
            an_indicator(
                2, 3, code="M02", name="Falls, per 1,000 people", polarity=_LOWER, unit="per 1,000", withhold_below=5
            ),
            a_series(Ratio(9, 4100), Ratio(12, 4080), Ratio(3, 4120), Ratio(8, 4090)),
        ),
        (
            an_indicator(80, 75, code="M03", name="Tenancies that lasted a year", basis=Rolling(4), arrears=1),
            a_series(78, "78.5", 79, 79, "79.5", 80, "80.5", until="Q1 2023/24"),
        ),
        (
            an_indicator(
                code="M04",
                name="Homes inspected",
                unit="number",
                thresholds={"2022/23": Thresholds(target=100, floor=80), "2023/24": Thresholds(target=140, floor=120)},
                aggregation=Aggregation.SUM,
            ),
            TimeSeries({"April 2023": 40, "May 2023": 44, "June 2023": 38, "July 2023": 45, "August 2023": 41}),
        ),
        (
            an_indicator(70, 65, code="M05", name="Satisfied residents"),
            TimeSeries({"2020/21": 66, "2021/22": 69, "2022/23": 71}, statuses={"2022/23": Status.REVISED}),
        ),
        (
            an_indicator(
                30,
                40,
                code="M06",
                name="Appeals allowed",
                polarity=_LOWER,
                redefined={"Q1 2023/24": "Appeals that were withdrawn no longer count"},
            ),
            a_series(Ratio(2, 9), Ratio(3, 8), Ratio(0, 0), Ratio(1, 4)),
        ),
        (
            an_indicator(12, 15, code="M07", name="Staff turnover", polarity=_LOWER, reported_until="Q1 2023/24"),
            a_series(14, 13, 13, 12, until="Q1 2023/24"),
        ),
        (
            an_indicator(
                None,
                code="M08",
                name="Time to let a home",
                polarity=_LOWER,
                unit="days",
                reported_from="Q2 2023/24",
                decimal_places=0,
            ),
            TimeSeries({"Q2 2023/24": "27.6"}, statuses={"Q2 2023/24": Status.PROVISIONAL}),
        ),
        (
            an_indicator(95, 90, code="M09", name="Fly-tips cleared in a day"),
            a_series(93, 94, None, until="Q2 2023/24"),
        ),
    ]
)
"""Messy data: totals, small counts, arrears, months, years, gaps, new definitions."""

A_TRUST: Final = Scorecard(
    [
        (
            an_indicator(
                code="T01",
                name="Patients seen in four hours",
                service="Emergency",
                thresholds=Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 85}, target=90),
            ),
            a_series(Ratio(9120, 10012), Ratio(9080, 10044), Ratio(8930, 10130), Ratio(9012, 10220)),
        ),
        (
            an_indicator(
                code="T02",
                name="Days to a first appointment",
                service="Outpatients",
                polarity=_LOWER,
                unit="days",
                thresholds=Levels({Four.BLUE: 14, Four.GREEN: 18, Four.AMBER: Tolerance("20%")}, target=18),
            ),
            a_series(19, 17, 15, 13),
        ),
        (
            an_indicator(
                code="T03",
                name="Beds taken",
                service="Inpatients",
                polarity=_CLOSEST,
                thresholds=Levels(
                    {Four.BLUE: Tolerance(1), Four.GREEN: Tolerance(3), Four.AMBER: Tolerance(6)}, target=88
                ),
            ),
            a_series(90, 92, 95, 96),
        ),
    ]
)
"""Three indicators with four bands."""
