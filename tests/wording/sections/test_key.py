"""The key: every band and every direction, with meanings that are true of the report."""

from typing import Any

import pytest
from attrs import evolve

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from pictured import made
from qpr_core import ExpectedRange, Rag, Report, Section, Thresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.rules import Levels, RatingRule
from qpr_core.styles import KENT, PLAIN, STATISTICAL, BandWords, CommonWords, Outcome, Style
from small_reports import report_of, text_of


def key(report: Report, style: Style = KENT) -> list[list[str]]:
    """Return the words of each line of the key that has a rating or a direction."""
    lines = [line.split("  ", 1) for line in text_of(report, Section.KEY, style=style).splitlines() if "  " in line]
    return [[first, rest.strip()] for first, rest in lines]


def test_key_of_target_and_floor_has_the_meanings_of_the_style_and_every_direction() -> None:
    assert key(report_of(made(86, 84, 85, 81, 80, 78))) == [
        ["Rating", "Meaning"],
        ["Green", "the target was achieved or exceeded"],
        ["Amber", "performance achieved or exceeded the expected floor standard but did not meet target"],
        ["Red", "performance did not meet the expected floor standard"],
        ["Direction of travel", "Meaning"],
        ["↑ positive", "performance is getting better"],
        ["↔ stable", "performance is stable, or has no clear trend"],
        ["↓ negative", "performance is getting worse"],
    ]


FLOOR = [
    ["Green", "the target was achieved or exceeded"],
    ["Amber", "performance achieved or exceeded the expected floor standard but did not meet target"],
    ["Red", "performance did not meet the expected floor standard"],
]
TOLERANCE = [
    "the target was achieved or exceeded",
    "performance did not meet target, but was within the tolerance",
    "performance did not meet target, and was outside the tolerance",
]
PLACES = ["the best rating", "between the best and the worst rating", "the worst rating"]
WITH_TOLERANCE = Thresholds(target=85, tolerance=5)
OTHERS: list[dict[str, Any]] = [
    {"thresholds": Thresholds(target=85, tolerance=5, green_tolerance=1)},
    {"thresholds": Thresholds(target=85, floor=80, green_tolerance=1)},
    {"thresholds": Levels({Rag.GREEN: 85, Rag.AMBER: 80})},
    {"thresholds": WITH_TOLERANCE, "rule": RatingRule(name="all Red", version=1, decide=lambda _: Rag.RED)},
]


@pytest.mark.parametrize("style", [KENT, STATISTICAL, PLAIN])
def test_key_of_tolerances_says_what_they_mean(style: Style) -> None:
    words = [style.cover.bands[band].by_tolerance for band in Rag]
    meanings = [meaning for _, meaning in key(report_of(made(86, 84, thresholds=WITH_TOLERANCE)), style)[1:4]]
    assert meanings == words
    assert style is not KENT or words == TOLERANCE


def test_key_has_both_meanings_of_a_band_where_they_are_different() -> None:
    report = report_of(made(86, 84), made(86, 84, code="B", thresholds=WITH_TOLERANCE), made(86, code="C"))
    green, amber, red = ([*line] for line in FLOOR)
    amber[1] += f"; for a KPI with a tolerance, {TOLERANCE[1]}"
    red[1] += f"; for a KPI with a tolerance, {TOLERANCE[2]}"
    assert key(report)[1:4] == [green, amber, red]
    assert key(report, PLAIN)[2][1] == (
        "floor standard met, but not the target. For a KPI with a tolerance, target missed, but within the tolerance"
    )


@pytest.mark.parametrize("parts", OTHERS)
def test_key_of_other_ratings_has_the_place_of_each_band(parts: dict[str, Any]) -> None:
    other = made(86, 84, code="B", **parts)
    assert [meaning for _, meaning in key(report_of(other))[1:4]] == PLACES
    mixed = key(report_of(made(86, 84), other))[1:4]
    assert mixed == [
        [name, f"{meaning}; for any other KPI, {place}"] for (name, meaning), place in zip(FLOOR, PLACES, strict=True)
    ]


def test_key_leaves_out_what_no_kpi_is_rated_by() -> None:
    without = made(84, 85, code="B", thresholds=None)
    assert [meaning for _, meaning in key(report_of(made(84, thresholds=WITH_TOLERANCE), without))[1:4]] == TOLERANCE
    assert key(report_of(made(84), without))[1:4] == FLOOR
    assert key(report_of(without))[1:4] == FLOOR


def test_key_has_the_place_of_a_band_that_the_style_does_not_describe() -> None:
    bands: dict[Scheme, BandWords] = {band: KENT.cover.bands[band]._replace(by_tolerance="") for band in Rag}
    silent = Style(cover=evolve(KENT.cover, bands=bands))
    report = report_of(made(84), made(84, code="B", thresholds=WITH_TOLERANCE), made(84, code="C", **OTHERS[0]))
    assert key(report, silent)[3][1] == f"{FLOOR[2][1]}; for any other KPI, the worst rating"
    nameless = Style(cover=evolve(KENT.cover, bands={}))
    assert [meaning for _, meaning in key(report, nameless)[1:4]] == PLACES
    wordless: dict[Scheme, BandWords] = {
        band: KENT.cover.bands[band]._replace(meaning="", presume_floor=False) for band in Rag
    }
    assert key(report, Style(cover=evolve(KENT.cover, bands=wordless)))[1:4] == key(report, nameless)[1:4]
    outcomes = Style(common=CommonWords(band_names={Rag.RED: Outcome("off target")}))
    assert key(report, outcomes)[3] == ["Off target", "the worst rating"]


def test_key_has_the_meanings_of_a_style_that_are_true_of_any_rating() -> None:
    worst = BRACKNELL.cover.bands[list(bracknell_scorecard().report("Q2 2025/26").scheme)[-1]].meaning
    assert key(bracknell_scorecard().report("Q2 2025/26"), BRACKNELL)[3][1] == worst


def test_key_has_missing_ratings_and_directions_only_if_there_are_any() -> None:
    lines = key(report_of(made(84, 85, thresholds=None), made(84, 85, code="B")))
    assert ["Not rated", "no rating could be given"] in lines
    assert lines[-1] == ["unknown", "no direction could be given, for example because there are too few results"]


def test_report_of_activity_alone_has_no_key_and_no_counts() -> None:
    report = report_of(made(5, 6, polarity="neither", unit="number", thresholds=ExpectedRange(1, 9)))
    assert text_of(report, Section.KEY, Section.COUNTS, Section.SERVICES) == ""
