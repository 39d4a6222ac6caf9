"""Styles: every phrase of a report, as data."""
