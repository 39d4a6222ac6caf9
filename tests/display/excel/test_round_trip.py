"""Round trip: read_scorecard reads the workbook that to_excel wrote."""

from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from display.excel.opened import content
from pictured import WHOLE, made
from qpr_core import Indicator, Profile, Rag, Ratio, Report, Scorecard, Status, Thresholds, TimeSeries
from qpr_core.display.excel import to_excel
from qpr_core.errors import ReportError
from qpr_core.frames import read_scorecard
from qpr_core.frames.scorecards.plausible import KINDS
from qpr_core.rules import Interval, Levels, Scheme, Stretch, Tolerance
from qpr_core.styles import Style, WorkbookWords
from qpr_core.testing import a_series, an_indicator, scorecards
from small_reports import report_of


class Four(Scheme):
    """Four bands, of which one is better than the target."""

    BEST = "Best"
    GOOD = "Good"
    FAIR = "Fair"
    POOR = "Poor"


def read_back(report: Report, **parts: Any) -> Scorecard:
    """Return the scorecard in the workbook of a report; its custom rules and schemes are given by name."""
    indicators = [each.indicator for each in report]
    return read_scorecard(
        BytesIO(content(report, **parts)),
        rules={each.rule.name: each.rule for each in indicators if each.rule is not None},
        schemes={each.scheme.__name__: each.scheme for each in indicators if each.scheme is not Rag},
        accept=KINDS,
        financial_year=indicators[0].financial_year,
    ).scorecard


def named(indicator: Indicator) -> Indicator:
    """Return an indicator with the name of its scheme, which may be left out beside its levels."""
    return evolve(indicator, scheme=indicator.scheme)


def check(report: Report, **parts: Any) -> None:
    read = {indicator.code: (indicator, series) for indicator, series in read_back(report, **parts)}
    assert list(read) == [each.code for each in report]
    for assessment in report:
        indicator, series = read[assessment.code]
        assert named(indicator) == evolve(named(assessment.indicator), peers={})  # a workbook has no figures of peers
        if assessment.results:
            assert series.observations(until=assessment.due, most=len(assessment.results)) == assessment.results


@pytest.mark.large
@settings(max_examples=40)
@given(scorecards(), st.sampled_from(["Q4 1999/00", "Q2 2000/01", "Q3 2001/02"]), st.booleans())
def test_workbook_is_read_as_the_same_indicators_and_results(scorecard: Scorecard, quarter: str, live: bool) -> None:
    try:
        report = scorecard.report(quarter)
    except ReportError:  # no result up to that quarter
        reject()
    check(report, live=live)


@pytest.mark.parametrize("live", [False, True])
def test_report_from_a_workbook_has_the_same_answers(live: bool) -> None:
    again = read_back(WHOLE, live=live).report(WHOLE.period)
    for now, then in ((again, WHOLE), (again.previous, WHOLE.previous)):
        assert now is not None
        assert then is not None
        for one, other in zip(now, then, strict=True):
            assert one.rating is other.rating
            assert one.comparison.change == other.comparison.change
            assert one.direction_of_travel.direction is other.direction_of_travel.direction


def test_profiles_with_floors_stay_profiles_so_that_their_targets_do_not_change() -> None:
    spread = {"2023/24": Profile.spread(1000, floor=900)}
    report = report_of(made(240, 510, unit="number", basis="year-to-date total", thresholds=spread))
    check(report)


def test_stretches_tolerances_and_levels_come_back_as_what_they_were() -> None:
    levels: dict[Scheme, Any] = {Four.BEST: Stretch("5%"), Four.GOOD: 90, Four.FAIR: Tolerance("2%")}
    check(report_of(made(84, thresholds=Levels(levels, target=90))))
    check(report_of(made(84, thresholds=Levels({**levels, Four.BEST: Stretch(3), Four.FAIR: Tolerance(4)}, target=90))))


def test_comparators_come_back_with_their_statuses_and_markers() -> None:
    england = TimeSeries(
        {"Q1 2023/24": Ratio(1, 2), "Q2 2023/24": None},
        statuses={"Q1 2023/24": Status.PROVISIONAL},
        markers={"Q2 2023/24": "TBC"},
    )
    check(report_of(made(84, comparators={"England": england})))


def test_marker_of_a_missing_result_comes_back() -> None:
    indicator = Indicator(code="C1", name="Calls", polarity="higher is better", unit="%")
    series = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}, markers={"Q2 2023/24": "TBC"})
    (entry,) = read_back(Scorecard([(indicator, series)]).report("Q2 2023/24"))
    assert entry.series == series


def test_markers_of_earlier_gaps_come_back() -> None:
    indicator = Indicator(code="C1", name="Calls", polarity="higher is better", unit="%")
    results = {"Q4 2022/23": 82, "Q1 2023/24": None, "Q2 2023/24": None, "Q3 2023/24": 84}
    series = TimeSeries(results, markers={"Q1 2023/24": "<5", "Q2 2023/24": "n/a"})
    (entry,) = read_back(Scorecard([(indicator, series)]).report("Q3 2023/24"))
    assert entry.series == series


