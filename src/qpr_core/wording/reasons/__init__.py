"""Reasons in words: why a result has its rating, comparison and direction."""
