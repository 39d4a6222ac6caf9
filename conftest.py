"""Run the doctests, and every block of Python in the README and documentation."""

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

_CODE = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["*.py"],
    document_types={".py": PythonDocStringDocument},
)
_PAGES = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)], patterns=["*.md"])

pytest_collect_file = (_CODE + _PAGES).pytest()
