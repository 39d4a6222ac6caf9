"""The place of a result among its peers in words."""

from fractions import Fraction
from typing import Final

from qpr_core.analysis.comparing.peer_answers import NoPeerFigure, NoPeerRank, PeerQuarter
from qpr_core.analysis.comparing.peers import PeerComparison
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.wording.reasons.decimal_places import Difference, Figure
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.peer_words import PeerWords
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Spans

_MOST_BEST: Final = 3
"""The most peers that are named as the best."""


def write_peers(voice: Voice, assessment: Assessment) -> Spans:
    """Write the place as the last sentences of an explanation."""
    words, compared = voice.style.peers, assessment.peers
    if compared is None or compared.rank is NoPeerRank.NO_RESULT:
        return ()
    return _write(voice, compared, words.note, words.note_without)


def write_peers_item(voice: Voice, compared: PeerComparison) -> Spans:
    """Write the place of the indicator of the voice with its name."""
    words, indicator = voice.style.peers, voice.indicator
    name, code = (Name(indicator.name),), (Name(indicator.code),)
    return _write(voice, compared, words.item, words.item_without, name=name, code=code)


def write_place(voice: Voice, compared: PeerComparison, *, in_cell: bool = False) -> Spans | NoPeerRank:
    """Write the rank, or the position if neither side is better.

    In the cell of a table, the peers are not named. If there is neither, the answer is the
    reason.
    """
    words = voice.style.peers
    joint = "joint" if compared.is_joint else ""
    if isinstance(compared.rank, int):
        place, source, name = compared.rank, "peers.rank", joint or ("rank" if in_cell else "ranked")
    elif compared.rank is NoPeerRank.NO_POLARITY and compared.position is not None:
        place, source = compared.position, "peers.position"
        name = "_".join(filter(None, (joint, "highest" if place == 1 else "from_highest")))
    else:
        return compared.rank
    return fill(
        getattr(words, f"{name}_in_cell" if in_cell else name),
        rank=_ordinal(voice, place, source),
        count=_count(voice, compared.count),
    )


def write_peers_cell(voice: Voice, assessment: Assessment) -> Spans:
    """Write the place for a cell of a table, or that there is none."""
    compared, words = assessment.peers, voice.style.report
    place = NoPeerRank.NO_PEERS if compared is None else write_place(voice, compared, in_cell=True)
    if isinstance(place, NoPeerRank):
        return fill(words.withheld if place is NoPeerRank.WITHHELD else words.none)
    return place


def _write(voice: Voice, compared: PeerComparison, form: str, without: str, **names: Spans) -> Spans:
    left_out = _left_out(voice, compared)
    place = write_place(voice, compared)
    if isinstance(place, NoPeerRank):
        reason = fill(voice.style.peers.answers[place])
        return fill(without, reason=reason, left_out=left_out, **names)
    return fill(
        form,
        place=place,
        period=() if compared.period is None else (voice.period(compared.period),),
        in_quarter=_in_quarter(voice.style.peers, compared),
        distances=_distances(voice, compared),
        left_out=left_out,
        **names,
    )


def _in_quarter(words: PeerWords, compared: PeerComparison) -> Spans:
    quarter = compared.quarter
    return fill(words.in_quarter, quarter=fill(words.answers[quarter])) if isinstance(quarter, PeerQuarter) else ()


def _distances(voice: Voice, compared: PeerComparison) -> Spans:
    words, to_best = voice.style.peers, compared.distance_to_best
    best = () if to_best is None else fill(words.and_best, best=_to_best(voice, compared, to_best))
    to_median = compared.distance_to_median
    return () if to_median is None else fill(words.distances, median=_to_median(voice, compared, to_median), best=best)


def _to_median(voice: Voice, compared: PeerComparison, distance: Fraction) -> Spans:
    words, polarity = voice.style.peers, voice.indicator.polarity
    better, equal, worse = {
        Polarity.CLOSEST_TO_TARGET_IS_BEST: (words.median_closer, words.median_as_close, words.median_further),
        Polarity.NEITHER: (words.median_above, words.median_equal, words.median_below),
    }.get(polarity, (words.median_better, words.median_equal, words.median_worse))
    if distance == 0:
        return fill(equal)
    spoken = _spoken(voice, compared, distance)
    median = compared.median
    return fill(
        better if distance > 0 else worse,
        distance=spoken.difference(distance, "peers.distance_to_median"),
        median=() if median is None else spoken.result(median, "peers.median"),
    )


def _to_best(voice: Voice, compared: PeerComparison, distance: Fraction) -> Spans:
    words = voice.style.peers
    names = [(Name(name),) for name in compared.best]
    named = fill(words.best_names, names=voice.style.common.join_names(names)) if len(names) <= _MOST_BEST else ()
    if distance == 0:
        return fill(words.best_equal, names=named)
    spoken = _spoken(voice, compared, distance)
    return fill(
        words.best_ahead if distance > 0 else words.best_behind,
        distance=spoken.difference(distance, "peers.distance_to_best"),
        names=named,
    )


def _spoken(voice: Voice, compared: PeerComparison, distance: Fraction) -> Voice:
    """Return a voice in which the result, the other figure and their distance add up."""
    value = compared.value or Fraction(0)
    other = value + distance if voice.indicator.polarity is Polarity.LOWER_IS_BETTER else value - distance
    differences = [Difference(value, other, abs(distance))]
    return voice.with_figures(Figure(value), Figure(other), differences=differences)


def _left_out(voice: Voice, compared: PeerComparison) -> Spans:
    words, names = voice.style.peers, voice.style.common
    by_reason: dict[NoPeerFigure, list[Spans]] = {}
    for name, reason in compared.left_out.items():
        by_reason.setdefault(reason, []).append((Name(name),))
    groups = [
        fill(words.left_out_group, names=names.join_names(each), reason=fill(words.answers[reason]))
        for reason, each in by_reason.items()
    ]
    return fill(words.left_out, groups=names.join_statements(groups)) if groups else ()


def _count(voice: Voice, count: int) -> Quantity:
    written = written_count(count, "peers.count", voice.style.direction_numbers)
    return voice.quantity(written.text, count, written.source)


def _ordinal(voice: Voice, place: int, source: str) -> Quantity:
    words, ordinals = voice.style.peers, voice.style.insights.ordinals
    if place <= len(ordinals):
        return voice.quantity(ordinals[place - 1], place, source)
    later = (words.ordinal_other, words.ordinal_one, words.ordinal_two, words.ordinal_three)
    form = 0 if place % 100 in _TEENS or place % 10 >= len(later) else place % 10
    return voice.quantity(later[form].format(number=place), place, source)


_TEENS: Final = range(11, 14)
