"""Sparklines and bars as SVG."""

from typing import Any

from display.html_checks import check_html, parse_html, whole_text
from pictured import WHOLE, made
from qpr_core import (
    Basis,
    ExpectedRange,
    Narrative,
    Polarity,
    Rag,
    Scorecard,
    Section,
    Thresholds,
    TimeSeries,
    narrate,
    to_html,
)
from qpr_core.display.drawing import stacked_bars
from qpr_core.styles import GOV_UK
from qpr_core.text import Bars, Segment, Words
from small_reports import report_of


def test_sparkline_has_thresholds_in_force_and_gaps() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=90, floor=70)}
    root = parse_html(to_html(report_of(made(86, 84, None, 81, 80, 78, thresholds=thresholds))))
    runs = list(next(root.iter("svg")).iter("polyline"))
    assert [line.get("stroke-dasharray") for line in runs] == ["5 3"] * 2 + ["1.5 2.5"] * 2 + [None] * 2
    heights = [place.split(",")[1] for place in (runs[1].get("points") or "").split()]
    assert len(set(heights)) == 2  # the target changed after the first of the three
    assert len((runs[-1].get("points") or "").split()) == 3


def test_sparkline_of_one_or_of_equal_results_is_in_the_middle() -> None:
    (line,) = parse_html(to_html(report_of(made(84, thresholds=None)))).iter("polyline")
    assert line.get("points") == "63.0,17.0 69.0,17.0"
    (line,) = parse_html(to_html(report_of(made(84, 84, thresholds=None)))).iter("polyline")
    assert line.get("points") == "5.0,17.0 127.0,17.0"


HOMES: dict[str, Any] = {"unit": "number", "basis": Basis.YEAR_TO_DATE_TOTAL, "thresholds": None}


def test_sparkline_of_a_total_has_this_year_with_the_year_before_faint_behind() -> None:
    """Three quarters of each year from 0 to 1,200: 61 is a half of the width and 24 of the height of 34 is for results."""
    root = parse_html(to_html(report_of(made(9, 0, 600, 1200, None, 0, 300, **HOMES))))
    faint, line = root.iter("polyline")
    assert (faint.get("stroke-opacity"), line.get("stroke-opacity")) == ("0.4", None)
    assert faint.get("points") == "5.0,29.0 66.0,17.0 127.0,5.0"
    assert line.get("points") == "5.0,29.0 66.0,23.0"
    assert next(root.iter("svg")).get("aria-label") == (
        "2 results, from 0 in Quarter 1 to 300 in Quarter 2, lowest 0, highest 300; the year before, from 0 in Quarter 1 "
        "to 1,200 in Quarter 3 2022/23"
    )


def test_sparkline_of_a_total_without_the_year_before_is_one_line() -> None:
    (line,) = parse_html(to_html(report_of(made(5, 9, **HOMES)))).iter("polyline")
    assert line.get("points") == "5.0,29.0 127.0,5.0"


def test_sparkline_of_totals_of_whole_years_is_one_line() -> None:
    indicator, _ = made(5, **HOMES)
    report = Scorecard([(indicator, TimeSeries({"2020/21": 4, "2021/22": 3, "2022/23": 5}))]).report("Q4 2022/23")
    (line,) = parse_html(to_html(report)).iter("polyline")
    assert line.get("points") == "5.0,17.0 66.0,29.0 127.0,5.0"


def test_sparkline_describes_one_result_of_the_year_before() -> None:
    (picture,) = parse_html(to_html(report_of(made(7, None, 5, **HOMES)))).iter("svg")
    assert picture.get("aria-label") == "1 result: 5 in Quarter 2; the year before, 7 in Quarter 4 2022/23"


def test_sparkline_has_both_ends_of_an_expected_range_and_huge_values() -> None:
    entry = made(-(10**29), 10**29, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(-5, 5))
    root = check_html(to_html(report_of(entry)))
    assert [line.get("points") for line in root.iter("polyline")][-1] == "5.0,29.0 127.0,5.0"
    assert len(list(root.iter("polyline"))) == 3
    assert "▲ 200,000,000,000,000,000,000,000,000,000, not judged" in whole_text(root)


def test_history_has_bars_with_their_counts_where_there_is_room() -> None:
    root = check_html(to_html(narrate(WHOLE, sections=Section.HISTORY)))
    picture = next(svg for svg in root.iter("svg") if svg.get("class") == "qpr-bars")
    texts = [text.text for text in picture.iter("text")]
    assert texts[:3] == ["Q1 2022/23", "● 1", "– 3"]
    assert "■ 1" in texts
    many = report_of(*(made(90, 90 - place, 70, code=f"K{place}") for place in range(60)), quarters=3)
    assert "■ 60" in to_html(narrate(many, sections=Section.HISTORY))
    narrow = report_of(*(made(90, 90, 70 if place else 90, code=f"K{place}") for place in range(60)), quarters=3)
    assert "● 1<" not in to_html(narrate(narrow, sections=Section.HISTORY))  # too narrow: the table has it
    wider = report_of(*(made(90, 90, 70 if place > 1 else 90, code=f"K{place}") for place in range(60)), quarters=3)
    assert ">●<" in to_html(narrate(wider, sections=Section.HISTORY))


def test_stacked_bars_are_as_long_as_their_counts() -> None:
    segments = (Segment(Rag.GREEN, (Words("Green"),), 3), Segment(Rag.RED, (Words("Red"),), 1), Segment(None, (), 0))
    svg = stacked_bars(Bars((Words("<KPIs>"),), (((Words("Q1"),), segments), ((Words("Q2"),), segments[:1]))), GOV_UK)
    assert svg == (
        '<svg class="qpr-bars" role="img" aria-label="&lt;KPIs&gt;" viewBox="0 0 532 52" width="532" height="52" '
        'fill="none"><text x="0" y="17.0" class="qpr-ink" fill="#0b0c0c">Q1</text>'
        '<rect x="110.0" y="2" width="315.0" height="22" fill="#18a84e" stroke="#505a5f"/>'
        '<text x="267.5" y="17.0" text-anchor="middle" fill="#000000">● 3</text>'
        '<rect x="425.0" y="2" width="105.0" height="22" fill="#cc0000" stroke="#505a5f"/>'
        '<text x="477.5" y="17.0" text-anchor="middle" fill="#ffffff">■ 1</text>'
        '<text x="0" y="43.0" class="qpr-ink" fill="#0b0c0c">Q2</text>'
        '<rect x="110.0" y="28" width="315.0" height="22" fill="#18a84e" stroke="#505a5f"/>'
        '<text x="267.5" y="43.0" text-anchor="middle" fill="#000000">● 3</text></svg>'
    )


def test_bars_without_counts_are_not_drawn() -> None:
    assert to_html(Narrative((Bars((), ()),))).endswith('<div class="qpr">\n\n</div>')
