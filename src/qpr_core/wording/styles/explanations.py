"""The phrases that say why, as data in one place."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import (
    Direction,
    Judgement,
    Movement,
    NoComparison,
    NoDirection,
    NoProjection,
    NoRating,
    NoYearEnd,
)
from qpr_core.errors import StyleError, got
from qpr_core.model.indicators.implausible_figure import FigurePart
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.time.period import Frequency
from qpr_core.model.values.records import Choice, FrozenMapping, shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words

_ANSWERS: Final[Mapping[Choice, str]] = {
    NoRating.NO_RESULT: "there is no result",
    NoRating.NOTHING_TO_COUNT: "there was nothing to count",
    NoRating.NO_TARGET: "there is no target",
    NoRating.NO_TARGET_FOR_PERIOD: "no target is set for its total at this point of the year",
    NoRating.DATA_ONLY: "it is reported as data only",
    NoRating.NOT_YET_DUE: "its first result is not yet due",
    NoRating.TOO_OLD: "its latest result is too old",
    NoRating.NO_HISTORY: "there is no result to look back to",
    NoRating.DIFFERENT_PART_OF_YEAR: "its result covers another span of the year",
    Expectation.ABOVE: "above expectations",
    Expectation.WITHIN: "within expectations",
    Expectation.BELOW: "below expectations",
    Movement.UP: "up",
    Movement.DOWN: "down",
    Movement.UNCHANGED: "unchanged",
    Judgement.BETTER: "which is better",
    Judgement.WORSE: "which is worse",
    Judgement.SAME: "which is neither better nor worse",
    NoComparison.NO_RESULT: "there is no result for {period}",
    NoComparison.NO_RESULT_BEFORE: "there is no result for {against}",
    NoComparison.NO_POLARITY: "which is neither better nor worse",
    NoComparison.NO_TARGET: "which without a target is neither better nor worse",
    NoComparison.ACCUMULATES: "which, as the total accumulates through the year, is neither better nor worse",
    NoComparison.REDEFINED: "which, as the definition has changed, is neither better nor worse",
    NoComparison.WITHHELD: "which is withheld",
    Direction.POSITIVE: "positive",
    Direction.STABLE: "stable or with no clear trend",
    Direction.NEGATIVE: "negative",
    NoDirection.TOO_FEW_POINTS: "unknown",
    NoDirection.TOO_FEW_YEARS: "unknown",
    NoDirection.GAP: "unknown",
    NoDirection.NO_POLARITY: "unknown",
    NoDirection.NO_TARGET: "unknown",
    NoDirection.TOO_OLD: "unknown",
    NoDirection.ACCUMULATES: "unknown",
    NoDirection.NO_BASELINE: "unknown",
    NoDirection.NO_VARIATION: "unknown",
    NoProjection.MET_ALREADY: "the line meets the target already",
    NoProjection.MOVING_AWAY: "the target is not met at this rate, which leads away from it",
    NoProjection.TOO_FAR: "the target is not met within {horizon} at this rate",
    NoProjection.NO_CLEAR_TREND: "there is no clear trend to go by",
    NoProjection.NO_DIRECTION: "there is no line to go by",
    NoProjection.NO_TARGET: "there is no target",
    NoYearEnd.YEAR_OVER: "the year is over",
    NoYearEnd.NO_TARGET: "there is no target for the end of the year",
    NoYearEnd.GAP: "a result of the year is missing",
    NoYearEnd.WITHHELD: "its figures are withheld",
    FigurePart.RESULT: "result",
    FigurePart.TARGET: "target",
    FigurePart.FLOOR: "floor standard",
    FigurePart.LEVEL: "level",
    FigurePart.RANGE_END: "end of the expected range",
    FigurePart.TOLERANCE: "tolerance",
    FigurePart.COMPARATOR: "comparator",
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "quarter",
    Frequency.YEARLY: "year",
}


_SAME: Final = ", if each {period} weighs the same"


def _answers(given: Mapping[Choice, str]) -> FrozenMapping[Choice, str]:
    return frozen_words(given)


@frozen(kw_only=True, repr=False)
class Explanations:
    """The phrases of `explain`: the words of every answer that is not a band, and the sentences around them.

    >>> Explanations().answers[NoRating.TOO_OLD]
    'its latest result is too old'

    Raises:
        StyleError: if an answer has no words, or a phrase has a place that nothing is there to fill.
    """

    answers: FrozenMapping[Choice, str] = field(default=_ANSWERS, converter=_answers)

    rated: str = "rated {band}"
    standing: str = "It is {rating}, because {reason}."
    ratio: str = "{counted} of {total} ({value})"
    meets: str = "{value} meets the target of {target}"
    misses: str = "{value} misses the target of {target} by {short}"
    within: str = ", and by no more than {tolerance}"
    beyond: str = ", which is more than {tolerance}"
    floor_met: str = "{value} meets the floor standard of {floor} and misses the target of {target} by {short}"
    floor_missed: str = "{value} misses the floor standard of {floor} by {below} and the target of {target} by {short}"
    relative: str = "{tolerance}% of it"
    level_met: str = "{value} meets the level of {level} for {band}"
    level_missed: str = "{value} misses the level of {level} for {band} by {short}"
    level_between: str = (
        "{value} meets the level of {level} for {band} and misses that of {better_level} for {better} by {short}"
    )
    span: str = "{low} to {high}"
    in_range: str = "{value} lies within the expected range of {range}"
    out_of_range: str = "{value} lies {place} the expected range of {range} by {by}"
    at_least: str = "{low} or more"
    at_most: str = "{high} or less"
    above: str = "above"
    below: str = "below"
    looked_back: str = ", with {before} in the period that the rule looks back to"
    by_rule: str = " (rule: {rule}, version {version})"
    rounded: str = " (displayed as {value}, it would be {rating})"
    unrounded: str = " (exactly {value}, it would be {rating})"
    more_cases: Phrase = Phrase(
        zero="",
        one="; {count} more case would have made it {band}",
        other="; {count} more cases would have made it {band}",
    )
    fewer_cases: Phrase = Phrase(
        zero="",
        one="; {count} fewer case would have made it {band}",
        other="; {count} fewer cases would have made it {band}",
    )
    withheld: str = "of a figure that is withheld, as it rests on a small count"

    assessment: str = (
        "{name} ({code}) is {rating} for {period}{basis}, because {reason}; {change}; "
        "its direction of travel is {direction}{notes}."
    )
    of_period: str = " on its result for {period}"
    carried: str = " on its result for {period}, which is carried forward"
    today: str = " (on the thresholds of now it would be {rating})"
    changed: str = "it is {movement} {difference} on {against}, {judgement}"
    unchanged: str = "it is {movement} on {against}"
    not_compared: str = "it is not compared with {against}, as {reason}"
    change_withheld: str = "it is {movement} on {against} by a figure that is withheld, {judgement}"
    implausible: str = "; {reason}"
    fraction_of_one: Phrase = Phrase(
        zero="",
        one="the {part} of {value} for {period} may be a fraction of one (enter {meant})",
        other="figures such as the {part} of {value} for {period} may be fractions of one (enter {meant})",
    )
    hundredfold: Phrase = Phrase(
        zero="",
        one=(
            "the {part} of {value} for {period} differs about a hundredfold from the other figures "
            "(check whether {meant} is meant)"
        ),
        other=(
            "figures such as the {part} of {value} for {period} differ about a hundredfold from the others "
            "(check whether {meant} is meant)"
        ),
    )
    above_hundred: Phrase = Phrase(
        zero="",
        one="the {part} of {value} for {period} is over a hundred per cent, and the usual figures are not (check it)",
        other=(
            "figures such as the {part} of {value} for {period} are over a hundred per cent, and the usual figures are "
            "not (check them)"
        ),
    )
    tiny_tolerance: Phrase = Phrase(
        zero="",
        one="the {part} of {value} for {period} may be a fraction of one (enter {meant}% for a share of the target)",
        other=(
            "figures such as the {part} of {value} for {period} may be fractions of one "
            "(enter {meant}% for a share of the target)"
        ),
    )
    provisional: str = "; the result is provisional"
    revised: str = "; the result was revised since it was first reported"
    restated: str = "; it was published as {rating}"
    target_moved: str = "; its thresholds have changed since {against}: {changes}"
    changed_target: str = "target from {before} to {now}"
    changed_floor: str = "floor standard from {before} to {now}"
    changed_tolerance: str = "tolerance from {before} to {now}"
    changed_green_tolerance: str = "tolerance for {band} from {before} to {now}"
    changed_level: str = "level for {band} from {before} to {now}"
    changed_range: str = "expected range {now} (before: {before})"
    no_threshold: str = "none"
    other_thresholds: str = "different thresholds from before"
    relative_to_target: str = "{tolerance}% of the target"
    level_short: str = "short of target by {by}"
    level_beyond: str = "beyond target by {by}"
    target_effect: str = ", against which the result for {against} would be {rating} (it was {before})"
    redefined: str = "; its definition has changed since {against}: {note}"
    other_year: str = "; the figures that are compared cover different parts of different years"
    benchmark: str = "; it is {difference} {place} {name} ({period}), {judgement}"
    benchmark_equal: str = "; it is the same as {name} ({period})"

    comparison_withheld: str = (
        "From {against} to {period}, it is {movement} by a figure that is withheld, {judgement}{ratings}."
    )
    comparison: str = (
        "From {before} in {against} to {now} in {period}, it is {movement}{difference}, {judgement}{ratings}."
    )
    difference: str = " {difference}"
    no_comparison: str = "{period} is not compared with {against}, as {reason}."
    rating_moved: str = "; it was {before} and is {now}"
    rating_stayed: str = "; it is still {now}"
    thresholds_moved: str = " (on the thresholds of {period} it would have been {rebased} before)"
    thresholds_changed: str = "; its thresholds have changed: {changes}"

    crosses: str = " (the figures cover different parts of different years)"

    travel: str = "The direction of travel is {direction}: {reason}."
    over: str = "over the {count} results from {first} to {last}, {subject} {movement} ({test}{how})"
    rose: str = "rose by {slope} a {period}"
    fell: str = "fell by {slope} a {period}"
    level: str = "neither rose nor fell"
    typically_rose: str = "typically rose by {slope} a {period}"
    typically_fell: str = "typically fell by {slope} a {period}"
    tended_up: str = "tended to rise"
    tended_down: str = "tended to fall"
    test: str = "p = {p}, at a significance level of {level}%"
    tiny: str = "p < {p}, at a significance level of {level}%"
    for_overlap: str = ", allowing for figures that overlap"
    for_season: str = ", allowing for the time of year"
    by_kendall: str = ", by the Mann-Kendall test"
    flat: str = "over the {count} results from {first} to {last}, {subject} did not change"
    flat_by_season: str = (
        "over the {count} results from {first} to {last}, {subject} at each time of year was the same every year"
    )
    step_up: str = "{subject} rose by {difference}, from {reference} in {against} to {now} in {last}"
    step_down: str = "{subject} fell by {difference}, from {reference} in {against} to {now} in {last}"
    step_none: str = "{subject} is {now} in {last}, as it was in {against}"
    mean_up: str = (
        "{subject} of {now} in {last} is {difference} above {reference}, the mean of the {count} results before"
    )
    mean_down: str = (
        "{subject} of {now} in {last} is {difference} below {reference}, the mean of the {count} results before"
    )
    mean_none: str = "{subject} of {now} in {last} is the mean of the {count} results before"
    dead_band: str = ", and a change counts from {least}"
    outside: str = "{subject} of {last} lies {place} the process limits of {low} to {high}"
    run: str = "the latest results are a run {place} the mean of {mean}"
    run_from_baseline: str = "the latest results are a run {place} the mean of {mean}"
    near_upper: str = "the latest results lie near the upper process limit of {high}"
    near_lower: str = "the latest results lie near the lower process limit of {low}"
    trend_up: str = "the latest results rise one after the other"
    trend_down: str = "the latest results fall one after the other"
    chance: str = "{subject} of {last} is no more than the variation of chance, with process limits of {low} to {high}"
    outside_before: str = (
        "{subject} of {last} lies {place} the process limits of {low} to {high}, but most results are the same and "
        "another was as far out, so it is no more than the variation of chance"
    )
    outside_moved: str = (
        "{subject} of {last} lies {place} the process limits of {low} to {high}, but results on the other side have "
        "moved the mean, so it is no more than the variation of chance"
    )
    chart_baseline: str = "; the mean and the limits are based on the {count} results from {first} to {last}"
    passes: str = "; as it is, the process consistently meets the target"
    hits_and_misses: str = "; as it is, the process will hit and miss the target"
    fails: str = "; as it is, the process consistently misses the target"
    passes_but: str = (
        "; by its limits, the process is expected to meet the target, "
        "although {exceptions} of the {count} results would miss it"
    )
    fails_but: str = (
        "; by its limits, the process is expected to miss the target, "
        "although {exceptions} of the {count} results would meet it"
    )
    own_rule: str = "by the rule {rule}, version {version}{figures}"
    own_figure: str = "; {name}: {figure}"
    fragile: str = "; without the newest result it would be {direction}"
    hangs: Phrase = Phrase(
        zero="",
        one="; without the result for {periods} it would be another",
        other="; without any one of the results for {periods} it would be another",
    )
    ahead: str = "Projection: {projection}."
    not_projected: str = "none, as {reason}"
    projected: str = (
        "if {subject} goes on {movement} by {slope} a {period}, as over the {count} results from {first} to {last}, "
        "it comes to {goal} in {reached}"
    )
    rising: str = "rising"
    falling: str = "falling"
    goal: str = "the target of {edge}"
    distance_goal: str = "{edge}, which is still in the best band,"
    between: str = ", or between {earliest} and {latest} with the slopes of its confidence interval of {confidence}%"
    not_before: str = (
        ", not before {earliest} and perhaps not within {horizon} with the slopes of its confidence interval of "
        "{confidence}%"
    )
    horizon: Phrase = Phrase(zero="", one="{count} {period}", other="{count} {period}s")
    total_so_far: Phrase = Phrase(
        zero="",
        one="after {come} in the first {period} of {year}, ",
        other="after {come} in the first {done} {period}s of {year}, ",
    )
    mean_so_far: Phrase = Phrase(
        zero="",
        one="after {come} in the first {period} of {year}, ",
        other="after a mean of {come} in the first {done} {period}s of {year}, ",
    )
    needed_total: Phrase = Phrase(
        zero="",
        one="{so_far}the last {period} has to come to {bound}{average} for a total of {target} at the end of {year}",
        other=(
            "{so_far}the {count} {period}s that remain have to come to {bound}{average} each on average for a total of "
            "{target} at the end of {year}"
        ),
    )
    needed_mean: Phrase = Phrase(
        zero="",
        one=(
            "{so_far}the last {period} has to come to {bound}{average} for a mean of {target} over {year}, if each "
            "{period} weighs the same"
        ),
        other=(
            "{so_far}the {count} {period}s that remain have to average {bound}{average} for a mean of {target} over "
            "{year}, if each {period} weighs the same"
        ),
    )
    no_less: str = "at least "
    no_more: str = "at most "
    impossible: str = ", which is no possible value"
    total_met: str = "{so_far}the total of the year already meets the target of {target}"
    total_passed: str = "{so_far}the total of the year is already above the target of {target}"
    enough_above: Phrase = Phrase(
        zero="",
        one="{so_far}any result of {edge} or more in the last {period} is enough for a mean of {target} over {year}"
        + _SAME,
        other=(
            "{so_far}any mean of {edge} or more over the {count} {period}s that remain is enough for a mean of "
            "{target} over {year}" + _SAME
        ),
    )
    enough_below: Phrase = Phrase(
        zero="",
        one="{so_far}any result of {edge} or less in the last {period} is enough for a mean of {target} over {year}"
        + _SAME,
        other=(
            "{so_far}any mean of {edge} or less over the {count} {period}s that remain is enough for a mean of "
            "{target} over {year}" + _SAME
        ),
    )
    too_much: Phrase = Phrase(
        zero="",
        one="{so_far}even {edge} in the last {period} is too much for a mean of {target} over {year}" + _SAME,
        other=(
            "{so_far}even a mean of {edge} over the {count} {period}s that remain is too much for a mean of {target} "
            "over {year}" + _SAME
        ),
    )
    by_method: str = "Direction of travel of {name} ({code}) by method, {period}"
    methods_agree: str = "All methods that have an answer agree."
    methods_differ: str = "The methods differ."
    methods_silent: str = "No method has an answer."
    method: str = "Method"
    direction: str = "Direction"
    because: str = "Because"
    rule: str = "{rule}, version {version}"
    value: str = "the value"
    distance: str = "the distance to the target"
    overlaps: str = "; as the figures overlap, the test sees trends too readily"
    narrow_limits: str = "; as the figures overlap, the limits are too narrow"
    line_withheld: str = (
        "over the {count} results from {first} to {last}, with figures withheld that rest on small counts"
    )
    accumulates: str = "the total accumulates through the year, so that it shows no trend"
    no_polarity: str = "{reason}, and neither up nor down is better"
    too_few: Phrase = Phrase(
        zero="there is no result up to {period}, and at least {needed} are needed",
        one="there is {count} result up to {period}, and at least {needed} are needed",
        other="there are {count} results up to {period}, and at least {needed} are needed",
    )
    too_few_since: Phrase = Phrase(
        zero="there is no result up to {period} {since}, and at least {needed} are needed",
        one="there is {count} result up to {period} {since}, and at least {needed} are needed",
        other="there are {count} results up to {period} {since}, and at least {needed} are needed",
    )
    too_few_years: str = "each time of year needs results in at least {needed} years"
    too_few_years_since: str = "each time of year needs results in at least {needed} years {since}"
    no_baseline: str = "the baseline has too few results to make limits"
    no_variation: str = "the results in the baseline are all the same, so they make no limits"
    gap: str = "there is no result for the period that the newest one is compared with"
    gap_since: str = "the newest result has nothing to be compared with {since}"
    since_redefined: str = "since the definition changed in {start}"
    since_recalculated: str = "since {start}, when the limits were calculated again"
    rule_unknown: str = "the rule {rule}, version {version}, gives none"
    too_old: str = "the latest result is that of {last}, which is too old"
    no_target: str = "not every result has a target to be close to"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        odd = [answer for answer in (*_ANSWERS, *self.answers) if (answer in _ANSWERS) != (answer in self.answers)]
        if odd:
            told = "none" if odd[0] in _ANSWERS else "some"
            raise StyleError(f"answers must have words for each answer and nothing else, got {told} for {got(odd[0])}")
        for answer, words in self.answers.items():
            check_words(f"words of {answer!r}", words, _ANSWERS[answer])
        check_parts(self)
