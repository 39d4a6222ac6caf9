"""Names of 100,000 characters in charts, and names that TeX would read as commands."""

import warnings
from collections.abc import Callable
from io import BytesIO

import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.text import Text

import qpr_core as qpr
from qpr_core.display.charts import (
    alt_text,
    group_heat_map,
    history_chart,
    indicator_chart,
    movement_matrix,
    small_multiples,
)
from qpr_core.rules import Scheme

LENGTH = 100_000
SERIES = qpr.TimeSeries({qpr.Period.parse("Q1 2021/22").shift(step): 80 + step % 5 for step in range(8)})


def report_of_names(name: str) -> qpr.Report:
    """Return a report in which every name is this one."""

    class Bands(Scheme):
        GOOD = f"Good {name}"
        FAIR = f"Fair {name}"
        POOR = f"Poor {name}"

    entries = [
        (
            qpr.Indicator(
                code=f"{code} {name}",
                name=name,
                service=f"{name} {code}",
                polarity="higher is better",
                unit=qpr.units.Unit(name=name, after=f" {name}"),
                scheme=Bands,
                thresholds=qpr.rules.Levels({Bands.GOOD: 84, Bands.FAIR: 81}),
                comparators={f"Region {name}": SERIES},
                peers={f"Peer {name}": SERIES},
                redefined={"Q1 2022/23": name},
            ),
            SERIES,
        )
        for code in ("K1", "K2")
    ]
    return qpr.Scorecard(entries).report("Q4 2022/23", quarters=4)


CHARTS: dict[str, Callable[[qpr.Report], Figure]] = {
    "indicator": lambda report: indicator_chart(report.assessments[0]),
    "history": history_chart,
    "panels": small_multiples,
    "groups": group_heat_map,
    "matrix": lambda report: movement_matrix(qpr.bridge(report)),
}


@pytest.fixture(scope="module")
def long_report() -> qpr.Report:
    return report_of_names(("word " * (LENGTH // 5)).strip())


@pytest.mark.parametrize("kind", list(CHARTS))
def test_chart_of_very_long_names_is_drawn_with_short_ones(kind: str, long_report: qpr.Report) -> None:
    figure = CHARTS[kind](long_report)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="constrained_layout not applied")
        figure.savefig(kept := BytesIO(), format="png", dpi=50)
    assert kept.getvalue()[:4] == b"\x89PNG"
    texts = [found.get_text() for found in figure.findobj(Text) if isinstance(found, Text)]
    assert max(map(len, texts)) <= 2_000
    assert figure.get_figheight() < 30
    assert alt_text(figure)


@pytest.mark.parametrize("kind", list(CHARTS))
def test_no_name_in_a_chart_is_read_as_tex(kind: str) -> None:
    """A user of TeX for other charts may have a name such as "50% of $x_1$"."""
    with rc_context({"text.usetex": True}):
        figure = CHARTS[kind](report_of_names(r"50% of $x_1$ \input{a}"))
        marked = [
            found
            for found in figure.findobj(Text)
            if isinstance(found, Text) and found.get_visible() and "$" in found.get_text()
        ]
        assert marked or kind == "history"
        assert not [found.get_text() for found in marked if found.get_usetex() or found.get_parse_math()]
