"""A hundred million rows of Parquet: ratios of times, and peak memory.

Every job runs in a separate process, so that its peak memory can be measured. The least that a job must do is to decode
the columns that it reads, and the least for decoding is to move their bytes through memory once.

(k) the library / the same safe job by hand (at most 1.15), with the peak memory of both (less than 4 GB; of the
    library in DuckDB less than 1 GB)
(l) the library / decoding the columns that it reads, and decoding / moving their bytes

`python benchmarks/large_tables.py 10000000` uses a different number of rows.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pyarrow.parquet as pq

import by_hand
from frames import COLUMNS, Job, answers, counted, rated, sums_in_duckdb, trends
from made_up import AT, QUARTERS, results
from qpr_core.frames import compare

ROUNDS = 3
PART = 10_000_000
READ = {
    "rate": ["value", "target", "floor"],
    "summarise": ["service", "value", "target", "floor"],
    "compare": ["indicator", "period", "value", "target", "floor"],
    "direction_of_travel": ["indicator", "period", "value"],
}
BY_HAND = {"rate", "summarise", "direction_of_travel"}


def main() -> None:
    """Make the table, and print what each job takes."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000_000
    versions = f"Python {sys.version.split()[0]}, Polars {pl.__version__}, DuckDB {duckdb.__version__}"
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "results.parquet")
        written = write(path, rows)
        print(f"{versions}; {written:,} rows of Parquet; medians of {ROUNDS} processes each")
        for engine in ("polars", "duckdb"):
            for job, columns in READ.items():
                print_job(path, engine, job, written * bytes_of(path, columns))


def write(path: str, rows: int) -> int:
    """Write the table part by part, and return the number of its rows."""
    writer, written = None, 0
    for first in range(0, rows // QUARTERS, PART // QUARTERS):
        part = results(min(PART // QUARTERS, rows // QUARTERS - first), first).to_arrow()
        writer = writer or pq.ParquetWriter(path, part.schema)
        writer.write_table(part, row_group_size=1_000_000)
        written += part.num_rows
    if writer is not None:
        writer.close()
    return written


def bytes_of(path: str, columns: list[str]) -> int:
    """Return the number of bytes that a row takes in memory."""
    schema = pq.read_schema(path)
    return sum(schema.field(name).type.bit_width // 8 for name in columns)


def print_job(path: str, engine: str, job: str, size: int) -> None:
    """Print the line of one job in one engine."""
    ours, memory = measured(path, engine, job, "ours")
    decoding, _ = measured(path, engine, job, "decode")
    line = f"{job}, {engine}: {memory:.2f} GB"
    if job in BY_HAND:
        safe, other = measured(path, engine, job, "hand")
        line = f"(k) {line}, by hand {other:.2f} GB; library / by hand {ours / safe:.2f}"
    else:
        line = f"(k) {line}"
    print(f"{line}; (l) library / decoding {ours / decoding:.1f}, decoding / moving {decoding / moving(size):.1f}")


def measured(path: str, engine: str, job: str, who: str) -> tuple[float, float]:
    """Return the median seconds and the peak gigabytes of some processes."""
    runs = []
    for _ in range(ROUNDS):
        call = [sys.executable, __file__, "--job", path, engine, job, who]
        printed = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
        runs.append((float(printed[0]), float(printed[1])))
    return statistics.median(one for one, _ in runs), max(other for _, other in runs)


def moving(size: int) -> float:
    """Return the seconds that one core takes to read a number of bytes once.

    They are measured with the sum of an array.
    """
    array = np.ones(25_000_000)
    array.sum()
    started = time.perf_counter()
    array.sum()
    return (time.perf_counter() - started) * size / array.nbytes


def run_job(path: str, engine: str, job: str, who: str) -> None:
    """Do one job and print its seconds and the gigabytes of its process."""
    doing = (in_polars if engine == "polars" else in_duckdb)(path, job, who)
    started = time.perf_counter()
    doing()
    taken = time.perf_counter() - started
    print(taken, peak())


def peak() -> float:
    """Return the peak gigabytes of this process.

    Linux counts them from the start of the process.
    """
    peak_line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak_line.split()[1]) / 1e6


def compared(table: Any) -> Any:
    """Compare the last period with the one before."""
    return compare(table, columns=COLUMNS, at=AT)


OURS: dict[str, Job] = {"rate": rated, "summarise": counted, "compare": compared, "direction_of_travel": trends}


def in_polars(path: str, job: str, who: str) -> Callable[[], object]:
    """Return the job in Polars."""
    table = pl.scan_parquet(path)
    if who == "decode":
        return lambda: table.select(pl.col(READ[job]).sum()).collect()
    hands: dict[str, Callable[[pl.LazyFrame], pl.LazyFrame]] = {
        "rate": by_hand.safe_rate,
        "summarise": by_hand.safe_counts,
        "direction_of_travel": lambda rows: by_hand.safe_polars_trends(rows, AT),
    }
    work = hands[job] if who == "hand" else OURS[job]
    return lambda: sums_in_polars(work(table))


def in_duckdb(path: str, job: str, who: str) -> Callable[[], object]:
    """Return the job in DuckDB."""
    connection = duckdb.connect()
    if who == "decode":
        sums = ", ".join(f"sum({name})" for name in READ[job])
        return lambda: connection.read_parquet(path).aggregate(sums).fetchall()
    if who == "hand":
        queries = {
            "rate": by_hand.SAFE_RATE,
            "summarise": by_hand.SAFE_COUNTS,
            "direction_of_travel": by_hand.safe_trends(AT),
        }
        connection.read_parquet(path).create_view("results")
        return lambda: sums_in_duckdb(connection.sql(queries[job]))
    return lambda: sums_in_duckdb(OURS[job](connection.read_parquet(path)))


def sums_in_polars(found: pl.LazyFrame) -> object:
    """Compute every answer out of core, and return only how many there are of each."""
    added = pl.col(answers(found.collect_schema().names()))
    return found.select(added.count().name.suffix(", count"), added.max().name.suffix(", most")).collect()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--job"]:
        run_job(*sys.argv[2:])
    else:
        main()
