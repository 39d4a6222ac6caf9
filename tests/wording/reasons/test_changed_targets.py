"""Changed targets: both targets are printed once in a report, and an effect only if there is one."""

from fractions import Fraction
from typing import Any

import pytest

from faces import PUBLIC
from qpr_core import (
    Baseline,
    ExpectedRange,
    Indicator,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Section,
    Thresholds,
    TimeSeries,
    bridge,
    explain,
    narrate,
    notes,
)
from qpr_core.rules import Interval, Levels, Stretch, Tolerance
from qpr_core.styles import KENT, MEETING_MINUTES, STATISTICAL, Style
from qpr_core.testing import a_series, an_indicator
from qpr_core.wording.reasons.changed_targets import InForce, write_changed_thresholds
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import text_of

OLD, NEW = Thresholds(target=85, floor=80), Thresholds(target=90, floor=86)
BOTH = {"Q1 2023/24": 86, "Q2 2023/24": 87}


def make(before: Any, now: Any, **parts: Any) -> Indicator:
    defaults: dict[str, Any] = {
        "polarity": Polarity.HIGHER_IS_BETTER,
        "unit": "%",
        "thresholds": {"2022/23": before, "Q2 2023/24": now},
    }
    return Indicator(code="K1", name="Calls", **(defaults | parts))


def report(indicator: Indicator, results: dict[str, Any]) -> Report:
    return Scorecard([(indicator, TimeSeries(results))]).report("Q2 2023/24")


def sources_are_true(text: Any, record: object) -> None:
    facts = PUBLIC | {"_": record}
    for quantity in text.quantities:
        assert eval(f"_.{quantity.source}", facts) == quantity.value, quantity


@pytest.mark.parametrize("style", [KENT, STATISTICAL, MEETING_MINUTES])
@pytest.mark.parametrize("left_out", [set(), {Section.CHANGES}, {Section.CHANGES, Section.NOTES}])
def test_report_has_both_targets_once_in_any_section(style: Style, left_out: set[Section]) -> None:
    sections = [section for section in Section if section not in left_out]
    text = str(narrate(report(make(OLD, NEW), BOTH), style=style, sections=sections))
    both = style.common.last_comma.join(
        ["target has risen from 85% to 90%", "the floor standard has risen from 80% to 86%"]
    )
    assert text.count(both) == 1
    assert text.count("would be Amber, not Green") == 1


def test_bridge_notes_and_explain_have_both_targets() -> None:
    made = report(make(OLD, NEW), BOTH)
    for record, text in (
        (bridge(made), narrate(bridge(made))),
        (made, notes(made)),
        (made["K1"], explain(made["K1"])),
        (made["K1"].comparison, explain(made["K1"].comparison)),
    ):
        assert (
            str(text).count("the target has risen from 85% to 90%, and the floor standard has risen from 80% to 86%")
            == 1
        )
        assert str(text).count("the result for Quarter 1 would be Amber, not Green") == 1
        sources_are_true(text, record)


def test_notes_count_changed_targets_not_yet_listed() -> None:
    """The baseline of K2 is a year ago. Its target has changed since then, but not since the quarter before."""
    earlier = Indicator(
        code="K2",
        name="Visits",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        baseline=Baseline.SAME_PERIOD_LAST_YEAR,
        thresholds={"2022/23": OLD, "Q1 2023/24": NEW},
    )
    made = Scorecard([(make(OLD, NEW), TimeSeries(BOTH)), (earlier, TimeSeries(BOTH))]).report("Q2 2023/24")
    narrative = narrate(made, sections=list(Section))
    assert "The thresholds of 1 more indicator have changed:\n- Visits (K2): compared with Quarter 2 20" in str(
        narrative
    )
    facts = PUBLIC | {"report": made, "Fraction": Fraction}
    assert all(eval(quantity.source, facts) == quantity.value for quantity in narrative.quantities)


@pytest.mark.parametrize(
    ("results", "effect"),
    [
        ({"Q1 2023/24": 95, "Q2 2023/24": 95}, False),
        ({"Q1 2023/24": 86, "Q2 2023/24": 95}, True),
        ({"Q2 2023/24": 95}, False),
        ({"Q1 2023/24": None, "Q2 2023/24": None}, False),
    ],
)
def test_changed_target_has_effect_only_with_a_result(results: dict[str, Any], effect: bool) -> None:
    other = Indicator(code="K2", name="Visits", polarity=Polarity.HIGHER_IS_BETTER, unit="%", thresholds=OLD)
    entries = [(make(OLD, NEW), TimeSeries(results)), (other, TimeSeries(BOTH))]
    made = Scorecard(entries).report("Q2 2023/24")
    for text in (notes(made), narrate(bridge(made)), explain(made["K1"])):
        assert ("the target has risen from 85% to 90%" in str(text), "Against the new" in str(text)) == (True, effect)
        assert "was not rated" not in str(text)
        assert "would be not rated" not in str(text)


