"""read_summary: published reports, missing facts, contradictions and wrong arguments."""

import re
from pathlib import Path

import pytest

from kent import summary as kent_summary
from qpr_core import Direction, Period, Rag
from qpr_core.errors import PeriodError, SummaryError
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.rules import Band, Scheme
from qpr_core.text import SummaryRead, read_summary

PUBLISHED = (Path(__file__).parents[2] / "data" / "kent-cover-report-published.txt").read_text(encoding="utf-8")
QUARTER = "This report covers Quarter 2, 2023/24. "


def paths(read: SummaryRead) -> dict[str, object]:
    return {fact.path: fact.value for fact in read.facts}


def test_published_report_of_kent_is_read_exactly() -> None:
    read = read_summary(PUBLISHED)
    assert (read.missing, read.contradictions, read.summary) == (("previous.indicators",), (), None)
    assert read_summary(PUBLISHED, known={"previous.indicators": 38}).summary == kent_summary()
    for fact in read.facts:
        assert PUBLISHED[fact.start : fact.end] == fact.words
        assert fact.words in (fact.sentence or "") or fact.path.startswith("listed")


def test_forty_kpis_of_which_39_are_rated() -> None:
    """Kent's Quarter 3 2023/24, from its counts: 17 Green, 14 Amber, 8 Red and one without a rating."""
    text = """
This report presents performance to the end of December 2023 (Quarter 3, 2023/24).

Of the 40 Key Performance Indicators (KPIs), 39 are rated: 17 are Green, 14 Amber and 8 Red.
"""
    summary = read_summary(text).summary
    assert summary is not None
    assert (summary.indicators, summary.rated_count, summary.unrated_count) == (40, 39, 1)
    assert read_summary(text.replace("39", "38")).contradictions


STATED: dict[str, dict[str, object]] = {
    "Of the 38 KPIs, 15 are Green.": {"indicators": 38, "ratings.green": 15},
    "All 38 KPIs are Green.": {"indicators": 38, "ratings.green": 38},
    "All of the KPIs are Green.": {},
    "About 38 KPIs are Green, over 20 are Red and 12% are Amber.": {},
    "The only KPI is Green.": {"indicators": 1, "ratings.green": 1},
    "The only KPI, by rating:": {"indicators": 1},
    "Both KPIs are on or near target.": {"indicators": 2},
    "Both KPIs that are Red have a plan.": {},
    "The KPIs are Red.": {},
    "None of the 38 KPIs is rated.": {"indicators": 38, "rated_count": 0},
    "37 of the 38 KPIs were rated.": {"indicators": 38, "rated_count": 37},
    "Of the 37 rated KPIs, 15 are Green.": {"rated_count": 37, "ratings.green": 15},
    "15 of 38 are Green.": {"ratings.green": 15},
    "15 of the 38 KPIs are Green.": {"indicators": 38, "ratings.green": 15},
    "Seven KPIs are improving.": {"directions.positive": 7},
    "Seven KPIs improved.": {},
    "Two KPIs have no data.": {},
    f"{'9' * 40} KPIs are Red.": {},
    "Two KPIs have no rating.": {"unrated_count": 2},
    "15 are Green or Amber.": {},
    "Two Red KPIs have a plan.": {},
    "Two KPIs were carried forward.": {},
    "8 KPIs got better.": {},
    "In Housing, four KPIs are Green.": {},
    "Eight KPIs should be Green by March.": {},
    "There were 16 Greens in Quarter 1.": {"previous.ratings.green": 16},
    "There were 16 Greens in Quarter 4 2021/22.": {},
    "There were 16 Greens at the end of June.": {"previous.ratings.green": 16},
    "There were 16 Greens at the end of May.": {},
    "Since Quarter 4 2021/22, Greens rose by two.": {},
    "15 are Green (the same as in September 2023).": {"ratings.green": 15},
    "No KPI has a direction of travel.": {"directed_count": 0},
    "12 projects are Green.": {},
    "37 KPIs have a direction of travel.": {"directed_count": 37},
    "Last quarter, 16 KPIs were Green.": {"previous.ratings.green": 16},
    "The KPIs below target are:\n- Housing\n- Bins": {},
    "The Red KPIs are:": {},
}


@pytest.mark.parametrize("text", STATED)
def test_facts_that_a_sentence_states(text: str) -> None:
    found = paths(read_summary(QUARTER + text))
    assert found.pop("period") == Period.parse("Q2 2023/24")
    assert found == STATED[text]


