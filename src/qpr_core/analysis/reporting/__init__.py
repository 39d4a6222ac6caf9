"""Reports of a period: scorecard, report, summary, bridge and watch-list."""
