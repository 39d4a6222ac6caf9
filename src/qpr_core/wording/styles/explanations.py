"""Explanations: the phrases of `explain` and of the reasons in a report."""

from collections.abc import Mapping

from attrs import field, frozen

from qpr_core.errors import StyleError, got
from qpr_core.model.values.records import Choice, FrozenMapping, shown_as_given
from qpr_core.wording.styles.answer_words import ANSWERS
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words


def _answers(given: Mapping[Choice, str]) -> FrozenMapping[Choice, str]:
    return frozen_words(given)


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

    rated: str = "rated {band}"
    standing: str = "It is {rating}, because {reason}."
    ratio: str = "{counted} of {total} ({value})"
    meets: str = "{value} meets the target of {target}"
    misses: str = "{value} misses the target of {target} by {short}"
    within: str = ", which is within the tolerance of {tolerance}"
    beyond: str = ", which is more than the tolerance of {tolerance}"
    floor_met: str = "{value} meets the floor standard of {floor} and misses the target of {target} by {short}"
    floor_missed: str = "{value} misses the floor standard of {floor} by {below} and the target of {target} by {short}"
    relative: str = "{tolerance}% of the target"
    level_met: str = "{value} meets the level of {level} for {band}"
    level_missed: str = "{value} misses the level of {level} for {band} by {short}"
    level_between: str = (
        "{value} meets the level of {level} for {band} and misses the level of {better_level} for {better} by {short}"
    )
    low_to_high: str = "{low} to {high}"
    in_range: str = "{value} is within the expected range of {range}"
    out_of_range: str = "{value} is {by} {side} the expected range of {range}"
    at_least: str = "{low} or more"
    at_most: str = "{high} or less"
    above: str = "above"
    below: str = "below"
    looked_back: str = ", and was {before} in the earlier period that the rule uses"
    by_rule: str = " (rule: {rule}, version {version})"
    rounded: str = " (it would be {rating} if the displayed figure of {value} were used)"
    unrounded: str = " (it would be {rating} if the exact figure of {value} were used)"
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
    withheld: str = "its rating comes from a result that is withheld (it is based on a small count)"
    marked: str = ' (marked "{marker}")'
    due_marked: str = ' (the result that was due is marked "{marker}")'

    assessment: str = (
        "{name} ({code}) is {rating} for {period}{basis}, because {reason}; {change}; "
        "its direction of travel is {direction}{notes}."
    )
    of_period: str = ", based on its result for {period}"
    carried: str = ", based on its result for {period}, which is carried forward"
    on_current_thresholds: str = " (against the current thresholds it would be {rating})"
    changed: str = "it is {movement} {difference} on {against}, {judgement}"
    unchanged: str = "it is {movement} from {against}"
    not_judged: str = "which cannot be judged, because {reason}"
    not_compared: str = "it cannot be compared with {against}, because {reason}"
    change_withheld: str = "it is {movement} on {against}, {judgement} (its figures are withheld)"
    implausible: str = "; {reason}"
    fraction_of_one: Phrase = Phrase(
        zero="",
        one="the {part} of {value} for {period} may be a fraction instead of a percentage (if so, enter {meant})",
        other=(
            "figures such as the {part} of {value} for {period} may be fractions instead of percentages "
            "(if so, enter {meant})"
        ),
    )
    hundredfold: Phrase = Phrase(
        zero="",
        one=(
            "the {part} of {value} for {period} is about a hundred times larger or smaller than the other figures "
            "(check whether it should be {meant})"
        ),
        other=(
            "figures such as the {part} of {value} for {period} are about a hundred times larger or smaller than the "
            "others (check whether it should be {meant})"
        ),
    )
    # Digits in text are facts with a source, so the limit is in words.
    above_hundred: Phrase = Phrase(
        zero="",  # words allowed: digits are for facts
        one="the {part} of {value} for {period} is over a hundred per cent, unlike the usual figures (check it)",
        other=(  # words allowed: digits are for facts
            "figures such as the {part} of {value} for {period} are over a hundred per cent, unlike the usual figures "
            "(check them)"
        ),
    )
    tiny_tolerance: Phrase = Phrase(
        zero="",
        one=(
            "the {part} of {value} for {period} may be a fraction instead of a percentage "
            "(if it is a share of the target, enter {meant}%)"
        ),
        other=(
            "figures such as the {part} of {value} for {period} may be fractions instead of percentages "
            "(if they are shares of the target, enter {meant}%)"
        ),
    )
    provisional: str = "; the result is provisional"
    revised: str = "; the result has been revised since it was first reported"
    restated: str = "; it was published as {rating}"
    target_changed: str = "; its thresholds have changed since {against}: {changes}"
    changed_target: str = "target from {before} to {now}"
    changed_floor: str = "floor standard from {before} to {now}"
    changed_tolerance: str = "tolerance from {before} to {now}"
    changed_green_tolerance: str = "tolerance for {band} from {before} to {now}"
    changed_level: str = "level for {band} from {before} to {now}"
    changed_range: str = "expected range {now} (previously {before})"
    no_threshold: str = "none"
    other_thresholds: str = "different thresholds from before"
    level_short: str = "{by} short of target"
    level_beyond: str = "{by} beyond target"
    level_relative: str = "{tolerance}%"
    target_effect: str = ", against which the result for {against} would be {rating} (it was {before})"
    redefined: str = "; its definition has changed since {against}: {note}"
    other_year: str = "; the two figures cover different parts of different years"
    benchmark: str = "; it is {difference} {side} {name} ({period}), {judgement}"
    benchmark_equal: str = "; it is the same as {name} ({period})"

    comparison_withheld: str = (
        "From {against} to {period}, it is {movement}, {judgement} (its figures are withheld){ratings}."
    )
    comparison: str = (
        "From {before} in {against} to {now} in {period}, it is {movement}{difference}, {judgement}{ratings}."
    )
    difference: str = " {difference}"
    no_comparison: str = "{period} cannot be compared with {against}, because {reason}."
    rating_changed: str = "; it was {before} and is now {now}"
    rating_unchanged: str = "; it is still {now}"
    rebased: str = " (against the thresholds for {period} it would have been {rebased} before)"
    thresholds_changed: str = "; its thresholds have changed: {changes}"

    crosses_year_end: str = " (the two figures cover different parts of different years)"

    unknown: str = "unknown"
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
    for_overlap: str = ", allowing for overlapping periods"
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
        "{subject} of {now} in {last} is {difference} above {reference}, the mean of the {count} earlier results"
    )
    mean_down: str = (
        "{subject} of {now} in {last} is {difference} below {reference}, the mean of the {count} earlier results"
    )
    mean_none: str = "{subject} of {now} in {last} is the mean of the {count} earlier results"
    dead_band: str = ", and a change of {least} or more counts"
    outside: str = "{subject} for {last} is {side} the process limits of {low} to {high}"
    run: str = "the latest results are all {side} the mean of {mean}"
    near_upper: str = "the latest results are near the upper process limit of {high}"
    near_lower: str = "the latest results are near the lower process limit of {low}"
    trend_up: str = "each of the latest results is higher than the one before"
    trend_down: str = "each of the latest results is lower than the one before"
    chance: str = "{subject} for {last} is within normal variation, with process limits of {low} to {high}"
    outside_before: str = (
        "{subject} for {last} is {side} the process limits of {low} to {high}, but most results are the same and an "
        "earlier one was at least as far out, so this is normal variation"
    )
    outside_by_mean: str = (
        "{subject} for {last} is {side} the process limits of {low} to {high}, but results on the other side "
        "have shifted the mean, so this is normal variation"
    )
    chart_baseline: str = "; the mean and the limits are based on the {count} results from {first} to {last}"
    passes: str = "; if nothing changes, the process can be expected to meet the target consistently"
    hits_and_misses: str = (
        "; if nothing changes, the process can be expected to meet the target at some times and miss it at others"
    )
    fails: str = "; if nothing changes, the process can be expected to miss the target consistently"
    passes_but: str = (
        "; judging by its limits, the process is expected to meet the target, "
        "although {exceptions} of the {count} results would miss it"
    )
    fails_but: str = (
        "; judging by its limits, the process is expected to miss the target, "
        "although {exceptions} of the {count} results would meet it"
    )
    custom_rule: str = "according to the rule {rule}, version {version}{figures}"
    custom_figure: str = "; {name}: {figure}"
    fragile_newest: str = "; without the newest result the direction would be {direction}"
    fragile: Phrase = Phrase(
        zero="",
        one="; without the result for {periods} the direction would be different",
        other="; without any one of the results for {periods} the direction would be different",
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
    overlaps: str = "; because the figures cover overlapping periods, the test finds trends too easily"
    narrow_limits: str = "; because the figures cover overlapping periods, the limits are too narrow"
    line_withheld: str = (
        "it is based on the {count} results from {first} to {last} (figures based on small counts are withheld)"
    )
    no_polarity: str = "{reason}, and {no_polarity}"
    too_few: Phrase = Phrase(
        zero="there is no result up to {period}{since}, and at least {needed} are needed",
        one="there is {count} result up to {period}{since}, and at least {needed} are needed",
        other="there are {count} results up to {period}{since}, and at least {needed} are needed",
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
