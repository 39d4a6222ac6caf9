"""Words are data: another house style, another language with other plural rules, other names of months and bands."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from kent import summary as kent_summary
from qpr_core import (
    Direction,
    FinancialYear,
    Flag,
    Frequency,
    Indicator,
    Judgement,
    Movement,
    NoComparison,
    NoDirection,
    NoProjection,
    NoRating,
    NoYearEnd,
    Period,
    Polarity,
    Rag,
    Ratio,
    Section,
    Summary,
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
    MINUTES,
    STATISTICAL,
    BandWords,
    Explanations,
    NoteWords,
    NumberStyle,
    PeriodStyle,
    PeriodWords,
    Phrase,
    Plural,
    Style,
    english,
)
from qpr_core.testing import financial_years, periods
from qpr_core.units import DAYS, PER_CENT, Unit

PRESETS = (KENT, STATISTICAL, MINUTES)
HIGHER = Polarity.HIGHER_IS_BETTER


def six_forms(count: int) -> Plural:
    """Source: Unicode Common Locale Data Repository, the rule for Welsh."""
    named = {0: Plural.ZERO, 1: Plural.ONE, 2: Plural.TWO, 3: Plural.FEW, 6: Plural.MANY}
    return named.get(count, Plural.OTHER)


def marked(phrase: Phrase) -> Phrase:
    """Mark every form by its name, as a translator would fill it in: nobody here vouches for words of Welsh."""
    forms = {plural.value: f"{phrase.other.rstrip('.')} [{plural.value}]" for plural in Plural}
    return Phrase(**forms, rule=six_forms)


def test_a_language_of_six_forms_gets_each_of_them_where_its_rule_says_so() -> None:
    style = Style(rated=marked(KENT.rated), last_comma=" a ")
    for count, form in {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many", 4: "other", 20: "other"}.items():
        summary = Summary(
            period="Q2 2023/24", indicators=40, ratings={Rag.GREEN: count, Rag.AMBER: 0, Rag.RED: 40 - count}
        )
        bullet = str(narrate(summary, style=style, sections=Section.RATINGS)).splitlines()[1]
        meaning = " – the target was achieved or exceeded" if count else ""  # of a band that has none, no form says it
        assert bullet == f"- {count} are rated Green{meaning} [{form}]"


def test_a_whole_translation_is_given_from_outside_without_a_word_of_english_left() -> None:
    def translated(words: Any) -> Any:
        parts: dict[str, Any] = {}
        for part in fields(type(words)):
            value = getattr(words, part.name)
            if isinstance(value, str):
                parts[part.name] = _only_places(value)
            elif isinstance(value, Phrase):
                zero, one, other = (_only_places(form) for form in value.forms[:3])
                parts[part.name] = Phrase(zero, one, other, rule=six_forms)
        return evolve(words, **parts)

    silent = evolve(
        translated(KENT),
        directions={each: Phrase("", "{count}", "{count}") for each in Direction},
        bands={band: BandWords(Phrase("", "{count}", "{count}"), "x") for band in Rag},
        periods=PeriodWords(months=["m"] * 12, long_quarter="{quarter}", year="{first}"),
        band_names=dict.fromkeys(Rag, "b"),
        schemes={Rag: "s"},
        rating_numbers=NumberStyle.DIGITS,
        change_numbers=NumberStyle.DIGITS,
        direction_numbers=NumberStyle.DIGITS,
    )
    sections = [section for section in Section if section is not Section.LISTED]
    words = "".join(
        sign if sign.isalpha() else " " for sign in str(narrate(kent_summary(), style=silent, sections=sections))
    )
    assert set(words.split()) <= {"m", "b", "s", "x"}


def _only_places(text: str) -> str:
    from string import Formatter  # noqa: PLC0415  only here

    return " ".join(f"{{{name}}}" for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_a_form_that_is_not_given_is_that_of_others() -> None:
    phrase = Phrase(zero="0", one="1", other="n", two="2", rule=six_forms)
    assert [phrase.form(count) for count in (0, 1, 2, 3, 6, 9)] == ["0", "1", "2", "n", "n", "n"]
    assert repr(phrase) == "Phrase(zero='0', one='1', other='n', two='2', rule=six_forms)"
    assert repr(Phrase("0", "1", "n")) == "Phrase(zero='0', one='1', other='n')"
    assert repr(Phrase("0", "1", "n", rule=partial(six_forms))).endswith("rule=partial)")


def test_a_rule_that_fails_for_a_large_count_is_refused_when_it_fails() -> None:
    phrase = Phrase("0", "1", "n", rule=lambda count: english(count) if count < 3 else "few")  # type: ignore[arg-type, return-value]  # the same
    with pytest.raises(StyleError, match="plural rule must give a Plural, got 'few' for 3"):
        phrase.form(3)


@pytest.mark.parametrize("rule", [5, None, "english", len, lambda _: "few", Plural])
def test_a_phrase_is_made_only_with_a_rule_for_plurals(rule: Any) -> None:
    with pytest.raises(StyleError, match="rule of a phrase must be a function that returns a Plural for a count, got"):
        Phrase("0", "1", "n", rule=rule)


@pytest.mark.parametrize(("form", "given"), [("zero", None), ("one", 5), ("other", b"n"), ("two", 5), ("many", [])])
def test_a_phrase_is_made_only_of_text(form: str, given: Any) -> None:
    with pytest.raises(StyleError) as caught:
        Phrase(**({"zero": "0", "one": "1", "other": "n"} | {form: given}))
    assert str(caught.value) == f"{form} of a phrase must be text, got {given!r}"


def test_a_place_that_nothing_fills_is_refused_in_every_form() -> None:
    with pytest.raises(StyleError, match="phrase must use no names but count, got"):
        Style(opening_unrated=Phrase("", "{count}", "{count}", two="{dau}"))


def test_english_has_a_form_of_its_own_for_none() -> None:
    assert [english(count) for count in (0, 1, 2, 21)] == [Plural.ZERO, Plural.ONE, Plural.OTHER, Plural.OTHER]


@pytest.mark.parametrize("style", PRESETS)
def test_every_answer_has_its_words_in_every_preset(style: Style) -> None:
    explained: list[type[Choice]] = [
        NoRating, Expectation, Movement, Judgement, NoComparison, Direction, NoDirection, NoProjection, NoYearEnd, FigurePart,
        Frequency,
    ]  # fmt: skip
    for answers in explained:
        for answer in answers:
            assert style.explanations.answers[answer].strip(), answer
    for answer in (*Judgement, *NoComparison, *Direction, *NoDirection):
        assert style.report.brief[answer].strip(), answer
    assert set(style.directions) == set(Direction)
    assert set(style.bands) == set(Rag)
    assert set(style.notes.flags) == set(Flag) - {Flag.RESTATED}  # which has a section of its own
    assert set(style.sections) == set(Section)
    phrases = [value for value in (getattr(style, part.name) for part in fields(Style)) if isinstance(value, Phrase)]
    assert all(phrase.one.strip() and phrase.other.strip() for phrase in phrases)


@given(periods(), financial_years(), st.booleans())
def test_the_default_names_of_periods_are_those_of_their_format(
    period: Period, year: FinancialYear, whole: bool
) -> None:
    style = PeriodStyle.LONG if whole else PeriodStyle.SHORT
    named = PeriodWords().name(period, year, whole=whole)
    assert (named.text, named.period) == (period.format(style=style, financial_year=year), period)


@pytest.mark.parametrize(
    ("period", "name", "whole"),
    [
        ("Q2 2023/24", "July to September 2023", "July to September 2023 (Quarter 2, 2023 to 2024)"),
        ("2023/24", "2023 to 2024", "2023 to 2024"),
        ("2023", "2023", "2023"),
        ("Dec 2023-Feb 2024", "December 2023 to February 2024", "December 2023 to February 2024"),
        ("May-Jul 2023", "May to July 2023", "May to July 2023"),
        ("May 2023", "May 2023", "May 2023"),
    ],
)
def test_a_style_names_periods_in_its_own_way(period: str, name: str, whole: str) -> None:
    made = Period.parse(period)
    assert STATISTICAL.periods.name(made, FinancialYear()).text == name
    assert STATISTICAL.periods.name(made, FinancialYear(), whole=True).text == whole


def test_units_points_decimal_places_and_bands_are_a_matter_of_style() -> None:
    spelt = Style(
        units={PER_CENT: Unit(name="per cent", after=" per cent", per=100)},
        percentage_points=Unit(name="points", after=" pp"),
        band_names={Rag.AMBER: "AMBER"},
        decimal_places=1,
        case_numbers=NumberStyle.DIGITS,
    )
    calls = Indicator(code="C", name="Calls", polarity=HIGHER, unit="%", thresholds=Thresholds(target=85, floor=80))
    assert str(explain(rate(calls, Ratio(84, 100)), style=spelt)) == (
        "It is rated AMBER, because 84 of 100 (84.0 per cent) meets the floor standard of 80 per cent and misses the "
        "target of 85 per cent by 1.0 pp; 1 more case would have made it Green."
    )
    waits = Indicator(
        code="W", name="Waits", polarity=Polarity.LOWER_IS_BETTER, unit=DAYS, thresholds=None, decimal_places=0
    )
    assert "84.0" not in str(explain(rate(waits, 84), style=spelt))  # the indicator's own decimal places go first


REFUSED: list[tuple[Callable[[], Any], str]] = [
    (lambda: NumberStyle("one"), "words of a number style must be texts from nought on, none blank, got 'one'"),
    (lambda: NumberStyle(["nought", " "]), "words of a number style must be texts from nought on, none blank, got ['nought', ' ']"),
    (lambda: NumberStyle(5), "words of a number style must be texts from nought on, none blank, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: PeriodWords(months=["May"] * 11 + [" "]), "months must be 12 names from January on, got ['May', 'May'"),
    (lambda: PeriodWords(months=["May"]), "months must be 12 names from January on, got ['May']"),
    (lambda: PeriodWords(months=5), "months must be 12 names from January on, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: PeriodWords(quarter="{month}"), "phrase must use no names but calendar_year, first_month, last_month, quarter, year, got '{month}' (quarter)"),
    (lambda: Style(decimal_places=-1), "decimal_places must be a whole number from 0 to 30, or None, got -1"),
    (lambda: Style(decimal_places=True), "decimal_places must be a whole number from 0 to 30, or None, got True"),
    (lambda: Style(near=-1), "near must be nought or more, got -1"),
    (lambda: Style(units={"%": PER_CENT}), "units must map units to units of the same scale, got '%' with Unit.named('per cent')"),  # type: ignore[dict-item]  # a wrong type is what is tested
    (lambda: Style(units={PER_CENT: DAYS}), "units must map units to units of the same scale, got Unit.named('per cent') with Unit.named('days')"),
    (lambda: Style(band_names={"Red": "R"}), "band_names must map bands to their names, got 'Red'"),  # type: ignore[dict-item]  # a wrong type is what is tested
    (lambda: Style(band_names={Rag.RED: " "}), "name of Rag.RED must not be blank, got ' '"),
    (lambda: Style(sections=["moved"]), "sections must be of Section, each once, got ['moved']"),  # type: ignore[list-item]  # a wrong type is what is tested
    (lambda: Style(periods=None), "periods must be PeriodWords, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: evolve(KENT.report, brief={}), "brief must have words for each of "),
    (lambda: evolve(KENT.report, concerns=dict.fromkeys(KENT.report.concerns, "{x}")), "phrase must use no names but band, got '{x}'"),
    (lambda: NoteWords(flags={}), "flags must have a phrase for each of "),
    (lambda: Explanations(answers={}), "answers must have text for each answer and nothing else"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "message"), REFUSED, ids=range(len(REFUSED)))
def test_words_that_could_not_be_said_are_refused(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        make()
    assert str(caught.value).startswith(message)
