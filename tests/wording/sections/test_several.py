"""Text of a report of several rating schemes: every sentence names its KPIs."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faces import PUBLIC
from qpr_core import (
    Narrative,
    Paragraph,
    Period,
    Report,
    Scorecard,
    Section,
    Summary,
    check_text,
    narrate,
    notes,
    summarise,
)
from qpr_core.display.show import to_html, to_markdown, to_text
from qpr_core.errors import ReportError
from qpr_core.rules import Levels
from qpr_core.styles import KENT, CommonWords, ReportWords, ScorecardTable, Style
from qpr_core.testing import Four, mixed_scorecards
from qpr_core.text import Heading, Table, Words, paragraph
from qpr_core.wording.papers.appendix import appendix
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.papers.cover_paper import cover_paper
from qpr_core.wording.sections.groups import counts_by
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import text_of as text_of_spans
from small_reports import PRESETS, every_text, make, text_of
from two_schemes import CARD, LEVEL, Met, two_schemes

RAG = "KPIs on the Green, Amber and Red scale"
MET = "KPIs on the Met and Not met scale"
TOGETHER = f"The report has 7 KPIs: 4 {RAG} and 3 {MET}."


def headings(narrative: Narrative) -> list[str]:
    return [str(part) for part in narrative.parts if isinstance(part, Heading)]


def assert_honest(narrative: Narrative, made: Report) -> None:
    facts = PUBLIC | {"report": made, "Four": Four, "Met": Met, "Fraction": Fraction}
    for quantity in narrative.quantities:
        assert eval(quantity.source, facts) == quantity.value, quantity
    for span in every_text(narrative):
        if isinstance(span, Words):
            assert not re.search(r"\d", span.text), span
    assert not re.search(r"nan\b|Decimal\(|Fraction\(|[{}]", str(narrative))


@settings(max_examples=max(2, settings().max_examples // 10))
@given(mixed_scorecards(), st.integers(0, 9), st.sampled_from(PRESETS), st.integers(2, 5))
def test_every_number_of_several_schemes_comes_from_a_fact(
    card: Scorecard, steps: int, style: Style, quarters: int
) -> None:
    made = card.report(Period.parse("Q4 1999/00").shift(steps), quarters=quarters)
    assert_honest(narrate(made, style=style), made)


@pytest.mark.parametrize("style", PRESETS, ids=repr)
def test_every_section_of_several_schemes_comes_from_facts(style: Style) -> None:
    made = two_schemes()
    actions = {"C2": "More staff", "M2": "More vans"}
    assert_honest(narrate(made, style=style, sections=list(Section), actions=actions), made)


def test_opening_names_the_kpis_of_each_scheme() -> None:
    assert text_of(two_schemes(), Section.OPENING) == (
        f"{TOGETHER}\n\n{RAG}\n\n"
        "Of the 4 Key Performance Indicators (KPIs) on the Green, Amber and Red scale contained within the QPR, 2 "
        "achieved target (Green). 1 KPI on the Green, Amber and Red scale did not meet the floor standard (Red). 1 KPI "
        "on the Green, Amber and Red scale is not rated. 1 of the 3 ratings is carried forward from an earlier "
        f"result.\n\n{MET}\n\n"
        "Of 3 KPIs on the Met and Not met scale, 1 is Met, 1 Not met and 1 not rated."
    )


def test_sections_of_the_cover_are_together_for_each_scheme() -> None:
    narrative = narrate(two_schemes(), sections=[Section.HEADING, Section.RATINGS, Section.DIRECTIONS, Section.MOVED])
    assert headings(narrative) == [
        "Quarterly Performance Report, Quarter 2, 2023/24",
        RAG,
        MET,
        f"What moved: {RAG}",
        f"What moved: {MET}",
    ]
    assert "one indicator on the Met and Not met scale shows a positive trend" in str(narrative)


def test_scorecard_has_a_table_of_each_scheme_under_one_heading() -> None:
    narrative = narrate(two_schemes(), sections=Section.SCORECARD)
    assert headings(narrative) == ["Scorecard"]
    tables = [part for part in narrative.parts if isinstance(part, Table)]
    assert [table.codes for table in tables] == [
        (None, "C1", "C3", "D1", None, "C2"),
        (None, "A1"),
        (None, "M1", None, "M2", None, "M3"),
    ]
    captions = [text_of_spans(table.caption, PLAIN) for table in tables]
    assert captions == [
        "Key performance indicators on the Green, Amber and Red scale, Quarter 2, 2023/24",
        "Activity indicators, Quarter 2, 2023/24",
        "Key performance indicators on the Met and Not met scale, Quarter 2, 2023/24",
    ]


def test_notes_count_kpis_by_scheme_and_flags_together() -> None:
    carried = make("M4", 99, None, scheme=Met, thresholds=LEVEL)
    report = Scorecard([*CARD, carried]).report("Q2 2023/24")
    assert str(notes(report)).splitlines()[2:-3] == [
        "1 of the 4 KPIs on the Green, Amber and Red scale is not rated:",
        "- Indicator D1 (D1): it is for information only.",
        "",
        "1 of the 4 KPIs on the Met and Not met scale is not rated:",
        "- Indicator M3 (M3): there is no result.",
        "",
        "2 indicators have no new results, so their last ones are carried forward:",
        "- Indicator C3 (C3): result for Quarter 1",
        "- Indicator M4 (M4): result for Quarter 1",
    ]
    assert text_of(report, Section.NOTES).splitlines()[2:] == str(notes(report)).splitlines()[2:-3]


def test_indicators_statistics_and_key_are_written_once() -> None:
    report = two_schemes()
    text = text_of(report, Section.INDICATORS)
    assert text.count("Access") == 1
    assert "Indicator M2 (M2) is Not met for Quarter 2 (it was Met in Quarter 1)" in text
    assert [code in text_of(report, Section.STATISTICS) for code in ("C1", "M1")] == [True, True]
    narrative = narrate(report, sections=Section.KEY)
    captions = [text_of_spans(part.caption, PLAIN) for part in narrative.parts if isinstance(part, Table)]
    assert captions == [f"Ratings: {RAG}", f"Ratings: {MET}", "Directions of travel"]


def test_key_of_a_report_without_kpis_is_left_out() -> None:
    assert text_of(two_schemes().where(codes="A1"), Section.KEY) == ""


def test_changed_targets_are_mentioned_once_in_every_scheme() -> None:
    higher: Any = {Met.MET: 97}
    changing = {"2022/23": LEVEL, "Q2 2023/24": Levels(higher)}
    report = Scorecard([*CARD, make("M4", 99, 99, scheme=Met, thresholds=changing)]).report("Q2 2023/24")
    text = text_of(report, Section.CHANGES, Section.NOTES)
    assert "Changes to the list of KPIs on the Met and Not met scale" in text
    assert text.count("(M4)") == 1


def test_summary_of_several_schemes_reads_as_its_report() -> None:
    summary = summarise(two_schemes())
    narrative = narrate(summary)
    counted = (Section.HEADING, Section.PERIOD, Section.OPENING, Section.RATINGS, Section.LISTED, Section.DIRECTIONS)
    assert str(narrative) == text_of(two_schemes(), *counted)
    facts = PUBLIC | {"summary": summary, "Met": Met}
    for quantity in narrative.quantities:
        assert eval(f"summary.{quantity.source}", facts) == quantity.value, quantity


def test_summary_restated_in_one_scheme_names_its_quarter() -> None:
    published = summarise(CARD.report("Q1 2023/24"))
    other = published.others[0]
    wrong = Summary(period="Q1 2023/24", indicators=3, ratings={Met.MET: 1, Met.MISSED: 1})
    report = CARD.report("Q2 2023/24", published=wrong)
    text = str(narrate(summarise(report)))
    assert other.ratings[Met.MET] == 2
    assert text.count("Changes are from the previous Quarter as restated.") == 1
    assert "The counts that were published for the previous Quarter have been restated" in text


def test_custom_section_is_called_once_with_the_whole_report() -> None:
    asked: list[Report | Summary] = []

    def section(result: Report | Summary, _: Style) -> Paragraph:
        asked.append(result)
        return paragraph("All well.")

    report = two_schemes()
    assert str(narrate(report, sections=[Section.OPENING, section])).endswith("All well.")
    narrate(summarise(report), sections=[section, Section.OPENING])
    assert asked == [report, summarise(report)]


def test_counts_by_group_are_written_for_each_scheme() -> None:
    narrative = narrate(two_schemes(), sections=counts_by("service"))
    assert headings(narrative) == [f"KPIs by service: {RAG}", f"KPIs by service: {MET}"]
    assert_honest(narrative, two_schemes())
    by_priority = headings(narrate(two_schemes(), sections=counts_by("priority")))
    assert by_priority == [f"KPIs by priority: {RAG}", f"KPIs by priority: {MET}"]  # without a place on the first
    assert narrate(summarise(two_schemes()), sections=counts_by("service")).parts == ()
    with pytest.raises(ReportError, match="grouping must be one of the report"):
        narrate(two_schemes(), sections=counts_by("ward"))


def test_reports_by_group_have_the_tables_of_each_scheme() -> None:
    text = to_text(two_schemes().by("service"))
    assert f"Executive summary: {MET}" in text
    assert "Roads: KPIs on the Met and Not met scale, Quarter 2, 2023/24" in text
    assert "The latest Met/Not met status of the only KPI on the Met and Not met scale is as follows" in text
    table = ScorecardTable(columns=["code", "rating"])
    assert "Code  Rating" in to_text(two_schemes().by("service"), table=table)


@pytest.mark.parametrize("show", [to_html, to_markdown, to_text])
def test_shown_report_has_the_indicators_of_every_scheme(show: "type[str]") -> None:
    shown = str(show(two_schemes()))
    assert all(f"Indicator {code}" in shown for code in ("C1", "M1", "M2", "M3", "A1"))
    assert MET in shown
    assert MET in str(show(summarise(two_schemes())))


def test_cover_paper_repeats_its_counts_for_each_scheme() -> None:
    report, paper = two_schemes(), CoverPaper(sender="Chief Executive", introduction="Services were busy.")
    text = str(cover_paper(report, paper))
    assert text.count("Services were busy.") == 1
    assert "The QPR includes 3 Key Performance Indicators (KPIs) on the Met and Not met scale, of which 2" in text
    assert "Results for KPIs on the Met and Not met scale compared to Target are assessed as Not met or Met." in text
    assert_honest(cover_paper(report, paper), report)
    assert str(cover_paper(summarise(report), paper)) == text


def test_appendix_prints_commentary_of_every_scheme() -> None:
    narrative = appendix(two_schemes(), commentary={"M2": "Vans broke down."}, actions={"C2": "Hire.", "M2": "Repair."})
    text = str(narrative)
    assert all(words in text for words in ("Vans broke down.", "Hire.", "Repair."))
    assert f"Roads: {MET}" in headings(narrative)
    assert_honest(narrative, two_schemes())


def test_an_organisation_can_change_the_words_for_a_scheme() -> None:
    words = ReportWords(of_scheme="{term} rated by {scheme}", scheme_heading="{heading} ({scheme_kpis})")
    style = Style(report=words, common=CommonWords(last_name=" or "))
    assert headings(narrate(two_schemes(), style=style, sections=Section.MOVED)) == [
        "What moved (KPIs rated by RAG)",
        "What moved (KPIs rated by Met/Not met)",
    ]
    assert (
        narrate(two_schemes(), style=Style(terms=("measure", "measures")), sections=Section.OPENING).parts[1]
        == narrate(two_schemes(), style=Style(terms=("measure", "measures")), sections=Section.RATINGS).parts[0]
    )


def test_report_of_one_scheme_does_not_name_it() -> None:
    part = two_schemes().by_scheme[1]
    assert "scale" not in str(narrate(part, style=KENT))


def test_opening_has_the_number_of_kpis_of_all_schemes_together() -> None:
    report, summary = two_schemes(), summarise(two_schemes())
    assert str(narrate(report, sections=["opening", "ratings"]).parts[0]) == TOGETHER
    assert_honest(narrate(report, sections="opening"), report)
    assert str(narrate(summary, sections="opening").parts[0]) == TOGETHER
    assert summary.all_indicators == 7
    assert TOGETHER not in str(narrate(report, sections="ratings"))
    assert TOGETHER not in str(narrate(report.by_scheme[0], sections="opening"))
    assert check_text(TOGETHER, report).is_clean
    assert not check_text(TOGETHER.replace("7", "8"), report).is_clean


def test_opening_of_several_schemes_with_kpis_of_one_has_no_total() -> None:
    part = two_schemes().where(codes=["A1", "M1"])
    assert [len(each.kpis) for each in part.by_scheme] == [0, 1]
    assert "The report has" not in str(narrate(part, sections="opening"))
    one = Scorecard([CARD["C1"], CARD["M1"]]).report("Q2 2023/24")
    expected = "The report has 2 KPIs: 1 KPI on the Green, Amber and Red scale and 1 KPI on the Met and Not met scale."
    assert str(narrate(one, sections="opening").parts[0]) == expected
