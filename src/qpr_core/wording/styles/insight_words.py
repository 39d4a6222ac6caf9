"""InsightWords: the phrases of the facts that a report should mention first."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.insights.insight import Fact
from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.names import is_line
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words

_FACTS: Final[Mapping[Fact, str]] = {
    Fact.FELL_FAR: "fell from {before} to {now}{cause}",
    Fact.WORST_RUNNING: "{is_band} for the {nth} {period} running",
    Fact.MISSED_MOST: (
        "missed its target of {target} by {share}% of the target, more than any other {kpi}: its result is {value}"
    ),
    Fact.SERVICE_WORSENED: "Each of the {count} {kpis} of {service} has a worse result than in {against}",
    Fact.TURNED_NEGATIVE: "went from a positive to a negative direction of travel",
    Fact.WORST_SINCE: "has its worst {result} since {since}{gaps}",
    Fact.ROSE_FAR: "rose from {before} to {now}{cause}",
    Fact.SERVICE_IMPROVED: "Each of the {count} {kpis} of {service} has a better result than in {against}",
    Fact.TURNED_POSITIVE: "went from a negative to a positive direction of travel",
    Fact.BEST_SINCE: "has its best {result} since {since}{gaps}",
}


def _facts(given: Mapping[Fact, str]) -> FrozenMapping[Fact, str]:
    return frozen_words(given)


def _ordinals(given: Sequence[str]) -> tuple[str, ...]:
    words = ordered_items_of(given)
    if words is None or not all(map(is_line, words)):
        raise StyleError("ordinals must be non-blank texts of one line for first, second and so on", given=given)
    return words


@explains_calls
@frozen(kw_only=True, repr=False)
class InsightWords:
    """The phrases of the facts that a report should mention first.

    `facts` has the phrase of each fact. Those of a service are whole statements, and the others follow the `subject`.
    `ordinals` are the words for first, second and so on; a longer streak is `long_running`. For results every few
    years, `result` is in place of the year.

    >>> InsightWords(subject="{name}").facts[Fact.FELL_FAR]
    'fell from {before} to {now}{cause}'

    Raises:
        StyleError: If a fact has no phrase, or a phrase has a placeholder that cannot be filled.
    """

    heading: Phrase = Phrase(zero="", one="The one thing to say", other="The {count} things to say")
    insight: str = "{statement}."
    subject: str = "{name} ({code}{basis}) {facts}"
    carried: str = ", result carried forward from {period}"
    of_period: str = ", result for {period}"
    both: str = "{first}. It also {second}"
    despite: str = "{first}. But it {second}"
    facts: FrozenMapping[Fact, str] = field(default=_FACTS, converter=_facts)
    by_target: str = " because the target changed"
    by_both: str = " because both performance and the target changed"
    by_definition: str = " with a changed definition"
    ordinals: tuple[str, ...] = field(
        default=(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ),
        converter=_ordinals,
    )
    long_running: str = "has been {band} in every {period} since {since}"
    result: str = "result"
    total: str = "total at this point of the year"
    best_of_all: str = "has the best of its {count} {results} since {first}{gaps}"
    worst_of_all: str = "has the worst of its {count} {results} since {first}{gaps}"
    results: str = "results"
    totals: str = "totals at this point of the year"
    gaps: Phrase = Phrase(
        zero="", one=" (there is {count} gap in its results)", other=" (there are {count} gaps in its results)"
    )
    left_out: str = "Left out, because a figure was probably entered wrongly: {names}."
    left_out_kpi: str = "{name} ({code})"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
        if set(self.facts) != set(_FACTS):
            raise StyleError(f"facts must have words for each of {list(_FACTS)!r}", given=self.facts)
        for fact, words in self.facts.items():
            check_words(f"facts of {fact!r}", words, _FACTS[fact])
