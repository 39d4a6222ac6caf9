"""Division by key: one part a key, in the order in which keys first appear."""

from qpr_core.analysis.reporting.dividing import divided


def test_divided_joins_the_items_of_a_key_that_appears_twice() -> None:
    listed = [("Housing", 1), (None, 2), ("Access", 3), ("Housing", 4)]
    groups = divided(listed, lambda each: each[0])
    assert list(groups.items()) == [
        ("Housing", [("Housing", 1), ("Housing", 4)]),
        (None, [(None, 2)]),
        ("Access", [("Access", 3)]),
    ]


def test_divided_has_no_part_without_items() -> None:
    nothing: list[str] = []
    assert divided(nothing, lambda each: each) == {}


def test_divided_has_only_the_keys_that_are_wanted() -> None:
    assert divided([1, 2, 3, 4], lambda each: each % 2, [0]) == {0: [2, 4]}
