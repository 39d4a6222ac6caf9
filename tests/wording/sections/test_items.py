"""The section of items: sentences, lists and tables of each kind, and explanations of single items."""

import re
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import qpr_core as qpr
from faces import PUBLIC
from qpr_core import Section, check_text, explain, narrate
from qpr_core.errors import StyleError
from qpr_core.items import (
    BandSeries,
    ItemReport,
    Kind,
    MilestoneDates,
    Progress,
    TrackedItem,
    assess_item,
    report_items,
)
from qpr_core.rules import Scheme
from qpr_core.styles import KENT, CommonWords, ItemWords, KindWords, Outcome, Style
from qpr_core.testing import Four, a_series, an_indicator, item_entries, item_reports
from qpr_core.text import Badge, Heading, Table, Words
from small_reports import PRESETS, every_text

AT = "Q2 2023/24"


def project(code: str, *bands: str | None, **parts: Any) -> tuple[TrackedItem, BandSeries]:
    """Return a project with the bands of Q1, Q2 and so on."""
    item = TrackedItem(**{"code": code, "name": f"Project {code}", "kind": "project", **parts})
    named = {f"Q{place} 2023/24": band for place, band in enumerate(bands, start=1)}
    return item, BandSeries(named, scheme=item.scheme)


def milestone(**dates: Any) -> tuple[TrackedItem, MilestoneDates]:
    return TrackedItem(code="M1", name="Opening", kind="milestone"), MilestoneDates(**dates)


def reported(*entries: Any, at: str = AT) -> ItemReport:
    (report,) = report_items(entries, at)
    return report


def written(*entries: Any, at: str = AT, style: Style = KENT) -> list[str]:
    return [str(part) for part in narrate(reported(*entries, at=at), style=style).parts]


@pytest.mark.parametrize(
    ("bands", "sentence"),
    [
        (["On track"], "The only project is On track."),
        ([None], "The only project has no status."),
        (["On track", "On track"], "Both projects are On track."),
        (["On track"] * 3, "All three projects are On track."),
        (["Overdue", "On track"], "Of the two projects, one is On track and one is Overdue."),
        (["At risk", "At risk", None], "Of the three projects, two are At risk and one has no status."),
        ([None, None, "Complete"], "Of the three projects, one is Complete and two have no status."),
        ([None, None], "Of the two projects, two have no status."),
    ],
)
def test_sentence_of_counts_has_every_item(bands: list[str | None], sentence: str) -> None:
    entries = [project(f"P{place}", band) for place, band in enumerate(bands)]
    assert written(*entries, at="Q1 2023/24")[1] == sentence


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ([project("P1", "On track", "Complete")], "One project moved up to Complete: Project P1 (P1, from On track)."),
        ([project("P1", "On track", "Overdue")], "One project fell to Overdue: Project P1 (P1, from On track)."),
        (
            [project("P1", "Complete", "At risk"), project("P2", "On track", "At risk")],
            "Two projects fell to At risk: Project P1 (P1, from Complete) and Project P2 (P2, from On track).",
        ),
        (
            [project("P1", None, "At risk"), project("P2", "On track", "On track")],
            "One project gained a status: Project P1 (P1, now At risk).",
        ),
        (
            [project("P1", "At risk", None, carry_forward=0)],
            "One project no longer has a status: Project P1 (P1, from At risk).",
        ),
        (
            [project("P1", None, "At risk", reported_from=AT), project("P2", "On track", "On track")],
            "One project joined the report: Project P1 (P1, now At risk).",
        ),
        (
            [project("P1", None, None, reported_from=AT), project("P2", "On track", "On track")],
            "One project joined the report: Project P1 (P1, now no status).",
        ),
        (
            [project("P1", "At risk", reported_until="Q1 2023/24"), project("P2", "On track", "On track")],
            "One project left the report: Project P1 (P1, At risk in Quarter 1).",
        ),
        ([project("P1", "At risk", "At risk")], "No project has changed status since Quarter 1."),
    ],
)
def test_moves_are_sentences_with_names(entries: Any, sentence: str) -> None:
    assert written(*entries)[2] == sentence


