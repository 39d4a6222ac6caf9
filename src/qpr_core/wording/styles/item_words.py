"""ItemWords: the phrases for projects, actions, milestones and risks."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from attrs import field, frozen

from qpr_core.analysis.answers import NoRating
from qpr_core.errors import StyleError
from qpr_core.model.items.kind import Kind
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping, evolvable, shown_as_given
from qpr_core.wording.text.phrases import PERIOD_TERMS, Phrase, check_parts, check_words, frozen_words


@evolvable
class KindWords(NamedTuple):
    """The words for one kind of item: a word and its plural.

    `title` is the heading of the items. `column` is the heading of their names in a table.

    >>> ItemWords().kinds[Kind.PROJECT]
    KindWords(item='project', items='projects', title='Projects', column='Project')
    """

    item: str
    items: str
    title: str
    column: str


_KINDS: Final[Mapping[Kind, KindWords]] = {
    Kind.PROJECT: KindWords("project", "projects", "Projects", "Project"),
    Kind.ACTION: KindWords("action", "actions", "Actions", "Action"),
    Kind.MILESTONE: KindWords("milestone", "milestones", "Milestones", "Milestone"),
    Kind.RISK: KindWords("risk", "risks", "Risks", "Risk"),
}


_REASONS: Final[Mapping[NoRating, str]] = {
    NoRating.NO_RESULT: "none was given for the {period}",
    NoRating.NOT_YET_DUE: "its first status is not yet due",
    NoRating.TOO_OLD: "its latest status is too old",
}


def _kinds(given: Mapping[Kind, KindWords]) -> FrozenMapping[Kind, KindWords]:
    return frozen_words(given)


def _reasons(given: Mapping[NoRating, str]) -> FrozenMapping[NoRating, str]:
    return frozen_words(given)


@explains_calls
@frozen(kw_only=True, repr=False)
class ItemWords:
    """The phrases for projects, actions, milestones and risks.

    `kinds` has the words for each kind. A phrase can have them as {item} and {items}. The text of a reason for having
    no status follows "because". `is_now` begins the text on one item: in a list its {subject} is the name and code, and
    in an explanation `it`. `has_been` is for several periods running, and `is_for` if the band has an `Outcome`.

    >>> ItemWords(judged=", {judge} says").by_rule
    ' (by its dates)'

    Raises:
        StyleError: If a kind or a reason has no words, or a phrase has a placeholder that cannot be filled.
    """

    kinds: FrozenMapping[Kind, KindWords] = field(default=_KINDS, converter=_kinds)
    heading_of_scheme: str = "{title} by {scheme}"
    counts: Phrase = Phrase(zero="", one="The only {item} {only}.", other="Of the {count} {items}, {clauses}.")
    all_alike: Phrase = Phrase(zero="", one="", two="Both {items} {are_band}.", other="All {count} {items} {are_band}.")
    counted: Phrase = Phrase(zero="", one="{count} {is_band}", other="{count} {are_band}")
    only: str = "{is_band}"
    counted_without: Phrase = Phrase(zero="", one="{count} has no status", other="{count} have no status")
    only_without: str = "has no status"
    moved_up: Phrase = Phrase(
        zero="", one="{count} {item} moved up to {band}: {names}", other="{count} {items} moved up to {band}: {names}"
    )
    moved_down: Phrase = Phrase(
        zero="", one="{count} {item} fell to {band}: {names}", other="{count} {items} fell to {band}: {names}"
    )
    gained: Phrase = Phrase(
        zero="", one="{count} {item} gained a status: {names}", other="{count} {items} gained a status: {names}"
    )
    lost: Phrase = Phrase(
        zero="",
        one="{count} {item} no longer has a status: {names}",
        other="{count} {items} no longer have a status: {names}",
    )
    joined: Phrase = Phrase(
        zero="", one="{count} {item} joined the report: {names}", other="{count} {items} joined the report: {names}"
    )
    left: Phrase = Phrase(
        zero="", one="{count} {item} left the report: {names}", other="{count} {items} left the report: {names}"
    )
    nothing_moved: str = "No {item} has changed status since {against}."
    moved: str = "{clauses}."
    moves_separator: str = ". "
    mover: str = "{name} ({code}, from {before}{late})"
    newcomer: str = "{name} ({code}, now {now}{late})"
    leaver: str = "{name} ({code}, {before} in {against})"
    to_watch: Phrase = Phrase(
        zero="No {item} needs attention.",
        one="{count} {item} needs attention:",
        other="{count} {items} need attention:",
    )
    without: Phrase = Phrase(zero="", one="{count} {item} has no status:", other="{count} {items} have no status:")
    without_status: str = "no status"
    reason: str = "{name}: {reason}{marker}."
    carried: Phrase = Phrase(
        zero="",
        one="The status of {count} {item} is carried forward from an earlier period: {names}.",
        other="The status of {count} {items} is carried forward from an earlier period: {names}.",
    )
    carried_name: str = "{name} ({code}, {period})"
    it: str = "It"
    named: str = "{name} ({code}{service})"
    service: str = ", {service}"
    listed: str = "{text}."
    is_now: str = "{subject} {is_band}{judged}"
    is_for: str = "{subject} {is_band}, for {run} running{judged}"
    has_been: str = "{subject} has been {band} for {run}{judged}"
    was_carried: str = "{subject} {was_rated} in {period}{judged}, and has no newer status{marker}"
    has_none: str = "{subject} has no status, because {reason}{marker}"
    reasons: FrozenMapping[NoRating, str] = field(default=_REASONS, converter=_reasons)
    marker: str = " (“{marker}”)"
    judged: str = " (judged by {judge})"
    judged_by_unknown: str = " (judged)"
    by_rule: str = " (by its dates)"
    run: Phrase = Phrase(zero="", one="{count} {period}", other="{count} {periods}")
    better: str = ". That is better than the {period} before, when it was {before}"
    worse: str = ". That is worse than the {period} before, when it was {before}"
    is_due: str = ". It is due on {due}"
    was_due: str = ". It was due on {due}"
    overdue_by: str = ". It was due on {due}, {days} before the end of {at}"
    forecast: str = ". It is due on {due}, with a forecast of {forecast}"
    forecast_late: str = ". It is due on {due}, with a forecast of {forecast}, {days} later"
    done: str = ". It was done on {done}, and was due on {due}"
    done_late: str = ". It was done on {done}, {days} after it was due on {due}"
    late_in_list: str = ", {days} late"
    done_late_in_list: str = ", done {days} late"
    forecast_late_in_list: str = ", forecast {days} late"
    days: Phrase = Phrase(zero="", one="{count} day", other="{count} days")
    day: str = "{day} {month} {year}"
    caption: str = "{title}, {quarter}"
    groups_caption: str = "{title} by {grouping}, {quarter}"
    all_items: str = "All {items}"
    count_column: str = "Number"
    code_column: str = "Code"
    service_column: str = "Service"
    status_column: str = "Status"
    before_column: str = "Previous status"
    run_column: str = "For how long"
    due_column: str = "Due"
    judged_column: str = "Judged by"
    no_status: str = "No status"
    not_before: str = "not in the report"
    in_period: str = "{status} ({period})"
    rule_in_cell: str = "its dates"
    unknown: str = "not known"
    none: str = "none"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self, terms=PERIOD_TERMS)
        if set(self.kinds) != set(_KINDS) or not all(isinstance(each, KindWords) for each in self.kinds.values()):
            raise StyleError(f"kinds must have KindWords for each of {list(_KINDS)!r}", given=self.kinds)
        for kind, words in self.kinds.items():
            for part, text in words._asdict().items():
                check_name(text, f"{part} of {kind!r}", StyleError)
        if set(self.reasons) != set(_REASONS):
            raise StyleError(f"reasons must have words for each of {list(_REASONS)!r}", given=self.reasons)
        for reason, text in self.reasons.items():
            check_words(f"reasons of {reason!r}", text, _REASONS[reason])
