"""Where we listen: the list of sources, adding one, imports, and what is sent to us."""
