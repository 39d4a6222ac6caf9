"""The section of the facts that a report should mention first."""

from qpr_core.analysis.answers import Flag
from qpr_core.analysis.insights.ranking import insights
from qpr_core.wording.reasons.insight import write_insight
from qpr_core.wording.sections.context import Context, sourced
from qpr_core.wording.text.parts import Heading, Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name


def insights_section(context: Context) -> list[Part]:
    """Return the three facts that matter most, each in one sentence.

    KPIs that are left out are listed below them.
    """
    words, found = context.style.insights, insights(context.report)
    parts: list[Part] = []
    if found:
        count = context.counted(len(found), "insights(report).__len__()", context.style.change_numbers)
        parts.append(Heading(fill(words.heading.form(len(found)), count=count), level=2))
    for index, each in enumerate(found):
        paragraph = Paragraph(write_insight(context.style, each))
        parts += sourced([paragraph], f"insights(report)[{index}].")
    doubtful = [each for each in context.report.kpis if Flag.IMPLAUSIBLE in each.flags]
    if found and doubtful:
        names = [fill(words.left_out_kpi, name=Name(each.name), code=Name(each.code)) for each in doubtful]
        parts.append(Paragraph(fill(words.left_out, names=context.style.common.join_names(names))))
    return parts
