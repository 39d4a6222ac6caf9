"""Finding: the title of a chart of an indicator."""

from collections.abc import Callable
from fractions import Fraction

from qpr_core.analysis.comparing.between_periods import notes_between
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.summarise import has_floor_standard
from qpr_core.display.drawn_names import drawn_name
from qpr_core.display.plot import Dot, Plot
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.values.figures import rounded
from qpr_core.wording.reasons.printed_figures import voice_among, voice_for_result
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.chart_words import ChartWords
from qpr_core.wording.styles.style import KENT, Style


def finding(drawn: Plot, style: Style) -> str:
    """Return the finding about the last result of a plot, by its target and floor."""
    words, indicator, name = style.charts, drawn.indicator, drawn_name(drawn.indicator.name)
    if not drawn.points:
        return (words.results_withheld if drawn.is_withheld else words.no_results).format(name=name)
    last = drawn.points[-1]
    standing = last.standing
    if last.period != drawn.due or not isinstance(standing.rating, Scheme | Expectation):
        period = style.periods.in_text(last.period, indicator.financial_year).text
        return words.was.format(name=name, value=value_of(last, drawn, style), period=period)
    if isinstance(standing.rating, Expectation):
        expectation = style.explanations.answers[standing.rating]
        return words.is_expected.format(name=name, expectation=expectation)
    if not _is_by_target(standing):
        return words.is_rated.format(name=name, band=style.label_of(standing.rating).text)
    phrase, since = _by_target(drawn, standing, words)
    start = style.periods.in_text(since.period, indicator.financial_year).text
    if not _follows(drawn, drawn.points.index(since)):  # what was before is not known
        start = words.at_least.format(since=start)
    return phrase.format(name=name, floor=words.floor, since=start)


def value_of(dot: Dot, drawn: Plot, style: Style) -> str:
    """Return the result of a dot with its unit, as a report prints it.

    If the figures of the chart are in millions or thousands, so is the result.
    """
    voice = voice_of(drawn, style)
    largest = (_largest(drawn),) if voice.scale.size > 1 else ()
    return voice_among(voice, dot.standing, dot.value, largest).result(dot.value, "standing.value").text


def shown_value(dot: Dot, drawn: Plot) -> Fraction:
    """Return the result of a dot, to as many decimal places as a report prints.

    It is never on the wrong side of a threshold.
    """
    voice = voice_for_result(Voice(KENT, drawn.indicator), dot.standing, dot.value)
    return rounded(dot.value, voice.shared_places or 0)


def voice_of(drawn: Plot, style: Style) -> Voice:
    """Return a voice for the figures of a chart, with one scale for all of them."""
    return Voice(style, drawn.indicator).scaled_for(_largest(drawn))


def _largest(drawn: Plot) -> Fraction:
    """Return the figure of a chart that is furthest from 0."""
    lines = [value for edge in drawn.edges for value in (edge.target, edge.low, edge.high) if value is not None]
    return max((*(dot.value for dot in drawn.points), *lines), key=abs, default=Fraction(0))


def figure_of(value: Fraction, drawn: Plot, style: Style) -> str:
    """Return a figure with the unit of the indicator and the marks of the style."""
    return voice_of(drawn, style)._replace(shared_places=1).value(value, "value").text


def _is_by_target(standing: Standing) -> bool:
    """Whether the result is above or below a target, with no custom rule.

    A result on a strict boundary misses it and is not below it, so it has no such phrase.
    """
    judged = standing.indicator.polarity in {Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER}
    thresholds = standing.thresholds
    return judged and isinstance(thresholds, Thresholds) and not thresholds.strict and standing.indicator.rule is None


def _by_target(drawn: Plot, now: Standing, words: ChartWords) -> tuple[str, Dot]:
    """Return the phrase for a result that has a target, and where it begins."""
    is_higher = now.indicator.polarity is Polarity.HIGHER_IS_BETTER
    before = drawn.points[-2].standing if _follows(drawn, len(drawn.points) - 1) else None
    if now.indicator.basis is Basis.YEAR_TO_DATE_TOTAL:
        before = None  # a total that grows does not fall
    if _is_beyond_floor(now):
        since, count = _run(drawn, _is_beyond_floor)
        fell, lasting, state = (
            (words.fell_below_floor_higher, words.beyond_floor_since_higher, words.beyond_floor_higher)
            if is_higher
            else (words.fell_below_floor_lower, words.beyond_floor_since_lower, words.beyond_floor_lower)
        )
        has_crossed = before is not None and count == 1 and _has_floor(before) and _within_floor(before, now)
    elif _meets_target(now):
        since, count = _run(drawn, _meets_target)
        fell, lasting, state = words.reached_target, words.met_target_since, words.meets_target
        has_crossed = before is not None and count == 1 and _misses_target(before) and not _met(before, now)
    else:
        since, count = _run(drawn, _misses_target)
        if before is not None and _is_beyond_floor(before) and _has_floor(now) and not _within_floor(before, now):
            return words.back_from_floor, since
        fell, lasting, state = (
            (words.missed_target_higher, words.short_of_target_since_higher, words.short_of_target_higher)
            if is_higher
            else (words.missed_target_lower, words.short_of_target_since_lower, words.short_of_target_lower)
        )
        has_crossed = before is not None and count == 1 and _meets_target(before) and _met(before, now)
    return fell if has_crossed else lasting if count > 1 else state, since


def _run(drawn: Plot, holds: Callable[[Standing], bool]) -> tuple[Dot, int]:
    """Return the first of the latest dots that meet a condition, and their number."""
    place = len(drawn.points) - 1
    while _follows(drawn, place):
        standing = drawn.points[place - 1].standing
        if not holds(standing):
            break
        place -= 1
    return drawn.points[place], len(drawn.points) - place


def _follows(drawn: Plot, place: int) -> bool:
    """Whether the dot before is for the period before, with the same definition."""
    if place == 0:
        return False
    before, now = drawn.points[place - 1].period, drawn.points[place].period
    return before.end == now.ordinal and not notes_between(drawn.indicator.redefined, before, now)


def _has_floor(standing: Standing) -> bool:
    return standing.thresholds is not None and has_floor_standard(standing.indicator, standing.thresholds)


def _is_beyond_floor(standing: Standing) -> bool:
    return _has_floor(standing) and standing.distance_to_floor is not None and standing.distance_to_floor < 0


def _meets_target(standing: Standing) -> bool:
    return standing.meets_target is True


def _misses_target(standing: Standing) -> bool:
    return standing.meets_target is False


def _within_floor(before: Standing, now: Standing) -> bool:
    """Whether the earlier result is within the floor of the later one."""
    return before.rated_value is not None and now.ranges[-1].contains(before.rated_value)


def _met(before: Standing, now: Standing) -> bool:
    """Whether the earlier result would meet the target of the later one."""
    target, value = now.target, before.rated_value
    return target is not None and value is not None and now.indicator.polarity.gain(before=target, now=value) >= 0
