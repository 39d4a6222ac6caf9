"""How two periods are compared: compare, judgements, benchmarks and in-period results."""
