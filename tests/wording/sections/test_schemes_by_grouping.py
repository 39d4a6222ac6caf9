"""Reports of two rating schemes of which only one has a grouping: every KPI is counted, and no number is false."""

from io import BytesIO
from typing import Any

import pytest
from attrs import evolve

import qpr_core as qpr
from display.excel.opened import opened, rows_of
from faces import PUBLIC
from qpr_core import Report, Scorecard, Section, check_text, narrate, summarise, to_text
from qpr_core.display.excel import to_excel
from qpr_core.errors import ReportError
from qpr_core.rules import Levels
from qpr_core.styles import KENT, PLAIN
from qpr_core.text import CoverPaper, appendix, counts_by, cover_paper
from qpr_core.wording.styles.printable_style import require_style
from small_reports import make
from two_schemes import Met

BY_PRIORITY = evolve(KENT, grouping="priority")


def report() -> Report:
    """Return a Green KPI with a priority, and a KPI that is Met without one."""
    met: dict[str, Any] = {"scheme": Met, "thresholds": Levels({Met.MET: 95})}
    entries = [make("C1", 84, 88, groups={"priority": "Safer"}, service="Access"), make("P1", 97, 96, **met)]
    return Scorecard(entries).report("Q2 2023/24")


@pytest.mark.parametrize("section", [counts_by("priority"), Section.GROUPS])
def test_counts_by_group_have_every_scheme(section: Any) -> None:
    narrative = narrate(report(), style=PLAIN, sections=section)
    text = str(narrative)
    assert "- The only KPI on the Green, Amber and Red scale of Safer is Green." in text
    assert "- The only KPI on the Met and Not met scale with no priority named is Met." in text
    for quantity in narrative.quantities:
        assert eval(quantity.source, PUBLIC | {"report": report(), "Met": Met}) == quantity.value


def test_unknown_grouping_is_refused_for_all_schemes_together() -> None:
    with pytest.raises(ReportError, match=r"\('service', 'priority'\), got 'ward'"):
        narrate(report(), sections=counts_by("ward"))
    with pytest.raises(ReportError, match="got 'ward'"):
        narrate(report().by_scheme[0], sections=counts_by("ward"))
    activity = Scorecard([make("V", 1, polarity=qpr.Polarity.NEITHER, unit="number", thresholds=None)])
    assert not narrate(activity.report("Q2 2023/24"), sections=counts_by("service")).parts


def test_section_that_is_called_with_all_schemes_is_an_error() -> None:
    """It would have the counts of the first scheme only."""
    with pytest.raises(ReportError, match="must have one rating scheme"):
        counts_by("priority")(report(), require_style(KENT))


def test_style_by_the_grouping_of_one_scheme_works_in_every_output() -> None:
    made = report()
    for text in (
        narrate(made, style=BY_PRIORITY),
        narrate(made, style=BY_PRIORITY, sections=[Section.COUNTS, Section.SERVICES]),
        narrate(summarise(made), style=BY_PRIORITY),
        appendix(made, style=BY_PRIORITY),
        cover_paper(made, CoverPaper(), style=BY_PRIORITY),
        cover_paper(summarise(made), CoverPaper(), style=BY_PRIORITY),
    ):
        assert "KPI" in str(text)
    assert "No priority named" in to_text(made.by("priority"))
    assert check_text("One KPI is Met.", made, style=BY_PRIORITY).is_clean
    to_excel(made, BytesIO(), style=BY_PRIORITY)


def test_workbook_counts_every_scheme_by_every_grouping() -> None:
    rows = rows_of(opened(report())["Groups"])
    assert [(row["Grouping"], row["Group"], row["Green"], row["Met"]) for row in rows] == [
        ("Service", "Access", 1, None),
        ("Priority", "Safer", 1, None),
        ("Service", "Highways", None, 1),
        ("Priority", "No priority named", None, 1),
    ]