def test_many_moves_of_one_kind_are_a_list() -> None:
    entries = [project(f"P{place}", "On track", "At risk") for place in range(8)]
    entries += [project("X1", "At risk", "On track")]
    parts = written(*entries)
    assert parts[2] == "One project moved up to On track: Project X1 (X1, from At risk)."
    assert parts[3].splitlines()[:2] == ["Eight projects fell to At risk:", "- Project P0 (P0, from On track)"]
    assert written(*entries[:8])[2].startswith("Eight projects fell")


def test_first_period_has_no_sentence_of_moves() -> None:
    assert len(written(project("P1", "On track"), at="Q1 2023/24")) == 4  # a heading, counts, the list, a table


def test_items_that_need_attention_have_runs_judges_and_due_dates() -> None:
    entries = [
        project("P1", "At risk", "At risk", judged_by="Board", due="2023-09-29", service="Culture"),
        project("P2", "On track", "Overdue", due="2024-03-31"),
        project("P3", "On track", "On track", due="2023-08-01"),
        project("P4", "Complete", "Complete", due="2023-08-01"),
        project("P5", "At risk", None),
    ]
    assert written(*entries)[3].splitlines() == [
        "Four projects need attention:",
        "- Project P2 (P2) is Overdue (judged). It is due on 31 March 2024.",
        "- Project P1 (P1, Culture) has been At risk for two quarters (judged by Board). It was due on 29 September 2023.",
        "- Project P5 (P5) was rated At risk in Quarter 1 (judged), and has no newer status.",
        "- Project P3 (P3) has been On track for two quarters (judged). It was due on 1 August 2023.",
    ]
    assert written(project("P4", "Complete"), at="Q1 2023/24")[2] == "No project needs attention."


def test_items_without_a_status_and_carried_ones_have_their_reasons() -> None:
    noted = BandSeries({"Q1 2023/24": None, AT: None}, markers={AT: "on hold"})
    entries = [
        (project("P1", None)[0], noted),
        project("P2", "On track", None, None),
        project("P3", "At risk", None, carry_forward=2),
        (project("P4", None)[0], BandSeries({"2023/24": "On track"})),
    ]
    parts = written(*entries, at="Q3 2023/24")
    assert parts[4].splitlines() == [
        "Three projects have no status:",
        "- Project P1 (P1): none was given for the quarter.",
        "- Project P2 (P2): its latest status is too old.",
        "- Project P4 (P4): its first status is not yet due.",
    ]
    assert parts[5] == (
        "The status of one project is carried forward from an earlier period: Project P3 (P3, Quarter 1)."
    )
    assert "- Project P1 (P1): none was given for the quarter (“on hold”)." in written(*entries)[4]


