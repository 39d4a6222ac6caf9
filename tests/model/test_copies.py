"""Changed copies: they keep the arguments and work out the defaults again."""

import copy
import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

import pytest
from attrs import evolve, fields
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qpr_core import (
    Aggregation,
    Baseline,
    Basis,
    FinancialYear,
    Frequency,
    Indicator,
    Judgement,
    Period,
    Polarity,
    QprError,
    Rag,
    Rolling,
    Thresholds,
    TimeSeries,
    compare,
)
from qpr_core.disclosure import BandOnly, RoundTo, Suppress
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.rules import Levels, Tolerance
from qpr_core.testing import (
    Four,
    a_series,
    an_indicator,
    answers,
    durations,
    expected_ranges,
    figures,
    levels,
    profiles,
    rating_rules,
    series,
    thresholds,
    units,
)
from qpr_core.units import Unit

Parts: TypeAlias = dict[str, Any]  # the arguments of a constructor: what no type checker knows by name

PERIODS = st.sampled_from([Period.parse("Q1 2000/01"), Period.parse("Q3 2001/02")])
THRESHOLDS = thresholds() | levels() | expected_ranges()
YEARS = st.sampled_from([Period.parse("2000/01"), Period.parse("2001/02")])
NOTES = st.none() | st.dictionaries(PERIODS, st.just("Counts repeat calls too"))

INDICATOR: dict[str, st.SearchStrategy[object]] = {
    "code": st.sampled_from(["K1", "K2"]),
    "name": st.sampled_from(["Calls", "Visits"]),
    "service": st.sampled_from([None, "Highways"]),
    "groups": st.none() | st.dictionaries(st.sampled_from(["priority", "ward"]), st.sampled_from(["A", ("A", "B")])),
    "polarity": st.sampled_from(Polarity),
    "owner": st.sampled_from([None, "Head of Highways"]),
    "unit": units() | st.sampled_from(["%", "number"]),
    "thresholds": st.none()
    | THRESHOLDS
    | st.dictionaries(PERIODS, THRESHOLDS, min_size=1)
    | st.dictionaries(YEARS, profiles()),
    "scheme": st.sampled_from([None, Rag, Four]),
    "rule": st.none() | rating_rules(),
    "data_only": st.booleans(),
    "possible": st.sampled_from([None, (0, None), (None, 10_000)]),
    "basis": st.sampled_from([*Basis, Rolling(4)]),
    "baseline": st.none() | st.sampled_from(Baseline),
    "comparators": st.none() | series().map(lambda made: {"England": made}),
    "peers": st.none() | series().map(lambda made: {"Wealbury": made}),
    "decimal_places": st.sampled_from([None, 0, 1]),
    "every": st.sampled_from([1, 2]),
    "rated_as_displayed": st.booleans(),
    "withhold_below": st.sampled_from([None, 5]),
    "disclosure": st.sampled_from([None, Suppress(5), RoundTo(10), BandOnly()]),
    "frequency": st.none() | st.sampled_from(Frequency),
    "arrears": st.integers(0, 2),
    "carry_forward": st.integers(0, 2),
    "aggregation": st.none() | st.sampled_from(Aggregation),
    "reported_from": st.none() | PERIODS,
    "reported_until": st.none() | PERIODS,
    "redefined": NOTES,
    "renamed": NOTES,
    "financial_year": st.sampled_from([FinancialYear(), FinancialYear("January")]),
}
UNIT: dict[str, st.SearchStrategy[object]] = {
    "name": st.sampled_from(["calls", "visits"]),
    "before": st.sampled_from(["", "£"]),
    "after": st.sampled_from(["", " calls", " visits"]),
    "after_one": st.sampled_from([None, "", " calls", " visit"]),
    "per": st.sampled_from([1, 100]),
    "form": st.none() | durations() | answers(),
}
LEVELS: dict[str, st.SearchStrategy[object]] = {
    "levels": st.tuples(figures(), figures(least=0)).map(lambda two: {Rag.GREEN: two[0], Rag.AMBER: Tolerance(two[1])}),
    "target": st.none() | figures(),
    "strict": st.sampled_from([(), Rag.GREEN, "amber", [Rag.AMBER, Rag.GREEN]]),
}
EVERY = [(Indicator, INDICATOR), (Unit, UNIT), (Levels, LEVELS)]
FIELDS = [(kind, parts, name) for kind, parts in EVERY for name in parts]


@pytest.mark.parametrize(("kind", "parts"), EVERY)
def test_evolve_is_tested_with_every_field(kind: type, parts: Parts) -> None:
    assert {part.alias for part in fields(kind) if part.init} == set(parts)


