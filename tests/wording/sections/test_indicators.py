"""The paragraphs of indicators."""

import pytest

import qpr_core as qpr
from qpr_core import (
    Section,
)
from qpr_core.styles import KENT, PLAIN, Style
from qpr_core.testing import a_series, an_indicator
from small_reports import WHOLE, make, report_of, text_of


def test_indicator_section_has_every_fact_of_an_indicator() -> None:
    first = text_of(WHOLE, Section.INDICATORS).splitlines()[4]
    assert first == (
        "Indicator A (A) is Red for Quarter 2 (it was Amber in Quarter 1). 78% is 2 percentage points below the "
        "floor standard of 80%, against a target of 85%. The result is down 2 percentage points on Quarter 1, "
        "which is worse. The direction of travel is negative: the value has fallen by about 1.6 percentage "
        "points a quarter over the 6 results from Quarter 1 2022/23 to Quarter 2 2023/24."
    )
    new = report_of(make("A", 86, 86), make("N", 86, reported_from="Q2 2023/24"))
    assert "Green for Quarter 2 (it was not in the report for Quarter 1)" in text_of(new, Section.INDICATORS)
    assert "Green for Quarter 2 (as in Quarter 1)" in text_of(new, Section.INDICATORS)


@pytest.mark.parametrize(
    ("style", "results", "words"),
    [
        (
            KENT,
            (78, 86, 90),
            "Green for Quarter 2, on its result for Quarter 1 (it was Red on its result for Quarter 4 2022/23)",
        ),
        (
            KENT,
            (86, 86, 90),
            "Green for Quarter 2, on its result for Quarter 1 (as on its result for Quarter 4 2022/23)",
        ),
        (PLAIN, (78, 86, 90), "on its result for Quarter 1. It was Red on its result for Quarter 4 2022/23"),
        (PLAIN, (86, 86, 90), "on its result for Quarter 1. It was the same on its result for Quarter 4 2022/23"),
    ],
)
def test_rating_before_of_a_result_in_arrears_names_its_own_period(
    style: Style, results: tuple[int, ...], words: str
) -> None:
    """A result of the quarter before counts in the report for this quarter."""
    late = make("A", *results, arrears=1)
    assert words in text_of(report_of(late), Section.INDICATORS, style=style)


def test_indicator_section_lists_kpis_without_a_service_separately() -> None:
    mixed = report_of(
        make("A", 86, 86), make("N", None, 86, service=None), make("U", None, None, 1, None, service=None)
    )
    lines = text_of(mixed, Section.INDICATORS).splitlines()
    assert [line for line in lines if line in {"Highways", "No service named"}] == ["Highways", "No service named"]
    alone = text_of(report_of(make("A", 86, 86, service=None)), Section.INDICATORS)
    assert "No service named" not in alone


def test_indicator_section_names_a_rating_that_is_still_missing() -> None:
    late = make("U", 5, None, None, None, carry_forward=1)
    text = text_of(report_of(make("A", 86, 86), late), Section.INDICATORS)
    assert "Indicator U (U) is not rated for Quarter 2 (as in Quarter 1). Its latest result is too old" in text
    gone = text_of(report_of(make("A", 86, 86), make("U", 86, None, None, carry_forward=1)), Section.INDICATORS)
    assert "is not rated for Quarter 2 (it was Green in Quarter 1)" in gone


def said(report: qpr.Report, *sections: qpr.Section) -> str:
    return qpr.narrate(report, sections=sections).to_markdown()


def test_services_are_headed_one_below_their_section() -> None:
    card = qpr.Scorecard([(an_indicator(service="Access"), a_series(80, 86))])
    text = said(card.report("Q2 2023/24"), qpr.Section.INDICATORS)
    assert text.startswith("### Indicators one by one\n\n#### Access\n\nCalls answered in time (K1) is Green")
