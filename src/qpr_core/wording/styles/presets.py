"""Ready-made styles: `STATISTICAL` and `MEETING_MINUTES`."""

from typing import Final

from qpr_core.analysis.answers import Direction
from qpr_core.model.thresholds.scheme import Rag
from qpr_core.model.time.financial_year import MONTHS
from qpr_core.wording.styles.band_words import BandWords
from qpr_core.wording.styles.common_words import CommonWords
from qpr_core.wording.styles.cover_words import CoverWords
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.move_words import MoveWords
from qpr_core.wording.styles.note_words import NoteWords
from qpr_core.wording.styles.paper_words import REPORT_PAPER
from qpr_core.wording.styles.period_words import PeriodWords
from qpr_core.wording.styles.ready_made import ready_made
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.style import Style
from qpr_core.wording.styles.terms import Terms
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.phrases import Phrase

STATISTICAL: Final = ready_made(
    "STATISTICAL",
    Style(
        cover=CoverWords(
            with_zeros=False,
            previous="{quarter}",
            more=", up from {before} in {previous}{flows}",
            fewer=", down from {before} in {previous}{flows}",
            same=", the same as in {previous}{flows}",
            came_new=Phrase(zero="", one=", and it is new to the report", other=", with {count} new to the report"),
            came_rated=Phrase(zero="", one=", and it was not rated then", other=", with {count} newly rated"),
            heading="Performance report: {quarter}",
            period="This report covers performance to the end of {month}.",
            period_of_month="This report covers performance in {month}.",
            opening=Phrase(
                zero="",
                one="Of the {count} {long_kpi}, {clauses}.",
                other="Of the {count} {long_kpis}, {clauses}.",
            ),
            bands={
                Rag.GREEN: BandWords(
                    opening=Phrase(
                        zero="none met the target ({band})",
                        one="{count} met the target ({band})",
                        other="{count} met the target ({band})",
                    ),
                    meaning="the target was met",
                    presume_floor=True,
                    whole=Phrase(
                        zero="",
                        one="The only {kpi} met the target ({band}).",
                        two="Both {kpis} met the target ({band}).",
                        other="All {count} {kpis} met the target ({band}).",
                    ),
                    by_tolerance="the target was met",
                ),
                Rag.AMBER: BandWords(
                    opening=Phrase(
                        zero="none met the floor standard but not the target ({band})",
                        one="{count} met the floor standard but not the target ({band})",
                        other="{count} met the floor standard but not the target ({band})",
                    ),
                    meaning="the floor standard was met but the target was not",
                    presume_floor=True,
                    whole=Phrase(
                        zero="",
                        one="The only {kpi} met the floor standard but not the target ({band}).",
                        two="Both {kpis} met the floor standard but not the target ({band}).",
                        other="All {count} {kpis} met the floor standard but not the target ({band}).",
                    ),
                    by_tolerance="the target was missed, but by no more than the tolerance",
                ),
                Rag.RED: BandWords(
                    opening=Phrase(
                        zero="none missed the floor standard ({band})",
                        one="{count} missed the floor standard ({band})",
                        other="{count} missed the floor standard ({band})",
                    ),
                    meaning="the floor standard was missed",
                    presume_floor=True,
                    whole=Phrase(
                        zero="",
                        one="The only {kpi} missed the floor standard ({band}).",
                        two="Both {kpis} missed the floor standard ({band}).",
                        other="All {count} {kpis} missed the floor standard ({band}).",
                    ),
                    by_tolerance="the target was missed by more than the tolerance",
                ),
            },
            ratings=Phrase(
                zero="",
                one="Rating of the only {kpi}:",
                other="Of the {count} {kpis}, by latest {scheme} rating:",
            ),
            meaning=": {meaning}",
            unrated=Phrase(zero="", one="{count} is not rated{change}.", other="{count} are not rated{change}."),
            listed=Phrase(
                zero="No {kpi} {is_rated}.",
                one="The {kpi_rated} is in:",
                other="The {count} {kpis_rated}, by service, are:",
            ),
            listed_without_service=Phrase(
                zero="No {kpi} {is_rated}.",
                one="The {kpi_rated} is:",
                other="The {count} {kpis_rated} are:",
            ),
            listed_by_group=Phrase(
                zero="No {kpi} {is_rated}.",
                one="The {kpi_rated}, by {grouping}, is:",
                other="The {count} {kpis_rated}, by {grouping}, are:",
            ),
            share=" ({share}% of the {rated} rated)",
            share_if_all_rated=" ({share}%)",
            travel="Of the {kpis}, {clauses}.",
            travel_same="Of the {kpis}, {clauses}. These counts are the same as in {previous}.",
            directions={
                Direction.POSITIVE: Phrase(
                    zero="none are improving{change}",
                    one="{count} is improving{change}",
                    other="{count} are improving{change}",
                ),
                Direction.STABLE: Phrase(
                    zero="none are without a clear trend{change}",
                    one="{count} has no clear trend{change}",
                    other="{count} have no clear trend{change}",
                ),
                Direction.NEGATIVE: Phrase(
                    zero="none are worsening{change}",
                    one="{count} is worsening{change}",
                    other="{count} are worsening{change}",
                ),
            },
        ),
        terms=Terms(long_kpi="key performance indicator (KPI)", long_kpis="key performance indicators (KPIs)"),
        common=CommonWords(
            last_comma="; and ",
            comma="; ",
        ),
        paper=REPORT_PAPER,
        report=ReportWords(history="In the {period_words} since {first}, {clauses}."),
        explanations=Explanations(
            risen="{subject} has risen by about {slope} a {period} over the {count} results since {first}",
            fallen="{subject} has fallen by about {slope} a {period} over the {count} results since {first}",
            tended_up="{subject} has tended to rise over the {count} results since {first}",
            tended_down="{subject} has tended to fall over the {count} results since {first}",
            no_trend="{subject} has neither clearly risen nor clearly fallen over the {count} results since {first}",
            flat="{subject} did not change over the {count} results since {first}",
            flat_by_season="{subject} was the same at each time of year over the {count} results since {first}",
        ),
        moves=MoveWords(heading="{period} compared with {against}"),
        rating_numbers=NumberStyle.WORDS_TO_NINE,
        before_numbers=NumberStyle.WORDS_TO_NINE,
        periods=PeriodWords(
            quarter="{first_month} to {last_month} {calendar_year}",
            quarter_in_text="{first_month} to {last_month} {calendar_year}",
            quarter_of_same_year="{first_month} to {last_month} {calendar_year}",
            quarter_of_any_year="{first_month} to {last_month}",
            long_quarter="{first_month} to {last_month} {calendar_year} (Quarter {quarter}, {year})",
            half_year="{first_month} {first_year} to {last_month} {calendar_year}",
            half_year_in_text="{first_month} {first_year} to {last_month} {calendar_year}",
            half_year_of_same_year="{first_month} {first_year} to {last_month} {calendar_year}",
            half_year_of_any_year="{first_month} to {last_month}",
            long_half_year="{first_month} {first_year} to {last_month} {calendar_year} (Half-year {half}, {year})",
            year="{first} to {second}",
            span="{first_month} to {last_month} {calendar_year}",
            span_over_years="{first_month} {first_year} to {last_month} {calendar_year}",
            short_months=MONTHS,
        ),
        with_shares=True,
    ),
)
"""A style like that of statistical releases.

It has plain words, no dashes, months by name, numbers in words to nine, and shares.

>>> from qpr_core import Period
>>> STATISTICAL.periods.name(Period.parse("Q2 2023/24"), FinancialYear(), whole=True).text
'July to September 2023 (Quarter 2, 2023 to 2024)'
"""


