"""What every explanation needs: the style, the indicator, and how its figures, periods and answers are said."""

from fractions import Fraction
from typing import NamedTuple

from qpr_core.model.choice import Choice
from qpr_core.model.indicator import Indicator
from qpr_core.model.period import Period
from qpr_core.wording.explanations import Explanations
from qpr_core.wording.numbers import difference_text, value_text
from qpr_core.wording.parts import Quantity, Spans, Words
from qpr_core.wording.phrases import fill


class Voice(NamedTuple):
    """Says things of one indicator; `path` leads from the record that is explained to the part that is said."""

    words: Explanations
    indicator: Indicator
    path: str = ""

    def within(self, part: str) -> "Voice":
        """Speak of a part of the record."""
        return Voice(self.words, self.indicator, f"{self.path}{part}.")

    def value(self, value: Fraction, source: str, *others: Fraction) -> Quantity:
        """Say a value with its unit, so that it is seen apart from *others*."""
        text = value_text(value, self.indicator.unit, apart_from=others)
        return Quantity(text, value, self.path + source)

    def result(self, value: Fraction, source: str, *others: Fraction) -> Quantity:
        """Say a result with its unit and as many decimal places as the indicator displays, more to see it apart."""
        text = value_text(value, self.indicator.unit, apart_from=others, shown_places=self.indicator.decimal_places)
        return Quantity(text, value, self.path + source)

    def difference(self, difference: Fraction, source: str) -> Quantity:
        """Say the size of a difference."""
        text = difference_text(difference, self.indicator.unit, shown_places=self.indicator.decimal_places)
        return Quantity(text, difference, self.path + source)

    def number(self, text: str, value: Fraction | float, source: str) -> Quantity:
        """Say a number that is written as *text*."""
        return Quantity(text, value, self.path + source)

    def period(self, period: Period) -> Words:
        """Name a period."""
        return Words(period.format(financial_year=self.indicator.financial_year))

    def answer(self, answer: Choice, **periods: Period) -> Spans:
        """Say an answer that is not a band."""
        return fill(self.words.answers[answer], **{name: self.period(period) for name, period in periods.items()})
