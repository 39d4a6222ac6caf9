"""The words and the figures of a chart: alt_text and chart_data."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure

from qpr_core.errors import StyleError

Row: TypeAlias = Mapping[str, str | int | Fraction | None]
"""A row of the data of a chart, by the names of its columns."""


class ChartNote(Artist):
    """The description and the data of a chart, kept on its axes but not drawn."""

    def __init__(self, text: str, rows: Sequence[Row]) -> None:
        """Keep the description and the data."""
        super().__init__()
        self.set_in_layout(False)
        self.description = text
        self.rows = tuple(rows)

    def draw(self, renderer: RendererBase) -> None:
        """Draw nothing."""


def note_chart(where: Axes, text: str, rows: Sequence[Row]) -> None:
    """Keep the description and the data of a chart on its axes.

    All rows get the same columns.
    """
    columns = dict.fromkeys(name for row in rows for name in row)
    where.add_artist(ChartNote(text, [{name: row.get(name) for name in columns} for row in rows]))


def alt_text(figure: Figure) -> str:
    """Return the alternative text of a figure: what its charts show, in words.

    >>> from qpr_core import Indicator, Polarity, TimeSeries
    >>> from qpr_core.display.charts import indicator_chart
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> print(alt_text(indicator_chart(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 79}), "Q2 2023/24")))
    Calls was 79% in Quarter 2 2023/24. Line chart from Q1 2023/24 to Q2 2023/24. The lowest result is 79% and the \
highest is 84%. The last result is 79%.

    Raises:
        StyleError: If *figure* is not a figure with a chart of this library.
    """
    return " ".join(note.description for note in _notes(figure))


def chart_data(figure: Figure) -> tuple[Row, ...]:
    """Return the data of a figure as rows, each a mapping from columns to values.

    >>> from qpr_core import Indicator, Polarity, TimeSeries
    >>> from qpr_core.display.charts import indicator_chart
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None, "Q3 2023/24": 79})
    >>> figure = indicator_chart(calls, results, "Q3 2023/24")
    >>> [(row["period"], row["result"]) for row in chart_data(figure)]
    [('Q1 2023/24', Fraction(84, 1)), ('Q2 2023/24', None), ('Q3 2023/24', Fraction(79, 1))]

    Raises:
        StyleError: If *figure* is not a figure with a chart of this library.
    """
    return tuple(row for note in _notes(figure) for row in note.rows)


def _notes(figure: Figure) -> list[ChartNote]:
    if not isinstance(figure, Figure):
        raise StyleError("figure must be a matplotlib figure (pass what a chart function returns)", given=figure)
    notes = [each for where in figure.axes for each in where.get_children() if isinstance(each, ChartNote)]
    if not notes:
        raise StyleError(
            "figure must have a chart of this library (pass what a chart function returns)",
            shown="a figure without one",
        )
    return notes
