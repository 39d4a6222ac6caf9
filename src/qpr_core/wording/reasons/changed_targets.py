"""Changed targets: the thresholds before and now, and the rating that they change."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.model.thresholds.edge import Edge
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Level, Levels, Stretch
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.period import Period
from qpr_core.wording.reasons.ranges import write_bound, write_ends
from qpr_core.wording.reasons.rating import write_tolerance
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans

_Key: TypeAlias = tuple[str, Scheme | None]


_TARGET: Final[_Key] = ("target", None)


_STRICT: Final = "strict"
"""The mark of a value whose boundary belongs to the worse band."""


class InForce(NamedTuple):
    """Thresholds in force in a period, and the voice that writes them."""

    voice: Voice
    thresholds: AnyThresholds | None


class _Part(NamedTuple):
    """One of the thresholds: its name, its value and its text."""

    name: str
    value: object
    text: Spans
    band: Spans = ()


def write_changed_thresholds(
    before: InForce, now: InForce, against: Period | None, ratings: tuple[Rating | None, Rating | None]
) -> Spans:
    """Write each threshold that changed, and the effect on the result of *against*.

    The *ratings* are those of that result against the old and the new thresholds. An effect is written only if there is
    such a result and its two ratings differ.
    """
    voice, words = now.voice, now.voice.words
    old, new = dict(_parts(before)), dict(_parts(now))
    target = _value(old, _TARGET), _value(new, _TARGET)
    changes: list[Spans] = []
    for key, part in {**new, **old}.items():
        pair = _value(old, key), _value(new, key)
        if pair[0] != pair[1] and not _repeats_target(key, pair, target) and not _repeats_floor(key, part, old, new):
            changes.append(_write_change(words, part, old.get(key), new.get(key)))
    text = voice.style.common.join_clauses(changes) if changes else fill(words.other_thresholds)
    rating, rebased = ratings
    names = _name(voice, rebased), _name(voice, rating)
    if against is None or rating is rebased or not all(names):
        return text
    return text + fill(words.target_effect, against=voice.period(against), rating=names[0], before=names[1])


def _name(voice: Voice, rating: Rating | None) -> Spans:
    """Return the name of a band, or of a side of the expected range."""
    if isinstance(rating, Scheme):
        return (voice.band(rating),)
    return voice.answer(rating) if isinstance(rating, Expectation) else ()


def _write_change(words: Explanations, part: _Part, before: _Part | None, now: _Part | None) -> Spans:
    """Write the change of one of the thresholds; a target or a floor rises or falls."""
    threshold = fill(part.name, band=part.band)
    if before is None or now is None:
        phrase = words.threshold_new if before is None else words.threshold_ended
        return fill(phrase, threshold=threshold, before=part.text, now=part.text)
    phrase = words.threshold_changed
    if isinstance(before.value, Fraction) and isinstance(now.value, Fraction):
        phrase = words.threshold_risen if now.value > before.value else words.threshold_fallen
    return fill(phrase, threshold=threshold, before=before.text, now=now.text)


def _repeats_target(key: _Key, pair: tuple[object, object], target: tuple[object, object]) -> bool:
    """Return True for a level of the best band that is the target in both periods."""
    kind, band = key
    is_best = kind == "level" and band is not None and band.rank == 0
    return is_best and all(level in {None, aim} for level, aim in zip(pair, target, strict=True))


def _repeats_floor(key: _Key, part: _Part, old: Mapping[_Key, _Part], new: Mapping[_Key, _Part]) -> bool:
    """Return True for a floor equal to a lowest level: only the kind changed."""
    edges = [_lowest(parts) for parts in (old, new)]
    kinds = {None if edge is None else edge[0][0] for edge in edges}
    alike = kinds == {"floor", "level"} and len({edge[1].value for edge in edges if edge is not None}) == 1
    return alike and (key, part) in edges


def _lowest(parts: Mapping[_Key, _Part]) -> tuple[_Key, _Part] | None:
    """Return the floor or the level of the lowest band; `None` without either."""
    edges = [(key, part) for key, part in parts.items() if key[0] in {"floor", "level"}]
    return edges[-1] if edges else None


def _value(parts: Mapping[_Key, _Part], key: _Key) -> object:
    return parts[key].value if key in parts else None


def _parts(in_force: InForce) -> Iterator[tuple[_Key, _Part]]:
    (voice, thresholds), words = in_force, in_force.voice.words
    match thresholds:
        case None:
            return
        case ExpectedRange():
            yield ("range", None), _Part(words.range_name, thresholds, _write_range(voice, thresholds))
            return
        case _:
            ranges = thresholds.ranges(voice.indicator.polarity)
            if isinstance(thresholds, Thresholds) or thresholds.stated_target is not None:
                yield _TARGET, _bound(voice, words.target_name, ranges, thresholds.target, "target")
    match thresholds:
        case Levels():
            for band, level in thresholds.levels.items():
                yield ("level", band), _level_part(voice, thresholds, ranges, band, level)
        case _:
            if thresholds.floor is not None:
                yield ("floor", None), _bound(voice, words.floor_name, ranges, thresholds.floor, "floor")
            for name, label, tolerance in (
                ("tolerance", words.tolerance_name, thresholds.tolerance),
                ("green_tolerance", words.best_tolerance_name, thresholds.green_tolerance),
            ):
                if tolerance is not None:
                    best, text = voice.mention(next(iter(voice.indicator.scheme))), f"{name}.size"
                    part = _Part(label, tolerance, write_tolerance(voice, tolerance, text), best)
                    yield (name, None), _strict(voice, part) if Edge(name) in thresholds.strict else part


def _bound(voice: Voice, name: str, ranges: Iterable[Interval], figure: Fraction, source: str) -> _Part:
    """Return a figure as one of the thresholds; a strict one has a different value."""
    text = (voice.value(figure, source),)
    if not any(each.excludes(figure) for each in ranges):
        return _Part(name, figure, text)
    return _Part(name, (figure, _STRICT), write_bound(voice, ranges, figure, text))


def _level_part(voice: Voice, levels: Levels, ranges: tuple[Interval, ...], band: Scheme, level: Level) -> _Part:
    name, source, mention = voice.words.level_name, f"levels[{band!r}]", voice.mention(band)
    if isinstance(level, Fraction):
        return _bound(voice, name, ranges[band.rank : band.rank + 1], level, source)._replace(band=mention)
    if isinstance(level, Interval):
        ends = {end: getattr(level, end) for end in ("low", "high")}
        texts = [() if end is None else (voice.value(end, f"{source}.{place}"),) for place, end in ends.items()]
        return _Part(name, level, write_ends(voice, level, *texts), mention)
    part = _Part(name, level, _write_level(voice, level, levels.target, source), mention)
    return _strict(voice, part, is_beyond=isinstance(level, Stretch)) if band in levels.strict else part


def _strict(voice: Voice, part: _Part, *, is_beyond: bool = False) -> _Part:
    """Return a strict tolerance: less than 5, or more than 5 beyond the target."""
    words = voice.words
    text = fill(words.more_than, low=part.text) if is_beyond else fill(words.less_than, high=part.text)
    return part._replace(value=(part.value, _STRICT), text=text)


def _write_range(voice: Voice, range_: ExpectedRange) -> Spans:
    low = () if range_.low is None else (voice.value(range_.low, "low"),)
    high = () if range_.high is None else (voice.value(range_.high, "high"),)
    return write_ends(voice, Interval(range_.low, range_.high), low, high)


def _write_level(voice: Voice, level: Tolerance | Stretch, target: Fraction, source: str) -> Spans:
    words = voice.words
    if isinstance(level, Stretch):
        by, source, phrase = level.by, f"{source}.by", words.level_beyond
    else:
        by, phrase = level, words.level_short
    if by.size == 0:
        return (voice.value(target, "target"),)
    return fill(phrase, by=write_tolerance(voice, by, f"{source}.size", words.level_relative))


def write_target_change(voice: Voice, comparison: Comparison, *, with_effect: bool = True) -> Spans:
    """Write how the thresholds changed between two periods, and what that changes."""
    ratings = (comparison.before.rating, comparison.rebased.rating) if with_effect else (None, None)
    return write_changed_thresholds(
        InForce(voice.within("before").within("thresholds"), comparison.before.thresholds),
        InForce(voice.within("now").within("thresholds"), comparison.now.thresholds),
        comparison.against,
        ratings,
    )
