"""GroupWords: the phrases that explain the rating of a group."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words

_REASONS: Final[Mapping[NoGroupRating, str]] = {
    NoGroupRating.NO_MEMBERS: "it has no member that could be rated",
    NoGroupRating.NONE_RATED: "none of its members is rated",
    NoGroupRating.TOO_FEW_RATED: "its rule needs ratings for {least}% of its {count} members and has {rated}",
    NoGroupRating.TIE: "several bands tie among its {ratings}",
    NoGroupRating.NO_ANSWER: "the rule {rule}, version {version}, has no answer for its {ratings}",
}


def _reasons(given: Mapping[NoGroupRating, str]) -> FrozenMapping[NoGroupRating, str]:
    return frozen_words(given)


@explains_calls
@frozen(kw_only=True, repr=False)
class GroupWords:
    """The phrases that explain the rating of a group, in one sentence.

    `reasons` has the text of every reason for having no rating, as it follows "because". `some` and `all_of` are for
    members that are named. `either_of`, `the_other` and `both_of` are for two members, and `some_band` and `all_band`
    for a larger number of members with one band.

    >>> GroupWords().reasons[NoGroupRating.NONE_RATED]
    'none of its members is rated'

    Raises:
        StyleError: If a reason has no text, or a phrase has a placeholder that cannot be filled.
    """

    rated: str = "The group {is_band}, {reason}{unrated}{outlook}."
    not_rated: str = "The group has no rating, because {reason}{outlook}."
    reasons: FrozenMapping[NoGroupRating, str] = field(default=_REASONS, converter=_reasons)
    ratings: Phrase = Phrase(
        zero="",
        one="{count} rating ({counts})",
        other="{count} ratings ({counts})",
    )
    count_of_band: str = "{count} {band}"
    only_band: Phrase = Phrase(zero="", one="{band}", two="both {band}", other="all {band}")
    worst: str = "the worst of its {ratings}"
    best: str = "the best of its {ratings}"
    majority: str = "the most frequent of its {ratings}"
    majority_by_weight: str = "the band with the most weight among its {ratings}"
    worse_of_tie: str = "the worse of the bands that tie among its {ratings}"
    better_of_tie: str = "the better of the bands that tie among its {ratings}"
    share: str = "because {share}% of its {ratings} met target and {band} needs {least}%"
    share_by_weight: str = "because {share}% of its {ratings} met target by weight and {band} needs {least}%"
    mean: str = "because the mean score of its {ratings} is {mean} and {band} needs {least}"
    mean_by_weight: str = "because the weighted mean score of its {ratings} is {mean} and {band} needs {least}"
    custom: str = "according to the rule {rule}, version {version}, for its {ratings}"
    rated_by_weight: str = "its rule needs ratings for {least}% of its members by weight and has them for {share}%"
    left_out: Phrase = Phrase(
        zero="",
        one=", with {count} member left out because it has no rating",
        other=", with {count} members left out because they have no rating",
    )
    counted_as: Phrase = Phrase(
        zero="",
        one=", with {count} member counted as {band} because it has no rating",
        other=", with {count} members counted as {band} because they have no rating",
    )
    outlook: str = ", and would be {changes}"
    if_changed: str = "{band} if {changes}"
    for_example: str = "{band} if, for example, {changes}"
    change: str = "{who} were {band}"
    change_of_one: str = "{name} were {band}"
    either_of: str = "either {first} or {second}"
    the_other: str = "the other"
    both_of: str = "both {names}"
    all_of: str = "all of {names}"
    some: Phrase = Phrase(zero="", one="any {count} of {names}", other="any {count} of {names}")
    some_other: Phrase = Phrase(zero="", one="any other {count} of {names}", other="any other {count} of {names}")
    all_band: str = "all {count} {band} members"
    some_band: Phrase = Phrase(
        zero="",
        one="any {count} of the {total} {band} members",
        other="any {count} of the {total} {band} members",
    )
    some_other_band: Phrase = Phrase(
        zero="",
        one="any other {count} of the {total} {band} members",
        other="any other {count} of the {total} {band} members",
    )

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
        if set(self.reasons) != set(_REASONS):
            raise StyleError(f"reasons must have words for each of {list(_REASONS)!r}", given=self.reasons)
        for reason, words in self.reasons.items():
            check_words(f"reasons of {reason!r}", words, _REASONS[reason])
