"""Part of a report: every count in it, and every change, is that of the part."""

from typing import Any

import numpy as np
import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Direction,
    Indicator,
    NoDirection,
    NoRating,
    Period,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Summary,
    bridge,
    check_text,
    narrate,
    summarise,
    to_html,
    to_text,
)
from qpr_core.answers import Extreme, ReportsByGroup
from qpr_core.errors import ReportError
from qpr_core.rules import Scheme
from qpr_core.styles import KENT
from qpr_core.testing import a_series, an_indicator, plain_scorecards

GREEN, AMBER, RED = Rag
NOW = "Q2 2023/24"


def kpi(code: str, service: str | None, **parts: Any) -> Indicator:
    return an_indicator(85, 80, code=code, name=f"Indicator {code}", service=service, **parts)


CARD = Scorecard(
    [
        (kpi("A1", "Access"), a_series(79, 84)),
        (kpi("L1", "Leisure"), a_series(79, 84)),
        (kpi("A2", "Access"), a_series(79, 79)),
        (kpi("N1", None), a_series(86, 86)),
        (kpi("A3", "Access", reported_until="Q1 2023/24"), a_series(79, 79)),
        (kpi("L2", "Leisure", reported_from="Q2 2023/24"), a_series(79, 79)),
    ]
)
WHOLE = CARD.report(NOW, quarters=3)


def codes(report: Report | None) -> list[str]:
    return [] if report is None else [each.code for each in report.assessments]


def test_where_service_compares_with_the_same_service() -> None:
    """Three Reds of Access became one: two fewer, and not three as over the whole report."""
    access = WHOLE.where(service="Access")
    assert (codes(access), codes(access.previous)) == (["A1", "A2"], ["A1", "A2", "A3"])
    assert summarise(WHOLE).change_in_rating(RED) == -2
    assert summarise(access).change_in_rating(RED) == -2
    assert summarise(WHOLE.where(service="Leisure")).change_in_rating(RED) == 0
    text = str(narrate(access))
    assert "1 is rated Red (two fewer than the previous Quarter" in text
    assert not check_text(text, summarise(access)).discrepancies


def test_evolve_with_part_of_the_assessments_alone_is_refused() -> None:
    """The case of an analyst who cut a report: the part would be compared with the whole of the quarter before."""
    part = tuple(each for each in WHOLE.assessments if each.service == "Leisure")
    with pytest.raises(
        ReportError, match=r"got 'A1' only in Q1 2023/24 \(Q2 2023/24; use where\(\) for part of a report"
    ):
        evolve(WHOLE, assessments=part)
    with pytest.raises(
        ReportError, match=r"history must have the counts of the report, got different members in Q2 2023/24"
    ):
        evolve(WHOLE, assessments=part, previous=None)


def test_where_rating_is_the_rating_now() -> None:
    red = WHOLE.where(rating=RED)
    assert (codes(red), codes(red.previous)) == (["A2", "L2"], ["A2"])
    assert codes(WHOLE.where(rating=[AMBER, GREEN])) == ["A1", "L1", "N1"]
    assert codes(WHOLE.where(rating=Rag)) == codes(WHOLE)


def test_where_joins_its_conditions() -> None:
    assert codes(WHOLE.where(rating=RED, service=["Access", "Leisure"], codes=["A1", "A2"])) == ["A2"]
    assert codes(WHOLE.where(direction=NoDirection.TOO_FEW_POINTS, service="Leisure")) == ["L1", "L2"]


def test_where_codes_may_name_one_that_left() -> None:
    part = WHOLE.where(codes=["A1", "A3"])
    assert (codes(part), codes(part.previous)) == (["A1"], ["A1", "A3"])
    assert [move.indicator.code for move in bridge(part).left] == ["A3"]
    assert codes(WHOLE.where(codes="A1")) == ["A1"]


def test_where_keeps_the_previous_quarter_away_if_the_part_was_not_in_it() -> None:
    assert WHOLE.where(codes="L2").previous is None


def test_where_filters_the_history_by_its_members() -> None:
    history = WHOLE.where(service="Access").history
    assert [(str(each.period), each.indicators, each.ratings[RED]) for each in history] == [
        ("Q1 2023/24", 3, 3),
        ("Q2 2023/24", 2, 1),
    ]
    assert history[-1].directions == dict.fromkeys(Direction, 0)


