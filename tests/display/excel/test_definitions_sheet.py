"""The sheet of definitions: every part that differs from its default."""

from typing import Any

from display.excel.opened import opened, rows_of
from pictured import made
from qpr_core import (
    Aggregation,
    Baseline,
    Basis,
    ExpectedRange,
    Frequency,
    Indicator,
    Polarity,
    Rolling,
    Scorecard,
    Thresholds,
    TimeSeries,
)
from qpr_core.model.values.unit import Unit
from qpr_core.rules import Case, Levels, RatingRule, Scheme, Stretch, Tolerance
from small_reports import report_of


def definition(indicator: Indicator, at: str = "Q2 2023/24", **values: Any) -> dict[str, Any]:
    series = TimeSeries(values.get("results", {at: 84}))
    (row,) = rows_of(opened(Scorecard([(indicator, series)]).report("Q2 2023/24"))["Definitions"])
    return row


def test_plain_indicator_has_only_the_parts_that_it_was_given() -> None:
    assert rows_of(opened(report_of(made(84)))["Definitions"]) == [
        {
            "Code": "A",
            "Name": "Indicator A",
            "Polarity": "higher is better",
            "Unit": "per cent",
            "Target": 85,
            "Floor": 80,
        }
    ]


def test_every_part_of_a_definition_has_a_column_in_plain_words() -> None:
    indicator = Indicator(
        code="A",
        name="Visits",
        service="Leisure",
        owner="Head of Leisure",
        polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST,
        unit=Unit(name="visits", after=" visits"),
        thresholds=Thresholds(target=50, tolerance="10%", green_tolerance=2),
        possible=(0, 100),
        basis=Basis.YEAR_TO_DATE_RATE,
        baseline=Baseline.SAME_PERIOD_LAST_YEAR,
        decimal_places=1,
        rated_as_displayed=True,
        withhold_below=5,
        frequency=Frequency.QUARTERLY,
        arrears=1,
        carry_forward=0,
        aggregation=Aggregation.LAST_MONTH,
        reported_from="Q1 2022/23",
        reported_until="Q4 2024/25",
        redefined={"Q1 2023/24": "counts online visits", "Q2 2023/24": "counts schools"},
        renamed={"Q1 2023/24": "Footfall"},
    )
    assert definition(indicator, "Q1 2023/24") == {
        "Code": "A",
        "Name": "Visits",
        "Service": "Leisure",
        "Owner": "Head of Leisure",
        "Polarity": "closest to target is best",
        "Unit": "visits",
        "Written": "12 visits",
        "Target": 50,
        "Tolerance": "10%",
        "Green tolerance": 2,
        "Lowest": 0,
        "Highest": 100,
        "Basis": "year-to-date rate",
        "Baseline": "same period last year",
        "Decimal places": 1,
        "Rated as displayed": "yes",
        "Withhold below": 5,
        "Frequency": "quarterly",
        "Arrears": 1,
        "Carry forward": 0,
        "Aggregation": Aggregation.LAST_MONTH.value,
        "Reported from": "Q1 2022/23",
        "Reported until": "Q4 2024/25",
        "Redefined": "Q1 2023/24: counts online visits; Q2 2023/24: counts schools",
        "Renamed": "Q1 2023/24: Footfall",
    }


def test_levels_have_their_scheme_and_each_level_with_its_band() -> None:
    class Swansea(Scheme):
        BLUE = "Blue"
        GREEN = "Green"
        AMBER = "Amber"
        RED = "Red"

    levels: dict[Scheme, Any] = {Swansea.BLUE: Stretch("5%"), Swansea.GREEN: 90, Swansea.AMBER: Tolerance(2)}
    calls = Indicator(
        code="L", name="Calls", polarity="higher is better", unit="%", thresholds=Levels(levels, target=90)
    )
    row = definition(calls)
    assert (row["Scheme"], row["Levels"], row["Target"]) == ("Swansea", "Blue: beat by 5%; Green: 90; Amber: ±2", 90)
    levels = {Swansea.BLUE: 95, Swansea.GREEN: 90, Swansea.AMBER: Tolerance("10%")}
    row = definition(Indicator(code="L", name="L", polarity="higher is better", unit="%", thresholds=Levels(levels)))
    assert row["Levels"] == "Blue: 95; Green: 90; Amber: ±10%"
    assert "Target" not in row


def test_ranges_rules_rolling_figures_and_data_only_have_their_columns() -> None:
    calls = Indicator(code="A", name="A", polarity="neither", unit="number", thresholds=ExpectedRange("1.5", None))
    assert definition(calls)["Expected from"] == 1.5
    rolling = Indicator(
        code="A", name="A", polarity="neither", unit="number", basis=Rolling(4), possible=(None, 100), data_only=True
    )
    row = definition(rolling)
    assert (row["Rolling over"], row["Highest"], row["Data only"]) == (4, 100, "yes")
    assert not {"Basis", "Lowest"} & set(row)

    def decide(case: Case) -> Scheme:
        return list(calls.scheme)[min(case.rank, 2)]

    rule = RatingRule(name="our rule", version=1, decide=decide)
    ruled = Indicator(
        code="A", name="A", polarity="higher is better", unit="%", thresholds=Thresholds(target=85, floor=80), rule=rule
    )
    assert definition(ruled)["Rule"] == "our rule"
