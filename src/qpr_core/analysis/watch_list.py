"""The watch-list: which KPIs a Cabinet should look at first, and how near they are to falling."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from qpr_core.analysis.assessment import Assessment
from qpr_core.analysis.heading import Direction
from qpr_core.analysis.report import Report
from qpr_core.errors import ReportError, got
from qpr_core.model.choice import Choice
from qpr_core.model.figures import Number, exact
from qpr_core.model.scheme import Scheme


class Concern(Choice):
    """Why a KPI is on the watch-list, the gravest first.

    >>> list(Concern)
    [Concern.WORST_AND_WORSENING, Concern.WORST_AND_FLAT, Concern.WORSENING, Concern.NEAR_TO_FALLING]
    """

    WORST_AND_WORSENING = "worst and worsening"
    WORST_AND_FLAT = "worst and flat"
    WORSENING = "worsening"
    NEAR_TO_FALLING = "near to falling"


@frozen(kw_only=True, repr=False)
class Watched:
    """A KPI on the watch-list, and why.

    `concerns` has every reason, the gravest first. `margin` is what it may lose before it falls into the next worse
    band, per 100 of the size of its target; in the worst band it is below nought and says how far the floor is missed.
    It is `None` where the target is nought, where a rule of one's own has no margins, or where figures are withheld.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=80, floor=70))
    >>> watch_list(Scorecard([(calls, TimeSeries({"Q1 2023/24": 80}))]).report("Q1 2023/24"))
    (<Watched 'C1': Concern.NEAR_TO_FALLING, margin 0>,)
    """

    assessment: Assessment = field()
    concerns: tuple[Concern, ...]
    margin: Fraction | None

    def __repr__(self) -> str:
        """Tell who is watched and why."""
        concerns = ", ".join(map(repr, self.concerns))
        margin = "unknown" if self.margin is None else f"{float(self.margin):.4g}"
        return f"<Watched {self.assessment.indicator.code!r}: {concerns}, margin {margin}>"


def watch_list(report: Report, *, near: Number = 2) -> tuple[Watched, ...]:
    """List the KPIs that need watching: the gravest concern first, and of one concern those with the least margin.

    A KPI is on it if it is in the worst band and its direction of travel is negative, or stable; if it is in a band
    between the best and the worst and its direction is negative; or if it is in any but the worst and near to falling
    out of it. One that is carried forward is on it with the rating of its own period. What has no rating, or is in the
    worst band with an unknown direction, is on no watch-list: it stands among the unrated and the worst.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=80, floor=70))
    >>> falling = TimeSeries({f"Q{quarter} 2023/24": 86 - 2 * quarter for quarter in (1, 2, 3, 4)} | {"Q1 2024/25": 76})
    >>> watched, = watch_list(Scorecard([(calls, falling)]).report("Q1 2024/25"))
    >>> watched.concerns, watched.margin
    ((Concern.WORSENING,), Fraction(15, 2))

    Args:
        report: made by `Scorecard.report`.
        near: how near to falling counts, per 100 of the size of the target; a margin of just so much does.

    Raises:
        ReportError: if *report* is none, or *near* is below nought.
        FigureError: if *near* is no figure.

    Source: Kent County Council's Cabinet asked to be told of Ambers with a worsening trend, of Reds that do not
        improve, and of how far below the floor they are.
    """
    if not isinstance(report, Report):
        raise ReportError(f"report must be a Report, got {got(report)}")
    limit = exact(near, "near")
    if limit < 0:
        raise ReportError(f"near must be nought or more, got {got(near)}")
    watched = [
        Watched(assessment=each, concerns=concerns, margin=margin)
        for each in report.kpis
        for margin in (_margin(each),)
        for concerns in (tuple(_concerns(each, margin, limit)),)
        if concerns
    ]
    return tuple(sorted(watched, key=_rank))


def _margin(assessment: Assessment) -> Fraction | None:
    standing, rating = assessment.standing, assessment.rating
    if not isinstance(rating, Scheme) or not standing.target:
        return None
    margin = standing.distance_to_floor if rating.is_worst else standing.margin_to_worse
    return None if margin is None else margin * 100 / abs(standing.target)


def _concerns(assessment: Assessment, margin: Fraction | None, near: Fraction) -> Iterable[Concern]:
    rating, direction = assessment.rating, assessment.direction_of_travel.direction
    if not isinstance(rating, Scheme):
        return
    if rating.is_worst:
        if direction is Direction.NEGATIVE:
            yield Concern.WORST_AND_WORSENING
        elif direction is Direction.STABLE:
            yield Concern.WORST_AND_FLAT
        return
    if rating.rank > 0 and direction is Direction.NEGATIVE:
        yield Concern.WORSENING
    if margin is not None and margin <= near:
        yield Concern.NEAR_TO_FALLING


def _rank(watched: Watched) -> tuple[int, bool, Fraction]:
    margin = watched.margin
    return list(Concern).index(watched.concerns[0]), margin is None, Fraction(0) if margin is None else margin
