"""Insights: the facts of a report that matter most, ranked."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Basis, Indicator, Profile, Rag, Ratio, Report, Scorecard, Thresholds, TimeSeries, bridge
from qpr_core.answers import Fact, Insight, insights
from qpr_core.errors import ReportError
from qpr_core.methods import LastPeriod
from qpr_core.testing import a_series, an_indicator, reports

NOW = "Q2 2023/24"
Entry = tuple[Indicator, TimeSeries]


def kpi(code: str, *results: Any, service: str | None = None, **parts: Any) -> Entry:
    return an_indicator(85, 80, code=code, service=service, **parts), a_series(*results)


def report_of(*entries: Entry, at: str = NOW) -> Report:
    return Scorecard(entries).report(at)


def facts(report: Report, most: int = 99) -> list[tuple[str, list[str]]]:
    """Return the code or the service of each insight, with the names of its facts."""
    return [
        (each.service or each.assessments[0].code, [fact.name for fact in each.facts])
        for each in insights(report, most=most)
    ]


STEADY = kpi("S", 86, 86)
"""A KPI without a fact: Green, and no record."""

RED = kpi("R", 80, 79)
"""A KPI that is Red, and misses its target by 6 of 85."""


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((90, 79), ["FELL_FAR"]),
        ((90, 80), []),
        ((79, 85), ["ROSE_FAR"]),
        ((80, 79, 79, 79), ["WORST_RUNNING"]),
        ((80, 80, 79, 79), []),
        ((79, None, 79, 79), []),
        ((82, 81, "80.9", "80.8", "80.7"), ["WORST_SINCE"]),
        ((82, 81, "80.9", "80.8"), []),
        ((79, 81, 82, 83, 84, 85), ["BEST_SINCE"]),
        ((90, 86, 87, 88, 89, 90), ["BEST_SINCE"]),
    ],
)
def test_insights_of_a_kpi_are_its_facts(results: tuple[Any, ...], expected: list[str]) -> None:
    """Two bands, three periods running in the worst band, and a record over four results or more."""
    assert facts(report_of(kpi("K", *results), STEADY)) == ([("K", expected)] if expected else [])


def test_insights_of_a_direction_that_turned() -> None:
    """By the last quarter alone, 84 after 83 is positive, and 82 after 84 is negative."""
    card = Scorecard([kpi("A", 83, 84, 82), kpi("B", 84, 83, 84), STEADY])
    assert facts(card.report(NOW, method=LastPeriod())) == [("A", ["TURNED_NEGATIVE"]), ("B", ["TURNED_POSITIVE"])]


def test_insights_name_the_kpi_that_missed_its_target_by_the_largest_share() -> None:
    """10 of 100 is 10%, and 6 of 85 is 7%: the days come first, though 6 percentage points are fewer than 10 days."""
    days = an_indicator(100, 105, code="D", polarity="lower is better", unit="days"), a_series(110, 110)
    found = insights(report_of(RED, days))
    assert [(each.facts, each.assessments[0].code, each.miss) for each in found] == [((Fact.MISSED_MOST,), "D", 10)]


@pytest.mark.parametrize(
    "other",
    [
        kpi("O", 79, 79),
        STEADY,
        (an_indicator(0, 2, code="O", polarity="lower is better", unit="number"), a_series(1, 1)),
        kpi("O", Ratio(3, 100), Ratio(3, 100), withhold_below=5),
        (an_indicator(85, 50, code="O"), a_series(78, 78)),
    ],
    ids=["as much", "nothing", "a target of 0", "withheld", "Amber"],
)
def test_insights_do_not_name_the_largest_miss_if_there_is_none(other: Entry) -> None:
    """There is none if two are as large, if there is one only, if one must not be known, or if it is Amber."""
    assert facts(report_of(RED, other)) == []


def test_insights_of_a_service_need_every_kpi_to_be_better_than_in_one_quarter() -> None:
    better = kpi("A", 81, 82, service="Waste"), kpi("B", 83, 84, service="Waste")
    assert facts(report_of(*better))[:1] == [("Waste", ["SERVICE_IMPROVED"])]
    worse = kpi("A", 84, 82, service="Waste"), kpi("B", 84, 83, service="Waste")
    assert facts(report_of(*worse))[-1:] == [("Waste", ["SERVICE_WORSENED"])]
    assert ("Waste", ["SERVICE_IMPROVED"]) not in facts(report_of(*better, kpi("C", 84, 84, service="Waste")))
    assert ("Waste", ["SERVICE_IMPROVED"]) not in facts(report_of(*better, kpi("C", 84, None, service="Waste")))
    assert ("Waste", ["SERVICE_IMPROVED"]) not in facts(report_of(*better, kpi("C", 84, None, 85, service="Waste")))
    assert facts(report_of(better[0])) == []
    unnamed = [(evolve(indicator, service=None), results) for indicator, results in better]
    assert not any("SERVICE_IMPROVED" in names for _, names in facts(report_of(*unnamed)))


def test_insights_of_a_service_never_contradict_the_moves() -> None:
    """82 is better than 81, but Red by the new floor of 83: the counts have a KPI of the service that fell."""
    raised = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=88, floor=83)}
    fell = an_indicator(code="A", service="Waste", thresholds=raised), a_series(81, 82)
    report = report_of(fell, kpi("B", 83, 84, service="Waste"))
    assert [move.indicator.code for move in bridge(report).worsened] == ["A"]
    assert not any("SERVICE_IMPROVED" in names for _, names in facts(report))
    lowered = {"2022/23": Thresholds(target=85, floor=83), "Q2 2023/24": Thresholds(target=85, floor=80)}
    rose = an_indicator(code="A", service="Waste", thresholds=lowered), a_series(82, 81)
    assert not any(
        "SERVICE_WORSENED" in names for _, names in facts(report_of(rose, kpi("B", 84, 83, service="Waste")))
    )


def test_insights_leave_out_figures_that_were_probably_entered_wrongly() -> None:
    """0.79 is probably meant as 79%: neither the KPI nor its service is mentioned."""
    typed = kpi("K", 84, 84, 84, 84, "0.79", service="Waste")
    report = report_of(typed, kpi("B", 84, 83, service="Waste"), STEADY)
    assert report["K"].implausible
    assert facts(report) == []


def test_insights_count_totals_of_the_same_quarter_of_other_years() -> None:
    profile = {f"{year}/{year - 1999}": Profile.spread(100) for year in range(2018, 2024)}
    visits = an_indicator(code="V", unit="number", basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=profile)
    totals = TimeSeries(
        {f"Q2 {year}/{year - 1999}": 51 + year - 2018 for year in range(2018, 2024)} | {"Q1 2023/24": 26}
    )
    assert facts(report_of((visits, totals), STEADY)) == [("V", ["BEST_SINCE"])]


def test_insights_rank_by_fact_then_size_then_the_order_of_the_report() -> None:
    """Three Reds running come after two bands, and four Reds before three; the largest miss is a second fact."""
    made = report_of(
        kpi("A", 80, 79, 79, 79),
        kpi("B", 79, 79, 79, 79),
        kpi("C", 80, 79, 79, 79),
        kpi("D", 90, 60),
    )
    assert facts(made) == [
        ("D", ["FELL_FAR", "MISSED_MOST"]),
        ("B", ["WORST_RUNNING"]),
        ("A", ["WORST_RUNNING"]),
        ("C", ["WORST_RUNNING"]),
    ]
    assert facts(made, most=2) == facts(made)[:2]
    assert len(insights(made)) == 3


def test_insights_begin_with_good_news_if_more_moved_up_than_down() -> None:
    risen, fallen = kpi("U", 79, 86), kpi("F", 86, 79)
    assert facts(report_of(fallen, risen)) == [("F", ["FELL_FAR"]), ("U", ["ROSE_FAR"])]
    assert facts(report_of(fallen, risen, kpi("V", 79, 85))) == [
        ("U", ["ROSE_FAR"]),
        ("F", ["FELL_FAR"]),
        ("V", ["ROSE_FAR"]),
    ]


def test_insights_without_a_quarter_before_need_no_moves() -> None:
    report = report_of((an_indicator(85, 80, code="K"), a_series(79)), STEADY)
    assert facts(evolve(report, previous=None)) == []
    assert facts(report_of(kpi("K", 79), kpi("L", 70))) == [("L", ["MISSED_MOST"])]


def test_insights_of_an_activity_indicator_are_none() -> None:
    demand = an_indicator(code="V", polarity="neither", unit="number"), a_series(*range(9))
    assert facts(report_of(demand, STEADY)) == []


def test_insights_are_rejected_for_a_wrong_argument() -> None:
    with pytest.raises(ReportError, match="most must be a whole number of 1 or more, got 0"):
        insights(report_of(STEADY), most=0)


def test_fact_is_good_news_from_the_first_rise_on() -> None:
    assert [fact.is_good for fact in Fact] == [False] * 6 + [True] * 4


def test_insight_shows_the_code_or_the_service_with_its_facts() -> None:
    """78.9 is 6.1 below 85, which is 610 / 85 %."""
    made = insights(report_of(kpi("A", 84, 83, service="Waste"), kpi("B", 79, "78.9", service="Waste")))
    assert repr(made) == "(<Insight 'B': Fact.MISSED_MOST>, <Insight 'Waste': Fact.SERVICE_WORSENED>)"
    assert made[0] == Insight(facts=(Fact.MISSED_MOST,), assessments=(made[0].assessments[0],), miss=Fraction(610, 85))


@st.composite
def _cards(draw: st.DrawFn) -> tuple[Scorecard, Scorecard]:
    """Return a scorecard, and one with every figure changed a little.

    Figures end in .25 or .75 and no two are the same, so that a change by less than .125 crosses no threshold and
    changes no order of two figures.
    """
    count, length = draw(st.integers(2, 5)), draw(st.integers(2, 8))
    given_figures = draw(st.lists(st.integers(120, 189), min_size=count * length, max_size=count * length, unique=True))
    changes = draw(st.lists(st.integers(-12, 12), min_size=count * length, max_size=count * length))
    values = [Fraction(figure, 2) + Fraction(1, 4) for figure in given_figures]
    changed = [value + Fraction(change, 100) for value, change in zip(values, changes, strict=True)]
    services = draw(st.lists(st.sampled_from(["Waste", "Roads", None]), min_size=count, max_size=count))
    made = []
    for figures_of in (values, changed):
        rows = [figures_of[place * length :][:length] for place in range(count)]
        made.append(
            Scorecard(kpi(f"K{place}", *row, service=services[place]) for place, row in enumerate(rows)),
        )
    return made[0], made[1]


@given(_cards())
def test_insights_keep_their_ranks_if_figures_change_and_nothing_else(cards: tuple[Scorecard, Scorecard]) -> None:
    """Law: no rating, direction, streak, record or order of sizes is altered, so no rank is."""
    before, after = (card.report(NOW, method=LastPeriod()) for card in cards)
    assert _altered(before) == _altered(after)
    assert facts(before) == facts(after)


def _altered(report: Report) -> list[object]:
    """Return what may alter a rank."""
    kpis = [
        (each.rating, each.direction_of_travel.direction, each.streak, each.record)
        for part in (report, report.previous)
        if part is not None
        for each in part.kpis
    ]
    distances = {each.code: each.standing.distance_to_target for each in report.kpis}
    return [kpis, sorted(distances, key=lambda code: distances[code] or Fraction(0))]


@given(reports(), st.integers(1, 5))
def test_insights_agree_with_the_counts(report: Report, most: int) -> None:
    """Law: who fell far is among those that fell; the first fact is good news if more rose; a shorter list begins it."""
    found = insights(report, most=99)
    assert insights(report, most=most) == found[:most]
    if report.previous is None:
        return
    made = bridge(report)
    moved = {fact: set[str]() for fact in Fact}
    for each in found:
        for fact in each.facts:
            moved[fact] |= {assessment.code for assessment in each.assessments}
    risen, fallen = ({move.indicator.code for move in moves} for moves in (made.improved, made.worsened))
    assert moved[Fact.ROSE_FAR] <= risen
    assert moved[Fact.FELL_FAR] <= fallen
    assert not moved[Fact.SERVICE_IMPROVED] & fallen
    assert not moved[Fact.SERVICE_WORSENED] & risen
    assert moved[Fact.WORST_RUNNING] | moved[Fact.MISSED_MOST] <= {each.code for each in report.rated(Rag.RED)}
    tones = [each.is_good for each in found]
    leads = any(tones) and len(risen) > len(fallen)
    rest = found[1:] if leads else found
    assert not leads or found[0].is_good
    assert [each.facts[0].rank for each in rest] == sorted(each.facts[0].rank for each in rest)
