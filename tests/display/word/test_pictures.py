"""Pictures in Word documents: sparklines and bars, with texts for screen readers."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import matplotlib as mpl
import pytest
from PIL import Image

from display.word.opened import opened, styled_lines
from pictured import WHOLE, made
from qpr_core import Basis, Narrative, Paragraph, Rag, Section, narrate
from qpr_core.display.word import to_word
from qpr_core.errors import StyleError
from qpr_core.styles import GOV_UK
from qpr_core.text import Bars, Segment, Spark, Words
from small_reports import report_of

SCORECARD = narrate(WHOLE, sections=Section.SCORECARD)
HISTORY = narrate(WHOLE, sections=Section.HISTORY)


def described(document: Any) -> list[str]:
    """Return the alternative text of every picture."""
    return [each.get("descr") for each in document.element.iter() if each.tag.endswith("}docPr")]


def pictures(result: Any, **parts: Any) -> list[Image.Image]:
    to_word(result, charts=True, **parts).save(kept := BytesIO())
    with ZipFile(kept) as zipped:
        names = [name for name in zipped.namelist() if name.startswith("word/media/")]
        return [Image.open(BytesIO(zipped.read(name))).convert("RGB") for name in names]


def test_scorecard_has_a_sparkline_for_each_indicator_with_its_description() -> None:
    document = opened(SCORECARD, charts=True)
    kpis, activity = document.tables
    assert [kpis.rows[0].cells[-1].text, activity.rows[0].cells[-1].text] == ["Direction of travel", "Recent results"]
    assert len(kpis.columns) == 8
    assert kpis.rows[2].cells[-1].text == "↓ negative\n"  # with the sparkline on the second line
    texts = described(document)
    assert len(texts) == 5  # as many as there are indicators
    assert texts[0] == "6 results, from 86% in Quarter 1 2022/23 to 78% in Quarter 2 2023/24, lowest 78%, highest 86%"


def test_sparkline_ends_with_a_dot_in_the_colour_of_the_rating() -> None:
    first = pictures(SCORECARD)[0]
    assert (first.width, first.height) == (396, 102)  # three times 132 by 34 pixels
    assert tuple(bytes.fromhex(GOV_UK.colour_of(Rag.RED)[1:])) in {
        colour for _, colour in first.getcolors(99_999) or []
    }


def test_sparkline_of_a_total_has_the_year_before_in_a_paler_colour() -> None:
    """Source: 40% of (29, 112, 184) on white is (165, 198, 227), which is rounded down."""
    totals = made(0, 600, 1200, 1300, 0, 300, unit="number", basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None)
    (picture,) = pictures(narrate(report_of(totals), sections=Section.SCORECARD))
    shades: list[Any] = [colour for count, colour in picture.getcolors(99_999) or [] if count > 500]
    assert any(max(abs(one - other) for one, other in zip(each, (165, 198, 227), strict=True)) <= 1 for each in shades)


def test_history_has_bars_below_a_caption_with_their_names() -> None:
    document = opened(HISTORY, charts=True)
    texts = described(document)
    assert texts == ["KPIs by rating, quarter by quarter"]
    (caption,) = [text for style, text in styled_lines(document) if style == "Caption" and text.startswith(texts[0])]
    assert caption.startswith("KPIs by rating, quarter by quarter: ")
    assert all(name in caption for name in ("Green", "Amber", "Red", "Not rated"))


def test_documents_have_no_pictures_unless_they_are_asked_for() -> None:
    for result in (SCORECARD, HISTORY, WHOLE.assessments[0].direction_of_travel):
        assert described(opened(result)) == []


def test_direction_of_travel_has_its_sparkline() -> None:
    (text,) = described(opened(WHOLE.assessments[0].direction_of_travel, charts=True))
    assert text.startswith("6 results, from 86%")


def test_nothing_is_drawn_of_no_results_and_no_counts() -> None:
    empty = Narrative((Bars((), ()), Paragraph((Spark(()),))))
    assert described(opened(empty, charts=True)) == []


def test_pictures_name_no_program_and_are_the_same_whatever_the_settings() -> None:
    to_word(SCORECARD, charts=True).save(kept := BytesIO())
    assert b"matplotlib" not in kept.getvalue().lower()
    with mpl.rc_context({"lines.linewidth": 9, "savefig.dpi": 30, "axes.facecolor": "red"}):
        to_word(SCORECARD, charts=True).save(again := BytesIO())
    assert again.getvalue() == kept.getvalue()


def test_text_in_a_picture_is_never_a_formula() -> None:
    bars = Bars((Words("$x^2$"),), (((Words("$x^"),), (Segment(None, (Words("$"),), 4, "4"),)),))
    assert len(pictures(Narrative((bars,)))) == 1
    assert described(opened(Narrative((bars,)), charts=True)) == ["$x^2$"]


def test_charts_is_true_or_false() -> None:
    with pytest.raises(StyleError, match="charts must be True or False, got 'all'"):
        to_word(SCORECARD, charts="all")  # type: ignore[arg-type]  # a wrong type is what is tested
