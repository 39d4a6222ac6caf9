"""ReportWords: the phrases of the sections that need a whole report."""

from collections.abc import Mapping
from typing import Final, TypeVar

from attrs import field, frozen

from qpr_core.analysis.answers import Direction, Judgement, Movement, NoComparison, NoDirection, NoRating
from qpr_core.analysis.reporting.watch_list import Concern
from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import Choice, FrozenMapping, shown_as_given
from qpr_core.wording.text.phrases import PERIOD_TERMS, Phrase, check_parts, check_words, frozen_words

C = TypeVar("C", bound=Choice)


_CONCERNS: Final[Mapping[Concern, str]] = {
    Concern.WORST_AND_WORSENING: "{band} and worsening",
    Concern.WORST_ON_A_NEGATIVE_TREND: "{band} with a negative trend, {despite}",
    Concern.WORST_AND_FLAT: "{band} and not improving",
    Concern.WORST_WITHOUT_A_TREND: "{band} with no clear trend, {despite}",
    Concern.WORST_BEHIND_LAST_YEAR: "{band}, and no better than in {against}, the same time last year",
    Concern.WORST_WITH_LITTLE_HISTORY: "{band}, with too little history for a direction of travel",
    Concern.WORST_WITHOUT_A_DIRECTION: "{band}, without a direction of travel",
    Concern.WORSENING: "{band} and worsening",
    Concern.ON_A_NEGATIVE_TREND: "{band} with a negative trend, {despite}",
    Concern.BEHIND_LAST_YEAR: "{band}, worse than in {against}, the same time last year",
    Concern.WORSE_THAN_BEFORE: "{band}, worse than in {against}",
    Concern.NEAR_TO_FALLING: "{band} and close to a worse rating",
    Concern.CLOSE_TO_WORSE: "{band} and close to a worse rating",
}


_BRIEF: Final[Mapping[Choice, str]] = {
    Judgement.BETTER: "better",
    Judgement.WORSE: "worse",
    Judgement.SAME: "neither better nor worse",
    **dict.fromkeys(NoComparison, "not judged"),
    NoComparison.NO_RESULT: "not compared",
    NoComparison.NO_RESULT_BEFORE: "not compared",
    NoComparison.WITHHELD: "withheld",
    Movement.UP: "\N{BLACK UP-POINTING TRIANGLE}",
    Movement.DOWN: "\N{BLACK DOWN-POINTING TRIANGLE}",
    Movement.UNCHANGED: "unchanged",
    Direction.POSITIVE: "\N{UPWARDS ARROW} positive",
    Direction.STABLE: "\N{LEFT RIGHT ARROW} stable",
    Direction.NEGATIVE: "\N{DOWNWARDS ARROW} negative",
    **dict.fromkeys(NoDirection, "unknown"),
    **{reason: reason.value for reason in NoRating},
}


def _concerns(given: Mapping[Concern, str]) -> FrozenMapping[Concern, str]:
    return frozen_words(given)


def _brief(given: Mapping[Choice, str]) -> FrozenMapping[Choice, str]:
    return frozen_words(given)


