"""The reason for a rating: the result compared with its thresholds."""

from collections.abc import Iterable
from fractions import Fraction

from qpr_core.analysis.answers import NoRating, Rating
from qpr_core.analysis.rating.standing import Standing
from qpr_core.model.thresholds.edge import Edge
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.reasons.printed_figures import edges_of, voice_for_result
from qpr_core.wording.reasons.ranges import write_bound, write_edge, write_ends
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.text.numbers import count_text, exact_text
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Spans


def write_rating(voice: Voice, rating: Rating) -> Spans:
    """Write a rating: a band, a side of the expected range, or that there is none."""
    if isinstance(rating, Scheme):
        return fill(voice.words.rated, band=voice.band(rating))
    return voice.answer(rating) if isinstance(rating, Expectation) else fill(voice.style.common.not_rated)


def write_result(voice: Voice, standing: Standing, value: Fraction) -> Spans:
    """Write the *value* of a standing, with its two counts if it has them."""
    speaking = voice_for_result(voice, standing, value) if voice.shared_places is None else voice
    text = voice.quantity(speaking.printed(value), voice.indicator.rated(value), "rated_value")
    if not isinstance(standing.result, Ratio):
        return (text,)
    counted, total = standing.result.numerator, standing.result.denominator
    return fill(
        voice.words.ratio,
        counted=voice.counted(counted, "result.numerator"),
        total=voice.counted(total, "result.denominator"),
        value=text,
    )


def _missed(standing: Standing) -> Iterable[Fraction]:
    """Yield the target and the ends of ranges that the result of a standing misses."""
    rated, target, short = standing.rated_value, standing.stated_target, standing.distance_to_target
    if target is not None and short is not None and short < 0:
        yield target
    for each in standing.ranges:
        if rated is not None and each.low is not None and rated < each.low:
            yield each.low
        if rated is not None and each.high is not None and rated > each.high:
            yield each.high


def write_rating_reason(voice: Voice, standing: Standing, *, with_nearest: bool = False) -> Spans:
    """Write why a standing has its rating, or why it has none.

    The reason ends with the cases to a better band; *with_nearest* with those to the nearest band, better or worse.

    A voice with the decimal places of all figures is made first, so that the printed figures keep their order.
    """
    if isinstance(standing.rating, NoRating):
        return write_no_rating(voice.words, standing.rating, standing.marker)
    value, thresholds = standing.value, standing.thresholds
    if value is None or thresholds is None:
        return fill(voice.words.withheld)
    voice = voice_for_result(voice, standing, value, _missed(standing))
    result = write_result(voice, standing, value)
    if isinstance(thresholds, ExpectedRange):
        return _by_expected_range(voice, standing, thresholds, result) + _rounding(voice, standing, value)
    if not voice.indicator.unit.has_distances:
        return _by_answer(voice, standing, thresholds, result)
    if voice.indicator.rule is not None:
        reason = _by_custom_rule(voice, standing, thresholds, result)
    elif isinstance(thresholds, Levels):
        reason = _by_levels(voice, standing, thresholds, result)
    else:
        reason = _by_target(voice, standing, thresholds, result)
    return reason + _rounding(voice, standing, value) + _cases(voice, standing, with_nearest=with_nearest)


def _by_answer(voice: Voice, standing: Standing, thresholds: Thresholds | Levels, result: Spans) -> Spans:
    """Write whether an answer of yes or no meets its target."""
    phrase = voice.words.answer_met if standing.meets_target else voice.words.answer_missed
    reason = fill(phrase, value=result, target=(voice.threshold(thresholds.target, "target"),))
    return reason + (() if voice.indicator.rule is None else _rule(voice, standing))


def write_no_rating(words: Explanations, reason: NoRating, marker: str | None) -> Spans:
    """Write why there is no rating, with the *marker* of the missing result."""
    phrase = words.marked if reason is NoRating.NO_RESULT else words.due_marked
    return fill(words.answers[reason]) + write_marker(phrase, marker)


def write_missing(voice: Voice, standing: Standing) -> Spans:
    """Write in a few words why there is no result, for the cell of a table.

    A missing result has the text that the source has in its place.

    >>> from qpr_core import Indicator, rate
    >>> from qpr_core.styles import KENT
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> [span.text for span in write_missing(Voice(KENT, calls), rate(calls, None))]
    ['no result']
    """
    reason = fill(voice.style.report.brief[standing.rating])
    return reason + write_marker(voice.words.marked, standing.marker if standing.rating is NoRating.NO_RESULT else None)


def write_marker(phrase: str, marker: str | None) -> Spans:
    """Write the text that the source has in place of a result, in a *phrase*."""
    return () if marker is None else fill(phrase, marker=Name(marker))


def _by_target(voice: Voice, standing: Standing, thresholds: Thresholds, result: Spans) -> Spans:
    short, below = standing.distance_to_target, standing.distance_to_floor
    if short is None or below is None or standing.meets_target:
        return _against_target(voice, standing, thresholds, result)
    words, best = voice.words, standing.margin_to_better is None
    in_floor = standing.rated_value is not None and standing.ranges[-1].contains(standing.rated_value)
    if thresholds.floor is None or best:
        name = "green_tolerance" if best else "tolerance"
        tolerance: Tolerance = getattr(thresholds, name)
        against_target = _against_target(voice, standing, thresholds, result)
        size = write_tolerance(voice, tolerance, f"thresholds.{name}.size")
        if (Edge.TARGET if best else Edge.FLOOR) in thresholds.strict:
            size = fill(words.less_than, high=size)
        return against_target + fill(words.within if in_floor else words.beyond, tolerance=size)
    is_limit = voice.indicator.polarity is Polarity.LOWER_IS_BETTER
    met, missed = (words.limit_met, words.limit_exceeded) if is_limit else (words.floor_met, words.floor_missed)
    if below == 0 and not in_floor:
        missed = words.limit_just_missed if is_limit else words.floor_just_missed
    if short == 0:
        met = words.limit_met_only if is_limit else words.floor_met_only
    return fill(
        met if in_floor else missed,
        value=result,
        floor=_write_bound(voice, standing, thresholds.floor, "thresholds.floor"),
        target=_write_bound(voice, standing, thresholds.target, "thresholds.target"),
        short=voice.distance(short, "distance_to_target"),
        below=voice.distance(below, "distance_to_floor"),
    )


