"""Context: the report, words and colours that the sheets of a workbook share."""

from collections.abc import Callable, Iterable, Mapping

from attrs import Factory, evolve, field, frozen

from qpr_core.analysis.answers import NoRating, Rating
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.display.excel.sheet import LONGEST_HEADING, Cell, Look
from qpr_core.display.palette import Palette
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.grouped import grouped
from qpr_core.wording.sections.scorecard import in_unit, shared_unit, with_unit
from qpr_core.wording.sections.scorecard_columns import headings
from qpr_core.wording.styles.scheme_terms import SchemeStyles
from qpr_core.wording.styles.scorecard_table import ScorecardColumn
from qpr_core.wording.styles.style import Style
from qpr_core.wording.styles.workbook_words import WorkbookWords
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans, text_of


@frozen(kw_only=True)
class Context:
    """A report with the style, the palette and the options of its workbook.

    `given_style` is the style before the terms were filled in, and `styles` has the style of each rating scheme.

    `actions` has the management actions by the code of their indicator; it is `None` if no actions were given. `before`
    has the assessments of the quarter before, by code. `shared_unit` is the unit of all rows, or "" if they differ.
    `unit_of_changes` is the unit of all changes and margins, such as "pts", or "".
    """

    report: Report
    given_style: Style
    styles: SchemeStyles
    palette: Palette
    is_live: bool
    actions: Mapping[str, str] | None = None
    shared_unit: str = field(
        init=False,
        default=Factory(lambda self: _shared_unit(self.report, self.style, self.voice), takes_self=True),
    )
    unit_of_changes: str = field(
        init=False,
        default=Factory(lambda self: _unit_of_changes(self.report, self.style, self.voice), takes_self=True),
    )
    before: Mapping[str, Assessment] = field(
        init=False, default=Factory(lambda self: _before(self.report), takes_self=True)
    )

    @property
    def style(self) -> Style:
        """The style of what is about all schemes."""
        return self.styles.whole

    @property
    def words(self) -> WorkbookWords:
        """The words of workbooks."""
        return self.style.workbook

    @property
    def in_order(self) -> tuple[Assessment, ...]:
        """The assessments by the grouping of the style, in the order of its groups."""
        groups = grouped(self.style, self.report.all_assessments)
        return tuple(each for members in groups.values() for each in members)

    def period(self, period: Period, indicator: Indicator) -> str:
        """Return the name of a period of an indicator."""
        return self.style.periods.name(period, indicator.financial_year).text

    def title(self, phrase: str) -> str:
        """Return a title with the quarter of the report."""
        quarter = self.style.periods.name(
            self.report.period, self.report.assessments[0].indicator.financial_year, whole=True
        )
        return plain(fill(phrase, quarter=quarter))

    def in_previous(self, before: Period) -> str:
        """Return the heading of counts in the quarter *before*."""
        year = self.report.assessments[0].indicator.financial_year
        quarter = self.style.periods.in_text(before, year, known=self.report.period)
        return plain(fill(self.words.before, previous=fill(self.style.cover.previous, quarter=quarter)))

    def rating_text(self, rating: Rating) -> str:
        """Return the mark and the word of a rating, or the reason for having none."""
        match rating:
            case NoRating():
                reason = plain(Voice(self.style, self.report.assessments[0].indicator).answer(rating))
                return f"{self.style.common.not_rated_label}: {reason}"
            case Scheme():
                word = self.style.label_of(rating).text
            case Expectation():
                word = self.style.explanations.answers[rating]
        return f"{rating.symbol} {word}" if rating.symbol else word

    def rating_look(self, rating: Rating) -> Look:
        """Return the colours of a rating."""
        if isinstance(rating, NoRating):
            return Look()
        colour = self.palette.colour_of(rating)
        return Look(fill=colour, ink=self.palette.ink_on(colour), is_bold=True)

    def rating_cell(self, rating: Rating) -> Cell:
        """Return the cell of a rating."""
        return Cell(value=self.rating_text(rating), look=self.rating_look(rating))

    def ratings_shown(self) -> tuple[Rating, ...]:
        """Return the bands and expectations that can be in this workbook."""
        bands = (band for each in self.report.by_scheme if each.kpis for band in each.scheme)
        return (*bands, *(Expectation if self.report.activity else ()))

    def voice(self, indicator: Indicator) -> Voice:
        """Return the voice for an indicator; the figures of cells are not scaled."""
        figures = evolve(self.style.figures, million="", thousand="")
        return Voice(evolve(self.style, figures=figures), indicator)

    def voice_of_row(self, assessment: Assessment) -> Voice:
        """Return the voice of the figures of a row, without the unit that all rows have."""
        return self.voice(assessment.indicator)._replace(is_bare=bool(self.shared_unit))

    @property
    def headings(self) -> dict[ScorecardColumn, Spans]:
        """The headings of the scorecard, with the units that all rows have."""
        names = headings(self.report, self.style)
        if self.shared_unit:
            names |= with_unit(self.style.report, names, self.shared_unit)
        return names | {ScorecardColumn.CHANGE: self.of_changes(names[ScorecardColumn.CHANGE])}

    def of_changes(self, heading: Spans) -> Spans:
        """Return the heading of changes or margins, with the unit that all of them have."""
        return in_unit(self.style.report, heading, self.unit_of_changes) if self.unit_of_changes else heading


def _before(report: Report) -> Mapping[str, Assessment]:
    earlier = (each.previous for each in report.by_scheme if each.previous is not None)
    return {one.code: one for each in earlier for one in each}


def _shared_unit(report: Report, style: Style, voice: Callable[[Indicator], Voice]) -> str:
    """Return the unit of all rows, if a heading in Excel has room for it."""
    unit = shared_unit(voice(each.indicator) for each in report.all_assessments)
    named = with_unit(style.report, headings(report, style), unit) if unit else {}
    return unit if _fit(named.values()) else ""


def _unit_of_changes(report: Report, style: Style, voice: Callable[[Indicator], Voice]) -> str:
    """Return the unit of all changes and margins, if their headings have room for it."""
    units = {_unit_of_change(voice(each.indicator)) for each in report.all_assessments}
    unit, words = units.pop() if len(units) == 1 else "", style.workbook
    if not unit:
        return ""
    margins = [fill(each) for each in (words.margin_to_better, words.margin_to_worse)]
    names = [headings(report, style)[ScorecardColumn.CHANGE], *margins]
    return unit if _fit(in_unit(style.report, name, unit) for name in names) else ""


def _unit_of_change(voice: Voice) -> str:
    return voice.style.report.points.strip() if voice.indicator.unit.is_percentage else voice.unit_text


def _fit(names: Iterable[Spans]) -> bool:
    return all(len(plain(name)) <= LONGEST_HEADING for name in names)


def plain(spans: Spans) -> str:
    """Return spans as text."""
    return text_of(spans, PLAIN)
