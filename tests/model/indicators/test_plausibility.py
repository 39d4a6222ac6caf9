"""Plausibility: probable typing errors are found, and correct figures are not."""

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Basis,
    ExpectedRange,
    ImplausibleFigure,
    Indicator,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Thresholds,
    TimeSeries,
    implausible_figures,
)
from qpr_core.answers import FigurePart, Implausible
from qpr_core.errors import IndicatorError, PeriodError, SeriesError
from qpr_core.rules import Interval, Levels, Stretch, Tolerance
from qpr_core.testing import a_series, an_indicator, indicators, series

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "ae_four_hour_by_trust.csv"

FRACTION, FOLD, ABOVE, TINY = Implausible
NO_TARGET = None


def found(indicator: Indicator, *results: Any) -> list[tuple[Implausible, FigurePart, str, str | None]]:
    """Return the implausible figures up to Q2 2023/24, each with its reason and part."""
    return [
        (each.reason, each.part, str(float(each.value)), None if each.meant is None else str(float(each.meant)))
        for each in implausible_figures(indicator, a_series(*results))
    ]


def values(indicator: Indicator, *results: Any) -> list[tuple[Implausible, str]]:
    return [(reason, value) for reason, part, value, _ in found(indicator, *results) if part is FigurePart.RESULT]


def test_all_fractions_of_one_are_implausible_with_their_target_and_floor() -> None:
    indicator = an_indicator("0.85", "0.8")
    assert found(indicator, "0.86") == [
        (FRACTION, FigurePart.RESULT, "0.86", "86.0"),
        (FRACTION, FigurePart.TARGET, "0.85", "85.0"),
        (FRACTION, FigurePart.FLOOR, "0.8", "80.0"),
    ]


@pytest.mark.parametrize("target", [85, 0, None])
def test_all_fractions_of_one_are_implausible_whatever_the_target(target: int | None) -> None:
    indicator = an_indicator(target, target)
    assert values(indicator, "0.86", None, 0, 1, "1.5") == [
        (FRACTION, "0.86"), (FRACTION, "1.0"), (FRACTION, "1.5"),
    ]  # fmt: skip
    assert values(indicator, "0.86", "1.51") == []


def test_zeros_are_plausible_percentages() -> None:
    assert found(an_indicator(NO_TARGET), 0, 0, 0) == []


@pytest.mark.parametrize(
    ("possible", "settled"),
    [((0, 5), True), ((None, 1), True), ((0, "5.01"), False), ((0, 100), False), ((0, None), False)],
)
def test_possible_settles_fractions_up_to_five_only(possible: Any, settled: bool) -> None:
    """A sickness rate of 0.4% to 0.6% is real, but `possible=(0, 100)` cannot show it."""
    sickness = an_indicator("0.5", "0.7", polarity=Polarity.LOWER_IS_BETTER, possible=possible)
    assert (found(sickness, "0.4", "0.6") == []) is settled
    assert (found(sickness, "0.4", "0.6", "0.6") == []) is settled


def test_two_counts_are_never_a_fraction_and_show_that_small_percentages_are_real() -> None:
    assert found(an_indicator(NO_TARGET), Ratio(1, 200), Ratio(3, 400)) == []
    assert found(an_indicator(NO_TARGET), Ratio(1, 200), "0.4") == []
    assert values(an_indicator(NO_TARGET), Ratio(0, 200), "0.4") == [(FRACTION, "0.4")]
    assert values(an_indicator(85), Ratio(86, 100), "0.86", "0.84") == [(FOLD, "0.86"), (FOLD, "0.84")]
    assert values(an_indicator(NO_TARGET), Ratio(1, 200), "0.4", 45) == [(FOLD, "45.0")]
    assert values(an_indicator(85), Ratio(1, 200), 84) == []


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((84, "0.86", 85), [(FOLD, "0.86")]),
        (("0.84", 86), [(FOLD, "0.84")]),
        (("0.84", "0.85", 86), [(FOLD, "0.84"), (FOLD, "0.85")]),
        ((84, 85, 8600), [(FOLD, "8600.0")]),
        ((48, 51, 4810), [(FOLD, "4810.0")]),
        ((84, "0.86", 8600), [(FOLD, "0.86"), (FOLD, "8600.0")]),
        ((-84, "-0.86", -85), [(FOLD, "-0.86")]),
        ((84, "0.2", 85), []),  # a hundred times is 20, less than half of 84
        ((20, 3, 25, "0.31"), []),  # within tenfold of a real figure
        (("0.05", 1, 6, 60), []),  # the others agree on no size
        ((16, -9, "0.1"), []),  # changes, on both sides of 0
        ((20, 0, 0, 3), []),
    ],
)
def test_implausible_figures_has_a_percentage_100_times_the_others(
    results: tuple[Any, ...], expected: list[tuple[Implausible, str]]
) -> None:
    assert values(an_indicator(NO_TARGET), *results) == expected


