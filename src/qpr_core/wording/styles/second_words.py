"""SecondWords: the phrases for a second rating, such as a forecast."""

from attrs import frozen

from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import Phrase, check_parts


@explains_calls
@frozen(kw_only=True, repr=False)
class SecondWords:
    """The phrases for a second rating.

    {second} is its name.

    >>> SecondWords(heading="Outlook: {second}")
    SecondWords(heading='Outlook: {second}')

    Args:
        heading: The heading of its section.
        counts: The counts of its bands.
        whole: The sentence if all KPIs have one of its bands.
        worse: The KPIs for which it is worse than the rating.
        better: The KPIs for which it is better than the rating.
        changed: The KPIs for which it differs from the period before.
        sentence: The sentence with the names of KPIs. More names than the style has in a sentence are a list.
        beside_rating: A KPI with both ratings.
        from_before: A KPI with the second rating of both periods.

    Raises:
        StyleError: If a phrase has a placeholder that cannot be filled.
    """

    heading: str = "{second}"
    counts: Phrase = Phrase(
        zero="", one="{second}: of the {count} {kpi}, {clauses}.", other="{second}: of the {count} {kpis}, {clauses}."
    )
    whole: Phrase = Phrase(
        zero="",
        one="{second}: the only {kpi} {is_band}.",
        two="{second}: both {kpis} {are_band}.",
        other="{second}: all {count} {kpis} {are_band}.",
    )
    worse: Phrase = Phrase(
        zero="",
        one="For {count} {kpi}, it is worse than the current rating: {names}",
        other="For {count} {kpis}, it is worse than the current rating: {names}",
    )
    better: Phrase = Phrase(
        zero="",
        one="For {count} {kpi}, it is better than the current rating: {names}",
        other="For {count} {kpis}, it is better than the current rating: {names}",
    )
    changed: Phrase = Phrase(
        zero="",
        one="For {count} {kpi}, it has changed since {against}: {names}",
        other="For {count} {kpis}, it has changed since {against}: {names}",
    )
    sentence: str = "{listed}."
    beside_rating: str = "{name} ({code}, {band}, currently {rating})"
    from_before: str = "{name} ({code}, from {before} to {band})"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
