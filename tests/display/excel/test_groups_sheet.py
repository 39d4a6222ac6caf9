"""The sheet of groups: the counts by every grouping, as the text has them."""

from typing import Any

from attrs import evolve

from display.excel.opened import opened, rows_of
from grouped_report import ACTIVITY, BY_OUTER, BY_PRIORITY, GROUPED
from pictured import made
from qpr_core import Report, narrate, summarise
from qpr_core.styles import KENT, WorkbookWords
from qpr_core.text import Quantity, Table, counts_by
from small_reports import make, report_of
from two_schemes import two_schemes


def groups_of(report: Report, **parts: Any) -> list[dict[str, Any]]:
    return rows_of(opened(report, **parts)["Groups"])


def test_sheet_has_a_row_for_each_group_of_each_grouping() -> None:
    assert [list(row.values())[:7] for row in groups_of(GROUPED)] == [
        ["Service", "Highways", 5, 0, 1, 4, 0],
        ["Priority", "Clean: Waste", 2, 0, 1, 1, 0],
        ["Priority", "Clean: Streets", 1, 0, 0, 1, 0],
        ["Priority", "Safe", 1, 0, 0, 1, 0],
        ["Priority", "No priority named", 1, 0, 0, 1, 0],
    ]
    assert list(groups_of(GROUPED)[0]) == [
        "Grouping", "Group", "KPIs", "Green", "Amber", "Red", "↑ positive", "↔ stable", "↓ negative", "No direction",
    ]  # fmt: skip


def test_counts_are_those_of_the_text_and_of_summarise() -> None:
    for level, style in ((None, BY_PRIORITY), (1, BY_OUTER)):
        [table] = [
            part
            for part in narrate(GROUPED, sections=counts_by("priority", level=level)).parts
            if isinstance(part, Table)
        ]
        written = [[int(cell[0].value) for cell in row[1:] if isinstance(cell[0], Quantity)] for row in table.rows[:-1]]
        shown = [list(row.values())[2:] for row in groups_of(GROUPED, style=style) if row["Grouping"] == "Priority"]
        assert shown == written
        counted = summarise(GROUPED, by="priority", level=level)
        assert sorted(row[3] for row in shown) == sorted(
            each.ratings[list(each.scheme)[-1]] for each in counted.values()
        )


def test_schemes_have_their_own_rows_and_are_never_added() -> None:
    """Two of the three KPIs of Access on the first scale are Green, and the one on the second is Met."""
    rows = groups_of(two_schemes())
    assert list(rows[0])[:4] == ["Grouping", "Group", "Scale", "KPIs"]
    assert [(row["Group"], row["KPIs"], row["Green"], row["Met"]) for row in rows if row["Grouping"] == "Service"] == [
        ("Access", 3, 2, None),
        ("Roads", 1, 0, None),
        ("Access", 1, None, 1),
        ("Roads", 1, None, 0),
        ("Parks", 1, None, 0),
    ]


def test_sheet_is_left_out_if_there_are_only_services_or_no_kpis() -> None:
    assert "Groups" not in opened(report_of(made(84, service="Waste"))).sheetnames
    activity = report_of(make("V", 150, groups={"priority": "Clean"}, **ACTIVITY))
    assert "Groups" not in opened(activity).sheetnames


def test_services_are_left_out_if_no_kpi_has_one() -> None:
    report = report_of(made(84, groups={"ward": "North"}), make("V", 150, **ACTIVITY))
    assert [(row["Grouping"], row["Group"]) for row in groups_of(report)] == [("Ward", "North")]


def test_contents_name_the_sheet_and_live_workbooks_say_that_counts_stay() -> None:
    book = opened(GROUPED, live=True)
    assert book.sheetnames[1:4] == ["Scorecard", "Groups", "Notes"]
    lines = [row[0].value for row in book["Cover"].iter_rows(max_col=1)]
    assert "Groups: the number of KPIs with each rating and direction of travel in each group" in lines
    assert book["Groups"]["A3"].value == "The counts stay as they were reported."
    assert opened(GROUPED)["Groups"]["A1"].value == "Counts by group, Quarter 2, 2023/24"
    words = WorkbookWords(groups="By priority", group="Name")
    assert rows_of(opened(GROUPED, style=evolve(KENT, workbook=words))["By priority"])[0]["Name"] == "Highways"
