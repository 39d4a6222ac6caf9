import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import (
    Direction,
    FinancialYear,
    Indicator,
    NoRating,
    Period,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Summary,
    Thresholds,
    TimeSeries,
    assess,
    summarise,
)
from qpr_core.errors import (
    FigureError,
    MethodError,
    PeriodError,
    ReportError,
    ScorecardError,
    SeriesError,
    SummaryError,
)
from qpr_core.rules import Scheme
from qpr_core.testing import Four, a_series, an_indicator, plain_scorecards, quarters


class Pass(Scheme):
    MET = "Met"
    NEARLY = "Nearly met"
    MISSED = "Missed"


RESULTS = TimeSeries({"Q4 2022/23": 86, "Q1 2023/24": 84, "Q2 2023/24": 79})


def make(code: str = "K1", **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {
        "name": f"Indicator {code}",
        "polarity": Polarity.HIGHER_IS_BETTER,
        "unit": "%",
        "thresholds": Thresholds(target=85, floor=80),
    }
    return Indicator(code=code, **(given_parts | parts))


def test_report_has_the_assessments_of_both_quarters_in_the_given_order() -> None:
    scorecard = Scorecard([(make("B"), RESULTS), (make("A"), RESULTS)])
    assert scorecard["A"] == (make("A"), RESULTS)
    report = scorecard.report("Q2 2023/24")
    assert [assessment.indicator.code for assessment in report.assessments] == ["B", "A"]
    assert report["A"] == assess(make("A"), RESULTS, "Q2 2023/24")
    assert report.previous is not None
    assert report.previous["A"] == assess(make("A"), RESULTS, "Q1 2023/24")
    assert report.previous.previous is None


def test_report_of_the_first_quarter_has_no_previous_one() -> None:
    report = Scorecard([(make(), RESULTS)]).report("Q4 2022/23")
    assert report.previous is None
    assert summarise(report).previous is None


def test_report_of_a_past_quarter_has_the_kpis_of_that_quarter() -> None:
    joined, left = make("N", reported_from="Q2 2023/24"), make("O", reported_until="Q1 2023/24")
    report = Scorecard([(make(), RESULTS), (joined, RESULTS), (left, RESULTS)]).report("Q2 2023/24")
    assert [assessment.indicator.code for assessment in report.assessments] == ["K1", "N"]
    assert report.previous is not None
    assert [assessment.indicator.code for assessment in report.previous.assessments] == ["K1", "O"]


def test_summarise_does_not_count_activity_indicators() -> None:
    activity = make("A1", polarity=Polarity.NEITHER, thresholds=None)
    report = Scorecard([(activity, RESULTS), (make(), RESULTS)]).report("Q2 2023/24")
    assert report["A1"].rating is NoRating.DATA_ONLY
    assert summarise(report).indicators == 1


@given(plain_scorecards(), st.integers(0, 15))
def test_conservation_ratings_and_unrated_are_the_number_of_indicators(scorecard: Scorecard, steps: int) -> None:
    report = scorecard.report(Period.parse("Q4 1999/00").shift(steps))
    summary = summarise(report, listed=Rag)
    assert summary.indicators == len(report.assessments) == summary.rated_count + summary.unrated_count
    assert summary.rated_count == sum(isinstance(each.rating, Rag) for each in report.assessments)
    assert summary.directions is not None
    assert sum(summary.directions.values()) + (summary.without_direction_count or 0) == summary.indicators
    assert {band: len(names) for band, names in summary.listed.items()} == summary.ratings
    if summary.previous is not None:
        changes = [summary.change_in_rating(band) or 0 for band in Rag]
        assert sum(changes) == summary.rated_count - summary.previous.rated_count
        assert sum(changes) + (summary.change_in_unrated or 0) == summary.indicators - summary.previous.indicators


@given(plain_scorecards(), st.integers(0, 15))
def test_agreement_a_summary_by_hand_from_the_same_counts_is_the_same(scorecard: Scorecard, steps: int) -> None:
    counted = summarise(scorecard.report(Period.parse("Q4 1999/00").shift(steps)))
    by_hand = Summary(
        period=counted.period,
        indicators=counted.indicators,
        ratings=counted.ratings,
        directions=counted.directions,
        listed=counted.listed,
        previous=counted.previous,
        by_floor=counted.by_floor,
        members=counted.members,
    )
    assert by_hand == counted
    assert hash(by_hand) == hash(counted)


@given(plain_scorecards(), quarters())
def test_report_of_any_quarter_from_the_first_result_on_is_made(scorecard: Scorecard, quarter: Period) -> None:
    assert len(scorecard.report(quarter).assessments) == len(scorecard.entries)


@pytest.mark.parametrize(
    ("entries", "error", "message"),
    [
        (
            [],
            ScorecardError,
            "scorecard must have at least one indicator (for items alone, use items.report_items), got an empty list",
        ),
        (None, ScorecardError, "scorecard must be made of pairs of indicator and series, got None"),
        ([make()], ScorecardError, "entry of a scorecard must be an Indicator and a TimeSeries, got Indicator("),
        ([(make(), None)], ScorecardError, "entry of a scorecard must be an Indicator and a TimeSeries, got (Ind"),
        ([(RESULTS, make())], ScorecardError, "entry of a scorecard must be an Indicator and a TimeSeries, got (Tim"),
        ("K1", ScorecardError, "scorecard must be made of pairs of indicator and series, got 'K1'"),
        ([(make(), RESULTS)] * 2, ScorecardError, "code of an indicator must be unique, got 'K1' twice"),
        (
            [(make(), RESULTS), (make("K2", financial_year=FinancialYear(1)), RESULTS)],
            ScorecardError,
            "indicators must have one financial year (or pass financial_years='mixed'), "
            "got FinancialYear(month=4) (K1) and FinancialYear(month=1) (K2)",
        ),
        (
            [(make(possible=(0, 100)), TimeSeries({"Q1 2023/24": 101}))],
            FigureError,
            "result must be a possible value (0 to 100), got 101 (K1, Q1 2023/24)",
        ),
    ],
)
def test_scorecard_of_wrong_entries_raises_an_error(
    entries: list[tuple[Indicator, TimeSeries]], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        Scorecard(entries)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (
            lambda card: card.report("2023/24"),
            SeriesError,
            "period must be a quarter for a series of quarters (or give the indicator an aggregation), got 2023/24 (K1)",
        ),
        (lambda card: card.report("May 2023", periods=1), ReportError, "periods must be a whole number of 2 or more"),
        (
            lambda card: card.report("May 2023", quarters=3),
            ReportError,
            "quarters must be given only in place of periods, for a quarter, got 3 (May 2023)",
        ),
        (
            lambda card: card.report("Q2 2023/24", quarters=3, periods=3),
            ReportError,
            "quarters must be given only in place of periods, for a quarter, got 3 (Q2 2023/24)",
        ),
        (
            lambda card: card.report("Q1 1999/00"),
            ReportError,
            "report must have a result up to its quarter, got no result up to Q1 1999/00",
        ),
        (
            lambda card: card.report("Q6 2023/24"),
            PeriodError,
            "quarter must be 1, 2, 3 or 4, got 'Q6 2023/24' (report)",
        ),
        (lambda card: card.report(None), PeriodError, "name of a period must be text, got None ("),
        (lambda card: card.report("Aug-Oct 2023"), SeriesError, "period must fit the series, which has quarters like"),
        (
            lambda card: card.report("Q2 2023/24", method="ols"),
            MethodError,
            "method must be one of the library's or a TravelRule, got 'ols'",
        ),
        (
            lambda card: card.report("Q2 2023/24")["K9"],
            ReportError,
            "code must be that of an indicator of the report, got 'K9' (Q2 2023/24)",
        ),
        (
            lambda card: card["K9"],
            ScorecardError,
            "code must be that of an indicator of the scorecard, got 'K9'",
        ),
        (summarise, ReportError, "report must be a Report, got Scorecard("),
        (
            lambda card: summarise(card.report("Q2 2023/24"), listed=[Pass.MET]),
            SummaryError,
            "listed must be bands of Rag, got [Pass.MET] (Q2 2023/24)",
        ),
        (
            lambda card: summarise(card.report("Q2 2023/24"), listed="Blue"),
            SummaryError,
            "listed must be bands of Rag, got 'Blue' (Q2 2023/24)",
        ),
        (
            lambda card: summarise(card.report("Q2 2023/24"), listed=3),  # type: ignore[call-overload]  # a wrong type is what is tested
            SummaryError,
            "listed must be bands of Rag, got 3 (Q2 2023/24)",
        ),
    ],
)
def test_report_wrong_arguments_raise_an_error(
    ask: Callable[[Scorecard], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        ask(Scorecard([(make(), RESULTS)]))
    assert message in str(caught.value)


def test_summarise_only_activity_indicators_raises_an_error() -> None:
    report = Scorecard([(make(polarity=Polarity.NEITHER, thresholds=None), RESULTS)]).report("Q2 2023/24")
    with pytest.raises(
        SummaryError, match="report must have at least one KPI that is not an activity indicator, got only those"
    ):
        summarise(report)


def test_summarise_earlier_quarter_of_activity_indicators_is_no_previous() -> None:
    activity = make("A1", polarity=Polarity.NEITHER, thresholds=None)
    scorecard = Scorecard([(activity, RESULTS), (make(reported_from="Q2 2023/24"), RESULTS)])
    assert isinstance(scorecard.report("Q2 2023/24").previous, Report)
    assert summarise(scorecard.report("Q2 2023/24")).previous is None


MIXED: dict[Scheme, int] = {Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1, Pass.MET: 0}
COUNTS = {Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1}
TRAVEL = {Direction.POSITIVE: 1, Direction.STABLE: 1, Direction.NEGATIVE: 1}


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({"period": "Q5 2023/24"}, PeriodError, "quarter must be 1, 2, 3 or 4, got 'Q5 2023/24' (summary)"),
        ({"period": None}, PeriodError, "name of a period must be text, got None ("),
        ({"financial_year": 4}, PeriodError, "financial_year must be a FinancialYear, got 4"),
        ({"indicators": 0}, SummaryError, "indicators must be 1 or more, got 0 (Q2 2023/24)"),
        ({"indicators": -3}, SummaryError, "indicators must be a whole number of 0 or more, got -3 (Q2 2023/24)"),
        ({"indicators": 3.0}, SummaryError, "indicators must be a whole number of 0 or more, got 3.0"),
        ({"indicators": True}, SummaryError, "indicators must be a whole number of 0 or more, got True"),
        ({"indicators": 2}, SummaryError, "ratings must not add up to more than indicators, got 3 of 2 (Q2 2023/24)"),
        ({"ratings": {}}, SummaryError, "ratings must map the bands of a rating scheme to counts, got {} (Q2"),
        ({"ratings": None}, SummaryError, "ratings must map the bands of a rating scheme to counts, got None"),
        (
            {"ratings": {"Blue": 3}},
            SummaryError,
            "ratings must have a count for each of [Rag.GREEN, Rag.AMBER, Rag.RED], got {'Blue': 3}",
        ),
        (
            {"ratings": {Rag.GREEN: 3}},
            SummaryError,
            "ratings must have a count for each of [Rag.GREEN, Rag.AMBER, Rag.RED], got {Rag.GREEN: 3} (Q2 2023/24)",
        ),
        ({"ratings": MIXED}, SummaryError, "ratings must have a count for each of [Rag.GREEN, "),
        (
            {"ratings": {**COUNTS, Rag.RED: -1}},
            SummaryError,
            "ratings of Rag.RED must be a whole number of 0 or more, got -1 (Q2 2023/24)",
        ),
        ({"ratings": {**COUNTS, Rag.RED: None}}, SummaryError, "ratings of Rag.RED must be a whole number of 0"),
        ({"directions": {}}, SummaryError, "directions must have a count for each of [Direction.POSITIVE, "),
        ({"directions": [1, 1, 1]}, SummaryError, "directions must have a count for each of [Direction.POSITIVE, "),
        (
            {"directions": {**TRAVEL, Direction.STABLE: 9}},
            SummaryError,
            "directions must not add up to more than indicators, got 11 of 3 (Q2 2023/24)",
        ),
        (
            {"listed": {Rag.RED: []}},
            SummaryError,
            "list of Rag.RED must be as long as its count, got 0 names and a count of 1 (Q2 2023/24)",
        ),
        (
            {"listed": {"Blue": []}},
            SummaryError,
            "listed must map bands of the rating scheme to lists, got {'Blue': []}",
        ),
        ({"listed": [("a", "b")]}, SummaryError, "listed must map bands of the rating scheme to lists, got [('a', "),
        ({"listed": {Rag.RED: None}}, SummaryError, "list of Rag.RED must have pairs of service and name, got None"),
        ({"listed": {Rag.RED: "ab"}}, SummaryError, "list of Rag.RED must have pairs of service and name, got 'ab'"),
        ({"listed": {Rag.RED: ["ab"]}}, SummaryError, "list of Rag.RED must have pairs of service and name, got 'ab'"),
        (
            {"listed": {Rag.RED: [("", "b")]}},
            SummaryError,
            "service in the list of Rag.RED (Q2 2023/24) must not be blank, got ''",
        ),
        (
            {"listed": {Rag.RED: [(None, None)]}},
            SummaryError,
            "name in the list of Rag.RED (Q2 2023/24) must be text, got None",
        ),
        ({"by_floor": 1}, SummaryError, "by_floor must be True or False, got 1 (Q2 2023/24)"),
        ({"previous": "Q1 2023/24"}, SummaryError, "previous must be a Summary, got 'Q1 2023/24' (Q2 2023/24)"),
        (
            {"previous": Summary(period="Q2 2022/23", indicators=3, ratings=COUNTS)},
            SummaryError,
            "previous must be of the quarter before, got Q2 2022/23 before Q2 2023/24",
        ),
        (
            {"previous": Summary(period="Q1 2023/24", indicators=3, ratings=dict.fromkeys(Pass, 1))},
            SummaryError,
            "previous must have the same rating scheme, got Pass before Rag (Q2 2023/24)",
        ),
    ],
)
def test_summary_with_contradictory_counts_raises_an_error(
    parts: dict[str, object], error: type[Exception], message: str
) -> None:
    given_parts: dict[str, Any] = {"period": "Q2 2023/24", "indicators": 3, "ratings": COUNTS} | parts
    with pytest.raises(error) as caught:
        Summary(**given_parts)
    assert message in str(caught.value)


