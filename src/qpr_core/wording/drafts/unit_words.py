"""Unit words: the units that people write behind a number."""

from collections.abc import Mapping
from typing import Final

UNITS: Final[Mapping[str, str]] = {
    "points": ("percentage points|percentage point|points|point|pp|ppt|ppts|pts|pt|% points|% point|%pts|%pt|pps|p.p."),
    "days": "days|day|working days|working day|calendar days|calendar day",
    "weeks": "weeks|week",
    "hours": "hours|hour",
    "minutes": "minutes|minute|mins",
    "kg": "kg|kilograms|kilogrammes|kilos",
    "tonnes": "tonnes|tonne",
    "miles": "miles|mile",
    "per cent": "per cent of cases",
    "seconds": "seconds|second",
}
DURATIONS: Final = (
    "quarters|months|years|quarter|month|year|consecutive quarters|consecutive months|successive quarters|"
    "quarters in a row|quarters in succession|quarters running|consecutive years|periods|period|months in a row|"
    "reporting periods"
)
TIMES: Final = "times|time|per 1|per 100|per 1,000|per 10,000|per 100,000|in 10|hundred|thousand|million|m|k|bn|"
"""Words behind a number that make it neither a count nor a share."""
