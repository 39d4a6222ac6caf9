"""Facts about one KPI: its rating, its results, its target and its direction."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from qpr_core.analysis.answers import Direction, Judgement, Movement, NoRating
from qpr_core.analysis.rating.rate import rate
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.model.series.observation import Status
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Baseline, Period
from qpr_core.wording.drafts.discrepancy import Answer
from qpr_core.wording.drafts.facts import Facts, covers
from qpr_core.wording.drafts.judgement import Fact
from qpr_core.wording.drafts.words import Group, Kind, Member, Token, When


class Rated(NamedTuple):
    """A rating or another answer, and the expression that gives it."""

    answer: Answer | Group
    expression: str


class KpiFacts(NamedTuple):
    """The facts about one KPI of a report or of a summary."""

    facts: Facts
    code: str

    @property
    def assessment(self) -> Assessment | None:
        """Its assessment, if there is a report."""
        report = self.facts.report
        return None if report is None else report.get(self.code)

    @property
    def root(self) -> str:
        """The expression of its assessment."""
        return f"report[{self.code!r}]"

    def rating(self) -> Rated | None:
        """Return its rating now."""
        found = self.assessment
        if found is not None:
            return Rated(found.rating, f"{self.root}.rating")
        return self._of_member(before=False)

    def rating_before(self) -> Rated | None:
        """Return its rating in the quarter before."""
        report = self.facts.report
        if report is None:
            return self._of_member(before=True)
        then = None if report.previous is None else report.previous.get(self.code)
        return None if then is None else Rated(then.rating, f"report.previous[{self.code!r}].rating")

    @property
    def is_rated_by_value(self) -> bool:
        """Whether the value of each result alone shows its rating."""
        found = self.assessment
        if found is None or found.indicator.disclosure is not None:
            return False
        rule = found.indicator.rule
        return rule is None or rule.looks_back is None

    def rating_at(self, token: Token | None) -> Rated | None:
        """Return the rating that its result had in an earlier quarter.

        It is not known if it depends on more than the value: on the counts of a result whose small counts are withheld,
        or on the results before.
        """
        found = self.assessment
        point = None if token is None else self._point(token)
        if found is None or point is None or not self.is_rated_by_value:
            return None
        rating = self.rated(point)
        code = f"rate({self.root}.indicator, {point.value}, at='{point.period}').rating"
        return Rated(rating, code) if isinstance(rating, Scheme) else None

    def rated(self, point: TrailPoint) -> object:
        """Return the rating that the value of an earlier result had."""
        found = self.assessment
        return None if found is None else rate(found.indicator, point.value, at=point.period).rating

    def _of_member(self, *, before: bool) -> Rated | None:
        summary = self.facts.summary.previous if before else self.facts.summary
        members = () if summary is None else summary.members or ()
        found = next((member for member in members if member.code == self.code), None)
        root = "summary.previous.members" if before else "summary.members"
        expression = f"next(each.rating for each in {root} if each.code == {self.code!r})"
        return None if found is None else Rated(found.rating, expression)

    def direction(self) -> Rated | None:
        """Return its direction of travel, or why it has none."""
        found = self.assessment
        if found is not None:
            return Rated(found.direction_of_travel.direction, f"{self.root}.direction_of_travel.direction")
        members = self.facts.summary.members or ()
        member = next((each for each in members if each.code == self.code), None)
        if member is None or member.direction is None:
            return None
        return Rated(
            member.direction, f"next(each.direction for each in summary.members if each.code == {self.code!r})"
        )

    def has(self, member: Member) -> Rated | None:  # noqa: PLR0911  one exit for each kind of answer
        """Return its answer of the same kind as *member*."""
        found = self.assessment
        match member:
            case Scheme():
                return self.rating()
            case Direction():
                return self.direction()
            case Judgement():
                judged = None if found is None else found.comparison.judgement
                return Rated(judged, f"{self.root}.comparison.judgement") if isinstance(judged, Judgement) else None
            case Group.CARRIED if found is not None:
                return Rated(Group.CARRIED if found.is_carried else Group.RATED, f"{self.root}.is_carried")
            case Group.PROVISIONAL if found is not None:
                provisional = found.status is Status.PROVISIONAL
                return Rated(Group.PROVISIONAL if provisional else Group.RATED, f"{self.root}.status")
            case NoRating() if found is not None and found.comparison.now.value is None:
                return Rated(member, f"{self.root}.comparison.now.value")
            case NoRating():
                rated = self.has(Group.UNRATED)
                return None if found is None and rated is not None and rated.answer is not Group.UNRATED else rated
            case Group.UNRATED:
                rating = self.rating()
                is_unrated = rating is not None and isinstance(rating.answer, NoRating)
                return (
                    None if rating is None else rating._replace(answer=Group.UNRATED if is_unrated else rating.answer)
                )
            case _:
                return None

    def result(self, token: Token | None) -> Fact | None:
        """Return its result in a quarter; without a token, the one that counts."""
        found = self.assessment
        if found is None:
            return None
        if token is None or token.kind is Kind.NOW:
            value = found.standing.value
            return None if value is None else Fact(value, f"{self.root}.standing.value")
        point = self._point(token)
        if point is None:
            return None
        code = f"next(each.value for each in {self.root}.trail if str(each.period) == '{point.period}')"
        return Fact(point.value, code)

    def withholds(self, token: Token | None) -> bool:
        """Return True if its result in a quarter, or the one that counts, is withheld."""
        found = self.assessment
        if found is None:
            return False
        if token is None or token.kind is Kind.NOW:
            return found.standing.is_withheld
        period = self.period_of(token)
        return period is not None and any(each.end == period.end for each in found.withheld)

    def results(self) -> Iterator[Fact]:
        """Yield all its results, the latest first."""
        found = self.assessment
        for point in reversed(() if found is None else found.trail):
            code = f"next(each.value for each in {self.root}.trail if str(each.period) == '{point.period}')"
            yield Fact(point.value, code)

    def _point(self, token: Token) -> TrailPoint | None:
        period = self.period_of(token)
        found = self.assessment
        if period is None or found is None:
            return None
        return next((each for each in reversed(found.trail) if each.period.end == period.end), None)

    def period_of(self, token: Token) -> Period | None:
        """Return the period that a token names."""
        now = self.facts.summary.period
        if token.kind is Kind.BEFORE:
            return now.shift(-1)
        if token.kind is Kind.YEAR_AGO:
            return Baseline.SAME_PERIOD_LAST_YEAR.of(now)
        match token.value:
            case When(period=Period() as named, is_of_other_year=False):
                return now if covers(named, now) else named
            case When(quarter=int(), is_of_other_year=False) as named:
                return self.facts.latest(named)
            case named:
                return self.facts.period_of(named) if isinstance(named, When) else None

    def targets(self) -> Iterator[Fact]:
        """Yield its target."""
        found = self.assessment
        if found is not None and found.standing.stated_target is not None:
            yield Fact(found.standing.stated_target, f"{self.root}.standing.target")

    def floors(self) -> Iterator[Fact]:
        """Yield the edges of the range outside the worst band."""
        found = self.assessment
        if found is None or not found.standing.ranges:
            return
        widest = found.standing.ranges[-1]
        for name, edge in (("low", widest.low), ("high", widest.high)):
            if edge is not None:
                yield Fact(edge, f"{self.root}.standing.ranges[-1].{name}")

    def change(self, token: Token | None) -> Fact | None:
        """Return its change since a quarter; without a token, since its baseline."""
        found = self.assessment
        if token is None and found is not None and found.comparison.change is not None:
            return Fact(found.comparison.change, f"{self.root}.comparison.change")
        if token is None:
            return None
        now, then = self.result(None), self.result(token)
        if now is None or then is None:
            return None
        return Fact(now.value - then.value, f"{now.expression} - ({then.expression})")

    def movement(self) -> Rated | None:
        """Return whether the result went up or down."""
        found = self.assessment
        if found is None or not isinstance(found.comparison.movement, Movement):
            return None
        return Rated(found.comparison.movement, f"{self.root}.comparison.movement")

    def judged_since(self, token: Token) -> Rated | None:
        """Return whether its result is better or worse than in an earlier quarter."""
        found, now, then = self.assessment, self.result(None), self.result(token)
        if found is None or now is None or then is None or not _has_better(found):
            return None
        gain = found.indicator.polarity.gain(before=then.value, now=now.value, target=found.standing.target)
        answer = Judgement.BETTER if gain > 0 else Judgement.WORSE if gain < 0 else Judgement.SAME
        figures = f"before={then.expression}, now={now.expression}, target={self.root}.standing.target"
        return Rated(answer, f"{self.root}.indicator.polarity.gain({figures})")

    @property
    def rise_is_better(self) -> bool | None:
        """Whether a higher result is better; `None` if that is not so for every value."""
        found = self.assessment
        if found is None or not found.indicator.polarity.judges or found.indicator.polarity.needs_target:
            return None
        return found.indicator.polarity.gain(before=Fraction(0), now=Fraction(1), target=None) > 0

    def rises(self) -> Iterator[Fraction]:
        """Yield the change of each result from the one before, the latest first."""
        found = self.assessment
        for after, then in pairwise(reversed(() if found is None else found.trail)):
            if then.period.end != after.period.ordinal:
                return
            yield after.value - then.value

    def gains(self) -> Iterator[Fraction]:
        """Yield the gain of each result on the one before, the latest first."""
        found = self.assessment
        if found is None or not found.indicator.polarity.judges:
            return
        polarity = found.indicator.polarity
        for after, then in pairwise(reversed(found.trail)):
            if then.period.end != after.period.ordinal:
                return
            if polarity.needs_target and after.target is None:
                return
            yield polarity.gain(before=then.value, now=after.value, target=after.target)


def _has_better(assessment: Assessment) -> bool:
    """Return True if one result of a KPI can be better than a different one."""
    polarity = assessment.indicator.polarity
    return polarity.judges and (not polarity.needs_target or assessment.standing.target is not None)
