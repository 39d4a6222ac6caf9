"""Strategies: values that they shrink to, and methods and rules that work."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import qpr_core
from qpr_core import (
    Direction,
    ExpectedRange,
    FinancialYear,
    Frequency,
    Indicator,
    Observation,
    Period,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Section,
    Summary,
    Thresholds,
    TimeSeries,
    narrate,
    testing,
)
from qpr_core.analysis.groups.case import case_of
from qpr_core.answers import Gap, Marker
from qpr_core.errors import ReportError
from qpr_core.groups import CountedMember, WorstOf, rate_group
from qpr_core.items import BandSeries, MilestoneDates, TrackedItem
from qpr_core.methods import LastPeriod, Regression, RollingRegression, SeasonalRegression, XmR, YearToDateRegression
from qpr_core.rules import Case, Interval, Levels, SecondRating, Stretch, Tolerance
from qpr_core.styles import GOV_UK, KENT, FigureWords, NumberStyle, Outcome, Phrase
from qpr_core.testing import Four
from qpr_core.testing.strategies.methods import in_a_row
from qpr_core.text import CoverPaper
from qpr_core.units import PER_CENT, Durations, YesNo
from testing.simplest import smallest

PROJECT = TrackedItem(code="P1", name="New library", kind="project", service="Adult Social Care", carry_forward=0)
BANDS = BandSeries({"Q4 1999/00": "Complete"}, judged_by="Board")
PLAIN = Indicator(
    code="K1", name="Indicator K1", service="Adult Social Care", polarity=Polarity.HIGHER_IS_BETTER, unit="%"
)


FIRST = Period.parse("Q4 1999/00")


SHRUNK: dict[Callable[[], st.SearchStrategy[Any]], object] = {
    testing.figures: Fraction(0),
    testing.positive_figures: Fraction(1),
    testing.ratios: Ratio(0, 1),
    testing.units: PER_CENT,
    testing.tolerances: Tolerance(0),
    testing.stretches: Stretch(0),
    testing.intervals: Interval(0, 0),
    testing.financial_years: FinancialYear(1),
    testing.periods: Period(1, 1, Frequency.MONTHLY),
    testing.quarters: FIRST,
    testing.judging_polarities: Polarity.HIGHER_IS_BETTER,
    testing.thresholds: Thresholds(target=0, floor=0),
    testing.levels: Levels({Four.BLUE: Tolerance(0), Four.GREEN: Tolerance(0), Four.AMBER: Tolerance(0)}, target=0),
    testing.expected_ranges: ExpectedRange(0, 0),
    testing.profiles: Profile([None] * 4),
    testing.results: [0],
    testing.series: TimeSeries({FIRST: 0}),
    testing.markers: Marker("n/a"),
    testing.gaps: Gap(FIRST),
    testing.observations: Observation(FIRST, Fraction(0)),
    testing.second_ratings: SecondRating(name="Forecast for the year end", ratings={"K1": {}, "K2": {}}),
    testing.durations: Durations(["d", "h"]),
    testing.answers: YesNo(),
    testing.tracked_items: PROJECT,
    testing.band_series: BANDS,
    testing.milestone_dates: MilestoneDates(due="2000-01-01"),
    testing.plain_indicators: PLAIN,
    testing.indicators: PLAIN,
    testing.cases: Case(
        value=Fraction(0), target=Fraction(0), ranges=(Interval(0, None),) * 2, polarity=Polarity.HIGHER_IS_BETTER
    ),
    testing.groups_of: (CountedMember("K1", Rag.GREEN),),
    testing.group_cases: case_of([CountedMember("K1", Rag.GREEN)]),
    testing.group_rules: WorstOf(),
    testing.group_ratings: rate_group({"K1": Rag.GREEN}, WorstOf()),
    testing.regressions: Regression(window=None, level="0.01", minimum_points=3),
    testing.rolling_regressions: RollingRegression(periods=2, window=None, level="0.01", minimum_points=3),
    testing.year_to_date_regressions: YearToDateRegression(window=None, level="0.01", minimum_points=3),
    testing.seasonal_regressions: SeasonalRegression(years=None, minimum_years=2),
    testing.control_charts: XmR(minimum_points=3, run=None, trend=None, near=[], screens_ranges=False),
    testing.methods: LastPeriod(),
    testing.cover_papers: CoverPaper(),
    testing.figure_words: FigureWords(),
    testing.number_styles: NumberStyle.DIGITS,
    testing.phrases: Phrase("no A", "{count} A", "{count} As"),
    testing.outcomes: Outcome("off track"),
    testing.palettes: GOV_UK,
    testing.styles: evolve(
        KENT, change_numbers=NumberStyle.DIGITS, direction_numbers=NumberStyle.DIGITS, sections=[Section.HEADING]
    ),
    testing.summaries: Summary(period="Q2 2023/24", indicators=1, ratings=dict.fromkeys(Rag, 0)),
}


@pytest.mark.parametrize("make", SHRUNK, ids=lambda make: make.__name__)
def test_strategy_shrinks_to_its_documented_value(make: Callable[[], st.SearchStrategy[Any]]) -> None:
    assert smallest(make()) == SHRUNK[make]


def test_strategies_of_whole_records_shrink_to_their_documented_values() -> None:
    assert [entry.indicator for entry in smallest(testing.plain_scorecards()).entries] == [evolved("K0")]
    assert [entry.indicator for entry in smallest(testing.scorecards()).entries] == [evolved("K0"), evolved("K9")]
    assert [tuple(entry) for entry in smallest(testing.item_entries())] == [(PROJECT, BANDS)]
    assert [each.code for each in smallest(testing.item_reports()).assessments] == ["P1"]
    assert [entry.indicator.code for entry in smallest(testing.mixed_scorecards()).entries] == ["K8", "K9"]
    report = smallest(testing.reports())
    assert (report.period, len(report.assessments)) == (FIRST, 1)
    assert smallest(testing.rating_rules()).name == "as the bands say"
    assert smallest(testing.travel_rules()).minimum_points == 3
    assert smallest(testing.courses()).heights == (0,)
    assert smallest(testing.narratives()) == narrate(testing.A_COUNCIL.report("Q2 2023/24", quarters=4))


def evolved(code: str) -> Indicator:
    return Indicator(
        code=code, name=f"Indicator {code}", service="Adult Social Care", polarity=Polarity.HIGHER_IS_BETTER, unit="%"
    )


@given(testing.rating_rules(), testing.cases())
def test_rating_rules_return_bands_for_all_cases(rule: qpr_core.rules.RatingRule, case: Case) -> None:
    assert isinstance(rule.decide(case), Rag)


@given(testing.courses(), testing.travel_rules())
def test_travel_rules_judge_by_their_latest_points(
    course: qpr_core.methods.Course, rule: qpr_core.methods.TravelRule
) -> None:
    points = course.heights[-rule.minimum_points :]
    indicator = Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="number")
    made = TimeSeries({point.period: point.height for point in course.points})
    found = qpr_core.direction_of_travel(indicator, made, made.last, method=rule).direction
    if len(points) == rule.minimum_points:
        rises = all(later > earlier for earlier, later in pairwise(points))
        assert (found is Direction.POSITIVE) == rises


def test_every_strategy_has_a_smallest_value_in_these_tests() -> None:
    named = {name for name in testing.__all__ if "strategies" in getattr(getattr(testing, name), "__module__", "")}
    tested = {make.__name__ for make in SHRUNK}
    others = {
        "plain_scorecards", "scorecards", "mixed_scorecards", "reports", "rating_rules", "travel_rules", "courses",
        "narratives", "item_entries", "item_reports",
    }  # fmt: skip
    assert named - tested == others


def test_reports_are_on_the_scorecards_that_are_passed() -> None:
    made = smallest(testing.reports(cards=st.just(testing.a_scorecard(Rag.GREEN, at="Q4 1999/00"))))
    assert [each.standing.rating for each in made.assessments] == [Rag.GREEN]
    with pytest.raises(ReportError):
        smallest(testing.reports(cards=st.just(testing.a_scorecard(Rag.GREEN))))


@pytest.mark.parametrize(
    ("values", "direction"),
    [((80, 81, 82), Direction.POSITIVE), ((82, 81, 80), Direction.NEGATIVE), ((80, 82, 81), Direction.STABLE)],
)
def test_rule_of_drawn_methods_judges_points_in_a_row(values: tuple[int, ...], direction: Direction) -> None:
    method = qpr_core.methods.TravelRule(name="three in a row", version=1, decide=in_a_row, window=3, minimum_points=3)
    travel = qpr_core.direction_of_travel(
        qpr_core.testing.an_indicator(), qpr_core.testing.a_series(*values), "Q2 2023/24", method=method
    )
    assert travel.direction is direction
