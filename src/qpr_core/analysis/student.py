"""Student's t: the two-sided tail of its distribution, computed as a tail so that it keeps its digits."""

import math
from typing import Final

_PRECISION: Final = 2.0**-52
_TINY: Final = 1e-300


def two_sided_tail(*, unexplained: float, explained: float, degrees_of_freedom: int) -> float:
    """Give the probability of a t at least as far from nought, if there is no trend.

    *explained* is the share of the variance that a line accounts for (r²) and *unexplained* the rest of it, never
    nought; each is computed for itself and neither as one minus the other. The tail is the regularised incomplete
    beta function of the latter with parameters df/2 and 1/2.

    >>> t = 3.18244630528371  # the critical value of a two-sided test at 5 % with 3 degrees of freedom
    >>> share = t * t / (t * t + 3)
    >>> round(two_sided_tail(unexplained=3 / (t * t + 3), explained=share, degrees_of_freedom=3), 12)
    0.05
    >>> two_sided_tail(unexplained=1.0, explained=0.0, degrees_of_freedom=3)
    1.0

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1, 26.5.8 and 26.5.2.
    """
    if explained == 0:
        return 1.0
    a = degrees_of_freedom / 2
    front = math.exp(
        a * math.log(unexplained) + math.log(explained) / 2 - (math.lgamma(a) + math.lgamma(0.5) - math.lgamma(a + 0.5))
    )
    if unexplained < (a + 1) / (a + 2.5):
        return front * _continued_fraction(a, 0.5, unexplained) / a
    return 1 - front * _continued_fraction(0.5, a, explained) * 2


def _continued_fraction(a: float, b: float, x: float) -> float:
    # The modified Lentz algorithm: numerator and denominator of the continued fraction, term by term.
    numerator, denominator = 1.0, 1 / _away_from_nought(1 - (a + b) * x / (a + 1))
    value, step, m = denominator, 0.0, 0
    while abs(step - 1) > _PRECISION:
        m += 1
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            denominator = 1 / _away_from_nought(1 + term * denominator)
            numerator = _away_from_nought(1 + term / numerator)
            step = denominator * numerator
            value *= step
    return value


def _away_from_nought(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
