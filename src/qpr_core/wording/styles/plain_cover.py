"""The phrases of `PLAIN` on the cover report."""

from typing import Final

from qpr_core.analysis.answers import Direction
from qpr_core.model.thresholds.scheme import Rag
from qpr_core.wording.styles.band_words import BandWords
from qpr_core.wording.styles.cover_words import CoverWords
from qpr_core.wording.text.phrases import Phrase

_BY_BAND: Final = Phrase(zero="No {kpi} {is_band}.", one="{count} {kpi} {is_band}:", other="{count} {kpis} {are_band}:")


def _band(what: str, meaning: str, by_tolerance: str) -> BandWords:
    """Return the words for a band, from *what* its KPIs did."""
    return BandWords(
        opening=Phrase(
            zero=f"None {what} ({{band}})", one=f"{{count}} {what} ({{band}})", other=f"{{count}} {what} ({{band}})"
        ),
        meaning=meaning,
        presume_floor=True,
        whole=Phrase(
            zero="",
            one=f"The only {{kpi}} {what} ({{band}}).",
            two=f"Both {{kpis}} {what} ({{band}}).",
            other=f"All {{count}} {{kpis}} {what} ({{band}}).",
        ),
        by_tolerance=by_tolerance,
    )


PLAIN_COVER: Final = CoverWords(
    with_zeros=False,
    previous="{quarter}",
    more=", up from {before} in {previous}{flows}",
    fewer=", down from {before} in {previous}{flows}",
    same=", the same as in {previous}{flows}",
    came_new=Phrase(zero="", one=". It is new to the report", other=". New to the report: {count}"),
    came_rated=Phrase(zero="", one=". It was not rated then", other=". Newly rated: {count}"),
    came_both=". New to the report: {new}. Newly rated: {newly_rated}",
    gone_without_result=Phrase(
        zero="",
        one=". No longer counted, without a new result: {which}",
        other=". No longer counted, without new results: {which}",
    ),
    gone_unrated=Phrase(zero="", one=". No longer rated: {which}", other=". No longer rated: {which}"),
    gone_left=Phrase(zero="", one=". No longer in the report: {which}", other=". No longer in the report: {which}"),
    of_these="{count}",
    only_these="{count}",
    counted_then="{count}",
    only_then="{count}",
    heading="Performance report, {quarter}",
    period="This report covers the {period_word} to the end of {month}.",
    period_of_month="This report covers {month}.",
    opening=Phrase(zero="", one="Of {count} {kpi}, {clauses}.", other="Of {count} {kpis}, {clauses}."),
    bands={
        Rag.GREEN: _band("met the target", "target met", "target met"),
        Rag.AMBER: _band(
            "met the floor standard but not the target",
            "floor standard met, but not the target",
            "target missed, but within the tolerance",
        ),
        Rag.RED: _band(
            "missed the floor standard", "floor standard missed", "target missed, and outside the tolerance"
        ),
    },
    opening_data_only=Phrase(
        zero="",
        one="The only {kpi} is not rated. It is for information only.",
        two="Neither of the two {kpis} is rated. Both are for information only.",
        other="None of the {count} {kpis} is rated. They are for information only.",
    ),
    opening_carried=Phrase(
        zero="",
        one="{count} of the {rated} ratings uses an earlier result.",
        other="{count} of the {rated} ratings use an earlier result.",
    ),
    opening_all_carried=Phrase(
        zero="", one="The only rating uses an earlier result.", other="All {count} ratings use an earlier result."
    ),
    ratings=Phrase(zero="", one="The only {kpi}, by rating:", other="Of the {count} {kpis}:"),
    rated=Phrase(
        zero="None {are_band}{change}.",
        one="{count} {is_band}{meaning}{share}{change}.",
        other="{count} {are_band}{meaning}{share}{change}.",
    ),
    share=" ({share}% of the {rated} rated)",
    share_if_all_rated=" ({share}%)",
    meaning=" ({meaning})",
    unrated=Phrase(zero="", one="{count} is not rated{change}.", other="{count} are not rated{change}."),
    listed=_BY_BAND,
    listed_without_service=_BY_BAND,
    listed_by_group=_BY_BAND,
    travel="Of the {kpis}, {clauses}.",
    travel_same="Of the {kpis}, {clauses}. These counts are the same as in {previous}.",
    directions={
        Direction.POSITIVE: Phrase(
            zero="none are improving{change}",
            one="{count} is improving{change}",
            other="{count} are improving{change}",
        ),
        Direction.STABLE: Phrase(
            zero="none are stable or not clear{change}",
            one="{count} is stable or not clear{change}",
            other="{count} are stable or not clear{change}",
        ),
        Direction.NEGATIVE: Phrase(
            zero="none are worsening{change}",
            one="{count} is worsening{change}",
            other="{count} are worsening{change}",
        ),
    },
    too_little_history="There are too few results to show a direction for any {kpi} yet.",
    restated=Phrase(
        zero="",
        one="{count} rating of {previous} has changed since it was published:",
        other="{count} ratings of {previous} have changed since they were published:",
    ),
    restated_counts="The counts published for {previous} have changed. {clauses}.",
    restated_count="{those_band} went from {then} to {now}",
)
"""The counts in short sentences: one for each band and direction."""
