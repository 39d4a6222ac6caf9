"""Records to write as documents, and the check of a round trip."""

import json
from typing import Any

import jsonschema

from qpr_core import Baseline, Indicator, Movement, Polarity, Rag, Ratio, Scorecard, Thresholds, TimeSeries
from qpr_core.interchange import Record, from_json, json_schema, to_json, to_plain
from qpr_core.methods import Course, TravelRule
from qpr_core.model.values.figures import Number
from qpr_core.rules import Case, RatingRule

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def decide(case: Case) -> Rag:
    return Rag.GREEN if case.rank == 0 else Rag.RED


def rise(course: Course) -> tuple[Movement, dict[str, Number]]:
    change = course.heights[-1] - course.heights[0]
    return Movement.UP if change > 0 else Movement.DOWN, {"change": change}


METHOD = TravelRule(name="rise", version=1, decide=rise, minimum_points=2)


RULE = RatingRule(name="strict", version=1, decide=decide, looks_back=Baseline.PREVIOUS_PERIOD)


def make(code: str = "K1", **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": Thresholds(target=85, floor=80), "name": "Calls", "unit": "%"}
    return Indicator(code=code, polarity=Polarity.HIGHER_IS_BETTER, **(given_parts | parts))


REPORT = Scorecard([(make(), TimeSeries({"Q1 2023/24": Ratio(84, 100), "Q2 2023/24": Ratio(1, 3)}))]).report(
    "Q2 2023/24"
)


def assert_round_trip(record: Record, **known: Any) -> None:
    text = to_json(record)
    assert from_json(text, **known) == record
    assert to_json(from_json(text, **known)) == text
    plain = json.loads(text)
    assert plain == to_plain(record)
    VALIDATOR.validate(plain)


def with_part(plain: object, path: tuple[object, ...], value: object) -> Any:
    if not path:
        return value
    copy: Any = dict(plain) if isinstance(plain, dict) else list(plain)  # type: ignore[call-overload]  # one of the two
    copy[path[0]] = value if len(path) == 1 else with_part(copy[path[0]], path[1:], value)
    return copy