def test_summary_list_that_is_left_out_is_unknown_and_not_empty() -> None:
    counts = {Rag.GREEN: 2, Rag.AMBER: 1, Rag.RED: 0}
    assert Rag.RED not in Summary(period="Q2 2023/24", indicators=3, ratings=counts).listed
    assert Summary(period="Q2 2023/24", indicators=3, ratings=counts, listed={Rag.RED: []}).listed[Rag.RED] == ()


def test_summary_accepts_whole_numbers_of_any_type() -> None:
    counted = Summary(period="Q2 2023/24", indicators=np.int64(3), ratings=dict.fromkeys(Rag, np.int32(1)))  # type: ignore[arg-type]  # a wrong type is what is tested
    assert counted == Summary(period="Q2 2023/24", indicators=3, ratings=COUNTS)
    assert type(counted.indicators) is int


def test_summary_without_a_quarter_before_has_no_changes() -> None:
    alone = Summary(period="Q2 2023/24", indicators=4, ratings=COUNTS)
    assert alone.change_in_unrated is None
    assert alone.change_in_rating(Rag.RED) is None
    assert alone.change_in_direction(Direction.POSITIVE) is None
    assert alone.without_direction_count is None
    before = Summary(period="Q1 2023/24", indicators=4, ratings=COUNTS)
    after = Summary(period="Q2 2023/24", indicators=4, ratings=COUNTS, directions=TRAVEL, previous=before)
    assert after.change_in_direction(Direction.POSITIVE) is None
    assert (after.change_in_rating(Rag.RED), after.change_in_unrated, after.without_direction_count) == (0, 0, 1)


