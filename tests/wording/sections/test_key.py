"""The key: every band and every direction, with meanings that are true of the report."""

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from pictured import made
from qpr_core import ExpectedRange, Report, Section, Thresholds
from qpr_core.styles import KENT, Style
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


def test_key_of_tolerances_has_the_place_of_each_band_unless_the_style_has_meanings() -> None:
    report = report_of(made(86, 84, thresholds=Thresholds(target=85, tolerance=5)))
    assert key(report)[1:4] == [
        ["Green", "the best rating"],
        ["Amber", "between the best and the worst rating"],
        ["Red", "the worst rating"],
    ]
    worst = BRACKNELL.cover.bands[list(bracknell_scorecard().report("Q2 2025/26").scheme)[-1]].meaning
    assert key(bracknell_scorecard().report("Q2 2025/26"), BRACKNELL)[3][1] == worst


def test_key_has_missing_ratings_and_directions_only_if_there_are_any() -> None:
    lines = key(report_of(made(84, 85, thresholds=None), made(84, 85, code="B")))
    assert ["Not rated", "no rating could be given"] in lines
    assert lines[-1] == ["unknown", "no direction could be given, for example because there are too few results"]


def test_report_of_activity_alone_has_no_key_and_no_counts() -> None:
    report = report_of(made(5, 6, polarity="neither", unit="number", thresholds=ExpectedRange(1, 9)))
    assert text_of(report, Section.KEY, Section.COUNTS, Section.SERVICES) == ""
