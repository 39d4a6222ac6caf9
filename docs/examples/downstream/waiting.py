"""A small project on the library: its scheme, rule, method, adapter and style."""

from fractions import Fraction

from attrs import evolve

from qpr_core import Baseline, Indicator, Movement, Period, Polarity, Ratio, Status, Thresholds, TimeSeries, classify
from qpr_core.answers import Marker
from qpr_core.disclosure import Withheld
from qpr_core.methods import Course, TravelRule
from qpr_core.rules import Case, Edge, Levels, RatingRule, Scheme
from qpr_core.styles import KENT, CoverWords, NumberStyle


class Stars(Scheme):
    """The ratings of a hospital's waits."""

    THREE = "Three stars"
    TWO = "Two stars"
    ONE = "One star"
    NONE = "No star"


def wait(code: str, name: str, target: int, rule: RatingRule | None = None) -> Indicator:
    """Define a wait in days: one star fewer for each week beyond the target."""
    levels = Levels({Stars.THREE: target, Stars.TWO: target + 7, Stars.ONE: target + 14}, target=target)
    return Indicator(code=code, name=name, polarity=Polarity.LOWER_IS_BETTER, unit="days", thresholds=levels, rule=rule)


def _lenient(case: Case) -> Scheme | None:
    improves = case.gain is not None and case.gain > 0
    band = list(Stars)[case.rank]
    return Stars.ONE if improves and band is Stars.NONE else band


LENIENT = RatingRule(
    name="a star for whatever improves", version=1, decide=_lenient, looks_back=Baseline.PREVIOUS_PERIOD
)


def _by_halves(course: Course) -> Movement:
    """Compare the mean of the newer half of the points with that of the older half."""
    half = len(course.heights) // 2
    older, newer = course.heights[:half], course.heights[-half:]
    if sum(newer) == sum(older):
        return Movement.UNCHANGED
    return Movement.UP if sum(newer) > sum(older) else Movement.DOWN


HALVES = TravelRule(name="newer half against older half", version=1, decide=_by_halves, window=8, minimum_points=4)


def to_line(series: TimeSeries) -> str:
    """Write a series as a line of a text file."""
    return ";".join(f"{period}={_cell(result)}={_label(status)}" for period, result, status in series)


def _label(status: Status | Marker) -> str:
    return f"?{status.text}" if isinstance(status, Marker) else status.value


def _cell(result: Fraction | Ratio | Withheld | None) -> str:
    if result is None or isinstance(result, Withheld):  # this program withholds nothing
        return ""
    return f"{result.numerator}/{result.denominator}" + ("" if isinstance(result, Ratio) else "!")


def from_line(line: str) -> TimeSeries:
    """Read it again."""
    cells = (cell.split("=", 2) for cell in line.split(";"))
    return TimeSeries([(Period.parse(period), _result(text), _read_label(label)) for period, text, label in cells])


def _read_label(label: str) -> Status | Marker:
    return Marker(label[1:]) if label.startswith("?") else Status(label)


def _result(text: str) -> Fraction | Ratio | None:
    if not text:
        return None
    numerator, denominator = map(int, text.removesuffix("!").split("/"))
    return Fraction(numerator, denominator) if text.endswith("!") else Ratio(numerator, denominator)


def by_query(indicator: Indicator, result: Fraction | Ratio) -> object:
    """Rate as the project's database does: in whole numbers, by multiplication."""
    thresholds = indicator.thresholds
    if not isinstance(thresholds, Thresholds) or thresholds.floor is None:
        return classify(indicator, result)
    per = indicator.unit.per if isinstance(result, Ratio) else 1
    above, below = result.numerator * per, result.denominator
    sign = 1 if indicator.polarity is Polarity.HIGHER_IS_BETTER else -1
    margins = {
        Edge.TARGET: sign * (above - thresholds.target * below),
        Edge.FLOOR: sign * (above - thresholds.floor * below),
    }
    met = [margin > 0 if edge in thresholds.strict else margin >= 0 for edge, margin in margins.items()]
    bands = list(indicator.scheme)
    return bands[met.index(True)] if any(met) else bands[-1]


HOUSE_STYLE = evolve(
    KENT,
    cover=CoverWords(heading="How we are doing, {quarter}"),
    rating_numbers=NumberStyle.WORDS_TO_NINE,
)
