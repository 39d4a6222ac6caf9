"""Insights in words: one sentence for each, with at most two of its facts."""

from fractions import Fraction

from qpr_core.analysis.answers import Cause, NoComparison
from qpr_core.analysis.comparing.record import Extreme, RecordResult
from qpr_core.analysis.comparing.streak import Streak
from qpr_core.analysis.insights.insight import Fact, Insight
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.move import Move
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import figure_text, written_count
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Spans, When


def write_insight(style: Style, insight: Insight) -> Spans:
    """Write the sentence of an insight, with its two most important facts."""
    words, assessment = style.insights, insight.assessments[0]
    voice = Voice(style, assessment.indicator, "assessments[0].")
    if insight.service is not None:
        return fill(words.insight, statement=_of_service(voice, insight, insight.service))
    facts = [_fact(voice, insight, fact) for fact in insight.facts[:2]]
    if len(facts) > 1:
        is_mixed = insight.facts[0].is_good is not insight.facts[1].is_good
        joined = fill(words.despite if is_mixed else words.both, first=facts[0], second=facts[1])
    else:
        joined = facts[0]
    name, code = Name(assessment.name), Name(assessment.code)
    statement = fill(words.subject, name=name, code=code, basis=_basis(voice, assessment), facts=joined)
    return fill(words.insight, statement=statement)


def _of_service(voice: Voice, insight: Insight, service: str) -> Spans:
    count, record = len(insight.assessments), insight.assessments[0].record
    return fill(
        voice.style.insights.facts[insight.facts[0]],
        count=written_count(count, "assessments.__len__()", voice.style.change_numbers),
        service=Name(service),
        against=() if record is None else _period(voice, record.against),
    )


def _fact(voice: Voice, insight: Insight, fact: Fact) -> Spans:
    assessment = insight.assessments[0]
    match fact:
        case Fact.FELL_FAR | Fact.ROSE_FAR:
            return () if insight.move is None else _moved(voice, insight.move, fact)
        case Fact.WORST_RUNNING:
            return () if assessment.streak is None else _running(voice, assessment.streak)
        case Fact.MISSED_MOST:
            return () if insight.miss is None else _missed(voice, assessment.standing, insight.miss)
        case Fact.WORST_SINCE | Fact.BEST_SINCE:
            return () if assessment.record is None else _since(voice, assessment.record, fact)
        case Fact.SERVICE_WORSENED | Fact.SERVICE_IMPROVED | Fact.TURNED_NEGATIVE | Fact.TURNED_POSITIVE:
            return fill(voice.style.insights.facts[fact])


def _moved(voice: Voice, move: Move, fact: Fact) -> Spans:
    words, (before, now) = voice.style.insights, move.positions
    causes = {Cause.TARGET: words.by_target, Cause.BOTH: words.by_both, NoComparison.REDEFINED: words.by_definition}
    return fill(
        words.facts[fact],
        before=voice.band(before) if isinstance(before, Scheme) else (),
        now=voice.band(now) if isinstance(now, Scheme) else (),
        cause=fill(causes.get(move.cause, "")),
    )


def _running(voice: Voice, streak: Streak) -> Spans:
    words, count = voice.style.insights, streak.count
    band, period = voice.band(streak.rating), voice.answer(streak.since.frequency)
    if voice.indicator.every > 1:
        period = fill(words.result)
    if count > len(words.ordinals):
        return fill(words.long_running, band=band, period=period, since=_period(voice, streak.since))
    nth = voice.number(words.ordinals[count - 1], count, "streak.count")
    forms = voice.style.forms_of(streak.rating, 1)
    return fill(words.facts[Fact.WORST_RUNNING], period=period, nth=nth, **forms)


def _missed(voice: Voice, standing: Standing, miss: Fraction) -> Spans:
    value, target = standing.rated_value, standing.target
    edges = () if target is None else (target,)
    return fill(
        voice.style.insights.facts[Fact.MISSED_MOST],
        value=() if value is None else voice.result(value, "standing.rated_value", *edges),
        target=() if target is None else voice.value(target, "standing.target"),
        share=Quantity(voice.style.figures.text_of(figure_text(miss)), miss, "miss"),
    )


def _since(voice: Voice, record: RecordResult, fact: Fact) -> Spans:
    words = voice.style.insights
    is_total = voice.indicator.basis is Basis.YEAR_TO_DATE_TOTAL
    of_all = words.best_of_all if record.extreme is Extreme.BEST else words.worst_of_all
    return fill(
        words.facts[fact] if record.since is not None else of_all,
        result=fill(words.total if is_total else words.result),
        results=fill(words.totals if is_total else words.results),
        since=() if record.since is None else _period(voice, record.since),
        first=_period(voice, record.first),
        count=voice.number(str(record.beats + 1), record.beats + 1, "record.beats + 1"),
        gaps=fill(words.gaps.form(record.gaps), count=voice.counted(record.gaps, "record.gaps")),
    )


def _basis(voice: Voice, assessment: Assessment) -> Spans:
    """Return the period of the result, if it is not the quarter of the report."""
    period, words = assessment.result_period, voice.style.insights
    if period is None or period == assessment.period:
        return ()
    return fill(words.carried if assessment.is_carried else words.of_period, period=_period(voice, period))


def _period(voice: Voice, period: Period) -> When:
    return voice.dated(period)
