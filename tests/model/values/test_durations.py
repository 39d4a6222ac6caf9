from datetime import time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core.errors import FigureError, UnitError
from qpr_core.testing import durations, figures
from qpr_core.units import DAYS_AND_HOURS, HOURS_AND_MINUTES, MINUTES_AND_SECONDS, Durations, Unit
from qpr_core.wording.text.numbers import figure_text

WHOLE = Durations(["d", "h", "m", "s"])


@given(durations(), figures(least=0, most=10**7))
def test_read_returns_the_figure_that_was_written(form: Durations, figure: Fraction) -> None:
    assert form.read(form.text(figure_text(figure)), "C1") == figure


@given(durations(), st.timedeltas(min_value=timedelta()))
def test_read_keeps_every_timedelta_exactly(form: Durations, length: timedelta) -> None:
    assert form.read(length, "C1") * form.scale * 10**6 == length // timedelta(microseconds=1)


@given(durations())
def test_sample_of_two_parts_or_more_gives_its_form(form: Durations) -> None:
    assert Durations.of_sample(form.sample) == form


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0s"),
        ("0.0", "0.0s"),
        ("59", "59s"),
        ("60", "1m"),
        ("60.0", "1m 0.0s"),
        ("3,601.25", "1h 1.25s"),
        ("86,400", "1d"),
        ("-90", "-1m 30s"),
        ("864,000,000", "10,000d"),
    ],
)
def test_text_leaves_out_parts_that_are_zero(number: str, text: str) -> None:
    assert WHOLE.text(number) == text


def test_text_uses_the_marks_of_a_style_in_each_part() -> None:
    assert DAYS_AND_HOURS.form is not None
    assert DAYS_AND_HOURS.form.text("24,001.5", lambda number: number.replace(".", ",")) == "1,000 days 1,5 hours"


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("2h 15m", 8_100),
        ("2H15M", 8_100),
        ("2 hours and 15 minutes", 8_100),
        ("2 hrs, 15 mins", 8_100),
        ("2 days 3 hours", 183_600),
        ("90 seconds", 90),
        ("1,500 mins", 90_000),
        ("1m 2.5s", Fraction(125, 2)),
        ("1:30:00", 5_400),
        ("100:00:01", 360_001),
        (" 1h\u00a01m ", 3_660),
        (time(2, 15, 1), 8_101),
        (timedelta(days=1), 86_400),
        (75, 75),
    ],
)
def test_read_reads_what_people_write(given: object, seconds: Fraction) -> None:
    assert WHOLE.read(given, "C1") == seconds


def test_read_refuses_decimals_without_units() -> None:
    """Text such as "2.15" may mean 2h 15m. A number that is not text has one meaning."""
    with pytest.raises(FigureError, match="duration must have its units where it has decimal places"):
        WHOLE.read("75.5", "C1")
    assert WHOLE.read(75.5, "C1") == Fraction(151, 2)


@pytest.mark.parametrize(
    ("unit", "given", "figure"),
    [
        (HOURS_AND_MINUTES, "1:30", 90),
        (MINUTES_AND_SECONDS, "1:30", 90),
        (HOURS_AND_MINUTES, "1:30:30", Fraction(181, 2)),
        (DAYS_AND_HOURS, "1 week", None),
        (DAYS_AND_HOURS, "1:30", None),
        (HOURS_AND_MINUTES, "1:60", None),
        (HOURS_AND_MINUTES, "2h 60m", None),
        (HOURS_AND_MINUTES, "15m 2h", None),
        (HOURS_AND_MINUTES, "2.5h 15m", None),
        (HOURS_AND_MINUTES, "2h 15", None),
        (HOURS_AND_MINUTES, "h", None),
        (HOURS_AND_MINUTES, "", None),
        (HOURS_AND_MINUTES, "1m" + " " * 100, None),
        (HOURS_AND_MINUTES, "84%", None),
        (HOURS_AND_MINUTES, "-5m", None),
        (HOURS_AND_MINUTES, -5, None),
        (HOURS_AND_MINUTES, timedelta(minutes=-1), None),
        (HOURS_AND_MINUTES, True, None),
        (MINUTES_AND_SECONDS, time(0, 2, 5), None),
    ],
)
def test_read_of_a_unit_refuses_what_is_no_duration_in_it(unit: Unit, given: object, figure: Fraction | None) -> None:
    if figure is None:
        with pytest.raises(FigureError, match=r"(duration|figure).* must .*\(C1\)"):
            unit.read(given, whose="C1")
    else:
        assert unit.read(given, whose="C1") == figure


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ("hm", r"parts of a duration must be a list of two texts or more, such as \['h', 'm'\], got 'hm'"),
        ([], r"parts of a duration must be a list of two texts or more"),
        ([5], r"parts of a duration must be a list of two texts or more"),
        ({"h", "m"}, r"parts of a duration must be a list of two texts or more"),
        (["h"], r"parts of a duration must be a list of two texts"),
        (["w", "d"], r"part of a duration must be one of 'd', 'day', .*, got 'w'"),
        (["  h", "m"], r"part of a duration must be one of"),
        (["m", "h"], r"parts of a duration must be in order, the largest first, got \('m', 'h'\)"),
        (["h", " hours"], r"parts of a duration must be in order"),
    ],
)
def test_durations_reject_parts_that_are_not_in_order(parts: list[str], message: str) -> None:
    with pytest.raises(UnitError, match=message):
        Durations(parts)


@pytest.mark.parametrize(
    ("given", "is_written"),
    [("2h", True), ("1:30", True), (timedelta(1), True), ("2", False), (2, False), ("h" * 101, False)],
)
def test_recognises_durations_in_words(given: object, is_written: bool) -> None:
    assert WHOLE.recognises(given) is is_written
