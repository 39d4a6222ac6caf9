"""Results over time: observations, time series and aggregation."""
