"""Readings: a scorecard with its published ratings, its actions and its report."""

from typing import Any

import pandas as pd
import pytest

from frames.scorecards.workbooks import Q1, Q2, Q3, one_row, read_one
from qpr_core import NoRating, Period, Rag, narrate
from qpr_core.errors import PeriodError
from qpr_core.frames import Reading, read_indicators, read_scorecard

TARGET: Any = {"Target": 85, "Floor": 80}


def two(*rows: list[Any], columns: list[str]) -> Reading:
    """Read C1 and C2 from a long table."""
    table = pd.concat([one_row(**TARGET), one_row(Code="C2", Service="Homes", **TARGET)], ignore_index=True)
    results = pd.DataFrame(list(rows), columns=["Code", "Period", "Value", *columns], dtype=object)
    return read_scorecard(table, results)


PUBLISHED = (["C1", Q1, 84, "Red"], ["C2", Q1, 84, "Amber"], ["C1", Q2, 86, None], ["C2", Q2, 79, None])


def test_published_ratings_are_by_period_and_code() -> None:
    reading = two(*PUBLISHED, columns=["RAG"])
    assert reading.published[Period.parse(Q1)] == {"C1": Rag.RED, "C2": Rag.AMBER}
    assert reading.codes == ("C1", "C2")


def test_published_at_is_a_summary_of_the_published_ratings() -> None:
    summary = two(*PUBLISHED, columns=["RAG"]).published_at(Q1)
    assert summary is not None
    assert summary.indicators == 2
    assert [summary.ratings[band] for band in Rag] == [0, 1, 1]
    assert [(member.code, member.service, member.rating) for member in summary.members or ()] == [
        ("C1", None, Rag.RED),
        ("C2", "Homes", Rag.AMBER),
    ]


def test_published_at_of_a_quarter_without_ratings_is_none() -> None:
    reading = two(*PUBLISHED, columns=["RAG"])
    assert reading.published_at(Q3) is None
    assert two(*(row[:3] for row in PUBLISHED), columns=[]).published_at(Q1) is None


def test_published_at_counts_a_published_lack_of_a_rating() -> None:
    rows = [["C1", Q1, 84, "n/a"], ["C2", Q1, 84, "Amber"]]
    summary = two(*rows, columns=["RAG"]).published_at(Q1)
    assert summary is not None
    assert [member.rating for member in summary.members or ()] == [NoRating.NO_RESULT, Rag.AMBER]


def test_published_at_of_indicators_that_have_no_rating_is_none() -> None:
    table = one_row(**{"Good is": "neither"})
    reading = read_scorecard(table, pd.DataFrame({"Code": ["C1"], Q1: [84], f"{Q1} RAG": ["Red"]}))
    assert reading.published_at(Q1) is None


def test_a_report_shows_the_restatement_of_published_ratings() -> None:
    """84% was published as Red; by the target of 85% and the floor of 80% it is Amber."""
    report = two(*PUBLISHED, columns=["RAG"]).report(Q2)
    text = str(narrate(report))
    assert "1 rating of the previous Quarter has been restated since it was published" in text
    assert "Calls answered (C1): Amber, published as Red" in text


def test_a_report_without_every_published_rating_is_not_compared_with_them() -> None:
    rows = [PUBLISHED[0], *PUBLISHED[2:], ["C2", Q3, 84, "Amber"]]
    reading = two(*rows, columns=["RAG"])
    assert "restated" not in str(narrate(reading.report(Q2)))
    notice = f"the published ratings of {Q1} lack C2, and reports are not compared with them"
    assert notice in reading.notices


def test_published_ratings_of_years_are_not_compared_with_a_report() -> None:
    table = pd.concat([one_row(**TARGET), one_row(Code="C2", **TARGET)], ignore_index=True)
    results = pd.DataFrame({"Code": ["C1", "C2"], "2022/23": [84, 85], "2022/23 RAG": ["Amber", None]})
    reading = read_scorecard(table, results)
    assert reading.published[Period.parse("2022/23")]["C1"] is Rag.AMBER
    assert reading.notices == ()


def test_a_report_is_that_of_the_scorecard_if_nothing_was_published() -> None:
    reading = read_one(**TARGET)
    assert reading.report(Q2) == reading.scorecard.report(Q2)
    assert reading.report(Q2, quarters=3) == reading.scorecard.report(Q2, quarters=3)


def test_a_column_of_ratings_that_is_blank_for_all_was_not_published() -> None:
    reading = read_one(results={Q1: 84, f"{Q1} RAG": None, Q2: 86, f"{Q2} RAG": "Green"}, **TARGET)
    assert [*reading.published] == [Period.parse(Q2)]
    assert "restated" not in str(narrate(reading.report(Q2)))


def test_actions_at_has_those_of_the_period_and_those_of_none() -> None:
    rows = [["C1", Q1, 84, "Hire"], ["C2", Q2, 84, "Train"]]
    reading = two(*rows, columns=["Comment"])
    assert reading.actions_at(Q1) == {"C1": "Hire"}
    assert reading.actions_at(Q2) == {"C2": "Train"}
    assert reading.actions_at(Q3) == {}
    text = str(narrate(reading.report(Q1), actions=reading.actions_at(Q1)))
    assert "Hire" in text


@pytest.mark.parametrize("name", ["published_at", "actions_at", "report"])
def test_a_wrong_period_is_refused(name: str) -> None:
    with pytest.raises(PeriodError):
        getattr(read_one(), name)("soon")


def test_a_reading_and_definitions_show_their_parts() -> None:
    assert "scorecard=" in repr(read_one())
    assert repr(read_indicators(one_row())).startswith("Definitions(indicators=")


def test_accepted_warnings_notices_and_ignored_columns_are_beside_the_scorecard() -> None:
    results = pd.DataFrame({"Code": ["C1"], Q1: [0.84], "Q2 23/24": [86], "Colour": ["x"]})
    reading = read_scorecard(one_row(), results, accept=["hundredfold"], ignore=["COLOUR", "Size"])
    assert [warning.name for warning in reading.warnings] == ["hundredfold (C1)"]
    assert reading.ignored == ("results, column 'Colour' ('Colour')",)
    assert reading.notices == (
        f"'Q2 23/24' was read as {Q2}: the year 23 is 2023, as every other year of the file is within 50 years of it",
        "no table has the ignored column 'size'",
    )


def test_actions_of_months_and_of_a_year_are_those_of_the_quarter_that_they_end_in() -> None:
    months = pd.DataFrame({"Code": ["C1"], "Apr 2023": [1], "Jun 2023": [3], "Comments": ["New coach."]})
    parts: dict[str, Any] = {"Unit": "number", "Aggregation": "last month"}
    assert read_scorecard(one_row(**parts), months).actions_at("Q1 2023/24") == {"C1": "New coach."}
    year = read_scorecard(one_row(), pd.DataFrame({"Code": ["C1"], "2023/24": [84], "Comments": ["Hire."]}))
    assert year.actions_at("Q4 2023/24") == {"C1": "Hire."}
    assert year.actions_at(Q1) == {}


def test_the_action_of_the_latest_month_is_that_of_the_quarter() -> None:
    rows = [["C1", "Apr 2023", 1, "First"], ["C1", "May 2023", 2, "Second"], ["C1", "Jun 2023", 3, None]]
    table = pd.DataFrame(rows, columns=["Code", "Period", "Value", "Comments"])
    reading = read_scorecard(one_row(Unit="number", Aggregation="last month"), table)
    assert reading.actions_at("Q1 2023/24") == {"C1": "Second"}
    assert reading.actions_at("Apr 2023") == {"C1": "First"}
