"""The sections on earlier quarters."""

import re

import pytest
from attrs import evolve

import qpr_core as qpr
from bracknell import scorecard as bracknell_scorecard
from qpr_core import (
    Period,
    Scorecard,
    Section,
    narrate,
    summarise,
)
from qpr_core.errors import ReportError
from qpr_core.testing import a_series, an_indicator
from qpr_core.text import Bars
from small_reports import QUARTERS, WHOLE, make, report_of, text_of


def test_bars_have_a_caption_and_no_text() -> None:
    (bars,) = [part for part in narrate(WHOLE, sections=Section.HISTORY).parts if isinstance(part, Bars)]
    assert str(bars) == "KPIs by rating, quarter by quarter"
    assert repr(bars) == "<Bars: KPIs by rating, quarter by quarter>"
    assert "quarter by quarter\n\n\n" not in text_of(WHOLE, Section.HISTORY)


def test_last_year_section_compares_with_the_same_quarter() -> None:
    assert text_of(WHOLE, Section.LAST_YEAR).splitlines()[2:] == [
        "In the year since Quarter 2 2022/23, Green KPIs rose from 0 of 6 to 2 of 6, Amber stayed at 2, and Red "
        "rose from 0 to 1. Those not rated fell from 4 to 1."
    ]
    assert not narrate(report_of(make("A", 1, 2, 3), quarters=3), sections=[Section.LAST_YEAR]).parts


def test_history_section_has_sentences_and_a_table() -> None:
    """No KPI had a direction in the first quarter, so no direction has changed since."""
    lines = text_of(WHOLE, Section.HISTORY).splitlines()
    assert lines[:5] == [
        "The last 6 quarters",
        "",
        "From Quarter 1 2022/23 to Quarter 2 2023/24, Green KPIs rose from 1 of 6 to 2 of 6, Amber from 1 to 2, "
        "and Red from 0 to 1. Those not rated fell from 4 to 1.",
        "",
        "KPIs by rating and by direction of travel, quarter by quarter",
    ]
    assert lines[6].split("  ")[0] == "Quarter"
    assert re.split(r"\s{2,}", lines[-1]) == ["Q2 2023/24", "6", "2", "2", "1", "1", "1", "0", "1", "4"]
    assert len(lines) == 13


def test_unchanged_directions_are_printed_and_unused_ones_are_not() -> None:
    steady = make("A", *range(60, 90, 3))
    assert "whose direction of travel is positive stayed at 1" in text_of(
        report_of(steady, quarters=3), Section.HISTORY
    )
    assert "direction of travel is" not in text_of(report_of(make("A", 1, 2, 3), quarters=3), Section.HISTORY)


def test_history_without_ratings_counts_the_kpis_that_are_not_rated() -> None:
    """No KPI has a target; the second joins in the last quarter."""
    one, other = make("A", 1, 2, 3, thresholds=None), make("B", 5, thresholds=None, reported_from="Q2 2023/24")
    steady, grown = (text_of(report_of(*each, quarters=3), Section.HISTORY) for each in ([one], [one, other]))
    assert "From Quarter 4 2022/23 to Quarter 2 2023/24, KPIs not rated stayed at 1 of 1." in steady
    assert "From Quarter 4 2022/23 to Quarter 2 2023/24, KPIs not rated rose from 1 of 1 to 2 of 2." in grown


def test_history_begins_at_the_first_quarter_with_results() -> None:
    assert [each.period for each in WHOLE.history] == [Period.parse(quarter) for quarter in QUARTERS]
    assert len(report_of(make("A", 1, 2, 3), quarters=99).history) == 3
    assert report_of(make("A", 1, 2, 3)).history == ()
    for odd in (1, True, "3"):
        with pytest.raises(ReportError, match="quarters must be a whole number of 2 or more"):
            Scorecard([make("A", 1)]).report("Q2 2023/24", quarters=odd)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_history_of_a_quarter_is_the_summary_of_its_own_report() -> None:
    card = bracknell_scorecard()
    made = card.report("Q2 2025/26", quarters=4)
    for summary in made.history:
        again = summarise(card.report(summary.period))
        assert (summary.ratings, summary.directions) == (again.ratings, again.directions)


LATE = "Q3 2023/24"


def history(*results: int) -> qpr.Narrative:
    report = qpr.Scorecard([(an_indicator(), a_series(*results))]).report("Q2 2023/24", quarters=3)
    return qpr.narrate(report, sections=[qpr.Section.HISTORY])


def test_history_section_needs_two_quarters() -> None:
    assert "From Quarter 1 to Quarter 2, Green KPIs stayed at 1 of 1" in str(history(85, 86))
    assert history(86).parts == ()


def test_history_section_counts_every_quarter_and_draws_it() -> None:
    text = history(*range(76, 87))
    (row,) = re.findall(r"\| Q2 2023/24 .*", text.to_markdown())
    assert row == "| Q2 2023/24 | 1 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 |"
    (bars,) = (part for part in text.parts if isinstance(part, Bars))
    assert [[segment.of for segment in segments] for _, segments in bars.bars] == [[*qpr.Rag]] * 3


def test_last_year_section_counts_kpis_without_a_rating_last_year() -> None:
    first = (an_indicator(), a_series(86, 86, 86, 86, 86))
    second = (an_indicator(code="K2", data_only=True, target=None), a_series(86, 86, 86, 86, 86))
    third = (an_indicator(code="K3", thresholds={"2023/24": qpr.Thresholds(target=85, floor=80)}), a_series(*[86] * 5))
    for others, end in (
        ([third], "Green KPIs rose from 1 of 2 to 2 of 2. Those not rated fell from 1 to 0."),
        ([second], "Green KPIs stayed at 1 of 2. Those not rated stayed at 1."),
        ([], "Green KPIs stayed at 1 of 1."),
    ):
        report = qpr.Scorecard([first, *others]).report("Q2 2023/24", quarters=5)
        text = str(qpr.narrate(report, sections=[qpr.Section.LAST_YEAR]))
        assert text.endswith(f"In the year since Quarter 2 2022/23, {end}")


