"""Equal records give equal text, in whichever order their parts were given."""

from collections.abc import Mapping
from typing import Any

import pytest

from interchange.records import make
from qpr_core import Profile, Rag, Scorecard, Summary, Thresholds, TimeSeries, assess
from qpr_core.interchange import Record, from_json, to_json
from qpr_core.items import MilestoneDates
from qpr_core.rules import Levels, SecondRating

_AT_40, _AT_41 = (TimeSeries({"2022/23": value}) for value in (40, 41))
_PARTS: dict[str, Any] = {
    "thresholds": {
        "2023/24": Thresholds(target=85, floor=80),
        "2022/23": Profile.of_targets([80, 81, 82, 83], tolerance=5),
        "2024/25": None,
    },
    "comparators": {"London": _AT_40, "England": _AT_41},
    "peers": {"Colne Vale": _AT_40, "Ashby": _AT_41},
    "groups": {"ward": "North", "priority": ("Health", "Care")},
    "redefined": {"Q2 2023/24": "by day", "Q1 2022/23": "by hour"},
    "renamed": {"Q2 2023/24": "Visits", "Q1 2022/23": "Emails"},
}


def turned(given: Mapping[str, Any]) -> dict[str, Any]:
    return dict(reversed(list(given.items())))


def with_parts(parts: dict[str, Any]) -> Any:
    return make("K1", **parts)


def counts(listed: dict[Any, Any], ratings: dict[Any, int], directions: dict[Any, int]) -> Summary:
    return Summary(period="Q1 2023/24", indicators=2, ratings=ratings, directions=directions, listed=listed)


_RATINGS: dict[Any, int] = {Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 1}
_LISTED: dict[Any, Any] = {Rag.GREEN: [(None, "Calls")], Rag.RED: [(None, "Visits")]}
_DIRECTIONS: dict[Any, int] = {"positive": 1, "stable or with no clear trend": 0, "negative": 1}
_MONTHS = {"Q2 2023/24": "n/a", "Q1 2023/24": "TBC"}
_SECOND = {"K2": {"Q2 2023/24": "Red", "Q1 2023/24": "Green"}, "K1": {"Q1 2023/24": "Red"}}


def card_with(second: Mapping[str, Any]) -> Any:
    entries = [(make(code), TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 85})) for code in ("K1", "K2")]
    return Scorecard(entries).report("Q2 2023/24", second=SecondRating(name="Forecast", ratings=second))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *((with_parts({name: given}), with_parts({name: turned(given)})) for name, given in _PARTS.items()),
        (with_parts(_PARTS), with_parts({name: turned(given) for name, given in _PARTS.items()})),
        (
            make(thresholds=Levels({Rag.GREEN: 85, Rag.AMBER: 80}, strict=[Rag.GREEN, Rag.AMBER])),
            make(thresholds=Levels({Rag.AMBER: 80, Rag.GREEN: 85}, strict=[Rag.AMBER, Rag.GREEN])),
        ),
        (
            make(thresholds=Thresholds(target=85, floor=80, strict=["target", "floor"])),
            make(thresholds=Thresholds(target=85, floor=80, strict=["floor", "target"])),
        ),
        (counts(_LISTED, _RATINGS, _DIRECTIONS), counts(turned(_LISTED), turned(_RATINGS), turned(_DIRECTIONS))),
        (
            TimeSeries({"Q1 2023/24": None, "Q2 2023/24": None}, markers=_MONTHS),
            TimeSeries({"Q2 2023/24": None, "Q1 2023/24": None}, markers=turned(_MONTHS)),
        ),
        (
            MilestoneDates(due="2023-09-01", forecast={"2023-05-01": "2023-09-02", "2023-04-01": "2023-09-01"}),
            MilestoneDates(due="2023-09-01", forecast={"2023-04-01": "2023-09-01", "2023-05-01": "2023-09-02"}),
        ),
        (card_with(_SECOND), card_with(turned({code: turned(bands) for code, bands in _SECOND.items()}))),
    ],
)
def test_equal_records_give_equal_text_in_any_order(one: Record, other: Record) -> None:
    assert one == other
    assert hash(one) == hash(other)
    assert to_json(one) == to_json(other)
    assert from_json(to_json(one)) == other


def test_assessment_whose_comparators_were_not_in_order_is_read() -> None:
    """A document lists comparators and peers by name, and the benchmarks of an assessment in the order given."""
    figures = {name: TimeSeries({"Q1 2023/24": 70 + place}) for place, name in enumerate("ZYXWVA")}
    for given in (figures, turned(figures)):
        indicator = make(comparators={"London": _AT_40, "England": _AT_41}, peers=given)
        made = assess(indicator, TimeSeries({"Q1 2023/24": 73}), "Q1 2023/24")
        assert from_json(to_json(made)) == made