PERIODS: dict[str, str | None] = {
    "This report covers Quarter 2, 2023/24.": "Q2 2023/24",
    "Performance to the end of September 2023.": "Q2 2023/24",
    "Performance to the end of August 2023.": None,
    "This report covers the year 2023/24.": "2023/24",
    "Performance report, 2023/24. This covers the year to the end of March 2024.": "2023/24",
    "This report covers the year 2023/24, to the end of Quarter 2.": None,
    "This report covers September 2023.": "September 2023",
    "Monthly report. Performance to the end of August 2023.": "August 2023",
    "Monthly report. Performance to the end of September 2023, one more than the previous month.": "September 2023",
    "Half-yearly report. Performance to the end of September 2023.": "H1 2023/24",
    "Annual performance report. Performance to the end of March 2024.": "2023/24",
    "Annual performance report. Performance to the end of September 2023.": None,
    "This report covers Quarter 2.": None,
    "This report should cover Quarter 2, 2023/24.": "Q2 2023/24",  # the first sentence, as a heading
    "# Performance in Q3 2023/24\n\nThere are 38 KPIs.": "Q3 2023/24",
    "There are 38 KPIs.\n\nIn Q3 2023/24, 8 were Red.": None,
}


@pytest.mark.parametrize("text", PERIODS)
def test_quarter_of_a_text(text: str) -> None:
    assert paths(read_summary(text)).get("period") == (PERIODS[text] and Period.parse(str(PERIODS[text])))


def test_two_quarters_are_a_contradiction() -> None:
    text = "Performance to the end of September 2023 (Quarter 3, 2023/24). All 38 KPIs are Green."
    read = read_summary(text)
    assert [str(each) for each in read.contradictions] == [
        'period: Q2 2023/24 or Q3 2023/24 ("September 2023", "Quarter 3, 2023/24")'
    ]
    assert read.summary is None
    assert read.missing == ()


def test_quarter_that_is_not_stated_can_be_known() -> None:
    read = read_summary("All 38 KPIs are Green.", known={"period": "Q2 2023/24"})
    assert read.summary is not None
    assert read.summary.period == Period.parse("Q2 2023/24")
    assert "- period: Q2 2023/24 (known)" in str(read)


def test_known_period_that_clashes_is_a_contradiction() -> None:
    read = read_summary(QUARTER + "All 38 KPIs are Green.", known={"period": "Q3 2023/24", "indicators": 38})
    assert [each.path for each in read.contradictions] == ["period"]


def test_parts_that_do_not_add_up_are_a_contradiction() -> None:
    read = read_summary(QUARTER + "Of the 38 KPIs, 15 are Green, 15 Amber and 9 Red.")
    (only,) = read.contradictions
    assert (only.path, only.values) == ("indicators", (38, 39))
    assert read.summary is None


def test_two_counts_of_one_band_are_a_contradiction() -> None:
    read = read_summary(QUARTER + "Of the 38 KPIs, 15 are Green, 15 Amber and 8 Red. In all, 14 are Green.")
    assert [str(each) for each in read.contradictions] == ['ratings.green: 15 or 14 ("15 are Green", "14 are Green")']
    assert read.missing == ()


def test_sum_does_not_replace_a_count_that_is_contradictory() -> None:
    text = "15 are Green, 15 Amber and 8 Red. 37 of the KPIs were rated. In all, 36 of the KPIs were rated."
    read = read_summary(QUARTER + text)
    assert [(each.path, each.values) for each in read.contradictions] == [("rated_count", (37, 36))]
    assert read.missing == ("indicators",)


def test_fall_below_nothing_is_a_contradiction() -> None:
    read = read_summary(
        QUARTER + "Of the 3 KPIs, 1 is Green (two more than in Quarter 1), 2 are Amber and none are Red."
    )
    (only,) = read.contradictions
    assert (only.path, only.values) == ("previous.ratings.green", (-1,))


def test_report_without_kpis_is_a_contradiction() -> None:
    read = read_summary(QUARTER + "There are 0 KPIs. None are Green, none are Amber and none are Red.")
    assert [(each.path, each.values) for each in read.contradictions] == [("indicators", (0,))]
    assert read.summary is None


def test_list_is_introduced_by_a_clause_between_commas() -> None:
    text = f"{QUARTER}1 KPI is Red.\n\nThe KPI that is Red, by service, is:\n- Housing\n  - Repairs in time\n"
    assert paths(read_summary(text))["listed.red"] == (("Housing", "Repairs in time"),)


