"""KPIs behind a changed count: a Red that lost its data is not progress."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import qpr_core
from faces import PUBLIC
from kent import summary as kent_summary
from qpr_core import (
    Direction,
    Indicator,
    NoRating,
    Period,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Section,
    Summary,
    Thresholds,
    TimeSeries,
    bridge,
    check_text,
    narrate,
    summarise,
)
from qpr_core.answers import Base, Member
from qpr_core.errors import ReportError
from qpr_core.styles import KENT, MEETING_MINUTES, PLAIN, STATISTICAL, CoverWords, Style
from qpr_core.testing import scorecards
from qpr_core.wording.styles.printable_style import require_style

PRESETS = (KENT, STATISTICAL, MEETING_MINUTES, PLAIN)


def entry(code: str, results: dict[str, Any], **parts: Any) -> tuple[Indicator, TimeSeries]:
    in_force = {"thresholds": Thresholds(target=85, floor=80)} | parts
    name = f"Indicator {code}"
    return Indicator(code=code, name=name, polarity=Polarity.HIGHER_IS_BETTER, unit="%", **in_force), TimeSeries(
        results
    )


def steady(code: str, value: int, **parts: Any) -> tuple[Indicator, TimeSeries]:
    return entry(code, {"Q1 2023/24": value, "Q2 2023/24": value}, **parts)


LOST = entry("L", {"Q4 2022/23": 70})
"""Red at Q1 2023/24 by a result that is carried forward, and too old at Q2."""


def report(*entries: tuple[Indicator, TimeSeries], quarters: int = 2) -> Report:
    return Scorecard(entries).report("Q2 2023/24", quarters=quarters)


def ratings(made: Report, style: Style = KENT, **parts: Any) -> list[str]:
    summary = summarise(made, **parts)
    narrative = narrate(summary, style=style, sections=Section.RATINGS)
    assert not check_text(str(narrative), summary).discrepancies
    for quantity in narrative.quantities:
        facts = PUBLIC | {"_": summary}
        assert eval(f"_.{quantity.source}", facts) == quantity.value, quantity
    return [line.partition(" –")[0].removeprefix("- ") for line in str(narrative).splitlines()[1:]]


def moved(made: Report, style: Style = KENT) -> str:
    return str(narrate(made, style=style, sections=Section.MOVED)).splitlines()[-1]


def test_cover_red_that_lost_its_data_is_not_progress() -> None:
    made = report(LOST, steady("K", 90))
    assert ratings(made) == [
        "1 is rated Green (remaining the same as in the previous Quarter)",
        "None are rated Amber (remaining the same as in the previous Quarter).",
        "None are rated Red (one fewer than the previous Quarter, and that KPI has no result now).",
        "1 is not rated (one more than the previous Quarter)",
    ]
    assert moved(made) == "One KPI lost a rating: Indicator L (L, no longer Red: its latest result is too old)."
    for style in PRESETS:
        text = moved(made, style)
        assert "lost a rating" in text
        assert not text.startswith("No ")


def test_kpis_that_are_new_to_the_report_are_counted_beside_the_change() -> None:
    new = [steady(code, 90, reported_from="Q2 2023/24") for code in "AB"]
    made = report(*new, *(steady(code, 90) for code in "CDE"))
    assert ratings(made)[0] == "5 are rated Green (two more than the previous Quarter, with two new to the report)"
    assert moved(made).startswith("Two KPIs joined the report: Indicator A (A, Green) and Indicator B (B, Green).")
    assert ratings(report(new[0], steady("C", 70)))[0] == (
        "1 is rated Green (one more than the previous Quarter, new to the report)"
    )


@pytest.mark.parametrize(
    ("entries", "index", "line"),
    [
        (
            (entry("L", {"Q1 2023/24": 70, "Q2 2023/24": 70}, reported_until="Q1 2023/24"), steady("K", 90)),
            2,
            "None are rated Red (one fewer than the previous Quarter, and that KPI has left the report).",
        ),
        (
            (LOST, entry("W", {"Q1 2023/24": 82, "Q2 2023/24": 70})),
            2,
            "1 is rated Red (remaining the same as in the previous Quarter, and the KPI counted then has no "
            "result now)",
        ),
        (
            (entry("G", {"Q2 2023/24": 90}), steady("K", 90)),
            0,
            "2 are rated Green (one more than the previous Quarter, with one newly rated)",
        ),
        (
            (entry("G", {"Q2 2023/24": 90}), steady("K", 70)),
            0,
            "1 is rated Green (one more than the previous Quarter, not rated then)",
        ),
        (
            (
                steady("A", 90, reported_from="Q2 2023/24"),
                steady("B", 90, reported_until="Q1 2023/24"),
                steady("K", 90),
            ),
            0,
            "2 are rated Green (remaining the same as in the previous Quarter, with one new to the report, and "
            "one of those counted then has left the report)",
        ),
        (
            (steady("U", 90, thresholds=None, reported_from="Q2 2023/24"), steady("K", 90)),
            3,
            "1 is not rated (one more than the previous Quarter, new to the report)",
        ),
        (
            (
                steady("U", 90, thresholds=None, reported_until="Q1 2023/24"),
                steady("V", 90, thresholds=None),
                steady("K", 90),
            ),
            3,
            "1 is not rated (one fewer than the previous Quarter, and that KPI has left the report)",
        ),
    ],
)
def test_cover_counts_kpis_that_joined_or_left_at_every_rating(
    entries: tuple[tuple[Indicator, TimeSeries], ...], index: int, line: str
) -> None:
    assert ratings(report(*entries))[index] == line


def counts(period: str, **ratings_of: Any) -> Summary:
    members = [Member(code, None, code, rating, Direction.STABLE) for code, rating in ratings_of.items()]
    return Summary(
        period=period,
        indicators=len(members),
        ratings={band: sum(each.rating is band for each in members) for band in Rag},
        directions={each: len(members) if each is Direction.STABLE else 0 for each in Direction},
        members=members,
    )


def test_cover_rating_lost_with_a_result_is_called_lost() -> None:
    before = counts("Q1 2023/24", A=Rag.RED, B=Rag.RED, C=Rag.RED)
    now = counts("Q2 2023/24", A=NoRating.NO_TARGET, B=NoRating.NOTHING_TO_COUNT, C=NoRating.NO_RESULT)
    text = str(narrate(evolve_with(now, before), sections=Section.RATINGS))
    assert (
        "None are rated Red (three fewer than the previous Quarter, and one of these has no result now, and two "
        "of these have no rating now)."
    ) in text


def test_cover_rating_lost_by_the_only_kpi_is_no_count_of_its_own() -> None:
    """A clause "that one has no rating" would be read as one KPI without a rating, beside the two that there are."""
    before = counts("Q1 2023/24", A=Rag.RED, B=NoRating.NO_TARGET)
    now = evolve_with(counts("Q2 2023/24", A=NoRating.NO_TARGET, B=NoRating.NO_TARGET), before)
    text = str(narrate(now, sections=Section.RATINGS))
    assert "(one fewer than the previous Quarter, and that KPI has no rating now)" in text
    assert "- 2 are not rated (one more than the previous Quarter) " in text
    assert not check_text(text, now).discrepancies


def evolve_with(now: Summary, before: Summary, **parts: Any) -> Summary:
    return Summary(
        period=now.period,
        indicators=now.indicators,
        ratings=now.ratings,
        directions=now.directions,
        members=now.members,
        previous=before,
        **parts,
    )


def test_cover_changes_since_publication_use_the_published_counts() -> None:
    published = counts("Q1 2023/24", A=Rag.RED, B=Rag.GREEN)
    previous = counts("Q1 2023/24", A=Rag.GREEN, B=Rag.GREEN)
    now = counts("Q2 2023/24", A=NoRating.NO_RESULT, B=Rag.GREEN)
    restated = evolve_with(now, previous, published=published)
    as_published = evolve_with(now, previous, published=published, base=Base.PUBLISHED)
    said = "(one fewer than the previous Quarter, and that KPI has no result now)"
    texts = [str(narrate(each, sections=Section.RATINGS)) for each in (restated, as_published)]
    assert f"1 is rated Green {said}" in texts[0]
    assert f"None are rated Red {said}." in texts[1]
    assert texts[0].endswith("\n\nChanges are from the previous Quarter as restated.")
    assert texts[1].endswith("\n\nChanges are from the previous Quarter as published.")
    only_counts = Summary(period="Q1 2023/24", indicators=2, ratings=published.ratings)
    unknown = evolve_with(now, previous, published=only_counts, base=Base.PUBLISHED)
    assert unknown.flow(Rag.RED) is None
    assert "no result" not in str(narrate(unknown, sections=Section.RATINGS))


def test_cover_counts_a_trend_that_ends_without_data_or_with_its_kpi() -> None:
    before = counts("Q1 2023/24", A=Rag.RED, B=Rag.RED)
    lost = Member("A", None, "A", NoRating.TOO_OLD, qpr_core.NoDirection.TOO_OLD)
    now = Summary(
        period="Q2 2023/24",
        indicators=1,
        ratings=dict.fromkeys(Rag, 0),
        directions=dict.fromkeys(Direction, 0),
        members=[lost],
        previous=before,
    )
    assert (
        "none are stable or with no clear trend (two fewer than the previous Quarter, and one of these has no "
        "result now, and one of these has left the report)"
    ) in str(narrate(now, sections=Section.DIRECTIONS))
    unknown = Summary(
        period="Q2 2023/24",
        indicators=1,
        ratings=dict.fromkeys(Rag, 0),
        directions=dict.fromkeys(Direction, 0),
        members=[lost._replace(direction=None)],
        previous=before,
    )
    assert unknown.flow(Direction.STABLE) is None
    assert unknown.flow(Rag.RED) is not None


def test_cover_style_without_flow_slots_has_flows_after_the_change() -> None:
    style = Style(cover=CoverWords(more=" ({count} up)", fewer=" ({count} down)", same=" (level)"))
    assert ratings(report(LOST, steady("K", 90)), style)[2] == (
        "None are rated Red (one down), and that KPI has no result now."
    )
    assert ratings(report(LOST, steady("K", 90)), MEETING_MINUTES)[1] == (
        "None Red (down from 1, and that KPI has no result now)"
    )
    assert ratings(report(LOST, steady("K", 90)), STATISTICAL)[1] == (
        "None are rated Red, down from one in April to June 2023, and that KPI has no result now."
    )


FROM_TO: dict[str, tuple[tuple[tuple[Indicator, TimeSeries], ...], int, tuple[str, str, str]]] = {
    "two of five are new": (
        (*(steady(code, 90, reported_from="Q2 2023/24") for code in "AB"), *(steady(code, 90) for code in "CDE")),
        0,
        (
            "Five are rated Green, up from three in April to June 2023, with two new to "
            "the report: the target was met.",
            "5 Green (up from 3, with 2 new to the report)",
            "5 are Green (target met), up from 3 in Quarter 1. New to the report: 2.",
        ),
    ),
    "the only one is new": (
        (steady("A", 90, reported_from="Q2 2023/24"), steady("C", 70)),
        0,
        (
            "One is rated Green (50%), up from none in April to June 2023, and it is new to the report: "
            "the target was met.",
            "1 Green (up from none, new to the report)",
            "1 is Green (target met), up from none in Quarter 1. It is new to the report.",
        ),
    ),
    "one of two was not rated": (
        (entry("G", {"Q2 2023/24": 90}), steady("K", 90)),
        0,
        (
            "Two are rated Green, up from one in April to June 2023, with one newly rated: the target was met.",
            "2 Green (up from 1, with 1 newly rated)",
            "2 are Green (target met), up from 1 in Quarter 1. Newly rated: 1.",
        ),
    ),
    "the only one has left": (
        (entry("L", {"Q1 2023/24": 70, "Q2 2023/24": 70}, reported_until="Q1 2023/24"), steady("K", 90)),
        1,
        (
            "None are rated Red, down from one in April to June 2023, and that KPI has left the report.",
            "None Red (down from 1, and that KPI has left the report)",
            "None are Red, down from 1 in Quarter 1. No longer in the report: 1.",
        ),
    ),
    "two of three have no result": (
        (LOST, entry("M", {"Q4 2022/23": 70}), steady("N", 70)),
        0,
        (
            "One is rated Red, down from three in April to June 2023, and two of these "
            "have no result now: the floor standard was missed.",
            "1 Red (down from 3, and 2 of these have no result now)",
            "1 is Red (floor standard missed), down from 3 in Quarter 1. No longer counted, without new results: 2.",
        ),
    ),
    "one for one": (
        (steady("A", 90, reported_from="Q2 2023/24"), steady("B", 90, reported_until="Q1 2023/24")),
        0,
        (
            "One is rated Green, the same as in April to June 2023, and it is new to the report, "
            "and the KPI counted then has left the report: the target was met.",
            "1 Green (no change, new to the report, and the KPI counted then has left the report)",
            "1 is Green (target met), the same as in Quarter 1. It is new to the report. No longer in the report: 1.",
        ),
    ),
}


@pytest.mark.parametrize(("entries", "index", "lines"), FROM_TO.values(), ids=FROM_TO)
def test_cover_changes_are_from_the_count_of_the_named_quarter(
    entries: tuple[tuple[Indicator, TimeSeries], ...], index: int, lines: tuple[str, str, str]
) -> None:
    made = report(*entries)
    assert tuple(ratings(made, style)[index] for style in (STATISTICAL, MEETING_MINUTES, PLAIN)) == lines


def test_cover_changes_of_directions_are_from_the_count_before() -> None:
    before = counts("Q4 2022/23", A=Rag.RED, B=Rag.RED)
    now = evolve_with(
        evolve(
            counts("Q1 2023/24", A=Rag.RED, B=Rag.RED),
            directions={**dict.fromkeys(Direction, 1), Direction.STABLE: 0},
            members=None,
        ),
        before,
    )
    texts = [
        str(narrate(now, style=style, sections=Section.DIRECTIONS)) for style in (STATISTICAL, MEETING_MINUTES, PLAIN)
    ]
    assert texts == [
        "Of the KPIs, one is improving, up from none in January to March 2023; none are without a clear trend, "
        "down from two in January to March 2023; and one is worsening, up from none in January to March 2023.",
        "Direction of travel: 1 positive (up from none), none stable (down from 2) and 1 negative (up from none).",
        "Of the KPIs, 1 is improving, up from none in Quarter 4 2022/23. None are stable or not clear, down from "
        "2 in Quarter 4 2022/23. 1 is worsening, up from none in Quarter 4 2022/23.",
    ]
    assert not check_text(texts[0], now) == check_text(texts[1], now) == check_text(texts[2], now).discrepancies


def test_cover_names_the_quarter_before_in_the_words_of_a_style() -> None:
    made = report(entry("A", {"Q1 2023/24": 90, "Q2 2023/24": 70}), steady("K", 90))
    style = Style(cover=CoverWords(fewer=" ({count} fewer than the {before} in {quarter})", previous="last quarter"))
    assert ratings(made, style)[0] == "1 is rated Green (one fewer than the 2 in Quarter 1)"
    same = Style(cover=CoverWords(previous="{quarter}", same=" (as in {previous})"))
    assert ratings(report(steady("K", 90)), same)[0] == "1 is rated Green (as in Quarter 1)"


def test_minutes_compare_with_the_quarter_before_only_if_there_is_one() -> None:
    summary = counts("Q2 2023/24", A=Rag.RED)
    compared = evolve_with(summary, counts("Q1 2023/24", A=Rag.RED))
    texts = [str(narrate(each, style=MEETING_MINUTES, sections=Section.PERIOD)) for each in (summary, compared)]
    assert texts == [
        "Performance to the end of September 2023.",
        "Performance to the end of September 2023, compared with Quarter 1.",
    ]


def test_what_moved_names_kpis_that_gained_or_lost_a_rating_joined_or_left() -> None:
    made = report(
        entry("A", {"Q1 2023/24": 79, "Q2 2023/24": 84}),
        entry("G", {"Q2 2023/24": 90}),
        LOST,
        steady("J", 82, reported_from="Q2 2023/24"),
        steady("U", 82, reported_from="Q2 2023/24", thresholds=None),
        steady("O", 70, reported_until="Q1 2023/24"),
        steady("P", 70, reported_until="Q1 2023/24", thresholds=None),
    )
    assert moved(made) == (
        "One KPI moved to Amber: Indicator A (A, from Red). One gained a rating: Indicator G (G, now Green). One "
        "lost a rating: Indicator L (L, no longer Red: its latest result is too old). Two joined the report: "
        "Indicator J (J, Amber) and Indicator U (U, not rated). Two left the report: Indicator O (O, Red in "
        "Quarter 1) and Indicator P (P, not rated in Quarter 1)."
    )


def test_last_year_and_history_count_kpis_that_joined_left_or_are_unrated() -> None:
    old = {f"Q{quarter} 2022/23": 70 for quarter in (1, 2, 3, 4)}
    now = {f"Q{quarter} 2022/23": 90 for quarter in (1, 2, 3, 4)} | {"Q1 2023/24": 90, "Q2 2023/24": 90}
    made = report(
        entry("L", old),
        entry("O", old, reported_until="Q4 2022/23"),
        entry("K", now),
        entry("J", now, reported_from="Q1 2023/24"),
        entry("I", now, reported_from="Q1 2023/24"),
        quarters=5,
    )
    assert str(narrate(made, sections=Section.LAST_YEAR)).splitlines()[-1] == (
        "In the year since Quarter 2 2022/23, Green KPIs rose from 1 of 3 to 3 of 4, and Red fell from 2 to 0. "
        "Those not rated rose from 0 to 1. In that time, 2 KPIs joined the report and 1 left it."
    )
    assert (
        str(narrate(made, sections=Section.HISTORY))
        .splitlines()[2]
        .endswith(
            "and Red fell from 2 to 0. Those not rated rose from 0 to 1. In that time, 2 KPIs joined the report and 1 "
            "left it."
        )
    )
    gone = report(entry("O", old, reported_until="Q4 2022/23"), entry("K", now), quarters=5)
    assert "In that time, 1 KPI left the report." in str(narrate(gone, sections=Section.LAST_YEAR))
    come = report(entry("J", now, reported_from="Q1 2023/24"), entry("K", now), quarters=5)
    assert "In that time, 1 KPI joined the report." in str(narrate(come, sections=Section.LAST_YEAR))


def test_cover_without_members_keeps_kents_published_words() -> None:
    summary = kent_summary()
    assert summary.flow(Rag.RED) is None
    assert summary.joined_since(summary) is None
    assert "- 8 are rated Red (three fewer than the previous Quarter) – performance" in str(narrate(summary))


def without_members(summary: Summary | None) -> Summary | None:
    if summary is None:
        return None
    return evolve(summary, members=None, previous=without_members(summary.previous))


@settings(max_examples=settings().max_examples * 3 // 2)
@given(scorecards(), st.integers(0, 9), st.sampled_from(PRESETS))
def test_conservation_cover_flows_add_up_and_zero_flows_have_no_words(
    card: Scorecard, steps: int, style: Style
) -> None:
    """The KPIs that came, less those that went, are the change.

    If none came or went, the words are those of the counts alone.
    """
    try:
        made = card.report(Period.parse("Q4 1999/00").shift(steps))
    except ReportError:
        return  # nothing to report by then
    if made.previous is None or not made.kpis or not made.previous.kpis:
        return
    summary, moves = summarise(made), bridge(made)
    counted = [Section.OPENING, Section.RATINGS, Section.DIRECTIONS]
    text = str(narrate(summary, style=style, sections=counted))
    assert not check_text(text, summary).discrepancies
    for band in made.scheme:
        flow = summary.flow(band)
        assert flow is not None
        to, away = (
            [each for each in moves.moves if each.rating_now is band],
            [each for each in moves.moves if each.rating_before is band],
        )
        assert flow.joined == sum(each.rating_before is None for each in to)
        assert flow.newly_rated == sum(isinstance(each.rating_before, NoRating) for each in to)
        assert flow.left == sum(each.rating_now is None for each in away)
        assert flow.unrated + flow.without_result == sum(isinstance(each.rating_now, NoRating) for each in away)
        assert flow.came == sum(each.rating_before is not band for each in to)
    printed = (moves.joined, moves.left, moves.newly_rated, moves.newly_unrated)
    nothing = require_style(style).report.nothing_moved in str(narrate(made, style=style, sections=Section.MOVED))
    assert nothing is not any((*printed, moves.improved, moves.worsened))
    if not any(printed):
        bare = without_members(summary)
        assert bare is not None
        shown = counted[1:2] if summary.without_direction_count == summary.indicators else counted[1:]
        assert str(narrate(bare, style=style, sections=shown)) == str(narrate(summary, style=style, sections=shown))
