"""The scorecard section: a table with a row for each indicator, by group."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import takewhile
from typing import Final, NamedTuple

from attrs import evolve

from qpr_core.analysis.answers import Movement, NoRating
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.reasons.peers import write_peers_cell
from qpr_core.wording.reasons.printed_figures import printed_result, voice_for_row, voice_for_trail
from qpr_core.wording.reasons.ranges import write_bound, write_edge, write_ends
from qpr_core.wording.reasons.rating import write_missing
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import group_of, grouped
from qpr_core.wording.sections.scorecard_columns import headings, shown_columns
from qpr_core.wording.sections.sparks import spark_of
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.scorecard_table import DOCUMENT_COLUMNS, ROW_HEADS, ScorecardColumn
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Name, Spans, text_of
from qpr_core.wording.text.tables import Table


def scorecard_section(context: Context) -> list[Part]:
    """Return the tables of KPIs and activity indicators, under one heading."""
    return headed(context.words.scorecard_heading, scorecard_tables(context))


def scorecard_tables(context: Context) -> list[Part]:
    """Return the table of the KPIs and the table of the activity indicators."""
    words, report = context.words, context.report
    quarter = context.short_quarter(report.period, whole=True)
    parts: list[Part] = []
    if report.kpis:
        parts.append(_table(context, report.kpis, fill(words.scorecard_caption, quarter=quarter)))
    if report.activity:
        parts.append(_table(context, report.activity, fill(words.activity_caption, quarter=quarter)))
    return parts


def _table(context: Context, assessments: Sequence[Assessment], caption: Spans) -> Table:
    report, chosen = context.report, context.style.table.columns
    columns = shown_columns(
        DOCUMENT_COLUMNS if chosen is None else chosen,
        assessments,
        report,
        context.style,
        has_actions=context.actions is not None,
    )
    names = headings(report, context.style, of_activity=assessments[0].indicator.is_activity)
    made = _rows(_with_short_points(context), assessments, columns)
    unit = shared_unit(row.figures for row in made.values())
    if unit:
        made = {code: row._replace(figures=row.figures._replace(is_bare=True)) for code, row in made.items()}
        names |= with_unit(context.words, names, unit)
    groups = grouped(context.style, assessments)
    rows: list[tuple[Spans, ...]] = []
    codes: list[str | None] = []
    for group, members in groups.items():
        if list(groups) != [None] and len(columns) > 1:  # a heading would read as a row of its only column
            rows.append((group_name(context.style, context.style.grouping, group),))
            codes.append(None)
        rows += [tuple(_CELLS[column](made[each.code]) for column in columns) for each in members]
        codes += [each.code for each in members]
    return Table(
        tuple(names[column] for column in columns),
        tuple(rows),
        caption=caption,
        heads=len([*takewhile(ROW_HEADS.__contains__, columns)]),
        figures=frozenset(place for place, column in enumerate(columns) if column in _FIGURES),
        decimal=context.style.figures.decimal,
        codes=tuple(codes),
    )


def _rows(context: Context, assessments: Sequence[Assessment], columns: Sequence[ScorecardColumn]) -> dict[str, "_Row"]:
    return {each.code: _Row(context, each, columns, voice_for_row(context.voice(each), each)) for each in assessments}


def shared_unit(voices: Iterable[Voice]) -> str:
    """Return the unit of all rows, or "" if they differ or have none."""
    units = {voice.unit_text for voice in voices}
    return units.pop() if len(units) == 1 else ""


def with_unit(words: ReportWords, names: Mapping[ScorecardColumn, Spans], unit: str) -> dict[ScorecardColumn, Spans]:
    """Return the headings of the columns of figures, each with a unit."""
    return {column: in_unit(words, names[column], unit) for column in _WITH_UNIT}


def in_unit(words: ReportWords, heading: Spans, unit: str) -> Spans:
    """Return a heading with a unit, unless it has it.

    It has it as a sign such as "%", or as a word in brackets.
    """
    has_unit = (unit if not any(map(str.isalnum, unit)) else f"({unit})") in text_of(heading, PLAIN)
    return heading if has_unit else fill(words.in_unit, heading=heading, unit=Name(unit))


def _with_short_points(context: Context) -> Context:
    """Return a context that writes percentage points in the short form of a table."""
    points = evolve(context.style.percentage_points, after=context.words.points, after_one=context.words.point)
    return context._replace(style=evolve(context.style, percentage_points=points))


class _Row(NamedTuple):
    """The assessment of a row, the columns of its table, and the voice of its figures."""

    context: Context
    assessment: Assessment
    columns: Sequence[ScorecardColumn]
    figures: Voice

    @property
    def voice(self) -> Voice:
        """The voice for the assessment."""
        return self.context.voice(self.assessment)


def _period(row: _Row) -> Spans:
    return (row.voice.short(row.assessment.result_period or row.assessment.due),)


def _before(row: _Row) -> Spans:
    previous = row.context.report.previous
    before = None if previous is None else previous.get(row.assessment.code)
    return fill(row.context.words.not_before) if before is None else _rating(row.context, before)


def _second(row: _Row) -> Spans:
    second = row.context.report.second
    band = None if second is None else second.at(row.assessment.code, row.assessment.period)
    if band is None:
        return fill(row.context.words.none)
    return (Badge(row.context.style.label_of(band).text, band),)


def _group(row: _Row) -> Spans:
    style = row.context.style
    return group_name(style, style.grouping, group_of(style, row.assessment))


def _owner(row: _Row) -> Spans:
    owner = row.assessment.indicator.owner
    return fill(row.context.words.none) if owner is None else (Name(owner),)


def _action(row: _Row) -> Spans:
    action = (row.context.actions or {}).get(row.assessment.code)
    return fill(row.context.words.none) if action is None else (Name(action),)


def _recent(row: _Row) -> Spans:
    trail = row.assessment.trail
    spoken = voice_for_trail(row.voice, row.assessment.standing, [point.value for point in trail])
    spark = spark_of(spoken, trail, "trail")
    return (spark if isinstance(row.assessment.rating, NoRating) else evolve(spark, rating=row.assessment.rating),)


def _result(row: _Row) -> Spans:
    assessment, voice, words = row.assessment, row.voice, row.context.words
    standing, is_dated = assessment.standing, ScorecardColumn.PERIOD not in row.columns
    if standing.is_withheld:
        text = fill(words.withheld)
    elif standing.value is None:
        text = write_missing(voice, standing)
    else:
        text = _figure(row, standing.value)
    period = assessment.result_period
    if is_dated and period is not None and period != assessment.period:
        return fill(words.carried, result=text, period=voice.short(period))
    return text


def _figure(row: _Row, value: Fraction) -> Spans:
    """Write a result, with the two counts behind a share."""
    standing, voice = row.assessment.standing, row.figures.within("standing")
    printed = voice.printed(printed_result(standing, value))
    result = voice.quantity(printed, voice.indicator.rated(value), "rated_value")
    if not isinstance(standing.result, Ratio):
        return (result,)
    return fill(
        row.context.words.counts_behind,
        value=result,
        counted=voice.counted(standing.result.numerator, "result.numerator"),
        total=voice.counted(standing.result.denominator, "result.denominator"),
    )


def _count(row: _Row, part: str) -> Spans:
    standing, words = row.assessment.standing, row.context.words
    if standing.is_withheld:
        return fill(words.withheld)
    if not isinstance(standing.result, Ratio):
        return fill(words.none)
    return (row.voice.counted(getattr(standing.result, part), f"standing.result.{part}"),)


def _target(row: _Row) -> Spans:
    standing = row.assessment.standing
    if standing.target is None:
        return fill(row.context.words.none)
    if standing.stated_target is None:
        return write_range(row.figures, standing.ranges[0], rank=0)
    voice = row.figures.within("standing")
    return write_bound(voice, standing.ranges, standing.target, (voice.value(standing.target, "target"),))


def _limits(row: _Row) -> Spans:
    standing = row.assessment.standing
    if standing.thresholds is None or not standing.indicator.unit.has_distances:
        return fill(row.context.words.none)
    return write_range(row.figures, standing.ranges[-1], standing.target)


def write_range(voice: Voice, acceptable: Interval, target: Fraction | None = None, *, rank: int = -1) -> Spans:
    """Write the ends of an acceptable range; one end alone if there is a *target*.

    >>> from qpr_core import Indicator, Polarity
    >>> from qpr_core.styles import KENT
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.NEITHER, unit="%")
    >>> [span.text for span in write_range(Voice(KENT, calls), Interval(45, 70))]
    ['45%', ' to ', '70%']
    """
    ends = {name: getattr(acceptable, name) for name in ("low", "high")}
    texts = {
        name: (voice.value(end, f"standing.ranges[{rank}].{name}"),) for name, end in ends.items() if end is not None
    }
    write = write_ends if target is None else write_edge
    return write(voice, acceptable, texts.get("low", ()), texts.get("high", ()))


def _rating(context: Context, assessment: Assessment) -> Spans:
    rating, words = assessment.rating, context.style.explanations
    if isinstance(rating, Scheme):
        return (Badge(context.style.label_of(rating).text, rating),)
    if isinstance(rating, Expectation):
        return (Badge(words.answers[rating], rating),)
    return fill(context.style.common.not_rated_label)


def _change(row: _Row) -> Spans:
    context, comparison, words = row.context, row.assessment.comparison, row.context.words
    judgement = fill(words.brief[comparison.judgement])
    if not isinstance(comparison.movement, Movement):
        return judgement
    movement = fill(words.brief[comparison.movement])
    is_usual = comparison.against == comparison.period.shift(-comparison.indicator.every)
    against = context.short_quarter(comparison.against)
    since = () if is_usual else fill(words.moved_since, against=against)
    if comparison.movement is Movement.UNCHANGED:  # between the two quarters it may have been different
        return movement if is_usual else fill(words.same_as, against=against)
    if comparison.change is None:
        return fill(words.moved_unknown, movement=movement, since=since, judgement=judgement)
    difference = row.figures.within("comparison").difference(comparison.change, "change")
    return fill(words.moved_by, movement=movement, difference=difference, since=since, judgement=judgement)


def _against(row: _Row) -> Spans:
    """Write the period that a result was compared with."""
    comparison = row.assessment.comparison
    if not isinstance(comparison.movement, Movement):
        return fill(row.context.words.none)
    return (row.voice.short(comparison.against),)


_FIGURES: Final = frozenset(
    {
        ScorecardColumn.RESULT,
        ScorecardColumn.NUMERATOR,
        ScorecardColumn.DENOMINATOR,
        ScorecardColumn.TARGET,
        ScorecardColumn.FLOOR,
        ScorecardColumn.EXPECTED,
    }
)
"""The columns of figures. A change is text with a figure in it."""

_WITH_UNIT: Final = _FIGURES - {ScorecardColumn.NUMERATOR, ScorecardColumn.DENOMINATOR}
"""The columns of figures in the unit of the indicator."""

_CELLS: Final[Mapping[ScorecardColumn, Callable[[_Row], Spans]]] = {
    ScorecardColumn.CODE: lambda row: (Name(row.assessment.code),),
    ScorecardColumn.NAME: lambda row: (Name(row.assessment.name),),
    ScorecardColumn.SERVICE: lambda row: group_name(row.context.style, SERVICE, row.assessment.service),
    ScorecardColumn.GROUP: _group,
    ScorecardColumn.UNIT: lambda row: (Name(row.voice.unit.name),),
    ScorecardColumn.PERIOD: _period,
    ScorecardColumn.RESULT: _result,
    ScorecardColumn.NUMERATOR: partial(_count, part="numerator"),
    ScorecardColumn.DENOMINATOR: partial(_count, part="denominator"),
    ScorecardColumn.TARGET: _target,
    ScorecardColumn.FLOOR: _limits,
    ScorecardColumn.EXPECTED: _limits,
    ScorecardColumn.RATING: lambda row: _rating(row.context, row.assessment),
    ScorecardColumn.BEFORE: _before,
    ScorecardColumn.SECOND: _second,
    ScorecardColumn.CHANGE: _change,
    ScorecardColumn.AGAINST: _against,
    ScorecardColumn.JUDGEMENT: lambda row: fill(row.context.words.brief[row.assessment.comparison.judgement]),
    ScorecardColumn.TRAVEL: lambda row: fill(row.context.words.brief[row.assessment.direction_of_travel.direction]),
    ScorecardColumn.PEERS: lambda row: write_peers_cell(row.voice, row.assessment),
    ScorecardColumn.OWNER: _owner,
    ScorecardColumn.ACTION: _action,
    ScorecardColumn.RECENT: _recent,
}
"""The cell of each column."""
