"""JudgedBand: the band of an item in a period, and who judged it."""

from typing import NamedTuple, TypeAlias

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import evolvable

GivenBand: TypeAlias = Scheme | str | None
"""The types that can be given for a band; None for a missing one."""


@evolvable
class JudgedBand(NamedTuple):
    """The band of an item in a period, and who judged it; `None` if unknown.

    `band` is `None` in a period without a judgement. `marker` is the text that the source then has in its place.

    >>> from qpr_core.items import BandSeries
    >>> BandSeries({"Q1 2023/24": "At risk"}, judged_by="Board").latest().judged_by
    'Board'
    """

    period: Period
    band: Scheme | None
    judged_by: str | None = None
    marker: str | None = None


GivenJudgedBand: TypeAlias = (
    tuple[Period | str, GivenBand]
    | tuple[Period | str, GivenBand, str | None]
    | tuple[Period | str, GivenBand, str | None, str | None]
)
"""A period with its band, and optionally who judged it and the marker of a gap."""
