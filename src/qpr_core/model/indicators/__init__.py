"""Indicators: their definition, what their figures cover, and implausible figures."""
