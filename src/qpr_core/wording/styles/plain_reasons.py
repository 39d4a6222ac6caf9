"""The phrases of `PLAIN` that give reasons: explanations and projections."""

from collections.abc import Mapping
from typing import Final

from qpr_core.analysis.answers import Direction, NoDirection, NoRating
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.values.records import Choice
from qpr_core.wording.styles.answer_words import ANSWERS
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.projection_words import ProjectionWords
from qpr_core.wording.text.phrases import Phrase

_ANSWERS: Final[Mapping[Choice, str]] = {
    **ANSWERS,
    NoRating.NO_TARGET_FOR_PERIOD: "there is no target for this point in the year",
    NoRating.NO_HISTORY: "there is no earlier result to use",
    NoDirection.ACCUMULATES: "the total builds up through the year",
    NoDirection.NO_BASELINE: "there are too few results to set limits",
    NoDirection.NO_VARIATION: "the results are all the same, so there are no limits",
    NoDirection.YES_OR_NO: "the results are yes or no, so there is no trend",
    NoDirection.NO_TARGET: "some results have no target",
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
    withheld="the result is withheld to protect small counts",
    due_marked=' (result due: "{marker}")',
    is_carried="{no_figure}. It is {rating} on its result for {of}{current}",
    on_current_thresholds=". On current thresholds it would be {rating}",
    not_judged=", which is not judged: {reason}",
    rebased=". Against the thresholds for {period}, it would have been {rebased} before",
    travel="The direction of travel is {direction}. {reason}.",
    risen="{subject} has risen by about {slope} a {period} over the {count} results to {last}",
    fallen="{subject} has fallen by about {slope} a {period} over the {count} results to {last}",
    tended_up="{subject} has tended to rise over the {count} results to {last}",
    tended_down="{subject} has tended to fall over the {count} results to {last}",
    no_trend="{subject} has neither clearly risen nor clearly fallen over the {count} results to {last}",
    statistics=". The slope is {slope} a {period}. For its test, {test}{how}",
    flat="{subject} did not change over the {count} results to {last}",
    flat_by_season="{subject} was the same at each time of year over the {count} results to {last}",
    mean_up="{subject} of {now} is {difference} above {reference}, the mean of the {count} earlier results",
    mean_down="{subject} of {now} is {difference} below {reference}, the mean of the {count} earlier results",
    fragile=Phrase(
        zero="",
        one=". Without the result for {periods} the direction would be different",
        other=". Leaving out a single result could change the direction",
    ),
)
"""The reasons in shorter sentences than those of other styles."""

PLAIN_PROJECTIONS: Final = ProjectionWords(
    range=". This may be as early as {earliest} or as late as {latest}",
    trend_too_far=". Its trend will not meet {then} by {end}",
    trend_on_target=". Its trend line is on the right side of it",
    statistics=" Statistics: {line} {slope}. It is based on {count} results, from {first} to {last}{interval}.",
    impossible=". This is not possible",
)
"""The projections in short sentences."""