def answer(make: Callable[[], Any]) -> tuple[object, ...]:
    """Return what is made with all that it shows, or the error."""
    try:
        made = make()
    except QprError as error:
        return type(error), str(error)
    derived = [getattr(made, name) for name in ("baseline", "scheme", "after_one", "target") if hasattr(made, name)]
    return made, hash(made), repr(made), *derived


@pytest.mark.large
@settings(max_examples=60)  # for each of 32 fields
@pytest.mark.parametrize(("kind", "parts", "name"), FIELDS, ids=[f"{kind.__name__}.{name}" for kind, _, name in FIELDS])
@given(data=st.data())
def test_evolve_with_one_field_equals_a_new_object(
    kind: type, parts: dict[str, st.SearchStrategy[object]], name: str, data: st.DataObject
) -> None:
    few = {"code", "name", "polarity", "unit"} if kind is Indicator else set(parts)
    chosen = few | {name} | data.draw(st.sets(st.sampled_from(sorted(parts)), max_size=4))
    if name in {"disclosure", "withhold_below"}:
        chosen.discard("peers")  # a copy without protection does not get back what was withheld
    given_parts: Parts = data.draw(st.fixed_dictionaries({each: parts[each] for each in sorted(chosen)}))
    changed = data.draw(parts[name])
    original: Any = answer(lambda: kind(**given_parts))[0]
    assume(isinstance(original, kind))
    assert answer(lambda: evolve(original, **{name: changed})) == answer(lambda: kind(**given_parts | {name: changed}))


def test_evolve_to_a_total_is_compared_with_last_year() -> None:
    """Council tax fell against last year, although the total rose by 27.61 since Q2."""
    collected = TimeSeries({"Q3 2022/23": "84.61", "Q2 2023/24": "56.22", "Q3 2023/24": "83.83"})
    copied = evolve(an_indicator(None), basis=Basis.YEAR_TO_DATE_TOTAL)
    comparison = compare(copied, collected, "Q3 2023/24")
    assert (comparison.change, comparison.judgement) == (Fraction("-0.78"), Judgement.WORSE)
    assert evolve(copied, basis=Basis.IN_PERIOD) == an_indicator(None)


def test_evolve_keeps_a_baseline_that_was_given() -> None:
    chosen = an_indicator(None, baseline=Baseline.PREVIOUS_PERIOD)
    assert evolve(chosen, basis=Basis.YEAR_TO_DATE_TOTAL).baseline is Baseline.PREVIOUS_PERIOD


def test_evolve_to_levels_takes_their_scheme() -> None:
    graded = Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 85})
    assert evolve(an_indicator(), thresholds=graded).scheme is Four
    assert evolve(evolve(an_indicator(), thresholds=graded), thresholds=None).scheme is Rag


def test_evolve_levels_takes_the_target_of_the_new_best_band() -> None:
    harder: Any = {Rag.GREEN: 90, Rag.AMBER: 80}
    copied = evolve(Levels({Rag.GREEN: 85, Rag.AMBER: 80}), levels=harder)
    assert (copied.target, repr(copied)) == (90, "Levels({Rag.GREEN: 90, Rag.AMBER: 80})")


@pytest.mark.parametrize(
    ("left_out", "stated"),
    [
        (an_indicator(), an_indicator(baseline=Baseline.PREVIOUS_PERIOD)),
        (an_indicator(), an_indicator(scheme=Rag)),
        (Unit(name="calls", after=" calls"), Unit(name="calls", after=" calls", after_one=" calls")),
        (Levels({Rag.GREEN: 85, Rag.AMBER: 80}), Levels({Rag.GREEN: 85, Rag.AMBER: 80}, target=85)),
    ],
)
def test_equality_follows_what_was_given(left_out: object, stated: object) -> None:
    """Equal values must have equal copies; these differ once another field changes."""
    assert left_out != stated
    assert repr(left_out) != repr(stated)
    for one in (left_out, stated):
        assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Levels({Rag.GREEN: 85, Rag.AMBER: 80}), Levels({Rag.GREEN: 85, Rag.AMBER: 80}, target=85)),
        (Thresholds(target=85, floor=80), Thresholds(target=85, tolerance=5)),
    ],
)
def test_thresholds_with_the_same_bands_are_not_a_changed_target(first: AnyThresholds, second: AnyThresholds) -> None:
    indicator = an_indicator(thresholds={"Q1 2023/24": first, "Q2 2023/24": second})
    comparison = compare(indicator, a_series(84, 86), "Q2 2023/24")
    assert (comparison.target_changed, comparison.thresholds_changed) == (False, False)
