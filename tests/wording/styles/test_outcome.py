"""Outcomes: an organisation's words for its bands, in every phrase."""

from functools import cache
from itertools import product

import pytest
from attrs import evolve, fields

from outcome_style import OUTCOME_STYLE, OUTCOMES
from qpr_core import Rag, Report, Section, Summary, check_text, explain, narrate, summarise
from qpr_core.errors import StyleError
from qpr_core.rules import Scheme
from qpr_core.styles import (
    BRIEF,
    KENT,
    MEETING_MINUTES,
    PLAIN,
    STATISTICAL,
    BandForms,
    BandWords,
    CommonWords,
    CoverWords,
    Outcome,
    Phrase,
    Style,
    dump_style,
    load_style,
)
from qpr_core.testing import check_style
from qpr_core.text import CoverPaper, cover_paper
from qpr_core.wording.text.phrases import BAND_FORMS, slots_of
from rare import scorecard
from situations import SITUATIONS
from situations.building import AMBER, GREEN, RED, rated

NAMES = ("on target", "within tolerance", "off track")
READY_MADE = (KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF)


def with_outcomes(style: Style, outcomes: dict[Scheme, str | Outcome] = OUTCOMES) -> Style:
    return evolve(style, common=evolve(style.common, band_names=outcomes))


def counted(green: int, amber: int, red: int, unrated: int = 0) -> Summary:
    ratings = {Rag.GREEN: green, Rag.AMBER: amber, Rag.RED: red}
    return Summary(period="Q2 2023/24", indicators=green + amber + red + unrated, ratings=ratings)


def section_text(report: Report | Summary, section: Section, style: Style = OUTCOME_STYLE) -> str:
    return str(narrate(report, style=style, sections=[section])).strip()


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((11, 5, 7), "Of 23 KPIs, 11 met target, 5 are within tolerance (Amber) and 7 are off track."),
        (
            (1, 1, 1, 1),
            "Of 4 KPIs, 1 met target, 1 is within tolerance (Amber), 1 is off track and 1 is not rated.",
        ),
        ((3, 2, 0), "Of 5 KPIs, 3 met target and 2 are within tolerance (Amber). No KPI is off track."),
        ((0, 2, 1), "Of 3 KPIs, 2 are within tolerance (Amber) and 1 is off track."),
        ((5, 0, 0), "All 5 KPIs met target."),
        ((0, 2, 0), "Both KPIs are within tolerance (Amber)."),
        ((0, 0, 1), "The only KPI is off track."),
    ],
)
def test_opening_has_the_outcome_of_each_count(counts: tuple[int, ...], text: str) -> None:
    assert section_text(counted(*counts), Section.OPENING) == text


def test_opening_of_bare_outcomes_repeats_no_verb() -> None:
    bare = with_outcomes(PLAIN, {band: Outcome(name) for band, name in zip(Rag, NAMES, strict=True)})
    text = section_text(counted(3, 2, 1), Section.OPENING, bare)
    assert text == "Of 6 KPIs, 3 are on target, 2 within tolerance and 1 is off track."


@cache
def reports_of_situations() -> dict[str, Report]:
    """Make the reports of all situations with a KPI, once for all styles."""
    made = {name: situation.make() for name, situation in SITUATIONS.items()}
    return {name: report for name, report in made.items() if report.kpis}


@pytest.mark.large
@pytest.mark.parametrize("style", READY_MADE, ids=repr)
def test_no_sentence_of_a_ready_made_style_names_a_band(style: Style) -> None:
    """The colour beside "within tolerance" is left out here, so that any colour is a band."""
    outcomes = OUTCOMES | {Rag.AMBER: Outcome("within tolerance")}
    report = scorecard().report("Q2 2023/24", quarters=4)
    reports = [report, *reports_of_situations().values()]
    words = with_outcomes(style, outcomes)
    texts = [str(narrate(each, style=words, sections=[*Section])) for each in reports]
    texts += [str(explain(each, style=words)) for each in report.assessments]
    paper = str(cover_paper(summarise(report), CoverPaper(), style=words))
    assert "off track, within tolerance or on target" in paper
    for text, band in product(texts, Rag):
        assert f" {band.value}" not in text
        assert not any(f"{verb} rated {name}" in text for verb in ("is", "are") for name in NAMES)


