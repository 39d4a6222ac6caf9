"""The watch-list: who is on it, in which order, and with which margin."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Direction,
    Indicator,
    Judgement,
    NoDirection,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Thresholds,
    TimeSeries,
    watch_list,
)
from qpr_core.answers import Concern
from qpr_core.errors import FigureError, ReportError
from qpr_core.rules import Levels, RatingRule, Scheme
from qpr_core.testing import plain_scorecards


class Four(Scheme):
    BLUE = "Blue"
    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"


FALLING, FLAT = (6, 5, 4, 3, 2, 0), (0, 1, 0, 1, 0, 0)


def entry(code: str, last: int, shape: tuple[int, ...], **parts: Any) -> tuple[Indicator, TimeSeries]:
    given_parts: dict[str, Any] = {
        "polarity": Polarity.HIGHER_IS_BETTER,
        "unit": "number",
        "thresholds": Thresholds(target=100, floor=80),
    }
    worse = 1 if parts.get("polarity", Polarity.HIGHER_IS_BETTER) is Polarity.HIGHER_IS_BETTER else -1
    series = TimeSeries(
        {
            f"Q{1 + place % 4} {2000 + place // 4}/0{1 + place // 4}": last + worse * step
            for place, step in enumerate(shape, start=6 - len(shape))  # the last is of Q2 2001/02
        }
    )
    return Indicator(code=code, name=code, **(given_parts | parts)), series


def watched(
    *entries: tuple[Indicator, TimeSeries], **parts: Any
) -> list[tuple[str, tuple[Concern, ...], Fraction | None]]:
    found = watch_list(Scorecard(entries).report("Q2 2001/02"), **parts)
    return [(each.assessment.indicator.code, each.concerns, each.margin) for each in found]


WORSENING, WORST, FLAT_WORST, NEAR = (
    Concern.WORSENING,
    Concern.WORST_AND_WORSENING,
    Concern.WORST_AND_FLAT,
    Concern.NEAR_TO_FALLING,
)


CONTRADICTED = {WORST, FLAT_WORST, WORSENING, NEAR}
"""Concerns that a KPI that has risen, or improved last, cannot have."""


def test_watch_list_has_the_most_serious_concern_first_then_the_least_margin() -> None:
    found = watched(
        entry("near", 101, FLAT),
        entry("flat", 70, FLAT),
        entry("worsening", 90, FALLING),
        entry("deeper", 60, FALLING),
        entry("closer", 82, FALLING),
        entry("edge", 100, FLAT),
        entry("worst", 75, FALLING),
        entry("well", 120, FALLING),
        entry("flatter", 65, FLAT),
    )
    assert found == [
        ("deeper", (WORST,), Fraction(-20)),
        ("worst", (WORST,), Fraction(-5)),
        ("flatter", (FLAT_WORST,), Fraction(-15)),
        ("flat", (FLAT_WORST,), Fraction(-10)),
        ("closer", (WORSENING, NEAR), Fraction(2)),
        ("worsening", (WORSENING,), Fraction(10)),
        ("edge", (NEAR,), Fraction(0)),
        ("near", (NEAR,), Fraction(1)),
    ]


def test_watch_list_margin_equal_to_near_is_near() -> None:
    assert watched(entry("A", 102, FLAT)) == [("A", (NEAR,), Fraction(2))]
    assert watched(entry("A", 103, FLAT)) == []
    assert watched(entry("A", 103, FLAT), near="2.9") == []
    assert watched(entry("A", 103, FLAT), near=3) == [("A", (NEAR,), Fraction(3))]
    assert watched(entry("A", 100, FLAT), near=0) == [("A", (NEAR,), Fraction(0))]


def test_watch_list_rise_worsens_if_lower_is_better() -> None:
    in_force = Thresholds(target=100, floor=120)
    assert watched(entry("L", 110, FALLING, polarity=Polarity.LOWER_IS_BETTER, thresholds=in_force)) == [
        ("L", (WORSENING,), Fraction(10))
    ]


def test_watch_list_has_a_red_unless_it_improves_and_no_unrated_kpi() -> None:
    """A Red without a direction was left out, and the list said that no KPI needs watching."""
    rising = tuple(-step for step in FALLING)
    little = (Concern.WORST_WITH_LITTLE_HISTORY,)
    assert watched(
        entry("improves", 70, rising),
        entry("worse", 70, (1, 0)),
        entry("better", 70, (-1, 0)),
        entry("alone", 70, (0,)),
        entry("unrated", 70, FALLING, thresholds=None),
    ) == [("worse", little, Fraction(-10)), ("alone", little, Fraction(-10))]


def test_watch_list_calls_only_too_few_results_little_history() -> None:
    in_force, closest = Thresholds(target=100, tolerance=20), Polarity.CLOSEST_TO_TARGET_IS_BEST
    no_target = entry("C", 70, FLAT, polarity=closest, thresholds={"Q1 2001/02": in_force})
    assert watched(no_target) == [("C", (Concern.WORST_WITHOUT_A_DIRECTION,), Fraction(-10))]


def test_watch_list_every_band_between_best_and_worst_is_a_middle_one() -> None:
    levels = Levels({Four.BLUE: 100, Four.GREEN: 90, Four.AMBER: 80})
    assert watched(
        entry("G", 95, FALLING, thresholds=levels),
        entry("A", 85, FALLING, thresholds=levels),
        entry("B", 120, FALLING, thresholds=levels),
    ) == [
        ("G", (WORSENING,), Fraction(5)),
        ("A", (WORSENING,), Fraction(5)),
    ]


def test_watch_list_margin_is_unknown_for_target_zero_or_a_custom_rule() -> None:
    rule = RatingRule(name="always Amber", version=1, decide=lambda _: Rag.AMBER)
    found = watched(
        entry("zero", -5, FALLING, thresholds=Thresholds(target=0, floor=-10)),
        entry("own", 90, FALLING, rule=rule),
        entry("known", 90, FALLING),
    )
    assert found == [("known", (WORSENING,), Fraction(10)), ("zero", (WORSENING,), None), ("own", (WORSENING,), None)]


@given(plain_scorecards(), st.integers(0, 30))
def test_watch_list_agrees_with_its_rules_written_out(card: Scorecard, near: int) -> None:
    report = card.report("Q2 2000/01")
    listed = {each.assessment.indicator.code: each for each in watch_list(report, near=near)}
    before = {} if report.previous is None else {each.indicator.code: each.rating for each in report.previous.kpis}
    for each in report.kpis:
        rating, direction, standing = each.rating, each.direction_of_travel.direction, each.standing
        judged = each.comparison.judgement if isinstance(direction, NoDirection) else None
        grave = rating is Rag.RED and direction is not Direction.POSITIVE and judged is not Judgement.BETTER
        worsens = rating is Rag.AMBER and (direction is Direction.NEGATIVE or judged is Judgement.WORSE)
        margin, target = standing.margin_to_worse, standing.target
        close = target is not None and target != 0 and margin is not None and margin * 100 <= near * abs(target)
        assert (each.indicator.code in listed) is (grave or worsens or close)
        then = before.get(each.indicator.code)
        risen = isinstance(then, Rag) and isinstance(rating, Rag) and then.rank > rating.rank
        if each.indicator.code in listed and (risen or each.comparison.judgement is Judgement.BETTER):
            assert not set(listed[each.indicator.code].concerns) & CONTRADICTED
    assert list(watch_list(report, near=near)) == sorted(
        listed.values(), key=lambda each: list(Concern).index(each.concerns[0])
    )


def test_watch_list_wrong_arguments_raise_an_error() -> None:
    made: Report = Scorecard([entry("A", 90, FALLING)]).report("Q2 2001/02")
    with pytest.raises(ReportError, match="report must be a Report, got None"):
        watch_list(None)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(ReportError, match="near must be 0 or more, got -1"):
        watch_list(made, near=-1)
    with pytest.raises(FigureError, match=r"figure must be finite, got nan \(near\)"):
        watch_list(made, near=float("nan"))


def test_watched_repr_is_short() -> None:
    (found,) = watch_list(Scorecard([entry("A", 82, FALLING)]).report("Q2 2001/02"))
    assert repr(found) == "<Watched 'A': Concern.WORSENING, Concern.NEAR_TO_FALLING, margin 2>"
    (unknown,) = watch_list(
        Scorecard([entry("A", -5, FALLING, thresholds=Thresholds(target=0, floor=-10))]).report("Q2 2001/02")
    )
    assert repr(unknown) == "<Watched 'A': Concern.WORSENING, margin unknown>"
