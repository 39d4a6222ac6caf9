"""Member: the rating of an indicator in a summary, and restatements."""

import qpr_core as qpr
from qpr_core.analysis.reporting.member import Member, restatements
from qpr_core.model.values.records import FrozenMapping


def test_restatements_have_a_rating_lost_or_gained_since_publication() -> None:
    green, none = Member("K1", None, "Calls", qpr.Rag.GREEN), Member("K1", None, "Calls", qpr.NoRating.NO_RESULT)
    assert [each.restated for each in restatements([green], [none])] == [qpr.NoRating.NO_RESULT]
    assert [each.restated for each in restatements([none], [green])] == [qpr.Rag.GREEN]


def test_places_of_a_member_are_read_from_lists() -> None:
    groups = FrozenMapping({"priority": ["Clean", "Waste"]})
    member = Member("K1", None, "Calls", qpr.Rag.GREEN, groups=groups)  # type: ignore[arg-type]  # as a document has them
    summary = qpr.Summary(
        period="Q1 2023/24",
        indicators=1,
        ratings={each: int(each is qpr.Rag.GREEN) for each in qpr.Rag},
        members=[member],
    )
    assert summary.members is not None
    assert summary.members[0].groups == {"priority": ("Clean", "Waste")}
