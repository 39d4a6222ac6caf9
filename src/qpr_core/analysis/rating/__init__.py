"""How a result is rated: classify, rate, Standing and the laws of rating rules."""
