"""Charts: they draw the answers of the functions, and return a matplotlib figure."""

import warnings
from io import BytesIO
from typing import Any

import pytest
from attrs import fields
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from display.drawn import drawn as put_on_paper
from pictured import WHOLE, made
from qpr_core import (
    Baseline,
    ExpectedRange,
    Period,
    Polarity,
    Rag,
    Ratio,
    Scorecard,
    Status,
    Thresholds,
    TimeSeries,
    bridge,
    direction_of_travel,
    explain,
)
from qpr_core.display.charts import (
    alt_text,
    history_chart,
    indicator_chart,
    movement_matrix,
    small_multiples,
)
from qpr_core.errors import ReportError, SeriesError, StyleError
from qpr_core.methods import LastPeriod, Line, MannKendall, SpecialCause, XmR
from qpr_core.rules import RatingRule
from qpr_core.styles import ChartWords, CommonWords, Palette, Style
from qpr_core.testing import methods, scorecards
from small_reports import report_of

AT = "Q2 2023/24"


def drawn(figure: Figure) -> bytes:
    kept = BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # a font need not have every script
        warnings.filterwarnings(
            "ignore", message="constrained_layout not applied"
        )  # a name may be too long for its place
        figure.savefig(kept, format="png", dpi=40)
    return kept.getvalue()


def axes_of(figure: Figure) -> Any:
    return figure.axes[0]


def legend(figure: Figure) -> list[str]:
    made_of = axes_of(figure).get_legend()
    return [] if made_of is None else [text.get_text() for text in made_of.get_texts()]


def line(figure: Figure, name: str) -> Any:
    return next(each for each in axes_of(figure).get_lines() if each.get_label() in {name, f"_{name}"})


def labels(figure: Figure) -> list[str]:
    """Return the labels of lines and of the last result."""
    return [text.get_text() for text in axes_of(figure).texts if text.get_text() and text.xycoords == "data"]


def test_indicator_chart_draws_results_target_floor_and_trend() -> None:
    indicator, series = made(86, 84, 85, 81, 80, 78)
    figure = indicator_chart(indicator, series, AT)
    assert legend(figure) == ["Green", "Amber", "Red", "95% confidence band of the trend"]
    assert labels(figure) == ["78%", "Trend", "Floor standard 80%", "Target 85%"]
    assert list(line(figure, "target").get_ydata()) == [85] * 12
    travel = direction_of_travel(indicator, series, AT)
    assert isinstance(travel.evidence, Line)
    trend = list(line(figure, "trend").get_ydata())
    assert trend[0] == pytest.approx(travel.evidence.intercept)
    assert trend[-1] - trend[0] == pytest.approx(5 * travel.evidence.slope)
    assert axes_of(figure).get_title(loc="left") == "Indicator A has fallen below its floor standard"
    assert axes_of(figure).texts[-1].get_text() == "Per cent; higher is better"
    assert drawn(figure)[:4] == b"\x89PNG"


def test_confidence_band_agrees_with_scipy() -> None:
    """Source: 86, 84, 85, 81, 80, 78 in scipy.stats.linregress and the textbook formula for the mean response."""
    stats = pytest.importorskip("scipy.stats")
    times, values = range(6), (86, 84, 85, 81, 80, 78)
    fit = stats.linregress(times, values)
    scatter = (sum((y - fit.intercept - fit.slope * x) ** 2 for x, y in zip(times, values, strict=True)) / 4) ** 0.5
    half = stats.t.ppf(0.975, 4) * scatter * (1 / 6 + 2.5**2 / 17.5) ** 0.5
    figure = indicator_chart(*made(*values), AT)
    (band,) = axes_of(figure).collections
    heights = [height for across, height in band.get_paths()[0].vertices if across == 0]
    assert (min(heights), max(heights)) == (pytest.approx(fit.intercept - half), pytest.approx(fit.intercept + half))


def test_targets_in_force_are_drawn_and_gaps_stay_open() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=90, floor=70)}
    figure = indicator_chart(*made(86, 84, None, 81, 80, 78, thresholds=thresholds), AT)
    assert list(line(figure, "target").get_ydata()) == [85] * 8 + [90] * 4
    assert list(line(figure, "target").get_xdata()) == [time + side for time in range(6) for side in (-0.5, 0.5)]
    (curve,) = [each for each in axes_of(figure).get_lines() if len(each.get_xdata()) == 6]
    assert [str(height) for height in curve.get_ydata()] == ["86.0", "84.0", "nan", "81.0", "80.0", "78.0"]


