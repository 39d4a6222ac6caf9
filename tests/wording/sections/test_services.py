"""Services and activity indicators in full: headings, tables, charts, facts and texts."""

from typing import Any

from attrs import evolve

import qpr_core as qpr
from faces import PUBLIC
from pictured import WHOLE, made
from qpr_core import Narrative, Section, narrate
from qpr_core.styles import KENT, ScorecardTable
from qpr_core.text import Chart, Heading, Table, appendix
from small_reports import report_of


def headings(text: Narrative) -> list[tuple[int, str, bool]]:
    return [(part.level, str(part), part.starts_page) for part in text.parts if isinstance(part, Heading)]


def test_each_service_starts_a_page_and_has_each_of_its_kpis_with_a_chart() -> None:
    text = narrate(WHOLE, sections=Section.SERVICES)
    assert headings(text) == [
        (2, "Highways", True),
        (3, "Indicator A (A)", False),
        (2, "Waste", True),
        (3, "Indicator B (B)", False),
        (2, "No service named", True),
        (3, "Indicator C (C)", False),
        (3, "Indicator D (D)", False),
    ]
    assert [part.code for part in text.parts if isinstance(part, Heading) and part.code] == ["A", "B", "C", "D"]
    assert [part.assessment for part in text.parts if isinstance(part, Chart)] == list(WHOLE.kpis)


def test_table_of_a_service_has_its_kpis_alone_and_fits_an_upright_page() -> None:
    tables = [part for part in narrate(WHOLE, sections=Section.SERVICES).parts if isinstance(part, Table)]
    assert [[row[0][0].text for row in table.rows] for table in tables] == [["A"], ["B"], ["C", "D"]]  # type: ignore[union-attr]  # none is a sparkline
    assert str(tables[0]).splitlines()[:1] == ["Highways: KPIs, Quarter 2, 2023/24"]
    heads = ["".join(span.text for span in cell) for cell in tables[0].columns]  # type: ignore[union-attr]  # none is a sparkline
    assert heads == [
        *("Code", "Indicator", "Result (%)", "Target (%)", "Floor standard (%)"),
        *("Rating", "Previous rating", "Direction of travel"),
    ]


def test_columns_of_a_style_or_of_an_argument_replace_the_default_ones() -> None:
    chosen = ScorecardTable(columns=["indicator", "result"], names={"result": "This quarter"})
    (table, *_) = [each for each in appendix(WHOLE, table=chosen).parts if isinstance(each, Table)][3:]
    assert str(table).splitlines()[2].split("  ")[0] == "Indicator"
    assert str(table).splitlines()[2].endswith("This quarter (%)")


def test_activity_indicators_have_their_positions_table_and_charts() -> None:
    text = narrate(WHOLE, sections=Section.ACTIVITY_IN_FULL)
    assert headings(text) == [(2, "Activity indicators", False), (3, "Indicator V (V)", False)]
    assert "80 is 20 below the expected range of 100 to 200." in str(text)
    (table,) = (part for part in text.parts if isinstance(part, Table))
    assert "100 to 200" in str(table)
    assert [part.assessment for part in text.parts if isinstance(part, Chart)] == list(WHOLE.activity)
    assert narrate(report_of(made(84)), sections=Section.ACTIVITY_IN_FULL).parts == ()


def test_section_after_the_services_starts_a_page_and_the_next_does_not() -> None:
    text = narrate(WHOLE, sections=[Section.SERVICES, Section.RESTATED, Section.ACTIVITY_IN_FULL, Section.NOTES])
    assert headings(text)[-3:] == [
        (2, "Activity indicators", True),
        (3, "Indicator V (V)", False),
        (2, "Notes on the data", False),
    ]


def test_custom_section_after_the_services_stays_as_it_is() -> None:
    def closing(_report: Any, _style: Any) -> qpr.Paragraph:
        return qpr.text.paragraph("The end.")

    assert str(narrate(WHOLE, sections=[Section.SERVICES, closing]).parts[-1]) == "The end."


def test_source_of_every_number_in_services_evaluates_to_it() -> None:
    text = narrate(WHOLE, sections=[Section.SERVICES, Section.ACTIVITY_IN_FULL])
    assert len(text.quantities) > 30
    for quantity in text.quantities:
        assert eval(quantity.source, PUBLIC | {"report": WHOLE}) == quantity.value, quantity


def test_unknown_direction_has_its_reason_and_an_activity_indicator_has_none() -> None:
    text = str(narrate(WHOLE, sections=[Section.SERVICES, Section.ACTIVITY_IN_FULL]))
    assert "The direction of travel is unknown: there are 2 results, and at least 5 are needed." in text
    assert text.endswith("The result is down 70 on Quarter 1.")


def test_facts_can_have_the_reason_of_the_direction() -> None:
    words = evolve(KENT.appendix, indicator="{code}: {travel}")
    text = str(narrate(WHOLE, sections=Section.SERVICES, style=evolve(KENT, appendix=words)))
    assert "A: The direction of travel is negative: the value has fallen by about 1.6" in text
