"""The laws of the library as checks for custom rules, methods, routes and styles."""
