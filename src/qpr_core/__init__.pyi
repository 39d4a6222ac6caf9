from qpr_core import answers as answers
from qpr_core import definitions as definitions
from qpr_core import disclosure as disclosure
from qpr_core import errors as errors
from qpr_core import groups as groups
from qpr_core import items as items
from qpr_core import methods as methods
from qpr_core import peers as peers
from qpr_core import rules as rules
from qpr_core import styles as styles
from qpr_core import text as text
from qpr_core import units as units
from qpr_core.analysis.answers import Direction as Direction
from qpr_core.analysis.answers import Flag as Flag
from qpr_core.analysis.answers import Judgement as Judgement
from qpr_core.analysis.answers import Movement as Movement
from qpr_core.analysis.answers import NoComparison as NoComparison
from qpr_core.analysis.answers import NoDirection as NoDirection
from qpr_core.analysis.answers import NoProjection as NoProjection
from qpr_core.analysis.answers import NoRating as NoRating
from qpr_core.analysis.answers import NotPooled as NotPooled
from qpr_core.analysis.answers import NoYearEnd as NoYearEnd
from qpr_core.analysis.comparing.comparison import Comparison as Comparison
from qpr_core.analysis.comparing.comparison import compare as compare
from qpr_core.analysis.comparing.in_period import in_period_results as in_period_results
from qpr_core.analysis.rating.rate import classify as classify
from qpr_core.analysis.rating.rate import rate as rate
from qpr_core.analysis.rating.standing import Standing as Standing
from qpr_core.analysis.reporting.assessment import Assessment as Assessment
from qpr_core.analysis.reporting.assessment import assess as assess
from qpr_core.analysis.reporting.bridge import Bridge as Bridge
from qpr_core.analysis.reporting.bridge import bridge as bridge
from qpr_core.analysis.reporting.pool import Pooled as Pooled
from qpr_core.analysis.reporting.pool import pool as pool
from qpr_core.analysis.reporting.report import Report as Report
from qpr_core.analysis.reporting.scorecard import Scorecard as Scorecard
from qpr_core.analysis.reporting.summarise import summarise as summarise
from qpr_core.analysis.reporting.summary import Summary as Summary
from qpr_core.analysis.reporting.watch_list import Watched as Watched
from qpr_core.analysis.reporting.watch_list import watch_list as watch_list
from qpr_core.analysis.results import LatestResult as LatestResult
from qpr_core.analysis.results import latest_result as latest_result
from qpr_core.analysis.travel.compare_methods import MethodComparison as MethodComparison
from qpr_core.analysis.travel.compare_methods import compare_methods as compare_methods
from qpr_core.analysis.travel.direction import DirectionOfTravel as DirectionOfTravel
from qpr_core.analysis.travel.direction import direction_of_travel as direction_of_travel
from qpr_core.analysis.travel.projection import Projection as Projection
from qpr_core.analysis.travel.projection import project as project
from qpr_core.analysis.travel.year_end import YearEnd as YearEnd
from qpr_core.analysis.travel.year_end import needed_by_year_end as needed_by_year_end
from qpr_core.display.show import to_html as to_html
from qpr_core.display.show import to_markdown as to_markdown
from qpr_core.display.show import to_text as to_text
from qpr_core.errors import QprError as QprError
from qpr_core.model.indicators.basis import Basis as Basis
from qpr_core.model.indicators.basis import Rolling as Rolling
from qpr_core.model.indicators.implausible_figure import ImplausibleFigure as ImplausibleFigure
from qpr_core.model.indicators.indicator import Indicator as Indicator
from qpr_core.model.indicators.plausibility import implausible_figures as implausible_figures
from qpr_core.model.series.aggregation import Aggregation as Aggregation
from qpr_core.model.series.observation import Observation as Observation
from qpr_core.model.series.observation import Status as Status
from qpr_core.model.series.time_series import TimeSeries as TimeSeries
from qpr_core.model.thresholds.expected_range import ExpectedRange as ExpectedRange
from qpr_core.model.thresholds.polarity import Polarity as Polarity
from qpr_core.model.thresholds.profile import Profile as Profile
from qpr_core.model.thresholds.scheme import Rag as Rag
from qpr_core.model.thresholds.target_and_floor import Thresholds as Thresholds
from qpr_core.model.time.financial_year import FinancialYear as FinancialYear
from qpr_core.model.time.frequency import Frequency as Frequency
from qpr_core.model.time.period import Baseline as Baseline
from qpr_core.model.time.period import Period as Period
from qpr_core.model.values.ratio import Ratio as Ratio
from qpr_core.wording.drafts.checking import check_text as check_text
from qpr_core.wording.drafts.discrepancy import Discrepancy as Discrepancy
from qpr_core.wording.reasons.explain import explain as explain
from qpr_core.wording.sections.narrate import narrate as narrate
from qpr_core.wording.sections.notes import notes as notes
from qpr_core.wording.styles.section import Section as Section
from qpr_core.wording.text.narrative import Narrative as Narrative
from qpr_core.wording.text.parts import Paragraph as Paragraph

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
