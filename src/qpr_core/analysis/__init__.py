"""Analysis: ratings, comparisons, directions of travel and reports."""
