"""Hypothesis strategies for every public class; each states what it shrinks to."""
