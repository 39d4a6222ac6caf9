"""The section of the facts that a report should mention first."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from faces import PUBLIC
from qpr_core import (
    Basis,
    Indicator,
    Profile,
    Rag,
    Ratio,
    Report,
    Rolling,
    Scorecard,
    Section,
    Thresholds,
    TimeSeries,
    explain,
    narrate,
)
from qpr_core.answers import insights
from qpr_core.errors import StyleError
from qpr_core.methods import LastPeriod
from qpr_core.styles import CommonWords, InsightWords, NumberStyle, PeriodWords, Style
from qpr_core.testing import a_series, an_indicator
from small_reports import PRESETS

NOW = "Q2 2023/24"
Entry = tuple[Indicator, TimeSeries]


def kpi(code: str, *results: Any, service: str | None = None, **parts: Any) -> Entry:
    return an_indicator(85, 80, code=code, name=f"Indicator {code}", service=service, **parts), a_series(*results)


def report_of(*entries: Entry) -> Report:
    return Scorecard(entries).report(NOW, method=LastPeriod())


def sentences(report: Report, style: Style = qpr.styles.KENT) -> list[str]:
    return [str(explain(each, style=style)) for each in insights(report, most=99)]


def first(*entries: Entry) -> str:
    return sentences(report_of(*entries))[0]


def test_insights_section_has_a_heading_with_the_count_and_a_sentence_each() -> None:
    report = report_of(
        kpi("A", 90, 79), kpi("B", 80, 79, 78, 77), kpi("C", 84, 83, service="Waste"), kpi("D", 83, 82, service="Waste")
    )
    assert str(narrate(report, sections="the things to say")).splitlines() == [
        "The three things to say",
        "",
        "Indicator A (A) fell from Green to Red.",
        "",
        "Indicator B (B) is Red for the third quarter running. It also missed its target of 85% by 9.4% of the "
        "target, more than any other KPI: its result is 77%.",
        "",
        "Each of the two KPIs of Waste has a worse result than in Quarter 1 2023/24.",
    ]
    assert (
        str(narrate(report_of(kpi("A", 90, 79)), sections=Section.INSIGHTS)).splitlines()[0] == "The one thing to say"
    )


def test_insights_section_without_facts_is_left_out() -> None:
    assert narrate(report_of(kpi("A", 86, 86)), sections=Section.INSIGHTS).parts == ()
    assert Section.INSIGHTS not in qpr.styles.KENT.sections


def test_insights_section_lists_the_kpis_that_are_left_out() -> None:
    """0.79 and 0.8 are probably meant as 79% and 80%."""
    typed = kpi("K", 84, 84, 84, 84, "0.79"), kpi("L", 84, 84, 84, 84, "0.8")
    assert str(narrate(report_of(*typed, kpi("A", 90, 79)), sections=Section.INSIGHTS).parts[-1]) == (
        "Left out, because a figure was probably entered wrongly: Indicator K (K) and Indicator L (L)."
    )
    assert narrate(report_of(*typed), sections=Section.INSIGHTS).parts == ()


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        ((79, 90), "Indicator K (K) rose from Red to Green."),
        ((90, 91, 86), "Indicator K (K) went from a positive to a negative direction of travel."),
        ((91, 86, 90), "Indicator K (K) went from a negative to a positive direction of travel."),
        ((99, 90, 90, 90, 90, 95), "Indicator K (K) has its best result since Quarter 1 2022/23."),
        (
            (90, 95, 95, None, 95, None, 95, 94),
            "Indicator K (K) has its worst result since Quarter 3 2021/22 (there are 2 gaps in its results).",
        ),
        (
            (95, 95, None, 95, 95, 94),
            "Indicator K (K) has the worst of its 5 results since Quarter 1 2022/23 (there is 1 gap in its results).",
        ),
        ((93, 92, 92, 92, 91), "Indicator K (K) has the worst of its 5 results since Quarter 2 2022/23."),
        (
            (79, 60, 60, 60, 60, 70),
            "Indicator K (K) is Red for the sixth quarter running. But it has its best result since Quarter 1 2022/23.",
        ),
        ((80, *[79] * 13), "Indicator K (K) has been Red in every quarter since Quarter 2 2020/21."),
    ],
)
def test_insight_of_a_kpi_is_a_sentence(results: tuple[Any, ...], sentence: str) -> None:
    assert first(kpi("K", *results)) == sentence


def test_insight_of_a_move_names_a_changed_target_or_definition() -> None:
    raised = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=95, floor=90)}
    assert first((an_indicator(code="K", name="Calls", thresholds=raised), a_series(86, 86))) == (
        "Calls (K) fell from Green to Red because the target changed."
    )
    assert first((an_indicator(code="K", name="Calls", thresholds=raised), a_series(92, 86))) == (
        "Calls (K) fell from Green to Red because both performance and the target changed."
    )
    assert first(kpi("K", 79, 86, redefined={NOW: "counts webchats"})) == (
        "Indicator K (K) rose from Red to Green with a changed definition."
    )


def test_insight_has_the_period_of_a_result_that_is_not_of_the_quarter() -> None:
    carried = report_of(kpi("K", 79, 60, None), kpi("L", 84, 84))
    assert sentences(carried) == [
        "Indicator K (K, result carried forward from Quarter 1 2023/24) missed its target of 85% by 29.4% of the "
        "target, more than any other KPI: its result is 60%."
    ]
    years = TimeSeries({"2020/21": 79, "2021/22": 79, "2022/23": 79})
    assert first((an_indicator(85, 80, code="K", name="Calls"), years)) == (
        "Calls (K, result for 2022/23) is Red for the third year running."
    )


def test_insight_of_a_year_to_date_total_compares_the_same_part_of_the_year() -> None:
    """Totals of second quarters: 51 to 56, and 99 before."""
    profile = {f"{year}/{year - 1999}": Profile.spread(100) for year in range(2017, 2024)}
    visits = an_indicator(code="V", name="Visits", unit="number", basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=profile)
    totals = {f"Q2 {year}/{year - 1999}": 51 + year - 2018 for year in range(2018, 2024)}
    assert first((visits, TimeSeries(totals))) == (
        "Visits (V) has the best of its 6 totals at this point of the year since Quarter 2 2018/19."
    )
    assert first((visits, TimeSeries({"Q2 2017/18": 99, **totals}))) == (
        "Visits (V) has its best total at this point of the year since Quarter 2 2017/18."
    )


def test_insight_words_of_a_style_replace_those_of_kent() -> None:
    style = Style(
        insights=InsightWords(
            subject="{name} {facts}",
            facts={**InsightWords().facts, qpr.answers.Fact.WORST_RUNNING: "missed its target {nth} time running"},
            ordinals=["1st", "2nd", "3rd"],
            long_running="{band} since {since}",
        ),
        common=CommonWords(band_names={Rag.RED: "off track"}),
        periods=PeriodWords(quarter_in_text="{first_month} to {last_month} {calendar_year}"),
        change_numbers=NumberStyle.DIGITS,
    )
    assert sentences(report_of(kpi("K", 80, 79, 79, 79)), style) == ["Indicator K missed its target 3rd time running."]
    assert sentences(report_of(kpi("K", 80, *[79] * 4)), style) == [
        "Indicator K off track since October to December 2022."
    ]
    waste = report_of(kpi("A", 84, 83, service="Waste"), kpi("B", 83, 82, service="Waste"))
    assert sentences(waste, style) == ["Each of the 2 KPIs of Waste has a worse result than in April to June 2023."]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"ordinals": [""]}, "ordinals must be non-blank texts of one line for first, second and so on, got ['']"),
        ({"ordinals": 5}, "ordinals must be non-blank texts of one line for first, second and so on, got 5"),
        ({"facts": {}}, "facts must have words for each of [Fact.FELL_FAR, "),
        (
            {"facts": {**InsightWords().facts, qpr.answers.Fact.BEST_SINCE: "{best}"}},
            "phrase must use only the placeholders gaps, result, since, got '{best}' (facts of Fact.BEST_SINCE)",
        ),
        ({"both": 5}, "both must be text, got 5"),
    ],
)
def test_insight_words_that_cannot_be_printed_are_rejected(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        InsightWords(**parts)
    assert str(caught.value).startswith(message)


_PARTS: list[dict[str, Any]] = [
    {},
    {"thresholds": {"2019/20": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=95, floor=90)}},
    {"redefined": {"Q3 2022/23": "counts webchats"}},
    {"arrears": 1},
    {"decimal_places": 1, "rated_as_displayed": True},
    {"basis": Rolling(4)},
]


@st.composite
def _entries(draw: st.DrawFn, code: str) -> Entry:
    """Return a KPI with few different figures, so that it often has a fact."""
    results = draw(st.lists(st.sampled_from([60, "79.96", 82, 86, 95, Ratio(2, 3), None]), min_size=2, max_size=16))
    service = draw(st.sampled_from(["Waste", "Roads & paths", None]))
    return kpi(code, 84, *results, service=service, **draw(st.sampled_from(_PARTS)))


@given(st.tuples(*map(_entries, "ABCD")), st.sampled_from(PRESETS))
def test_insights_have_a_source_for_every_number_and_short_sentences(entries: tuple[Entry, ...], style: Style) -> None:
    """Law: the expression of every number gives it, and no sentence has more than 35 words or a gap."""
    report = report_of(*entries)
    narrative = narrate(report, style=style, sections=Section.INSIGHTS)
    for quantity in narrative.quantities:
        assert eval(quantity.source, PUBLIC | {"report": report, "Fraction": Fraction}) == quantity.value
    for insight in insights(report, most=99):
        paragraph = explain(insight, style=style)
        for quantity in paragraph.quantities:
            assert eval(f"_.{quantity.source}", PUBLIC | {"_": insight}) == quantity.value
        text = str(paragraph)
        assert max(len(sentence.split()) for sentence in text.split(". ")) <= 35
        assert not re.search(r"None|  |\( | \.|\(\)| ,", text), text
