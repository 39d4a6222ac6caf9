"""Pages: over how many of them the columns of a sheet are printed."""

import pytest

from qpr_core.display.excel.printing import pages_wide


@pytest.mark.parametrize(
    ("widths", "pages"),
    [
        ([9, 30, 20], 1),
        ([9, 30, *[10] * 15], 1),  # 241.5 points for the two that are repeated, and 15 times 63.75, of 1,225
        ([9, 30, *[10] * 16], 2),
        ([9, 30, *[10] * 31], 3),
        ([9, 30, 300], 1),  # no page is without a column besides the repeated ones
        ([9, 30, 300, 300], 2),
    ],
)
def test_columns_are_printed_on_as_many_pages_as_they_need(widths: list[int], pages: int) -> None:
    assert pages_wide(widths) == pages
