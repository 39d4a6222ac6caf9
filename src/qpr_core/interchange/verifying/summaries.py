"""Verification of summaries and bridges against members and definitions."""

from functools import partial

from qpr_core.analysis.answers import Cause, NoComparison, NoRating
from qpr_core.analysis.comparing.between_periods import cause_between, has_target_changed, notes_between
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.move import Move
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.interchange.simple_values import write_choice
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must, must_agree
from qpr_core.interchange.verifying.withheld import may_withhold
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.path_faults import joined, numbered


def check_summary(summary: Summary) -> None:
    """Check a summary: each list has the members with its band, in their order.

    The class itself checks counts against members. Without members, counts and lists are read as written.

    Raises:
        InterchangeError: If a list contradicts the members.
    """
    first, *earlier = summary.with_earlier
    _check_lists(first)
    for index, each in enumerate(earlier):
        inside("previous" if len(earlier) == 1 else numbered("previous", index), partial(_check_lists, each))


def _check_lists(summary: Summary) -> None:
    """Check the lists of a summary and of its parts of the same period."""
    for band, listed in summary.listed.items():
        if summary.members is not None:
            wanted = tuple((one.service, one.name) for one in summary.members if one.rating is band)
            must_agree(listed, wanted, joined("listed", write_choice(band)))
    if summary.published is not None:
        inside("published", partial(check_summary, summary.published))
    for index, other in enumerate(summary.others):
        inside(numbered("others", index), partial(check_summary, other))


def check_bridge(bridge: Bridge) -> None:
    """Check a bridge.

    The thresholds, notes and names of each move are those of the definition. Each cause must be one that its ratings
    can have. The ratings themselves are read as written, as a bridge has no results.

    Raises:
        InterchangeError: If a move contradicts the definition or itself.
    """
    must(bridge.against == bridge.period.shift(-1), "against", "the period before", bridge.against, "against")
    codes = [move.indicator.code for move in bridge.moves]
    must(len(set(codes)) == len(codes), "moves", "one for each indicator", codes, "moves")
    for index, move in enumerate(bridge.moves):
        inside(numbered("moves", index), partial(_check_move, move, bridge))


def _check_move(move: Move, bridge: Bridge) -> None:
    indicator, period, against = move.indicator, bridge.period, bridge.against
    must_agree(indicator.financial_year, bridge.financial_year, "indicator.financial_year")
    for name, rating in (("rating_before", move.rating_before), ("rating_now", move.rating_now)):
        is_right = rating is None or isinstance(rating, bridge.scheme | NoRating)
        must(is_right, name, f"a band of {bridge.scheme.__name__} or a reason", rating, name)
    both = None not in {move.rating_before, move.rating_now}
    must_agree(move.target_changed, both and has_target_changed(indicator, period, against), "target_changed")
    must_agree(move.redefined, notes_between(indicator.redefined, against, period), "redefined")
    must_agree(move.renamed, next(iter(notes_between(indicator.renamed, against, period)), None), "renamed")
    must_agree(move.thresholds_before, _thresholds(indicator, against), "thresholds_before")
    must_agree(move.thresholds_now, _thresholds(indicator, period), "thresholds_now")
    must((move.rating_before, move.rating_now) != (None, None), "rating_now", "a rating", None, "rating_now")
    has_result = move.result_period_before is not None
    must((move.rebased_rating is not None) is has_result, "rebased_rating", "that of the earlier result",
         move.rebased_rating, "rebased_rating")  # fmt: skip
    must(has_result or not isinstance(move.rating_before, Scheme), "result_period_before", "a period", None,
         "result_period_before")  # fmt: skip
    if move.result_period_before is not None:
        is_early = move.result_period_before.end <= against.end
        must(is_early, "result_period_before", f"no later than {against}", move.result_period_before,
             "result_period_before")  # fmt: skip
    causes = _causes(move, period, against)
    must(move.cause in causes, "cause", f"one of {', '.join(map(write_choice, causes))}", move.cause, "cause")


def _thresholds(indicator: Indicator, period: Period) -> AnyThresholds | None:
    in_force = indicator.thresholds_at(period)
    return None if in_force is None else in_force.thresholds


def _causes(move: Move, period: Period, against: Period) -> list[Cause | NoComparison]:
    """Return the causes that a move can have; which of them depends on the results."""
    before, rebased, now, indicator = move.rating_before, move.rebased_rating, move.rating_now, move.indicator
    if now is None:
        return [NoComparison.NO_RESULT]
    found: list[Cause | NoComparison] = [] if isinstance(now, Scheme) else [NoComparison.NO_RESULT]
    if before is None or rebased is None:
        return [*found, NoComparison.NO_RESULT_BEFORE]
    found.append(cause_between(indicator, period, against, (before, rebased, now)))
    if before is now:
        found.append(Cause.NEITHER)
    if may_withhold(indicator):
        found.append(NoComparison.WITHHELD)
    if indicator.redefined:
        found.append(NoComparison.REDEFINED)
    if indicator.basis is Basis.YEAR_TO_DATE_TOTAL:
        found.append(NoComparison.ACCUMULATES)
    return list(dict.fromkeys(found))
