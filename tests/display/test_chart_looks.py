"""Every kind of chart, drawn: its ticks, names, frame, colours and files."""

import subprocess
import sys
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.style
import pytest
from matplotlib.figure import Figure

from display.drawn import boxes, drawn, left_title, names_of_ticks, overlapping
from pictured import made
from qpr_core import Basis, ExpectedRange, Polarity, Profile, Rag, TimeSeries, bridge, direction_of_travel, explain
from qpr_core.display.chart_figure import ChartFigure
from qpr_core.display.chart_pictures import CHART_SIZE
from qpr_core.display.charts import (
    group_heat_map,
    history_chart,
    indicator_chart,
    movement_matrix,
    small_multiples,
)
from qpr_core.display.fills import shade
from qpr_core.display.palette import in_dark_mode
from qpr_core.methods import XmR
from qpr_core.styles import GOV_UK, CommonWords, Palette, Style
from small_reports import report_of

AT = "Q2 2023/24"
PEERS = {"Neighbours": TimeSeries({"Q1 2022/23": 80, "Q2 2022/23": 81, "Q4 2022/23": 83, "Q2 2023/24": 85})}
PROFILE = Profile.of_targets([6_000, 12_500, 19_000, 25_000], floors=[5_000, 10_000, 15_000, 20_000])
TOTALS: dict[str, Any] = {
    "unit": "number",
    "basis": Basis.YEAR_TO_DATE_TOTAL,
    "thresholds": {"2022/23": PROFILE, "2023/24": PROFILE},
}
FEW = (
    made(86, 84, 85, 81, 80, 78, service="Highways and Transport"),
    made(81, 90, 91, 90, 86, 84, code="B", service="Waste"),
    made(70, 72, 71, 74, 73, 76, code="C", service="Waste"),
    made(84, None, code="D"),
    made(150, 80, code="V", polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(100, 200)),
)
REPORT = report_of(
    *FEW,
    *(made(*[90] * 6, code=f"K{place}", service="Environment, Planning and Enforcement") for place in range(20)),
    quarters=8,
)
KINDS: dict[str, Callable[[Palette], Figure]] = {
    "trend": lambda palette: indicator_chart(*made(86, 84, 85, 81, 80, 78), AT, palette=palette),
    "fan": lambda palette: indicator_chart(*made(70, 72, 71, 74, 73, 76, 75, 78), AT, palette=palette),
    "peers": lambda palette: indicator_chart(*made(84, 86, 83, 85, 84, 86, comparators=PEERS), AT, palette=palette),
    "control": lambda palette: indicator_chart(*made(*[50, 51, 49] * 5, 90), AT, method=XmR(), palette=palette),
    "activity": lambda palette: indicator_chart(REPORT["V"], palette=palette),
    "total": lambda palette: indicator_chart(
        *made(5_000, 12_000, 17_500, 24_000, 7_000, 13_500, **TOTALS), AT, palette=palette
    ),
    "multiples": lambda palette: small_multiples(report_of(*FEW), columns=3, palette=palette),
    "matrix": lambda palette: movement_matrix(bridge(REPORT), palette=palette),
    "history": lambda palette: history_chart(REPORT, palette=palette),
    "heat": lambda palette: group_heat_map(REPORT, palette=palette),
}
FEW_KINDS = {"trend", "multiples", "matrix", "heat"}
"""The kinds that `make test` draws; `make large` draws the others."""
LINES = ("trend", "fan", "peers", "control", "activity", "total", "multiples", "history")


@pytest.fixture(params=[kind if kind in FEW_KINDS else pytest.param(kind, marks=pytest.mark.large) for kind in KINDS])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def rendered(kind: str) -> Figure:
    """Draw a chart of a kind, once for all tests that only look at it."""
    return drawn(KINDS[kind](GOV_UK))


def file_of(kind: str, form: str, **parts: Any) -> bytes:
    """Draw a chart of a kind again, and return its file."""
    KINDS[kind](GOV_UK).savefig(kept := BytesIO(), format=form, dpi=40, **parts)
    return kept.getvalue()


first_file_of = cache(file_of)


