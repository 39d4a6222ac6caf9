"""Strategies of all public classes for `st.from_type`; Hypothesis imports this.

>>> from hypothesis import given, strategies as st
>>> from qpr_core import Indicator
>>> @given(st.from_type(Indicator))
... def test_indicators(indicator: Indicator) -> None:
...     assert indicator.code == "K1"
>>> test_indicators()
"""

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import Final

from attrs import fields
from hypothesis import strategies as st
from hypothesis.vendor.pretty import for_type_by_name

from qpr_core.analysis.answers import Direction, Judgement, Movement, NoDirection, NoRating
from qpr_core.analysis.comparing.benchmark import Benchmark
from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.analysis.comparing.peers import PeerComparison
from qpr_core.analysis.comparing.record import RecordResult
from qpr_core.analysis.comparing.streak import Streak
from qpr_core.analysis.groups.case import CountedMember, GroupCase
from qpr_core.analysis.groups.counterfactual import Counterfactual, MemberChange
from qpr_core.analysis.groups.custom_rule import CustomGroupRule
from qpr_core.analysis.groups.extremes import BestOf, WorstOf
from qpr_core.analysis.groups.group_rating import GroupRating
from qpr_core.analysis.groups.laws import BrokenGroupLaw
from qpr_core.analysis.groups.majority import Majority
from qpr_core.analysis.groups.mean_score import MeanScore
from qpr_core.analysis.groups.member import GroupMember
from qpr_core.analysis.groups.rate_pooled import PooledRating
from qpr_core.analysis.groups.rate_tree import RatedGroup
from qpr_core.analysis.groups.rule import GroupRule
from qpr_core.analysis.groups.share_on_target import ShareOnTarget
from qpr_core.analysis.insights.insight import Insight
from qpr_core.analysis.insights.ranking import insights
from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.entry import ItemEntry
from qpr_core.analysis.items.milestone import MilestoneRating
from qpr_core.analysis.items.move import ItemMove
from qpr_core.analysis.items.report import ItemReport
from qpr_core.analysis.methods.course import Course, Point
from qpr_core.analysis.methods.evidence import (
    Centre,
    ChartBaseline,
    ControlChart,
    Facts,
    Finding,
    Kendall,
    Line,
    Signal,
    Step,
)
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.near import NearLimitRule
from qpr_core.analysis.rating.laws import BrokenLaw
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.bridge import Bridge, bridge
from qpr_core.analysis.reporting.entry import Entry
from qpr_core.analysis.reporting.member import Flow, Member, Restatement
from qpr_core.analysis.reporting.move import Move
from qpr_core.analysis.reporting.pool import Pooled
from qpr_core.analysis.reporting.report import Report, ReportsByGroup
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.analysis.reporting.second_counts import SecondBand, SecondCounts
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.analysis.reporting.watch_list import Watched, watch_list
from qpr_core.analysis.results import LatestResult
from qpr_core.analysis.travel.compare_methods import MethodComparison, compare_methods
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.analysis.travel.projection import Falling, Projection, Reaching
from qpr_core.analysis.travel.year_end import Needed, YearEnd
from qpr_core.display.palette import Palette
from qpr_core.model.indicators.basis import Rolling
from qpr_core.model.indicators.implausible_figure import FigurePart, Implausible, ImplausibleFigure
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.items.band_series import BandSeries
from qpr_core.model.items.judged_band import JudgedBand
from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.series.observation import Gap, Observation
from qpr_core.model.series.second_rating import SecondRating
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.rating_rule import Case, RatingRule
from qpr_core.model.thresholds.scheme import Band, Rag
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.durations import Durations
from qpr_core.model.values.names import Rule
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import FrozenMapping
from qpr_core.model.values.typed_figures import Marker
from qpr_core.model.values.unit import Unit
from qpr_core.model.values.yes_no import YesNo
from qpr_core.testing.strategies.figures import (
    answers,
    durations,
    figures,
    intervals,
    ratios,
    stretches,
    tolerances,
    units,
)
from qpr_core.testing.strategies.groups import (
    best_of,
    counterfactuals,
    custom_group_rules,
    group_cases,
    group_ratings,
    group_rules,
    groups_of,
    majorities,
    mean_scores,
    pooled_ratings,
    rated_groups,
    shares_on_target,
    worst_of,
)
from qpr_core.testing.strategies.indicators import cases, indicators, rating_rules, services
from qpr_core.testing.strategies.items import (
    band_series,
    item_assessments,
    item_entries,
    item_moves,
    item_reports,
    judged_bands,
    milestone_dates,
    milestone_ratings,
    tracked_items,
)
from qpr_core.testing.strategies.methods import METHOD_STRATEGIES, courses, methods, near_rules
from qpr_core.testing.strategies.narratives import narratives, words_of
from qpr_core.testing.strategies.papers import cover_papers, paper_lines, paper_sections
from qpr_core.testing.strategies.scorecards import mixed_scorecards, reports, scorecards, second_ratings, summaries
from qpr_core.testing.strategies.series import financial_years, gaps, markers, observations, periods, series
from qpr_core.testing.strategies.styles import (
    figure_words,
    number_styles,
    outcomes,
    palettes,
    phrases,
    scorecard_tables,
    styles,
)
from qpr_core.testing.strategies.thresholds import expected_ranges, levels, profiles, thresholds
from qpr_core.wording.drafts.checked import CheckedDraft, Claim, Unread
from qpr_core.wording.drafts.discrepancy import Discrepancy
from qpr_core.wording.drafts.summaries.record import Contradiction, StatedFact, SummaryRead
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.styles.band_words import BandWords
from qpr_core.wording.styles.figure_words import FigureWords
from qpr_core.wording.styles.item_words import KindWords
from qpr_core.wording.styles.outcome import BandForms, Outcome
from qpr_core.wording.styles.paper_section import PaperLine, PaperSection
from qpr_core.wording.styles.scorecard_table import ScorecardTable
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.chart import Chart
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.parts import BulletList, Heading, Item, Numbered, Paragraph
from qpr_core.wording.text.phrases import Phrase
from qpr_core.wording.text.spans import Badge, Label, Name, Quantity, Spark, When, Words
from qpr_core.wording.text.tables import Bars, Segment, Table