def test_implausible_figures_has_a_target_100_times_the_results() -> None:
    assert found(an_indicator("0.85", "0.8"), 86) == [
        (FOLD, FigurePart.TARGET, "0.85", "85.0"),
        (FOLD, FigurePart.FLOOR, "0.8", "80.0"),
    ]
    assert found(an_indicator(85, "0.8"), 84) == [(FOLD, FigurePart.FLOOR, "0.8", "80.0")]


def test_implausible_figures_compares_levels_and_ends_of_a_range() -> None:
    levels = Levels({Rag.GREEN: 85, Rag.AMBER: "0.8"})
    assert found(an_indicator(thresholds=levels), 84) == [(FOLD, FigurePart.LEVEL, "0.8", "80.0")]
    demand = an_indicator(polarity=Polarity.NEITHER, thresholds=ExpectedRange("0.8", "0.9"))
    assert [part for _, part, *_ in found(demand, 84)] == [FigurePart.RANGE_END] * 2
    wide = an_indicator(polarity=Polarity.NEITHER, thresholds=ExpectedRange("0.5", 60))
    assert found(wide, 40) == []


@pytest.mark.parametrize(
    ("unit", "results", "expected"),
    [
        ("£", (390_000, 400_000, 3_900), [(FOLD, "3900.0")]),
        ("£", (84, 85, 8600), [(FOLD, "8600.0")]),
        ("per 1,000", ("8.6", "8.4", 860), [(FOLD, "860.0")]),
        ("days", (Ratio(30, 1), 28, 2_900), [(FOLD, "2900.0")]),
        ("£", (390_000, 3_900), []),  # which of the two?
        ("£", (390_000, 400_000, 3_900, 4_000), []),
        ("number", (2, 150), []),
        ("number", (2, 5, 3, 150), []),  # few cases jump by chance
        ("number", (150, 160, 155, 2), []),
        ("number", (20, 190, 1_800, 45, 2), []),  # the others agree on no size
        ("days", ("5.5", 6, 5, 520), [(FOLD, "520.0")]),
        ("number", (20, 21, 19, Ratio(2_000, 1)), []),
    ],
)
def test_other_units_need_a_majority_that_agrees(
    unit: str, results: tuple[Any, ...], expected: list[tuple[Implausible, str]]
) -> None:
    assert values(an_indicator(NO_TARGET, unit=unit), *results) == expected


def test_implausible_figures_counts_a_target_towards_the_majority() -> None:
    assert values(an_indicator(390_000, 380_000, unit="£"), 4_000) == [(FOLD, "4000.0")]
    assert found(an_indicator(3_900, 3_800, unit="£"), 400_000, 390_000, 395_000) == [
        (FOLD, FigurePart.TARGET, "3900.0", "390000.0"),
        (FOLD, FigurePart.FLOOR, "3800.0", "380000.0"),
    ]


