"""Scorecards like real ones, with everything that happens to real data."""

from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from qpr_core import (
    Aggregation,
    Baseline,
    Basis,
    ExpectedRange,
    Indicator,
    Period,
    Polarity,
    Profile,
    Ratio,
    Rolling,
    Scorecard,
    Status,
    Thresholds,
    TimeSeries,
)
from qpr_core.units import Unit

FIRST: Final = Period.parse("Q1 2021/22")
QUARTERS: Final = 12
HOMES: Final = Unit(name="per 100 homes", after=" per 100 homes", per=100)
TONNES: Final = Unit(name="tonnes", after=" tonnes", after_one=" tonne")
MARKERS: Final = ["n/a", "TBC", "<5", "[c]", "*"]
SERVICES: Final = ["Adult Social Care", "Highways", "Customer Services", None]
_SIGNS: Final = {Polarity.HIGHER_IS_BETTER: 1, Polarity.LOWER_IS_BETTER: -1, Polarity.CLOSEST_TO_TARGET_IS_BEST: -1}


@st.composite
def _thresholds(draw: st.DrawFn, polarity: Polarity, target: Fraction) -> Thresholds:
    aim = target + Fraction(draw(st.sampled_from(["0", "0", "1", "-2", "0.5", "-0.25"])))
    width = draw(st.sampled_from(["0", "0.5", "1.5", "2", "5", "4.75"]).map(Fraction))
    form = draw(st.sampled_from(["floor", "floor", "floor", "tolerance", "green", "relative"]))
    if form == "floor" and polarity is not Polarity.CLOSEST_TO_TARGET_IS_BEST:
        return Thresholds(target=aim, floor=aim - _SIGNS[polarity] * width)
    if form == "relative":
        return Thresholds(target=aim, tolerance=draw(st.sampled_from(["5%", "2.5%", "10%"])))
    return Thresholds(target=aim, tolerance=width, green_tolerance=width / 2 if form == "green" else None)


@st.composite
def _timelines(draw: st.DrawFn, polarity: Polarity, target: Fraction, basis: object) -> object:
    if polarity is Polarity.NEITHER:
        span = st.builds(lambda width: ExpectedRange(target - width, target + width), st.integers(0, 4))
        return None if basis is Basis.YEAR_TO_DATE_TOTAL else draw(st.none() | span)
    in_force = _thresholds(polarity, target)
    profiles = st.lists(in_force, min_size=4, max_size=4).map(Profile)
    by_year = st.fixed_dictionaries({"2021/22": in_force, "2023/24": in_force})
    by_profile = st.fixed_dictionaries({"2021/22": profiles, "2022/23": profiles, "2023/24": profiles})
    late = st.fixed_dictionaries({"2023/24": in_force})
    ended = st.fixed_dictionaries({"2021/22": in_force, "Q2 2023/24": st.none()})
    if basis is Basis.YEAR_TO_DATE_TOTAL:
        return draw(st.none() | by_profile)
    return draw(st.one_of(st.none(), in_force, in_force, in_force, by_year, by_year, by_profile, late, ended))


@st.composite
def _results(draw: st.DrawFn, target: Fraction, *, of_counts: bool, per: int) -> list[Fraction | Ratio | None]:
    step = draw(st.sampled_from(["1", "0.5", "0.05", "0.25", "0.004"]).map(Fraction))
    drift = draw(st.sampled_from([-1, 0, 0, 1]))
    made: list[Fraction | Ratio | None] = []
    total = draw(st.sampled_from([40, 97, 300, 1001]))
    for index in range(QUARTERS):
        value = target + step * (draw(st.integers(-4, 4)) + drift * (index - 6))
        if draw(st.integers(0, 11)) == 0:
            made.append(draw(st.sampled_from([None, Ratio(0, 0)])))
        elif of_counts:
            made.append(Ratio(max(0, round(value * total / per)), total))
        else:
            made.append(value)
    return made


