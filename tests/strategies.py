"""Strategies for the nouns: what each gives, and what it shrinks to."""

from fractions import Fraction

from hypothesis import strategies as st

from qpr_core import (
    Band,
    Baseline,
    Basis,
    Direction,
    ExpectedRange,
    FinancialYear,
    Frequency,
    Indicator,
    LastPeriod,
    Levels,
    MannKendall,
    MeanOfPrevious,
    Near,
    Period,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Regression,
    Rolling,
    SamePeriodLastYear,
    Scheme,
    Scorecard,
    SeasonalRegression,
    Status,
    Stretch,
    Summary,
    Thresholds,
    TimeSeries,
    Tolerance,
    XmR,
)
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.regression import rolling
from qpr_core.model.observation import is_result

JUDGING = [polarity for polarity in Polarity if polarity.judges]
MIRRORED = {
    Polarity.HIGHER_IS_BETTER: Polarity.LOWER_IS_BETTER,
    Polarity.LOWER_IS_BETTER: Polarity.HIGHER_IS_BETTER,
    Polarity.CLOSEST_TO_TARGET_IS_BEST: Polarity.CLOSEST_TO_TARGET_IS_BEST,
}


def figures(least: int = -1000, most: int = 1000) -> st.SearchStrategy[Fraction]:
    """Exact figures of up to three decimal places; shrink to nought."""
    return st.builds(lambda whole, places: Fraction(whole, 10**places), st.integers(least, most), st.integers(0, 3))


def positive_figures() -> st.SearchStrategy[Fraction]:
    """Figures above nought; shrink to 1."""
    return st.builds(Fraction, st.integers(1, 1000), st.integers(1, 1000))


def financial_years() -> st.SearchStrategy[FinancialYear]:
    """Financial years; shrink to the calendar year."""
    return st.builds(FinancialYear, st.integers(1, 12))


def periods() -> st.SearchStrategy[Period]:
    """Periods of any length that begin in any month; shrink to an early January."""
    return st.builds(Period, st.integers(1, 9996), st.integers(1, 12), st.sampled_from(Frequency))


def quarters() -> st.SearchStrategy[Period]:
    """Quarters of a year that begins in April; shrink to Q4 1999/00."""
    return st.integers(0, 200).map(Period(2000, 1, Frequency.QUARTERLY).shift)


def ratios() -> st.SearchStrategy[Ratio]:
    """Two counts of which there is something to count; shrink to 0 of 1."""
    return st.integers(1, 500).flatmap(lambda total: st.builds(Ratio, st.integers(0, 2 * total), st.just(total)))


@st.composite
def thresholds(draw: st.DrawFn, polarity: Polarity) -> Thresholds:
    """Thresholds of any form that do not contradict the polarity; shrink to a target and floor of nought."""
    target, wide, narrow = draw(figures()), draw(figures(0)), draw(figures(0))
    narrow, wide = sorted((narrow, wide))
    form = draw(st.sampled_from(["floor", "points", "green", "relative"]))
    if form == "floor" and polarity is not Polarity.CLOSEST_TO_TARGET_IS_BEST:
        return Thresholds(target=target, floor=target - polarity.gain_of_slope(1) * wide)
    if form == "relative" and target:
        return Thresholds(target=target, tolerance=f"{draw(st.integers(0, 40))}%")
    return Thresholds(target=target, tolerance=wide, green_tolerance=narrow if form == "green" else None)


@st.composite
def indicators(draw: st.DrawFn, polarity: Polarity | None = None, code: str = "K1") -> Indicator:
    """Indicators with thresholds; shrink to one where higher is better."""
    which = draw(st.sampled_from(JUDGING)) if polarity is None else polarity
    return Indicator(
        code=code,
        name=f"Indicator {code}",
        service=draw(st.sampled_from(["Adult Social Care", "Highways", None])),
        polarity=which,
        unit=draw(st.sampled_from(["%", "number", "days", "£", "per 1,000"])),
        thresholds=draw(st.none() | thresholds(which)),
    )


class Four(Scheme):
    """Four bands of a scheme of one's own."""

    BLUE = Band("Blue", colour="#1d70b8", symbol="★")
    GREEN = Band("Green", colour="#00703c")
    AMBER = Band("Amber", symbol="●")
    RED = "Red"


