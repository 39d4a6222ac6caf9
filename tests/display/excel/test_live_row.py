"""Live rows: which cells are entries, which are formulas, and which rows are not live."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from display.excel.opened import opened, rows_of, without_unit
from pictured import WHOLE, made
from qpr_core import Baseline, Basis, Judgement, Polarity, Rag, Ratio, Report, Thresholds, compare
from qpr_core.display.excel.bounds import Bounds
from qpr_core.display.excel.live_formulas import judged_bounds
from qpr_core.model.values.unit import Unit
from qpr_core.rules import Case, Interval, Levels, RatingRule, Scheme
from qpr_core.testing import a_series, an_indicator
from small_reports import report_of

ENTRY = "FFFFF7BF"
"""The colour of cells for entries."""


def live(report: Report, **parts: Any) -> list[dict[str, Any]]:
    return rows_of(opened(report, live=True, **parts)["Scorecard"])


def entries(report: Report) -> dict[str, list[str]]:
    """Return the headings of the cells for entries, by code."""
    sheet = opened(report, live=True)["Scorecard"]
    (table,) = sheet.tables.values()
    head, *rows = sheet[table.ref]
    return {
        row[0].value: [
            without_unit(at.value) for at, cell in zip(head, row, strict=True) if cell.fill.fgColor.rgb == ENTRY
        ]
        for row in rows
    }


def test_formulas_show_what_the_report_has_until_an_entry_changes() -> None:
    plain = rows_of(opened(WHOLE)["Scorecard"])
    for row, now in zip(plain, rows_of(opened(WHOLE, live=True, values=True)["Scorecard"]), strict=True):
        shown = {heading: now[heading] for heading in row}
        assert shown == row | ({"Result": None} if row["Result"] == "none" else {})


@pytest.mark.parametrize(
    ("results", "formats"),
    [
        ((84, 86), ("General", "General", "+General;-General;0")),
        ((84, 85.5), ("#,##0.0########", "#,##0.0##", "+#,##0.0##;-#,##0.0##;0.0")),
        ((84.5, 86), ("General", "#,##0.0##", "+#,##0.0##;-#,##0.0##;0.0")),
        ((Ratio(1, 2), Ratio(3, 4)), ("#,##0.0##", "#,##0.0##", "+#,##0.0##;-#,##0.0##;0.0")),
    ],
)
def test_formulas_show_decimal_places_if_their_figures_have_some(results: Any, formats: tuple[str, ...]) -> None:
    sheet = opened(report_of(made(*results)), live=True)["Scorecard"]
    (table,) = sheet.tables.values()
    head, row = sheet[table.ref]
    shown = {without_unit(heading.value): cell.number_format for heading, cell in zip(head, row, strict=True)}
    assert (shown["Result"], shown["Margin to a worse rating"], shown["Change"]) == formats


def test_column_of_entries_is_as_wide_as_a_figure_with_many_places() -> None:
    sheet = opened(report_of(made("12345.123456")), live=True)["Scorecard"]
    (table,) = sheet.tables.values()
    (column,) = (cell.column_letter for cell in sheet[table.ref][0] if without_unit(cell.value) == "Result")
    assert sheet.column_dimensions[column].width > len("12,345.123456%")


def test_figure_has_one_entry_and_two_counts_have_two() -> None:
    report = report_of(made(84), made(Ratio(1, 2), code="B"), made(None, code="C"))
    assert entries(report) == {"A": ["Result"], "B": ["Numerator", "Denominator"], "C": ["Result"]}


def test_missing_result_is_entered_as_the_latest_results_were() -> None:
    counted = made(Ratio(1, 2), None, None, None, code="B")
    needs_counts = made(None, code="C", withhold_below=5)
    report = report_of(counted, needs_counts)
    assert entries(report) == {"B": ["Numerator", "Denominator"], "C": ["Numerator", "Denominator"]}
    (first, second) = rows_of(opened(report, live=True, values=True)["Scorecard"])
    assert (first["Rating"], second["Rating"]) == (
        "Not rated: its latest result is too old",
        "Not rated: there is no result",
    )


def test_cells_that_formulas_depend_on_refuse_entries() -> None:
    sheet = opened(report_of(made(84), made(Ratio(1, 2), code="B")), live=True)["Scorecard"]
    (table,) = sheet.tables.values()
    names = {cell.column_letter: without_unit(cell.value) for cell in sheet[table.ref][0]}
    refused = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert {(names[place[0]], place[1:]) for each in refused for place in each.split()} == {
        *(("Target", row) for row in ("7", "8")),
        *(("Floor standard", row) for row in ("7", "8")),
        ("Numerator", "7"),
        ("Denominator", "7"),
        ("Result", "8"),
    }
    assert {each.formula1 for each in refused.values()} == {"FALSE"}
    assert all("Change the definition" in each.error for each in refused.values())


def test_formula_compares_a_figure_with_the_edges_of_its_bands() -> None:
    (row,) = live(report_of(made(84)))
    assert 'IF($E7>=84.9999995,"● Green",IF($E7>=79.9999995,"◆ Amber","■ Red"))' in row["Rating"]
    assert row["Live"] == "live"


def test_formula_compares_two_counts_by_multiplication() -> None:
    (row,) = live(report_of(made(Ratio(1, 2))))
    assert 'ROUND($F7,0)*20>=ROUND($G7,0)*17,"● Green"' in row["Rating"]
    assert row["Result"].startswith("=IF(AND(ISNUMBER($F7),ISNUMBER($G7))")


def test_formula_refuses_figures_that_are_not_possible() -> None:
    (row,) = live(report_of(made(84, possible=(0, 100))))
    assert "IF(AND($E7>-0.0000005,$E7<=100.0000005),IF($E7>=84" in row["Rating"]
    (row,) = live(report_of(made(Ratio(1, 2), possible=(0, 100))))
    assert "IF(AND(ROUND($F7,0)*1>=ROUND($G7,0)*0,ROUND($F7,0)*1<=ROUND($G7,0)*1),IF(" in row["Rating"]


def test_count_that_may_be_withheld_must_be_whole() -> None:
    (row,) = live(report_of(made(84, unit="number", withhold_below=5)))
    assert "ROUND($E7,6)<>ROUND($E7,0)" in row["Rating"]


def test_indicator_without_a_target_keeps_the_reason_whatever_is_typed() -> None:
    (row,) = live(report_of(made(84, thresholds=None)))
    assert '"Not rated: there is no target"' in row["Rating"]
    assert (row["Margin to a better rating"], row["Margin to a worse rating"]) == ("none", "none")


def test_change_and_judgement_of_a_carried_result_stay_as_they_were() -> None:
    (row,) = live(report_of(made(84, None)))
    assert row["Rating"].startswith("=IF(")
    assert (row["Change"], row["Better or worse"]) == ("not compared", "not compared")


@pytest.mark.parametrize(
    ("parts", "formula"),
    [
        ({}, 'IF($E7>82.0000005,"better",IF($E7>=81.9999995,"neither better nor worse","worse"))'),
        ({"polarity": Polarity.LOWER_IS_BETTER, "thresholds": None}, 'IF($E7<81.9999995,"better",IF($E7<='),
        ({"polarity": Polarity.NEITHER, "thresholds": None}, '"not judged"'),
        ({"redefined": {"Q2 2023/24": "counts web forms"}}, '"not judged"'),
        ({"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": None}, '"not judged"'),
        (
            {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=80, tolerance=3)},
            'IF(AND($E7>78.0000005,$E7<81.9999995),"better",IF(AND(',
        ),
    ],
)
def test_judgement_is_made_from_the_result_before_and_the_polarity(parts: dict[str, Any], formula: str) -> None:
    (row,) = live(report_of(made(82, 84, **parts)))
    heading = "Better or worse"
    assert formula in row[heading]


def test_total_that_builds_up_is_not_judged_against_a_different_part_of_the_year() -> None:
    total = made(82, 84, basis=Basis.YEAR_TO_DATE_TOTAL, baseline=Baseline.PREVIOUS_PERIOD, thresholds=None)
    assert '"not judged"' in live(report_of(total))[0]["Better or worse"]
    first = made(84)
    assert '"not compared"' in live(report_of(first))[0]["Better or worse"]


def decide(case: Case) -> Scheme:
    return list(Rag)[case.rank]


Long = Scheme("Long", [(f"B{rank}", f"Band {rank:02} {'x' * 240}") for rank in range(40)])  # type: ignore[arg-type]  # bands by name
"""Bands whose names are too long for one formula."""


Many = Scheme("Many", [(f"B{rank}", f"Band {rank:02}") for rank in range(52)])  # type: ignore[arg-type]  # bands by name
"""More bands than one formula can distinguish."""


def levels_of(scheme: Any) -> Levels:
    return Levels({band: 100 - band.rank for band in list(scheme)[:-1]})


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (made(84, rule=RatingRule(name="ours", version=1, decide=decide)), "not live: custom rule"),
        (made(Ratio(3, 100), withhold_below=5), "not live: withheld"),
        (made(Ratio(10**15, 10**16)), "not live: more digits than Excel keeps"),
        (
            made(Ratio(1, 2), thresholds=Thresholds(target="0.1234567890123456", floor=0)),
            "not live: more digits than Excel keeps",
        ),
        # exactly on the target, and the number in the cell is below it
        (
            made(Fraction(1, 3), thresholds=Thresholds(target=Fraction(1, 3), floor=0)),
            "not live: more digits than Excel keeps",
        ),
        # unchanged, and the number in the cell is lower
        (made(Fraction(1, 3), Fraction(1, 3)), "not live: more digits than Excel keeps"),
        # the library refuses the number
        (made("0.0000001"), "not live: more digits than Excel keeps"),
        (made(84, thresholds=levels_of(Long)), "not live: too long for a formula"),
        (made(84, thresholds=levels_of(Many)), "not live: too long for a formula"),
    ],
)
def test_row_that_cannot_be_live_has_values_and_says_why(entry: Any, reason: str) -> None:
    (row,) = live(report_of(entry))
    assert row["Live"] == reason
    assert not [value for value in row.values() if isinstance(value, str) and value.startswith("=")]
    assert row["Rating"] == rows_of(opened(report_of(entry))["Scorecard"])[0]["Rating"]


def test_margin_of_displayed_figures_is_that_of_the_displayed_one() -> None:
    (row,) = live(report_of(made(84, decimal_places=1, rated_as_displayed=True)))
    assert "ROUND((ROUND(ROUND($E7,6),1)-80),6)" in row["Margin to a worse rating"]
    (row,) = live(
        report_of(
            made(84, polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST, thresholds=Thresholds(target=80, tolerance="5%"))
        )
    )
    assert "ROUND(MIN(ROUND($E7,6)-76,84-ROUND($E7,6)),6)" in row["Margin to a worse rating"]


def test_margin_to_an_edge_with_more_decimal_places_is_rounded_to_nine() -> None:
    (row,) = live(report_of(made(84, thresholds=Thresholds(target=Fraction(200, 3), floor=0))))
    assert row["Margin to a worse rating"].startswith('=IF(EXACT($H7,"● Green"),ROUND((ROUND($E7,6)-(200/3)),9)')


def test_entry_shows_every_decimal_place_that_is_typed() -> None:
    def number_of(*values: Any, **parts: Any) -> Any:
        sheet = opened(report_of(made(*values, **parts)), live=True)["Scorecard"]
        return next(cell.number_format for cell in sheet[7] if cell.fill.fgColor.rgb == ENTRY)

    assert number_of(84) == "General"
    assert number_of("84.5") == "#,##0.0########"
    assert number_of(84, None, None, None, unit=Unit(name="x")) == "General"


def test_judgement_by_band_has_the_bounds_of_the_library() -> None:
    """Bands reach further below the target than above it. Each pair of results is compared."""
    levels = {Rag.GREEN: Interval(8, 12), Rag.AMBER: Interval(4, 13, excludes_high=True)}
    other = Levels({Rag.GREEN: Interval(9, 11), Rag.AMBER: Interval(3, 12)}, target=10)
    for earlier in (Levels(levels), other):
        for now_in_force in (Levels(levels), other):
            indicator = an_indicator(
                polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST,
                unit="days",
                thresholds={"Q1 2023/24": earlier, "Q2 2023/24": now_in_force},
            )
            grid = [Fraction(half, 2) for half in range(35)]
            for before, now in product(grid, repeat=2):
                comparison = compare(indicator, a_series(before, now), "Q2 2023/24")
                better, no_worse = judged_bounds(comparison)
                found = (_within(better, now), _within(no_worse, now))
                expected = comparison.judgement is Judgement.BETTER, comparison.judgement is not Judgement.WORSE
                assert found == expected, (before, now)


def _within(bounds: Bounds, value: Fraction) -> bool:
    low, high = bounds.low, bounds.high
    above = low is None or value > low.value or (value == low.value and low.is_included)
    return above and (high is None or value < high.value or (value == high.value and high.is_included))
