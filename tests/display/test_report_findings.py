"""The titles of the movement matrix, the history and the heat map state findings."""

import pytest

from pictured import made
from qpr_core import Rag, Report, bridge, summarise
from qpr_core.display.report_findings import direction_finding, heat_finding, history_finding, matrix_finding
from qpr_core.styles import KENT, CommonWords, Style
from qpr_core.wording.styles.printable_style import require_style
from small_reports import report_of

STYLE = require_style(KENT)
RED, AMBER, GREEN = 79, 82, 90
"""Results for a target of 85 and a floor of 80."""


def moved(*pairs: tuple[int | None, int | None]) -> str:
    entries = (made(*pair, code=f"K{place}") for place, pair in enumerate(pairs))
    return matrix_finding(bridge(report_of(*entries)), STYLE)


@pytest.mark.parametrize(
    ("pairs", "title"),
    [
        ([(AMBER, RED)] * 4 + [(RED, GREEN)] * 2, "Four KPIs have a worse rating than in Quarter 1 2023/24, and two have a better one"),
        ([(AMBER, RED)] + [(RED, GREEN)] * 2, "Two KPIs have a better rating than in Quarter 1 2023/24, and one has a worse one"),
        ([(AMBER, RED), (RED, AMBER)], "One KPI has a worse rating than in Quarter 1 2023/24, and one has a better one"),
        ([(AMBER, RED)], "One KPI has a worse rating than in Quarter 1 2023/24, and none has a better one"),
        ([(AMBER, GREEN)], "One KPI has a better rating than in Quarter 1 2023/24, and none has a worse one"),
        ([(81, 84), (AMBER, None)], "No KPI has a better or worse rating than in Quarter 1 2023/24"),
    ],
)  # fmt: skip
def test_title_of_the_matrix_counts_worse_and_better_ratings(
    pairs: list[tuple[int | None, int | None]], title: str
) -> None:
    assert moved(*pairs) == title


def test_title_of_the_matrix_says_if_no_kpi_can_be_compared() -> None:
    entries = [made(80, 81, code="D", thresholds=None), made(84, code="E")]
    title = matrix_finding(bridge(report_of(*entries)), STYLE)
    assert title == "No KPI is rated in both Quarter 1 2023/24 and Quarter 2 2023/24"


def history_of(*rows: tuple[int | None, ...], quarters: int = 3) -> Report:
    return report_of(*(made(*row, code=f"K{place}") for place, row in enumerate(rows)), quarters=quarters)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([(AMBER, RED), (RED, RED)], "The number of Red KPIs rose from 1 in Quarter 1 2023/24 to 2"),
        ([(RED, AMBER), (RED, RED)], "The number of Red KPIs fell from 2 in Quarter 1 2023/24 to 1"),
        ([(RED, AMBER), (AMBER, RED)], "The number of Red KPIs is the same as in Quarter 1 2023/24: 1"),
        ([(AMBER, GREEN)], "There are no Red KPIs, as in Quarter 1 2023/24"),
    ],
)
def test_title_of_the_history_states_how_the_worst_band_changed(rows: list[tuple[int, int]], title: str) -> None:
    assert history_finding(history_of(*rows).history, STYLE) == title


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([(RED, AMBER, RED), (RED, AMBER, AMBER)], "The number of Red KPIs rose from 0 in Quarter 1 2023/24 to 1"),
        ([(AMBER, RED, RED), (RED, RED, AMBER)], "The number of Red KPIs fell from 2 in Quarter 1 2023/24 to 1"),
        ([(RED, AMBER, AMBER), (RED, RED, RED)], "The number of Red KPIs fell from 2 in Quarter 4 2022/23 to 1"),
    ],
)
def test_title_of_the_history_does_not_contradict_the_newest_change(rows: list[tuple[int, ...]], title: str) -> None:
    assert history_finding(history_of(*rows).history, STYLE) == title


def test_title_of_directions_begins_with_the_first_quarter_that_has_any() -> None:
    """At least five results are needed for a direction, so Quarter 4 has none."""
    assert direction_finding(history_of((90, 88, 86, 84, 82, 80)).history, STYLE) == (
        "The number of KPIs whose direction of travel is negative is the same as in Quarter 1 2023/24: 1"
    )


def test_title_of_the_history_compares_nothing_with_a_quarter_without_ratings() -> None:
    assert history_finding(history_of((AMBER, RED)).history[-1:], STYLE) == "The number of Red KPIs is 1"
    unrated = report_of(made(80, 81, thresholds=None), quarters=3).history
    assert history_finding(unrated, STYLE) == "No KPI is rated"


def test_title_of_directions_states_how_many_get_worse() -> None:
    falling, rising = (90, 88, 86, 84, 82, 80, 78, 76), (76, 78, 80, 82, 84, 86, 88, 90)
    turned = (84, 84, 84, 84, 84, 84, 80, 76, 72, 68)
    assert direction_finding(history_of(falling, rising).history, STYLE) == (
        "The number of KPIs whose direction of travel is negative is the same as in Quarter 4 2022/23: 1"
    )
    assert direction_finding(history_of(rising, turned, quarters=5).history, STYLE) == (
        "The number of KPIs whose direction of travel is negative rose from 0 in Quarter 2 2022/23 to 1"
    )
    assert direction_finding(history_of((84, 85)).history, STYLE) == "No KPI has a direction of travel"


def test_titles_have_the_words_for_bands_and_kpis_of_the_style() -> None:
    style = require_style(Style(terms=("measure", "measures"), common=CommonWords(band_names={Rag.RED: "Off track"})))
    assert history_finding(history_of((AMBER, RED)).history, style) == (
        "The number of Off track measures rose from 0 in Quarter 1 2023/24 to 1"
    )


def parts(*groups: tuple[str | None, tuple[int, ...]]) -> str:
    entries = [
        made(value, code=f"{place}-{at}", service=service)
        for place, (service, values) in enumerate(groups)
        for at, value in enumerate(values)
    ]
    report = report_of(*entries)
    return heat_finding({service: summarise(part) for service, part in report.by("service").items()}, STYLE)


@pytest.mark.parametrize(
    ("groups", "title"),
    [
        ([("Waste", (RED, RED, AMBER)), ("Roads", (RED,))], "Waste has the most Red KPIs: 2 of its 3"),
        ([("Waste", (RED,)), ("Roads", (RED,)), ("Parks", (GREEN,))], "Waste and Roads have the most Red KPIs: 1 each"),
        ([(name, (RED,)) for name in "ABCD"], "Four services have the most Red KPIs: 1 each"),
        ([("Waste", (AMBER,)), ("Roads", (GREEN,))], "The number of Red KPIs is 0"),
        ([("Waste", (RED, GREEN))], "The number of Red KPIs is 1"),
        ([(None, (RED, RED)), ("Roads", (RED,))], "The number of Red KPIs is 3"),
    ],
)
def test_title_of_the_heat_map_names_the_services_with_most_of_the_worst_band(
    groups: list[tuple[str | None, tuple[int, ...]]], title: str
) -> None:
    assert parts(*groups) == title


def test_title_of_the_heat_map_of_unrated_kpis_says_so() -> None:
    report = report_of(made(80, thresholds=None))
    assert heat_finding({"Waste": summarise(report)}, STYLE) == "No KPI is rated"
