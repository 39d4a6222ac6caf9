"""Kind: what an item is, such as a project or a risk."""

from qpr_core.model.values.records import Choice


class Kind(Choice):
    """The kind of an item that has a band and no figure.

    Items of different kinds are never counted together. The words for each kind are part of the style.

    >>> Kind("milestone")
    Kind.MILESTONE
    """

    PROJECT = "project"
    ACTION = "action"
    MILESTONE = "milestone"
    RISK = "risk"
