"""Records that contradict themselves are refused with their path, and those of the library are not."""

from typing import Any

import pytest
from attrs import evolve

from interchange.records import make, with_part
from interchange.test_items import BANDS, LIBRARY, REPORT
from qpr_core import (
    Aggregation,
    Basis,
    Indicator,
    Period,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Scorecard,
    Thresholds,
    TimeSeries,
    assess,
    bridge,
    compare,
    direction_of_travel,
    needed_by_year_end,
    project,
    rate,
    summarise,
)
from qpr_core.errors import InterchangeError, QprError
from qpr_core.interchange import Record, from_plain, to_plain
from qpr_core.items import BandSeries, TrackedItem, assess_item, report_items
from qpr_core.methods import MannKendall, MeanOfPrevious
from qpr_core.testing import Four


def since(first: str, *values: Any) -> TimeSeries:
    return TimeSeries((Period.parse(first).shift(place), value) for place, value in enumerate(values))


WITHHELD = {"kind": "Withheld", "ratings": []}
SMALL = make(
    withhold_below=5, comparators={"England": since("Q1 2021/22", 80)}, peers={"Ashby": since("Q1 2022/23", 70)}
)
COUNTS = since("Q1 2022/23", Ratio(80, 100), Ratio(82, 100), Ratio(84, 100), Ratio(97, 100))
LONG = since("Q1 2018/19", *[70, 81] + [82 + place % 2 for place in range(20)])
RISING = since("Q1 2018/19", *range(60, 82))
CLOSE = Indicator(
    code="K1",
    name="Staff",
    polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST,
    unit="number",
    thresholds=Thresholds(target=85, tolerance=5),
)
YES = make(unit="yes/no", thresholds=None)
TOTAL = make(
    unit="number",
    basis=Basis.YEAR_TO_DATE_TOTAL,
    thresholds={year: Profile.spread(100, floor=80) for year in ("2022/23", "2023/24")},
)
TOTALS = since("Q3 2022/23", 60, 85, 20, 45)
CARRIED = assess(
    make(), TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}, markers={"Q2 2023/24": "TBC"}), "Q2 2023/24"
)
PEERS = make(peers={name: since("Q1 2023/24", 70 + place) for place, name in enumerate("ABCDE")})
EXACT = assess(PEERS, since("Q1 2022/23", 78, 79, 79, 80, 81, 83), "Q2 2023/24")
TWELVE = assess(make(), LONG, LONG.last)
OLD = direction_of_travel(make(), since("Q1 2022/23", 80, 81, 82, 83, 84, None, None), "Q3 2023/24")
ENTRIES = [(make(f"K{place}"), since("Q1 2023/24", 84 - place, 79 + place)) for place in range(3)]
JOINED = make("K8", reported_from="Q2 2023/24", redefined={"Q2 2023/24": "by day"}, renamed={"Q2 2023/24": "Visits"})
LEFT = make("K9", reported_until="Q1 2023/24")
BRIDGE = bridge(
    Scorecard(
        [*ENTRIES, (JOINED, since("Q1 2023/24", 70, 90)), (LEFT, since("Q1 2023/24", 90)),
         (evolve(SMALL, code="K7"), since("Q1 2023/24", Ratio(97, 100), Ratio(80, 100))),
         (make("K6", redefined={"Q2 2023/24": "by day"}), since("Q1 2023/24", 84, 90)),
         (evolve(TOTAL, code="K5"), since("Q1 2023/24", 20, 60))]
    ).report("Q2 2023/24")
)  # fmt: skip
NEW = TrackedItem(code="N1", name="New", kind="project", reported_from="Q2 2023/24", judged_by="Board")
RUN = assess_item(LIBRARY, BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "On track"}), "Q2 2023/24")
LATE_ITEM = assess_item(LIBRARY, BANDS, "Q2 2023/24")
MONTH = assess_item(NEW, BandSeries({"May 2023": "At risk", "September 2023": "At risk"}), "Q2 2023/24")


