"""Reports of a quarter: scorecard, report, summary, bridge and watch-list."""