@pytest.mark.parametrize(
    ("target", "results", "expected"),
    [
        (50, (4_810,), [(FOLD, "4810.0")]),
        (NO_TARGET, (84, 86, "100.5"), [(ABOVE, "100.5")]),
        (85, (130,), [(ABOVE, "130.0")]),
        (NO_TARGET, (0, 0, 130), [(ABOVE, "130.0")]),
        (NO_TARGET, (16, -9, 130), [(ABOVE, "130.0")]),
        (NO_TARGET, (84, Ratio(130, 100)), [(ABOVE, "130.0")]),
        (NO_TARGET, (84, 90_000, 85_000), [(ABOVE, "90000.0"), (ABOVE, "85000.0")]),
        (NO_TARGET, (130,), []),  # nothing says that it is unusual
        (NO_TARGET, (84, 130, 140), []),
        (105, (84, 130), []),
        (NO_TARGET, (84, 100), []),
    ],
)
def test_implausible_figures_has_a_percentage_above_100_among_others(
    target: int | None, results: tuple[Any, ...], expected: list[tuple[Implausible, str]]
) -> None:
    assert values(an_indicator(target), *results) == expected


@pytest.mark.parametrize(("high", "settled"), [(150, True), (999, True), (1_000, False), (None, False)])
def test_possible_settles_above_100_only_if_it_excludes_a_hundredfold(high: int | None, settled: bool) -> None:
    homes_of_plan = an_indicator(NO_TARGET, possible=Interval(0, high))
    assert (values(homes_of_plan, 84, 130) == []) is settled
    assert values(an_indicator(NO_TARGET, possible=(0, 999)), 8, 9, 850) == [(FOLD, "850.0")]


@pytest.mark.parametrize(
    ("unit", "target", "size", "is_tiny"),
    [
        ("£", 390_000, "0.1", True),
        ("£", 390_000, "0.999", True),
        ("£", 390_000, 1, False),
        ("£", 390_000, 0, False),
        ("£", -390_000, "0.1", True),
        ("number", 20, "0.1", True),
        ("number", 20, "0.11", False),
        ("days", 8, "0.5", False),
        ("%", 85, "0.1", True),  # 10% arrives as 0.1; a tolerance of 0.1 points can be given as a floor
        ("%", 85, "0.5", False),
        ("%", 99, "0.1", False),  # an uptime: 99% within 0.1 points
        ("%", "98.9", "0.1", True),
    ],
)
def test_implausible_figures_has_a_tolerance_below_1_of_a_large_target(
    unit: str, target: Any, size: Any, is_tiny: bool
) -> None:
    indicator = an_indicator(unit=unit, thresholds=Thresholds(target=target, tolerance=size))
    reasons = [reason for reason, *_ in found(indicator, target)]
    assert reasons == ([TINY] if is_tiny else [])


def test_implausible_figures_accepts_a_relative_tolerance() -> None:
    assert found(an_indicator(unit="£", thresholds=Thresholds(target=390_000, tolerance="0.1%")), 400_000) == []
    assert found(an_indicator(unit="£", thresholds=Thresholds(target=390_000, tolerance="0.1")), 400_000) == [
        (TINY, FigurePart.TOLERANCE, "0.1", "10.0")
    ]


def test_every_kind_of_tolerance_is_looked_at() -> None:
    green = Thresholds(target=390_000, tolerance=20_000, green_tolerance="0.05")
    assert found(an_indicator(unit="£", thresholds=green), 400_000) == [(TINY, FigurePart.TOLERANCE, "0.05", "5.0")]
    levels = Levels({Rag.GREEN: Stretch("0.02"), Rag.AMBER: Tolerance("0.1")}, target=390_000)
    assert [meant for *_, meant in found(an_indicator(unit="£", thresholds=levels), 400_000)] == ["2.0", "10.0"]
    assert found(an_indicator(unit="£", thresholds=Levels({Rag.GREEN: 5, Rag.AMBER: 4})), 5) == []


def test_totals_are_compared_by_their_average_through_the_year() -> None:
    """Totals are compared by their averages: 0.9 and 23.75, and 0.31 and 29.65."""
    total = an_indicator(NO_TARGET, basis=Basis.YEAR_TO_DATE_TOTAL)
    whole_year = a_series("0.9", 25, 60, 95, "1.1", until="Q1 2023/24")
    assert implausible_figures(total, whole_year) == ()
    assert [each.meant for each in implausible_figures(total, a_series("0.31", "59.3"))] == [31]
    assert implausible_figures(an_indicator(NO_TARGET), a_series("0.9", 95)) != ()


