"""Implausible figures in words: the reason, and what to enter instead."""

from fractions import Fraction

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.model.indicators.implausible_figure import FigurePart, Implausible, ImplausibleFigure
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.numbers import figure_text
from qpr_core.wording.text.phrases import Phrase, fill
from qpr_core.wording.text.spans import Quantity, Spans


def write_implausible(voice: Voice, assessment: Assessment) -> list[Spans]:
    """Write a clause for each reason, with the latest implausible figure as example."""
    clauses = []
    for reason in Implausible:
        indices = [index for index, each in enumerate(assessment.implausible) if each.reason is reason]
        if indices:
            phrase = _phrase(voice, reason).form(len(indices))
            latest = max(indices, key=lambda index: _order(assessment.implausible[index]))
            clauses.append(
                _write_clause(voice.within(f"implausible[{latest}]"), phrase, assessment.implausible[latest])
            )
    return clauses


def _order(figure: ImplausibleFigure) -> tuple[bool, int]:
    return figure.part is FigurePart.RESULT, figure.period.ordinal


def _phrase(voice: Voice, reason: Implausible) -> Phrase:
    match reason:
        case Implausible.FRACTION_OF_ONE:
            return voice.words.fraction_of_one
        case Implausible.HUNDREDFOLD:
            return voice.words.hundredfold
        case Implausible.ABOVE_HUNDRED:
            return voice.words.above_hundred
        case Implausible.TINY_TOLERANCE:
            return voice.words.tiny_tolerance


def _write_clause(voice: Voice, phrase: str, figure: ImplausibleFigure) -> Spans:
    meant, is_tolerance = figure.meant, figure.part is FigurePart.TOLERANCE
    value = voice.limit(figure.value, "value") if is_tolerance else voice.value(figure.value, "value")
    return fill(
        phrase,
        part=voice.answer(figure.part),
        value=value,
        period=voice.period(figure.period),
        meant=() if meant is None else (_meant(voice, meant),),
    )


def _meant(voice: Voice, meant: Fraction) -> Quantity:
    """Write the figure that was probably meant, without a unit unless it has a form."""
    return voice.number(figure_text(meant), meant, "meant") if voice.unit.form is None else voice.value(meant, "meant")
