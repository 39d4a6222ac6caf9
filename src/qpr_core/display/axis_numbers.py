"""The numbers along an axis of a chart, with the marks of a style."""

from fractions import Fraction

from matplotlib.axes import Axes
from matplotlib.ticker import ScalarFormatter

from qpr_core.model.values.durations import Durations
from qpr_core.model.values.yes_no import YesNo
from qpr_core.wording.styles.figure_words import UNSCALED, FigureWords, Scale
from qpr_core.wording.text.numbers import figure_text


class AxisNumbers(ScalarFormatter):
    """Writes the numbers of an axis in the marks of a style, or in a form."""

    def __init__(self, figures: FigureWords, scale: Scale, form: Durations | YesNo | None) -> None:
        """Keep the marks, the scale and the form."""
        super().__init__(useOffset=False)
        self.set_powerlimits((-5, 12))
        self._figures = figures
        self._scale = scale
        self._form = form

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Return the text of one number."""
        if self._form is not None:
            figure = Fraction(x).limit_denominator(10**6)
            if not self._form.has_distances and not self._form.allows(figure):
                return ""  # between yes and no
            return self._form.text(figure_text(figure), self._figures.text_of)
        if self._scale.size > 1:
            figure = Fraction(x).limit_denominator(10**6)  # ticks are short decimals
            return self._figures.text_of(figure_text(figure / self._scale.size)) + (self._scale.after if figure else "")
        whole, point, rest = str(super().__call__(x, pos)).partition(".")
        sign, digits = (whole[0], whole[1:]) if whole and not whole[0].isdigit() else ("", whole)
        grouped = f"{int(digits):,}" if digits.isdigit() else digits
        return f"{sign}{self._figures.text_of(f'{grouped}{point}{rest}')}"

    def get_offset(self) -> str:
        """Return the text of what all numbers are multiplied by."""
        return str(super().get_offset()).replace(".", self._figures.decimal)


def number_axis(
    where: Axes, figures: FigureWords, scale: Scale = UNSCALED, form: Durations | YesNo | None = None
) -> None:
    """Write the numbers of the upright axis in the marks of a style, or in a form."""
    where.yaxis.set_major_formatter(AxisNumbers(figures, scale, form))
