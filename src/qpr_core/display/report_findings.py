"""Findings: the titles of charts of whole reports."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.grouping import GroupKey
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.capitals import capitalised
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.numbers import NumberStyle, written_count
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Span, Spans, text_of

_MOST_GROUPS: Final = 3
"""The greatest number of groups that a title names."""


def matrix_finding(made: Bridge, style: Style) -> str:
    """Return how many KPIs have a better or a worse rating than before.

    The larger number comes first.
    """
    words, worse, better = style.charts, len(made.worsened), len(made.improved)
    before, now = (style.periods.in_text(each, made.financial_year) for each in (made.against, made.period))
    if not any(isinstance(move.rating_before, Scheme) and isinstance(move.rating_now, Scheme) for move in made.moves):
        return _sentence(words.matrix_not_compared, before=before, now=now)
    if not worse and not better:
        return _sentence(words.matrix_unmoved, before=before)
    counts = [
        (worse, words.matrix_worse, words.matrix_worse_too),
        (better, words.matrix_better, words.matrix_better_too),
    ]
    (first, phrase, _), (second, _, also) = counts if worse >= better else counts[::-1]
    text = fill(phrase.form(first), count=_count(first, style.change_numbers), before=before)
    return _written(text + fill(also.form(second), count=_count(second, style.change_numbers)))


def history_finding(history: Sequence[Summary], style: Style) -> str:
    """Return how the number of KPIs in the worst band has changed."""
    worst = list(history[-1].scheme)[-1]
    return _change(
        history,
        lambda each: each.ratings[worst],
        lambda each: each.rated_count,
        fill(style.report.history_first_band, **style.forms_of(worst, 2)),
        style,
        none=style.charts.none_rated,
    )


def direction_finding(history: Sequence[Summary], style: Style) -> str:
    """Return how the number of KPIs that get worse has changed."""
    if history[-1].directions is None:
        return _sentence(style.charts.directions_unknown)
    negative = fill(style.explanations.answers[Direction.NEGATIVE])
    return _change(
        history,
        lambda each: directed(each, Direction.NEGATIVE),
        lambda each: each.directed_count,
        fill(style.report.history_first_direction, direction=negative),
        style,
        none=style.charts.none_directed,
    )


def directed(summary: Summary, direction: Direction) -> int:
    """Return the number of KPIs with a direction; 0 if directions are unknown."""
    return 0 if summary.directions is None else summary.directions[direction]


def _change(  # noqa: PLR0913  each is one part of a sentence
    history: Sequence[Summary],
    count: Callable[[Summary], int],
    of: Callable[[Summary], int],
    subject: Spans,
    style: Style,
    *,
    none: str,
) -> str:
    words, numbers, last = style.charts, style.rating_numbers, history[-1]
    now = count(last)
    if not of(last):
        return _sentence(none)
    counted = [each for each in history[:-1] if of(each)]
    if not counted:  # nothing to compare with
        return number_of(now, subject, style)
    first = _start([count(each) for each in counted], counted, now)
    then = count(first)
    if then == now == 0:
        phrase = words.number_none
    else:
        phrase = words.number_rose if now > then else words.number_fell if now < then else words.number_same
    return _sentence(
        phrase,
        subject=subject,
        then=_count(then, numbers),
        now=_count(now, numbers),
        first=style.periods.in_text(first.period, first.financial_year),
    )


def _start(counts: Sequence[int], quarters: Sequence[Summary], now: int) -> Summary:
    """Return the first quarter, or the last one if the change since is opposite.

    "Red fell from 4 to 3" would mislead if it has just risen from 2.
    """
    newest, whole = now - counts[-1], now - counts[0]
    return quarters[-1] if newest and newest * whole <= 0 else quarters[0]


def number_of(count: int, subject: Spans, style: Style) -> str:
    """Return a count as a sentence."""
    return _sentence(style.charts.number_is, subject=subject, now=_count(count, style.rating_numbers))


def report_finding(report: Report, style: Style) -> str:
    """Return how many of the KPIs of a report are in the worst band."""
    words = style.charts
    if not report.kpis:
        year = report.assessments[0].indicator.financial_year
        return _sentence(words.activity_in, period=style.periods.in_text(report.period, year))
    summary = summarise(report)
    if not summary.rated_count:
        return _sentence(words.none_rated)
    worst = list(summary.scheme)[-1]
    count, numbers = summary.ratings[worst], style.rating_numbers
    return _sentence(
        words.in_worst_band.form(count),
        count=_count(count, numbers),
        total=_count(summary.indicators, numbers),
        **style.forms_of(worst, count),
    )


def heat_finding(groups: Mapping[GroupKey | None, Summary], style: Style, grouping: str = SERVICE) -> str:
    """Return which groups have the most KPIs in the worst band."""
    words, summaries = style.charts, list(groups.values())
    worst = list(summaries[0].scheme)[-1]
    subject = fill(style.report.history_first_band, **style.forms_of(worst, 2))
    if not any(each.rated_count for each in summaries):
        return _sentence(words.none_rated)
    most = max(each.ratings[worst] for each in summaries)
    leading = [key for key, each in groups.items() if each.ratings[worst] == most]
    if not most or len(groups) == 1 or None in leading:
        return number_of(sum(each.ratings[worst] for each in summaries), subject, style)
    if len(leading) > _MOST_GROUPS:
        number = _count(len(leading), style.change_numbers)
        phrase = words.most_in_many if grouping == SERVICE else words.most_in_many_groups
        return _sentence(phrase, number=number, subject=subject, count=_count(most, style.rating_numbers))
    return _sentence(
        words.most_in.form(len(leading)),
        services=style.common.join_names([group_name(style, grouping, key) for key in leading]),
        subject=subject,
        count=_count(most, style.rating_numbers),
        total=_count(groups[leading[0]].indicators, style.rating_numbers),
    )


def _count(count: int, numbers: NumberStyle) -> Quantity:
    return written_count(count, "count", numbers)


def _sentence(phrase: str, **filling: Span | Spans) -> str:
    return _written(fill(phrase, **filling))


def _written(spans: Spans) -> str:
    return text_of(capitalised(spans), PLAIN)
