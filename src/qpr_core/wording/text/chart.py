"""Chart: a picture of the results of an indicator."""

from attrs import frozen

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.errors import StyleError
from qpr_core.model.values.writing_direction import contained
from qpr_core.wording.text.markup import Markup
from qpr_core.wording.text.spans import Quantity


@frozen(repr=False)
class Chart:
    """A chart of the latest results, with target and floor as they were.

    HTML and Word documents draw it, with an alternative text. They need the extra `charts`. Plain text and Markdown
    have no pictures.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, assess
    >>> from qpr_core.wording.text.markup import PLAIN
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> chart = Chart(assess(calls, TimeSeries({"Q1 2023/24": 84}), "Q1 2023/24"))
    >>> chart, chart.lines(PLAIN)
    (<Chart: Calls (C1)>, [])
    """

    assessment: Assessment

    def __attrs_post_init__(self) -> None:
        """Check the part.

        Raises:
            StyleError: If *assessment* is not an `Assessment`.
        """
        if not isinstance(self.assessment, Assessment):
            raise StyleError("assessment of a chart must be an Assessment", given=self.assessment)

    def lines(self, _: Markup) -> list[str]:
        """Return no lines, as text has no pictures."""
        return []

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """An empty tuple, as the numbers of a picture are not in the text."""
        return ()

    def __str__(self) -> str:
        """Return the name and the code of the indicator."""
        return f"{contained(self.assessment.name)} ({contained(self.assessment.code)})"

    def __repr__(self) -> str:
        """Show the indicator."""
        return f"<Chart: {self}>"
