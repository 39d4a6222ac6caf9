"""Figures of thresholds, which come without a unit."""

from fractions import Fraction

from qpr_core.errors import FigureError
from qpr_core.model.values.figures import exact
from qpr_core.model.values.unit import form_of


def stated_figure(given: object, whose: str) -> Fraction:
    """Read a figure of thresholds.

    >>> stated_figure("84.95", "target")
    Fraction(1699, 20)
    >>> stated_figure("2h", "target")
    Traceback (most recent call last):
    qpr_core.errors.FigureError: figure in words must come with its unit (pass thresholds={'target': '2h'} to an \
Indicator with a unit such as 'hours and minutes', or use Unit.read), got '2h' (target)

    Raises:
        FigureError: If *given* is not a figure. If it is written in the form of a unit, the error says what to do.
    """
    try:
        return exact(given, whose)
    except FigureError as error:
        form = form_of(given) if isinstance(given, str) else None
        if form is None:
            raise
        rule = (
            "figure in words must come with its unit (pass thresholds={'target': "
            f"{given!r}}} to an Indicator with a unit such as {form.name!r}, or use Unit.read)"
        )
        raise FigureError(rule, given=given, whose=whose) from error
