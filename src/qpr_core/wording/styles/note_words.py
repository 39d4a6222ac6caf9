"""The phrases of the notes on a report's data, and of the bridge between two quarters, as data in one place."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Flag
from qpr_core.errors import StyleError, got
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words

_FLAGS: Final[Mapping[Flag, Phrase]] = {
    Flag.IMPLAUSIBLE: Phrase(
        zero="",
        one="{count} indicator has a figure that is probably a slip of entry:",
        other="{count} indicators have figures that are probably slips of entry:",
    ),
    Flag.CARRIED: Phrase(
        zero="",
        one="{count} indicator rests on a result that is carried forward:",
        other="{count} indicators rest on results that are carried forward:",
    ),
    Flag.PROVISIONAL: Phrase(
        zero="",
        one="{count} indicator rests on a provisional result:",
        other="{count} indicators rest on provisional results:",
    ),
    Flag.REVISED: Phrase(
        zero="",
        one="{count} indicator rests on a result that was revised since it was first reported:",
        other="{count} indicators rest on results that were revised since they were first reported:",
    ),
    Flag.TARGET_CHANGED: Phrase(
        zero="",
        one="{count} indicator has different thresholds from the period that it is compared with:",
        other="{count} indicators have different thresholds from the periods that they are compared with:",
    ),
    Flag.REDEFINED: Phrase(
        zero="",
        one="{count} indicator has another definition than the period that it is compared with:",
        other="{count} indicators have other definitions than the periods that they are compared with:",
    ),
    Flag.CROSSES_YEAR_END: Phrase(
        zero="",
        one="{count} indicator, of the year to date, is compared with a different part of another year:",
        other="{count} indicators, of the year to date, are compared with different parts of other years:",
    ),
    Flag.ROUNDING_CONFLICT: Phrase(
        zero="",
        one="{count} rating would be another one on the other of the exact and the displayed figure:",
        other="{count} ratings would be others on the other of the exact and the displayed figure:",
    ),
    Flag.SMALL_NUMBERS: Phrase(
        zero="",
        one="{count} rating hangs on a single case:",
        other="{count} ratings hang on a single case each:",
    ),
    Flag.WITHHELD: Phrase(
        zero="",
        one="The figures of {count} indicator are withheld, as they rest on small counts:",
        other="The figures of {count} indicators are withheld, as they rest on small counts:",
    ),
}


_ACTIVITY: Final[Mapping[Expectation, Phrase]] = {
    expectation: Phrase(
        zero=f"none are {expectation.value} expectations",
        one=f"{{count}} is {expectation.value} expectations",
        other=f"{{count}} are {expectation.value} expectations",
    )
    for expectation in Expectation
}


def _flags(given: Mapping[Flag, Phrase]) -> FrozenMapping[Flag, Phrase]:
    return frozen_words(given)


def _activity(given: Mapping[Expectation, Phrase]) -> FrozenMapping[Expectation, Phrase]:
    return frozen_words(given)


@frozen(kw_only=True, repr=False)
class NoteWords:
    """The phrases of `notes`.

    >>> NoteWords().unrated
    'KPIs without a rating, {count} of {total}:'

    Raises:
        StyleError: if a phrase is missing, or has a place that nothing is there to fill.
    """

    heading: str = "Notes on the data, {quarter}"
    nothing: str = "There is nothing to note."
    unrated: str = "KPIs without a rating, {count} of {total}:"
    flags: FrozenMapping[Flag, Phrase] = field(default=_FLAGS, converter=_flags)
    item: str = "{name} ({code})"
    item_because: str = "{name} ({code}): {reason}"
    of_period: str = "result for {period}"
    on_new_target: str = "since {against}, {changes}"
    against: str = "{period} against {against}"
    activity: Phrase = Phrase(
        zero="",
        one="Of the {count} activity indicator, {clauses}.",
        other="Of the {count} activity indicators, {clauses}.",
    )
    expectations: FrozenMapping[Expectation, Phrase] = field(default=_ACTIVITY, converter=_activity)
    unexpected: Phrase = Phrase(
        zero="", one="{count} has no result or no expected range", other="{count} have no result or no expected range"
    )

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
        if set(self.flags) != set(_FLAGS):
            raise StyleError(f"flags must have a phrase for each of {list(_FLAGS)!r}, got {got(self.flags)}")
        if set(self.expectations) != set(Expectation):
            raise StyleError(f"expectations must have a phrase for each Expectation, got {got(self.expectations)}")
        for flag, phrase in self.flags.items():
            check_words(f"phrase of {flag!r}", phrase, _FLAGS[flag])
        for expectation, phrase in self.expectations.items():
            check_words(f"phrase of {expectation!r}", phrase, _ACTIVITY[expectation])