def test_where_drops_a_history_that_does_not_know_its_members() -> None:
    counts = Summary(period="Q1 2023/24", indicators=5, ratings={GREEN: 1, AMBER: 0, RED: 4})
    assert evolve(WHOLE, history=(counts,)).where(service="Access").history == ()


def test_where_filters_what_was_published() -> None:
    published = summarise(CARD.report("Q1 2023/24"))
    found = summarise(Scorecard([(kpi("A1", "Access"), a_series(84, 84)), *CARD.entries[1:]]).report("Q1 2023/24"))
    assert CARD.report(NOW, published=published).where(service="Access").restated == ()
    restated = CARD.report(NOW, published=found).where(service="Access").restated
    assert restated is not None
    assert [(each.code, each.published, each.restated) for each in restated] == [("A1", AMBER, RED)]
    assert CARD.report(NOW, published=found).where(service="Leisure").restated == ()


def test_where_leaves_unknown_directions_out_of_a_published_summary() -> None:
    published = summarise(CARD.report("Q1 2023/24"))
    members = [member._replace(direction=None) for member in published.members or ()]
    by_hand = evolve(
        WHOLE, published=Summary(period="Q1 2023/24", indicators=5, ratings=published.ratings, members=members)
    )
    part = by_hand.where(service="Access").published
    assert part is not None
    assert (part.indicators, part.directions, part.ratings[RED]) == (3, None, 3)


def test_by_has_one_part_for_a_service_that_appears_twice() -> None:
    parts = WHOLE.by("service")
    assert {service: codes(part) for service, part in parts.items()} == {
        "Access": ["A1", "A2"],
        "Leisure": ["L1", "L2"],
        None: ["N1"],
    }
    assert parts["Access"] == WHOLE.where(service="Access")


def test_by_returns_a_mapping_that_shows_itself_as_one_document() -> None:
    parts = WHOLE.by("service")
    assert repr(parts) == "<ReportsByGroup of Q2 2023/24, by service: Access (A1, A2), Leisure (L1, L2), None (N1)>"
    assert str(parts) == to_text(dict(parts))
    assert parts._repr_html_() == to_html(dict(parts))
    assert str(parts) != str(WHOLE)


def test_reports_by_group_equal_a_dict_of_the_same_reports() -> None:
    parts = WHOLE.by("service")
    assert parts == dict(parts)
    assert parts == ReportsByGroup({service: parts[service] for service in reversed(list(parts))})
    assert parts != {"Access": parts["Access"]}
    with pytest.raises(TypeError):
        parts["Access"] = WHOLE  # type: ignore[index]  # a change is what is tested
    with pytest.raises(FrozenInstanceError):
        parts.anything = 5  # type: ignore[attr-defined]  # the same


def test_reports_by_group_together_have_every_indicator_once() -> None:
    together = WHOLE.by("service").together
    assert codes(together) == ["A1", "A2", "L1", "L2", "N1"]
    assert together.previous is None


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({}, "reports by group must be those of one period (as report.by('service') returns them), got {}"),
        ([], "reports by group must be those of one period (as report.by('service') returns them), got []"),
        ({"Access": 5}, "reports by group must be those of one period (as report.by('service') "),
        ({"A": WHOLE, "B": CARD.report("Q1 2023/24")}, "reports by group must be those of one period (as report."),
        ({"A": WHOLE, "B": WHOLE}, "code of an indicator must be unique, got 'A1' twice (Q2 2023/24)"),
    ],
)
def test_reports_by_group_that_do_not_belong_together_are_rejected(parts: Any, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        ReportsByGroup(parts)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"service": "Highways"},
            r"service must be one of the report \('Access', 'Leisure'\), got 'Highways' \(Q2 2023/24\)",
        ),
        ({"service": 5}, r"service must be one of the report \('Access', 'Leisure'\), got 5"),
        ({"rating": "Blue"}, "rating must be a band, an Expectation or a NoRating or one of 'Green', .*, got 'Blue'"),
        (
            {"service": np.array("Access")},
            r"service must be one of the report \('Access', 'Leisure'\), got array\('Access'",
        ),
        ({"direction": RED}, "direction must be a Direction or a NoDirection or one of 'positive', .*, got Rag.RED"),
        ({"codes": [5]}, "codes must be a list of codes, got 5"),
        ({"codes": ["a33"]}, r"code must be that of an indicator of the report \(perhaps 'A3'\), got 'a33'"),
        ({"codes": ["X"]}, "code must be that of an indicator of the report, got 'X'"),
        (
            {"rating": NoRating.TOO_OLD},
            r"part of a report must have at least one indicator, got nothing \(Q2 2023/24\)",
        ),
        ({"codes": "A3"}, "part of a report must have at least one indicator, got nothing"),
        ({"service": []}, "part of a report must have at least one indicator, got nothing"),
    ],
)
def test_where_refuses_what_it_cannot_choose_by(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ReportError, match=message):
        WHOLE.where(**parts)


