"""Parts of answers: causes, concerns, members, moves and benchmarks; insights."""

from qpr_core.analysis.answers import Cause
from qpr_core.analysis.comparing.benchmark import Benchmark
from qpr_core.analysis.comparing.record import Extreme, RecordResult
from qpr_core.analysis.comparing.streak import Streak
from qpr_core.analysis.insights.insight import Fact, Insight
from qpr_core.analysis.insights.ranking import insights
from qpr_core.analysis.reporting.entry import Entry
from qpr_core.analysis.reporting.member import Flow, Member, Restatement
from qpr_core.analysis.reporting.move import Move, Outside
from qpr_core.analysis.reporting.report import ReportsByGroup
from qpr_core.analysis.reporting.summary import Base
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.analysis.reporting.watch_list import Concern
from qpr_core.analysis.travel.projection import Falling, Reaching
from qpr_core.analysis.travel.year_end import Needed
from qpr_core.model.indicators.implausible_figure import FigurePart, Implausible
from qpr_core.model.series.observation import Gap
from qpr_core.model.values.typed_figures import Marker
from qpr_core.wording.drafts.discrepancy import Mistake

__all__ = [
    "Base",
    "Benchmark",
    "Cause",
    "Concern",
    "Entry",
    "Extreme",
    "Fact",
    "Falling",
    "FigurePart",
    "Flow",
    "Gap",
    "Implausible",
    "Insight",
    "Marker",
    "Member",
    "Mistake",
    "Move",
    "Needed",
    "Outside",
    "Reaching",
    "RecordResult",
    "ReportsByGroup",
    "Restatement",
    "Streak",
    "TrailPoint",
    "insights",
]