def test_targets_are_compared_in_the_periods_in_which_they_are_in_force() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target="0.85", floor="0.8")}
    indicator = an_indicator(thresholds=thresholds)
    assert implausible_figures(indicator, a_series(84, 85, 86), until="Q4 2022/23") == ()
    assert [(each.part, str(each.period)) for each in implausible_figures(indicator, a_series(84, 85, 86))] == [
        (FigurePart.TARGET, "Q1 2023/24"),
        (FigurePart.FLOOR, "Q1 2023/24"),
    ]
    late = TimeSeries({"Q4 2022/23": 84, "Q1 2023/24": None})
    assert [each.part for each in implausible_figures(indicator, late)] == [FigurePart.TARGET, FigurePart.FLOOR]
    ended = an_indicator(thresholds={"2022/23": Thresholds(target=85, floor=80), "2023/24": None})
    assert implausible_figures(ended, a_series(84, 85, 86)) == ()


def test_implausible_figures_reads_a_profile_without_a_target_for_a_year() -> None:
    profile = Profile.of_targets([20, 40, 60, 80], tolerance=5)
    indicator = an_indicator(thresholds={"2022/23": profile})
    assert implausible_figures(indicator, TimeSeries({"2022/23": 80})) == ()


def test_implausible_figures_compares_within_one_definition() -> None:
    indicator = an_indicator(NO_TARGET, unit="£", redefined={"Q4 2022/23": "In pounds and no longer in pence"})
    assert found(an_indicator(NO_TARGET, unit="£"), 39_000, 38_000, 37_000, 390) == [
        (FOLD, FigurePart.RESULT, "390.0", "39000.0")
    ]
    assert found(indicator, 39_000, 38_000, 37_000, 390) != []  # before Q4 2022/23 there is one result only
    assert implausible_figures(indicator, a_series(39_000, 38_000, 390, 385, until="Q1 2023/24")) == ()


def test_implausible_figures_has_a_comparator_in_fractions() -> None:
    england = TimeSeries({"Q1 2023/24": "0.84", "Q3 2023/24": "0.85"})
    indicator = an_indicator(85, comparators={"England": england})
    assert found(indicator, 86, 87) == [(FOLD, FigurePart.COMPARATOR, "0.84", "84.0")]
    counts = an_indicator(NO_TARGET, unit="number", comparators={"England": TimeSeries({"Q1 2023/24": 4_500})})
    assert found(counts, 44, 45, 46) == []  # a country is a hundred times as large


def test_results_to_be_withheld_are_not_judged() -> None:
    counts = an_indicator(NO_TARGET, unit="number", withhold_below=5)
    assert found(an_indicator(NO_TARGET, unit="number"), 20, 21, 2_000) != []
    assert found(counts, 20, 21, 2_000) == []


def test_later_results_are_not_looked_at() -> None:
    results = a_series(84, 85, "0.86")
    assert implausible_figures(an_indicator(), results, until="Q1 2023/24") == ()
    assert len(implausible_figures(an_indicator(), results, until="Q2 2023/24")) == 1
    assert implausible_figures(an_indicator(), TimeSeries({"Q2 2023/24": None})) == ()


@given(indicators(), series())
def test_what_was_found_for_a_past_period_stays(indicator: Indicator, results: TimeSeries) -> None:
    """The longer series has later results, which change nothing."""
    for period, _, _ in results:
        known = results.between(last=period)
        assert implausible_figures(indicator, results, until=period) == implausible_figures(
            indicator, known, until=period
        )


