"""The one thing on the ground floor that knows of a room above: a notebook asks a result for its picture."""


class ShowsItself:
    """A result that a notebook shows as HTML; the picture is drawn two floors up, when it is asked for and not before.

    >>> from qpr_core import Rag, Summary
    >>> isinstance(Summary(period="Q2 2023/24", indicators=1, ratings={band: 0 for band in Rag}), ShowsItself)
    True
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from qpr_core.display.show import to_html  # noqa: PLC0415  the one import upwards, made only when asked

        return to_html(self)
