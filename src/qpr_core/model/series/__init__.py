"""Results over time: observations, time series and their aggregation."""
