"""The scorecard of a council that is made up, for the pictures of the gallery."""

from typing import Any, Final

from qpr_core import (
    Basis,
    ExpectedRange,
    Indicator,
    Period,
    Polarity,
    Profile,
    Report,
    Scorecard,
    Status,
    Thresholds,
    TimeSeries,
)

FIRST: Final = Period.parse("Q1 2020/21")
LATEST: Final = "Q2 2023/24"
HIGHER, LOWER, NEITHER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEITHER
RAISED: Final = {"2020/21": Thresholds(target=85, floor=80), "2022/23": Thresholds(target=88, floor=83)}
YEARS: Final = [f"{year}/{year % 100 + 1}" for year in range(2020, 2024)]
VISITS: Final = {year: Profile.spread(96_000, shares=[30, 35, 15, 20], floor=84_000) for year in YEARS}
ROWS: Final = (
    ("CS01", "Complaints answered within timescale", "Customer Services", HIGHER, RAISED,
     (90, 89, 90, 88, 87, 88, 86, None, 85, 84, 85, 81, 80, 78)),
    ("CS02", "Calls answered", "Customer Services", HIGHER, Thresholds(target=95, floor=90),
     (90, 91, 91, 92, 92, 93, 92, 93, 94, 93, 95, 95, 96, 97)),
    ("CY01", "EHC plans issued within 20 weeks", "Children and Education", HIGHER, Thresholds(target=60, floor=50),
     (55, 52, 53, 50, 51, 49, 47, 44, 45, 41, 43, 44, 42, 41)),
    ("HB01", "Time to process a benefit claim", "Revenues and Benefits", LOWER, Thresholds(target=20, floor=28),
     (33, 34, 32, 33, 31, 32, 31, 29, 30, 28, 28, 27, 27, 26)),
    ("HT01", "Potholes waiting over 28 days", "Highways", LOWER, Thresholds(target=10, floor=20),
     (12, 14, 11, 9, 8, 9, 12, 18, 15, 11, 10, 9, 8, 9)),
    ("HT02", "Gullies blocked", "Highways", LOWER, Thresholds(target=5, floor=8),
     (6, 7, 6, 5, 6, 7, 9, 8, 7, 6, 7, 8, 9, 8)),
    ("LM01", "Visits to museums", "Libraries and Museums", HIGHER, VISITS,
     (21500, 47200, 58900, 75400, 26100, 56300, 69000, 86200, 28900, 63100, 77500, 95800, 30200, 66400)),
    ("WR01", "Household waste recycled", "Waste and Recycling", HIGHER, Thresholds(target=48, floor=45),
     (43.2, 44.1, 43.8, 44.9, 44.6, 45.8, 45.2, 46.1, 46.0, 45.7, 46.3, 46.2, 46.9, 46.6)),
    ("PH01", "Leisure centre visits by people over 65", "Public Health", NEITHER, ExpectedRange(45, 70),
     (40, 55, 52, 61, 48, 50, 63, 71, 52, 49, 66, 72, 58, 44)),
)  # fmt: skip
"""The code, name, service, polarity, thresholds and results of each."""

MORE: Final[dict[str, dict[str, Any]]] = {
    "HB01": {"unit": "days"},
    "LM01": {"unit": "number", "basis": Basis.YEAR_TO_DATE_TOTAL},
    "WR01": {
        "comparators": {
            "England": TimeSeries({"2020/21": 43.8, "2021/22": 44.1, "2022/23": 43.4}),
            "Neighbours": TimeSeries({"2020/21": 46.5, "2021/22": 46.9, "2022/23": 47.3}),
        }
    },
}
"""Other parts of some indicators. Without a unit, they are percentages."""

PEERS: Final = {
    name: TimeSeries({FIRST.shift(index): value for index, value in enumerate(values)})
    for name, values in {
        "Ashby": (41.2, 41.9, 41.5, 42.4, 42.0, 42.8, 42.1, 43.0, 43.4, 43.1, 43.9, 43.6, 44.2),
        "Brackwell": (47.9, 48.6, 48.2, 48.9, 48.3, 49.1, 48.8, 49.6, 49.2, 49.9, 49.5, 50.2, 50.4),
        "Colne Vale": (38.8, 39.1, 39.7, 39.4, 39.9, 40.6, 40.2, 40.9, 40.5, 41.3, 41.0, 41.8, 42.3),
        "Dunmere": (42.7, 43.0, 42.5, 43.4, 42.9, 43.6, 44.0, 43.7, 44.3, 43.8, 44.5, 44.9, 44.6),
        "Eastmarsh": (41.3, 41.9, 42.6, 42.2, 42.8, 42.5, 43.3, 43.0, 43.6, 44.1, 43.7, 44.4, 44.7),
        "Wealbury": (42.1, 41.7, 42.4, 42.9, 42.6, None, 43.2, 43.8, 43.5, 44.0, 44.6, 44.2, 45.1),
    }.items()
}
"""The recycling rates of six similar councils, without the newest quarter."""

ACTIONS: Final = {
    "CS01": "Two officers join the complaints team in November.",
    "CY01": "Three educational psychologists start in January.",
}
"""The management action for each Red KPI."""


def scorecard() -> Scorecard:
    """Return the nine indicators; the newest result of one is provisional."""
    statuses = {"WR01": {LATEST: Status.PROVISIONAL}}
    return Scorecard(
        (
            Indicator(
                code=code,
                name=name,
                service=service,
                polarity=polarity,
                thresholds=thresholds,
                **({"unit": "%"} | MORE.get(code, {})),
            ),
            TimeSeries(
                {FIRST.shift(index): value for index, value in enumerate(values)}, statuses=statuses.get(code, {})
            ),
        )
        for code, name, service, polarity, thresholds, values in ROWS
    )


def report() -> Report:
    """Return the report on the latest quarter, with the seven quarters before it."""
    return scorecard().report(LATEST, quarters=8)
