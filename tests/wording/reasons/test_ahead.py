"""Projections in words: settled years, rounding towards better, and horizons."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator

HIGHER, LOWER, CLOSEST, NEITHER = qpr.Polarity


def ahead(polarity: qpr.Polarity, made_by: qpr.Aggregation, target: int, *results: int, **parts: Any) -> str:
    thresholds = qpr.Thresholds(target=target, tolerance=0)
    indicator = an_indicator(polarity=polarity, thresholds=thresholds, unit="number", **parts)
    series = a_series(*results, until=f"Q{len(results)} 2023/24")
    return str(qpr.explain(qpr.needed_by_year_end(indicator, series, series.last, made_by=made_by, target=target)))


UNKNOWN = "There is no year-end projection for Calls answered in time (K1), because"
EQUAL = "This assumes that each quarter counts equally."
CAME = "The first 3 quarters of 2023/24 came to 1,100."
TWO, THREE = (f"The first {count} quarters of 2023/24 averaged 90. {EQUAL}" for count in (2, 3))


def reach(target: str) -> str:
    return f"To reach the year's target of {target} for Calls answered in time (K1), "


SETTLED: list[tuple[str, str]] = [
    (ahead(HIGHER, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"Calls answered in time (K1) already meets the year's target of 1,000. {CAME}"),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1100, 300, 400, 400), f"Calls answered in time (K1) already meets the year's target of 1,100. {CAME}"),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1101, 300, 400, 400), f"{reach('1,101')}Q4 2023/24 must be at least 1. {CAME}"),
    (ahead(LOWER, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"Calls answered in time (K1) is already above the year's target of 1,000. {CAME}"),
    (ahead(CLOSEST, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"Calls answered in time (K1) is already above the year's target of 1,000. {CAME}"),
    (ahead(LOWER, qpr.Aggregation.SUM, 1100, 300, 400, 400), f"{reach('1,100')}Q4 2023/24 must be at most 0. {CAME}"),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1000, 300, 400, 400, possible=(-500, None)), f"{reach('1,000')}Q4 2023/24 must be at least -100. {CAME}"),
    (ahead(HIGHER, qpr.Aggregation.SUM, -100, -20), f"{reach('-100')}the remaining 3 quarters must average at least -26.6. The first quarter of 2023/24 came to -20."),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 20, 90, 90), f"{reach('20')}the remaining 2 quarters need only average 0 or more. {TWO}"),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 20, 90, 90, 90), f"{reach('20')}Q4 2023/24 need only be 0 or more. {THREE}"),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 50, 90, 90, possible=(10, 100)), f"{reach('50')}the remaining 2 quarters need only average 10 or more. {TWO}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 20, 90, 90), f"Calls answered in time (K1) can no longer reach the year's target of 20: even 0 in each remaining quarter is too much. {TWO}"),
    (ahead(CLOSEST, qpr.Aggregation.MEAN, 20, 90, 90, 90), f"Calls answered in time (K1) can no longer reach the year's target of 20: even 0 in Q4 2023/24 is too much. {THREE}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 45, 90, 90), f"{reach('45')}the remaining 2 quarters must average at most 0. {TWO}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 95, 90, 90, possible=(0, 100)), f"{reach('95')}the remaining 2 quarters need only average 100 or less. {TWO}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 94, 90, 90, possible=(0, 100)), f"{reach('94')}the remaining 2 quarters must average at most 98. {TWO}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 97, 90, 90, 90, possible=(None, 100)), f"{reach('97')}Q4 2023/24 need only be 100 or less. {THREE}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SETTLED)
def test_year_end_settled_year_is_never_negative(text: str, expected: str) -> None:
    """For a mean of 20 over four quarters, two of 90 leave -50 each; of 50, 10 each; of 95, 100 each; of 97, 118."""
    assert text == expected


def test_year_end_source_of_edge_evaluates_to_edge() -> None:
    indicator = an_indicator(50, polarity=HIGHER, possible=(10, 100))
    series = a_series(90, 90, until="Q2 2023/24")
    found = qpr.needed_by_year_end(indicator, series, "Q2 2023/24", made_by=qpr.Aggregation.MEAN)
    for quantity in qpr.explain(found).quantities:
        assert eval(f"_.{quantity.source}", {"_": found}) == quantity.value, quantity


@pytest.mark.parametrize(
    ("horizon", "expected"),
    [
        (1, " within 1 quarter on"),
        (2, " within 2 quarters on"),
        (8, " within 8 quarters on"),
        (10, " within 10 quarters on"),
        (12, " within 3 years on"),
    ],
)
def test_projection_horizon_of_three_years_or_more_is_in_years(horizon: int, expected: str) -> None:
    rising = qpr.project(an_indicator(95), a_series(*range(70, 76)), "Q2 2023/24", horizon=horizon)
    assert expected in str(qpr.explain(rising))


def needed(results: list[int | str], *, lower: bool = False, decimal_places: int | None = None) -> str:
    """Return the text of what the last quarter of four must be for a mean of 80."""
    polarity = qpr.Polarity.LOWER_IS_BETTER if lower else qpr.Polarity.HIGHER_IS_BETTER
    indicator = an_indicator(80, polarity=polarity, decimal_places=decimal_places)
    series = a_series(*results, until="Q3 2023/24")
    return str(qpr.explain(qpr.needed_by_year_end(indicator, series, "Q3 2023/24", made_by=qpr.Aggregation.MEAN)))


@pytest.mark.parametrize(
    ("results", "words"),
    [
        (([79, 79, 79], {}), " 83%"),
        (([79, 79, "79.5"], {}), " 82.5%"),
        (([79, 79, "79.5"], {"decimal_places": 0}), " 83%"),
        (([79, 79, "79.5"], {"decimal_places": 0, "lower": True}), " 82%"),
        (([79, 79, "79.51"], {"decimal_places": 1}), " 82.5%"),
        (([79, 79, "79.49"], {"decimal_places": 1}), " 82.6%"),
        (([79, 79, "79.5"], {"decimal_places": 2}), " 82.50%"),
        (([79, 79, "79.5123"], {}), " 82.4877%"),
        (([79, 79, "79.512345"], {}), " 82.487655%"),
        (([79, 79, "79.5123451"], {}), " 82.5%"),
    ],
)
def test_year_end_needed_average_is_rounded_towards_better(
    results: tuple[list[int | str], dict[str, Any]], words: str
) -> None:
    given, parts = results
    assert words in needed(given, **parts)


def test_year_end_needed_average_has_places_of_indicator() -> None:
    """4 x 80 - 78.81 = 241.19, of which a third is 80.39667, so 80.40 is enough."""
    indicator = an_indicator(80, decimal_places=2)
    ahead = qpr.needed_by_year_end(
        indicator, a_series("78.81", until="Q1 2023/24"), "Q1 2023/24", made_by=qpr.Aggregation.MEAN
    )
    assert " 80.40%" in str(qpr.explain(ahead))


def test_a_gap_in_the_year_is_explained_with_the_markers_of_its_results() -> None:
    results = {"Q1 2023/24": None, "Q2 2023/24": None, "Q3 2023/24": 90, "Q4 2023/24": None}
    markers = {"Q1 2023/24": "n/a", "Q2 2023/24": "<5", "Q4 2023/24": "not due"}
    for given, text in ((markers, ' (marked "n/a; <5")'), ({}, "")):
        made = qpr.TimeSeries(results, markers=given)
        found = qpr.needed_by_year_end(an_indicator(), made, "Q4 2023/24", made_by=qpr.Aggregation.MEAN)
        assert str(qpr.explain(found)) == f"{UNKNOWN} a result for the year is missing{text}."


def test_a_marker_is_not_printed_with_a_different_reason() -> None:
    """Figures of the year to date need the latest one alone, so a gap before it does not matter."""
    made = qpr.TimeSeries({"Q1 2023/24": None, "Q2 2023/24": 90}, markers={"Q1 2023/24": "n/a"})
    to_date = an_indicator(thresholds=None, basis=qpr.Basis.YEAR_TO_DATE_RATE)
    found = qpr.needed_by_year_end(to_date, made, "Q2 2023/24")
    assert found.marker == "n/a"
    assert str(qpr.explain(found)) == f"{UNKNOWN} there is no target for the end of the year."
