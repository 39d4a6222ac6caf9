"""Words for times and for the extremes of a series."""

from typing import Final

SAME_QUARTERS_AGO: Final = tuple(
    f"{the}{same} {quarter} {year}"
    for the in ("the ", "")
    for same in ("same", "corresponding", "comparable", "equivalent")
    for quarter in ("quarter", "period", "point", "three months")
    for year in (
        "last year", "of last year", "in last year", "the previous year", "of the previous year",
        "in the previous year",
        "a year ago", "a year earlier", "a year before", "the year before", "of the year before", "in the year before",
    )
)  # fmt: skip
"""Words for the quarter a year before."""

YEAR_SO_FAR: Final = (
    "since the start of the year|since the start of the financial year|since the beginning of the year|"
    "since the start of this year|since the beginning of the financial year|throughout the year|all year|"
    "throughout the year so far|throughout the financial year|in both quarters of the year|so far this year|"
    "in both quarters this year|in every quarter this year|in every quarter of the year|for the whole of the year|"
    "throughout this year|in each quarter of the year|in both quarters so far"
)
"""Words for the financial year up to now."""

EXTREMES: Final = {
    "highest": "highest|largest|biggest|greatest|longest|slowest|highest quarterly|longest quarterly|"
    "higher than at any time|higher than at any point|peak|highest figure|highest result|highest level|highest point",
    "lowest": "lowest|smallest|shortest|quickest|fastest|lowest quarterly|lower than at any time|"
    "lower than at any point|lowest figure|lowest result|lowest level|lowest point",
    "best": "best|strongest|best quarter|best result|best quarterly|best figure|better than at any time|"
    "better than at any point|best performance|best level",
    "worst": "worst|weakest|worst quarter|worst result|worst quarterly|worst figure|worse than at any time|"
    "worse than at any point|worst performance|worst level",
    "record": "on record|in the series|in this series|of the series|ever recorded|since records began",
}
"""The words for the extremes of a series, and for all of it."""
