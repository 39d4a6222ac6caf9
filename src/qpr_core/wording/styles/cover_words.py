"""CoverWords: the phrases of the cover report."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Direction
from qpr_core.errors import StyleError, got
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.wording.styles.band_words import KENT_BANDS, OPENING_SLOTS, WHOLE_SLOTS, BandWords
from qpr_core.wording.text.phrases import PERIOD_TERMS, Phrase, check_parts, check_words, frozen_words

DIRECTION_SLOTS: Final = Phrase(zero="", one="", other="{count} {change} {total}")
"""The placeholders of the words for a direction."""

_FROM: Final = "{before} {quarter}"
_MORE: Final = {
    "previous": "{quarter}",
    "more": _FROM,
    "fewer": _FROM,
    "same": _FROM,
    "only_these": "{count}",
    "only_then": "{count}",
    "period": "{compared}",
    "period_of_month": "{quarter} {compared}",
    "opening": "{unrated} {rated}",
    "share": "{share_in_words}",
    "share_if_all_rated": "{share_in_words}",
    "travel": "{total}",
    "travel_same": "{total}",
}
"""Further placeholders, for the period before and numbers of KPIs."""


def _bands(given: Mapping[Scheme, BandWords]) -> FrozenMapping[Scheme, BandWords]:
    return frozen_words(given)


def _schemes(given: Mapping[type[Scheme], str]) -> FrozenMapping[type[Scheme], str]:
    return frozen_words(given)


def _directions(given: Mapping[Direction, Phrase]) -> FrozenMapping[Direction, Phrase]:
    return frozen_words(given)


_KENT_DIRECTIONS: Final = {
    Direction.POSITIVE: Phrase(
        zero="no {indicators} show a positive trend{change}",
        one="{count} {indicator} shows a positive trend{change}",
        other="{count} {indicators} show a positive trend{change}",
    ),
    Direction.STABLE: Phrase(
        zero="none are stable or with no clear trend{change}",
        one="{count} is stable or with no clear trend{change}",
        other="{count} are stable or with no clear trend{change}",
    ),
    Direction.NEGATIVE: Phrase(
        zero="none are showing a negative trend{change}",
        one="{count} is showing a negative trend{change}",
        other="{count} are showing a negative trend{change}",
    ),
}


@explains_calls
@frozen(kw_only=True, repr=False)
class CoverWords:
    """The phrases of the cover report, from the heading to restated ratings.

    `previous` is the one name for the quarter before. It may have the placeholder {quarter} ("Quarter 1"). So may
    `more`, `fewer` and `same`, beside the change ({count}), the count before ({before}) and the KPIs that came or went
    ({flows}). KPIs that went are `of_these` if none came, else `counted_then`; an only one is `only_these` or
    `only_then`. `period` may have {compared}, which is empty without a period before. `period_of_month` is used in its
    place in a report of a month.

    `bands` has the words for each band. A band that is not in it is named by its scheme. If `with_zeros` is False, the
    lists leave out bands and directions without any KPI now or before, and `travel_same` replaces changes of directions
    if there are none.

    A list is `listed` by service if every KPI has one, else `listed_without_service`. It is `listed_by_group` if the
    grouping of the style is a different one.

    Shares are printed with `with_shares` of a style, but not for a band with all rated KPIs. `share` is of the rated,
    `share_if_all_rated` of all.

    >>> CoverWords(previous="the previous quarter").previous  # as Kent writes it since 2025/26
    'the previous quarter'
    >>> CoverWords(heading="{title}")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: phrase must use only the placeholders quarter, got '{title}' (heading)

    Raises:
        StyleError: If a direction has no phrase, or a phrase has a placeholder that cannot be filled.

    Source: Kent County Council, Quarterly Performance Report, Quarter 2, 2023/24, cover report.
    """

    previous: str = "the previous {named_period}"
    more: str = " ({count} more than {previous}{flows})"
    fewer: str = " ({count} fewer than {previous}{flows})"
    same: str = " (remaining the same as in {previous}{flows})"
    came_new: Phrase = Phrase(zero="", one=", new to the report", other=", with {count} new to the report")
    came_rated: Phrase = Phrase(zero="", one=", not rated then", other=", with {count} newly rated")
    came_both: str = ", with {new} new to the report and {newly_rated} newly rated"
    gone_without_result: Phrase = Phrase(
        zero="",
        one=", and {which} has no result now",
        other=", and {which} have no result now",
    )
    gone_unrated: Phrase = Phrase(
        zero="", one=", and {which} has no rating now", other=", and {which} have no rating now"
    )
    gone_left: Phrase = Phrase(
        zero="", one=", and {which} has left the report", other=", and {which} have left the report"
    )
    of_these: str = "{count} of these"
    only_these: str = "that {kpi}"
    counted_then: str = "{count} of those counted then"
    only_then: str = "the {kpi} counted then"
    compared: str = ", compared with {previous}"
    as_restated: str = "Changes are from {previous} as restated."
    as_published: str = "Changes are from {previous} as published."
    heading: str = "{Periodic} Performance Report, {quarter}"
    period: str = "This report presents performance to the end of {month} ({quarter})."
    period_of_month: str = "This report presents performance in {month}."
    opening: Phrase = Phrase(
        zero="",
        one="Of the {count} {long_kpi} contained within the {named_report}, {clauses}.",
        other="Of the {count} {long_kpis} contained within the {named_report}, {clauses}.",
    )
    bands: FrozenMapping[Scheme, BandWords] = field(default=KENT_BANDS, converter=_bands)
    opening_by_name: str = "Of {count} {kpis}, {clauses}."
    counted: Phrase = Phrase(zero="", one="{count} {is_band}", other="{count} {are_band}")
    counted_too: str = "{count} {band}"
    none_of_worst: str = "No {kpi} {is_band}."
    opening_whole: Phrase = Phrase(
        zero="",
        one="The only {kpi} {is_band}.",
        two="Both {kpis} {are_band}.",
        other="All {count} {kpis} {are_band}.",
    )
    opening_none: Phrase = Phrase(
        zero="",
        one="The only {kpi} is not rated.",
        two="Neither of the two {kpis} is rated.",
        other="None of the {count} {kpis} is rated.",
    )
    opening_data_only: Phrase = Phrase(
        zero="",
        one="The only {kpi} is not rated: it is reported for information.",
        two="Neither of the two {kpis} is rated: both are reported for information.",
        other="None of the {count} {kpis} is rated: all are reported for information.",
    )
    opening_unrated: Phrase = Phrase(zero="", one="{count} {kpi} is not rated.", other="{count} {kpis} are not rated.")
    opening_carried: Phrase = Phrase(
        zero="",
        one="{count} of the {rated} ratings is carried forward from an earlier result.",
        other="{count} of the {rated} ratings are carried forward from earlier results.",
    )
    opening_all_carried: Phrase = Phrase(
        zero="",
        one="The only rating is carried forward from an earlier result.",
        other="Each of the {count} ratings is carried forward from an earlier result.",
    )
    schemes: FrozenMapping[type[Scheme], str] = field(default={Rag: "RAG"}, converter=_schemes)
    ratings: Phrase = Phrase(
        zero="",
        one="The latest {scheme} status of the only {kpi} is as follows:",
        other="Of the {count} {kpis} included in the report, the latest {scheme} status are as follows:",
    )
    rated: Phrase = Phrase(
        zero="None {are_rated}{change}.",
        one="{count} {is_rated}{share}{change}{meaning}.",
        other="{count} {are_rated}{share}{change}{meaning}.",
    )
    share: str = ", or {share}% of the {rated} rated"
    share_if_all_rated: str = ", or {share}%"
    share_more: str = "more than {share}"
    share_less: str = "less than {share}"
    meaning: str = " – {meaning}"
    unrated: Phrase = Phrase(
        zero="",
        one="{count} is not rated{change} – no rating could be given.",
        other="{count} are not rated{change} – no rating could be given.",
    )
    listed: Phrase = Phrase(
        zero="There are no {indicators} {where_rated}.",
        one="The {indicator} {where_rated_comma} is in:",
        other="The {count} {indicators} {where_rated_comma} are in:",
    )
    listed_without_service: Phrase = Phrase(
        zero="There are no {indicators} {where_rated}.",
        one="The {indicator} {where_rated} is:",
        other="The {count} {indicators} {where_rated} are:",
    )
    listed_by_group: Phrase = Phrase(
        zero="There are no {indicators} {where_rated}.",
        one="The {indicator} {where_rated_comma} by {grouping}, is:",
        other="The {count} {indicators} {where_rated_comma} by {grouping}, are:",
    )
    travel: str = "With regards to Direction of Travel, {clauses}."
    travel_same: str = "With regards to Direction of Travel, {clauses}. These counts are the same as in {previous}."
    directions: FrozenMapping[Direction, Phrase] = field(default=_KENT_DIRECTIONS, converter=_directions)
    no_directions: str = "No {kpi} has a direction of travel."
    too_little_history: str = "There is too little history to tell the direction of any {kpi} yet."
    undirected: Phrase = Phrase(
        zero="", one="{count} has no direction of travel", other="{count} have no direction of travel"
    )
    restated: Phrase = Phrase(
        zero="",
        one="{count} rating of {previous} has been restated since it was published:",
        other="{count} ratings of {previous} have been restated since they were published:",
    )
    restated_item: str = "{name} ({code}): {now}, published as {then}"
    restated_counts: str = "The counts that were published for {previous} have been restated: {clauses}."
    restated_count: str = "{those_band} from {then} to {now}"
    with_zeros: bool = True

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every phrase."""
        check_parts(self, _MORE, terms=PERIOD_TERMS)
        if not isinstance(self.with_zeros, bool):
            raise StyleError("with_zeros must be True or False", given=self.with_zeros)
        for band, words in self.bands.items():
            if not isinstance(band, Scheme) or not isinstance(words, BandWords):
                raise StyleError("bands must map bands to BandWords", shown=f"{got(band)} with {got(words)}")
            check_words(f"opening of {band!r}", words.opening, OPENING_SLOTS)
            if words.whole is not None:
                check_words(f"whole of {band!r}", words.whole, WHOLE_SLOTS)
            check_words(f"meaning of {band!r}", words.meaning, "")
            check_words(f"meaning of {band!r} by tolerance", words.by_tolerance, "")
        for scheme, name in self.schemes.items():
            if not (isinstance(scheme, type) and issubclass(scheme, Scheme)):
                raise StyleError("schemes must map rating schemes to their names", given=scheme)
            check_words(f"name of {scheme.__name__}", name, "")
        if set(self.directions) != set(Direction):
            raise StyleError("directions must have a phrase for each Direction", given=self.directions)
        for direction, phrase in self.directions.items():
            check_words(f"phrase of {direction!r}", phrase, DIRECTION_SLOTS)
