"""Declared totals: what else is withheld, and what that leaves possible."""

from collections import defaultdict
from itertools import product
from typing import Any

import pytest

from qpr_core import Indicator, NoRating, Polarity, Ratio, Scorecard, Thresholds, TimeSeries
from qpr_core.disclosure import Suppress, Withheld
from qpr_core.errors import ScorecardError, SeriesError
from qpr_core.interchange import from_json, to_json

AT = "Q1 2023/24"
MONTHS = ("April 2023", "May 2023", "June 2023")


def one(code: str, **parts: Any) -> Indicator:
    given: dict[str, Any] = {
        "unit": "number",
        "disclosure": Suppress(5),
        "thresholds": Thresholds(target=2, floor=20),
    } | parts
    return Indicator(code=code, name=f"Falls {code}", polarity=Polarity.LOWER_IS_BETTER, **given)


def card(total: Any, *members: Any, **parts: Any) -> Scorecard:
    entries = [(one("T", **parts), TimeSeries({AT: total}))]
    entries += [(one(f"A{place}", **parts), TimeSeries({AT: each})) for place, each in enumerate(members)]
    return Scorecard(entries, totals={"T": [entry[0].code for entry in entries[1:]]})


def shown(scorecard: Scorecard) -> list[Any]:
    return [each.standing.result for each in scorecard.report(AT).assessments]


def test_smallest_further_member_is_withheld() -> None:
    assert shown(card(30, 3, 9, 18)) == [30, Withheld(), Withheld(), 18]


def test_members_that_hide_each_other_need_no_further_one() -> None:
    assert shown(card(23, 2, 3, 18)) == [23, Withheld(), Withheld(), 18]


def test_all_members_are_withheld_if_the_smallest_leaves_too_few_counts() -> None:
    assert shown(card(32, 2, 5, 5, 20)) == [32, *[Withheld()] * 4]


def test_withheld_results_of_a_sum_have_no_rating() -> None:
    narrow = {"thresholds": Thresholds(target=8, floor=12)}
    ratings = [each.rating for each in card(30, 3, 9, 18, **narrow).report(AT).assessments]
    assert ratings[1:3] == [NoRating.WITHHELD] * 2


def test_nothing_more_is_withheld_without_a_small_count_or_with_a_missing_one() -> None:
    assert shown(card(30, 12, 18)) == [30, 12, 18]
    assert shown(card(30, 3, None)) == [30, Withheld(), None]


@pytest.mark.parametrize(("number", "top", "candidates"), [(2, 13, 3), (2, 13, 4), (3, 8, 3), (3, 8, 4)])
def test_at_least_as_many_counts_remain_as_are_asked_for(number: int, top: int, candidates: int) -> None:
    """All members are tried, and those with equal answers compared if no larger ones could have the same answers."""
    alike: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(top), repeat=number):
        if sum(counts) < top:
            alike[repr(shown(card(sum(counts), *counts, disclosure=Suppress(5, candidates))))].append(counts)
    for answer, worlds in alike.items():
        if not answer.startswith("[Withheld"):
            for place in range(number):
                possible = {counts[place] for counts in worlds}
                assert len(possible) >= candidates or not possible & set(range(1, 5))


def test_pooled_counts_of_a_total_are_protected() -> None:
    results = [Ratio(30, 100), Ratio(3, 40), Ratio(9, 30), Ratio(18, 30)]
    assert shown(card(*results, unit="%")) == [results[0], Withheld(), Withheld(), results[3]]


def test_rounded_total_is_the_sum_of_its_rounded_members() -> None:
    assert shown(card(6, 2, 2, 2, disclosure="round to 5")) == [0, 0, 0, 0]
    assert shown(card(6, 2, None, disclosure="round to 5"))[0] == Withheld()
    assert shown(card(8, 2, 2, 2, 2, None, disclosure="round to 5"))[0] == 0
    impossible = {"disclosure": "round to 10", "unit": "%", "possible": (0, 60)}
    assert shown(card(Ratio(26, 64), Ratio(26, 44), Ratio(0, 20), **impossible))[0] == Withheld()


def test_member_that_is_not_reported_does_not_switch_protection_off() -> None:
    """Without a result of the third member, the first would be 30 - 27."""
    assert shown(card(30, 3, 27, None))[:3] == [30, Withheld(), Withheld()]


def test_all_members_are_withheld_beside_one_that_is_late() -> None:
    """The total has the late count already, so the others could limit a small one: at most 29 - 27."""
    assert shown(card(29, 1, 27, None))[:3] == [29, Withheld(), Withheld()]
    assert shown(card(29, 9, 17, None))[:3] == [29, 9, 17]


def test_total_without_results_of_members_stays_and_so_do_members() -> None:
    assert shown(card(30, None, None)) == [30, None, None]
    assert shown(card(None, 3, 9)) == [None, Withheld(), 9]
    assert shown(card(6, None, None, disclosure="round to 5")) == [5, None, None]


def test_ratings_beside_a_late_member_are_withheld() -> None:
    """The rating of the small count could say more, as the total limits it."""
    report = card(29, 1, 27, None, thresholds=Thresholds(target=8, floor=12)).report(AT)
    assert [each.rating for each in report.assessments[1:3]] == [NoRating.WITHHELD] * 2


def test_rounded_total_of_totals_adds_up_in_any_order() -> None:
    counts = {"U": 14, "T": 4, "A": 2, "B": 2, "C": 10}
    entries = [(one(code, disclosure="round to 5"), TimeSeries({AT: count})) for code, count in counts.items()]
    for totals in ({"U": ["T", "C"], "T": ["A", "B"]}, {"T": ["A", "B"], "U": ["T", "C"]}):
        assert shown(Scorecard(entries, totals=totals)) == [10, 0, 0, 0, 10]


