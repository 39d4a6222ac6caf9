"""Published summaries of the quarter before, and restated ratings."""

from typing import Any

import numpy as np
import pytest

from qpr_core import (
    Direction,
    Flag,
    Indicator,
    NoRating,
    Polarity,
    Rag,
    Ratio,
    Scorecard,
    Section,
    Summary,
    Thresholds,
    TimeSeries,
    explain,
    narrate,
    summarise,
)
from qpr_core.answers import Base, Member, Restatement
from qpr_core.errors import ReportError, SummaryError

FIRST = {"K1": 90, "K2": 82, "K3": 70, "K4": None}
REVISED = {"K1": 84, "K2": 82, "K3": 70, "K4": None}


def make(code: str, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": Thresholds(target=85, floor=80)} | parts
    return Indicator(
        code=code,
        name=f"Indicator {code}",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        service="Access",
        **given_parts,
    )


def card(first: dict[str, Any], **parts: Any) -> Scorecard:
    return Scorecard(
        (make(code, **parts.get(code, {})), TimeSeries([("Q1 2023/24", value), ("Q2 2023/24", 90)]))
        for code, value in first.items()
    )


PUBLISHED = summarise(card(FIRST).report("Q1 2023/24"))


def test_summarise_has_the_rating_of_each_member() -> None:
    assert PUBLISHED.members is not None
    assert [(member.code, member.rating) for member in PUBLISHED.members] == [
        ("K1", Rag.GREEN),
        ("K2", Rag.AMBER),
        ("K3", Rag.RED),
        ("K4", NoRating.NO_RESULT),
    ]
    assert PUBLISHED.reasons == {NoRating.NO_RESULT: 1}
    assert Summary(period="Q1 2023/24", indicators=1, ratings=dict.fromkeys(Rag, 0)).reasons is None


def test_report_lists_a_rating_that_differs_from_the_published_one() -> None:
    report = card(REVISED).report("Q2 2023/24", published=PUBLISHED)
    restated = (Restatement("K1", "Access", "Indicator K1", Rag.GREEN, Rag.AMBER),)
    assert report.restated == restated
    assert summarise(report).restated == restated
    assert report.previous is not None
    assert report.previous["K1"].published is Rag.GREEN
    assert Flag.RESTATED in report.previous["K1"].flags
    assert report.previous["K2"].published is None
    assert "it with. Its direction of travel is unknown. The rating was published as Green." in str(
        explain(report.previous["K1"])
    )


def test_narrate_names_the_base_of_the_changes() -> None:
    report = card(REVISED).report("Q2 2023/24", published=PUBLISHED)
    restated, published = summarise(report), summarise(report, base=Base.PUBLISHED)
    assert (restated.change_in_rating(Rag.GREEN), published.change_in_rating(Rag.GREEN)) == (4, 3)
    for summary, more, base in ((restated, "four", "restated"), (published, "three", "published")):
        text = str(narrate(summary))
        assert f"4 are rated Green ({more} more than the previous Quarter, with one newly rated)" in text
        assert text.count(f"\n\nChanges are from the previous Quarter as {base}.\n\n") == 1


def test_narrate_names_the_base_with_each_section_alone() -> None:
    restated = summarise(card(REVISED).report("Q2 2023/24", published=PUBLISHED))
    for section in (Section.RATINGS, Section.DIRECTIONS):
        assert str(narrate(restated, sections=section)).endswith("Changes are from the previous Quarter as restated.")
    assert "as restated" not in str(narrate(restated, sections=Section.OPENING))


def test_narrate_restated_ratings_come_last() -> None:
    report = card(REVISED).report("Q2 2023/24", published=PUBLISHED)
    restated = summarise(report)
    assert str(narrate(restated)).endswith(
        "1 rating of the previous Quarter has been restated since it was published:\n"
        "- Indicator K1 (K1): Amber, published as Green"
    )


def test_narrate_lists_several_restated_ratings_after_their_number() -> None:
    report = card(REVISED | {"K2": 70}).report("Q2 2023/24", published=PUBLISHED)
    assert str(narrate(summarise(report), sections=Section.RESTATED)) == (
        "2 ratings of the previous Quarter have been restated since they were published:\n"
        "- Indicator K1 (K1): Amber, published as Green\n"
        "- Indicator K2 (K2): Red, published as Amber"
    )


def test_narrate_without_restatements_has_no_section_for_them() -> None:
    report = card(FIRST).report("Q2 2023/24", published=PUBLISHED)
    assert report.restated == ()
    assert not summarise(report).is_restated
    assert "as restated" not in str(narrate(summarise(report)))
    assert str(narrate(summarise(report))) == str(narrate(summarise(card(FIRST).report("Q2 2023/24"))))


def test_report_without_a_published_summary_has_nothing_restated() -> None:
    report = card(FIRST).report("Q2 2023/24")
    assert (report.restated, summarise(report).restated, summarise(report).is_restated) == ((), (), False)
    assert summarise(report).restated_counts == ()


def test_report_lists_a_published_kpi_that_is_no_longer_reported() -> None:
    shrunk = {code: value for code, value in FIRST.items() if code != "K3"} | {"K5": 90}
    report = card(shrunk).report("Q2 2023/24", published=PUBLISHED)
    assert report.restated == (
        Restatement("K5", "Access", "Indicator K5", None, Rag.GREEN),
        Restatement("K3", "Access", "Indicator K3", Rag.RED, None),
    )
    said = str(narrate(summarise(report)))
    assert "- Indicator K5 (K5): Green, published as not in the report" in said
    assert "- Indicator K3 (K3): not in the report, published as Red" in said


def test_restatements_leave_out_changed_reasons() -> None:
    without_target = card(FIRST, K4={"thresholds": None})
    assert without_target.report("Q2 2023/24", published=PUBLISHED).restated == ()


def test_published_counts_alone_show_restated_counts_and_no_kpis() -> None:
    counts = Summary(period="Q1 2023/24", indicators=4, ratings={Rag.GREEN: 2, Rag.AMBER: 1, Rag.RED: 1})
    report = card(FIRST).report("Q2 2023/24", published=counts)
    summary = summarise(report)
    assert (report.restated, summary.restated, summary.is_restated) == (None, None, True)
    assert summary.restated_counts == ((Rag.GREEN, 2, 1),)
    assert str(narrate(summary)).endswith(
        "The counts that were published for the previous Quarter have been restated: Green from 2 to 1."
    )
    assert report.previous is not None
    assert all(each.published is None for each in report.previous.assessments)


def test_report_accepts_a_published_summary_without_earlier_results() -> None:
    begun = Scorecard([(make("K1"), TimeSeries({"Q2 2023/24": 90}))])
    report = begun.report("Q2 2023/24", published=PUBLISHED)
    assert report.previous is None
    assert [each.code for each in report.restated or ()] == ["K1", "K2", "K3", "K4"]
    assert summarise(report).previous is None


@pytest.mark.parametrize(
    ("published", "message"),
    [
        (5, "published must be a Summary, got 5"),
        (
            Summary(period="Q4 2022/23", indicators=1, ratings=dict.fromkeys(Rag, 0)),
            "published must be the summary of Q1 2023/24 by Rag, got one of Q4 2022/23 by Rag",
        ),
    ],
)
def test_report_published_summary_of_a_wrong_quarter_raises_an_error(published: Any, message: str) -> None:
    with pytest.raises(ReportError, match=message):
        card(FIRST).report("Q2 2023/24", published=published)


COUNTS = {Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 0}
K1 = Member("K1", None, "Calls", Rag.GREEN)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"members": [K1, K1], "indicators": 2}, r"members must have different codes, got one twice \(Q2 2023/24\)"),
        ({"members": []}, "members must agree with the counts"),
        ({"members": [Member("K1", None, "Calls", Rag.RED)]}, "members must agree with the counts"),
        ({"members": np.array(5)}, r"members must agree with the counts, got array\(5\)"),
        ({"indicators": 10**5000}, "indicators must be smaller than 1e30, got a whole number of 16610 bits"),
        ({"indicators": np.timedelta64(5)}, r"indicators must be a whole number of 0 or more, got np.timedelta64"),
        ({"members": [5]}, "members must be Members with a band of the scheme or a reason, got 5"),
        ({"members": [Member("K1", None, "Calls", None)]}, "members must be Members with a band"),  # type: ignore[arg-type]  # a wrong type is what is tested
        ({"members": [Member(" ", None, "Calls", Rag.GREEN)]}, "code of a member .* must not be blank"),
        ({"members": [Member("K1", None, "", Rag.GREEN)]}, "name of a member .* must not be blank"),
        ({"members": [Member("K1", "", "Calls", Rag.GREEN)]}, "service of a member .* must not be blank"),
        (
            {"members": [K1._replace(direction=Direction.STABLE)], "directions": dict.fromkeys(Direction, 0)},
            r"members must agree with the counts of directions, got 1 members with Direction.STABLE and a count of 0",
        ),
        (
            {"members": [K1._replace(direction="stable")]},  # type: ignore[arg-type]  # a wrong type is what is tested
            r"direction of a member must be a Direction, a NoDirection or None, got 'stable' \(K1, Q2 2023/24\)",
        ),
        (
            {"members": [K1._replace(is_carried=1)]},  # type: ignore[arg-type]  # the same
            r"is_carried of a member must be True or False, got 1 \(K1, Q2 2023/24\)",
        ),
        ({"base": "printed"}, r"base must be a Base or one of .*, got 'printed' \(Q2 2023/24\)"),
        ({"published": PUBLISHED}, "published must come with a previous summary, got no previous one"),
        ({"previous": PUBLISHED, "published": 5}, "published must be a Summary, got 5"),
    ],
)
def test_summary_with_contradictory_parts_raises_an_error(parts: dict[str, Any], message: str) -> None:
    given_parts: dict[str, Any] = {"period": "Q2 2023/24", "indicators": 1, "ratings": COUNTS} | parts
    with pytest.raises(SummaryError, match=message):
        Summary(**given_parts)


