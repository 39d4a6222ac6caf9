"""Small reports of a few indicators, for the tests of sections."""

from typing import Any

from qpr_core import (
    ExpectedRange,
    Indicator,
    Narrative,
    Period,
    Polarity,
    Report,
    Scorecard,
    Section,
    Thresholds,
    TimeSeries,
    narrate,
)
from qpr_core.styles import BRIEF, KENT, MEETING_MINUTES, PLAIN, STATISTICAL
from qpr_core.text import BulletList, Heading, Spark, Table

PRESETS = (KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF)


QUARTERS = ["Q1 2022/23", "Q2 2022/23", "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]


def make(code: str, *values: Any, **parts: Any) -> tuple[Indicator, TimeSeries]:
    given_parts: dict[str, Any] = {
        "name": f"Indicator {code}",
        "service": "Highways",
        "polarity": Polarity.HIGHER_IS_BETTER,
        "unit": "%",
        "thresholds": Thresholds(target=85, floor=80),
    }
    first = Period.parse(QUARTERS[-1]).shift(1 - len(values))
    return Indicator(code=code, **(given_parts | parts)), TimeSeries(
        (first.shift(index), value) for index, value in enumerate(values)
    )


def report_of(*entries: tuple[Indicator, TimeSeries], quarters: int = 2) -> Report:
    return Scorecard(entries).report("Q2 2023/24", quarters=quarters)


def text_of(made: Report, *sections: Section, **parts: Any) -> str:
    return str(narrate(made, sections=sections, **parts))


WHOLE = report_of(
    make("A", 86, 84, 85, 81, 80, 78),
    make("B", 80, 81, 82, 84, 84, 88, service="Waste"),
    make("C", 81, 90),
    make("D", 90, 84),
    make("E", 84, None),
    make("F", 50, 60, thresholds=None),
    make("V", 150, 80, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(100, 200)),
    quarters=6,
)


def every_text(narrative: Narrative) -> list[Any]:
    spans: list[Any] = []
    for part in narrative.parts:
        match part:
            case Table():
                spans += [span for row in (*part.rows, part.columns, (part.caption,)) for cell in row for span in cell]
            case BulletList():
                items = [*part.items, *(below for item in part.items for below in item.items)]
                items += [last for item in items for last in item.items]
                spans += [*part.introduction.spans, *(span for item in items for span in item.spans)]
            case Heading():
                spans += part.spans
            case _:
                spans += getattr(part, "spans", ())
    return spans + [inner for span in spans if isinstance(span, Spark) for inner in span.description]
