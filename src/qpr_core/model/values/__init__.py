"""Basic values: exact figures, ratios, units, names, records and argument checks."""