def said(report: qpr.Report, *sections: qpr.Section) -> str:
    return qpr.narrate(report, sections=sections).to_markdown()


def test_history_section_compares_the_first_quarter_with_the_last() -> None:
    card = qpr.Scorecard(
        [(an_indicator(code="K1"), a_series(70, 82, 90)), (an_indicator(code="K2"), a_series(82, 82, 70))]
    )
    text = said(card.report("Q2 2023/24", quarters=3), qpr.Section.HISTORY)
    assert (
        "From Quarter 4 2022/23 to Quarter 2 2023/24, Green KPIs rose from 0 of 2 to 1 of 2, Amber fell from 1 "
        "to 0, and Red stayed at 1."
    ) in text
    assert "direction of travel is positive" not in text


def test_history_section_has_directions_of_the_first_and_last_quarter() -> None:
    card = qpr.Scorecard([(an_indicator(), a_series(80, 82, 84, 83))])
    text = said(card.report("Q2 2023/24", method=qpr.methods.LastPeriod(), quarters=3), qpr.Section.HISTORY)
    assert "KPIs whose direction of travel is positive fell from 1 to" in text
    assert "Those whose direction is negative rose from 0 to 1." in text


def test_history_with_a_gap_is_not_called_the_last_quarters() -> None:
    report = qpr.Scorecard([(an_indicator(), a_series(84, 85, 86, 87))]).report("Q2 2023/24", quarters=4)
    first, _, *others = report.history
    for history, heading in (
        (report.history, "The last 4 quarters"),
        ((first, *others), "3 quarters from Quarter 3 2022/23 to Quarter 2 2023/24"),
    ):
        text = qpr.narrate(evolve(report, history=history), sections=[qpr.Section.HISTORY])
        assert str(text).startswith(f"{heading}\n")


def test_history_of_the_same_count_of_more_kpis_went_from_one_to_the_other() -> None:
    """One KPI stays Green, and a Red one joins: the count is the same, its total is not."""
    card = qpr.Scorecard(
        [
            (an_indicator(code="K1"), a_series(86, 86)),
            (an_indicator(code="K2", reported_from="Q2 2023/24"), a_series(70, 70)),
            (an_indicator(code="K3", data_only=True, target=None), a_series(5, 5)),
        ]
    )
    text = str(qpr.narrate(card.report("Q2 2023/24", quarters=3), sections=qpr.Section.HISTORY))
    assert (
        "From Quarter 1 to Quarter 2, Green KPIs went from 1 of 2 to 1 of 3, and Red rose from 0 to 1. Those not "
        "rated stayed at 1. In that time, 1 KPI joined the report."
    ) in text


def test_history_in_plain_words_repeats_its_verbs() -> None:
    text = text_of(WHOLE, Section.HISTORY, style=qpr.styles.PLAIN)
    assert (
        "since Quarter 1 2022/23, Green KPIs rose from 1 of 6 to 2 of 6. Amber rose from 1 to 2. Red rose from 0 "
        "to 1. Those not rated fell from 4 to 1."
    ) in text


def test_check_text_reads_the_history_of_more_than_two_quarters() -> None:
    """The sentence begins with a quarter without a year, which is neither the one reported nor the one before."""
    card = qpr.Scorecard(
        [
            (an_indicator(), a_series(86, 70, 86, until=LATE)),
            (an_indicator(code="K2"), a_series(70, 70, 86, until=LATE)),
        ]
    )
    report = card.report(LATE, quarters=3)
    for style in (qpr.styles.KENT, qpr.styles.PLAIN, qpr.styles.STATISTICAL):
        text = str(qpr.narrate(report, style=style))
        assert not qpr.check_text(text, summarise(report)).discrepancies
    assert "From Quarter 1 to Quarter 3, Green KPIs rose from 1 of 2 to 2 of 2" in str(qpr.narrate(report))


def test_statistical_history_is_since_a_span_of_months() -> None:
    text = text_of(WHOLE, Section.HISTORY, style=qpr.styles.STATISTICAL)
    assert "April to June 2022, Green KPIs rose from one of six to two of six;" in text
    moves = str(qpr.narrate(qpr.bridge(WHOLE), style=qpr.styles.STATISTICAL))
    assert moves.startswith("July to September 2023 compared with April to June 2023\n")


def test_directions_that_are_unknown_are_not_counted_as_none() -> None:
    """A published summary may have no directions."""
    report = report_of(make("A", 79, 82, 86), quarters=3)
    published = qpr.Summary(period="Q4 2022/23", indicators=1, ratings=dict(zip(qpr.Rag, (0, 0, 1), strict=True)))
    lines = text_of(evolve(report, history=(published, *report.history[1:])), Section.HISTORY).splitlines()
    assert lines[-3].split()[-4:] == ["unknown"] * 4
    assert lines[-2].split()[-4:] == ["0", "0", "0", "1"]
    directed = evolve(published, directions=dict(zip(qpr.Direction, (1, 0, 0), strict=True)))
    last = evolve(published, period="Q2 2023/24")
    assert "positive KPIs" not in text_of(evolve(report, history=(directed, last)), Section.HISTORY)
