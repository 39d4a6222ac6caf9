"""Records as JSON and back without loss, and documents that are rejected."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import jsonschema
import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pictured import WHOLE
from qpr_core import (
    Aggregation,
    Baseline,
    Basis,
    DirectionOfTravel,
    Indicator,
    Movement,
    Period,
    Polarity,
    Rag,
    Ratio,
    Report,
    Scorecard,
    Thresholds,
    TimeSeries,
    assess,
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
from qpr_core.interchange import SCHEMA_VERSION, Record, from_json, from_plain, json_schema, to_json, to_plain
from qpr_core.methods import MAKING_DATA_COUNT, Course, TravelRule
from qpr_core.model.values.figures import Number
from qpr_core.rules import Band, Case, Levels, RatingRule, Scheme
from qpr_core.testing import Four, methods, plain_scorecards, scorecards, series, summaries
from qpr_core.units import Unit
from refusals import refusal

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
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


def comes_back(record: Record, **known: Any) -> None:
    text = to_json(record)
    assert from_json(text, **known) == record
    assert to_json(from_json(text, **known)) == text
    plain = json.loads(text)
    assert plain == to_plain(record)
    VALIDATOR.validate(plain)


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
def test_round_trip_every_record_equals_itself_when_it_is_read_again(card: Scorecard, steps: int) -> None:
    for record in records_of(card, steps):
        comes_back(record, schemes=[Four])


@pytest.mark.large
@given(series(), methods(), st.sampled_from([Polarity.HIGHER_IS_BETTER, Polarity.NEITHER]))
def test_round_trip_what_every_method_found(made: TimeSeries, method: Method, polarity: Polarity) -> None:
    indicator = Indicator(code="K1", name="Calls", polarity=polarity, unit="number", aggregation=Aggregation.MEAN)
    travel = direction_of_travel(indicator, made, made.last, method=method)
    comes_back(travel)
    again = from_json(to_json(travel))
    assert isinstance(again, DirectionOfTravel)
    assert again.without == travel.without


@pytest.mark.parametrize("baseline", [None, 12, Period.parse("Q4 2017/18")])
def test_round_trip_a_control_chart_with_its_baseline(baseline: int | Period | None) -> None:
    values = [50, 52, 49, 51, 50, 48, 51, 50, 49, 51, 50, 49, 60]
    made = TimeSeries((Period.parse("Q1 2015/16").shift(place), value) for place, value in enumerate(values))
    travel = direction_of_travel(make(), made, made.last, method=evolve(MAKING_DATA_COUNT, baseline=baseline))
    assert travel.evidence is not None
    comes_back(travel)
    plain: Any = to_plain(travel)
    plain["data"]["method"]["baseline"] = 12.0
    with pytest.raises(InterchangeError, match=r"value must be one of int, Period, got 12\.0"):
        from_plain(plain)


def test_a_report_keeps_its_history_and_the_results_that_led_up_to_it() -> None:
    restored = from_json(to_json(WHOLE))
    assert restored == WHOLE
    assert isinstance(restored, Report)
    assert len(restored.history) == 6
    assert restored.assessments[0].trail == WHOLE.assessments[0].trail
    assert VALIDATOR.is_valid(to_plain(WHOLE))


@pytest.mark.parametrize("values", [[76, 78, 77, 80, 81], [81, 80, 77, 78, 76], [None]])
def test_round_trip_what_lies_ahead(values: list[int | None]) -> None:
    made = TimeSeries((Period.parse("Q1 2022/23").shift(place), value) for place, value in enumerate(values))
    comes_back(project(make(), made, made.last))
    comes_back(needed_by_year_end(make(), made, made.last, made_by=Aggregation.MEAN))
    comes_back(compare_methods(make(), made, made.last))


def test_a_method_of_ones_own_is_found_by_its_name_and_version() -> None:
    made = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 90})
    travel = direction_of_travel(make(), made, "Q2 2023/24", method=METHOD)
    comes_back(travel, rules=[RULE, METHOD])
    with pytest.raises(InterchangeError, match=r"rule must be one of those given with rules=, got \{'name': 'rise'"):
        from_json(to_json(travel), rules=[RULE])
    other_kind = TravelRule(name="strict", version=1, decide=rise, minimum_points=2)
    with pytest.raises(InterchangeError, match="rule must be one of those given"):
        from_json(to_json(direction_of_travel(make(), made, "Q2 2023/24", method=other_kind)), rules=[RULE])


@given(summaries())
def test_round_trip_a_summary_by_hand(summary: Any) -> None:
    comes_back(summary)


def test_a_report_with_what_was_published_comes_back_and_restates_the_same() -> None:
    published = summarise(REPORT.previous) if REPORT.previous else None
    assert published is not None
    restored = from_json(to_json(published))
    card = Scorecard([(make(), TimeSeries({"Q1 2023/24": 90, "Q2 2023/24": 84}))])
    report = card.report("Q2 2023/24", published=restored)  # type: ignore[arg-type]  # a Summary was written
    assert [each.published for each in report.restated or ()] == [Rag.AMBER]
    comes_back(report)
    comes_back(summarise(report))


def test_a_rule_of_ones_own_is_found_by_its_name_and_version() -> None:
    ruled = make(rule=RULE)
    assessment = assess(ruled, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 90}), "Q2 2023/24")
    comes_back(assessment, rules=[RULE])
    with pytest.raises(InterchangeError, match=r"rule must be one of those given with rules=, got \{'name': 'strict'"):
        from_json(to_json(assessment))


def test_a_scheme_of_ones_own_is_found_by_the_name_of_its_class() -> None:
    rated = rate(make(thresholds=Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 85})), 96)
    comes_back(rated, schemes=[Four])
    with pytest.raises(InterchangeError, match=r"got 'Four'|Four.BLUE"):
        from_json(to_json(rated))


def scheme_named(name: str) -> Any:
    return Scheme(name, {"GREEN": "Go", "RED": "Stop"})  # type: ignore[arg-type]  # the call that makes a class


@pytest.mark.parametrize("name", ["Rag", "NoRating", "Expectation"])
def test_a_scheme_that_has_the_name_of_another_one_is_neither_written_nor_read(name: str) -> None:
    scheme, message = scheme_named(name), f"scheme must have a different name from the others, got two named '{name}'"
    with pytest.raises(InterchangeError, match=message):
        to_json(rate(make(thresholds=Levels({scheme.GREEN: 95})), 96))
    with pytest.raises(InterchangeError, match=message):
        from_json(to_json(rate(make(), 84)), schemes=[scheme])


def test_of_two_schemes_of_one_name_neither_is_found() -> None:
    other = scheme_named("Four")
    text = to_json(rate(make(thresholds=Levels({other.GREEN: 95})), 96))
    with pytest.raises(
        InterchangeError, match="scheme must have a different name from the others, got two named 'Four'"
    ):
        from_json(text, schemes=[Four, other])


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
def test_only_schemes_and_rules_are_given_to_read_with(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        from_json(to_json(rate(make(), 84)), **given)


@pytest.mark.parametrize("indent", [-1, True, "x", 1.5, 101, 2**63, pytest.param(10**5000, id="huge")])
def test_text_is_indented_by_a_number_of_spaces(indent: Any) -> None:
    with pytest.raises(InterchangeError, match="indent must be a whole number from 0 to 100, got "):
        to_json(REPORT, indent=indent)


def test_the_longest_figures_that_can_come_about_are_read_again() -> None:
    thresholds = Thresholds(target=Fraction(10**59 - 1, 10**30 - 1), floor=0)
    huge = make(thresholds=thresholds, unit=Unit(name="huge", per=10**30 - 1))
    standing = rate(huge, Ratio(10**30 - 1, 10**30 - 7))
    assert len(str(standing.distance_to_target)) > 100
    comes_back(standing)


def test_figures_are_exact_text_and_infinity_has_a_name() -> None:
    plain: Any = to_plain(rate(make(), Ratio(1, 3)))
    assert plain["data"]["value"] == "100/3"
    assert plain["data"]["result"] == {"kind": "Ratio", "numerator": 1, "denominator": 3}
    perfect = TimeSeries((Period.parse("Q1 2021/22").shift(step), 60 + step) for step in range(8))
    travel: Any = to_plain(assess(make(), perfect, "Q4 2022/23").direction_of_travel)
    assert travel["data"]["evidence"]["t"] == "inf"
    comes_back(assess(make(), perfect, "Q4 2022/23"))
    for junk in ("much", True):
        with pytest.raises(InterchangeError, match=f"number must be a number, 'inf' or '-inf', got {junk!r}"):
            from_plain(_with(travel, ("data", "evidence", "t"), junk))


def test_an_indicator_is_written_once_and_named_by_its_code() -> None:
    plain: Any = to_plain(REPORT)
    assert list(plain["indicators"]) == ["K1"]
    assert plain["data"]["assessments"][0]["standing"]["indicator"] == "K1"
    assert (plain["schema"], plain["version"], plain["record"]) == ("qpr-core", SCHEMA_VERSION, "Report")


def test_two_indicators_of_one_code_make_no_document() -> None:
    standing = rate(make(), 84)
    other = assess(make(service="Other"), TimeSeries({"Q1 2023/24": 84}), "Q1 2023/24")
    mixed = evolve(other, standing=standing)
    with pytest.raises(InterchangeError, match="code must be that of one indicator, got two of code 'K1'"):
        to_plain(mixed)


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
        ({"indicators": 5}, "document must hold a Standing, got one that cannot be read"),
        ({"data": {}}, "document must hold a Standing, got one that cannot be read"),
    ],
)
def test_what_is_no_such_document_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        from_plain(to_plain(rate(make(), 84)) | change)


@pytest.mark.parametrize(
    ("place", "junk", "message"),
    [
        ("data.comparison.change", "ten", "figure must be text like '84.95' or '1/3', got 'ten'"),
        ("data.comparison.change", "1" * 9_999, "figure must be text like '84.95' or '1/3', got '111"),
        ("data.standing.cases_to_better", 2.5, "value must be of the kind int, got 2.5"),
        ("data.standing.cases_to_better", 10**30, "whole number must be smaller than 1e30, got 1000000"),
        ("data.standing.cases_to_better", -(10**30), "whole number must be smaller than 1e30, got -1000000"),
        ("data.standing.result", 84, "value must be one of Fraction, Ratio, got 84"),
        ("data.standing.result", {"kind": "Share"}, "value must be one of Fraction, Ratio, got {'kind': 'Share'}"),
        ("data.standing.is_withheld", "no", "value must be of the kind bool, got 'no'"),
        ("data.status", "Final", "name must be that of a member of Status, got 'Final'"),
        ("data.due", "Q2 2023/24", "period must be text like '2023-07/P3M', got 'Q2 2023/24'"),
        ("data.due", "2023-07/P2M", "period must be text like '2023-07/P3M', got '2023-07/P2M'"),
        ("data.due", None, "period must be text like '2023-07/P3M', got None"),
        ("indicators.K1.redefined", [], r"mapping must be an object, got \[\]"),
    ],
)
def test_a_part_that_is_none_is_refused_by_what_it_must_be(place: str, junk: object, message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        from_plain(_with(to_plain(REPORT["K1"]), tuple(place.split(".")), junk))


@pytest.mark.parametrize("text", ["", "{", "[]", "5", "null", '{"schema": "qpr-core"}', "[" * 100_000])
def test_what_is_no_json_or_no_document_is_refused(text: str) -> None:
    with pytest.raises(InterchangeError, match=r"document must (?:be JSON|have the parts schema, version)"):
        from_json(text)


@pytest.mark.parametrize("record", [None, 5, "x", Rag.GREEN, object()])
def test_only_records_are_written(record: Any) -> None:
    with pytest.raises(InterchangeError, match="record must be one of Assessment, Bridge"):
        to_plain(record)


def _places(plain: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    found = [path]
    pairs = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in pairs:
        found += _places(value, (*path, key))
    return found


def _with(plain: object, path: tuple[object, ...], value: object) -> Any:
    if not path:
        return value
    copy: Any = dict(plain) if isinstance(plain, dict) else list(plain)  # type: ignore[call-overload]  # one of the two
    copy[path[0]] = _with(copy[path[0]], path[1:], value)
    return copy


@pytest.mark.large
@pytest.mark.parametrize("junk", JUNK, ids=got)
def test_junk_anywhere_in_a_document_gives_a_record_or_an_error_of_ours(junk: object) -> None:
    plain = to_plain(REPORT["K1"])
    for path in _places(plain):
        assert len(refusal(_read_and_written, _with(plain, path, junk)) or "") < 3_000


def _read_and_written(plain: object) -> str:
    return to_json(from_plain(plain))


def test_the_schema_is_well_made_and_refuses_what_is_no_record() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    plain: Any = to_plain(rate(make(), 84))
    for path, junk in [(("data", "rating"), 5), (("data", "value"), 84.0), (("version",), 2), (("data", "extra"), 1)]:
        assert not VALIDATOR.is_valid(_with(plain | {"data": plain["data"] | {"extra": None}}, path, junk))
    assert VALIDATOR.is_valid(plain)


def test_an_indicator_comes_back_with_what_was_given_and_derives_the_rest_again() -> None:
    graded = Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 85})
    indicator = make(thresholds=graded, unit=Unit(name="calls", after=" calls"))
    plain = to_plain(indicator)
    indicators: Any = plain["indicators"]
    parts = indicators[indicator.code]
    assert (parts["scheme"], parts["baseline"], parts["unit"]["after_one"]) == (None, None, None)
    assert parts["thresholds"]["target"] is None
    comes_back(indicator, schemes=[Four])
    again: Any = from_plain(plain, schemes=[Four])
    copied = evolve(again, thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    assert (again.scheme, copied.scheme, copied.baseline) == (Four, Rag, Baseline.SAME_PERIOD_LAST_YEAR)
    comes_back(make(thresholds=graded, scheme=Four, baseline=Baseline.PREVIOUS_PERIOD), schemes=[Four])


def test_the_same_record_gives_the_same_bytes() -> None:
    assert to_json(REPORT) == to_json(REPORT)
    assert json.loads(to_json(REPORT, indent=2)) == json.loads(to_json(REPORT))


def test_names_of_users_stay_what_they_are() -> None:
    class Emile(Scheme):
        BIEN = Band("Très bien")
        MAL = "Mal"

    named = make(thresholds=Levels({Emile.BIEN: 5}))
    comes_back(rate(named, 6), schemes=[Emile])
    assert "Emile.BIEN" in to_json(rate(named, 6))
    comes_back(make(name="Délais «tenus»"))
    assert "Délais «tenus»" in to_json(make(name="Délais «tenus»"))
