"""The movement of a line: its slope counts if it is significant."""

from fractions import Fraction

from qpr_core.analysis.answers import Movement, movement_of
from qpr_core.analysis.methods.evidence import Finding, Line


def judge_line(line: Line) -> Finding:
    """Return the movement of a *line*, with the line as evidence."""
    return Finding(judge_slope(line.slope, line.p_value, line.level), line)


def judge_slope(slope: float, p_value: float | None, level: Fraction) -> Movement:
    """Return the movement of a *slope* if its p-value does not exceed the *level*.

    The level is compared as a float.

    >>> level = Fraction(5, 100)
    >>> judge_slope(2, 0.05, level), judge_slope(2, 0.06, level), judge_slope(0, None, level)
    (Movement.UP, Movement.UNCHANGED, Movement.UNCHANGED)
    """
    return movement_of(slope) if p_value is not None and p_value <= float(level) else Movement.UNCHANGED
