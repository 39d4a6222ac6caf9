"""Names of periods whose year and part are in two cells: `join_period`."""

from qpr_core.errors import PeriodError


def join_period(year: object, part: object, *, are_quarters: bool = False) -> str | None:
    """Join a year and a part of it that are in two header rows or columns.

    Return None if both are empty.

    >>> join_period("2023/24", "Qtr 1"), join_period(2023, "June"), join_period("2023/24", 1, are_quarters=True)
    ('Qtr 1 2023/24', 'June 2023', 'Q1 2023/24')
    >>> join_period("2023/24", None), join_period(None, "Q1 2023/24")
    ('2023/24', 'Q1 2023/24')

    Args:
        year: The year, as text or as a whole number.
        part: The quarter or the month.
        are_quarters: Whether parts that are whole numbers are quarters.

    Raises:
        PeriodError: If *part* is a number, and numbers are not quarters.
    """
    years, parts = _joined(year), _joined(part)
    if parts.isdigit() and not are_quarters:
        raise PeriodError("part of a year must be a name such as Q1 or June", given=part)
    return f"{'Q' if parts.isdigit() else ''}{parts} {years}".strip() or None


def _joined(part: object) -> str:
    return "" if part is None else str(int(part) if isinstance(part, float) and part.is_integer() else part).strip()