def test_summary_counts_carried_ratings_of_its_members() -> None:
    """A reason why there is no rating is not carried; without members nothing is known."""
    carried = [K1._replace(is_carried=True), Member("K2", None, "Visits", NoRating.NO_TARGET, is_carried=True)]
    assert Summary(period="Q2 2023/24", indicators=2, ratings=COUNTS, members=carried).carried_count == 1
    assert Summary(period="Q2 2023/24", indicators=2, ratings=COUNTS).carried_count is None


def test_share_has_the_rated_count_as_its_denominator() -> None:
    """28 of 42 were once printed as 68 %; they are 67 %, and of the 40 that are rated 70 %."""
    whole = Summary(period="Q2 2023/24", indicators=42, ratings={Rag.GREEN: 28, Rag.AMBER: 10, Rag.RED: 4})
    rated = Summary(period="Q2 2023/24", indicators=42, ratings={Rag.GREEN: 28, Rag.AMBER: 8, Rag.RED: 4})
    assert (whole.share(Rag.GREEN), rated.share(Rag.GREEN)) == (Ratio(28, 42), Ratio(28, 40))
    none = Summary(period="Q2 2023/24", indicators=42, ratings=dict.fromkeys(Rag, 0))
    assert none.share(Rag.GREEN).is_missing
