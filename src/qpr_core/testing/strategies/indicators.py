"""Strategies for indicators, plain and of every kind, and for rating rules."""

from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.disclosure import Suppress
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.rating_rule import Case, RatingRule
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.time.period import Baseline
from qpr_core.testing.builders import Four
from qpr_core.testing.strategies.figures import figures
from qpr_core.testing.strategies.series import series
from qpr_core.testing.strategies.thresholds import (
    AnyThresholds,
    expected_ranges,
    judging_polarities,
    levels,
    profiles,
    thresholds,
)

_PEERS: Final = st.sampled_from(["Ashby", "Brackwell", "Colne Vale", "Dunmere", "Eastmarsh"])

UNITS: Final = ("%", "number", "days", "£", "per 1,000")


def services() -> st.SearchStrategy[str | None]:
    """Return services, or None; they shrink to Adult Social Care."""
    return st.sampled_from(["Adult Social Care", "Highways", None])


def groups() -> st.SearchStrategy[dict[str, str | tuple[str, ...]]]:
    """Return places in groupings of one and of several levels; they shrink to none."""
    priorities = [("Cleaner borough", "Waste"), ("Cleaner borough", "Streets"), ("Safer borough",)]
    return st.fixed_dictionaries(
        {}, optional={"directorate": st.sampled_from(["Place", "People"]), "priority": st.sampled_from(priorities)}
    )


@st.composite
def plain_indicators(draw: st.DrawFn, *, polarity: Polarity | None = None, code: str = "K1") -> Indicator:
    """Return plain indicators; they shrink to one without thresholds."""
    which = draw(judging_polarities()) if polarity is None else polarity
    return Indicator(
        code=code,
        name=f"Indicator {code}",
        service=draw(services()),
        groups=draw(groups()),
        polarity=which,
        unit=draw(st.sampled_from(UNITS)),
        thresholds=draw(st.none() | thresholds(polarity=which)),
    )


_PROTECTED: Final[list[dict[str, Any]]] = [{}, {}, {"withhold_below": 5}, {"disclosure": Suppress(10)}]
"""The ways to protect small counts, two of them none."""


@st.composite
def indicators(
    draw: st.DrawFn, *, polarity: Polarity | None = None, code: str = "K1", scheme: type[Scheme] = Rag
) -> Indicator:
    """Return indicators of every kind; they shrink to a plain one.

    >>> from hypothesis import given
    >>> @given(indicators(scheme=Four))
    ... def test_bands(indicator: Indicator) -> None:
    ...     assert indicator.scheme is Four
    >>> test_bands()

    Args:
        polarity: The polarity. Defaults to any.
        code: The code.
        scheme: The scheme, with three or four bands.
    """
    which = draw(st.sampled_from(Polarity)) if polarity is None else polarity
    basis: Basis | Rolling = draw(st.sampled_from([*Basis, Rolling(4)]))
    accumulates = basis is Basis.YEAR_TO_DATE_TOTAL
    unit, places = draw(st.sampled_from(UNITS)), draw(st.none() | st.integers(0, 2))
    return Indicator(
        code=code,
        name=f"Indicator {code}",
        service=draw(services()),
        groups=draw(groups()),
        owner=draw(st.sampled_from([None, "Head of Service"])),
        polarity=which,
        unit=unit,
        thresholds=draw(_threshold_parts(which, in_four=scheme is Four, accumulates=accumulates)),
        scheme=None if scheme is Rag else scheme,
        basis=basis,
        baseline=draw(st.none() | st.sampled_from(Baseline)),
        comparators=draw(st.just({}) | series().map(lambda made: {"England": made})),
        peers=draw(st.just({}) | st.dictionaries(_PEERS, series(), min_size=1, max_size=5)),
        decimal_places=places,
        rated_as_displayed=places is not None and draw(st.booleans()),
        **draw(st.sampled_from(_PROTECTED if unit in {"%", "per 1,000"} else [{}])),
        arrears=draw(st.integers(0, 2)),
        carry_forward=draw(st.sampled_from([1, 0, 2, 3])),
        reported_from=draw(st.none() | st.just("Q2 2000/01")),
        reported_until=draw(st.none() | st.just("Q1 2002/03")),
        redefined=draw(st.just({}) | st.just({"Q3 2000/01": "Counts repeat calls too"})),
        renamed=draw(st.just({}) | st.just({"Q2 2000/01": "Old name"})),
    )


@cache
def _threshold_parts(
    polarity: Polarity, *, in_four: bool, accumulates: bool
) -> st.SearchStrategy[AnyThresholds | dict[str, AnyThresholds | Profile | None] | None]:
    """Return no thresholds, constant ones, or thresholds by period."""
    each: st.SearchStrategy[AnyThresholds] = expected_ranges()
    if polarity.judges:
        each = levels(polarity=polarity) if in_four else thresholds(polarity=polarity)
    if accumulates:
        return st.none() | st.fixed_dictionaries(_of_totals(each))
    by_period: dict[str, st.SearchStrategy[AnyThresholds | Profile | None]] = {
        "Q4 1999/00": each,
        "2000/01": st.none() | each,
        "Q3 2001/02": each,
    }
    profiled: dict[str, st.SearchStrategy[AnyThresholds | Profile | None]] = {
        "2000/01": profiles(quarters=each),
        "2002/03": each,
    }
    return st.none() | each | st.fixed_dictionaries(by_period) | st.fixed_dictionaries(profiled)


def _of_totals(
    each: st.SearchStrategy[AnyThresholds],
) -> dict[str, st.SearchStrategy[AnyThresholds | Profile | None]]:
    """Return the thresholds of year-to-date totals, by quarter, month or profile."""
    return {
        "Q4 1998/99": each,
        "1999/00": st.none(),
        "2000/01": profiles(quarters=each),
        "Q1 2001/02": each,
        "August 2001": st.none() | each,
    }


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return cases for a rating rule; they shrink to a value of 0 with a target of 0."""
    polarity = draw(judging_polarities())
    each, before = draw(thresholds(polarity=polarity)), draw(st.none() | figures())
    bands = each.ranges(polarity)
    return Case(value=draw(figures()), target=each.target, ranges=bands, polarity=polarity, previous_value=before)


def rating_rules() -> st.SearchStrategy[RatingRule]:
    """Return custom rules for Red, Amber and Green; they shrink to the default rule."""
    return st.sampled_from([RatingRule(name="as the bands say", version=1, decide=_by_bands), _LOOKING_BACK])


def _by_bands(case: Case) -> Scheme:
    return list(Rag)[case.rank]


def _unless_better(case: Case) -> Scheme:
    """Return Amber instead of Red for a value that is better than before."""
    improved = case.gain is not None and case.gain > 0
    return Rag.AMBER if improved and case.rank == len(Rag) - 1 else list(Rag)[case.rank]


_LOOKING_BACK: Final = RatingRule(
    name="Amber if it improves", version=1, decide=_unless_better, looks_back=Baseline.PREVIOUS_PERIOD
)
