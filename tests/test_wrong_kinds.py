"""Arguments of the wrong kind raise the error class of the kind in every function."""

from inspect import isclass, isfunction, signature
from typing import Final

import attrs
import pytest

import qpr_core as qpr
from faces import PUBLIC
from qpr_core import answers, groups, items, methods, rules, styles, text, units
from qpr_core.answers import Base
from qpr_core.definitions import DefinitionFaults
from qpr_core.errors import (
    FigureError,
    GroupError,
    IndicatorError,
    ItemError,
    MethodError,
    PeriodError,
    PolarityError,
    QprError,
    RatioError,
    ReportError,
    SchemeError,
    ScorecardError,
    SeriesError,
    StyleError,
    SummaryError,
    ThresholdError,
    UnitError,
    error_of,
)
from qpr_core.model.time.period_names import PeriodStyle

AT: Final = "Q2 2023/24"
CALLS: Final = qpr.Indicator(
    code="K1",
    name="Calls answered",
    polarity="higher is better",
    unit="%",
    thresholds=qpr.Thresholds(target=85, floor=80),
)
VISITS: Final = qpr.Indicator(
    code="K2", name="Visits", polarity="higher is better", unit="number", basis=qpr.Basis.YEAR_TO_DATE_TOTAL
)
RESULTS: Final = qpr.TimeSeries({"Q1 2023/24": 80, AT: 87})
REPORT: Final = qpr.Scorecard([(CALLS, qpr.TimeSeries({"Q1 2023/24": qpr.Ratio(4, 5), AT: qpr.Ratio(7, 8)}))]).report(
    AT
)
PROJECT: Final = items.TrackedItem(code="P1", name="New library", kind="project")
BANDS: Final = items.BandSeries({AT: "At risk"})


EARLIER: Final = qpr.Summary(
    period="Q1 2023/24", indicators=1, ratings={qpr.Rag.GREEN: 0, qpr.Rag.AMBER: 1, qpr.Rag.RED: 0}
)


class WrongKind:
    """An object of no kind that the library knows."""


ARGUMENTS: Final[dict[str, object]] = {
    "indicator": CALLS,
    "series": RESULTS,
    "at": AT,
    "report": REPORT,
    "summary": qpr.summarise(REPORT),
    "source": REPORT,
    "text": "1 KPI is rated Green.",
    "grouping": "service",
    "paper": text.CoverPaper(),
    "in_period_results.indicator": VISITS,
    "needed_by_year_end.indicator": VISITS,
    "definitions": [CALLS],
    "mapping": {"indicators": []},
    "style": styles.KENT,
    "data": {},
    "language": "cy",
    "items": ["Highways"],
    "assessments": [],
    "rate_group.rule": groups.WorstOf(),
    "rate_tree.rule": groups.WorstOf(),
    "how": "all at once",
    "item": PROJECT,
    "entries": [(PROJECT, BANDS)],
    "assess_item.results": BANDS,
    "dates": items.MilestoneDates(due="2023-09-30"),
    "as_of": "2023-09-30",
    "group": CALLS,
    "broken_laws.rule": groups.WorstOf(),
    "classify.result": 84,
    "rate.result": 84,
    "explain.result": qpr.rate(CALLS, 84),
    "narrate.result": REPORT,
    "cover_paper.result": REPORT,
    "to_html.result": REPORT,
    "to_markdown.result": REPORT,
    "to_text.result": REPORT,
}
"""An argument for each required parameter, by name or by function and name."""


KINDS: Final[dict[str, type[QprError]]] = {
    "actions": ReportError,
    "assessments": GroupError,
    "against": PeriodError,
    "at": PeriodError,
    "base": SummaryError,
    "by": ReportError,
    "codes": ReportError,
    "commentary": ReportError,
    "contents": StyleError,
    "data": styles.StyleFaults,
    "definitions": IndicatorError,
    "financial_year": PeriodError,
    "horizon": MethodError,
    "introduction": StyleError,
    "items": StyleError,
    "indicator": IndicatorError,
    "known": SummaryError,
    "language": StyleError,
    "level": SummaryError,
    "listed": SummaryError,
    "made_by": SeriesError,
    "method": MethodError,
    "methods": MethodError,
    "most": ReportError,
    "near": FigureError,
    "mapping": DefinitionFaults,
    "page": StyleError,
    "paper": ReportError,
    "palette": StyleError,
    "plurals": StyleError,
    "report": ReportError,
    "scheme": SchemeError,
    "schemes": SchemeError,
    "result": StyleError,  # of the functions that write text
    "sections": StyleError,
    "series": SeriesError,
    "service": ReportError,
    "style": StyleError,
    "table": StyleError,
    "summary": SummaryError,
    "source": SummaryError,
    "target": FigureError,
    "text": StyleError,
    "until": PeriodError,
    "with_statistics": StyleError,
    "counts_by.grouping": ReportError,
    "counts_by.level": ReportError,
    "classify.result": FigureError,
    "rate.result": FigureError,
    "rate_group.rule": GroupError,
    "rate_tree.rule": GroupError,
    "rate_tree.grouping": ReportError,
    "how": GroupError,
    "group": IndicatorError,
    "rate_group.scheme": GroupError,
    "broken_laws.rule": IndicatorError,
    "item": ItemError,
    "entries": ItemError,
    "assess_item.results": SeriesError,
    "dates": ItemError,
    "as_of": PeriodError,
    "weights": GroupError,
}
"""The error class of each parameter of a function, by its name."""


