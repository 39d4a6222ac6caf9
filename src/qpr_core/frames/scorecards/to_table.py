"""Tables from reports: report_table."""

from fractions import Fraction
from types import ModuleType
from typing import Any, Final

import narwhals.stable.v2 as nw

from qpr_core.analysis.answers import Direction, NoRating
from qpr_core.analysis.methods.evidence import TrendEvidence
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.second_counts import SecondBand
from qpr_core.errors import TableError
from qpr_core.frames.scorecards.place_columns import row_places, with_places
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_flag, check_kind
from qpr_core.model.values.figures import as_data
from qpr_core.model.values.formulas import inert_text
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice

_COLUMNS: Final[dict[str, Any]] = {
    "code": nw.String,
    "name": nw.String,
    "service": nw.String,
    "unit": nw.String,
    "period": nw.String,
    "result_period": nw.String,
    "status": nw.String,
    "value": nw.Float64,
    "exact_value": nw.String,
    "numerator": nw.String,
    "denominator": nw.String,
    "target": nw.Float64,
    "exact_target": nw.String,
    "scheme": nw.String,
    "rating": nw.String,
    "no_rating": nw.String,
    "rating_before": nw.String,
    "second_rating": nw.String,
    "second_rating_before": nw.String,
    "change": nw.Float64,
    "exact_change": nw.String,
    "movement": nw.String,
    "judgement": nw.String,
    "direction": nw.String,
    "no_direction": nw.String,
    "slope": nw.Float64,
    "p_value": nw.Float64,
    "method": nw.String,
    "method_version": nw.Int64,
    "point_count": nw.Int64,
    "is_carried": nw.Boolean,
    "is_withheld": nw.Boolean,
    "flags": nw.String,
}


_FIGURES: Final = frozenset({"exact_value", "numerator", "denominator", "exact_target", "exact_change"})
"""The columns with figures as text, which may be negative."""


def report_table(report: Report, *, backend: str | ModuleType, for_spreadsheet: bool = False) -> Any:
    """Return a data frame of a report, with a row for each indicator.

    Every exact figure has two columns: a float, and the exact text of a decimal number or a fraction. Counts are text,
    because they may be too large for a column of whole numbers. Missing answers are null. The reasons for them are in
    the columns `no_rating` and `no_direction`, and in `movement` and `judgement` themselves. `scheme` is the class of
    the bands, and `second_rating` is the band of the report's `second` rating. Flags are separated by
    semicolons. Each level of a grouping has a column behind the service, such as "Group: priority, level 1", which
    `read_scorecard` reads back.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": "84.9"}))]).report("Q2 2023/24")
    >>> table = report_table(report, backend="polars")
    >>> table.select("code", "exact_value", "rating", "rating_before", "judgement").rows()
    [('C1', '84.9', 'Amber', 'Red', 'better')]

    A spreadsheet reads text as a formula if it begins with "=", "+", "-" or "@". If the table goes to a CSV file or a
    workbook, pass `for_spreadsheet=True`: such text then has an apostrophe before it. Figures are not changed.

    >>> from attrs import evolve
    >>> named = Scorecard([(evolve(calls, name="=1+1"), TimeSeries({"Q2 2023/24": -5}))]).report("Q2 2023/24")
    >>> table = report_table(named, backend="polars", for_spreadsheet=True)
    >>> table.select("name", "exact_value").rows()
    [("'=1+1", '-5')]

    Args:
        report: A report from `Scorecard.report`.
        backend: The library of the data frame: "pandas", "polars", "pyarrow" or another that Narwhals can use.
        for_spreadsheet: True to put an apostrophe before text that looks like a formula. Defaults to False.

    Raises:
        ReportError: If *report* is not a `Report`.
        TableError: If *for_spreadsheet* is not True or False, or *backend* is not a table library that is installed.
    """
    check_kind(report, Report, "report")
    check_flag(for_spreadsheet, "for_spreadsheet", TableError)
    earlier = [each.previous for each in report.by_scheme if each.previous is not None]
    before = {one.code: one for each in earlier for one in each.assessments}
    second = {one.indicator.code: one for each in report.by_scheme for one in each.second_bands}
    rows = [
        _row(each, before.get(each.indicator.code)) | _second(second.get(each.indicator.code))
        for each in report.all_assessments
    ]
    schema = with_places(_COLUMNS, report.all_assessments)
    if for_spreadsheet:
        rows = [{name: _inert(name, cell) for name, cell in row.items()} for row in rows]
    columns = {name: [row.get(name) for row in rows] for name in schema}
    try:
        return nw.from_dict(columns, schema=schema, backend=backend).to_native()  # type: ignore[arg-type]  # any text or module is tried, and refused below
    except (ValueError, TypeError, ImportError, AttributeError, AssertionError) as error:
        raise TableError(
            "backend must be an installed data frame library such as 'pandas' or 'polars'", given=backend
        ) from error


