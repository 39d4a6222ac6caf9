"""Projects, actions, milestones and risks, which have a band and no figure."""

from qpr_core.analysis.items.assessment import ItemAssessment, Provenance, assess_item
from qpr_core.analysis.items.entry import ItemEntry
from qpr_core.analysis.items.milestone import MilestoneRating, rate_milestone
from qpr_core.analysis.items.move import ItemMove
from qpr_core.analysis.items.report import ItemReport, report_items
from qpr_core.model.items.band_series import BandSeries
from qpr_core.model.items.judged_band import JudgedBand
from qpr_core.model.items.kind import Kind
from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.progress import Progress
from qpr_core.model.items.tracked_item import TrackedItem

__all__ = [
    "BandSeries",
    "ItemAssessment",
    "ItemEntry",
    "ItemMove",
    "ItemReport",
    "JudgedBand",
    "Kind",
    "MilestoneDates",
    "MilestoneRating",
    "Progress",
    "Provenance",
    "TrackedItem",
    "assess_item",
    "rate_milestone",
    "report_items",
]
