"""Markers of gaps: how a series reads them, keeps them and refuses them."""

import pickle
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from qpr_core import Period, Ratio, Status, TimeSeries
from qpr_core.answers import Gap, Marker
from qpr_core.errors import FigureError, PeriodError, SeriesError
from qpr_core.testing import series

Q1, Q2, Q3 = Period.range("Q1 2023/24", "Q3 2023/24")
GIVEN = {Q1: 80, Q2: None, Q3: None}
MARKED = TimeSeries(GIVEN, markers={"Q2 2023/24": "<5"})


def test_a_gap_has_the_marker_that_was_given() -> None:
    assert MARKED.markers == {Q2: "<5"}
    assert [*MARKED][1:] == [Gap(Q2, None, Marker("<5")), Gap(Q3)]
    assert [gap.marker for gap in MARKED if isinstance(gap, Gap)] == ["<5", None]
    assert MARKED[Q2] is None
    assert MARKED.latest() == TimeSeries(GIVEN).latest()


def test_series_with_different_markers_are_different() -> None:
    assert TimeSeries(GIVEN) != MARKED
    assert TimeSeries(GIVEN, markers={Q2: "n/a"}) != MARKED
    assert (
        MARKED == TimeSeries(GIVEN, markers={Q2: "<5"}) == TimeSeries([(Q1, 80), (Q2, None, Marker("<5")), (Q3, None)])
    )
    assert hash(MARKED) == hash(TimeSeries(GIVEN, markers={Q2: "<5"}))
    assert Gap(Q2) not in MARKED


@given(series())
def test_every_route_keeps_the_markers(made: TimeSeries) -> None:
    """Copies, rows, parts, shifts, joins, the code of the series and its pickle."""
    assert pickle.loads(pickle.dumps(made)) == made
    assert evolve(made) == TimeSeries(made, markers=made.markers) == made
    assert TimeSeries([*made]) == made.between() == made.shift(2).shift(-2) == made | made
    for gap in made:
        if isinstance(gap, Gap):
            assert made.markers.get(gap.period) == gap.marker
            assert made.with_result(gap.period, None, marker=gap.marker) == made
    code = {"TimeSeries": TimeSeries, "Status": Status, "Ratio": Ratio, "Fraction": Fraction}
    assert eval(repr(made), code) == made


def test_repr_has_markers_after_statuses() -> None:
    assert repr(TimeSeries({Q1: 80, Q2: None}, statuses={Q1: Status.REVISED}, markers={Q2: "n/a"})) == (
        "TimeSeries({'Q1 2023/24': 80, 'Q2 2023/24': None}, statuses={'Q1 2023/24': Status.REVISED}, "
        "markers={'Q2 2023/24': 'n/a'})"
    )


def test_a_result_takes_the_place_of_a_marker_and_a_marker_that_of_a_result() -> None:
    assert MARKED.with_result(Q2, 81).markers == {}
    assert MARKED.with_result(Q2, None).markers == {}
    assert MARKED.with_result(Q1, None, marker="TBC").markers == {Q1: "TBC", Q2: "<5"}
    assert (MARKED | TimeSeries({Q2: 81})).markers == {}
    assert (TimeSeries({Q2: 81}) | MARKED).markers == {Q2: "<5"}


@pytest.mark.parametrize(
    ("rows", "markers", "error", "message"),
    [
        (GIVEN, 5, SeriesError, "markers must be a mapping from period to text, got 5"),
        (GIVEN, {Q1: "n/a"}, SeriesError, "marker must be for a period of the series whose result is None, got 'n/a' (Q1 2023/24)"),
        (GIVEN, {Q3 + 1: "n/a"}, SeriesError, "whose result is None, got 'n/a' (Q4 2023/24)"),
        ({Q1: Ratio(0, 0)}, {Q1: "n/a"}, SeriesError, "whose result is None, got 'n/a' (Q1 2023/24)"),
        ([(Q1, 80, Marker("n/a"))], {}, SeriesError, "whose result is None, got 'n/a' (Q1 2023/24)"),
        (GIVEN, {Q2: "n/a", "Q2 2023/24": "n/a"}, SeriesError, "marker of a missing result must be given once, got two for Q2"),
        (
            [(Q2, None, Marker("n/a"))],
            {Q2: "<5"},
            SeriesError,
            "marker of a missing result must be the same with its period and in markers (use with_result to change it), "
            "got Marker(text='n/a') and Marker(text='<5') for Q2 2023/24",
        ),
        (GIVEN, {Q2: " "}, FigureError, "marker of a missing result must not be blank, got ' ' (Q2 2023/24)"),
        (GIVEN, {Q2: None}, FigureError, "marker of a missing result must be text, got None (Q2 2023/24)"),
        (GIVEN, {Q2: "see\nnote"}, FigureError, "must be one line of printable characters"),
        (GIVEN, {"Q5 2023/24": "n/a"}, PeriodError, "quarter must be 1, 2, 3 or 4, got 'Q5 2023/24' (series)"),
        (GIVEN, {5: "n/a"}, PeriodError, "period of a series must be a Period or the name of one, got 5"),
    ],
)  # fmt: skip
def test_a_marker_that_does_not_fit_is_refused(rows: Any, markers: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        TimeSeries(rows, markers=markers)
    assert message in str(caught.value)


def test_a_status_of_a_marked_gap_is_refused() -> None:
    with pytest.raises(SeriesError, match="status must be for a period that has a result, got one for Q2 2023/24"):
        TimeSeries([(Q1, 80), (Q2, None, Marker("n/a"))], statuses={Q2: Status.FINAL})


def test_a_marker_with_a_result_is_refused_by_with_result() -> None:
    with pytest.raises(SeriesError, match="marker must be for a period of the series whose result is None"):
        MARKED.with_result(Q3, 5, marker="n/a")
    with pytest.raises(FigureError, match="marker of a missing result must be text"):
        MARKED.with_result(Q3, None, marker=5)  # type: ignore[arg-type]  # a wrong type is what is tested
