"""Counts by group: a sentence for each group, and a table that adds up."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faces import PUBLIC
from qpr_core import Indicator, Period, Polarity, Rag, Report, Scorecard, Section, TimeSeries, narrate, summarise
from qpr_core.errors import ReportError
from qpr_core.styles import Style
from qpr_core.testing import a_series, an_indicator, plain_scorecards
from qpr_core.text import BulletList, Quantity, Table, counts_by

NOW = "Q2 2023/24"
RESULTS = {"A": (79, 90), "B": (82, 82), "C": (70, 70), "D": (90, 90), "E": (90, 90), "F": (90, 90), "G": (None, 1)}
PLACES: dict[str, Any] = {
    "A": ("Clean", "Waste"), "B": ("Clean", "Streets"), "C": None, "D": ("Safe",), "E": ("Safe",), "F": ("Safe",),
    "G": "Fair",
}  # fmt: skip


def report(**places: Any) -> Report:
    entries = [
        (
            an_indicator(85, 80, code=code, groups={"priority": place}, data_only=False)
            if code != "G"
            else an_indicator(code=code, groups={"priority": place}, thresholds=None),
            a_series(*RESULTS[code]),
        )
        for code, place in (places or PLACES).items()
    ]
    return Scorecard(entries).report(NOW)


def sentences(of: Report, **how: Any) -> list[str]:
    [bullets] = [
        part for part in narrate(of, sections=counts_by("priority", **how)).parts if isinstance(part, BulletList)
    ]
    return str(bullets).splitlines()


def test_each_group_has_a_sentence() -> None:
    assert sentences(report(), level=1) == [
        "The ratings by priority are:",
        "- Of the 2 KPIs of Clean, 1 is Green and 1 Amber.",
        "- The only KPI with no priority named is Red.",
        "- All 3 KPIs of Safe are Green.",
        "- The only KPI of Fair is not rated.",
    ]


def test_groups_of_all_levels_have_their_whole_names() -> None:
    assert sentences(report(A=("Clean", "Waste"), B=("Clean", "Waste"), D="Safe", E="Safe", G="Safe"))[1:] == [
        "- Of the 2 KPIs of Clean: Waste, 1 is Green and 1 Amber.",
        "- Of the 3 KPIs of Safe, 2 are Green and 1 is not rated.",
    ]
    assert sentences(report(D="Safe", E="Safe"))[1:] == ["- Both KPIs of Safe are Green."]


def test_section_has_every_grouping_but_that_by_service() -> None:
    ward = an_indicator(85, code="W", service="Waste", groups={"ward": "North"})
    of = Scorecard([(ward, a_series(90)), *((each.indicator, a_series(90)) for each in report())]).report(NOW)
    text = str(narrate(of, sections=Section.GROUPS))
    assert [line for line in text.splitlines() if line.startswith("KPIs by")] == [
        *("KPIs by ward", "KPIs by ward, Quarter 2, 2023/24"),
        *("KPIs by priority", "KPIs by priority, Quarter 2, 2023/24"),
    ]
    assert narrate(of.where(codes="W").where(service="Waste"), sections=Section.GROUPS).parts
    plain = Scorecard([(an_indicator(85, service="Waste"), a_series(90))]).report(NOW)
    assert narrate(plain, sections=Section.GROUPS).parts == ()


def test_counts_by_service_have_their_own_words() -> None:
    of = Scorecard(
        [
            (an_indicator(85, code=code, service=service), a_series(90))
            for code, service in (("A", "Waste"), ("B", None))
        ]
    ).report(NOW)
    lines = str(narrate(of, sections=counts_by("service"))).splitlines()
    assert lines[:6] == [
        "KPIs by service",
        "",
        "The ratings by service are:",
        "- The only KPI of Waste is Green.",
        "- The only KPI with no service named is Green.",
        "",
    ]
    assert lines[-1].startswith("All services")


def test_section_of_a_summary_or_without_kpis_is_left_out() -> None:
    calls = Indicator(code="C", name="Calls", polarity=Polarity.NEITHER, unit="number", groups={"priority": "Clean"})
    activity = Scorecard([(calls, TimeSeries({NOW: 5}))]).report(NOW)
    assert narrate(activity, sections=[Section.GROUPS, counts_by("priority")]).parts == ()
    assert narrate(summarise(report()), sections=[counts_by("priority")]).parts == ()


def test_source_of_every_count_by_group_evaluates_to_it() -> None:
    text = narrate(report(), sections=[Section.GROUPS, counts_by("priority")])
    assert len(text.quantities) > 40
    for quantity in text.quantities:
        assert eval(quantity.source, PUBLIC | {"report": report()}) == quantity.value, quantity


def test_section_keeps_the_words_of_a_style() -> None:
    style = Style(terms=("measure", "measures"))
    text = str(narrate(report(), style=style, sections=Section.GROUPS))
    assert "All 3 measures of Safe are Green." in text


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: counts_by(5), "name of a grouping must be text, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: counts_by("ward", level=0), "level must be a whole number of 1 or more, got 0"),
        (lambda: narrate(report(), sections=counts_by("ward")), "grouping must be one of the report ('service', 'prio"),
    ],
)
def test_grouping_that_cannot_be_counted_is_refused(call: Any, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        call()
    assert str(caught.value).startswith(message)


@given(plain_scorecards(), st.integers(1, 15), st.sampled_from([None, 1, 2]))
def test_rows_of_groups_add_up_to_the_row_of_totals(scorecard: Scorecard, steps: int, level: int | None) -> None:
    of = scorecard.report(Period.parse("Q4 1999/00").shift(steps))
    for grouping in of.groupings:
        [table] = [
            each for each in narrate(of, sections=counts_by(grouping, level=level)).parts if isinstance(each, Table)
        ]
        *groups, total = [
            [cell[0].value for cell in row[1:] if isinstance(cell, tuple) and isinstance(cell[0], Quantity)]
            for row in table.rows
        ]
        assert [sum(column) for column in zip(*groups, strict=True)] == total
        assert total[: len(Rag) + 1] == [len(of.kpis), *summarise(of).ratings.values()]
