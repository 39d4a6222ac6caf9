"""cover_paper: the published paper word for word, numbers in order, and nothing that the author gave lost."""

import re

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import kent
import northmoor
from faces import PUBLIC
from golden import DATA
from qpr_core import ExpectedRange, Paragraph, Polarity, Rag, Report, Scorecard, Summary, check_text, summarise
from qpr_core.errors import ReportError, StyleError, SummaryError
from qpr_core.styles import KENT, STATISTICAL, PaperLayout, PaperLine, PaperPart, PaperSection, PaperWords, Style
from qpr_core.testing import A_COUNCIL, A_TRUST, Four, a_summary, cover_papers, scorecards, styles, summaries
from qpr_core.text import CoverPaper, Heading, Label, Numbered, Words, cover_paper
from small_reports import PRESETS, WHOLE, make, report_of

ONE, THREE = a_summary(red=1), a_summary(green=1, amber=1, red=1)
KENT_PAPER = cover_paper(kent.summary(), kent.paper())


def words_of(text: str) -> list[str]:
    """Return the words of a paper without the marks of Markdown; the published hyphen after a count is a dash."""
    lines = (re.sub(r"^\s*(?:- |#+ )?(?:- )?", "", line) for line in text.splitlines())
    return " ".join(lines).replace("**", "").replace("\\", "").replace(") - the", ") – the").split()


@pytest.mark.parametrize("text", [str(KENT_PAPER), KENT_PAPER.to_markdown()], ids=["text", "Markdown"])
def test_kents_published_paper_comes_out_word_for_word(text: str) -> None:
    published = (DATA / "kent-cover-report-published.txt").read_text(encoding="utf-8")
    assert words_of(text) == words_of(published)


@pytest.mark.parametrize("text", [str(KENT_PAPER), KENT_PAPER.to_markdown()], ids=["text", "Markdown"])
def test_check_text_finds_nothing_wrong_in_kents_paper(text: str) -> None:
    assert not check_text(text, kent.summary()).discrepancies


def test_check_text_finds_a_wrong_count_in_a_numbered_paragraph() -> None:
    wrong = str(KENT_PAPER).replace("2.3. The 8 indicators", "2.3. The 9 indicators")
    assert [each.fact for each in check_text(wrong, kent.summary())] == [8]


NUMBERS = [
    "{paragraph}.",
    "({paragraph})",
    "{paragraph})",
    "{section}-{paragraph}",
    "{section}, {paragraph}",
    "§{paragraph}",
]


@pytest.mark.parametrize("style", PRESETS)
@pytest.mark.parametrize("form", NUMBERS)
def test_check_text_takes_no_number_of_a_paragraph_for_a_count(form: str, style: Style) -> None:
    own = evolve(style, paper=evolve(style.paper, paragraph_number=form))
    text = str(cover_paper(kent.summary(), kent.paper(), style=own))
    assert not check_text(text, kent.summary()).discrepancies
    assert check_text(text.replace("15", "16"), kent.summary()).discrepancies


def test_paper_of_a_report_agrees_with_its_counts() -> None:
    report = northmoor.scorecard().report(northmoor.QUARTER)
    assert not check_text(str(northmoor.written()), summarise(report)).discrepancies
    for quantity in northmoor.written().quantities:
        assert eval(quantity.source, PUBLIC | {"report": report}) == quantity.value


def numbers_of(parts: tuple[object, ...]) -> list[tuple[int, int | None]]:
    return [(part.section, part.paragraph) for part in parts if isinstance(part, Numbered)]


def test_sections_and_paragraphs_are_numbered_in_order() -> None:
    assert numbers_of(KENT_PAPER.parts) == [
        (1, None), (1, 1), (1, 2), (2, None), (2, 1), (2, 2), (2, 3), (2, 4), (3, None), (4, None),
    ]  # fmt: skip


def test_parts_that_are_not_given_are_left_out() -> None:
    counts = THREE
    text = str(cover_paper(counts, CoverPaper()))
    assert text.startswith("Subject: Quarterly Performance Report, ")
    assert "Recommendation" not in text
    assert "\n\n1. Introduction\n\n1.1. The QPR includes 3 " in text
    assert text.index("2. Quarter") > 0
    assert "\n\n3. " not in text


def test_recommendations_are_repeated_at_the_end_unless_others_are_given() -> None:
    paper = CoverPaper(recommendations=["That A.", "That B."])
    text = str(cover_paper(THREE, paper))
    assert "Recommendation(s): That A.\n\nThat B.\n\n1. Introduction" in text
    assert text.endswith("3. Recommendation(s)\n\nThat A.\n\nThat B.")


def test_line_uses_the_first_form_whose_parts_are_given() -> None:
    assert "To: Cabinet\n" in str(cover_paper(ONE, CoverPaper(recipient="Cabinet")))
    both = CoverPaper(meeting="Cabinet", date="4 January 2024")
    assert str(cover_paper(ONE, both)).startswith("Meeting: Cabinet, 4 January 2024\n")


def test_part_without_a_place_in_the_style_is_refused_with_its_name() -> None:
    with pytest.raises(ReportError, match=r"give them a place in style.paper\), got date$"):
        cover_paper(ONE, CoverPaper(date="4 January 2024"))
    words = PaperWords(sections=[PaperSection("Results", ["ratings"])])
    with pytest.raises(ReportError, match=r"got appendices, recommendations$"):
        cover_paper(ONE, CoverPaper(appendices="A", recommendations="That A.", subject="Q"), style=Style(paper=words))


