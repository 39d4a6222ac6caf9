from typing import Any

import pytest
from attrs import evolve

from interchange.records import METHOD, RULE, assert_round_trip, make, rise
from qpr_core import TimeSeries, assess, direction_of_travel, rate
from qpr_core.errors import InterchangeError
from qpr_core.interchange import from_json, to_json, to_plain
from qpr_core.methods import TravelRule
from qpr_core.rules import Levels, Scheme
from qpr_core.testing import Four


def test_custom_method_is_found_by_name_and_version() -> None:
    made = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 90})
    travel = direction_of_travel(make(), made, "Q2 2023/24", method=METHOD)
    assert_round_trip(travel, rules=[RULE, METHOD])
    with pytest.raises(InterchangeError, match=r"rule must be one of those given with rules=, got \{'name': 'rise'"):
        from_json(to_json(travel), rules=[RULE])
    other_kind = TravelRule(name="strict", version=1, decide=rise, minimum_points=2)
    with pytest.raises(InterchangeError, match="rule must be one of those given"):
        from_json(to_json(direction_of_travel(make(), made, "Q2 2023/24", method=other_kind)), rules=[RULE])


def test_custom_rating_rule_is_found_by_name_and_version() -> None:
    ruled = make(rule=RULE)
    assessment = assess(ruled, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 90}), "Q2 2023/24")
    assert_round_trip(assessment, rules=[RULE])
    with pytest.raises(InterchangeError, match=r"rule must be one of those given with rules=, got \{'name': 'strict'"):
        from_json(to_json(assessment))


def test_custom_scheme_is_found_by_the_name_of_its_class() -> None:
    rated = rate(make(thresholds=Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 85})), 96)
    assert_round_trip(rated, schemes=[Four])
    with pytest.raises(InterchangeError, match=r"got 'Four'|Four.BLUE"):
        from_json(to_json(rated))


def scheme_named(name: str) -> Any:
    return Scheme(name, {"GREEN": "Go", "RED": "Stop"})  # type: ignore[arg-type]  # the call that makes a class


@pytest.mark.parametrize("name", ["Rag", "NoRating", "Expectation"])
def test_scheme_named_like_an_enumeration_of_the_library_is_refused(name: str) -> None:
    scheme, message = scheme_named(name), f"scheme must have a different name from the others, got two named '{name}'"
    with pytest.raises(InterchangeError, match=message):
        to_json(rate(make(thresholds=Levels({scheme.GREEN: 95})), 96))
    with pytest.raises(InterchangeError, match=message):
        from_json(to_json(rate(make(), 84)), schemes=[scheme])


def test_two_schemes_with_one_name_are_refused() -> None:
    other = scheme_named("Four")
    text = to_json(rate(make(thresholds=Levels({other.GREEN: 95})), 96))
    with pytest.raises(
        InterchangeError, match="scheme must have a different name from the others, got two named 'Four'"
    ):
        from_json(text, schemes=[Four, other])


def test_two_indicators_with_one_code_are_refused() -> None:
    standing = rate(make(), 84)
    other = assess(make(service="Other"), TimeSeries({"Q1 2023/24": 84}), "Q1 2023/24")
    mixed = evolve(other, standing=standing)
    with pytest.raises(InterchangeError, match="code must be that of one indicator, got two of code 'K1'"):
        to_plain(mixed)


def test_markers_of_gaps_survive_the_round_trip() -> None:
    made = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}, markers={"Q2 2023/24": "<5"})
    assert '"markers": {"2023-07/P3M": "<5"}' in to_json(made)
    assert_round_trip(made)
    assert_round_trip(assess(make(), made, "Q2 2023/24"))
    with pytest.raises(InterchangeError, match="value must be of the kind str, got 5"):
        from_json(to_json(made).replace('"<5"', "5"))
