"""Quarterly performance reports: ratings, comparisons, directions and text.

The names here are what an analyst types. The rest has twelve homes: `methods`, `rules`, `groups`, `peers`, `items`,
`styles`, `text`, `units`, `definitions`, `disclosure`, `errors`, and `answers` for the parts of what the functions
return. A name is loaded when it is first used, so that a tool that only rates does not load the text. `__init__.pyi`
shows the same names to type checkers.
"""

from importlib import import_module

__version__ = "0.1.0"

_MODULES = {
    "analysis.answers": (
        "Direction Flag Judgement Movement NoComparison NoDirection NoProjection NoRating NoYearEnd NotPooled"
    ),
    "analysis.comparing.comparison": "Comparison compare",
    "analysis.comparing.in_period": "in_period_results",
    "analysis.rating.rate": "classify rate",
    "analysis.rating.standing": "Standing",
    "analysis.reporting.assessment": "Assessment assess",
    "analysis.reporting.bridge": "Bridge bridge",
    "analysis.reporting.pool": "Pooled pool",
    "analysis.reporting.report": "Report",
    "analysis.reporting.scorecard": "Scorecard",
    "analysis.reporting.summarise": "summarise",
    "analysis.reporting.summary": "Summary",
    "analysis.reporting.watch_list": "Watched watch_list",
    "analysis.results": "LatestResult latest_result",
    "analysis.travel.compare_methods": "MethodComparison compare_methods",
    "analysis.travel.direction": "DirectionOfTravel direction_of_travel",
    "analysis.travel.projection": "Projection project",
    "analysis.travel.year_end": "YearEnd needed_by_year_end",
    "display.show": "to_html to_markdown to_text",
    "errors": "QprError",
    "model.indicators.basis": "Basis Rolling",
    "model.indicators.indicator": "Indicator",
    "model.indicators.implausible_figure": "ImplausibleFigure",
    "model.indicators.plausibility": "implausible_figures",
    "model.series.aggregation": "Aggregation",
    "model.series.observation": "Observation Status",
    "model.series.time_series": "TimeSeries",
    "model.thresholds.expected_range": "ExpectedRange",
    "model.thresholds.polarity": "Polarity",
    "model.thresholds.profile": "Profile",
    "model.thresholds.scheme": "Rag",
    "model.thresholds.target_and_floor": "Thresholds",
    "model.time.financial_year": "FinancialYear",
    "model.time.frequency": "Frequency",
    "model.time.period": "Baseline Period",
    "model.values.ratio": "Ratio",
    "wording.drafts.checking": "check_text",
    "wording.drafts.discrepancy": "Discrepancy",
    "wording.reasons.explain": "explain",
    "wording.sections.narrate": "narrate",
    "wording.sections.notes": "notes",
    "wording.styles.section": "Section",
    "wording.text.narrative": "Narrative",
    "wording.text.parts": "Paragraph",
}
_MODULE_OF = {name: f"{__name__}.{module}" for module, names in _MODULES.items() for name in names.split()}
_HOMES = (
    "answers",
    "definitions",
    "disclosure",
    "errors",
    "groups",
    "items",
    "methods",
    "peers",
    "rules",
    "styles",
    "text",
    "units",
)

__all__ = ["__version__", *_MODULE_OF]  # noqa: PLE0604  the names are those of the table


def __getattr__(name: str) -> object:
    """Load a public name or a home when it is first used, and keep it."""
    if name in _HOMES:
        return import_module(f"{__name__}.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}{_place_of(name)}")
    value = globals()[name] = getattr(import_module(_MODULE_OF[name]), name)
    return value


def _place_of(name: str) -> str:
    """Return where a public name is that is not at the top level."""
    from qpr_core.homes import EXTRAS, home_of  # noqa: PLC0415  only an unknown name needs it

    home = home_of(name, (*_HOMES, *EXTRAS))
    return "" if home is None else f": {name} is in {home} (from {home} import {name})"


def __dir__() -> list[str]:
    """List the public names and the homes, loaded or not."""
    return sorted({*__all__, *_HOMES})
