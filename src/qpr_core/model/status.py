"""How firm a result is."""

from collections.abc import Iterable

from qpr_core.model.choice import Choice


class Status(Choice):
    """Whether a result is final, provisional, or was revised since it was first reported.

    >>> Status("provisional")
    Status.PROVISIONAL
    """

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"

    @classmethod
    def weakest(cls, statuses: "Iterable[Status]") -> "Status":
        """Give the status of what is made of several: provisional if one of them is, or else revised if one is.

        >>> Status.weakest([Status.FINAL, Status.REVISED]), Status.weakest([Status.REVISED, Status.PROVISIONAL])
        (Status.REVISED, Status.PROVISIONAL)
        """
        found = set(statuses)
        return next((status for status in (cls.PROVISIONAL, cls.REVISED) if status in found), cls.FINAL)
