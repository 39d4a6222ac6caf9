"""The section and the column of a second rating."""

from typing import Any

import pytest

import qpr_core as qpr
from display.excel.opened import opened, rows_of
from faces import PUBLIC
from interchange.records import assert_round_trip
from qpr_core import Report, Scorecard, Section, check_text, narrate, to_html, to_markdown, to_text
from qpr_core.errors import StyleError
from qpr_core.rules import SecondRating
from qpr_core.styles import ScorecardTable, SecondWords, Style
from qpr_core.testing import a_series, an_indicator, check_style

LEVELS = {"K1": (84, 86), "K2": (84, 79), "K3": (84, 84)}
"""Two quarters against a target of 85 and a floor of 80: now Green, Red and Amber."""


def report(*, name: str = "Forecast for the year end", **bands: Any) -> Report:
    """Return a report on three KPIs; the bands are those of Quarter 1 and of Quarter 2."""
    quarters = ("Q1 2023/24", "Q2 2023/24")
    second = SecondRating(
        name=name,
        ratings={
            code: {quarter: band for quarter, band in zip(quarters, given.split(), strict=True) if band != "-"}
            for code, given in bands.items()
        },
    )
    card = Scorecard((an_indicator(code=code, name=f"Calls {code}"), a_series(*LEVELS[code])) for code in LEVELS)
    return card.report("Q2 2023/24", second=second)


def sentences(made: Report, style: Style = qpr.styles.KENT) -> list[str]:
    """Return the parts of the section below its heading."""
    heading, *parts = narrate(made, style=style, sections=Section.SECOND).parts or ("",)
    assert str(heading) in {"Forecast for the year end", ""}
    return [str(part).removeprefix("Forecast for the year end: ") for part in parts]


def test_section_counts_and_lists_what_differs() -> None:
    assert sentences(report(K1="Green Amber", K2="Amber Amber")) == [
        "of the 3 KPIs, 2 are Amber and 1 is not rated.",
        "For one KPI, it is worse than the current rating: Calls K1 (K1, Amber, currently Green).",
        "For one KPI, it is better than the current rating: Calls K2 (K2, Amber, currently Red).",
        "For one KPI, it has changed since Quarter 1: Calls K1 (K1, from Green to Amber).",
    ]


def test_section_of_one_band_says_all() -> None:
    assert sentences(report(K1="Green Green", K2="- Green", K3="Green Green"))[0] == "all 3 KPIs are Green."


def test_section_lists_many_names_with_bullets() -> None:
    """A style may have no name in a sentence."""
    listed = sentences(report(K1="- Red", K2="- Green", K3="- Red"), Style(most_names=0))[1]
    assert listed.splitlines() == [
        "For two KPIs, it is worse than the current rating:",
        "- Calls K1 (K1, Red, currently Green)",
        "- Calls K3 (K3, Red, currently Amber)",
    ]


@pytest.mark.parametrize("bands", [{}, {"K1": "Red -"}])
def test_section_is_left_out_without_a_band_of_this_quarter(bands: dict[str, str]) -> None:
    assert sentences(report(**bands)) == []


def test_section_is_left_out_without_second_rating() -> None:
    alone = Scorecard([(an_indicator(), a_series(84))]).report("Q2 2023/24")
    assert not narrate(alone, sections=Section.SECOND).parts


def test_numbers_have_expressions_that_give_them() -> None:
    made = report(K1="Green Amber", K2="Amber Amber")
    quantities = narrate(made, sections=Section.SECOND).quantities
    assert len(quantities) == 6
    for quantity in quantities:
        assert eval(quantity.source, PUBLIC | {"report": made}) == quantity.value


def test_scorecard_has_a_column_under_the_name_of_the_second_rating() -> None:
    made = report(K1="Green Amber", K2="Amber Red")
    text = str(narrate(made, sections=Section.SCORECARD))
    heading, *rows = (line.split("  ") for line in text.splitlines()[4:])
    assert "Forecast for the year end" in [cell.strip() for cell in heading]
    assert [[cell.strip() for cell in row if cell.strip() in {"Amber", "Red", "none"}][-1] for row in rows] == [
        "Amber",
        "Red",
        "none",
    ]
    for document in (to_text(made), to_markdown(made), to_html(made)):
        assert "Forecast for the year end" in str(document)


def test_workbook_has_the_column() -> None:
    rows = rows_of(opened(report(K1="Green Amber"))["Scorecard"])
    assert [row["Forecast for the year end"] for row in rows] == ["◆ Amber", "none", "none"]


def test_column_can_be_chosen_and_named() -> None:
    table = ScorecardTable(columns=["code", "second rating"], names={"second rating": "Outlook"})
    text = str(narrate(report(K1="Green Amber"), sections=Section.SCORECARD, table=table))
    assert text.splitlines()[4:6] == ["Code  Outlook", "K1    Amber"]
    alone = Scorecard([(an_indicator(), a_series(84))]).report("Q2 2023/24")
    assert "Outlook" not in str(narrate(alone, sections=Section.SCORECARD, table=table))


def test_report_with_second_rating_survives_json() -> None:
    assert_round_trip(report(K1="Green Amber"))


@pytest.mark.parametrize("name", ["Forecast for the year end", "Confidence", "Outlook", "Delivery confidence at March"])
def test_checked_text_never_takes_the_second_rating_for_the_first(name: str) -> None:
    """The counts of the first are 1, 1 and 1."""
    made = report(name=name, K1="Green Amber", K2="Amber Amber", K3="Red Amber")
    text = str(narrate(made, sections=[Section.SECOND, Section.SCORECARD]))
    assert check_text(text, made).discrepancies == ()


def test_words_of_a_style_are_checked() -> None:
    with pytest.raises(StyleError, match="sentence"):
        SecondWords(sentence="{names}")
    check_style(Style(second=SecondWords(heading="Outlook: {second}")), examples=5)
