"""People: who uses the house."""
