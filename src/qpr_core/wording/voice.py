"""What every explanation needs: the style, the indicator, and how its figures, periods and answers are said."""

from fractions import Fraction
from typing import NamedTuple

from qpr_core.model.choice import Choice
from qpr_core.model.indicator import Indicator
from qpr_core.model.period import Period
from qpr_core.model.scheme import Scheme
from qpr_core.model.unit import Unit
from qpr_core.wording.explanations import Explanations
from qpr_core.wording.numbers import NumberStyle, count_text, difference_text, places_of, sizes_beside, value_text
from qpr_core.wording.phrases import fill
from qpr_core.wording.spans import Name, Quantity, Spans, When
from qpr_core.wording.style import Style


class Voice(NamedTuple):
    """Says things of one indicator; `path` leads from the record that is explained to the part that is said.

    `fine` is the number of decimal places that results beside a difference are written with.
    """

    style: Style
    indicator: Indicator
    path: str = ""
    fine: int = 0

    @property
    def words(self) -> Explanations:
        """The phrases of explanations."""
        return self.style.explanations

    @property
    def unit(self) -> Unit:
        """The unit of the indicator, as the style writes it."""
        return self.style.units.get(self.indicator.unit, self.indicator.unit)

    @property
    def places(self) -> int | None:
        """How many decimal places results are written with; `None` for as many as it takes."""
        own = self.indicator.decimal_places
        return self.style.decimal_places if own is None else own

    def within(self, part: str) -> "Voice":
        """Speak of a part of the record."""
        return self._replace(path=f"{self.path}{part}.")

    def beside(self, value: Fraction, *others: Fraction) -> "Voice":
        """Speak beside a result: 79.95 misses 80 by 0.05, and not by 0.1, whatever is displayed otherwise."""
        written = places_of(abs(value), apart_from=sizes_beside(value, others), shown_places=self.places)
        return self._replace(fine=max(self.fine, written))

    def value(self, value: Fraction, source: str) -> Quantity:
        """Say a value with its unit."""
        return self.number(value_text(value, self.unit), value, source)

    def result(self, value: Fraction, source: str, *others: Fraction) -> Quantity:
        """Say a result with its unit and as many decimal places as are displayed, more to see it apart."""
        return self.number(value_text(value, self.unit, apart_from=others, shown_places=self.places), value, source)

    def difference(self, difference: Fraction, source: str, *others: Fraction) -> Quantity:
        """Say the size of a difference, as finely as the results beside it, and more to see it apart from others."""
        text = difference_text(
            difference,
            self.unit,
            apart_from=others,
            places=max(1, self.fine),
            shown_places=None if self.places is None else max(self.places, self.fine),
            points=self.style.points,
        )
        return self.number(text, difference, source)

    def slope(self, slope: float, source: str) -> Quantity:
        """Say the size of a change a period."""
        text = difference_text(Fraction(slope), self.unit, places=2, points=self.style.points)
        return self.number(text, slope, source)

    def counted(self, count: int, source: str) -> Quantity:
        """Say a count in digits."""
        return self.number(count_text(count, NumberStyle.DIGITS), count, source)

    def number(self, text: str, value: Fraction | float, source: str) -> Quantity:
        """Say a number that is written as *text*."""
        return Quantity(text, value, self.path + source)

    def period(self, period: Period) -> When:
        """Name a period."""
        return self.style.periods.name(period, self.indicator.financial_year)

    def band(self, band: Scheme) -> Name:
        """Name a band."""
        return self.style.name_of(band)

    def answer(self, answer: Choice, **periods: Period) -> Spans:
        """Say an answer that is not a band."""
        return fill(self.words.answers[answer], **{name: self.period(period) for name, period in periods.items()})
