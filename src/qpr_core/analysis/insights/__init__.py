"""Insights: the facts of a report that matter most, in their order."""
