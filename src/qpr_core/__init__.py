"""Quarterly performance reports: RAG ratings, comparisons, direction of travel and the words of the report.

This is the face of the library: it hands on every public name and defines none. A name is loaded when it is first
asked for, so that a tool which only rates does not wait for the words; `__init__.pyi` says the same to type checkers,
and a test that the two agree.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "analysis.answers": (
        "Cause Direction Flag NoComparison Judgement NotPooled Movement NoYearEnd NoProjection NoDirection NoRating"
    ),
    "analysis.comparing.benchmark": "Benchmark",
    "analysis.comparing.comparison": "Comparison compare",
    "analysis.comparing.in_period": "in_period_results",
    "analysis.methods.chart_presets": (
        "HEALTH_CARE_DATA_GUIDE MAKING_DATA_COUNT NHSR_PLOT_THE_DOTS WESTERN_ELECTRIC WHEELER"
    ),
    "analysis.methods.control_chart": "XmR",
    "analysis.methods.course": "Course Point",
    "analysis.methods.evidence": ("Assurance ChartBaseline ControlChart Facts Kendall Line Signal SpecialCause Step"),
    "analysis.methods.mann_kendall": "MannKendall",
    "analysis.methods.near": "NearLimitRule",
    "analysis.methods.regression": "Regression RollingRegression SeasonalRegression",
    "analysis.methods.steps": "LastPeriod MeanOfPrevious SamePeriodLastYear",
    "analysis.methods.travel_rule": "TravelRule",
    "analysis.rating.laws": "BrokenLaw Law broken_laws",
    "analysis.rating.standing": "Standing classify rate",
    "analysis.reporting.assessment": "Assessment assess",
    "analysis.reporting.bridge": "Bridge Move Outside bridge",
    "analysis.reporting.member": "Flow Member Restatement",
    "analysis.reporting.pool": "Pooled pool",
    "analysis.reporting.report": "Report",
    "analysis.reporting.scorecard": "Entry Scorecard",
    "analysis.reporting.summarise": "summarise",
    "analysis.reporting.summary": "Base Summary",
    "analysis.reporting.trail": "TrailPoint",
    "analysis.reporting.watch_list": "Concern Watched watch_list",
    "analysis.results": "LatestResult latest_result",
    "analysis.travel.compare_methods": "MethodComparison compare_methods",
    "analysis.travel.direction": "DirectionOfTravel direction_of_travel",
    "analysis.travel.projection": "Projection Reaching project",
    "analysis.travel.year_end": "Needed YearEnd needed_by_year_end",
    "display.palette": "GOV_UK Palette",
    "display.show": "to_html to_markdown to_text",
    "errors": (
        "ChoiceError FigureError IndicatorError InterchangeError LawError LookUpError MethodError PeriodError "
        "PolarityError QprError RatioError ReportError ReportLookUpError SchemeError ScorecardError "
        "ScorecardLookUpError SeriesError SeriesLookUpError StyleError SummaryError TableError ThresholdError "
        "UnitError"
    ),
    "model.indicators.basis": "Basis Rolling",
    "model.indicators.indicator": "Indicator",
    "model.indicators.plausibility": "FigurePart Implausible ImplausibleFigure implausible_figures",
    "model.series.aggregation": "Aggregation",
    "model.series.observation": "Gap Observation Status",
    "model.series.time_series": "TimeSeries",
    "model.thresholds.expected_range": "ExpectedRange",
    "model.thresholds.interval": "Interval",
    "model.thresholds.levels": "Levels Stretch",
    "model.thresholds.polarity": "Polarity",
    "model.thresholds.profile": "Profile",
    "model.thresholds.rating_rule": "Case RatingRule",
    "model.thresholds.scheme": "Band Expectation Rag Scheme",
    "model.thresholds.target_and_floor": "Thresholds",
    "model.thresholds.tolerance": "Tolerance",
    "model.time.financial_year": "FinancialYear",
    "model.time.period": "Baseline Frequency Period",
    "model.time.period_names": "PeriodStyle",
    "model.values.names": "Rule",
    "model.values.ratio": "Ratio",
    "model.values.unit": "DAYS NUMBER PER_1000 PER_10000 PER_100000 PER_CENT POUNDS Unit",
    "wording.drafts.check": "check_text",
    "wording.drafts.discrepancy": "Discrepancy Mistake",
    "wording.reasons.explain": "explain",
    "wording.sections.narrate": "narrate",
    "wording.sections.notes": "notes",
    "wording.styles.chart_words": "ChartWords",
    "wording.styles.explanations": "Explanations",
    "wording.styles.note_words": "MoveWords NoteWords",
    "wording.styles.period_words": "PeriodWords",
    "wording.styles.presets": "MINUTES STATISTICAL",
    "wording.styles.report_words": "ReportWords",
    "wording.styles.sections": "Section",
    "wording.styles.style": "BandWords KENT Style",
    "wording.text.numbers": "NumberStyle",
    "wording.text.parts": "Bars BulletList Heading Item Narrative Paragraph Segment Table",
    "wording.text.phrases": "Phrase Plural english",
    "wording.text.spans": "Badge Name Quantity Spark When Words",
}
_HOME_OF = {name: f"{__name__}.{home}" for home, names in _HOMES.items() for name in names.split()}

__all__ = ["__version__", *_HOME_OF]  # noqa: PLE0604  the names are those of the table


def __getattr__(name: str) -> object:
    """Load a public name from its home, and keep it."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
