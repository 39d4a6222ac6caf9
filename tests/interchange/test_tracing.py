"""Paths of errors in documents."""

from typing import Any

import pytest

from interchange.records import REPORT, make, with_part
from qpr_core import Profile, Thresholds, TimeSeries, summarise
from qpr_core.errors import InterchangeError, QprError
from qpr_core.interchange import from_plain, to_plain
from qpr_core.interchange.tracing import inside
from qpr_core.testing import Four, a_report

WHOLE: Any = to_plain(a_report("Red", ["Green", "Amber"]))
KEYS = ("assessments", 1, "standing")
SERIES: Any = to_plain(TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 85}, statuses={"Q1 2023/24": "provisional"}))
BY_PERIOD: Any = to_plain(make(thresholds={"2023/24": Profile.spread(100), "2024/25": None}))


def error_of(plain: object) -> QprError:
    with pytest.raises(QprError) as caught:
        from_plain(plain, schemes=[Four])
    return caught.value


def without(plain: Any, path: tuple[object, ...]) -> Any:
    """Return a document without one key."""
    *above, key = path
    part: Any = plain
    for each in above:
        part = part[each]
    return with_part(plain, tuple(above), {name: value for name, value in part.items() if name != key})


@pytest.mark.parametrize(
    ("plain", "path", "message"),
    [
        (
            without(WHOLE, ("data", *KEYS, "rating")),
            "data.assessments[1].standing",
            "Standing must have the part rating, got only indicator, result, ",
        ),
        (
            with_part(WHOLE, ("data", *KEYS, "ratting"), "Rag.RED"),
            "data.assessments[1].standing",
            "previous_value, marker, rule (perhaps rating), got ratting at data.assessments[1].standing",
        ),
        (with_part(WHOLE, ("data", *KEYS, "value"), 5), "data.assessments[1].standing.value", "figure must be text like"),
        (with_part(WHOLE, ("data", *KEYS, "rule", "version"), "1"), "data.assessments[1].standing.rule.version", "value must be of the kind int, got '1'"),
        (without(WHOLE, ("data", *KEYS, "rule", "version")), "data.assessments[1].standing.rule", "Rule must have the part version, got only name"),
        (with_part(WHOLE, ("data", *KEYS, "rating"), "Rag.BLUE"), "data.assessments[1].standing.rating", "name must be that of a member of "),
        (with_part(WHOLE, ("data", *KEYS, "thresholds", "kind"), 5), "data.assessments[1].standing.thresholds", "value must be one of "),
        (with_part(WHOLE, ("data", "assessments"), 5), "data.assessments", "value must be a list, got 5"),
        (with_part(WHOLE, ("data", "assessments", 1), None), "data.assessments[1]", "Assessment must have the parts indicator, "),
        (without(WHOLE, ("indicators", "K1", "polarity")), "indicators.K1", "Indicator must have the part polarity, got only code, name, "),
        (without(WHOLE, ("indicators", "K1", "thresholds", "floor")), "indicators.K1.thresholds", "Thresholds must have the part floor, got only target, tolerance, green_tolerance"),
        (with_part(WHOLE, ("indicators", "K1", "thresholds", "floor"), "95"), "indicators.K1", "floor must not be better than target"),
        (with_part(WHOLE, ("indicators", "K1", "code"), "K9"), "indicators.K1", "indicator must be listed under its code"),
        (without(SERIES, ("data", "statuses")), "data", "TimeSeries must have the part statuses, got only results, markers, financial_year"),
        (with_part(SERIES, ("data", "results", "2023-07/P3M"), 5), 'data.results."2023-07/P3M"', "value must be one of Fraction, Ratio, Withheld, got 5"),
        (with_part(SERIES, ("data", "results", "Q3"), "5"), "data.results.Q3", "period must be text like '2023-07/P3M', got 'Q3'"),
        (with_part(SERIES, ("data", "statuses", "2023-04/P3M"), "last"), 'data.statuses."2023-04/P3M"', "name must be that of a member of Status"),
        (without(BY_PERIOD, ("indicators", "K1", "thresholds", "entries")), "indicators.K1.thresholds", "ByPeriod must have the part entries, got an empty object"),
        (with_part(BY_PERIOD, ("indicators", "K1", "thresholds", "entries", "2023-04/P12M", "quarters", 2, "target"), 5), 'indicators.K1.thresholds.entries."2023-04/P12M".quarters[2].target', "figure must be text like"),
        (with_part(WHOLE, ("indicators",), 5), "indicators", "indicators must be an object, got 5"),
    ],
)  # fmt: skip
def test_error_in_a_document_has_its_path(plain: object, path: str, message: str) -> None:
    error = error_of(plain)
    assert error.path == path
    assert message in str(error)
    assert str(error).endswith(f" at {path}")


def test_missing_key_of_a_document_is_named() -> None:
    plain: Any = to_plain(REPORT)
    assert str(error_of({key: plain[key] for key in plain if key != "version"})) == (
        "document must have the part version, got only schema, record, indicators, data"
    )
    assert (
        str(error_of({}))
        == "document must have the parts schema, version, record, indicators, data, got an empty object"
    )
    assert str(error_of(plain | {"verson": 1})).endswith("indicators, data (perhaps version), got verson")


def test_list_of_a_wrong_length_is_refused_with_its_path() -> None:
    plain: Any = to_plain(summarise(a_report("Red")))
    listed = plain["data"]["listed"]
    band = next(iter(listed))
    error = error_of(with_part(plain, ("data", "listed", band, 0), ["only a name"]))
    assert (error.path, error.rule) == (f'data.listed."{band}"[0]', "value must be a list of 2 values")


class Failing(dict[str, object]):
    """A mapping that fails when it is read."""

    def items(self) -> Any:
        """Fail."""
        raise RuntimeError


def test_document_with_an_object_that_fails_is_refused() -> None:
    plain: Any = to_plain(TimeSeries({"Q1 2023/24": 84}))
    error = error_of(with_part(plain, ("data", "results"), Failing()))
    assert isinstance(error, InterchangeError)
    assert str(error) == "document must hold a TimeSeries, got one that cannot be read: RuntimeError()"


def test_inside_keeps_the_cause_of_an_error() -> None:
    cause = ValueError("first")

    def read() -> None:
        raise InterchangeError("figure must be text", path="[2]") from cause

    with pytest.raises(InterchangeError, match=r"figure must be text at quarters\[2\]$") as caught:
        inside("quarters", read)
    assert caught.value.__cause__ is cause
    assert inside("target", lambda: Thresholds(target=5, floor=4)).target == 5
