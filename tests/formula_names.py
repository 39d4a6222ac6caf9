"""A report whose names look like formulas, and have figures below zero."""

from typing import Final

import qpr_core as qpr

NAMES: Final = (
    "=1+1", "+1+1", "-1+1", "@SUM(1,1)", '=HYPERLINK("http://example.org";"Calls")', "=cmd|'/c calc'!A1", "\uff1d1+1",
    "-5", "Calls, =answered",
)  # fmt: skip
"""Names of KPIs; a spreadsheet would read all but the last one as formulas or as numbers."""


def report() -> qpr.Report:
    """Return the report."""
    entries = [
        (
            qpr.Indicator(
                code=f"{name[0]}K{place}",
                name=name,
                service="@Service",
                groups={"priority": [name]},
                polarity=qpr.Polarity.HIGHER_IS_BETTER,
                unit=qpr.units.Unit(name="+points", after=" points"),
                thresholds=qpr.Thresholds(target=-2, floor=-6),
            ),
            qpr.TimeSeries({"Q1 2023/24": "-1.5", "Q2 2023/24": "-5"}),
        )
        for place, name in enumerate(NAMES)
    ]
    return qpr.Scorecard(entries).report("Q2 2023/24")
