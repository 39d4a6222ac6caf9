"""Strategies for every noun, which can be put together, each of which says what it shrinks to; by way of Hypothesis."""
