"""The error for pictures without the extra `charts`."""

from collections.abc import Iterator
from contextlib import contextmanager

from qpr_core.errors import StyleError


@contextmanager
def needing_charts(drawn: object) -> Iterator[None]:
    """Raise an error for a part if matplotlib is not installed.

    >>> with needing_charts("a chart"):
    ...     import not_installed
    Traceback (most recent call last):
    qpr_core.errors.StyleError: picture needs matplotlib (pip install 'qpr-core[charts]'), got 'a chart'

    Raises:
        StyleError: If an import fails.
    """
    try:
        yield
    except ImportError as error:
        raise StyleError("picture needs matplotlib (pip install 'qpr-core[charts]')", given=drawn) from error