def write_tolerance(voice: Voice, tolerance: Tolerance, source: str, relative: str | None = None) -> Spans:
    """Write the size of a tolerance; *relative* is the phrase for a relative one."""
    if tolerance.is_relative:
        size = voice.number(exact_text(tolerance.size * 100), tolerance.size, source)
        return fill(voice.words.relative if relative is None else relative, tolerance=size)
    return (voice.limit(tolerance.size, source),)


def _write_bound(voice: Voice, standing: Standing, figure: Fraction, source: str) -> Spans:
    return write_bound(voice, standing.ranges, figure, (voice.threshold(figure, source),))


def _against_target(voice: Voice, standing: Standing, thresholds: Thresholds | Levels, result: Spans) -> Spans:
    target, short = _write_bound(voice, standing, thresholds.target, "target"), standing.distance_to_target
    if short is None or standing.rated_value is None or standing.meets_target:
        return fill(voice.words.meets, value=result, target=target)
    if short == 0:
        return fill(voice.words.just_missed, value=result, target=target)
    phrase = voice.words.over_target if standing.rated_value > thresholds.target else voice.words.below_target
    return fill(phrase, value=result, target=target, short=voice.distance(short, "distance_to_target"))


def _by_levels(voice: Voice, standing: Standing, thresholds: Levels, result: Spans) -> Spans:
    names = [voice.mention(band) for band in thresholds.scheme]
    levels = [_write_level(voice, each, f"ranges[{rank}]") for rank, each in enumerate(standing.ranges)]
    if standing.margin_to_better is None or not isinstance(standing.rating, Scheme):
        return fill(voice.words.level_met, value=result, level=levels[0], band=names[0])
    short, rank = voice.distance(standing.margin_to_better, "margin_to_better"), standing.rating.rank
    better, better_level, words = names[rank - 1], levels[rank - 1], voice.words
    is_on_edge = standing.margin_to_better == 0
    if rank == len(levels):
        phrase = words.level_just_missed if is_on_edge else words.level_missed
        return fill(phrase, value=result, level=better_level, band=better, short=short)
    return fill(
        words.level_met_only if is_on_edge else words.level_between,
        value=result,
        level=levels[rank],
        band=names[rank],
        better_level=better_level,
        better=better,
        short=short,
    )


def _write_level(voice: Voice, level: Interval, source: str) -> Spans:
    low = () if level.low is None else (voice.threshold(level.low, f"{source}.low"),)
    high = () if level.high is None or level.high == level.low else (voice.threshold(level.high, f"{source}.high"),)
    return write_edge(voice, level, low, high)


def _by_expected_range(voice: Voice, standing: Standing, thresholds: ExpectedRange, result: Spans) -> Spans:
    words = voice.words
    low = () if thresholds.low is None else (voice.threshold(thresholds.low, "thresholds.low"),)
    high = () if thresholds.high is None else (voice.threshold(thresholds.high, "thresholds.high"),)
    expected = write_ends(voice, standing.ranges[0], low, high)
    if standing.rating is Expectation.WITHIN or standing.distance_to_range is None:
        return fill(words.in_range, value=result, range=expected)
    return fill(
        words.out_of_range,
        value=result,
        side=fill(words.above if standing.rating is Expectation.ABOVE else words.below),
        range=expected,
        by=voice.distance(standing.distance_to_range, "distance_to_range"),
    )


def _by_custom_rule(voice: Voice, standing: Standing, thresholds: Thresholds | Levels, result: Spans) -> Spans:
    reason = _against_target(voice, standing, thresholds, result)
    if standing.previous_value is not None:
        reason += fill(voice.words.looked_back, before=voice.alone.result(standing.previous_value, "previous_value"))
    return reason + _rule(voice, standing)


def _rule(voice: Voice, standing: Standing) -> Spans:
    version = voice.number(str(standing.rule.version), standing.rule.version, "rule.version")
    return fill(voice.words.by_rule, rule=Name(standing.rule.name), version=version)


def _rounding(voice: Voice, standing: Standing, value: Fraction) -> Spans:
    if standing.other_rating is None or standing.displayed is None:
        return ()
    rating = write_rating(voice, standing.other_rating)
    if voice.indicator.rated_as_displayed:
        return fill(voice.words.unrounded, value=voice.alone.result(value, "value", *edges_of(standing)), rating=rating)
    return fill(voice.words.rounded, value=voice.alone.result(standing.displayed, "displayed"), rating=rating)


def _cases(voice: Voice, standing: Standing, *, with_nearest: bool) -> Spans:
    cases, band, source = standing.cases_to_better, standing.better_band, "cases_to_better"
    worse = standing.cases_to_worse
    if with_nearest and worse is not None and (cases is None or abs(worse) < abs(cases)):
        cases, band, source = worse, standing.worse_band, "cases_to_worse"
    if cases is None or band is None:
        return ()
    phrase = voice.words.more_cases if cases > 0 else voice.words.fewer_cases
    count = voice.quantity(count_text(abs(cases), voice.style.case_numbers), cases, source)
    return fill(phrase.form(abs(cases)), count=count, band=voice.band(band))
