"""Ranges in words: "80% or more", "more than 3" and "45 to 55"."""

from collections.abc import Iterable
from fractions import Fraction

from qpr_core.model.thresholds.interval import Interval
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans


def write_ends(voice: Voice, interval: Interval, low: Spans, high: Spans) -> Spans:
    """Write a range from the text of its ends, either of which may be empty.

    >>> from qpr_core import Indicator, Polarity
    >>> from qpr_core.styles import KENT
    >>> from qpr_core.wording.text.spans import Name
    >>> voice = Voice(KENT, Indicator(code="C1", name="Calls", polarity=Polarity.NEITHER, unit="%"))
    >>> [span.text for span in write_ends(voice, Interval(3, None, excludes_low=True), (Name("3%"),), ())]
    ['more than ', '3%']
    """
    words = voice.words
    if low and high:
        forms = {
            (False, False): words.low_to_high,
            (True, False): words.above_to_high,
            (False, True): words.low_to_below,
            (True, True): words.above_to_below,
        }
        return fill(forms[interval.excludes_low, interval.excludes_high], low=low, high=high)
    if low:
        return fill(words.more_than if interval.excludes_low else words.at_least, low=low)
    return fill(words.less_than if interval.excludes_high else words.at_most, high=high)


def write_edge(voice: Voice, interval: Interval, low: Spans, high: Spans) -> Spans:
    """Write a range whose single end needs no words, as a threshold has it.

    An end that is excluded has its words: a floor of 80, or of more than 80.
    """
    is_plain = not (low and high) and not interval.has_excluded_end
    return low + high if is_plain else write_ends(voice, interval, low, high)


def write_bound(voice: Voice, ranges: Iterable[Interval], figure: Fraction, text: Spans) -> Spans:
    """Write a target or a floor from its *text*; a strict one is "more than 3".

    >>> from qpr_core import Indicator, Polarity
    >>> from qpr_core.styles import KENT
    >>> from qpr_core.wording.text.spans import Name
    >>> voice = Voice(KENT, Indicator(code="C1", name="Calls", polarity=Polarity.LOWER_IS_BETTER, unit="%"))
    >>> [span.text for span in write_bound(voice, [Interval(None, 3, excludes_high=True)], Fraction(3), (Name("3%"),))]
    ['less than ', '3%']
    """
    strict = next((each for each in ranges if each.excludes(figure)), None)
    if strict is None:
        return text
    return write_ends(voice, strict, *((text, ()) if strict.low == figure else ((), text)))
