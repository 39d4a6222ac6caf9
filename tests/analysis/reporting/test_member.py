"""Member: the rating of an indicator in a summary, and restatements."""

import qpr_core as qpr
from qpr_core.analysis.reporting.member import Member, restatements


def test_restatements_have_a_rating_lost_or_gained_since_publication() -> None:
    green, none = Member("K1", None, "Calls", qpr.Rag.GREEN), Member("K1", None, "Calls", qpr.NoRating.NO_RESULT)
    assert [each.restated for each in restatements([green], [none])] == [qpr.NoRating.NO_RESULT]
    assert [each.restated for each in restatements([none], [green])] == [qpr.Rag.GREEN]
