"""Words for the reporting period in every phrase: "quarter", "months", "Annual"."""

from functools import lru_cache

from attrs import evolve

from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.styles.style import GROUPS, Style
from qpr_core.wording.styles.terms import replaced


@lru_cache(maxsize=64)  # a style is used many times
def with_period_terms(style: Style, frequency: Frequency) -> Style:
    """Return a style whose phrases have the words for a length of reporting periods.

    `{period_word}` is "quarter", `{period_words}` "quarters", `{Period_word}` "Quarter" and `{Periodic}` "Quarterly".
    `{named_period}` is the word as names of periods have it, and `{named_report}` the short name of the report.

    >>> words = with_period_terms(Style(), Frequency.MONTHLY)
    >>> words.cover.previous, words.cover.heading
    ('the previous month', 'Monthly Performance Report, {quarter}')
    """
    word, words = style.explanations.answers[frequency], style.periods
    adjective = words.adjectives[frequency]
    terms = {
        "period_word": word,
        "period_words": words.plurals[frequency],
        "Period_word": word[:1].upper() + word[1:],
        "Periodic": adjective[:1].upper() + adjective[1:],
        "named_period": words.named_periods[frequency],
        "named_report": words.named_reports[frequency],
    }
    return evolve(style, **{name: replaced(getattr(style, name), terms) for name in GROUPS})
