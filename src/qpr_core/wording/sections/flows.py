"""The change of a count: the count before, and KPIs that came or went."""

from typing import NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import count_or_none, count_text, written_count
from qpr_core.wording.text.phrases import fill, slots_of
from qpr_core.wording.text.spans import Quantity, Spans, When


def previous_name(summary: Summary, style: Style) -> Spans:
    """Return the one name of a style for the quarter before."""
    return fill(style.cover.previous, quarter=_quarter_before(summary, style))


def _quarter_before(summary: Summary, style: Style) -> When:
    return style.periods.in_text(summary.period.shift(-1), summary.financial_year, known=summary.period)


class _Counted(NamedTuple):
    """A count of KPIs and its change, with the expressions that give them.

    The KPIs have a band or a direction; `None` for KPIs without a rating. `before_source` gives the count before.
    """

    of: Scheme | Direction | None
    number: int
    change: int | None
    source: str
    before_source: str


def _counted(summary: Summary, of: Scheme | Direction | None) -> _Counted:
    match of:
        case Scheme():
            change, parts = summary.change_in_rating(of), ("rating", "ratings")
            number = summary.ratings[of]
        case Direction():
            change, parts = summary.change_in_direction(of), ("direction", "directions")
            number = 0 if summary.directions is None else summary.directions[of]
        case None:
            change, before = summary.change_in_unrated, "compared_with.unrated_count"
            return _Counted(None, summary.unrated_count, change, "change_in_unrated", before)
    return _Counted(of, number, change, f"change_in_{parts[0]}({of!r})", f"compared_with.{parts[1]}[{of!r}]")


def change_text(summary: Summary, of: Scheme | Direction | None, style: Style) -> Spans:
    """Return the change of a count since the quarter before.

    The count is that of a band, a direction, or of the KPIs without a rating (`None`). The text is empty without a
    quarter before.
    """
    counted = _counted(summary, of)
    change, number = counted.change, counted.number
    if change is None:
        return ()
    form = style.cover.more if change > 0 else style.cover.fewer if change < 0 else style.cover.same
    slots, quarter = slots_of(form), _quarter_before(summary, style)
    flows = _flows(summary, counted, change, style)
    text = fill(
        form,
        count=Quantity(count_text(abs(change), style.change_numbers), change, counted.source),
        before=count_or_none(number - change, counted.before_source, style.before_numbers, style.common.none),
        previous=fill(style.cover.previous, quarter=quarter),
        quarter=quarter,
        flows=flows,
    )
    return text if "flows" in slots else text + flows


def _flows(summary: Summary, counted: _Counted, change: int, style: Style) -> Spans:
    """Return how many KPIs joined or left a count, or gained or lost a rating.

    The text is empty if none did, or if it is unknown. If a count fell and no KPI came to it, the KPIs that left it are
    called "these": of the count before if the change has it, and else of the change.
    """
    of, words, before = counted.of, style.cover, counted.number - change
    flow = summary.flow(of)
    if flow is None:
        return ()

    def quantity(count: int, name: str) -> Quantity:
        return written_count(count, f"flow({of!r}).{name}", style.change_numbers)

    came = [("joined", flow.joined, words.came_new), ("newly_rated", flow.newly_rated, words.came_rated)]
    both = {"new": quantity(flow.joined, "joined"), "newly_rated": quantity(flow.newly_rated, "newly_rated")}
    gone = [
        ("without_result", flow.without_result, words.gone_without_result),
        ("unrated", flow.unrated, words.gone_unrated),
        ("left", flow.left, words.gone_left),
    ]
    if change < 0 and not flow.came:
        which = words.only_these if (before if "before" in slots_of(words.fewer) else -change) == 1 else words.of_these
    else:
        which = words.only_then if before == 1 else words.counted_then

    clauses = (
        [fill(words.came_both, **both)]
        if flow.joined and flow.newly_rated
        else [fill(phrase.form(counted.number), count=quantity(count, name)) for name, count, phrase in came if count]
    )
    clauses += [
        fill(phrase.form(count), which=fill(which, count=quantity(count, name)))
        for name, count, phrase in gone
        if count
    ]
    return tuple(span for each in clauses for span in each)
