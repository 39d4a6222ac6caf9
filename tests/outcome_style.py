"""A style with outcomes: what KPIs did, words with their colour beside them, and two words."""

from typing import Final

from qpr_core import Rag
from qpr_core.rules import Scheme
from qpr_core.styles import CommonWords, CoverWords, Outcome, Phrase, ReportWords, Style

OUTCOMES: Final[dict[Scheme, str | Outcome]] = {
    Rag.GREEN: Outcome("on target", one="met target", label="Met target"),
    Rag.AMBER: Outcome("within tolerance", beside="({colour})"),
    Rag.RED: Outcome("off track"),
}


OUTCOME_STYLE: Final = Style(
    terms=("KPI", "KPIs"),
    common=CommonWords(band_names=OUTCOMES, last_comma=" and "),
    cover=CoverWords(
        previous="the quarter before",
        more=", {count} more than in {previous}{flows}",
        fewer=", {count} fewer than in {previous}{flows}",
        same=", the same as in {previous}{flows}",
        ratings=Phrase(zero="", one="The outcome of the only {kpi}:", other="The outcomes of the {count} {kpis}:"),
        listed=Phrase(
            zero="No {kpi} {is_band}.",
            one="The {kpi_rated}, by service, is:",
            other="The {count} {kpis_rated}, by service, are:",
        ),
        travel="{clauses}.",
        with_zeros=False,
    ),
    report=ReportWords(history="Since {first}, {clauses}."),
)
"""A house style: its outcomes are in every section."""
