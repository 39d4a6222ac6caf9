"""The gate: what is published of small counts, and what that leaves possible."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate, product
from typing import Any

import pytest

from qpr_core import (
    Flag,
    Indicator,
    NoComparison,
    NoDirection,
    NoRating,
    Polarity,
    Rag,
    Ratio,
    Scorecard,
    Thresholds,
    TimeSeries,
    assess,
    classify,
    compare,
    definitions,
    direction_of_travel,
    in_period_results,
    latest_result,
    narrate,
    needed_by_year_end,
    rate,
)
from qpr_core.analysis.answers import NoYearEnd
from qpr_core.disclosure import BandOnly, RoundTo, Suppress, Withheld, released
from qpr_core.interchange import from_json, to_json
from qpr_core.model.series.observation import Gap
from qpr_core.rules import RatingRule

QUARTERS = ("Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24")
MONTHS = ("April 2023", "May 2023", "June 2023")


def counted(**parts: Any) -> Indicator:
    given: dict[str, Any] = {
        "unit": "number",
        "thresholds": Thresholds(target=8, floor=12),
        "withhold_below": 5,
    } | parts
    if "disclosure" in parts:
        del given["withhold_below"]
    return Indicator(code="F1", name="Falls", polarity=Polarity.LOWER_IS_BETTER, **given)


def by_quarter(*results: Any) -> TimeSeries:
    return TimeSeries(dict(zip(QUARTERS, results, strict=False)))


def test_unchanged_does_not_reveal_a_withheld_count() -> None:
    """12 of 100 is published; "unchanged" for a withheld 3 of 25 would reveal it."""
    share = counted(unit="%")
    comparison = compare(share, by_quarter(Ratio(12, 100), Ratio(3, 25)), "Q2 2023/24")
    assert (comparison.movement, comparison.judgement, comparison.before.value) == (
        NoComparison.WITHHELD,
        NoComparison.WITHHELD,
        12,
    )


def test_comparator_does_not_judge_a_withheld_count() -> None:
    beside = counted(comparators={"England": TimeSeries({"Q1 2023/24": 3})})
    (benchmark,) = assess(beside, by_quarter(3), "Q1 2023/24").benchmarks
    assert (benchmark.value, benchmark.difference, benchmark.judgement) == (3, None, NoComparison.WITHHELD)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_rating_that_only_one_count_can_have_is_withheld_for_all(count: int) -> None:
    """Lower is better, target 2, floor 3: an Amber count can only be 3."""
    narrow = counted(thresholds=Thresholds(target=2, floor=3))
    assert classify(narrow, count) is NoRating.WITHHELD
    assert rate(narrow, count).value is None
    assert classify(counted(thresholds=Thresholds(target=8, floor=12)), count) is Rag.GREEN


def test_functions_return_released_figures() -> None:
    total = counted(basis="year to date total", thresholds=None)
    series = by_quarter(12, 15, 21)
    assert [each.result for each in in_period_results(total, series)] == [12, Withheld(), Withheld()]
    found = latest_result(total, series, "Q2 2023/24").found
    assert isinstance(found, Gap)
    assert found.result == Withheld()
    assert compare(total, series, "Q2 2023/24").now.value is None


def test_months_of_a_published_quarter_hide_with_a_small_one() -> None:
    """A chart of months showed 5, 5 and "1 withheld" next to a quarter of 12."""
    added = counted(aggregation="sum")
    months = TimeSeries(dict(zip(MONTHS, (5, 5, 2), strict=True)))
    assert len(released(added, months).withheld) == len(MONTHS)
    assert assess(added, months, "Q1 2023/24").standing.value == 12
    assert assess(added, months, "June 2023").standing.value is None


def test_direction_with_a_withheld_count_has_a_reason() -> None:
    travel = direction_of_travel(counted(), by_quarter(*range(9, 1, -2)), "Q4 2023/24")
    assert travel.direction is NoDirection.TOO_FEW_POINTS
    longer = TimeSeries({f"Q{quarter} {year}": 9 for year in ("2021/22", "2022/23") for quarter in (1, 2, 3, 4)})
    travel = direction_of_travel(counted(), longer | by_quarter(3), "Q1 2023/24")
    assert (travel.direction, travel.point_count, travel.course) == (NoDirection.WITHHELD, 9, None)


def test_flags_that_depend_on_a_withheld_value_are_not_raised() -> None:
    assessment = assess(counted(unit="%"), by_quarter(Ratio(3, 25)), "Q1 2023/24")
    assert assessment.flags == (Flag.WITHHELD,)


def test_rating_by_other_thresholds_needs_enough_counts_of_the_joint_class() -> None:
    """Green for 1 to 3 and then for 1 and 2: both together would leave only 3."""
    changing = counted(
        thresholds={"Q1 2023/24": Thresholds(target=8, floor=12), "Q2 2023/24": Thresholds(target=2, floor=12)}
    )
    comparison = compare(changing, by_quarter(3, 9), "Q2 2023/24")
    assert (comparison.before.rating, comparison.rebased.rating) == (Rag.GREEN, NoRating.WITHHELD)


def test_streak_counts_published_ratings_and_ends_with_a_withheld_one() -> None:
    streak = assess(counted(), by_quarter(6, 3, 7), "Q3 2023/24").streak
    assert streak is not None
    assert streak.count == 3
    narrow = counted(thresholds=Thresholds(target=2, floor=3))
    ended = assess(narrow, by_quarter(6, 3, 7), "Q3 2023/24").streak
    assert ended is not None
    assert ended.count == 1


@pytest.mark.parametrize("result", [-3, Ratio(103, 100), Ratio(2, 1)])
def test_result_that_no_list_of_candidates_has_gets_no_rating(result: Any) -> None:
    assert classify(counted(unit="%" if isinstance(result, Ratio) else "number"), result) is NoRating.WITHHELD


def test_rule_that_fails_or_has_too_many_candidates_gives_no_rating() -> None:
    rule = RatingRule(name="odd", version=1, decide=lambda case: {3: None}.get(int(case.value), Rag.RED))
    assert classify(counted(rule=rule), 2) is NoRating.WITHHELD
    never = RatingRule(name="none", version=1, decide=lambda _: None)
    assert classify(counted(rule=never), 2) is NoRating.WITHHELD
    always = RatingRule(name="red", version=1, decide=lambda _: Rag.RED)
    assert classify(counted(rule=always), 2) is Rag.RED
    assert classify(counted(rule=always, withhold_below=20_000), 2) is NoRating.WITHHELD


def test_rounded_counts_are_the_only_ones_that_anything_is_based_on() -> None:
    rounded = counted(disclosure=RoundTo(5))
    assessment = assess(rounded, by_quarter(13, 12), "Q2 2023/24")
    assert (assessment.standing.value, assessment.rating, assessment.comparison.change) == (10, Rag.AMBER, -5)
    share = counted(unit="%", disclosure="round to 10", possible=(0, 60))
    assert released(share, by_quarter(Ratio(12, 97), Ratio(4, 4), Ratio(31, 44), Ratio(5, 2))) == by_quarter(
        Ratio(10, 100), Withheld(), Withheld(), Withheld()
    )


def test_mean_of_months_need_not_be_a_count() -> None:
    """July to September are 16/3 a month; with a 2 among them the mean is withheld, as their sum is hidden too."""
    indicator = counted(aggregation="mean")
    for counts, shown in (((5, 5, 6), Fraction(16, 3)), ((1, 2, 1), None)):
        months = TimeSeries(dict(zip(MONTHS, counts, strict=True)))
        assert assess(indicator, months, "Q1 2023/24").standing.value == shown


def test_rounded_months_add_up_to_their_quarter() -> None:
    months = TimeSeries(dict(zip(MONTHS, (4, 4, 4), strict=True)))
    assert assess(counted(disclosure=RoundTo(5), aggregation="sum"), months, "Q1 2023/24").standing.value == 15


def test_gaps_of_the_year_to_date_stay_gaps() -> None:
    rate_so_far = counted(unit="%", basis="year to date rate", thresholds=None)
    series = by_quarter(Ratio(0, 0), None, Ratio(3, 90), Ratio(30, 200))
    assert [each.result for each in released(rate_so_far, series)] == [Ratio(0, 0), None, Withheld(), Ratio(30, 200)]


def test_band_only_publishes_the_rating_alone() -> None:
    bands = counted(disclosure=BandOnly(), thresholds=Thresholds(target=8, floor=12))
    assessment = assess(bands, by_quarter(60, 9), "Q2 2023/24")
    assert (assessment.rating, assessment.standing.value, assessment.results) == (Rag.AMBER, None, ())
    assert assessment.comparison.movement is NoComparison.WITHHELD
    narrow = counted(disclosure=BandOnly(), thresholds=Thresholds(target=8, floor=10))
    assert [classify(narrow, count) for count in (0, 9, 70)] == [NoRating.WITHHELD] * 3
    share = counted(unit="%", disclosure=BandOnly(), thresholds=Thresholds(target=8, floor=12))
    assert (classify(share, Ratio(9, 100)), classify(share, Ratio(2, 20))) == (Rag.AMBER, NoRating.WITHHELD)


def test_without_disclosure_control_the_series_itself_is_released() -> None:
    series = by_quarter(1, 2, 3)
    assert released(counted(withhold_below=None), series) is series


@pytest.mark.parametrize("way", [Suppress(5), RoundTo(5), BandOnly()], ids=str)
@pytest.mark.parametrize("parts", [{}, {"aggregation": "sum"}], ids=["single", "added up"])
def test_released_series_stays_as_it_is(way: Any, parts: dict[str, Any]) -> None:
    indicator = counted(disclosure=way, **parts)
    once = released(indicator, by_quarter(12, 3, None, 0))
    assert released(indicator, once) == once
    assert from_json(to_json(once)) == once


def _worlds(answers: Iterable[tuple[object, tuple[int, ...]]]) -> dict[object, list[tuple[int, ...]]]:
    alike: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for answer, counts in answers:
        alike[repr(answer)].append(counts)
    return alike


@pytest.mark.parametrize("candidates", [1, 3, 4])
@pytest.mark.parametrize(
    "thresholds",
    [
        Thresholds(target=2, floor=3),
        Thresholds(target=3, floor=6),
        {"Q1 2023/24": Thresholds(target=3, floor=7), "Q2 2023/24": Thresholds(target=1, floor=7)},
    ],
)
def test_at_least_as_many_counts_remain_as_are_asked_for(candidates: int, thresholds: Any) -> None:
    """Every pair of counts is tried: those with equal answers are what a reader cannot tell apart."""
    indicator = counted(disclosure=Suppress(5, candidates), thresholds=thresholds, aggregation="sum")
    alike = _worlds(
        ([assess(indicator, by_quarter(*counts), at) for at in ("Q1 2023/24", "Q2 2023/24", "H1 2023/24")], counts)
        for counts in product(range(8), repeat=2)
    )
    for worlds in alike.values():
        for place in (0, 1):
            possible = {counts[place] for counts in worlds}
            assert len(possible) >= candidates or not possible & set(range(1, 5))


@pytest.mark.parametrize("candidates", [3, 4])
def test_what_a_total_of_the_year_adds_leaves_enough_counts(candidates: int) -> None:
    indicator = counted(disclosure=Suppress(5, candidates), basis="year to date total", thresholds=None)

    def answers(added: tuple[int, ...]) -> object:
        series = by_quarter(*accumulate(added))
        return [in_period_results(indicator, series), *(assess(indicator, series, at) for at in QUARTERS[:3])]

    for worlds in _worlds((answers(added), added) for added in product(range(7), repeat=3)).values():
        for place in range(3):
            possible = {added[place] for added in worlds}
            assert len(possible) >= candidates or not possible & set(range(1, 5))


@pytest.mark.parametrize(("counts", "shown"), [((12, 2), None), ((12, 12), 12)])
def test_mean_of_quarters_is_withheld_if_it_would_reveal_one(counts: tuple[int, int], shown: int | None) -> None:
    indicator = counted(aggregation="mean")
    assert assess(indicator, by_quarter(*counts), "H1 2023/24").standing.value == shown


def test_half_year_with_a_missing_quarter_has_no_result() -> None:
    indicator = counted(aggregation="sum")
    assert assess(indicator, by_quarter(12, None, 9, 8), "H1 2023/24").rating is NoRating.NO_RESULT


def test_half_year_of_a_large_limit_is_withheld_with_its_quarter() -> None:
    indicator = counted(aggregation="sum", disclosure=Suppress(2000))
    assert assess(indicator, by_quarter(4000, 3), "H1 2023/24").standing.is_withheld
    bands = counted(aggregation="sum", disclosure=BandOnly())
    assert assess(bands, by_quarter(4000, 3), "H1 2023/24").rating is NoRating.WITHHELD


def test_candidates_that_are_not_possible_do_not_count() -> None:
    share = counted(unit="%", thresholds=Thresholds(target=10, floor=20))
    assert classify(share, Ratio(97, 100)) is Rag.RED
    assert classify(
        counted(unit="%", thresholds=Thresholds(target=97, floor=98), possible=(50, 100)), Ratio(97, 100)
    ) is (NoRating.WITHHELD)
    assert classify(
        counted(unit="%", thresholds=Thresholds(target=60, floor=70), possible=(50, 100)), Ratio(97, 100)
    ) is (Rag.RED)


def test_year_to_date_rate_protects_what_a_period_adds() -> None:
    rate_so_far = counted(unit="%", basis="year to date rate", thresholds=Thresholds(target=30, floor=60))
    series = by_quarter(Ratio(20, 100), Ratio(22, 200), Ratio(40, 260), Ratio(40, 260))
    assert [each.result for each in released(rate_so_far, series)][0::2] == [Ratio(20, 100), Ratio(40, 260)]
    assert len(released(rate_so_far, series).withheld) == 1


def test_equal_released_series_give_equal_reports_in_every_form() -> None:
    texts = set()
    for count in (1, 2, 3, 4):
        report = Scorecard([(counted(), by_quarter(12, count, 9))]).report("Q3 2023/24", periods=3)
        texts.add((repr(report), to_json(report), str(narrate(report))))
    assert len(texts) == 1
    assert Fraction(9) in {each.standing.value for each in report.assessments}


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        (Suppress(5), [Withheld(), 12, Fraction("2.5")]),
        (RoundTo(5), [5, 10, Fraction("2.5")]),
        (BandOnly(), [Withheld(), Withheld(), Fraction("2.5")]),
    ],
    ids=str,
)
def test_counts_of_peers_are_protected_in_the_indicator(way: Any, shown: list[Any]) -> None:
    peers = {"Ashby": by_quarter(3, 12, "2.5", None)}
    indicator = counted(disclosure=way, peers=peers)
    assert [each.result for each in indicator.peers["Ashby"]] == [*shown, None]
    assert from_json(to_json(indicator)) == indicator
    assert definitions.load(definitions.dump([indicator]))[0].peers == indicator.peers


def test_withheld_peers_keep_their_status_in_a_file() -> None:
    peers = {"Ashby": TimeSeries({"Q1 2023/24": 3}, statuses={"Q1 2023/24": "provisional"})}
    indicator = counted(peers=peers)
    assert definitions.load(definitions.dump([indicator]))[0] == indicator


def test_year_end_and_carried_results_of_withheld_counts_have_no_figure() -> None:
    needed = needed_by_year_end(counted(), by_quarter(9, 3), "Q2 2023/24", made_by="sum", target=40)
    assert (needed.so_far, needed.outcome) == (None, NoYearEnd.WITHHELD)
    carried = assess(counted(), by_quarter(9, 3, None), "Q3 2023/24")
    assert (carried.is_carried, carried.standing.is_withheld, carried.rating) == (True, True, Rag.GREEN)
