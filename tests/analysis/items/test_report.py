"""ItemReport: counts of one kind, moves, and that they add up."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from qpr_core import FinancialYear, NoRating, Rag
from qpr_core.errors import ItemError, QprError, ReportError, ReportLookUpError
from qpr_core.items import BandSeries, ItemReport, Kind, MilestoneDates, Progress, TrackedItem, report_items
from qpr_core.testing import Four, item_reports
from qpr_core.testing.strategies.items import item_entries


def entry(code: str, *bands: str | None, **parts: Any) -> tuple[TrackedItem, BandSeries]:
    """Return a project with the bands of Q1, Q2 and so on."""
    item = TrackedItem(**{"code": code, "name": f"Project {code}", "kind": "project", **parts})
    return item, BandSeries(
        {f"Q{place} 2023/24": band for place, band in enumerate(bands, start=1)}, scheme=item.scheme
    )


PLAN = [
    entry("P1", "On track", "Complete"),
    entry("P2", "On track", "At risk", due="2023-09-29"),
    entry("P3", "On track", "Overdue"),
    entry("P4", "Overdue", "Overdue"),
    entry("P5", "Overdue", "At risk"),
    entry("P6", None, "On track"),
    entry("P7", "On track", None, carry_forward=0),
    entry("P8", "On track", None),
    entry("P9", None, "On track", reported_from="Q2 2023/24"),
    entry("P10", "Complete", reported_until="Q1 2023/24"),
]
(REPORT,) = report_items(PLAN, "Q2 2023/24")


def codes(found: Any) -> list[str]:
    return [each.item.code for each in found]


def test_counts_are_by_band_and_leave_out_items_without_one() -> None:
    assert REPORT.counts == {Progress.COMPLETE: 1, Progress.ON_TRACK: 3, Progress.AT_RISK: 2, Progress.OVERDUE: 2}
    assert codes(REPORT.without_band) == ["P7"]
    assert len(REPORT) == 9
    assert codes(REPORT.with_band("at risk")) == ["P2", "P5"]


def test_moves_are_those_between_the_two_periods() -> None:
    assert codes(REPORT.risen_to("Complete")) == ["P1"]
    assert codes(REPORT.risen_to(Progress.AT_RISK)) == ["P5"]
    assert [codes(REPORT.fallen_to(band)) for band in Progress] == [[], [], ["P2"], ["P3"]]
    assert (codes(REPORT.joined), codes(REPORT.left)) == (["P9"], ["P10"])
    assert (codes(REPORT.gained), codes(REPORT.lost)) == (["P6"], ["P7"])
    assert codes(REPORT.carried) == ["P8"]


def test_items_to_watch_are_the_worst_first_and_then_the_longest_run() -> None:
    assert codes(REPORT.to_watch) == ["P4", "P3", "P2", "P5"]
    assert codes(REPORT.past_due) == ["P2"]


def test_report_finds_items_by_code() -> None:
    assert REPORT["P3"].name == "Project P3"
    assert REPORT.get("P10") is None
    assert "P3" in REPORT
    assert REPORT["P3"].item in REPORT
    assert REPORT["P3"] in REPORT
    assert 5 not in REPORT
    with pytest.raises(ReportLookUpError, match=r"code must be that of an item of the report, got 'P77'"):
        REPORT["P77"]


def test_repr_has_a_line_for_each_item() -> None:
    assert repr(REPORT).splitlines()[:2] == ["<ItemReport of Q2 2023/24, Kind.PROJECT:", "  'P1': Progress.COMPLETE"]


def test_each_kind_and_scheme_has_its_own_report() -> None:
    plan = [entry("P1", "On track"), entry("R1", "Red", kind="risk", scheme=Rag), entry("P2", "Green", scheme=Rag)]
    reports = report_items(plan, "Q1 2023/24")
    assert [(each.kind, each.scheme, codes(each)) for each in reports] == [
        (Kind.PROJECT, Progress, ["P1"]),
        (Kind.RISK, Rag, ["R1"]),
        (Kind.PROJECT, Rag, ["P2"]),
    ]


def test_first_period_has_none_before_it() -> None:
    (first,) = report_items(PLAN, "Q1 2023/24")
    assert (first.previous, first.moves, first.risen_to("Complete")) == (None, (), ())


def test_kind_that_is_not_reported_in_a_period_is_left_out() -> None:
    plan = [entry("P1", "On track"), entry("A1", "On track", kind="action", reported_until="Q1 2023/24")]
    assert [each.kind for each in report_items(plan, "Q2 2023/24")] == [Kind.PROJECT]
    new = [entry("A1", None, "On track", kind="action", reported_from="Q2 2023/24")]
    assert [each.previous for each in report_items(new, "Q2 2023/24")] == [None]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([], "items must be at least one pair, got an empty list"),
        (5, "items must be pairs of a TrackedItem and its BandSeries or MilestoneDates, got 5"),
        ([entry("P1", "On track")[0]], "items must be pairs"),
        ([entry("P1", "On track")] * 2, "code of an item must be unique, got 'P1' twice"),
    ],
)
def test_report_items_refuses(entries: Any, message: str) -> None:
    with pytest.raises(ItemError, match=message):
        report_items(entries, "Q1 2023/24")


def test_items_of_two_financial_years_are_refused() -> None:
    later = TrackedItem(code="P2", name="Park", kind="project", financial_year=FinancialYear("July"))
    with pytest.raises(ItemError, match=r"items must have one financial year, got .*\(P1\) and .*\(P2\)"):
        report_items([entry("P1", "On track"), (later, MilestoneDates(due="2023-06-30"))], "Q1 2023/24")


NOW = REPORT.assessments
(RISKS,) = report_items([entry("R1", "On track", "At risk", kind="risk")], "Q2 2023/24")
(FOURS,) = report_items([entry("P1", "Red", "Red", scheme=Four)], "Q2 2023/24")
(BEFORE,) = report_items(PLAN, "Q1 2023/24")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"period": 5}, "period must be a Period"),
        ({"assessments": ()}, "assessments must be a tuple with at least one ItemAssessment"),
        ({"assessments": [*NOW]}, "assessments must be a tuple"),
        ({"assessments": (5,)}, "assessments must be of items in the report's quarter"),
        ({"assessments": BEFORE.assessments}, "assessments must be of items in the report's quarter"),
        ({"assessments": (*NOW, *RISKS)}, "one kind and one scheme, got a risk by Progress and a project by Progress"),
        ({"assessments": (*NOW, *FOURS)}, "got a project by Four and a project by Progress"),
        ({"assessments": (*NOW, NOW[0])}, "code of an item must be unique, got 'P1' twice"),
        ({"previous": 5}, "previous must be an ItemReport without a previous one"),
        ({"previous": REPORT}, "previous must be an ItemReport without a previous one"),
        ({"previous": evolve(REPORT, previous=None)}, "previous must be the report of Q1 2023/24"),
        ({"previous": RISKS.previous}, "got risks by Progress of Q1 2023/24"),
    ],
)
def test_item_report_refuses_parts_that_do_not_belong_together(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ReportError, match=message):
        evolve(REPORT, **wrong)


def test_band_of_a_different_scheme_is_refused() -> None:
    for ask in (REPORT.with_band, REPORT.risen_to, REPORT.fallen_to):
        with pytest.raises(QprError, match=r"band must be one of Progress .*Rag.RED \(Q2 2023/24\)"):
            ask(Rag.RED)


@given(item_reports())
def test_bands_and_items_without_one_add_up_to_all_items(report: ItemReport) -> None:
    assert sum(report.counts.values()) + len(report.without_band) == len(report)


@given(item_reports())
def test_moves_explain_every_change_of_a_count(report: ItemReport) -> None:
    if report.previous is None:
        return
    assert len(report.moves) == len(report) + len(report.left) == len(report.previous) + len(report.joined)
    for band in report.scheme:
        came = sum(move.now is band and move.before is not band for move in report.moves)
        went = sum(move.before is band and move.now is not band for move in report.moves)
        assert report.counts[band] - report.previous.counts[band] == came - went
    kinds = (report.joined, report.left, report.gained, report.lost)
    turned = [(*report.risen_to(band), *report.fallen_to(band)) for band in report.scheme]
    same = [move for move in report.moves if move.now is move.before]
    reasons = [
        move for move in report.moves
        if isinstance(move.now, NoRating) and isinstance(move.before, NoRating) and move.now is not move.before
    ]  # fmt: skip
    assert sum(map(len, (*kinds, *turned, same, reasons))) == len(report.moves)


@given(item_entries(kind=Kind.PROJECT))
def test_order_of_the_items_changes_no_count(entries: Any) -> None:
    there, back = (report_items(order, "Oct-Dec 2000") for order in (entries, entries[::-1]))
    assert [each.counts for each in there] == [each.counts for each in back]
    assert [codes(each) for each in there] == [codes(each)[::-1] for each in back]
