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
    rated="{band}",
    standing="It is {rating}. {reason}.",
    within=". This is within the tolerance of {tolerance}",
    beyond=". This is more than the tolerance of {tolerance}",
    floor_met="{value} meets the floor standard of {floor}. It misses the target of {target} by {short}",
    floor_missed="{value} misses the floor standard of {floor} by {below}. It misses the target of {target} by {short}",
    level_met="{value} meets the level of {level} for {band}",
    level_missed="{value} misses the level of {level} for {band} by {short}",
    level_between=(
        "{value} meets the level of {level} for {band}. It misses the level of {better_level} for {better} by {short}"
    ),
    looked_back=". It was {before} in the earlier period that the rule uses",
    rounded=". It would be {rating} on the displayed figure of {value}",
    unrounded=". It would be {rating} on the exact figure of {value}",
    more_cases=Phrase(
        zero="",
        one=". With {count} more case it would be {band}",
        other=". With {count} more cases it would be {band}",
    ),
    fewer_cases=Phrase(
        zero="",
        one=". With {count} fewer case it would be {band}",
        other=". With {count} fewer cases it would be {band}",
    ),
    withheld="the result is withheld, because it is based on a small count",
    due_marked=' (result due: "{marker}")',
    assessment=(
        "{name} ({code}) is {rating} for {period}{basis}. {reason}. {change}. Its direction of travel is "
        "{direction}{notes}."
    ),
    of_period=", based on its result for {period}",
    carried=", carried forward from {period}",
    on_current_thresholds=". On current thresholds it would be {rating}",
    not_judged="which is not judged: {reason}",
    implausible=". {reason}",
    fraction_of_one=Phrase(
        zero="",
        one="the {part} of {value} for {period} may be a fraction, not a percentage. If so, enter {meant}",
        other="figures such as the {part} of {value} for {period} may be fractions, not percentages. "
        "If so, enter {meant}",
    ),
    hundredfold=Phrase(
        zero="",
        one="the {part} of {value} for {period} looks about a hundred times too large or too small. "
        "Check whether it should be {meant}",
        other="figures such as the {part} of {value} for {period} look a hundred times too large or too small. "
        "Check whether it should be {meant}",
    ),
    above_hundred=Phrase(
        zero="",  # words allowed: digits are for facts
        one="the {part} of {value} for {period} is over a hundred per cent. The usual figures are not. Check it",
        other=(  # words allowed: digits are for facts
            "figures such as the {part} of {value} for {period} are over a hundred per cent. The usual figures are "
            "not. Check them"
        ),
    ),
    tiny_tolerance=Phrase(
        zero="",
        one="the {part} of {value} for {period} may be a fraction, not a percentage. "
        "If it is a share of the target, enter {meant}%",
        other="figures such as the {part} of {value} for {period} may be fractions, not percentages. "
        "If they are shares of the target, enter {meant}%",
    ),
    provisional=". The result is provisional",
    revised=". The result has been revised since it was first reported",
    restated=". It was published as {rating}",
    target_changed=". Its thresholds have changed since {against}: {changes}",
    target_effect=". Against these, the result for {against} would be {rating} (it was {before})",
    redefined=". Its definition has changed since {against}: {note}",
    other_year=". The two figures are for different parts of different years",
    benchmark=". It is {difference} {side} {name} ({period}), {judgement}",
    benchmark_equal=". It is the same as {name} ({period})",
    comparison_withheld="From {against} to {period}, it is {movement}, {judgement}. Its figures are withheld{ratings}.",
    comparison=(
        "It was {before} in {against} and is {now} in {period}. It is {movement}{difference}, {judgement}{ratings}."
    ),
    no_comparison="{period} cannot be compared with {against}: {reason}.",
    not_compared="it cannot be compared with {against}: {reason}",
    rating_changed=". It was {before} and is now {now}",
    rating_unchanged=". It is still {now}",
    thresholds_changed=". Its thresholds have changed: {changes}",
    rebased=". Against the thresholds for {period}, it would have been {rebased} before",
    crosses_year_end=". The two figures are for different parts of different years",
    travel="The direction of travel is {direction}. {reason}.",
    over="{subject} {movement} over the {count} results to {last}",
    rose="rose by {slope} a {period}",
    fell="fell by {slope} a {period}",
    typically_rose="tended to rise by {slope} a {period}",
    typically_fell="tended to fall by {slope} a {period}",
    flat="{subject} did not change over the {count} results to {last}",
    flat_by_season="{subject} was the same at each time of year over the {count} results to {last}",
    mean_up="{subject} of {now} is {difference} above {reference}, the mean of the {count} earlier results",
    mean_down="{subject} of {now} is {difference} below {reference}, the mean of the {count} earlier results",
    dead_band=". A change of {least} or more counts",
    outside_before=(
        "{subject} for {last} is {side} the process limits of {low} to {high}. Most results are the same, and an "
        "earlier one was as far out. So this is normal variation"
    ),
    outside_by_mean=(
        "{subject} for {last} is {side} the process limits of {low} to {high}. Results on the other side have shifted "
        "the mean. So this is normal variation"
    ),
    chart_baseline=". The mean and the limits use the {count} results from {first} to {last}",
    passes=". If nothing changes, it can be expected to meet the target each time",
    hits_and_misses=". If nothing changes, it can be expected to meet the target at some times and miss it at others",
    fails=". If nothing changes, it can be expected to miss the target each time",
    passes_but=(
        ". By its limits, it is expected to meet the target, although {exceptions} of the {count} results would miss it"
    ),
    fails_but=(
        ". By its limits, it is expected to miss the target, although {exceptions} of the {count} results would meet it"
    ),
    custom_figure=". {name}: {figure}",
    fragile_newest=". Without the newest result the direction would be {direction}",
    fragile=Phrase(
        zero="",
        one=". Without the result for {periods} the direction would be different",
        other=". Leaving out a single result could change the direction",
    ),
    overlaps=". The periods overlap, so the test finds trends too easily",
    narrow_limits=". The periods overlap, so the limits are too narrow",
    line_withheld=(
        "it is based on the {count} results from {first} to {last}. Figures based on small counts are withheld"
    ),
    no_polarity="{reason}. {no_polarity}",
    too_few=Phrase(
        zero="there is no result{since}, and at least {needed} are needed",
        one="there is {count} result{since}, and at least {needed} are needed",
        other="there are {count} results{since}, and at least {needed} are needed",
    ),
)
"""The reasons in short sentences, without the statistics of a trend."""

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
