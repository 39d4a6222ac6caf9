"""Observations and gaps: a period with its result and status, or its marker."""

from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction
from typing import NamedTuple, TypeAlias, TypeGuard

from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import Number
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice, evolvable
from qpr_core.model.values.typed_figures import Marker


class Status(Choice):
    """The status of a result: final, provisional, or revised since first reported.

    >>> Status("provisional")
    Status.PROVISIONAL
    """

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"

    @classmethod
    def weakest(cls, statuses: "Iterable[Status]") -> "Status":
        """Return the status of a result that is made from several.

        It is provisional if one of them is, otherwise revised if one of them is.

        >>> Status.weakest([Status.FINAL, Status.REVISED]), Status.weakest([Status.REVISED, Status.PROVISIONAL])
        (Status.REVISED, Status.PROVISIONAL)
        """
        found = set(statuses)
        return next((status for status in (cls.PROVISIONAL, cls.REVISED) if status in found), cls.FINAL)


Result: TypeAlias = Fraction | Ratio
"""A result: an exact figure, or two counts."""


Given: TypeAlias = Number | timedelta | Ratio | Withheld | None
"""The types that can be given for a result; None for a missing one."""


GivenObservation: TypeAlias = tuple[Period | str, Given] | tuple[Period | str, Given, Status | Marker | str]
"""A period with its result, and optionally its status or marker."""


@evolvable
class Observation(NamedTuple):
    """A result with its period and its status.

    >>> from qpr_core import TimeSeries
    >>> TimeSeries({"Q1 2023/24": 84}).latest()
    Observation(period=Period.parse('Q1 2023/24'), result=Fraction(84, 1), status=Status.FINAL)
    """

    period: Period
    result: Result
    status: Status = Status.FINAL


@evolvable
class Gap(NamedTuple):
    """A period of a series without a figure.

    It unpacks into three parts, like an `Observation`. The result is `None`, or `Withheld` if there is one that is not
    published. The third part is a `Marker` if the source of the series has a text in place of the result.

    >>> from qpr_core import TimeSeries
    >>> [(str(period), result) for period, result, status in TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None})]
    [('Q1 2023/24', Fraction(84, 1)), ('Q2 2023/24', None)]
    >>> gap, = TimeSeries({"Q2 2023/24": None}, markers={"Q2 2023/24": "n/a"})
    >>> gap.status, gap.marker
    (Marker(text='n/a'), 'n/a')
    """

    period: Period
    result: Withheld | None = None
    status: Status | Marker = Status.FINAL

    @property
    def marker(self) -> str | None:
        """The text in place of the result; `None` if there is none."""
        return self.status.text if isinstance(self.status, Marker) else None


def is_result(given: Result | Withheld | None) -> TypeGuard[Result]:
    """Return True if there is a figure: not None, withheld or 0 out of 0.

    >>> is_result(Fraction(0)), is_result(Ratio(0, 0)), is_result(None)
    (True, False, False)
    """
    if given is None or isinstance(given, Withheld):
        return False
    return not (isinstance(given, Ratio) and given.is_missing)
