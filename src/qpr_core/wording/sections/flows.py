"""KPIs that gained or lost a rating, joined or left, next to a changed count."""

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Spans


def flows_text(summary: Summary, of: Scheme | Direction | None, counted: int, change: int, style: Style) -> Spans:
    """Return how many KPIs joined or left a count, or gained or lost a rating.

    The text is empty if none did, or if it is unknown.

    If a count fell and no KPI came to it, the KPIs that left it are called "these".
    """
    flow = summary.flow(of)
    if flow is None:
        return ()
    came = [("joined", flow.joined, style.cover.came_new), ("newly_rated", flow.newly_rated, style.cover.came_rated)]
    gone = [
        ("without_result", flow.without_result, style.cover.gone_without_result),
        ("unrated", flow.unrated, style.cover.gone_unrated),
        ("left", flow.left, style.cover.gone_left),
    ]
    which = style.cover.of_these if change < 0 and not flow.came else style.cover.counted_then

    def quantity(count: int, name: str) -> Quantity:
        return written_count(count, f"flow({of!r}).{name}", style.change_numbers)

    clauses = [fill(phrase.form(counted), count=quantity(count, name)) for name, count, phrase in came if count]
    clauses += [
        fill(phrase.form(count), which=fill(which, count=quantity(count, name)))
        for name, count, phrase in gone
        if count
    ]
    return tuple(span for each in clauses for span in each)
