"""Indicators, results, periods and thresholds: the classes that users create."""
