"""Records: frozen mappings and what all records have."""

from qpr_core.model.values.records import FrozenMapping


def test_frozen_mapping_with_different_values_has_a_different_hash() -> None:
    assert hash(FrozenMapping({1: 2})) == hash(FrozenMapping({1: 2})) != hash(FrozenMapping({1: 3}))
