"""ProjectionWords: the phrases of projections, and of what is needed by year end."""

from typing import Final

from attrs import frozen

from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts

_PURPOSE: Final = "To reach the year's target of {target} for {name} ({code}), {remaining} "
_BEYOND_REACH: Final = "{name} ({code}) cannot reach the year's target of {target}: even {edge} in "


@explains_calls
@frozen(kw_only=True, repr=False)
class ProjectionWords:
    """The phrases of `project` and `needed_by_year_end`.

    >>> ProjectionWords().own_goal
    'its target of {edge}'

    Raises:
        StyleError: If a phrase has a placeholder that cannot be filled.
    """

    on_target: str = "{name} ({code}) is on target already."
    already: str = "{name} ({code}) already meets {goal}."
    expected: str = "{name} ({code}) is expected to meet {goal} by {reached} on the current trend{range}."
    moving_away: str = "{name} ({code}) will not meet {goal} on the current trend."
    too_far: str = "{name} ({code}) will not meet {goal} by {end} on the current trend."
    latest_met: str = "{name} ({code}) meets {goal} with its latest result{latest}{trend}."
    latest_missed: str = "{name} ({code}) misses {goal} with its latest result{latest}{trend}."
    latest: str = " of {figure}"
    same: str = "it"
    trend_expected: str = ". Its trend is expected to meet {then} by {reached}{range}"
    trend_away: str = ", but its trend leads away from it"
    trend_too_far: str = ", but its trend will not meet {then} by {end}"
    trend_on_target: str = ", although its trend line is on the right side of it"
    falls: str = " At this rate its rating will be {band} by {period}{range}."
    no_trend: str = "{name} ({code}) has no clear trend to project."
    too_little_history: str = "There is too little history to project {name} ({code})."
    no_target: str = "There is no projection for {name} ({code}), because there is no target for its latest result."
    no_projection: str = "There is no projection for {name} ({code}), because {reason}."
    own_goal: str = "its target of {edge}"
    goal: str = "a target of {edge}"
    distance_goal: str = "its target (plus or minus {edge})"
    exact_goal: str = "its target"
    range: str = " (between {earliest} and {latest})"
    open_range: str = ". This may be as early as {earliest} or later than {end}"
    open_from_reached: str = ". This may be later than {end}"
    statistics: str = " Statistics: over the {count} results from {first} to {last}, {line} {slope}{interval}."
    line: str = "the trend line"
    distance_line: str = "the trend line of distances to the target"
    upward: str = "rises by {size} a {period}"
    downward: str = "falls by {size} a {period}"
    level: str = "is level"
    interval: str = ". The range comes from the {confidence}% confidence interval of the line"

    remaining: Phrase = Phrase(zero="", one="{next}", other="the remaining {count} {period}s")
    all_year: Phrase = Phrase(zero="", one="{next}", other="the {count} {period}s of {year}")
    needed: Phrase = Phrase(
        zero="",
        one=_PURPOSE + "{must} {average}{impossible}.",
        other=_PURPOSE + "{must_average} {average}{impossible}.",
    )
    at_least: str = "at least {average}"
    at_most: str = "at most {average}"
    about_or_more: str = "about {average} or more"
    about_or_less: str = "about {average} or less"
    about: str = "about {average}"
    must: str = "must be"
    must_average: str = "must average"
    would_have_to: str = "would have to be"
    would_have_to_average: str = "would have to average"
    impossible: str = ", which is not possible"
    enough_above: Phrase = Phrase(
        zero="",
        one=_PURPOSE + "need only be {edge} or more.",
        other=_PURPOSE + "need only average {edge} or more.",
    )
    enough_below: Phrase = Phrase(
        zero="",
        one=_PURPOSE + "need only be {edge} or less.",
        other=_PURPOSE + "need only average {edge} or less.",
    )
    too_much: Phrase = Phrase(
        zero="",
        one=_BEYOND_REACH + "{next} is too much.",
        other=_BEYOND_REACH + "each remaining {period} is too much.",
    )
    total_met: str = "{name} ({code}) already meets the year's target of {target}."
    total_passed: str = "{name} ({code}) is already above the year's target of {target}."
    total_so_far: Phrase = Phrase(
        zero="",
        one=" The first {period} of {year} came to {figure}.",
        other=" The first {done} {period}s of {year} came to {figure}.",
    )
    mean_so_far: Phrase = Phrase(
        zero="",
        one=" The first {period} of {year} was {figure}.",
        other=" The first {done} {period}s of {year} averaged {figure}.",
    )
    equal_weights: str = " This assumes that each {period} counts equally."
    no_year_end: str = "There is no year-end projection for {name} ({code}), because {reason}."

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
