"""The parameters of methods: checks that no method reaches with its own parameters."""

import pytest

from qpr_core.analysis.methods.parameters import check_point_count
from qpr_core.errors import MethodError


def test_check_point_count_accepts_1000_points_and_refuses_more() -> None:
    check_point_count(1_000)
    with pytest.raises(MethodError, match=r"1,001"):
        check_point_count(1_001)