def _assessments() -> st.SearchStrategy[Assessment]:
    return reports().map(lambda report: report.assessments[-1])


def _reports_by_group() -> st.SearchStrategy[ReportsByGroup]:
    made = reports() | reports(cards=mixed_scorecards())
    return made.map(lambda report: report.by("service"))


def _entries() -> st.SearchStrategy[Entry]:
    return scorecards().map(lambda card: card.entries[-1])


def _methods_compared() -> st.SearchStrategy[MethodComparison]:
    return _entries().map(lambda entry: compare_methods(entry.indicator, entry.series, "Q1 2000/01"))


def _bridges() -> st.SearchStrategy[Bridge]:
    return reports().filter(lambda report: report.previous is not None).map(bridge)


def _implausible() -> st.SearchStrategy[ImplausibleFigure]:
    return st.builds(
        ImplausibleFigure,
        reason=st.sampled_from(Implausible),
        part=st.sampled_from(FigurePart),
        value=figures(),
        period=periods(),
        meant=st.none() | figures(),
    )


def _codes() -> st.SearchStrategy[str]:
    return st.integers(1, 99).map(lambda number: f"K{number}")


def _watched() -> st.SearchStrategy[Watched]:
    return reports().map(partial(watch_list, near=1000)).filter(bool).map(lambda watched: watched[-1])


def _insights() -> st.SearchStrategy[Insight]:
    return reports().map(partial(insights, most=99)).filter(bool).map(lambda found: found[-1])


def _restatements() -> st.SearchStrategy[Restatement]:
    ratings = st.sampled_from([*Rag, *NoRating])
    return st.builds(Restatement, _codes(), services(), _codes(), st.none() | ratings, ratings)


def _second_bands() -> st.SearchStrategy[tuple[SecondBand, ...]]:
    return reports().map(attrgetter("second_bands")).filter(bool)


def _second_counts() -> st.SearchStrategy[SecondCounts]:
    return reports().map(attrgetter("second_counts")).filter(lambda made: made is not None)


