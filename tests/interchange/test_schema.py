from typing import Any

import jsonschema

from interchange.records import VALIDATOR, make, with_part
from qpr_core import rate
from qpr_core.interchange import json_schema, to_plain


def test_schema_is_valid_and_refuses_changed_documents() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    plain: Any = to_plain(rate(make(), 84))
    for path, junk in [(("data", "rating"), 5), (("data", "value"), 84.0), (("version",), 2), (("data", "extra"), 1)]:
        assert not VALIDATOR.is_valid(with_part(plain | {"data": plain["data"] | {"extra": None}}, path, junk))
    assert VALIDATOR.is_valid(plain)
