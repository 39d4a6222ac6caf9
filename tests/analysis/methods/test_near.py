"""NearLimitRule: results near a limit of a control chart."""

import re

import pytest

import qpr_core as qpr


@pytest.mark.parametrize(
    ("share", "message"), [("two/3", "got 'two' (share)"), ("2/three", "got 'three' (share)"), (0, "got 0")]
)
def test_near_limit_rule_share_that_is_no_figure_raises_an_error(share: str | int, message: str) -> None:
    with pytest.raises(qpr.QprError, match=re.escape(message) + "$"):
        qpr.methods.XmR(near=qpr.methods.NearLimitRule(2, 3, share))
