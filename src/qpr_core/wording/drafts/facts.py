"""Facts: figures with the expressions that give them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import cached_property
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Direction, Judgement, NoRating
from qpr_core.analysis.reporting.grouping import Grouped, is_within, place_in
from qpr_core.analysis.reporting.member import Member as KpiMember
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import ReportError, SummaryError
from qpr_core.model.indicators.groupings import SERVICE, GroupPath
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Baseline, Period
from qpr_core.wording.drafts.groups import groups_named
from qpr_core.wording.drafts.judgement import Fact
from qpr_core.wording.drafts.names import Known
from qpr_core.wording.drafts.when import quarter_number
from qpr_core.wording.drafts.words import Group, Kind, Member, Subject, Token, When, in_order
from qpr_core.wording.styles.style import Style


class Counts(NamedTuple):
    """The counts of one quarter, and the expression for them."""

    summary: Summary
    expression: str


class Facts:
    """The report and its counts, or the counts alone."""

    def __init__(self, source: Report | Summary, style: Style, expression: str | None = None) -> None:
        """Keep the source, and its expression; counts are made from a report.

        The expression defaults to "report" or "summary". The *style* has the grouping of the groups that a draft names.
        """
        self.report = source if isinstance(source, Report) else None
        self.summary = source if isinstance(source, Summary) else summarise(source)
        self._style = style
        self._expression = "report" if expression is None else expression
        self._root = f"summarise({self._expression})" if self.report is not None else expression or "summary"
        self._parts: dict[str, Facts | None] = {}

    @cached_property
    def now(self) -> Counts:
        """The counts of the quarter of the report."""
        return Counts(self.summary, self._root)

    @cached_property
    def before(self) -> Counts | None:
        """The counts that changes are counted from."""
        then = self.summary.compared_with
        return None if then is None else Counts(then, f"{self._root}.compared_with")

    @cached_property
    def _history(self) -> Sequence[Counts]:
        """The counts of every quarter that is known, the latest first."""
        known = {self.summary.period: self.now}
        if self.before is not None:
            known[self.before.summary.period] = self.before
        for index, each in enumerate(() if self.report is None else self.report.history):
            known.setdefault(each.period, Counts(each, f"{self._expression}.history[{index}]"))
        return [known[period] for period in sorted(known, key=lambda period: period.ordinal, reverse=True)]

    def known(self) -> Known:
        """Return the KPIs, and the groups and services, that a draft can name."""
        kpis = {each.code: each.name for each in self._items()}
        services = dict.fromkeys([*self._groups, *(each.service for each in self._items() if each.service)])
        listed = (pair for of in self._summaries() for pairs in of.listed.values() for pair in pairs)
        for service, name in listed:
            if name not in kpis.values():
                kpis[name] = name
            if service:
                services.setdefault(service)
        return Known(tuple(kpis.items()), tuple(services))

    def _summaries(self) -> Iterator[Summary]:
        for each in (self.summary.published, self.summary.previous, self.summary):
            if each is not None:
                yield each

    def _items(self) -> Iterator[Grouped]:
        for each in self._summaries():
            yield from each.members or ()
        yield from self.report or ()

    @cached_property
    def _groups(self) -> Mapping[str, GroupPath | None]:
        return groups_named(self._style, self._items())

    def members_of(self, group: str | None) -> Sequence[KpiMember] | None:
        """Return the KPIs of a group, or all; `None` if it is not clear which they are."""
        members, grouping = self.summary.members or (), self._style.grouping
        if group is None:
            return members
        if group not in self._groups:
            return [each for each in members if each.service == group]
        path = self._groups[group]
        return None if path is None else [each for each in members if is_within(place_in(grouping, each), path)]

    def at(self, token: Token | None, group: str | None = None) -> Counts | None:
        """Return the counts of a quarter; `None` if they are not known."""
        of = self if group is None else self._part(group)
        return None if of is None else of.named(token)

    def _part(self, group: str) -> "Facts | None":
        """Return the facts of a group; `None` if they are not known."""
        if group not in self._parts:
            self._parts[group] = None
            with suppress(ReportError, SummaryError):  # a service of which no KPI is counted
                self._parts[group] = self._made(group)
        return self._parts[group]

    def _made(self, group: str) -> "Facts | None":
        grouping, path = self._style.grouping, self._groups.get(group, ())
        if self.report is None or path is None:
            return None
        if grouping == SERVICE or not path:
            part = self.report.where(service=group)
            return Facts(part, self._style, f"{self._expression}.where(service={group!r})")
        part = self.report.where(groups={grouping: path})
        return Facts(part, self._style, f"{self._expression}.where(groups={{{grouping!r}: {path!r}}})")

    def named(self, token: Token | None) -> Counts | None:
        """Return the counts of all KPIs in the quarter that a token names."""
        if token is None or token.kind is Kind.NOW:
            return self.now
        if token.kind is Kind.BEFORE:
            return self.before
        if token.kind is Kind.YEAR_AGO:
            return self._ended(Baseline.SAME_PERIOD_LAST_YEAR.of(self.summary.period).end)
        return self._named(token.value) if isinstance(token.value, When) else None

    def _named(self, when: When) -> Counts | None:
        if when.is_of_other_year or when.is_last or when.quarters_ago is not None:
            period = self.period_of(when)
            return None if period is None else self._ended(period.end)
        if when.quarter is not None:
            return next((each for each in self._history if self.quarter_of(each.summary) == when.quarter), None)
        if when.month is not None:
            ends = (each for each in self._history if (each.summary.period.end - 1) % 12 + 1 == when.month)
            return next(ends, None)
        if when.period is None:
            return None
        if covers(when.period, self.summary.period):
            return self.now
        return None if when.period.frequency is Frequency.YEARLY else self._ended(when.period.end)

    def period_of(self, when: When) -> Period | None:
        """Return the quarter of "last autumn" or "six months ago"."""
        now, number = self.summary.period, self.quarter_of(self.summary)
        if when.quarters_ago is not None:
            return now.shift(-when.quarters_ago)
        if when.is_of_other_year:
            return self.of_other_year(when)
        quarter = self._quarter_ending_in(when.month)
        if quarter is None or (when.is_last and quarter < number):  # "last spring" may be this year's
            return None
        latest = self.latest(When(quarter=quarter))
        return latest.shift(-4) if when.is_last and latest == now else latest

    def of_other_year(self, when: When) -> Period | None:
        """Return a quarter of the year before, by its number or its last month.

        If *when* has a year, it is the quarter of that year that is the same as that of the data.
        """
        now, number = self.summary.period, self.quarter_of(self.summary)
        if when.period is not None:
            year_end = now.end + 3 * (4 - number)
            return now.shift((when.period.end - year_end) // 3)
        quarter = when.quarter or self._quarter_ending_in(when.month)
        return None if quarter is None else now.shift(quarter - number - 4)

    def latest(self, when: When) -> Period:
        """Return the latest quarter that a quarter without a year names."""
        return self.summary.period.shift(-((self.quarter_of(self.summary) - (when.quarter or 0)) % 4))

    def _quarter_ending_in(self, month: int | None) -> int | None:
        """Return the number of the quarter that ends in a month; `None` if none does."""
        number, rest = divmod(((month or 0) - self.summary.financial_year.month) % 12 + 1, 3)
        return None if month is None or rest else number

    def _ended(self, end: int) -> Counts | None:
        return next((each for each in self._history if each.summary.period.end == end), None)

    def quarter_of(self, summary: Summary) -> int:
        """Return the number of the quarter in its financial year."""
        return quarter_number(summary.period.ordinal, self.summary.financial_year)

    def counts(self, counts: Counts, subject: Subject) -> Sequence[Fact]:
        """Return the known numbers of KPIs, one for each alternative of a subject."""
        found = (self._count(counts, alternative) for alternative in subject.alternatives)
        return [fact for fact in found if fact is not None]

    def _count(self, counts: Counts, members: Iterable[Member]) -> Fact | None:
        made = [self._one(counts, member) for member in in_order(members)]
        known = [each for each in made if each is not None]
        if len(known) < len(made):
            return None
        return Fact(sum((each.value for each in known), Fraction(0)), " + ".join(each.expression for each in known))

    def _one(self, counts: Counts, member: Member) -> Fact | None:
        summary, root = counts
        match member:
            case Scheme():
                return _fact(summary.ratings.get(member), f"{root}.ratings[{member!r}]")
            case Direction():
                known = None if summary.directions is None else summary.directions[member]
                return _fact(known, f"{root}.directions[{member!r}]")
            case Judgement():
                return self._judged(counts, member)
            case NoRating():
                known = None if summary.reasons is None else summary.reasons.get(member, 0)
                return _fact(known, f"{root}.reasons[{member!r}]")
            case Group.COMPARED:
                return self._compared(counts)
            case Group():
                return _moved(summary, member) if member in _MOVES else _in_group(summary, member, root)

    def both(self, counts: Counts, subject: Subject, second: Subject) -> Sequence[Fact]:
        """Return the number of KPIs that have both a band and a direction."""
        if counts.summary is not self.summary or self.summary.members is None:
            return []
        found = []
        for bands in subject.alternatives:
            for also in second.alternatives:
                both = ({member.rating, member.direction} for member in self.summary.members)
                number = sum(bool(each & bands) and bool(each & also) for each in both)
                expression = f"sum({_is_one_of(bands)} and {_is_one_of(also)} for each in {counts.expression}.members)"
                found.append(Fact(Fraction(number), expression))
        return found

    def _compared(self, counts: Counts) -> Fact | None:
        """Return the number of KPIs whose results can be compared with before."""
        known = [self._judged(counts, judgement) for judgement in Judgement]
        found = [each for each in known if each is not None]
        total = sum((each.value for each in found), Fraction(0))
        return Fact(total, " + ".join(each.expression for each in found)) if found else None

    def _judged(self, counts: Counts, judgement: Judgement) -> Fact | None:
        if self.report is None or counts.summary is not self.summary:
            return None
        found = sum(each.comparison.judgement is judgement for each in self.report.kpis)
        return _fact(found, f"sum(each.comparison.judgement is {judgement!r} for each in {self._expression}.kpis)")


def _is_one_of(members: Collection[Member]) -> str:
    """Return the code that is true of a KPI with one of some ratings or directions."""
    name = "direction" if all(isinstance(member, Direction) for member in members) else "rating"
    return f"each.{name} in {in_order(members)!r}"


def covers(named: Period, quarter: Period) -> bool:
    """Return True if a named period is the quarter, a month of it, or its year.

    >>> covers(Period.parse("2023/24"), Period.parse("Q2 2023/24"))
    True
    """
    return named.end == quarter.end or (
        named.frequency is Frequency.YEARLY and named.ordinal <= quarter.ordinal and quarter.end <= named.end
    )


def _in_group(summary: Summary, group: Group, root: str) -> Fact | None:
    match group:
        case Group.ALL:
            return _fact(summary.indicators, f"{root}.indicators")
        case Group.RATED:
            return _fact(summary.rated_count, f"{root}.rated_count")
        case Group.UNRATED:
            return _fact(summary.unrated_count, f"{root}.unrated_count")
        case Group.UNDIRECTED:
            return _fact(summary.without_direction_count, f"{root}.without_direction_count")
        case Group.CARRIED:
            return _fact(summary.carried_count, f"{root}.carried_count")
        case Group.PROVISIONAL | Group.RISEN | Group.FALLEN | Group.KEPT | Group.COMPARED | Group.PAIRED:
            return None


_MOVES: Final[Mapping[Group, int | None]] = {
    Group.RISEN: 1, Group.FALLEN: -1, Group.KEPT: 0, Group.PAIRED: None,
}  # fmt: skip


def _moved(summary: Summary, group: Group) -> Fact | None:
    """Return the number of KPIs in a better band than before, or in a worse one."""
    pairs = rating_pairs(summary)
    if pairs is None:
        return None
    turn = _MOVES[group]
    count = sum(turn is None or ((was.rank - now.rank) * turn > 0 if turn else was is now) for was, now in pairs)
    return Fact(Fraction(count), "bridge(report)")


def rating_pairs(summary: Summary) -> Sequence[tuple[Scheme, Scheme]] | None:
    """Return the ratings before and now of the KPIs that have both.

    `None` if the KPIs of one quarter are not known.
    """
    then = None if summary.previous is None else summary.previous.members
    if then is None or summary.members is None:
        return None
    before = {member.code: member.rating for member in then}
    pairs = ((before.get(member.code), member.rating) for member in summary.members)
    return [(was, now) for was, now in pairs if isinstance(was, Scheme) and isinstance(now, Scheme)]


def _fact(value: int | None, expression: str) -> Fact | None:
    return None if value is None else Fact(Fraction(value), expression)
