"""Bands: the rating of a value by its thresholds alone."""
