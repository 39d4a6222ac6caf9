from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import qpr_core
import qpr_core as qpr
from faces import PUBLIC
from qpr_core import FinancialYear, Indicator, Period, Polarity, Profile, QprError, Rag, Ratio, Thresholds
from qpr_core.errors import (
    FigureError,
    IndicatorError,
    PeriodError,
    PolarityError,
    RatioError,
    SchemeError,
    ThresholdError,
    UnitError,
)
from qpr_core.rules import Scheme
from qpr_core.testing import an_indicator, indicators, plain_indicators


class Four(Scheme):
    BLUE = "Blue"
    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"


class One(Scheme):
    ONLY = "Only"


def make(**parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {
        "code": "K1",
        "name": "Calls",
        "polarity": Polarity.HIGHER_IS_BETTER,
        "unit": "%",
    } | parts
    return Indicator(**given_parts)


PARTS = "thresholds must be Thresholds or a mapping of their parts, such as {'target': 85, 'floor': 80}"


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({"code": ""}, IndicatorError, "code of an indicator must not be blank, got ''"),
        ({"code": " \t"}, IndicatorError, "code of an indicator must not be blank, got ' \\t'"),
        ({"code": None}, IndicatorError, "code of an indicator must be text, got None"),
        ({"code": "K1 "}, IndicatorError, "code of an indicator must not begin or end with a space, got 'K1 '"),
        ({"name": ""}, IndicatorError, "name of an indicator (K1) must not be blank, got ''"),
        ({"name": 5}, IndicatorError, "name of an indicator (K1) must be text, got 5"),
        ({"name": "a\nb"}, IndicatorError, "name of an indicator (K1) must be one line of printable characters"),
        ({"name": "a\ufffeb"}, IndicatorError, "name of an indicator (K1) must be one line of printable characters"),
        ({"name": "a\ud800b"}, IndicatorError, "name of an indicator (K1) must be one line of printable characters"),
        ({"service": ""}, IndicatorError, "service of an indicator (K1) must not be blank, got ''"),
        ({"owner": " "}, IndicatorError, "owner of an indicator (K1) must not be blank, got ' '"),
        ({"owner": 5}, IndicatorError, "owner of an indicator (K1) must be text, got 5"),
        ({"polarity": "sideways"}, PolarityError, "'activity', 'context', got 'sideways' (K1)"),
        ({"polarity": None}, PolarityError, "polarity must be a Polarity or one of 'higher is better', 'higher', "),
        ({"polarity": ["higher is better"]}, PolarityError, "got ['higher is better'] (K1)"),
        ({"unit": "furlongs"}, UnitError, "as in Unit.written('visits', '12 visits')), got 'furlongs' (K1)"),
        ({"unit": None}, UnitError, "as in Unit.written('visits', '12 visits')), got None (K1)"),
        ({"scheme": Rag.GREEN}, SchemeError, "scheme must be a Scheme with two bands or more, got Rag.GREEN (K1)"),
        ({"scheme": int}, SchemeError, "scheme must be a Scheme with two bands or more, got <class 'int'> (K1)"),
        ({"scheme": One}, SchemeError, "scheme must be a Scheme with two bands or more, got <enum 'One'> (K1)"),
        ({"carry_forward": -1}, IndicatorError, "carry_forward must be a whole number of 0 or more, got -1 (K1)"),
        ({"carry_forward": True}, IndicatorError, "carry_forward must be a whole number of 0 or more, got True"),
        ({"carry_forward": 1.0}, IndicatorError, "carry_forward must be a whole number of 0 or more, got 1.0"),
        ({"financial_year": 4}, PeriodError, "financial_year must be a FinancialYear, got 4 (K1)"),
        ({"reported_from": "Q5 2023/24"}, PeriodError, "quarter must be 1, 2, 3 or 4, got 'Q5 2023/24' (K1)"),
        ({"reported_until": 2023}, PeriodError, "name of a period must be text, got 2023 (K1)"),
        (
            {"reported_from": "Q1 2024/25", "reported_until": "Q4 2023/24"},
            IndicatorError,
            "reported_from must not be after reported_until, got Q1 2024/25 until Q4 2023/24 (K1)",
        ),
        ({"thresholds": 85}, ThresholdError, f"{PARTS}, got 85 (K1)"),
        (
            {"thresholds": {}},
            ThresholdError,
            "thresholds must be Thresholds, their parts, or these by the period they start in, got {} (K1)",
        ),
        (
            {"thresholds": {"2023/24": 85}},
            ThresholdError,
            f"{PARTS}, got 85 (2023/24) (K1)",
        ),
        ({"thresholds": {2023: None}}, PeriodError, "name of a period must be text, got 2023 (K1)"),
        (
            {"thresholds": {"2023/24": None, "2023-2024": None}},
            ThresholdError,
            "thresholds must be given once for a period, got two for 2023/24 (K1)",
        ),
        (
            {"thresholds": {"2023/24": None, "Q1 2023/24": None}},
            ThresholdError,
            "thresholds must not take effect on the same day, got 2023/24 and Q1 2023/24 (K1)",
        ),
        (
            {"thresholds": Thresholds(target=80, floor=85)},
            ThresholdError,
            (
                "floor must not be better than target, got target 80 and floor 85 for an indicator where "
                "higher is better (K1)"
            ),
        ),
        (
            {"thresholds": {"2023/24": None, "2024/25": Thresholds(target=80, floor=85)}},
            ThresholdError,
            (
                "floor must not be better than target, got target 80 and floor 85 for an indicator where "
                "higher is better (K1)"
            ),
        ),
        (
            {"thresholds": Thresholds(target=85, floor=80), "scheme": Four},
            ThresholdError,
            "scheme must have one band more than the thresholds have levels, got 4 bands of Four and 2 levels (K1)",
        ),
        (
            {"thresholds": Thresholds(target=850, floor=80), "possible": (0, 100)},
            ThresholdError,
            (
                "target must be a possible value, got Thresholds(target=850, floor=80) "
                "within Interval(low=0, high=100) (K1)"
            ),
        ),
        (
            {"thresholds": Thresholds(target=85, floor=-1), "possible": (0, 100)},
            ThresholdError,
            "floor must be a possible value, got Thresholds(target=85, floor=-1) within Interval(low=0, high=100) (K1)",
        ),
        (
            {"possible": 100},
            ThresholdError,
            "a pair of the lowest and the highest value, or a mapping with the keys low and high, got 100 (K1)",
        ),
        (
            {"possible": (0, 50, 100)},
            ThresholdError,
            "or a mapping with the keys low and high, got (0,",
        ),
        ({"possible": (None, None)}, ThresholdError, "interval must have at least one end, got None for both"),
        ({"possible": (0, "x")}, FigureError, "got 'x' (end of an interval) (K1)"),
    ],
)
def test_indicator_with_a_wrong_part_raises_an_error_with_its_code(
    parts: dict[str, object], error: type[QprError], message: str
) -> None:
    with pytest.raises(error) as caught:
        make(**parts)
    assert type(caught.value) is error
    assert message in str(caught.value)


