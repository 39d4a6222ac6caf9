"""ChartWords: the titles, labels, legends and descriptions of charts."""

from attrs import frozen

from qpr_core.analysis.methods.evidence import SpecialCause
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts


@explains_calls
@frozen(kw_only=True, repr=False)
class ChartWords:
    """The words in the titles, labels, legends and descriptions of charts.

    The title of a chart of an indicator is the first of these findings that is true. Those with "higher" in their name
    are for indicators of which higher is better, and those with "lower" for those of which lower is better. The latter
    have no "above", because "above its target" sounds good. A result {since} a period has had the same position in
    every period from then on, and a different one before it. If the result before is not known, {since} is `at_least`
    that period. The titles of the movement matrix, the history and the heat map state findings too, about the worst
    band of the scheme.

    >>> ChartWords().fell_below_floor_higher.format(name="Complaints in time", floor="floor standard")
    'Complaints in time has fallen below its floor standard'

    Raises:
        StyleError: If a word is not text, or has a placeholder that cannot be filled.
    """

    target: str = "target"
    floor: str = "floor standard"
    beyond: str = "{band} limit"
    expected_low: str = "lowest expected"
    expected_high: str = "highest expected"
    expected_range: str = "expected range"
    trend: str = "trend"
    band: str = "{confidence}% confidence band of the trend"
    mean: str = "mean"
    limit: str = "process limit"
    outside_limits: str = "special cause: outside the process limits"
    run: str = "special cause: results on one side of the mean"
    near_limit: str = "special cause: results near a process limit"
    rises_or_falls: str = "special cause: results that rise or fall each time"
    projection: str = "trend if it continues"
    fan: str = "{confidence}% confidence interval of the trend if it continues"
    redefined: str = "new definition"
    not_final: str = "not final"
    withheld: str = "{count} withheld"
    is_withheld: str = "result withheld"
    all_withheld: str = "the results are withheld"
    no_result: str = "no result"
    line_label: str = "{line} {value}"
    total_of_year: str = "{year}: {value}"
    subtitle: str = "{unit}; {polarity}"
    higher_is_better: str = "higher is better"
    lower_is_better: str = "lower is better"
    closest_is_best: str = "closest to the target is best"
    neither_is_better: str = "neither higher nor lower is better"
    fell_below_floor_higher: str = "{name} has fallen below its {floor}"
    fell_below_floor_lower: str = "{name} no longer meets its {floor}"
    beyond_floor_since_higher: str = "{name} has been below its {floor} since {since}"
    beyond_floor_since_lower: str = "{name} has missed its {floor} since {since}"
    beyond_floor_higher: str = "{name} is below its {floor}"
    beyond_floor_lower: str = "{name} misses its {floor}"
    back_from_floor: str = "{name} meets its {floor} again, but not its target"
    missed_target_higher: str = "{name} has fallen below its target"
    missed_target_lower: str = "{name} no longer meets its target"
    short_of_target_since_higher: str = "{name} has been below its target since {since}"
    short_of_target_since_lower: str = "{name} has missed its target since {since}"
    at_least: str = "at least {since}"
    short_of_target_higher: str = "{name} is below its target"
    short_of_target_lower: str = "{name} misses its target"
    reached_target: str = "{name} has reached its target"
    met_target_since: str = "{name} has met its target since {since}"
    meets_target: str = "{name} meets its target"
    is_rated: str = "{name} is rated {band}"
    is_expected: str = "{name} is {expectation}"
    was: str = "{name} was {value} in {period}"
    no_results: str = "{name} has no results to show"
    results_withheld: str = "The results of {name} are withheld"
    panel: str = "{code}: {value}, {rating}"
    panel_without_result: str = "{code}: {rating}"
    no_panel: str = "{reason}: {last}"
    year_before: str = "the year before"
    multiples_subtitle: str = "The mark of each newest result shows its rating"
    in_worst_band: Phrase = Phrase(
        zero="None of {total} {kpis} {is_band}",
        one="{count} of {total} {kpis} {is_band}",
        other="{count} of {total} {kpis} {are_band}",
    )
    activity_in: str = "Activity {indicators} in {period}"
    description: str = "Line chart from {first} to {last}. The lowest result is {low} and the highest is {high}."
    description_of_last: str = "The last result is {value}."
    description_of_comparator: str = "{name}: {value} in {period}."
    description_of_carried: str = "It is carried forward to {period}."
    description_of_line: str = "The {line} was {steps}."
    description_of_line_ahead: str = "The {line} is {steps}."
    description_of_trend: str = "The {trend} goes from {first} to {last}."
    description_of_mark: str = "{mark} in {periods}."
    step: str = "{value} in {period}"
    steps: str = "{value} from {first} to {last}"
    matrix_worse: Phrase = Phrase(
        zero="",
        one="{count} {kpi} has a worse rating than in {before}",
        other="{count} {kpis} have a worse rating than in {before}",
    )
    matrix_better: Phrase = Phrase(
        zero="",
        one="{count} {kpi} has a better rating than in {before}",
        other="{count} {kpis} have a better rating than in {before}",
    )
    matrix_worse_too: Phrase = Phrase(
        zero=", and none has a worse one", one=", and {count} has a worse one", other=", and {count} have a worse one"
    )
    matrix_better_too: Phrase = Phrase(
        zero=", and none has a better one",
        one=", and {count} has a better one",
        other=", and {count} have a better one",
    )
    matrix_unmoved: str = "No {kpi} has a better or worse rating than in {before}"
    matrix_not_compared: str = "No {kpi} is rated in both {before} and {now}"
    matrix_subtitle: str = "{Kpis} by rating in {before} (rows) and {now} (columns)"
    matrix_counts: str = "Better: {better}; worse: {worse}; the same: {same}"
    matrix_cell: str = "{before} to {now}: {count}."
    number_rose: str = "The number of {subject} rose from {then} in {first} to {now}"
    number_fell: str = "The number of {subject} fell from {then} in {first} to {now}"
    number_same: str = "The number of {subject} is the same as in {first}: {now}"
    number_none: str = "There are no {subject}, as in {first}"
    number_is: str = "The number of {subject} is {now}"
    none_rated: str = "No {kpi} is rated"
    none_directed: str = "No {kpi} has a direction of travel"
    directions_unknown: str = "The directions of travel are unknown"
    history_subtitle: str = "{picture}, as shares and in numbers"
    most_in: Phrase = Phrase(
        zero="",
        one="{services} has the most {subject}: {count} of its {total}",
        other="{services} have the most {subject}: {count} each",
    )
    most_in_many: str = "{number} services have the most {subject}: {count} each"
    most_in_many_groups: str = "{number} groups have the most {subject}: {count} each"
    heat_subtitle: str = "Number of {kpis}; a darker cell is a larger share of its row"
    total: str = "Total"
    counts: str = "{period}: {counts}."

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)

    def polarity(self, polarity: Polarity) -> str:
        """Return the words for a polarity.

        >>> ChartWords().polarity(Polarity.LOWER_IS_BETTER)
        'lower is better'
        """
        return {
            Polarity.HIGHER_IS_BETTER: self.higher_is_better,
            Polarity.LOWER_IS_BETTER: self.lower_is_better,
            Polarity.CLOSEST_TO_TARGET_IS_BEST: self.closest_is_best,
            Polarity.NEITHER: self.neither_is_better,
        }[polarity]

    def cause(self, cause: SpecialCause) -> str:
        """Return the words for a kind of special cause.

        >>> ChartWords().cause(SpecialCause.OUTSIDE_LIMITS)
        'special cause: outside the process limits'
        """
        return {
            SpecialCause.OUTSIDE_LIMITS: self.outside_limits,
            SpecialCause.RUN: self.run,
            SpecialCause.NEAR_LIMIT: self.near_limit,
            SpecialCause.TREND: self.rises_or_falls,
        }[cause]
