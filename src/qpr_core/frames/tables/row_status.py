"""RowStatus: whether a row has an answer, or why it has none."""

from qpr_core.analysis.answers import NoRating
from qpr_core.model.values.records import Choice


class RowStatus(Choice):
    """Whether a row was rated, or why it has no rating.

    The reasons that `classify` also has are its members of `NoRating`, with the same values. The members after `RATED`
    are faults: something is wrong in the data. Missing data is not a fault.

    >>> RowStatus.NO_RESULT.is_fault, RowStatus.TOO_LARGE.is_fault
    (False, True)
    >>> RowStatus(NoRating.DATA_ONLY.value)
    RowStatus.DATA_ONLY
    """

    NO_RESULT = NoRating.NO_RESULT.value
    NOTHING_TO_COUNT = NoRating.NOTHING_TO_COUNT.value
    DATA_ONLY = NoRating.DATA_ONLY.value
    NO_TARGET = NoRating.NO_TARGET.value
    WITHHELD = NoRating.WITHHELD.value
    RATED = "rated"

    TOO_FINE = "too fine"
    TOO_LARGE = "too large"
    TOO_SPARSE = "too sparse"
    CONTRADICTION = "contradiction"
    IMPOSSIBLE = "impossible"
    DUPLICATE = "duplicate"
    MIXED_POLARITY = "mixed polarity"
    UNKNOWN_POLARITY = "unknown polarity"
    UNKNOWN_PERIOD = "unknown period"
    NO_NAME = "no name"

    @property
    def code(self) -> int:
        """The number of the status. If two apply, the greater one is reported."""
        return list(RowStatus).index(self)

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong in the data, and not only missing."""
        return self.code > RowStatus.RATED.code
