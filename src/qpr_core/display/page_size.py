"""PageSize: the sizes of printed pages."""

from qpr_core.model.values.records import Choice


class PageSize(Choice):
    """The size of a page.

    >>> PageSize("a4").millimetres
    (210, 297)

    Source: ISO 216.
    """

    A3 = "A3"
    A4 = "A4"
    A5 = "A5"

    @property
    def millimetres(self) -> tuple[int, int]:
        """The width and height of an upright page."""
        return {PageSize.A3: (297, 420), PageSize.A4: (210, 297), PageSize.A5: (148, 210)}[self]
