"""The scorecard section: a table with a row for each indicator, by service."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from qpr_core.analysis.answers import Movement
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.services import by_service
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.wording.reasons.printed_figures import voice_for_change, voice_for_trail
from qpr_core.wording.reasons.rating import write_rating_reason, write_result
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.context import Context, headed, service_name
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Name, Spans, Spark
from qpr_core.wording.text.tables import Table


def scorecard_section(context: Context) -> list[Part]:
    """Return the tables of KPIs and activity indicators, under one heading."""
    return headed(context.words.scorecard_heading, scorecard_tables(context))


def scorecard_tables(context: Context) -> list[Part]:
    """Return the table of the KPIs and the table of the activity indicators."""
    words, report = context.words, context.report
    quarter, worst = context.short_quarter(report.period, whole=True), list(report.scheme)[-1]
    parts: list[Part] = []
    if report.kpis:
        rows, caption = _by_service(context, report.kpis), fill(words.scorecard_caption, quarter=quarter)
        heads = [fill(head) for head in (words.target, words.rating, words.change, words.travel)]
        floor = (
            fill(words.floor) if summarise(report).by_floor else fill(words.beyond, band=context.style.label_of(worst))
        )
        parts.append(_table(context, [heads[0], floor, *heads[1:]], rows, caption))
    if report.activity:
        rows, caption = _by_service(context, report.activity), fill(words.activity_caption, quarter=quarter)
        heads = [fill(head) for head in (words.expected, words.position, words.change)]
        parts.append(_table(context, heads, rows, caption))
    return parts


def _table(context: Context, columns: Iterable[Spans], rows: Iterable[tuple[Spans, ...]], caption: Spans) -> Table:
    words = context.words
    first = (fill(words.code), fill(words.name), fill(words.result))
    return Table((*first, *columns, fill(words.recent)), tuple(rows), caption=caption, heads=2)


def _by_service(context: Context, assessments: Sequence[Assessment]) -> list[tuple[Spans, ...]]:
    services = by_service(assessments, lambda each: each.service)
    rows: list[tuple[Spans, ...]] = []
    for service, members in services.items():
        if list(services) != [None]:
            rows.append((service_name(context, service),))
        rows += [_row(context, each) for each in members]
    return rows


def _row(context: Context, assessment: Assessment) -> tuple[Spans, ...]:
    voice, indicator = context.voice(assessment), assessment.indicator
    who = ((Name(indicator.code),), (Name(indicator.name),))
    facts = (
        _result(context, voice, assessment),
        *_thresholds(context, voice, assessment),
        _rating(context, assessment),
    )
    travel = fill(context.words.brief[assessment.direction_of_travel.direction])
    changes = (_change(context, voice, assessment), *(() if indicator.is_activity else (travel,)))
    spoken = voice_for_trail(voice, assessment.standing, [point.value for point in assessment.trail])
    return (*who, *facts, *changes, (spark_of(spoken, assessment.trail, "trail"),))


def _result(context: Context, voice: Voice, assessment: Assessment) -> Spans:
    standing, words = assessment.standing, context.words
    if standing.is_withheld:
        text = fill(words.withheld)
    elif standing.value is None:
        text = write_rating_reason(voice.within("standing"), standing)
    else:
        text = write_result(voice.within("standing"), standing, standing.value)
    period = assessment.result_period
    if period is not None and period != assessment.period:
        return fill(words.carried, result=text, period=voice.short(period))
    return text


def _thresholds(context: Context, voice: Voice, assessment: Assessment) -> tuple[Spans, ...]:
    standing, words = assessment.standing, context.words
    none = fill(words.none)
    if assessment.indicator.is_activity:
        has_range = isinstance(standing.thresholds, ExpectedRange)
        return (write_range(voice, standing.ranges[-1]) if has_range else none,)
    if standing.thresholds is None or standing.target is None:
        return none, none
    target = (voice.within("standing").value(standing.target, "target"),)
    return target, write_range(voice, standing.ranges[-1], standing.target)


def write_range(voice: Voice, acceptable: Interval, target: Fraction | None = None) -> Spans:
    """Write the ends of an acceptable range; one end alone if there is a *target*.

    >>> from qpr_core import Indicator, Polarity
    >>> from qpr_core.styles import KENT
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.NEITHER, unit="%")
    >>> [span.text for span in write_range(Voice(KENT, calls), Interval(45, 70))]
    ['45%', ' to ', '70%']
    """
    ends = {name: getattr(acceptable, name) for name in ("low", "high")}
    texts = {name: (voice.value(end, f"standing.ranges[-1].{name}"),) for name, end in ends.items() if end is not None}
    if len(texts) == 1:
        name, end = next(iter(texts.items()))
        return (
            end if target is not None else fill(voice.words.at_least if name == "low" else voice.words.at_most, **texts)
        )
    return fill(voice.words.low_to_high, **texts)


def _rating(context: Context, assessment: Assessment) -> Spans:
    rating, words = assessment.rating, context.style.explanations
    if isinstance(rating, Scheme):
        return (Badge(context.style.label_of(rating).text, rating),)
    if isinstance(rating, Expectation):
        return (Badge(words.answers[rating], rating),)
    return fill(context.style.common.not_rated_label)


def _change(context: Context, voice: Voice, assessment: Assessment) -> Spans:
    comparison, words = assessment.comparison, context.words
    judgement = fill(words.brief[comparison.judgement])
    if not isinstance(comparison.movement, Movement):
        return judgement
    movement = voice.answer(comparison.movement)
    is_usual = comparison.against == comparison.period.shift(-1)
    since = () if is_usual else fill(words.moved_since, against=context.short_quarter(comparison.against))
    if comparison.change is None:
        return fill(words.moved_unknown, movement=movement, since=since, judgement=judgement)
    if comparison.movement is Movement.UNCHANGED:
        return movement + since
    spoken = voice_for_change(voice.within("comparison"), comparison.now, comparison.before)
    difference = spoken.difference(comparison.change, "change")
    return fill(words.moved_by, movement=movement, difference=difference, since=since, judgement=judgement)


def spark_of(voice: Voice, trail: tuple[TrailPoint, ...], source: str, of: str = "value") -> Spark:
    """Return the line of the results of a *trail*, with a description.

    *source* is the expression for the points, and *of* the attribute of a point that is its value.
    """
    phrase = voice.style.report.recent_results.form(len(trail))
    if not trail:
        return Spark((), fill(phrase))
    values = [point.value for point in trail]
    low, high = values.index(min(values)), values.index(max(values))
    since, until = voice.between(trail[0].period, trail[-1].period)
    description = fill(
        phrase,
        count=voice.counted(len(trail), f"{source}.__len__()"),
        first=voice.result(values[0], f"{source}[0].{of}"),
        since=since,
        last=voice.result(values[-1], f"{source}[-1].{of}"),
        period=until,
        low=voice.result(values[low], f"{source}[{low}].{of}"),
        high=voice.result(values[high], f"{source}[{high}].{of}"),
    )
    return Spark(trail, description)
