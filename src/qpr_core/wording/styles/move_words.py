"""MoveWords: the phrases of the bridge between two quarters."""

from attrs import frozen

from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import PERIOD_TERMS, Phrase, check_parts


@explains_calls
@frozen(kw_only=True, repr=False)
class MoveWords:
    """The phrases of the bridge between two quarters.

    >>> MoveWords().joined.form(2)
    '{count} {kpis} joined the report:'

    Raises:
        StyleError: If a phrase has a placeholder that cannot be filled.
    """

    heading: str = "What has changed from {against} to {period}"
    nothing: str = "No rating changed, and the list of {kpis} is the same."
    totals: Phrase = Phrase(
        zero="There are no {kpis} in either report.",
        one="The two reports cover {count} {kpi}: {before} with a rating in {against} and {now} in {period}.",
        other="The two reports cover {count} {kpis}: {before} with a rating in {against} and {now} in {period}.",
    )
    all_rated: Phrase = Phrase(
        zero="",
        one="The two reports cover {count} {kpi}, with a rating in both {period_words}.",
        other="The two reports cover {count} {kpis}, each with a rating in both {period_words}.",
    )
    improved: Phrase = Phrase(
        zero="", one="{count} {kpi} moved to a better rating:", other="{count} {kpis} moved to a better rating:"
    )
    worsened: Phrase = Phrase(
        zero="", one="{count} {kpi} moved to a worse rating:", other="{count} {kpis} moved to a worse rating:"
    )
    newly_rated: Phrase = Phrase(zero="", one="{count} {kpi} gained a rating:", other="{count} {kpis} gained a rating:")
    newly_unrated: Phrase = Phrase(
        zero="", one="{count} {kpi} lost its rating:", other="{count} {kpis} lost their ratings:"
    )
    joined: Phrase = Phrase(zero="", one="{count} {kpi} joined the report:", other="{count} {kpis} joined the report:")
    left: Phrase = Phrase(zero="", one="{count} {kpi} left the report:", other="{count} {kpis} left the report:")
    targets_changed: Phrase = Phrase(
        zero="", one="The thresholds of {count} {kpi} changed:", other="The thresholds of {count} {kpis} changed:"
    )
    redefined: Phrase = Phrase(
        zero="", one="The definition of {count} {kpi} changed:", other="The definitions of {count} {kpis} changed:"
    )
    renamed: Phrase = Phrase(zero="", one="{count} {kpi} has been renamed:", other="{count} {kpis} have been renamed:")
    item: str = "{name} ({code}): from {before} to {now}"
    item_rated: str = "{name} ({code}): now {now}"
    item_unrated: str = "{name} ({code}): no longer {before}, because {reason}"
    marked: str = ', and the one due is marked "{marker}"'
    item_no_target: str = "{name} ({code}): no longer {before}, because its target has ended"
    item_joined: str = "{name} ({code}): {now}"
    item_left: str = "{name} ({code}): {before} in {against}"
    by_target: str = "{item}, because the target changed"
    by_first_target: str = "{item}, because a target was set"
    by_both: str = "{item}, because both performance and the target changed"
    item_target: str = "{name} ({code}): {changes}."
    item_redefined: str = "{name} ({code}): {note}"
    item_renamed: str = "{name} ({code}), formerly {note}"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self, terms=PERIOD_TERMS)
