"""Run the doctests and the code blocks of pages, with profiles for Hypothesis.

Hypothesis draws 30 examples for a law. They are the same on every run of the same tests; other tests beside them load
other constants, from which it also draws. With HYPOTHESIS_PROFILE=explore it draws 2,000, and different ones on each
run. The profile for mutants only asks whether a test fails: it has few examples, and does not simplify a failure.
"""

import os
from collections.abc import Iterator
from doctest import ELLIPSIS

from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser


class _Docstrings(PythonDocStringDocument):
    """The docstrings of a file, which is only parsed if it has an example."""

    @staticmethod
    def extract_docstrings(python_source_code: str) -> Iterator[tuple[int, int, str]]:
        if ">>>" in python_source_code:
            yield from PythonDocStringDocument.extract_docstrings(python_source_code)


_CODE = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["*.py"],
    document_types={".py": _Docstrings},
)
_PAGES = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)], patterns=["*.md"])

pytest_collect_file = (_CODE + _PAGES).pytest()

# A loaded machine draws slowly, for reasons other than the code.
_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
_SAME = settings(_UNTIMED, derandomize=True)
settings.register_profile("default", _SAME, max_examples=30)
settings.register_profile("quick", _SAME, max_examples=8)
settings.register_profile("explore", _UNTIMED, max_examples=2_000)
settings.register_profile("mutants", _SAME, database=None, max_examples=15, phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
