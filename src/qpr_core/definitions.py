"""Definitions as plain data, for files of TOML, YAML or JSON."""

from qpr_core.plain.definition_faults import DefinitionFaults
from qpr_core.plain.definition_schema import schema
from qpr_core.plain.dumping import dump
from qpr_core.plain.item_loading import load_items
from qpr_core.plain.loading import load

__all__ = ["DefinitionFaults", "dump", "load", "load_items", "schema"]
