"""Alternative texts and data of charts."""

from fractions import Fraction
from io import BytesIO
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from pictured import made
from qpr_core import ExpectedRange, Polarity, Scorecard, Status, Thresholds, TimeSeries
from qpr_core.display.charts import alt_text, chart_data, indicator_chart
from qpr_core.errors import StyleError

AT = "Q2 2023/24"


def test_alt_text_has_the_finding_the_results_and_the_thresholds() -> None:
    assert alt_text(indicator_chart(*made(86, 84, 85, 81, 80, 78), AT)) == (
        "Indicator A has fallen below its floor standard. Line chart from Q1 2022/23 to Q2 2023/24. The lowest result is 78% "
        "and the highest is 86%. The last result is 78%. The target was 85% in Q2 2023/24. The floor standard was 80% in "
        "Q2 2023/24."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "parts", "end"),
    [
        ((150,), {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, 200)},
         "The expected range was 100 to 200 in Q2 2023/24."),
        ((150,), {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, None)},
         "The last result is 150."),
        ((84,), {"thresholds": Thresholds(target=85, tolerance=5)}, "The target was 85% in Q2 2023/24."),
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
        ("A", "Q4 2022/23", Fraction(81), Fraction(85), Fraction(80), None, "Amber"),
        ("A", "Q1 2023/24", None, Fraction(90), Fraction(70), None, None),
        ("A", "Q2 2023/24", Fraction(78), Fraction(90), Fraction(70), None, "Amber"),
    ]


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
         "chart must have results and a last period (pass series and at), got None"),
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