def test_table_has_badges_and_leaves_out_empty_columns() -> None:
    entries = [project("P1", "At risk", "On track"), project("P2", "On track", None)]
    table = narrate(reported(*entries)).parts[-1]
    assert isinstance(table, Table)
    assert [str(cell[0].text) for cell in table.columns if isinstance(cell[0], Words)] == [
        "Code", "Project", "Status", "Previous status", "For how long", "Judged by",
    ]  # fmt: skip
    assert [span.rating for span in table.rows[0][2] if isinstance(span, Badge)] == [qpr.items.Progress.ON_TRACK]
    assert re.search(r"P2 +Project P2 +On track \(Q1 2023/24\) +On track +not known +not known", str(table))
    full = str(narrate(reported(project("P1", None, "On track", service="Culture", due="2024-03-31", reported_from=AT),
                                project("P2", "On track", "On track"))).parts[-1])  # fmt: skip
    assert re.search(
        r"P1 +Project P1 +Culture +On track +not in the report +One quarter +31 March 2024 +not known", full
    )
    assert re.search(r"P2 +Project P2 +none +On track +On track +Two quarters +none +not known", full)


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        ({"due": "2023-08-31"}, "Opening (M1) is Overdue (by its dates). It was due on 31 August 2023, 30 days before the end of Quarter 2."),
        ({"due": "2023-09-29"}, "Opening (M1) is Overdue (by its dates). It was due on 29 September 2023, one day before the end of Quarter 2."),
        ({"due": "2023-06-01"}, "Opening (M1) has been Overdue for two quarters (by its dates). It was due on 1 June 2023, 121 days before the end of Quarter 2."),
        (
            {"due": "2023-12-31", "forecast": "2024-01-31"},
            "Opening (M1) is At risk (by its dates). It is due on 31 December 2023, with a forecast of 31 January 2024, 31 days later.",
        ),
    ],
)  # fmt: skip
def test_milestone_that_needs_attention_has_its_dates(dates: Any, text: str) -> None:
    assert written(milestone(**dates))[3].splitlines() == ["One milestone needs attention:", f"- {text}"]


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        ({"due": "2023-12-31"}, "It is On track (by its dates). It is due on 31 December 2023."),
        (
            {"due": "2023-12-31", "forecast": "2023-11-30"},
            "It is On track (by its dates). It is due on 31 December 2023, with a forecast of 30 November 2023.",
        ),
        (
            {"due": "2023-08-31", "done": "2023-08-01"},
            "It is Complete (by its dates). That is better than the quarter before, when it was On track. "
            "It was done on 1 August 2023, and was due on 31 August 2023.",
        ),
        (
            {"due": "2023-08-31", "done": "2023-09-01"},
            "It is Complete (by its dates). That is better than the quarter before, when it was On track. "
            "It was done on 1 September 2023, one day after it was due on 31 August 2023.",
        ),
    ],
)
def test_explain_milestone_has_its_dates(dates: Any, text: str) -> None:
    item, given = milestone(**dates)
    assert str(explain(assess_item(item, given, AT))) == text


@pytest.mark.parametrize(
    ("bands", "parts", "text"),
    [
        (("At risk", "At risk"), {"judged_by": "Board"}, "It has been At risk for two quarters (judged by Board)."),
        (("On track", "Overdue"), {}, "It is Overdue (judged). That is worse than the quarter before, when it was On track."),
        (("On track", None), {}, "It was rated On track in Quarter 1 2023/24 (judged), and has no newer status."),
        ((None, None), {}, "It has no status, because none was given for the quarter."),
        (("At risk", "Complete"), {"due": "2023-12-31"}, "It is Complete (judged). That is better than the quarter before, when it was At risk. It was due on 31 December 2023."),
    ],
)  # fmt: skip
def test_explain_item(bands: Any, parts: dict[str, Any], text: str) -> None:
    assert str(explain(assess_item(*project("P1", *bands, **parts), AT))) == text


def test_run_of_months_is_written_in_months() -> None:
    item, _ = project("P1", None)
    months = BandSeries({"Aug 2023": "At risk", "Sep 2023": "At risk"})
    assert "has been At risk for two months (judged)" in written((item, months))[2]


def test_section_has_each_kind_with_its_own_counts() -> None:
    risk = TrackedItem(code="R1", name="Flood", kind="risk", scheme=qpr.Rag)
    amber = BandSeries({AT: "Amber"}, scheme=qpr.Rag)
    card = qpr.Scorecard(
        [(an_indicator(), a_series(80, 84, until=AT))],
        items=[
            project("P1", "On track", "At risk"),
            (risk, amber),
            (evolve(risk, code="P9", kind=Kind.PROJECT), amber),
            (TrackedItem(code="A1", name="Buy", kind="action"), BandSeries({AT: "Complete"})),
        ],
    )
    report = card.report(AT)
    headings = [str(part) for part in narrate(report, sections=Section.ITEMS).parts if isinstance(part, Heading)]
    assert headings == ["Projects by Complete/On track/At risk/Overdue", "Risks", "Projects by RAG", "Actions"]
    text = str(narrate(report))
    assert "The only risk is Amber." in text
    assert text.count("The only project is ") == 2
    assert text.index("Risks") < text.index(
        "Indicators one by one" if "Indicators one by one" in text else "Statistics"
    )


