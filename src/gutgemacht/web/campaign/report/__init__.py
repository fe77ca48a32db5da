"""What was meant against what was understood, in the readers' own words."""
