"""Styles from plain data: every fault by its path, and plural forms of languages."""

import json
import pickle
import tomllib
from typing import Any

import pytest

from qpr_core import Rag, Section, Summary, narrate
from qpr_core.errors import SchemeError, StyleError
from qpr_core.rules import Scheme
from qpr_core.styles import (
    KENT,
    BandWords,
    Outcome,
    Phrase,
    Plural,
    Style,
    StyleFaults,
    dump_style,
    load_style,
    plural_rule,
)
from qpr_core.testing import Four
from qpr_core.units import DAYS, Unit
from translation import translated_data

POLISH = """
language = "pl"
same_in_english = ["report", "notes"]

[cover.opening_unrated]
zero = "żaden nie jest "
one = "{count} jest x"
few = "{count} są x"
many = "{count} jest x"
other = "{count} jest x"

[cover.bands.Rag.GREEN]
meaning = "cel osiągnięto"

[common.band_names.Rag]
GREEN = "zielony"

[units.days]
after = " dni"
after_one = " dzień"
"""


def faults_of(data: Any, **options: Any) -> dict[str | None, str]:
    with pytest.raises(StyleFaults) as caught:
        load_style(data, **options)
    return {error.path: str(error).removesuffix(f" at {error.path}") for error in caught.value.errors}


def test_load_style_reads_a_file_of_toml() -> None:
    style = load_style(tomllib.loads(POLISH))
    assert style.language == "pl"
    assert [style.cover.opening_unrated.form(count)[-4:-2] for count in (1, 2, 5, 22)] == ["st", "są", "st", "są"]
    assert style.cover.bands[Rag.GREEN] == KENT.cover.bands[Rag.GREEN]._replace(meaning="cel osiągnięto")
    assert style.cover.bands[Rag.RED] == KENT.cover.bands[Rag.RED]
    assert style.name_of(Rag.GREEN).text == "zielony"
    assert style.units == {DAYS: Unit(name="days", after=" dni", after_one=" dzień")}
    assert style.cover.opening_unrated.rule is plural_rule("pl")
    assert style.cover.opening == KENT.cover.opening


def test_load_style_of_nothing_is_the_style_of_kent() -> None:
    assert load_style({}) == KENT


def test_welsh_style_uses_all_six_forms_in_a_report() -> None:
    data = translated_data("cy")
    data["cover"]["rated"] = {plural.value: "{count} {band} (" + plural.value + ")" for plural in Plural}
    style = load_style(data)
    counts = Summary(period="Q2 2025/26", indicators=11, ratings={Rag.GREEN: 6, Rag.AMBER: 3, Rag.RED: 2})
    text = str(narrate(counts, style=style, sections=Section.RATINGS))
    for form in ("(many)", "(few)", "(two)"):
        assert form in text


def test_load_style_lists_every_fault_with_its_path() -> None:
    found = faults_of(
        {
            "langauge": "cy",
            "near": "two",
            "decimal_places": 31,
            "with_shares": "yes",
            "sections": ["heading", "headings"],
            "change_numbers": {"words": ["zero", ""]},
            "cover": {
                "previous": 5,
                "heading": "{title}",
                "more": "{count} more}",
                "opening": {"one": "{share}", "oen": "x", "other": 5},
                "opening_unrated": "text",
                "bands": {"Rag": {"GREN": {}, "RED": "x", "AMBER": {"meaning": 5}}, "Rog": {}},
                "schemes": {"Rag": 5},
            },
            "explanations": {"answers": {"NoRating": {"NO_TARGET": "{x}", "NO_RESULT": False}}},
            "periods": {"months": ["a"], "short_months": "a", "quarter": "{quater}"},
            "common": [],
            "units": {"dayz": {}, "days": {"per": 0}, "hours": "x"},
            "percentage_points": {"name": ""},
            "workbook": {"cover": "Sheet", "notes": "Sheet"},  # each is right by itself
        }
    )
    assert set(found) == {
        "langauge", "workbook", "cover.previous", "cover.opening.oen", "cover.opening.other", "cover.opening_unrated",
        "cover.bands.Rag.GREN", "cover.bands.Rag.RED", "cover.bands.Rag.AMBER.meaning", "cover.bands.Rog",
        "cover.schemes.Rag", "cover.heading", "cover.more", "cover.opening", "explanations.answers.NoRating.NO_TARGET",
        "explanations.answers.NoRating.NO_RESULT", "periods.short_months", "periods.months", "periods.quarter", "common", "units.dayz",
        "units.days.per", "units.hours", "percentage_points.name", "change_numbers.words", "near", "decimal_places", "with_shares", "sections",
    }  # fmt: skip
    assert found["langauge"] == "part of a style must be in style_schema() (perhaps language), got 'langauge'"
    assert found["cover.opening.oen"] == "forms of a phrase must be among zero, one, two, few, many, other, got 'oen'"
    assert found["cover.bands.Rag.GREN"] == "entry must be of one of GREEN, AMBER, RED, got 'GREN'"


class Met(Scheme):
    """Two bands."""

    MET = "Met"
    MISSED = "Missed"


