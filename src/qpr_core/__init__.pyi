from qpr_core.analysis.assessment import Assessment, assess
from qpr_core.analysis.comparison import Baseline, Comparison, Incomparable, Judgement, Movement, compare
from qpr_core.analysis.direction import Direction, DirectionOfTravel, Unknown, direction_of_travel
from qpr_core.analysis.latest import Latest, latest_result
from qpr_core.analysis.regression import Fit, Regression
from qpr_core.analysis.report import Report
from qpr_core.analysis.rule import Rule
from qpr_core.analysis.scorecard import Entry, Scorecard
from qpr_core.analysis.standing import Standing, Unrated, classify, rate
from qpr_core.analysis.summary import Summary, summarise
from qpr_core.errors import (
    FigureError,
    IndicatorError,
    MethodError,
    PeriodError,
    PolarityError,
    QprError,
    RatioError,
    ReportError,
    ScorecardError,
    SeriesError,
    StyleError,
    SummaryError,
    ThresholdError,
    UnitError,
)
from qpr_core.model.aggregation import Aggregation
from qpr_core.model.financial_year import FinancialYear
from qpr_core.model.frequency import Frequency
from qpr_core.model.indicator import Indicator
from qpr_core.model.interval import Interval
from qpr_core.model.period import Period
from qpr_core.model.period_names import PeriodStyle
from qpr_core.model.polarity import Polarity
from qpr_core.model.ratio import Ratio
from qpr_core.model.scheme import Rag, Scheme
from qpr_core.model.thresholds import Thresholds
from qpr_core.model.time_series import Observation, TimeSeries
from qpr_core.model.tolerance import Tolerance
from qpr_core.model.unit import DAYS, NUMBER, PER_1000, PER_10000, PER_100000, PER_CENT, POUNDS, Unit
from qpr_core.wording.cover import narrate
from qpr_core.wording.explain import explain
from qpr_core.wording.explanations import Explanations
from qpr_core.wording.numbers import NumberStyle
from qpr_core.wording.parts import BulletList, Heading, Item, Name, Narrative, Paragraph, Quantity, Words
from qpr_core.wording.phrases import Phrase
from qpr_core.wording.style import KENT, BandWords, Style

__version__: str

__all__ = [
    "DAYS",
    "KENT",
    "NUMBER",
    "PER_1000",
    "PER_10000",
    "PER_100000",
    "PER_CENT",
    "POUNDS",
    "Aggregation",
    "Assessment",
    "BandWords",
    "Baseline",
    "BulletList",
    "Comparison",
    "Direction",
    "DirectionOfTravel",
    "Entry",
    "Explanations",
    "FigureError",
    "FinancialYear",
    "Fit",
    "Frequency",
    "Heading",
    "Incomparable",
    "Indicator",
    "IndicatorError",
    "Interval",
    "Item",
    "Judgement",
    "Latest",
    "MethodError",
    "Movement",
    "Name",
    "Narrative",
    "NumberStyle",
    "Observation",
    "Paragraph",
    "Period",
    "PeriodError",
    "PeriodStyle",
    "Phrase",
    "Polarity",
    "PolarityError",
    "QprError",
    "Quantity",
    "Rag",
    "Ratio",
    "RatioError",
    "Regression",
    "Report",
    "ReportError",
    "Rule",
    "Scheme",
    "Scorecard",
    "ScorecardError",
    "SeriesError",
    "Standing",
    "Style",
    "StyleError",
    "Summary",
    "SummaryError",
    "ThresholdError",
    "Thresholds",
    "TimeSeries",
    "Tolerance",
    "Unit",
    "UnitError",
    "Unknown",
    "Unrated",
    "Words",
    "__version__",
    "assess",
    "classify",
    "compare",
    "direction_of_travel",
    "explain",
    "latest_result",
    "narrate",
    "rate",
    "summarise",
]
