"""Round trips of records through JSON, and documents that are rejected."""

import json
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from interchange.records import REPORT, RULE, VALIDATOR, assert_round_trip, make, with_part
from pictured import WHOLE
from qpr_core import (
    Aggregation,
    Baseline,
    Basis,
    DirectionOfTravel,
    Indicator,
    Period,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Thresholds,
    TimeSeries,
    bridge,
    compare_methods,
    direction_of_travel,
    needed_by_year_end,
    project,
    rate,
    summarise,
)
from qpr_core.analysis.methods.method import Method
from qpr_core.errors import InterchangeError, ReportError, got
from qpr_core.interchange import SCHEMA_VERSION, Record, from_json, from_plain, to_json, to_plain
from qpr_core.methods import MAKING_DATA_COUNT
from qpr_core.rules import Band, Levels, Scheme
from qpr_core.testing import Four, an_indicator, methods, plain_scorecards, scorecards, series, summaries
from qpr_core.units import Unit
from refusals import refusal
from two_schemes import CARD, Met, two_schemes

JUNK: list[object] = [
    None,
    True,
    0,
    1.5,
    10**5000,
    Decimal("sNaN"),
    np.array([1, 2]),
    np.timedelta64(5),
    "",
    "x",
    "Rag.GREEN",
    "1/0",
    "2023-13/P3M",
    [],
    [1],
    {},
    {"a": 1},
    {"kind": "Ratio"},
]


def records_of(card: Scorecard, steps: int) -> list[Record]:
    first = Period.parse("Q4 1999/00").shift(steps)
    try:
        report = card.report(first)
    except ReportError:
        return [card]  # nothing to report by then
    records: list[Record] = [card, report]
    for each in report.assessments[:1]:
        records += [each, each.standing, each.comparison, each.direction_of_travel, each.indicator]
    if report.kpis:
        records.append(summarise(report))
    if report.previous is not None and (report.kpis or report.previous.kpis):
        records.append(bridge(report))
    return [*records, card.entries[0].series]


@pytest.mark.large
@settings(max_examples=40)  # each example writes and reads half a dozen records
@given(plain_scorecards() | scorecards(), st.integers(0, 9))
def test_every_record_equals_itself_after_a_round_trip(card: Scorecard, steps: int) -> None:
    for record in records_of(card, steps):
        assert_round_trip(record, schemes=[Four])


@pytest.mark.large
@given(series(), methods(), st.sampled_from([Polarity.HIGHER_IS_BETTER, Polarity.NEITHER]))
def test_direction_of_every_method_survives_a_round_trip(made: TimeSeries, method: Method, polarity: Polarity) -> None:
    indicator = Indicator(code="K1", name="Calls", polarity=polarity, unit="number", aggregation=Aggregation.MEAN)
    travel = direction_of_travel(indicator, made, made.last, method=method)
    assert_round_trip(travel)
    again = from_json(to_json(travel))
    assert isinstance(again, DirectionOfTravel)
    assert again.without == travel.without


@pytest.mark.parametrize("baseline", [None, 12, Period.parse("Q4 2017/18")])
def test_control_chart_with_a_baseline_survives_a_round_trip(baseline: int | Period | None) -> None:
    values = [50, 52, 49, 51, 50, 48, 51, 50, 49, 51, 50, 49, 60]
    made = TimeSeries((Period.parse("Q1 2015/16").shift(place), value) for place, value in enumerate(values))
    travel = direction_of_travel(make(), made, made.last, method=evolve(MAKING_DATA_COUNT, baseline=baseline))
    assert travel.evidence is not None
    assert_round_trip(travel)
    plain: Any = to_plain(travel)
    plain["data"]["method"]["baseline"] = 12.0
    with pytest.raises(InterchangeError, match=r"value must be one of int, Period, got 12\.0"):
        from_plain(plain)


def test_report_keeps_its_history_and_trail() -> None:
    restored = from_json(to_json(WHOLE))
    assert restored == WHOLE
    assert isinstance(restored, Report)
    assert len(restored.history) == 6
    assert restored.assessments[0].trail == WHOLE.assessments[0].trail
    assert VALIDATOR.is_valid(to_plain(WHOLE))


