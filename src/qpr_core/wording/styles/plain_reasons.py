"""The phrases of `PLAIN` that give reasons: explanations and projections."""

from collections.abc import Mapping
from typing import Final

from qpr_core.analysis.answers import Direction, NoDirection, NoProjection, NoRating
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.values.records import Choice
from qpr_core.wording.styles.answer_words import ANSWERS
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.projection_words import ProjectionWords
from qpr_core.wording.text.phrases import Phrase

_ANSWERS: Final[Mapping[Choice, str]] = {
    **ANSWERS,
    NoRating.NO_TARGET_FOR_PERIOD: "there is no target for this point in the year",
    NoRating.DATA_ONLY: "it is for information only",
    NoRating.NO_HISTORY: "there is no earlier result to use",
    NoDirection.ACCUMULATES: "the total builds up through the year",
    NoDirection.NO_BASELINE: "there are too few results to set limits",
    NoDirection.NO_VARIATION: "the results are all the same, so there are no limits",
    NoDirection.NO_TARGET: "some results have no target",
    NoProjection.TOO_FAR: "the target is more than {horizon} away at this rate",
    Direction.STABLE: "stable or not clear",
    Expectation.ABOVE: "higher than expected",
    Expectation.WITHIN: "as expected",
    Expectation.BELOW: "lower than expected",
}

PLAIN_EXPLANATIONS: Final = Explanations(
    answers=_ANSWERS,
    standing="It is {rating}. {reason}.",
    floor_met="{value} meets the floor standard of {floor}. It is {short} below the target of {target}",
    floor_missed="{value} is {below} below the floor standard of {floor}. The target is {target}",
    limit_met="{value} is within the limit of {floor}. It is {short} over the target of {target}",
    limit_exceeded="{value} exceeds the limit of {floor} by {below}. The target is {target}",
    level_between=(
        "{value} meets the level of {level} for {band}. It is {short} away from the level of {better_level} for "
        "{better}"
    ),
    withheld="the result is withheld, because it is based on a small count",
    due_marked=' (result due: "{marker}")',
    is_carried="has no figure for {period} yet. It is {rating} on its result for {of}{current}",
    is_carried_marked=(
        'has no figure for {period} (marked "{marker}"). It is {rating} on its result for {of}{current}'
    ),
    not_judged="which is not judged: {reason}",
    travel="The direction of travel is {direction}. {reason}.",
    risen="{subject} has risen by about {slope} a {period} over the {count} results to {last}",
    fallen="{subject} has fallen by about {slope} a {period} over the {count} results to {last}",
    tended_up="{subject} has tended to rise over the {count} results to {last}",
    tended_down="{subject} has tended to fall over the {count} results to {last}",
    no_trend="{subject} shows no clear trend over the {count} results to {last}",
    flat="{subject} did not change over the {count} results to {last}",
    flat_by_season="{subject} was the same at each time of year over the {count} results to {last}",
    mean_up="{subject} of {now} is {difference} above {reference}, the mean of the {count} earlier results",
    mean_down="{subject} of {now} is {difference} below {reference}, the mean of the {count} earlier results",
    fragile=Phrase(
        zero="",
        one=". Without the result for {periods} the direction would be different",
        other=". Leaving out a single result could change the direction",
    ),
    no_polarity="{reason}. {no_polarity}",
)
"""The reasons in shorter sentences than those of other styles."""

PLAIN_PROJECTIONS: Final = ProjectionWords(
    no_projection="There is no projection: {reason}.",
    projected=(
        "{subject} has been {movement} by {slope} a {period}. If this goes on, it will reach {goal} in {reached}"
    ),
    projected_range=". The {confidence}% confidence interval is from {earliest} to {latest}",
    projected_from=(
        ". By the {confidence}% confidence interval, it will not do so before {earliest}. It might not do so within "
        "{horizon}"
    ),
    total_so_far=Phrase(
        zero="",
        one="the first {period} of {year} came to {figure}. ",
        other="the first {done} {period}s of {year} came to {figure}. ",
    ),
    mean_so_far=Phrase(
        zero="",
        one="the first {period} of {year} came to {figure}. ",
        other="the mean of the first {done} {period}s of {year} is {figure}. ",
    ),
    needed_total=Phrase(
        zero="",
        one="{so_far}the last {period} {must} {bound}{average} for a total of {target} in {year}{impossible}",
        other="{so_far}the last {count} {period}s {must_average} {bound}{average} for a total of {target} in {year}"
        "{impossible}",
    ),
    needed_mean=Phrase(
        zero="",
        one="{so_far}the last {period} {must} {bound}{average} for a mean of {target} over {year}{impossible}. "
        "This counts each {period} equally",
        other="{so_far}the last {count} {period}s {must_average} {bound}{average} for a mean of {target} over {year}"
        "{impossible}. "
        "This counts each {period} equally",
    ),
    impossible=". This is not possible",
    total_met="{so_far}the year already meets its target of {target}",
    total_passed="{so_far}the year is already above its target of {target}",
    enough_above=Phrase(
        zero="",
        one="{so_far}any result of {edge} or more in the last {period} is enough for a mean of {target} over {year}. "
        "This counts each {period} equally",
        other="{so_far}a mean of {edge} or more in the last {count} {period}s is enough for {target} on average "
        "over {year}. This counts each {period} equally",
    ),
    enough_below=Phrase(
        zero="",
        one="{so_far}any result of {edge} or less in the last {period} is enough for a mean of {target} over {year}. "
        "This counts each {period} equally",
        other="{so_far}a mean of {edge} or less in the last {count} {period}s is enough for {target} on average "
        "over {year}. This counts each {period} equally",
    ),
    too_much=Phrase(
        zero="",
        one="{so_far}even {edge} in the last {period} is too much for a mean of {target} over {year}. "
        "This counts each {period} equally",
        other="{so_far}even a mean of {edge} in the last {count} {period}s is too much for a mean of {target} over "
        "{year}. This counts each {period} equally",
    ),
)
"""The projections in short sentences."""
