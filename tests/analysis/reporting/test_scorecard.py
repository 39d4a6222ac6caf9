"""Looking into a scorecard and a report, and adding a quarter to a scorecard."""

import re
from collections.abc import Callable
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import Flag, NoRating, QprError, Rag, Ratio, Report, Scorecard, Status, TimeSeries, notes
from qpr_core.errors import FigureError, LookUpError, PeriodError, ReportError, ScorecardError, SeriesError
from qpr_core.rules import Expectation
from qpr_core.testing import Four, a_report, a_series, an_indicator

CALLS = an_indicator(code="CS01", name="Calls", service="Customer Services")
VISITS = an_indicator(code="CS02", name="Visits", service=None)
SERIES = TimeSeries({"Q1 2023/24": 86, "Q2 2023/24": 78}, statuses={"Q2 2023/24": Status.PROVISIONAL})
SCORECARD = Scorecard([(CALLS, SERIES), (VISITS, SERIES.with_result("Q2 2023/24", 86))])
REPORT = SCORECARD.report("Q2 2023/24")
OTHER = an_indicator(code="CS03")


FIVE: Any = 5  # what no type checker lets through
GREEN, AMBER, RED = qpr.Rag


@pytest.mark.parametrize("container", [SCORECARD, REPORT])
def test_iteration_over_a_scorecard_or_a_report_keeps_its_order(container: Scorecard | Report) -> None:
    assert len(container) == len(list(container)) == 2
    assert [each.indicator.code for each in container] == ["CS01", "CS02"]
    assert all(each in container for each in container)
    assert "CS01" in container
    assert CALLS in container
    others: list[object] = [
        "CS03",
        "",
        OTHER,
        0,
        None,
        [],
        SERIES,
        SCORECARD["CS01"]._replace(series=TimeSeries({"2023": 1})),
    ]
    assert not [other for other in others if other in container]
    assert container.get("CS02") == container["CS02"] == list(container)[1]
    assert container.get("CS03") is None
    assert container.get("CS03", 5) == 5
    assert container.get(0, "none") == "none"  # type: ignore[arg-type]  # a wrong type is what is tested


def test_assessment_of_a_different_quarter_is_not_in_a_report() -> None:
    assert SCORECARD.report("Q1 2023/24")["CS01"] not in REPORT


@pytest.mark.parametrize(
    ("container", "error", "message"),
    [
        (SCORECARD, ScorecardError, "code must be that of an indicator of the scorecard (perhaps 'CS02'), got 'CS03'"),
        (
            REPORT,
            ReportError,
            "code must be that of an indicator of the report (perhaps 'CS02'), got 'CS03' (Q2 2023/24)",
        ),
    ],
)
def test_report_with_an_unknown_code_raises_a_look_up_error(
    container: Scorecard | Report, error: type[Exception], message: str
) -> None:
    for kind in (error, KeyError, LookUpError, QprError):
        with pytest.raises(kind) as caught:
            container["CS03"]
        assert str(caught.value) == message


def test_assessment_has_the_code_name_and_service_of_its_indicator() -> None:
    assert [(each.code, each.name, each.service) for each in REPORT] == [
        ("CS01", "Calls", "Customer Services"),
        ("CS02", "Visits", None),
    ]


def test_rated_returns_the_assessments_with_a_rating() -> None:
    assert REPORT.rated(Rag.RED) == (REPORT["CS01"],)
    assert REPORT.rated(Rag.GREEN) == (REPORT["CS02"],)
    assert REPORT.rated(Rag.AMBER) == REPORT.rated(Expectation.ABOVE) == REPORT.rated(NoRating.NO_RESULT) == ()


RATINGS = (
    "rating must be a band, an Expectation or a NoRating or one of 'Green', 'Amber', 'Red', 'above', 'within', 'below', "
    "'no result', 'nothing to count', 'no target', 'no target for the period', 'data only', 'not yet due', 'too old', "
    "'no history', 'different part of the year', 'withheld'"
)