def _inert(column: str, cell: object) -> object:
    if not isinstance(cell, str) or (column in _FIGURES and "/" not in cell):
        return cell
    return f"'{cell}" if column in _FIGURES else inert_text(cell)  # a fraction could be read as a date


def _second(band: SecondBand | None) -> dict[str, object]:
    """Return the columns of a second rating; empty without one."""
    if band is None:
        return {}
    return {
        "second_rating": band.band.value,
        "second_rating_before": None if band.before is None else band.before.value,
    }


def _row(assessment: Assessment, before: Assessment | None) -> dict[str, object]:
    indicator, standing, comparison = assessment.indicator, assessment.standing, assessment.comparison
    travel, result = assessment.direction_of_travel, standing.result
    is_rated, evidence = not _is_unrated(assessment.rating), travel.evidence
    counts = (str(result.numerator), str(result.denominator)) if isinstance(result, Ratio) else (None, None)
    return {
        "code": indicator.code,
        "name": indicator.name,
        "service": indicator.service,
        **row_places(indicator.groups),
        "unit": indicator.unit.name,
        "period": _name(assessment.period, assessment),
        "result_period": _name(assessment.result_period, assessment),
        "status": None if assessment.status is None else assessment.status.value,
        "value": _float(standing.value),
        "exact_value": _exact(standing.value),
        "numerator": counts[0],
        "denominator": counts[1],
        "target": _float(standing.stated_target),
        "exact_target": _exact(standing.stated_target),
        "scheme": indicator.scheme.__name__ if indicator.is_rateable else None,
        "rating": assessment.rating.value if is_rated else None,
        "no_rating": None if is_rated else assessment.rating.value,
        "rating_before": None if before is None or _is_unrated(before.rating) else before.rating.value,
        "change": _float(comparison.change),
        "exact_change": _exact(comparison.change),
        "movement": comparison.movement.value,
        "judgement": comparison.judgement.value,
        "direction": travel.direction.value if isinstance(travel.direction, Direction) else None,
        "no_direction": None if isinstance(travel.direction, Direction) else travel.direction.value,
        "slope": evidence.slope if isinstance(evidence, TrendEvidence) else None,
        "p_value": evidence.p_value if isinstance(evidence, TrendEvidence) else None,
        "method": travel.method.rule.name,
        "method_version": travel.method.rule.version,
        "point_count": travel.point_count,
        "is_carried": assessment.is_carried,
        "is_withheld": standing.is_withheld,
        "flags": "; ".join(str(flag.value) for flag in assessment.flags),
    }


def _is_unrated(rating: Choice) -> bool:
    return isinstance(rating, NoRating)


def _name(period: Period | None, assessment: Assessment) -> str | None:
    return None if period is None else period.format(financial_year=assessment.indicator.financial_year)


def _float(figure: Fraction | None) -> float | None:
    return None if figure is None else float(figure)


def _exact(figure: Fraction | None) -> str | None:
    return None if figure is None else as_data(figure)
