"""The kinds of token that a draft is read into."""

from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice


class Kind(Choice):
    """The kind of a token: what one or more words of a draft mean.

    >>> Kind.COUNT
    Kind.COUNT
    """

    PERIOD = "period"
    SHARE = "share"
    MEASURE = "measure"
    COUNT = "count"
    SUBJECT = "subject"
    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    RISE = "rise"
    FALL = "fall"
    MOVE = "move"
    KPIS = "kpis"
    OF = "of"
    FROM = "from"
    TO = "to"
    BEFORE = "before"
    YEAR_AGO = "a year ago"


QUARTERS: Final = {Kind.PERIOD, Kind.BEFORE, Kind.YEAR_AGO}
"""The kinds of token that name a quarter."""


class Missing(Choice):
    """KPIs that have no answer, and are counted.

    >>> list(Missing)
    [Missing.RATING, Missing.DIRECTION]
    """

    RATING = "no rating"
    DIRECTION = "no direction"


Subject = Scheme | Direction | Missing
"""The subject of a count: a band, a direction, or KPIs without one."""


class Token(NamedTuple):
    """One or more words of a draft, their position, and what they mean.

    A share with a `bound` of 1 is more than its number, and one with -1 is less. A `period` is read in full, such as
    "Q1 2023/24". A `quarter` is the number alone, such as 1 for "Quarter 1".
    """

    kind: Kind
    start: int
    end: int
    number: Fraction = Fraction(0)
    subject: Subject | None = None
    period: Period | None = None
    quarter: int | None = None
    bound: int = 0