@st.composite
def lifelike_indicators(draw: st.DrawFn, code: str) -> tuple[Indicator, TimeSeries]:
    """Draw an indicator with 12 quarters near its target; shrink to a plain one."""
    polarity = draw(st.sampled_from([*Polarity, Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER]))
    units: list[Unit | str] = ["%", "%", "number", "days", "£", "per 1,000", HOMES, TONNES]
    unit = draw(st.sampled_from(units))
    usual: list[Basis | Rolling] = [Basis.IN_PERIOD] * 6
    basis = draw(st.sampled_from([*usual, Basis.YEAR_TO_DATE_RATE, Basis.YEAR_TO_DATE_TOTAL, Rolling(4)]))
    target = Fraction(
        draw(st.sampled_from([85, 90, 50, 12, 1000, 400000] if unit in {"number", "£"} else [85, 90, 50, 12]))
    )
    places = draw(st.sampled_from([None, None, None, 0, 1, 2]))
    per = unit.per if isinstance(unit, Unit) else {"%": 100, "per 1,000": 1000}.get(unit, 0)
    of_counts = per > 1 and draw(st.booleans())
    withholds = (
        of_counts and basis not in {Basis.YEAR_TO_DATE_RATE, Basis.YEAR_TO_DATE_TOTAL} and draw(st.integers(0, 4)) == 0
    )
    monthly = basis is Basis.IN_PERIOD and not of_counts and draw(st.integers(0, 7)) == 0
    results = draw(_results(target, of_counts=of_counts, per=per or 1))
    shape = draw(st.sampled_from(["whole", "whole", "whole", "late", "short"]))
    first = FIRST.shift(7) if shape == "late" else FIRST
    results = results[7:] if shape == "late" else results[: 10 if shape == "short" else QUARTERS]
    if monthly:
        results = [None if isinstance(result, Ratio) else result for result in results]
        first = Period(2022, 10, Period.parse("October 2022").frequency)
    dated = {first.shift(index): result for index, result in enumerate(results)}
    known = [period for period, result in dated.items() if result not in {None, Ratio(0, 0)}]
    gaps = [period for period, result in dated.items() if result is None]
    marked = draw(st.dictionaries(st.sampled_from(gaps), st.sampled_from(MARKERS), max_size=3)) if gaps else {}
    firm = draw(st.dictionaries(st.sampled_from(known), st.sampled_from(Status), max_size=3)) if known else {}
    since, until = draw(
        st.sampled_from(
            [(None, None)] * 8
            + [("Q4 2023/24", None), ("Q3 2023/24", None), (None, "Q2 2023/24"), (None, "Q3 2023/24")]
        )
    )
    indicator = Indicator(
        code=code,
        name=f"Indicator {code}",
        service=draw(st.sampled_from(SERVICES)),
        polarity=polarity,
        unit=unit,
        thresholds=draw(_timelines(polarity, target, basis)),  # type: ignore[arg-type]
        basis=basis,
        baseline=draw(st.sampled_from([None, None, Baseline.PREVIOUS_PERIOD, Baseline.SAME_PERIOD_LAST_YEAR])),
        comparators=draw(st.just({}) | st.just({"England": TimeSeries({"2021/22": target, "2022/23": target + 1})})),
        decimal_places=places,
        rated_as_displayed=places is not None and draw(st.booleans()),
        withhold_below=5 if withholds else None,
        arrears=draw(st.sampled_from([0, 0, 0, 1, 2])),
        carry_forward=draw(st.sampled_from([1, 1, 0, 2])),
        aggregation=draw(st.sampled_from([Aggregation.SUM, Aggregation.MEAN])) if monthly else None,
        reported_from=since,
        reported_until=until,
        redefined=draw(st.just({}) | st.just({"Q3 2023/24": "Counts repeat calls too"}) | st.just({})),
        renamed=draw(st.just({}) | st.just({}) | st.just({"Q4 2023/24": "Old name"})),
    )
    return indicator, TimeSeries(dated, statuses=firm, markers=marked)


@st.composite
def lifelike_scorecards(draw: st.DrawFn) -> Scorecard:
    """Draw scorecards of up to six such indicators and a plain one.

    They shrink to two plain ones.
    """
    entries = [draw(lifelike_indicators(f"L{index}")) for index in range(draw(st.integers(1, 6)))]
    plain = Indicator(
        code="P1",
        name="Plain",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        thresholds=Thresholds(target=85, floor=80),
    )
    results = draw(st.lists(st.integers(78, 88), min_size=QUARTERS, max_size=QUARTERS))
    return Scorecard([*entries, (plain, TimeSeries({FIRST.shift(index): each for index, each in enumerate(results)}))])


def shrinking_scorecard() -> Scorecard:
    """Return ten KPIs, of which one leaves the report and none joins.

    Eight fall to Red in Q1 2023/24, more than a sentence names, and five of them rise again in the quarter after. One
    has a positive trend until Q2 2022/23 and none later, so that the number of positive trends goes from 1 to 0.
    """
    steady = [86] * 8
    results = {f"K{index}": [*steady, 70, 86 if index < 5 else 70] for index in range(8)}
    results |= {"K8": [*steady, 86], "K9": [70, 72, 74, 76, 78, 80, 60, 85, 62, 81]}
    return Scorecard(
        [
            (
                Indicator(
                    code=code,
                    name=f"Indicator {code}",
                    polarity=Polarity.HIGHER_IS_BETTER,
                    unit="%",
                    thresholds=Thresholds(target=85, floor=80),
                    reported_until="Q1 2023/24" if code == "K8" else None,
                ),
                TimeSeries({FIRST.shift(index): each for index, each in enumerate(known)}),
            )
            for code, known in results.items()
        ]
    )
