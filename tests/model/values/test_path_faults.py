"""The collector of faults, and paths."""

import pytest

from qpr_core import Thresholds
from qpr_core.errors import ThresholdError
from qpr_core.model.values.path_faults import PathFaults, close_to, joined, numbered


def test_faults_are_kept_in_their_order_and_the_first_is_raised() -> None:
    faults = PathFaults()
    faults.raise_first()
    assert faults.read("a", lambda: 5) == 5
    assert faults.read("b", lambda: Thresholds(target=5)) is None
    faults.add("c", ThresholdError("second"))
    assert [path for path, _ in faults.found] == ["b", "c"]
    with pytest.raises(ThresholdError, match="either a floor or a tolerance"):
        faults.raise_first()


@pytest.mark.parametrize(
    ("path", "part", "whole"),
    [
        ("", "indicators", "indicators"),
        ("indicators[3]", "thresholds", "indicators[3].thresholds"),
        ("thresholds", 2023, 'thresholds."2023"'),
        ("", 'a "b"', r'"a \"b\""'),
    ],
)
def test_path_is_written_as_toml_writes_keys(path: str, part: str | int, whole: str) -> None:
    assert joined(path, part) == whole


def test_path_of_an_item_has_its_number() -> None:
    assert joined(numbered("indicators", 3), "code") == "indicators[3].code"


@pytest.mark.parametrize("key", ["x" * 10**6, 10**5000, object()], ids=["text", "number", "object"])
def test_path_of_a_hostile_key_is_short(key: object) -> None:
    assert len(joined("thresholds", key)) < 100


@pytest.mark.parametrize(
    ("key", "shown"),
    [("taget", " (perhaps target)"), ("TARGET", " (perhaps target)"), ("x" * 10**6, ""), (5, "")],
    ids=range(4),
)
def test_close_to_names_a_key_that_is_close(key: object, shown: str) -> None:
    assert close_to(key, ["target", "floor"]) == shown
