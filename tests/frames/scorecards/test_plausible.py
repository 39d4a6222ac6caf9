"""Implausible figures in an analyst's tables are refused, with the row, the column and the remedy."""

import re
from typing import Any

import pandas as pd
import polars as pl
import pytest

from qpr_core import Flag, Scorecard, TimeSeries
from qpr_core.errors import TableError
from qpr_core.frames import Layout, read_scorecard
from qpr_core.rules import Interval

Q1, Q2, Q3 = "Q1 2023/24", "Q2 2023/24", "Q3 2023/24"
LONG = {"code": ["C1"] * 3, "period": [Q1, Q2, Q3], "value": [84, 0.86, 85]}


def read(results: dict[str, Any], parts: dict[str, Any] | None = None, **others: Any) -> Scorecard:
    """Read one indicator, C1, a percentage where higher is better."""
    defined = {"code": "C1", "name": "Calls", "polarity": "higher is better", "unit": "%"} | (parts or {})
    return read_scorecard(pd.DataFrame([defined]), pd.DataFrame(results), **others)


@pytest.mark.parametrize(
    ("results", "parts", "message"),
    [
        (
            {"code": ["C1"], Q1: [0.84], Q2: [0.86]},
            {},
            "result must be a percentage and not a fraction of 1 (enter 84; if it is right, enter 5 or less in 'highest', "
            "or name the code in checked=), got 0.84 for Q1 2023/24 (C1) (row 1 of results, column 'Q1 2023/24')",
        ),
        (
            {"code": ["C1"], Q1: [0.84]},
            {"lowest": 0, "highest": 100},
            "result must be a percentage and not a fraction of 1 (enter 84; if it is right, enter 5 or less in 'highest', "
            "or name the code in checked=), got 0.84 for Q1 2023/24 (C1) (row 1 of results, column 'Q1 2023/24')",
        ),
        (
            LONG,
            {},
            "result must not differ about a hundredfold from the other figures (enter 86; if it is right, name the code "
            "in checked=), got 0.86 for Q2 2023/24 (C1) (row 2 of results, column 'value')",
        ),
        (
            {"code": ["C1"], Q1: [86]},
            {"target": 0.85, "floor": 0.8},
            "target must not differ about a hundredfold from the other figures (enter 85; if it is right, name the code "
            "in checked=), got 0.85 for Q1 2023/24 (C1) (row 1 of indicators, column 'target')",
        ),
        (
            {"code": ["C1"], Q1: [86]},
            {"target": 85, "floor": 0.8},
            "floor standard must not differ about a hundredfold from the other figures (enter 80; if it is right, name "
            "the code in checked=), got 0.8 for Q1 2023/24 (C1) (row 1 of indicators, column 'floor')",
        ),
        (
            {"code": ["C1"], Q1: [130]},
            {"target": 85, "floor": 80},
            "result must not be above 100% where the other figures are not (correct it; if it is right, enter more than "
            "100 and less than 1,000 in 'highest', or name the code in checked=), got 130 for Q1 2023/24 (C1) (row 1 of "
            "results, column 'Q1 2023/24')",
        ),
        (
            {"code": ["C1"], Q1: [400_000]},
            {"unit": "£", "target": 390_000, "tolerance": 0.1},
            "tolerance must not be a fraction of 1 (enter the text '10%' for a share of the target; if it is right, name "
            "the code in checked=), got 0.1 for Q1 2023/24 (C1) (row 1 of indicators, column 'tolerance')",
        ),
    ],
)
def test_an_implausible_figure_is_refused_with_its_place(
    results: dict[str, Any], parts: dict[str, Any], message: str
) -> None:
    with pytest.raises(TableError, match=f"^{re.escape(message)}$"):
        read(results, parts)
    assert len(read(results, parts, checked=["C1"]).entries) == 1


def test_the_row_of_a_table_of_targets_is_named() -> None:
    """Row 1 has the tolerance 0.1 as a share of the target, which is right; row 2 as a number of pounds."""
    targets = pd.DataFrame(
        {"code": ["C1", "C1"], "since": [Q1, Q2], "target": [390_000, 395_000], "tolerance": ["10%", "0.1"]}
    )
    with pytest.raises(TableError, match=r"got 0.1 for Q2 2023/24 \(C1\) \(row 2 of targets, column 'tolerance'\)$"):
        read({"code": ["C1"], Q1: [400_000], Q2: [401_000]}, {"unit": "£"}, targets=targets)


def test_the_column_has_the_name_that_the_layout_gives_it() -> None:
    layout = Layout(value="Result", highest="Most")
    with pytest.raises(TableError, match=r"in 'Most', or .* \(row 1 of results, column 'Result'\)$"):
        read({"code": ["C1"], "period": [Q1], "Result": [0.86]}, layout=layout)


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
    card = read_scorecard(pl.DataFrame(defined), pl.DataFrame({"code": ["C1", "C2"], Q1: [84, 85]}))
    low = card["C2"].indicator.possible
    assert card["C1"].indicator.possible is None
    assert low == Interval(0, None)


def test_what_was_checked_is_read_and_still_flagged() -> None:
    report = read(LONG, checked={"C1"}).report(Q2)
    assert [each.code for each in (entry.indicator for entry in report.flagged(Flag.IMPLAUSIBLE))] == ["C1"]


@pytest.mark.parametrize("checked", ["C1", ["C2"], 5])
def test_checked_must_be_codes_of_the_table(checked: Any) -> None:
    with pytest.raises(TableError, match="checked must contain codes of indicators in the table, got"):
        read({"code": ["C1"], Q1: [84]}, checked=checked)
