"""A made-up scorecard for the pictures of the gallery."""

from qpr_core import ExpectedRange, Indicator, Period, Polarity, Report, Scorecard, Thresholds, TimeSeries

FIRST = Period.parse("Q1 2020/21")
LATEST = "Q2 2023/24"
HIGHER, LOWER, NEITHER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEITHER
RAISED = {"2020/21": Thresholds(target=85, floor=80), "2022/23": Thresholds(target=88, floor=83)}
ROWS = (
    ("CS01", "Complaints answered within timescale", "Customer Services", HIGHER, RAISED,
     (90, 89, 90, 88, 87, 88, 86, None, 85, 84, 85, 81, 80, 78)),
    ("CS02", "Calls answered", "Customer Services", HIGHER, Thresholds(target=95, floor=90),
     (90, 91, 91, 92, 92, 93, 92, 93, 94, 93, 95, 95, 96, 97)),
    ("CY01", "EHC plans issued within 20 weeks", "Children and Education", HIGHER, Thresholds(target=60, floor=50),
     (55, 52, 53, 50, 51, 49, 47, 44, 45, 41, 43, 44, 42, 41)),
    ("HT01", "Potholes waiting over 28 days", "Highways", LOWER, Thresholds(target=10, floor=20),
     (12, 14, 11, 9, 8, 9, 12, 18, 15, 11, 10, 9, 8, 9)),
    ("HT02", "Gullies blocked", "Highways", LOWER, Thresholds(target=5, floor=8),
     (6, 7, 6, 5, 6, 7, 9, 8, 7, 6, 7, 8, 9, 8)),
    ("PH01", "Leisure centre visits by people over 65", "Public Health", NEITHER, ExpectedRange(45, 70),
     (40, 55, 52, 61, 48, 50, 63, 71, 52, 49, 66, 72, 58, 44)),
)  # fmt: skip


def scorecard() -> Scorecard:
    """Return the six indicators, each with fourteen quarters."""
    return Scorecard(
        (
            Indicator(code=code, name=name, service=service, polarity=polarity, unit="%", thresholds=thresholds),
            TimeSeries((FIRST.shift(index), value) for index, value in enumerate(values)),
        )
        for code, name, service, polarity, thresholds, values in ROWS
    )


def report() -> Report:
    """Return the report on the latest quarter, with the seven quarters before it."""
    return scorecard().report(LATEST, quarters=8)
