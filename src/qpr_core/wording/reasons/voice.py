"""What every explanation needs: the style, the indicator, and how its figures, periods and answers are said."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from qpr_core.analysis.answers import Direction, Judgement, NoComparison, NoDirection
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import decimal_places
from qpr_core.model.values.records import Choice
from qpr_core.model.values.unit import Unit
from qpr_core.wording.reasons.agreement import Gap, Side, places_that_agree
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import (
    NumberStyle,
    count_text,
    exact_text,
    figure_text,
    places_of,
    value_text,
    written,
)
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Spans, When


class Voice(NamedTuple):
    """Says things of one indicator; `path` leads from the record that is explained to the part that is said.

    `fine` is the number of decimal places that the results of a sentence are printed to, and `gaps` are the differences
    between them; `None` if each result is printed by itself.
    """

    style: Style
    indicator: Indicator
    path: str = ""
    fine: int | None = None
    gaps: tuple[Gap, ...] = ()

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

    @property
    def alone(self) -> "Voice":
        """Speak of one result by itself."""
        return self._replace(fine=None, gaps=())

    def beside(self, *sides: Side, gaps: Sequence[Gap] = ()) -> "Voice":
        """Speak of results in one sentence, with enough decimal places for them to add up and keep their order.

        A percentage other than 0% and 100% is never printed as one of them.
        """
        least = max(places_of(side.value) for side in sides) if self.places is None else self.places
        placed = [Side(side.value, (*side.edges, *self._ends(side.value))) for side in sides]
        return self._replace(fine=places_that_agree(placed, least=least, gaps=gaps), gaps=tuple(gaps))

    def _ends(self, value: Fraction) -> tuple[Fraction, ...]:
        return (Fraction(0), Fraction(100)) if value >= 0 and self.indicator.unit.is_percentage else ()

    def value(self, value: Fraction, source: str) -> Quantity:
        """Say a figure of a definition with its unit, exactly."""
        return self.number(value_text(value, self.unit, exact_text(value, self.fine or 1)), value, source)

    def result(self, value: Fraction, source: str, *edges: Fraction) -> Quantity:
        """Say a result with its unit and the displayed decimal places, or more if its edges need them."""
        spoken = self.beside(Side(value, edges)) if self.fine is None else self
        return self.number(spoken.printed(value), value, source)

    def printed(self, value: Fraction) -> str:
        """Write a result with its unit, to as many decimal places as all results of the sentence."""
        return value_text(value, self.unit, written(value, self.fine or 0, padded=self.places is not None))

    def difference(self, difference: Fraction, source: str) -> Quantity:
        """Say the size of a difference of two figures of the sentence, so that the three of them add up."""
        least, printed = self.fine or 0, self._printed(abs(difference))
        text = written(printed, max(least, decimal_places(printed) or 0), padded=self.places is not None)
        return self._size(difference, text, source)

    def limit(self, limit: Fraction, source: str) -> Quantity:
        """Say the size of a tolerance or a dead band, exactly."""
        told = self._printed(limit) if decimal_places(limit) is None else limit
        return self._size(limit, exact_text(told, self.fine or 1), source)

    def slope(self, slope: float, source: str) -> Quantity:
        """Say the size of a change a period."""
        return self._size(slope, figure_text(abs(Fraction(slope)), places=2), source)

    def _printed(self, size: Fraction) -> Fraction:
        return next((gap.printed(self.fine or 0) for gap in self.gaps if gap.size == size), size)

    def _size(self, size: Fraction | float, text: str, source: str) -> Quantity:
        in_points = self.indicator.unit.is_percentage
        said = self.style.percentage_points if in_points else self.unit
        return self.number(value_text(Fraction(size), said, text), size, source)

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

    def judgement(self, judgement: Judgement | NoComparison) -> Spans:
        """Write whether a change is better or worse, or why it cannot be judged."""
        if isinstance(judgement, Judgement):
            return self.answer(judgement)
        return fill(self.words.not_judged, reason=self.answer(judgement))

    def direction(self, direction: Direction | NoDirection) -> Spans:
        """Write a direction of travel; without one, that it is unknown."""
        return self.answer(direction) if isinstance(direction, Direction) else fill(self.words.unknown)

    def answer(self, answer: Choice, **periods: Period) -> Spans:
        """Say an answer that is not a band."""
        return fill(self.words.answers[answer], **{name: self.period(period) for name, period in periods.items()})
