"""Styles: ready-made ones, and the groups of phrases that they consist of."""

from qpr_core.display.page_size import PageSize
from qpr_core.display.palette import FAR_APART, GOV_UK, TRAFFIC_LIGHT, Palette
from qpr_core.model.time.period_names import PeriodStyle
from qpr_core.wording.styles.appendix_words import AppendixWords
from qpr_core.wording.styles.band_words import BandWords
from qpr_core.wording.styles.brief import BRIEF
from qpr_core.wording.styles.chart_words import ChartWords
from qpr_core.wording.styles.common_words import CommonWords
from qpr_core.wording.styles.cover_words import CoverWords
from qpr_core.wording.styles.dump_style import dump_style
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.figure_words import FigureWords
from qpr_core.wording.styles.group_words import GroupWords
from qpr_core.wording.styles.insight_words import InsightWords
from qpr_core.wording.styles.item_words import ItemWords, KindWords
from qpr_core.wording.styles.load_style import load_style
from qpr_core.wording.styles.move_words import MoveWords
from qpr_core.wording.styles.note_words import NoteWords
from qpr_core.wording.styles.outcome import BandForms, Outcome
from qpr_core.wording.styles.paper_section import PaperLayout, PaperLine, PaperPart, PaperSection
from qpr_core.wording.styles.paper_words import PaperWords
from qpr_core.wording.styles.peer_words import PeerWords
from qpr_core.wording.styles.period_words import PeriodWords
from qpr_core.wording.styles.plain import PLAIN
from qpr_core.wording.styles.presets import MEETING_MINUTES, STATISTICAL
from qpr_core.wording.styles.projection_words import ProjectionWords
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.scorecard_table import ScorecardColumn, ScorecardTable
from qpr_core.wording.styles.second_words import SecondWords
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.styles.style_faults import StyleFaults
from qpr_core.wording.styles.style_schema import style_schema
from qpr_core.wording.styles.terms import Terms
from qpr_core.wording.styles.workbook_words import WorkbookWords
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.phrases import Phrase, Plural, english
from qpr_core.wording.text.plural_rules import plural_rule

__all__ = [
    "BRIEF",
    "FAR_APART",
    "GOV_UK",
    "KENT",
    "MEETING_MINUTES",
    "PLAIN",
    "STATISTICAL",
    "TRAFFIC_LIGHT",
    "AppendixWords",
    "BandForms",
    "BandWords",
    "ChartWords",
    "CommonWords",
    "CoverWords",
    "Explanations",
    "FigureWords",
    "GroupWords",
    "InsightWords",
    "ItemWords",
    "KindWords",
    "MoveWords",
    "NoteWords",
    "NumberStyle",
    "Outcome",
    "PageSize",
    "Palette",
    "PaperLayout",
    "PaperLine",
    "PaperPart",
    "PaperSection",
    "PaperWords",
    "PeerWords",
    "PeriodStyle",
    "PeriodWords",
    "Phrase",
    "Plural",
    "ProjectionWords",
    "ReportWords",
    "ScorecardColumn",
    "ScorecardTable",
    "SecondWords",
    "Style",
    "StyleFaults",
    "Terms",
    "WorkbookWords",
    "dump_style",
    "english",
    "load_style",
    "plural_rule",
    "style_schema",
]
