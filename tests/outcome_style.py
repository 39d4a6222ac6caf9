"""A style with outcomes: a verb, words with their colour beside them, and two words."""

from typing import Final

from qpr_core import Rag
from qpr_core.styles import CommonWords, CoverWords, Outcome, ReportWords, Style

OUTCOMES: Final = {
    Rag.GREEN: Outcome("on target", one="met target", label="Met target"),
    Rag.AMBER: Outcome("within tolerance", beside="({colour})"),
    Rag.RED: Outcome("off track"),
}


OUTCOME_STYLE: Final = Style(
    common=CommonWords(band_names=OUTCOMES, last_comma=" and "),
    cover=CoverWords(
        previous="the quarter before",
        more=", {count} more than in {previous}{flows}",
        fewer=", {count} fewer than in {previous}{flows}",
        same=", the same as in {previous}{flows}",
        travel="{clauses}.",
        with_zeros=False,
    ),
    report=ReportWords(history_first="{band_kpis} went from {then} of {then_total} to {now} of {now_total}"),
)
"""Changes follow a comma, because a colour is in brackets."""
