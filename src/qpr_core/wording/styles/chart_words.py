"""ChartWords: the words in the legends of charts."""

from attrs import frozen

from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import check_parts


@frozen(kw_only=True, repr=False)
class ChartWords:
    """The words in the legends of charts.

    >>> ChartWords().band
    '{confidence}% confidence band of the trend'

    Raises:
        StyleError: If a word is not text, or has a placeholder that cannot be filled.
    """

    target: str = "target"
    floor: str = "floor standard"
    beyond: str = "{band} limit"
    expected: str = "expected range"
    trend: str = "trend"
    band: str = "{confidence}% confidence band of the trend"
    mean: str = "mean"
    limits: str = "process limits"
    special_cause: str = "special cause"
    redefined: str = "new definition"
    not_final: str = "not final"
    withheld: str = "{count} withheld"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self)
