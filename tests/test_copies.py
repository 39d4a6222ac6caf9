"""A changed copy of any public record: by `attrs.evolve`, and by `copy.replace` where Python has it."""

import copy
import inspect
import sys
from enum import Enum
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import qpr_core
from faces import PUBLIC

PROTOCOLS = {qpr_core.methods.Method, qpr_core.groups.GroupRule}


RECORDS = [
    record
    for record in PUBLIC.values()
    if inspect.isclass(record) and not issubclass(record, Exception | Enum) and record not in PROTOCOLS
]
"""Every public class except errors, enumerations and protocols."""


WORDS = {
    qpr_core.styles.ChartWords,
    qpr_core.styles.MoveWords,
    qpr_core.styles.NoteWords,
    qpr_core.styles.PaperWords,
    qpr_core.styles.PeriodWords,
    qpr_core.styles.ProjectionWords,
    qpr_core.styles.WorkbookWords,
}
"""Those whose defaults are examples enough."""


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_copy_of_any_record_equals_the_record(record: type, data: st.DataObject) -> None:
    """A copy is equal, whether nothing is changed, or any one part is given again as it is."""
    made: Any = record() if record in WORDS else data.draw(st.from_type(record))
    parts = [part for part in fields(record) if part.init]
    assert parts
    for change in ({}, *({part.alias: getattr(made, part.name)} for part in parts)):
        assert evolve(made, **change) == made
        if sys.version_info >= (3, 13):
            assert copy.replace(made, **change) == made
