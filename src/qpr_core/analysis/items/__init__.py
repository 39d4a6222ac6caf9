"""Projects, actions, milestones and risks in a period: bands, moves and runs."""