def test_everything_missing_is_listed_at_once() -> None:
    """The change of the KPIs without a direction shows that the quarter before had directions."""
    text = f"{QUARTER}None of the 3 KPIs is rated.\n\n1 is stable and 2 are without a direction (unchanged from Quarter 1)."
    asked = read_summary(text)
    known = dict.fromkeys(asked.missing, 0) | {"previous.indicators": 3, "previous.directions.stable": 1}
    assert read_summary(text, known={path: known[path] for path in asked.missing}).missing == ()


def test_list_with_an_unprintable_name_is_left_out() -> None:
    text = QUARTER + "Of the 2 KPIs, 2 are Red.\n\nThe 2 Red KPIs are:\n- Calls\x07\n- Bins"
    assert paths(read_summary(text)).keys() == {"period", "indicators", "ratings.red"}


def test_list_of_different_length_is_a_contradiction() -> None:
    text = QUARTER + "All 2 KPIs are Red.\n\nThe Red KPIs are in:\n- Housing\n  - Repairs in time\n"
    assert [str(each) for each in read_summary(text).contradictions] == [
        'listed.red: 1 or 2 ("The Red KPIs are in: - Housing - Repairs in time")'
    ]


def test_list_without_services_and_with_stops_in_names() -> None:
    text = (
        QUARTER
        + "Of the 3 KPIs, 3 are Red.\n\nThe 3 Red KPIs are:\n- Cases of E. coli. All ages\n- Calls\n- Bins\n\nEnd."
    )
    summary = read_summary(text).summary
    assert summary is not None
    assert summary.listed[Rag.RED] == ((None, "Cases of E. coli. All ages"), (None, "Calls"), (None, "Bins"))


def test_directions_that_are_not_all_stated_are_missing() -> None:
    read = read_summary(QUARTER + "Of the 38 KPIs, 38 are Green. Seven show a positive trend.")
    assert read.missing == ("directions.stable", "directions.negative")
    known = {"directions.stable": 30, "without_direction_count": 1}
    summary = read_summary(read.text, known=known).summary
    assert summary is not None
    assert summary.directions == {Direction.POSITIVE: 7, Direction.STABLE: 30, Direction.NEGATIVE: 0}


class Four(Scheme):
    BLUE = Band("Blue")
    GREEN = Band("Green")
    AMBER = Band("Amber")
    RED = Band("Red")


def test_scheme_and_financial_year_are_those_of_the_text() -> None:
    january = FinancialYear("January")
    text = "This report covers Quarter 1, 2024. Of 9 KPIs, 2 are Blue, 3 Green, 3 Amber and 1 Red (two fewer than in Quarter 4)."
    read = read_summary(text, scheme=Four, financial_year=january)
    assert paths(read)["change_in_rating.red"] == -2
    known = {f"previous.{path}": 3 for path in ("ratings.blue", "ratings.green", "ratings.amber")}
    summary = read_summary(
        text, scheme=Four, financial_year=january, known={**known, "previous.indicators": 12}
    ).summary
    assert summary is not None
    assert summary.previous is not None
    assert (summary.period.first_day.isoformat(), summary.previous.ratings[Four.RED]) == ("2024-01-01", 3)


def test_text_in_another_language_states_nothing() -> None:
    read = read_summary("Von 38 Kennzahlen sind 15 im grünen Bereich.")
    assert (read.facts, read.summary) == ((), None)
    assert read.missing == ("period", "indicators", "ratings.green", "ratings.amber", "ratings.red")


@pytest.mark.parametrize(
    ("known", "error", "message"),
    [
        (
            {"reds": 3},
            SummaryError,
            "known must have paths such as 'ratings.green' or 'previous.indicators', got 'reds'",
        ),
        ({"indicators": -1}, SummaryError, "known must have a whole number of 0 or more for 'indicators', got -1"),
        ({"change_in_rating.red": 1.5}, SummaryError, "known must have a whole number"),
        ({"period": "Q2"}, PeriodError, "Q2"),
        ([("indicators", 38)], SummaryError, "known must map the paths of facts to their values"),
    ],
)
def test_known_facts_are_checked(known: dict[str, int], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        read_summary("", known=known)


def test_known_changes_may_be_falls() -> None:
    text = QUARTER + "Of the 38 KPIs, 15 are Green, 15 Amber and 8 Red."
    changes = {"change_in_rating.green": -1, "change_in_rating.amber": 4, "change_in_rating.red": -3}
    summary = read_summary(text, known={**changes, "previous.indicators": 38}).summary
    assert summary is not None
    assert summary.previous is not None
    assert summary.previous.ratings == {Rag.GREEN: 16, Rag.AMBER: 11, Rag.RED: 11}
