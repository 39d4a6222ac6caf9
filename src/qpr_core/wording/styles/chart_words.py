"""ChartWords: the titles, labels, legends and descriptions of charts."""

from attrs import frozen

from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import check_parts


@frozen(kw_only=True, repr=False)
class ChartWords:
    """The words in the titles, labels, legends and descriptions of charts.

    The title of a chart of an indicator is the first of these findings that is true. Those with "higher" in their name
    are for indicators of which higher is better, those with "lower" for the others. A result {since} a period has had
    the same position in every period from then on.

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
    trend: str = "trend"
    band: str = "{confidence}% confidence band of the trend"
    mean: str = "mean"
    limit: str = "process limit"
    special_cause: str = "special cause"
    redefined: str = "new definition"
    not_final: str = "not final"
    withheld: str = "{count} withheld"
    line_label: str = "{line} {value}"
    subtitle: str = "{unit}; {polarity}"
    higher_is_better: str = "higher is better"
    lower_is_better: str = "lower is better"
    closest_is_best: str = "closest to the target is best"
    neither_is_better: str = "neither higher nor lower is better"
    fell_below_floor_higher: str = "{name} has fallen below its {floor}"
    fell_below_floor_lower: str = "{name} has risen above its {floor}"
    beyond_floor_since_higher: str = "{name} has been below its {floor} since {since}"
    beyond_floor_since_lower: str = "{name} has been above its {floor} since {since}"
    beyond_floor_higher: str = "{name} is below its {floor}"
    beyond_floor_lower: str = "{name} is above its {floor}"
    back_from_floor_higher: str = "{name} has risen above its {floor} but is below its target"
    back_from_floor_lower: str = "{name} has fallen below its {floor} but is above its target"
    missed_target_higher: str = "{name} has fallen below its target"
    missed_target_lower: str = "{name} has risen above its target"
    short_of_target_since_higher: str = "{name} has been below its target since {since}"
    short_of_target_since_lower: str = "{name} has been above its target since {since}"
    short_of_target_higher: str = "{name} is below its target"
    short_of_target_lower: str = "{name} is above its target"
    reached_target: str = "{name} has reached its target"
    met_target_since: str = "{name} has met its target since {since}"
    meets_target: str = "{name} meets its target"
    is_rated: str = "{name} is rated {band}"
    is_expected: str = "{name} is {expectation}"
    was: str = "{name} was {value} in {period}"
    no_results: str = "{name} has no results to show"
    description: str = "Line chart from {first} to {last}. The lowest result is {low} and the highest is {high}."
    description_of_last: str = "The last result is {value}."
    description_of_target: str = "The target was {value} in {period}."
    description_of_floor: str = "The {floor} was {value} in {period}."
    description_of_range: str = "The expected range was {low} to {high} in {period}."
    matrix: str = "Changes of rating from {before} to {now}"
    matrix_counts: str = "Better: {better}; worse: {worse}; the same: {same}"
    matrix_cell: str = "{before} to {now}: {count}."
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
