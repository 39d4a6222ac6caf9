"""Words for bands: their names, those of a style, and what people write for them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts import outcome_phrases
from qpr_core.wording.drafts.words import Subject
from qpr_core.wording.styles.style import Style

_MET: Final = (
    "met meet meets meeting achieved achieve achieves achieving hit hitting reached reaching attained attaining"
)
_TARGETS: Final = ("target", "target set", "targets", "target level", "target levels", "standard required")
_BEST: Final = (
    "on target|met|met or exceeded target|meeting or exceeding target|targets met|targets were met|"
    "targets were met or exceeded|target was met or exceeded|target met or exceeded|achieved or exceeded target|"
    "achieving or exceeding target|exceeded target|exceeded targets|exceeding target|on or above target|"
    "at or above target|above target|on or ahead of target|ahead of target|at target|at or better than target|"
    "better than target|beat target|on or better than target|on or exceeding target|target met|target achieved|"
    "met in full|met or bettered target|met or beat target|surpassed target|achieved or surpassed target|"
    "above or on target|meet or exceed target|meet or exceed targets|on track|at or exceeding target|"
    "target was met|target was achieved|inside target|clear of target|met or surpassed target|compliant|"
    "fully compliant|delivered in full|fully delivered|fully achieved|fully met|been achieved|where we want them to be|"
    "where they should be|where we want to be|as planned|standard met|where they need to be"
)
_MIDDLE: Final = (
    "within tolerance|slightly off|just off|came close|narrowly missed|target narrowly missed|narrowly missed it|"
    "near target|"
    "close to target|slightly below target|just below target|narrowly missed target|just missed target|"
    "within target range|met floor|met floor standard|slightly below|achieved floor standard|approaching target|"
    "slightly off target|marginally below target|within acceptable range|slightly missed target|"
    "within acceptable tolerance|within agreed tolerance|marginally missed target|above floor but below target|"
    "just short of target|near to target|just off target|slightly under target|slightly adrift of target|"
    "nearly on target|almost on target|slightly behind target|close to but below target|"
    "within tolerance of target|within tolerance levels|below target but above floor|"
    "below target but within tolerance|within target tolerance|inside tolerance|just under target|"
    "narrowly below target|floor standard met but not target|floor met but not target|"
    "floor standard was met but target was not|floor was met but target was not|floor standard met but target not|"
    "met floor standard but not target|met floor but not target|met floor standard but missed target|"
    "met floor but missed target|floor standard met , but not target|floor met , but not target|partially compliant|"
    "partly compliant|partially met|partly met|partially achieved|partly achieved|slightly behind|nearly there|"
    "within range|in range|within reach of target|within reach|in tolerance band|in tolerance|close behind|"
    "slightly off track|just off track|nearly on track|almost there|within target tolerance"
)
_WORST: Final = (
    "off target|significantly off|well off|below minimum|fell below minimum|under minimum|"
    "below the minimum|fell below floor|fallen below floor|falling below floor|fallen below floor standard|"
    "falling below floor standard|dropped below floor|dropped below minimum|fell under floor|off track|"
    "outside target range|outside it|significantly below target|well below target|"
    "significantly below|below floor|below floor standard|fell below floor|fell below floor standard|"
    "outside tolerance|significantly off target|missed floor|missed floor standard|did not meet floor standard|"
    "substantially below target|far below target|some way off target|beyond tolerance|outside of tolerance|"
    "significantly missed target|missed target significantly|well off target|well under target|"
    "below minimum standard|outside acceptable range|considerably below target|failed to meet floor standard|"
    "under floor|below tolerance|significantly under target|out of tolerance|significantly adrift of target|"
    "not meet floor standard|not meet floor|did not meet floor|not reach floor|failed to meet floor|"
    "a long way below target|well short of target|floor standard missed|floor missed|"
    "floor standard was missed|floor was missed|floor standard not met|floor not met|floor standard was not met|"
    "floor was not met|not met floor standard|not met floor|missing floor standard|missing floor|non compliant|"
    "not compliant|significantly behind|well behind|far behind|failed to reach floor standard|need work|"
    "out of reach|well out of reach|"
    "out of range|outside range|outside acceptable range|beyond range|missed by a wide margin|missed by a wider margin|"
    "missed it by a wide margin|missed it by a wider margin|missed by a large margin|"
    "missed by a long way|missed by more|"
    "missed target by a wide margin|missed target by a wider margin|missed badly|clearly missed|clearly missed target|"
    "a long way off|long way off|a long way off target|"
    "did not even reach floor|did not reach floor|not reach floor|below lower limit"
)
_MISSED: Final = (
    "below target|outside target|wrong side of target|missed|target missed|targets missed|target not met|"
    "target was missed|targets were missed|"
    "missed target|missed targets|not met|behind target|short of target|under target|failed target|"
    "fell short of target|fell short|fallen below target|falling below target|fallen short of target|"
    "not been achieved|did not meet target|did not meet targets|not met target|not met targets|"
    "not on target|not meeting target|not meeting targets|did not achieve target|not achieving target|"
    "not achieved|not achieved target|failed to meet target|failed to meet targets|failed to achieve target|"
    "missing target|missing targets|not achieved|underperforming|underperformed|not hit target|did not hit target|"
    "failed to hit target|adrift of target|behind schedule|fell below target|not reach target|"
    "did not reach target|not meet target|not meet targets|not achieve target|not at target|"
    "failed to reach target|not hitting target|need attention|needs attention|need improvement|needs improvement|"
    "in need of attention|require attention|requires attention|in need of improvement"
)
_EITHER: Final = (
    "need attention|needs attention|need improvement|needs improvement|need improving|require attention|"
    "requires attention"
)
"""Outcomes that are of one band, or of both that miss the target."""

_URGENT: Final = "need action|needs action|require action|requires action|cause concern|give concern|of concern"

_NEAR_OR_BETTER: Final = (
    "at or near target|on or near target|on or close to target|at or close to target|met or near target|"
    "met or exceeded floor|met or exceeded floor standard|achieved or exceeded floor standard|"
    "on or above floor standard|at or above floor standard|met or exceeded floor standards|"
    "at least within tolerance|on target or within tolerance|at or within tolerance of target|"
    "above floor standard|above floor|met or nearly met target|met or almost met target|"
    "at or above floor|at least at floor|"
    "at least at floor standard"
)


def words_for_bands(scheme: type[Scheme], names: Mapping[Scheme, Sequence[str]]) -> Iterator[tuple[str, Subject]]:
    """Yield the words for each band, in lower case, with the bands that they can mean.

    Names come last, so that they replace other meanings of the same words.

    >>> from qpr_core import Rag
    >>> words = dict(words_for_bands(Rag, {Rag.RED: ["red"]}))
    >>> words["red"].alternatives == (frozenset([Rag.RED]),)
    True
    >>> words["below target"].alternatives == (frozenset([Rag.RED]), frozenset([Rag.AMBER, Rag.RED]))
    True
    """
    bands = tuple(scheme)
    best = list(accumulate(([band] for band in bands[:-1]), lambda better, band: better + band))
    worst = list(accumulate(([band] for band in reversed(bands[1:])), lambda worse, band: worse + band))
    met = (f"{verb} {target}" for verb in _MET.split() for target in _TARGETS)
    middle = [[band] for band in bands[1:-1]] or worst
    short = max(len(worst) - 1, 1)
    yield from _words(outcome_phrases.best(), best[: max(len(best) - 1, 1)])
    yield from _words(outcome_phrases.middle(), middle)
    yield from _words(outcome_phrases.worst(), worst[:short])
    yield from _words(_BEST.split("|"), best[: max(len(best) - 1, 1)])
    yield from _words(met, best[: max(len(best) - 1, 1)])
    levels = (f"{verb} {what}" for verb in _MET.split() for what in ("standard", "standard set", "level required"))
    yield from _words(tuple(levels), best)
    yield from _words(_MISSED.split("|"), worst)
    yield from _words(_MIDDLE.split("|"), middle)
    yield from _words(_WORST.split("|"), worst[:short])
    yield from _words(_EITHER.split("|"), [*middle, *worst])
    yield from _words(_URGENT.split("|"), [*worst, *middle])
    yield from _words(_NEAR_OR_BETTER.split("|"), best[-1:])
    for band, named in names.items():
        yield from _words(named, [[band]])


def _forms(word: str) -> Iterator[str]:
    """Yield a phrase, also with "targets" or "it", and with "minimum standard"."""
    yield word
    if word.endswith(" target"):
        yield f"{word}s"
        yield f"{word.removesuffix(' target')} it"
    if "floor standard" in word:
        yield word.replace("floor standard", "minimum standard")
    if word.startswith(_STATES):
        yield from (f"{verb} {word}" for verb in _LANDED)
        if word.endswith(" target"):
            yield from (f"{verb} {word}s" for verb in _LANDED)


_STATES: Final = (
    "within ", "below ", "outside ", "short ", "under ", "close ", "near ", "just ", "slightly ", "well ", "in range",
    "in tolerance", "on target", "on track", "off ", "above ", "at or ", "out of ", "behind ",
)  # fmt: skip
"""The first words of outcomes that describe where a figure is."""

_LANDED: Final = (
    "came",
    "come",
    "coming",
    "came in",
    "come in",
    "landed",
    "ended up",
    "finished up",
    "falling",
    "fell",
)
"""Words before such an outcome: "nine came within tolerance"."""

_ABOVE: Final = ("above", "on or above", "at or above", "exceed", "surpassed", "above or on")
_BELOW: Final = frozenset({"below", "under", "short"})
_FLOOR: Final = frozenset({"floor", "standard", "standards", "tolerance", "minimum"})
_OTHERS: Final = frozenset({"target", "tolerance", "near", "or"})
OF_FLOOR: Final = 2
"""The side of "above the floor", which is 1 for "above target"."""


def _words(
    words: Iterator[str] | Sequence[str], alternatives: Sequence[Sequence[Scheme]]
) -> Iterator[tuple[str, Subject]]:
    sets = tuple(map(frozenset, alternatives))
    for word in (form for given in words for form in _forms(given)):
        parts = set(word.split())
        side = 1 if word.startswith(_ABOVE) else -1 if _BELOW & parts else 0
        if _FLOOR & parts:
            side *= 0 if _OTHERS & parts else OF_FLOOR
        yield word, Subject(sets, side)


def names_of_band(band: Scheme, style: Style) -> tuple[str, ...]:
    """Return the name of a band and those that a style has for it, in lower case.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import KENT
    >>> names_of_band(Rag.RED, KENT)
    ('red', 'reds')
    """
    given = style.common.band_names.get(band, band.value)
    words = (given,) if isinstance(given, str) else (given.name, given.title, given.one, given.other)
    named = dict.fromkeys([band.value, *(word.format(colour=band.value) for word in words if word is not None)])
    return tuple(form.lower() for word in named for form in (word, f"{word}s"))
