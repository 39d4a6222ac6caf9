"""Small twins of six kinds of public files, made up, each read with at most six lines of code.

Each function `read_...` has the lines that an analyst writes. The figures of the tests are those of the twins.
"""

import inspect
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
import polars as pl
import pytest
import xlsxwriter

from qpr_core import Aggregation, FinancialYear, NoRating, Polarity, Rag, Ratio, Thresholds, TimeSeries
from qpr_core.frames import Layout, Reading, read_scorecard
from qpr_core.rules import Tolerance
from qpr_core.units import Unit

CALENDAR = FinancialYear(1)
COUNTS_BY_COUNCIL = """LPA code,LPA name,Quarter,Large decisions,Large decisions in time
E001,Arden,2022 Q3,12,11
E001,Arden,2022 Q4,9,7
E001,Arden,2023 Q1,"1,010",900
E002,Blythe,2022 Q3,0,0
E002,Blythe,2022 Q4,6,5
E002,Blythe,2023 Q1,..,..
"""
LONG_TABLE = """Indicator ID,Indicator,Polarity,Units,Year,Value,Target
101,Recycling rate,High,%,2013/14,42.1,45
101,Recycling rate,High,%,2014/15,43.9,45
101,Recycling rate,High,%,2015/16,46.6,46
102,Waste per household,,kg,2013/14,561,
102,Waste per household,,kg,2014/15,555,
102,Waste per household,,kg,2015/16,549,
103,Satisfaction with parks,High,%,2013/14,71,70
103,Satisfaction with parks,High,%,2014/15,,70
103,Satisfaction with parks,High,%,2015/16,74,70
"""
TARGETS_AS_TEXT = """Ref,Measure,Good is,Measured in,Target,Tolerance,Q1 2023/24 Actual,Q2 2023/24 Actual
P1,Small applications decided in 8 weeks,High,%,85%,5%,88%,84%
P2,Cost of a visit,Low,£,"£1,200",10%,"£1,150","£1,412"
P3,Days lost to sickness,Low,days,8 days,10%,7.5,n/a
"""
METRICS = json.dumps(
    [
        {
            "_timestamp": f"2016-{month:02}-01T00:00:00+00:00",
            "service": "Vehicle tax",
            "completion_rate": 0.9 + month / 100,
            "satisfaction": None if month == 5 else 0.8 + month / 200,
        }
        for month in range(4, 10)
    ]
)