FUNCTIONS: Final = {name: found for name, found in PUBLIC.items() if isfunction(found) and name != "english"}
"""Every public function, without `english`, which only `Phrase` calls."""


@pytest.mark.parametrize(
    ("name", "parameter"), [(name, each) for name, found in FUNCTIONS.items() for each in signature(found).parameters]
)
def test_function_given_a_wrong_kind_raises_the_error_of_the_kind(name: str, parameter: str) -> None:
    function = FUNCTIONS[name]
    given = {
        each: ARGUMENTS.get(f"{name}.{each}") or ARGUMENTS[each]
        for each, details in signature(function).parameters.items()
        if details.default is details.empty
    }
    assert function(**given) is not None
    with pytest.raises(QprError, match="WrongKind") as refused:
        function(**{**given, parameter: WrongKind()})
    assert type(refused.value) is (KINDS.get(f"{name}.{parameter}") or KINDS[parameter])


DEFINED: Final[dict[type, tuple[dict[str, object], type[QprError]]]] = {
    qpr.Indicator: ({"code": "K1", "name": "Calls", "polarity": "neither", "unit": "%"}, IndicatorError),
    qpr.TimeSeries: ({"given": {AT: 84}}, SeriesError),
    answers.Marker: ({"text": "n/a"}, FigureError),
    qpr.Period: ({"year": 2023, "month": 7, "frequency": qpr.Frequency.QUARTERLY}, PeriodError),
    qpr.FinancialYear: ({}, PeriodError),
    qpr.Ratio: ({"numerator": 1, "denominator": 2}, RatioError),
    qpr.Rolling: ({"periods": 4}, IndicatorError),
    qpr.Thresholds: ({"target": 85, "floor": 80}, FigureError),
    qpr.ExpectedRange: ({"low": 1, "high": 2}, FigureError),
    qpr.Profile: ({"quarters": [None] * 4}, ThresholdError),
    qpr.Scorecard: ({"entries": [(CALLS, RESULTS)]}, ScorecardError),
    qpr.Summary: (
        {
            "period": AT,
            "indicators": 1,
            "ratings": {qpr.Rag.GREEN: 1, qpr.Rag.AMBER: 0, qpr.Rag.RED: 0},
            "previous": EARLIER,
        },
        SummaryError,
    ),
    groups.WorstOf: ({}, GroupError),
    groups.BestOf: ({}, GroupError),
    groups.Majority: ({"ties": "worse"}, GroupError),
    groups.ShareOnTarget: ({"cut_offs": {qpr.Rag.GREEN: "85%", qpr.Rag.AMBER: "50%"}}, GroupError),
    groups.MeanScore: ({"cut_offs": {qpr.Rag.GREEN: 1.5, qpr.Rag.AMBER: 0.5}}, GroupError),
    groups.CustomGroupRule: ({"name": "worst", "version": 1, "decide": lambda case: case.worst}, GroupError),
    items.TrackedItem: ({"code": "P1", "name": "New library", "kind": "project"}, ItemError),
    items.BandSeries: ({"bands": {AT: "At risk"}}, SeriesError),
    items.MilestoneDates: ({"due": "2023-09-30"}, ItemError),
    rules.Interval: ({"low": 1, "high": 2}, FigureError),
    rules.Levels: ({"levels": {qpr.Rag.GREEN: 85, qpr.Rag.AMBER: 80}}, ThresholdError),
    rules.SecondRating: ({"name": "Forecast", "ratings": {"C1": {"Q1 2023/24": "Green"}}}, SchemeError),
    rules.RatingRule: ({"name": "all Green", "version": 1, "decide": lambda _: qpr.Rag.GREEN}, SchemeError),
    rules.Stretch: ({"by": 5}, FigureError),
    rules.Tolerance: ({"given": 5}, FigureError),
    units.Unit: ({"name": "visits"}, UnitError),
    units.YesNo: ({}, UnitError),
    units.Durations: ({"parts": ["h", "m"]}, UnitError),
    methods.LastPeriod: ({}, MethodError),
    methods.MannKendall: ({}, MethodError),
    methods.MeanOfPrevious: ({}, MethodError),
    methods.NearLimitRule: ({"hits": 2, "of": 3, "beyond": "2/3"}, MethodError),
    methods.Regression: ({}, MethodError),
    methods.RollingRegression: ({"periods": 4}, MethodError),
    methods.SamePeriodLastYear: ({}, MethodError),
    methods.SeasonalRegression: ({}, MethodError),
    methods.TravelRule: ({"name": "up", "version": 1, "decide": lambda _: qpr.Movement.UP}, MethodError),
    methods.XmR: ({}, MethodError),
    methods.YearToDateRegression: ({}, MethodError),
    styles.NumberStyle: ({}, StyleError),
    styles.Palette: ({}, StyleError),
    styles.PaperLine: ({"label": "From:", "forms": "{sender}"}, StyleError),
    styles.PaperSection: ({"heading": "Results", "parts": ["ratings"]}, StyleError),
    styles.AppendixWords: ({}, StyleError),
    styles.PaperWords: ({}, StyleError),
    styles.ScorecardTable: ({}, StyleError),
    styles.Style: ({}, StyleError),
    text.CoverPaper: ({}, ReportError),
}
"""The classes that users create: valid arguments, and the error class of values."""


