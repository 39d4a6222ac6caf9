"""Values that everything is made of: exact figures, ratios, units, names and records."""
