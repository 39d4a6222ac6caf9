"""insights: the facts of a report that matter most, ranked."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Direction, Flag
from qpr_core.analysis.comparing.record import Extreme
from qpr_core.analysis.insights.insight import Fact, Insight
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.bridge import bridge
from qpr_core.analysis.reporting.dividing import divided
from qpr_core.analysis.reporting.move import Move
from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import ReportError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.arguments import check_whole_number

_FAR: Final = 2
"""The least number of bands that a KPI moves to be mentioned."""

_RUNNING: Final = 3
"""The least number of periods running in the worst band."""

_BEATEN: Final = 4
"""The least number of results that a record beats: a year of quarters."""

_TURNS: Final[Mapping[tuple[object, object], Fact]] = {
    (Direction.POSITIVE, Direction.NEGATIVE): Fact.TURNED_NEGATIVE,
    (Direction.NEGATIVE, Direction.POSITIVE): Fact.TURNED_POSITIVE,
}


def insights(report: Report, *, most: int = 3) -> tuple[Insight, ...]:
    """Return the facts of a report that matter most, the most important first.

    A KPI or a service is mentioned once, with all its facts, and ranked by the first of them in the order of `Fact`.
    Within one fact, more bands, a longer streak, a record that beats more results and a service of more KPIs come
    first, and then the order of the report. Concerns come before good news. If more KPIs moved to a better band than
    to a worse one, the most important good news comes before all concerns, so that the first fact agrees with the
    counts.

    The rank depends only on ratings, directions, streaks, records and the order of sizes. A figure that changes none
    of them changes no rank. A KPI with a figure that was probably entered wrongly is left out.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls, visits = (
    ...     Indicator(code=code, name=code, polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...               thresholds=Thresholds(target=85, floor=80)) for code in ("C1", "V1"))
    >>> quarters = ["Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]
    >>> scorecard = Scorecard([(calls, TimeSeries(zip(quarters, [78, 77, 79]))),
    ...                        (visits, TimeSeries(zip(quarters, [86, 79, 90])))])
    >>> insights(scorecard.report("Q2 2023/24"))
    (<Insight 'V1': Fact.ROSE_FAR>, <Insight 'C1': Fact.WORST_RUNNING>)

    Args:
        report: A report from `Scorecard.report`.
        most: The largest number of insights to return. Defaults to 3.

    Raises:
        ReportError: If *report* is not a `Report` of one rating scheme, or *most* is not a whole number of 1 or more.
    """
    one_scheme(report)
    check_whole_number(most, "most", ReportError, least=1, whose=report.period)
    made = None if report.previous is None else bridge(report)
    moves = {} if made is None else {move.indicator.code: move for move in made.moves}
    found = [*_of_kpis(report, moves), *_of_services(report, moves)]
    ranked = [each.insight for each in sorted(found, key=lambda each: each.order)]
    good = next((each for each in ranked if each.is_good), None)
    if good is not None and made is not None and len(made.improved) > len(made.worsened):
        ranked = [good, *(each for each in ranked if each is not good)]
    return tuple(ranked[:most])


class _Found(NamedTuple):
    """An insight with the size of its most important fact and its place in the report."""

    insight: Insight
    size: int
    place: int

    @property
    def order(self) -> tuple[int, int, int]:
        return self.insight.facts[0].rank, -self.size, self.place


def _of_kpis(report: Report, moves: Mapping[str, Move]) -> Iterator[_Found]:
    before = {} if report.previous is None else {each.code: each for each in report.previous.kpis}
    furthest = _furthest(report.kpis)
    for place, assessment in enumerate(report.kpis):
        move, is_furthest = moves.get(assessment.code), assessment is furthest
        sizes = {
            **({} if move is None else _of_move(move)),
            **_of_streak(assessment),
            **({Fact.MISSED_MOST: 0} if is_furthest else {}),
            **_of_direction(before.get(assessment.code), assessment),
            **_of_record(assessment),
        }
        facts = sorted(sizes, key=lambda fact: fact.rank)
        if facts and Flag.IMPLAUSIBLE not in assessment.flags:
            moved = move if {Fact.FELL_FAR, Fact.ROSE_FAR} & sizes.keys() else None
            miss = _miss(assessment) if is_furthest else None
            insight = Insight(facts=tuple(facts), assessments=(assessment,), move=moved, miss=miss)
            yield _Found(insight, sizes[facts[0]], place)


def _of_services(report: Report, moves: Mapping[str, Move]) -> Iterator[_Found]:
    places = {each.code: place for place, each in enumerate(report.kpis)}
    for service, kpis in divided(report.kpis, lambda each: each.service).items():
        records = {each.record and (each.record.extreme, each.record.against, each.result_period) for each in kpis}
        record = kpis[0].record
        if service is None or len(kpis) < 2 or record is None or len(records) > 1:
            continue
        is_good = record.extreme is Extreme.BEST
        ups = [moves[each.code].bands_up for each in kpis if each.code in moves]
        contradicted = any(up < 0 if is_good else up > 0 for up in ups)
        if not contradicted and not any(Flag.IMPLAUSIBLE in each.flags for each in kpis):
            fact = Fact.SERVICE_IMPROVED if is_good else Fact.SERVICE_WORSENED
            yield _Found(
                Insight(facts=(fact,), assessments=tuple(kpis), service=service), len(kpis), places[kpis[0].code]
            )


def _of_move(move: Move) -> dict[Fact, int]:
    up = move.bands_up
    return {Fact.ROSE_FAR if up > 0 else Fact.FELL_FAR: abs(up)} if abs(up) >= _FAR else {}


def _of_streak(assessment: Assessment) -> dict[Fact, int]:
    streak = assessment.streak
    is_long = streak is not None and streak.rating.is_worst and streak.count >= _RUNNING
    return {Fact.WORST_RUNNING: streak.count} if streak is not None and is_long else {}


def _of_direction(before: Assessment | None, now: Assessment) -> dict[Fact, int]:
    if before is None:
        return {}
    fact = _TURNS.get((before.direction_of_travel.direction, now.direction_of_travel.direction))
    return {} if fact is None else {fact: 0}


def _of_record(assessment: Assessment) -> dict[Fact, int]:
    record = assessment.record
    if record is None or record.beats < _BEATEN:
        return {}
    return {Fact.BEST_SINCE if record.extreme is Extreme.BEST else Fact.WORST_SINCE: record.beats}


def _furthest(kpis: Iterable[Assessment]) -> Assessment | None:
    """Return the KPI that missed its target by the most, as a share of the target.

    `None` if it is not in the worst band, if two missed theirs by the same share, if only one missed it, or if a miss
    is withheld.
    """
    rated = [each for each in kpis if isinstance(each.rating, Scheme)]
    if any(each.standing.is_withheld for each in rated):
        return None
    missed = sorted(((miss, each) for each in rated if (miss := _miss(each)) is not None), key=lambda pair: -pair[0])
    if len(missed) < 2 or missed[0][0] == missed[1][0]:
        return None
    furthest = missed[0][1]
    return furthest if isinstance(furthest.rating, Scheme) and furthest.rating.is_worst else None


def _miss(assessment: Assessment) -> Fraction | None:
    """Return how far a KPI is from the target that it missed, in % of the target."""
    distance, target = assessment.standing.distance_to_target, assessment.standing.stated_target
    return -distance * 100 / abs(target) if distance is not None and distance < 0 and target else None
