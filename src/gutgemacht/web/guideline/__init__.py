"""The guideline to read: all rules, and each with its reason, examples and sources."""
