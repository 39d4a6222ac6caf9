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

VARIED: Final = "varied"
"""The value of the words for a result that went both up and down."""

RECORD: Final = "record"
"""The value of the words for all of a series."""

EVER: Final = (
    "so far", "to date", "yet", "ever", "we have reported", "we have recorded", "yet recorded", "yet reported",
    "ever reported", "that we have reported", "that we have recorded", "reported so far", "recorded so far",
    "in the table", "we have had", "since reporting began",
)  # fmt: skip
"""Words behind an extreme of all results: "the best result so far"."""

EXTREMES: Final = {
    VARIED: (
        "fluctuated|varied|been volatile|been erratic|been up and down|gone up and down|zigzagged|see sawed|"
        "goes up and down|go up and down|up and down|bounced around|bounced about|yo yoed|been variable|"
        "been inconsistent|moved up and down"
    ),
    "highest": (
        "most|highest number|highest rate|highest share|highest score|highest total|largest number|highest|"
        "largest|biggest|greatest|longest|slowest|highest quarterly|longest quarterly|"
        "higher than at any time|higher than at any point|peak|highest figure|highest result|highest level|"
        "highest point"
    ),
    "lowest": (
        "fewest|lowest number|lowest rate|lowest share|lowest score|lowest total|smallest number|lowest|"
        "smallest|shortest|quickest|fastest|lowest quarterly|lower than at any time|lower than at any point|"
        "lowest figure|lowest result|lowest level|lowest point"
    ),
    "best": (
        "best score|best rate|best outturn|best position|best|strongest|best quarter|best result|"
        "best quarterly|best figure|better than at any time|better than at any point|best performance|"
        "best level"
    ),
    "worst": (
        "poorest|poorest result|poorest figure|worst score|worst rate|worst outturn|worst position|worst|"
        "weakest|worst quarter|worst result|worst quarterly|worst figure|worse than at any time|"
        "worse than at any point|worst performance|worst level"
    ),
    RECORD: "on record|in the series|in this series|of the series|ever recorded|since records began",
}
"""The words for the extremes of a series, for all of it, and for what varies."""