@pytest.mark.parametrize("polarity", list(Polarity))
def test_indicator_accepts_the_value_of_a_polarity(polarity: Polarity) -> None:
    for written in (polarity.value, polarity.value.capitalize(), f" {polarity.value.replace(' ', '  ')}"):
        assert make(polarity=written) == make(polarity=polarity)


@given(plain_indicators())
def test_indicator_repr_pastes_back(indicator: Indicator) -> None:
    assert eval(repr(indicator), dict(vars(qpr_core)) | {"Fraction": Fraction} | _names()) == indicator


def test_indicator_repr_with_every_part_pastes_back() -> None:
    indicator = make(
        service="Highways",
        scheme=Rag,
        possible=(0, None),
        carry_forward=2,
        reported_from="Q1 2023/24",
        reported_until="2024/25",
        financial_year=FinancialYear("October"),
        thresholds={"2023/24": Thresholds(target=85, floor=80), "Q3 2024/25": None},
    )
    assert eval(repr(indicator), _names()) == indicator
    assert make(scheme=Four) == eval(repr(make(scheme=Four)), _names() | {"Four": Four})


def _names() -> dict[str, object]:
    return PUBLIC | {"Fraction": Fraction}


def test_thresholds_are_in_force_from_a_period_until_they_are_replaced() -> None:
    early, late = Thresholds(target=85, floor=80), Thresholds(target=88, floor=80)
    indicator = make(thresholds={"2023/24": late, "2022/23": early, "Q3 2024/25": None})
    in_force = {
        name: indicator.thresholds_at(Period.parse(name))
        for name in ("Q4 2021/22", "Q1 2022/23", "Q4 2022/23", "Q1 2023/24", "2022/23", "May 2024", "Q3 2024/25")
    }
    assert {name: each and each.thresholds for name, each in in_force.items()} == {
        "Q4 2021/22": None,
        "Q1 2022/23": early,
        "Q4 2022/23": early,
        "Q1 2023/24": late,
        "2022/23": early,
        "May 2024": late,
        "Q3 2024/25": None,
    }


def test_thresholds_that_change_over_time_must_be_asked_for_a_period() -> None:
    with pytest.raises(
        IndicatorError, match=r"period must be given where thresholds change over time, got None \(K1\)"
    ):
        make(thresholds={"2023/24": Thresholds(target=85, floor=80)}).thresholds_at()


