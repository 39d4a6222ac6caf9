"""Progress: the usual bands of projects, actions and milestones."""

from collections.abc import Mapping
from typing import Self

from qpr_core.model.thresholds.scheme import Band, Scheme


class Progress(Scheme):
    """Complete, On track, At risk or Overdue, best first.

    The colours are those of `Rag` and a dark blue. They are at least 24.6 apart under simulated colour blindness (CIE
    1976) and 17.8 apart in lightness. No symbol is a triangle, which would look like an arrow of a change.

    >>> [f"{band.symbol} {band.value}" for band in Progress]
    ['✓ Complete', '● On track', '◆ At risk', '■ Overdue']
    >>> Progress("completed"), Progress("on-track")
    (Progress.COMPLETE, Progress.ON_TRACK)
    """

    COMPLETE = Band("Complete", colour="#003078", symbol="✓")
    ON_TRACK = Band("On track", colour="#18a84e", symbol="●")
    AT_RISK = Band("At risk", colour="#ffb400", symbol="◆")
    OVERDUE = Band("Overdue", colour="#cc0000", symbol="■")

    @classmethod
    def _more_words(cls) -> Mapping[Self, tuple[str, ...]]:
        """Return the other word for a finished item."""
        return {cls("Complete"): ("Completed",)}