MEETING_MINUTES: Final = ready_made(
    "MEETING_MINUTES",
    Style(
        cover=CoverWords(
            with_zeros=False,
            previous="{quarter}",
            more=" (up from {before}{flows})",
            fewer=" (down from {before}{flows})",
            same=" (no change{flows})",
            heading="Performance, {quarter}",
            period="Performance to the end of {month}{compared}.",
            period_of_month="Performance in {month}{compared}.",
            opening=Phrase(zero="", one="Of {count} {kpi}, {clauses}.", other="Of {count} {kpis}, {clauses}."),
            bands={},
            ratings=Phrase(
                zero="", one="{scheme} status of {count} {kpi}:", other="{scheme} status of {count} {kpis}:"
            ),
            rated=Phrase(
                zero="None {band}{change}", one="{count} {band}{share}{change}", other="{count} {band}{share}{change}"
            ),
            share=", {share}% of {rated} rated",
            share_if_all_rated=", {share}%",
            unrated=Phrase(zero="", one="{count} not rated{change}", other="{count} not rated{change}"),
            listed=Phrase(zero="No {band_kpis}.", one="{count} {band_kpi}:", other="{count} {band_kpis}:"),
            listed_without_service=Phrase(
                zero="No {band_kpis}.", one="{count} {band_kpi}:", other="{count} {band_kpis}:"
            ),
            listed_by_group=Phrase(zero="No {band_kpis}.", one="{count} {band_kpi}:", other="{count} {band_kpis}:"),
            travel="Direction of travel: {clauses}.",
            travel_same="Direction of travel: {clauses} (unchanged from {previous}).",
            directions={
                Direction.POSITIVE: Phrase(
                    zero="none positive{change}", one="{count} positive{change}", other="{count} positive{change}"
                ),
                Direction.STABLE: Phrase(
                    zero="none stable{change}", one="{count} stable{change}", other="{count} stable{change}"
                ),
                Direction.NEGATIVE: Phrase(
                    zero="none negative{change}", one="{count} negative{change}", other="{count} negative{change}"
                ),
            },
            undirected=Phrase(zero="", one="{count} without a direction", other="{count} without a direction"),
        ),
        common=CommonWords(last_comma=" and "),
        change_numbers=NumberStyle.DIGITS,
        direction_numbers=NumberStyle.DIGITS,
        case_numbers=NumberStyle.DIGITS,
        report=ReportWords(
            moved_up=Phrase(
                zero="", one="{count} {kpi} up to {band}: {names}", other="{count} {kpis} up to {band}: {names}"
            ),
            moved_down=Phrase(
                zero="", one="{count} {kpi} down to {band}: {names}", other="{count} {kpis} down to {band}: {names}"
            ),
            more_moved_up="{count} up to {band}: {names}",
            more_moved_down="{count} down to {band}: {names}",
            nothing_moved="No ratings changed.",
        ),
        paper=REPORT_PAPER,
        moves=MoveWords(heading="Changes from {against} to {period}"),
        notes=NoteWords(heading="Notes, {quarter}"),
    ),
)
"""A style for minutes: short, with digits throughout.

>>> MEETING_MINUTES.cover.fewer
' (down from {before}{flows})'
"""