def test_report_repr_has_a_line_for_each_assessment() -> None:
    card = qpr.Scorecard([(an_indicator(), a_series(70, 80, 86))])
    report = card.report("Q2 2023/24")
    assert repr(report).startswith("<Report of Q2 2023/24, with Q1 2023/24 before:\n  <Assessment of 'K1'")
    first = card.report("Q4 2022/23")
    assert repr(first).startswith("<Report of Q4 2022/23, with none before:")
    two = qpr.Scorecard([(an_indicator(), a_series(86)), (an_indicator(code="K2"), a_series(86))]).report("Q2 2023/24")
    assert re.fullmatch(r"<Report of [^\n]*:\n  <[^\n]*>\n  <[^\n]*>>", repr(two))


def test_report_scheme_is_that_of_the_first_rateable_indicator() -> None:
    unrated = an_indicator(None, code="K1", data_only=True, scheme=Four)
    report = qpr.Scorecard([(unrated, a_series(70)), (an_indicator(code="K2"), a_series(70))]).report("Q2 2023/24")
    assert report.scheme is qpr.Rag
    other = an_indicator(None, code="K2", data_only=True)
    nothing = qpr.Scorecard([(unrated, a_series(70)), (other, a_series(70))]).report("Q2 2023/24")
    assert nothing.scheme is Four