@pytest.mark.parametrize(
    ("rating", "message"),
    [
        (Four.RED, "rating must be a band of Rag, got Four.RED (Q2 2023/24)"),
        ("Blue", f"{RATINGS}, got 'Blue' (Q2 2023/24)"),
        (Rag, f"{RATINGS}, got <enum 'Rag'> (Q2 2023/24)"),
        (Flag.CARRIED, f"{RATINGS}, got Flag.CARRIED (Q2 2023/24)"),
    ],
)
def test_rated_with_a_rating_that_the_report_does_not_have_is_refused(rating: Any, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        REPORT.rated(rating)
    assert str(caught.value) == message


def test_with_results_keeps_the_other_results() -> None:
    longer = SCORECARD.with_results("Q3 2023/24", {"CS01": 87, "CS02": Ratio(9, 10)})
    assert longer["CS01"].series == SERIES.with_result("Q3 2023/24", 87)
    assert longer["CS02"].series["Q3 2023/24"] == Ratio(9, 10)
    assert "1 indicator" in str(notes(longer.report("Q2 2023/24")))
    assert SCORECARD.with_results("Q3 2023/24", {"CS02": 87})["CS01"] == SCORECARD["CS01"]
    assert SCORECARD.with_results("Q3 2023/24", {}) == SCORECARD


def test_with_results_sets_the_given_statuses() -> None:
    added = {"CS01": 87, "CS02": 88}
    firm = SCORECARD.with_results(
        "Q3 2023/24", added, status=Status.PROVISIONAL, statuses={"CS02": Status.REVISED}
    ).report("Q3 2023/24")
    assert [each.status for each in firm] == [Status.PROVISIONAL, Status.REVISED]
    gaps = SCORECARD.with_results("Q3 2023/24", {"CS01": None, "CS02": Ratio(0, 0)}, status=Status.PROVISIONAL)
    assert [each.series["Q3 2023/24"] for each in gaps] == [None, Ratio(0, 0)]


def test_with_results_keeps_the_markers_of_missing_results() -> None:
    marked = SCORECARD.with_results("Q3 2023/24", {"CS01": None, "CS02": 88}, markers={"CS01": "TBC"})
    assert marked["CS01"].series == SERIES.with_result("Q3 2023/24", None, marker="TBC")
    assert marked["CS02"].series.markers == {}
    assert [each.marker for each in marked.report("Q3 2023/24")] == ["TBC", None]


@pytest.mark.parametrize(
    ("period", "results", "more", "error", "message"),
    [
        (
            "Q3 2023/24",
            {"CS03": 1, "CS01": 2, CALLS: 3},
            {},
            LookUpError,
            "results must have codes of indicators of the scorecard, got 'CS03' (perhaps 'CS02'), Indicator(",
        ),
        (
            "Q3 2023/24",
            [("CS01", 1)],
            {},
            ScorecardError,
            "results must be a mapping by code, got [('CS01', 1)] (Q3 2023/24)",
        ),
        ("Q3 2023/24", {}, {"statuses": 5}, ScorecardError, "statuses must be a mapping by code, got 5 (Q3 2023/24)"),
        (
            "Q3 2023/24",
            {"CS01": 1},
            {"statuses": {"CS02": Status.FINAL}},
            ScorecardError,
            "statuses must have codes that are in results, got 'CS02' (Q3 2023/24)",
        ),
        ("Q3 2023/24", {}, {"markers": 5}, ScorecardError, "markers must be a mapping by code, got 5 (Q3 2023/24)"),
        (
            "Q3 2023/24",
            {"CS01": 1},
            {"markers": {"CS02": "n/a"}},
            ScorecardError,
            "markers must have codes that are in results, got 'CS02' (Q3 2023/24)",
        ),
        (
            "Q3 2023/24",
            {"CS01": 1},
            {"markers": {"CS01": "n/a"}},
            SeriesError,
            "marker must be for a period of the series whose result is None, got 'n/a' (Q3 2023/24) (CS01)",
        ),
        (
            "Q3 2023/24",
            {"CS01": 1},
            {"status": "last"},
            SeriesError,
            "must be a Status or one of 'final', 'provisional', 'revised', got 'last' (Q3 2023/24) (CS01)",
        ),
        ("Q3 2023/24", {"CS01": "n/a"}, {}, FigureError, "got 'n/a' (Q3 2023/24) (CS01)"),
        (
            "Q3 2023/24",
            {"CS01": None},
            {"statuses": {"CS01": Status.REVISED}},
            SeriesError,
            "status must be for a period that has a result, got one for Q3 2023/24 (CS01)",
        ),
        ("Jul 2023", {"CS01": 5}, {}, SeriesError, "got a quarter (Q1 2023/24) and a month (Jul 2023) (CS01)"),
        ("Q5 2023/24", {"CS01": 5}, {}, PeriodError, "quarter must be 1, 2, 3 or 4, got 'Q5 2023/24' (scorecard)"),
    ],
)
def test_with_results_wrong_arguments_raise_an_error(
    period: str, results: Any, more: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        SCORECARD.with_results(period, results, **more)
    assert message in str(caught.value)


def test_report_history_uses_the_method_of_the_report() -> None:
    series = a_series(70, 71, 70, 71, 80, 81)
    for method in (qpr.methods.LastPeriod(), qpr.methods.Regression(minimum_points=6)):
        report = qpr.Scorecard([(an_indicator(), series)]).report("Q2 2023/24", method=method, quarters=4)
        assert [str(each.period) for each in report.history] == ["Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]
        assert all(each.previous is None and not each.listed for each in report.history)
        found = [each.directions and each.directions[qpr.Direction.POSITIVE] for each in report.history]
        assert found == ([0, 1, 1, 1] if isinstance(method, qpr.methods.LastPeriod) else [0, 0, 0, 1])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: qpr.watch_list(FIVE), "report must be a Report, got 5"),
        (lambda: qpr.Scorecard(FIVE), "got 5"),
        (
            lambda: qpr.Scorecard([]),
            "scorecard must have at least one indicator (for items alone, use items.report_items), got an empty list",
        ),
        (lambda: a_report(RED).flagged(FIVE), ", got 5 (Q2 2023/24)"),
    ],
)
def test_wrong_argument_raises_an_error_with_what_it_got(call: Callable[[], object], message: str) -> None:
    with pytest.raises(qpr.QprError, match=f"{re.escape(message)}$"):
        call()


def test_report_has_no_history_for_two_quarters() -> None:
    card = qpr.Scorecard([(an_indicator(), a_series(80, 81, 82))])
    reports = [card.report("Q2 2023/24"), *(card.report("Q2 2023/24", quarters=quarters) for quarters in (2, 3))]
    assert [len(report.history) for report in reports] == [0, 0, 3]


def test_report_finds_directions_by_the_given_method() -> None:
    card = qpr.Scorecard([(an_indicator(), a_series(80, 81))])
    found = [
        card.report("Q2 2023/24", method=method)["K1"].direction_of_travel.method
        for method in (None, qpr.methods.LastPeriod())
    ]
    assert found == [qpr.methods.Regression(), qpr.methods.LastPeriod()]
