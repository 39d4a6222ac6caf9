"""The JSON Schema of definitions agrees with `load`."""

from typing import Any

import jsonschema
import pytest
from hypothesis import given

from qpr_core import Indicator, Polarity
from qpr_core.definitions import DefinitionFaults, dump, load, schema
from qpr_core.model.values.records import known_words
from qpr_core.plain.definition_schema import PARTS, described_parts
from qpr_core.plain.loading import READERS
from qpr_core.testing import Four
from qpr_core.testing.strategies.indicators import indicators

VALIDATOR = jsonschema.Draft202012Validator(schema())
PLAIN = {"code": "CS01", "name": "Calls answered", "polarity": "higher is better", "unit": "%"}
OF_LAST = {"quarters": [{"target": 5, "floor": 4}, None, "none", {"target": 6, "tolerance": "5%"}]}


def is_loaded(data: object) -> bool:
    try:
        load(data, schemes=[Four])
    except DefinitionFaults:
        return False
    return True


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_part_has_a_title_and_the_description_of_the_docstring() -> None:
    assert set(PARTS) == set(READERS)
    for key, part in schema()["$defs"]["indicator"]["properties"].items():
        assert part["title"].lower().replace(" ", "_") == key
        assert part["description"] == described_parts(Indicator)[key]
        assert len(part["description"]) > 20


@given(indicators(scheme=Four))
def test_everything_that_is_dumped_is_valid(given: Indicator) -> None:
    VALIDATOR.validate(dump([given]))


@pytest.mark.parametrize("word", [word.strip("'") for word in known_words(Polarity).split(", ")])
def test_schema_takes_every_word_in_every_spelling_that_load_takes(word: str) -> None:
    for spelling in (word, word.upper(), word.replace(" ", "-"), word.replace(" ", "_"), f" {word} "):
        data = {"indicators": [PLAIN | {"polarity": spelling}]}
        assert is_loaded(data)
        VALIDATOR.validate(data)


VALID: list[dict[str, Any]] = [
    {},
    {"owner": "Head of Service", "service": None},
    {"groups": {"directorate": "Place", "priority": ["Cleaner borough", "Waste"], "ward": None}},
    {"unit": " PER  cent "},
    {"unit": {"name": "visits", "written": "12 visits", "one": "1 visit"}},
    {"unit": {"name": "visits", "after": " visits"}},
    {"thresholds": {"target": 85, "floor": 80.5}},
    {"thresholds": {"target": " 85.0 ", "tolerance": "5% "}},
    {"thresholds": {"target": "1/3", "tolerance": "1/7", "floor": None}},
    {"thresholds": {"levels": {"Blue": 90, "green": {"tolerance": 1}, "amber": {"tolerance": "5%"}}}},
    {"thresholds": "None"},
    {"thresholds": {"2022/23": {"target": 85, "floor": 80}, "2023/24": "none", "2024/25": None}},
    {"thresholds": {"2022/23": OF_LAST}, "basis": "Year to date total"},
    {
        "thresholds": {"2022/23": {"spread": 100, "shares": [10, 20, 30, 40], "floor": 90}},
        "basis": "year-to-date-total",
    },
    {"thresholds": {"2022/23": {"targets": [1, 2, 3, 4], "floors": [0, 1, 2, 3]}}},
    {"thresholds": {"low": 5, "high": 6}, "polarity": "neither"},
    {"possible": {"low": 0}},
    {"possible": [0, "none"]},
    {"basis": {"rolling": 4}},
    {"frequency": "ANNUAL", "arrears": 1, "carry_forward": 0, "decimal_places": 1, "withhold_below": 5},
    {"reported_from": 2023, "reported_until": "Q4 2024/25"},
    {"redefined": {"2023/24": "New rules"}, "renamed": {"Q1 2022/23": "Old"}},
    {"peers": {"Wealbury": {"2023/24": {"numerator": 1, "denominator": 2}}}},
    {"comparators": {"England": {"2023/24": 5, "2024/25": {"value": 5, "status": "Provisional"}, "2025/26": "none"}}},
    {"financial_year": "sept"},
    {"scheme": "Four"},
    {"data_only": True},
]
INVALID: list[dict[str, Any]] = [
    {"polarity": "sideways"},
    {"polarity": None},
    {"unit": "furlongs"},
    {"unit": {"written": "12 visits"}},
    {"unit": {"name": "visits", "written": "12 visits", "per": 5}},
    {"unit": {"name": "visits", "written": "visits"}},
    {"code": 5},
    {"code": " CS01"},
    {"name": ""},
    {"colour": "red"},
    {"rule": "mine"},
    {"thresholds": 85},
    {"thresholds": {}},
    {"thresholds": {"taget": 85, "floor": 80}},
    {"thresholds": {"target": True, "floor": 80}},
    {"thresholds": {"target": "85%", "floor": 80}},
    {"thresholds": {"target": 85, "tolerance": -1}},
    {"thresholds": {"target": 85, "floor": 80, "2023/24": "none"}},
    {"thresholds": {"targets": [1, 2, 3, 4], "tolerance": 1}},
    {"thresholds": {"2023/24": {"targets": [1, 2, 3], "tolerance": 1}}},
    {"thresholds": {"levels": {"green": "90%", "amber": 80}}},
    {"thresholds": {"levels": {"green": {"by": 5}, "amber": 80}}},
    {"possible": 100},
    {"possible": [0, 50, 100]},
    {"possible": {"lowest": 0}},
    {"basis": "weekly"},
    {"basis": {"rolling": 1}},
    {"frequency": "weekly"},
    {"frequency": 3},
    {"decimal_places": 31},
    {"decimal_places": 1.5},
    {"arrears": -1},
    {"withhold_below": 0},
    {"data_only": "yes"},
    {"reported_from": "last year"},
    {"redefined": {"soon": "New rules"}},
    {"redefined": ["New rules"]},
    {"comparators": {"England": {}}},
    {"peers": {"Wealbury": {}}},
    {"groups": {"SERVICE": "Waste"}},
    {"groups": {"priority": []}},
    {"groups": {"priority": [" "]}},
    {"groups": {" priority": "Waste"}},
    {"groups": "Waste"},
    {"comparators": {"England": {"2023/24": {"numerator": 5}}}},
    {"financial_year": 13},
    {"financial_year": "Spring"},
    {"scheme": 5},
]


@pytest.mark.parametrize("parts", VALID, ids=str)
def test_valid_examples_are_valid_for_both(parts: dict[str, Any]) -> None:
    data = {"$schema": "x.json", "financial_year": "April", "indicators": [PLAIN | parts]}
    assert is_loaded(data)
    VALIDATOR.validate(data)


@pytest.mark.parametrize("parts", INVALID, ids=str)
def test_invalid_examples_are_invalid_for_both(parts: dict[str, Any]) -> None:
    data = {"indicators": [PLAIN | parts]}
    assert not is_loaded(data)
    assert not VALIDATOR.is_valid(data)


@pytest.mark.parametrize(
    "data", [{}, [], 5, {"indicators": PLAIN}, {"indicator": []}, {"indicators": [5]}, {"indicators": [{}]}]
)
def test_files_without_a_list_of_indicators_are_invalid_for_both(data: object) -> None:
    assert not is_loaded(data)
    assert not VALIDATOR.is_valid(data)
