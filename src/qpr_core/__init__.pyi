from qpr_core import answers as answers
from qpr_core import definitions as definitions
from qpr_core import errors as errors
from qpr_core import methods as methods
from qpr_core import rules as rules
from qpr_core import styles as styles
from qpr_core import text as text
from qpr_core import units as units
from qpr_core.analysis.answers import (
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
from qpr_core.analysis.comparing.comparison import Comparison, compare
from qpr_core.analysis.comparing.in_period import in_period_results
from qpr_core.analysis.rating.rate import classify, rate
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment, assess
from qpr_core.analysis.reporting.bridge import Bridge, bridge
from qpr_core.analysis.reporting.pool import Pooled, pool
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.reporting.watch_list import Watched, watch_list
from qpr_core.analysis.results import LatestResult, latest_result
from qpr_core.analysis.travel.compare_methods import MethodComparison, compare_methods
from qpr_core.analysis.travel.direction import DirectionOfTravel, direction_of_travel
from qpr_core.analysis.travel.projection import Projection, project
from qpr_core.analysis.travel.year_end import YearEnd, needed_by_year_end
from qpr_core.display.show import to_html, to_markdown, to_text
from qpr_core.errors import QprError
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.implausible_figure import ImplausibleFigure
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.indicators.plausibility import implausible_figures
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Observation, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.scheme import Rag
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Baseline, Frequency, Period
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.drafts.check import check_text
from qpr_core.wording.drafts.discrepancy import Discrepancy
from qpr_core.wording.reasons.explain import explain
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.sections.notes import notes
from qpr_core.wording.styles.section import Section
from qpr_core.wording.text.parts import Narrative, Paragraph

__version__: str

__all__ = [
    "Aggregation",
    "Assessment",
    "Baseline",
    "Basis",
    "Bridge",
    "Comparison",
    "Direction",
    "DirectionOfTravel",
    "Discrepancy",
    "ExpectedRange",
    "FinancialYear",
    "Flag",
    "Frequency",
    "ImplausibleFigure",
    "Indicator",
    "Judgement",
    "LatestResult",
    "MethodComparison",
    "Movement",
    "Narrative",
    "NoComparison",
    "NoDirection",
    "NoProjection",
    "NoRating",
    "NoYearEnd",
    "NotPooled",
    "Observation",
    "Paragraph",
    "Period",
    "Polarity",
    "Pooled",
    "Profile",
    "Projection",
    "QprError",
    "Rag",
    "Ratio",
    "Report",
    "Rolling",
    "Scorecard",
    "Section",
    "Standing",
    "Status",
    "Summary",
    "Thresholds",
    "TimeSeries",
    "Watched",
    "YearEnd",
    "__version__",
    "assess",
    "bridge",
    "check_text",
    "classify",
    "compare",
    "compare_methods",
    "direction_of_travel",
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
