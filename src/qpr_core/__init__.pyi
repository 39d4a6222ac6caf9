from qpr_core.analysis.answers import (
    Cause,
    Direction,
    Flag,
    Judgement,
    Movement,
    NoComparison,
    NoDirection,
    NoProjection,
    NoRating,
    NotPooled,
    NoYearEnd,
)
from qpr_core.analysis.comparing.benchmark import Benchmark
from qpr_core.analysis.comparing.comparison import Comparison, compare
from qpr_core.analysis.comparing.in_period import in_period_results
from qpr_core.analysis.methods.chart_presets import (
    HEALTH_CARE_DATA_GUIDE,
    MAKING_DATA_COUNT,
    NHSR_PLOT_THE_DOTS,
    WESTERN_ELECTRIC,
    WHEELER,
)
from qpr_core.analysis.methods.control_chart import XmR
from qpr_core.analysis.methods.course import Course, Point
from qpr_core.analysis.methods.evidence import (
    Assurance,
    ChartBaseline,
    ControlChart,
    Facts,
    Kendall,
    Line,
    Signal,
    SpecialCause,
    Step,
)
from qpr_core.analysis.methods.mann_kendall import MannKendall
from qpr_core.analysis.methods.near import NearLimitRule
from qpr_core.analysis.methods.regression import Regression, RollingRegression, SeasonalRegression
from qpr_core.analysis.methods.steps import LastPeriod, MeanOfPrevious, SamePeriodLastYear
from qpr_core.analysis.methods.travel_rule import TravelRule
from qpr_core.analysis.rating.laws import BrokenLaw, Law, broken_laws
from qpr_core.analysis.rating.standing import Standing, classify, rate
from qpr_core.analysis.reporting.assessment import Assessment, assess
from qpr_core.analysis.reporting.bridge import Bridge, Move, Outside, bridge
from qpr_core.analysis.reporting.member import Flow, Member, Restatement
from qpr_core.analysis.reporting.pool import Pooled, pool
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.scorecard import Entry, Scorecard
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Base, Summary
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.analysis.reporting.watch_list import Concern, Watched, watch_list
from qpr_core.analysis.results import LatestResult, latest_result
from qpr_core.analysis.travel.compare_methods import MethodComparison, compare_methods
from qpr_core.analysis.travel.direction import DirectionOfTravel, direction_of_travel
from qpr_core.analysis.travel.projection import Projection, Reaching, project
from qpr_core.analysis.travel.year_end import Needed, YearEnd, needed_by_year_end
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.show import to_html, to_markdown, to_text
from qpr_core.errors import (
    ChoiceError,
    FigureError,
    IndicatorError,
    InterchangeError,
    LawError,
    LookUpError,
    MethodError,
    PeriodError,
    PolarityError,
    QprError,
    RatioError,
    ReportError,
    ReportLookUpError,
    SchemeError,
    ScorecardError,
    ScorecardLookUpError,
    SeriesError,
    SeriesLookUpError,
    StyleError,
    SummaryError,
    TableError,
    ThresholdError,
    UnitError,
)
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.indicators.plausibility import FigurePart, Implausible, ImplausibleFigure, implausible_figures
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Gap, Observation, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.rating_rule import Case, RatingRule
from qpr_core.model.thresholds.scheme import Band, Expectation, Rag, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Baseline, Frequency, Period
from qpr_core.model.time.period_names import PeriodStyle
from qpr_core.model.values.names import Rule
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.unit import DAYS, NUMBER, PER_1000, PER_10000, PER_100000, PER_CENT, POUNDS, Unit
from qpr_core.wording.drafts.check import check_text
from qpr_core.wording.drafts.discrepancy import Discrepancy, Mistake
from qpr_core.wording.reasons.explain import explain
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.sections.notes import notes
from qpr_core.wording.styles.chart_words import ChartWords
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.note_words import MoveWords, NoteWords
from qpr_core.wording.styles.period_words import PeriodWords
from qpr_core.wording.styles.presets import MINUTES, STATISTICAL
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.sections import Section
from qpr_core.wording.styles.style import KENT, BandWords, Style
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.parts import Bars, BulletList, Heading, Item, Narrative, Paragraph, Segment, Table
from qpr_core.wording.text.phrases import Phrase, Plural, english
from qpr_core.wording.text.spans import Badge, Name, Quantity, Spark, When, Words

