"""Projects, actions, milestones and risks: results that are bands and not figures."""