@explains_calls
@frozen(kw_only=True, repr=False)
class ReportWords:
    """The phrases of the sections that need a report, such as the watch-list.

    In a report of several rating schemes, `of_scheme` has the scheme behind every term for KPIs: the names of its bands
    ({bands}), or its name ({scheme}). `scheme_title` is the heading over the counts of a scheme, and `scheme_heading`
    that of a section about it. Both name its KPIs ({scheme_kpis}). `all_schemes` has the number of KPIs together, and
    `of_one_scheme` that of each scheme.

    >>> ReportWords().moved_up.form(3)
    '{count} {kpis} moved {up_to_band}: {names}'

    Raises:
        StyleError: If an answer has no words, or a phrase has a placeholder that cannot be filled.
    """

    action: str = "Management action{owner}: {action}"
    no_action: str = "Management action{owner}: awaited from the service."
    action_owner: str = " ({owner})"

    moved_heading: str = "What moved"
    moved: str = "{clauses}."
    moves_separator: str = ". "
    moved_up: Phrase = Phrase(
        zero="", one="{count} {kpi} moved {up_to_band}: {names}", other="{count} {kpis} moved {up_to_band}: {names}"
    )
    moved_down: Phrase = Phrase(
        zero="", one="{count} {kpi} fell {to_band}: {names}", other="{count} {kpis} fell {to_band}: {names}"
    )
    more_moved_up: str = "{count} moved {up_to_band}: {names}"
    more_moved_down: str = "{count} fell {to_band}: {names}"
    mover: str = "{name} ({code}, from {before})"
    mover_by_target: str = "{name} ({code}, from {before}, because the target changed)"
    mover_by_both: str = "{name} ({code}, from {before}, because both performance and the target changed)"
    gained: Phrase = Phrase(
        zero="", one="{count} {kpi} gained a rating: {names}", other="{count} {kpis} gained a rating: {names}"
    )
    lost: Phrase = Phrase(
        zero="", one="{count} {kpi} lost a rating: {names}", other="{count} {kpis} lost a rating: {names}"
    )
    joined: Phrase = Phrase(
        zero="", one="{count} {kpi} joined the report: {names}", other="{count} {kpis} joined the report: {names}"
    )
    left: Phrase = Phrase(
        zero="", one="{count} {kpi} left the report: {names}", other="{count} {kpis} left the report: {names}"
    )
    more_gained: str = "{count} gained a rating: {names}"
    more_lost: str = "{count} lost a rating: {names}"
    more_joined: str = "{count} joined the report: {names}"
    more_left: str = "{count} left the report: {names}"
    comer: str = "{name} ({code}, now {now})"
    joiner: str = "{name} ({code}, {now})"
    loser: str = "{name} ({code}, no longer {before}: {reason})"
    leaver: str = "{name} ({code}, {before} in {against})"
    nothing_moved: str = "No {kpi} moved from one rating to another."

    watch_heading: str = "Watch-list"
    watch: Phrase = Phrase(
        zero="No {kpi} needs watching. The list is for any {kpi} that is {kinds}.",
        one="{count} {kpi} needs watching. The list is for any {kpi} that is {kinds}.",
        other="{count} {kpis} need watching. The list is for any {kpi} that is {kinds}.",
    )
    watch_worst: str = "{band} and not clearly improving"
    watch_middle: str = "{bands} and getting worse"
    last_alternative: str = " or "
    last_kind: str = ", or "
    watch_near: str = "no more than {near}% of its target away from a worse rating"
    watch_unrated: str = "There is no watch-list, because no {kpi} is rated."
    watched: str = "{name} ({code}{service}): {concern}. {reason}."
    watched_carried: str = " (result for {period}, carried forward)"
    watched_period: str = " (result for {period})"
    service: str = ", {service}"
    concerns: FrozenMapping[Concern, str] = field(default=_CONCERNS, converter=_concerns)
    also_near: str = "{concern}, and close to a worse rating"
    also_close: str = "{concern}, and close to a worse rating"
    better_than: str = "though better than in {against}"
    risen_from: str = "though up from {before} in {against}"
    margin: str = "{value} is {margin} from {band}"
    on_target: str = "{value} is exactly on target"
    on_floor: str = "{value} is exactly on the floor standard"
    on_level: str = "{value} is exactly on the level for {band}"
    no_margin: str = "{value} is on the boundary with {band}"

    changes_heading: str = "Changes to the list of {kpis}"

    last_year_heading: str = "The same {period_word} last year"
    last_year: str = "In the year since {quarter}, {clauses}."

    since: str = " In that time, {clauses}."
    since_joined: Phrase = Phrase(
        zero="", one="{count} {kpi} joined the report", other="{count} {kpis} joined the report"
    )
    since_left: Phrase = Phrase(zero="", one="{count} left it", other="{count} left it")
    since_left_alone: Phrase = Phrase(
        zero="", one="{count} {kpi} left the report", other="{count} {kpis} left the report"
    )

    history_heading: Phrase = Phrase(
        zero="", one="The last {count} {period_word}", other="The last {count} {period_words}"
    )
    history_with_gaps: str = "{count} {period_words} from {first} to {last}"
    history: str = "From {first} to {last}, {clauses}."
    history_first_band: str = "{band_kpis}"
    history_band: str = "{those_band}"
    history_first_unrated: str = "{kpis} not rated"
    history_unrated: str = "those not rated"
    history_also: str = " {clauses}."
    history_first_direction: str = "{kpis} whose direction of travel is {direction}"
    history_direction: str = "those whose direction is {direction}"
    history_of: str = "{count} of {total}"
    history_rose: str = "{subject} rose from {then} to {now}"
    history_rose_too: str = "{subject} from {then} to {now}"
    history_fell: str = "{subject} fell from {then} to {now}"
    history_fell_too: str = "{subject} from {then} to {now}"
    history_went: str = "{subject} went from {then} to {now}"
    history_stayed: str = "{subject} stayed at {now}"
    history_stayed_too: str = "{subject} at {now}"
    history_caption: str = "{Kpis} by rating and by direction of travel, {period_word} by {period_word}"
    history_picture: str = "{Kpis} by rating, {period_word} by {period_word}"
    history_directions_picture: str = "{Kpis} by direction of travel, {period_word} by {period_word}"
    quarter: str = "{Period_word}"
    kpis: str = "{Kpis}"
    no_direction: str = "No direction"

    scorecard_heading: str = "Scorecard"
    scorecard_caption: str = "{title_kpis}, {quarter}"
    activity_caption: str = "Activity {indicators}, {quarter}"
    code: str = "Code"
    name: str = "{Indicator}"
    result: str = "Result"
    target: str = "Target"
    floor: str = "Floor standard"
    beyond: str = "{band} limit"
    expected: str = "Expected range"
    rating: str = "Rating"
    position: str = "Position"
    rating_before: str = "Previous rating"
    position_before: str = "Previous position"
    not_before: str = "not in the report"
    change: str = "Change"
    against: str = "Compared with"
    travel: str = "Direction of travel"
    recent: str = "Recent results"
    no_service: str = "No service named"
    no_group: str = "No {grouping} named"
    group_path: str = "{outer}: {inner}"
    in_unit: str = "{heading} ({unit})"
    counts_behind: str = "{value} ({counted} of {total})"
    carried: str = "{result} ({period})"
    none: str = "none"
    withheld: str = "withheld"
    moved_by: str = "{movement} {difference}{since}, {judgement}"
    moved_unknown: str = "{movement} {judgement}{since}"
    moved_since: str = " since {against}"
    same_as: str = "the same as in {against}"
    point: str = " pt"
    points: str = " pts"
    brief: FrozenMapping[Choice, str] = field(default=_BRIEF, converter=_brief)
    recent_results: Phrase = Phrase(
        zero="no results",
        one="{count} result: {last} in {period}",
        other="{count} results, from {first} in {since} to {last} in {period}, lowest {low}, highest {high}",
    )
    year_before: Phrase = Phrase(
        zero="",
        one="; the year before, {last} in {period}",
        other="; the year before, from {first} in {since} to {last} in {period}",
    )

    brief_first: str = "There is no earlier {period_word} to compare with."
    brief_moved: str = "Since {against}, {clauses}."
    brief_up: Phrase = Phrase(
        zero="no {kpi} has moved up", one="{count} {kpi} has moved up", other="{count} {kpis} have moved up"
    )
    brief_down: Phrase = Phrase(
        zero="none have moved down", one="{count} has moved down", other="{count} have moved down"
    )
    brief_others: str = " {clauses}."
    brief_gained: Phrase = Phrase(zero="", one="{count} gained a rating", other="{count} gained a rating")
    brief_lost: Phrase = Phrase(zero="", one="{count} lost a rating", other="{count} lost a rating")
    brief_joined: Phrase = Phrase(zero="", one="{count} joined the report", other="{count} joined the report")
    brief_left: Phrase = Phrase(zero="", one="{count} left the report", other="{count} left the report")
    brief_watch: Phrase = Phrase(
        zero="No {kpi} needs watching.",
        one="{count} {kpi} needs watching: {names}.",
        other="{count} {kpis} need watching: {names}.",
    )
    brief_watched: str = "{name} ({band})"
    brief_more: str = "{count} more"

    notes_heading: str = "Notes on the data"
    activity_heading: str = "Activity {indicators}"
    indicators_heading: str = "{Indicators} one by one"
    paragraph: str = "{name} ({code}) {standing}{before}. {reason}{change}{notes}. {travel}{action}"
    statistics_heading: str = "Statistics of the directions of travel"
    statistics_method: str = "By {rule} (version {version}):"
    statistics_item: str = "{name} ({code}): {direction}. {reason}."
    paragraph_action: str = " Management action{owner}: {action}"
    as_before: str = " (as in {against})"
    was_before: str = " (it was {rating} in {against})"
    as_before_by: str = " (as on its result for {of})"
    was_before_by: str = " (it was {rating} on its result for {of})"
    is_new: str = " (it was not in the report for {against})"

    of_scheme: str = "{term} on the {bands} scale"
    all_schemes: str = "The report has {count} {kpis}: {clauses}."
    of_one_scheme: Phrase = Phrase(zero="", one="{count} {scheme_kpi}", other="{count} {scheme_kpis}")
    scheme_title: str = "{scheme_kpis}"
    scheme_heading: str = "{heading}: {scheme_kpis}"

    contents_heading: str = "Contents"
    page_number: str = "Page {page} of {pages}"
    caption_numbered: str = "Table {number}: {caption}"
    caption_continued: str = "{caption}, continued"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self, {"of_scheme": "{scheme}"}, terms=PERIOD_TERMS)
        _check_answers("concerns", self.concerns, _CONCERNS)
        _check_answers("brief", self.brief, _BRIEF)


def _check_answers(name: str, given: Mapping[C, str], default: Mapping[C, str]) -> None:
    if set(given) != set(default):
        raise StyleError(f"{name} must have words for each of {list(default)!r}", given=given)
    for answer, words in given.items():
        check_words(f"{name} of {answer!r}", words, default[answer])
