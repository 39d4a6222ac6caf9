"""NoteWords: the phrases of the notes on the data."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Flag
from qpr_core.errors import StyleError
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words

_FLAGS: Final[Mapping[Flag, Phrase]] = {
    Flag.IMPLAUSIBLE: Phrase(
        zero="",
        one="{count} {indicator} has a figure that may be wrong:",
        other="{count} {indicators} have figures that may be wrong:",
    ),
    Flag.CARRIED: Phrase(
        zero="",
        one="{count} {indicator} has no new result, so its last one is carried forward:",
        other="{count} {indicators} have no new results, so their last ones are carried forward:",
    ),
    Flag.PROVISIONAL: Phrase(
        zero="",
        one="{count} {indicator} has a provisional result:",
        other="{count} {indicators} have provisional results:",
    ),
    Flag.REVISED: Phrase(
        zero="",
        one="{count} {indicator} has a result that was revised after it was first reported:",
        other="{count} {indicators} have results that were revised after they were first reported:",
    ),
    Flag.TARGET_CHANGED: Phrase(
        zero="",
        one="The thresholds of {count} {indicator} have changed:",
        other="The thresholds of {count} {indicators} have changed:",
    ),
    Flag.REDEFINED: Phrase(
        zero="",
        one="The definition of {count} {indicator} has changed:",
        other="The definitions of {count} {indicators} have changed:",
    ),
    Flag.CROSSES_YEAR_END: Phrase(
        zero="",
        one="The two figures of {count} year-to-date {indicator} cover different parts of different years:",
        other="The two figures of {count} year-to-date {indicators} cover different parts of different years:",
    ),
    Flag.ROUNDING_CONFLICT: Phrase(
        zero="",
        one="{count} rating depends on whether the exact or the displayed figure is used:",
        other="{count} ratings depend on whether the exact or the displayed figure is used:",
    ),
    Flag.SMALL_NUMBERS: Phrase(
        zero="",
        one="{count} rating would change with one more or one fewer case:",
        other="{count} ratings would change with one more or one fewer case:",
    ),
    Flag.WITHHELD: Phrase(
        zero="",
        one="The figures for {count} {indicator} are withheld to protect small counts:",
        other="The figures for {count} {indicators} are withheld to protect small counts:",
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


@explains_calls
@frozen(kw_only=True, repr=False)
class NoteWords:
    """The phrases of `notes`.

    >>> NoteWords().unrated.form(2)
    '{count} of the {total} {kpis} are not rated:'

    Raises:
        StyleError: If a phrase is missing, or has a placeholder that cannot be filled.
    """

    heading: str = "Notes on the data, {quarter}"
    protected: str = "Small counts are protected in this report:"
    suppressed: str = (
        "{codes}: small counts up to {last} are withheld, and so is any figure that would reveal them. Ratings of "
        "small counts are shown only if each possible rating fits {fewest} or more of them."
    )
    rounded: str = (
        "{codes}: counts are rounded to the nearest {base}. Sums, ratings and everything else are worked out from the "
        "rounded counts."
    )
    band_only: str = (
        "{codes}: only ratings are shown. They are withheld as well if one of the possible ratings fits fewer than "
        "{fewest} counts."
    )
    unprotected: str = (
        "A reader who knows other totals or other facts may still work out a small count. Other publications, and "
        "earlier or later versions of this report, may reveal one too."
    )
    nothing: str = "There is nothing to note."
    unrated: Phrase = Phrase(
        zero="", one="{count} of the {total} {kpis} is not rated:", other="{count} of the {total} {kpis} are not rated:"
    )
    unrated_whole: Phrase = Phrase(
        zero="",
        one="The only {kpi} is not rated:",
        two="Neither {kpi} is rated:",
        other="None of the {count} {kpis} is rated:",
    )
    flags: FrozenMapping[Flag, Phrase] = field(default=_FLAGS, converter=_flags)
    more_targets_changed: Phrase = Phrase(
        zero="",
        one="The thresholds of {count} more {indicator} have changed:",
        other="The thresholds of {count} more {indicators} have changed:",
    )
    other_years: Phrase = Phrase(
        zero="",
        one="{count} {indicator} has a different financial year, and is reported in the period of its own year:",
        other="{count} {indicators} have different financial years, and are reported in the periods of these years:",
    )
    item: str = "{name} ({code})"
    item_noted: str = "{name} ({code}): {note}"
    item_because: str = "{name} ({code}): {reason}."
    item_carried: str = "{name} ({code}): {reason} (result for {period}, carried forward)."
    too_old: str = "its latest result, {value} for {period}, is too old"
    of_period: str = "result for {period}"
    of_period_marked: str = 'result for {period}, because the one due is marked "{marker}"'
    on_new_target: str = "compared with {against}, {changes}"
    redefined: str = "{note} (changed since {against})"
    against: str = "{period} compared with {against}"
    activity: Phrase = Phrase(
        zero="",
        one="Of the {count} activity {indicator}, {clauses}.",
        other="Of the {count} activity {indicators}, {clauses}.",
    )
    activity_whole: Phrase = Phrase(
        zero="",
        one="The only activity {indicator} is {position}.",
        two="Both activity {indicators} are {position}.",
        other="All {count} activity {indicators} are {position}.",
    )
    activity_missing: Phrase = Phrase(
        zero="",
        one="The only activity {indicator} cannot be compared with an expected range.",
        two="Neither activity {indicator} can be compared with an expected range.",
        other="None of the {count} activity {indicators} can be compared with an expected range.",
    )
    expectations: FrozenMapping[Expectation, Phrase] = field(default=_ACTIVITY, converter=_activity)
    unexpected: Phrase = Phrase(
        zero="",
        one="{count} cannot be compared with an expected range",
        other="{count} cannot be compared with an expected range",
    )

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
        if set(self.flags) != set(_FLAGS):
            raise StyleError(f"flags must have a phrase for each of {list(_FLAGS)!r}", given=self.flags)
        if set(self.expectations) != set(Expectation):
            raise StyleError("expectations must have a phrase for each Expectation", given=self.expectations)
        for flag, phrase in self.flags.items():
            check_words(f"phrase of {flag!r}", phrase, _FLAGS[flag])
        for expectation, phrase in self.expectations.items():
            check_words(f"phrase of {expectation!r}", phrase, _ACTIVITY[expectation])
