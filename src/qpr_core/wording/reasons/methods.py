"""One indicator by several methods, in words: a table with an answer a row, and why."""

from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.wording.reasons.direction import reason_of_travel
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.parts import Heading, Narrative, Paragraph, Table
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Spans, Words


def say_methods(compared: MethodComparison, style: Style) -> Narrative:
    """Set the answers of several methods side by side."""
    words = style.explanations
    voice = Voice(style, compared.indicator)
    rows = tuple(_row(voice.within(f"answers[{place}]"), answer) for place, answer in enumerate(compared.answers))
    heading = fill(
        words.by_method,
        name=Name(compared.indicator.name),
        code=Name(compared.indicator.code),
        period=voice.period(compared.period),
    )
    columns = tuple((Words(title),) for title in (words.method, words.direction, words.because))
    agreement = fill(
        words.no_method_answers
        if not compared.directions
        else words.methods_agree
        if compared.agree
        else words.methods_differ
    )
    return Narrative((Heading(heading), Paragraph(agreement), Table(columns, rows)))


def _row(voice: Voice, answer: DirectionOfTravel) -> tuple[Spans, ...]:
    name, version = answer.method.rule
    said = voice.number(str(version), version, "method.rule.version")
    return (
        fill(voice.words.rule, rule=Name(name), version=said),
        voice.direction(answer.direction),
        reason_of_travel(voice, answer),
    )