@given(st.lists(st.decimals(2, 100, places=1), min_size=1, max_size=12), st.sampled_from([85, 50, None]))
def test_percentages_from_2_to_100_beside_a_target_are_plausible(given_results: list[Any], target: int | None) -> None:
    """Figures from 2 to 100 are never a hundredfold apart, fractions or above 100."""
    assert found(an_indicator(target), *given_results) == []


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: implausible_figures("K1", a_series(84)), IndicatorError, "indicator must be an Indicator, got 'K1'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: implausible_figures(an_indicator(), {}), SeriesError, r"series must be a TimeSeries, got {} \(K1\)"),  # type: ignore[arg-type]  # the same
        (
            lambda: implausible_figures(an_indicator(), a_series(84), until="2023/24"),
            SeriesError,
            "period must fit the series",
        ),
        (lambda: implausible_figures(an_indicator(), a_series(84), until="soon"), PeriodError, "got 'soon'"),
    ],
)
def test_implausible_figures_of_arguments_of_the_wrong_type_is_refused(
    call: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call()


def test_implausible_figure_repr_is_its_constructor_call() -> None:
    (figure,) = implausible_figures(an_indicator(NO_TARGET), a_series("0.86"))
    assert figure == ImplausibleFigure(
        reason=FRACTION, part=FigurePart.RESULT, value=Fraction("0.86"), period=figure.period, meant=Fraction(86)
    )
    assert repr(figure).startswith("ImplausibleFigure(reason=Implausible.FRACTION_OF_ONE, part=FigurePart.RESULT,")


def _published(name: str) -> Iterator[tuple[Indicator, TimeSeries]]:
    """Yield the published figures of a council, with those of last year if any."""
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    by_code: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        by_code.setdefault(row["code"], []).append(row)
    for code, rows in by_code.items():
        last_year = {"Q4 2013/14": rows[0]["last_year"]} if "last_year" in rows[0] else {}
        results = last_year | {row["quarter"]: row["result"] for row in rows}
        thresholds = {row["quarter"]: Thresholds(target=row["target"], tolerance=10) for row in rows}
        unit = "%" if rows[0]["unit"] == "%" else "number"
        yield an_indicator(code=code, unit=unit, thresholds=thresholds), TimeSeries(results)


@pytest.mark.parametrize(
    ("name", "count", "alarms"), [("hart.csv", 45, [("SNH02", "Q4 2013/14")]), ("bracknell.csv", 9, [])]
)
def test_published_figures_of_councils_are_plausible(name: str, count: int, alarms: list[tuple[str, str]]) -> None:
    """One false alarm in 54 indicators, at each quarter that can be reported.

    SNH02, a reduction of 1% and then of -16% and -9%, has a single figure at first, which may be 100% as a fraction.
    """
    published = list(_published(name))
    assert len(published) == count
    assert [
        (indicator.code, str(period))
        for indicator, results in published
        for period, _, _ in results
        if implausible_figures(indicator, results, until=period)
    ] == alarms


@pytest.mark.skipif(not SHARED.exists(), reason="the data of NHS England are not on this machine")
def test_no_published_figure_of_a_trust_is_implausible() -> None:
    """No false alarms in attendances, shares as two counts, and shares as percentages."""
    by_trust: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(SHARED.read_text(encoding="utf-8").splitlines()):
        by_trust.setdefault(row["org_code"], []).append(row)
    assert len(by_trust) > 100
    for code, rows in by_trust.items():
        shares = {row["quarter"]: Ratio(row["within_4_hours"], row["attendances"]) for row in rows}
        for indicator, given_results in (
            (an_indicator(NO_TARGET, unit="number"), {row["quarter"]: row["attendances"] for row in rows}),
            (an_indicator(95), shares),
            (an_indicator(95), {period: round(float(share.scaled(100)), 1) for period, share in shares.items()}),
        ):
            results = TimeSeries(given_results)
            for period, _, _ in results:
                assert implausible_figures(indicator, results, until=period) == (), (code, period)


def test_implausible_figures_has_a_jump_with_an_upper_limit_of_5() -> None:
    """A cell of 2.2% is read as 0.022, which a limit of 5% does not exclude."""
    small = an_indicator(2, 3, polarity=Polarity.LOWER_IS_BETTER, possible=(0, 5))
    assert values(small, "2.4", "2.3", "0.022") == [(FOLD, "0.022")]
    assert values(small, "0.4", "0.5", "0.3") == []