def test_names_of_ticks_are_level_and_do_not_overlap(kind: str) -> None:
    for axes in rendered(kind).axes:
        for names in (names_of_ticks(axes.xaxis), names_of_ticks(axes.yaxis)):
            assert {name.get_rotation() for name in names} <= {0}
            assert overlapping(boxes(names)) == []


def test_labels_titles_and_legends_do_not_overlap_names_of_ticks(kind: str) -> None:
    for axes in rendered(kind).axes:
        legend: Any = axes.get_legend()
        names = boxes([*names_of_ticks(axes.xaxis), *names_of_ticks(axes.yaxis)])
        titles = boxes([axes.title, left_title(axes)])
        below = [] if legend is None else boxes(legend.get_texts())
        assert overlapping([*titles, *names, *below]) == []


def test_grid_does_not_cross_the_labels_beside_the_lines() -> None:
    (axes,) = rendered("trend").axes
    labels = [box for text, box in boxes(axes.texts) if text in {"78%", "Target 85%", "Floor standard 80%"}]
    assert len(labels) == 3
    assert all(box.x0 >= axes.get_window_extent().x1 for box in labels)


@pytest.mark.parametrize("kind", [kind for kind in LINES if kind not in {"multiples", "history"}])
def test_labels_beside_the_lines_do_not_overlap(kind: str) -> None:
    (axes,) = rendered(kind).axes
    assert overlapping(boxes(axes.texts)) == []


def test_every_text_is_inside_the_figure(kind: str) -> None:
    figure = rendered(kind)
    for axes in figure.axes:
        legend: Any = axes.get_legend()
        texts = [*axes.texts, left_title(axes), *names_of_ticks(axes.xaxis), *names_of_ticks(axes.yaxis)]
        texts += [] if legend is None else legend.get_texts()
        for text, box in boxes(texts):
            assert figure.bbox.x0 <= box.x0, text
            assert box.x1 <= figure.bbox.x1, text
            assert figure.bbox.y0 <= box.y0, text
            assert box.y1 <= figure.bbox.y1, text


@pytest.mark.parametrize("kind", ["indicator", "matrix", "history", "heat"])
def test_title_in_capitals_is_inside_the_figure(kind: str) -> None:
    """Capitals are wider than other letters, and the names of services leave less room for the title."""
    loud: dict[str, Any] = {"name": "HOMELESS HOUSEHOLDS MOVED TO B&B ROOMS WITHIN WINTER MONTHS"}
    services = "COMMUNITIES, HOUSING & WORK", "MUSEUMS & COMMONWEALTH WAR MEMORIALS"
    report = report_of(
        *(made(90, 79, code=f"K{place}", service=name, **loud) for place, name in enumerate(services)), quarters=3
    )
    style = Style(common=CommonWords(band_names={Rag.RED: "MUCH WORSE THAN WHAT THE MEMBERS WANTED"}))
    figure = drawn(
        {
            "indicator": lambda: indicator_chart(report["K0"], style=style),
            "matrix": lambda: movement_matrix(bridge(report), style=style),
            "history": lambda: history_chart(report, style=style),
            "heat": lambda: group_heat_map(report, style=style),
        }[kind]()
    )
    box = left_title(figure.axes[0]).get_window_extent()
    assert figure.bbox.x0 <= box.x0
    assert box.x1 <= figure.bbox.x1


def test_chart_has_few_ticks(kind: str) -> None:
    for axes in rendered(kind).axes:
        assert len(names_of_ticks(axes.xaxis)) <= 8
        assert len(names_of_ticks(axes.yaxis)) <= 8


def test_chart_of_40_quarters_has_few_ticks_and_separates_thousands() -> None:
    figure = drawn(indicator_chart(*made(*range(12_000, 52_000, 1_000), unit="number", thresholds=None), AT))
    (axes,) = figure.axes
    assert 3 <= len(names_of_ticks(axes.xaxis)) <= 8
    assert [name.get_text() for name in names_of_ticks(axes.yaxis)] == ["20,000", "30,000", "40,000", "50,000"]
    assert "51,000" in [text.get_text() for text in axes.texts]


