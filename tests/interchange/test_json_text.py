"""JSON text: duplicate keys and numbers that JSON does not have are refused with their path."""

import json
from typing import Any

import pytest

from interchange.records import REPORT, RULE, make, with_part
from qpr_core import TimeSeries, assess, rate
from qpr_core.errors import InterchangeError
from qpr_core.interchange import from_json, from_plain, to_json, to_plain
from qpr_core.interchange.json_text import read_text
from qpr_core.interchange.simple_values import write_float


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1, "a": 1}', r"key must occur once in its object, got 'a' twice at a$"),
        ('{"a": [{}, {"b": 1, "c": 2, "b": 3}]}', r"got 'b' twice at a\[1\]\.b$"),
        ('{"2023-04/P3M": 1, "2023-04/P3M": 1}', 'twice at "2023-04/P3M"$'),
        ('{"a": {"b": 1, "b": 1}, "a": 2}', r"got 'a' twice at a$"),
        ('{"a": NaN}', r"number must be finite, got NaN at a$"),
        ("[1, -Infinity]", r"number must be finite, got -Infinity at \[1\]$"),
        ('{"a": 1e999}', r"number must be finite, got 1e999 at a$"),
        ("NaN", r"number must be finite, got NaN$"),
    ],
)
def test_text_with_a_key_twice_or_without_a_number_is_refused(text: str, message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        read_text(text)


def test_text_is_read_as_json_reads_it() -> None:
    text = '{"a": [1, 2.5, null, true, "x"], "b": {"a": {}}}'
    assert read_text(text) == read_text(text.encode()) == json.loads(text)
    for wrong in ("", "{", b"\xff\xfe\x00", 5, None):
        with pytest.raises(InterchangeError, match="document must be JSON"):
            read_text(wrong)


def test_duplicate_key_of_a_record_is_refused_with_its_path() -> None:
    text = to_json(rate(make(), 84)).replace('"rating": ', '"rating": "Rag.GREEN", "rating": ')
    with pytest.raises(InterchangeError, match=r"got 'rating' twice at data\.rating$"):
        from_json(text)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("version",), True, r"version 1, got 'qpr-core', version True at version$"),
        (("schema",), "other", r"got 'other', version 1 at schema$"),
        (("record",), "Verdict", r"got 'Verdict' at record$"),
        (("data", "rule", "version"), True, r"got True at data\.rule\.version$"),
        (("data", "rule", "version"), 1.0, r"got 1\.0 at data\.rule\.version$"),
        (("indicators", "K1", "every"), True, r"got True at indicators\.K1\.every$"),
        (("indicators", "K1", "financial_year"), True, r"got True at indicators\.K1\.financial_year$"),
    ],
)
def test_true_is_no_version_and_no_number(path: tuple[object, ...], value: object, message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        from_plain(with_part(to_plain(rate(make(), 84)), path, value))


@pytest.mark.parametrize("version", [True, 1.0, "1", None])
def test_version_of_a_custom_rule_is_a_whole_number(version: object) -> None:
    plain: Any = to_plain(make(rule=RULE))
    assert from_plain(plain, rules=[RULE]) == make(rule=RULE)
    wrong = with_part(plain, ("indicators", "K1", "rule", "version"), version)
    with pytest.raises(InterchangeError, match=r"rule must be one of those given .* at indicators\.K1\.rule$"):
        from_plain(wrong, rules=[RULE])


@pytest.mark.parametrize("number", [float("nan"), float("inf"), True, 10**400, 10**30, [], "nan", None])
def test_float_of_plain_data_is_finite(number: object) -> None:
    perfect = TimeSeries({f"Q{quarter} {year}/2{year % 10 + 1}": 60 + quarter + 4 * (year % 10)
                          for year in (2021, 2022) for quarter in (1, 2, 3, 4)})  # fmt: skip
    plain = to_plain(assess(make(), perfect, "Q4 2022/23").direction_of_travel)
    with pytest.raises(InterchangeError, match=r"at data\.evidence\.slope$"):
        from_plain(with_part(plain, ("data", "evidence", "slope"), number))


def test_equal_floats_are_written_alike_and_nan_is_not_written() -> None:
    assert [repr(write_float(number)) for number in (0.0, -0.0, 5, 5.0)] == ["0.0", "0.0", "5.0", "5.0"]
    with pytest.raises(InterchangeError, match="number must not be NaN"):
        write_float(float("nan"))


def test_verify_is_true_or_false() -> None:
    with pytest.raises(InterchangeError, match="verify must be True or False, got 1"):
        from_json(to_json(REPORT), verify=1)  # type: ignore[arg-type]  # the wrong kind
