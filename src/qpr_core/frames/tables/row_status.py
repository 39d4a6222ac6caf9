"""What becomes of the rows of a table: an answer, or the reason why there is none."""

from qpr_core.model.values.records import Choice


class RowStatus(Choice):
    """What became of a row: whether it was rated, or why it was not.

    Data that is missing is no fault. What is wrong in the data is one, and gets no answer.

    >>> RowStatus.NO_RESULT.is_fault, RowStatus.TOO_LARGE.is_fault
    (False, True)
    """

    NO_RESULT = "no result"
    NOTHING_TO_COUNT = "nothing to count"
    NO_POLARITY = "no polarity"
    NO_TARGET = "no target"
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
        """The place of the status, by which a column of small numbers knows it; of two, the greater says more."""
        return list(RowStatus).index(self)

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong in the data, and not merely missing."""
        return self.code > RowStatus.RATED.code
