"""Rating of results: classify, rate, Standing and the laws of rating rules."""
