"""Student's t: the two-sided tail of its distribution, and critical values."""

import math
from typing import Final

_PRECISION: Final = 2.0**-52
_TINY: Final = 1e-300
_SMALL: Final = 1e-2
_FEW: Final = 100


def two_sided_tail(*, unexplained: float, explained: float, degrees_of_freedom: int) -> float:
    """Return the probability of a t at least as far from 0, if there is no trend.

    *explained* is the share of the variance that a line explains (r²), and *unexplained* is the rest, never 0. Each is
    computed separately, so that neither loses digits as 1 minus the other. The tail is the regularised incomplete beta
    function of *unexplained* with parameters df/2 and 1/2. If it is not small, little cancels, and it is 1 minus that
    of *explained*. For few degrees of freedom this is a finite sum, which is quicker.

    >>> t = 3.18244630528371  # the critical value of a two-sided test at 5% with 3 degrees of freedom
    >>> share = t * t / (t * t + 3)
    >>> round(two_sided_tail(unexplained=3 / (t * t + 3), explained=share, degrees_of_freedom=3), 12)
    0.05
    >>> two_sided_tail(unexplained=1.0, explained=0.0, degrees_of_freedom=3)
    1.0

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1, 26.5.8; 26.7.3 and 26.7.4.
    """
    a = degrees_of_freedom / 2
    if degrees_of_freedom <= _FEW:
        tail = 1 - _middle(unexplained, explained, degrees_of_freedom)
        if tail > _SMALL:
            return tail
    if explained == 0:
        return 1.0
    front = math.exp(a * math.log(unexplained) + math.log(explained) / 2 + _log_ratio(a)) / math.sqrt(math.pi)
    if degrees_of_freedom > _FEW and unexplained >= (a + 1) / (a + 2.5):
        return 1 - 2 * front * _continued_fraction(0.5, a, explained)
    return front * _continued_fraction(a, 0.5, unexplained) / a


def _log_ratio(a: float) -> float:
    """Return the logarithm of gamma(a + 1/2) / gamma(a).

    For large numbers a series is used, because the difference of logarithms loses digits.

    Source: Abramowitz and Stegun, 6.1.47.
    """
    if a <= _FEW / 2:
        return math.lgamma(a + 0.5) - math.lgamma(a)
    return math.log(a) / 2 - 1 / (8 * a) + 1 / (192 * a**3) - 1 / (640 * a**5) + 17 / (14336 * a**7)


def _middle(unexplained: float, explained: float, degrees_of_freedom: int) -> float:
    sine, cosine = math.sqrt(explained), math.sqrt(unexplained)
    term = total = 0.0 if degrees_of_freedom == 1 else cosine if degrees_of_freedom % 2 else 1.0
    for factor in range(2 + degrees_of_freedom % 2, degrees_of_freedom, 2):
        term *= unexplained * (factor - 1) / factor
        total += term
    if degrees_of_freedom % 2:
        return (math.atan2(sine, cosine) + sine * total) * 2 / math.pi
    return sine * total


def _continued_fraction(a: float, b: float, x: float) -> float:
    # The modified Lentz algorithm, with the numerator and denominator of each term.
    numerator, denominator = 1.0, 1 / ((1 - (a + b) * x / (a + 1)) or _TINY)
    value, step, m = denominator, 0.0, 0
    while abs(step - 1) > _PRECISION:
        m += 1
        even = a + 2 * m
        for term in (m * (b - m) * x / ((even - 1) * even), -(a + m) * (a + b + m) * x / (even * (even + 1))):
            denominator = 1 / ((1 + term * denominator) or _TINY)
            numerator = (1 + term / numerator) or _TINY
            step = denominator * numerator
            value *= step
    return value


def critical_t(level: float, degrees_of_freedom: int) -> float:
    """Return the t whose two-sided tail is *level*, between 0 and 1.

    >>> round(critical_t(0.05, 3), 9), round(critical_t(0.05, 1), 6)
    (3.182446305, 12.706205)

    The steps are Newton's, upwards from 0. The tail is convex there, so no step goes too far.
    """
    df = degrees_of_freedom
    log_density = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - math.log(df * math.pi) / 2
    t, before = 0.0, -1.0
    while t > before:
        total = df + t * t
        before, tail = t, two_sided_tail(unexplained=df / total, explained=t * t / total, degrees_of_freedom=df)
        t += (tail - level) / (2 * math.exp(log_density - (df + 1) / 2 * math.log1p(t * t / df)))
    return before