LEVELS = {Rag.GREEN: 95, Rag.AMBER: 90}


@pytest.mark.parametrize(
    ("before", "now", "parts", "expected"),
    [
        (OLD, Thresholds(target=85, floor=82), {}, "the floor standard has risen from 80% to 82%"),
        (OLD, Thresholds(target="85.25", floor=80), {}, "the target has risen from 85% to 85.25%"),
        (
            OLD,
            Thresholds(target=85, tolerance="1.5"),
            {},
            "the tolerance of 1.5 percentage points is new, and the floor standard of 80% no longer applies",
        ),
        (
            Thresholds(target=85, tolerance="10%"),
            Thresholds(target=85, tolerance="5%", green_tolerance=1),
            {},
            "the tolerance is now 5% of the target (it was 10% of the target), and the tolerance for Green of 1 percentage "
            "point is new",
        ),
        (Levels(LEVELS), Levels({Rag.GREEN: 97, Rag.AMBER: 90}), {}, "the target has risen from 95% to 97%"),
        (
            Levels(LEVELS, target=99),
            Levels({Rag.GREEN: 96, Rag.AMBER: 90}, target=99),
            {},
            "the level for Green has risen from 95% to 96%",
        ),
        (
            Levels({Rag.GREEN: Stretch(1), Rag.AMBER: Tolerance("5%")}, target=80),
            Levels({Rag.GREEN: Stretch(2), Rag.AMBER: Tolerance(4)}, target=80),
            {},
            "the level for Green is now 2 percentage points beyond target (it was 1 percentage point beyond target), and "
            "the level for Amber is now 4 percentage points short of target (it was 5% short of target)",
        ),
        (
            Thresholds(target=85, floor=80),
            Levels({Rag.GREEN: 88, Rag.AMBER: 80}, target=85),
            {},
            "the level for Green of 88% is new",
        ),
        (
            Levels({Rag.GREEN: Stretch(0), Rag.AMBER: Tolerance(5)}, target=80),
            Levels({Rag.GREEN: Stretch(2), Rag.AMBER: Tolerance(0)}, target=80),
            {},
            "the level for Green is now 2 percentage points beyond target (it was 80%), and the level for Amber is now 80% "
            "(it was 5 percentage points short of target)",
        ),
        (
            Levels({Rag.GREEN: 85, Rag.AMBER: 80}),
            Thresholds(target=86, floor=80),
            {},
            "the target has risen from 85% to 86%",
        ),
        (
            Thresholds(target=85, floor=80),
            Levels({Rag.GREEN: 86, Rag.AMBER: 80}),
            {},
            "the target has risen from 85% to 86%",
        ),
        (
            Thresholds(target=85, floor=80),
            Levels({Rag.GREEN: 95, Rag.AMBER: 85}, target=85),
            {},
            "the level for Green of 95% is new, the level for Amber of 85% is new, and the floor standard of 80% no longer "
            "applies",
        ),
        (
            ExpectedRange(380, 440),
            ExpectedRange(400, 460),
            {"polarity": Polarity.NEITHER, "unit": "number"},
            "the expected range is now 400 to 460 (it was 380 to 440)",
        ),
        (
            ExpectedRange(380, None),
            ExpectedRange(None, 460),
            {"polarity": Polarity.NEITHER, "unit": "number"},
            "the expected range is now 460 or less (it was 380 or more)",
        ),
    ],
)
def test_changed_threshold_of_every_kind_has_its_figures(before: Any, now: Any, parts: Any, expected: str) -> None:
    made = report(make(before, now, **parts), {"Q1 2023/24": 99, "Q2 2023/24": 99})
    assert f": compared with Quarter 1, {expected}" in str(notes(made))
    assert str(explain(made["K1"])).partition("Since Quarter 1, ")[2].startswith(expected)
    sources_are_true(notes(made), made)
    sources_are_true(explain(made["K1"]), made["K1"])


def test_thresholds_with_equal_bands_have_not_changed() -> None:
    """A target and floor of 95% make the same bands as two levels of 95%: no rating differs."""
    before, now = Levels({Rag.GREEN: 95, Rag.AMBER: 95}, target=95), Thresholds(target=95, floor=95)
    assert "nothing to note" in str(notes(report(make(before, now), BOTH)))


