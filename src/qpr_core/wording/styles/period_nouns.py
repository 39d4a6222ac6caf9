"""Nouns for the reporting period in every phrase: "quarter", "months", "Annual"."""

from functools import lru_cache

from attrs import evolve

from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.styles.style import GROUPS, Style
from qpr_core.wording.styles.terms import replaced


@lru_cache(maxsize=64)  # a style is used many times
def with_period_nouns(style: Style, frequency: Frequency) -> Style:
    """Return a style whose phrases have the nouns for a length of reporting periods.

    `{period_noun}` is "quarter", `{period_nouns}` "quarters", `{Period_noun}` "Quarter" and `{Periodic}` "Quarterly".
    `{named_period}` is the noun as names of periods have it, and `{named_report}` the short name of the report.

    >>> words = with_period_nouns(Style(), Frequency.MONTHLY)
    >>> words.cover.previous, words.cover.heading
    ('the previous month', 'Monthly Performance Report, {quarter}')
    """
    noun, words = style.explanations.answers[frequency], style.periods
    adjective = words.adjectives[frequency]
    nouns = {
        "period_noun": noun,
        "period_nouns": words.plural_nouns[frequency],
        "Period_noun": noun[:1].upper() + noun[1:],
        "Periodic": adjective[:1].upper() + adjective[1:],
        "named_period": words.named_nouns[frequency],
        "named_report": words.named_reports[frequency],
    }
    return evolve(style, **{name: replaced(getattr(style, name), nouns) for name in GROUPS})
