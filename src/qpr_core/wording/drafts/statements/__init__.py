"""Statements: the kinds of claim, one module for each family.

Each kind is a row of a table: a pattern of letters, and what it claims. `rows` joins the tables.
"""