def test_write_changed_thresholds_without_earlier_ones_says_none() -> None:
    voice = Voice(KENT, make(Thresholds(target=85, floor=80), Thresholds(target=85, floor=80)))
    in_force = InForce(voice, Thresholds(target=85, floor=80))
    text = text_of(write_changed_thresholds(InForce(voice, None), in_force, None, (None, None)), PLAIN)
    assert text == "the target of 85% is new, and the floor standard of 80% is new"


def test_report_has_target_changes_since_last_year_and_quarter() -> None:
    """The changes compare with 88% in Q1, the paragraph with 80% a year ago: each target is printed, and each once."""
    thresholds = {
        "2021/22": Thresholds(target=80, floor=70),
        "2022/23": Thresholds(target=88, floor=70),
        "Q2 2023/24": Thresholds(target=85, floor=70),
    }
    calls = an_indicator(thresholds=thresholds, baseline=Baseline.SAME_PERIOD_LAST_YEAR, code="C1")
    last_year = an_indicator(
        thresholds={**thresholds, "Q2 2022/23": Thresholds(target=80, floor=70), "Q3 2022/23": thresholds["2022/23"]},
        baseline=Baseline.SAME_PERIOD_LAST_YEAR,
        code="C2",
    )
    results = a_series(84, 84, 84, 86, 86)
    made = Scorecard([(calls, results), (last_year, results)]).report("Q2 2023/24")
    text = str(narrate(made, sections=[Section.CHANGES, Section.INDICATORS]))
    assert text.count("the target has fallen from 88% to 85%") == 2
    assert text.count("the target has risen from 80% to 85%") == 1


def test_report_has_effect_of_target_on_carried_result_once() -> None:
    """79 is Red against 80% and Green against 75%. The changes print it, the paragraph does not repeat it."""
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=75, floor=70)}
    made = Scorecard([(an_indicator(thresholds=thresholds, carry_forward=2), a_series(86, 79, None))]).report(
        "Q2 2023/24"
    )
    text = str(narrate(made, sections=[Section.CHANGES, Section.INDICATORS]))
    assert text.count("would be") == 1
    assert str(explain(made.assessments[0])).count("would be") == 1


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (Thresholds(target=85, floor=80, strict="floor"), "the floor standard is now more than 80% (it was 80%)"),
        (Thresholds(target=85, floor=82, strict="floor"), "the floor standard is now more than 82% (it was 80%)"),
        (Thresholds(target=85, floor=80, strict="target"), "the target is now more than 85% (it was 85%)"),
    ],
)
def test_boundary_that_becomes_strict_is_a_changed_target(now: Thresholds, words: str) -> None:
    made = report(make(OLD, now), BOTH)
    assert made["K1"].comparison.thresholds_changed
    text = explain(made["K1"])
    assert words in str(text)
    sources_are_true(text, made["K1"])


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (Levels({Rag.GREEN: 85, Rag.AMBER: Tolerance(5)}, strict=[Rag.AMBER]), "the level for Amber is now less than 5 percentage points short of target"),
        (Levels({Rag.GREEN: Stretch(1), Rag.AMBER: 80}, target=85, strict=[Rag.GREEN]), "the level for Green is now more than 1 percentage point beyond target"),
        (Levels({Rag.GREEN: 85, Rag.AMBER: 80}, strict=[Rag.AMBER]), "the level for Amber is now more than 80%"),
    ],
)  # fmt: skip
def test_level_that_becomes_strict_is_a_changed_target(now: Levels, words: str) -> None:
    before = Levels(now.levels, target=85)
    assert words in str(explain(report(make(before, now), BOTH)["K1"]))


def test_tolerance_that_becomes_strict_is_a_changed_target() -> None:
    before, now = (Thresholds(target=85, tolerance=5, strict=strict) for strict in (None, "floor"))
    words = "the tolerance is now less than 5 percentage points (it was 5 percentage points)"
    assert words in str(explain(report(make(before, now), BOTH)["K1"]))


@pytest.mark.parametrize("target", [None, 88])
def test_levels_with_two_ends_that_change_have_both_ranges(target: int | None) -> None:
    """Without or with a target between the ends: "85 to 92 Green, 80 to 95 Amber"."""
    before, now = (
        Levels({Rag.GREEN: Interval(low, 92), Rag.AMBER: Interval(80, 95)}, target=target) for low in (85, 86)
    )
    made = report(make(before, now, polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST), BOTH)
    text = explain(made["K1"])
    assert "86% to 92%" in str(text)
    sources_are_true(text, made["K1"])
