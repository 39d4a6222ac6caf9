"""Explanations: the phrases of `explain` and of the reasons in a report."""

from collections.abc import Mapping

from attrs import field, frozen

from qpr_core.errors import StyleError, got
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import Choice, FrozenMapping, shown_as_given
from qpr_core.wording.styles.answer_words import ANSWERS
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words


def _answers(given: Mapping[Choice, str]) -> FrozenMapping[Choice, str]:
    return frozen_words(given)


@explains_calls
@frozen(kw_only=True, repr=False)
class Explanations:
    """The phrases that give reasons, and the text of every answer that is not a band.

    `answers` has text for every direction, movement and judgement, and for every reason for having no answer. The text
    of a reason can follow "because". `ProjectionWords` has whole sentences for the reasons of `NoProjection`.

    >>> from qpr_core import NoRating
    >>> Explanations().answers[NoRating.TOO_OLD]
    'its latest result is too old'

    Raises:
        StyleError: If an answer has no text, or a phrase has a placeholder that cannot be filled.
    """

    answers: FrozenMapping[Choice, str] = field(default=ANSWERS, converter=_answers)

    rated: str = "{band}"
    standing: str = "It is {rating}: {reason}."
    ratio: str = "{counted} of {total} ({value})"
    meets: str = "{value} meets the target of {target}"
    just_missed: str = "{value} just misses the target of {target}"
    below_target: str = "{value} is {short} below the target of {target}"
    over_target: str = "{value} is {short} over the target of {target}"
    within: str = ", within the tolerance of {tolerance}"
    beyond: str = ", outside the tolerance of {tolerance}"
    floor_met: str = "{value} meets the floor standard of {floor} but is {short} below the target of {target}"
    floor_missed: str = "{value} is {below} below the floor standard of {floor}, against a target of {target}"
    limit_met: str = "{value} is {short} over the target of {target} but within the limit of {floor}"
    limit_exceeded: str = "{value} exceeds the limit of {floor} by {below}, against a target of {target}"
    floor_met_only: str = "{value} meets the floor standard of {floor} but just misses the target of {target}"
    floor_just_missed: str = "{value} just misses the floor standard of {floor}, against a target of {target}"
    limit_met_only: str = "{value} just misses the target of {target} but is within the limit of {floor}"
    limit_just_missed: str = "{value} just misses the limit of {floor}, against a target of {target}"
    answer_met: str = "the answer is {value}, which meets the target"
    answer_missed: str = "the answer is {value}, which does not meet the target of {target}"
    relative: str = "{tolerance}% of the target"
    level_met: str = "{value} meets the level of {level} for {band}"
    level_missed: str = "{value} is {short} away from the level of {level} for {band}"
    level_between: str = (
        "{value} meets the level of {level} for {band} but is {short} away from the level of {better_level} for "
        "{better}"
    )
    level_just_missed: str = "{value} just misses the level of {level} for {band}"
    level_met_only: str = (
        "{value} meets the level of {level} for {band} but just misses the level of {better_level} for {better}"
    )
    low_to_high: str = "{low} to {high}"
    above_to_high: str = "more than {low}, up to {high}"
    low_to_below: str = "{low} or more but less than {high}"
    above_to_below: str = "more than {low} but less than {high}"
    in_range: str = "{value} is within the expected range of {range}"
    out_of_range: str = "{value} is {by} {side} the expected range of {range}"
    at_least: str = "{low} or more"
    at_most: str = "{high} or less"
    more_than: str = "more than {low}"
    less_than: str = "less than {high}"
    above: str = "above"
    below: str = "below"
    looked_back: str = ". It was {before} in the earlier period that the rule uses"
    by_rule: str = " (rule: {rule}, version {version})"
    rounded: str = " ({rating} on the displayed figure of {value})"
    unrounded: str = " ({rating} on the exact figure of {value})"
    more_cases: Phrase = Phrase(
        zero="",
        one=". With {count} more case it would be {band}",
        other=". With {count} more cases it would be {band}",
    )
    fewer_cases: Phrase = Phrase(
        zero="",
        one=". With {count} fewer case it would be {band}",
        other=". With {count} fewer cases it would be {band}",
    )
    withheld: str = "its result is withheld to protect small counts"
    marked: str = ' (marked "{marker}")'
    due_marked: str = ' (the result that was due is marked "{marker}")'

    assessment: str = "{name} ({code}) {standing}. {reason}{change}. Its direction of travel is {direction}{notes}."
    is_rated: str = "is {rating} for {period}"
    is_rated_by: str = "is {rating} for {period}, on its result for {of}{current}"
    direction_with_reason: str = "{direction}: {reason}"
    no_figure: str = "has no figure for {period} yet"
    no_figure_marked: str = 'has no figure for {period} (marked "{marker}")'
    is_carried: str = "{no_figure}; it is {rating} on its result for {of}{current}"
    on_current_thresholds: str = " (against the current thresholds it would be {rating})"
    changed: str = ". The result is {movement} {difference} on {against}{judgement}"
    answer_changed: str = ". It was {before} in {against}{judgement}"
    unchanged: str = ". The result is {movement} from {against}"
    judged: str = ", {judgement}"
    not_judged: str = ", which is not judged, because {reason}"
    no_result_before: str = ". There is no result for {against}{marked} to compare it with"
    movement_withheld: str = ". The change from {against} is withheld"
    implausible: str = ". {reason}"
    fraction_of_one: Phrase = Phrase(
        zero="",
        one="the {part} of {value} for {period} may be a fraction, not a percentage. If so, enter {meant}",
        other=(
            "figures such as the {part} of {value} for {period} may be fractions, not percentages. If so, enter {meant}"
        ),
    )
    hundredfold: Phrase = Phrase(
        zero="",
        one=(
            "the {part} of {value} for {period} looks about a hundred times too large or too small. "
            "Check whether it should be {meant}"
        ),
        other=(
            "figures such as the {part} of {value} for {period} look a hundred times too large or too small. "
            "Check whether it should be {meant}"
        ),
    )
    above_hundred: Phrase = Phrase(
        zero="",
        one="the {part} of {value} for {period} is above the usual range of a percentage. Check it",
        other=(
            "figures such as the {part} of {value} for {period} are above the usual range of a percentage. Check them"
        ),
    )
    tiny_tolerance: Phrase = Phrase(
        zero="",
        one=(
            "the {part} of {value} for {period} may be a fraction, not a percentage. "
            "If it is a share of the target, enter {meant}%"
        ),
        other=(
            "figures such as the {part} of {value} for {period} may be fractions, not percentages. "
            "If they are shares of the target, enter {meant}%"
        ),
    )
    provisional: str = ". The result is provisional"
    revised: str = ". The result has been revised since it was first reported"
    restated: str = ". The rating was published as {rating}"
    target_changed: str = ". Since {against}, {changes}"
    target_name: str = "target"
    floor_name: str = "floor standard"
    tolerance_name: str = "tolerance"
    best_tolerance_name: str = "tolerance for {band}"
    level_name: str = "level for {band}"
    range_name: str = "expected range"
    threshold_risen: str = "the {threshold} has risen from {before} to {now}"
    threshold_fallen: str = "the {threshold} has fallen from {before} to {now}"
    threshold_changed: str = "the {threshold} is now {now} (it was {before})"
    threshold_new: str = "the {threshold} of {now} is new"
    threshold_ended: str = "the {threshold} of {before} no longer applies"
    other_thresholds: str = "the thresholds are different from before"
    level_short: str = "{by} short of target"
    level_beyond: str = "{by} beyond target"
    level_relative: str = "{tolerance}%"
    target_effect: str = ". Against the new thresholds, the result for {against} would be {rating}, not {before}"
    redefined: str = ". The definition has changed since {against}: {note}"
    other_year: str = ". The two figures cover different parts of different years"
    benchmark: str = ". The result is {difference} {side} {name} ({period}){judgement}"
    benchmark_equal: str = ". The result is the same as {name} ({period})"

    comparison: str = (
        "It was {before} in {against} and is {now} in {period}. It is {movement}{difference}{judgement}{ratings}."
    )
    answer_comparison: str = "It was {before} in {against} and is {now} in {period}{judgement}{ratings}."
    difference: str = " {difference}"
    no_comparison: str = "{period} cannot be compared with {against}: {reason}."
    rating_changed: str = ". It was {before} and is now {now}"
    rating_unchanged: str = ". It is still {now}"
    rebased: str = " (against the thresholds for {period} it would have been {rebased} before)"
    thresholds_changed: str = ". Its thresholds have changed: {changes}"

    crosses_year_end: str = ". The two figures cover different parts of different years"

    unknown: str = "unknown"
    travel: str = "The direction of travel is {direction}: {reason}."
    risen: str = "{subject} has risen by about {slope} a {period} over the {count} results from {first} to {last}"
    fallen: str = "{subject} has fallen by about {slope} a {period} over the {count} results from {first} to {last}"
    tended_up: str = "{subject} has tended to rise over the {count} results from {first} to {last}"
    tended_down: str = "{subject} has tended to fall over the {count} results from {first} to {last}"
    no_trend: str = (
        "{subject} has neither clearly risen nor clearly fallen over the {count} results from {first} to {last}"
    )
    flat: str = "{subject} did not change over the {count} results from {first} to {last}"
    flat_by_season: str = "{subject} was the same at each time of year over the {count} results from {first} to {last}"
    statistics: str = ". The slope is {slope} a {period} ({test}{how})"
    test: str = "p = {p} at a significance level of {level}%"
    tiny: str = "p < {p} at a significance level of {level}%"
    by_least_squares: str = ", by least squares"
    for_overlap: str = ", by least squares for overlapping periods"
    for_year_to_date: str = ", by least squares for year-to-date rates"
    for_season: str = ", by least squares with the time of year"
    by_kendall: str = ", by the Mann-Kendall test"
    step_up: str = "{subject} rose by {difference}, from {reference} in {against} to {now} in {last}"
    step_down: str = "{subject} fell by {difference}, from {reference} in {against} to {now} in {last}"
    step_none: str = "{subject} is {now} in {last}, as it was in {against}"
    mean_up: str = (
        "{subject} of {now} in {last} is {difference} above {reference}, the mean of the {count} earlier results"
    )
    mean_down: str = (
        "{subject} of {now} in {last} is {difference} below {reference}, the mean of the {count} earlier results"
    )
    mean_none: str = "{subject} of {now} in {last} is the mean of the {count} earlier results"
    dead_band: str = ". Only a change of {least} or more is counted"
    outside: str = "{subject} for {last} is {side} the process limits of {low} to {high}"
    run: str = "the latest results are all {side} the mean of {mean}"
    near_upper: str = "the latest results are near the upper process limit of {high}"
    near_lower: str = "the latest results are near the lower process limit of {low}"
    trend_up: str = "each of the latest results is higher than the one before"
    trend_down: str = "each of the latest results is lower than the one before"
    chance: str = "{subject} for {last} is within normal variation, with process limits of {low} to {high}"
    outside_before: str = (
        "{subject} for {last} is {side} the process limits of {low} to {high}. Most results are the same, and an "
        "earlier one was as far out. So this is normal variation"
    )
    outside_by_mean: str = (
        "{subject} for {last} is {side} the process limits of {low} to {high}. Results on the other side have shifted "
        "the mean. So this is normal variation"
    )
    chart_baseline: str = ". The mean and the limits are based on the {count} results from {first} to {last}"
    passes: str = ". If nothing changes, the result can be expected to meet the target each time"
    hits_and_misses: str = (
        ". If nothing changes, the result can be expected to meet the target at some times and miss it at others"
    )
    fails: str = ". If nothing changes, the result can be expected to miss the target each time"
    passes_but: str = (
        ". By these limits, the result is expected to meet the target, although {exceptions} of the {count} results "
        "would miss it"
    )
    fails_but: str = (
        ". By these limits, the result is expected to miss the target, although {exceptions} of the {count} results "
        "would meet it"
    )
    custom_rule: str = "according to the rule {rule}, version {version}{figures}"
    custom_figure: str = ". {name}: {figure}"
    fragile_newest: str = ". Without the newest result the direction would be {direction}"
    not_tried: str = ". Whether it depends on a single result was not checked, because there are {count} results"
    fragile: Phrase = Phrase(
        zero="",
        one=". Without the result for {periods} the direction would be different",
        other=". Without any one of the results for {periods} the direction would be different",
    )
    by_method: str = "Direction of travel of {name} ({code}) by method, {period}"
    methods_agree: str = "All methods that have an answer agree."
    methods_differ: str = "The methods differ."
    no_method_answers: str = "No method has an answer."
    method: str = "Method"
    direction: str = "Direction"
    because: str = "Because"
    rule: str = "{rule}, version {version}"
    value: str = "the value"
    distance: str = "the distance to the target"
    overlaps: str = ". The periods overlap, so the test finds trends too easily"
    narrow_limits: str = ". The periods overlap, so the limits are too narrow"
    without_evidence: str = "it is based on the {count} results from {first} to {last}"
    no_polarity: str = "{no_polarity}. {reason}"
    too_few: Phrase = Phrase(
        zero="there are no results{since}, and at least {needed} are needed",
        one="there is {count} result{since}, and at least {needed} are needed",
        other="there are {count} results{since}, and at least {needed} are needed",
    )
    too_few_years: str = "each time of year needs results in at least {needed} years{since}"
    since_redefined: str = " since the definition changed in {start}"
    since_recalculated: str = " since {start}, when the limits were recalculated"
    rule_unknown: str = "the rule {rule}, version {version}, gives no direction"
    too_old: str = "the latest result, for {last}, is too old"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check that every answer has text, and that every placeholder can be filled."""
        odd = [answer for answer in (*ANSWERS, *self.answers) if (answer in ANSWERS) != (answer in self.answers)]
        if odd:
            problem = "no text" if odd[0] in ANSWERS else "text"
            raise StyleError(
                "answers must have text for each answer and nothing else", shown=f"{problem} for {got(odd[0])}"
            )
        for answer, words in self.answers.items():
            check_words(f"text of {answer!r}", words, ANSWERS[answer])
        check_parts(self)
