"""Assertions that explain a failure: the expected answer, the answer, and why."""

from collections.abc import Iterator
from typing import TypeAlias

from attrs import fields, has

from qpr_core.analysis.answers import Direction, Judgement, NoComparison, NoDirection, NoRating
from qpr_core.analysis.comparing.comparison import compare
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.rating.rate import rate
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.travel.direction import direction_of_travel
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Observation, Result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Baseline, Period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.figures import Number
from qpr_core.model.values.records import Choice
from qpr_core.wording.drafts.checking import check_text
from qpr_core.wording.reasons.explain import explain

Rating: TypeAlias = Scheme | Expectation | NoRating


def assert_rated(
    indicator: Indicator, result: Result | Number | None, expected: Rating, *, at: Period | str | None = None
) -> None:
    """Assert that a result has this rating.

    >>> from qpr_core import Rag
    >>> from qpr_core.testing import an_indicator
    >>> assert_rated(an_indicator(target=85), 84.9, Rag.GREEN)
    Traceback (most recent call last):
    AssertionError: expected Rag.GREEN for 84.9 (K1), got Rag.AMBER
    It is Amber: 84.9% meets the floor standard of 80% but is 0.1 percentage points below the target of 85%.

    Raises:
        AssertionError: If it has a different rating. The message explains that rating.
        QprError: As `rate`.
    """
    found = rate(indicator, result, at=at)
    if found.rating is not expected:
        raise AssertionError(_failure(expected, f"for {result} ({indicator.code})", found.rating, str(explain(found))))


def assert_direction(
    indicator: Indicator,
    series: TimeSeries,
    at: Period | str,
    expected: Direction | NoDirection,
    *,
    method: Method | None = None,
) -> None:
    """Assert that an indicator has this direction of travel.

    >>> from qpr_core.testing import a_series, an_indicator
    >>> assert_direction(an_indicator(), a_series(80, 81, 82, 83), "Q2 2023/24", Direction.POSITIVE)
    Traceback (most recent call last):
    AssertionError: expected Direction.POSITIVE in Q2 2023/24 (K1), got NoDirection.TOO_FEW_POINTS
    The direction of travel is unknown: there are 4 results, and at least 5 are needed.

    Raises:
        AssertionError: If it has a different direction. The message explains that direction.
        QprError: As `direction_of_travel`.
    """
    found = direction_of_travel(indicator, series, at, method=method)
    if found.direction is not expected:
        where = f"in {found.period} ({indicator.code})"
        raise AssertionError(_failure(expected, where, found.direction, str(explain(found))))


def assert_judged(
    indicator: Indicator,
    series: TimeSeries,
    at: Period | str,
    expected: Judgement | NoComparison,
    *,
    against: Period | str | Baseline | None = None,
) -> None:
    """Assert the judgement of a comparison: better, worse, the same, or a reason.

    >>> from qpr_core.testing import a_series, an_indicator
    >>> assert_judged(an_indicator(), a_series(84, 80), "Q2 2023/24", Judgement.BETTER)
    Traceback (most recent call last):
    AssertionError: expected Judgement.BETTER in Q2 2023/24 (K1), got Judgement.WORSE
    It was 84% in Quarter 1 and is 80% in Quarter 2 2023/24. It is down 4 percentage points, which is worse. \
It is still Amber.

    Raises:
        AssertionError: If the judgement is different. The message explains it.
        QprError: As `compare`.
    """
    found = compare(indicator, series, at, against=against)
    if found.judgement is not expected:
        where = f"in {found.period} ({indicator.code})"
        raise AssertionError(_failure(expected, where, found.judgement, str(explain(found))))


def assert_same_report(found: Report, expected: Report) -> None:
    """Assert that two reports are the same, indicator by indicator.

    >>> from qpr_core import Rag
    >>> from qpr_core.testing import a_report
    >>> assert_same_report(a_report(Rag.GREEN, Rag.RED), a_report(Rag.GREEN, Rag.GREEN))
    Traceback (most recent call last):
    AssertionError: the reports differ
    K2, standing.rating: expected Rag.GREEN, got Rag.RED
    K2, standing.result: expected 90, got 70
    K2, standing.value: expected 90, got 70
    K2, standing.rated_value: expected 90, got 70
    K2, standing.distance_to_target: expected 5, got -15
    K2, standing.distance_to_floor: expected 10, got -10
    K2, standing.margin_to_better: expected None, got 10
    K2, standing.margin_to_worse: expected 5, got None
    K2, results: expected 90, got 70

    Raises:
        AssertionError: If they are not. The message lists the differences of each indicator.
        ReportError: If one of them is not a `Report`.
    """
    for report in (found, expected):
        check_kind(report, Report, "report")
    if found == expected:
        return
    codes = [[each.indicator.code for each in report.assessments] for report in (found, expected)]
    if codes[0] != codes[1]:
        raise AssertionError(f"the reports differ\nindicators: expected {codes[1]}, got {codes[0]}")
    raise AssertionError("\n".join(["the reports differ", *_differences(found, expected)]))


def assert_text_agrees(text: str, summary: Summary) -> None:
    """Assert that an English text, such as a template, agrees with the counts.

    >>> from qpr_core.testing import a_summary
    >>> assert_text_agrees("15 KPIs are Green and nine are Red.", a_summary(green=15, amber=15, red=8))
    Traceback (most recent call last):
    AssertionError: the text does not agree with the counts of Q2 2023/24
    "nine are Red": the data show 8 (Red)

    Raises:
        AssertionError: If it does not. The message lists each wrong claim and the true figure.
        QprError: As `check_text`.
    """
    wrong = check_text(text, summary).discrepancies
    if wrong:
        lines = [f"the text does not agree with the counts of {summary.period}", *map(str, wrong)]
        raise AssertionError("\n".join(lines))


def _failure(expected: Choice, where: str, found: Choice, because: str) -> str:
    return f"expected {expected!r} {where}, got {found!r}\n{because}"


def _differences(found: Report, expected: Report) -> list[str]:
    lines = []
    for one, other in zip(found.assessments, expected.assessments, strict=True):
        paths: dict[tuple[str, ...], str] = {}
        for path, *what in _apart(one, other, ""):
            paths.setdefault(tuple(what), path)
        code = one.indicator.code
        lines += [f"{code}, {path}: expected {wanted}, got {got}" for (_, got, wanted), path in paths.items()]
    rest = [part.name for part in fields(Report) if part.name != "assessments"]
    differing = [name for name in rest if getattr(found, name) != getattr(expected, name)]
    return lines + [f"{name}: expected a different one" for name in differing]


def _apart(found: object, expected: object, path: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the path and name of each difference, with both values."""
    for attribute in _names(found):
        one, other, name = getattr(found, attribute), getattr(expected, attribute), attribute.lstrip("_")
        if one == other:
            continue
        if type(one) is type(other) and _names(one):
            yield from _apart(one, other, f"{path}{name}.")
        else:
            yield f"{path}{name}", name, _shown(one), _shown(other)


def _names(record: object) -> list[str]:
    kind = type(record)
    return [part.name for part in fields(kind) if part.init and part.eq] if has(kind) else []


def _shown(value: object) -> str:
    """Return a short text of a value: a figure, or the results of observations."""
    if isinstance(value, tuple) and all(isinstance(each, Observation) for each in value):
        return ", ".join(str(each.result) for each in value)
    return str(value)