def test_items_are_in_no_other_section_and_no_count_of_kpis() -> None:
    indicators = [(an_indicator(), a_series(80, 84, until=AT))]
    without = qpr.Scorecard(indicators).report(AT)
    report = qpr.Scorecard(indicators, items=[project("P1", "On track", "At risk")]).report(AT)
    sections = [section for section in Section if section is not Section.ITEMS]
    assert narrate(report, sections=sections) == narrate(without, sections=sections)
    assert qpr.summarise(report) == qpr.summarise(without)
    assert qpr.bridge(report) == qpr.bridge(without)
    assert not narrate(without, sections=Section.ITEMS).parts
    assert narrate(without) == narrate(evolve(report, items=()))


def test_draft_about_projects_is_not_checked_against_the_kpis() -> None:
    report = qpr.Scorecard(
        [(an_indicator(), a_series(80, 84, until=AT))], items=[project("P1", "On track", "At risk")]
    ).report(AT)
    for sentence in ("One project is At risk.", "12 projects are Green, five are Amber.", "Five Red risks remain."):
        assert not check_text(sentence, report).discrepancies
    (wrong,) = check_text("Four projects are At risk.", report)
    assert (wrong.fact, wrong.about) == (1, "At risk, projects")
    assert check_text("Two KPIs are Red.", report).discrepancies
    assert not check_text(str(narrate(report)), report).discrepancies


RATED = [
    (TrackedItem(code=f"R{place}", name=f"Thing {place}", kind="risk", scheme=qpr.Rag), bands)
    for place, bands in enumerate(
        BandSeries({"Q1 2023/24": before, AT: now}, scheme=qpr.Rag)
        for before, now in (("Green", "Red"), ("Red", "Red"), ("Amber", "Green"), ("Red", None), (None, None))
    )
]


@pytest.mark.parametrize("style", [style for style in PRESETS if Section.ITEMS in style.sections], ids=repr)
def test_own_text_about_items_with_ratings_is_not_called_wrong(style: Style) -> None:
    """The items are Red, and no KPI is: only a wrong number of items is called wrong."""
    report = qpr.Scorecard([(an_indicator(), a_series(80, 84, until=AT))], items=RATED).report(AT)
    text = str(narrate(report, style=style, sections=Section.ITEMS))
    changed = text.replace("Thing", "Item").replace("two", "four").replace("Of the 5", "Of the 6")
    for draft in (text, *text.splitlines()):
        assert not check_text(draft, report).discrepancies, draft
    assert {each.about for each in check_text(changed, report)} <= {"risks"}


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("Of the 12 projects, five are Green; two are Red.", []),
        ("Of the 12 projects, five are Green. Two are Red. One has no status.", []),
        ("Of the 12 projects, five are Green; two KPIs are Red.", ["two KPIs are Red"]),
        ("Of the 12 projects, five are Green. Two KPIs are Red.", ["Two KPIs are Red"]),
        ("There are 12 projects. Two are Red.", []),
        ("Of the 12 projects, five are Green.\n\nTwo are Red.", ["Two are Red"]),
    ],
)
def test_counts_after_those_of_projects_are_not_read_as_kpis(draft: str, wrong: list[str]) -> None:
    report = qpr.Scorecard([(an_indicator(), a_series(80, 84, until=AT))]).report(AT)
    assert [each.words for each in check_text(draft, report).discrepancies] == wrong


