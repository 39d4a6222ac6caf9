"""The numbers along an axis of a chart, with the marks of a style."""

from matplotlib.axes import Axes
from matplotlib.ticker import ScalarFormatter

from qpr_core.wording.styles.figure_words import FigureWords


class AxisNumbers(ScalarFormatter):
    """Writes the numbers of an axis with the separators of a style."""

    def __init__(self, figures: FigureWords) -> None:
        """Keep the marks."""
        super().__init__(useOffset=False)
        self.set_powerlimits((-5, 12))
        self._figures = figures

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Return the text of one number."""
        whole, point, rest = str(super().__call__(x, pos)).partition(".")
        sign, digits = (whole[0], whole[1:]) if whole and not whole[0].isdigit() else ("", whole)
        grouped = f"{int(digits):,}" if digits.isdigit() else digits
        return f"{sign}{self._figures.text_of(f'{grouped}{point}{rest}')}"

    def get_offset(self) -> str:
        """Return the text of what all numbers are multiplied by."""
        return str(super().get_offset()).replace(".", self._figures.decimal)


def number_axis(where: Axes, figures: FigureWords) -> None:
    """Write the numbers of the upright axis with the marks of a style."""
    where.yaxis.set_major_formatter(AxisNumbers(figures))
