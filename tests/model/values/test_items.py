"""Iterables and pairs that callers pass: each is read once."""

from collections.abc import Iterator

import numpy as np
import pytest

from qpr_core.model.values.items import items_of, tuples_of


@pytest.mark.parametrize("given", ["ab", 5, None, np.array(5), np.array("ab")], ids=repr)
def test_items_of_what_cannot_be_iterated_is_none(given: object) -> None:
    """The iteration method of a NumPy array without dimensions raises a TypeError."""
    assert items_of(given) is None
    assert tuples_of(given) is None


def test_items_of_reads_every_iterable() -> None:
    assert items_of(iter([1, 2])) == items_of(np.array([1, 2])) == items_of({1: "a", 2: "b"}) == (1, 2)


def test_items_of_lets_an_error_of_the_iterable_itself_through() -> None:
    """An error in a generator of the caller is raised unchanged."""

    def failing() -> Iterator[int]:
        raise TypeError("fault of the caller")
        yield 1

    with pytest.raises(TypeError, match="fault of the caller"):
        items_of(failing())


@pytest.mark.parametrize("given", [["ab"], [("a", 1), "bc"], [("a", 1, 2, 3)], {"ab"}], ids=repr)
def test_tuples_of_anything_but_tuples_is_none(given: object) -> None:
    assert tuples_of(given) is None
