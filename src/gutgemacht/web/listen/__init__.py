"""How the public reads us: sources, topics, mentions, and their pulse."""