def test_total_of_members_with_bands_alone_has_none() -> None:
    report = card(60, 30, 30, disclosure="band only", thresholds=Thresholds(target=9, floor=20)).report(AT)
    assert [each.rating is NoRating.WITHHELD for each in report.assessments] == [True, False, False]


def test_totals_are_protected_in_the_quarters_of_months() -> None:
    parts: dict[str, Any] = {"aggregation": "sum"}
    counts = {"T": (10, 10, 10), "A": (1, 1, 1), "B": (9, 9, 9)}
    entries = [
        (one(code, **parts), TimeSeries(dict(zip(MONTHS, months, strict=True)))) for code, months in counts.items()
    ]
    scorecard = Scorecard(entries, totals={"T": ["A", "B"]})
    assert shown(scorecard) == [30, Withheld(), Withheld()]
    assert from_json(to_json(scorecard)) == scorecard


def test_total_of_a_total_is_protected_too() -> None:
    counts = {"S": 60, "T": 30, "A": 3, "B": 27, "C": 30}
    entries = [(one(code), TimeSeries({AT: count})) for code, count in counts.items()]
    scorecard = Scorecard(entries, totals={"T": ["A", "B"], "S": ["T", "C"]})
    assert shown(scorecard) == [60, 30, Withheld(), Withheld(), 30]


def test_member_that_is_a_total_protects_its_own_members() -> None:
    counts = {"S": 42, "T": 9, "C": 3, "D": 30, "A": 9, "B": 0}
    entries = [(one(code), TimeSeries({AT: count})) for code, count in counts.items()]
    scorecard = Scorecard(entries, totals={"S": ["T", "C", "D"], "T": ["A", "B"]})
    assert shown(scorecard) == [42, Withheld(), Withheld(), 30, Withheld(), 0]


def test_totals_of_a_large_limit_hide_all_members() -> None:
    large = {"disclosure": Suppress(2000)}
    assert shown(card(9000, 2, 4000, 4998, **large)) == [9000, *[Withheld()] * 3]


def test_totals_of_quarters_are_protected_in_a_report_of_a_month() -> None:
    report = card(30, 3, 9, 18).report("June 2023")
    assert [each.standing.is_withheld for each in report.assessments] == [False, True, True, False]


def test_totals_that_cannot_be_reported_raise_the_usual_error() -> None:
    entries = [(one(code), TimeSeries({"April 2023": 9})) for code in ("T", "A")]
    with pytest.raises(SeriesError, match="period must be a month for a series of months"):
        Scorecard(entries, totals={"T": ["A"]}).report(AT)


@pytest.mark.parametrize(
    ("totals", "message"),
    [
        (["T"], "totals must be a mapping from the code of a total"),
        ({"T": "A0"}, r"members of a total must be a list of codes, got 'A0' \(T\)"),
        ({"T": ["A0", "A0"]}, "members of a total must be different codes"),
        ({"T": []}, "members of a total must be a list of codes"),
        ({"T": 5}, "members of a total must be a list of codes"),
        ({5: ["A0"]}, "totals must have codes of indicators of the scorecard, got 5"),
        ({"T": ["A0", "X"]}, "totals must have codes of indicators of the scorecard, got 'X'"),
        ({"T": ["T", "A0"]}, "total must not be one of its own members"),
        ({"T": {"A0": 1, "A1": 2}}, "members of a total must be a list of codes"),
        ({"T": ["A0", "A1"], "A0": ["A1"]}, r"indicator must be a member of one total only, got 'A1' \(A0\)"),
        ({"A0": ["T"]}, r"total must be the sum of its members, got 30 \(A0, Q1 2023/24\)"),
    ],
)
def test_wrong_totals_are_refused(totals: Any, message: str) -> None:
    with pytest.raises(ScorecardError, match=message):
        Scorecard(card(30, 12, 18).entries, totals=totals)


@pytest.mark.parametrize(
    ("of_total", "of_member", "message"),
    [
        ({"disclosure": None}, {}, "total must have disclosure control and figures of one period each"),
        (
            {},
            {"disclosure": Suppress(6)},
            r"members of a total must have the disclosure of the total, got Suppress.*\(A0\)",
        ),
        ({}, {"unit": "days"}, "members of a total must have the unit of the total"),
    ],
)
def test_members_of_another_kind_are_refused(of_total: Any, of_member: Any, message: str) -> None:
    entries = [(one("T", **of_total), TimeSeries({AT: 9})), (one("A0", **of_member), TimeSeries({AT: 9}))]
    with pytest.raises(ScorecardError, match=message):
        Scorecard(entries, totals={"T": ["A0"]})


def test_totals_that_are_members_of_each_other_are_refused() -> None:
    with pytest.raises(ScorecardError, match=r"totals must not be members of each other, got \['T', 'A0'\]"):
        Scorecard(card(9, 9).entries, totals={"T": ["A0"], "A0": ["T"]})


def test_members_with_other_periods_are_refused() -> None:
    entries = [(one("T"), TimeSeries({AT: 9})), (one("A0"), TimeSeries({"April 2023": 9}))]
    with pytest.raises(
        ScorecardError, match=r"members of a total must have periods of the same length as the total, got 'A0' \(T\)"
    ):
        Scorecard(entries, totals={"T": ["A0"]})
