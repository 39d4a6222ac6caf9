"""Verification of the markers, comparators, peers and points of an assessment."""

from fractions import Fraction

from attrs import evolve

from qpr_core.analysis.comparing.benchmark import benchmark
from qpr_core.analysis.comparing.peers import PERCENTILE_RANK, PeerComparison, compare_peers
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.results import latest_of
from qpr_core.analysis.travel.direction import travel_up_to
from qpr_core.interchange.verifying.agreeing import must, must_agree, refuse
from qpr_core.interchange.verifying.known_results import KnownResults
from qpr_core.interchange.verifying.withheld import may_withhold
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.plausibility import implausible_figures
from qpr_core.model.time.period import Period
from qpr_core.model.values.path_faults import numbered
from qpr_core.model.values.records import FrozenMapping


def check_background(assessment: Assessment, known: KnownResults) -> None:
    """Check what surrounds the result of an assessment.

    These are markers, benchmarks, the place among peers, the points of the direction and probable typing errors.

    Raises:
        QprError: If one contradicts the rest of the assessment.
    """
    _check_markers(assessment)
    _check_benchmarks(assessment)
    _check_peers(assessment, known)
    if not known.are_withheld and not assessment.direction_of_travel.is_withheld:
        _check_points(assessment, known)
    is_whole = known.are_all and assessment.indicator.aggregation is None and not may_withhold(assessment.indicator)
    if is_whole:
        again = implausible_figures(assessment.indicator, known.series, until=assessment.due)
        must_agree(assessment.implausible, again, "implausible")


def _check_markers(assessment: Assessment) -> None:
    """Check that markers are for missing results up to the period that was due."""
    listed = {*(each.period for each in assessment.results), *assessment.withheld}
    first = min(listed, default=assessment.due)
    for period in assessment.markers:
        is_right = first <= period <= assessment.due and period not in listed
        must(is_right, "markers", "those of missing results", period, "markers")
    must_agree(assessment.marker, assessment.markers.get(assessment.due), "comparison.now.marker")


def _check_benchmarks(assessment: Assessment) -> None:
    """Check the benchmarks by name, as comparators have no order in a document."""
    comparators = assessment.indicator.comparators
    names = [each.name for each in assessment.benchmarks]
    must(sorted(names) == sorted(comparators), "benchmarks", f"those of {sorted(comparators)}", names, "benchmarks")
    for index, each in enumerate(assessment.benchmarks):
        again = benchmark(each.name, comparators[each.name], assessment.standing, assessment.result_period)
        must_agree(each, again, numbered("benchmarks", index))


def _check_peers(assessment: Assessment, known: KnownResults) -> None:
    """Check the place among peers, unless it is for a result that is not listed."""
    if not assessment.indicator.peers:
        must_agree(assessment.peers, None, "peers")
        return
    peers = assessment.peers
    if peers is None:
        refuse("peers", "a PeerComparison", None, "peers")
    must_agree(peers.rule, PERCENTILE_RANK, "peers.rule")
    if known.are_withheld or assessment.standing.is_withheld:
        return
    again = compare_peers(assessment.standing, known.series, assessment.result_period)
    if again is not None and (known.are_all or (again.period is not None and known.covers(again.period))):
        must_agree(_in_order(peers), _in_order(again), "peers")


def _in_order(peers: PeerComparison) -> PeerComparison:
    return evolve(peers, level_with=tuple(sorted(peers.level_with)), best=tuple(sorted(peers.best)))


def _check_points(assessment: Assessment, known: KnownResults) -> None:
    """Check the points of the direction against the results that are listed."""
    travel, indicator = assessment.direction_of_travel, assessment.indicator
    coverage = Basis.IN_PERIOD if travel.course is None else travel.course.coverage
    latest = latest_of(indicator, known.series, assessment.period)
    again = travel_up_to(latest, indicator, known.series, travel.method, coverage)
    window = travel.method.window_for(assessment.due.frequency)
    if known.are_all or (window is not None and window <= len(assessment.results)):
        must_agree(travel, again, "direction_of_travel")
    else:
        found, wanted = _heights(travel.course), _heights(again.course)
        shared = found.keys() & wanted.keys()
        must_agree(
            FrozenMapping((period, found[period]) for period in sorted(shared)),
            FrozenMapping((period, wanted[period]) for period in sorted(shared)),
            "direction_of_travel.course.points",
        )


def _heights(course: Course | None) -> dict[Period, Fraction]:
    return {} if course is None else dict(course.points)
