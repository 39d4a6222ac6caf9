import tomllib
from fractions import Fraction

import pytest

from qpr_core import Indicator, Scorecard, Thresholds, TimeSeries, classify
from qpr_core.definitions import dump, load
from qpr_core.errors import FigureError, QprError
from qpr_core.interchange import from_json, to_json
from qpr_core.model.values.written_parts import in_figures
from qpr_core.rules import Interval, Levels
from qpr_core.units import DAYS, HOURS_AND_MINUTES, Unit


def answering(**parts: object) -> Indicator:
    given = {"code": "T1", "name": "Average time to answer", "polarity": "lower is better"}
    return Indicator(**given | {"unit": "hours and minutes"} | parts)  # type: ignore[arg-type]  # parts of any kind


def test_in_figures_keeps_the_places_of_the_parts() -> None:
    assert in_figures({"levels": ["1h", "90"], "possible": (None, "2h")}, HOURS_AND_MINUTES) == {
        "levels": [Fraction(60), "90"],
        "possible": (None, Fraction(120)),
    }
    assert in_figures("2 hundred", DAYS) == "2 hundred"


def test_thresholds_and_limits_of_an_indicator_are_read_in_its_unit() -> None:
    assert answering(thresholds={"2023/24": {"target": "1h", "floor": "2h"}}).target_at("Q1 2023/24") == 60
    made = answering(thresholds={"target": "2h", "tolerance": "10%"}, possible=("0m", "1 day"))
    assert made.possible == Interval(0, 1440)
    assert classify(made, "2h 12m").value == "Amber"
    assert classify(made, "2h 13m").value == "Red"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"thresholds": {"target": -5, "floor": 5}}, "target in hours and minutes must be 0 or more, got -5 (T1)"),
        ({"thresholds": Thresholds(target=5, floor=5), "unit": "x"}, "unit must be one of 'per cent'"),
        ({"thresholds": {"target": "2 hats", "floor": 5}}, "text of a figure must be a plain number"),
    ],
)
def test_indicator_rejects_thresholds_that_are_no_durations(parts: dict[str, object], message: str) -> None:
    with pytest.raises(QprError) as caught:
        answering(**parts)
    assert message in str(caught.value)


def test_result_below_zero_is_refused_with_its_period() -> None:
    with pytest.raises(FigureError, match=r"result in hours and minutes must be 0 or more, got -3 \(T1, Q1 2023/24\)"):
        Scorecard([(answering(), TimeSeries({"Q1 2023/24": -3}))]).report("Q1 2023/24")


def test_series_reads_results_in_words_by_a_unit() -> None:
    series = TimeSeries({"Q1 2023/24": "2h 15m", "Q2 2023/24": None, "Q3 2023/24": 90}, unit="hours and minutes")
    assert series == TimeSeries({"Q1 2023/24": 135, "Q2 2023/24": None, "Q3 2023/24": 90})
    assert TimeSeries({"Q1 2023/24": 5}, unit=DAYS) == TimeSeries({"Q1 2023/24": 5})
    with pytest.raises(
        FigureError, match=r"must come with its unit \(pass unit='hours and minutes' to .*'2h' \(Q1 2023/24\)"
    ):
        TimeSeries({"Q1 2023/24": "2h"})
    with pytest.raises(FigureError, match=r"text of a figure must be a plain number .*, got '2 hats' \(Q1 2023/24\)"):
        TimeSeries({"Q1 2023/24": "2 hats"})


DEFINITION = """
[[indicators]]
code = "A1"
name = "Time to answer"
polarity = "lower is better"
unit = { name = "time", written = "2 min 5 s" }
thresholds = { target = "1m 30s", tolerance = "30s" }
possible = ["0s", "1 hour"]
comparators = { England = { "Q1 2023/24" = "2 min", "Q2 2023/24" = { value = "1:40" }, "Q3 2023/24" = "none" } }
"""


def test_definitions_in_a_file_have_durations_in_words() -> None:
    [made] = load(tomllib.loads(DEFINITION))
    assert made.unit == Unit.written("time", "1 min 1 s")
    assert made.thresholds == Thresholds(target=90, tolerance=30)
    assert made.possible == Interval(0, 3600)
    england = TimeSeries({"Q1 2023/24": 120, "Q2 2023/24": 100, "Q3 2023/24": None})
    assert made.comparators["England"] == england
    assert load(dump([made])) == (made,)


def test_report_with_durations_comes_back_from_json() -> None:
    entries = [(answering(unit=unit), TimeSeries({"Q1 2023/24": 75})) for unit in (HOURS_AND_MINUTES, DAYS)]
    for entry in entries:
        report = Scorecard([entry]).report("Q1 2023/24")
        assert from_json(to_json(report)) == report
        assert ('"form"' in to_json(report)) is (entry[0].unit is HOURS_AND_MINUTES)


def test_levels_of_a_duration_are_read_in_words() -> None:
    made = answering(thresholds={"levels": {"green": "1h", "amber": "2h"}})
    assert isinstance(made.thresholds, Levels)
    assert made.target_at() == 60