PARTS: Final[dict[str, type[QprError]]] = {
    "Indicator.polarity": PolarityError,
    "Indicator.unit": UnitError,
    "Indicator.thresholds": ThresholdError,
    "Indicator.scheme": SchemeError,
    "Indicator.rule": SchemeError,
    "Indicator.possible": ThresholdError,
    "Indicator.baseline": PeriodError,
    "Indicator.frequency": PeriodError,
    "Indicator.aggregation": SeriesError,
    "Indicator.reported_from": PeriodError,
    "Indicator.reported_until": PeriodError,
    "Indicator.financial_year": PeriodError,
    "TimeSeries.financial_year": PeriodError,
    "TimeSeries.unit": UnitError,
    "TrackedItem.scheme": SchemeError,
    "TrackedItem.due": PeriodError,
    "TrackedItem.reported_from": PeriodError,
    "TrackedItem.reported_until": PeriodError,
    "TrackedItem.financial_year": PeriodError,
    "BandSeries.scheme": SchemeError,
    "BandSeries.financial_year": PeriodError,
    "RatingRule.looks_back": PeriodError,
    "Levels.target": FigureError,
    "Thresholds.strict": ThresholdError,
    "SecondRating.financial_year": PeriodError,
    "Interval.excludes_low": ThresholdError,
    "Interval.excludes_high": ThresholdError,
    "Scorecard.items": ItemError,
    "Summary.period": PeriodError,
    "Summary.financial_year": PeriodError,
    "Style.near": FigureError,
    "CoverPaper.date": PeriodError,
}
"""The error class of each parameter whose kind has a separate error class."""


def test_table_of_defined_classes_has_every_class_that_checks_an_argument() -> None:
    checked = {found for found in PUBLIC.values() if isclass(found) and attrs.has(found) and _checks(found)}
    assert checked - set(DEFINED) == set()


def _checks(kind: type) -> bool:
    return kind.__module__.startswith(
        ("qpr_core.model.", "qpr_core.analysis.methods.", "qpr_core.analysis.groups.")
    ) and any(name in vars(kind) for name in ("__attrs_init__", "__attrs_post_init__"))


@pytest.mark.parametrize(
    ("kind", "parameter"), [(kind, each) for kind in DEFINED for each in list(signature(kind).parameters)]
)
def test_class_given_a_wrong_kind_raises_the_error_of_the_kind(kind: type, parameter: str) -> None:
    given, error = DEFINED[kind]
    assert kind(**given) is not None
    with pytest.raises(QprError, match="WrongKind") as refused:
        kind(**{**given, parameter: WrongKind()})
    assert type(refused.value) is PARTS.get(f"{kind.__name__}.{parameter}", error)


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (qpr.Indicator, IndicatorError),
        (qpr.Report, ReportError),
        (PeriodStyle, PeriodError),
        (qpr.Polarity, PolarityError),
        (qpr.Flag, ReportError),
        (Base, SummaryError),
        (items.Kind, ItemError),
    ],
)
def test_error_of_a_kind_is_the_one_of_its_name(kind: type, error: type[QprError]) -> None:
    assert error_of(kind) is error
