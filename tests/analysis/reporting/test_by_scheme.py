"""Reports and summaries of several rating schemes: parts that partition the indicators."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from qpr_core import (
    Flag,
    Period,
    Rag,
    Ratio,
    Report,
    Scorecard,
    Summary,
    TimeSeries,
    bridge,
    pool,
    summarise,
    watch_list,
)
from qpr_core.answers import ReportsByGroup, insights
from qpr_core.display.history_chart import history_chart
from qpr_core.display.small_multiples import small_multiples
from qpr_core.errors import GroupError, ReportError, ReportLookUpError, SummaryError
from qpr_core.groups import TreeRating, WorstOf, rate_group, rate_tree
from qpr_core.testing import mixed_scorecards
from small_reports import make
from two_schemes import CARD, LEVEL, Met, two_schemes


def codes(report: Report) -> list[str]:
    return [each.code for each in report]


# -------------------------------------------------------------------------------------------------------------- laws


@settings(max_examples=settings().max_examples // 4)
@given(mixed_scorecards(), st.integers(0, 9), st.integers(2, 5))
def test_conservation_the_schemes_of_a_report_partition_its_indicators(
    card: Scorecard, steps: int, number: int
) -> None:
    period = Period.parse("Q4 1999/00").shift(steps)
    report = card.report(period, periods=number)
    known = [code for part in report.by_scheme for code in codes(part)]
    reported = [entry.indicator.code for entry in card if entry.indicator.is_reported_in(period)]
    assert sorted(known) == sorted(reported)
    assert [each.code for each in report.all_assessments] == known
    for part in report.by_scheme:
        assert codes(part) == [code for code in reported if code in part]
        rated = [each for each in part if each.indicator.is_rateable]
        assert {each.indicator.scheme for each in rated} == {part.scheme}
    assert all(each.indicator.is_rateable for part in report.others for each in part)


@settings(max_examples=settings().max_examples // 4)
@given(mixed_scorecards(), st.integers(0, 9), st.integers(2, 5))
def test_agreement_each_scheme_is_the_report_of_its_indicators_alone(card: Scorecard, steps: int, number: int) -> None:
    report = card.report(Period.parse("Q4 1999/00").shift(steps), periods=number)
    for part in report.by_scheme:
        then = () if part.previous is None else part.previous.assessments
        of_scheme = {each.code for each in (*part, *then)} | {
            entry.indicator.code
            for entry in card
            if entry.indicator.is_rateable and entry.indicator.scheme is part.scheme
        }
        first = part is report.by_scheme[0]
        alone = Scorecard(
            entry for entry in card if entry.indicator.code in of_scheme or (first and not entry.indicator.is_rateable)
        )
        assert part == alone.report(report.period, periods=number)


@settings(max_examples=settings().max_examples // 4)
@given(mixed_scorecards(), st.integers(0, 9))
def test_agreement_a_summary_has_the_summaries_of_the_schemes(card: Scorecard, steps: int) -> None:
    report = card.report(Period.parse("Q4 1999/00").shift(steps))
    summary = summarise(report)
    assert summary.by_scheme == tuple(summarise(part) for part in report.by_scheme)
    by_service, parts_by_service = summarise(report, by="service"), report.by("service")
    assert set(by_service) == {
        service for service, part in parts_by_service.items() if any(each.kpis for each in part.by_scheme)
    }
    for service, counted in by_service.items():
        part = parts_by_service[service]
        if all(any(one.indicator.is_rateable for one in each) for each in part.by_scheme):  # else its scheme is open
            assert counted == summarise(part)
    for scheme, whole in zip([each.scheme for each in report.by_scheme], summary.by_scheme, strict=True):
        parts = [part for each in by_service.values() for part in each.by_scheme if part.scheme is scheme]
        assert sum(part.indicators for part in parts) == whole.indicators
    assert pickle.loads(pickle.dumps(report)) == report
    assert hash(pickle.loads(pickle.dumps(summary))) == hash(summary)


# ------------------------------------------------------------------------------------------------------------ reports


def test_report_has_the_scheme_of_the_first_rateable_indicator() -> None:
    report = two_schemes()
    assert (report.scheme, codes(report)) == (Rag, ["C1", "C2", "C3", "D1", "A1"])
    (other,) = report.others
    assert (other.scheme, codes(other), other.others) == (Met, ["M1", "M2", "M3"], ())
    assert [part.scheme for part in report.by_scheme] == [Rag, Met]
    assert report.by_scheme[0] == evolve(report, others=())
    assert (len(report), len(report.kpis), len(other.history)) == (5, 4, 5)
    assert other.previous is not None
    assert codes(other.previous) == ["M1", "M2", "M3"]
    assert "and <Report of Q2 2023/24" in repr(report)


def test_report_finds_indicators_of_every_scheme_by_code() -> None:
    report = two_schemes()
    assert report["M2"].rating is Met.MISSED
    assert report.get("M2") is report["M2"]
    assert "M2" in report
    assert report["M2"].indicator in report
    assert report["M2"] in report
    assert report.get("X9") is None
    with pytest.raises(ReportLookUpError, match="perhaps 'M2'"):
        report["m2"]


def test_where_chooses_in_every_scheme() -> None:
    report = two_schemes()
    roads = report.where(service="Roads")
    assert [codes(part) for part in roads.by_scheme] == [["C2"], ["M2"]]
    assert [len(part.history) for part in roads.by_scheme] == [5, 5]
    parks = report.where(service="Parks")
    assert (codes(parks), parks.scheme, parks.others) == (["M3"], Met, ())
    assert codes(report.where(groups={"priority": "Green spaces"})) == ["M3"]
    assert codes(report.where(codes=["M1", "M2"])) == ["M1", "M2"]
    assert [codes(part) for part in report.where(rating=["Red", Met.MET]).by_scheme] == [["C2"], ["M1"]]
    assert codes(report.where(rating="Not met")) == ["M2"]
    assert [codes(part) for part in report.where(rating="no result").by_scheme] == [["M3"]]
    with pytest.raises(ReportError, match="at least one indicator, got nothing"):
        report.where(rating="Met", service="Parks")
    with pytest.raises(ReportError, match=r"one of .*'Green', 'Amber', 'Red', 'Met', 'Not met'"):
        report.where(rating="Blue")


def test_where_without_rateable_indicators_of_the_first_scheme_keeps_the_others() -> None:
    part = two_schemes().where(codes=["D1", "A1", "M1"])
    assert [codes(each) for each in part.by_scheme] == [["D1", "A1"], ["M1"]]
    only_activity = two_schemes().where(codes=["A1", "M1"])
    assert summarise(only_activity) == summarise(two_schemes().where(codes="M1"))


def test_by_gives_every_scheme_of_a_group() -> None:
    report = two_schemes()
    groups = report.by("service")
    assert {service: [codes(part) for part in each.by_scheme] for service, each in groups.items()} == {
        "Access": [["C1", "C3", "D1", "A1"], ["M1"]],
        "Roads": [["C2"], ["M2"]],
        "Parks": [["M3"]],
    }
    assert report.groupings == ("service", "priority")
    assert list(report.by("priority")) == [None, "Green spaces"]
    assert "Roads (C2, M2)" in repr(groups)
    together = groups.together
    assert [codes(part) for part in together.by_scheme] == [["C1", "C3", "D1", "A1", "C2"], ["M1", "M2", "M3"]]
    assert ReportsByGroup(dict(groups)).together == together


def test_report_of_a_scheme_that_is_not_reported_yet_has_no_part() -> None:
    later = make("M1", 90, 96, scheme=Met, thresholds=LEVEL, reported_from="Q2 2023/24")
    card = Scorecard([later, make("C1", 80, 81)])
    before, now = card.report("Q1 2023/24"), card.report("Q2 2023/24")
    assert [part.scheme for part in before.by_scheme] == [Rag]
    assert [(part.scheme, part.previous is None) for part in now.by_scheme] == [(Met, True), (Rag, False)]


def test_published_summary_belongs_to_the_scheme_of_its_counts() -> None:
    before = CARD.report("Q1 2023/24")
    published = summarise(before)
    report = CARD.report("Q2 2023/24", published=published)
    assert [part.published for part in report.by_scheme] == list(published.by_scheme)
    assert [part.restated for part in report.by_scheme] == [(), ()]
    other = published.others[0]
    members = [each._replace(rating=Met.MISSED if each.code == "M1" else each.rating) for each in other.members or ()]
    counts: Any = {Met.MET: 1, Met.MISSED: 1}
    changed = evolve(other, ratings=counts, members=members, listed={})
    report = CARD.report("Q2 2023/24", published=changed)
    assert report.published is None
    assert [each.code for each in report.others[0].restated or ()] == ["M1"]
    assert report.others[0].previous is not None
    assert Flag.RESTATED in report.others[0].previous["M1"].flags


def test_published_summary_of_no_scheme_of_the_indicators_is_an_error() -> None:
    strange = Summary(period="Q1 2023/24", indicators=1, ratings={Met.MET: 1, Met.MISSED: 0})
    with pytest.raises(ReportError, match="must be the summary of Q1 2023/24 by Rag, got one of Q1 2023/24 by Met"):
        Scorecard([make("C1", 80, 81)]).report("Q2 2023/24", published=strange)
    with pytest.raises(ReportError, match="must be the summary of Q1 2023/24 by Rag and Met, got one of Q2 2023/24"):
        CARD.report("Q2 2023/24", published=summarise(two_schemes()))


# -------------------------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda report: {"others": [report]}, "others must be a tuple of reports, got"),
        (lambda _: {"others": (None,)}, "others must be reports of Q2 2023/24, each of one scheme, got None"),
        (lambda report: {"others": (report,)}, "others must be reports of Q2 2023/24, each of one scheme, got"),
        (lambda report: {"others": report.previous and (report.previous,)}, "others must be reports of Q2 2023/24"),
        (lambda report: {"others": report.others * 2}, "rating scheme of others must be different, got Met twice"),
        (lambda report: {"others": report.by_scheme[:1]}, "others must have only indicators with thresholds"),
        (
            lambda report: {"others": (report.where(codes=["C1", "C2"]),)},
            "rating scheme of others must be different, got Rag twice",
        ),
        (
            lambda report: {"assessments": report["M1"], "others": ()},
            "assessments must be a tuple",
        ),
        (
            lambda report: {"previous": evolve(report.previous, others=(report.others[0].previous,))},
            "must be of the scheme of the report",
        ),
        (lambda report: {"history": (summarise(report),)}, "must be of the scheme of the report"),
    ],
)
def test_report_with_wrong_others_is_an_error(change: Callable[[Report], dict[str, Any]], message: str) -> None:
    report = two_schemes()
    with pytest.raises(ReportError) as refused:
        evolve(report, **change(report))
    assert message in str(refused.value)


def test_report_with_a_code_in_two_schemes_is_an_error() -> None:
    one = Scorecard([make("C1", 80)]).report("Q2 2023/24")
    other = Scorecard([make("C1", 80, scheme=Met, thresholds=LEVEL)]).report("Q2 2023/24")
    with pytest.raises(ReportError, match="code of an indicator must be unique, got 'C1' twice"):
        evolve(one, others=(other,))


@pytest.mark.parametrize(
    ("others", "message"),
    [
        (None, "others must be summaries, got None"),
        (["Met"], "others must be summaries, got"),
        ("twice", "rating scheme of others must be different, got Met twice"),
        ("same", "rating scheme of others must be different, got Rag twice"),
        ("earlier", "others must be of the same period, got Q1 2023/24"),
        ("nested", "previous, published and others must each have one rating scheme"),
        ("codes", "members must have different codes, got 'C1' twice"),
    ],
)
def test_summary_with_wrong_others_is_an_error(others: Any, message: str) -> None:
    summary = summarise(two_schemes())
    other = summary.others[0]
    other_codes = [each._replace(code=f"C{place}") for place, each in enumerate(other.members or (), 1)]
    named: dict[str, Any] = {
        "twice": [other, other],
        "same": summary.by_scheme[:1],
        "earlier": [other.previous],
        "nested": [summary],
        "codes": [evolve(other, members=other_codes)],
    }
    with pytest.raises(SummaryError) as refused:
        evolve(summary, others=named[others] if isinstance(others, str) else others)
    assert message in str(refused.value)


def test_summary_before_with_others_is_an_error() -> None:
    with pytest.raises(SummaryError, match="must each have one rating scheme"):
        evolve(summarise(two_schemes()), previous=summarise(CARD.report("Q1 2023/24")))


def test_listed_bands_may_be_of_any_scheme() -> None:
    summary = summarise(two_schemes(), listed=["Amber", Met.MET])
    assert dict(summary.listed) == {Rag.AMBER: ()}
    assert dict(summary.others[0].listed) == {Met.MET: (("Access", "Indicator M1"),)}
    with pytest.raises(SummaryError, match="listed must be bands of Rag or Met, got 'Blue'"):
        summarise(two_schemes(), listed="Blue")


@pytest.mark.parametrize(
    "ask",
    [
        bridge,
        watch_list,
        insights,
        history_chart,
        small_multiples,
        lambda report: rate_group(report, WorstOf()),
        lambda report: rate_tree(report, "service", WorstOf(), how=TreeRating.ALL_AT_ONCE),
    ],
)
def test_answers_about_bands_need_one_scheme(ask: Callable[[Report], object]) -> None:
    with pytest.raises(ReportError) as refused:
        ask(two_schemes())
    assert "must have one rating scheme (pass each of report.by_scheme), got Rag and Met" in str(refused.value)


def test_rate_group_of_assessments_of_two_schemes_is_an_error() -> None:
    with pytest.raises(GroupError, match="members and rule of a group must have one scheme, got Rag and Met"):
        rate_group(two_schemes().all_assessments, WorstOf())


def test_pool_adds_counts_of_every_scheme() -> None:
    entries = [
        make("C1", Ratio(1, 2)),
        make("M1", Ratio(2, 4), scheme=Met, thresholds=LEVEL),
    ]
    pooled = pool(Scorecard(entries).report("Q2 2023/24"))
    assert (pooled.ratio, pooled.codes) == (Ratio(3, 6), ("C1", "M1"))


def test_scorecard_of_series_without_results_of_one_scheme_reports_both() -> None:
    empty = make("M1", None, scheme=Met, thresholds=LEVEL)
    report = Scorecard([empty, make("C1", 90, 80)]).report("Q2 2023/24")
    assert [(part.scheme, part.previous is None) for part in report.by_scheme] == [(Met, True), (Rag, False)]
    with pytest.raises(ReportError, match="must have a result up to its quarter"):
        Scorecard([empty, (make("C1", 1)[0], TimeSeries({"Q3 2023/24": 90}))]).report("Q2 2023/24")
