"""Sentences and tables about the council of the corpus: what is right, what is wrong, and what is not read.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Any, Final

import pytest

from drafts_council import report
from qpr_core import (
    Direction,
    Discrepancy,
    Indicator,
    Judgement,
    Movement,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Section,
    Summary,
    TimeSeries,
    check_text,
    narrate,
    summarise,
)
from qpr_core.answers import Mistake
from qpr_core.styles import BRIEF, KENT, PLAIN, Style
from qpr_core.text import check_arithmetic
from situations import SITUATIONS

COUNCIL: Final = report()

READ: Final[dict[str, tuple[list[str], list[str], list[str]]]] = {
    "14 KPIs are Green, as restated.": ([], [], ["it may be about a different period"]),
    "Complaints upheld was two points above the target of 30%.": (["two points", "30%"], [], []),
    "Complaints upheld was three points above the target of 30%.": (
        ["30%"],
        ['"three points": the data show 2 (distance of CS02)'],
        [],
    ),
    "CS01 is Red: no": (["Red"], [], []),
    "22, nine and seven are Green and Red.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "Of the 38 rated KPIs, about 58% are Green, 24% are Amber and 18% are Red.": (
        ["38", "about 58%", "24%", "18%"],
        [],
        [],
    ),
    "Complaints answered within 20 days (CS02) is Red.": ([], [], ["its words are not known"]),
    "CS01 is Red. 78% is 2 points from Amber.": (["Red", "78%"], [], ["its words are not known"]),
    "HT01 is Red. 34 days is exactly on target.": (["Red", "34 days"], ['"on target": the data show Red (HT01)'], []),
    "Since Quarter 2 of last year the share of Green has gone from 45% to 56%.": (
        ["45%"],
        ['"56%": the data show 55% (Green)'],
        [],
    ),
    "22 are on target, nine are slightly below target and seven are well below.": (
        ["22 are on target", "nine are slightly below target"],
        [],
        ["its words are not known"],
    ),
    "Claims for benefit took 25 days, three days quicker than in Q1.": (
        ["25 days", "quicker"],
        ['"three days": the data show 4 fewer (change of FN04)'],
        [],
    ),
    "Four out of five were on target or close to it.": ([], [], ["it is about a part of the KPIs that is not known"]),
    "CS01 (Amber to Red) and HT03 (Red to Amber) moved.": (
        ["Amber", "Red", "Amber"],
        ['"Red": the data show Green (HT03)'],
        ["its words are not known"],
    ),
    "Of the 40 KPIs, 22 are Green, nine Amber and seven Red; two have no result or no target.": (
        ["40", "22 are Green", "nine Amber", "seven Red"],
        [],
        ["its words are not known"],
    ),
    "7 are Red (target missed).": (["7 are Red (target missed)"], [], []),
    "22 are Green (target missed).": (["22 are Green"], [], ["its words are not known"]),
    "9 are Amber (floor standard met, but not the target), down from 10 in Quarter 1.": (
        ["9 are Amber (floor standard met, but not the target)", "down from 10", "10"],
        [],
        [],
    ),
    "18 are stable or not clear. 37 KPIs have a direction of travel.": (
        ["18 are stable or not clear", "37 KPIs have a direction of travel"],
        [],
        [],
    ),
    "No KPI has a direction of travel.": (
        [],
        [
            '"No KPI has a direction of travel": the data show 37 '
            "(positive direction or stable direction or negative direction)"
        ],
        [],
    ),
    "22 are Green and two are not rated. These counts are the same as in Quarter 1.": (
        ["22 are Green", "two are not rated", "These counts are the same as in Quarter 1"],
        ['"These counts are the same as in Quarter 1": the data show 2 more (change of Green)'],
        [],
    ),
    "22 are Green.\n\nThese counts are the same as in Quarter 1.": (["22 are Green"], [], []),
    "About 22 of 40 KPIs are Green, nine are Amber and seven are Red.": (
        ["About 22 of 40 KPIs are Green", "40", "nine are Amber", "seven are Red"],
        [],
        [],
    ),
    "Reds have doubled.": (
        [],
        ['"Reds have doubled": the data show 1 fewer (change of Red)'],
        [],
    ),
    "KPIs with no target have halved.": (
        [],
        ['"no target have halved": the data show no change (change of no rating)'],
        [],
    ),
    "Greens have halved since Quarter 2 of 2019/20.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "Two results are provisional.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "Three KPIs are provisional.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "CS04 was unchanged at Green.": (
        ["Green"],
        ['"unchanged": the data show Amber (CS04)'],
        [],
    ),
    "CS05 was unchanged at Green.": (
        ["unchanged", "Green"],
        [],
        [],
    ),
    "The rating of six measures improved and that of two got worse.": (
        ["six measures improved"],
        ['"two got worse": the data show 4 (worse rating than before)'],
        [],
    ),
    "CS03 and CS05 are both Amber.": (
        [],
        ['"Amber": the data show Green (CS03)'],
        [],
    ),
    "CS01 and CS02 are Red.": (
        ["Red"],
        ['"CS02": the data show Amber (CS02)'],
        [],
    ),
    "Three of the four projects are Green.": (
        [],
        [],
        ["it is about things other than KPIs"],
    ),
    "EN03 fell by one point, which is better.": (
        ["fell", "one point"],
        ['"better": the data show a worse result (EN03)'],
        [],
    ),
    "Of the ten audited KPIs, four are Green.": (
        [],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "In Housing, the number of Reds rose from one to two.": (
        ["Reds rose from one to two"],
        [
            '"rose from one": the data show no change (change of Red)',
            '"one": the data show 2 (Red in the quarter before)',
        ],
        [],
    ),
    "Housing had four Reds.": (
        [],
        ['"Housing had four Reds": the data show 2 (Red)'],
        [],
    ),
    "The vast sum was spent.": (
        [],
        [],
        [],
    ),
    "The vast majority of KPIs are Green.": (
        ["vast majority"],
        [],
        [],
    ),
    "Met target (Green, 55%): 22 KPIs.": (
        ["55%"],
        [],
        ["its words are not known"],
    ),
    "Met target (Red, 55%): 22 KPIs.": (
        [],
        [],
        ["its words are not known"],
    ),
    "Met target (Red): 22 KPIs.": (
        [],
        [],
        ["its words are not known"],
    ),
    "HT06 fell by 24.": (
        [],
        ['"fell": the data show a rise (HT06)', '"24": the data show 24 more (change of HT06)'],
        [],
    ),
    "HT06 rose by 24.": (
        ["rose", "24"],
        [],
        [],
    ),
    "CF05 fell by two points.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "EN08 is at 90%.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "FN06 rose by 47 points.": (
        ["rose"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 was at 82% in Quarter 1 and at 85% in Quarter 1 of 2019/20.": (
        ["82%"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 fell by four points since Quarter 1 of 2019/20.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 fell since Quarter 1 of 2019/20.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "CF06 missed its target by 7.": (
        [],
        ['"missed its target": the data show data only (CF06)', '"7": the data show 1,621 (CF06)'],
        [],
    ),
    "CS01 has been Red for three months.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "EN08 has been Red for two quarters.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "CF06 has improved for two quarters.": (
        [],
        ['"improved for two quarters": the data show 3 (periods of CF06)'],
        [],
    ),
    "CS02 has improved for two quarters.": (
        [],
        ['"improved for two quarters": the data show 0 (periods of CS02)'],
        [],
    ),
    "CF06 is below its floor.": (
        [],
        ['"below its floor": the data show data only (CF06)'],
        [],
    ),
    "CF06 has a floor of 10.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "CF05 improved.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "EN08 got worse.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "HT02 was at 98.6%.": (
        [],
        ['"98.6%": the data show 98.5 (HT02)'],
        [],
    ),
    "HT02 is at 98%.": (
        [],
        ['"98%": the data show 98.5 (HT02)'],
        [],
    ),
    "HT01 is at 34%.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "In Quarter 1, the Reds were CS01 and HT02.": (
        [],
        ['"CS01": the data show Amber (CS01)', '"HT02": the data show Green (HT02)'],
        ["the data do not have what it is about"],
    ),
    "In Quarter 3 of 2019/20 CS01 fell by four points.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "In Quarter 3 of 2019/20 CS01 fell.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "There are 15 more Greens than Reds.": (
        ["15 more Greens than Reds"],
        [],
        [],
    ),
    "There were ten more Greens than Reds in Quarter 1 of 2019/20.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "September 2025 (Quarter 2)": (
        ["September 2025 (Quarter 2"],
        [],
        [],
    ),
    "Quarter 2 (September).": (
        [],
        [],
        [],
    ),
    "The report covers the quarter to September.": (
        [],
        [],
        [],
    ),
    "September 2025 (Q3 2025/26).": (
        [],
        ['"September 2025 (Q3 2025/26": the data are for Q2 2025/26 (the quarter)'],
        [],
    ),
    "This report covers March 2019.": (
        [],
        ['"March 2019": the data are for Q2 2025/26 (the quarter)'],
        [],
    ),
    "The share of Green rose by two percentage points.": (
        [],
        ['"rose by two percentage points": the data show 5 more (change of Green)'],
        [],
    ),
    "The share of Green rose by five points since Quarter 1 of 2019/20.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "Greens rose by four from 20 to 23.": (
        ["20"],
        [
            '"Greens rose by four from 20 to 23": the data show 22 (Green)',
            '"rose by four": the data show 2 more (change of Green)',
        ],
        [],
    ),
    "Carried forward: two; provisional: three.": (
        ["Carried forward: two"],
        [],
        ["the data do not have what it is about"],
    ),
    "Green (+2), Red (-1).": (
        ["+2", "-1"],
        [],
        [],
    ),
    "Green 22 (+2).": (
        ["Green 22", "+2"],
        [],
        [],
    ),
    "22 Green (55%).": (
        ["22 Green", "55%"],
        [],
        [],
    ),
    "22 are Green (+2), nine are Amber (-1).": (
        ["22 are Green", "+2", "nine are Amber", "-1"],
        [],
        [],
    ),
    "Nine KPIs have a worse rating than before.": (
        [],
        ['"Nine KPIs have a worse rating": the data show 4 (worse rating than before)'],
        [],
    ),
    "KPI 12 is Red.": (
        [],
        [],
        ["its words are not known"],
    ),
    "22 KPIs are Green. CS01 is Red and there are 40 projects.": (
        ["22 KPIs are Green", "Red"],
        [],
        ["its words are not known"],
    ),
    "Three in ten KPIs.": (
        [],
        [],
        ["its words are not known"],
    ),
    "-- 22 are Green": (
        ["22 are Green"],
        [],
        [],
    ),
    "22 are Green .  ": (
        ["22 are Green"],
        [],
        [],
    ),
    "The sum of vast.": (
        [],
        [],
        [],
    ),
    "Cllr. 22 KPIs are Green.": (
        ["22 KPIs are Green"],
        [],
        [],
    ),
    "The Reds are CS01; HT01; HT06; EN06; FN04; CF05 and CS06.": (
        ["CS01", "CS01; HT01; HT06; EN06; FN04; CF05 and CS06", "HT01", "HT06", "EN06", "FN04", "CF05", "CS06"],
        [],
        [],
    ),
    "The Red KPIs include CS01 and HT01.": (
        ["CS01", "HT01"],
        [],
        [],
    ),
    "55 per cent of KPIs are Green, or 22 of 40.": (
        ["55 per cent", "22", "40"],
        [],
        [],
    ),
    "Of the eight Red KPIs, three are worsening.": (
        [],
        ['"eight Red": the data show 7 (Red)', '"three": the data show 6 (Red, negative direction)'],
        [],
    ),
    "Two KPIs moved from Amber to Red.": (
        ["Two KPIs moved from Amber to Red"],
        [],
        [],
    ),
    "Four KPIs moved to Green, and one Green KPI moved to Red.": (
        ["Four KPIs moved to Green"],
        ['"one Green KPI moved to Red": the data show 0 (moved to Red)'],
        [],
    ),
    "KPIs carried forward have doubled.": (
        ["carried forward have doubled"],
        [],
        [],
    ),
    "The share of provisional KPIs rose by two percentage points.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "This report covers September.": (
        ["September"],
        [],
        [],
    ),
    "This report covers the third quarter.": (
        [],
        ['"third quarter": the data are for Q2 2025/26 (the quarter)'],
        [],
    ),
    "CF06 is 7 below its target.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "CF06 has a target of 10.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "In June CS01 was at 82%.": (
        ["82%"],
        [],
        [],
    ),
    "Two of seven Red KPIs are in Housing.": (
        ["Two of seven Red KPIs are in Housing", "seven Red"],
        [],
        [],
    ),
    "CS01 is Red, and three KPIs are provisional, while CS02 is Amber.": (
        ["Red", "Amber"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 has been improving for ten quarters.": (
        [],
        ['"improving for ten quarters": the data show 0 (periods of CS01)'],
        [],
    ),
    "The report is for June (Quarter 1).": (
        [],
        [],
        [],
    ),
    "Greens and Ambers: 31 of 40.": (
        ["Greens and Ambers: 31", "40"],
        [],
        [],
    ),
    "| KPI | Result | Comment |\n|---|---|---|\n| CS01 | 78% | Appendix 2 |\n| CS02 | 30% | see the note |": (
        ["78%"],
        ['"30%": the data show 32 (CS02)'],
        [],
    ),
    "| Indicator | Quarter 1 | Quarter 2 | Status |\n|---|---|---|---|\n| CS01 | 82% | 78% | Red |\n| Street lights | 83% | 82% | Green |": (
        ["82%", "78%", "Red", "83%", "82%"],
        ['"Green": the data show Red (EN06)'],
        [],
    ),
    "| Service | Green | Red |\n|---|---|---|\n| Housing | three | 2 |\n| All | many | 7 |\n\nThe table ends. 22 KPIs are Green.": (
        ["three", "2", "7", "22 KPIs are Green"],
        [],
        ["its words are not known"],
    ),
    "| Rating | KPIs |\n|---|---|\n| Red | Green | extra | 5 |\n| Total | 40 |\n| x | 5 |": (
        ["40"],
        [],
        ["its words are not known", "it is about a part of the KPIs that is not known"],
    ),
}
"""The words of the claims that hold, the discrepancies, and why a sentence was not read in full."""


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_draft_is_read_as_listed(text: str, read: tuple[list[str], list[str], list[str]]) -> None:
    checked = check_text(text, COUNCIL)
    right = [claim.words for claim in checked.claims if claim.holds]
    assert (right, [str(each) for each in checked.discrepancies], [each.why for each in checked.unread]) == read


def report_of_one(*results: float | None, **parts: Any) -> Report:
    """Return the report for Quarter 4 of 2023/24 of a KPI with one result for each quarter."""
    given = {"code": "C1", "name": "Performance report sent on time", "unit": "%", "polarity": HIGHER, **parts}
    quarters = (f"Q{number} {year}" for year in ("2022/23", "2023/24") for number in range(1, 5))
    newest = list(quarters)[-len(results) :]
    series = TimeSeries(
        {quarter: result for quarter, result in zip(newest, results, strict=True) if result is not None}
    )
    return Scorecard([(Indicator(**given), series)]).report("Q4 2023/24")


HIGHER: Final = Polarity.HIGHER_IS_BETTER
CLOSEST: Final = Polarity.CLOSEST_TO_TARGET_IS_BEST


@pytest.mark.parametrize(
    ("report_", "text", "lines"),
    [
        (report_of_one(78.46, decimal_places=1), "C1 is at 79%.", []),  # the rounded result, 78.5%, is rounded again
        (report_of_one(78.46, decimal_places=1), "C1 is at 80%.", ['"80%": the data show 78.46 (C1)']),
        (report_of_one(70, 71, 72, 73), "C1 has improved for three quarters.", []),
        (report_of_one(70, None, 72, 73), "C1 has improved for one quarter.", []),
        (
            report_of_one(70, 71, polarity=CLOSEST, unit="number"),
            "C1 has improved for two quarters.",
            ['"improved for two quarters": the data show 0 (periods of C1)'],
        ),
        (report_of_one(70, name="Direction signs repaired"), "Direction of travel: one KPI has none.", []),
        (report_of_one(70), "This performance report for Quarter 4 has one KPI.", []),
    ],
)
def test_single_kpi_is_compared_with_its_results(report_: Report, text: str, lines: list[str]) -> None:
    assert [str(each) for each in check_text(text, report_).discrepancies] == lines


def test_counts_alone_have_no_results_and_no_lists() -> None:
    """A summary with the names of its Reds knows neither their results nor whether the list is whole."""
    counts = Summary(
        period="Q2 2023/24",
        indicators=3,
        ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 2},
        listed={Rag.RED: [("Housing", "Days to let a home"), (None, "Rent collected")]},
    )
    draft = "Rent collected is at 97%. Rent collected has a positive trend. The Reds are Days to let a home, Rent collected."
    checked = check_text(draft, counts)
    assert checked.discrepancies == ()
    assert len(checked.unread) == 3


def test_activity_indicator_does_not_improve() -> None:
    visits = Indicator(code="V1", name="Visits", unit="number", polarity=Polarity.NEITHER)
    calls = Indicator(code="C1", name="Calls", unit="number", polarity=HIGHER)
    results = TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": 6})
    made = Scorecard([(visits, results), (calls, results)]).report("Q2 2023/24")
    (wrong,) = check_text("Visits has improved for two quarters.", made).discrepancies
    assert str(wrong) == '"improved for two quarters": the data show 0 (periods of V1)'


def test_counts_that_were_0_have_no_double() -> None:
    """Without the ratings of single KPIs, it is not known how many have a better one."""
    before = Summary(period="Q1 2023/24", indicators=3, ratings={Rag.GREEN: 0, Rag.AMBER: 1, Rag.RED: 2})
    counts = Summary(
        period="Q2 2023/24", indicators=3, ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 2}, previous=before
    )
    checked = check_text("Greens have doubled. One KPI has a better rating than before.", counts)
    assert (checked.discrepancies, len(checked.unread)) == ((), 2)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("There are 40 KPIs: 22 (50%) are Green.", ['"50%": the data show 55% (22 of 40)']),
        (
            "22 KPIs are Green. Later, 23 KPIs are Green.",
            ['"23 KPIs are Green": the data show 22 (Green, as in an earlier sentence)'],
        ),
        ("Of the 12 KPIs, seven are Green. Of the four KPIs of Healthy lives, two are Green.", []),
        ("Greens rose from 20 to 23, up two.", ['"up two": the data show 3 more (change of Green)']),
        ("Of the 30 KPIs, 22 are Green, about nine are Amber and seven are Red.", []),
        ("About 60% are Green, 30% are Amber and 20% are Red.", []),
    ],
)
def test_arithmetic_needs_no_data(text: str, lines: list[str]) -> None:
    assert [str(each) for each in check_arithmetic(text)] == lines


@pytest.mark.parametrize(
    ("mistake", "fact", "line"),
    [
        (Mistake.COUNT, None, '"words": this does not follow from the data (Green)'),
        (Mistake.LIST, "CS01, CS02", '"words": the data also show CS01, CS02 (Green)'),
        (Mistake.RATING, "carried forward", '"words": the data show carried forward (Green)'),
        (Mistake.DIRECTION, Movement.DOWN, '"words": the data show a fall (Green)'),
        (Mistake.DIRECTION, Movement.UNCHANGED, '"words": the data show no change (Green)'),
        (Mistake.DIRECTION, Judgement.BETTER, '"words": the data show a better result (Green)'),
        (Mistake.DIRECTION, Judgement.SAME, '"words": the data show no change (Green)'),
        (Mistake.DIRECTION, Direction.POSITIVE, '"words": the data show positive (Green)'),
    ],
)
def test_line_of_a_discrepancy_fits_its_fact(
    mistake: Mistake, fact: str | Direction | Judgement | Movement | None, line: str
) -> None:
    assert str(Discrepancy(mistake=mistake, words="words", start=0, end=5, fact=fact, about="Green")) == line


SILENT: Final = {Section.SCORECARD, Section.INDICATORS, Section.STATISTICS, Section.WATCH_LIST, Section.INSIGHTS}
"""The sections with tables, and with sentences that are not read yet."""


@pytest.mark.parametrize(
    "style", [KENT, *(pytest.param(each, marks=pytest.mark.large) for each in (PLAIN, BRIEF))], ids=repr
)
@pytest.mark.parametrize(
    "name",
    [each if place % 3 == 1 else pytest.param(each, marks=pytest.mark.large) for place, each in enumerate(SITUATIONS)],
)
def test_own_text_is_never_wrong(name: str, style: Style) -> None:
    """The text of a report is true, so that a check of it finds nothing, with the report or with its counts."""
    made = SITUATIONS[name].make()
    if made.kpis:
        text = str(narrate(made, style=style, sections=[section for section in Section if section not in SILENT]))
        assert check_text(text, made, style=style).discrepancies == ()
        assert check_text(text, summarise(made), style=style).discrepancies == ()


def test_move_of_a_target_is_not_one_of_the_result() -> None:
    """EN03 has a target of 92% and a floor standard of 86%, and what they were before is not known."""
    checked = check_text("For EN03, the target rose by two points from 90% to 92%, and its floor fell to 70%.", COUNCIL)
    assert [claim.words for claim in checked.claims if claim.holds] == ["92%"]
    assert [str(each) for each in checked.discrepancies] == ['"70%": the data show 86 (EN03)']
    assert len(checked.unread) == 1


def test_move_of_a_level_is_not_one_of_the_result() -> None:
    checked = check_text("EN03: the level for Green has risen from 85% to 88%.", COUNCIL)
    assert (checked.claims, len(checked.unread)) == ((), 1)
