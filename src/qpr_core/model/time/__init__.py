"""Periods of the calendar and their names, days and financial years."""
