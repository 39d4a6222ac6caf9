"""Checks of the subject of a text: its rating, the period of its result, and its rating before."""

from collections.abc import Iterator

from attrs import evolve

from qpr_core import NoRating
from qpr_core.analysis.answers import Rating
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from reading.bands import rate_again
from reading.claims import Reading, check, expect, require, words_of
from reading.facts import (
    is_of_other_span,
    rating_on,
)

REASONS = {
    "there is no result": NoRating.NO_RESULT,
    "there was nothing to count": NoRating.NOTHING_TO_COUNT,
    "its rating is withheld to protect small counts": NoRating.WITHHELD,
    "there is no target": NoRating.NO_TARGET,
    "it is for information only": NoRating.DATA_ONLY,
    "there is no target for the total at this point in the year": getattr(NoRating, "NO_TARGET_FOR_PERIOD", None),
    "its first result is not yet due": NoRating.NOT_YET_DUE,
    "its latest result is too old": NoRating.TOO_OLD,
    "there is no earlier result for the rule to use": NoRating.NO_HISTORY,
    "its result covers a different part of the year": NoRating.DIFFERENT_PART_OF_YEAR,
}


@check("subject")
def _subject(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    yield from expect("rating", found["rating"], words_of(reading.one.rating))
    whole = replace_known(reading)
    yield from whole.is_period(found["period"], reading.facts.period)


def replace_known(reading: Reading) -> Reading:
    """Return a reading that knows no year, of an explanation of one indicator."""
    return evolve(reading, known=reading.known if reading.is_in_report else None)


def make_subject(reading: Reading, who: str) -> Iterator[str]:
    """Make an indicator the subject; yield a contradiction if there is none."""
    name, _, code = who.rpartition(" (")
    return make_subject_by_code(reading, name, code.removesuffix(")"))


def make_subject_by_code(reading: Reading, name: str, code: str) -> Iterator[str]:
    """Make the indicator with a code the subject; yield contradictions in its name."""
    found = reading.facts.find(code) or reading.facts.find_before(code)
    reading.subject = found
    if found is None:
        raise LookupError(f"no indicator has the code {code!r}")
    yield from expect("name", name, found.indicator.name)
    standing = found.standing
    again = (
        None if standing.rated_value is None else rate_again(found.indicator, standing.thresholds, standing.rated_value)
    )
    if again is not None and again is not standing.rating:
        yield f"rating: {code} is {standing.rating}, and its thresholds make it {again}"


def marker_due(reading: Reading) -> str | None:
    """Return the marker of the result that was due."""
    return reading.facts.marker_at(reading.one.indicator, reading.one.due)


def marker_of_reason(reading: Reading) -> str | None:
    """Return the marker that belongs to the reason for having no rating."""
    return marker_due(reading) if reading.one.rating in {NoRating.NO_RESULT, NoRating.TOO_OLD} else None


@check("subject_carried")
def _subject_carried(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _subject(reading, found)
    yield from require("a rating is carried", is_true=found["rating"] != "not rated")
    yield from is_of(reading, {"carried": "", **found})
    yield from is_marked(reading, found)


@check("subject_without")
def _subject_without(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check that a carried result has no rating, of which the reason is in the next sentence."""
    yield from make_subject(reading, found["who"])
    yield from replace_known(reading).is_period(found["period"], reading.facts.period)
    yield from expect("rating", words_of(reading.one.rating), "not rated")
    yield from require("a result is carried", is_true=reading.one.result_period not in {None, reading.one.due})
    yield from is_marked(reading, found)
    reading.said.append(("of_period", None))


@check("of_period")
def _of_period(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from is_of(reading, found)
    yield from is_marked(reading, found)


def is_of(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the period of a result that is not that of the quarter of the report."""
    one = reading.one
    yield from reading.is_period(found["of"], one.result_period)
    yield from expect("carried forward", "carried" in found, one.result_period != one.due)
    reading.said.append(("of_period", None))


def is_marked(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the marker of the result that was due."""
    yield from expect("marker", found.get("marker"), marker_due(reading))


@check("today")
def _today(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    yield from expect("rating on the current thresholds", found["rating"], words_of(one.on_current_thresholds.rating))
    at = one.result_period
    if one.standing.value is not None and at and not is_of_other_span(one.indicator, at, reading.facts.period):
        again = rating_on(one.indicator, one.standing.value, reading.facts.period)
        if isinstance(again, Scheme | Expectation):
            yield from expect("rating on the current thresholds, worked out", found["rating"], words_of(again))


def rating_before(reading: Reading) -> Rating | None:
    """Return the rating in the quarter before; `None` if there was none."""
    before = reading.facts.find_before(reading.one.indicator.code)
    return None if before is None else before.rating


@check("as_before")
def _as_before(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _rated_before(reading, found, words_of(reading.one.rating))


@check("was_before")
def _was_before(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _rated_before(reading, found, found["rating"])


def _rated_before(reading: Reading, found: dict[str, str], rating: str) -> Iterator[str]:
    """Check the rating before; a result in arrears names the period of the result before it."""
    one, before = reading.one, reading.facts.find_before(reading.one.indicator.code)
    yield from expect("rating before", rating, words_of(before.rating) if before else None)
    of = before.result_period if before else None
    is_in_arrears = of is not None and one.result_period not in {None, reading.facts.period, of}
    yield from expect("a result before that is named", "of" in found, is_in_arrears)
    if "of" in found:
        yield from reading.is_period(found["of"], of)
    else:
        yield from reading.is_period(found["against"], reading.facts.period.shift(-1))


@check("is_new")
def _is_new(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from reading.is_period(found["against"], reading.facts.period.shift(-1))
    yield from expect("rating before", None, reading.facts.find_before(reading.one.indicator.code))
