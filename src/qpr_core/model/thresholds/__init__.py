"""Polarity, schemes, thresholds, levels, expected ranges and rating rules."""
