"""A report by priority, with names on two levels, an indicator without a place and an activity indicator."""

from typing import Any

from attrs import evolve

from qpr_core import ExpectedRange, Polarity
from qpr_core.styles import KENT
from small_reports import make, report_of

PLACES: dict[str, Any] = {
    "W1": ("Clean", "Waste"), "C1": "Safe", "W2": ("Clean", "Waste"), "S1": ("Clean", "Streets"), "X1": None,
    "V1": ("Clean", "Streets"),
}  # fmt: skip


RESULTS: dict[str, tuple[int, int]] = {
    "W1": (84, 78), "C1": (81, 78), "W2": (79, 82), "S1": (86, 77), "X1": (90, 71), "V1": (150, 80),
}  # fmt: skip


ACTIVITY: dict[str, Any] = {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, 200)}

GROUPED = report_of(
    *(
        make(code, *values, groups={"priority": PLACES[code]}, **(ACTIVITY if code == "V1" else {}))
        for code, values in RESULTS.items()
    )
)
"""The Reds are W1, C1, S1 and X1, and W2 is Amber; all of them are of one service."""

BY_PRIORITY = evolve(KENT, grouping="priority")

BY_OUTER = evolve(BY_PRIORITY, level=1)

BY_WARD = evolve(KENT, grouping="ward")
"""The style with a grouping that the report does not have."""

UNKNOWN = "grouping must be one of the report ('service', 'priority'), got 'ward' (Q2 2023/24)"