@pytest.mark.large
@pytest.mark.parametrize("style", READY_MADE, ids=repr)
def test_check_text_reads_outcomes_as_it_reads_names_of_bands(style: Style) -> None:
    """Counts of a quarter that was restated are the one kind that it takes for others, in either words.

    The sections left out have tables and the names of KPIs, which make no claim about counts.
    """
    words = with_outcomes(style)
    silent = {Section.SCORECARD, Section.INDICATORS, Section.STATISTICS, Section.WATCH_LIST, Section.INSIGHTS}
    counted = [section for section in Section if section not in silent]
    for name, report in reports_of_situations().items():
        by_name, by_outcome = (
            [(each.mistake, each.fact) for each in check_text(str(text), summarise(report), style=words)]
            for text in (narrate(report, style=each, sections=counted) for each in (style, words))
        )
        assert by_outcome == by_name, name
        assert not by_name or "restated" in name


def test_colour_shares_its_brackets_with_a_change_or_a_share() -> None:
    """Two of four are Amber, which is half; all four were Green before."""
    summary = summarise(rated((2, (GREEN, AMBER)), (2, (GREEN, GREEN))))
    assert "2 are within tolerance (Amber, two more than the previous Quarter)." in section_text(
        summary, Section.RATINGS, with_outcomes(KENT)
    )
    assert "Two are within tolerance (Amber, 50%), up from none in" in section_text(
        summary, Section.RATINGS, with_outcomes(STATISTICAL)
    )


def test_check_text_reads_moves_to_an_outcome_by_its_colour() -> None:
    """Nine KPIs fell to Amber there."""
    summary = summarise(SITUATIONS["many moved"].make())
    assert not check_text("Nine KPIs fell and are within tolerance (Amber).", summary).discrepancies
    (wrong,) = check_text("Eight KPIs fell and are within tolerance (Amber).", summary)
    assert (wrong.words, wrong.fact) == ("Eight KPIs fell and are within tolerance (Amber)", 9)


def test_list_of_the_worst_band_has_its_outcome() -> None:
    report = rated((2, (GREEN, RED)))
    texts = [section_text(report, Section.LISTED, with_outcomes(style)).splitlines()[0] for style in READY_MADE[:4]]
    assert texts == [
        "The 2 indicators that are off track are in:",
        "The two KPIs that are off track, by service, are:",
        "2 KPIs off track:",
        "2 KPIs are off track:",
    ]


def test_empty_list_of_the_worst_band_has_its_outcome() -> None:
    report = rated((2, (GREEN, GREEN)))
    texts = [section_text(report, Section.LISTED, with_outcomes(style)) for style in READY_MADE[:4]]
    assert texts == [
        "There are no indicators that are off track.",
        "No KPI is off track.",
        "No KPIs off track.",
        "No KPI is off track.",
    ]


def test_kpis_that_moved_have_the_outcome_they_moved_to() -> None:
    report = rated((1, (AMBER, GREEN)), (1, (GREEN, RED)))
    assert section_text(report, Section.MOVED).splitlines()[-1] == (
        "One KPI moved up and met target: Repairs finished in time, area 1 (K01, from within tolerance). "
        "One fell and is off track: Repairs finished in time, area 2 (K02, from on target)."
    )


def test_insights_have_the_outcome() -> None:
    report = rated((1, (GREEN, RED, RED, RED)), (1, (AMBER, GREEN, RED)))
    text = str(narrate(report, style=OUTCOME_STYLE, sections=[Section.INSIGHTS]))
    assert "is off track for the third quarter running" in text
    assert "fell from on target to off track" in text


def test_explanation_has_the_outcome() -> None:
    text = str(explain(rated((1, (GREEN, RED))).assessments[0], style=OUTCOME_STYLE))
    assert "is off track for Quarter 2 2023/24" in text
    assert "It was on target and is now off track" in str(
        explain(rated((1, (GREEN, RED))).assessments[0].comparison, style=OUTCOME_STYLE)
    )


def test_tables_have_the_label_of_an_outcome() -> None:
    text = section_text(rated((1, (GREEN, GREEN)), (1, (AMBER, AMBER))), Section.SCORECARD)
    assert "Met target" in text
    assert "Within tolerance" in text


def test_terms_are_filled_in_outcomes() -> None:
    own: dict[Scheme, str | Outcome] = {
        Rag.GREEN: Outcome("on target", one="is a {kpi} on target", other="are {kpis} on target")
    }
    style = Style(terms=("measure", "measures"), common=CommonWords(band_names=own))
    assert section_text(counted(2, 0, 0), Section.OPENING, style) == "Both measures are measures on target."


