"""Reports by the grouping of their style: the same indicators, under other headings."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from grouped_report import BY_OUTER, BY_PRIORITY, BY_WARD, GROUPED, UNKNOWN
from qpr_core import Period, Rag, Report, Scorecard, Section, Summary, check_text, narrate, summarise
from qpr_core.errors import ReportError, SummaryError
from qpr_core.styles import BRIEF, KENT, Style
from qpr_core.testing import plain_scorecards
from qpr_core.text import BulletList, CoverPaper, Heading, Table, appendix, cover_paper, read_summary
from qpr_core.wording.sections.by_part import narrative_by_group
from qpr_core.wording.text.markup import PLAIN as MARKS
from qpr_core.wording.text.spans import text_of
from small_reports import make, report_of
from small_reports import text_of as text_of_report

CLEAN = ["Clean: Waste", "W1", "W2", "Clean: Streets", "S1"]


def first_cells(of: Report, style: Style, **parts: Any) -> list[list[str]]:
    """Return the first cell of every row of the tables of a scorecard."""
    tables = (part for part in narrate(of, sections="scorecard", style=style, **parts).parts if isinstance(part, Table))
    return [[text_of(row[0], MARKS) for row in table.rows] for table in tables]


def test_scorecard_has_the_groups_of_its_style_in_order_of_their_names() -> None:
    """The second group of Clean follows the first one, although C1 is between them in the report."""
    kpis, activity = first_cells(GROUPED, BY_PRIORITY)
    assert kpis == [*CLEAN, "Safe", "C1", "No priority named", "X1"]
    assert activity == ["Clean: Streets", "V1"]


def test_scorecard_has_as_many_names_as_the_level_of_its_style() -> None:
    kpis, activity = first_cells(GROUPED, BY_OUTER)
    assert kpis == ["Clean", "W1", "W2", "S1", "Safe", "C1", "No priority named", "X1"]
    assert activity == ["Clean", "V1"]


def test_scorecard_without_any_place_has_no_headings() -> None:
    assert first_cells(GROUPED.where(groups={"priority": None}), KENT) == [["Highways", "X1"]]
    of = report_of(make("A", 79), make("V", 150, groups={"priority": "Clean"}, data_only=True, thresholds=None))
    assert first_cells(of, BY_PRIORITY) == [["No priority named", "A", "Clean", "V"]]
    assert first_cells(report_of(make("A", 79, service=None)), KENT) == [["A"]]


def test_column_group_has_the_group_and_the_name_of_the_grouping() -> None:
    style = evolve(BY_PRIORITY, table=KENT.table.__class__(columns=["code", "service", "group"]))
    table = next(part for part in narrate(GROUPED, sections="scorecard", style=style).parts if isinstance(part, Table))
    assert [line.split("  ")[-1].strip() for line in str(table).splitlines()[2:5]] == [
        "Priority", "Clean: Waste", "Clean: Waste",
    ]  # fmt: skip
    assert "Group" not in str(narrate(report_of(make("A", 79, service=None)), style=evolve(style, grouping="service")))


LISTED = [
    "- Clean: Waste",
    "  - Indicator W1",
    "- Clean: Streets",
    "  - Indicator S1",
    "- Safe",
    "  - Indicator C1",
    "- No priority named",
    "  - Indicator X1",
]


def test_list_of_the_worst_band_is_by_the_grouping_of_the_style() -> None:
    intro, *items = text_of_report(GROUPED, Section.LISTED, style=BY_PRIORITY).splitlines()
    assert intro == "The 4 indicators where the RAG rating is Red, by priority, are:"
    assert items == LISTED
    assert text_of_report(GROUPED, Section.LISTED, style=evolve(BRIEF, grouping="priority")).splitlines()[1:] == LISTED


def test_list_with_actions_is_by_the_grouping_of_the_style() -> None:
    lines = text_of_report(GROUPED, Section.LISTED, style=BY_PRIORITY, actions={"W1": "Two more crews."}).splitlines()
    assert [line for line in lines if "Management action" not in line][1:] == LISTED
    assert lines[3] == "    - Management action: Two more crews."


def test_list_of_one_and_of_none_have_their_words() -> None:
    one = text_of_report(GROUPED.where(codes=["S1", "W2"]), Section.LISTED, style=BY_OUTER)
    assert one.splitlines() == [
        "The indicator where the RAG rating is Red, by priority, is:", "- Clean", "  - Indicator S1",
    ]  # fmt: skip
    assert text_of_report(GROUPED.where(codes="W2"), Section.LISTED, style=BY_OUTER) == (
        "There are no indicators where the RAG rating is Red."
    )


def test_watch_list_names_the_group_of_each_indicator() -> None:
    text = text_of_report(GROUPED, Section.WATCH_LIST, style=BY_PRIORITY)
    assert re.findall(r"^- .*?\((.*?)\)", text, re.MULTILINE) == [
        "X1", "S1, Clean: Streets", "W1, Clean: Waste", "C1, Safe",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("section", "level"), [(Section.INDICATORS, 3), (Section.SERVICES, 2)], ids=["indicators", "services"]
)
def test_headings_are_the_groups_of_the_style(section: Section, level: int) -> None:
    parts = narrate(GROUPED, sections=section, style=BY_PRIORITY).parts
    headings = [str(part) for part in parts if isinstance(part, Heading) and part.level == level]
    groups = ["Clean: Waste", "Clean: Streets", "Safe", "No priority named"]
    assert [heading for heading in headings if heading in groups] == groups


def test_services_have_the_table_of_each_group_with_its_name() -> None:
    tables = [part for part in appendix(GROUPED, sections="services", style=BY_OUTER).parts if isinstance(part, Table)]
    assert [str(table).splitlines()[0] for table in tables] == [
        "Clean: KPIs, Quarter 2, 2023/24", "Safe: KPIs, Quarter 2, 2023/24", "No priority named: KPIs, Quarter 2, 2023/24",
    ]  # fmt: skip
    assert [len(table.rows) for table in tables] == [3, 1, 1]


def test_executive_summary_counts_by_the_grouping_of_the_style() -> None:
    heading, *_, table = narrate(GROUPED, sections=Section.COUNTS, style=BY_OUTER).parts
    assert str(heading) == "Executive summary"
    assert [line.split("  ")[0] for line in str(table).splitlines()[2:]] == [
        "Priority", "Clean", "Safe", "No priority named", "All KPIs",
    ]  # fmt: skip


def test_report_in_parts_has_the_rows_in_the_order_of_the_style() -> None:
    """The part without a priority has no other part to be ordered by."""
    tables = [
        [text_of(row[0], MARKS) for row in part.rows]
        for part in narrative_by_group(GROUPED.by("service"), BY_PRIORITY).parts
        if isinstance(part, Table) and part.codes
    ]
    assert tables == [["W1", "W2", "S1", "C1", "X1"], ["V1"]]
    parts = narrative_by_group(GROUPED.by("priority"), BY_PRIORITY).parts
    assert [str(part) for part in parts if isinstance(part, Heading)][2:] == [
        "Clean: Waste", "Clean: Streets", "Safe", "No priority named",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "call",
    [
        lambda: narrate(GROUPED, sections="opening", style=BY_WARD),
        lambda: appendix(GROUPED, style=BY_WARD),
        lambda: cover_paper(GROUPED, CoverPaper(), style=BY_WARD),
        lambda: check_text("Waste is worse.", GROUPED, style=BY_WARD),
        lambda: narrative_by_group(GROUPED.by("service"), BY_WARD),
    ],
    ids=["narrate", "appendix", "cover_paper", "check_text", "by group"],
)
def test_report_without_the_grouping_of_the_style_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ReportError) as refused:
        call()
    assert str(refused.value) == UNKNOWN


def test_summary_is_listed_by_the_places_of_its_members() -> None:
    summary = summarise(GROUPED)
    assert str(narrate(summary, sections="listed", style=BY_PRIORITY)) == text_of_report(
        GROUPED, Section.LISTED, style=BY_PRIORITY
    )
    assert "  - Indicator W1" in str(cover_paper(summary, CoverPaper(), style=BY_PRIORITY))


COUNTED = Summary(
    period="Q2 2023/24", indicators=1, ratings={"Green": 0, "Amber": 0, "Red": 1}, listed={"Red": [("Waste", "Bins")]}
)


@pytest.mark.parametrize(
    ("summary", "message"),
    [
        (COUNTED, "members must be known, to list them by a grouping other than service, got 'priority' (Q2 2023/24)"),
        (
            summarise(report_of(make("A", 79))),
            "grouping must be one of the summary ('service'), got 'priority' (Q2 2023/24)",
        ),
    ],
    ids=["no members", "no places"],
)
def test_summary_without_places_is_not_listed_by_priority(summary: Summary, message: str) -> None:
    with pytest.raises(SummaryError) as refused:
        narrate(summary, style=BY_PRIORITY)
    assert str(refused.value) == message
    with pytest.raises(SummaryError, match=re.escape(message)):
        cover_paper(summary, CoverPaper(), style=BY_PRIORITY)
    assert narrate(summary, sections="opening", style=BY_PRIORITY) == narrate(summary, sections="opening")
    assert check_text("One KPI is Red.", summary, style=BY_PRIORITY).is_clean
    without = Summary(period="Q2 2023/24", indicators=1, ratings={"Green": 0, "Amber": 0, "Red": 1})
    assert narrate(without, sections="listed", style=BY_PRIORITY).parts == ()


def test_read_summary_takes_the_name_of_a_group_for_no_service() -> None:
    text = str(narrate(GROUPED, sections=["period", "ratings", "listed"], style=BY_PRIORITY))
    read = read_summary(text, style=BY_PRIORITY, known={"previous.indicators": 5}).summary
    assert read is not None
    assert read.listed[Rag.RED] == tuple((None, f"Indicator {code}") for code in ("W1", "S1", "C1", "X1"))


@pytest.mark.parametrize(("preset", "level"), [(KENT, None), (KENT, 1), (BRIEF, None)])
def test_check_text_finds_nothing_wrong_in_a_report_by_priority(preset: Style, level: int | None) -> None:
    """Names of groups are those of services with other KPIs, have the words of a band and a number, or are nested.

    With all levels, "Housing" is a group beside "Housing: Waste", so that counts by the outermost names contradict it.
    """
    of = report_of(
        make("W1", 84, 78, name="Bins collected on time", service="Environment", groups={"priority": "Housing"}),
        make("C1", 81, 78, name="Noise complaints answered", service="Housing", groups={"priority": "Green city"}),
        make("W2", 79, 82, name="Waste recycled", groups={"priority": ("Housing", "Waste")}),
        make("S1", 86, 77, name="Streets clear of litter", service="Environment", groups={"priority": "Access"}),
        make("X1", 90, 71, name="Calls answered", service="Access"),
        make("X2", 90, 91, name="Calls returned", service="Access", groups={"priority": "Two Red roads"}),
    )
    style = evolve(preset, grouping="priority", level=level)
    sections = [each for each in Section if level or each is not Section.GROUPS]
    checked = check_text(str(narrate(of, style=style, sections=sections)), of, style=style)
    assert checked.discrepancies == ()


@settings(max_examples=20)  # each report is written and read back once for every grouping
@given(plain_scorecards(), st.integers(1, 15), st.sampled_from([None, 1]))
def test_any_report_has_each_indicator_once_in_each_grouping(card: Scorecard, steps: int, level: int | None) -> None:
    of = card.report(Period.parse("Q4 1999/00").shift(steps))
    for grouping in of.groupings:
        style = evolve(KENT, grouping=grouping, level=level)
        narrative = narrate(of, style=style, sections=["scorecard", "listed"])
        tables = [part for part in narrative.parts if isinstance(part, Table)]
        codes = [code for table in tables for code in table.codes if code is not None]
        assert sorted(codes) == sorted(each.code for each in of)
        names = [item for part in narrative.parts if isinstance(part, BulletList) for item in part.items]
        assert sum(len(item.items) or 1 for item in names) == len(of.rated(list(of.scheme)[-1]))
        assert check_text(str(narrative), of, style=style).discrepancies == ()
