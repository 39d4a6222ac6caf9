"""The scorecard as a table: a row for each indicator, by service."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from qpr_core.analysis.answers import Movement
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.wording.reasons.printed_figures import voice_for_change, voice_for_trail
from qpr_core.wording.reasons.rating import write_result
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.context import Told, by_service, headed, name_of_service
from qpr_core.wording.text.parts import Part, Table
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Name, Spans, Spark


def say_scorecard(told: Told) -> list[Part]:
    """Draw the scorecard of the KPIs, and a table of the activity indicators beside it."""
    return headed(told.words.scorecard_heading, scorecard_tables(told))


def scorecard_tables(told: Told) -> list[Part]:
    """Draw the tables of a scorecard."""
    words, report = told.words, told.report
    quarter, worst = told.quarter(report.period, whole=True), list(report.scheme)[-1]
    parts: list[Part] = []
    if report.kpis:
        rows, caption = _by_service(told, report.kpis), fill(words.scorecard_caption, quarter=quarter)
        heads = [fill(head) for head in (words.target, words.rating, words.change, words.travel)]
        floor = fill(words.floor) if summarise(report).by_floor else fill(words.beyond, band=told.style.name_of(worst))
        parts.append(_table(told, [heads[0], floor, *heads[1:]], rows, caption))
    if report.activity:
        rows, caption = _by_service(told, report.activity), fill(words.activity_caption, quarter=quarter)
        heads = [fill(head) for head in (words.expected, words.place, words.change)]
        parts.append(_table(told, heads, rows, caption))
    return parts


def _table(told: Told, columns: Iterable[Spans], rows: Iterable[tuple[Spans, ...]], caption: Spans) -> Table:
    words = told.words
    first = (fill(words.code), fill(words.name), fill(words.result))
    return Table((*first, *columns, fill(words.recent)), tuple(rows), caption=caption, heads=2)


def _by_service(told: Told, assessments: Sequence[Assessment]) -> list[tuple[Spans, ...]]:
    services = by_service(assessments)
    rows: list[tuple[Spans, ...]] = []
    for service, members in services.items():
        if list(services) != [None]:
            rows.append((name_of_service(told, service),))
        rows += [_row(told, each) for each in members]
    return rows


def _row(told: Told, assessment: Assessment) -> tuple[Spans, ...]:
    voice, indicator = told.voice(assessment), assessment.indicator
    who = ((Name(indicator.code),), (Name(indicator.name),))
    facts = (_result(told, voice, assessment), *_held(told, voice, assessment), _rating(told, assessment))
    travel = fill(told.words.brief[assessment.direction_of_travel.direction])
    told_of = (_change(told, voice, assessment), *(() if indicator.is_activity else (travel,)))
    spoken = voice_for_trail(voice, assessment.standing, [point.value for point in assessment.trail])
    return (*who, *facts, *told_of, (spark_of(spoken, assessment.trail, "trail"),))


def _result(told: Told, voice: Voice, assessment: Assessment) -> Spans:
    standing, words = assessment.standing, told.words
    if standing.is_withheld:
        said = fill(words.withheld)
    elif standing.value is None:
        said = voice.answer(assessment.rating)
    else:
        said = write_result(voice.within("standing"), standing, standing.value)
    period = assessment.result_period
    if period is not None and period != assessment.period:
        return fill(words.carried, result=said, period=voice.period(period))
    return said


def _held(told: Told, voice: Voice, assessment: Assessment) -> tuple[Spans, ...]:
    standing, words = assessment.standing, told.words
    none = fill(words.none)
    if assessment.indicator.is_activity:
        held = standing.thresholds
        return (_span(voice, standing.ranges[-1]) if isinstance(held, ExpectedRange) else none,)
    if standing.thresholds is None or standing.target is None:
        return none, none
    target = (voice.within("standing").value(standing.target, "target"),)
    return target, _span(voice, standing.ranges[-1], standing.target)


def _span(voice: Voice, band: Interval, target: Fraction | None = None) -> Spans:
    ends = {name: getattr(band, name) for name in ("low", "high")}
    said = {name: (voice.value(end, f"standing.ranges[-1].{name}"),) for name, end in ends.items() if end is not None}
    if len(said) == 1:
        name, end = next(iter(said.items()))
        return (
            end if target is not None else fill(voice.words.at_least if name == "low" else voice.words.at_most, **said)
        )
    return fill(voice.words.low_to_high, **said)


def _rating(told: Told, assessment: Assessment) -> Spans:
    rating, words = assessment.rating, told.style.explanations
    if isinstance(rating, Scheme):
        return (Badge(told.style.name_of(rating).text, rating),)
    if isinstance(rating, Expectation):
        return (Badge(words.answers[rating], rating),)
    return fill(told.words.not_rated)


def _change(told: Told, voice: Voice, assessment: Assessment) -> Spans:
    comparison, words = assessment.comparison, told.words
    judgement = fill(words.brief[comparison.judgement])
    if not isinstance(comparison.movement, Movement):
        return judgement
    movement = voice.answer(comparison.movement)
    if comparison.change is None:
        return fill(words.moved_unknown, movement=movement, judgement=judgement)
    if comparison.movement is Movement.UNCHANGED:
        return movement
    spoken = voice_for_change(voice.within("comparison"), comparison.now, comparison.before)
    difference = spoken.difference(comparison.change, "change")
    return fill(words.moved_by, movement=movement, difference=difference, judgement=judgement)


def spark_of(voice: Voice, trail: tuple[TrailPoint, ...], source: str, of: str = "value") -> Spark:
    """Draw the results of a *trail* and say the same in words; *source* leads to the points, *of* to a value."""
    phrase = voice.style.report.recent_results.form(len(trail))
    if not trail:
        return Spark((), fill(phrase))
    values = [point.value for point in trail]
    low, high = values.index(min(values)), values.index(max(values))
    description = fill(
        phrase,
        count=voice.counted(len(trail), f"{source}.__len__()"),
        first=voice.result(values[0], f"{source}[0].{of}"),
        since=voice.period(trail[0].period),
        last=voice.result(values[-1], f"{source}[-1].{of}"),
        period=voice.period(trail[-1].period),
        low=voice.result(values[low], f"{source}[{low}].{of}"),
        high=voice.result(values[high], f"{source}[{high}].{of}"),
    )
    return Spark(trail, description)
