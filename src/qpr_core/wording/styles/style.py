"""Style: every word of a report as data, in named groups; the default is Kent's."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from attrs import field, frozen

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import StyleError, got
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.items import items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping
from qpr_core.model.values.unit import Unit
from qpr_core.wording.styles.appendix_words import AppendixWords
from qpr_core.wording.styles.chart_words import ChartWords
from qpr_core.wording.styles.common_words import CommonWords
from qpr_core.wording.styles.cover_words import CoverWords
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.figure_words import FigureWords
from qpr_core.wording.styles.group_words import GroupWords
from qpr_core.wording.styles.insight_words import InsightWords
from qpr_core.wording.styles.item_words import ItemWords
from qpr_core.wording.styles.move_words import MoveWords
from qpr_core.wording.styles.note_words import NoteWords
from qpr_core.wording.styles.outcome import outcome_forms, plain_forms
from qpr_core.wording.styles.paper_words import PaperWords
from qpr_core.wording.styles.peer_words import PeerWords
from qpr_core.wording.styles.period_words import PeriodWords
from qpr_core.wording.styles.projection_words import ProjectionWords
from qpr_core.wording.styles.ready_made import ready_made, ready_made_of, shown_by_name
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.scorecard_table import ScorecardTable
from qpr_core.wording.styles.second_words import SecondWords
from qpr_core.wording.styles.section import DEFAULT_SECTIONS, Section, read_sections
from qpr_core.wording.styles.terms import Terms, read_terms
from qpr_core.wording.styles.texts import all_texts, is_at, still_english
from qpr_core.wording.styles.workbook_words import WorkbookWords
from qpr_core.wording.text.numbers import POINTS, NumberStyle
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.phrases import frozen_words
from qpr_core.wording.text.plural_rules import check_language, has_english_rule, main_language
from qpr_core.wording.text.spans import Name, Spans, Words

GROUPS: Final[Mapping[str, type]] = {
    "cover": CoverWords,
    "paper": PaperWords,
    "appendix": AppendixWords,
    "report": ReportWords,
    "insights": InsightWords,
    "notes": NoteWords,
    "moves": MoveWords,
    "explanations": Explanations,
    "projections": ProjectionWords,
    "groups": GroupWords,
    "peers": PeerWords,
    "second": SecondWords,
    "items": ItemWords,
    "charts": ChartWords,
    "workbook": WorkbookWords,
    "periods": PeriodWords,
    "figures": FigureWords,
    "common": CommonWords,
}
"""The groups of phrases."""


_TABLE: Final = ScorecardTable()


COUNTS: Final = ("rating_numbers", "change_numbers", "direction_numbers", "before_numbers", "case_numbers")
"""The number styles of counts."""


_KINDS: Final[Mapping[str, type]] = {
    **GROUPS,
    "terms": Terms,
    "table": ScorecardTable,
    **dict.fromkeys(COUNTS, NumberStyle),
    "percentage_points": Unit,
    "with_shares": bool,
}


def _sections(given: "GivenSections") -> "tuple[Section | CustomSection, ...]":
    return read_sections(given)


def _same(given: Iterable[str]) -> tuple[str, ...]:
    paths = items_of(given)
    if paths is None or not all(isinstance(path, str) for path in paths):
        raise StyleError("same_in_english must be paths of phrases, such as 'charts.trend'", given=given)
    return paths


def _units(given: Mapping[Unit, Unit]) -> FrozenMapping[Unit, Unit]:
    return frozen_words(given)


@explains_calls
@frozen(kw_only=True, repr=False)
class Style:
    """The wording of a report: phrases, number formats and sections.

    Every phrase is in a group: `cover`, `paper`, `appendix`, `report`, `insights`, `notes`, `moves`, `explanations`,
    `projections`, `groups`, `peers`, `second`, `items`, `charts`, `workbook`, `periods`, `figures` or `common`. A group
    that you do not give has Kent's published wording. A phrase has placeholders in braces, which the report fills in.
    The library rejects a placeholder that cannot be filled.

    >>> Style(cover=CoverWords(previous="the previous quarter")).cover.previous  # as Kent writes it since 2025/26
    'the previous quarter'
    >>> Style(), Style(near=5)
    (KENT, Style(near=5))

    Args:
        cover: The cover report, with the counts of ratings and directions of travel.
        paper: The cover paper around these counts, which `cover_paper` writes.
        appendix: The appendix with every indicator, which `appendix` writes.
        report: The other sections of a report, such as the watch-list and the scorecard.
        insights: The facts that a report should mention first.
        notes: The notes on the data.
        moves: The changes between two quarters, which `bridge` returns.
        explanations: The reasons that `explain` prints.
        projections: The projections that `explain` prints, and what the rest of a year must be.
        groups: The rating of a group, as `explain` prints it.
        peers: The place of a result among similar organisations.
        second: A second rating, such as a forecast for the year end.
        items: The projects, actions, milestones and risks.
        charts: The legends of charts.
        workbook: The names of sheets, headings and explanations of Excel workbooks.
        periods: The names of periods.
        figures: The marks in numbers, and the words for counts and shares.
        common: Separators, the names of bands, and other words that all groups share.
        terms: What the organisation calls its indicators: a word and its plural, or `Terms`.
        rating_numbers: How counts of KPIs by rating are written.
        change_numbers: How changes of these counts are written.
        direction_numbers: How counts of KPIs by direction of travel are written.
        before_numbers: How counts of the quarter before are written beside those of this one.
        case_numbers: How the number of cases that would change a rating is written.
        units: The unit to print in place of each unit.
        percentage_points: The unit of a difference of two percentages.
        decimal_places: The decimal places of results. If None, each result is printed exactly if six are enough.
        with_shares: True to print the share of each rating.
        sections: The sections of a report, in their order: members of `Section`, and functions from the report or
            summary and the style to parts. Defaults to `DEFAULT_SECTIONS`.
        table: The columns of the scorecard table.
        most_names: The greatest number of names in a sentence. More names are a list with bullets.
        grouping: The grouping by which a report is arranged, such as "priority": one of the `groupings` of the report.
        level: The number of outermost names of its groups. If None, all names.
        near: A KPI is on the watch-list if its margin to a worse rating is at most this % of its target.
        language: The language of the phrases as a BCP 47 tag, such as "cy". HTML and Word documents declare it. A style
            that is not in English is printed only when no phrase is `untranslated`.
        same_in_english: The paths of phrases that are the same in English, such as "charts.trend" or "periods".

    Raises:
        StyleError: If a part has the wrong type.

    Source: Kent County Council, Quarterly Performance Report, Quarter 2, 2023/24, cover report.
    """

    cover: CoverWords = CoverWords()
    paper: PaperWords = PaperWords()
    appendix: AppendixWords = AppendixWords()
    report: ReportWords = ReportWords()
    insights: InsightWords = InsightWords()
    notes: NoteWords = NoteWords()
    moves: MoveWords = MoveWords()
    explanations: Explanations = Explanations()
    projections: ProjectionWords = ProjectionWords()
    groups: GroupWords = GroupWords()
    peers: PeerWords = PeerWords()
    second: SecondWords = SecondWords()
    items: ItemWords = ItemWords()
    charts: ChartWords = ChartWords()
    workbook: WorkbookWords = WorkbookWords()
    periods: PeriodWords = PeriodWords()
    figures: FigureWords = FigureWords()
    common: CommonWords = CommonWords()
    terms: Terms = field(default=Terms(), converter=read_terms)
    rating_numbers: NumberStyle = NumberStyle.DIGITS
    change_numbers: NumberStyle = NumberStyle.WORDS_TO_NINE
    direction_numbers: NumberStyle = NumberStyle.WORDS_TO_NINE
    before_numbers: NumberStyle = NumberStyle.DIGITS
    case_numbers: NumberStyle = NumberStyle.WORDS_TO_NINE
    units: FrozenMapping[Unit, Unit] = field(default=FrozenMapping({}), converter=_units)
    percentage_points: Unit = POINTS
    decimal_places: int | None = None
    with_shares: bool = False
    sections: "tuple[Section | CustomSection, ...]" = field(default=DEFAULT_SECTIONS, converter=_sections)
    table: ScorecardTable = _TABLE
    most_names: int = 7
    grouping: str = SERVICE
    level: int | None = None
    near: Number = 2
    language: str = "en-GB"
    same_in_english: tuple[str, ...] = field(default=(), converter=_same)

    __repr__ = shown_by_name

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        for name, kind in _KINDS.items():
            if not isinstance(getattr(self, name), kind):
                article = "" if kind.__name__.endswith("s") else "a "
                raise StyleError(f"{name} must be {article}{kind.__name__}", given=getattr(self, name))
        places = self.decimal_places
        if places is not None and (not isinstance(places, int) or isinstance(places, bool) or not 0 <= places <= 30):
            raise StyleError("decimal_places must be a whole number from 0 to 30, or None", given=places)
        if not isinstance(self.most_names, int) or isinstance(self.most_names, bool) or self.most_names < 0:
            raise StyleError("most_names must be a whole number of 0 or more", given=self.most_names)
        check_name(self.grouping, "grouping", StyleError)
        if self.level is not None:
            check_whole_number(self.level, "level", StyleError, least=1)
        if exact(self.near, "near") < 0:
            raise StyleError("near must be 0 or more", given=self.near)
        for unit, written in self.units.items():
            if not isinstance(unit, Unit) or not isinstance(written, Unit) or not unit.has_scale_of(written):
                raise StyleError(
                    "units must map units to units of the same scale", shown=f"{got(unit)} with {got(written)}"
                )

        check_language(self.language)
        self._check_same_in_english()

    def _check_same_in_english(self) -> None:
        if self.same_in_english:
            known = (self._texts(), *_english_texts())
            for place in self.same_in_english:
                if not any(is_at(path, [place]) for texts in known for path in texts):
                    raise StyleError("same_in_english must be paths of phrases, such as 'charts.trend'", given=place)

    def _texts(self) -> dict[str, str]:
        return all_texts(self, self.units, self.percentage_points, self.common.band_names)

    @property
    def is_english(self) -> bool:
        """Whether the language is English, of any country."""
        return main_language(self.language) == "en"

    def untranslated(self) -> dict[str, str]:
        """Return the phrases that are still in English, each by its path.

        A path is like "cover.opening.other". A phrase is in English if it is the one of a ready-made style. Phrases
        without a word and those in `same_in_english` are left out. A style in English has none. The path of a plural
        rule, such as "cover.opening.rule", is listed if it is that of English and the language has a different one.

        >>> Style(language="cy").untranslated()["periods.months[0]"], Style().untranslated()
        ('January', {})
        """
        if self.is_english:
            return {}
        found = still_english(self._texts(), _english_texts(), is_english_rule=has_english_rule(self.language))
        return {path: text for path, text in found.items() if not is_at(path, self.same_in_english)}

    def name_of(self, band: Scheme) -> Name | Words:
        """Return the name of a band, as it follows "is" or "from".

        This is the one in `common.band_names`, or else the one that its scheme gives.

        >>> from qpr_core import Rag
        >>> Style(common=CommonWords(band_names={Rag.RED: "RED"})).name_of(Rag.RED), KENT.name_of(Rag.RED)
        (Name(text='RED'), Name(text='Red'))
        """
        given = self.common.band_names.get(band, band.value)
        return Name(given) if isinstance(given, str) else Words(given.name.format(colour=band.value))

    def label_of(self, band: Scheme) -> Name:
        """Return the name of a band for tables and legends.

        An outcome has a capital letter there.

        >>> from qpr_core import Rag
        >>> from qpr_core.styles import Outcome
        >>> tolerant = Style(common=CommonWords(band_names={Rag.AMBER: Outcome("within tolerance")}))
        >>> tolerant.label_of(Rag.AMBER), tolerant.name_of(Rag.AMBER)
        (Name(text='Within tolerance'), Words(text='within tolerance'))
        """
        given = self.common.band_names.get(band, band.value)
        return Name(given if isinstance(given, str) else given.title.format(colour=band.value))

    def forms_of(self, band: Scheme, count: int) -> Mapping[str, Spans]:
        """Return the forms of a band that *count* KPIs have, by placeholder."""
        outcome = self.common.outcome_of(band)
        if outcome is not None:
            return outcome_forms(self.common.band_forms, outcome, band, count)
        return plain_forms(self.common.band_forms, self.name_of(band), self.name_of_scheme(type(band)))

    def name_of_scheme(self, scheme: type[Scheme]) -> Name:
        """Return the name of a scheme in `CoverWords.schemes`, or its bands.

        >>> from qpr_core.items import Progress
        >>> Style().name_of_scheme(Rag), Style().name_of_scheme(Progress)
        (Name(text='RAG'), Name(text='Complete/On track/At risk/Overdue'))
        """
        known = self.cover.schemes.get(scheme)
        return Name("/".join(self.label_of(band).text for band in scheme) if known is None else known)


CustomSection: TypeAlias = Callable[[Report | Summary, Style], Part | Iterable[Part]]
"""A custom section: a function that returns a part or several, or none.

It gets the report or summary that `narrate` writes about, and the style.
"""


GivenSections: TypeAlias = Iterable[Section | str | CustomSection] | Section | str | CustomSection
"""One section or several, as `sections` accepts them."""


def _english_texts() -> list[dict[str, str]]:
    return [each._texts() for each in ready_made_of(Style) if each.is_english]  # noqa: SLF001  of this class


KENT: Final = ready_made("KENT", Style())
