"""Alternative texts and data of charts."""

from fractions import Fraction
from io import BytesIO
from typing import Any, cast

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from pictured import made
from qpr_core import ExpectedRange, Polarity, Ratio, Scorecard, Status, Thresholds, TimeSeries, direction_of_travel
from qpr_core.display.charts import alt_text, chart_data, indicator_chart
from qpr_core.errors import StyleError
from qpr_core.methods import MannKendall, XmR
from qpr_core.model.values.figures import rounded

AT = "Q2 2023/24"


def test_alt_text_has_the_finding_the_results_and_the_thresholds() -> None:
    assert alt_text(indicator_chart(*made(86, 84, 85, 81, 80, 78), AT)) == (
        "Indicator A has fallen below its floor standard. Line chart from Q1 2022/23 to Q2 2023/24. The lowest result is 78% "
        "and the highest is 86%. The last result is 78%. The target was 85% from Q1 2022/23 to Q2 2023/24. The floor "
        "standard was 80% from Q1 2022/23 to Q2 2023/24. The trend goes from 86.3% in Q1 2022/23 to 78.3% in Q2 2023/24."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "parts", "end"),
    [
        ((150,), {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, 200)},
         "The expected range was 100 to 200 in Q2 2023/24."),
        ((150,), {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, None)},
         "The last result is 150. The expected range was 100 or more in Q2 2023/24."),
        ((84,), {"thresholds": Thresholds(target=85, tolerance=5)}, "The target was 85% in Q2 2023/24. The Red limit was 80% in Q2 2023/24."),
        ((6,), {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=5, tolerance=1)},
         "The Red limit was 4% to 6% in Q2 2023/24."),
        ((84,), {"thresholds": None}, "The last result is 84%."),
        ((None,), {}, "Indicator A has no results to show."),
    ],
)  # fmt: skip
def test_alt_text_names_only_the_thresholds_there_are(values: tuple[Any, ...], parts: dict[str, Any], end: str) -> None:
    assert alt_text(indicator_chart(*made(*values, **parts), AT)).endswith(end)


def test_chart_data_has_a_row_for_each_period_with_its_own_thresholds() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=90, floor=70)}
    rows = chart_data(indicator_chart(*made(81, None, 78, thresholds=thresholds), AT))
    assert [tuple(row.values()) for row in rows] == [
        ("A", "Q4 2022/23", Fraction(81), Fraction(85), Fraction(80), None, "Amber", "final"),
        ("A", "Q1 2023/24", None, Fraction(90), Fraction(70), None, None, None),
        ("A", "Q2 2023/24", Fraction(78), Fraction(90), Fraction(70), None, "Amber", "final"),
    ]


def test_alt_text_and_data_have_every_mark_and_every_step_of_a_target() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=90, floor=70)}
    indicator, _ = made(84, thresholds=thresholds, redefined={"Q4 2022/23": "counts calls too"}, withhold_below=5)
    counts = {"Q2 2022/23": Ratio(80, 100), "Q3 2022/23": Ratio(2, 100), "Q4 2022/23": Ratio(81, 100), "Q1 2023/24": None,
              "Q2 2023/24": Ratio(60, 100)}  # fmt: skip
    series = TimeSeries(counts, statuses={"Q2 2023/24": Status.PROVISIONAL})
    figure = indicator_chart(indicator, series, AT)
    for sentence in (
        "The target was 85% from Q2 2022/23 to Q4 2022/23, and 90% from Q1 2023/24 to Q2 2023/24.",
        "The floor standard was 80% from Q2 2022/23 to Q4 2022/23, and 70% from Q1 2023/24 to Q2 2023/24.",
        "Not final in Q2 2023/24.",
        "Result withheld in Q3 2022/23.",
        "No result in Q1 2023/24.",
        "New definition in Q4 2022/23.",
    ):
        assert sentence in alt_text(figure)
    rows = chart_data(figure)
    assert [row["status"] for row in rows] == ["final", "withheld", "final", None, "provisional"]
    assert [row["definition"] for row in rows] == [None, None, "counts calls too", None, None]


def test_data_of_a_trend_has_its_line_and_its_band() -> None:
    rows = chart_data(indicator_chart(*made(None, 86, 84, 85, 81, 80, 78), AT))
    assert [rows[place]["trend"] for place in (0, -1)] == [Fraction("86.3"), Fraction("78.3")]
    assert all(row["trend_low"] < row["trend"] < row["trend_high"] for row in rows)  # type: ignore[operator]  # they are figures
    monotone = chart_data(indicator_chart(*made(86, 84, 85, 81, 80, 78), AT, method=MannKendall()))
    assert "trend" in monotone[0]
    assert "trend_low" not in monotone[0]


def test_result_before_a_trend_begins_has_no_height_of_it() -> None:
    rows = chart_data(indicator_chart(*made(*range(60, 74)), AT))
    assert [row["trend"] is None for row in rows[:14]] == [True, True, *[False] * 12]


