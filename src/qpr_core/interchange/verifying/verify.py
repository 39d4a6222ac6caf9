"""Verification of any record: the table of checks by the kind of the record."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.report import ItemReport
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.analysis.travel.projection import Projection
from qpr_core.analysis.travel.year_end import YearEnd
from qpr_core.interchange.verifying.assessments import check_assessment
from qpr_core.interchange.verifying.comparisons import check_comparison
from qpr_core.interchange.verifying.directions import check_direction, check_methods
from qpr_core.interchange.verifying.items import check_item_assessment, check_item_report
from qpr_core.interchange.verifying.outlooks import check_projection, check_year_end
from qpr_core.interchange.verifying.reports import check_report
from qpr_core.interchange.verifying.standings import check_standing
from qpr_core.interchange.verifying.summaries import check_bridge, check_summary

_CHECKS: Final[Mapping[type, Callable[[Any], None]]] = {
    Assessment: check_assessment,
    Bridge: check_bridge,
    Comparison: check_comparison,
    DirectionOfTravel: check_direction,
    ItemAssessment: check_item_assessment,
    ItemReport: check_item_report,
    MethodComparison: check_methods,
    Projection: check_projection,
    Report: check_report,
    Standing: check_standing,
    Summary: check_summary,
    YearEnd: check_year_end,
}
"""The check of each kind of record that has more than what was put in."""


def verify(record: object) -> None:
    """Check that a record does not contradict itself.

    What the library works out is worked out again from the figures of the record, with the library's own functions.

    >>> from attrs import evolve
    >>> from qpr_core import Indicator, Polarity, Rag, Thresholds, rate
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> verify(rate(calls, 78))
    >>> verify(evolve(rate(calls, 78), rating=Rag.GREEN))
    Traceback (most recent call last):
    qpr_core.errors.InterchangeError: rating must be 'Rag.RED', which follows from the rest of the record, \
got 'Rag.GREEN' at rating

    Raises:
        QprError: If it contradicts itself; the error has the path of the contradiction.
    """
    check = _CHECKS.get(type(record))
    if check is not None:
        check(record)
