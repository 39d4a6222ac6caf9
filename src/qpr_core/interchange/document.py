"""Documents: a record with its indicators, and the version of the schema."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar

from cattrs import Converter

from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.report import ItemReport
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.analysis.travel.projection import Projection
from qpr_core.analysis.travel.year_end import YearEnd
from qpr_core.errors import InterchangeError, QprError, got
from qpr_core.interchange.converter import make_converter, write_parts
from qpr_core.interchange.json_text import read_text
from qpr_core.interchange.marking import marked
from qpr_core.interchange.simple_values import CustomRule, check_parts
from qpr_core.interchange.tracing import inside, read_parts, trace
from qpr_core.interchange.verifying.verify import verify as check_record
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.items.band_series import BandSeries
from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.arguments import check_flag
from qpr_core.model.values.items import items_of
from qpr_core.model.values.path_faults import joined

T = TypeVar("T")

SCHEMA_VERSION: Final = 1
"""The version of the schema; it changes if old documents cannot be read."""

_DEEPEST: Final = 100
"""The largest indentation; a much larger one would fill the memory."""

Record: TypeAlias = (
    Assessment
    | BandSeries
    | Bridge
    | Comparison
    | DirectionOfTravel
    | Indicator
    | ItemAssessment
    | ItemReport
    | MethodComparison
    | MilestoneDates
    | Projection
    | Report
    | Scorecard
    | Standing
    | Summary
    | TimeSeries
    | TrackedItem
    | YearEnd
)
"""The types of records that can be written as a document."""

RECORDS: Final[dict[str, type]] = {kind.__name__: kind for kind in Record.__args__}
"""The records by the names of their kinds."""


def to_plain(record: Record) -> dict[str, object]:
    """Return a record as plain data: dictionaries, lists, text and numbers.

    >>> from qpr_core import Polarity, Thresholds, rate
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> plain = to_plain(rate(calls, "84.9"))
    >>> plain["version"], plain["record"], plain["data"]["rating"], plain["data"]["value"]
    (1, 'Standing', 'Rag.AMBER', '84.9')
    >>> from_plain(plain) == rate(calls, "84.9")
    True

    Raises:
        InterchangeError: If *record* has the wrong type, or has two indicators with one code or two schemes with one
            name.
    """
    if not isinstance(record, Record):
        raise InterchangeError(f"record must be one of {', '.join(RECORDS)}", given=record)
    indicators: dict[str, Indicator] = {}
    converter = make_converter(indicators)
    data = converter.unstructure(record)
    return {
        "schema": "qpr-core",
        "version": SCHEMA_VERSION,
        "record": type(record).__name__,
        "indicators": {code: write_parts(converter, indicator) for code, indicator in indicators.items()},
        "data": data,
    }


def from_plain(
    plain: object, *, schemes: Iterable[type[Scheme]] = (), rules: Iterable[CustomRule] = (), verify: bool = True
) -> Record:
    """Return the record of a document from `to_plain`; it equals the original.

    What the library works out, such as ratings, changes, directions and counts, is worked out again. A record that
    contradicts itself is an error, with the path of the contradiction.

    Args:
        plain: The document.
        schemes: The custom schemes in the document, which are found by the names of their classes.
        rules: The custom rules and methods in the document, which are found by their names and versions.
        verify: False to read the record as written. It is then `unverified`, and every text and page shows that.

    Raises:
        InterchangeError: If it is not such a document or has a different version, if a scheme or rule is missing, if
            two have one name, or if *verify* is not True or False.
        QprError: If the record contradicts itself.
    """
    document = check_parts(plain, ["schema", "version", "record", "indicators", "data"], "document")
    schema, version, kind = (document[part] for part in ("schema", "version", "record"))
    if not isinstance(schema, str) or type(version) is not int or (schema, version) != ("qpr-core", SCHEMA_VERSION):
        raise InterchangeError(
            f"document must be of the schema qpr-core, version {SCHEMA_VERSION}",
            shown=f"{got(schema)}, version {got(version)}",
            path="schema" if type(version) is int and version == SCHEMA_VERSION else "version",
        )
    if not isinstance(kind, str) or kind not in RECORDS:
        raise InterchangeError(f"record must be one of {', '.join(RECORDS)}", given=kind, path="record")
    check_flag(verify, "verify", InterchangeError)
    known = _all(schemes, "schemes must be classes of bands", _is_scheme)
    custom = _all(rules, "rules must be RatingRules or TravelRules", lambda each: isinstance(each, CustomRule))
    try:
        record = _read(document, RECORDS[kind], known, custom)
    except Exception:  # noqa: BLE001  whatever is wrong, the second reading says where
        record = _read_with_path(document, RECORDS[kind], known, custom)
    if not verify:
        unverified: Record = marked(record)
        return unverified
    inside("data", partial(check_record, record))
    return record


def _read(
    document: Mapping[str, Any],
    kind: type,
    schemes: tuple[type[Scheme], ...],
    rules: tuple[CustomRule, ...],
    finish: Callable[[Converter], Converter] = lambda converter: converter,
) -> Record:
    indicators: dict[str, Indicator] = {}
    converter = finish(make_converter(indicators, schemes, rules))
    listed = document["indicators"]
    if not isinstance(listed, Mapping):
        raise InterchangeError("indicators must be an object", given=listed, path="indicators")
    for code, parts in listed.items():
        path = joined("indicators", code)
        indicators[code] = inside(path, partial(_read_indicator, converter, code, parts))
    record: Record = inside("data", partial(converter.structure, document["data"], kind))
    return record


def _read_with_path(
    document: Mapping[str, Any], kind: type, schemes: tuple[type[Scheme], ...], rules: tuple[CustomRule, ...]
) -> Record:
    """Read a wrong document again, part by part, so that its error has a path."""
    try:
        return _read(document, kind, schemes, rules, trace)
    except QprError:
        raise
    except Exception as error:  # the converter raises errors of many classes for a wrong document
        raise InterchangeError(
            f"document must hold a {kind.__name__}", shown=f"one that cannot be read: {got(error)}"
        ) from error


def _all(given: Iterable[T], wanted: str, is_wanted: Callable[[T], bool]) -> tuple[T, ...]:
    each = items_of(given)
    if each is None or not all(map(is_wanted, each)):
        raise InterchangeError(wanted, given=given)
    return each


def _read_indicator(converter: Converter, code: object, parts: object) -> Indicator:
    # older documents do not state how small counts are protected
    given = {**parts, "disclosure": parts.get("disclosure")} if isinstance(parts, Mapping) else parts
    indicator: Indicator = read_parts(converter, given, Indicator)
    if indicator.code != code:
        raise InterchangeError("indicator must be listed under its code", shown=f"{got(code)} for {indicator.code!r}")
    return indicator


def _is_scheme(given: object) -> bool:
    return isinstance(given, type) and issubclass(given, Scheme)


def to_json(record: Record, *, indent: int | None = None) -> str:
    """Return a record as JSON text; the same record gives the same text.

    >>> to_json(TimeSeries({"Q1 2023/24": 84}))
    '{"schema": "qpr-core", "version": 1, "record": "TimeSeries", "indicators": {}, "data": {"results": \
{"2023-04/P3M": "84"}, "statuses": {}, "markers": {}, "financial_year": 4}}'

    Args:
        record: The record.
        indent: How many spaces to indent each level by, 0 to 100. If None, everything is on one line.

    Raises:
        InterchangeError: As `to_plain` does, or if *indent* is not a whole number from 0 to 100.
    """
    if indent is not None and not (type(indent) is int and 0 <= indent <= _DEEPEST):
        raise InterchangeError(f"indent must be a whole number from 0 to {_DEEPEST}", given=indent)
    return json.dumps(to_plain(record), ensure_ascii=False, allow_nan=False, indent=indent)


def from_json(
    text: str, *, schemes: Iterable[type[Scheme]] = (), rules: Iterable[CustomRule] = (), verify: bool = True
) -> Record:
    """Return the record of a text from `to_json`; it equals the original.

    The record is verified as `from_plain` does it.

    >>> from_json(to_json(TimeSeries({"Q1 2023/24": 84})))
    TimeSeries({'Q1 2023/24': 84})

    Raises:
        InterchangeError, QprError: As `from_plain`, or if *text* is not JSON, has a key twice in one object, or has NaN
            or an infinite number.
    """
    return from_plain(read_text(text), schemes=schemes, rules=rules, verify=verify)
