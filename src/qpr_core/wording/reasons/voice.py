"""Voice: how one indicator's figures, periods and answers are written."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve

from qpr_core.analysis.answers import Direction, Judgement, NoComparison, NoDirection
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import decimal_places, rounded
from qpr_core.model.values.records import Choice
from qpr_core.model.values.unit import Unit
from qpr_core.wording.reasons.decimal_places import Difference, Figure, places_needed
from qpr_core.wording.styles.explanations import Explanations
from qpr_core.wording.styles.figure_words import UNSCALED, Scale
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
from qpr_core.wording.text.spans import Name, Quantity, Spans, When, Words


class Voice(NamedTuple):
    """Writes text about one indicator.

    `path` is the expression that leads from the record to the part being described.
    `shared_places` is the number of decimal places for all results of a sentence, and `differences` are the differences
    between them. If `shared_places` is None, each result is printed with the decimal places that it needs. The reader
    knows the year of the period `known`, so quarters of that year are named without it. If `with_statistics`, a
    direction of travel comes with the statistics behind it. All figures of a sentence are divided by the `scale`.
    In the row of a table, all figures have the same decimal places if `is_padded`. If `is_bare`, results and figures of
    definitions have no unit, because the heading has it.
    """

    style: Style
    indicator: Indicator
    path: str = ""
    shared_places: int | None = None
    differences: tuple[Difference, ...] = ()
    known: Period | None = None
    with_statistics: bool = False
    scale: Scale = UNSCALED
    is_padded: bool = False
    is_bare: bool = False

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
        """The decimal places of results. If None, a result has as many as it needs.

        Scaled results have none.
        """
        if self.scale.size > 1:
            return None
        places = self.indicator.decimal_places
        return self.style.decimal_places if places is None else places

    def within(self, part: str) -> "Voice":
        """Return a voice for a part of the record."""
        return self._replace(path=f"{self.path}{part}.")

    @property
    def alone(self) -> "Voice":
        """Return a voice for one result by itself."""
        return self._replace(shared_places=None, differences=())

    def with_figures(
        self, *figures: Figure, differences: Sequence[Difference] = (), at_least: int | None = None
    ) -> "Voice":
        """Return a voice with decimal places that let figures add up and keep their order.

        A percentage other than 0% and 100% is never printed as one of them. *at_least* is the fewest decimal places. If
        None, it is the number of the indicator, or as many as the figures need.
        """
        voice = self.scaled_for(*(edge for each in figures for edge in (each.value, *each.edges)))
        size = voice.scale.size
        bounded, apart = [Figure(each.value, (*each.edges, *self._ends(each.value))) for each in figures], differences
        if size > 1:  # a small figure in millions is not printed as zero
            bounded = [Figure(each.value, (*each.edges, Fraction(0))).divided_by(size) for each in figures]
            apart = [each.divided_by(size) for each in differences]
        if at_least is None:
            needed = max(min(places_of(each.value), 1) if size > 1 else places_of(each.value) for each in bounded)
            at_least = needed if voice.places is None else voice.places
        places = places_needed(bounded, least=at_least, differences=apart)
        return voice._replace(shared_places=places, differences=tuple(apart))

    def scaled_for(self, *figures: Fraction) -> "Voice":
        """Return a voice with the scale that suits the figures of a sentence."""
        return self._replace(scale=self.style.figures.scale_of(figures, self.unit))

    def _scaled_alone(self, figure: Fraction) -> "Voice | None":
        """Return a voice with the scale of a figure by itself, if it is different."""
        scale = self.style.figures.scale_of([figure], self.unit)
        return None if self.shared_places is not None or scale == self.scale else self._replace(scale=scale)

    def _ends(self, value: Fraction) -> tuple[Fraction, ...]:
        return (Fraction(0), Fraction(100)) if value >= 0 and self.indicator.unit.is_percentage else ()

    def value(self, value: Fraction, source: str) -> Quantity:
        """Write a figure of a definition with its unit, exactly."""
        if (voice := self._scaled_alone(value)) is not None:
            return voice.value(value, source)
        return self.quantity(self.with_unit(value, self._exact(value)), value, source)

    def places_of_limit(self, value: Fraction) -> int:
        """Return the decimal places of a limit: those of results, or all it needs."""
        needed = decimal_places(value)
        return max(self.shared_places or 0, 1 if needed is None else needed)

    def threshold(self, value: Fraction, source: str) -> Quantity:
        """Write a threshold behind a result: a unit that is a word is not repeated."""
        if not self._has_word_as_unit:
            return self.value(value, source)
        return self.quantity(self._marked(self._exact(value)), value, source)

    @property
    def _has_word_as_unit(self) -> bool:
        return not self.unit.before and self.unit.after.startswith(" ") and not self.unit.is_percentage

    def result(self, value: Fraction, source: str, *edges: Fraction) -> Quantity:
        """Write a result with its unit, to the decimal places that its edges need."""
        voice = self.with_figures(Figure(value, edges)) if self.shared_places is None else self
        return self.quantity(voice.printed(value), value, source)

    def printed(self, value: Fraction) -> str:
        """Return the text of a result with its unit, to the places of the sentence."""
        text = written(value / self.scale.size, self.shared_places or 0, padded=self._pads)
        return self.with_unit(value, text)

    @property
    def _pads(self) -> bool:
        return self.is_padded or self.places is not None

    def with_unit(self, value: Fraction, text: str) -> str:
        """Return a scaled number with its marks and its unit."""
        if self.unit.form is not None:
            return self.unit.form.text(text, self.style.figures.text_of)
        return self.style.figures.text_of(text) if self.is_bare else value_text(value, self.unit, self._marked(text))

    @property
    def unit_text(self) -> str:
        """The unit without a figure, such as "£m" or "days"; "" if there is none."""
        if self.scale.after and self.unit.after:
            return ""  # "2m days" has no short unit
        return f"{self.unit.before}{self.scale.after}{self.unit.after}".strip()

    def _marked(self, text: str) -> str:
        return self.style.figures.text_of(text) + self.scale.after

    def _exact(self, value: Fraction) -> str:
        if self.is_padded:
            places = (self.shared_places or 0) if self.scale.size > 1 else self.places_of_limit(value)
            return written(value / self.scale.size, places, padded=True)
        return exact_text(value / self.scale.size, self.shared_places or 1)

    def difference(self, difference: Fraction, source: str) -> Quantity:
        """Write the size of a difference of two figures, so that the three of them add up."""
        least, size = self.shared_places or 0, abs(difference) / self.scale.size
        printed = self._in_row(size) if self.is_padded else self._printed(size)
        text = written(printed, max(least, decimal_places(printed) or 0), padded=self._pads)
        return self._size(difference, text, source)

    def distance(self, distance: Fraction, source: str) -> Quantity:
        """Write how far a result is from a threshold; "per 1,000" is not repeated."""
        written_out = self.difference(distance, source)
        if not (self._has_word_as_unit and any(sign.isdigit() for sign in self.unit.after)):
            return written_out
        return evolve(
            written_out, text=written_out.text.removesuffix(self.unit.after).removesuffix(self.unit.after_one)
        )

    def limit(self, limit: Fraction, source: str) -> Quantity:
        """Write the size of a tolerance or a dead band, exactly."""
        if (voice := self._scaled_alone(limit)) is not None:
            return voice.limit(limit, source)
        size = limit / self.scale.size
        printed = self._printed(size) if decimal_places(size) is None else size
        return self._size(limit, exact_text(printed, self.shared_places or 1), source)

    def slope(self, slope: float, source: str) -> Quantity:
        """Write the size of the change in each period to two digits or more."""
        if (voice := self._scaled_alone(Fraction(slope))) is not None:
            return voice.slope(slope, source)
        size, places = abs(Fraction(slope)) / self.scale.size, 0
        while 0 < size * 10**places < 10:
            places += 1
        return self._size(slope, written(size, places), source)

    def signed_slope(self, slope: float, source: str) -> Quantity:
        """Write the change in each period with its sign, to at least two decimal places."""
        if (voice := self._scaled_alone(Fraction(slope))) is not None:
            return voice.signed_slope(slope, source)
        size = self._size(slope, figure_text(abs(Fraction(slope)) / self.scale.size, places=2), source)
        return evolve(size, text=f"-{size.text}") if slope < 0 else size

    def _printed(self, size: Fraction) -> Fraction:
        return next((each.printed(self.shared_places or 0) for each in self.differences if each.size == size), size)

    def _in_row(self, size: Fraction) -> Fraction:
        """Return a difference to the places of its row.

        It is the difference between the printed figures, if that is the exact difference correctly rounded.
        """
        places = self.shared_places or 0
        exact = rounded(size, places)
        for each in self.differences:
            if each.size == size and (not exact or each._replace(is_printed=True).is_close(places)):
                return each.printed(places)
        return exact

    def _size(self, size: Fraction | float, text: str, source: str) -> Quantity:
        in_points = self.indicator.unit.is_percentage
        unit = self.style.percentage_points if in_points else self.unit
        if unit.form is not None:
            return self.quantity(unit.form.text(text, self.style.figures.text_of), size, source)
        return self.quantity(value_text(Fraction(size), unit, self._marked(text)), size, source)

    def counted(self, count: int, source: str) -> Quantity:
        """Write a count in digits."""
        return self.number(count_text(count, NumberStyle.DIGITS), count, source)

    def number(self, text: str, value: Fraction | float, source: str) -> Quantity:
        """Write a number without a unit, in the marks of the style."""
        return self.quantity(self.style.figures.text_of(text), value, source)

    def quantity(self, text: str, value: Fraction | float, source: str) -> Quantity:
        """Write a number as *text*, with the path to its value."""
        return Quantity(text, value, self.path + source)

    def period(self, period: Period) -> When:
        """Write the name of a period in a sentence, with its year unless it is known."""
        return self.style.periods.in_text(period, self.indicator.financial_year, known=self.known)

    def dated(self, period: Period) -> When:
        """Write the name of a period in a sentence, with its year."""
        return self.style.periods.in_text(period, self.indicator.financial_year)

    def between(self, first: Period, last: Period) -> tuple[When, When]:
        """Write the names of the first and the last period of a span."""
        return self.style.periods.between(first, last, self.indicator.financial_year, known=self.known)

    def short(self, period: Period) -> When:
        """Write the short name of a period, for a table."""
        return self.style.periods.name(period, self.indicator.financial_year)

    def band(self, band: Scheme) -> Name | Words:
        """Write the name of a band."""
        return self.style.name_of(band)

    def mention(self, band: Scheme) -> Spans:
        """Write the name of a band after "for"; an outcome is in quotation marks."""
        name = self.band(band)
        return (name,) if isinstance(name, Name) else fill(self.style.common.band_forms.named_outcome, outcome=name)

    def judgement(self, judgement: Judgement | NoComparison) -> Spans:
        """Write whether a change is better or worse, or why it cannot be judged.

        Where neither up nor down is better, there is nothing to write.
        """
        if isinstance(judgement, Judgement):
            return fill(self.words.judged, judgement=self.answer(judgement))
        if judgement is NoComparison.NO_POLARITY:
            return ()
        return fill(self.words.not_judged, reason=self.answer(judgement))

    def direction(self, direction: Direction | NoDirection) -> Spans:
        """Write a direction of travel; without one, that it is unknown."""
        return self.answer(direction) if isinstance(direction, Direction) else fill(self.words.unknown)

    def answer(self, answer: Choice, **periods: Period) -> Spans:
        """Write an answer that is not a band."""
        return fill(self.words.answers[answer], **{name: self.period(period) for name, period in periods.items()})
