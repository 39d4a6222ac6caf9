"""BandWords: the words for one band in the cover report, and those of Kent."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.values.records import evolvable
from qpr_core.wording.text.phrases import Phrase

OPENING_SLOTS: Final = Phrase(
    zero="",
    one="",
    other="{count} {is_band} {total} {rated} {share} {share_of_rated} {share_so_far} {share_in_words}"
    " {share_of_rated_in_words} {share_so_far_in_words} {before}",
)
"""The placeholders of the opening words for a band."""


WHOLE_SLOTS: Final = Phrase(zero="", one="", other="{count} {is_band}")
"""The placeholders of the sentence if all KPIs have a band."""


@evolvable
class BandWords(NamedTuple):
    """The words for one band: how the opening counts it, and what it means.

    `opening` is a clause with the placeholder {count}. It may also have {band}, the number of KPIs ({total}) and of
    rated ones ({rated}), the percentage of all ({share}), of the rated ({share_of_rated}), and of all with this band or
    a better one ({share_so_far}), and the count of the quarter before ({before}). The same
    names with "_in_words" at their end are "two thirds" or, where a share is not that simple, "58%". An empty one
    leaves the band out. That of the worst band may be a sentence, with a full stop.

    `whole` is the sentence if all KPIs have the band. Words that `presume_floor` are true only of ratings by target and
    floor standard. For other ratings the report uses the name of the band alone, without a meaning. In the key,
    `by_tolerance` is the meaning for ratings by a target and a tolerance. An empty one leaves the place of the band.

    >>> KENT_BANDS[Rag.GREEN].meaning
    'the target was achieved or exceeded'
    """

    opening: Phrase
    meaning: str = ""
    presume_floor: bool = False
    whole: Phrase | None = None
    by_tolerance: str = ""


KENT_BANDS: Final[Mapping[Scheme, BandWords]] = {
    Rag.GREEN: BandWords(
        opening=Phrase(
            zero="",
            one="{count} achieved target ({band})",
            other="{count} achieved target ({band})",
        ),
        meaning="the target was achieved or exceeded",
        presume_floor=True,
        whole=Phrase(
            zero="",
            one="The only {kpi} achieved target ({band}).",
            two="Both {kpis} achieved target ({band}).",
            other="All {count} {kpis} achieved target ({band}).",
        ),
        by_tolerance="the target was achieved or exceeded",
    ),
    Rag.AMBER: BandWords(
        opening=Phrase(
            zero="",
            one="{count} achieved or exceeded the floor standard but did not meet target ({band})",
            other="{count} achieved or exceeded the floor standard but did not meet target ({band})",
        ),
        meaning="performance achieved or exceeded the expected floor standard but did not meet target",
        presume_floor=True,
        whole=Phrase(
            zero="",
            one="The only {kpi} achieved or exceeded the floor standard but did not meet target ({band}).",
            two="Both {kpis} achieved or exceeded the floor standard but did not meet target ({band}).",
            other="All {count} {kpis} achieved or exceeded the floor standard but did not meet target ({band}).",
        ),
        by_tolerance="performance did not meet target, but was within the tolerance",
    ),
    Rag.RED: BandWords(
        opening=Phrase(
            zero="No {kpis} fell below the floor standard ({band}).",
            one="{count} {kpi} did not meet the floor standard ({band}).",
            other="{count} {kpis} did not meet the floor standard ({band}).",
        ),
        meaning="performance did not meet the expected floor standard",
        presume_floor=True,
        whole=Phrase(
            zero="",
            one="The only {kpi} did not meet the floor standard ({band}).",
            two="Neither of the two {kpis} met the floor standard ({band}).",
            other="None of the {count} {kpis} met the floor standard ({band}).",
        ),
        by_tolerance="performance did not meet target, and was outside the tolerance",
    ),
}
"""The words of Kent, of ratings by target and floor standard."""
