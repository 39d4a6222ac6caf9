"""Insight: a fact that a report should mention first, and its reasons."""

from fractions import Fraction

from attrs import frozen

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.move import Move
from qpr_core.model.values.records import Choice


class Fact(Choice):
    """A reason for mentioning a KPI or a service first, the most important first.

    Concerns come before good news.

    >>> Fact("missed by the most"), [fact for fact in Fact if fact.is_good][0]
    (Fact.MISSED_MOST, Fact.ROSE_FAR)
    """

    FELL_FAR = "fell two bands"
    """It fell two bands or more since the quarter before."""
    WORST_RUNNING = "worst for three periods running"
    """It is in the worst band for the third period running, or longer."""
    MISSED_MOST = "missed by the most"
    """It is in the worst band, and no KPI missed its target by a larger share of it."""
    SERVICE_WORSENED = "every KPI of a service worsened"
    """Every KPI of a service is worse than before, and none is in a better band."""
    TURNED_NEGATIVE = "turned negative"
    """Its direction of travel was positive in the quarter before and is negative now."""
    WORST_SINCE = "worst since"
    """Its result is worse than the four results before it, or more."""
    ROSE_FAR = "rose two bands"
    """It rose two bands or more since the quarter before."""
    SERVICE_IMPROVED = "every KPI of a service improved"
    """Every KPI of a service is better than before, and none is in a worse band."""
    TURNED_POSITIVE = "turned positive"
    """Its direction of travel was negative in the quarter before and is positive now."""
    BEST_SINCE = "best since"
    """Its result is better than the four results before it, or more."""

    @property
    def rank(self) -> int:
        """The position in the order of importance: 0 comes first."""
        return list(Fact).index(self)

    @property
    def is_good(self) -> bool:
        """Whether it is good news."""
        return self.rank >= Fact.ROSE_FAR.rank


@frozen(kw_only=True, repr=False)
class Insight:
    """A KPI or a service that a report should mention first, and the reasons.

    `facts` has every reason, the most important first. `assessments` has the KPI, or all KPIs of the `service`; the
    service is `None` for a KPI. `move` is the move of the KPI since the quarter before, if it fell or rose two bands.
    `miss` is how far the KPI is from its target in % of the size of the target, if it missed by the most.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> from qpr_core.answers import insights
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> insights(Scorecard([(calls, TimeSeries({"Q1 2023/24": 90, "Q2 2023/24": 70}))]).report("Q2 2023/24"))
    (<Insight 'C1': Fact.FELL_FAR>,)
    """

    facts: tuple[Fact, ...]
    assessments: tuple[Assessment, ...]
    service: str | None = None
    move: Move | None = None
    miss: Fraction | None = None

    @property
    def is_good(self) -> bool:
        """Whether the most important fact is good news."""
        return self.facts[0].is_good

    def __repr__(self) -> str:
        """Return a short description: the code or the service, and the facts."""
        whose = self.assessments[0].code if self.service is None else self.service
        return f"<Insight {whose!r}: {', '.join(map(repr, self.facts))}>"
