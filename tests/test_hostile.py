"""Wrong objects in every argument of every public name raise only a QprError."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

import qpr_core as qpr
from faces import PUBLIC
from qpr_core import interchange, testing
from qpr_core.plain.loading import READERS
from refusals import refusal

INDICATOR = qpr.Indicator(
    code="K1",
    name="Calls",
    polarity=qpr.Polarity.HIGHER_IS_BETTER,
    unit="%",
    thresholds=qpr.Thresholds(target=85, floor=80),
)
PROJECT = qpr.items.TrackedItem(code="P1", name="New library", kind="project")
BANDS = qpr.items.BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk"})
ITEMS = qpr.items.report_items([(PROJECT, BANDS)], "Q2 2023/24")[0]
SERIES = qpr.TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 86})
SCORECARD = qpr.Scorecard([(INDICATOR, SERIES)])
REPORT = SCORECARD.report("Q2 2023/24")
TOTAL = qpr.Indicator(
    code="T1",
    name="Days",
    polarity=qpr.Polarity.LOWER_IS_BETTER,
    unit="days",
    basis=qpr.Basis.YEAR_TO_DATE_TOTAL,
)
YEAR = qpr.Period.parse("2023")
QUARTER = {"indicator": INDICATOR, "series": SERIES, "at": "Q2 2023/24"}
COUNTS = {qpr.Rag.GREEN: 1, qpr.Rag.AMBER: 0, qpr.Rag.RED: 0}


def _of_row(row: Any) -> qpr.Report:
    return testing.a_report(row)


def _in_quarter(quarter: Any) -> qpr.Report:
    return testing.a_report(qpr.Rag.RED, at=quarter)


def _until(until: Any) -> qpr.TimeSeries:
    return testing.a_series(5, until=until)


def _load_part(part: str) -> Callable[[Any], object]:
    def load(given: Any) -> object:
        plain = {"code": "K1", "name": "Calls", "polarity": "higher is better", "unit": "%"}
        return qpr.definitions.load({"indicators": [plain | {part: given}]})

    return load


def _decide(case: qpr.rules.Case) -> qpr.Rag:
    return qpr.Rag.GREEN if case.rank == 0 else qpr.Rag.RED


CUT_OFFS = {qpr.Rag.GREEN: 1, qpr.Rag.AMBER: 0.5}


def _worst(case: qpr.groups.GroupCase) -> qpr.rules.Scheme:
    return case.worst


def _fails(*_: object, **__: object) -> Any:
    raise RuntimeError


def _has_no_items(_: object) -> Any:
    raise TypeError


class Unruly:
    """An object that fails whatever it is asked."""

    __eq__ = __hash__ = __bool__ = __repr__ = __str__ = _fails


class NoItems:
    """An object that looks as if it could be gone through, and cannot."""

    __iter__ = _has_no_items


JUNK: list[object] = [
    None, True, False, 0, 1, -1, 3.5, -0.0, 1e-9, 10**40, 10**400, float("nan"), float("inf"), "", " ", "x",
    "Q2 2023/24", "2023/24", "May 2023", "%", "-5%", "85%", "1e999999", "\ud800", "x" * 100_000, b"bytes",
    [], {}, (), set(), object(), object, int, len, [1, 2], [[1, [2]]], {"a": 1}, {1: 2}, {None: None}, ("a", "b"),
    [("a", "b")], [(None, None)], [("Q1 2023/24", 5)], {"Q1 2023/24": 5}, {"Q1 2023/24": float("nan")},
    {"2023/24": qpr.Thresholds(target=1, floor=0)}, {qpr.Rag.RED: [("a", "b")]}, {qpr.Direction.POSITIVE: 1}, COUNTS,
    Decimal("NaN"), Decimal("sNaN"), Decimal("1e999999"), Fraction(1, 3), np.array([1, 2]), np.float64(3), np.int64(4),
    np.array(5), np.array("x"), np.timedelta64(5), np.timedelta64("NaT"), 10**5000, -(10**5000), Fraction(10**5000),
    Fraction(1, 10**5000), "9" * 5000, [10**5000], {"Q1 2023/24": 10**5000}, {"Q1 2023/24": Decimal("sNaN")},
    COUNTS | {qpr.Rag.GREEN: 10**5000}, COUNTS | {qpr.Rag.GREEN: np.timedelta64(1)}, {10**5000: "#000000"},
    np.True_, date(2023, 5, 5), range(3), ValueError("x"), qpr.Rag, qpr.Rag.GREEN, *qpr.Polarity, *qpr.NoRating,
    qpr.Direction.STABLE, qpr.Frequency.MONTHLY, qpr.Ratio(1, 2), qpr.Ratio(0, 0), qpr.units.PER_CENT, qpr.methods.Regression(),
    qpr.Thresholds(target=1, floor=0), YEAR, qpr.Period.parse("Q2 2023/24"), qpr.FinancialYear(1), SERIES, INDICATOR,
    SCORECARD, REPORT, qpr.styles.KENT, qpr.styles.Explanations(), qpr.styles.Phrase("a", "b", "c"), qpr.narrate,
    Unruly(), [Unruly()], (Unruly(), Unruly()), [(Unruly(), Unruly())], {"a": Unruly()}, {"Q1 2023/24": Unruly()},
    {"K1": Unruly()}, {qpr.Rag.RED: Unruly()}, {qpr.Direction.POSITIVE: Unruly()}, [Unruly()] * 4, [Unruly()] * 12,
    NoItems(), _fails, np.array(5), np.array([]), np.array(["a"]), np.str_("Q2 2023/24"), np.float32(3.5), np.complex128(1),
    np.datetime64("2023-04-01"), 1j, 10**5000, [10**5000], {"Q1 2023/24": 10**5000}, -(10**5000), 2**63, Decimal("-Infinity"),
    [Decimal("sNaN")], {"Q1 2023/24": Decimal("sNaN")}, bytearray(b"x"), ["higher is better"], {(): ()}, ..., NotImplemented,
    type, ("a", "b", "c"), (1, 2, 3, 4), "\x00", "a\nb", "{", "{}", "{count!r}", [qpr.Section.HEADING, []],
    [(INDICATOR, SERIES)], {"K1": ["a"]}, {"K1": "a"},
]  # fmt: skip

CALLS: list[tuple[Callable[..., object], dict[str, object], str]] = [
    (
        qpr.Indicator,
        {"code": "K1", "name": "Calls", "polarity": qpr.Polarity.HIGHER_IS_BETTER, "unit": "%"},
        (
            "code name polarity unit service groups owner thresholds scheme rule data_only possible basis baseline "
            "comparators peers decimal_places rated_as_displayed withhold_below frequency every arrears carry_forward "
            "aggregation reported_from "
            "reported_until redefined renamed financial_year"
        ),
    ),
    (qpr.Thresholds, {"target": 85, "floor": 80}, "target floor tolerance green_tolerance strict"),
    (qpr.rules.Tolerance, {}, "given"),
    (qpr.rules.Stretch, {}, "by"),
    (qpr.rules.Levels, {"levels": {qpr.Rag.GREEN: 85, qpr.Rag.AMBER: 80}}, "levels target strict"),
    (qpr.ExpectedRange, {"low": 0, "high": 1}, "low high"),
    (qpr.Profile, {}, "quarters"),
    (
        qpr.Profile.of_targets,
        {"targets": [1, 2, 3, 4], "tolerance": 0},
        "targets floors tolerance green_tolerance strict",
    ),
    (qpr.Rolling, {}, "periods"),
    (qpr.rules.RatingRule, {"name": "mine", "version": 1, "decide": _decide}, "name version decide looks_back"),
    (qpr.rules.broken_laws, {"rule": INDICATOR}, "rule at scheme"),
    (
        qpr.groups.rate_tree,
        {"report": REPORT, "grouping": "service", "rule": qpr.groups.WorstOf(), "how": "all at once"},
        "report grouping rule how",
    ),
    (qpr.groups.rate_pooled, {"report": REPORT, "group": INDICATOR}, "report group"),
    (qpr.text.counts_by, {"grouping": "service"}, "grouping level"),
    (
        qpr.groups.rate_group,
        {"assessments": {"K1": qpr.Rag.GREEN}, "rule": qpr.groups.Majority(ties="worse")},
        "assessments rule weights scheme",
    ),
    (qpr.groups.WorstOf, {}, "unrated least_rated"),
    (qpr.groups.BestOf, {}, "unrated least_rated"),
    (qpr.groups.Majority, {"ties": "worse"}, "ties unrated least_rated"),
    (qpr.groups.ShareOnTarget, {"cut_offs": CUT_OFFS}, "cut_offs met unrated least_rated"),
    (qpr.groups.MeanScore, {"cut_offs": CUT_OFFS}, "cut_offs scores unrated least_rated"),
    (
        qpr.groups.CustomGroupRule,
        {"name": "mine", "version": 1, "decide": _worst},
        "name version decide unrated least_rated takes_weights looks_at_members",
    ),
    (testing.check_group_rule, {"rule": qpr.groups.WorstOf(), "examples": 1}, "rule scheme laws"),
    (
        qpr.rules.SecondRating,
        {"name": "Forecast", "ratings": {"C1": {"Q1 2023/24": "Green"}}},
        "name ratings scheme financial_year",
    ),
    (
        qpr.items.TrackedItem,
        {"code": "P1", "name": "New library", "kind": "project"},
        "code name kind scheme finished due service groups owner judged_by carry_forward reported_from reported_until "
        "financial_year",
    ),
    (PROJECT.is_reported_in, {}, "at"),
    (
        qpr.items.BandSeries,
        {"bands": {"Q1 2023/24": "At risk"}},
        "bands scheme judged_by markers financial_year",
    ),
    (BANDS.__getitem__, {}, "period"),
    (BANDS.get, {}, "period"),
    (BANDS.judged, {}, "until"),
    (BANDS.latest, {}, "until"),
    (BANDS.with_band, {"period": "Q3 2023/24", "band": "Complete"}, "period band judged_by marker"),
    (qpr.items.MilestoneDates, {"due": "2023-09-30"}, "due done forecast"),
    (qpr.items.assess_item, {"item": PROJECT, "results": BANDS, "at": "Q2 2023/24"}, "item results at"),
    (
        qpr.items.rate_milestone,
        {"dates": qpr.items.MilestoneDates(due="2023-09-30"), "as_of": "2023-09-30"},
        "dates as_of",
    ),
    (qpr.items.report_items, {"entries": [(PROJECT, BANDS)], "at": "Q2 2023/24"}, "entries at"),
    (qpr.items.ItemReport, {"period": ITEMS.period, "assessments": ITEMS.assessments}, "period assessments previous"),
    (ITEMS.with_band, {}, "band"),
    (ITEMS.risen_to, {}, "band"),
    (ITEMS.fallen_to, {}, "band"),
    (ITEMS.__getitem__, {}, "code"),
    (qpr.rules.Interval, {"low": 0, "high": 1}, "low high excludes_low excludes_high"),
    (qpr.Ratio, {"numerator": 1, "denominator": 2}, "numerator denominator"),
    (qpr.units.Unit, {"name": "visits"}, "name before after after_one per form"),
    (qpr.units.HOURS_AND_MINUTES.read, {}, "given"),
    (qpr.units.YES_NO.read, {}, "given"),
    (qpr.units.YesNo, {}, "yes no"),
    (qpr.units.Durations, {"parts": ["h", "m"]}, "parts"),
    (qpr.units.Unit.named, {}, "name"),
    (qpr.units.Unit.written, {"name": "visits", "sample": "12 visits"}, "name sample one"),
    (qpr.FinancialYear, {}, "month"),
    (qpr.Period, {"year": 2023, "month": 4, "frequency": qpr.Frequency.MONTHLY}, "year month frequency"),
    (qpr.Period.parse, {"text": "2023"}, "text financial_year"),
    (
        qpr.Period.containing,
        {"day": "30/09/2023", "frequency": qpr.Frequency.MONTHLY},
        "day frequency financial_year",
    ),
    (qpr.Period.range, {"first": "2023", "last": "2024"}, "first last financial_year"),
    (YEAR.shift, {}, "periods"),
    (YEAR.__add__, {}, "periods"),
    (YEAR.__sub__, {}, "periods"),
    (YEAR.distance, {}, "later"),
    (YEAR.format, {}, "style financial_year"),
    (qpr.answers.Marker, {}, "text"),
    (qpr.TimeSeries, {"given": {"2023": 5}}, "given statuses markers financial_year unit"),
    (SERIES.between, {}, "first last"),
    (SERIES.shift, {}, "periods"),
    (SERIES.latest, {}, "until"),
    (qpr.TimeSeries({"May 2023": 5}).by_quarter, {"aggregation": qpr.Aggregation.SUM}, "aggregation financial_year"),
    (SERIES.observations, {}, "until most"),
    (SERIES.__getitem__, {}, "period"),
    (SERIES.get, {}, "period"),
    (SERIES.with_result, {"period": "Q3 2023/24", "result": 87}, "period result status marker"),
    (SERIES.__or__, {}, "other"),
    (INDICATOR.thresholds_at, {}, "at"),
    (INDICATOR.value_of, {}, "result"),
    (INDICATOR.is_reported_in, {}, "at"),
    (qpr.classify, {"indicator": INDICATOR, "result": 5}, "indicator result at"),
    (qpr.rate, {"indicator": INDICATOR, "result": 5}, "indicator result at"),
    (qpr.compare, QUARTER, "indicator series at against"),
    (qpr.direction_of_travel, QUARTER, "indicator series at method"),
    (qpr.latest_result, QUARTER, "indicator series at"),
    (qpr.implausible_figures, {"indicator": INDICATOR, "series": SERIES}, "indicator series until"),
    (qpr.compare_methods, QUARTER, "indicator series at methods"),
    (qpr.project, QUARTER, "indicator series at method target horizon"),
    (qpr.needed_by_year_end, QUARTER | {"made_by": qpr.Aggregation.MEAN}, "indicator series at made_by target"),
    (
        qpr.assess,
        {"indicator": INDICATOR, "series": SERIES, "at": "Q2 2023/24"},
        "indicator series at method",
    ),
    (qpr.methods.Regression, {}, "window level minimum_points ignores_overlap"),
    (qpr.methods.RollingRegression, {"periods": 4}, "periods window level minimum_points"),
    (qpr.methods.YearToDateRegression, {}, "window level minimum_points"),
    (qpr.methods.SeasonalRegression, {}, "years level minimum_years"),
    (qpr.methods.LastPeriod, {}, "dead_band"),
    (qpr.methods.SamePeriodLastYear, {}, "dead_band"),
    (qpr.methods.MeanOfPrevious, {}, "results dead_band"),
    (qpr.methods.MannKendall, {}, "window level minimum_points"),
    (
        qpr.methods.XmR,
        {},
        "window minimum_points run trend near screens_ranges recalculated_from baseline order prefers_improvement "
        "is_cautious",
    ),
    (qpr.methods.NearLimitRule, {"hits": 2, "of": 3, "beyond": "2/3"}, "hits of beyond one_side within"),
    (qpr.methods.TravelRule, {"name": "x", "version": 1, "decide": len}, "name version decide window minimum_points"),
    (qpr.Scorecard, {}, "entries"),
    (qpr.Scorecard, {"entries": [(INDICATOR, SERIES)]}, "items"),
    (qpr.Report, {"period": REPORT.period, "assessments": REPORT.assessments}, "items"),
    (SCORECARD.report, {"at": "Q2 2023/24"}, "at method published quarters"),
    (
        SCORECARD.with_results,
        {"period": "Q3 2023/24", "results": {"K1": 87}},
        "period results status statuses",
    ),
    (SCORECARD.__getitem__, {}, "code"),
    (REPORT.flagged, {}, "flag"),
    (REPORT.rated, {}, "rating"),
    (qpr.answers.ReportsByGroup, {"items": {None: REPORT}}, "items grouping level"),
    (REPORT.by, {"grouping": "service"}, "grouping level"),
    (INDICATOR.place_in, {}, "grouping"),
    (qpr.bridge, {}, "report"),
    (qpr.bridge(REPORT).cell, {"before": qpr.Rag.GREEN, "now": qpr.Rag.GREEN}, "before now"),
    (qpr.pool, {"report": REPORT}, "report service codes"),
    (qpr.in_period_results, {"indicator": TOTAL, "series": SERIES}, "indicator series"),
    (qpr.notes, {"report": REPORT}, "report style"),
    (qpr.definitions.load, {"mapping": {"indicators": []}}, "mapping schemes"),
    *((_load_part(part), {}, "given") for part in READERS),
    (qpr.definitions.dump, {}, "definitions"),
    (interchange.to_plain, {}, "record"),
    (interchange.from_plain, {}, "plain"),
    (interchange.from_json, {}, "text"),
    (REPORT.__getitem__, {}, "code"),
    (qpr.summarise, {"report": REPORT, "by": "service"}, "report listed base by level"),
    (
        qpr.Summary,
        {"period": "Q2 2023/24", "indicators": 1, "ratings": COUNTS},
        "period indicators ratings directions listed previous by_floor members published base financial_year",
    ),
    (qpr.narrate, {"result": REPORT}, "result style sections actions"),
    (qpr.watch_list, {"report": REPORT}, "report near"),
    (qpr.answers.insights, {"report": REPORT}, "report most"),
    (qpr.to_html, {"result": REPORT}, "result style palette language"),
    (qpr.to_markdown, {"result": REPORT}, "result style"),
    (qpr.styles.Palette, {}, "colours ink paper outline line target floor quiet"),
    (
        qpr.styles.Style,
        {},
        "paper periods units percentage_points decimal_places sections near report charts case_numbers common cover",
    ),
    (qpr.styles.PeriodWords, {}, "months short_months quarter long_quarter year month long_month span span_over_years"),
    (qpr.styles.NumberStyle, {}, "words"),
    (qpr.styles.FigureWords, {}, "decimal thousands million thousand none half"),
    (qpr.styles.Phrase, {"zero": "a", "one": "b", "other": "c"}, "zero one other rule"),
    (qpr.check_text, {"text": "15 are Green", "source": qpr.summarise(REPORT)}, "text source style"),
    (qpr.text.check_arithmetic, {"text": "15 are Green"}, "text style"),
    (qpr.text.read_summary, {"text": "15 are Green"}, "text known scheme style financial_year"),
    (qpr.explain, {"result": qpr.rate(INDICATOR, 5)}, "result style"),
    (qpr.styles.Style, {}, "rating_numbers before_numbers with_shares moves notes explanations projections terms"),
    (qpr.styles.CoverWords, {}, "previous more opening bands schemes directions listed"),
    (qpr.styles.CommonWords, {}, "comma not_rated band_names band_forms"),
    (qpr.styles.Outcome, {"name": "off track"}, "name one other beside label"),
    (qpr.styles.BandForms, {}, "is_band kpis_outcome"),
    (qpr.styles.load_style, {"data": {}}, "data schemes plurals"),
    (qpr.styles.dump_style, {"style": qpr.styles.KENT}, "style plurals"),
    (qpr.styles.plural_rule, {}, "language"),
    (qpr.text.heading, {}, "text"),
    (qpr.text.paragraph, {}, "text"),
    (qpr.text.bullets, {"items": ["a"]}, "items introduction"),
    (qpr.styles.Style, {}, "language same_in_english"),
    (qpr.styles.Terms, {}, "kpi kpis long_kpi title_kpis"),
    (qpr.to_text, {"result": REPORT}, "result style"),
    (qpr.styles.ReportWords, {}, "concerns watch history"),
    (qpr.styles.ChartWords, {}, "target floor"),
    (qpr.styles.PaperWords, {}, "lines sections section_number paragraph_number date kpis scheme"),
    (qpr.styles.PaperLine, {"label": "From:", "forms": "{sender}"}, "label forms is_title"),
    (qpr.styles.ScorecardTable, {}, "columns names"),
    (qpr.styles.PaperSection, {"heading": "Results", "parts": ["ratings"]}, "heading parts layout"),
    (qpr.text.CoverPaper, {}, "sender date purpose recommendations contacts appendices"),
    (qpr.text.appendix, {"report": REPORT}, "report commentary actions style sections table"),
    (qpr.styles.AppendixWords, {}, "sections key_heading"),
    (qpr.text.cover_paper, {"result": REPORT, "paper": qpr.text.CoverPaper()}, "result paper style"),
    (qpr.styles.GroupWords, {}, "rated reasons ratings"),
    (qpr.styles.PeerWords, {}, "ranked answers heading"),
    (qpr.styles.SecondWords, {}, "heading counts whole worse better changed"),
    (qpr.styles.ItemWords, {}, "kinds reasons counts judged"),
    (qpr.styles.InsightWords, {}, "facts heading ordinals subject"),
    (qpr.styles.WorkbookWords, {}, "cover rating"),
    (qpr.styles.Explanations, {}, "answers meets too_few"),
    (qpr.styles.NoteWords, {}, "heading flags expectations activity"),
    (qpr.styles.MoveWords, {}, "heading totals"),
    (qpr.styles.ProjectionWords, {}, "goal needed"),
    (testing.an_indicator, {}, "target floor polarity code name service unit thresholds"),
    (_until, {}, "until"),
    (testing.a_summary, {"red": 1}, "green amber red unrated period previous"),
    (_of_row, {}, "row"),
    (_in_quarter, {}, "quarter"),
    (testing.check_rating, {"indicator": INDICATOR}, "indicator at"),
    (testing.check_method, {"method": qpr.methods.LastPeriod(), "examples": 1}, "method laws"),
    (testing.check_route, {"route": qpr.classify, "examples": 1}, "indicators"),
    (testing.check_round_trip, {"there": str, "back": str, "values": st.just("x"), "examples": 1}, "values"),
    (testing.check_style, {"style": qpr.styles.KENT, "examples": 1}, "style"),
    (testing.assert_same_report, {"found": REPORT, "expected": REPORT}, "found expected"),
    (testing.assert_text_agrees, {"text": "", "summary": qpr.summarise(REPORT)}, "text summary"),
]


RECORDS = """
Assessment Badge Band Bars Benchmark BrokenGroupLaw BrokenLaw BulletList Case Centre Chart ChartBaseline CheckedDraft Claim
Comparison Contradiction ControlChart CountedMember Counterfactual Course DirectionOfTravel Discrepancy Entry Facts
Falling Finding Flow Gap GroupCase GroupMember GroupRating GroupRule Heading ImplausibleFigure Insight Item ItemAssessment
ItemEntry ItemMove JudgedBand Kendall Label
LatestResult Line Member MemberChange Method MethodComparison MilestoneRating Move Name Narrative Needed Numbered Observation
Paragraph PeerComparison Point Pooled PooledRating Projection Quantity RatedGroup Reaching RecordResult Restatement Rule
SecondBand SecondCounts Segment Signal Spark Standing StatedFact Step Streak SummaryRead Table
TrailPoint Unread Watched When Words YearEnd
"""
"""Records that the library creates; nothing checks them again."""

PIECES = "BandWords KindWords english"
"""Parts of a style, which the style checks."""

WITHOUT_ARGUMENTS = "schema style_schema"


def test_every_public_function_is_in_the_list_of_calls() -> None:
    called = {call.__qualname__.partition(".")[0] for call, _, _ in CALLS}
    given = {name for name in PUBLIC if callable(PUBLIC[name])}
    choices = {name for name in given if isinstance(made := PUBLIC[name], type) and issubclass(made, Enum | Exception)}
    assert given - choices - called == {*RECORDS.split(), *PIECES.split(), *WITHOUT_ARGUMENTS.split()}


def _cases() -> Iterator[object]:
    for call, given, parts in CALLS:
        for part in parts.split():
            yield pytest.param(call, given, part, id=f"{call.__qualname__}-{part}")


@pytest.mark.parametrize(("call", "given", "part"), list(_cases()))
def test_junk_in_any_argument_gives_an_answer_or_a_qpr_error(
    call: Callable[..., object], given: dict[str, object], part: str
) -> None:
    refusals = [said for junk in JUNK if (said := refusal(call, **{**given, part: junk})) is not None]
    assert len(refusals) > len(JUNK) // 3
    assert max(map(len, refusals)) < 1_000


CHOICES = [choice for name in PUBLIC if isinstance(choice := PUBLIC[name], type) and issubclass(choice, Enum)]


@pytest.mark.parametrize("choice", [choice for choice in CHOICES if len(choice)], ids=lambda choice: choice.__name__)
def test_unknown_value_of_an_enumeration_is_refused_with_the_known_values(choice: type[Enum]) -> None:
    for junk in ("x", "", 5, -1.5, None, [], {}, b"green", object(), qpr.Rag, float("nan")):
        with pytest.raises(qpr.errors.ChoiceError, match=f"^value of {choice.__name__} must be one of ") as caught:
            choice(junk)
        words = [
            member.value if isinstance(member.value, str) else member.name.lower().replace("_", "-")
            for member in choice
        ]
        assert all(repr(word) in str(caught.value) for word in words)


@pytest.mark.parametrize("container", [SERIES, SCORECARD, REPORT, BANDS, ITEMS])
def test_in_of_a_container_has_an_answer_for_any_object(container: Any) -> None:
    found = [junk for junk in JUNK if not isinstance(junk, str) and junk in container]
    assert all(junk in (INDICATOR, qpr.Period.parse("Q2 2023/24")) for junk in found)
