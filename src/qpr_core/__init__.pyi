from qpr_core.analysis.assessment import Assessment, assess
from qpr_core.analysis.benchmark import Benchmark
from qpr_core.analysis.bridge import Bridge, Move, Outside, bridge
from qpr_core.analysis.compare_methods import MethodComparison, compare_methods
from qpr_core.analysis.comparison import Comparison, compare
from qpr_core.analysis.direction import DirectionOfTravel, direction_of_travel
from qpr_core.analysis.flag import Flag
from qpr_core.analysis.heading import Direction, Unknown
from qpr_core.analysis.in_period import in_period_results
from qpr_core.analysis.judgement import Cause, Incomparable, Judgement
from qpr_core.analysis.latest import Latest, latest_result
from qpr_core.analysis.laws import BrokenLaw, Law, broken_laws
from qpr_core.analysis.member import Flow, Member, Restatement
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
from qpr_core.analysis.methods.near import Near
from qpr_core.analysis.methods.own import TravelRule
from qpr_core.analysis.methods.regression import Regression, RollingRegression, SeasonalRegression
from qpr_core.analysis.methods.steps import LastPeriod, MeanOfPrevious, SamePeriodLastYear
from qpr_core.analysis.movement import Movement
from qpr_core.analysis.pool import LeftOut, Pooled, pool
from qpr_core.analysis.projection import NotReached, Projection, Reaching, project
from qpr_core.analysis.report import Report
from qpr_core.analysis.scorecard import Entry, Scorecard
from qpr_core.analysis.standing import Standing, Unrated, classify, rate
from qpr_core.analysis.summarising import summarise
from qpr_core.analysis.summary import Base, Summary
from qpr_core.analysis.trail import TrailPoint
from qpr_core.analysis.watch_list import Concern, Watched, watch_list
from qpr_core.analysis.year_end import Needed, NotNeeded, YearEnd, needed_by_year_end
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
from qpr_core.model.aggregation import Aggregation
from qpr_core.model.baseline import Baseline
from qpr_core.model.basis import Basis, Rolling
from qpr_core.model.expected_range import ExpectedRange
from qpr_core.model.financial_year import FinancialYear
from qpr_core.model.frequency import Frequency
from qpr_core.model.indicator import Indicator
from qpr_core.model.interval import Interval
from qpr_core.model.levels import Levels, Stretch
from qpr_core.model.observation import Gap, Observation
from qpr_core.model.period import Period
from qpr_core.model.period_names import PeriodStyle
from qpr_core.model.plausibility import FigurePart, Implausible, ImplausibleFigure, implausible_figures
from qpr_core.model.polarity import Polarity
from qpr_core.model.profile import Profile
from qpr_core.model.rating_rule import Case, RatingRule
from qpr_core.model.ratio import Ratio
from qpr_core.model.rule import Rule
from qpr_core.model.scheme import Band, Expectation, Rag, Scheme
from qpr_core.model.status import Status
from qpr_core.model.thresholds import Thresholds
from qpr_core.model.time_series import TimeSeries
from qpr_core.model.tolerance import Tolerance
from qpr_core.model.unit import DAYS, NUMBER, PER_1000, PER_10000, PER_100000, PER_CENT, POUNDS, Unit
from qpr_core.wording.chart_words import ChartWords
from qpr_core.wording.drafts.check import check_text
from qpr_core.wording.drafts.discrepancy import Discrepancy, Mistake
from qpr_core.wording.explain import explain
from qpr_core.wording.explanations import Explanations
from qpr_core.wording.narrate import narrate
from qpr_core.wording.note_words import MoveWords, NoteWords
from qpr_core.wording.notes import notes
from qpr_core.wording.numbers import NumberStyle
from qpr_core.wording.parts import Bars, BulletList, Heading, Item, Narrative, Paragraph, Segment, Table
from qpr_core.wording.period_words import PeriodWords
from qpr_core.wording.phrases import Phrase
from qpr_core.wording.plurals import Plural, english
from qpr_core.wording.presets import MINUTES, STATISTICAL
from qpr_core.wording.report_words import ReportWords
from qpr_core.wording.sections import Section
from qpr_core.wording.spans import Badge, Name, Quantity, Spark, When, Words
from qpr_core.wording.style import KENT, BandWords, Style

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
    "Incomparable",
    "Indicator",
    "IndicatorError",
    "InterchangeError",
    "Interval",
    "Item",
    "Judgement",
    "Kendall",
    "LastPeriod",
    "Latest",
    "Law",
    "LawError",
    "LeftOut",
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
    "Near",
    "Needed",
    "NotNeeded",
    "NotReached",
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
    "Unknown",
    "Unrated",
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
