"""Records as JSON and back, without loss (the extra `json`)."""

from qpr_core.interchange.document import SCHEMA_VERSION, Record, from_json, from_plain, to_json, to_plain
from qpr_core.interchange.schema import json_schema

__all__ = ["SCHEMA_VERSION", "Record", "from_json", "from_plain", "json_schema", "to_json", "to_plain"]
