"""Comparison of two periods, and benchmarks against comparators."""
