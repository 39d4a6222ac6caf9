"""The methods by which a direction of travel is found, each a frozen value."""