def _claims(kind: type[Claim | Discrepancy], **parts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Draw claims of a draft with every kind of fact."""
    answers = st.sampled_from([*Rag, *NoRating, *Direction, *NoDirection, *Judgement, *Movement])
    facts = st.none() | figures() | periods() | answers | st.text()
    return st.builds(kind, fact=facts, **parts)


def _group(name: str) -> st.SearchStrategy[object]:
    return styles().map(attrgetter(name))


_PHRASES: Final[dict[type, Callable[[], st.SearchStrategy[object]]]] = {
    type(part.default): partial(_group, part.name)
    for part in fields(Style)
    if type(part.default).__module__.startswith("qpr_core.wording.styles.")
}
"""The groups of phrases of a style."""


def _falling(parts: tuple[Rag, Reaching]) -> Falling:
    band, like = parts
    return Falling(band, like.period, like.earliest, like.latest, like.level)


_FROM_FIELDS: Final[tuple[type, ...]] = (
    Band,
    BandWords,
    Benchmark,
    BrokenGroupLaw,
    BrokenLaw,
    ChartBaseline,
    Centre,
    Contradiction,
    ControlChart,
    Finding,
    Flow,
    Kendall,
    LatestResult,
    Line,
    Needed,
    Point,
    PeerComparison,
    Pooled,
    Projection,
    Reaching,
    RecordResult,
    Rule,
    Signal,
    StatedFact,
    Step,
    SummaryRead,
    TrailPoint,
    YearEnd,
    Unread,
)
"""Records that accept any values of the types of their fields."""

STRATEGIES: Final[dict[type, Callable[[], st.SearchStrategy[object]]]] = {
    Assessment: _assessments,
    Badge: lambda: words_of(Badge),
    BandSeries: band_series,
    BandForms: lambda: styles().map(lambda style: style.common.band_forms),
    BestOf: best_of,
    Bars: lambda: words_of(Bars),
    Bridge: _bridges,
    BulletList: lambda: words_of(BulletList),
    Case: cases,
    CheckedDraft: lambda: st.builds(
        CheckedDraft,
        claims=st.lists(_claims(Claim, holds=st.booleans())).map(tuple),
        discrepancies=st.lists(_claims(Discrepancy)).map(tuple),
    ),
    Claim: lambda: _claims(Claim, holds=st.booleans()),
    Chart: lambda: _assessments().map(Chart),
    Comparison: lambda: _assessments().map(lambda made: made.comparison),
    Course: courses,
    CountedMember: lambda: groups_of().map(lambda made: made[-1]),
    Counterfactual: counterfactuals,
    CoverPaper: cover_papers,
    CustomGroupRule: custom_group_rules,
    DirectionOfTravel: lambda: _assessments().map(lambda made: made.direction_of_travel),
    Discrepancy: lambda: _claims(Discrepancy),
    Durations: durations,
    Entry: _entries,
    ExpectedRange: expected_ranges,
    Falling: lambda: st.tuples(st.sampled_from(Rag), st.from_type(Reaching)).map(_falling),
    Facts: lambda: st.dictionaries(st.text("abc", min_size=1), figures()).map(FrozenMapping).map(Facts),
    FinancialYear: financial_years,
    Gap: gaps,
    GroupCase: group_cases,
    GroupMember: lambda: group_ratings().map(lambda made: made.members[-1]),
    GroupRating: group_ratings,
    PooledRating: pooled_ratings,
    RatedGroup: rated_groups,
    GroupRule: group_rules,
    Heading: lambda: words_of(Heading),
    ImplausibleFigure: _implausible,
    Indicator: indicators,
    Insight: _insights,
    Interval: intervals,
    Item: lambda: words_of(Item),
    ItemAssessment: item_assessments,
    ItemEntry: lambda: item_entries().map(lambda made: made[-1]),
    ItemMove: item_moves,
    ItemReport: item_reports,
    JudgedBand: judged_bands,
    KindWords: lambda: styles().map(lambda style: next(iter(style.items.kinds.values()))),
    Label: lambda: words_of(Label),
    Levels: levels,
    Majority: majorities,
    Marker: markers,
    MeanScore: mean_scores,
    Member: lambda: st.builds(Member, _codes(), services(), _codes(), st.sampled_from([*Rag, *NoRating])),
    MilestoneDates: milestone_dates,
    MilestoneRating: milestone_ratings,
    MemberChange: lambda: counterfactuals().map(lambda made: made.changes[0]),
    Method: methods,
    MethodComparison: _methods_compared,
    Move: lambda: _bridges().filter(lambda made: made.moves != ()).map(lambda made: made.moves[0]),
    Narrative: narratives,
    Name: lambda: words_of(Name),
    NearLimitRule: near_rules,
    FigureWords: figure_words,
    NumberStyle: number_styles,
    Numbered: lambda: words_of(Numbered),
    Observation: observations,
    Outcome: outcomes,
    Palette: palettes,
    PaperLine: paper_lines,
    PaperSection: paper_sections,
    Paragraph: lambda: words_of(Paragraph),
    Period: periods,
    Phrase: phrases,
    Profile: profiles,
    Quantity: lambda: words_of(Quantity),
    RatingRule: rating_rules,
    Ratio: ratios,
    Report: lambda: reports() | reports(cards=mixed_scorecards()),
    ReportsByGroup: _reports_by_group,
    Restatement: _restatements,
    Rolling: lambda: st.builds(Rolling, st.integers(2, 12)),
    Scorecard: lambda: scorecards() | mixed_scorecards(),
    ScorecardTable: scorecard_tables,
    SecondBand: lambda: _second_bands().map(lambda made: made[0]),
    SecondCounts: _second_counts,
    SecondRating: second_ratings,
    Segment: lambda: words_of(Segment),
    ShareOnTarget: shares_on_target,
    Spark: lambda: words_of(Spark),
    Standing: lambda: _assessments().map(lambda made: made.standing),
    Stretch: stretches,
    Streak: lambda: st.builds(Streak, rating=st.sampled_from(Rag), count=st.integers(1, 12), since=periods()),
    Style: styles,
    Summary: summaries,
    Table: lambda: words_of(Table),
    Thresholds: thresholds,
    TimeSeries: series,
    Tolerance: tolerances,
    TrackedItem: tracked_items,
    Unit: units,
    Watched: _watched,
    When: lambda: words_of(When),
    Words: lambda: words_of(Words),
    WorstOf: worst_of,
    YesNo: answers,
    **_PHRASES,
    **METHOD_STRATEGIES,
    **{kind: partial(st.builds, kind) for kind in _FROM_FIELDS},
}
"""The strategies of public classes; a test names a class without one."""


def _register(kind: type, make: Callable[[], st.SearchStrategy[object]]) -> None:
    """Register a class; its strategy is created on first use.

    Hypothesis prints a failing object by its `repr`, and not field by field.
    """
    st.register_type_strategy(kind, lambda _: make())
    for_type_by_name(kind.__module__, kind.__name__, lambda made, printer, _: printer.text(repr(made)))


for _kind, _make in STRATEGIES.items():
    _register(_kind, _make)
