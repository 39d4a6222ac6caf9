"""ItemMove: the band of an item now and in the period before."""

from typing import NamedTuple

from qpr_core.analysis.items.assessment import ItemBand
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import evolvable


@evolvable
class ItemMove(NamedTuple):
    """One item in two periods.

    A band is `None` if the item was not reported then, and a reason if it had none. `days_late` is the number of days
    by which a milestone with dates is late now (see `MilestoneRating`).

    >>> from qpr_core import NoRating
    >>> from qpr_core.items import Progress
    >>> library = TrackedItem(code="P3", name="New library", kind="project")
    >>> ItemMove(library, Progress.ON_TRACK, Progress.OVERDUE).bands_up
    -2
    >>> ItemMove(library, NoRating.NO_RESULT, Progress.OVERDUE).bands_up
    0
    """

    item: TrackedItem
    before: ItemBand | None
    now: ItemBand | None
    days_late: int = 0

    @property
    def bands_up(self) -> int:
        """The number of bands that the item moved up; negative means down.

        0 also means that one side has no band.
        """
        before, now = self.before, self.now
        return before.rank - now.rank if isinstance(before, Scheme) and isinstance(now, Scheme) else 0