def test_closing_recommendations_need_recommendations_to_have_a_place() -> None:
    words = PaperWords(sections=[PaperSection("Recommendations", [PaperPart.CLOSING_RECOMMENDATIONS])])
    alone = CoverPaper(recommendations="That A.")
    assert str(cover_paper(ONE, alone, style=Style(paper=words))).endswith("1.1. That A.")
    with pytest.raises(ReportError, match=r"got recommendations$"):
        cover_paper(ONE, CoverPaper(recommendations="A.", closing_recommendations="B."), style=Style(paper=words))


def test_label_of_a_list_is_at_the_start_of_its_introduction() -> None:
    words = PaperWords(lines=[], sections=[PaperSection("Results:", ["ratings"], PaperLayout.LABELLED)])
    made = cover_paper(THREE, CoverPaper(), style=Style(paper=words))
    assert made.to_markdown().startswith("**Results:** Of the 3 KPIs included in the report")


def test_title_of_the_paper_is_its_heading() -> None:
    headings = [part for part in KENT_PAPER.parts if isinstance(part, Heading)]
    assert [(str(heading), heading.level) for heading in headings] == [
        ("Subject: Quarterly Performance Report, Quarter 2, 2023/24", 1)
    ]
    own = cover_paper(ONE, CoverPaper(subject="How we did"))
    assert str(own).startswith("Subject: How we did\n")
    untitled = PaperWords(lines=[PaperLine("Subject:", "{subject}")])
    first = cover_paper(ONE, CoverPaper(), style=Style(paper=untitled)).parts[0]
    assert isinstance(first, Paragraph)
    assert first.spans[:2] == (Label("Subject:"), Words(" "))


def test_text_of_the_author_is_escaped() -> None:
    made = cover_paper(ONE, CoverPaper(purpose="*Very* <b>good</b> & 1. clear"))
    assert r"**Summary:** \*Very\* \<b\>good\</b\> \& 1. clear This report presents" in made.to_markdown()


def test_number_in_words_at_the_start_of_a_paragraph_has_a_capital() -> None:
    assert "\n- Four are rated Green" in str(northmoor.written())


@pytest.mark.parametrize("style", [PRESETS[0], *(pytest.param(each, marks=pytest.mark.large) for each in PRESETS[1:])])
@settings(max_examples=30)
@given(summary=summaries(), paper=cover_papers())
def test_any_paper_has_every_given_part_and_agrees_with_its_counts(
    style: Style, summary: Summary, paper: CoverPaper
) -> None:
    placed = evolve(paper, date=None)  # which needs a recipient or a meeting
    text = str(made := cover_paper(summary, placed, style=style))
    for part in placed.given:
        value = getattr(placed, part)
        assert all(each in text for each in (value if isinstance(value, tuple) else (value,)))
    assert not check_text(text, summary).discrepancies
    for quantity in made.quantities:
        assert eval(f"_.{quantity.source}", PUBLIC | {"_": summary}) == quantity.value


@pytest.mark.large
@settings(max_examples=30)
@given(card=scorecards(), quarter=st.sampled_from(["Q4 1999/00", "Q1 2000/01", "Q4 2000/01"]), style=styles())
def test_any_report_with_a_kpi_has_a_paper_that_agrees_with_it(card: Scorecard, quarter: str, style: Style) -> None:
    try:
        counts = summarise(report := card.report(quarter))
    except (ReportError, SummaryError):
        return  # no result by then, or only activity indicators
    made = cover_paper(report, CoverPaper(), style=style)
    for text in (str(made), made.to_markdown()):
        assert not check_text(text, counts).discrepancies
    for quantity in made.quantities:
        assert eval(quantity.source, PUBLIC | {"report": report, "Four": Four}) == quantity.value


def test_report_without_a_kpi_has_no_paper() -> None:
    visits = make("V", 150, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(100, 200))
    with pytest.raises(SummaryError, match="must have at least one KPI"):
        cover_paper(report_of(visits), CoverPaper())


@pytest.mark.parametrize("report", [A_COUNCIL.report("Q2 2023/24"), A_TRUST.report("Q2 2023/24"), WHOLE])
def test_paper_of_a_report_is_that_of_its_summary_but_for_targets(report: Report) -> None:
    text, counts = (str(cover_paper(each, CoverPaper(), style=STATISTICAL)) for each in (report, summarise(report)))
    changed = ", some of which were set or changed during the financial year."
    assert text.replace(changed, " set at the start of the financial year.") == counts


def test_cover_paper_refuses_arguments_of_a_wrong_kind() -> None:
    with pytest.raises(StyleError, match="result must be a Report or a Summary, got 5"):
        cover_paper(5, CoverPaper())  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(ReportError, match="paper must be a CoverPaper, got None"):
        cover_paper(ONE, None)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(StyleError, match="style must be a Style"):
        cover_paper(ONE, CoverPaper(), style=Rag)  # type: ignore[arg-type]  # a wrong type is what is tested
    assert cover_paper(ONE, CoverPaper(), style=KENT) == cover_paper(ONE, CoverPaper())