def test_each_result_has_the_colour_and_shape_of_its_rating() -> None:
    figure = indicator_chart(*made(86, 82, 79), AT)
    looks = {
        name: (line(figure, name).get_marker(), line(figure, name).get_color()) for name in ("Green", "Amber", "Red")
    }
    assert looks == {"Green": ("o", "#18a84e"), "Amber": ("D", "#ffb400"), "Red": ("s", "#cc0000")}
    other = indicator_chart(*made(79), AT, palette=Palette(colours={Rag.RED: "#123456"}))
    assert line(other, "Red").get_color() == "#123456"


def test_provisional_results_are_hollow_and_withheld_ones_are_counted() -> None:
    indicator, series = made(86, 82)
    figure = indicator_chart(indicator, series.with_result(AT, series[AT], status=Status.PROVISIONAL), AT)
    assert "not final" in legend(figure)
    assert axes_of(figure).get_lines()[-2].get_color() == "#ffffff"
    assert line(figure, "Amber").get_color() == "#ffb400"  # the legend shows the colour of the rating
    small = made(Ratio(60, 70), Ratio(2, 70), withhold_below=5)
    assert "1 withheld" in legend(indicator_chart(*small, AT))


def test_control_chart_has_limits_and_rings_for_special_causes() -> None:
    values = [50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 90]
    figure = indicator_chart(*made(*values), AT, method=XmR())
    assert "special cause: outside the process limits" in legend(figure)
    assert {label.rpartition(" ")[0] for label in labels(figure)} >= {"Mean", "Process limit"}
    rings = [float(each.get_ydata()[0]) for each in axes_of(figure).get_lines() if each.get_markersize() == 13]
    signals = direction_of_travel(*made(*values), AT, method=XmR()).evidence.signals  # type: ignore[union-attr]  # its evidence is a chart
    assert len(rings) == len({signal.period for signal in signals})
    assert 90 in rings


def test_limits_of_small_figures_have_the_decimal_places_that_tell_them_apart() -> None:
    values = [f"0.01{digit}" for digit in (1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3, 2)]
    figure = indicator_chart(*made(*values, thresholds=None), AT, method=XmR())
    shown = [label.rpartition(" ")[2] for label in labels(figure) if label.startswith(("Mean", "Process limit"))]
    assert len(set(shown)) == 3
    assert "0.012%" in {f"{float(text.removesuffix('%')):.3f}%" for text in shown}


def test_each_kind_of_special_cause_has_its_mark_and_its_meaning() -> None:
    """Source: Making Data Count: a run of 7 on one side of the mean, 2 of 3 near a limit, and 7 that rise."""
    shifted = [50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 53, 54, 53, 55, 54, 53, 54, 90]
    entry = made(*shifted)
    figure = indicator_chart(*entry, AT, method=XmR())
    evidence: Any = direction_of_travel(*entry, AT, method=XmR()).evidence
    words = {
        SpecialCause.OUTSIDE_LIMITS: ("o", "special cause: outside the process limits"),
        SpecialCause.RUN: ("s", "special cause: results on one side of the mean"),
        SpecialCause.NEAR_LIMIT: ("D", "special cause: results near a process limit"),
        SpecialCause.TREND: ("^", "special cause: results that rise or fall each time"),
    }
    causes = {signal.period: evidence.signal_at(signal.period).cause for signal in evidence.signals}
    marks = [each for each in axes_of(figure).get_lines() if each.get_markersize() == 13]
    assert [each.get_marker() for each in marks] == [words[causes[period]][0] for period in sorted(causes)]
    assert len(set(causes.values())) > 1
    assert {name for name in legend(figure) if name.startswith("special")} == {
        words[cause][1] for cause in causes.values()
    }


def test_control_chart_is_explained_in_words_below_the_legend() -> None:
    entry = made(*[50, 51, 49] * 4, 90)
    figure = indicator_chart(*entry, AT, method=XmR())
    explained = str(explain(direction_of_travel(*entry, AT, method=XmR())))
    subtitle, note = axes_of(put_on_paper(figure)).texts[-2:]
    assert (subtitle.get_text(), " ".join(note.get_text().splitlines())) == ("Per cent; higher is better", explained)
    assert explained in alt_text(figure)
    assert note.get_window_extent().y1 < axes_of(figure).get_legend().get_window_extent().y0 + 3


def test_control_chart_without_limits_gives_the_reason() -> None:
    figure = indicator_chart(*made(50, 51, 49), AT, method=XmR())
    reason = "The direction of travel is unknown: there are 3 results, and at least 12 are needed."
    assert axes_of(figure).texts[-1].get_text() == reason
    assert alt_text(figure).endswith(reason)
    assert reason not in alt_text(indicator_chart(*made(50, 51, 49), AT))
    assert reason not in alt_text(indicator_chart(*made(Ratio(2, 70), withhold_below=5), AT, method=XmR()))


