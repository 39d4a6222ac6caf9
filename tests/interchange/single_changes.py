"""Changes of a single leaf of a document: a number, a period, a yes or no, or the name of a member."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from interchange.records import with_part
from qpr_core import DirectionOfTravel, Report, Summary, explain, narrate
from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.report import ItemReport
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.analysis.travel.projection import Projection
from qpr_core.analysis.travel.year_end import YearEnd
from qpr_core.errors import QprError
from qpr_core.interchange import Record, from_plain, to_plain
from qpr_core.interchange.simple_values import FIGURE, PERIOD, read_period, write_period
from qpr_core.model.values.figures import as_data
from qpr_core.model.values.records import Choice

Path = tuple[Any, ...]

_MEMBER: Final = re.compile(r"(?P<kind>\w+)\.(?P<name>\w+)")

_SUMMARY: Final = r"((previous|published|(others|history)\.#)\.)*"
_INPUTS: Final = (
    r".*\bmethod\..*",
    r".*\bitem\..*",
    rf"(Summary|Report):{_SUMMARY}(members\.#\.(rating|direction|is_carried)|by_floor|base|financial_year|period)",
    r"Bridge:moves\.#\.(rating_before|rating_now|rebased_rating|cause|result_period_before)",
    r"(Assessment|Report):.*results\.#\.(status|result.*|period)",
    r".*\bcourse\.points\.#\.(height|period)",
    r"(.*:|.*\btravel\.|.*\bdirection_of_travel\.)(period|first|last|point_count)",
    r"Comparison:(period|against)",
    r"Standing:(rating|result\.denominator)",
    r".*\bimplausible\.#\..*",
    r".*\b(record|streak)\.(count|since|beats|first|gaps)",
    r".*\bis_withheld",
    r"Projection:(horizon|edge)",
    r"YearEnd:(period|has_negative|so_far|made_by)",
    r"Item(Report|Assessment):(previous\.)?(assessments\.#\.)?(band|before|result_period|expected|run\..*)",
    r"Report:items\.#\.(previous\.)?assessments\.#\.(band|before|result_period|expected|run\..*)",
    r".*\b(second|markers)\..*",
)
"""Parts that do not follow from others, or only if the record has all that they follow from."""

IS_INPUT: Final = re.compile("|".join(f"({each})" for each in _INPUTS))


def kinds_of_members() -> dict[str, type[Choice]]:
    """Return the enumerations of the library by name."""
    waiting, found = [Choice], dict[str, type[Choice]]()
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if len(each.__members__):
                found.setdefault(each.__name__, each)
    return found


MEMBERS: Final = kinds_of_members()


def changed(leaf: object) -> object:
    """Return a different leaf of the same kind; None if there is none, as for a name."""
    if isinstance(leaf, str):
        return _changed_text(leaf)
    return not leaf if isinstance(leaf, bool) else leaf + 1 if isinstance(leaf, int | float) else None


def _changed_text(text: str) -> str | None:
    if FIGURE.fullmatch(text):
        return as_data(Fraction(text) + 1)
    if PERIOD.fullmatch(text):
        return write_period(read_period(text).shift(1))
    found = _MEMBER.fullmatch(text)
    names = list(MEMBERS[found["kind"]].__members__) if found and found["kind"] in MEMBERS else []
    if found is None or found["name"] not in names or len(names) == 1:
        return None
    return f"{found['kind']}.{names[(names.index(found['name']) + 1) % len(names)]}"


def leaves_of(plain: Any, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield the path of each leaf that can be changed, and what it is changed to."""
    if isinstance(plain, Mapping | list):
        pairs = plain.items() if isinstance(plain, Mapping) else enumerate(plain)
        for key, value in pairs:
            yield from leaves_of(value, (*path, key))
    elif (other := changed(plain)) is not None:
        yield path, other


def changes_of(record: Record) -> list[tuple[str, Any]]:
    """Return the documents with one leaf changed, each with the kind of the record and the path of the leaf."""
    plain = to_plain(record)
    return [
        (f"{type(record).__name__}:{_named(path)}", with_part(plain, ("data", *path), other))
        for path, other in leaves_of(plain["data"])
    ]


def _named(path: Path) -> str:
    return ".".join("#" if isinstance(key, int) else str(key) for key in path)


def accepted(document: object, **known: Any) -> Record | None:
    """Return the record that a changed document is read as; None if it is refused, with a path."""
    try:
        return from_plain(document, **known)
    except QprError as error:
        if error.path is None:
            raise
        return None


def may_withhold(document: Any) -> bool:
    """Return True if small counts are withheld, so that what depends on them is read as written."""
    return any(each["withhold_below"] is not None for each in document["indicators"].values())


def put_into_words(record: Record) -> None:
    """Write what the library can write about a record."""
    if isinstance(
        record, Standing | Comparison | DirectionOfTravel | Assessment | Projection | YearEnd | ItemAssessment
    ):
        assert str(explain(record, with_statistics=True) if not isinstance(record, ItemAssessment) else explain(record))
    elif isinstance(record, Report | Summary | Bridge | MethodComparison | ItemReport):
        assert str(narrate(record))
