"""The directions of travel by several methods: a table with a row for each method."""

from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.wording.reasons.direction import write_direction_reason
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Heading, Paragraph
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Spans, Words
from qpr_core.wording.text.tables import Table


def write_method_comparison(compared: MethodComparison, style: Style) -> Narrative:
    """Return a table of the answers of several methods, with their reasons."""
    words = style.explanations
    voice = Voice(style, compared.indicator, known=compared.period, with_statistics=True)
    rows = tuple(_row(voice.within(f"answers[{index}]"), answer) for index, answer in enumerate(compared.answers))
    heading = fill(
        words.by_method,
        name=Name(compared.indicator.name),
        code=Name(compared.indicator.code),
        period=voice.dated(compared.period),
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
    number = voice.number(str(version), version, "method.rule.version")
    return (
        fill(voice.words.rule, rule=Name(name), version=number),
        voice.direction(answer.direction),
        write_direction_reason(voice, answer),
    )
