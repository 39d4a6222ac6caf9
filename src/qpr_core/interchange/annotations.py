"""Questions about the types of fields, such as whether one is a union."""

from datetime import date
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from attrs import fields, has

from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.registry import METHODS
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import Choice, FrozenMapping

BY_PERIOD: Final = "ByPeriod"
"""The name in documents of thresholds that change over time."""

BY_DAY: Final = "ByDay"
"""The name in documents of forecasts by the day on which they were made."""

MARK: Final = "unverified"
"""The name of the field that marks records that were not checked."""


def parts_given(kind: type) -> dict[str, Any]:
    """Return the types of the constructor's parameters, by name.

    The mark of unverified records is not among them, because a document cannot say whether it was checked.
    """
    hints = get_type_hints(kind)
    return {field.alias: hints[field.name] for field in fields(kind) if field.init and field.name != MARK}


def can_be_marked(kind: Any) -> bool:
    """Return True if a type has the mark of unverified records itself.

    >>> from qpr_core.analysis.rating.standing import Standing
    >>> from qpr_core.analysis.reporting.report import Report
    >>> can_be_marked(Standing), can_be_marked(Report)
    (True, False)
    """
    return isinstance(kind, type) and has(kind) and any(field.name == MARK for field in fields(kind))


def is_union(kind: Any) -> bool:
    """Return True if a type is a union."""
    return get_origin(kind) in {Union, UnionType}


def members_of(kind: Any) -> list[Any]:
    """Return the types of a union without None; for `Method`, the library's methods.

    >>> members_of(int | str | None), members_of(int)
    ([<class 'int'>, <class 'str'>], [<class 'int'>])
    """
    if is_union(kind):
        return [member for part in get_args(kind) if part is not NoneType for member in members_of(part)]
    return list(METHODS) if kind is Method else [kind]


def is_scheme_class(kind: Any) -> bool:
    """Return True if a type is that of a scheme, not of a band."""
    return get_origin(kind) is type or (isinstance(kind, type) and issubclass(kind, type(Scheme)))


def is_choices(kind: Any) -> bool:
    """Return True if a type is one of the library's enumerations, or several.

    >>> from qpr_core import NoRating, Rag
    >>> is_choices(Rag), is_choices(Rag | NoRating), is_choices(Rag | None), is_choices(Rag | int)
    (True, True, False, False)
    """
    if NoneType in get_args(kind):
        return False
    return all(isinstance(member, type) and issubclass(member, Choice) for member in members_of(kind))


def is_mapping(kind: Any) -> bool:
    """Return True if a type is a FrozenMapping."""
    return get_origin(kind) is FrozenMapping


def is_tuple(kind: Any) -> bool:
    """Return True if a type is a plain tuple, which becomes a list."""
    return get_origin(kind) is tuple


def is_mixed(kind: Any) -> bool:
    """Return True if a type is a union with something other than enumerations.

    >>> from qpr_core import NoRating, Rag
    >>> is_mixed(Rag | NoRating), is_mixed(Rag | int), is_mixed(int | None)
    (False, True, False)
    """
    return len(members_of(kind)) > 1 and not is_choices(kind)


def kind_name(member: Any) -> str:
    """Return what a document has under `kind` for a member of a union."""
    if is_mapping(member):
        return BY_DAY if get_args(member)[0] is date else BY_PERIOD
    return str(member.__name__)
