from pathlib import Path

import pytest

from qpr_core import units
from qpr_core.errors import UnitError
from qpr_core.model.values import unit as module
from qpr_core.model.values.unit import READY_MADE
from qpr_core.units import DAYS, HOURS_AND_MINUTES, PER_1000, PER_CENT, YES_NO, Durations, Unit

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
CONSTANTS = {name: value for name, value in vars(module).items() if isinstance(value, Unit)}


def test_ready_made_units_are_all_units_of_the_module() -> None:
    assert set(CONSTANTS.values()) == set(READY_MADE)


def test_units_exports_every_ready_made_unit() -> None:
    assert set(units.__all__) == {"Unit", "Durations", "YesNo", *CONSTANTS}
    assert all(getattr(units, name) is unit for name, unit in CONSTANTS.items())


@pytest.mark.parametrize("name", CONSTANTS)
def test_reference_lists_every_ready_made_unit(name: str) -> None:
    assert any(f"`{name}`" in page.read_text("utf-8") for page in REFERENCE.glob("*.md"))


@pytest.mark.parametrize("unit", READY_MADE, ids=lambda unit: unit.name)
def test_ready_made_unit_is_named_by_its_name_and_its_repr_pastes_back(unit: Unit) -> None:
    assert Unit.named(unit.name) is Unit.named(f" {unit.name.upper()}") is unit
    assert eval(repr(unit), {"Unit": Unit}) is unit


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("£", "pounds"),
        ("GBP", "pounds"),
        ("£m", "million pounds"),
        ("£000s", "thousand pounds"),
        ("$", "dollars"),
        ("€", "euros"),
        ("Mins", "minutes"),
        ("hrs", "hours"),
        ("weeks", "weeks"),
        ("working  days", "working days"),
        ("KG", "kilograms"),
        ("tonnes", "tonnes"),
        ("kWh", "kilowatt hours"),
        ("per thousand", "per 1,000"),
        ("per 100000", "per 100,000"),
        ("points", "points"),
        ("No.", "number"),
    ],
)
def test_named_reads_the_words_of_analysts(spelling: str, name: str) -> None:
    assert Unit.named(spelling).name == name


@pytest.mark.parametrize(
    ("sample", "unit"),
    [
        ("12.3 per 1,000", Unit(name="x", after=" per 1,000", per=1000)),
        ("12 incidents per 10,000 people", Unit(name="x", after=" incidents per 10,000 people", per=10_000)),
        ("0.5 per million", Unit(name="x", after=" per million", per=1_000_000)),
        ("4 per head", Unit(name="x", after=" per head")),
        ("£1,234.50", Unit(name="x", before="£")),
        ("£ 12 per 100 homes", Unit(name="x", before="£ ", after=" per 100 homes", per=100)),
        ("12 kg", Unit(name="x", after=" kg")),
        ("12kg", Unit(name="x", after="kg")),
        ("  12   visits ", Unit(name="x", after=" visits")),
        ("4.2 out of 5", Unit(name="x", after=" out of 5")),
        ("85 %", Unit(name="x", after=" %", per=100)),
        ("12 tCO2e", Unit(name="x", after=" tCO2e")),
        ("12m2", Unit(name="x", after="m2")),
        ("Band 3", Unit(name="x", before="Band ")),
        ("12", Unit(name="x")),
    ],
)
def test_written_keeps_what_is_around_the_number_of_the_sample(sample: str, unit: Unit) -> None:
    assert Unit.written("x", sample) == unit


@pytest.mark.parametrize("unit", READY_MADE, ids=lambda unit: unit.name)
def test_written_as_a_ready_made_unit_is_that_unit(unit: Unit) -> None:
    assert Unit.written(unit.name, unit.sample.replace("12", "1,234.5")) is unit


def test_written_keeps_the_text_of_a_single_one() -> None:
    assert Unit.written("visits", "12 visits", one="1 visit").after_one == " visit"
    assert Unit.written("visits", "12 visits").after_one == " visits"
    assert Unit.written("days", "12 days", one="1 d").after_one == " d"
    assert Unit.written("days", "12d") == Unit(name="days", after="d")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            ("visits", "visits"),
            "sample of a unit must be text with one number, such as '12.3 per 1,000', got 'visits' (visits)",
        ),
        (("visits", "per 1,000"), "such as '12.3 per 1,000', got 'per 1,000' (visits)"),
        (
            ("visits", "1 in 5"),
            "sample of a unit must be text with one number, such as '12.3 per 1,000', got '1 in 5' (visits)",
        ),
        (("visits", 12), "sample of a unit must be text with one number, such as '12.3 per 1,000', got 12 (visits)"),
        (("visits", "1" + " " * 200), "such as '12.3 per 1,000', got '1   "),
        (("visits", "-5 visits"), "sample of a unit must have a number without a sign, got '-5 visits' (visits)"),
        (("visits", "£-5"), "sample of a unit must have a number without a sign, got '£-5' (visits)"),
        (("visits", "1 per 1" + "0" * 30), f"per must be smaller than 1e30, got {10**30} (visits)"),
        ((" ", "1 visit"), "name of a unit must not be blank, got ' '"),
    ],
)
def test_written_rejects_a_sample_that_does_not_show_one_number(parts: tuple[str, str], message: str) -> None:
    with pytest.raises(UnitError) as caught:
        Unit.written(*parts)
    assert message in str(caught.value)


def test_written_rejects_a_single_one_with_different_words_before() -> None:
    with pytest.raises(UnitError, match=r"one of a unit must have the same text before its number .*, got 'a 1'"):
        Unit.written("x", "£12", one="a 1")
    with pytest.raises(UnitError, match=r"one of a unit must be text with one number, .*, got 'a visit' \(visits\)"):
        Unit.written("visits", "12 visits", one="a visit")


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
    with pytest.raises(
        UnitError,
        match=r"unit must be one of 'per cent', 'number', .*, as in Unit\.written\('visits', '12 visits'\)\), got",
    ):
        Unit.named(name)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"name": " "}, "name of a unit must not be blank, got ' '"),
        ({"name": 5}, "name of a unit must be text, got 5"),
        ({"name": "visits", "after": None}, "after of a unit must be text, got None"),
        ({"name": "visits\x0b"}, "name of a unit must be one line of printable characters, got 'visits\\x0b'"),
        ({"name": "visits", "after": "\n"}, "after of a unit must be one line of printable characters, got '\\n'"),
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


def test_unit_with_a_form_has_no_text_around_its_figures_and_no_scale() -> None:
    for parts in ({"before": "£"}, {"after": " m"}, {"after_one": " m"}, {"per": 100}):
        with pytest.raises(UnitError, match=r"unit with a form must have no text before and after, and no scale"):
            Unit(name="time", form=Durations(["h", "m"]), **parts)
    with pytest.raises(UnitError, match=r"form of a unit must be a Durations, a YesNo or None, got 'h'"):
        Unit(name="time", form="h")  # type: ignore[arg-type]  # the wrong type is what is tested


def test_units_without_durations_are_their_own_numbers() -> None:
    assert DAYS.as_numbers is DAYS
    assert YES_NO.as_numbers is YES_NO


def test_units_of_different_forms_have_different_scales() -> None:
    assert not YES_NO.has_scale_of(HOURS_AND_MINUTES)
    assert not YES_NO.has_scale_of(DAYS)
    assert YES_NO.has_scale_of(Unit.written("plan", "Adopted/Not adopted"))