def test_months_that_are_combined_come_back_as_quarters() -> None:
    visits = Indicator(
        code="V1", name="Visits", polarity="higher is better", unit="number", frequency="monthly", aggregation="sum"
    )
    months = TimeSeries({"April 2023": 5, "May 2023": 6, "June 2023": 7})
    (entry,) = read_back(Scorecard([(visits, months)]).report("Q1 2023/24"))
    assert entry.series == TimeSeries({"Q1 2023/24": 18})
    assert entry.indicator == evolve(visits, frequency=None)


def test_comparators_that_differ_by_capitals_stay_two() -> None:
    two = {"England": TimeSeries({"Q2 2023/24": 80}), "ENGLAND": TimeSeries({"Q2 2023/24": 81})}
    check(report_of(made(84, comparators=two)))


def test_figures_with_more_digits_than_excel_keeps_come_back() -> None:
    check(report_of(made("12345678901234567.1", "85.12345678", thresholds=Thresholds(target="84.1234567", floor=0))))


def test_sheets_are_found_by_their_roles_whatever_they_are_called() -> None:
    words = WorkbookWords(definitions="Code", results="Scores", scorecard="Results", notes="Definitions")
    check(report_of(made(84)), style=Style(workbook=words))


def test_reading_names_the_sheets_that_it_leaves_out() -> None:
    reading = read_scorecard(BytesIO(content(report_of(made(84)))))
    assert reading.notices == tuple(
        f"sheet {name!r} is for readers (change figures in the sheet of results) and was not read"
        for name in ("Cover", "Scorecard", "Notes")
    )


def test_management_actions_come_back_for_the_quarter_of_the_report() -> None:
    actions = {"A": "More staff at noon."}
    reading = read_scorecard(BytesIO(content(report_of(made(84)), actions=actions)))
    assert reading.actions_at("Q2 2023/24") == actions


@pytest.mark.parametrize("live", [False, True])
def test_fractions_frequencies_and_names_like_fractions_are_read_back(live: bool) -> None:
    """The mean of 91, 92 and 95 is 278/3, which no decimal shows; "24/7" is a name."""
    line = Indicator(
        code="A", name="24/7", polarity="higher is better", unit="%", frequency="quarterly",
        thresholds=Thresholds(target=Fraction(278, 3), tolerance=Fraction(1, 3)),
        redefined={"Q1 2023/24": "wider scope; Q1 2024/25: not yet"},
    )  # fmt: skip
    calls = Indicator(code="B", name="Calls", polarity="higher is better", unit="%", aggregation="mean")
    months = TimeSeries({"April 2024": 91, "May 2024": 92, "June 2024": 95})
    report = Scorecard([(line, TimeSeries({"Q1 2024/25": 93})), (calls, months)]).report("Q1 2024/25")
    file = BytesIO()
    to_excel(report, file, live=live)
    reading = read_scorecard(file, accept=["tiny tolerance"])
    assert reading.scorecard["A"].indicator == line
    assert reading.scorecard["B"].series == TimeSeries({"Q1 2024/25": Fraction(278, 3)})
    assert (
        reading.notices[0] == "sheet 'Cover' is for readers (change figures in the sheet of results) and was not read"
    )


def test_levels_that_no_decimal_shows_are_read_back() -> None:
    levels = Levels({Rag.GREEN: Fraction(278, 3), Rag.AMBER: 80})
    calls = Indicator(code="A", name="Calls", polarity="higher is better", unit="%", thresholds=levels)
    card = read_back(Scorecard([(calls, TimeSeries({"Q1 2024/25": 93}))]).report("Q1 2024/25"))
    assert card["A"].indicator.thresholds == levels


@pytest.mark.parametrize(
    "thresholds",
    [
        Thresholds(target=85, floor=80, strict="floor"),
        Thresholds(target=85, tolerance=5, strict=["target", "floor"]),
        Levels({Rag.GREEN: 85, Rag.AMBER: 80}, strict=[Rag.AMBER]),
        {"2023/24": Profile.of_targets([20, 40, 60, 80], tolerance=2, strict="floor")},
        {"2023/24": Profile.spread(1000, strict="target")},
        {"2023/24": Profile.of_targets([2, 4, 6, 8], floors=[2, 4, 6, 8], strict="target")},
    ],
)
def test_strict_boundaries_come_back(thresholds: Any) -> None:
    indicator = an_indicator(thresholds=thresholds)
    report = Scorecard([(indicator, a_series(84))]).report("Q2 2023/24")
    (read,) = [each for each, _ in read_back(report)]
    for quarter in ("Q2 2023/24", "Q4 2023/24"):
        found, expected = (each.thresholds_at(quarter) for each in (read, indicator))
        assert found is not None
        assert expected is not None
        assert found.ranges == expected.ranges


def test_levels_with_two_ends_come_back() -> None:
    levels = {Rag.GREEN: Interval(85, 92), Rag.AMBER: Interval("79.5", 95, excludes_low=True, excludes_high=True)}
    indicator = an_indicator(polarity="closest to target is best", thresholds=Levels(levels))
    report = Scorecard([(indicator, a_series(84))]).report("Q2 2023/24")
    (read,) = [each for each, _ in read_back(report)]
    assert read.thresholds == indicator.thresholds