@pytest.mark.parametrize("values", [[76, 78, 77, 80, 81], [81, 80, 77, 78, 76], [None]])
def test_projections_and_year_ends_survive_a_round_trip(values: list[int | None]) -> None:
    made = TimeSeries((Period.parse("Q1 2022/23").shift(place), value) for place, value in enumerate(values))
    assert_round_trip(project(make(), made, made.last))
    assert_round_trip(needed_by_year_end(make(), made, made.last, made_by=Aggregation.MEAN))
    assert_round_trip(compare_methods(make(), made, made.last))


@given(summaries())
def test_summary_made_by_hand_survives_a_round_trip(summary: Any) -> None:
    assert_round_trip(summary)


def test_report_with_a_published_summary_restates_the_same() -> None:
    published = summarise(REPORT.previous) if REPORT.previous else None
    assert published is not None
    restored = from_json(to_json(published))
    card = Scorecard([(make(), TimeSeries({"Q1 2023/24": 90, "Q2 2023/24": 84}))])
    report = card.report("Q2 2023/24", published=restored)  # type: ignore[arg-type]  # a Summary was written
    assert [each.published for each in report.restated or ()] == [Rag.AMBER]
    assert_round_trip(report)
    assert_round_trip(summarise(report))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"schemes": 5}, "schemes must be classes of bands, got 5"),
        ({"schemes": Four}, "schemes must be classes of bands, got "),
        ({"schemes": [Four.BLUE]}, r"schemes must be classes of bands, got \[Four.BLUE\]"),
        ({"rules": RULE}, "rules must be RatingRules or TravelRules, got RatingRule"),
        ({"rules": ["strict"]}, r"rules must be RatingRules or TravelRules, got \['strict'\]"),
    ],
)
def test_from_json_refuses_schemes_and_rules_of_a_wrong_kind(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        from_json(to_json(rate(make(), 84)), **given)


@pytest.mark.parametrize("indent", [-1, True, "x", 1.5, 101, 2**63, pytest.param(10**5000, id="huge")])
def test_to_json_refuses_an_indent_that_is_not_0_to_100(indent: Any) -> None:
    with pytest.raises(InterchangeError, match="indent must be a whole number from 0 to 100, got "):
        to_json(REPORT, indent=indent)


def test_indicator_is_written_once_and_referred_to_by_code() -> None:
    plain: Any = to_plain(REPORT)
    assert list(plain["indicators"]) == ["K1"]
    assert plain["data"]["assessments"][0]["standing"]["indicator"] == "K1"
    assert (plain["schema"], plain["version"], plain["record"]) == ("qpr-core", SCHEMA_VERSION, "Report")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "other"}, "document must be of the schema qpr-core, version 1, got 'other', version 1"),
        ({"version": True}, "document must be of the schema qpr-core, version 1, got 'qpr-core', version True"),
        ({"version": Decimal("sNaN")}, r"version 1, got 'qpr-core', version Decimal\('sNaN'\)"),
        ({"schema": np.array([1, 2])}, r"version 1, got array\(\[1, 2\]\), version 1"),
        ({"record": np.array([1, 2])}, r"record must be one of Assessment, .*, got array"),
        ({"version": 2}, "document must be of the schema qpr-core, version 1, got 'qpr-core', version 2"),
        ({"record": "Verdict"}, "record must be one of Assessment, .*, got 'Verdict'"),
        ({"record": []}, r"record must be one of Assessment, .*, got \[\]"),
        ({"indicators": {}}, "indicator must be one of , got 'K1'"),
        (
            {"indicators": {"K2": to_plain(make())["indicators"]["K1"]}},  # type: ignore[index]  # a table
            "indicator must be listed under its code, got 'K2' for 'K1'",
        ),
        ({"indicators": 5}, "indicators must be an object, got 5 at indicators$"),
        ({"data": {}}, "Standing must have the parts indicator, rating, .*, rule, got an empty object at data$"),
    ],
)
def test_from_plain_refuses_a_changed_document(change: dict[str, object], message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        from_plain(to_plain(rate(make(), 84)) | change)


@pytest.mark.parametrize("text", ["", "{", "[]", "5", "null", '{"schema": "qpr-core"}', "[" * 100_000])
def test_from_json_refuses_text_that_is_not_a_document(text: str) -> None:
    with pytest.raises(InterchangeError, match=r"document must (?:be JSON|have the parts (?:schema, )?version)"):
        from_json(text)


@pytest.mark.parametrize("record", [None, 5, "x", Rag.GREEN, object()])
def test_to_plain_refuses_anything_but_a_record(record: Any) -> None:
    with pytest.raises(InterchangeError, match="record must be one of Assessment, BandSeries, Bridge"):
        to_plain(record)


def paths_of(plain: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    found = [path]
    pairs = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in pairs:
        found += paths_of(value, (*path, key))
    return found


@pytest.mark.large
@pytest.mark.parametrize(("number", "junk"), [*enumerate(JUNK)], ids=[got(junk) for junk in JUNK])
def test_junk_in_any_part_gives_a_record_or_a_qpr_error(number: int, junk: object) -> None:
    """Each kind of junk is put into every fourth part, so that each part has four kinds or more."""
    plain = to_plain(REPORT["K1"])
    for path in list(paths_of(plain))[number % 4 :: 4]:
        assert len(refusal(read_and_written, with_part(plain, path, junk)) or "") < 3_000


def read_and_written(plain: object) -> str:
    return to_json(from_plain(plain))


def test_indicator_keeps_its_given_parts_and_derives_the_rest() -> None:
    graded = Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 85})
    indicator = make(thresholds=graded, unit=Unit(name="calls", after=" calls"))
    plain = to_plain(indicator)
    indicators: Any = plain["indicators"]
    parts = indicators[indicator.code]
    assert (parts["scheme"], parts["baseline"], parts["unit"]["after_one"]) == (None, None, None)
    assert parts["thresholds"]["target"] is None
    assert_round_trip(indicator, schemes=[Four])
    again: Any = from_plain(plain, schemes=[Four])
    copied = evolve(again, thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    assert (again.scheme, copied.scheme, copied.baseline) == (Four, Rag, Baseline.SAME_PERIOD_LAST_YEAR)
    assert_round_trip(make(thresholds=graded, scheme=Four, baseline=Baseline.PREVIOUS_PERIOD), schemes=[Four])


def test_the_same_record_gives_the_same_text() -> None:
    assert to_json(REPORT) == to_json(REPORT)
    assert json.loads(to_json(REPORT, indent=2)) == json.loads(to_json(REPORT))


def test_names_that_are_not_ascii_stay_as_they_are() -> None:
    class Emile(Scheme):
        BIEN = Band("Très bien")
        MAL = "Mal"

    named = make(thresholds=Levels({Emile.BIEN: 5}))
    assert_round_trip(rate(named, 6), schemes=[Emile])
    assert "Emile.BIEN" in to_json(rate(named, 6))
    assert_round_trip(make(name="Délais «tenus»"))
    assert "Délais «tenus»" in to_json(make(name="Délais «tenus»"))


def test_document_from_before_strict_boundaries_is_read() -> None:
    for thresholds in (Thresholds(target=85, floor=80), Levels({Rag.GREEN: 85, Rag.AMBER: 80})):
        standing = rate(an_indicator(thresholds=thresholds), 84)
        plain: Any = to_plain(standing)
        for holder in (plain["data"], plain["indicators"]["K1"]):
            assert holder["thresholds"].pop("strict") == []
        assert from_plain(plain) == standing


def test_strict_boundaries_survive_a_round_trip() -> None:
    for thresholds in (
        Thresholds(target=85, floor=80, strict="floor"),
        Levels({Rag.GREEN: 85, Rag.AMBER: 80}, strict=[Rag.AMBER]),
    ):
        standing = rate(an_indicator(thresholds=thresholds), 80)
        assert from_plain(to_plain(standing)) == standing


def test_report_of_several_schemes_survives_json() -> None:
    report = two_schemes()
    assert from_json(to_json(report), schemes=[Met]) == report
    assert from_json(to_json(summarise(report)), schemes=[Met]) == summarise(report)
    assert from_json(to_json(CARD), schemes=[Met]) == CARD
    with pytest.raises(InterchangeError, match="Met"):
        from_json(to_json(report))


def test_documents_from_before_several_schemes_are_read() -> None:
    report = two_schemes().by_scheme[0]
    for record in (report, summarise(report)):
        assert from_plain(_without_others(to_plain(record))) == record


def _without_others(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _without_others(value) for key, value in plain.items() if key != "others"}
    return [_without_others(each) for each in plain] if isinstance(plain, list) else plain