def test_alt_text_and_data_of_a_control_chart_have_its_lines_and_its_special_causes() -> None:
    figure = indicator_chart(*made(*[50, 51, 49] * 5, 90), AT, method=XmR())
    evidence: Any = direction_of_travel(*made(*[50, 51, 49] * 5, 90), AT, method=XmR()).evidence
    last = chart_data(figure)[-1]
    assert last["special_cause"] == "special cause: outside the process limits"
    assert [last[name] for name in ("mean", "lower_limit", "upper_limit")] == [
        rounded(limit, 1) for limit in (evidence.mean, evidence.lower, evidence.upper)
    ]
    assert "Special cause: outside the process limits in Q2 2023/24." in alt_text(figure)
    assert "Mean 52.5%, process limit " in alt_text(figure)


def test_result_that_is_carried_forward_is_named_in_alt_text_and_data() -> None:
    card = Scorecard([made(84, 85, None)])
    for figure in (indicator_chart(card["A"], at=AT), indicator_chart(card.report(AT)["A"])):
        assert "The last result is 85%. It is carried forward to Q2 2023/24." in alt_text(figure)
        assert [row["carried_forward_to"] for row in chart_data(figure)] == [None, "Q2 2023/24"]


def test_chart_of_withheld_results_does_not_claim_that_there_are_none() -> None:
    card = Scorecard([made(Ratio(2, 100), Ratio(3, 100), withhold_below=5)])
    for figure in (indicator_chart(card["A"], at=AT), indicator_chart(card.report(AT)["A"])):
        assert figure.axes[0].texts[0].get_text() == "the results are withheld"
        assert figure.axes[0].get_title(loc="left") == "The results of Indicator A are withheld"
        assert alt_text(figure) == "The results of Indicator A are withheld."


def test_chart_of_an_assessment_draws_no_withheld_result() -> None:
    card = Scorecard([made(Ratio(60, 70), Ratio(50, 70), Ratio(2, 70), withhold_below=5)])
    figure = indicator_chart(card.report(AT)["A"])
    assert "Indicator A was 71.4% in Quarter 1 2023/24." in alt_text(figure)
    assert "Result withheld in Q2 2023/24." in alt_text(figure)
    assert {row["status"] for row in chart_data(figure)} <= {"final", "withheld"}


def test_figure_with_two_charts_has_both_texts() -> None:
    figure = Figure()
    for axes, code in zip(figure.subplots(1, 2), ("A", "B"), strict=True):
        indicator_chart(*made(84, 85, code=code), AT, axes=axes)
    assert "Indicator A" in alt_text(figure)
    assert "Indicator B" in alt_text(figure)
    assert {row["code"] for row in chart_data(figure)} == {"A", "B"}


@pytest.mark.parametrize(
    ("figure", "got"), [(5, "must be a matplotlib figure (pass what a chart function returns), got 5"),
                        (Figure(), "must have a chart of this library (pass what a chart function returns), got a figure without one")]
)  # fmt: skip
def test_alt_text_refuses_what_has_no_chart(figure: Any, got: str) -> None:
    for ask in (alt_text, chart_data):
        with pytest.raises(StyleError) as caught:
            ask(figure)
        assert str(caught.value) == f"figure {got}"


def test_entry_and_assessment_are_drawn_like_their_indicator() -> None:
    card = Scorecard([made(86, 84, 85, 81, 80, 78)])
    figures = [
        indicator_chart(*card["A"], AT),
        indicator_chart(card["A"], at=AT),
        indicator_chart(card.report(AT)["A"]),
    ]
    assert len({alt_text(figure) for figure in figures}) == 1
    assert len({_svg(figure) for figure in figures}) == 1


def test_assessment_without_results_is_drawn_empty() -> None:
    card = Scorecard([made(84, 85), made(None, None, code="B")])
    assert alt_text(indicator_chart(card.report(AT)["B"])) == "Indicator B has no results to show."


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda card: indicator_chart(card.report(AT)["A"], at=AT),
         "chart of an assessment must have no series, at or method (the assessment has them), got one of them (A)"),
        (lambda card: indicator_chart(card["A"], TimeSeries({AT: 5}), AT),
         "chart of an entry must have no series (pass its period as at=), got TimeSeries({'Q2 2023/24': 5}) (A)"),
        (lambda card: indicator_chart(card["A"]),
         "chart must have a last period (pass at), got None"),
        (lambda card: indicator_chart(card["A"].indicator),
         "chart must have results and a last period (pass series and at), got None"),
        (lambda card: indicator_chart(card["A"].indicator, at=AT),
         "chart must have results (pass series), got None"),
        (lambda card: indicator_chart(card.report(AT), cast("Any", "A")),
         "chart must be of one indicator (pass report['A']), got a Report"),
        (lambda card: indicator_chart(card, at=AT),
         "chart must be of one indicator (pass scorecard['A'] and at), got a Scorecard"),
    ],
)  # fmt: skip
def test_chart_refuses_results_it_has_or_lacks(call: Any, message: str) -> None:
    with pytest.raises(StyleError) as caught:
        call(Scorecard([made(84, 85)]))
    assert str(caught.value) == message


def test_charts_leave_the_settings_and_the_backend_alone() -> None:
    before = dict(mpl.rcParams)
    indicator, series = made(86, 82)
    indicator_chart(indicator, series.with_result(AT, series[AT], status=Status.PROVISIONAL), AT).savefig(BytesIO())
    assert dict(mpl.rcParams) == before


def _svg(figure: Figure) -> bytes:
    with mpl.rc_context({"svg.hashsalt": "qpr"}):
        figure.savefig(kept := BytesIO(), format="svg", metadata={"Date": None})
    return kept.getvalue()
