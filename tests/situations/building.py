"""Small reports of a made-up council, and a `Situation`: a report and the sections whose words matter in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

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
    bridge,
    narrate,
)
from qpr_core.methods import Method
from qpr_core.styles import Style

LATEST: Final = Period.parse("Q2 2023/24")
GREEN, AMBER, RED = 90, 82, 70
"""Results with a target of 85 and a floor standard of 80."""
TARGETS: Final = Thresholds(target=85, floor=80)

Entry: TypeAlias = tuple[Indicator, TimeSeries]


class Situation(NamedTuple):
    """A report, the sections whose words matter in it, management actions and further texts on it."""

    make: Callable[[], Report]
    sections: Sequence[Section]
    actions: Mapping[str, str] | None = None
    further: Callable[[Report, Style], Iterable[Narrative]] | None = None

    def narratives(self, style: Style) -> list[Narrative]:
        """Return the text of the sections, and then the further texts."""
        report = self.make()
        own = narrate(report, style=style, sections=self.sections, actions=self.actions)
        return [own, *([] if self.further is None else self.further(report, style))]

    def text(self, style: Style) -> str:
        """Return all texts as one."""
        return "\n\n".join(str(each).rstrip() for each in self.narratives(style))


def bridged(report: Report, style: Style) -> list[Narrative]:
    """Return the text of the bridge from the quarter before."""
    return [narrate(bridge(report), style=style)]


def entry(index: int, *results: Any, **parts: Any) -> Entry:
    """Return a KPI of Housing with results up to Q2 2023/24.

    `last` is the period of the last result, and `series` has keywords of the time series.
    """
    given: dict[str, Any] = {
        "code": f"K{index:02}",
        "name": f"Repairs finished in time, area {index}",
        "service": "Housing",
        "polarity": Polarity.HIGHER_IS_BETTER,
        "unit": "%",
        "thresholds": TARGETS,
    }
    series, last = parts.pop("series", {}), parts.pop("last", LATEST)
    first = last.shift(1 - len(results))
    dated = [(first.shift(step), result) for step, result in enumerate(results)]
    return Indicator(**(given | parts)), TimeSeries(dated, **series)


def named(name: str, *results: Any, **parts: Any) -> Entry:
    """Return a KPI with a name, and a code made of its first letters."""
    code = "".join(word[0].upper() for word in name.split())
    return entry(1, *results, **({"code": code, "name": name} | parts))


def report(*entries: Entry, quarters: int = 2, method: Method | None = None) -> Report:
    """Return the report of Q2 2023/24 on entries."""
    return Scorecard(entries).report(LATEST, quarters=quarters, method=method)


def rated(*counts: tuple[int, tuple[Any, ...]], **parts: Any) -> Report:
    """Return a report with a number of KPIs for each list of results."""
    results = [each for count, each in counts for _ in range(count)]
    return report(*(entry(index, *each, **parts) for index, each in enumerate(results, start=1)))


def reds(*names: str, service: str | None = "Housing") -> Report:
    """Return a report of one Red KPI for each name."""
    return report(*(entry(index, AMBER, RED, name=name, service=service) for index, name in enumerate(names, start=1)))


def visits(index: int, *results: Any, **parts: Any) -> Entry:
    """Return an activity indicator with an expected range of 100 to 200."""
    given: dict[str, Any] = {
        "polarity": Polarity.NEITHER,
        "unit": "number",
        "thresholds": ExpectedRange(100, 200),
        "name": f"Visits, site {index}",
    }
    return entry(index, *results, **(given | parts))


def activity(*results: Any) -> Report:
    """Return a report of activity indicators, each with 120 in the quarter before."""
    return report(*(visits(index, 120, each) for index, each in enumerate(results, 1)))


def history(*results: tuple[Any, ...]) -> Report:
    """Return a report of three quarters."""
    return report(*(entry(index, *each) for index, each in enumerate(results, 1)), quarters=3)
