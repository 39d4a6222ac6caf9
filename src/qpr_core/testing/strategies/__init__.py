"""Hypothesis strategies for every public class; each says what it shrinks to."""
