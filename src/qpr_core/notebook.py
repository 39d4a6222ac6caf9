"""ShowsItself: results that show themselves in a notebook or with `print`.

This is the one upward import.
"""


class ShowsItself:
    """A result that a notebook shows as HTML, and `print` as plain text.

    The text is written only when it is needed. `repr` shows the fields of the record.

    >>> from qpr_core import Rag, Summary
    >>> print(Summary(period="Q2 2023/24", indicators=1, ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 0}))
    Quarterly Performance Report, Quarter 2, 2023/24
    <BLANKLINE>
    This report presents performance to the end of September 2023 (Quarter 2, 2023/24).
    <BLANKLINE>
    The only KPI achieved target (Green).
    <BLANKLINE>
    The latest RAG status of the only KPI is as follows:
    - 1 is rated Green – the target was achieved or exceeded.
    - None are rated Amber.
    - None are rated Red.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from qpr_core.display.show import to_html  # noqa: PLC0415  the one upward import, made only when needed

        return to_html(self)

    def __str__(self) -> str:
        """Return as plain text what a notebook shows."""
        from qpr_core.display.show import to_text  # noqa: PLC0415  the same

        return to_text(self)
