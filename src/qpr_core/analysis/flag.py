"""What a reader has to know of an assessment beside its rating."""

from qpr_core.model.choice import Choice


class Flag(Choice):
    """Something that a reader has to know before relying on a rating.

    >>> Flag("provisional")
    Flag.PROVISIONAL

    `IMPLAUSIBLE` comes first: if a figure is a slip of entry, nothing else about the rating matters.
    """

    IMPLAUSIBLE = "implausible"
    CARRIED = "carried"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    RESTATED = "restated"
    TARGET_MOVED = "target moved"
    REDEFINED = "redefined"
    CROSSES_YEAR_END = "crosses year end"
    ROUNDING_CONFLICT = "rounding conflict"
    SMALL_NUMBERS = "small numbers"
    WITHHELD = "withheld"
