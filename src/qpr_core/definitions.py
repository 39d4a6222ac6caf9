"""Definitions of indicators as plain data, for files of TOML, YAML or JSON."""

from qpr_core.plain.faults import DefinitionFaults
from qpr_core.plain.reading import load
from qpr_core.plain.schema import schema
from qpr_core.plain.writing import dump

__all__ = ["DefinitionFaults", "dump", "load", "schema"]
