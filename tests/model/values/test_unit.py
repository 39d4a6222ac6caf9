from pathlib import Path

import pytest

from qpr_core import units
from qpr_core.errors import UnitError
from qpr_core.model.values import unit as module
from qpr_core.model.values.unit import READY_MADE
from qpr_core.units import DAYS, PER_1000, PER_CENT, Unit

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
CONSTANTS = {name: value for name, value in vars(module).items() if isinstance(value, Unit)}


def test_ready_made_units_are_all_units_of_the_module() -> None:
    assert set(CONSTANTS.values()) == set(READY_MADE)


def test_units_exports_every_ready_made_unit() -> None:
    assert set(units.__all__) == {"Unit", *CONSTANTS}
    assert all(getattr(units, name) is unit for name, unit in CONSTANTS.items())


@pytest.mark.parametrize("name", CONSTANTS)
def test_reference_lists_every_ready_made_unit(name: str) -> None:
    assert any(f"`{name}`" in page.read_text("utf-8") for page in REFERENCE.glob("*.md"))


@pytest.mark.parametrize("unit", READY_MADE, ids=lambda unit: unit.name)
def test_ready_made_unit_is_named_by_its_name_and_its_repr_pastes_back(unit: Unit) -> None:
    assert Unit.named(unit.name) is Unit.named(f" {unit.name.upper()}") is unit
    assert eval(repr(unit), {"Unit": Unit}) is unit


@pytest.mark.parametrize("spelling", ["%", "per cent", "Percent", " PERCENTAGE "])
def test_named_reads_every_spelling_of_per_cent(spelling: str) -> None:
    assert Unit.named(spelling) is PER_CENT


def test_repr_of_a_custom_unit_pastes_back() -> None:
    visits = Unit(name="visits", after=" visits", after_one=" visit")
    assert eval(repr(visits), {"Unit": Unit}) == visits
    assert eval(repr(Unit(name="per cent", per=10)), {"Unit": Unit}) != PER_CENT


def test_is_percentage_of_per_cent_alone_is_true() -> None:
    assert PER_CENT.is_percentage
    assert not DAYS.is_percentage
    assert not PER_1000.is_percentage


@pytest.mark.parametrize("name", ["", "furlongs", None, 5, "x" * 10**6])
def test_named_rejects_an_unknown_name(name: str) -> None:
    with pytest.raises(UnitError, match=r"unit must be one of 'per cent', '%', .* or a custom Unit, got"):
        Unit.named(name)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"name": " "}, "name of a unit must not be blank, got ' '"),
        ({"name": 5}, "name of a unit must be text, got 5"),
        ({"name": "visits", "after": None}, "after of a unit must be text, got None"),
        ({"name": "visits", "per": 0}, "per must be a whole number of 1 or more, got 0 (visits)"),
        ({"name": "visits", "per": True}, "per must be a whole number of 1 or more, got True (visits)"),
        ({"name": "visits", "per": 10**30}, f"per must be smaller than 1e30, got {10**30} (visits)"),
        ({"name": "visits", "per": 1.5}, "per must be a whole number of 1 or more, got 1.5 (visits)"),
    ],
)
def test_unit_rejects_a_part_of_the_wrong_kind(parts: dict[str, str], message: str) -> None:
    with pytest.raises(UnitError) as caught:
        Unit(**parts)  # type: ignore[arg-type]  # wrong types are what is tested
    assert str(caught.value) == message