def test_words_for_items_can_be_changed() -> None:
    kinds = {**ItemWords().kinds, Kind.PROJECT: KindWords("scheme", "schemes", "Capital schemes", "Scheme")}
    style = Style(items=ItemWords(kinds=kinds, judged_by_unknown="", day="{day} {month}"))
    parts = written(project("P1", "At risk", due="2023-06-01"), at="Q1 2023/24", style=style)
    assert parts[:2] == ["Capital schemes", "The only scheme is At risk."]
    assert parts[2].splitlines()[1] == "- Project P1 (P1) is At risk. It was due on 1 June."


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"kinds": {}}, "kinds must have KindWords for each of"),
        ({"kinds": dict.fromkeys(Kind, "item")}, "kinds must have KindWords for each of"),
        ({"kinds": dict.fromkeys(Kind, KindWords("a", "", "B", "C"))}, "items of Kind.PROJECT must not be blank"),
        ({"reasons": {}}, "reasons must have words for each of"),
        ({"reasons": {**ItemWords().reasons, qpr.NoRating.TOO_OLD: "{code}"}}, "phrase must use only|have no placeholders"),
        ({"it": 5}, "it must be text"),
        ({"heading_of_scheme": "{kind}"}, "phrase must use only the placeholders scheme, title"),
    ],
)  # fmt: skip
def test_item_words_refuse(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError, match=message):
        ItemWords(**wrong)


