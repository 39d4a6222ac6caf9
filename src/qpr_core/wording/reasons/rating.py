"""Why a result has its rating."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from qpr_core.analysis.answers import NoRating, Rating
from qpr_core.analysis.rating.standing import Standing
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.reasons.agreement import Gap, Side
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.numbers import count_text, exact_text
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Spans


def say_rating(voice: Voice, rating: Rating) -> Spans:
    """Say the rating, or the place by the expected range, or that there is neither."""
    if isinstance(rating, Scheme):
        return fill(voice.words.rated, band=voice.band(rating))
    return voice.answer(rating) if isinstance(rating, Expectation) else fill(voice.words.unrated)


def say_result(voice: Voice, standing: Standing, value: Fraction) -> Spans:
    """Say the *value* of a standing, with its two counts where it has them."""
    spoken = _beside(voice, standing, value, ()) if voice.fine is None else voice
    said = voice.number(spoken.printed(value), voice.indicator.rated(value), "rated_value")
    if not isinstance(standing.result, Ratio):
        return (said,)
    counted, total = standing.result.numerator, standing.result.denominator
    return fill(
        voice.words.ratio,
        counted=voice.counted(counted, "result.numerator"),
        total=voice.counted(total, "result.denominator"),
        value=said,
    )


def beside(voice: Voice, standing: Standing, value: Fraction) -> Voice:
    """Speak of the *value* of a standing, and of its margin to the next worse band."""
    rating, margin, rated = standing.rating, standing.margin_to_worse, voice.indicator.rated(value)
    band = standing.ranges[rating.rank] if margin is not None and isinstance(rating, Scheme) else None
    ends = () if band is None else (band.low, band.high)
    return _beside(voice, standing, value, [end for end in ends if end is not None and abs(rated - end) == margin])


def between(voice: Voice, standing: Standing, other: Standing | Fraction | None) -> Voice:
    """Speak of the result of a standing, of a second result, and of their difference."""
    known = [_exactly(standing), _exactly(other) if isinstance(other, Standing) else _alone(other)]
    sides = [side for side in known if side is not None]
    gaps = [Gap(one.value, two.value, abs(one.value - two.value)) for one, two in pairwise(sides)]
    return voice.beside(*sides, gaps=gaps)


def beside_trail(voice: Voice, standing: Standing, trail: Iterable[Fraction]) -> Voice:
    """Speak of the recent results of an indicator, the newest of which is that of a standing, with the same places."""
    sides = [Side(value) for value in trail]
    newest = _exactly(standing)
    return voice.beside(*sides, *(() if newest is None else (newest,))) if sides else voice


def _exactly(standing: Standing) -> Side | None:
    if standing.value is None:
        return None
    held = () if standing.indicator.rated_as_displayed else _edges(standing)
    return Side(standing.value, (*held, *_zero(standing)))


def _alone(value: Fraction | None) -> Side | None:
    return None if value is None else Side(value)


def _beside(voice: Voice, standing: Standing, value: Fraction, told: Iterable[Fraction]) -> Voice:
    rated, edges = voice.indicator.rated(value), _edges(standing)
    printed = value if _reads_as_end(standing, value, rated) else rated
    side = Side(printed, (*edges, *_zero(standing)))
    gaps = [Gap(printed, edge, abs(rated - edge), is_edge=True) for edge in dict.fromkeys(told)]
    return voice.beside(side, gaps=gaps)


def _zero(standing: Standing) -> tuple[Fraction, ...]:
    """Return zero for a result of two counts, which is printed as zero only if nothing was counted."""
    return (Fraction(0),) if isinstance(standing.result, Ratio) else ()


def _reads_as_end(standing: Standing, value: Fraction, rated: Fraction) -> bool:
    """Return True if a share is rated as 0% or 100% but is neither, and printing it exactly changes no rating."""
    apart = standing.indicator.unit.is_percentage and rated in {0, 100} and value != rated
    return apart and all((value < edge, value > edge) == (rated < edge, rated > edge) for edge in _edges(standing))


def _edges(standing: Standing) -> tuple[Fraction, ...]:
    ends = [end for band in standing.ranges for end in (band.low, band.high) if end is not None]
    return (*ends, *(() if standing.target is None else (standing.target,)))


def _missed(standing: Standing) -> Iterable[Fraction]:
    """Find the figures that the result of a standing misses, by as much as is printed."""
    rated, target, short = standing.rated_value, standing.target, standing.distance_to_target
    if target is not None and short is not None and short < 0:
        yield target
    for band in standing.ranges:
        if rated is not None and band.low is not None and rated < band.low:
            yield band.low
        if rated is not None and band.high is not None and rated > band.high:
            yield band.high


def reason_of_rating(voice: Voice, standing: Standing) -> Spans:
    """Say why a standing has its rating, or why it has none."""
    if isinstance(standing.rating, NoRating):
        return voice.answer(standing.rating)
    value, held = standing.value, standing.thresholds
    if value is None or held is None:
        return fill(voice.words.withheld)
    voice = _beside(voice, standing, value, _missed(standing))
    said = say_result(voice, standing, value)
    if isinstance(held, ExpectedRange):
        return _place_in_range(voice, standing, held, said) + _rounding(voice, standing, value)
    if voice.indicator.rule is not None:
        reason = _by_own_rule(voice, standing, held, said)
    elif isinstance(held, Levels):
        reason = _by_levels(voice, standing, held, said)
    else:
        reason = _by_target(voice, standing, held, said)
    return reason + _rounding(voice, standing, value) + _cases(voice, standing)


def _by_target(voice: Voice, standing: Standing, held: Thresholds, said: Spans) -> Spans:
    short, below = standing.distance_to_target, standing.distance_to_floor
    if short is None or below is None or short >= 0:
        return _against_target(voice, standing, held, said)
    words, best = voice.words, standing.margin_to_better is None
    if held.floor is None or best:
        name = "green_tolerance" if best else "tolerance"
        tolerance: Tolerance = getattr(held, name)
        against_target = _against_target(voice, standing, held, said)
        said_tolerance = _say_tolerance(voice, tolerance, f"thresholds.{name}.size")
        return against_target + fill(words.within if below >= 0 else words.beyond, tolerance=said_tolerance)
    floor, target = voice.value(held.floor, "thresholds.floor"), voice.value(held.target, "thresholds.target")
    missed_by = voice.difference(short, "distance_to_target")
    if below >= 0:
        return fill(words.floor_met, value=said, floor=floor, target=target, short=missed_by)
    missed_floor_by = voice.difference(below, "distance_to_floor")
    return fill(words.floor_missed, value=said, floor=floor, below=missed_floor_by, target=target, short=missed_by)


def _say_tolerance(voice: Voice, tolerance: Tolerance, source: str) -> Spans:
    if tolerance.is_relative:
        size = voice.number(exact_text(tolerance.size * 100), tolerance.size, source)
        return fill(voice.words.relative, tolerance=size)
    return (voice.limit(tolerance.size, source),)


def _against_target(voice: Voice, standing: Standing, held: Thresholds | Levels, said: Spans) -> Spans:
    target, short = voice.value(held.target, "target"), standing.distance_to_target
    if short is not None and short < 0:
        missed_by = voice.difference(short, "distance_to_target")
        return fill(voice.words.misses, value=said, target=target, short=missed_by)
    return fill(voice.words.meets, value=said, target=target)


def _by_levels(voice: Voice, standing: Standing, held: Levels, said: Spans) -> Spans:
    names = [voice.band(band) for band in held.scheme]
    levels = [_say_level(voice, band, f"ranges[{place}]") for place, band in enumerate(standing.ranges)]
    if standing.margin_to_better is None or not isinstance(standing.rating, Scheme):
        return fill(voice.words.level_met, value=said, level=levels[0], band=names[0])
    short, place = voice.difference(standing.margin_to_better, "margin_to_better"), standing.rating.rank
    better, better_level = names[place - 1], levels[place - 1]
    if place == len(levels):
        return fill(voice.words.level_missed, value=said, level=better_level, band=better, short=short)
    return fill(
        voice.words.level_between,
        value=said,
        level=levels[place],
        band=names[place],
        better_level=better_level,
        better=better,
        short=short,
    )


def _say_level(voice: Voice, level: Interval, source: str) -> Spans:
    low = () if level.low is None else (voice.value(level.low, f"{source}.low"),)
    high = () if level.high is None or level.high == level.low else (voice.value(level.high, f"{source}.high"),)
    return fill(voice.words.low_to_high, low=low, high=high) if low and high else low + high


def _place_in_range(voice: Voice, standing: Standing, held: ExpectedRange, said: Spans) -> Spans:
    words = voice.words
    low = () if held.low is None else (voice.value(held.low, "thresholds.low"),)
    high = () if held.high is None else (voice.value(held.high, "thresholds.high"),)
    form = words.low_to_high if low and high else words.at_least if low else words.at_most
    expected = fill(form, low=low, high=high)
    if standing.rating is Expectation.WITHIN or standing.distance_to_range is None:
        return fill(words.in_range, value=said, range=expected)
    return fill(
        words.out_of_range,
        value=said,
        side=fill(words.above if standing.rating is Expectation.ABOVE else words.below),
        range=expected,
        by=voice.difference(standing.distance_to_range, "distance_to_range"),
    )


def _by_own_rule(voice: Voice, standing: Standing, held: Thresholds | Levels, said: Spans) -> Spans:
    reason = _against_target(voice, standing, held, said)
    if standing.previous_value is not None:
        reason += fill(voice.words.looked_back, before=voice.alone.result(standing.previous_value, "previous_value"))
    version = voice.number(str(standing.rule.version), standing.rule.version, "rule.version")
    return reason + fill(voice.words.by_rule, rule=Name(standing.rule.name), version=version)


def _rounding(voice: Voice, standing: Standing, value: Fraction) -> Spans:
    if standing.other_rating is None or standing.displayed is None:
        return ()
    rating = say_rating(voice, standing.other_rating)
    if voice.indicator.rated_as_displayed:
        return fill(voice.words.unrounded, value=voice.alone.result(value, "value", *_edges(standing)), rating=rating)
    return fill(voice.words.rounded, value=voice.alone.result(standing.displayed, "displayed"), rating=rating)


def _cases(voice: Voice, standing: Standing) -> Spans:
    cases, better = standing.cases_to_better, standing.better_band
    if cases is None or better is None:
        return ()
    phrase = voice.words.more_cases if cases > 0 else voice.words.fewer_cases
    said = voice.number(count_text(abs(cases), voice.style.case_numbers), cases, "cases_to_better")
    return fill(phrase.form(abs(cases)), count=said, band=voice.band(better))
