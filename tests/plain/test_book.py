"""The book of 40 indicators in the documentation, and the schema beside it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import fields

from qpr_core import Basis, ExpectedRange, Indicator, Polarity, Profile, Rolling, Thresholds
from qpr_core.definitions import dump, load, schema
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.values.records import FrozenMapping

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
BOOK: dict[str, Any] = tomllib.loads((EXAMPLES / "definitions.toml").read_text(encoding="utf-8"))
INDICATORS = load(BOOK)


def kinds() -> set[type]:
    """Return the kinds of all thresholds of the book."""
    found: list[object] = []
    for each in INDICATORS:
        found += each.thresholds.values() if isinstance(each.thresholds, FrozenMapping) else [each.thresholds]
    return {type(thresholds) for thresholds in found}


def test_book_has_forty_indicators_of_every_kind() -> None:
    assert len(INDICATORS) == 40
    assert {each.polarity for each in INDICATORS} == set(Polarity)
    assert {each.basis for each in INDICATORS} == {*Basis, Rolling(4), Rolling(12)}
    assert {Thresholds, ExpectedRange, Profile, Levels} <= kinds()


@pytest.mark.parametrize("part", [part.alias for part in fields(Indicator) if part.init and part.alias != "rule"])
def test_book_shows_every_part_except_the_financial_year(part: str) -> None:
    assert any(part in each for each in BOOK["indicators"]) is (part != "financial_year")


def test_book_is_read_again_from_what_is_dumped() -> None:
    assert load(dump(INDICATORS)) == INDICATORS


def test_book_is_valid_by_the_schema() -> None:
    jsonschema.Draft202012Validator(schema()).validate(BOOK)


def test_schema_of_the_documentation_is_the_current_one() -> None:
    """Write it with `json.dumps(schema(), indent=1, ensure_ascii=False)` after a change."""
    written = (EXAMPLES / "definitions.schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == schema()
