"""Spans of text: words, names, labels, periods, numbers and ratings."""

from fractions import Fraction
from typing import Final, TypeAlias, get_args

from attrs import field, frozen

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.errors import StyleError
from qpr_core.model.time.period import Period
from qpr_core.model.values.names import PRINTABLE, is_printable
from qpr_core.model.values.records import shown
from qpr_core.model.values.writing_direction import contained
from qpr_core.wording.text.markup import Markup

_BLOCKS: Final = "▁▂▃▄▅▆▇█"


def _contained(text: str) -> str:
    """Return the text of a span, which cannot reorder the spans next to it."""
    return contained(text) if isinstance(text, str) else text


@frozen(repr=False)
class Words:
    """Words of the library or of a style.

    >>> from qpr_core.wording.text.markup import MARKDOWN, PLAIN
    >>> Words("are rated").render(MARKDOWN)
    'are rated'
    """

    text: str

    __repr__ = shown

    def render(self, _: Markup) -> str:
        """Return the words as they are."""
        return self.text


@frozen(repr=False)
class Name:
    r"""Text of the user, which is escaped wherever it is rendered.

    >>> print(Name("*Calls*").render(MARKDOWN), Name("*Calls*").render(PLAIN))
    \*Calls\* *Calls*
    """

    text: str = field(converter=_contained)

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Return the text, with its marks escaped."""
        return markup.escape(self.text)


@frozen(repr=False)
class Label:
    """A label at the start of a paragraph, such as "From:"; it is bold where possible.

    >>> print(Label("From:").render(MARKDOWN), Label("From:").render(PLAIN))
    **From:** From:
    """

    text: str = field(converter=_contained)

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Return the label, in bold type where possible, with its marks escaped."""
        return markup.strong(markup.escape_inside(self.text))


@frozen(repr=False)
class When:
    """The name of a period as it is printed, and the period.

    >>> from qpr_core import Period
    >>> When("Quarter 2, 2023/24", Period.parse("Q2 2023/24")).render(PLAIN)
    'Quarter 2, 2023/24'
    """

    text: str = field(converter=_contained)
    period: Period

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Return the name, with its marks escaped."""
        return markup.escape_inside(self.text)


@frozen(repr=False)
class Quantity:
    """A printed number, its value, and the expression that gives the value.

    `source` is an expression of the record that the text is about.

    >>> Quantity("one", -1, "change_in_rating(Rag.GREEN)").render(PLAIN)
    'one'
    """

    text: str = field(converter=_contained)
    value: int | float | Fraction
    source: str

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Return the number as it is printed, with the marks in its unit escaped."""
        return markup.escape_inside(self.text)


@frozen(repr=False)
class Badge:
    """The name of a rating, drawn with its colour and symbol where possible.

    >>> from qpr_core import Rag
    >>> Badge("Red", Rag.RED).render(PLAIN)
    'Red'
    """

    text: str = field(converter=_contained)
    rating: Rating

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Return the name, with its marks escaped."""
        return markup.escape_inside(self.text)


@frozen(repr=False)
class Spark:
    """A line of recent results as wide as a word; `description` is its text.

    The last point has the colour of the `rating`, if there is one. Pictures have a faint line behind it: the points of
    the year `before`, each at the same place in the year.

    >>> from qpr_core import Period
    >>> first = Period.parse("Q1 2023/24")
    >>> results = {0: 1, 1: 8, 3: 4}
    >>> points = [TrailPoint(period=first.shift(step), value=Fraction(value)) for step, value in results.items()]
    >>> Spark(tuple(points)).render(PLAIN)  # a gap stays one
    '▁█ ▄'
    >>> Spark(()).render(PLAIN)
    ''
    """

    points: tuple[TrailPoint, ...]
    description: tuple["Span", ...] = ()
    rating: Rating | None = None
    before: tuple[TrailPoint, ...] = ()

    __repr__ = shown

    def render(self, _: Markup) -> str:
        """Draw the line with blocks of eight heights, from the lowest result up."""
        if not self.points:
            return ""
        values = {point.period.ordinal: point.value for point in self.points}
        low, high = min(values.values()), max(values.values())
        step = self.points[0].period.frequency.months
        blocks = (
            " " if value is None else _BLOCKS[0 if high == low else int((value - low) * 7 / (high - low))]
            for ordinal in range(min(values), max(values) + 1, step)
            for value in (values.get(ordinal),)
        )
        return "".join(blocks)


Span: TypeAlias = Words | Name | Label | When | Quantity | Badge | Spark


Spans: TypeAlias = tuple[Span, ...]


_SPANS: Final = get_args(Span)


def check_spans(given: object, whose: str) -> None:
    """Check that *given* is a tuple of spans.

    >>> check_spans("All well.", "paragraph")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: text must be a tuple of spans (or use paragraph("...")), got 'All well.' (paragraph)

    Raises:
        StyleError: If it is anything else, or the text of a span is not text of one line.
    """
    if not isinstance(given, tuple):
        raise StyleError(_SPANS_RULE, given=given, whose=whose)
    for span in given:
        if not isinstance(span, _SPANS):
            raise StyleError(_SPANS_RULE, given=span, whose=whose)
        text = getattr(span, "text", "")
        if not isinstance(text, str):
            raise StyleError("text of a span must be text", given=span, whose=whose)
        if not is_printable(text):
            raise StyleError(f"text of a span must be {PRINTABLE}", given=text, whose=whose)
        if isinstance(span, Spark):
            check_spans(span.description, "description of recent results")


_SPANS_RULE: Final = 'text must be a tuple of spans (or use paragraph("..."))'


def text_of(spans: Spans, markup: Markup) -> str:
    r"""Return spans as one text.

    >>> print(text_of((Words("a "), Name("*")), MARKDOWN))
    a \*
    """
    return contained("".join(span.render(markup) for span in spans))


def quantities_of(spans: Spans) -> tuple[Quantity, ...]:
    """Return the numbers in some spans, those in the description of a `Spark` too.

    >>> quantities_of((Words("Of "), Quantity("38", 38, "indicators")))
    (Quantity(text='38', value=38, source='indicators'),)
    """
    own = (span.description if isinstance(span, Spark) else (span,) for span in spans)
    return tuple(span for spans_of_one in own for span in spans_of_one if isinstance(span, Quantity))
