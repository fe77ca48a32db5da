"""What happened to others before: documented crises, with their sources."""