def test_explanation_of_a_control_chart_leaves_its_plot_as_high_as_others() -> None:
    entry = made(*[50, 51, 49] * 4, 90)
    explained, plain = (put_on_paper(indicator_chart(*entry, AT, method=each)) for each in (XmR(), LastPeriod()))
    higher, other = (axes_of(each).get_window_extent().height for each in (explained, plain))
    assert higher > other - 2 * 13.5 / 72 * explained.dpi  # its legend has two lines more
    given = Figure(figsize=(7, 4), layout="constrained")
    indicator_chart(*entry, AT, method=XmR(), axes=given.add_subplot())
    assert list(given.get_size_inches()) == [7, 4]


def test_chart_of_another_method_has_a_trend_if_its_evidence_has_a_line() -> None:
    entry = made(86, 84, 85, 81, 80, 78)
    assert "Trend" in labels(indicator_chart(*entry, AT, method=MannKendall()))
    flat = indicator_chart(*made(84, 84, 84, 84, 84), AT)
    assert "95% confidence band of the trend" not in legend(flat)  # a constant series has no test
    assert "Trend" not in labels(indicator_chart(*made(84, 86, 83, 85, 84, 86), AT))  # stable: the text has no trend
    near = made(
        5, 5, 6, 5, 4, 5, polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST, thresholds=Thresholds(target=5, tolerance=1)
    )
    assert "Trend" not in labels(indicator_chart(*near, AT))  # its trend is one of distances
    assert {"Red limit 4%", "Red limit 6%"} <= set(labels(indicator_chart(*near, AT)))


def test_chart_of_an_activity_indicator_has_its_expected_range() -> None:
    values = made(150, 80, 250, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(100, 200))
    figure = indicator_chart(*values, AT)
    assert legend(figure) == ["above expectations", "within expectations", "below expectations"]
    assert labels(figure) == ["Lowest expected 100", "Highest expected 200", "250"]
    unheld = indicator_chart(*made(1, thresholds=None), AT)
    assert legend(unheld) == ["not rated"]


def test_new_definition_is_a_vertical_line() -> None:
    figure = indicator_chart(*made(86, 84, 85, redefined={"Q1 2023/24": "counts calls too"}), AT)
    assert list(line(figure, "new definition").get_xdata()) == [0.5, 0.5]
    before = indicator_chart(*made(86, 84, 85, redefined={"Q1 2020/21": "counts calls too"}), AT)
    assert "new definition" not in [str(each.get_label()) for each in before.axes[0].lines]


def test_last_period_method_has_no_trend_line() -> None:
    figure = indicator_chart(*made(86, 84, 85, 81, 80, 78), AT, method=LastPeriod())
    assert "Trend" not in labels(figure)


def test_chart_without_results_has_a_text_instead() -> None:
    figure = indicator_chart(*made(None, 5, None), "Q4 2022/23")
    assert [text.get_text() for text in axes_of(figure).texts] == ["no results", "Per cent; higher is better"]


def test_chart_is_drawn_on_the_axes_that_are_passed() -> None:
    figure = Figure()
    axes = figure.subplots(1, 2)
    assert indicator_chart(*made(84, 85), AT, axes=axes[1]) is figure
    assert not axes[0].get_title(loc="left")
    assert axes[1].get_title(loc="left").replace("\n", " ") == "Indicator A has reached its target"
    assert movement_matrix(bridge(WHOLE), axes=axes[0]) is figure


def test_chart_of_40_periods_names_a_few_level_and_the_last() -> None:
    figure = indicator_chart(*made(*range(40)), AT)
    names = [label.get_text() for label in axes_of(figure).get_xticklabels()]
    assert names == ["Q2\n2015/16", "Q2\n2017/18", "Q2\n2019/20", "Q2\n2021/22", "Q2\n2023/24"]
    assert {label.get_rotation() for label in axes_of(figure).get_xticklabels()} == {0}


