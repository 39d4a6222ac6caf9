"""PeerWords: the phrases for the place of a result among similar organisations."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from attrs import field, frozen

from qpr_core.analysis.comparing.peer_answers import NoPeerFigure, NoPeerRank, PeerQuarter
from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words

PeerAnswer: TypeAlias = PeerQuarter | NoPeerRank | NoPeerFigure

_ANSWERS: Final[Mapping[PeerAnswer, str]] = {
    PeerQuarter.TOP: "in the top quarter",
    PeerQuarter.UPPER_MIDDLE: "in the upper-middle quarter",
    PeerQuarter.LOWER_MIDDLE: "in the lower-middle quarter",
    PeerQuarter.BOTTOM: "in the bottom quarter",
    NoPeerRank.NO_RESULT: "there is no result",
    NoPeerRank.NO_SHARED_PERIOD: "none of them has a figure for a period with a result",
    NoPeerRank.WITHHELD: "the figures are withheld",
    NoPeerRank.NO_PEERS: "the figures of the others are withheld",
    NoPeerRank.NO_POLARITY: "neither up nor down is better",
    NoPeerRank.NO_TARGET: "there is no target",
    NoPeerRank.TOO_FEW_PEERS: "too few of them have a figure",
    NoPeerFigure.OTHER_PERIODS: "with figures for other periods",
    NoPeerFigure.NO_FIGURE: "without a figure",
    NoPeerFigure.WITHHELD: "with a small count",
}


def _answers(given: Mapping[PeerAnswer, str]) -> FrozenMapping[PeerAnswer, str]:
    return frozen_words(given)


@explains_calls
@frozen(kw_only=True, repr=False)
class PeerWords:
    """The phrases for the place of a result among similar organisations.

    `answers` has the text of every quarter and reason. The text of a reason for having no rank follows "because". Ranks
    up to twelve are the `ordinals` of `InsightWords`. Later ones have four forms, as in English: `ordinal_one` for 21,
    `ordinal_two` for 22, `ordinal_three` for 23 and `ordinal_other` for the rest. The word for the peers is that of the
    `terms`.

    >>> PeerWords(median_equal="level with the median").answers[PeerQuarter.TOP]
    'in the top quarter'

    Raises:
        StyleError: If an answer has no text, or a phrase has a placeholder that cannot be filled.
    """

    answers: FrozenMapping[PeerAnswer, str] = field(default=_ANSWERS, converter=_answers)
    heading: str = "Compared with {peers}"
    column: str = "Place among {peers}"
    item: str = "{name} ({code}) is {place} for {period}{in_quarter}{distances}{left_out}."
    item_without: str = "{name} ({code}) has no place among {peers}, because {reason}{left_out}."
    note: str = ". For {period} it is {place}{in_quarter}{distances}{left_out}"
    note_without: str = ". It has no place among {peers}, because {reason}{left_out}"
    at_top: Phrase = Phrase(
        zero="",
        one="{count} {indicator} is in the top quarter of {peers}.",
        other="{count} {indicators} are in the top quarter of {peers}.",
    )
    at_bottom: Phrase = Phrase(
        zero="",
        one="{count} {indicator} is in the bottom quarter of {peers}.",
        other="{count} {indicators} are in the bottom quarter of {peers}.",
    )
    ranked: str = "{rank} of {count} {peers}"
    joint: str = "joint {rank} of {count} {peers}"
    highest: str = "the highest of {count} {peers}"
    joint_highest: str = "joint highest of {count} {peers}"
    from_highest: str = "{rank} highest of {count} {peers}"
    joint_from_highest: str = "joint {rank} highest of {count} {peers}"
    rank_in_cell: str = "{rank} of {count}"
    joint_in_cell: str = "Joint {rank} of {count}"
    highest_in_cell: str = "Highest of {count}"
    joint_highest_in_cell: str = "Joint highest of {count}"
    from_highest_in_cell: str = "{rank} highest of {count}"
    joint_from_highest_in_cell: str = "Joint {rank} highest of {count}"
    ordinal_one: str = "{number}st"
    ordinal_two: str = "{number}nd"
    ordinal_three: str = "{number}rd"
    ordinal_other: str = "{number}th"
    in_quarter: str = ", {quarter} of them"
    distances: str = ". It is {median}{best}"
    and_best: str = " and {best}"
    median_better: str = "{distance} better than the median of the others ({median})"
    median_worse: str = "{distance} worse than the median of the others ({median})"
    median_equal: str = "the same as the median of the others"
    median_closer: str = "{distance} closer to the target than the median of the others"
    median_further: str = "{distance} further from the target than the median of the others"
    median_as_close: str = "as close to the target as the median of the others"
    median_above: str = "{distance} above the median of the others ({median})"
    median_below: str = "{distance} below the median of the others ({median})"
    best_behind: str = "{distance} behind the best of them{names}"
    best_ahead: str = "{distance} ahead of the best of them{names}"
    best_equal: str = "level with the best of them{names}"
    best_names: str = ", {names}"
    left_out: str = ". Left out: {groups}"
    left_out_group: str = "{names} ({reason})"
    median_line: str = "Median of {peers}"
    range_line: str = "Range of {peers}"
    described: str = "The figures of {peers} in {period} are from {low} to {high}{median}."
    described_median: str = ", with a median of {median}"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
        if set(self.answers) != set(_ANSWERS):
            raise StyleError(f"answers must have words for each of {list(_ANSWERS)!r}", given=self.answers)
        for answer, words in self.answers.items():
            check_words(f"answers of {answer!r}", words, _ANSWERS[answer])