@given(item_entries(), st.sampled_from(PRESETS), st.integers(0, 6))
@settings(max_examples=settings().max_examples // 2)
def test_every_number_about_items_comes_from_a_fact(entries: Any, style: Style, steps: int) -> None:
    at = qpr.Period.parse("Jan-Mar 2000").shift(steps)
    card = qpr.Scorecard([(an_indicator(), qpr.TimeSeries({"Q4 1999/00": 84}))], items=entries)
    report = card.report(at)
    narrative = narrate(report, style=style, sections=Section.ITEMS)
    for quantity in narrative.quantities:
        assert eval(quantity.source, PUBLIC | {"report": report, "Fraction": Fraction}) == quantity.value, quantity
    for span in every_text(narrative):
        if isinstance(span, Words):
            assert not re.search(r"\d", span.text), span
    text = str(narrative)
    assert not re.search(r"None\b|nan\b|[{}]|\b[Oo]ne (projects|actions|milestones|risks)\b", text), text


@given(item_reports())
def test_every_number_of_a_report_of_items_comes_from_it(report: ItemReport) -> None:
    for quantity in narrate(report).quantities:
        assert eval(f"record.{quantity.source}", PUBLIC | {"record": report}) == quantity.value, quantity
    for assessed in report:
        for quantity in explain(assessed).quantities:
            assert eval(f"record.{quantity.source}", PUBLIC | {"record": assessed}) == quantity.value, quantity


def test_print_of_a_report_of_items_is_its_text() -> None:
    report = reported(project("P1", "On track", "At risk"))
    assert str(report) == qpr.to_text(report) == str(narrate(report))
    assert "qpr" in qpr.to_html(report)
    assert qpr.to_markdown(report).startswith("## Projects")


def test_outcomes_in_place_of_bands_are_phrases() -> None:
    names: dict[Scheme, str | Outcome] = {Progress.AT_RISK: Outcome("behind plan"), Progress.COMPLETE: "done"}
    style = Style(common=CommonWords(band_names=names))
    parts = written(project("P1", "At risk", "At risk"), project("P2", "Complete", "Complete"), style=style)
    assert parts[1] == "Of the two projects, one is done and one is behind plan."
    assert parts[3].splitlines()[1] == "- Project P1 (P1) is behind plan, for two quarters running (judged)."


def test_items_of_any_scheme_are_written() -> None:
    text = "\n".join(written(project("P1", "Red", "Blue", scheme=Four)))
    assert "The only project is Blue." in text


PLACED = [
    project("P1", "On track", "At risk", groups={"priority": ("Clean", "Waste")}, service="Waste"),
    project("P2", "On track", "Overdue", groups={"priority": ("Clean", "Streets")}),
    project("P3", "On track", "Overdue"),
    project("P4", None, None, groups={"priority": ("Safe",)}),
]


def tables_of(entries: Any, style: Style) -> list[Table]:
    return [part for part in narrate(reported(*entries), style=style).parts if isinstance(part, Table)]


def rows_in(table: Table) -> list[str]:
    return [re.sub(r" {2,}", " | ", line.strip()) for line in str(table).splitlines() if line.strip()]


def test_items_have_counts_and_a_column_by_the_grouping_of_the_style() -> None:
    counts, table = tables_of(PLACED, Style(grouping="priority"))
    assert rows_in(counts) == [
        "Projects by priority, Quarter 2, 2023/24",
        "Priority | Number | Complete | On track | At risk | Overdue | No status",
        "Clean: Waste | 1 | 0 | 0 | 1 | 0 | 0",
        "Clean: Streets | 1 | 0 | 0 | 0 | 1 | 0",
        "No priority named | 1 | 0 | 0 | 0 | 1 | 0",
        "Safe | 1 | 0 | 0 | 0 | 0 | 1",
        "All projects | 4 | 0 | 0 | 1 | 2 | 1",
    ]
    assert rows_in(table)[1].startswith("Code | Project | Service | Priority | Status")
    assert rows_in(table)[2].startswith("P1 | Project P1 | Waste | Clean: Waste | At risk")


def test_counts_of_items_by_group_have_the_level_of_the_style() -> None:
    counts, _ = tables_of(PLACED[:3], Style(grouping="priority", level=1))
    assert rows_in(counts)[1:] == [
        "Priority | Number | Complete | On track | At risk | Overdue",
        "Clean | 2 | 0 | 0 | 1 | 1",
        "No priority named | 1 | 0 | 0 | 0 | 1",
        "All projects | 3 | 0 | 0 | 1 | 2",
    ]


@pytest.mark.parametrize("style", [Style(), Style(grouping="ward")])
def test_items_without_places_in_the_grouping_have_one_table(style: Style) -> None:
    assert len(tables_of(PLACED, style)) == 1


@given(item_entries(), st.sampled_from([None, 1]), st.integers(0, 6))
@settings(max_examples=settings().max_examples // 2)
def test_every_count_of_items_by_group_comes_from_a_fact(entries: Any, level: int | None, steps: int) -> None:
    at = qpr.Period.parse("Jan-Mar 2000").shift(steps)
    groups = {"priority": "Health"}
    indicators = [(an_indicator(groups=groups), qpr.TimeSeries({"Q4 1999/00": 84}))]
    report = qpr.Scorecard(indicators, items=entries).report(at)
    for quantity in narrate(report, style=Style(grouping="priority", level=level), sections=Section.ITEMS).quantities:
        assert eval(quantity.source, PUBLIC | {"report": report}) == quantity.value, quantity


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ({"due": "2023-08-31"}, "One milestone fell to Overdue: Opening (M1, from On track, 30 days late)."),
        ({"due": "2023-09-29"}, "One milestone fell to Overdue: Opening (M1, from On track, one day late)."),
        (
            {"due": "2023-12-31", "forecast": {"2023-08-01": "2024-01-31"}},
            "One milestone fell to At risk: Opening (M1, from On track, forecast 31 days late).",
        ),
        (
            {"due": "2023-08-31", "done": "2023-09-02"},
            "One milestone moved up to Complete: Opening (M1, from On track, done two days late).",
        ),
        (
            {"due": "2023-08-31", "done": "2023-08-31"},
            "One milestone moved up to Complete: Opening (M1, from On track).",
        ),
    ],
)
def test_move_of_a_late_milestone_has_the_number_of_days(dates: Any, sentence: str) -> None:
    assert written(milestone(**dates))[2] == sentence
    (report,) = report_items([milestone(**dates)], AT)
    assert report.moves[0].days_late == report["M1"].days_late


def test_late_milestone_that_joins_has_the_number_of_days_and_one_that_left_has_none() -> None:
    item, dates = milestone(due="2023-08-31")
    joined = evolve(item, code="M2", reported_from=AT)
    left = evolve(item, code="M3", reported_until="Q1 2023/24")
    parts = written((item, dates), (joined, dates), (left, MilestoneDates(due="2023-05-31")))
    assert parts[2] == (
        "One milestone fell to Overdue: Opening (M1, from On track, 30 days late). "
        "One milestone joined the report: Opening (M2, now Overdue, 30 days late). "
        "One milestone left the report: Opening (M3, Overdue in Quarter 1)."
    )
