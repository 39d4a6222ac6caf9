"""The laws of this house as ready checks, for rules, methods, routes and styles of one's own."""
