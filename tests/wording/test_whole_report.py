"""The words of a whole report: sections that can be chosen, each of which says what the data bears and no more."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from faces import PUBLIC
from kent import summary as kent_summary
from qpr_core import (
    Baseline,
    Basis,
    ExpectedRange,
    Indicator,
    Narrative,
    Period,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Report,
    Scorecard,
    Section,
    Status,
    Thresholds,
    TimeSeries,
    bridge,
    compare_methods,
    narrate,
    notes,
    summarise,
)
from qpr_core.errors import ReportError, StyleError, SummaryError
from qpr_core.rules import Levels, RatingRule, Scheme, Tolerance
from qpr_core.styles import KENT, MINUTES, STATISTICAL, Style
from qpr_core.testing import Four, a_series, an_indicator, scorecards
from qpr_core.text import Bars, BulletList, Heading, Spark, Table, Words
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import text_of as text_of_spans

PRESETS = (KENT, STATISTICAL, MINUTES)
QUARTERS = ["Q1 2022/23", "Q2 2022/23", "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]


def make(code: str, *values: Any, **parts: Any) -> tuple[Indicator, TimeSeries]:
    given_parts: dict[str, Any] = {
        "name": f"Indicator {code}",
        "service": "Highways",
        "polarity": Polarity.HIGHER_IS_BETTER,
        "unit": "%",
        "thresholds": Thresholds(target=85, floor=80),
    }
    first = Period.parse(QUARTERS[-1]).shift(1 - len(values))
    return Indicator(code=code, **(given_parts | parts)), TimeSeries(
        (first.shift(place), value) for place, value in enumerate(values)
    )


def report(*entries: tuple[Indicator, TimeSeries], quarters: int = 2) -> Report:
    return Scorecard(entries).report("Q2 2023/24", quarters=quarters)


def text_of(made: Report, *sections: Section, **parts: Any) -> str:
    return str(narrate(made, sections=sections, **parts))


WHOLE = report(
    make("A", 86, 84, 85, 81, 80, 78),
    make("B", 80, 81, 82, 84, 84, 88, service="Waste"),
    make("C", 81, 90),
    make("D", 90, 84),
    make("E", 84, None),
    make("F", 50, 60, thresholds=None),
    make("V", 150, 80, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(100, 200)),
    quarters=6,
)


def every_text(narrative: Narrative) -> list[Any]:
    spans: list[Any] = []
    for part in narrative.parts:
        match part:
            case Table():
                spans += [span for row in (*part.rows, part.columns, (part.caption,)) for cell in row for span in cell]
            case BulletList():
                items = [*part.items, *(below for item in part.items for below in item.items)]
                items += [last for item in items for last in item.items]
                spans += [*part.introduction.spans, *(span for item in items for span in item.spans)]
            case Heading():
                spans += part.spans
            case _:
                spans += getattr(part, "spans", ())
    return spans + [inner for span in spans if isinstance(span, Spark) for inner in span.description]


@settings(max_examples=60)
@given(scorecards(), st.integers(0, 9), st.sampled_from(PRESETS), st.integers(2, 6), st.booleans())
def test_every_number_that_a_report_prints_comes_from_a_fact(
    card: Scorecard, steps: int, style: Style, quarters: int, acted: bool
) -> None:
    try:
        made = card.report(Period.parse("Q4 1999/00").shift(steps), quarters=quarters)
    except ReportError:
        return  # nothing to report by then
    codes = [each.indicator.code for each in made.assessments]
    narrative = narrate(made, style=style, actions=dict.fromkeys(codes[:1], "More staff") if acted else None)
    names = PUBLIC
    for quantity in narrative.quantities:
        facts = names | {"report": made, "Four": Four, "Fraction": Fraction}
        assert eval(quantity.source, facts) == quantity.value, quantity
    for span in every_text(narrative):
        if isinstance(span, Words):  # whatever else a text prints is a number with its fact, a period, or a user's name
            assert not re.search(r"\d", span.text), span
    text = str(narrative)
    assert not re.search(r"None\b(?! (?:are|Green|Amber|Red|Blue|\w+ \())|nan\b|Decimal\(|Fraction\(|[{}]", text), text
    assert not re.search(r"\b1 are\b|\b1 KPIs\b|\b[Oo]ne KPIs\b|-0(?:\.0*)?(?![.\d])", text), text


@pytest.mark.parametrize("style", PRESETS)
def test_the_sections_together_are_the_whole_and_each_can_be_chosen(style: Style) -> None:
    whole = narrate(WHOLE, style=style)
    chosen = [narrate(WHOLE, style=style, sections=[section]) for section in Section]
    assert sum(chosen[1:], start=chosen[0]) == whole
    assert [bool(each.parts) for each in chosen].count(False) == 2  # nothing was restated, and nobody joined or left
    turned = narrate(WHOLE, style=style, sections=[Section.RATINGS, Section.HEADING])
    assert turned == chosen[3] + chosen[0]
    assert narrate(WHOLE, style=style, sections=Section.RATINGS) == chosen[3]


def test_a_style_says_which_sections_there_are_and_in_which_order() -> None:
    brief = Style(sections=(Section.MOVED, Section.OPENING))
    assert narrate(WHOLE, style=brief) == narrate(WHOLE, sections=[Section.MOVED, Section.OPENING])


def test_the_sections_that_counts_are_enough_for_are_the_same_from_a_summary() -> None:
    counted = [section for section in Section if narrate(kent_summary(), sections=[section]).parts]
    assert counted == list(Section)[:6]
    assert text_of(WHOLE, *counted) == str(narrate(summarise(WHOLE)))


def test_what_moved_is_told_in_one_sentence_best_rating_first() -> None:
    assert text_of(WHOLE, Section.MOVED).endswith(
        "Two KPIs moved to Green: Indicator B (B, from Amber) and Indicator C (C, from Amber); "
        "one fell to Amber: Indicator D (D, from Green); one fell to Red: Indicator A (A, from Amber)."
    )
    still = report(make("A", 84, 83))
    assert text_of(still, Section.MOVED) == "What moved\n\nNo KPI moved from one rating to another."


def test_a_rating_that_moved_with_its_target_is_said_to() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=90, floor=88)}
    moved = text_of(report(make("A", 86, 86, thresholds=thresholds)), Section.MOVED)
    assert moved.endswith("One KPI fell to Red: Indicator A (A, from Green, because the target moved).")


def test_nothing_is_said_of_moves_where_there_is_no_quarter_before() -> None:
    first = report(make("A", 86))
    assert not narrate(first, sections=[Section.MOVED, Section.CHANGES, Section.HISTORY, Section.LAST_YEAR]).parts


def test_the_reds_are_listed_with_what_is_done_about_them_and_those_without_say_so() -> None:
    made = report(make("A", 79, 78), make("B", 70, 71), make("C", 90, 90))
    text = text_of(made, Section.LISTED, actions={"A": "More\n  staff.", "C": "Nothing."})
    assert text.splitlines() == [
        "The 2 indicators where the RAG rating is Red, are in:",
        "- Highways",
        "  - Indicator A",
        "    - Management action: More staff.",
        "  - Indicator B",
        "    - No management action is given.",
    ]
    assert "action" not in text_of(made, Section.LISTED)
    assert text_of(made, Section.INDICATORS, actions={"C": "Nothing."}).endswith("Management action: Nothing.")


def test_reds_without_a_service_stand_in_one_list() -> None:
    made = report(make("A", 79, 78, service=None))
    assert text_of(made, Section.LISTED, actions={}).splitlines() == [
        "The indicator where the RAG rating is Red is:",
        "- Indicator A",
        "  - No management action is given.",
    ]


@pytest.mark.parametrize(
    ("actions", "message"),
    [
        ({"X": "More staff"}, "code must be that of an indicator of the report, got 'X' (Q2 2023/24)"),
        ({"A": "  "}, "management action (A) must not be blank, got ''"),
        ({"A": 5}, "management action (A) must be text, got 5"),
        ("more", "actions must be a mapping from the code of an indicator to text, got 'more'"),
    ],
)
def test_an_action_for_nobody_or_of_nothing_is_refused(actions: Any, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        narrate(WHOLE, actions=actions)
    assert str(caught.value) == message


def test_only_a_report_has_actions_and_only_reports_and_summaries_have_sections() -> None:
    made = bridge(WHOLE)
    with pytest.raises(SummaryError, match="actions must be for the indicators of a Report, got a Summary"):
        narrate(kent_summary(), actions={})
    with pytest.raises(SummaryError, match="sections must be of a Report or a Summary, got a Bridge"):
        narrate(made, sections=[Section.MOVED])
    with pytest.raises(SummaryError, match="sections must be of a Report or a Summary, got a MethodComparison"):
        narrate(compare_methods(*make("A", 1, 2), "Q2 2023/24"), sections=[Section.MOVED])
    for odd in (["moved"], 5, [Section.MOVED, Section.MOVED]):
        with pytest.raises(StyleError, match="sections must be of Section, each once"):
            narrate(WHOLE, sections=odd)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_the_watch_list_says_why_and_how_near_or_how_far() -> None:
    made = report(
        make("A", 86, 84, 85, 81, 80, 78),
        make("B", 90, 88, 87, 85, 84, 81, service=None),
        make("C", 86, 86),
        make("D", 85, 85),
    )
    assert text_of(made, Section.WATCH_LIST).splitlines()[2:] == [
        "4 KPIs need watching: those rated Red unless they improve, those rated Amber that worsen and those whose "
        "margin to a worse rating is no more than 2% of their target.",
        "- Indicator A (A, Highways): Red and worsening; 78% misses the floor standard of 80% by 2 percentage points "
        "and the target of 85% by 7 percentage points",
        "- Indicator B (B): Amber and worsening, and near to falling; 81% is 1 percentage point from Red",
        "- Indicator D (D, Highways): Green and near to falling; 85% is exactly on target",
        "- Indicator C (C, Highways): Green and near to falling; 86% is 1 percentage point from Amber",
    ]
    well = report(make("A", 99, 99))
    assert "No KPI needs watching: those rated Red" in text_of(well, Section.WATCH_LIST)
    nearer = Style(near="0.5")
    assert "3 KPIs need watching" in text_of(made, Section.WATCH_LIST, style=nearer)
    assert "no more than 0.5% of their target" in text_of(made, Section.WATCH_LIST, style=nearer)


def watch_line(*values: Any, style: Style = KENT, **parts: Any) -> str:
    """Return the line of the watch-list about one KPI, without its name."""
    lines = text_of(report(make("A", *values, service=None, **parts)), Section.WATCH_LIST, style=style).splitlines()[3:]
    return "; ".join(line.removeprefix("- Indicator A (A): ") for line in lines)


YEAR_TO_DATE: dict[str, Any] = {
    "unit": "number",
    "basis": Basis.YEAR_TO_DATE_TOTAL,
    "thresholds": {
        year: Profile([Thresholds(target=100 * quarter, floor=80 * quarter) for quarter in (1, 2, 3, 4)])
        for year in ("2022/23", "2023/24")
    },
}


@pytest.mark.parametrize(
    ("values", "parts", "line"),
    [
        ((78, 75, 72, 60), {}, "Red, too little history for a direction; 60% misses the floor standard of 80%"),
        ((78,), {}, "Red, too little history for a direction; 78% misses the floor standard of 80%"),
        ((78, 78), {}, "Red, too little history for a direction; 78% misses the floor standard of 80%"),
        ((70, 78), {}, ""),
        (
            (78, None),
            {},
            "Red, too little history for a direction (result for Q1 2023/24, carried forward); 78% misses the floor",
        ),
        (
            (83, 82, 81, 80, 78, None),
            {},
            "Red and worsening (result for Q1 2023/24, carried forward); 78% misses the floor",
        ),
        ((83, 82, 81, 80, 78, None), {"arrears": 1}, "Red and worsening (result for Q1 2023/24); 78% misses the floor"),
        ((84, 82, 80, 78, 75, 76), {}, "Red with a negative trend, though better than in Q1 2023/24; 76% misses"),
        ((70, 78, 70, 78, 70, 74), {}, "Red with no clear trend, though better than in Q1 2023/24; 74% misses"),
        ((70, 78, 70, 78, 70, 70), {}, "Red and not improving; 70% misses the floor standard of 80%"),
        ((90, 88, 85, 82, 79, 80), {}, "Amber with a negative trend, though up from Red in Q1 2023/24, and close to a"),
        ((97, 95, 91, 88, 82, 83), {}, "Amber with a negative trend, though better than in Q1 2023/24; 83% is 3 perc"),
        ((70, 84), {}, ""),
        ((84, 83), {}, "Amber, and worse than in Q1 2023/24; 83% is 3 percentage points from Red"),
        ((78, 81), {}, "Amber and close to a worse rating; 81% is 1 percentage point from Red"),
        ((71, 73, 75, 77, 79, 81), {}, "Amber and close to a worse rating; 81% is 1 percentage point from Red"),
        ((81, 81), {}, "Amber and near to falling; 81% is 1 percentage point from Red"),
        (
            (70, 150, None, None, 75, 140),
            YEAR_TO_DATE,
            "Red, and no better than in Q2 2022/23, the same time last year; 140 misses the floor standard of 160",
        ),
        ((70, 130, None, None, 75, 140), YEAR_TO_DATE, ""),
        ((75, 140), YEAR_TO_DATE, "Red, without a direction of travel; 140 misses the floor standard of 160 by 20"),
        (
            (100, 190, None, None, 70, 180),
            YEAR_TO_DATE,
            "Amber, and worse than in Q2 2022/23, the same time last year; 180 is 20 from Red",
        ),
        ((100, 150, None, None, 70, 161), YEAR_TO_DATE, "Amber and close to a worse rating; 161 is 1 from Red"),
        ((100, 161, None, None, 85, 161), YEAR_TO_DATE, "Amber and near to falling; 161 is 1 from Red"),
    ],
)
def test_a_concern_says_nothing_that_the_newest_change_contradicts(
    values: tuple[Any, ...], parts: dict[str, Any], line: str
) -> None:
    """Every Red is listed unless it improves; a target of 85% with a floor of 80% unless something else is said."""
    said = watch_line(*values, **parts)
    assert said.startswith(line)
    assert bool(said) is bool(line)


@pytest.mark.parametrize(
    ("value", "parts", "line"),
    [
        (97, {"thresholds": Thresholds(target=97, floor=90)}, "97% is exactly on target"),
        (80, {}, "80% is exactly on the floor standard"),
        (85, {"thresholds": Thresholds(target=85, floor=85)}, "85% is exactly on target"),
        (
            9,
            {"polarity": Polarity.LOWER_IS_BETTER, "thresholds": Thresholds(target=9, floor=12)},
            "9% is exactly on tar",
        ),
        (
            12,
            {"polarity": Polarity.LOWER_IS_BETTER, "thresholds": Thresholds(target=9, floor=12)},
            "12% is exactly on th",
        ),
        (80, {"thresholds": Thresholds(target=85, tolerance=5)}, "80% is on the boundary with Red"),
        (84, {"thresholds": Thresholds(target=85, floor=80, green_tolerance=1)}, "84% is on the boundary with Amber"),
        (
            50,
            {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=50, tolerance=5)},
            "50% is exa",
        ),
        (
            55,
            {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=50, tolerance=5)},
            "55% is on t",
        ),
        (
            95,
            {"thresholds": Levels({Rag.GREEN: 95, Rag.AMBER: 90}, target=96)},
            "95% is exactly on the level for Green",
        ),
        (95, {"thresholds": Levels({Rag.GREEN: 95, Rag.AMBER: 90})}, "95% is exactly on target"),
        (90, {"thresholds": Levels({Rag.GREEN: 95, Rag.AMBER: 90})}, "90% is exactly on the level for Amber"),
        (85, {"thresholds": Levels({Rag.GREEN: 90, Rag.AMBER: Tolerance(5)})}, "85% is on the boundary with Red"),
        ("84.97", {"decimal_places": 1, "rated_as_displayed": True}, "85.0% is on the boundary with Amber"),
    ],
)
def test_a_value_on_an_edge_is_said_to_be_on_it(value: Any, parts: dict[str, Any], line: str) -> None:
    assert watch_line(value, **parts).partition("; ")[2].startswith(line)


def test_a_concern_names_the_period_that_the_result_is_better_than() -> None:
    by_year = watch_line(90, 88, 86, 82, 76, 77, baseline=Baseline.SAME_PERIOD_LAST_YEAR)  # worse than Q2 2022/23
    assert by_year.startswith("Red with a negative trend, though better than in Q1 2023/24; 77% misses")
    redefined = watch_line(90, 88, 86, 82, 76, 77, redefined={"Q2 2023/24": "Webchats count"})
    assert "better than" not in redefined
    target = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=80, floor=70)}
    eased = watch_line(90, 88, 86, 82, 79, 77, thresholds=target)
    assert eased.startswith("Amber with a negative trend, though up from Red in Q1 2023/24; 77% is 7 percentage points")
    kept = watch_line(90, 88, 86, 82, 79, 77, thresholds=target, style=Style(band_names={Rag.RED: "RED"}))
    assert "though up from RED in Q1 2023/24" in kept


def test_a_carried_year_to_date_total_is_judged_by_its_own_quarter_last_year() -> None:
    carried = watch_line(150, None, None, None, 75, None, **YEAR_TO_DATE)
    assert carried.startswith(
        "Red, and no better than in Q1 2022/23, the same time last year (result for Q1 2023/24, carried forward); 75"
    )


def test_a_watched_kpi_whose_figures_are_withheld_or_that_has_no_margin_gives_its_reason() -> None:
    falling = [Ratio(counted, 40) for counted in (38, 37, 36, 36, 35, 33)]
    made = report(make("A", *falling, thresholds=Thresholds(target=90, floor=80), withhold_below=10))
    assert "Amber and worsening; its rating comes from a result that is withheld" in text_of(made, Section.WATCH_LIST)


class Met(Scheme):
    MET = "Met"
    MISSED = "Missed"


def test_a_watch_list_of_two_bands_has_no_middle_and_a_rule_of_ones_own_gives_its_reason() -> None:
    two = Levels({Met.MET: 80})
    text = text_of(report(make("A", 81, thresholds=two)), Section.WATCH_LIST)
    assert "those rated Missed unless they improve and those whose margin to" in text
    rule = RatingRule(name="always Amber", version=1, decide=lambda _: Rag.AMBER)
    own = text_of(report(make("A", 86, 84, 85, 81, 80, 78, rule=rule)), Section.WATCH_LIST)
    assert "Amber and worsening; 78% misses the target of 85% by 7 percentage points (rule: always Amber" in own


def test_bars_say_their_caption_and_have_no_text() -> None:
    (bars,) = [part for part in narrate(WHOLE, sections=Section.HISTORY).parts if isinstance(part, Bars)]
    assert str(bars) == "KPIs by rating, quarter by quarter"
    assert repr(bars) == "<Bars: KPIs by rating, quarter by quarter>"
    assert "quarter by quarter\n\n\n" not in text_of(WHOLE, Section.HISTORY)


def test_the_same_quarter_last_year_is_set_beside_this_one() -> None:
    assert text_of(WHOLE, Section.LAST_YEAR).splitlines()[2:] == [
        "In Q2 2022/23 there were 6 KPIs: none were rated Green (2 now), 2 were rated Amber (2 now), none were rated Red "
        "(1 now), and 4 were not rated (1 now)."
    ]
    assert not narrate(report(make("A", 1, 2, 3), quarters=3), sections=[Section.LAST_YEAR]).parts


def test_the_last_quarters_are_told_as_sentences_and_as_a_table() -> None:
    lines = text_of(WHOLE, Section.HISTORY).splitlines()
    assert lines[:5] == [
        "The last 6 quarters",
        "",
        "From Q1 2022/23 to Q2 2023/24, the KPIs rated Green went from 1 of 6 to 2 of 6, those rated Amber from 1 to 2, "
        "those rated Red from 0 to 1, and those not rated from 4 to 1.",
        "",
        "From Q1 2022/23 to Q2 2023/24, the KPIs whose direction of travel is positive went from 0 to 1, those for which "
        "it is stable or with no clear trend from 0 to 0, and those for which it is negative from 0 to 1.",
    ]
    assert lines[8].split("  ")[0] == "Quarter"
    assert re.split(r"\s{2,}", lines[-1]) == ["Q2 2023/24", "6", "2", "2", "1", "1", "1", "0", "1", "4"]
    assert len(lines) == 15


def test_directions_that_stay_are_told_and_those_that_nobody_has_are_not() -> None:
    steady = make("A", *range(60, 90, 3))
    assert "whose direction of travel is positive went from 1 to 1" in text_of(
        report(steady, quarters=3), Section.HISTORY
    )
    assert "direction of travel is" not in text_of(report(make("A", 1, 2, 3), quarters=3), Section.HISTORY)


def test_history_goes_back_as_far_as_there_was_anything_to_report() -> None:
    assert [each.period for each in WHOLE.history] == [Period.parse(quarter) for quarter in QUARTERS]
    assert len(report(make("A", 1, 2, 3), quarters=99).history) == 3
    assert report(make("A", 1, 2, 3)).history == ()
    for odd in (1, True, "3"):
        with pytest.raises(ReportError, match="quarters must be a whole number of 2 or more"):
            Scorecard([make("A", 1)]).report("Q2 2023/24", quarters=odd)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_the_history_of_a_quarter_is_the_summary_of_its_own_report() -> None:
    card = bracknell_scorecard()
    made = card.report("Q2 2025/26", quarters=4)
    for summary in made.history:
        again = summarise(card.report(summary.period))
        assert (summary.ratings, summary.directions) == (again.ratings, again.directions)


def test_the_paragraph_of_an_indicator_says_all_of_it() -> None:
    first = text_of(WHOLE, Section.INDICATORS).splitlines()[4]
    assert first == (
        "Indicator A (A) is rated Red for Q2 2023/24 (it was rated Amber in Q1 2023/24), because 78% misses the floor "
        "standard of 80% by 2 percentage points and the target of 85% by 7 percentage points; it is down 2 percentage "
        "points on Q1 2023/24, which is worse. The direction of travel is negative: over the 6 results from Q1 2022/23 "
        "to Q2 2023/24, the value fell by 1.6 percentage points a quarter (p = 0.003, at a significance level of 5%)."
    )
    new = report(make("A", 86, 86), make("N", 86, reported_from="Q2 2023/24"))
    assert "rated Green for Q2 2023/24 (it was not in the set in Q1 2023/24)" in text_of(new, Section.INDICATORS)
    assert "rated Green for Q2 2023/24 (as in Q1 2023/24)" in text_of(new, Section.INDICATORS)


def test_an_indicator_of_no_service_stands_under_no_other_service() -> None:
    mixed = report(make("A", 86, 86), make("N", None, 86, service=None), make("U", None, None, 1, None, service=None))
    lines = text_of(mixed, Section.INDICATORS).splitlines()
    assert [line for line in lines if line in {"Highways", "No service named"}] == ["Highways", "No service named"]
    alone = text_of(report(make("A", 86, 86, service=None)), Section.INDICATORS)
    assert "No service named" not in alone


def test_a_rating_that_is_missing_as_before_is_said_to_be() -> None:
    late = make("U", 5, None, None, None, carry_forward=1)
    text = text_of(report(make("A", 86, 86), late), Section.INDICATORS)
    assert (
        "Indicator U (U) is not rated for Q2 2023/24 (as in Q1 2023/24), because its latest result is too old" in text
    )
    gone = text_of(report(make("A", 86, 86), make("U", 86, None, None, carry_forward=1)), Section.INDICATORS)
    assert "is not rated for Q2 2023/24 (it was rated Green in Q1 2023/24)" in gone


def test_the_scorecard_has_a_row_for_each_indicator_by_service() -> None:
    tables = [part for part in narrate(WHOLE, sections=[Section.SCORECARD]).parts if isinstance(part, Table)]
    rows = [re.split(r"\s{2,}", line) for line in str(tables[0]).splitlines()[2:]]
    assert rows[0] == [
        "Code", "Indicator", "Result", "Target", "Floor standard", "Rating", "Change", "Direction of travel",
        "Recent results",
    ]  # fmt: skip
    assert rows[1] == ["Highways"]
    assert rows[2] == ["A", "Indicator A", "78%", "85%", "80%", "Red", "down 2 percentage points, worse", "↓ negative", "█▆▇▃▂▁"]  # fmt: skip
    assert ["E", "Indicator E", "84% (Q1 2023/24)", "85%", "80%", "Amber", "not compared", "unknown", "▁"] in rows
    assert ["F", "Indicator F", "60%", "none", "none", "Not rated", "up 10 percentage points, better", "unknown", "▁█"] in rows  # fmt: skip
    activity = [re.split(r"\s{2,}", line) for line in str(tables[1]).splitlines()[2:]]
    assert activity[-1] == ["V", "Indicator V", "80", "100 to 200", "below expectations", "down 70, not judged", "█▁"]
    assert tables[0].heads == 2


def test_a_scorecard_held_to_tolerances_speaks_of_no_floor() -> None:
    card = bracknell_scorecard().report("Q2 2025/26")
    text = str(narrate(card, style=BRACKNELL, sections=[Section.SCORECARD]))
    assert "Red beyond" in text
    assert "Floor" not in text


def test_a_scorecard_tells_every_reason_why_there_is_nothing_to_tell() -> None:
    made = report(
        make("A", Ratio(3, 40), Ratio(2, 40), withhold_below=10, service=None),
        make("B", 84, 84),
        make("C", None, 5, polarity=Polarity.NEITHER, unit="number", thresholds=None, data_only=True),
        make("U", None, 80, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(100, None)),
        make("W", None, 80, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(None, 100)),
        make("X", None, 5, polarity=Polarity.NEITHER, unit="number", thresholds=None),
        make(
            "G",
            None,
            5,
            unit="number",
            polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST,
            thresholds=Thresholds(target=5, tolerance=2),
        ),
    )
    text = text_of(made, Section.SCORECARD)
    for told in (
        "No service named",
        "withheld",
        "down, worse",
        "unchanged",
        "100 or more",
        "100 or less",
        "3 to 7",
    ):
        assert told in text, told
    spans = every_text(narrate(made, sections=Section.SCORECARD))
    described = [text_of_spans(span.description, PLAIN) for span in spans if isinstance(span, Spark)]
    assert described[0] == "no results"  # as they are withheld
    assert described[1] == "2 results, from 84% in Q1 2023/24 to 84% in Q2 2023/24, lowest 84%, highest 84%"
    assert described[2] == "1 result: 5 in Q2 2023/24"


def test_numbers_in_words_begin_a_sentence_with_a_capital() -> None:
    text = text_of(WHOLE, Section.OPENING, Section.RATINGS, style=STATISTICAL)
    assert "(Amber). One KPI missed the floor standard (Red). One KPI is not rated." in text
    assert "\n- Two are rated Green (40% of the five rated), one more than in the previous quarter" in text


def test_notes_and_activity_are_sections_too() -> None:
    indicator, series = make("P", 84, 84)
    provisional = series.with_result("Q2 2023/24", 84, status=Status.PROVISIONAL)
    made = report((indicator, provisional), make("V", 80, polarity=Polarity.NEITHER, unit="number", thresholds=None))
    told = narrate(made, sections=[Section.NOTES, Section.ACTIVITY])
    assert [str(part) for part in told.parts if isinstance(part, Heading)] == [
        "Notes on the data",
        "Activity indicators",
    ]
    assert str(told.parts[1]) == str(notes(made).parts[1])
    assert not narrate(report(make("A", 84, 84)), sections=[Section.NOTES, Section.ACTIVITY]).parts


def test_a_report_of_nothing_but_activity_counts_no_kpis() -> None:
    made = report(make("V", 80, 90, polarity=Polarity.NEITHER, unit="number", thresholds=None), quarters=3)
    headings = [str(part) for part in narrate(made).parts if isinstance(part, Heading) and part.level < 3]
    assert headings == ["What moved", "Watch-list", "Scorecard", "Activity indicators", "Indicators one by one"]


def test_a_band_is_named_as_the_style_names_it_wherever_it_stands() -> None:
    text = str(narrate(WHOLE, style=Style(band_names={Rag.RED: "Below floor"})))
    assert "Below floor" in text
    assert not re.search(r"\bRed\b", text)


def test_a_name_with_marks_stays_a_name_in_every_section() -> None:
    indicator, series = make("A|1", 86, 84, 85, 81, 80, 78, name="*Calls* | <b>", service="A & B")
    text = narrate(report((indicator, series)), actions={"A|1": "# Do"}).to_markdown()
    assert "*Calls*" not in text
    assert r"\*Calls\* \| \<b\>" in text
    assert "<b>" not in text.replace(r"\<b\>", "")


def test_narratives_are_put_behind_one_another() -> None:
    assert narrate(kent_summary(), sections=[Section.HEADING]) + Narrative(()) == narrate(
        kent_summary(), sections=[Section.HEADING]
    )
    with pytest.raises(TypeError):
        narrate(kent_summary()) + "more"  # type: ignore[operator]  # a wrong type is what is tested


def test_a_margin_is_that_to_the_floor_also_if_the_target_is_as_far() -> None:
    """84.75 is 0.25 from the target of 85 and 0.25 from the floor of 84.5; printed as 84.8 it is 0.3 from the floor."""
    calls = an_indicator(85, "84.5", decimal_places=1)
    report = Scorecard([(calls, a_series("84.75"))]).report("Q2 2023/24")
    assert "84.8% is 0.3 percentage points from Red" in str(narrate(report, sections=Section.WATCH_LIST))


def test_a_carried_result_is_not_said_to_be_near_to_falling() -> None:
    """86 rose from 80 and is carried forward: nothing has fallen since."""
    report = Scorecard([(an_indicator(85, 80), a_series(80, 86, None))]).report("Q2 2023/24")
    text = str(narrate(report, sections=Section.WATCH_LIST))
    assert "Green and close to a worse rating (result for Q1 2023/24, carried forward)" in text