def test_chart_has_no_frame(kind: str) -> None:
    for axes in rendered(kind).axes:
        assert {name for name, spine in axes.spines.items() if spine.get_visible()} <= {"bottom"}


@pytest.mark.parametrize("kind", LINES)
def test_grid_is_light_and_level(kind: str) -> None:
    for axes in rendered(kind).axes:
        level, upright = (axis.get_gridlines() for axis in (axes.yaxis, axes.xaxis))
        assert {line.get_alpha() for line in level if line.get_visible()} <= {0.2}
        assert not any(line.get_visible() for line in upright)


OWN = Palette(
    colours={Rag.GREEN: "#100000", Rag.AMBER: "#200000", Rag.RED: "#300000"},
    ink="#000010", paper="#ffffff", outline="#000020", line="#000030", target="#001000", floor="#002000", quiet="#f0f0f0",
)  # fmt: skip


def test_every_colour_comes_from_the_palette(kind: str) -> None:
    """Text on a colour is black or white. The shades of a heat map are between the paper and the line."""
    known = {OWN.ink, OWN.paper, OWN.outline, OWN.line, OWN.target, OWN.floor, OWN.quiet, "#000000"}
    known |= set(OWN.colours.values()) | {"#e6e6e6", shade(0.35, OWN)}
    figure = KINDS[kind](OWN)
    used: set[str] = set()
    for axes in figure.axes:
        for line in axes.get_lines():
            used |= {hexed(line.get_color()), hexed(line.get_markerfacecolor()), hexed(line.get_markeredgecolor())}
        for patch in axes.patches:
            used |= {hexed(patch.get_edgecolor())} | (set() if kind == "heat" else {hexed(patch.get_facecolor())})
        for area in axes.collections:
            used |= {hexed(colour) for colour in area.get_facecolor()}
        used |= {hexed(text.get_color()) for text in axes.texts}
        used |= {hexed(left_title(axes).get_color())}
    assert used - {"none"} <= known


def hexed(colour: Any) -> str:
    if isinstance(colour, str):
        return colour
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour[:3])


def test_numbers_of_the_history_are_never_clipped() -> None:
    """One KPI of 24 is 4% of a bar, which is too low for its number."""
    figure = rendered("history")
    for axes in figure.axes:
        assert {"1", "20"} & {text.get_text() for text in axes.texts}
        bars: list[Any] = [bar.get_window_extent() for bar in axes.patches]
        for text, box in boxes(axes.texts[:-1]):
            inside = [bar for bar in bars if bar.x0 <= box.x0 and box.x1 <= bar.x1]
            middle = (box.y0 + box.y1) / 2
            around = [bar for bar in inside if bar.y0 <= middle <= bar.y1]
            assert not around or any(bar.y0 <= box.y0 and box.y1 <= bar.y1 for bar in around), text
        assert overlapping(boxes(axes.texts)) == []


def test_legend_follows_the_order_of_the_scheme() -> None:
    figure = indicator_chart(*made(78, 86, 81), AT)
    legend: Any = figure.axes[0].get_legend()
    assert [text.get_text() for text in legend.get_texts()] == ["Green", "Amber", "Red"]


@pytest.mark.parametrize("values", [(84, 86, 83, 85, 84, 86), (84, 84, 84, 84, 84), (84, 79)])
def test_no_trend_line_is_drawn_where_the_text_has_none(values: tuple[int, ...]) -> None:
    entry = made(*values)
    text = str(explain(direction_of_travel(*entry, AT)))
    assert " has risen by " not in text
    assert " has fallen by " not in text
    names = {line.get_label() for line in indicator_chart(*entry, AT).axes[0].get_lines()}
    assert "_trend" not in names


def test_settings_and_backend_of_the_caller_stay_as_they_are(kind: str) -> None:
    before = dict(mpl.rcParams)
    KINDS[kind](GOV_UK).savefig(BytesIO(), format="png", dpi=40)
    assert dict(mpl.rcParams) == before


