"""Claims of a draft about projects, actions, milestones and risks."""
