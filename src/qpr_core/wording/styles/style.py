"""A style: every word of the cover report, as data in one place; the default is Kent's."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from attrs import field, frozen

from qpr_core.analysis.answers import Direction
from qpr_core.errors import StyleError, got
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping, evolvable, shown_as_given
from qpr_core.model.values.unit import Unit
from qpr_core.wording.styles.chart_words import ChartWords
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.note_words import MoveWords, NoteWords
from qpr_core.wording.styles.period_words import PeriodWords
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.sections import Section, read_sections
from qpr_core.wording.text.numbers import POINTS, NumberStyle
from qpr_core.wording.text.phrases import Phrase, check_parts, check_words, frozen_words
from qpr_core.wording.text.spans import Name


@evolvable
class BandWords(NamedTuple):
    """What a style says of one band: how the opening counts it, and what it means.

    `opening` is a clause, with a place for {count} and {band}; that of the worst band is a sentence. Words that
    `presume_floor` are true only of ratings by target and floor standard; where a summary has others, the band is
    called by its name and nothing is said of what it means.

    >>> KENT.bands[Rag.GREEN].meaning
    'the target was achieved or exceeded'
    """

    opening: Phrase
    meaning: str
    presume_floor: bool = False


def _bands(given: Mapping[Scheme, BandWords]) -> FrozenMapping[Scheme, BandWords]:
    return frozen_words(given)


def _schemes(given: Mapping[type[Scheme], str]) -> FrozenMapping[type[Scheme], str]:
    return frozen_words(given)


def _names(given: Mapping[Scheme, str]) -> FrozenMapping[Scheme, str]:
    return frozen_words(given)


def _units(given: Mapping[Unit, Unit]) -> FrozenMapping[Unit, Unit]:
    return frozen_words(given)


def _directions(given: Mapping[Direction, Phrase]) -> FrozenMapping[Direction, Phrase]:
    return frozen_words(given)


_KENT_BANDS: Final[Mapping[Scheme, BandWords]] = {
    Rag.GREEN: BandWords(
        opening=Phrase(
            zero="none achieved target ({band})",
            one="{count} achieved target ({band})",
            other="{count} achieved target ({band})",
        ),
        meaning="the target was achieved or exceeded",
        presume_floor=True,
    ),
    Rag.AMBER: BandWords(
        opening=Phrase(
            zero="none achieved or exceeded the floor standard but did not meet target ({band})",
            one="{count} achieved or exceeded the floor standard but did not meet target ({band})",
            other="{count} achieved or exceeded the floor standard but did not meet target ({band})",
        ),
        meaning="performance achieved or exceeded the expected floor standard but did not meet target",
        presume_floor=True,
    ),
    Rag.RED: BandWords(
        opening=Phrase(
            zero="No KPIs fell below the floor standard ({band}).",
            one="{count} KPI did not meet the floor standard ({band}).",
            other="{count} KPIs did not meet the floor standard ({band}).",
        ),
        meaning="performance did not meet the expected floor standard",
        presume_floor=True,
    ),
}


_KENT_DIRECTIONS: Final = {
    Direction.POSITIVE: Phrase(
        zero="no indicators show a positive trend{change}",
        one="{count} indicator shows a positive trend{change}",
        other="{count} indicators show a positive trend{change}",
    ),
    Direction.STABLE: Phrase(
        zero="none are stable or with no clear trend{change}",
        one="{count} is stable or with no clear trend{change}",
        other="{count} are stable or with no clear trend{change}",
    ),
    Direction.NEGATIVE: Phrase(
        zero="none are showing a negative trend{change}",
        one="{count} is showing a negative trend{change}",
        other="{count} are showing a negative trend{change}",
    ),
}


_KINDS: Final[Mapping[str, type]] = {
    "rating_numbers": NumberStyle,
    "change_numbers": NumberStyle,
    "direction_numbers": NumberStyle,
    "case_numbers": NumberStyle,
    "periods": PeriodWords,
    "percentage_points": Unit,
    "with_shares": bool,
    "report": ReportWords,
    "charts": ChartWords,
    "moves": MoveWords,
    "notes": NoteWords,
    "explanations": Explanations,
}


@frozen(kw_only=True, repr=False)
class Style:
    """How a cover report is worded; every part has Kent's published wording if nothing else is said.

    A phrase has places in braces that the narrative fills in, and one that would use a place for which
    nothing is there is refused. What a style says of a band is looked up by the band; one that it does not
    know is named by its scheme. Kent's words of the bands presume a floor standard.

    >>> Style(previous="the previous quarter").previous  # as Kent writes it since 2025/26
    'the previous quarter'
    >>> Style(heading="{title}")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: phrase must use no names but quarter, got '{title}' (heading)

    Raises:
        StyleError: if a part is not what it has to be; the error names it.

    Source: Kent County Council, Quarterly Performance Report, Quarter 2, 2023/24, cover report.
    """

    rating_numbers: NumberStyle = NumberStyle.DIGITS
    change_numbers: NumberStyle = NumberStyle.WORDS_TO_NINE
    direction_numbers: NumberStyle = NumberStyle.WORDS_TO_NINE
    case_numbers: NumberStyle = NumberStyle.WORDS_TO_NINE
    previous: str = "the previous Quarter"
    more: str = " ({count} more than {previous}{flows})"
    fewer: str = " ({count} fewer than {previous}{flows})"
    same: str = " (remaining the same as in {previous}{flows})"
    came_new: Phrase = Phrase(zero="", one=", new to the report", other=", {count} of them new to the report")
    came_rated: Phrase = Phrase(zero="", one=", not rated then", other=", {count} of them not rated then")
    gone_without_result: Phrase = Phrase(
        zero="",
        one=", and {which} had no result this quarter",
        other=", and {which} had no result this quarter",
    )
    gone_unrated: Phrase = Phrase(
        zero="", one=", and {which} has no rating now", other=", and {which} have no rating now"
    )
    gone_left: Phrase = Phrase(
        zero="", one=", and {which} has left the report", other=", and {which} have left the report"
    )
    of_these: str = "{count} of these"
    counted_then: str = "{count} of those counted then"
    as_restated: str = "{previous} as restated"
    as_published: str = "{previous} as published"
    periods: PeriodWords = PeriodWords()
    units: FrozenMapping[Unit, Unit] = field(default=FrozenMapping({}), converter=_units)
    percentage_points: Unit = POINTS
    decimal_places: int | None = None
    band_names: FrozenMapping[Scheme, str] = field(default=FrozenMapping({}), converter=_names)
    comma: str = ", "
    last_comma: str = ", and "
    heading: str = "Quarterly Performance Report, {quarter}"
    period: str = "This report presents performance to the end of {month} ({quarter})."
    opening: Phrase = Phrase(
        zero="",
        one="Of the {count} Key Performance Indicator (KPI) contained within the QPR, {clauses}.",
        other="Of the {count} Key Performance Indicators (KPIs) contained within the QPR, {clauses}.",
    )
    bands: FrozenMapping[Scheme, BandWords] = field(default=_KENT_BANDS, converter=_bands)
    other_band: Phrase = Phrase(
        zero="none are rated {band}", one="{count} is rated {band}", other="{count} are rated {band}"
    )
    other_worst_band: Phrase = Phrase(
        zero="No KPIs are rated {band}.",
        one="{count} KPI is rated {band}.",
        other="{count} KPIs are rated {band}.",
    )
    opening_unrated: Phrase = Phrase(zero="", one="{count} KPI is not rated.", other="{count} KPIs are not rated.")
    opening_carried: Phrase = Phrase(
        zero="",
        one="{count} of the {rated} ratings is carried forward from an earlier result.",
        other="{count} of the {rated} ratings are carried forward from earlier results.",
    )
    opening_all_carried: Phrase = Phrase(
        zero="",
        one="The only rating is carried forward from an earlier result.",
        other="Each of the {count} ratings is carried forward from an earlier result.",
    )
    schemes: FrozenMapping[type[Scheme], str] = field(default={Rag: "RAG"}, converter=_schemes)
    ratings: Phrase = Phrase(
        zero="",
        one="Of the {count} KPI included in the report, the latest {scheme} status is as follows:",
        other="Of the {count} KPIs included in the report, the latest {scheme} status are as follows:",
    )
    rated: Phrase = Phrase(
        zero="None are rated {band}{change}.",
        one="{count} is rated {band}{share}{change}{meaning}.",
        other="{count} are rated {band}{share}{change}{meaning}.",
    )
    with_shares: bool = False
    share: str = ", or {share}% of the {rated} rated"
    share_more: str = "more than {share}"
    share_less: str = "less than {share}"
    meaning: str = " – {meaning}"
    unrated: Phrase = Phrase(
        zero="",
        one="{count} is not rated{change} – no rating could be given.",
        other="{count} are not rated{change} – no rating could be given.",
    )
    listed: Phrase = Phrase(
        zero="There are no indicators where the {scheme} rating is {band}.",
        one="The indicator where the {scheme} rating is {band}, is in:",
        other="The {count} indicators where the {scheme} rating is {band}, are in:",
    )
    listed_without_service: Phrase = Phrase(
        zero="There are no indicators where the {scheme} rating is {band}.",
        one="The indicator where the {scheme} rating is {band} is:",
        other="The {count} indicators where the {scheme} rating is {band} are:",
    )
    travel: str = "With regards to Direction of Travel, {clauses}."
    directions: FrozenMapping[Direction, Phrase] = field(default=_KENT_DIRECTIONS, converter=_directions)
    undirected: Phrase = Phrase(
        zero="", one="{count} has no direction of travel", other="{count} have no direction of travel"
    )
    restated: Phrase = Phrase(
        zero="",
        one="{count} rating of {previous} has been restated since it was published:",
        other="{count} ratings of {previous} have been restated since they were published:",
    )
    restated_item: str = "{name} ({code}): {now}, published as {then}"
    restated_counts: str = "The counts that were published for {previous} have been restated: {clauses}."
    restated_count: str = "{band} from {then} to {now}"
    not_rated: str = "not rated"
    absent: str = "not in the set"
    sections: tuple[Section, ...] = field(default=tuple(Section), converter=read_sections)
    near: Number = 2
    report: ReportWords = ReportWords()
    charts: ChartWords = ChartWords()
    moves: MoveWords = MoveWords()
    notes: NoteWords = NoteWords()
    explanations: Explanations = Explanations()

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        for name, kind in _KINDS.items():
            if not isinstance(getattr(self, name), kind):
                article = "" if kind.__name__.endswith("s") else "a "
                raise StyleError(f"{name} must be {article}{kind.__name__}, got {got(getattr(self, name))}")
        check_parts(self)
        self._check_writing()
        for band, words in self.bands.items():
            if not isinstance(band, Scheme) or not isinstance(words, BandWords):
                raise StyleError(f"bands must map bands to BandWords, got {got(band)} with {got(words)}")
            check_words(f"opening of {band!r}", words.opening, self.other_band)
            check_words(f"meaning of {band!r}", words.meaning, "")
        for scheme, name in self.schemes.items():
            if not (isinstance(scheme, type) and issubclass(scheme, Scheme)):
                raise StyleError(f"schemes must map rating schemes to their names, got {got(scheme)}")
            check_words(f"name of {scheme.__name__}", name, "")
        if set(self.directions) != set(Direction):
            raise StyleError(f"directions must have a phrase for each Direction, got {got(self.directions)}")
        for direction, phrase in self.directions.items():
            check_words(f"phrase of {direction!r}", phrase, _KENT_DIRECTIONS[direction])

    def _check_writing(self) -> None:
        places = self.decimal_places
        if places is not None and (not isinstance(places, int) or isinstance(places, bool) or not 0 <= places <= 30):
            raise StyleError(f"decimal_places must be a whole number from 0 to 30, or None, got {got(places)}")
        if exact(self.near, "near") < 0:
            raise StyleError(f"near must be nought or more, got {got(self.near)}")
        for unit, written in self.units.items():
            if not isinstance(unit, Unit) or not isinstance(written, Unit) or unit.per != written.per:
                raise StyleError(
                    f"units must map units to units of the same scale, got {got(unit)} with {got(written)}"
                )
        for band, name in self.band_names.items():
            if not isinstance(band, Scheme):
                raise StyleError(f"band_names must map bands to their names, got {got(band)}")
            check_name(name, f"name of {band!r}", StyleError)

    def name_of(self, band: Scheme) -> Name:
        """Name a band: as the style calls it, or else as its scheme does.

        >>> Style(band_names={Rag.RED: "RED"}).name_of(Rag.RED), KENT.name_of(Rag.RED)
        (Name(text='RED'), Name(text='Red'))
        """
        return Name(self.band_names.get(band, band.value))


def require_style(given: object) -> None:
    """Take a style and nothing else.

    Raises:
        StyleError: if *given* is none.
    """
    check_kind(given, Style, "style")


KENT: Final = Style()
