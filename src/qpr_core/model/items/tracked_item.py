"""TrackedItem: a project, action, milestone or risk."""

from datetime import date

from attrs import frozen

from qpr_core.errors import ItemError, QprError
from qpr_core.model.indicators.definition import read_reported
from qpr_core.model.indicators.groupings import GivenGroups, GroupPath, read_groups
from qpr_core.model.items.kind import Kind
from qpr_core.model.items.progress import Progress
from qpr_core.model.thresholds.scheme import Scheme, check_scheme
from qpr_core.model.time.days import read_day
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_kind, check_whole_number
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping, known_words, member_of, shown_as_given


@explains_calls
@frozen(init=False, repr=False)
class TrackedItem:
    """A project, action, milestone or risk: an item with a band and no figure.

    Its band is judged for each period, or dates decide it. An item is not a KPI, and is never counted as one.

    >>> library = TrackedItem(code="P3", name="New library", kind="project", due="31 March 2024",
    ...                       service="Culture", judged_by="Programme board")
    >>> library.kind, library.due.isoformat(), library.finished
    (Kind.PROJECT, '2024-03-31', Progress.COMPLETE)

    A custom scheme has no finished band, unless you name it.

    >>> from qpr_core import Rag
    >>> TrackedItem(code="R1", name="Flood", kind="risk", scheme=Rag).finished is None
    True

    Args:
        code: The code, unique in a scorecard.
        name: The name that readers see.
        kind: A `Kind`, or a word for one: project, action, milestone or risk.
        scheme: The bands, best first. Defaults to `Progress`.
        finished: The band of finished items. A due date that passes does not matter to them. If None, it is Complete
            for `Progress`, and no band for other schemes.
        due: The date by which it must be finished, as a date or its text. If None, it has none.
        service: The service that owns it. If None, it has no service.
        groups: Its place in other groupings, as for an `Indicator`.
        owner: The person or the post that answers for it. If None, no owner is known.
        judged_by: Who judges its band, where the series does not say so. If None, that is unknown.
        carry_forward: The number of periods of its series for which the latest band replaces a missing one.
        reported_from: The first period in which it is reported. If None, there is no first one.
        reported_until: The last period in which it is reported. If None, there is no last one.
        financial_year: The financial year that names of periods refer to.

    Raises:
        ItemError: If an argument is wrong, or contradicts another one.
        SchemeError: If *scheme* is not a scheme.
        PeriodError: If *due* is not a date, a name does not name a period, or the financial year is not one.
    """

    code: str
    name: str
    kind: Kind
    scheme: type[Scheme]
    _finished: Scheme | None
    due: date | None
    service: str | None
    groups: FrozenMapping[str, GroupPath]
    owner: str | None
    judged_by: str | None
    carry_forward: int
    reported_from: Period | None
    reported_until: Period | None
    financial_year: FinancialYear

    __repr__ = shown_as_given

    def __init__(  # noqa: PLR0913  the parts of a definition, each by name
        self,
        *,
        code: str,
        name: str,
        kind: Kind | str,
        scheme: type[Scheme] = Progress,
        finished: Scheme | str | None = None,
        due: date | str | None = None,
        service: str | None = None,
        groups: GivenGroups | None = None,
        owner: str | None = None,
        judged_by: str | None = None,
        carry_forward: int = 1,
        reported_from: Period | str | None = None,
        reported_until: Period | str | None = None,
        financial_year: FinancialYear = APRIL,
    ) -> None:
        """Read each part, and check that they agree."""
        check_name(code, "code of an item", ItemError)
        check_name(name, f"name of an item ({code})", ItemError)
        for given, what in ((service, "service"), (owner, "owner"), (judged_by, "judge")):
            if given is not None:
                check_name(given, f"{what} of an item ({code})", ItemError)
        try:
            read_kind = check_kind(kind, Kind, "kind")
            bands = check_scheme(scheme)
            check_whole_number(carry_forward, "carry_forward", ItemError, least=0)
            year = check_financial_year(financial_year)
            begins, ends = read_reported(reported_from, reported_until, year, ItemError)
            self.__attrs_init__(
                code, name, read_kind, bands, _read_finished(finished, bands), None if due is None else read_day(due),
                service, read_groups(groups, ItemError), owner, judged_by, carry_forward, begins, ends, year,
            )  # fmt: skip
        except QprError as error:
            raise error.of(code) from error

    @property
    def finished(self) -> Scheme | None:
        """The band of finished items: the one given, or Complete for `Progress`."""
        return Progress.COMPLETE if self._finished is None and self.scheme is Progress else self._finished

    @property
    def expected_bands(self) -> tuple[Scheme, ...]:
        """The best band, and the next one if the best is that of finished items.

        An item in any other band needs attention.

        >>> TrackedItem(code="P3", name="New library", kind="project").expected_bands
        (Progress.COMPLETE, Progress.ON_TRACK)
        """
        bands = tuple(self.scheme)
        return bands[: 2 if self.finished is bands[0] else 1]

    def is_reported_in(self, at: Period | str) -> bool:
        """Return True if the item is reported in the period *at*.

        >>> ended = TrackedItem(code="A1", name="Buy land", kind="action", reported_until="Q2 2023/24")
        >>> ended.is_reported_in("Q2 2023/24"), ended.is_reported_in("Q3 2023/24")
        (True, False)

        Raises:
            PeriodError: If *at* does not name a period.
        """
        asked = as_period(at, self.financial_year, whose=self.code)
        return (self.reported_from is None or self.reported_from.ordinal < asked.end) and (
            self.reported_until is None or asked.ordinal < self.reported_until.end
        )


def _read_finished(given: object, scheme: type[Scheme]) -> Scheme | None:
    if given is None:
        return None
    band = member_of(scheme, given)
    if band is None:
        raise ItemError(f"finished must be a band of {scheme.__name__} ({known_words(scheme)})", given=given)
    return band