def test_one_verb_stands_for_both() -> None:
    met = with_outcomes(KENT, {Rag.GREEN: Outcome("on target", one="met target")})
    assert section_text(counted(5, 0, 0), Section.OPENING, met) == "All 5 KPIs met target."
    met = with_outcomes(KENT, {Rag.GREEN: Outcome("on target", other="met target")})
    assert section_text(counted(1, 0, 0), Section.OPENING, met) == "The only KPI met target."


def test_words_for_bands_that_presume_no_floor_stay() -> None:
    words = BandWords(Phrase(zero="no {kpi} hit", one="{count} hit", other="{count} hit"))
    style = Style(cover=CoverWords(bands=dict.fromkeys(Rag, words)), common=CommonWords(band_names=OUTCOMES))
    assert "2 hit" in section_text(counted(2, 1, 0), Section.OPENING, style)


def test_phrase_of_a_style_with_the_name_alone_keeps_working() -> None:
    cover = evolve(OUTCOME_STYLE.cover, opening_whole=Phrase(zero="", one="{band}", other="All: {band}."))
    assert section_text(counted(3, 0, 0), Section.OPENING, evolve(OUTCOME_STYLE, cover=cover)) == "All: on target."


def test_outcomes_of_other_schemes_have_their_own_name_as_colour() -> None:
    class Two(Scheme):
        GOOD, POOR = "Good", "Requires improvement"

    style = Style(common=CommonWords(band_names={Two.POOR: Outcome("behind", beside="({colour})")}))
    summary = Summary(period="Q2 2023/24", indicators=3, ratings={Two.GOOD: 1, Two.POOR: 2})
    text = section_text(summary, Section.OPENING, style)
    assert text == "Of 3 KPIs, 1 is Good and 2 are behind (Requires improvement)."


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"name": " "}, "name of an outcome must not be blank"),
        ({"name": None}, "name of an outcome must be text"),
        ({"name": "late", "one": ""}, "one of an outcome must not be blank"),
        ({"name": "late", "beside": "({band})"}, "phrase must use only the placeholders colour"),
    ],
)
def test_outcome_rejects_wrong_parts(parts: dict[str, str], message: str) -> None:
    with pytest.raises(StyleError, match=message):
        Outcome(**parts)


def test_band_forms_are_checked() -> None:
    with pytest.raises(StyleError, match="placeholders band"):
        BandForms(is_band="is {colour}")
    with pytest.raises(StyleError, match="band_forms must be BandForms"):
        CommonWords(band_forms="is {band}")  # type: ignore[arg-type]  # a wrong type is what is tested


def test_phrase_without_a_form_of_a_band_refuses_one() -> None:
    with pytest.raises(StyleError, match="phrase must use only the placeholders"):
        evolve(KENT.report, brief_watched="{name} {is_band}")


def test_every_form_of_a_band_is_a_field_of_band_forms() -> None:
    assert {part.name for part in fields(BandForms) if not part.name.endswith("_outcome")} == BAND_FORMS


def test_style_with_outcomes_is_loaded_as_it_was_dumped() -> None:
    assert load_style(dump_style(OUTCOME_STYLE)) == OUTCOME_STYLE


def test_levels_are_for_outcomes_in_quotation_marks() -> None:
    """91.2% and 95% are the levels of D1, with a result of 94%."""
    (repairs,) = (each for each in scorecard().report("Q2 2023/24").assessments if each.code == "D1")
    text = str(explain(repairs, style=OUTCOME_STYLE))
    assert "the level of 91.2% for ‘within tolerance’" in text
    assert "the level of 95% for ‘on target’" in text


@pytest.mark.large
def test_check_style_passes_for_outcomes() -> None:
    check_style(OUTCOME_STYLE, examples=25)


def test_every_ready_made_style_uses_forms_where_bands_are_counted() -> None:
    """The name alone would be wrong for what KPIs did: "is met target"."""
    for style in READY_MADE:
        for path, text in evolve(style, language="cy").untranslated().items():
            if "band" in slots_of(text) and not path.startswith("common.band_forms"):
                assert not any(words in text for words in ("is {band}", "are {band}", "{band} {kpi")), path
