"""The notes on the data, the bridge in words, levels and ranges in words, shares."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core
from faces import PUBLIC
from qpr_core import (
    Baseline,
    Basis,
    ExpectedRange,
    FinancialYear,
    Flag,
    Indicator,
    Narrative,
    Period,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Scorecard,
    Section,
    Status,
    Summary,
    Thresholds,
    TimeSeries,
    assess,
    bridge,
    compare,
    explain,
    narrate,
    notes,
    rate,
    summarise,
)
from qpr_core.errors import ReportError, StyleError
from qpr_core.rules import Levels, RatingRule, Tolerance
from qpr_core.styles import CommonWords, MoveWords, NoteWords, Phrase, Style
from qpr_core.testing import Four, an_indicator, scorecards

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
T = Thresholds(target=85, floor=80)
WRONG: Any = 5
BOTH = TimeSeries({"Q1 2023/24": 90, "Q2 2023/24": 84})


def make(code: str = "K1", polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": T, "unit": "%"} | parts
    return Indicator(code=code, name=f"Calls {code}", polarity=polarity, **given_parts)


def noted(*entries: tuple[Indicator, TimeSeries], style: Style | None = None) -> str:
    report = Scorecard(entries).report("Q2 2023/24")
    return str(notes(report) if style is None else notes(report, style=style))


@pytest.mark.parametrize(
    ("indicator", "series", "note"),
    [
        (
            make(thresholds=None),
            BOTH,
            "The only KPI is not rated:\n- Calls K1 (K1): there is no target.",
        ),
        (
            make(),
            TimeSeries({"Q1 2023/24": 90}),
            "1 indicator has no new result, so its last one is carried forward:\n- Calls K1 (K1): result for Quarter 1",
        ),
        (
            make(),
            TimeSeries({"Q2 2023/24": 90}, statuses={"Q2 2023/24": Status.PROVISIONAL}),
            "1 indicator has a provisional result:\n- Calls K1 (K1): result for Quarter 2",
        ),
        (
            make(),
            TimeSeries({"Q2 2023/24": 90}, statuses={"Q2 2023/24": Status.REVISED}),
            (
                "1 indicator has a result that was revised after it was first reported:\n"
                "- Calls K1 (K1): result for Quarter 2"
            ),
        ),
        (
            make(thresholds={"Q1 2023/24": T, "Q2 2023/24": Thresholds(target=95, floor=85)}),
            BOTH,
            (
                "The thresholds of 1 indicator have changed:\n"
                "- Calls K1 (K1): compared with Quarter 1, the target has risen from 85% to 95%, and the floor standard has risen from 80% to 85%. Against the new thresholds, the result for Quarter 1 would be Amber, not Green."
            ),
        ),
        (
            make(redefined={"Q2 2023/24": "Repeat calls are counted too"}),
            BOTH,
            (
                "The definition of 1 indicator has changed:\n"
                "- Calls K1 (K1): Repeat calls are counted too (changed since Quarter 1)"
            ),
        ),
        (
            make(basis=Basis.YEAR_TO_DATE_RATE, arrears=1),
            TimeSeries({"Q4 2022/23": 90, "Q1 2023/24": 90}),
            (
                "The two figures of 1 year-to-date indicator cover different parts of different years:\n"
                "- Calls K1 (K1): Quarter 1 compared with Quarter 4 2022/23"
            ),
        ),
        (
            make(decimal_places=0),
            TimeSeries({"Q2 2023/24": "84.6"}),
            (
                "1 rating depends on whether the exact or the displayed figure is used:\n"
                "- Calls K1 (K1): 84.6% meets the floor standard of 80% but is 0.4 percentage points below the target of 85% (Green on the displayed figure of 85%)."
            ),
        ),
        (
            make(),
            TimeSeries({"Q2 2023/24": Ratio(84, 100)}),
            (
                "1 rating would change with one more or one fewer case:\n"
                "- Calls K1 (K1): 84 of 100 (84%) meets the floor standard of 80% but is 1 percentage point below the target of 85%. With one more case it would be Green."
            ),
        ),
        (
            make(withhold_below=5),
            TimeSeries({"Q2 2023/24": Ratio(3, 100)}),
            "The figures for 1 indicator are withheld to protect small counts:\n- Calls K1 (K1)",
        ),
    ],
)
def test_notes_of_each_kind_list_their_kpis(indicator: Indicator, series: TimeSeries, note: str) -> None:
    assert note in noted((indicator, series)).split("\n\n")


def test_notes_without_a_note_have_a_sentence_for_it() -> None:
    assert noted((make(), BOTH)) == "Notes on the data, Quarter 2, 2023/24\n\nThere is nothing to note."


def test_activity_indicators_are_above_within_or_below_expectations() -> None:
    calls = make("A1", NEITHER, unit="number", thresholds=ExpectedRange(400, 600))
    floor = make("A2", NEITHER, unit="number", thresholds=ExpectedRange(400, None))
    roof = make("A3", NEITHER, unit="number", thresholds=ExpectedRange(None, 50))
    entries = [
        (make(), BOTH),
        (calls, TimeSeries({"Q2 2023/24": 400})),
        (floor, TimeSeries({"Q2 2023/24": 399})),
        (roof, TimeSeries({"Q2 2023/24": 51})),
        (make("A4", NEITHER, thresholds=None), TimeSeries({"Q2 2023/24": 1})),
    ]
    assert noted(*entries).endswith(
        "Of the 4 activity indicators, 1 is above expectations, 1 is within expectations, 1 is below expectations, and "
        "1 cannot be compared with an expected range.\n"
        "- Calls A1 (A1): 400 is within the expected range of 400 to 600.\n"
        "- Calls A2 (A2): 399 is 1 below the expected range of 400 or more.\n"
        "- Calls A3 (A3): 51 is 1 above the expected range of 50 or less.\n"
        "- Calls A4 (A4): it is for information only."
    )
    assessment = assess(calls, TimeSeries({"Q2 2023/24": 400}), "Q2 2023/24")
    assert str(explain(assessment)).startswith(
        "Calls A1 (A1) is within expectations for Quarter 2 2023/24. 400 is within"
    )
    assert summarise(Scorecard(entries).report("Q2 2023/24")).indicators == 1
    assert noted(*entries[:2]).endswith(
        "The only activity indicator is within expectations.\n"
        "- Calls A1 (A1): 400 is within the expected range of 400 to 600."
    )


@pytest.mark.parametrize(
    ("indicator", "value", "sentence"),
    [
        (95, HIGHER, "It is Blue: 95% meets the level of 95% for Blue."),
        (
            92,
            HIGHER,
            (
                "It is Green: 92% meets the level of 90% for Green but is 3 percentage points away from the "
                "level of 95% for Blue."
            ),
        ),
        (85, HIGHER, "It is Red: 85% is 0.5 percentage points away from the level of 85.5% for Amber."),
    ],
)
def test_explain_levels_have_the_names_of_their_bands(indicator: int, value: Polarity, sentence: str) -> None:
    in_force = Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: Tolerance("5%")}, target=90)
    assert str(explain(rate(make(polarity=value, thresholds=in_force), indicator))) == sentence


def test_explain_closest_to_target_has_both_ends_of_the_range() -> None:
    in_force = Levels({Four.BLUE: 50, Four.GREEN: Tolerance(2), Four.AMBER: Tolerance(5)})
    staff = make(polarity=CLOSEST, unit="number", thresholds=in_force)
    assert str(explain(rate(staff, 53))) == (
        "It is Amber: 53 meets the level of 45 to 55 for Amber but is 1 away from the level of 48 to 52 for Green."
    )
    assert str(explain(rate(staff, 50))) == "It is Blue: 50 meets the level of 50 for Blue."


def test_explain_custom_rule_has_its_name_version_and_previous_value() -> None:
    rule = RatingRule(
        name="Improve or explain",
        version=3,
        decide=lambda case: Rag.GREEN if (case.gain or 0) > 0 else Rag.RED,
        looks_back=Baseline.PREVIOUS_PERIOD,
    )
    assert str(explain(assess(make(rule=rule), BOTH, "Q2 2023/24").standing)) == (
        "It is Red: 84% is 1 percentage point below the target of 85%. It was 90% in the earlier period that the "
        "rule uses (rule: Improve or explain, version 3)."
    )
    assert str(explain(assess(make(rule=rule), BOTH, "Q1 2023/24").standing)) == (
        "It is Red: 90% meets the target of 85% (rule: Improve or explain, version 3)."
    )


def test_narrate_bridge_has_a_list_for_each_kind_of_change() -> None:
    entries = [
        (make("K1"), BOTH),
        (make("K2"), TimeSeries({"Q1 2023/24": 70, "Q2 2023/24": 90})),
        (make("K3", carry_forward=0), TimeSeries({"Q1 2023/24": 70})),
        (make("K4"), TimeSeries({"Q2 2023/24": 70})),
        (make("K5", reported_from="Q2 2023/24"), TimeSeries({"Q2 2023/24": 70})),
        (make("K6", reported_until="Q1 2023/24"), TimeSeries({"Q1 2023/24": 70})),
        (
            make("K7", thresholds={"Q1 2023/24": T, "Q2 2023/24": Thresholds(target=95, floor=85)}),
            TimeSeries({"Q1 2023/24": 90, "Q2 2023/24": 90}),
        ),
        (
            make("K8", thresholds={"Q1 2023/24": T, "Q2 2023/24": Thresholds(target=95, floor=85)}),
            TimeSeries({"Q1 2023/24": 90, "Q2 2023/24": 80}),
        ),
        (make("K9", redefined={"Q2 2023/24": "Repeat calls too"}, renamed={"Q2 2023/24": "Ringing"}), BOTH),
    ]
    assert str(narrate(bridge(Scorecard(entries).report("Q2 2023/24")))) == (
        "What has changed from Quarter 1 to Quarter 2 2023/24\n\nThe two reports cover 9 KPIs: 7 with a rating in "
        "Quarter 1 and 7 in Quarter 2 2023/24.\n\n1 KPI moved to a better rating:\n- Calls K2 (K2): from Red to "
        "Green\n\n4 KPIs moved to a worse rating:\n- Calls K1 (K1): from Green to Amber\n- Calls K7 (K7): from Green "
        "to Amber, because the target changed\n- Calls K8 (K8): from Green to Red, because both performance and "
        "the target changed\n- Calls K9 (K9): from Green to Amber\n\n1 KPI gained a rating:\n- Calls K4 (K4): now "
        "Red\n\n1 KPI lost its rating:\n- Calls K3 (K3): no longer Red, because its latest result is too old\n\n1 KPI "
        "joined the report:\n- Calls K5 (K5): Red\n\n1 KPI left the report:\n- Calls K6 (K6): Red in Quarter 1\n\nThe "
        "thresholds of 2 KPIs changed:\n- Calls K7 (K7): the target has risen from 85% to 95%, and the floor "
        "standard has risen from 80% to 85%. Against the new thresholds, the result for Quarter 1 would be "
        "Amber, not Green.\n- Calls K8 (K8): the target has risen from 85% to 95%, and the floor standard has "
        "risen from 80% to 85%. Against the new thresholds, the result for Quarter 1 would be Amber, not Green.\n\n"
        "The definition of 1 KPI changed:\n- Calls K9 (K9): Repeat calls too\n\n1 KPI has been renamed:\n- Calls K9 "
        "(K9), formerly Ringing"
    )


def test_narrate_bridge_without_changes_has_a_sentence_for_it() -> None:
    steady = TimeSeries({"Q1 2023/24": 90, "Q2 2023/24": 90})
    assert str(narrate(bridge(Scorecard([(make(), steady)]).report("Q2 2023/24")))).endswith(
        "The two reports cover 1 KPI, with a rating in both quarters.\n\n"
        "No rating changed, and the list of KPIs is the same."
    )


@pytest.mark.parametrize(
    ("year", "heading"), [(FinancialYear("April"), "Quarter 1 to"), (FinancialYear("July"), "2022/23")]
)
def test_narrate_bridge_without_kpis_says_that_nothing_moved(year: FinancialYear, heading: str) -> None:
    visits = make(polarity=NEITHER, thresholds=ExpectedRange(80, 95), financial_year=year)
    report = Scorecard([(visits, TimeSeries({"Apr-Jun 2023": 90, "Jul-Sep 2023": 90}))]).report("Jul-Sep 2023")
    text = str(narrate(bridge(report)))
    assert heading in text.partition("\n")[0]
    assert text.endswith("There are no KPIs in either report.\n\nNo rating changed, and the list of KPIs is the same.")


def test_narrate_bridge_same_rating_with_a_changed_target_has_no_cause() -> None:
    moved = make(thresholds={"Q1 2023/24": T, "Q2 2023/24": Thresholds(target=86, floor=80)})
    steady = TimeSeries({"Q1 2023/24": 90, "Q2 2023/24": 90})
    assert str(narrate(bridge(Scorecard([(moved, steady)]).report("Q2 2023/24")))).endswith(
        "The thresholds of 1 KPI changed:\n- Calls K1 (K1): the target has risen from 85% to 86%."
    )


def test_explain_totals_across_a_year_end_has_no_rebased_rating() -> None:
    total = make(
        basis=Basis.YEAR_TO_DATE_TOTAL,
        thresholds={"2022/23": Profile.of_targets([20, 40, 60, 80], tolerance=5), "Q1 2023/24": T},
    )
    series = TimeSeries({"Q4 2022/23": 80, "Q1 2023/24": 90})
    assert str(explain(compare(total, series, "Q1 2023/24", against=Baseline.PREVIOUS_PERIOD))) == (
        "It was 80% in Quarter 4 2022/23 and is 90% in Quarter 1 2023/24. It is up 10 percentage points, which "
        "is not judged, because the total builds up through the year. It is still Green. The two figures cover "
        "different parts of different years."
    )


def test_explain_assessment_has_the_changed_target() -> None:
    moved = make(thresholds={"Q1 2023/24": T, "Q2 2023/24": Thresholds(target=95, floor=85)})
    assert str(explain(assess(moved, BOTH, "Q2 2023/24"))).endswith(
        ". Since Quarter 1, the target has risen from 85% to 95%, and the floor standard has risen from 80% to 85%. Against the new thresholds, the result for Quarter 1 would be Amber, not Green."
    )
    late = assess(moved, TimeSeries({"Q1 2023/24": 90}), "Q2 2023/24")
    assert str(explain(late)) == (
        "Calls K1 (K1) has no figure for Quarter 2 2023/24 yet; it is Green on its result for Quarter 1 (against "
        "the current thresholds it would be Amber). 90% meets the target of 85%. Its direction of travel is "
        "unknown. Since Quarter 1, the target has risen from 85% to 95%, and the floor standard has risen from "
        "80% to 85%."
    )
    crossing = make(basis=Basis.YEAR_TO_DATE_RATE)
    over = assess(crossing, TimeSeries({"Q4 2022/23": 90, "Q1 2023/24": 90}), "Q1 2023/24")
    assert str(explain(over)).endswith(". The two figures cover different parts of different years.")


def test_cover_shares_have_their_denominator_if_the_style_prints_it() -> None:
    counts = {Rag.GREEN: 28, Rag.AMBER: 12, Rag.RED: 0}
    summary = Summary(period="Q2 2023/24", indicators=42, ratings=counts)
    said = str(narrate(summary, style=Style(with_shares=True)))
    assert "- 28 are rated Green, or 70% of the 40 rated – the target was achieved or exceeded." in said
    assert "None are rated Red.\n" in said
    assert "%" not in str(narrate(summary))
    none = Summary(period="Q2 2023/24", indicators=42, ratings=dict.fromkeys(Rag, 0))
    assert "%" not in str(narrate(none, style=Style(with_shares=True)))


def test_cover_39_rated_of_40_indicators_is_a_true_sentence() -> None:
    """40 KPIs and 17 + 14 + 8 ratings in one quarter that Kent published."""
    counts = {Rag.GREEN: 17, Rag.AMBER: 14, Rag.RED: 8}
    opening = str(narrate(Summary(period="Q2 2023/24", indicators=40, ratings=counts)).parts[2])
    assert opening.startswith(
        "Of the 40 Key Performance Indicators (KPIs) contained within the QPR, 17 achieved target"
    )
    assert opening.endswith("8 KPIs did not meet the floor standard (Red). 1 KPI is not rated.")


def evaluated(source: str, record: object) -> object:
    names = PUBLIC | {"Four": Four}
    return eval(f"_.{source}", names | {"_": record})


@given(scorecards(), st.integers(0, 9), st.booleans())
def test_every_number_of_notes_bridge_and_explanations_stands_for_a_fact(
    card: Scorecard, steps: int, shares: bool
) -> None:
    style = Style(with_shares=shares)
    try:
        report = card.report(Period.parse("Q4 1999/00").shift(steps))
    except ReportError:
        return  # nothing to report by then
    printed: list[tuple[object, Narrative | Any]] = [(report, notes(report, style=style))]
    if report.kpis:
        printed.append((summarise(report), narrate(summarise(report), style=style)))
    if report.previous is not None and (report.kpis or report.previous.kpis):
        printed.append((bridge(report), narrate(bridge(report), style=style)))
    for each in report.assessments:
        printed += [(part, explain(part)) for part in (each, each.standing, each.comparison, each.direction_of_travel)]
    for record, text in printed:
        for quantity in text.quantities:
            assert evaluated(quantity.source, record) == quantity.value
        assert not re.search(
            r"None\b(?! (?:are|of))|nan\b|Decimal\(|Fraction\(|[{}]|-0(?:\.0*)?(?![.\d])", str(text)
        ), str(text)


@pytest.mark.parametrize(
    ("make_words", "message"),
    [
        (lambda: NoteWords(flags={}), r"flags must have a phrase for each of \[Flag.IMPLAUSIBLE, .*\], got {}"),
        (lambda: NoteWords(expectations={}), "expectations must have a phrase for each Expectation, got {}"),
        (
            lambda: NoteWords(flags={flag: Phrase("", "{total}", "") for flag in NoteWords().flags}),
            r"phrase must use only the placeholders count, got '{total}' \(phrase of Flag.IMPLAUSIBLE\)",
        ),
        (
            lambda: NoteWords(expectations={index: Phrase("", "{x}", "") for index in NoteWords().expectations}),
            r"phrase must use only the placeholders count, got '{x}' \(phrase of Expectation.ABOVE\)",
        ),
        (lambda: NoteWords(heading="{x}"), r"phrase must use only the placeholders quarter, got '{x}' \(heading\)"),
        (
            lambda: MoveWords(item="{x}"),
            r"phrase must use only the placeholders before, code, name, now, got '{x}' \(item\)",
        ),
        (lambda: Style(notes=WRONG), "notes must be NoteWords, got 5"),
        (lambda: Style(moves=WRONG), "moves must be MoveWords, got 5"),
        (lambda: Style(with_shares=WRONG), "with_shares must be a bool, got 5"),
        (lambda: notes(Scorecard([(make(), BOTH)]).report("Q2 2023/24"), style=WRONG), "style must be a Style, got 5"),
    ],
)
def test_note_words_with_an_unknown_placeholder_are_refused(make_words: Any, message: str) -> None:
    with pytest.raises(StyleError, match=message):
        make_words()


def test_notes_of_anything_but_a_report_raise_an_error() -> None:
    with pytest.raises(ReportError, match="report must be a Report, got None"):
        notes(None)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_notes_and_moves_have_the_words_of_the_style() -> None:
    style = Style(notes=NoteWords(nothing="All well."), moves=MoveWords(nothing="All still."))
    assert noted((make(), BOTH), style=style).endswith("All well.")
    grey = Style(common=CommonWords(not_rated="rated Grey"))
    monitoring = make(thresholds=None, data_only=True)
    assert str(explain(rate(monitoring, 5), style=grey)) == "It is rated Grey: it is for information only."
    assert Flag.CARRIED in NoteWords().flags


def test_notes_begin_with_a_capital_where_counts_are_words() -> None:
    late = noted((make(), TimeSeries({"Q1 2023/24": 90})), style=qpr_core.styles.STATISTICAL)
    assert "\nOne indicator has no new result, so its last one is carried forward:\n" in late


def test_notes_print_the_markers_of_missing_results() -> None:
    gaps = TimeSeries({"Q2 2023/24": None}, markers={"Q2 2023/24": "n/a"})
    late = TimeSeries({"Q1 2023/24": 86, "Q2 2023/24": None}, markers={"Q2 2023/24": "TBC"})
    card = Scorecard([(an_indicator(code="K1", name="Calls"), gaps), (an_indicator(code="K2", name="Visits"), late)])
    text = str(notes(card.report("Q2 2023/24")))
    assert '- Calls (K1): there is no result (marked "n/a")' in text
    assert '- Visits (K2): result for Quarter 1, because the one due is marked "TBC"' in text


def test_notes_print_a_result_that_is_too_old_with_its_period() -> None:
    old = TimeSeries({"Q3 1999/00": 80, "Q4 1999/00": 78})
    assert "- Calls K1 (K1): its latest result, 78% for Quarter 4 1999/00, is too old." in noted((make(), old))
    share = TimeSeries({"Q1 2022/23": Ratio(2, 3), "Q2 2023/24": None}, markers={"Q2 2023/24": "n/a"})
    assert (
        "- Calls K1 (K1): its latest result, 66.7% for Quarter 1 2022/23, is too old "
        '(the result that was due is marked "n/a").'
    ) in noted((make(), share))


def test_notes_print_no_old_result_that_is_withheld() -> None:
    small = TimeSeries({"Q1 2022/23": Ratio(2, 30)})
    text = noted((make(withhold_below=5), small))
    assert "- Calls K1 (K1): its latest result is too old.\n" in text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "The only activity indicator cannot be compared with an expected range."),
        (2, "Neither activity indicator can be compared with an expected range."),
        (3, "None of the 3 activity indicators can be compared with an expected range."),
    ],
)
def test_activity_indicators_without_any_range_are_counted_once(count: int, text: str) -> None:
    visits = [
        (
            Indicator(code=f"A{index}", name="Visits", polarity=Polarity.NEITHER, unit="number", data_only=True),
            TimeSeries({"Q2 2023/24": 400}),
        )
        for index in range(count)
    ]
    assert (
        str(narrate(Scorecard(visits).report("Q2 2023/24"), sections=Section.ACTIVITY).parts[1]).splitlines()[0] == text
    )


def test_small_numbers_are_noted_with_the_case_that_would_change_the_rating() -> None:
    """12 of 19 are 63.2%: one fewer is 57.9%, below the floor of 60%, and four more are 84.2%."""
    repairs = Indicator(
        code="K1",
        name="Repairs",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        thresholds=Thresholds(target=80, floor=60),
    )
    report = Scorecard([(repairs, TimeSeries({"Q2 2023/24": Ratio(12, 19)}))]).report("Q2 2023/24")
    assert report["K1"].standing.worse_band is Rag.RED
    assert str(notes(report)).endswith(". With one fewer case it would be Red.")
    assert "With four more cases it would be Green" in str(explain(report["K1"]))


@pytest.mark.parametrize(
    ("unrated", "rated", "text"),
    [
        (1, 0, "The only KPI is not rated:"),
        (2, 0, "Neither KPI is rated:"),
        (3, 0, "None of the 3 KPIs is rated:"),
        (1, 2, "1 of the 3 KPIs is not rated:"),
        (2, 1, "2 of the 3 KPIs are not rated:"),
    ],
)
def test_notes_count_kpis_without_a_rating_of_all(unrated: int, rated: int, text: str) -> None:
    entries = [(make(f"U{index}", thresholds=None), BOTH) for index in range(unrated)]
    entries += [(make(f"R{index}"), BOTH) for index in range(rated)]
    assert noted(*entries).split("\n\n")[1].splitlines()[0] == text


def test_activity_result_that_is_carried_forward_has_its_period() -> None:
    visits = make("A1", NEITHER, unit="number", thresholds=ExpectedRange(400, 600))
    report = Scorecard([(visits, TimeSeries({"Q1 2023/24": 500, "Q2 2023/24": None}))]).report("Q2 2023/24")
    assert str(narrate(report, sections=Section.ACTIVITY)).endswith(
        "- Calls A1 (A1): 500 is within the expected range of 400 to 600 (result for Quarter 1, carried forward)."
    )


def test_bridge_has_the_cause_of_a_first_and_of_an_ended_target() -> None:
    first = make("K1", thresholds={"Q2 2023/24": T})
    ended = make("K2", thresholds={"Q1 2023/24": T, "Q2 2023/24": None})
    text = str(narrate(bridge(Scorecard([(first, BOTH), (ended, BOTH)]).report("Q2 2023/24"))))
    assert "1 KPI gained a rating:\n- Calls K1 (K1): now Amber, because a target was set" in text
    assert "1 KPI lost its rating:\n- Calls K2 (K2): no longer Green, because its target has ended" in text
