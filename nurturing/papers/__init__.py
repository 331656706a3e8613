"""Papers of nurturing: plan, sheet of what happened, list."""
