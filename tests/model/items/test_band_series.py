"""BandSeries: bands in words, gaps with markers, judges, and what is refused."""

from typing import Any

import pytest
from hypothesis import given

from qpr_core import FinancialYear, Frequency, Period, Rag
from qpr_core.errors import PeriodError, QprError, SchemeError, SeriesError, SeriesLookUpError
from qpr_core.items import BandSeries, JudgedBand, Progress
from qpr_core.testing import Four, band_series

Q1, Q2, Q3 = (Period.parse(f"Q{quarter} 2023/24") for quarter in (1, 2, 3))
BANDS = BandSeries({"Q2 2023/24": None, "Q1 2023/24": "On track"}, judged_by="Board", markers={Q2: "on hold"})


def test_band_series_sorts_periods_and_keeps_judges_and_markers() -> None:
    assert list(BANDS) == [
        JudgedBand(Q1, Progress.ON_TRACK, "Board"),
        JudgedBand(Q2, None, marker="on hold"),
    ]
    assert (len(BANDS), BANDS.first, BANDS.last, BANDS.frequency) == (2, Q1, Q2, Frequency.QUARTERLY)
    assert (BANDS["Q1 2023/24"], BANDS[Q2], BANDS.get(Q3, "not given")) == (Progress.ON_TRACK, None, "not given")


def test_band_series_contains_periods_and_bands() -> None:
    assert "Q2 2023/24" in BANDS
    assert Q3 not in BANDS
    assert 5 not in BANDS
    assert JudgedBand(Q1, Progress.ON_TRACK, "Board") in BANDS
    assert JudgedBand(Q1, Progress.ON_TRACK) not in BANDS


def test_judge_of_one_row_is_kept_beside_one_name_for_all() -> None:
    rows: list[Any] = [(Q1, "On track", "Auditor"), (Q2, "At risk"), (Q3, None, None, "on hold")]
    assert BandSeries(rows, judged_by="Board").judged_by == {Q1: "Auditor", Q2: "Board"}
    assert BandSeries(rows, judged_by={Q1: "Auditor"}).judged_by == {Q1: "Auditor"}


def test_latest_looks_back_over_gaps_and_not_beyond_a_period() -> None:
    assert BANDS.latest() == BANDS.latest(until="Q2 2023/24") == JudgedBand(Q1, Progress.ON_TRACK, "Board")
    assert BANDS.latest(until="Q4 2022/23") is None


def test_with_band_replaces_a_gap_and_its_marker() -> None:
    later = BANDS.with_band(Q2, Progress.COMPLETE)
    assert (later[Q2], later.markers, later.judged_by) == (Progress.COMPLETE, {}, {Q1: "Board"})
    assert BANDS.with_band(Q3, None, marker="TBC").markers == {Q2: "on hold", Q3: "TBC"}


@pytest.mark.parametrize(
    ("given", "parts", "error", "message"),
    [
        ({}, {}, SeriesError, "series must have at least one period"),
        ("Q1 2023/24", {}, SeriesError, "series must be a mapping from period to band, or rows"),
        ([(Q1,)], {}, SeriesError, "series must be a mapping from period to band, or rows"),
        ({Q1: "Green"}, {}, SeriesError, r"band must be one of Progress \('Complete', .*'Green' \(Q1 2023/24\)"),
        ({Q1: Rag.RED}, {}, SeriesError, "band must be one of Progress"),
        ({Q1: 84}, {}, SeriesError, "band must be one of Progress"),
        ({Q1: None}, {"judged_by": {Q1: "Board"}}, SeriesError, "judge must be for a period that has a band"),
        ({Q1: "At risk"}, {"judged_by": {Q2: "Board"}}, SeriesError, "judge must be for a period that has a band"),
        ({Q1: "At risk"}, {"judged_by": {Q1: ""}}, SeriesError, r"must not be blank, got '' \(Q1 2023/24\)"),
        ({Q1: "At risk"}, {"judged_by": 5}, SeriesError, "judged_by must be a mapping from period to name, got 5"),
        ([(Q1, "At risk", "A")], {"judged_by": {Q1: "B"}}, SeriesError, "judge of a band must be the same"),
        ({Q1: "At risk"}, {"markers": {Q1: "n/a"}}, SeriesError, "marker must be for a period .* whose band is None"),
        ({Q1: None}, {"markers": {Q2: "n/a"}}, SeriesError, "marker must be for a period"),
        ([(Q1, None, None, "a")], {"markers": {Q1: "b"}}, SeriesError, "marker of a missing band must be the same"),
        ([(Q1, "At risk"), (Q1, "Overdue")], {}, SeriesError, "series must have one result for a period"),
        ({Q1: "At risk", "May 2023": None}, {}, SeriesError, "series must have periods of the same length"),
        ({"Q5 2023/24": "At risk"}, {}, PeriodError, "quarter must be 1, 2, 3 or 4"),
        ({Q1: "At risk"}, {"scheme": Period}, SchemeError, "scheme must be a Scheme"),
        ({Q1: "At risk"}, {"financial_year": 4}, PeriodError, "financial_year must be a FinancialYear"),
    ],
)
def test_band_series_refuses(given: Any, parts: dict[str, Any], error: type[QprError], message: str) -> None:
    with pytest.raises(error, match=message) as refused:
        BandSeries(given, **parts)
    assert type(refused.value) is error


def test_period_outside_the_series_is_a_look_up_error() -> None:
    with pytest.raises(SeriesLookUpError, match="period must be one of the series"):
        BANDS["Q3 2023/24"]


def test_repr_shows_the_scheme_and_the_financial_year() -> None:
    calendar = FinancialYear("January")
    series = BandSeries({"Q2 2023": "Green"}, scheme=Rag, financial_year=calendar)
    assert repr(series) == ("BandSeries({'Q2 2023': 'Green'}, scheme=Rag, financial_year=FinancialYear(month=1))")
    assert eval(repr(series)) == series


@given(band_series())
def test_series_of_its_own_rows_is_equal(series: BandSeries) -> None:
    again = BandSeries([*reversed(list(series))])
    assert again == series == eval(repr(series))
    assert hash(again) == hash(series)
    assert [each.period for each in series.judged()] == [each.period for each in series if each.band is not None]


@given(band_series(scheme=Four, monthly=True))
def test_latest_of_months_is_the_last_judged_one(series: BandSeries) -> None:
    judged = [each for each in series if each.band is not None]
    assert series.latest() == (judged[-1] if judged else None)