@pytest.mark.parametrize(
    "record",
    [
        *(assess(SMALL, COUNTS, f"Q{quarter} 2022/23") for quarter in (3, 4)),
        assess(SMALL, COUNTS | since("Q1 2023/24", Ratio(70, 100)), "Q1 2023/24"),
        assess(SMALL, since("Q1 2023/24", Ratio(97, 100), None), "Q2 2023/24"),
        assess(SMALL, since("Q1 2023/24", Ratio(97, 100), None, None, None), "Q4 2023/24"),
        assess(SMALL, since("Q2 2023/24", Ratio(80, 100)), "Q1 2023/24"),
        rate(SMALL, Ratio(97, 100)),
        compare(SMALL, COUNTS, "Q4 2022/23"),
        direction_of_travel(SMALL, COUNTS, "Q4 2022/23", method=MeanOfPrevious(results=2)),
        needed_by_year_end(SMALL, COUNTS, "Q4 2022/23", made_by=Aggregation.MEAN),
        needed_by_year_end(TOTAL, TOTALS, "Q2 2023/24"),
        needed_by_year_end(make(), since("Q1 2023/24", None), "Q1 2023/24", made_by=Aggregation.MEAN),
        needed_by_year_end(make(), since("Q1 2023/24", 1, 2, 3, 4), "Q4 2023/24", made_by=Aggregation.MEAN),
        *(assess(make(), each, each.last, method=method) for each in (LONG, RISING)
          for method in (None, MannKendall(window=None))),
        *(assess(PEERS, LONG, each) for each in ("Q1 2023/24", "Q4 2022/23")),
        *(assess(CLOSE, each, each.last) for each in (LONG, RISING)),
        *(assess(TOTAL, TOTALS, period) for period in ("Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24")),
        assess(TOTAL, since("Q1 2023/24", 20, None), "Q2 2023/24").on_current_thresholds,
        *(rate(make(), value) for value in (84, None, Ratio(0, 0))),
        rate(make(thresholds={"2022/23": Thresholds(target=85, floor=80)}), 84, at="Q1 2021/22"),
        rate(make(thresholds={"2022/23": Profile.spread(100)}), 84, at="2022/23"),
        CARRIED, CARRIED.comparison.now, EXACT, TWELVE, OLD, BRIDGE, RUN, LATE_ITEM, MONTH,
        assess(make(arrears=1), since("Q1 2023/24", 84), "Q1 2023/24"),
        assess(make(), since("Q1 2023/24", None, None), "Q1 2023/24"),
        assess(make(), since("Q1 2023/24", 84, Ratio(0, 0)), "Q2 2023/24"),
        project(CLOSE, RISING, RISING.last),
        direction_of_travel(YES, since("Q1 2023/24", 1, 0), "Q2 2023/24"),
        project(make(), RISING, RISING.last, target=95),
        report_items([(NEW, BandSeries({"Q2 2023/24": "At risk"}))], "Q2 2023/24")[0],
        *REPORT.items,
    ],
    ids=lambda record: type(record).__name__,
)  # fmt: skip
def test_record_of_the_library_is_read(record: Record) -> None:
    assert from_plain(to_plain(record), schemes=[Four]) == record