@st.composite
def levels(draw: st.DrawFn, polarity: Polarity) -> Levels:
    """Levels of four bands that do not contradict the polarity; shrink to noughts."""
    target = draw(figures())
    near, far, farther = sorted(draw(st.tuples(figures(0), figures(0), figures(0))))
    blue: Fraction | Tolerance | Stretch = Tolerance(near)
    if polarity is not Polarity.CLOSEST_TO_TARGET_IS_BEST and draw(st.booleans()):
        blue = Stretch(near)
    made = {Four.BLUE: blue, Four.GREEN: Tolerance(far), Four.AMBER: Tolerance(farther)}
    return Levels(made, target=target)


@st.composite
def rich_indicators(draw: st.DrawFn, code: str = "K1", *, four: bool = False) -> Indicator:
    """Indicators of every kind that a definition can tell of; shrink to a plain one where higher is better."""
    polarity = draw(st.sampled_from(Polarity))
    held: st.SearchStrategy[Thresholds | Levels | ExpectedRange]
    if not polarity.judges:
        held = st.builds(lambda low, width: ExpectedRange(low, low + width), figures(), figures(0))
    else:
        held = levels(polarity) if four else thresholds(polarity)
    unit = draw(st.sampled_from(["%", "number", "days", "£", "per 1,000"]))
    places = draw(st.none() | st.integers(0, 2))
    basis = draw(st.sampled_from([*Basis, Rolling(4)]))
    by_period: dict[str, Thresholds | Levels | ExpectedRange | Profile | None] = {
        "Q4 1999/00": draw(held),
        "2000/01": draw(st.none() | held),
        "Q3 2001/02": draw(held),
    }
    profiled: dict[str, Thresholds | Levels | ExpectedRange | Profile | None] = {
        "2000/01": Profile([draw(st.none() | held) for _ in range(4)]),
        "2002/03": draw(held),
    }
    return Indicator(
        code=code,
        name=f"Indicator {code}",
        service=draw(st.sampled_from(["Adult Social Care", "Highways", None])),
        polarity=polarity,
        unit=unit,
        thresholds=draw(st.none() | held | st.sampled_from([by_period, profiled])),
        scheme=Four if four else None,
        basis=basis,
        baseline=draw(st.none() | st.sampled_from(Baseline)),
        comparators=draw(st.just({}) | series().map(lambda made: {"England": made})),
        decimal_places=places,
        rated_as_displayed=places is not None and draw(st.booleans()),
        withhold_below=draw(st.just(5) | st.none()) if unit in {"%", "per 1,000"} else None,
        arrears=draw(st.integers(0, 2)),
        carry_forward=draw(st.integers(0, 3)),
        reported_from=draw(st.none() | st.just("Q2 2000/01")),
        reported_until=draw(st.none() | st.just("Q1 2002/03")),
        redefined=draw(st.just({}) | st.just({"Q3 2000/01": "Counts repeat calls too"})),
        renamed=draw(st.just({}) | st.just({"Q2 2000/01": "Old name"})),
    )


def results(
    measured: st.SearchStrategy[Fraction] | st.SearchStrategy[Ratio] | None = None,
) -> st.SearchStrategy[list[Fraction | Ratio | None]]:
    """Results of following quarters, gaps among them; shrink to one of nought."""
    each = figures() | ratios() if measured is None else measured
    return st.lists(each | st.just(Ratio(0, 0)) | st.none(), min_size=1, max_size=16)


@st.composite
def series(draw: st.DrawFn, given: st.SearchStrategy[list[Fraction | Ratio | None]] | None = None) -> TimeSeries:
    """Time series from Q4 1999/00 on, some results provisional or revised; shrink to a single final nought."""
    first = Period(2000, 1, Frequency.QUARTERLY)
    made = {first.shift(place): result for place, result in enumerate(draw(results() if given is None else given))}
    whole = [period for period, result in made.items() if is_result(result)]
    told = draw(st.lists(st.sampled_from(whole), unique=True, max_size=3)) if whole else []
    return TimeSeries(made, statuses={period: draw(st.sampled_from(Status)) for period in told})


