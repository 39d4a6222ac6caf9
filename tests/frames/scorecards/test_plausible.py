"""Implausible figures are warnings with the cell, the remedy and a name."""

from typing import Any

import pandas as pd
import polars as pl
import pytest

from qpr_core import Flag, Scorecard, TimeSeries
from qpr_core.frames import FaultsError, Layout, read_scorecard
from qpr_core.rules import Interval

Q1, Q2, Q3 = "Q1 2023/24", "Q2 2023/24", "Q3 2023/24"
LONG = {"code": ["C1"] * 3, "period": [Q1, Q2, Q3], "value": [84, 0.86, 85]}


def read(results: dict[str, Any], parts: dict[str, Any] | None = None, **others: Any) -> Scorecard:
    """Read one indicator, C1, a percentage where higher is better."""
    defined = {"code": "C1", "name": "Calls", "polarity": "higher is better", "unit": "%"} | (parts or {})
    return read_scorecard(pd.DataFrame([defined]), pd.DataFrame(results), **others).scorecard


@pytest.mark.parametrize(
    ("results", "parts", "message"),
    [
        (
            {"code": ["C1"], Q1: [0.84]},
            {"lowest": 0, "highest": 100},
            "row 1 of results, column 'Q1 2023/24' (C1): result must be a percentage, not a fraction of 1 (enter 84; if "
            "percentages above 5 are impossible, enter the highest one in a column 'highest'; if it is right, "
            "accept=['fraction of 1 (C1)']), got 0.84 for Q1 2023/24",
        ),
        (
            LONG,
            {},
            "row 2 of results, column 'value' (C1): result must not be about 100 times as large or as small as the other figures "
            "(enter 86; if it is right, accept=['hundredfold (C1)']), got 0.86 for Q2 2023/24",
        ),
        (
            {"code": ["C1"], Q1: [86]},
            {"target": 0.85, "floor": 0.8},
            "row 1 of indicators, column 'target' (C1): target must not be about 100 times as large or as small as the other figures "
            "(enter 85; if it is right, accept=['hundredfold (C1)']), got 0.85 for Q1 2023/24",
        ),
        (
            {"code": ["C1"], Q1: [86]},
            {"target": 85, "floor": 0.8},
            "row 1 of indicators, column 'floor' (C1): floor standard must not be about 100 times as large or as small "
            "as the other figures (enter 80; if it is right, accept=['hundredfold (C1)']), got 0.8 for Q1 2023/24",
        ),
        (
            {"code": ["C1"], Q1: [130]},
            {"target": 85, "floor": 80},
            "row 1 of results, column 'Q1 2023/24' (C1): result must not be above 100% when all the others are 100% or "
            "less (correct it; if it is possible, enter the highest possible figure, below 1,000, in a column 'highest'; if it "
            "is right, accept=['above 100% (C1)']), got 130 for Q1 2023/24",
        ),
        (
            {"code": ["C1"], Q1: [400_000]},
            {"unit": "£", "target": 390_000, "tolerance": 0.1},
            "row 1 of indicators, column 'tolerance' (C1): tolerance must not be a fraction of 1 (enter the text '10%' for "
            "a share of the target; if it is right, accept=['tiny tolerance (C1)']), got 0.1 for Q1 2023/24",
        ),
    ],
)
def test_an_implausible_figure_is_a_warning_with_its_cell_and_name(
    results: dict[str, Any], parts: dict[str, Any], message: str
) -> None:
    with pytest.raises(FaultsError) as caught:
        read(results, parts)
    assert message in [*map(str, caught.value.faults)]
    assert all(fault.is_warning for fault in caught.value.faults)
    names = {str(fault.name) for fault in caught.value.faults}
    assert len(read(results, parts, accept=names).entries) == 1
    assert len(read(results, parts, accept={name.removesuffix(" (C1)") for name in names}).entries) == 1


def test_the_row_of_a_table_of_targets_is_named() -> None:
    """The tolerance 0.1 is a share of the target in row 1, and pounds in row 2."""
    targets = pd.DataFrame(
        {"code": ["C1", "C1"], "since": [Q1, Q2], "target": [390_000, 395_000], "tolerance": ["10%", "0.1"]}
    )
    with pytest.raises(FaultsError) as caught:
        read({"code": ["C1"], Q1: [400_000], Q2: [401_000]}, {"unit": "£"}, targets=targets)
    assert [fault.place for fault in caught.value.faults] == ["row 2 of targets, column 'tolerance'"]


def test_the_column_has_the_name_that_the_layout_gives_it() -> None:
    layout = Layout(value="The figure")
    with pytest.raises(FaultsError) as caught:
        read({"code": ["C1"], "period": [Q1], "The figure": [0.86]}, layout=layout)
    assert [fault.place for fault in caught.value.faults] == ["row 1 of results, column 'The figure'"]


@pytest.mark.parametrize("parts", [{"highest": 5}, {"lowest": 0, "highest": 5.0}])
def test_small_percentages_are_read_if_no_larger_ones_are_possible(parts: dict[str, Any]) -> None:
    card = read({"code": ["C1"], Q1: [0.84], Q2: [0.86]}, parts)
    assert card["C1"].series == TimeSeries({Q1: "0.84", Q2: "0.86"})
    assert card.report(Q2).flagged(Flag.IMPLAUSIBLE) == ()


def test_the_lowest_and_the_highest_value_become_the_possible_ones() -> None:
    defined = {
        "code": ["C1", "C2"], "name": ["A", "B"], "polarity": ["lower is better"] * 2, "unit": ["%"] * 2,
        "lowest": [None, 0], "highest": [None, None],
    }  # fmt: skip
    card = read_scorecard(pl.DataFrame(defined), pl.DataFrame({"code": ["C1", "C2"], Q1: [84, 85]})).scorecard
    low = card["C2"].indicator.possible
    assert card["C1"].indicator.possible is None
    assert low == Interval(0, None)


def test_accepted_figures_are_read_and_still_flagged() -> None:
    report = read(LONG, accept=["hundredfold"]).report(Q2)
    assert [each.code for each in (entry.indicator for entry in report.flagged(Flag.IMPLAUSIBLE))] == ["C1"]


def test_accepted_warnings_stay_in_the_reading() -> None:
    defined = {"code": "C1", "name": "Calls", "polarity": "higher is better", "unit": "%"}
    reading = read_scorecard(pd.DataFrame([defined]), pd.DataFrame(LONG), accept=["hundredfold (C1)"])
    assert [warning.name for warning in reading.warnings] == ["hundredfold (C1)"]
