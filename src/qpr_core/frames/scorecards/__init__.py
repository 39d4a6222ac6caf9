"""An analyst's tables as a scorecard, and a report as a table."""