@pytest.mark.parametrize(
    ("record", "path", "value", "message"),
    [
        (EXACT, "standing.rating", "Rag.GREEN", r"rating must be 'Rag\.AMBER', which follows .* at data\.standing\.rating"),
        (EXACT, "standing.margin_to_better", "1", r"must be '2', .*, got '1' at data\.standing\.margin_to_better"),
        (EXACT, "standing.rule.version", 2, r"at data\.standing\.rule\.version"),
        (EXACT, "comparison.change", "1", r"change must be '2', .* at data\.comparison\.change"),
        (EXACT, "comparison.movement", "Movement.DOWN", r"at data\.comparison\.movement"),
        (EXACT, "comparison.against", "2023-01/P3M", r"against must be '2023-04/P3M', .* at data\.comparison\.against"),
        (EXACT, "result_period", None, r"result_period must be '2023-07/P3M', .* got null at data\.result_period"),
        (EXACT, "direction_of_travel.direction", "Direction.NEGATIVE", r"at data\.direction_of_travel\.direction"),
        (EXACT, "direction_of_travel.evidence.slope", 0.5, r"at data\.direction_of_travel\.evidence\.slope"),
        (EXACT, "results", [], r"at data\.comparison\.now\.result"),
        (EXACT, "peers.rank", 2, r"at data\.peers\.rank"),
        (EXACT, "peers", None, r"peers must be a PeerComparison, .* at data\.peers"),
        (EXACT, "peers.figures", {"A": "70"}, r"at data\.peers\.figures"),
        (EXACT, "streak", None, r"streak must be a streak of the rating, .* at data\.streak"),
        (EXACT, "standing.result", {"kind": "Ratio", "numerator": 83, "denominator": 100}, r"at data\.standing\.result"),
        (EXACT, "direction_of_travel.evidence", None, r"evidence must be Line\(.* at data\.direction_of_travel\.evidence"),
        (EXACT, "streak.count", 2, r"at data\.streak\.count"),
        (EXACT, "record.beats", 2, r"at data\.record\.beats"),
        (EXACT, "markers", {"2023-07/P3M": "n/a"}, r"markers must be those of missing results"),
        (EXACT, "published", "Rag.AMBER", r"at data\.published"),
        (EXACT, "implausible", [{"reason": "Implausible.HUNDREDFOLD", "part": "FigurePart.RESULT", "value": "81",
                                "period": "2023-04/P3M", "meant": None}], r"at data\.implausible"),
        (EXACT, "status", "Status.REVISED", r"at data\.status"),
        (TWELVE, "streak.count", 8, r"at data\.streak\.count"),
        (TWELVE, "record.extreme", "Extreme.WORST", r"at data\.record\.extreme"),
        (CARRIED, "standing.rating", "Rag.GREEN", r"at data\.standing\.rating"),
        (CARRIED, "comparison.now.marker", None, r"at data\.comparison\.now\.marker"),
        (rate(make(), 84), "result", WITHHELD, r"must not be withheld, .* at data\.result"),
        (rate(SMALL, Ratio(97, 100)), "value", "97", r"value must be null, .* at data\.value"),
        (rate(SMALL, Ratio(97, 100)), "result", None, r"rating must be the reason .* at data\.rating"),
        (rate(SMALL, Ratio(97, 100)), "rating", "Rag.RED", r"rating must be 'Rag\.GREEN', .* at data\.rating"),
        (rate(make(), None), "rating", "Rag.GREEN", r"rating must be the reason for having no result"),
        (rate(make(), None), "value", "5", r"value must be null, .* at data\.value"),
        (rate(make(), 84), "thresholds.target", "84", r"thresholds must be those of the indicator in a period"),
        (rate(make(), 84), "marker", "n/a", r"at data\.marker"),
        (compare(SMALL, COUNTS, "Q4 2022/23"), "change", "1", r"change must be null"),
        (compare(SMALL, COUNTS, "Q4 2022/23"), "now.thresholds", None, r"at data\.now\.thresholds"),
        (direction_of_travel(SMALL, COUNTS, "Q4 2022/23"), "point_count", 9, r"at data\.point_count"),
        (OLD, "direction", "NoDirection.TOO_FEW_POINTS", r"must be 'NoDirection\.TOO_OLD', .* at data\.direction"),
        (OLD, "direction", "NoDirection.WITHHELD", r"must not be withheld, .* at data\.direction"),
        (BRIDGE, "moves.0.cause", "Cause.TARGET", r"cause must be one of .* at data\.moves\[0\]\.cause"),
        (BRIDGE, "moves.0.target_changed", True, r"at data\.moves\[0\]\.target_changed"),
        (BRIDGE, "moves.0.redefined", ["by day"], r"at data\.moves\[0\]\.redefined"),
        (BRIDGE, "against", "2023-01/P3M", r"against must be the period before"),
        (project(make(), RISING, RISING.last), "outcome", "NoProjection.TOO_FAR", r"at data\.outcome"),
        (needed_by_year_end(TOTAL, TOTALS, "Q2 2023/24"), "outcome.average", "5", r"at data\.outcome\.average"),
        (needed_by_year_end(TOTAL, TOTALS, "Q2 2023/24"), "remaining", 3, r"remaining must be 2 or 10"),
        (needed_by_year_end(TOTAL, TOTALS, "Q2 2023/24"), "year", "2021-04/P12M", r"at data\.year"),
        (RUN, "run", None, r"run must be a run of the band"),
        (RUN, "run.count", 3, r"at data\.run\.count"),
        (RUN, "result_period", None, r"result_period must be a period"),
        (RUN, "before", None, r"before must be a band or a reason"),
        (RUN, "before", "Progress.AT_RISK", r"at data\.before"),
        (RUN, "expected", "2023-10/P3M", r"expected must be the last quarter of Q2 2023/24"),
        (LATE_ITEM, "due", None, r"at data\.due"),
        (REPORT.items[1], "assessments.0.milestone.days_late", 9, r"at data\.assessments\[0\]\.milestone\.days_late"),
        (REPORT, "items.0.previous.assessments.0.band", "Progress.COMPLETE", r"at data\.items\[0\]"),
    ],
)  # fmt: skip
def test_contradiction_is_refused_with_its_path(record: Record, path: str, value: object, message: str) -> None:
    keys = tuple(int(key) if key.isdecimal() else key for key in path.split("."))
    document = with_part(to_plain(record), ("data", *keys), value)
    with pytest.raises(QprError, match=message):
        from_plain(document, schemes=[Four])


