"""What counts as good: polarity, schemes, thresholds, levels, ranges and rating rules."""
