"""Items as JSON: every record survives a round trip, and older documents have none."""

from typing import Any

import pytest
from hypothesis import given, settings

from interchange.records import VALIDATOR, assert_round_trip, make, with_part
from qpr_core import Rag, Scorecard, TimeSeries
from qpr_core.errors import InterchangeError
from qpr_core.interchange import from_json, from_plain, to_json, to_plain
from qpr_core.items import BandSeries, Kind, MilestoneDates, Progress, TrackedItem
from qpr_core.rules import Scheme
from qpr_core.testing import Four, item_entries, item_reports

LIBRARY = TrackedItem(code="P3", name="New library", kind=Kind.PROJECT, due="2024-03-31", groups={"theme": "Culture"})
BANDS = BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": None}, judged_by="Board", markers={"Q2 2023/24": "n/a"})
MOVE = TrackedItem(code="M1", name="Move", kind="milestone")
DATES = MilestoneDates(due="2023-09-01", done="2023-09-03", forecast={"2023-05-01": "2023-09-02"})
CARD = Scorecard(
    [(make(), TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 86}))],
    items=[
        (LIBRARY, BANDS),
        (MOVE, DATES),
        (
            TrackedItem(code="R1", name="Flood", kind="risk", scheme=Four),
            BandSeries({"Q2 2023/24": "Red"}, scheme=Four),
        ),
    ],
)
REPORT = CARD.report("Q2 2023/24")


@pytest.mark.parametrize(
    "record",
    [
        LIBRARY,
        TrackedItem(code="P1", name="Depot", kind="project", scheme=Rag, finished="Green"),
        BANDS,
        DATES,
        MilestoneDates(due="2023-09-01", forecast="2023-10-01"),
        MilestoneDates(due="2023-09-01"),
        CARD,
        REPORT,
        *REPORT.items,
        *(each for report in REPORT.items for each in report),
    ],
    ids=lambda record: type(record).__name__,
)
def test_items_survive_a_round_trip(record: Any) -> None:
    assert_round_trip(record, schemes=[Four])


@given(item_reports())
@settings(max_examples=settings().max_examples // 4)
def test_reports_of_items_survive_a_round_trip(report: Any) -> None:
    assert_round_trip(report)


@given(item_entries(most=2))
@settings(max_examples=settings().max_examples // 4)
def test_bands_and_dates_survive_a_round_trip(entries: Any) -> None:
    for item, results in entries:
        assert_round_trip(item)
        assert_round_trip(results)


def test_band_is_written_by_its_name_and_a_date_as_in_iso_8601() -> None:
    plain: Any = to_plain(BANDS)
    assert plain["data"]["bands"] == {"2023-04/P3M": "Progress.ON_TRACK", "2023-07/P3M": None}
    plain = to_plain(DATES)
    assert plain["data"] == {
        "due": "2023-09-01",
        "done": "2023-09-03",
        "forecast": {"kind": "ByDay", "entries": {"2023-05-01": "2023-09-02"}},
    }


def test_older_documents_have_no_items() -> None:
    for record in (Scorecard([*CARD]), Scorecard([*CARD]).report("Q2 2023/24")):
        plain: Any = to_plain(record)
        del plain["data"]["items"]
        assert from_plain(plain) == record
    plain["data"] = 5
    with pytest.raises(InterchangeError):
        from_plain(plain)
    with pytest.raises(InterchangeError, match="Scorecard must have the parts"):
        from_plain(with_part(to_plain(CARD), ("data",), 5))


@pytest.mark.parametrize(
    ("record", "path", "value", "message"),
    [
        (DATES, ("data", "due"), 5, "day must be text like '2024-03-31', got 5 at data.due"),
        (DATES, ("data", "due"), "31/03/2024", "day must be text like '2024-03-31'"),
        (DATES, ("data", "done"), "2024-02-31", "day must be a date that exists, got '2024-02-31' at data.done"),
        (DATES, ("data", "forecast"), {"kind": "ByPeriod", "entries": {}}, "value must be one of date, ByDay"),
        (BANDS, ("data", "bands", "2023-04/P3M"), "Progress.LATE", "name must be that of a member of Rag, Progress"),
        (BANDS, ("data", "scheme"), "Traffic", "scheme must be one of Rag, Progress"),
        (LIBRARY, ("data", "kind"), "Kind.PLAN", "name must be that of a member of Kind"),
    ],
)
def test_wrong_part_is_refused_with_its_path(record: Any, path: Any, value: object, message: str) -> None:
    plain = with_part(to_plain(record), path, value)
    with pytest.raises(InterchangeError, match=message):
        from_plain(plain)
    assert not VALIDATOR.is_valid(plain) or value in {"2024-02-31", "Progress.LATE", "Traffic"}


def test_custom_scheme_must_not_have_the_name_of_progress() -> None:
    class Mine(Scheme):
        GOOD = "Good"
        BAD = "Bad"

    Mine.__name__ = "Progress"
    with pytest.raises(InterchangeError, match="scheme must have a different name from the others"):
        to_json(BandSeries({"Q1 2023/24": "Good"}, scheme=Mine))
    assert from_json(to_json(BANDS)) == BANDS
    assert Progress.ON_TRACK is BANDS["Q1 2023/24"]