@pytest.mark.parametrize(
    ("possible", "value", "message"),
    [
        ((0, 100), 100.5, "result must be a possible value (0 to 100), got 100.5 (K1)"),
        ((0, None), -1, "result must be a possible value (0 or more), got -1 (K1)"),
        ((None, 100), Ratio(3, 2), "result must be a possible value (100 or less), got Ratio(numerator=3"),
    ],
)
def test_value_of_an_impossible_value_raises_an_error(
    possible: tuple[int | None, int | None], value: float, message: str
) -> None:
    with pytest.raises(FigureError) as caught:
        make(possible=possible).value_of(value)
    assert message in str(caught.value)
    for edge in possible:
        if edge is not None:
            assert make(possible=possible).value_of(edge) == edge


def test_value_of_0_out_of_0_is_rejected() -> None:
    with pytest.raises(RatioError, match="ratio must have something to count"):
        make().value_of(Ratio(0, 0))


def test_is_reported_in_is_true_between_its_first_and_last_quarter() -> None:
    indicator = make(reported_from="Q2 2023/24", reported_until="2024/25")
    quarters = [Period.parse("Q1 2023/24").shift(steps) for steps in range(9)]
    assert [indicator.is_reported_in(quarter) for quarter in quarters] == [False, *[True] * 7, False]


def test_is_activity_of_polarity_neither_is_true() -> None:
    assert make(polarity=Polarity.NEITHER).is_activity
    assert not make().is_activity


@given(indicators())
def test_evolve_indicator_without_changes_is_equal(indicator: Indicator) -> None:
    copied = evolve(indicator)
    assert (copied, hash(copied), repr(copied)) == (indicator, hash(indicator), repr(indicator))
    assert copied.is_rateable is indicator.is_rateable


def test_evolve_indicator_rates_by_its_changed_parts_and_checks_them() -> None:
    given_profile = an_indicator(thresholds={"2023/24": Profile.of_targets([80, 82, 84, 86], tolerance=5)})
    assert qpr_core.classify(given_profile, 80, at="Q1 2023/24") is Rag.GREEN
    harder = evolve(given_profile, thresholds=Thresholds(target=90, floor=85), arrears=1)
    assert (qpr_core.classify(harder, 80), harder.arrears, harder.code) == (Rag.RED, 1, given_profile.code)
    with pytest.raises(IndicatorError, match=r"arrears must be .* got -1 \(K1\)$"):
        evolve(harder, arrears=-1)


def test_target_at_is_that_of_the_thresholds_in_force() -> None:
    since = {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=88, floor=80), "2024/25": None}
    made = make(thresholds=since)
    asked = ("Q4 2021/22", "Q4 2022/23", "Q1 2023/24", "Q1 2024/25")
    assert [made.target_at(at) for at in asked] == [None, 85, 88, None]
    assert make(thresholds=Thresholds(target=85, floor=80)).target_at() == 85
    with pytest.raises(
        IndicatorError, match=r"period must be given where thresholds change over time, got None \(K1\)"
    ):
        made.target_at()


def test_indicator_reads_every_period_in_its_financial_year() -> None:
    calendar = an_indicator(
        financial_year=qpr.FinancialYear(1),
        thresholds={"Q3 2023": qpr.Thresholds(target=90, floor=85), "Q1 2023": qpr.Thresholds(target=85, floor=80)},
        redefined={"Q3 2023": "Second.", "Q2 2023": "First."},
        reported_from="Q1 2023",
    )
    assert list(calendar.redefined.values()) == ["First.", "Second."]
    assert [calendar.is_reported_in(quarter) for quarter in ("Q4 2022", "Q1 2023")] == [False, True]
    in_force = [calendar.thresholds_at(quarter) for quarter in ("Q2 2023", "Q3 2023")]
    assert [each and each.thresholds for each in in_force] == [
        qpr.Thresholds(target=85, floor=80),
        qpr.Thresholds(target=90, floor=85),
    ]
    months = [qpr.Period(2023, month, qpr.Frequency.QUARTERLY) for month in (1, 4, 7)]
    report = qpr.Scorecard([(calendar, qpr.TimeSeries(dict.fromkeys(months, 86)))]).report("Q2 2023")
    assert (report.period, qpr.summarise(report).financial_year) == (months[1], qpr.FinancialYear(1))


def test_value_of_text_that_is_no_figure_raises_an_error_with_the_code() -> None:
    with pytest.raises(qpr.QprError, match=r"got '\?' \(K7\)$"):
        an_indicator(code="K7").value_of("?")
