"""Eastmarsh District Council, which is made up: an appendix of more than 20 pages.

It has 27 key performance indicators in seven services, with targets and floor standards, and three activity indicators.
`eastmarsh.toml` has them, with their results and the texts of officers.
"""

import tomllib
from pathlib import Path
from typing import Any, Final

from qpr_core import ExpectedRange, Indicator, Narrative, Period, Report, Scorecard, Thresholds, TimeSeries
from qpr_core.text import appendix

QUARTER: Final = "Q3 2025/26"
START: Final = Period.parse("Q3 2023/24")

OWNERS: Final = {
    "Customer Services": "Head of Customer Services",
    "Revenues and Benefits": "Head of Revenues",
    "Housing": "Head of Housing",
    "Planning": "Head of Planning",
    "Environment": "Head of Environment",
    "Leisure and Culture": "Head of Communities",
    "People and Resources": "Director of Resources",
}
"""The owner of the indicators of each service."""

KEPT: Final[dict[str, dict[str, Any]]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
"""The indicators by code, as the file has them."""

COMMENTARY: Final = {code: each["commentary"] for code, each in KEPT.items() if "commentary" in each}
"""The commentary on each indicator. One KPI has none, which the appendix says."""

ACTIONS: Final = {code: each["action"] for code, each in KEPT.items() if "action" in each}
"""The management action for each Red KPI."""


def _thresholds(kept: dict[str, Any]) -> dict[Period, Thresholds] | ExpectedRange:
    if "expected" in kept:
        return ExpectedRange(*kept["expected"])
    now = Thresholds(target=kept["target"], floor=kept["floor"])
    if "changed" not in kept:
        return {START: now}
    before = Thresholds(target=kept["target_before"], floor=kept["floor_before"])
    return {START: before, Period.parse(kept["changed"]): now}


def _entry(code: str, kept: dict[str, Any]) -> tuple[Indicator, TimeSeries]:
    indicator = Indicator(
        code=code,
        name=kept["name"],
        service=kept["service"],
        polarity=kept.get("polarity", "neither"),
        unit=kept.get("unit", "number"),
        owner=OWNERS[kept["service"]],
        thresholds=_thresholds(kept),
        reported_from=kept.get("reported_from"),
        reported_until=kept.get("reported_until"),
    )
    results = (None if result == "-" else result for result in kept["results"].split())
    return indicator, TimeSeries((START.shift(place), result) for place, result in enumerate(results))


def report() -> Report:
    """Return the report of Quarter 3."""
    return Scorecard(_entry(code, kept) for code, kept in KEPT.items()).report(QUARTER)


def written() -> Narrative:
    """Return the whole appendix."""
    return appendix(report(), commentary=COMMENTARY, actions=ACTIONS)


if __name__ == "__main__":
    print(written())
