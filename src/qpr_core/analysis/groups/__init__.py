"""Group ratings: the rating of a group from the ratings of its members."""
