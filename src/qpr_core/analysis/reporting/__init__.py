"""A whole quarter: scorecard, report, summary, bridge and watch-list."""
