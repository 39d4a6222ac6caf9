import math

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core.analysis.methods.student import two_sided_tail


def tail_of(t: float, degrees_of_freedom: int) -> float:
    total = t * t + degrees_of_freedom
    return two_sided_tail(
        unexplained=degrees_of_freedom / total, explained=t * t / total, degrees_of_freedom=degrees_of_freedom
    )


def reference(t: float, degrees_of_freedom: int) -> float:
    with mpmath.workdps(60):
        df, squared = mpmath.mpf(degrees_of_freedom), mpmath.mpf(t) ** 2
        return float(mpmath.betainc(df / 2, mpmath.mpf(1) / 2, 0, df / (df + squared), regularized=True))


@pytest.mark.parametrize("degrees_of_freedom", [1, 2, 3, 4, 7, 10, 30, 58])
@pytest.mark.parametrize("t", [1e-9, 0.01, 0.5, 1.0, 2.0, 3.5, 10.0, 50.0, 1e3, 1e6])
def test_two_sided_tail_has_twelve_digits_however_small(t: float, degrees_of_freedom: int) -> None:
    """Against the incomplete beta function of mpmath with 60 digits."""
    expected = reference(t, degrees_of_freedom)
    if expected > 1e-300:
        assert tail_of(t, degrees_of_freedom) == pytest.approx(expected, rel=1e-12)


def test_two_sided_tail_of_1e_30_has_its_digits() -> None:
    t, degrees_of_freedom = 150.0, 18
    expected = reference(t, degrees_of_freedom)
    assert 1e-31 < expected < 1e-27
    assert tail_of(t, degrees_of_freedom) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("degrees_of_freedom", [99, 100, 101, 102, 333, 1_000, 100_000])
@pytest.mark.parametrize("t", [0.0, 1e-6, 0.01, 0.5, 1.0, 2.0, 3.5, 10.0])
def test_two_sided_tail_of_many_degrees_of_freedom_has_ten_digits(t: float, degrees_of_freedom: int) -> None:
    """Against the incomplete beta function of mpmath; a share near one is a float, whose logarithm counts so often."""
    expected = reference(t, degrees_of_freedom)
    assert tail_of(t, degrees_of_freedom) == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize(
    ("degrees_of_freedom", "critical"),
    [(1, 12.706), (3, 3.182), (4, 2.776), (10, 2.228), (30, 2.042)],
)
def test_two_sided_tail_at_printed_critical_values_is_five_per_cent(degrees_of_freedom: int, critical: float) -> None:
    """Two-sided 5% points of Student's t as every printed table has them, to three decimal places."""
    assert tail_of(critical - 0.0006, degrees_of_freedom) > 0.05 > tail_of(critical + 0.0006, degrees_of_freedom)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(1, 200))
def test_two_sided_tail_does_not_grow_with_t(one: float, other: float, degrees_of_freedom: int) -> None:
    less, more = sorted((one, other))
    assert tail_of(more, degrees_of_freedom) <= tail_of(less, degrees_of_freedom) * (1 + 1e-12)
    assert 0 <= tail_of(more, degrees_of_freedom) <= 1


def test_two_sided_tail_of_one_degree_of_freedom_is_that_of_cauchy() -> None:
    """With one degree of freedom the tail beyond t is 2/π·arctan(1/t)."""
    for t in (0.1, 1.0, 12.0, 1e5):
        assert tail_of(t, 1) == pytest.approx(2 / math.pi * math.atan(1 / t), rel=1e-13)
