"""Calendar spans: periods and their names, days and financial years."""
