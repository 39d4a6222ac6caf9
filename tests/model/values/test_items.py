"""Lists and rows that callers pass: what can be iterated is read once, anything else is not a list."""

from collections.abc import Iterator

import numpy as np
import pytest

from qpr_core.model.values.items import items_of, tuples_of


@pytest.mark.parametrize("given", ["ab", 5, None, np.array(5), np.array("ab")], ids=repr)
def test_items_of_what_cannot_be_iterated_is_none(given: object) -> None:
    """A NumPy array without dimensions has a method for iteration, which raises a TypeError."""
    assert items_of(given) is None
    assert tuples_of(given) is None


def test_items_of_reads_every_iterable() -> None:
    assert items_of(iter([1, 2])) == items_of(np.array([1, 2])) == items_of({1: "a", 2: "b"}) == (1, 2)


def test_items_of_lets_an_error_of_the_iterable_itself_through() -> None:
    """A fault inside the caller's own generator is not hidden behind a message about its type."""

    def failing() -> Iterator[int]:
        raise TypeError("fault of the caller")
        yield 1

    with pytest.raises(TypeError, match="fault of the caller"):
        items_of(failing())


@pytest.mark.parametrize("given", [["ab"], [("a", 1), "bc"], [("a", 1, 2, 3)], {"ab"}], ids=repr)
def test_rows_of_anything_but_rows_is_none(given: object) -> None:
    assert tuples_of(given) is None