@pytest.mark.parametrize("group", ["owner", None, ["service"]])
def test_by_refuses_what_it_cannot_divide_by(group: Any) -> None:
    with pytest.raises(ReportError, match=r"grouping must be one of the report \('service'\), got .*\(Q2 2023/24\)"):
        WHOLE.by(group)


class Stars(Scheme):
    STAR = "Star"
    CIRCLE = "Circle"
    TRIANGLE = "Triangle"


LOWER = Scorecard(
    [
        (evolve(indicator, polarity=Polarity.LOWER_IS_BETTER, thresholds=None), series)
        for indicator, series in CARD.entries
    ]
)
OTHER = Scorecard([(kpi("A1", "Access", scheme=Stars), a_series(79, 84))])


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"assessments": ()}, r"assessments must be a tuple with at least one assessment, got \(\) \(Q2 2023/24\)"),
        ({"assessments": [5]}, r"assessments must be a tuple with at least one assessment, got \[5\]"),
        ({"assessments": (5,)}, "assessments must be of the report's quarter, got 5"),
        (
            {"period": Period.parse("Q3 2023/24")},
            "assessments must be of the report's quarter, got <Assessment of 'A1'",
        ),
        ({"assessments": WHOLE.assessments * 2}, "code of an indicator must be unique, got 'A1' twice"),
        ({"previous": WHOLE}, "previous must be the report of Q1 2023/24, got <Report of Q2 2023/24"),
        ({"previous": 5}, "previous must be the report of Q1 2023/24, got 5"),
        (
            {"previous": OTHER.report("Q1 2023/24")},
            "previous must have the rating scheme of the report, got Stars for Rag",
        ),
        (
            {"previous": WHOLE.previous and WHOLE.previous.where(codes=["A1", "A3"])},
            r"got 'L1' only in Q2 2023/24 \(Q2 2023/24; .*, or give the indicator a reported_from\)",
        ),
        ({"published": summarise(WHOLE)}, "published must be the summary of Q1 2023/24, got Summary"),
        ({"published": 5}, "published must be the summary of Q1 2023/24, got 5"),
        ({"published": summarise(OTHER.report("Q1 2023/24"))}, "published must have the rating scheme of the report"),
        (
            {"history": (summarise(CARD.report("Q3 2023/24")),)},
            "history must contain summaries up to Q2 2023/24, got Summ",
        ),
        ({"history": (5,)}, "history must contain summaries up to Q2 2023/24, got 5"),
        ({"history": list(WHOLE.history)}, r"history must be a tuple of summaries, got \[Summary"),
        ({"history": None}, r"history must be a tuple of summaries, got None \(Q2 2023/24\)"),
        (
            {"history": WHOLE.history[::-1]},
            "history must have the oldest summary first, got Q1 2023/24 after Q2 2023/24",
        ),
        (
            {"history": WHOLE.history[1:] * 2},
            "history must have the oldest summary first, got Q2 2023/24 after Q2 2023/24",
        ),
        ({"period": "Q2 2023/24"}, "period must be a Period, got 'Q2 2023/24'"),
        (
            {"previous": LOWER.report("Q1 2023/24"), "history": ()},
            r"previous must have the same unit and polarity for each indicator, got different ones for 'A1'",
        ),
        ({"history": (summarise(OTHER.report(NOW)),)}, "history must have the rating scheme of the report"),
        (
            {"assessments": (*WHOLE.assessments[1:], *OTHER.report(NOW).assessments)},
            "assessment of 'A1' must have the rating scheme of the report, got Stars for Rag",
        ),
    ],
)
def test_report_refuses_parts_that_do_not_belong_together(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ReportError, match=message):
        evolve(WHOLE, **parts)


