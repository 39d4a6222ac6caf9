"""Reports and names that the tests of tables and pictures have in common."""

from typing import Any

from qpr_core import ExpectedRange, Indicator, Polarity, TimeSeries
from small_reports import make, report_of

HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt; & co", "'; --", "</table></div>", "]]>",
    "=cmd|' /C calc'!A0", "\u202eevil\u202c", "e\u0301\u0301\u0301 combining", "مؤشر الأداء", "指標", "{count}", "$x^2$",
    "a" * 400, "unbroken" * 40, "|*_`[x](javascript:1)",
]  # fmt: skip


def made(*values: Any, code: str = "A", **parts: Any) -> tuple[Indicator, TimeSeries]:
    """Return an indicator without a service, unless *parts* have one, and its latest results."""
    return make(code, *values, **({"service": None} | parts))


WHOLE = report_of(
    made(86, 84, 85, 81, 80, 78, service="Highways"),
    made(81, 90, code="B", service="Waste"),
    made(84, None, code="C"),
    made(50, 60, code="D", thresholds=None),
    made(150, 80, code="V", polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(100, 200)),
    quarters=6,
)
