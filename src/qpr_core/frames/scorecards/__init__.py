"""Scorecards from the tables of an analyst, and tables from reports."""
