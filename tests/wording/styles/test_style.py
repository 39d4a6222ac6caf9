"""Styles as a whole: translations, formats, and what they refuse."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, fields, has

import qpr_core as qpr
from kent import summary as kent_summary
from qpr_core import (
    Direction,
    Flag,
    Frequency,
    Indicator,
    Judgement,
    Movement,
    NoComparison,
    NoDirection,
    NoRating,
    NoYearEnd,
    Polarity,
    Rag,
    Ratio,
    Section,
    Thresholds,
    explain,
    narrate,
    rate,
)
from qpr_core.answers import FigurePart
from qpr_core.errors import StyleError
from qpr_core.model.values.records import Choice
from qpr_core.rules import Expectation
from qpr_core.styles import (
    KENT,
    MEETING_MINUTES,
    PLAIN,
    STATISTICAL,
    BandWords,
    CommonWords,
    CoverWords,
    Explanations,
    NoteWords,
    NumberStyle,
    PeriodWords,
    Phrase,
    Plural,
    Style,
)
from qpr_core.units import DAYS, PER_CENT, Unit
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.section import DEFAULT_SECTIONS

PRESETS = (KENT, STATISTICAL, MEETING_MINUTES, PLAIN)


HIGHER = Polarity.HIGHER_IS_BETTER


def six_forms(count: int) -> Plural:
    """Source: Unicode Common Locale Data Repository, the rule for Welsh."""
    named = {0: Plural.ZERO, 1: Plural.ONE, 2: Plural.TWO, 3: Plural.FEW, 6: Plural.MANY}
    return named.get(count, Plural.OTHER)


def test_style_of_a_translation_leaves_no_word_of_english() -> None:
    def translated(words: Any) -> Any:
        parts: dict[str, Any] = {}
        for part in fields(type(words)):
            value = getattr(words, part.name)
            if isinstance(value, str):
                parts[part.name] = _only_places(value)
            elif isinstance(value, Phrase):
                zero, one, other = (_only_places(form) for form in value.forms[:3])
                parts[part.name] = Phrase(zero, one, other, rule=six_forms)
            elif has(type(value)):
                parts[part.name] = translated(value)
        return evolve(words, **parts)

    silent = Style(
        cover=evolve(
            translated(KENT.cover),
            directions={each: Phrase("", "{count}", "{count}") for each in Direction},
            bands={band: BandWords(Phrase("", "{count}", "{count}"), "x") for band in Rag},
            schemes={Rag: "s"},
        ),
        common=evolve(translated(KENT.common), band_names=dict.fromkeys(Rag, "b")),
        terms=("n", "n"),
        periods=PeriodWords(
            months=["m"] * 12,
            long_quarter="{quarter}",
            year="{first}",
            adjectives=dict.fromkeys(Frequency, "7"),
            named_periods=dict.fromkeys(Frequency, "s"),
            named_reports=dict.fromkeys(Frequency, "s"),
        ),
        rating_numbers=NumberStyle.DIGITS,
        change_numbers=NumberStyle.DIGITS,
        direction_numbers=NumberStyle.DIGITS,
    )
    sections = [section for section in Section if section is not Section.LISTED]
    words = "".join(
        sign if sign.isalpha() else " " for sign in str(narrate(kent_summary(), style=silent, sections=sections))
    )
    assert set(words.split()) <= {"m", "b", "n", "s", "x"}


def _only_places(text: str) -> str:
    from string import Formatter  # noqa: PLC0415  only here

    return " ".join(f"{{{name}}}" for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("style", PRESETS)
def test_presets_have_words_for_every_answer(style: Style) -> None:
    explained: list[type[Choice]] = [
        NoRating, Expectation, Movement, Judgement, NoComparison, Direction, NoDirection, NoYearEnd, FigurePart,
        Frequency,
    ]  # fmt: skip
    for answers in explained:
        for answer in answers:
            assert style.explanations.answers[answer].strip(), answer
    for answer in (*Judgement, *NoComparison, *Direction, *NoDirection, *NoRating):
        assert style.report.brief[answer].strip(), answer
    assert set(style.cover.directions) == set(Direction)
    assert set(style.cover.bands) == set(Rag) or style is MEETING_MINUTES  # which gives bands by their names
    assert set(style.notes.flags) == set(Flag) - {Flag.RESTATED}  # which has a separate section
    assert style.sections == DEFAULT_SECTIONS
    values = [getattr(style.cover, part.name) for part in fields(CoverWords)]
    phrases = [value for value in values if isinstance(value, Phrase)]
    assert phrases
    assert all(phrase.one.strip() and phrase.other.strip() for phrase in phrases)


def test_explain_has_units_points_places_and_bands_of_the_style() -> None:
    spelt = Style(
        units={PER_CENT: Unit(name="per cent", after=" per cent", per=100)},
        percentage_points=Unit(name="points", after=" pp"),
        common=CommonWords(band_names={Rag.AMBER: "AMBER"}),
        decimal_places=1,
        case_numbers=NumberStyle.DIGITS,
    )
    calls = Indicator(code="C", name="Calls", polarity=HIGHER, unit="%", thresholds=Thresholds(target=85, floor=80))
    assert str(explain(rate(calls, Ratio(84, 100)), style=spelt)) == (
        # words allowed: a style with units in words
        "It is AMBER: 84 of 100 (84.0 per cent) meets the floor standard of 80 per cent but is 1.0 pp below the "
        "target of 85 per cent. With 1 more case it would be Green."
    )
    waits = Indicator(
        code="W", name="Waits", polarity=Polarity.LOWER_IS_BETTER, unit=DAYS, thresholds=None, decimal_places=0
    )
    assert "84.0" not in str(explain(rate(waits, 84), style=spelt))  # the indicator's own decimal places go first


REFUSED: list[tuple[Callable[[], Any], str]] = [
    (lambda: NumberStyle("one"), "words of a number style must be non-blank texts of one line for 0, 1, 2 and so on, got 'one'"),
    (lambda: NumberStyle(["none", " "]), "words of a number style must be non-blank texts of one line for 0, 1, 2 and so on, got ['none', ' ']"),
    (lambda: NumberStyle(5), "words of a number style must be non-blank texts of one line for 0, 1, 2 and so on, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: PeriodWords(months=["May"] * 11 + [" "]), "months must be 12 names from January on, got ['May', 'May'"),
    (lambda: PeriodWords(months=["May"]), "months must be 12 names from January on, got ['May']"),
    (lambda: PeriodWords(months=5), "months must be 12 names from January on, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: PeriodWords(quarter="{month}"), "phrase must use only the placeholders calendar_year, first_month, last_month, quarter, year, got '{month}' (quarter)"),
    (lambda: Style(decimal_places=-1), "decimal_places must be a whole number from 0 to 30, or None, got -1"),
    (lambda: Style(decimal_places=True), "decimal_places must be a whole number from 0 to 30, or None, got True"),
    (lambda: Style(grouping=""), "grouping must not be blank, got ''"),
    (lambda: Style(level=0), "level must be a whole number of 1 or more, got 0"),
    (lambda: Style(near=-1), "near must be 0 or more, got -1"),
    (lambda: Style(most_names=-1), "most_names must be a whole number of 0 or more, got -1"),
    (lambda: Style(most_names=True), "most_names must be a whole number of 0 or more, got True"),
    (lambda: Style(units={"%": PER_CENT}), "units must map units to units of the same scale, got '%' with Unit.named('per cent')"),  # type: ignore[dict-item]  # a wrong type is what is tested
    (lambda: Style(units={PER_CENT: DAYS}), "units must map units to units of the same scale, got Unit.named('per cent') with Unit.named('days')"),
    (lambda: CommonWords(band_names={"Red": "R"}), "band_names must map bands to their names, got 'Red'"),  # type: ignore[dict-item]  # a wrong type is what is tested
    (lambda: CommonWords(band_names={Rag.RED: " "}), "name of Rag.RED must not be blank, got ' '"),
    (lambda: Style(sections=["sideways"]), "sections must be members of Section, each once (from 'heading', "),
    (lambda: Style(periods=None), "periods must be PeriodWords, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: evolve(KENT.report, concerns=dict.fromkeys(KENT.report.concerns, "{x}")), "phrase must use only the placeholders band, got '{x}'"),
    (lambda: NoteWords(flags={}), f"flags must have a phrase for each of {list(KENT.notes.flags)!r}, got {{}}"),
    (lambda: NoteWords(expectations={}), "expectations must have a phrase for each Expectation, got {}"),
    (lambda: NoteWords(flags=dict.fromkeys(KENT.notes.flags, "{x}")), "phrase of Flag.IMPLAUSIBLE must be a Phrase, got '{x}'"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: CoverWords(directions={}), "directions must have a phrase for each Direction, got {}"),
    (lambda: CoverWords(directions=dict.fromkeys(Direction, "up")), "phrase of Direction.POSITIVE must be a Phrase, got 'up'"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: CoverWords(schemes={5: "R"}), "schemes must map rating schemes to their names, got 5"),  # type: ignore[dict-item]  # a wrong type is what is tested
    (lambda: CoverWords(schemes={Rag: "{x}"}), "phrase must have no placeholders, got '{x}' (name of Rag)"),
    (lambda: CoverWords(bands={5: "R"}), "bands must map bands to BandWords, got 5 with 'R'"),  # type: ignore[dict-item]  # a wrong type is what is tested
    (lambda: CoverWords(bands={Rag.RED: "R"}), "bands must map bands to BandWords, got Rag.RED with 'R'"),  # type: ignore[dict-item]  # a wrong type is what is tested
    (lambda: CoverWords(bands={Rag.RED: BandWords(opening=KENT.cover.counted, meaning="{x}")}), "phrase must have no placeholders, got '{x}' (meaning of Rag.RED)"),
    (lambda: CoverWords(bands={Rag.RED: BandWords(opening=None, meaning="a")}), "opening of Rag.RED must be a Phrase, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Style(rating_numbers=5), "rating_numbers must be a NumberStyle, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: evolve(KENT.report, brief={}), f"brief must have words for each of {list(KENT.report.brief)!r}, got {{}}"),
    (lambda: evolve(KENT.report, concerns={}), f"concerns must have words for each of {list(KENT.report.concerns)!r}, got {{}}"),
    (lambda: Explanations(answers={}), "answers must have text for each answer and nothing else, got no text for NoRating.NO_RESULT"),
    (lambda: Explanations(answers={**KENT.explanations.answers, 5: "five"}), "answers must have text for each answer and nothing else, got text for 5"),  # type: ignore[dict-item]  # a wrong type is what is tested
]  # fmt: skip


@pytest.mark.parametrize(("make", "message"), REFUSED, ids=range(len(REFUSED)))
def test_invalid_words_are_refused(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        make()
    assert str(caught.value).startswith(message)


def test_style_of_the_wrong_kind_is_refused_with_what_was_given() -> None:
    with pytest.raises(StyleError) as caught:
        require_style("KENT")
    assert str(caught.value) == "style must be a Style, got 'KENT'"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"decimal_places": -1}, "got -1"),
        ({"decimal_places": 31}, "got 31"),
        ({"near": "x"}, "got 'x' (near)"),
        ({"near": -1}, "got -1"),
    ],
)
def test_style_with_a_part_that_cannot_be_written_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(qpr.QprError, match=re.escape(message)):
        qpr.styles.Style(**parts)


def test_style_accepts_0_to_30_decimal_places() -> None:
    assert [qpr.styles.Style(decimal_places=places).decimal_places for places in (0, 30)] == [0, 30]
    assert qpr.styles.Style(near=0).near == 0


def test_every_phrase_of_a_style_is_in_a_group() -> None:
    """A style consists of groups of phrases and of options."""
    values = [getattr(KENT, part.name) for part in fields(Style) if part.name not in {"language", "grouping"}]
    assert not [value for value in values if isinstance(value, str | Phrase)]
