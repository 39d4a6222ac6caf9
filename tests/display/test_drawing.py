"""Sparklines and bars as SVG."""

from display.html_checks import check_html, parse_html, whole_text
from pictured import WHOLE, made
from qpr_core import ExpectedRange, Narrative, Polarity, Rag, Section, Thresholds, narrate, to_html
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
        'fill="none"><text x="0" y="17.0" fill="#0b0c0c">Q1</text>'
        '<rect x="110.0" y="2" width="315.0" height="22" fill="#18a84e" stroke="#505a5f"/>'
        '<text x="267.5" y="17.0" text-anchor="middle" fill="#000000">● 3</text>'
        '<rect x="425.0" y="2" width="105.0" height="22" fill="#cc0000" stroke="#505a5f"/>'
        '<text x="477.5" y="17.0" text-anchor="middle" fill="#ffffff">■ 1</text>'
        '<text x="0" y="43.0" fill="#0b0c0c">Q2</text>'
        '<rect x="110.0" y="28" width="315.0" height="22" fill="#18a84e" stroke="#505a5f"/>'
        '<text x="267.5" y="43.0" text-anchor="middle" fill="#000000">● 3</text></svg>'
    )


def test_bars_without_counts_are_not_drawn() -> None:
    assert to_html(Narrative((Bars((), ()),))).endswith('<div class="qpr">\n\n</div>')
