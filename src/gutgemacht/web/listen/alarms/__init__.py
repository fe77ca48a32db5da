"""Alarms: what they say, whom they reach, and who has heard them."""
