"""The JSON Schema of styles agrees with `load_style`."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from outcome_style import OUTCOME_STYLE
from qpr_core.styles import Style, dump_style, load_style, style_schema
from qpr_core.testing.strategies.styles import styles
from translation import translated_data

VALIDATOR = jsonschema.Draft202012Validator(style_schema())


def test_style_schema_is_a_schema_that_json_can_hold() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(style_schema())))


@given(styles())
def test_style_schema_accepts_the_data_of_every_style(style: Style) -> None:
    VALIDATOR.validate(json.loads(json.dumps(dump_style(style))))


def test_style_schema_accepts_outcomes() -> None:
    VALIDATOR.validate(dump_style(OUTCOME_STYLE))


def test_style_schema_accepts_a_whole_translation() -> None:
    VALIDATOR.validate(translated_data("cy"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"covers": {}},
        {"cover": {"heading": 5}},
        {"cover": {"opening": {"oen": "x"}}},
        {"cover": {"bands": {"Rag": {"RED": True}}}},
        {"cover": {"bands": {"Rag": {"BLUE": False}}}},
        {"units": {"days": {"after": 5}}},
        {"common": {"band_names": {"Rag": {"RED": {"name": "late", "on": "is late"}}}}},
        {"common": {"band_names": {"Rag": {"RED": {"one": "is late"}}}}},
        {"common": {"band_names": {"Rag": {"RED": 5}}}},
        {"sections": ["headings"]},
        {"with_shares": 1},
        {"decimal_places": 31},
        {"near": True},
        {"grouping": 5},
        {"level": 0},
        {"paper": {"sections": ["ratings"]}},
        {"paper": {"sections": [{"heading": "Results", "parts": ["ratings"], "layout": "sideways"}]}},
    ],
    ids=str,
)
def test_style_schema_refuses_data_that_load_style_refuses(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)


def test_style_schema_accepts_the_sections_of_a_cover_paper() -> None:
    sections = [{"heading": "Results", "parts": ["ratings"], "layout": "headed"}]
    VALIDATOR.validate({"paper": {"sections": sections}})
    assert load_style({"paper": {"sections": sections}}).paper.sections[0].heading == "Results"


def test_style_schema_has_each_phrase_of_kent_as_its_default() -> None:
    assert style_schema()["properties"]["cover"]["properties"]["previous"]["default"] == "the previous {named_period}"