def test_load_style_reads_the_words_of_a_band_that_kent_does_not_have() -> None:
    opening, whole = {"zero": "a", "one": "b", "other": "c"}, {"zero": "", "one": "x", "other": "All {count}"}
    style = load_style({"cover": {"bands": {"Met": {"MET": {"opening": opening, "whole": whole}}}}}, schemes=[Met])
    words = style.cover.bands[Met.MET]
    assert words.opening == Phrase(zero="a", one="b", other="c")
    assert words.whole == Phrase(zero="", one="x", other="All {count}")
    assert words.meaning == ""


def test_load_style_refuses_a_band_without_the_words_it_needs() -> None:
    with pytest.raises(StyleFaults) as caught:
        load_style({"cover": {"bands": {"Met": {"MET": {"meaning": "x"}}}}}, schemes=[Met])
    assert "cover.bands.Met.MET: entry that is new must have its opening, got" in str(caught.value)


@pytest.mark.parametrize("odd", [None, 5, "text", []])
def test_load_style_refuses_what_is_no_mapping(odd: Any) -> None:
    assert faults_of(odd) == {"style": f"style must be a mapping of its parts, got {odd!r}"}


def test_load_style_refuses_a_language_without_a_known_rule() -> None:
    assert faults_of({"language": "mt"}) == {
        "language": "language must have a known plural rule (pass a function with plurals=), got 'mt'"
    }
    assert list(faults_of({"language": "Maltese"})) == ["language"]
    assert load_style({"language": "mt"}, plurals=plural_rule("cy")).language == "mt"
    with pytest.raises(
        StyleError, match="rule of a phrase must be a function that returns a Plural for a count, got 5"
    ):
        load_style({}, plurals=5)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_load_style_reads_bands_of_other_schemes_whole() -> None:
    whole = {"opening": {"zero": "none", "one": "{count}", "other": "{count}"}, "meaning": "it is best"}
    name = next(iter(Four)).name
    style = load_style({"cover": {"bands": {"Four": {name: whole}}}}, schemes=[Four])
    assert style.cover.bands[next(iter(Four))] == BandWords(Phrase("none", "{count}", "{count}"), "it is best")
    found = faults_of({"cover": {"bands": {"Four": {name: {"opening": {"one": "x"}}}}}}, schemes=[Four])
    path = f"cover.bands.Four.{name}"
    assert found == {
        f"{path}.opening": "phrase that is new must have the forms zero, other, got {'one': 'x'}",
    }
    with pytest.raises(SchemeError, match="schemes must be a list of rating schemes, got"):
        load_style({}, schemes=[5])  # type: ignore[list-item]  # a wrong type is what is tested
    with pytest.raises(SchemeError, match="schemes must be a list of rating schemes, got"):
        load_style({}, schemes=5)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_entry_of_false_leaves_out_one_of_kent() -> None:
    style = load_style({"cover": {"bands": {"Rag": {"RED": False}}, "schemes": {"Rag": False}}})
    assert set(style.cover.bands) == {Rag.GREEN, Rag.AMBER}
    assert style.cover.schemes == {}


def test_grouping_and_level_are_read_from_the_top_of_a_file() -> None:
    style = load_style(tomllib.loads('grouping = "priority"\nlevel = 1'))
    assert (style.grouping, style.level) == ("priority", 1)
    assert dump_style(style) == {"grouping": "priority", "level": 1}
    assert load_style({"level": False}).level is None
    assert faults_of({"grouping": 5, "level": "one"}) == {
        "grouping": "this part of a style must be text, got 5",
        "level": "level must be a whole number of 1 or more, got 'one'",
    }


def test_json_keeps_a_style_and_faults_can_be_pickled() -> None:
    style = Style(decimal_places=1, near="2.5", with_shares=True)
    assert load_style(json.loads(json.dumps(dump_style(style)))) == style
    made = StyleFaults([StyleError("phrase must be text", given=5).at("cover.heading")])
    assert str(pickle.loads(pickle.dumps(made))) == str(made)
    assert str(made) == "data of a style must have no faults, got 1 fault:\n- cover.heading: phrase must be text, got 5"


@pytest.mark.parametrize(
    ("outcome", "path", "message"),
    [
        (
            {"name": "late", "on": "is late"},
            "common.band_names.Rag.RED.on",
            "parts of an outcome must be among name, one",
        ),
        ({"one": "is late"}, "common.band_names.Rag.RED", "name of an outcome must be text, got None"),
        ({"name": "late {band}"}, "common.band_names.Rag.RED", "phrase must use only the placeholders colour"),
    ],
)
def test_wrong_outcomes_are_faults_with_their_path(outcome: object, path: str, message: str) -> None:
    (fault,) = faults_of({"common": {"band_names": {"Rag": {"RED": outcome}}}}).items()
    assert fault[0] == path
    assert fault[1].startswith(message)


def test_outcome_is_loaded_with_its_parts() -> None:
    style = load_style({"common": {"band_names": {"Rag": {"RED": {"name": "late", "one": "came late/never"}}}}})
    assert style.common.outcome_of(Rag.RED) == Outcome("late", one="came late/never")
