"""What is said of a report rarely: each sentence pinned by the smallest report that has it."""

import pytest

import qpr_core as qpr
from qpr_core.testing import a_report, a_series, a_summary, an_indicator
from qpr_core.wording.sections.context import with_capitals
from qpr_core.wording.text.parts import Paragraph, Table, changed
from qpr_core.wording.text.spans import Quantity, Spans, Spark, Words

GREEN, AMBER, RED = qpr.Rag
T = qpr.Thresholds(target=85, floor=80)


def said(report: qpr.Report, *sections: qpr.Section) -> str:
    return qpr.narrate(report, sections=sections).to_markdown()


def test_the_change_in_what_is_not_rated_is_told() -> None:
    before = a_summary(green=5, amber=3, red=2, unrated=1, period="Q1 2023/24")
    told = str(qpr.narrate(a_summary(green=5, amber=3, red=2, unrated=3, previous=before)))
    assert "- 3 are not rated (two more than the previous Quarter) – no rating could be given." in told


def test_those_without_a_direction_are_told() -> None:
    directions = {qpr.Direction.POSITIVE: 5, qpr.Direction.STABLE: 4, qpr.Direction.NEGATIVE: 2}
    summary = qpr.Summary(
        period="Q2 2023/24", indicators=13, ratings={GREEN: 10, AMBER: 0, RED: 3}, directions=directions
    )
    assert str(qpr.narrate(summary).parts[-1]).endswith(
        "two are showing a negative trend, and two have no direction of travel."
    )


def test_a_target_that_moved_is_told_of_the_quarter_compared_with_though_another_result_is_carried() -> None:
    """84 of a year ago would be Green now; the 90 that is carried is Green on both."""
    easier = qpr.Thresholds(target=83, floor=80)
    moved = an_indicator(thresholds={"2022/23": T, "Q2 2023/24": easier}, baseline=qpr.Baseline.SAME_PERIOD_LAST_YEAR)
    series = qpr.TimeSeries({"Q2 2022/23": 84, "Q1 2023/24": 90})
    told = str(qpr.explain(qpr.assess(moved, series, "Q2 2023/24")))
    effect = (
        "target from 85% to 83%, against which the result for Q2 2022/23 would be rated Green (it was rated Amber)."
    )
    assert told.endswith(f"; its thresholds have changed since Q2 2022/23: {effect}")


def test_services_are_headed_one_below_their_section() -> None:
    card = qpr.Scorecard([(an_indicator(service="Access"), a_series(80, 86))])
    told = said(card.report("Q2 2023/24"), qpr.Section.INDICATORS)
    assert told.startswith("### Indicators one by one\n\n#### Access\n\nCalls answered in time (K1) is rated Green")


def test_the_scorecard_names_its_quarter_in_full_and_a_reason_in_place_of_a_result() -> None:
    told = said(a_report(GREEN, None), qpr.Section.SCORECARD)
    assert "Key performance indicators, Quarter 2, 2023/24" in told
    assert "| K2 | Indicator 2 | there is no result |" in told


@pytest.mark.parametrize(
    ("thresholds", "held"),
    [
        (T, "| 85% | 80% |"),
        (qpr.Thresholds(target=85, tolerance=3), "| 85% | 82% |"),
    ],
)
def test_the_scorecard_has_the_floor_beside_the_target(thresholds: qpr.Thresholds, held: str) -> None:
    card = qpr.Scorecard([(an_indicator(thresholds=thresholds), a_series(80, 86))])
    assert held in said(card.report("Q2 2023/24"), qpr.Section.SCORECARD)


def test_the_history_is_told_from_the_first_quarter_to_the_last() -> None:
    card = qpr.Scorecard(
        [(an_indicator(code="K1"), a_series(70, 82, 90)), (an_indicator(code="K2"), a_series(82, 82, 70))]
    )
    told = said(card.report("Q2 2023/24", quarters=3), qpr.Section.HISTORY)
    assert (
        "From Q4 2022/23 to Q2 2023/24, the KPIs rated Green went from 0 of 2 to 1 of 2, those rated Amber from 1 to 0, "
        "and those rated Red from 1 to 1."
    ) in told
    assert "direction of travel is positive" not in told


def test_a_number_in_words_begins_a_sentence_with_a_capital_in_a_table_too() -> None:
    report = a_report([AMBER, RED], [RED, GREEN])
    told = said(report, qpr.Section.MOVED)
    assert "One KPI moved to Green: Indicator 2 (K2, from Red); one fell to Red: Indicator 1 (K1, from Amber)." in told


def test_the_history_tells_of_directions_from_the_first_quarter_to_the_last() -> None:
    card = qpr.Scorecard([(an_indicator(), a_series(80, 82, 84, 83))])
    told = said(card.report("Q2 2023/24", method=qpr.methods.LastPeriod(), quarters=3), qpr.Section.HISTORY)
    assert "the KPIs whose direction of travel is positive went from 1 to 0" in told
    assert "and those for which it is negative from 0 to 1." in told


def test_actions_are_listed_by_service_one_after_the_other() -> None:
    services = ("Access", None, "Housing", None)
    card = qpr.Scorecard(
        [
            (an_indicator(code=f"K{place}", name=f"N{place}", service=service), a_series(70))
            for place, service in enumerate(services)
        ]
    )
    told = str(qpr.narrate(card.report("Q2 2023/24"), sections=qpr.Section.LISTED, actions={"K1": "More staff."}))
    assert told.splitlines()[1:] == [
        "- Access",
        "  - N0",
        "    - No management action is given.",
        "- N1",
        "  - Management action: More staff.",
        "- N3",
        "  - No management action is given.",
        "- Housing",
        "  - N2",
        "    - No management action is given.",
    ]


def test_months_have_names_of_their_own_in_headings() -> None:
    words = qpr.styles.PeriodWords(month="{month} '{calendar_year}", long_month="the month of {month} {calendar_year}")
    may, year = qpr.Period.parse("May 2023"), qpr.FinancialYear()
    assert [words.name(may, year, whole=whole).text for whole in (False, True)] == [
        "May '2023",
        "the month of May 2023",
    ]


def test_every_line_of_a_table_is_changed() -> None:
    table = Table(((Words("KPI"),),), (((Words("one"),),), ((Words("two"),),)), caption=(Words("three"),))
    louder = changed(table, lambda spans: (*spans, Words("!")))
    assert str(louder) == "three!\n\nKPI\none!\ntwo!"


NINE = Quantity("nine", 9, "nine")


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ((), True),
        ((Words("Of "),), False),
        ((Words("Of the "),), False),
        ((Words("Done. "),), True),
        ((Words("Up "), Spark((), (Words("no results"),))), False),
        ((Words("Done. "), Spark((), (Words("no results"),))), True),
    ],
)
def test_a_number_in_words_has_a_capital_where_a_sentence_begins(before: Spans, begins: bool) -> None:
    (paragraph,) = with_capitals([Paragraph((*before, NINE))])
    assert paragraph.quantities[0].text == ("Nine" if begins else "nine")
