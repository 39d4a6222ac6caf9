"""No rating on a boundary is wrong: over a million figures, targets and tolerances aimed at it."""

from collections.abc import Callable
from math import gcd
from random import Random

import pytest

from qpr_core import Indicator, Polarity, Rag, Ratio, Thresholds, classify

HIGHER, LOWER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER


def make(polarity: Polarity, target: str, **parts: str) -> Indicator:
    thresholds = Thresholds(target=target, **parts)
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", thresholds=thresholds)


def tenths(count: int) -> str:
    return f"{count // 10}.{count % 10}"


def by_integers(polarity: Polarity, value: int, target: int, per_cent: int) -> Rag:
    """Rate tenths by whole numbers alone: missing the target by at most *per_cent* of it is Amber."""
    sign = 1 if polarity is HIGHER else -1
    if sign * value >= sign * target:
        return Rag.GREEN
    return Rag.AMBER if sign * value * 100 >= sign * target * (100 - sign * per_cent) else Rag.RED


@pytest.mark.large
def test_250_000_figures_at_a_boundary_are_rated_like_whole_numbers() -> None:
    random = Random(2023)
    rated = on_boundary = 0
    while rated < 250_000:
        polarity, target, per_cent = random.choice([HIGHER, LOWER]), random.randint(1, 999), random.randint(0, 6) * 5
        target *= random.choice([1, 2, 5, 10, 20])
        indicator = make(polarity, tenths(target), tolerance=f"{per_cent}%")
        edge = target * (100 - per_cent if polarity is HIGHER else 100 + per_cent)
        nearest = edge // 100
        for value in {*range(max(0, nearest - 25), nearest + 26), *range(max(0, target - 10), target + 11)}:
            typed = value / 10  # a float, as a spreadsheet or a notebook has it
            assert classify(indicator, typed) is by_integers(polarity, value, target, per_cent), (indicator, typed)
            on_boundary += value * 100 == edge
            rated += 1
    assert on_boundary > 1_250


@pytest.mark.large
def test_counts_at_the_boundary_of_a_percentage_are_rated_like_whole_numbers() -> None:
    random = Random(2024)
    rated = on_boundary = 0
    for _ in range(400):
        target = random.randint(1, 999)
        indicator = make(HIGHER, tenths(target), floor="0")
        for _ in range(40):
            total = 1_000 // gcd(target, 1_000) * random.randint(1, 20)  # so that a whole count is on the target
            exact = total * target // 1_000
            for counted in (exact - 1, exact, exact + 1):
                expected = Rag.GREEN if counted * 1_000 >= target * total else Rag.AMBER
                assert classify(indicator, Ratio(counted, total)) is expected
                on_boundary += counted * 1_000 == target * total
                rated += 1
    assert (rated, on_boundary) == (48_000, 16_000)


FORMULAS: dict[str, Callable[[float, float, float], bool]] = {
    "value >= target * (1 - tolerance)": lambda value, target, tolerance: value >= target * (1 - tolerance),
    "value / target >= 1 - tolerance": lambda value, target, tolerance: value / target >= 1 - tolerance,
    "(target - value) / target <= tolerance": lambda value, target, tolerance: (target - value) / target <= tolerance,
}


@pytest.mark.parametrize(("formula", "misrated"), list(zip(FORMULAS, (174, 209, 288), strict=True)))
def test_spreadsheet_formulas_misrate_a_fifth_to_a_third_of_boundary_values(formula: str, misrated: int) -> None:
    """Targets from 0.1 to 199.9, tolerances of 5, 10, 15 and 20 %, wherever the boundary has one decimal place."""
    cases = wrong = 0
    for target in range(1, 2_000):
        for per_cent in (5, 10, 15, 20):
            edge, rest = divmod(target * (100 - per_cent), 100)
            if rest == 0:
                cases += 1
                wrong += not FORMULAS[formula](edge / 10, target / 10, per_cent / 100)
                indicator = make(HIGHER, tenths(target), tolerance=f"{per_cent}%")
                assert classify(indicator, edge / 10) is (Rag.AMBER if edge < target else Rag.GREEN)
    assert (cases, wrong) == (796, misrated)