LOUD = {
    "font.size": 30, "font.family": ["serif"], "axes.grid": True, "axes.facecolor": "pink", "savefig.facecolor": "pink",
    "lines.linewidth": 9, "xtick.labelsize": 30, "xtick.major.size": 20, "legend.frameon": True, "text.color": "pink",
    "axes.titlecolor": "pink", "savefig.transparent": True, "axes.spines.left": False, "axes.xmargin": 0.4,
}  # fmt: skip


@pytest.mark.parametrize(
    "look",
    ["loud", *(pytest.param(each, marks=pytest.mark.large) for each in ("dark_background", "classic", "ggplot"))],
)
def test_chart_looks_the_same_whatever_the_settings_of_the_caller(kind: str, look: str) -> None:
    plain = first_file_of(kind, "png")
    with mpl.rc_context():
        mpl.style.use(LOUD if look == "loud" else look)
        before = dict(mpl.rcParams)
        drawn_now = file_of(kind, "png", bbox_inches=None)
        assert dict(mpl.rcParams) == before
    assert drawn_now == plain


def test_paper_of_the_palette_is_the_background_of_figure_and_axes(kind: str) -> None:
    """All texts are in the colours of the palette too, so that they can be read on it."""
    dark = in_dark_mode(GOV_UK)
    figure = drawn(KINDS[kind](dark))
    assert hexed(figure.get_facecolor()) == dark.paper
    known = {dark.ink, dark.outline, dark.line, dark.target, dark.floor}
    for axes in figure.axes:
        assert hexed(axes.get_facecolor()) == dark.paper
        legend: Any = axes.get_legend()
        texts = [*names_of_ticks(axes.xaxis), *names_of_ticks(axes.yaxis), axes.xaxis.label, axes.yaxis.label]
        texts += [] if legend is None else legend.get_texts()
        assert {hexed(text.get_color()) for text in texts} <= known


@pytest.mark.filterwarnings("error")
def test_long_title_does_not_take_the_room_of_the_plot() -> None:
    """The small chart of an appendix, which has room for two lines."""
    heights = []
    for name in ("Calls", "Children looked after by the council who " * 12 + "have moved"):
        where = ChartFigure(CHART_SIZE).add_subplot()
        drawn(indicator_chart(*made(84, 79, name=name), AT, axes=where))
        heights.append(where.get_window_extent().height)
    assert heights[1] == pytest.approx(heights[0], rel=0.15)


def test_figure_of_the_caller_keeps_its_background_and_size() -> None:
    with mpl.rc_context({"figure.facecolor": "#123456", "axes.facecolor": "#234567"}):
        own = Figure(figsize=(9, 3))
        axes = own.add_subplot()
    indicator_chart(*made(84, 85), AT, axes=axes)
    assert (hexed(own.get_facecolor()), hexed(axes.get_facecolor())) == ("#123456", "#234567")
    assert list(own.get_size_inches()) == [9, 3]


def test_drawing_a_chart_chooses_no_backend() -> None:
    code = (
        "import sys; from qpr_core import Indicator, Polarity, TimeSeries; from qpr_core.display import charts; "
        "calls = Indicator(code='C1', name='Calls', polarity=Polarity.HIGHER_IS_BETTER, unit='%'); "
        "charts.indicator_chart(calls, TimeSeries({'Q1 2023/24': 84}), 'Q1 2023/24'); "
        "print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("form", ["svg", pytest.param("png", marks=pytest.mark.large)])
def test_chart_is_the_same_file_each_time(kind: str, form: str) -> None:
    """Source: matplotlib, reproducible output: a salt for the names in SVG, and no date."""
    assert file_of(kind, form) == first_file_of(kind, form)
    assert b"<dc:date>" not in first_file_of(kind, form)


def test_saved_chart_takes_its_form_from_the_name_of_the_file(tmp_path: Path) -> None:
    drawn(figure := KINDS["trend"](GOV_UK))
    for name in ("chart.svg", "chart.png", "chart"):
        figure.savefig(tmp_path / name)
    figure.savefig(kept := BytesIO(), format="svg")
    assert (tmp_path / "chart.svg").read_bytes() == kept.getvalue()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["chart.png", "chart.svg"]
