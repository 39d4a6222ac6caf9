"""Widths of letters in Arial."""

import pytest

from qpr_core.display.letters import width_in_ems


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [("0", 556), ("%", 889), ("Amber", 667 + 833 + 556 + 556 + 333), ("◆", 1000), ("1,234.5", 5 * 556 + 2 * 278)],
)
def test_width_is_the_sum_of_the_widths_of_arial(text: str, thousandths: int) -> None:
    """The widths are those of Helvetica in Adobe's font metrics, which Arial has too."""
    assert width_in_ems(text) * 1000 == pytest.approx(thousandths)


def test_bold_text_is_wider() -> None:
    assert width_in_ems("Amber", is_bold=True) > width_in_ems("Amber")


def test_every_digit_is_equally_wide() -> None:
    assert len({width_in_ems(digit) for digit in "0123456789"}) == 1
