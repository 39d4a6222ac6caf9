"""Direction of travel, projection and the end of the year."""
