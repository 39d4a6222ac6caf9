"""Ratings, comparisons, directions of travel, reports and summaries."""