def test_every_word_of_a_legend_comes_from_the_style() -> None:
    words = {part.name: f"_{part.name}" for part in fields(ChartWords) if isinstance(part.default, str)}
    words |= {
        "beyond": "_beyond {band}",
        "band": "_band {confidence}",
        "withheld": "_withheld {count}",
        "fan": "_fan {confidence}",
    }
    words["line_label"] = "{line}"
    style = Style(
        charts=ChartWords(**words),  # type: ignore[arg-type]  # only texts, not phrases
        common=CommonWords(band_names={Rag.RED: "_R", Rag.AMBER: "_A", Rag.GREEN: "_G"}),
    )
    values = (86, 84, 85, 81, 80, 78)
    provisional = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 85}, statuses={"Q2 2023/24": Status.PROVISIONAL})
    entries = [
        made(*values, redefined={"Q1 2023/24": "counts calls too"}),
        made(*values),
        made(*values, thresholds=Thresholds(target=85, tolerance=5)),
        made(*(Ratio(value, 100) for value in (86, 3, 85)), withhold_below=5),
        made(*values, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(79, 85)),
        (made(84)[0], provisional),
        made(70, 72, 71, 74, 73, 76, 75, 78, thresholds=Thresholds(target=85, floor=69)),
    ]
    charts = [indicator_chart(*entry, AT, style=style) for entry in entries]
    charts.append(indicator_chart(*made(*[80] * 10, 99), AT, style=style, method=XmR(minimum_points=3)))
    assert {name for chart in charts for name in legend(chart)} == {
        "_band 95", "_fan 95", "_outside_limits", "_redefined", "_not_final", "_withheld 1", "_R", "_A", "_G",
        "above expectations", "within expectations", "below expectations",
    }  # fmt: skip
    written = {name for chart in charts for name in labels(chart) if not name[0].isdigit()}
    assert written == {
        "_target", "_floor", "_beyond _R", "_expected_low", "_expected_high", "_trend", "_projection", "_mean", "_limit",
    }  # fmt: skip


@pytest.mark.large
@settings(max_examples=10)
@given(scorecards(), st.integers(0, 9), methods())
def test_charts_of_any_report_can_be_drawn(card: Scorecard, steps: int, method: Any) -> None:
    at = Period.parse("Q4 1999/00").shift(steps)
    try:
        report = card.report(at, quarters=4)
    except ReportError:
        return  # nothing to report by then
    assert len(small_multiples(report).axes) == len(report.assessments)
    for indicator, series in card.entries:
        assert isinstance(indicator_chart(indicator, series, at, method=method), Figure)
    if report.previous is not None:
        assert isinstance(movement_matrix(bridge(report)), Figure)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: indicator_chart(*made(1), AT, axes=5), "axes must be those of a matplotlib figure, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: indicator_chart(*made(1), AT, style=None), "style must be a Style, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: small_multiples(WHOLE, columns=0), "columns must be a whole number of 1 or more, got 0"),
        (lambda: history_chart(WHOLE, palette="x"), "palette must be a Palette, got 'x'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: history_chart(report_of(made(1))), "report must have a history (pass periods=3 or more to Scorecard.report), got no history (Q2 2023/24)"),
    ],
)  # fmt: skip
def test_chart_refuses_options_of_a_wrong_kind(call: Any, message: str) -> None:
    with pytest.raises(StyleError) as caught:
        call()
    assert str(caught.value) == message


def test_chart_of_something_else_raises_report_error() -> None:
    with pytest.raises(ReportError, match="report must be a Report, got None"):
        small_multiples(None)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(ReportError, match="bridge must be a Bridge, got 5"):
        movement_matrix(5)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_chart_refuses_a_period_of_a_different_financial_year() -> None:
    with pytest.raises(SeriesError):
        indicator_chart(*made(1, 2), "Aug-Oct 2023")


def test_target_that_ended_has_no_label_beside_the_last_result() -> None:
    """The target was withdrawn in 2023/24: its line ends with 2022/23."""
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "2023/24": None}
    figure = indicator_chart(*made(84, 83, 82, thresholds=thresholds), AT)
    assert labels(figure) == ["82%"]
    assert [str(height) for height in line(figure, "target").get_ydata()] == ["85.0", "85.0", *["nan"] * 4]


def test_chart_of_an_assessment_marks_only_ratings_that_it_knows() -> None:
    """The rule looks back one quarter, which the first of the twelve latest results does not have."""
    rule = RatingRule(
        name="Up", version=1, decide=lambda case: None if case.gain is None else Rag.GREEN,
        looks_back=Baseline.PREVIOUS_PERIOD,
    )  # fmt: skip
    card = Scorecard([made(*range(70, 84), rule=rule)])
    figure = indicator_chart(card.report(AT)["A"])
    marks = [each for each in axes_of(figure).get_lines() if each.get_marker() == "o" and len(each.get_xdata()) == 1]
    assert [float(each.get_xdata()[0]) for each in marks] == [float(time) for time in range(1, 12)]
    assert legend(figure)[0] == "Green"
    assert "not rated" not in legend(figure)
