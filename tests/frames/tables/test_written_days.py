"""Dates as text in columns are read as `Period.containing` reads them, on every engine."""

import narwhals.stable.v2 as nw
import pyarrow as pa
import pytest

from frames.drawn_texts import dates
from frames.engines import ENGINES, EVERY, rows_of
from qpr_core.errors import PeriodError
from qpr_core.frames.tables.name_tokens import tokens
from qpr_core.frames.tables.named_periods import TOKENS
from qpr_core.frames.tables.scaled_figures import with_steps
from qpr_core.frames.tables.written_days import DAY, DAY_MONTH, steps_of_days
from qpr_core.model.time.days import read_day
from qpr_core.model.time.period_spellings import plain

NONE = (-1, 0)


def month_and_day(text: str) -> tuple[int, int]:
    """Return the month and the day of a single date; `NONE` if it is not one."""
    try:
        day = read_day(plain(text))
    except PeriodError:
        return NONE
    return day.year * 12 + day.month - 1, day.day


def read(texts: list[str], engine: str) -> list[tuple[int, int]]:
    table = nw.from_native(ENGINES[engine](pa.table({"row": range(len(texts)), "day": texts})))
    made = with_steps(table, [tokens(nw.col("day")).alias(TOKENS)], *steps_of_days("day"))
    return [(row[DAY_MONTH], row[DAY]) for row in rows_of(made.select("row", DAY_MONTH, DAY).to_native(), "row")]


@pytest.mark.parametrize("engine", EVERY)
def test_no_engine_reads_a_drawn_date_as_another_day(engine: str) -> None:
    """A tenth of the texts is read, so that agreement is about read ones too."""
    texts = dates(19, 4_000)
    found = read(texts, engine)
    assert sum(each != NONE for each in found) * 10 > len(texts)
    expected = [month_and_day(text) for text in texts]
    assert [pair for pair in zip(texts, expected, found, strict=True) if pair[2] not in {NONE, pair[1]}] == []
    assert found == read(texts, "polars")


LAYOUTS = [
    "30/06/2023", "30-06-2023", "30.06.2023", "30 06 2023", "30/6/2023", "2023-06-30", "2023/06/30", "2023.6.30",
    "20230630", "30 June 2023", "30 jun 2023", "30-Jun-2023", "30/JUN/2023", "30th June 2023", "30th of June, 2023",
    "June 30, 2023", "Jun. 30th 2023", "2023-Jun-30", "2023-06-30 00:00:00", "2023-06-30T23:59:59.999+01:00",
    "2023-06-30Z", "30/06/2023 9:30", " 30–06–2023\n", "30\xa0June\xa02023",
]  # fmt: skip


@pytest.mark.parametrize("engine", EVERY)
def test_every_usual_layout_of_a_date_is_read(engine: str) -> None:
    assert read(LAYOUTS, engine) == [(2023 * 12 + 5, 30)] * len(LAYOUTS)
    assert [month_and_day(text) for text in LAYOUTS] == [(2023 * 12 + 5, 30)] * len(LAYOUTS)


@pytest.mark.parametrize(
    "text",
    [
        "06/30/2023", "31/06/2023", "29/02/2023", "00/06/2023", "30/00/2023", "30/13/2023", "30/06/23", "30/06-2023",
        "2023-06-30 24:00", "30/06/0099", "30 Juni 2023", "3006/2023", "June 2023", "Friday", "", "30/06/2023" + " " * 51,
    ],
)  # fmt: skip
def test_what_is_not_a_date_is_not_read(text: str) -> None:
    assert read([text], "polars") == [NONE]


@pytest.mark.parametrize(
    ("text", "day"), [("29/02/2024", 29), ("29/02/2000", 29), ("28/02/2100", 28), ("01/12/1000", 1)]
)
def test_the_last_day_of_february_depends_on_the_year(text: str, day: int) -> None:
    assert read([text], "polars") == [month_and_day(text)]
    assert month_and_day(text)[1] == day