def workbook(name: str, rows: list[list[Any]], number_format: str = "General") -> BytesIO:
    """Return a workbook of one sheet; its floats have a number format."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet(name)
        style = book.add_format({"num_format": number_format})
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell, style if isinstance(cell, float) else None)
    return BytesIO(file.getvalue())


def annual_indicators() -> BytesIO:
    """Return a sheet with a row for each council, a column for each year, and cells that show percentages."""
    return workbook(
        "CHN17",
        [
            ["Children who meet the milestones of their age"],
            [],
            ["Local Authority", "2019-20", "2020-21", "2021-22", "2022-23"],
            ["Arden", 0.871, 0.865, 0.83, 0.822],
            ["Blythe", 0.792, 0.8, 0.811, 0.815],
            ["Corrie", 0.903, 0.899, "n/a", 0.91],
            ["Source: health visitors"],
        ],
        "0.0%",
    )


def two_header_rows() -> BytesIO:
    """Return a sheet with calendar years over targets and results."""
    return workbook(
        "Measures",
        [
            ["Service", "Measure", None, None, 2022, 2022, 2023, 2023],
            [None, None, "Unit", "Aim", "Target", "Actual", "Target", "Actual"],
            ["Fire", "Calls attended in 8 minutes", "%", "Maximise", 90, 87.5, 90, 91.2],
            ["Fire", "Deliberate fires", "number", "Minimise", 120, 131, 115, 109],
        ],
    )


def read_annual_indicators(file: BytesIO) -> Reading:
    layout = Layout(name="Local Authority")
    return read_scorecard(file, layout=layout, defaults={"polarity": "high", "unit": "%"})


def read_counts_by_council(file: StringIO) -> Reading:
    layout = Layout(
        code="LPA code", name="LPA name", numerator="Large decisions in time", denominator="Large decisions"
    )
    table = pd.read_csv(file, dtype=str)
    defaults = {"polarity": "high", "unit": "%"}
    return read_scorecard(table, layout=layout, defaults=defaults, financial_year=CALENDAR)


def read_long_table(file: StringIO) -> Reading:
    table = pl.read_csv(file, infer_schema=False)
    return read_scorecard(table, defaults={"polarity": "neither"}, two_bands=True)


def read_metrics(text: str) -> Reading:
    table = pl.DataFrame(json.loads(text)).unpivot(index=["_timestamp", "service"])
    layout = Layout(name="variable", period="_timestamp")
    defaults = {"polarity": "high", "unit": "%", "aggregation": "mean", "frequency": "monthly"}
    return read_scorecard(table, layout=layout, defaults=defaults, accept=["fraction of 1"])


def read_targets_as_text(file: StringIO) -> Reading:
    return read_scorecard(pd.read_csv(file, dtype=str))


def read_two_header_rows(file: BytesIO) -> Reading:
    return read_scorecard(file, two_bands=True, financial_year=CALENDAR)


@pytest.mark.parametrize(
    "reader",
    [
        read_annual_indicators,
        read_counts_by_council,
        read_long_table,
        read_metrics,
        read_targets_as_text,
        read_two_header_rows,
    ],
)
def test_each_kind_of_public_file_is_read_with_six_lines_or_fewer(reader: Callable[[Any], Reading]) -> None:
    assert len(inspect.getsource(reader).splitlines()) - 1 <= 6


def test_annual_indicators_by_council_are_read_from_percentage_cells() -> None:
    reading = read_annual_indicators(annual_indicators())
    assert reading.codes == ("Arden", "Blythe", "Corrie")
    series = reading.scorecard["Corrie"].series
    figures = {"2019/20": "90.3", "2020/21": "89.9", "2021/22": None, "2022/23": 91}
    assert series == TimeSeries(figures, markers={"2021/22": "n/a"})
    assert reading.notices == ("row 7 of CHN17 is a footnote and was left out: 'Source: health visitors'",)


def test_quarterly_counts_by_council_are_read_as_ratios() -> None:
    reading = read_counts_by_council(StringIO(COUNTS_BY_COUNCIL))
    arden, blythe = reading.scorecard
    assert arden.series == TimeSeries(
        {"Q3 2022": Ratio(11, 12), "Q4 2022": Ratio(7, 9), "Q1 2023": Ratio(900, 1010)}, financial_year=CALENDAR
    )
    assert blythe.series.get("Q3 2022") == Ratio(0, 0)
    assert blythe.series.get("Q1 2023") is None


def test_a_long_table_with_blank_polarities_is_read_with_a_default() -> None:
    reading = read_long_table(StringIO(LONG_TABLE))
    assert reading.codes == ("101", "102", "103")
    rates, waste, parks = (entry.indicator for entry in reading.scorecard)
    assert waste.polarity is Polarity.NEITHER
    assert waste.unit == Unit.named("kg")
    assert rates.thresholds_at("2015/16").thresholds == Thresholds(target=46, floor=46)  # type: ignore[union-attr]
    ratings = [reading.scorecard.report("Q4 2015/16")[code].rating for code in reading.codes]
    assert ratings == [Rag.GREEN, NoRating.DATA_ONLY, Rag.GREEN]
    assert parks.name == "Satisfaction with parks"


def test_monthly_metrics_from_json_are_read_as_months() -> None:
    reading = read_metrics(METRICS)
    assert reading.codes == ("completion_rate", "satisfaction")
    completion, satisfaction = reading.scorecard
    assert completion.indicator.aggregation is Aggregation.MEAN
    assert completion.indicator.service == "Vehicle tax"
    assert satisfaction.series.get("May 2016") is None
    assert len(completion.series) == 6


def test_targets_and_results_as_text_are_read_with_their_units() -> None:
    reading = read_targets_as_text(StringIO(TARGETS_AS_TEXT))
    applications, cost, days = reading.scorecard
    assert applications.indicator.thresholds == Thresholds(target=85, tolerance=Tolerance("5%"))
    assert cost.series == TimeSeries({"Q1 2023/24": 1150, "Q2 2023/24": 1412})
    assert days.indicator.thresholds == Thresholds(target=8, tolerance="10%")
    assert days.series.get("Q2 2023/24") is None
    report = reading.report("Q2 2023/24")
    # 84 is above 85 less 5% of it, 80.75; 1,412 is above 1,200 and 10% of it, 1,320; 7.5 is carried forward
    assert [each.rating for each in report.kpis] == [Rag.AMBER, Rag.RED, Rag.GREEN]


def test_two_header_rows_with_calendar_years_are_read_with_their_targets() -> None:
    reading = read_two_header_rows(two_header_rows())
    assert reading.codes == ("Calls attended in 8 minutes", "Deliberate fires")
    calls, fires = reading.scorecard
    assert calls.indicator.thresholds_at("2023").thresholds == Thresholds(target=90, floor=90)  # type: ignore[union-attr]
    assert fires.indicator.thresholds_at("2022").thresholds == Thresholds(target=120, floor=120)  # type: ignore[union-attr]
    assert fires.series == TimeSeries({"2022": 131, "2023": 109}, financial_year=CALENDAR)
    assert calls.indicator.service == "Fire"
