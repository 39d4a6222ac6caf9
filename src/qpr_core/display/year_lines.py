"""Charts of year-to-date totals: a line for each year, the newest on top."""

from attrs import evolve
from matplotlib.axes import Axes

from qpr_core.display.finding import value_of
from qpr_core.display.labels import Label
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Dot, Plot, edge_of
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.styles.style import Style


def has_years(drawn: Plot) -> bool:
    """Return True if a plot is of totals that begin again each year."""
    is_total = drawn.indicator.basis is Basis.YEAR_TO_DATE_TOTAL
    return is_total and bool(drawn.points) and drawn.points[0].period.frequency is not Frequency.YEARLY


def newest_year(drawn: Plot) -> Plot:
    """Return the plot of the newest year, with the targets of the whole year."""
    year = _year_of(drawn, drawn.points[-1])
    points = tuple(evolve(dot, time=_place(dot, year)) for dot in drawn.points if _year_of(drawn, dot) == year)
    frequency = points[0].period.frequency
    start = points[0].period.shift(-points[0].time)
    edges = tuple(edge_of(drawn.indicator, start.shift(at), at) for at in range(12 // frequency.months))
    return evolve(drawn, points=points, edges=edges, travel=None)


def last_years(drawn: Plot, count: int) -> Plot:
    """Return the plot of a number of years up to the newest.

    A year without results counts too.
    """
    newest = _year_of(drawn, drawn.points[-1])
    points = tuple(dot for dot in drawn.points if _year_of(drawn, dot).distance(newest) < count)
    return evolve(drawn, points=points)


def draw_years_before(where: Axes, drawn: Plot, style: Style, palette: Palette) -> list[Label]:
    """Draw a thin line for each year before the newest, and return their labels."""
    newest = _year_of(drawn, drawn.points[-1])
    years: dict[Period, dict[int, float]] = {}
    for dot in drawn.points:
        year = _year_of(drawn, dot)
        if year != newest:
            years.setdefault(year, {})[_place(dot, year)] = dot.height
    labels: list[Label] = []
    for year, heights in years.items():
        last = max(heights)
        up = [heights.get(place, float("nan")) for place in range(last + 1)]
        name = style.periods.name(year, drawn.indicator.financial_year).text
        where.plot(range(last + 1), up, color=palette.outline, linewidth=1, alpha=0.7, zorder=1.8, label=f"_{name}")
        labels.append(Label(heights[last], name, palette.outline, end=last))
    return labels


def label_of_newest(drawn: Plot, style: Style) -> str:
    """Return the last total with the name of its year."""
    last = drawn.points[-1]
    name = style.periods.name(_year_of(drawn, last), drawn.indicator.financial_year).text
    return style.charts.total_of_year.format(year=name, value=value_of(last, drawn, style))


def describe_years(drawn: Plot, style: Style) -> list[str]:
    """Return a sentence for each year before the newest, with its last result."""
    newest, words = _year_of(drawn, drawn.points[-1]), style.charts
    last = {_year_of(drawn, dot): dot for dot in drawn.points}
    names = {each: style.periods.name(each, drawn.indicator.financial_year).text for each in last}
    return [
        words.description_of_comparator.format(
            name=names[year],
            value=value_of(dot, drawn, style),
            period=style.periods.name(dot.period, drawn.indicator.financial_year).text,
        )
        for year, dot in last.items()
        if year != newest
    ]


def _year_of(drawn: Plot, dot: Dot) -> Period:
    year = drawn.indicator.financial_year
    return Period(year.year_of(dot.period.ordinal), year.month, Frequency.YEARLY)


def _place(dot: Dot, year: Period) -> int:
    return (dot.period.ordinal - year.ordinal) // dot.period.frequency.months