__version__: str

__all__ = [
    "DAYS",
    "GOV_UK",
    "HEALTH_CARE_DATA_GUIDE",
    "KENT",
    "MAKING_DATA_COUNT",
    "MINUTES",
    "NHSR_PLOT_THE_DOTS",
    "NUMBER",
    "PER_1000",
    "PER_10000",
    "PER_100000",
    "PER_CENT",
    "POUNDS",
    "STATISTICAL",
    "WESTERN_ELECTRIC",
    "WHEELER",
    "Aggregation",
    "Assessment",
    "Assurance",
    "Badge",
    "Band",
    "BandWords",
    "Bars",
    "Base",
    "Baseline",
    "Basis",
    "Benchmark",
    "Bridge",
    "BrokenLaw",
    "BulletList",
    "Case",
    "Cause",
    "ChartBaseline",
    "ChartWords",
    "ChoiceError",
    "Comparison",
    "Concern",
    "ControlChart",
    "Course",
    "Direction",
    "DirectionOfTravel",
    "Discrepancy",
    "Entry",
    "Expectation",
    "ExpectedRange",
    "Explanations",
    "Facts",
    "FigureError",
    "FigurePart",
    "FinancialYear",
    "Flag",
    "Flow",
    "Frequency",
    "Gap",
    "Heading",
    "Implausible",
    "ImplausibleFigure",
    "Indicator",
    "IndicatorError",
    "InterchangeError",
    "Interval",
    "Item",
    "Judgement",
    "Kendall",
    "LastPeriod",
    "LatestResult",
    "Law",
    "LawError",
    "Levels",
    "Line",
    "LookUpError",
    "MannKendall",
    "MeanOfPrevious",
    "Member",
    "MethodComparison",
    "MethodError",
    "Mistake",
    "Move",
    "MoveWords",
    "Movement",
    "Name",
    "Narrative",
    "NearLimitRule",
    "Needed",
    "NoComparison",
    "NoDirection",
    "NoProjection",
    "NoRating",
    "NoYearEnd",
    "NotPooled",
    "NoteWords",
    "NumberStyle",
    "Observation",
    "Outside",
    "Palette",
    "Paragraph",
    "Period",
    "PeriodError",
    "PeriodStyle",
    "PeriodWords",
    "Phrase",
    "Plural",
    "Point",
    "Polarity",
    "PolarityError",
    "Pooled",
    "Profile",
    "Projection",
    "QprError",
    "Quantity",
    "Rag",
    "RatingRule",
    "Ratio",
    "RatioError",
    "Reaching",
    "Regression",
    "Report",
    "ReportError",
    "ReportLookUpError",
    "ReportWords",
    "Restatement",
    "Rolling",
    "RollingRegression",
    "Rule",
    "SamePeriodLastYear",
    "Scheme",
    "SchemeError",
    "Scorecard",
    "ScorecardError",
    "ScorecardLookUpError",
    "SeasonalRegression",
    "Section",
    "Segment",
    "SeriesError",
    "SeriesLookUpError",
    "Signal",
    "Spark",
    "SpecialCause",
    "Standing",
    "Status",
    "Step",
    "Stretch",
    "Style",
    "StyleError",
    "Summary",
    "SummaryError",
    "Table",
    "TableError",
    "ThresholdError",
    "Thresholds",
    "TimeSeries",
    "Tolerance",
    "TrailPoint",
    "TravelRule",
    "Unit",
    "UnitError",
    "Watched",
    "When",
    "Words",
    "XmR",
    "YearEnd",
    "__version__",
    "assess",
    "bridge",
    "broken_laws",
    "check_text",
    "classify",
    "compare",
    "compare_methods",
    "direction_of_travel",
    "english",
    "explain",
    "implausible_figures",
    "in_period_results",
    "latest_result",
    "narrate",
    "needed_by_year_end",
    "notes",
    "pool",
    "project",
    "rate",
    "summarise",
    "to_html",
    "to_markdown",
    "to_text",
    "watch_list",
]