def test_published_rating_of_a_withheld_result_is_read_as_written() -> None:
    """It cannot be worked out again without the figure, but the rating of the standing must be the published one."""
    changed: Any = with_part(to_plain(rate(SMALL, Ratio(97, 100))), ("data", "rating"), "Rag.RED")
    read: Any = from_plain(with_part(changed, ("data", "result", "ratings", 0, "rating"), "Rag.RED"))
    assert (read.rating, read.is_withheld) == (Rag.RED, True)


def test_longer_record_is_read_if_it_agrees_with_twelve_results() -> None:
    made = assess(make(), RISING, RISING.last)
    plain: Any = to_plain(made)
    assert (plain["data"]["record"]["beats"], len(plain["data"]["results"])) == (21, 12)
    for part, value in (("beats", 10), ("gaps", -1), ("first", "2023-01/P3M"), ("since", "2022-04/P3M")):
        with pytest.raises(QprError, match=rf"at data\.record\.{part}$"):
            from_plain(with_part(plain, ("data", "record", part), value))
    with pytest.raises(QprError, match=r"record must be RecordResult\(.* at data\.record$"):
        from_plain(with_part(plain, ("data", "record"), None))
    assert from_plain(with_part(plain, ("data", "record", "beats"), 22)) != made


def test_list_of_a_summary_has_its_members() -> None:
    entries = [(make(code), since("Q1 2023/24", 78, 79)) for code in ("K1", "K2")]
    summary = summarise(Scorecard(entries).report("Q2 2023/24"))
    plain = to_plain(summary)
    assert from_plain(plain) == summary
    for part in ((), ("previous",)):
        found: Any = plain["data"]
        for key in part:
            found = found[key]
        band, listed = next((band, listed) for band, listed in found["listed"].items() if listed)
        path = ("data", *part, "listed", band, 0, 1)
        with pytest.raises(
            InterchangeError, match=rf'at data\.{"".join(f"{key}." for key in part)}listed\."{band}"\[0\]'
        ):
            from_plain(with_part(plain, path, f"{listed[0][1]}s"))


def test_published_ratings_follow_from_the_published_summary() -> None:
    before = summarise(Scorecard([(make("K0"), since("Q1 2023/24", 90))]).report("Q1 2023/24"))
    report = Scorecard(ENTRIES[:1]).report("Q2 2023/24", published=before)
    plain = to_plain(report)
    assert from_plain(plain) == report
    path = ("data", "previous", "assessments", 0, "published")
    with pytest.raises(
        InterchangeError, match=r"published must be 'Rag\.GREEN', .*at data\.previous\.assessments\[0\]"
    ):
        from_plain(with_part(plain, path, "Rag.RED"))


def test_counts_of_a_history_follow_from_the_assessments() -> None:
    report = Scorecard(ENTRIES).report("Q2 2023/24", periods=3)
    plain = to_plain(report)
    assert from_plain(plain) == report
    with pytest.raises(InterchangeError, match=r"by_floor must be True, .* at data\.history\[1\]\.by_floor"):
        from_plain(with_part(plain, ("data", "history", 1, "by_floor"), value=False))
