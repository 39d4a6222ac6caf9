"""The number of KPIs of all rating schemes together, and of each."""

from collections.abc import Sequence
from typing import NamedTuple

from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.parts import Paragraph
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name


class SchemeCount(NamedTuple):
    """The KPIs of one scheme: their style, their number, and its expression."""

    style: Style
    number: int
    source: str


def all_schemes(style: Style, counts: Sequence[SchemeCount], source: str) -> list[Paragraph]:
    """Return a sentence with the number of KPIs together, and by each scheme.

    Only KPIs are counted together; their ratings never are. There is no sentence if only one scheme has KPIs. *source*
    is the expression for all KPIs.
    """
    known = [each for each in counts if each.number]
    if len(known) < 2:
        return []
    clauses = [
        fill(
            style.report.of_one_scheme.form(each.number),
            count=written_count(each.number, each.source, style.rating_numbers),
            scheme_kpi=Name(each.style.terms.kpi),
            scheme_kpis=Name(each.style.terms.kpis),
        )
        for each in known
    ]
    total = written_count(sum(each.number for each in known), source, style.rating_numbers)
    return [Paragraph(fill(style.report.all_schemes, count=total, clauses=style.common.join_names(clauses)))]
