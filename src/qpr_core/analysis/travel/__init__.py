"""Where an indicator is going: direction of travel, projection and the end of the year."""