@st.composite
def rich_scorecards(draw: st.DrawFn) -> Scorecard:
    """Scorecards of every kind of indicator, of one scheme; shrink to one plain indicator."""
    entries, four = [], draw(st.booleans())
    for place in range(draw(st.integers(1, 6))):
        indicator = draw(rich_indicators(f"K{place}", four=four))
        counts = None if indicator.withhold_below is None else results(ratios())
        made = draw(series(counts))
        entries.append((indicator, made))
    plain = draw(indicators(code="K9")) if not four else draw(rich_indicators("K9", four=True))
    first = TimeSeries({"Q4 1999/00": draw(ratios())})
    return Scorecard([*entries, (plain, first)])


def methods() -> st.SearchStrategy[Method]:
    """Methods of every kind but those of one's own; shrink to a regression over three points."""
    bands = st.sampled_from(["0", "0.5", "5%"])
    near = st.lists(st.builds(Near, st.just(2), st.integers(2, 5), st.sampled_from(["1/3", "1/2"])), max_size=2)
    return st.one_of(
        regressions(),
        st.builds(
            lambda periods, method: rolling(method, periods),
            st.integers(2, 12),
            regressions(),
        ),
        st.builds(SeasonalRegression, years=st.none() | st.integers(3, 6), minimum_years=st.integers(2, 3)),
        st.builds(LastPeriod, dead_band=bands),
        st.builds(SamePeriodLastYear, dead_band=bands),
        st.builds(MeanOfPrevious, results=st.integers(2, 5), dead_band=bands),
        st.builds(MannKendall, minimum_points=st.integers(3, 6), level=st.sampled_from(["0.05", "0.2"])),
        st.builds(
            XmR,
            minimum_points=st.integers(3, 6),
            run=st.none() | st.integers(3, 5),
            trend=st.none() | st.integers(3, 5),
            near=near,
            screens_ranges=st.booleans(),
            recalculated_from=st.lists(quarters(), max_size=1),
        ),
    )


def regressions() -> st.SearchStrategy[Regression]:
    """Regressions with different windows and levels; shrink to three points and a level of 1 %."""
    return st.builds(
        lambda fewest, more, level: Regression(
            window=None if more is None else fewest + more, level=Fraction(level, 100), minimum_points=fewest
        ),
        st.integers(3, 6),
        st.none() | st.integers(0, 9),
        st.integers(1, 50),
    )


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Scorecards of up to six indicators that have a result at Q4 1999/00; shrink to one indicator."""
    entries = []
    for place in range(draw(st.integers(1, 6))):
        indicator = draw(indicators(code=f"K{place}"))
        first = TimeSeries({"Q4 1999/00": draw(figures())})
        entries.append((indicator, TimeSeries([*first, *list(draw(series()))[1:]])))
    return Scorecard(entries)


@st.composite
def summaries(draw: st.DrawFn, *, with_previous: bool = True, period: str = "Q2 2023/24") -> Summary:
    """Summaries by hand, some unrated and some without a direction; shrink to one unrated indicator."""
    indicators = draw(st.integers(1, 60))
    ratings = _shares(draw, indicators)
    directions = draw(st.none() | st.just(0))
    previous = draw(st.none() | summaries(with_previous=False, period="Q1 2023/24")) if with_previous else None
    listed = draw(st.none() | st.sampled_from(Rag))
    names = (
        [] if listed is None else [(f"Service {place % 3}", f"KPI {place}") for place in range(ratings[listed.rank])]
    )
    return Summary(
        period=period,
        indicators=indicators,
        ratings=dict(zip(Rag, ratings, strict=True)),
        directions=None if directions is None else dict(zip(Direction, _shares(draw, indicators), strict=True)),
        listed=None if listed is None else {listed: names},
        previous=previous,
    )


def _shares(draw: st.DrawFn, total: int) -> list[int]:
    first = draw(st.integers(0, total))
    second = draw(st.integers(0, total - first))
    return [first, second, draw(st.integers(0, total - first - second))]


def tolerances() -> st.SearchStrategy[Tolerance]:
    """Tolerances, relative or not; shrink to nought units."""
    return st.builds(Tolerance, figures(0) | st.integers(0, 200).map(lambda size: f"{size}%"))
