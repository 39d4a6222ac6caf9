"""Charts of a text as SVG and PNG: texts, names, the same bytes, and the caller's choices."""

import sys
from typing import Any

import matplotlib as mpl
import pytest
from attrs import evolve
from docx.shared import Mm

from display.html_checks import check_html, whole_text
from display.word.opened import opened
from pictured import HOSTILE, WHOLE, made
from qpr_core import Narrative, to_html
from qpr_core.display.chart_pictures import chart_png, chart_svg
from qpr_core.display.word import to_word
from qpr_core.errors import StyleError
from qpr_core.styles import KENT, Palette
from qpr_core.text import Chart
from small_reports import report_of

CHART = Chart(WHOLE.assessments[0])
CHARTS = Narrative(tuple(Chart(each) for each in WHOLE))


def test_svg_of_every_assessment_is_well_formed_and_has_no_names() -> None:
    root = check_html(to_html(CHARTS))
    pictures = [each for each in root.iter("svg") if each.get("class") == "qpr-chart"]
    assert [each.get("aria-label", "").split(" ")[:2] for each in pictures] == [
        ["Indicator", each.code] for each in WHOLE
    ]
    assert not [each for each in root.iter() if each.get("id") or each.get("clip-path") or each.get("href")]
    assert [each.get("aria-label") for each in root.iter("figure")] == [str(part) for part in CHARTS.parts]


def test_svg_has_its_texts_as_text_in_the_font_of_the_page() -> None:
    drawn = chart_svg(CHART, KENT, Palette())
    texts = [whole_text(each) for each in check_html(drawn).iter("text")]
    assert "Indicator A has fallen below its floor" in " ".join(texts)
    assert {"78%", "Target 85%", "Floor standard 80%"} <= set(texts)
    assert "DejaVu" not in drawn
    assert "<style" not in drawn


def test_chart_is_the_same_whatever_the_caller_has_chosen_and_leaves_it() -> None:
    drawn, png = chart_svg(CHART, KENT, Palette()), chart_png(CHART, KENT, Palette()).png
    with mpl.rc_context({"axes.facecolor": "black", "font.size": 30, "svg.fonttype": "path"}):
        before = dict(mpl.rcParams)
        assert chart_svg(CHART, KENT, Palette()) == drawn
        assert chart_png(CHART, KENT, Palette()).png == png
        assert dict(mpl.rcParams) == before


def test_chart_has_the_words_of_the_style_and_the_colours_of_the_palette() -> None:
    style = evolve(KENT, charts=evolve(KENT.charts, target="goal"))
    drawn = to_html(Narrative((CHART,)), style=style, palette=Palette(line="#123456"))
    assert ">Goal 85%</text>" in drawn
    assert "stroke: #123456" in drawn


@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")  # a font need not have every script
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_a_chart(name: str) -> None:
    (assessment,) = report_of(made(86, 84, 78, code=name, name=name))
    root = check_html(to_html(Narrative((Chart(assessment),))))
    (figure,) = root.iter("figure")
    assert figure.get("aria-label") == f"{name} ({name})"
    assert not [*root.iter("script"), *root.iter("img")]


def test_chart_in_word_has_its_alternative_text_and_fits_the_page() -> None:
    document = opened(Narrative((CHART,)))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == chart_png(CHART, KENT, Palette()).text  # noqa: SLF001  python-docx has no name for alternative texts
    assert shape.width <= Mm(170)  # A4 between margins of 2 cm
    small = opened(Narrative((CHART,)), page="A5").inline_shapes[0]
    assert round(small.width / Mm(1)) == 148 - 40  # ISO 216, between margins of 2 cm


def _without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name in {"qpr_core.display.chart_pictures", "qpr_core.display.word.pictures"}:
            monkeypatch.delitem(sys.modules, name)
        elif name.startswith("matplotlib"):
            monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.parametrize("show", [to_html, to_word])
def test_chart_without_the_extra_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch, show: Any) -> None:
    _without_matplotlib(monkeypatch)
    rule = r"picture needs matplotlib \(pip install 'qpr-core\[charts\]'\), got <Chart: Indicator A \(A\)>"
    with pytest.raises(StyleError, match=rule):
        show(Narrative((CHART,)))


def test_sparklines_of_word_without_the_extra_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_matplotlib(monkeypatch)
    with pytest.raises(StyleError, match="picture needs matplotlib"):
        to_word(WHOLE, charts=True)
