"""Quarterly performance reports: RAG ratings, comparisons, direction of travel and the words of the report.

This is the face of the library: it hands on every public name and defines none. A name is loaded when it is first
asked for, so that a tool which only rates does not wait for the words; `__init__.pyi` says the same to type checkers,
and a test that the two agree.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "analysis.assessment": "Assessment assess",
    "analysis.benchmark": "Benchmark",
    "analysis.bridge": "Bridge Move Outside bridge",
    "analysis.compare_methods": "MethodComparison compare_methods",
    "analysis.comparison": "Comparison compare",
    "analysis.direction": "DirectionOfTravel direction_of_travel",
    "analysis.flag": "Flag",
    "analysis.heading": "Direction Unknown",
    "analysis.in_period": "in_period_results",
    "analysis.judgement": "Cause Incomparable Judgement",
    "analysis.latest": "Latest latest_result",
    "analysis.laws": "BrokenLaw Law broken_laws",
    "analysis.member": "Flow Member Restatement",
    "analysis.methods.chart_presets": (
        "HEALTH_CARE_DATA_GUIDE MAKING_DATA_COUNT NHSR_PLOT_THE_DOTS WESTERN_ELECTRIC WHEELER"
    ),
    "analysis.methods.control_chart": "XmR",
    "analysis.methods.course": "Course Point",
    "analysis.methods.evidence": "Assurance ChartBaseline ControlChart Facts Kendall Line Signal SpecialCause Step",
    "analysis.methods.mann_kendall": "MannKendall",
    "analysis.methods.near": "Near",
    "analysis.methods.own": "TravelRule",
    "analysis.methods.regression": "Regression RollingRegression SeasonalRegression",
    "analysis.methods.steps": "LastPeriod MeanOfPrevious SamePeriodLastYear",
    "analysis.movement": "Movement",
    "analysis.pool": "LeftOut Pooled pool",
    "analysis.projection": "NotReached Projection Reaching project",
    "analysis.report": "Report",
    "analysis.scorecard": "Entry Scorecard",
    "analysis.standing": "Standing Unrated classify rate",
    "analysis.trail": "TrailPoint",
    "analysis.watch_list": "Concern Watched watch_list",
    "analysis.summarising": "summarise",
    "analysis.summary": "Base Summary",
    "analysis.year_end": "Needed NotNeeded YearEnd needed_by_year_end",
    "display.palette": "GOV_UK Palette",
    "display.show": "to_html to_markdown to_text",
    "errors": (
        "ChoiceError FigureError IndicatorError InterchangeError LawError LookUpError MethodError PeriodError "
        "PolarityError QprError RatioError ReportError ReportLookUpError SchemeError ScorecardError "
        "ScorecardLookUpError SeriesError SeriesLookUpError StyleError SummaryError TableError ThresholdError UnitError"
    ),
    "model.aggregation": "Aggregation",
    "model.baseline": "Baseline",
    "model.basis": "Basis Rolling",
    "model.expected_range": "ExpectedRange",
    "model.financial_year": "FinancialYear",
    "model.frequency": "Frequency",
    "model.indicator": "Indicator",
    "model.interval": "Interval",
    "model.levels": "Levels Stretch",
    "model.observation": "Gap Observation",
    "model.period": "Period",
    "model.period_names": "PeriodStyle",
    "model.plausibility": "FigurePart Implausible ImplausibleFigure implausible_figures",
    "model.polarity": "Polarity",
    "model.profile": "Profile",
    "model.rating_rule": "Case RatingRule",
    "model.ratio": "Ratio",
    "model.rule": "Rule",
    "model.scheme": "Band Expectation Rag Scheme",
    "model.status": "Status",
    "model.thresholds": "Thresholds",
    "model.time_series": "TimeSeries",
    "model.tolerance": "Tolerance",
    "model.unit": "DAYS NUMBER PER_1000 PER_10000 PER_100000 PER_CENT POUNDS Unit",
    "wording.chart_words": "ChartWords",
    "wording.drafts.check": "check_text",
    "wording.drafts.discrepancy": "Discrepancy Mistake",
    "wording.explain": "explain",
    "wording.explanations": "Explanations",
    "wording.narrate": "narrate",
    "wording.note_words": "MoveWords NoteWords",
    "wording.notes": "notes",
    "wording.numbers": "NumberStyle",
    "wording.parts": "Bars BulletList Heading Item Narrative Paragraph Segment Table",
    "wording.period_words": "PeriodWords",
    "wording.phrases": "Phrase",
    "wording.plurals": "Plural english",
    "wording.presets": "MINUTES STATISTICAL",
    "wording.report_words": "ReportWords",
    "wording.sections": "Section",
    "wording.spans": "Badge Name Quantity Spark When Words",
    "wording.style": "KENT BandWords Style",
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
