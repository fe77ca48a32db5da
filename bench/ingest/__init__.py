"""How many mentions a second are heard, read, kept and counted, and how fast a year is shown."""
