"""ProjectionWords: the phrases of projections, and of what is needed by year end."""

from typing import Final

from attrs import frozen

from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts

_EQUAL_WEIGHTS: Final = ", if each {period} counts equally"


@frozen(kw_only=True, repr=False)
class ProjectionWords:
    """The phrases of `project` and `needed_by_year_end`.

    >>> ProjectionWords().goal
    'the target of {edge}'

    Raises:
        StyleError: If a phrase has a placeholder that cannot be filled.
    """

    projection: str = "Projection: {projection}."
    no_projection: str = "There is no projection, because {reason}."
    projected: str = (
        "if {subject} keeps {movement} by {slope} a {period}, as it did over the {count} results from {first} to "
        "{last}, it will reach {goal} in {reached}"
    )
    rising: str = "rising"
    falling: str = "falling"
    goal: str = "the target of {edge}"
    distance_goal: str = "{edge} (the edge of the best band)"
    projected_range: str = (
        "; at rates within the {confidence}% confidence interval, it would reach it between {earliest} and {latest}"
    )
    projected_from: str = (
        "; at rates within the {confidence}% confidence interval, it would not reach it before {earliest}, and might "
        "not reach it within {horizon}"
    )
    horizon: Phrase = Phrase(zero="", one="{count} {period}", other="{count} {period}s")
    total_so_far: Phrase = Phrase(
        zero="",
        one="after {figure} in the first {period} of {year}, ",
        other="after {figure} in the first {done} {period}s of {year}, ",
    )
    mean_so_far: Phrase = Phrase(
        zero="",
        one="after {figure} in the first {period} of {year}, ",
        other="after a mean of {figure} in the first {done} {period}s of {year}, ",
    )
    needed_total: Phrase = Phrase(
        zero="",
        one=(
            "{so_far}the result for the last {period} {must} {bound}{average} to reach a total of {target} by the end "
            "of {year}{impossible}"
        ),
        other=(
            "{so_far}the remaining {count} {period}s {must_average} {bound}{average} to reach a total of {target} by "
            "the end of {year}{impossible}"
        ),
    )
    needed_mean: Phrase = Phrase(
        zero="",
        one=(
            "{so_far}the result for the last {period} {must} {bound}{average} to reach a mean of {target} over {year}"
            "{impossible}" + _EQUAL_WEIGHTS
        ),
        other=(
            "{so_far}the remaining {count} {period}s {must_average} {bound}{average} to reach a mean of {target} over "
            "{year}{impossible}" + _EQUAL_WEIGHTS
        ),
    )
    at_least_bound: str = "at least "
    at_most_bound: str = "at most "
    must: str = "must be"
    must_average: str = "must average"
    would_have_to: str = "would have to be"
    would_have_to_average: str = "would have to average"
    impossible: str = ", which is not possible"
    total_met: str = "{so_far}the total for the year already meets the target of {target}"
    total_passed: str = "{so_far}the total for the year is already above the target of {target}"
    enough_above: Phrase = Phrase(
        zero="",
        one="{so_far}any result of {edge} or more in the last {period} is enough for a mean of {target} over {year}"
        + _EQUAL_WEIGHTS,
        other=(
            "{so_far}any mean of {edge} or more over the remaining {count} {period}s is enough for a mean of "
            "{target} over {year}" + _EQUAL_WEIGHTS
        ),
    )
    enough_below: Phrase = Phrase(
        zero="",
        one="{so_far}any result of {edge} or less in the last {period} is enough for a mean of {target} over {year}"
        + _EQUAL_WEIGHTS,
        other=(
            "{so_far}any mean of {edge} or less over the remaining {count} {period}s is enough for a mean of "
            "{target} over {year}" + _EQUAL_WEIGHTS
        ),
    )
    too_much: Phrase = Phrase(
        zero="",
        one="{so_far}even {edge} in the last {period} is too much for a mean of {target} over {year}" + _EQUAL_WEIGHTS,
        other=(
            "{so_far}even a mean of {edge} over the remaining {count} {period}s is too much for a mean of {target} "
            "over {year}" + _EQUAL_WEIGHTS
        ),
    )

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
