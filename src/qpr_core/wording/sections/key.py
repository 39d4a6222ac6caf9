"""The key to ratings and directions of travel."""

from enum import Enum, auto

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import has_floor_standard
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.styles.band_words import BandWords
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Name, Spans, Words
from qpr_core.wording.text.tables import Table


def key_section(context: Context) -> list[Part]:
    """Return the meaning of each rating and of each direction of travel."""
    by_scheme = zip(context.report.by_scheme, context.styles.each, strict=True)
    ratings: list[Part] = [
        _key_of_ratings(context._replace(report=each, style=style), is_named=bool(context.report.others))
        for each, style in by_scheme
        if each.kpis
    ]
    if not ratings:
        return []
    words = context.style.appendix
    columns = fill(context.words.travel), fill(words.meaning)
    return headed(words.key_heading, [*ratings, Table(columns, _directions(context), fill(words.key_of_directions))])


def _key_of_ratings(context: Context, *, is_named: bool) -> Table:
    """Return the meaning of each rating of a scheme."""
    words = context.style.appendix
    caption = fill(words.key_of_ratings)
    if is_named:
        kpis = Name(context.style.terms.kpis)
        caption = fill(context.words.scheme_heading, heading=caption, scheme_kpis=kpis)
    return Table((fill(context.words.rating), fill(words.meaning)), _ratings(context), caption)


def _ratings(context: Context) -> tuple[tuple[Spans, Spans], ...]:
    report, style = context.report, context.style
    bands = [((Badge(style.label_of(band).text, band),), _meaning(context, band)) for band in report.scheme]
    unrated = [(fill(style.common.not_rated_label), fill(style.appendix.not_rated))] if report.unrated else []
    return (*bands, *unrated)


def _meaning(context: Context, band: Scheme) -> Spans:
    """Return the meaning of a band, by the kind of thresholds where it differs."""
    style, (best, *_, worst) = context.style, context.report.scheme
    place = fill({best: style.appendix.best, worst: style.appendix.worst}.get(band, style.appendix.middle))
    words = style.cover.bands.get(band)
    if words is None or (words.presume_floor and style.common.outcome_of(band) is not None):
        return place
    if not words.presume_floor:
        return (Words(words.meaning),) if words.meaning else place
    by_kind = _by_kind(context.report, words)
    meanings = {kind: (Words(text),) if text else place for kind, text in by_kind.items()}
    if len(meanings) == 1:
        return next(iter(meanings.values()))
    phrases = {_Kind.TOLERANCE: style.appendix.with_tolerance, _Kind.OTHER: style.appendix.with_others}
    clauses = [
        fill(phrases[kind], meaning=meaning) if kind in phrases else meaning for kind, meaning in meanings.items()
    ]
    return style.common.join_statements(clauses)


class _Kind(Enum):
    """The kind of thresholds of a KPI, in the order of the clauses of a meaning."""

    FLOOR = auto()
    TOLERANCE = auto()
    OTHER = auto()


def _by_kind(report: Report, words: BandWords) -> dict[_Kind, str]:
    """Return the different meanings of a band by the kind of KPI.

    Kinds with the same meaning have it once, for the first of them. If the style has no meaning, it is empty, for other
    KPIs.
    """
    known = [(kpi.indicator, kpi.standing.thresholds) for kpi in report.kpis]
    found = {_kind_of(indicator, each) for indicator, each in known if each is not None} or {_Kind.FLOOR}
    texts = {_Kind.FLOOR: words.meaning, _Kind.TOLERANCE: words.by_tolerance, _Kind.OTHER: ""}
    by_text: dict[str, _Kind] = {}
    for kind in _Kind:
        if kind in found:
            by_text.setdefault(texts[kind], kind if texts[kind] else _Kind.OTHER)
    kinds = {kind: text for text, kind in by_text.items()}
    return {kind: kinds[kind] for kind in _Kind if kind in kinds}


def _kind_of(indicator: Indicator, thresholds: AnyThresholds) -> _Kind:
    if has_floor_standard(indicator, thresholds):
        return _Kind.FLOOR
    if not isinstance(thresholds, Thresholds) or indicator.rule is not None:
        return _Kind.OTHER
    if thresholds.green_tolerance is not None or thresholds.strict:
        return _Kind.OTHER
    return _Kind.TOLERANCE


def _directions(context: Context) -> tuple[tuple[Spans, Spans], ...]:
    brief, words = context.words.brief, context.style.appendix
    meanings = {
        Direction.POSITIVE: words.positive,
        Direction.STABLE: words.stable,
        Direction.NEGATIVE: words.negative,
    }
    rows = [(fill(brief[direction]), fill(meaning)) for direction, meaning in meanings.items()]
    found = [each.direction_of_travel.direction for report in context.report.by_scheme for each in report.kpis]
    reasons = dict.fromkeys(brief[each] for each in found if not isinstance(each, Direction))
    return (*rows, *((fill(reason), fill(words.unknown)) for reason in reasons))
