"""Properties of a workbook that are written and read again."""


def role_property(role: str) -> str:
    """Return the name of the property that has the name of the sheet with a *role*.

    >>> role_property("results")
    'Sheet of results'
    """
    return f"Sheet of {role}"