def test_report_refuses_a_history_that_counts_other_indicators_in_the_quarter_before() -> None:
    part = WHOLE.where(service="Access")
    with pytest.raises(ReportError, match="got different members in Q1 2023/24"):
        evolve(part, history=(WHOLE.history[0], part.history[-1]))


def test_report_refuses_a_previous_one_that_has_a_previous_one() -> None:
    chain = evolve(CARD.report("Q3 2023/24"), previous=None)
    with pytest.raises(ReportError, match="previous must not have a previous report, got one"):
        evolve(chain, previous=WHOLE)


@given(plain_scorecards(), st.integers(1, 15))
def test_conservation_the_groups_of_each_level_add_up_to_the_whole(scorecard: Scorecard, steps: int) -> None:
    report = scorecard.report(Period.parse("Q4 1999/00").shift(steps), quarters=4)
    whole, moves = summarise(report), len(bridge(report).moves) if report.previous else 0
    levels = [(grouping, level) for grouping in report.groupings for level in (None, 1, 2, 3)]
    for grouping, level in levels:
        parts = report.by(grouping, level=level)
        counts = summarise(report, by=grouping, level=level)
        assert counts == {key: summarise(part) for key, part in parts.items()}
        assert sum(each.unrated_count for each in counts.values()) == whole.unrated_count
        for band in Rag:
            assert sum(each.ratings[band] for each in counts.values()) == whole.ratings[band]
            changes = [each.change_in_rating(band) or 0 for each in counts.values()]
            assert sum(changes) == (whole.change_in_rating(band) or 0)
        for direction in Direction:
            found = [each.directions[direction] for each in counts.values() if each.directions is not None]
            assert whole.directions is not None
            assert sum(found) == whole.directions[direction]
        assert sum(len(bridge(part).moves) for part in parts.values() if part.previous) == moves
        assert sorted(code for part in parts.values() for code in codes(part)) == sorted(codes(report))
        assert {type(key) for key in parts if key is not None} in (set(), {str}, {tuple})


@given(plain_scorecards(), st.integers(1, 15), st.sampled_from(Rag))
def test_agreement_a_part_is_the_report_of_a_scorecard_of_the_same_indicators(
    scorecard: Scorecard, steps: int, band: Rag
) -> None:
    quarter = Period.parse("Q4 1999/00").shift(steps)
    report = scorecard.report(quarter, quarters=4)
    wanted = [each.code for each in report.assessments if each.rating is band]
    if wanted:
        alone = Scorecard([scorecard[code] for code in wanted]).report(quarter, quarters=4)
        part = report.where(rating=band)
        assert part.assessments == alone.assessments
        assert [summarise(part).change_in_rating(each) for each in Rag] == [
            summarise(alone).change_in_rating(each) for each in Rag
        ]
        assert str(narrate(part.where(codes=wanted), style=KENT)) == str(narrate(part, style=KENT))


def test_where_streak_and_record_choose_indicators_by_them() -> None:
    """80, 79, 78 and 77 are three Reds, the last the worst of four; 90 after 95 is Green twice, but not a best."""
    card = Scorecard(
        [
            (kpi("A1", None), a_series(80, 79, 78, 77)),
            (kpi("A2", None), a_series(95, 90)),
            (kpi("A3", None), a_series(70, 75)),
            (kpi("A4", None), a_series(70, 70, None)),
        ]
    )
    report = card.report(NOW)
    assert codes(report.where(streak=3)) == ["A1"]
    assert codes(report.where(streak=2)) == ["A1", "A2", "A3"]
    assert codes(report.where(streak=2, rating=Rag.RED, record="best")) == ["A3"]
    assert codes(report.where(record=Extreme.WORST)) == ["A1", "A2"]
    assert codes(report.where(record=list(Extreme))) == ["A1", "A2", "A3"]
    assert codes(report.where(streak=3).previous) == ["A1"]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"streak": 0}, "streak must be a whole number of 1 or more, got 0 (Q2 2023/24)"),
        ({"record": "median"}, "record must be an Extreme or one of 'best', 'worst', got 'median' (Q2 2023/24)"),
    ],
)
def test_where_rejects_a_streak_or_a_record_that_cannot_be(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ReportError) as caught:
        WHOLE.where(**parts)
    assert str(caught.value) == message
