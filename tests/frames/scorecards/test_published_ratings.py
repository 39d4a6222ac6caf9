"""A published rating that the thresholds do not give is a warning."""

from typing import Any

import pandas as pd
import pytest

from frames.scorecards.workbooks import one_row, read_one
from qpr_core import Period, Rag, Scorecard
from qpr_core.frames import FaultsError, check_scorecard, read_scorecard, with_results
from qpr_core.rules import Case, RatingRule, Scheme

Q1, Q2 = "Q1 2023/24", "Q2 2023/24"
TARGET: Any = {"Target": 85, "Floor": 80}
OTHER: Any = {"Code": "C1", Q1: 84, Q2: 86, f"{Q2} RAG": "Amber"}


def results(**cells: Any) -> pd.DataFrame:
    return pd.DataFrame([OTHER | cells], dtype=object)


def test_a_published_rating_of_the_latest_result_is_checked() -> None:
    (fault,) = check_scorecard(one_row(**TARGET), results())
    assert str(fault) == (
        "row 1 of results, column 'Q2 2023/24 RAG' (C1): published rating must be the one that the thresholds give "
        "(correct it, the result or the thresholds; if it is right, accept=['published rating (C1)']), got 'Amber' for "
        "Q2 2023/24, where 86 is Green"
    )


@pytest.mark.parametrize("accept", ["published rating", "published rating (C1)"])
def test_an_accepted_published_rating_is_read(accept: str) -> None:
    reading = read_scorecard(one_row(**TARGET), results(), accept=[accept])
    assert [fault.name for fault in reading.warnings] == ["published rating (C1)"]
    assert reading.published == {Period.parse(Q2): {"C1": Rag.AMBER}}


@pytest.mark.parametrize(
    ("cells", "parts"),
    [
        ({f"{Q2} RAG": "Green"}, TARGET),
        ({f"{Q2} RAG": None, f"{Q1} RAG": "Red"}, TARGET),  # an earlier one may have been restated
        ({Q2: None, f"{Q2} RAG": "Red"}, TARGET),
        ({}, {}),  # no thresholds give a rating
        ({}, TARGET | {"Arrears": 1}),  # the rating may be that of the result of Q1, which was due in Q2
    ],
)
def test_other_published_ratings_are_not_warnings(cells: dict[str, Any], parts: dict[str, Any]) -> None:
    assert check_scorecard(one_row(**parts), results(**cells)) == ()


def test_a_single_column_of_ratings_is_checked_for_the_last_result() -> None:
    table = pd.DataFrame([{"Code": "C1", Q1: 84, Q2: 86, "RAG": "Red"}], dtype=object)
    (fault,) = check_scorecard(one_row(**TARGET), table)
    assert (fault.row, fault.column, fault.given) == (1, "RAG", "'Red' for Q2 2023/24, where 86 is Green")


def test_a_result_that_is_not_possible_is_a_fault_without_a_warning() -> None:
    (fault,) = check_scorecard(one_row(Lowest=0, Highest=100, **TARGET), results(**{Q2: 130}))
    assert (fault.column, fault.name) == (Q2, None)


def test_a_custom_rule_that_fails_gives_no_warning() -> None:
    def fail(case: Case) -> Scheme | None:
        raise ValueError(case)

    rule = RatingRule(name="R", version=1, decide=fail)
    assert check_scorecard(one_row(Rule="R", **TARGET), results(), rules={"R": rule}) == ()


@pytest.mark.parametrize("aggregation", ["sum", "mean", "last month"])
def test_ratings_of_months_that_are_combined_are_not_checked(aggregation: str) -> None:
    """The rating may be that of the quarter: 90 in all meets 85, where June alone has 30."""
    months = {"Code": "C1", "Apr 2023": 30, "May 2023": 30, "Jun 2023": 30, "RAG": "Green"}
    parts = TARGET | {"Unit": "number", "Aggregation": aggregation}
    assert check_scorecard(one_row(**parts), pd.DataFrame([months], dtype=object)) == ()


def test_a_rating_of_a_revised_result_is_not_a_warning() -> None:
    long = pd.DataFrame({"Code": ["C1"], "Period": [Q2], "Value": [86], "Status": ["revised"], "RAG": ["Amber"]})
    assert check_scorecard(one_row(**TARGET), long) == ()


def test_a_withheld_figure_is_not_in_the_warning() -> None:
    parts = {"Unit": "number", "Withhold below": 5, "Target": 10, "Floor": 8}
    (fault,) = check_scorecard(one_row(**parts), results(**{Q1: 9, Q2: 3, f"{Q2} RAG": "Green"}))
    assert fault.given == "'Green' for Q2 2023/24, where it is Red"


def test_the_ratings_of_the_next_results_are_checked_too() -> None:
    scorecard = read_one({Q1: 84}, **TARGET).scorecard
    with pytest.raises(FaultsError, match=r"where 86 is Green"):
        with_results(scorecard, pd.DataFrame([{"Code": "C1", Q2: 86, f"{Q2} RAG": "Amber"}]))
    again = with_results(scorecard, pd.DataFrame([{"Code": "C1", Q2: 86, f"{Q2} RAG": "Green"}]))
    assert isinstance(again.scorecard, Scorecard)
